import { api } from 'lwc';
import Styled from 'setup/styled';
import { say } from 'setup/words';
import { flowBoxes, scopes, securityBoxes, splitNames } from 'setup/oauthValues';

const boxes = [...flowBoxes, ...securityBoxes];

// The OAuth part of an app, on the create form and when its settings are edited.
export default class OauthFields extends Styled {
  scopeOptions = scopes;
  enablingFixed = false;
  isEnabled = false;
  callbackUrl = '';
  selectedScopes = [];
  checkedBoxes = Object.fromEntries(boxes.map((box) => [box.name, Boolean(box.initially)]));
  isJwtEnabled = false;
  certificatePem = null;
  certificateText = '';
  certificateProblem = '';
  reading = null;

  // Takes the settings as the Metadata API names them.
  @api
  load({ oauthSettings, globalOauth, certificateSummary }) {
    this.isEnabled = true;
    this.enablingFixed = true;
    this.callbackUrl = globalOauth.callbackUrl ?? '';
    this.selectedScopes = splitNames(oauthSettings.commaSeparatedOauthScopes);
    this.checkedBoxes = Object.fromEntries(
      boxes.map((box) => [box.name, Boolean(globalOauth[box.setting]) !== Boolean(box.inverted)]),
    );
    this.certificatePem = globalOauth.certificate ?? null;
    this.isJwtEnabled = this.certificatePem !== null;
    this.certificateText = certificateSummary ?? '';
  }

  get flows() {
    return flowBoxes.map((box) => ({ ...box, checked: this.checkedBoxes[box.name] }));
  }

  get security() {
    return securityBoxes.map((box) => ({ ...box, checked: this.checkedBoxes[box.name] }));
  }

  // The settings as the Metadata API names them, or null without OAuth.
  @api
  async collect() {
    await this.reading;
    if (!this.isEnabled) {
      return null;
    }
    const settings = Object.fromEntries(
      boxes.map((box) => [box.setting, this.checkedBoxes[box.name] !== Boolean(box.inverted)]),
    );
    return {
      ...settings,
      callbackUrl: this.callbackUrl.trim(),
      scopes: [...this.selectedScopes],
      certificatePem: this.isJwtEnabled ? this.certificatePem : null,
    };
  }

  @api
  async reportValidity() {
    await this.reading;
    const controls = [...this.template.querySelectorAll('lightning-input, lightning-textarea, lightning-dual-listbox')];
    const valid = controls
      .filter((control) => typeof control.reportValidity === 'function')
      .map((control) => control.reportValidity())
      .every(Boolean);
    if (this.isEnabled && this.isJwtEnabled && !this.certificatePem) {
      this.certificateProblem = this.certificateProblem || say('Upload a certificate to enable the JWT bearer flow.');
    }
    return valid && !this.certificateProblem;
  }

  @api
  showRefusal({ message, fields }) {
    if (!this.isEnabled) {
      return false;
    }
    if (fields.some((field) => /^certificate/i.test(field))) {
      this.certificateProblem = message;
      return true;
    }
    const controls = { callbackUrl: 'lightning-textarea', commaSeparatedOauthScopes: 'lightning-dual-listbox' };
    const named = Object.keys(controls).find((name) => fields.includes(name));
    if (!named) {
      return false;
    }
    const control = this.template.querySelector(controls[named]);
    control.setCustomValidity(message);
    control.reportValidity();
    return true;
  }

  toggleOauth(event) {
    this.isEnabled = event.target.checked;
  }

  toggleJwt(event) {
    this.isJwtEnabled = event.target.checked;
    this.certificateProblem = '';
  }

  keepCallbackUrl(event) {
    event.target.setCustomValidity('');
    this.callbackUrl = event.detail.value;
  }

  keepScopes(event) {
    event.target.setCustomValidity('');
    this.selectedScopes = event.detail.value;
  }

  keepBox(event) {
    this.checkedBoxes = { ...this.checkedBoxes, [event.target.name]: event.target.checked };
  }

  readCertificate(event) {
    const file = event.detail.files?.[0];
    if (!file) {
      return;
    }
    this.certificateProblem = '';
    this.certificateText = '';
    this.certificatePem = null;
    this.reading = file.text().then(
      (text) => {
        this.certificatePem = text;
        this.certificateText = file.name;
      },
      () => {
        this.certificateProblem = say('The file {0} could not be read.', file.name);
      },
    );
  }
}
