import { LightningElement, api } from 'lwc';

export default class Page extends LightningElement {
  v = {
    "searchUsers": "",
    "filterPage": "all",
    "searchSets": ""
  };
  files = {};
  pages = [
    {
      "value": "all",
      "label": "All"
    },
    {
      "value": "None",
      "label": "None"
    },
    {
      "value": "Custom",
      "label": "Custom"
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
