import { api } from 'lwc';
import Styled from 'setup/styled';
import { callOrg } from 'setup/org';

export default class AppDetail extends Styled {
  @api appId;
  // 'policies' or 'settings' when the list's row menu asked for editing.
  @api startAt;
  app = null;
  problem = '';

  connectedCallback() {
    super.connectedCallback();
    return this.reload();
  }

  get activeTab() {
    return this.startAt ?? 'policies';
  }

  get editPolicies() {
    return this.startAt === 'policies';
  }

  get editSettings() {
    return this.startAt === 'settings';
  }

  async reload() {
    try {
      this.app = await callOrg('GET', `apps/${this.appId}`);
    } catch (refusal) {
      this.problem = refusal.message;
    }
  }
}
