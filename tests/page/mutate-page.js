// Joined to the page agent in tests alone, so that a test may name the elements
// behind its handles: it keeps those of a form's fields, changes the page around
// them, and tells which controls hold something else afterwards.

const kept = new Map();
let watched = new Map();

function heldBy(element) {
  if (element instanceof HTMLSelectElement && element.multiple) {
    return [...element.options].map(({ value }) => value).sort().join();
  }
  if (element instanceof HTMLInputElement && ['checkbox', 'radio'].includes(element.type)) {
    return String(element.checked);
  }
  if (element instanceof HTMLInputElement && element.type === 'file') {
    return [...element.files].map(({ name }) => name).join();
  }
  if (element instanceof HTMLInputElement || element instanceof HTMLSelectElement || element instanceof HTMLTextAreaElement) {
    return element.value;
  }
  const halves = element.getAttribute('role') === 'group' ? halvesOf(element) : null;
  return halves ? optionsIn(halves.chosen).map(optionWords).sort().join() : shownText(element);
}

const DATA = new Set(['text', 'email', 'textarea', 'checkbox', 'toggle', 'radio', 'file', 'combobox', 'select', 'dual_list', 'lookup']);
const dataControls = () => collect(document.documentElement, (element) => DATA.has(kindOf(element, false)));

// Whoever keeps an element knows it by its field, whatever the page says of it later.
COMMANDS.keep = ({ fields }) => {
  kept.clear();
  for (const [field, handle] of Object.entries(fields)) {
    kept.set(field, elementOf(handle));
  }
  return { reply: 'kept' };
};

COMMANDS.watch = () => {
  watched = new Map(dataControls().map((element) => [element, heldBy(element)]));
  return { reply: 'watching' };
};

COMMANDS.changed = () => {
  const fieldOf = new Map([...kept].map(([field, element]) => [element, field]));
  const all = new Set([...watched.keys(), ...dataControls()]);
  const changes = [...all].filter((element) => heldBy(element) !== (watched.get(element) ?? '') && !(!watched.has(element) && fieldOf.has(element)))
    .map((element) => ({ field: fieldOf.get(element) ?? null, id: element.id, name: nameOf(element), drawnLater: !watched.has(element), was: watched.get(element) ?? null, is: heldBy(element) }));
  return { reply: 'changed', changes };
};

// The kept element of a field as a person could work on it again; null when it is no more.
COMMANDS.own = ({ field }) => {
  const element = kept.get(field);
  if (!element?.isConnected) {
    return { reply: 'own', handle: null };
  }
  const row = rowAround(element);
  row.style.removeProperty('display');
  row.style.removeProperty('visibility');
  if (changedByUs.has(element)) {
    element.disabled = false;
    element.readOnly = false;
  }
  return { reply: 'own', handle: handleOf(element) };
};

const changedByUs = new Set();
const namesLost = new Map();

COMMANDS.give_names_back = () => {
  for (const [element, name] of namesLost) {
    element.name = name;
  }
  return { reply: 'given_back' };
};

const isClassicForm = () => document.querySelector('.bPageBlock, .pbBody') !== null;

function rowAround(element) {
  return renderedAncestor(element, (at) => at.matches('tr, .passwordRow, .slds-col, lightning-input, lightning-combobox, lightning-textarea, lightning-dual-listbox')) ?? element;
}

function labelsOf(element) {
  const labels = [...(element.labels ?? []), ...referenced(element, 'aria-labelledby', 'ariaLabelledByElements')];
  if (labels.length > 0) {
    return labels;
  }
  return collect(rowAround(element), (at) => at.matches('label, legend, .slds-form-element__label')).slice(0, 1);
}

function relabel(element, words) {
  const texts = labelsOf(element).flatMap((label) => [label, ...collect(label, () => true)])
    .flatMap((at) => [...at.childNodes]).filter((node) => node.nodeType === Node.TEXT_NODE && /[^*\s]/u.test(node.data));
  for (const text of texts) {
    text.data = words;
  }
  if (element.hasAttribute('aria-label')) {
    element.setAttribute('aria-label', words);
  }
  return texts.length > 0 || element.hasAttribute('aria-label');
}

function giveId(element, id) {
  for (const label of element.labels ?? []) {
    if (label.htmlFor) {
      label.htmlFor = id;
    }
  }
  element.id = id;
}

// A control of another meaning, of the same kind and with the same words.
function lookAlike(element, { id }) {
  const row = document.createElement('div');
  const label = document.createElement('label');
  label.textContent = nameOf(element);
  const twin = element.cloneNode(element instanceof HTMLSelectElement);
  twin.removeAttribute('name');
  twin.id = id;
  twin.disabled = false;
  if (twin.type === 'checkbox') {
    twin.checked = false;
  } else if (!(twin instanceof HTMLSelectElement)) {
    twin.value = '';
  }
  label.htmlFor = id;
  row.append(label, twin);
  return row;
}

const isPlain = (element) => element instanceof HTMLInputElement ? element.type !== 'file' : element instanceof HTMLSelectElement ? !element.multiple : element instanceof HTMLTextAreaElement;

function insertBeside(element, row, before) {
  const around = renderedAncestor(element, (at) => at.matches('table, .slds-grid, lightning-input, lightning-textarea')) ?? element;
  around[before ? 'before' : 'after'](row);
}

const WORDS = ['Ledger', 'Kostenstelle', 'Apodo', 'Zweitname', 'Region (legacy)', '別名', 'Label 2', 'Old value'];
let serial = 0;
let derivedById = new Set();
const fresh = () => { serial += 1; return `j_id${700 + serial}`; };

// What may be done to a page: `random` chooses, `fields` are names of kept fields.
// Each answers in words what it did, or null when this page has nothing for it.
const MUTATIONS = {
  relabel(random, [field, element]) {
    return relabel(element, random.pick(WORDS)) ? `${field} called otherwise` : null;
  },
  duplicateLabel(random, [field, element], others) {
    const alike = others.filter(([, other]) => other.tagName === element.tagName && other.type === element.type);
    if (alike.length === 0) {
      return null;
    }
    const [other, twin] = random.pick(alike);
    return relabel(twin, nameOf(element)) ? `${other} called as ${field}` : null;
  },
  loseId(random, [field, element]) {
    giveId(element, fresh());
    return `${field} without its id`;
  },
  // What the page's own script derives it puts where the id is: with that on another field it
  // writes itself what would look like a wrong fill.
  swapIds(random, [field, element], others) {
    if (derivedById.has(field)) {
      return null;
    }
    const alike = others.filter(([name, other]) => !derivedById.has(name) && other.id && other.tagName === element.tagName && other.type === element.type);
    if (alike.length === 0 || !element.id) {
      return null;
    }
    const [other, twin] = random.pick(alike);
    const [one, two] = [element.id, twin.id];
    giveId(element, fresh());
    giveId(twin, one);
    giveId(element, two);
    return `ids of ${field} and ${other} exchanged`;
  },
  loseName(random, [field, element]) {
    if (!isClassicForm() || !element.name) {
      return null;
    }
    namesLost.set(element, element.name);
    element.name = fresh();
    return `${field} without its name`;
  },
  loseTitle(random, [field, element]) {
    if (!element.title) {
      return null;
    }
    element.title = 'Permission';
    return `${field} without its title`;
  },
  order(random, [, element]) {
    const row = rowAround(element);
    if (!isClassicForm() || row.tagName !== 'TR') {
      return null;
    }
    row.parentElement.append(...random.shuffle([...row.parentElement.children]));
    return 'rows in another order';
  },
  headings() {
    for (const heading of collect(document.body, (at) => /^H[2-6]$/u.test(at.tagName) && at.childElementCount === 0)) {
      heading.textContent = 'Details';
    }
    return 'other headings';
  },
  frameName() {
    if (window === window.top) {
      return null;
    }
    window.name = fresh();
    return 'another name of the frame';
  },
  hide(random, [field, element]) {
    rowAround(element).style[random.pick(['display', 'visibility'])] = random.chance(0.5) ? 'none' : 'hidden';
    rowAround(element).style.display ||= 'none';
    return `${field} hidden`;
  },
  disable(random, [field, element]) {
    if (!('disabled' in element)) {
      return null;
    }
    changedByUs.add(element);
    element.disabled = true;
    return `${field} disabled`;
  },
  lock(random, [field, element]) {
    if (!(element instanceof HTMLInputElement) || element.type === 'checkbox') {
      return null;
    }
    changedByUs.add(element);
    element.readOnly = true;
    return `${field} locked`;
  },
  remove(random, [field, element]) {
    if (!isClassicForm()) {
      return null;
    }
    rowAround(element).remove();
    return `${field} removed`;
  },
  lookAlike(random, [field, element]) {
    if (!isPlain(element)) {
      return null;
    }
    insertBeside(element, lookAlike(element, { id: random.chance(0.3) && element.id && !derivedById.has(field) ? element.id : fresh() }), random.chance(0.5));
    return `another ${field}`;
  },
  lookAlikes(random, [, first], others, all) {
    const group = document.createElement('fieldset');
    const legend = document.createElement('legend');
    legend.textContent = 'Billing contact';
    group.append(legend, ...all.filter(([, element]) => isPlain(element)).map(([, element]) => lookAlike(element, { id: fresh() })));
    if (group.childElementCount < 2) {
      return null;
    }
    insertBeside(first, group, random.chance(0.5));
    return 'the same fields once more, of another meaning';
  },
  language(random) {
    document.documentElement.lang = random.pick(['fr', 'zz', '', 'de', 'ja']);
    return `lang="${document.documentElement.lang}"`;
  },
};

// What takes the field itself away from the agent; a look-alike of it would then be all there is.
const TAKES = new Set(['hide', 'disable', 'lock', 'remove', 'relabel', 'loseId', 'loseTitle', 'swapIds', 'duplicateLabel']);

COMMANDS.mutate = ({ seed, count, fields, derived }) => {
  derivedById = new Set(derived);
  const random = new Random(seed);
  const done = [];
  const taken = new Set();
  const all = [...kept].filter(([field, element]) => fields.includes(field) && element?.isConnected);
  for (let tries = 0; done.length < count && tries < 40 && all.length > 0; tries += 1) {
    const kind = random.pick(Object.keys(MUTATIONS));
    const target = random.pick(all.filter(([, element]) => element.isConnected));
    if (!target) {
      break;
    }
    const mixes = kind.startsWith('lookAlike') ? taken.size > 0 : TAKES.has(kind) && done.some((words) => words.includes('another ') || words.includes('once more'));
    if (mixes) {
      continue;
    }
    const words = MUTATIONS[kind](random, target, all.filter(([field, element]) => field !== target[0] && element.isConnected), all);
    if (words) {
      done.push(words);
      if (TAKES.has(kind)) {
        taken.add(target[0]);
      }
    }
  }
  return { reply: 'mutated', done };
};
