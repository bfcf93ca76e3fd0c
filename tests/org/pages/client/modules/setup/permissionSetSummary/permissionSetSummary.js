import { api } from 'lwc';
import Styled from 'setup/styled';
import { callOrg } from 'setup/org';

// The other page of a permission set, of Lightning components: it shows what
// the set holds on tabs. What the tabs look like inside is not publicly known.
export default class PermissionSetSummary extends Styled {
  @api permissionSetId;
  summary = null;
  problem = '';

  async connectedCallback() {
    super.connectedCallback();
    try {
      this.summary = await callOrg('GET', `permission-sets/${this.permissionSetId}`);
    } catch (refusal) {
      this.problem = refusal.message;
    }
  }
}
