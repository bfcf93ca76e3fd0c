import { LightningElement, api } from 'lwc';

export default class Page extends LightningElement {
  v = {
    "users": "0",
    "tokens": "0",
    "ip": "0",
    "start": "1",
    "sets": []
  };
  files = {};
  pressed = 0;
  usersOptions = [
    { value: "0", label: "All users can self-authorize" },
    { value: "1", label: "Not all admin approved users are pre-authorized" },
    { value: "2", label: "Admin approved users are pre-authorized" },
  ];
  tokensOptions = [
    { value: "0", label: "Refresh token is valid until revoked" },
    { value: "1", label: "Do not immediately expire refresh token" },
    { value: "2", label: "Immediately expire refresh token" },
    { value: "3", label: "Expire refresh token after specific time" },
  ];
  ipOptions = [
    { value: "0", label: "Relax IP restrictions" },
    { value: "1", label: "Do not enforce IP restrictions" },
    { value: "2", label: "Enforce IP restrictions, but relax for refresh tokens" },
    { value: "3", label: "Enforce IP restrictions" },
  ];
  startOptions = [
    { value: "0", label: "Custom" },
    { value: "1", label: "OAuth" },
    { value: "2", label: "None" },
    { value: "3", label: "SAML, or else None" },
  ];
  setsOptions = [
    { value: "101", label: "IVR Access to SCV Apex Classes (Read Only)" },
    { value: "102", label: "No IVR Access to SCV Apex Classes" },
    { value: "103", label: "IVR Access to SCV Apex Classes" },
    { value: "104", label: "IVR Access to SCV Apex Classes 2" },
    { value: "105", label: "Sales Cloud User" },
  ];

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
