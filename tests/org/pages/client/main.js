// Entry of the Lightning side: the Setup shell, and inside it the External
// Client App pages made of genuine base components.
import { createElement } from 'lwc';
import ExternalClientApps from 'setup/externalClientApps';
import { loadDesignSystem } from 'setup/styled';
import { startShell } from './shell.js';

// LWC builds templates from strings that its compiler wrote. The page's CSP
// requires trusted types and names this policy; nothing else may use it.
globalThis.lwcTemplatePolicy = globalThis.trustedTypes.createPolicy('lwc', {
  createHTML: (html) => html,
});

await loadDesignSystem();
startShell({
  createExternalClientApps(route) {
    const element = createElement('setup-external-client-apps', { is: ExternalClientApps });
    element.route = route;
    return element;
  },
});
