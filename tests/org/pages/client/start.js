// Starts the Lightning side: the Setup shell, and inside it the pages that are
// made of genuine base components: those of External Client Apps, and the
// summary of a permission set.
import { createElement } from 'lwc';
import ExternalClientApps from 'setup/externalClientApps';
import PermissionSetSummary from 'setup/permissionSetSummary';
import { loadDesignSystem } from 'setup/styled';
import { startShell } from './shell.js';

// LWC builds templates from strings that its compiler wrote. The page's CSP
// requires trusted types and names this policy; nothing else may use it.
globalThis.lwcTemplatePolicy = globalThis.trustedTypes.createPolicy('lwc', {
  createHTML: (html) => html,
});

// `createInstead` may give an element for a route, which is shown in place of the org's own page.
export async function startLightning({ createInstead } = {}) {
  await loadDesignSystem();
  startShell({
    createInstead,
    createExternalClientApps(route) {
      const element = createElement('setup-external-client-apps', { is: ExternalClientApps });
      element.route = route;
      return element;
    },
    createPermissionSetSummary({ permissionSetId }) {
      const element = createElement('setup-permission-set-summary', { is: PermissionSetSummary });
      element.permissionSetId = permissionSetId;
      return element;
    },
  });
}
