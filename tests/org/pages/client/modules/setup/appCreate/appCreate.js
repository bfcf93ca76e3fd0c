import Styled from 'setup/styled';
import { say } from 'setup/words';
import { callOrg, showToast } from 'setup/org';

export default class AppCreate extends Styled {
  isSaving = false;
  problem = '';

  cancel() {
    this.dispatchEvent(new CustomEvent('cancel'));
  }

  async create() {
    const basic = this.template.querySelector('setup-basic-fields');
    const oauth = this.template.querySelector('setup-oauth-fields');
    this.problem = '';
    this.isSaving = true;
    try {
      const basicValid = basic.reportValidity();
      if (!(await oauth.reportValidity()) || !basicValid) {
        this.problem = say('Review the errors on this page.');
        return;
      }
      const { id } = await callOrg('POST', 'apps', { ...basic.collect(), oauth: await oauth.collect() });
      showToast('success', 'External client app was created.');
      this.dispatchEvent(new CustomEvent('created', { detail: { id } }));
    } catch (refusal) {
      const shown = refusal.fields && (basic.showRefusal(refusal) || oauth.showRefusal(refusal));
      this.problem = shown ? say('Review the errors on this page.') : refusal.message;
    } finally {
      this.isSaving = false;
    }
  }
}
