import { LightningElement, api } from 'lwc';

export default class Page extends LightningElement {
  v = {
    "filterApi": "acme",
    "filterEmail": "@acme.example",
    "filterState": "All"
  };
  files = {};
  pressed = 0;
  step = "1";
  stateOptions = [
    { value: "All", label: "All" },
    { value: "Local", label: "Local" },
    { value: "Packaged", label: "Packaged" },
  ];
  apps = [
    { name: "Acme Billing", apiName: "acme_billing", email: "billing@acme.example", state: "Local" },
    { name: "Acme Field", apiName: "acme_field", email: "field@acme.example", state: "Packaged" },
    { name: "Acme Portal", apiName: "acme_portal", email: "portal@acme.example", state: "Local" },
    { name: "Acme Reports", apiName: "acme_reports", email: "reports@acme.example", state: "Local" },
    { name: "Acme Tools", apiName: "acme_tools", email: "packages@acme.example", state: "Packaged" },
  ];

  get found() {
    const { filterApi, filterEmail, filterState } = this.v;
    return this.apps.filter((app) =>
      app.apiName.includes(filterApi) && app.email.includes(filterEmail) && (filterState === 'All' || app.state === filterState));
  }

  get pages() {
    return Math.max(1, Math.ceil(this.found.length / 3));
  }

  get rows() {
    const start = (Number(this.step) - 1) * 3;
    return this.found.slice(start, start + 3);
  }

  get isStart() {
    return this.step === '1';
  }

  get isEnd() {
    return Number(this.step) >= this.pages;
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
