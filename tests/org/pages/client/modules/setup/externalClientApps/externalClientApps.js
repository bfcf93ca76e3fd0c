import { api } from 'lwc';
import Styled from 'setup/styled';
import { navigate } from 'setup/org';

// External Client App Manager. The address of the create form is not known from
// public sources, so it keeps the list's address and a reload leads back there.
export default class ExternalClientApps extends Styled {
  currentRoute = {};
  isNew = false;

  @api
  get route() {
    return this.currentRoute;
  }

  set route(value) {
    this.currentRoute = value;
    this.isNew = false;
  }

  showNew() {
    this.isNew = true;
  }

  showList() {
    this.isNew = false;
  }

  showCreated(event) {
    this.goTo(event.detail.id);
  }

  openApp(event) {
    this.goTo(event.detail.id, event.detail.startAt);
  }

  goTo(id, startAt = null) {
    navigate(`/lightning/setup/ManageExternalClientApplication/${id.slice(0, 15)}/detail`, startAt);
  }
}
