import { api } from 'lwc';
import Styled from 'setup/styled';
import { say } from 'setup/words';
import { callOrg, showToast } from 'setup/org';
import { distributionStates, flowBoxes, labelOf, scopes, securityBoxes, splitNames } from 'setup/oauthValues';

export default class AppSettings extends Styled {
  @api app;
  @api startEditing = false;
  isEditing = false;
  isSaving = false;
  needsLoading = false;
  problem = '';

  connectedCallback() {
    super.connectedCallback();
    if (this.startEditing && this.app.canEditSettings) {
      this.edit();
    }
  }

  // The form's parts exist only after the first rendering in edit mode.
  renderedCallback() {
    if (!this.needsLoading) {
      return;
    }
    this.needsLoading = false;
    this.template.querySelector('setup-basic-fields').load({ ...this.app.app, apiName: this.app.apiName });
    this.template.querySelector('setup-oauth-fields')?.load(this.app);
  }

  get hasOauth() {
    return Boolean(this.app.globalOauth);
  }

  get basicRows() {
    const { app } = this.app;
    return [
      { label: say('External Client App Name'), value: app.label },
      { label: say('API Name'), value: this.app.apiName },
      { label: say('Contact Email'), value: app.contactEmail },
      { label: say('Distribution State'), value: labelOf(distributionStates, app.distributionState) },
      { label: say('Contact Phone'), value: app.contactPhone },
      { label: say('Info URL'), value: app.infoUrl },
      { label: say('Logo Image URL'), value: app.logoUrl },
      { label: say('Icon URL'), value: app.iconUrl },
      { label: say('Description'), value: app.description },
    ];
  }

  get oauthRows() {
    const { oauthSettings, globalOauth } = this.app;
    const box = (entry) => ({
      label: entry.label,
      value: Boolean(globalOauth[entry.setting]) !== Boolean(entry.inverted),
    });
    return [
      { label: say('Callback URL'), value: globalOauth.callbackUrl },
      {
        label: say('Selected OAuth Scopes'),
        value: splitNames(oauthSettings.commaSeparatedOauthScopes).map((scope) => labelOf(scopes, scope)).join('\n'),
      },
      ...flowBoxes.map(box),
      { label: say('Enable JWT Bearer Flow'), value: Boolean(globalOauth.certificate) },
      { label: say('Digital Certificate'), value: this.app.certificateSummary },
      ...securityBoxes.map(box),
    ];
  }

  edit() {
    this.problem = '';
    this.needsLoading = true;
    this.isEditing = true;
  }

  cancel() {
    this.problem = '';
    this.isEditing = false;
  }

  async save() {
    const basic = this.template.querySelector('setup-basic-fields');
    const oauth = this.template.querySelector('setup-oauth-fields');
    this.problem = '';
    this.isSaving = true;
    try {
      const basicValid = basic.reportValidity();
      if ((oauth && !(await oauth.reportValidity())) || !basicValid) {
        this.problem = say('Review the errors on this page.');
        return;
      }
      const settings = oauth ? await oauth.collect() : null;
      await callOrg('PUT', `apps/${this.app.id}/settings`, { ...basic.collect(), oauth: settings });
      showToast('success', 'Settings were saved.');
      this.isEditing = false;
      this.dispatchEvent(new CustomEvent('saved'));
    } catch (refusal) {
      const shown = refusal.fields && (basic.showRefusal(refusal) || oauth?.showRefusal(refusal));
      this.problem = shown ? say('Review the errors on this page.') : refusal.message;
    } finally {
      this.isSaving = false;
    }
  }

  // Consumer details open in a tab of their own, behind an identity check.
  openConsumer() {
    window.open(this.app.consumerUrl, '_blank');
  }
}
