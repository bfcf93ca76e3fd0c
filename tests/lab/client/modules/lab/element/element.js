// What pages of the lab extend when they extend LightningElement: their people
// write plain components, and in native shadow each root has to adopt the
// design system. A page may have a connectedCallback of its own, so that it
// happens here and not there.
import { LightningElement } from 'lwc';
import { adoptDesignSystem } from 'setup/styled';

export default class LabElement extends LightningElement {
  constructor() {
    super();
    // A component without shadow has no root.
    if (this.template) {
      adoptDesignSystem(this.template);
    }
  }
}
