import { LightningElement, api } from 'lwc';

export default class Page extends LightningElement {
  v = {
    "users": "AllSelfAuthorized",
    "tokensRadio": "Infinite",
    "tokensList": "Infinite",
    "ip": "Bypass",
    "start": "OAuth",
    "sets": []
  };
  files = {};
  pressed = 0;
  isDrawn = false;
  isRadio = true;
  userOptions = [
    { value: "AllSelfAuthorized", label: "All users can self-authorize" },
    { value: "AdminApprovedPreAuthorized", label: "Admin approved users are pre-authorized" },
  ];
  tokenOptions = [
    { value: "Infinite", label: "Refresh token is valid until revoked" },
    { value: "Zero", label: "Immediately expire refresh token" },
    { value: "SpecificInactivity", label: "Expire refresh token if not used for specific time" },
    { value: "SpecificLifetime", label: "Expire refresh token after specific time" },
  ];
  ipOptions = [
    { value: "Enforce", label: "Enforce IP restrictions" },
    { value: "Enforce_RelaxRefresh", label: "Enforce IP restrictions, but relax for refresh tokens" },
    { value: "Bypass", label: "Relax IP restrictions" },
    { value: "Bypass_2factor", label: "Relax IP restrictions with second factor" },
  ];
  startOptions = [
    { value: "None", label: "None" },
    { value: "Custom", label: "Custom" },
    { value: "OAuth", label: "OAuth" },
    { value: "SAML", label: "SAML" },
  ];
  setOptions = [
    { value: "0PSbT0000008Xk1WAE", label: "Billing Operations" },
    { value: "0PSbT0000008Xk2WAE", label: "Contact Center Admin (Partner Telephony)" },
    { value: "0PSbT0000008Xk7WAE", label: "IVR Access to SCV Apex Classes" },
    { value: "0PSbT0000008Xk8WAE", label: "Knowledge LSF" },
    { value: "0PSbT0000008Xk9WAE", label: "Sales Cloud User" },
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
    if (key === 'users') {
      setTimeout(() => {
        this.isRadio = this.v.users !== 'AdminApprovedPreAuthorized';
        this.v = { ...this.v, tokensRadio: 'Infinite', tokensList: 'Infinite' };
      }, 900);
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
    found.tokens = found.tokensRadio ?? found.tokensList ?? '';
    delete found.tokensRadio;
    delete found.tokensList;
    return found;
  }
}
