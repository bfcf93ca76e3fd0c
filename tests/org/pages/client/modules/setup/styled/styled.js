// Base of the page's own components. In synthetic shadow the document's style
// sheet reaches them; in native shadow each root has to adopt it.
import { LightningElement } from 'lwc';
import { templateWords } from 'setup/words';

let designSystem = null;

export async function loadDesignSystem() {
  if (document.documentElement.dataset.shadow !== 'native') {
    return;
  }
  const link = document.querySelector('link[data-design-system]');
  const answer = await fetch(link.href);
  designSystem = new CSSStyleSheet();
  designSystem.replaceSync(await answer.text());
}

// To a root of native shadow; there is none to adopt in synthetic shadow.
export function adoptDesignSystem(root) {
  if (designSystem) {
    root.adoptedStyleSheets = [designSystem, ...root.adoptedStyleSheets];
  }
}

export default class Styled extends LightningElement {
  get words() {
    return templateWords;
  }

  connectedCallback() {
    adoptDesignSystem(this.template);
  }
}
