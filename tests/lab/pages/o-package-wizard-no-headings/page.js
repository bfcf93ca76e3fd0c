import { LightningElement, api } from 'lwc';

export default class Page extends LightningElement {
  v = {
    "pkgApi": "acme_tools",
    "pkgEmail": "packages@acme.example",
    "pkgState": "Packaged",
    "version": "Spring",
    "notes": "https://acme.example/notes",
    "password": true
  };
  files = {};
  pressed = 0;
  step = "1";
  stateOptions = [
    { value: "", label: "Select an Option" },
    { value: "Local", label: "Local" },
    { value: "Packaged", label: "Packaged" },
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
