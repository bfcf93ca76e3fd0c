import { api } from 'lwc';
import Styled from 'setup/styled';
import { say } from 'setup/words';
import { distributionStates } from 'setup/oauthValues';

const apiNameRule = /^[A-Za-z](?:_?[A-Za-z0-9])*$/;
const apiNameText =
  'The API Name can only contain underscores and alphanumeric characters. It must be unique, begin with a letter, '
  + 'not include spaces, not end with an underscore, and not contain two consecutive underscores.';

// Salesforce proposes an API name from the name: every run of other characters
// becomes one underscore, with none at the ends.
export function apiNameFor(label) {
  const name = label.replace(/[^A-Za-z0-9]+/g, '_').replace(/^_+|_+$/g, '');
  return /^[0-9]/.test(name) ? `X${name}` : name;
}

export default class BasicFields extends Styled {
  @api apiNameFixed = false;
  distributionStates = distributionStates;
  values = {};

  @api
  load(values) {
    this.values = { ...values };
  }

  @api
  collect() {
    return { ...this.values };
  }

  @api
  reportValidity() {
    const apiName = this.control('apiName');
    const given = this.values.apiName ?? '';
    apiName.setCustomValidity(given && !apiNameRule.test(given) ? say(apiNameText) : '');
    return this.controls().map((control) => control.reportValidity()).every(Boolean);
  }

  // Puts the org's refusal at the field it names; false when no field is ours.
  @api
  showRefusal({ message, fields }) {
    const names = { Name: 'apiName', DeveloperName: 'apiName', MasterLabel: 'label', ContactEmail: 'contactEmail' };
    const control = fields.map((field) => this.control(names[field] ?? field)).find(Boolean);
    if (!control) {
      return false;
    }
    control.setCustomValidity(message);
    control.reportValidity();
    return true;
  }

  controls() {
    return [...this.template.querySelectorAll('lightning-input, lightning-combobox, lightning-textarea')];
  }

  control(name) {
    return this.controls().find((control) => control.name === name);
  }

  keep(event) {
    const control = event.target;
    if (control.setCustomValidity) {
      control.setCustomValidity('');
    }
    this.values = { ...this.values, [control.name]: event.detail.value };
  }

  // Only an empty API name is filled: one proposed from the first name typed
  // stays when the name is corrected afterwards.
  proposeApiName() {
    if (!this.apiNameFixed && this.values.label && !this.values.apiName) {
      this.values = { ...this.values, apiName: apiNameFor(this.values.label) };
    }
  }
}
