import { LightningElement, api } from 'lwc';

export default class extends LightningElement {
  values = { label: '', apiName: '', contactEmail: '', distributionState: undefined, enableOAuth: false };
  states = [{ label: 'Local', value: 'Local' }, { label: 'Packaged', value: 'Packaged' }];

  keep(event) {
    this.values = { ...this.values, [event.target.name]: event.detail.value };
  }

  keepChecked(event) {
    this.values = { ...this.values, [event.target.name]: event.target.checked };
  }

  propose() {
    if (this.values.label && !this.values.apiName) {
      this.values = { ...this.values, apiName: this.values.label.replace(/[^A-Za-z0-9]+/g, '_') };
    }
  }

  @api
  read() {
    const controls = [...this.template.querySelectorAll('lightning-input, lightning-combobox')];
    return Object.fromEntries(controls.map((control) => [control.name, control.type === 'checkbox' ? control.checked : control.value]));
  }
}
