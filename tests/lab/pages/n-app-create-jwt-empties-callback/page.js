import { LightningElement, api } from 'lwc';

export default class Page extends LightningElement {
  v = {
    "name": "",
    "apiName": "",
    "email": "",
    "state": "",
    "oauth": false,
    "callback": "",
    "scopes": [],
    "jwt": false,
    "secret": true,
    "secretRefresh": true
  };
  files = {};
  pressed = 0;
  isDrawn = false;
  isEmptied = false;
  stateOptions = [
    { value: "Local", label: "Local" },
    { value: "Packaged", label: "Packaged" },
  ];
  scopeOptions = [
    { value: "Basic", label: "Access the identity URL service (id, profile, email, address, phone)" },
    { value: "Api", label: "Manage user data via APIs (api)" },
    { value: "Web", label: "Manage user data via Web browsers (web)" },
    { value: "Full", label: "Full access (full)" },
    { value: "RefreshToken", label: "Perform requests at any time (refresh_token, offline_access)" },
    { value: "CustomApplications", label: "Access Visualforce applications (visualforce)" },
    { value: "OpenID", label: "Access unique user identifiers (openid)" },
    { value: "CustomPermissions", label: "Access custom permissions (custom_permissions)" },
    { value: "Chatter", label: "Access Connect REST API resources (chatter_api)" },
    { value: "SFApiPlatform", label: "Access the Salesforce API Platform (sfap_api)" },
  ];

  // Native lists take their first value when their options are there.
  renderedCallback() {
    if (this.isDrawn) {
      return;
    }
    this.isDrawn = true;
    for (const [key, control] of Object.entries(this.refs ?? {})) {
      if (control.localName === 'select' && !control.multiple) {
        control.value = this.v[key];
      }
    }
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
    // A flow without a browser: the page starts over with the callback.
    if (key === 'jwt') {
      setTimeout(() => {
        this.v = { ...this.v, callback: '' };
        this.isEmptied = true;
      }, 700);
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
