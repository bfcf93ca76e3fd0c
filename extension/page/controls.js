// What a control is, and whether it can be seen and operated.

const DIALOG = new Set(['dialog', 'alertdialog']);
const BUTTON_TYPES = new Set(['button', 'submit', 'reset', 'image']);
const TEXT_TYPES = new Set(['text', 'search', 'url', 'tel', 'number', 'date', 'time', 'datetime-local', 'month', 'week']);

function halvesOf(element) {
  if (element instanceof HTMLSelectElement) {
    return classicHalves(element);
  }
  const lists = collect(element, (at) => at.getAttribute('role') === 'listbox');
  return lists.length === 2 ? { source: lists[0], chosen: lists[1], within: element, classic: false } : null;
}

// Two multiple selects whose nearest common ancestor holds no third one.
function classicHalves(select) {
  if (!select.multiple) {
    return null;
  }
  for (let within = select.parentElement; within; within = within.parentElement) {
    const lists = within.querySelectorAll('select[multiple]');
    if (lists.length > 1) {
      return lists.length === 2 ? { source: lists[0], chosen: lists[1], within, classic: true } : null;
    }
  }
  return null;
}

function isInside(element, roles) {
  return renderedAncestor(element, (at) => at.tagName === 'DIALOG' || roles.has(at.getAttribute('role'))) !== null;
}

function buttonKind(inDialog) {
  return inDialog ? 'dialog_button' : 'button';
}

function kindOf(element, inDialog) {
  const role = element.getAttribute('role');
  if (role === 'tab') {
    return 'tab';
  }
  if (role === 'combobox') {
    return isLookup(element) ? 'lookup' : 'combobox';
  }
  if (element instanceof HTMLInputElement) {
    if (element.type === 'checkbox') {
      return role === 'switch' || renderedAncestor(element, (at) => at.matches('.slds-checkbox_toggle')) ? 'toggle' : 'checkbox';
    }
    if (BUTTON_TYPES.has(element.type)) {
      return buttonKind(inDialog);
    }
    if (['email', 'password', 'radio', 'file'].includes(element.type)) {
      return element.type;
    }
    return TEXT_TYPES.has(element.type) ? 'text' : null;
  }
  if (element instanceof HTMLTextAreaElement) {
    return 'textarea';
  }
  if (element instanceof HTMLSelectElement) {
    if (!element.multiple) {
      return 'select';
    }
    return classicHalves(element)?.source === element ? 'dual_list' : null;
  }
  if (element instanceof HTMLButtonElement || role === 'button') {
    return buttonKind(inDialog);
  }
  if (element instanceof HTMLAnchorElement && (element.hasAttribute('href') || element.hasAttribute('onclick'))) {
    return 'link';
  }
  return role === 'group' && halvesOf(element) ? 'dual_list' : null;
}

// A checkbox, radio or file input may be clipped to a pixel; its label is what is seen.
function seenPart(element) {
  const box = element.getBoundingClientRect();
  if ((box.width <= 2 || box.height <= 2) && element.labels?.length > 0) {
    return [...element.labels].findLast((label) => label.getBoundingClientRect().width > 2) ?? element;
  }
  if (element instanceof HTMLSelectElement) {
    return classicHalves(element)?.within ?? element;
  }
  return element;
}

// A label may be as wide as the form; its words and its drawn box are what counts.
function seenBox(element) {
  const part = seenPart(element);
  if (!(part instanceof HTMLLabelElement)) {
    return part.getBoundingClientRect();
  }
  const words = document.createRange();
  words.selectNodeContents(part);
  return words.getBoundingClientRect();
}

function isShown(element) {
  const part = seenPart(element);
  const box = seenBox(element);
  return box.width > 0 && box.height > 0 && part.checkVisibility({ visibilityProperty: true });
}

// While a dialog asks something, what lies behind it is seen but out of reach.
function isBehind(element) {
  return renderedAncestor(element, (at) => at.inert === true || at.getAttribute('aria-hidden') === 'true') !== null;
}

function isEnabled(element) {
  if (element.matches(':disabled') || element.getAttribute('aria-disabled') === 'true' || isBehind(element)) {
    return false;
  }
  const halves = halvesOfKind(element);
  return !halves || ![halves.source, halves.chosen]
    .some((list) => list.matches(':disabled') || list.getAttribute('aria-disabled') === 'true');
}

function halvesOfKind(element) {
  return element instanceof HTMLSelectElement || element.getAttribute('role') === 'group' ? halvesOf(element) : null;
}

function isReadOnly(element) {
  return element.readOnly === true || element.getAttribute('aria-readonly') === 'true';
}
