// What a control is, and whether it can be seen and operated.

const DIALOG = new Set(['dialog', 'alertdialog']);
const BUTTON_TYPES = new Set(['button', 'submit', 'reset', 'image']);
const TEXT_TYPES = new Set(['text', 'search', 'url', 'tel', 'number', 'date', 'time', 'datetime-local', 'month', 'week']);

// A pair of lists has little around its lists; every group of a page is looked at for one.
const AROUND_LISTS_AT_MOST = 400;

function halvesOf(element) {
  if (element instanceof HTMLSelectElement) {
    return classicHalves(element);
  }
  const lists = [];
  const isWhole = walk(element, (at) => {
    const isList = roleOf(at) === 'listbox';
    if (isList) {
      lists.push(at);
    }
    return !isList;
  }, { limit: AROUND_LISTS_AT_MOST });
  return isWhole && lists.length === 2 ? { source: lists[0], chosen: lists[1], within: element, classic: false } : null;
}

function multiplesIn(element) {
  return queryAll(element, 'select[multiple]');
}

// Two multiple selects whose nearest common ancestor holds no third one.
function classicHalves(select) {
  if (!select.multiple) {
    return null;
  }
  for (let within = parentOf(select); within; within = parentOf(within)) {
    const lists = once(multiplesIn, within);
    if (lists.length > 1) {
      return lists.length === 2 ? { source: lists[0], chosen: lists[1], within, classic: true } : null;
    }
  }
  return null;
}

function isInside(element, roles) {
  return renderedAncestor(element, (at) => localNameOf(at) === 'dialog' || roles.has(roleOf(at))) !== null;
}

function buttonKind(inDialog) {
  return inDialog ? 'dialog_button' : 'button';
}

const KINDS_BY_NAME = new Set(['input', 'textarea', 'select', 'button', 'a', 'fieldset']);

const CHOICES_AT_MOST = 100;

function isChoice(at) {
  return at instanceof HTMLInputElement && (at.type === 'radio' || at.type === 'checkbox');
}

function findChoices(element) {
  const fields = [];
  const isWhole = walk(element, (at) => {
    if (isField(at)) {
      fields.push(at);
    }
    return fields.length <= CHOICES_AT_MOST;
  }, { limit: ELEMENTS_AT_MOST });
  const [first] = fields;
  // Circles without a name are each one by itself; boxes are so in any case.
  const isOne = isWhole && fields.length > 1 && isChoice(first) && (first.name !== '' || first.type === 'checkbox')
    && fields.every((at) => isChoice(at) && at.type === first.type && at.name === first.name);
  return isOne ? fields : [];
}

// Circles or boxes of one name in a group that says what is asked: one control, whose options they are.
function choicesOf(element) {
  return once(findChoices, element);
}

function choicesKind(element) {
  const [first] = choicesOf(element);
  const around = first && renderedAncestor(first, (at) => at !== first && (at instanceof HTMLFieldSetElement || roleOf(at) === 'radiogroup') && groupName(at) !== '');
  if (around !== element) {
    return null;
  }
  if (first.type === 'radio') {
    return answersOf(element) ? 'checkbox' : 'radio_group';
  }
  return 'checkbox_group';
}

// A switch is drawn by the label around its input, some levels up at most.
function isToggle(input) {
  let around = input;
  for (let level = 0; around && level < 8; level += 1, around = renderedParent(around)) {
    if (matches(around, '.slds-checkbox_toggle')) {
      return true;
    }
  }
  return roleOf(input) === 'switch';
}

function inputKind(input, inDialog) {
  if (input.type === 'checkbox') {
    return isToggle(input) ? 'toggle' : 'checkbox';
  }
  if (BUTTON_TYPES.has(input.type)) {
    return buttonKind(inDialog);
  }
  if (['email', 'password', 'radio', 'file'].includes(input.type)) {
    return input.type;
  }
  return TEXT_TYPES.has(input.type) ? 'text' : null;
}

function kindOf(element, inDialog) {
  const role = roleOf(element);
  if (role === null && !KINDS_BY_NAME.has(localNameOf(element))) {
    return null;
  }
  // Whatever else a page calls it, a password is one.
  if (element instanceof HTMLInputElement && element.type === 'password') {
    return 'password';
  }
  if (role === 'tab') {
    return 'tab';
  }
  if (role === 'combobox') {
    return isLookup(element) ? 'lookup' : 'combobox';
  }
  if (element instanceof HTMLInputElement) {
    return inputKind(element, inDialog);
  }
  if (element instanceof HTMLTextAreaElement) {
    return 'textarea';
  }
  if (element instanceof HTMLSelectElement) {
    if (!element.multiple) {
      return answersOf(element) ? 'checkbox' : 'select';
    }
    return classicHalves(element)?.source === element ? 'dual_list' : null;
  }
  if (element instanceof HTMLButtonElement || role === 'button') {
    return buttonKind(inDialog);
  }
  if (element instanceof HTMLAnchorElement && (element.hasAttribute('href') || element.hasAttribute('onclick'))) {
    return 'link';
  }
  if (element instanceof HTMLFieldSetElement || role === 'radiogroup') {
    return choicesKind(element);
  }
  return role === 'group' && halvesOf(element) ? 'dual_list' : null;
}

// A checkbox, radio or file input may be clipped to a pixel; its label is what is seen.
function seenPart(element, box = boxOf(element)) {
  if (box.width <= 2 || box.height <= 2) {
    return labelsOf(element).findLast((label) => boxOf(label).width > 2) ?? element;
  }
  if (element instanceof HTMLSelectElement) {
    return classicHalves(element)?.within ?? element;
  }
  return element;
}

// A label may be as wide as the form; its words and its drawn box are what counts.
function seenBox(element) {
  const own = boxOf(element);
  return boxOfPart(element, seenPart(element, own), own);
}

function boxOfPart(element, part, own) {
  if (part instanceof HTMLLabelElement) {
    const drawn = boxOf(part);
    // Words that only assistive technology is told reach out of what is drawn.
    const isWithin = (box) => box.left >= drawn.left - 1 && box.right <= drawn.right + 1 && box.width > 2 && box.height > 2;
    return boxesOfWords(part).find(isWithin) ?? drawn;
  }
  return part === element ? own : boxOf(part);
}

// Of what is wider than the window the browser would align the left edge, and
// move the rest of the page out of sight; then the control itself has to do.
function bringIntoView(element, behavior) {
  const part = seenPart(element);
  const shown = boxOf(part).width < window.innerWidth ? part : element;
  shown.scrollIntoView({ block: 'center', inline: 'nearest', behavior });
}

function isShown(element) {
  const own = boxOf(element);
  const part = seenPart(element, own);
  const box = boxOfPart(element, part, own);
  return box.width > 0 && box.height > 0 && checkVisibility(part, VISIBLE);
}

function isOutOfReach(element) {
  return hasAttribute(element, 'inert') || attributeOf(element, 'aria-hidden') === 'true';
}

// While a dialog asks something, what lies behind it is seen but out of reach.
function isBehind(element) {
  return renderedAncestor(element, isOutOfReach) !== null;
}

function isEnabled(element, behind = isBehind(element)) {
  if (matches(element, ':disabled') || attributeOf(element, 'aria-disabled') === 'true' || behind) {
    return false;
  }
  if (element instanceof HTMLFieldSetElement || roleOf(element) === 'radiogroup') {
    return !choicesOf(element).every((at) => matches(at, ':disabled'));
  }
  const halves = halvesOfKind(element);
  return !halves || ![halves.source, halves.chosen]
    .some((list) => matches(list, ':disabled') || attributeOf(list, 'aria-disabled') === 'true');
}

function halvesOfKind(element) {
  return element instanceof HTMLSelectElement || roleOf(element) === 'group' ? halvesOf(element) : null;
}

function isReadOnly(element) {
  return propertyOf(element, 'readOnly') === true || attributeOf(element, 'aria-readonly') === 'true';
}
