import Styled from 'setup/styled';
import { say } from 'setup/words';
import { callOrg } from 'setup/org';

export default class AppList extends Styled {
  isLoading = true;
  apps = [];
  canCreate = false;
  problem = '';

  async connectedCallback() {
    super.connectedCallback();
    try {
      const { apps, canCreate } = await callOrg('GET', 'apps');
      this.canCreate = canCreate;
      this.apps = apps.map((app) => ({
        ...app,
        href: `/lightning/setup/ManageExternalClientApplication/${app.id.slice(0, 15)}/detail`,
        status: say(app.isEnabled ? 'Enabled' : 'Disabled'),
        changed: app.lastModifiedDate ? new Date(app.lastModifiedDate).toLocaleString(document.documentElement.lang) : '',
      }));
    } catch (refusal) {
      this.problem = refusal.message;
    } finally {
      this.isLoading = false;
    }
  }

  get countText() {
    return say(this.apps.length === 1 ? '{0} item • Sorted by External Client App Name' : '{0} items • Sorted by External Client App Name', this.apps.length);
  }

  createNew() {
    this.dispatchEvent(new CustomEvent('createnew'));
  }

  openApp(event) {
    event.preventDefault();
    this.open(event.currentTarget.dataset.id, null);
  }

  runAction(event) {
    this.open(event.currentTarget.dataset.id, event.detail.value);
  }

  open(id, startAt) {
    this.dispatchEvent(new CustomEvent('openapp', { detail: { id, startAt } }));
  }
}
