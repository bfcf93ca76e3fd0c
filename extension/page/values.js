// Values, options and errors, and one control in the words of the wire.

function valueOf(option) {
  return option instanceof HTMLOptionElement ? option.value : option.getAttribute('data-value');
}

function optionWords(option) {
  return option instanceof HTMLOptionElement ? tidy(option.text) : wordsOf(option) || tidy(option.title ?? '');
}

function optionsIn(list) {
  return list instanceof HTMLSelectElement
    ? [...list.options].filter((option) => !(list.multiple && option.disabled))
    : collect(list, (at) => at.getAttribute('role') === 'option');
}

function listOf(combobox) {
  const [owned] = referenced(combobox, 'aria-controls', 'ariaControlsElements')
    .filter((at) => at.getAttribute('role') === 'listbox');
  if (owned) {
    return owned;
  }
  for (let around = combobox.parentElement; around; around = around.parentElement) {
    const lists = around.querySelectorAll('[role="listbox"]');
    if (lists.length > 0) {
      return lists.length === 1 ? lists[0] : null;
    }
  }
  return null;
}

function entry(option, selected) {
  return { value: valueOf(option) ?? null, text: optionWords(option), selected };
}

// A placeholder such as "--None--" in a list of several is disabled or has no value.
function isEntry(option) {
  return (valueOf(option) ?? '') !== '' || !(option instanceof HTMLOptionElement);
}

function optionsOf(element, kind) {
  if (kind === 'select') {
    return optionsIn(element).map((option) => entry(option, option.selected));
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
    return (list ? optionsIn(list) : []).map((option) => entry(option, option.getAttribute('aria-checked') === 'true'));
  }
  return [];
}

function shownText(combobox) {
  return tidy(combobox.getAttribute('data-value') ?? (combobox instanceof HTMLInputElement ? combobox.value : wordsOf(combobox)));
}

// What a control shows now, in the shape of its kind; null for what is not a field.
function shownBy(element, kind) {
  switch (kind) {
    case 'text':
    case 'email':
    case 'textarea':
      return { text: element.value };
    case 'lookup':
      return isChosenIn(element) ? { chosen: { value: null, text: tidy(element.value) } } : { text: element.value };
    case 'checkbox':
    case 'toggle':
    case 'radio':
      return { checked: element.checked };
    case 'select': {
      const option = element.selectedOptions[0];
      return { chosen: { value: option ? option.value : null, text: option ? optionWords(option) : '' } };
    }
    case 'combobox': {
      const text = shownText(element);
      const option = optionsOf(element, kind).find(({ selected, text: words }) => selected && words === text);
      return { chosen: { value: option?.value ?? null, text } };
    }
    case 'dual_list':
      return { included: optionsOf(element, kind).filter(({ selected }) => selected).map(({ value, text }) => ({ value, text })) };
    case 'file':
      return { file: element.files[0]?.name ?? null };
    case 'tab':
      return { checked: element.getAttribute('aria-selected') === 'true' };
    default:
      return null;
  }
}

function isField(element) {
  return element.matches('input:not([type="hidden"]), select, textarea, [role="combobox"], [role="listbox"]')
    && !BUTTON_TYPES.has(element.type);
}

// The visible errors of the frame by the field they concern: the only one in
// the nearest element around the error that holds any.
function errorsByField() {
  const found = new Map();
  for (const error of collect(document.documentElement, (at) => matchesAny(at, marks.field_errors))) {
    const words = error.checkVisibility() ? errorWords(error) : '';
    let fields = [];
    for (let around = error; words && around && fields.length === 0; around = renderedParent(around)) {
      fields = collect(around, isField);
    }
    if (fields.length === 1) {
      found.set(fields[0], [...new Set([...(found.get(fields[0]) ?? []), words])]);
    }
  }
  return found;
}

function errorBeside(element, errors) {
  if (element.getAttribute('aria-invalid') === 'true') {
    const said = [
      ...referenced(element, 'aria-errormessage', 'ariaErrorMessageElements'),
      ...referenced(element, 'aria-describedby', 'ariaDescribedByElements'),
    ].map(errorWords).filter(Boolean).join(' ');
    if (said) {
      return said;
    }
  }
  return errors.get(element)?.join(' ') ?? null;
}

// Error texts are live regions, whose words count here although not in a name.
function errorWords(element) {
  const words = [];
  const gather = (node) => {
    if (node.nodeType === Node.TEXT_NODE) {
      words.push(node.nodeValue);
    } else if (node instanceof Element && !WORDLESS.has(node.tagName.toUpperCase()) && !node.matches('.slds-assistive-text')) {
      for (const child of renderedNodes(node)) {
        gather(child);
      }
    }
  };
  gather(element);
  return tidy(words.join(' '));
}

function isWithheld(kind, name) {
  const plain = name.toLowerCase();
  const isText = ['text', 'email', 'textarea', 'lookup'].includes(kind);
  return kind === 'password' || (isText && marks.never_read.some((word) => plain.includes(word.toLowerCase())));
}

function seen(element, kind, { section, inDialog, errors }) {
  const name = nameOf(element);
  const withheld = isWithheld(kind, name);
  return {
    handle: handleOf(element),
    kind,
    name,
    ids: {
      id: element.id || null,
      name: element.getAttribute('name'),
      title: element.getAttribute('title'),
      value: element.getAttribute('data-tab-value') ?? (kind === 'combobox' ? null : element.getAttribute('data-value')),
    },
    section,
    row: rowOf(element),
    in_dialog: inDialog,
    visible: isShown(element),
    enabled: isEnabled(element),
    read_only: isReadOnly(element),
    value: withheld ? null : shownBy(element, kind),
    options: optionsOf(element, kind),
    error: errorBeside(element, errors),
  };
}
