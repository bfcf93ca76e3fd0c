import { api } from 'lwc';
import Styled from 'setup/styled';
import { say } from 'setup/words';

// One label and its value on a page in view mode. Booleans show as a tick or a
// cross whose text says "True" or "False", as the Lightning pages do.
export default class Field extends Styled {
  @api label;
  @api value;

  get isFlag() {
    return typeof this.value === 'boolean';
  }

  get text() {
    return this.value === undefined || this.value === null ? '' : String(this.value);
  }

  get flagIcon() {
    return this.value ? 'utility:check' : 'utility:steps';
  }

  get flagText() {
    return say(this.value ? 'True' : 'False');
  }
}
