import { api } from 'lwc';
import Styled from 'setup/styled';

export default class Section extends Styled {
  @api label;
  open = true;

  get sectionClass() {
    return this.open ? 'slds-section slds-is-open' : 'slds-section';
  }

  get expanded() {
    return String(this.open);
  }

  get iconName() {
    return this.open ? 'utility:chevrondown' : 'utility:chevronright';
  }

  toggle() {
    this.open = !this.open;
  }
}
