// Selectors of Salesforce's page objects that find nothing on these pages, each
// with its reason; `shadow` names the mode where it has one only. What is listed
// here and found after all fails the test like what is missing and not listed.

const noField = (what) => `no field of these pages is ${what}`;
const noHelp = 'no field of these pages has a help text of its own';
const otherState = (what) => `${what}; the pages have no such control`;

export const unresolved = {
  'setup/setupComponent component': { because: 'the settings page of Slack users is none of the pages here' },
  'setup/setupComponent lightningSpinner': { because: 'the spinners of these pages lie in the shadow of the component that waits', shadow: 'native' },
  'setup/setupHeader rightHeaderButton': { because: 'none of the pages here has a button in its header' },
  'setup/setupAlohaPage footerButtonByText': { because: 'asks for buttons directly below .pbBottomButtons; public automation code finds them in a table there (td#bottomButtonRow), which these pages follow' },
  'setup/setupAlohaPageItemRow labelInput': { because: 'no row of these pages has a control in its label cell' },
  'lightning/baseCombobox input': { because: otherState('a combobox to search in') },
  'lightning/baseCombobox groups': { because: otherState('options in groups') },
  'lightning/baseCombobox clearSelectionButton': { because: otherState('a combobox to search in') },
  'lightning/baseComboboxItem leftIcon': { because: otherState('options with icons') },
  'lightning/baseComboboxItem rightIcon': { because: otherState('options with icons') },
  'lightning/buttonMenu customMenuItemByTitle': { because: otherState('menu items of another kind than lightning-menu-item') },
  'lightning/buttonMenu menuItem': { because: 'asks for a slot around the items, which is not among them in the light DOM of native shadow', shadow: 'native' },
  'lightning/buttonMenu allMenuItems': { because: 'asks for the list and the slot around the items, which are in the shadow of the menu', shadow: 'native' },
  'lightning/buttonMenu menuHeaderByIndex': { because: otherState('menu items in groups') },
  'lightning/buttonMenu spinner': { because: otherState('a menu that is loading') },
  'lightning/combobox helptext': { because: noHelp },
  'lightning/dualListbox helptext': { because: noHelp },
  'lightning/dualListbox moveUpButton': { because: otherState('a dual list whose order counts') },
  'lightning/dualListbox moveDownButton': { because: otherState('a dual list whose order counts') },
  'lightning/input primitiveInput helpText': { because: noHelp },
  'lightning/input primitiveInput colorButton': { because: noField('a colour') },
  'lightning/input primitiveInput colorButton colorButtonRoot': { because: noField('a colour') },
  'lightning/input primitiveInput clearButton': { because: noField('a search') },
  'lightning/input datepicker': { because: noField('a date') },
  'lightning/input timepicker': { because: noField('a time') },
  'lightning/input datetimepicker': { because: noField('a date with a time') },
  'lightning/input inputDateTime': { because: noField('a date with a time') },
  'lightning/textarea helptext': { because: noHelp },
};
