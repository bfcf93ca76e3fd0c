// Entry of the lab's Lightning side: the org's own shell, which shows a page of
// the lab at that page's address. The document says which one, if any.
import { createElement } from 'lwc';
import { startLightning } from '../../org/pages/client/start.js';
import { isSamePage } from './address.js';

const shown = JSON.parse(document.getElementById('labPage')?.textContent ?? 'null');
const component = shown && (await import(shown.module)).default;

// What a component hands out is still bound to it, and undefined would be lost on the way out.
const copy = (values) => JSON.parse(JSON.stringify(values, (_, value) => (value === undefined ? null : value)));

function createInstead() {
  if (!component || !isSamePage(location.href, shown.address)) {
    delete globalThis.lab;
    return null;
  }
  const element = createElement('lab-page', { is: component });
  globalThis.lab = { read: () => copy(element.read()) };
  if (shown.title) {
    // After the shell has named its own.
    queueMicrotask(() => { document.title = `${shown.title} | Salesforce`; });
  }
  return element;
}

await startLightning({ createInstead });
