import { LightningElement, api } from 'lwc';

export default class Page extends LightningElement {
  v = {
    "name": "",
    "apiName": "",
    "email": "",
    "state": "",
    "phone": "",
    "oauth": false,
    "callback": "",
    "scopes": [],
    "clientCredentials": false,
    "jwt": false,
    "secret": true,
    "secretRefresh": true
  };
  files = {};
  pressed = 0;
  step = "1";
  stateOptions = [
    { value: "", label: "Select an Option" },
    { value: "Local", label: "Local" },
    { value: "Packaged", label: "Packaged" },
  ];
  scopesOptions = [
    { value: "Basic", label: "Access the identity URL service (id, profile, email, address, phone)" },
    { value: "Api", label: "Manage user data via APIs (api)" },
    { value: "Web", label: "Manage user data via Web browsers (web)" },
    { value: "Full", label: "Full access (full)" },
    { value: "RefreshToken", label: "Perform requests at any time (refresh_token, offline_access)" },
    { value: "CustomApplications", label: "Access Visualforce applications (visualforce)" },
    { value: "OpenID", label: "Access unique user identifiers (openid)" },
    { value: "CustomPermissions", label: "Access custom permissions (custom_permissions)" },
    { value: "Wave", label: "Access Analytics REST API resources (wave_api)" },
    { value: "Lightning", label: "Access Lightning applications (lightning)" },
    { value: "Chatter", label: "Access Connect REST API resources (chatter_api)" },
    { value: "CDP", label: "Access all Data Cloud API resources (cdp_api)" },
    { value: "Chatbot", label: "Access chatbot services (chatbot_api)" },
    { value: "SFApiPlatform", label: "Access the Salesforce API Platform (sfap_api)" },
  ];

  get isFirst() {
    return this.step === '1';
  }

  get isSecond() {
    return this.step === '2';
  }

  next() {
    this.step = String(Number(this.step) + 1);
  }

  back() {
    this.step = String(Number(this.step) - 1);
  }

  press() {
    this.pressed += 1;
  }

  // What a control tells is kept and handed back to it, as a form does.
  keep(event) {
    const { target, detail } = event;
    const key = Object.keys(this.refs).find((name) => this.refs[name] === target);
    if (!key) {
      return;
    }
    if (target.type === 'file') {
      this.files = { ...this.files, [key]: [...(detail?.files ?? target.files ?? [])].map((file) => file.name) };
    } else {
      this.v = { ...this.v, [key]: this.told(target, detail) };
    }
  }

  told(target, detail) {
    if (['checkbox', 'toggle', 'checkbox-button'].includes(target.type)) {
      return target.checked;
    }
    const value = target.localName.startsWith('lightning-') ? detail.value : target.value;
    return Array.isArray(value) ? [...value] : value;
  }

  @api
  read() {
    const found = { pressed: this.pressed };
    for (const [key, control] of Object.entries(this.refs ?? {})) {
      if (control.type === 'file') {
        found[key] = [...(this.files[key] ?? [])];
      } else if (['checkbox', 'toggle', 'checkbox-button'].includes(control.type)) {
        found[key] = Boolean(control.checked);
      } else if ('value' in control) {
        found[key] = Array.isArray(control.value) ? [...control.value].sort() : control.value ?? '';
      }
    }
    return found;
  }
}
