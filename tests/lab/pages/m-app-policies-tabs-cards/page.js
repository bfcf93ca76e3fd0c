import { LightningElement, api } from 'lwc';

export default class Page extends LightningElement {
  v = {
    "users": "AllSelfAuthorized",
    "tokens": "Infinite",
    "ip": "Enforce_RelaxRefresh",
    "start": "OAuth",
    "sets": [],
    "profiles": [],
    "pluginOn": true,
    "appOn": true
  };
  files = {};
  users = [
    {
      "value": "AllSelfAuthorized",
      "label": "All users can self-authorize"
    },
    {
      "value": "AdminApprovedPreAuthorized",
      "label": "Admin approved users are pre-authorized"
    }
  ];
  tokens = [
    {
      "value": "Infinite",
      "label": "Refresh token is valid until revoked"
    },
    {
      "value": "Zero",
      "label": "Immediately expire refresh token"
    },
    {
      "value": "SpecificInactivity",
      "label": "Expire refresh token if not used for specific time"
    },
    {
      "value": "SpecificLifetime",
      "label": "Expire refresh token after specific time"
    }
  ];
  ips = [
    {
      "value": "Enforce",
      "label": "Enforce IP restrictions"
    },
    {
      "value": "Enforce_RelaxRefresh",
      "label": "Enforce IP restrictions, but relax for refresh tokens"
    },
    {
      "value": "Bypass",
      "label": "Relax IP restrictions"
    },
    {
      "value": "Bypass_2factor",
      "label": "Relax IP restrictions with second factor"
    }
  ];
  starts = [
    {
      "value": "None",
      "label": "None"
    },
    {
      "value": "Custom",
      "label": "Custom"
    },
    {
      "value": "OAuth",
      "label": "OAuth"
    },
    {
      "value": "SAML",
      "label": "SAML"
    }
  ];
  sets = [
    {
      "value": "Billing_Read_Only",
      "label": "Billing Read Only"
    },
    {
      "value": "Field_Service_Dispatch",
      "label": "Field Service Dispatch"
    },
    {
      "value": "IVR_Access_to_SCV_Apex_Classes",
      "label": "IVR Access to SCV Apex Classes"
    },
    {
      "value": "Partner_Portal_Basics",
      "label": "Partner Portal Basics"
    },
    {
      "value": "Sales_Console_Reports",
      "label": "Sales Console Reports"
    }
  ];
  profiles = [
    {
      "value": "Minimum Access - Salesforce",
      "label": "Minimum Access - Salesforce"
    },
    {
      "value": "SCV Integration",
      "label": "SCV Integration"
    },
    {
      "value": "Standard",
      "label": "Standard User"
    },
    {
      "value": "Admin",
      "label": "System Administrator"
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
