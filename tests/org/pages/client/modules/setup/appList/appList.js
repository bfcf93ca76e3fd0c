import Styled from 'setup/styled';
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
        status: app.isEnabled ? 'Enabled' : 'Disabled',
        changed: app.lastModifiedDate ? new Date(app.lastModifiedDate).toLocaleString('en-US') : '',
      }));
    } catch (refusal) {
      this.problem = refusal.message;
    } finally {
      this.isLoading = false;
    }
  }

  get countText() {
    return `${this.apps.length} ${this.apps.length === 1 ? 'item' : 'items'} • Sorted by External Client App Name`;
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
