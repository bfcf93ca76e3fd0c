// Values, options and errors, and one control in the words of the wire.

// What a page shows beyond these is no page of Setup. Half of a value would be another
// one: of a longer one nothing is told.
const VALUE_AT_MOST = 4000;
const TEXT_AT_MOST = 300;
const ERRORS_AT_MOST = 300;

function valueOf(option) {
  return option instanceof HTMLOptionElement || option instanceof HTMLInputElement ? option.value : attributeOf(option, 'data-value');
}

function wholeText(words) {
  return words.length > WORDS_AT_MOST || words.includes(CUT) ? CUT : words;
}

function optionWords(option) {
  spend();
  if (option instanceof HTMLInputElement) {
    return nameOf(option);
  }
  return wholeText(option instanceof HTMLOptionElement ? tidy(option.text)
    : contentsOf(option, { leavesOut: isPassing, evenHidden: !isDrawn(option) }) || tidy(attributeOf(option, 'title') ?? ''));
}

function optionsIn(list) {
  if (list === null || list === undefined) {
    return [];
  }
  return once(findOptions, list);
}

function findOptions(list) {
  return list instanceof HTMLSelectElement
    ? [...list.options].filter((option) => !(list.multiple && option.disabled))
    : collect(list, (at) => roleOf(at) === 'option');
}

function listboxesIn(element) {
  return queryAll(element, '[role="listbox"]');
}

function comboboxesIn(element) {
  return queryAll(element, '[role="combobox"]');
}

// The list that a combobox names as its own, else the only one around it before
// another combobox is.
function listOf(combobox) {
  return once(findList, combobox);
}

function findList(combobox) {
  const [owned] = referenced(combobox, 'aria-controls', 'ariaControlsElements').filter((at) => roleOf(at) === 'listbox');
  if (owned) {
    return owned;
  }
  for (let around = parentOf(combobox); around; around = parentOf(around)) {
    spend(10);
    const lists = once(listboxesIn, around);
    const isShared = once(comboboxesIn, around).length > 1;
    if (lists.length > 0 || isShared) {
      return lists.length === 1 && !isShared ? lists[0] : null;
    }
  }
  return null;
}

function entry(option, selected) {
  const value = valueOf(option) ?? null;
  return { value: value !== null && value.length > WORDS_AT_MOST ? CUT : value, text: optionWords(option), selected };
}

// A placeholder such as "--None--" in a list of several is disabled or has no value.
function isEntry(option) {
  return (valueOf(option) ?? '') !== '' || !(option instanceof HTMLOptionElement);
}

// More than any list of Setup has; half of one would say of an option that it is not offered.
const OPTIONS_AT_MOST = 5000;

// The options of a control; null where it has more than can be told.
function optionsOf(element, kind) {
  const lists = () => {
    if (kind === 'select') {
      return [element];
    }
    const halves = kind === 'dual_list' ? halvesOf(element) : null;
    return halves ? [halves.source, halves.chosen] : kind === 'combobox' ? [listOf(element)] : [];
  };
  return lists().some((list) => optionsIn(list).length > OPTIONS_AT_MOST) ? null : entriesOf(element, kind);
}

function entriesOf(element, kind) {
  if (kind === 'select') {
    return optionsIn(element).map((option) => entry(option, option.selected));
  }
  if (kind === 'radio_group' || kind === 'checkbox_group') {
    return choicesOf(element).map((option) => entry(option, option.checked));
  }
  if (kind === 'dual_list') {
    const halves = halvesOf(element);
    return [
      ...optionsIn(halves.source).filter(isEntry).map((option) => entry(option, false)),
      ...optionsIn(halves.chosen).filter(isEntry).map((option) => entry(option, true)),
    ];
  }
  if (kind === 'combobox') {
    const list = listOf(element);
    return (list ? optionsIn(list) : []).map((option) => entry(option, attributeOf(option, 'aria-checked') === 'true'));
  }
  return [];
}

function shownText(combobox) {
  return tidy(attributeOf(combobox, 'data-value') ?? (combobox instanceof HTMLInputElement ? combobox.value : wordsOf(combobox)));
}

// Files that were put into controls of this document, by their names. Some pages take
// a file, draw its control anew and empty, and show the name beside it.
const filesGiven = new Map();

const BESIDE_AT_MOST = 6;

// The name of a file that was given and that the page shows beside a control for files.
function givenBeside(element) {
  let around = element;
  for (let level = 0; filesGiven.size > 0 && around && level < BESIDE_AT_MOST; level += 1, around = renderedParent(around)) {
    spend(10);
    if (around === pageBody() || queryAll(around, 'input[type="file"]').length > 1) {
      break;
    }
    const words = wordsOf(around);
    const name = [...filesGiven.keys()].find((given) => words.includes(given));
    if (name) {
      return name;
    }
  }
  return null;
}

// What a control shows now, in the shape of its kind; null for what is not a field, and
// where that is more than can be told.
function shownBy(element, kind) {
  const shown = findShown(element, kind);
  const texts = [shown?.text, shown?.chosen?.text, shown?.chosen?.value, shown?.file];
  return texts.some((text) => typeof text === 'string' && (text.length > VALUE_AT_MOST || text.includes(CUT))) ? null : shown;
}

function findShown(element, kind) {
  switch (kind) {
    case 'text':
    case 'email':
    case 'textarea':
      return { text: element.value };
    case 'lookup':
      return isChosenIn(element) ? { chosen: { value: null, text: tidy(element.value) } } : { text: element.value };
    case 'checkbox':
    case 'toggle':
    case 'radio': {
      const checked = isOn(element);
      return checked === null ? null : { checked };
    }
    case 'select': {
      const option = element.selectedOptions[0];
      return { chosen: { value: option ? option.value : null, text: option ? optionWords(option) : '' } };
    }
    case 'combobox': {
      const text = shownText(element);
      const option = optionsOf(element, kind)?.find(({ selected, text: words }) => selected && words === text);
      return { chosen: { value: option?.value ?? null, text } };
    }
    case 'radio_group': {
      const option = entriesOf(element, kind).find(({ selected }) => selected);
      return { chosen: { value: option?.value ?? null, text: option?.text ?? '' } };
    }
    case 'dual_list':
    case 'checkbox_group':
      return includedIn(optionsOf(element, kind));
    case 'file':
      return { file: element.files[0]?.name ?? givenBeside(element) };
    case 'tab':
      return { checked: attributeOf(element, 'aria-selected') === 'true' };
    default:
      return null;
  }
}

function includedIn(options) {
  return options && { included: options.filter(({ selected }) => selected).map(({ value, text }) => ({ value, text })) };
}

function isField(element) {
  if (element instanceof HTMLInputElement) {
    return element.type !== 'hidden' && !BUTTON_TYPES.has(element.type);
  }
  const role = roleOf(element);
  return role === 'combobox' || role === 'listbox' || element instanceof HTMLSelectElement || element instanceof HTMLTextAreaElement;
}

// Notes, of the elements of a walk, the fields and the errors that are shown.
function errorNotes() {
  const order = new Map();
  const outers = [];
  const fields = [];
  const shown = [];
  return {
    note(element, outer) {
      const place = outers.length;
      outers.push(outer === null ? -1 : order.get(outer));
      order.set(element, place);
      if (isField(element)) {
        fields.push(place);
      }
    },
    noteError(element) {
      if (shown.length < ERRORS_AT_MOST) {
        shown.push(element);
      }
    },
    byField: () => (shown.length === 0 ? new Map() : errorsOf(shown, fields, lastWithin(outers), order)),
  };
}

// The design system draws help and errors alike; what is an error is announced, or stands
// within what is marked as wrong.
const MAY_BE_HELP = '.slds-form-element__help';
const ANNOUNCED = '[role="alert"], [role="status"], [aria-live], [data-error-message]';
const MARKED_WRONG = '.slds-has-error';
const MARKED_AT_MOST = 6;

function isHelp(element) {
  if (!matches(element, MAY_BE_HELP) || matches(element, ANNOUNCED)) {
    return false;
  }
  let around = element;
  for (let level = 0; around && level < MARKED_AT_MOST; level += 1, around = renderedParent(around)) {
    spend();
    if (matches(around, MARKED_WRONG)) {
      return false;
    }
  }
  return true;
}

function isFieldError(element) {
  return matches(element, marks.anyFieldError) && checkVisibility(element) && !isHelp(element);
}

// The visible errors of the frame by the field they concern: the only one in
// the nearest element around the error that holds any.
function errorsByField() {
  const notes = errorNotes();
  walk(pageElement(), (at, outer) => {
    notes.note(at, outer);
    if (isFieldError(at)) {
      notes.noteError(at);
    }
    return at;
  }, { limit: ELEMENTS_AT_MOST });
  return notes.byField();
}

// From each element's parent, in the order of the walk, the last one within it.
function lastWithin(parents) {
  const last = parents.map((_, place) => place);
  for (let place = parents.length - 1; place >= 0; place -= 1) {
    if (parents[place] >= 0) {
      last[parents[place]] = Math.max(last[parents[place]], last[place]);
    }
  }
  return last;
}

function errorsOf(shown, fields, last, order) {
  const elements = [...order.keys()];
  const found = new Map();
  for (const error of shown) {
    const words = errorWords(error);
    for (let around = words ? error : null; around; around = renderedParent(around)) {
      spend();
      const place = order.get(around) ?? -1;
      const first = firstFrom(fields, place);
      const end = place < 0 ? Infinity : last[place];
      if (fields[first] <= end) {
        if (!(fields[first + 1] <= end)) {
          const field = elements[fields[first]];
          found.set(field, [...new Set([...(found.get(field) ?? []), words])]);
        }
        break;
      }
    }
  }
  return found;
}

// Where in ascending numbers those begin that are no less than one of them.
function firstFrom(numbers, least) {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    [low, high] = numbers[middle] < least ? [middle + 1, high] : [low, middle];
  }
  return low;
}

function errorBeside(element, errors) {
  if (attributeOf(element, 'aria-invalid') === 'true') {
    const said = [
      ...referenced(element, 'aria-errormessage', 'ariaErrorMessageElements'),
      ...referenced(element, 'aria-describedby', 'ariaDescribedByElements'),
    ].map(errorWords).filter(Boolean).join(' ');
    if (said) {
      return unsecret(said);
    }
  }
  const said = errors.get(element)?.join(' ') ?? null;
  return said === null ? null : unsecret(said);
}

// Error texts are live regions, whose words count here although not in a name. What has no
// letter objects to nothing: a count of the characters that are left.
function errorWords(element) {
  return once(findErrorWords, element);
}

function findErrorWords(element) {
  const words = contentsOf(element, { leavesOut: (at) => matches(at, '.slds-assistive-text') });
  return /\p{L}/u.test(words) ? words : '';
}

// Whether a value looks like a secret, whatever the control is called.
function holdsSecret(shown) {
  const texts = [shown?.text, shown?.chosen?.text, shown?.chosen?.value, shown?.file];
  return texts.some((text) => typeof text === 'string' && looksSecret(text));
}

// What is cut says so at its end, and is like nothing that is whole.
function clipped(text, length = TEXT_AT_MOST) {
  return text === null || text.length <= length ? text : `${text.slice(0, length)}${CUT}`;
}

// One control in the words of the wire. `place` says where it stands; what it
// does not say of the row and of being behind something is looked for.
function seen(element, kind, place) {
  const called = calledOf(element);
  const isHeld = isSecret(element, kind, called);
  const ids = {
    id: clipped(attributeOf(element, 'id')) || null,
    name: clipped(attributeOf(element, 'name')),
    title: isHeld ? null : clipped(attributeOf(element, 'title')),
    value: isHeld ? null : clipped(attributeOf(element, 'data-tab-value') ?? (kind === 'combobox' ? null : attributeOf(element, 'data-value'))),
  };
  const row = place.row ?? rowOf(element);
  const name = looksSecret(called) ? '' : called;
  const isTold = !isHeld && (kind === 'tab' || isAskedFor(element, { name, ids, section: place.section, row }));
  const shown = isTold ? shownBy(element, kind) : null;
  const error = errorBeside(element, place.errors);
  const isVisible = isShown(element);
  return {
    handle: handleOf(element),
    kind,
    name,
    ids,
    section: place.section,
    forks: place.forks ?? [],
    row,
    column: place.column ?? '',
    in_dialog: place.inDialog,
    visible: isVisible,
    folded: isTold && !isVisible && isFolded(element),
    enabled: isEnabled(element, place.isBehind),
    read_only: isReadOnly(element),
    value: holdsSecret(shown) ? null : shown,
    options: isTold ? optionsOf(element, kind) ?? [] : [],
    error: error !== null && isHeld ? UNTOLD : error,
  };
}
