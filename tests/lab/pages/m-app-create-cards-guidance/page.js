import { LightningElement, api } from 'lwc';

export default class Page extends LightningElement {
  v = {
    "appName": "",
    "apiName": "",
    "contactEmail": "",
    "distribution": "",
    "oauth": false,
    "callback": "",
    "scopes": [],
    "jwt": false,
    "secretWeb": true,
    "phone": "",
    "info": "",
    "logo": "",
    "icon": "",
    "description": "",
    "clientCredentials": false,
    "codeCred": false,
    "device": false,
    "exchange": false,
    "secretRefresh": true,
    "pkce": true,
    "rotation": false,
    "introspect": false,
    "guideSearch": "",
    "guideDone": false
  };
  files = {};
  states = [
    {
      "value": "Local",
      "label": "Local"
    },
    {
      "value": "Packaged",
      "label": "Packaged"
    }
  ];
  scopes = [
    {
      "value": "Basic",
      "label": "Access the identity URL service (id, profile, email, address, phone)"
    },
    {
      "value": "Api",
      "label": "Manage user data via APIs (api)"
    },
    {
      "value": "Web",
      "label": "Manage user data via Web browsers (web)"
    },
    {
      "value": "Full",
      "label": "Full access (full)"
    },
    {
      "value": "RefreshToken",
      "label": "Perform requests at any time (refresh_token, offline_access)"
    },
    {
      "value": "CustomApplications",
      "label": "Access Visualforce applications (visualforce)"
    },
    {
      "value": "OpenID",
      "label": "Access unique user identifiers (openid)"
    },
    {
      "value": "CustomPermissions",
      "label": "Access custom permissions (custom_permissions)"
    },
    {
      "value": "Chatter",
      "label": "Access Connect REST API resources (chatter_api)"
    },
    {
      "value": "Lightning",
      "label": "Access Lightning applications (lightning)"
    },
    {
      "value": "Content",
      "label": "Access content resources (content)"
    },
    {
      "value": "CDP",
      "label": "Access all Data Cloud API resources (cdp_api)"
    },
    {
      "value": "Interaction",
      "label": "Access Interaction API resources (interaction_api)"
    },
    {
      "value": "SFApiPlatform",
      "label": "Access the Salesforce API Platform (sfap_api)"
    }
  ];

  // What the controls tell is kept and handed back to them, as a form does.
  keep(event) {
    const { target, detail } = event;
    const key = Object.keys(this.refs).find((name) => this.refs[name] === target);
    if (target.type === 'file') {
      const names = [...(detail.files ?? [])].map((file) => file.name);
      this.files = { ...this.files, [key]: names };
      return;
    }
    const isFlag = target.type === 'checkbox' || target.type === 'toggle';
    const value = isFlag ? target.checked : target.localName.startsWith('lightning-') ? detail.value : target.value;
    this.v = { ...this.v, [key]: Array.isArray(value) ? [...value] : value };
  }

  @api
  read() {
    const found = {};
    for (const [key, control] of Object.entries(this.refs)) {
      if (control.type === 'file') {
        found[key] = [...(this.files[key] ?? [])];
      } else if (control.localName === 'lightning-input' && (control.type === 'checkbox' || control.type === 'toggle')) {
        found[key] = Boolean(control.checked);
      } else if (control.localName.startsWith('lightning-')) {
        const { value } = control;
        found[key] = Array.isArray(value) ? [...value].sort() : value ?? '';
      } else {
        found[key] = control.type === 'checkbox' || control.type === 'radio' ? control.checked : control.value;
      }
    }
    return found;
  }
}
