// What a page shows beside a label without letting anybody change it there: the
// saved values of a record's own page.

const LONGEST_OUTPUT = 2000;
// It is there, but what it says can't be told.
const TOO_LONG = {};

// One finder for each selector, as what is found is remembered by it.
const finders = new Map();

function labelsBy(selector) {
  if (!finders.has(selector)) {
    finders.set(selector, (around) => collect(around, (at) => matches(at, selector)).slice(0, 2));
  }
  return finders.get(selector);
}

// The label that belongs to a value: the cell before it, else the only one in
// the nearest element around it that holds any.
function labelBeside(element, selector) {
  const before = elementBefore(element);
  if (before && matches(before, selector)) {
    return before;
  }
  for (let around = renderedParent(element); around; around = renderedParent(around)) {
    const labels = once(labelsBy(selector), around);
    if (labels.length > 0) {
      return labels.length === 1 ? labels[0] : null;
    }
  }
  return null;
}

function shownIn(element, { ticked, unticked }) {
  const holds = (selector) => selector !== null && collect(element, (at) => matches(at, selector)).length === 1;
  if (holds(ticked) || holds(unticked)) {
    return { checked: holds(ticked) };
  }
  if ((propertyOf(element, 'textContent') ?? '').length > 10 * LONGEST_OUTPUT) {
    return TOO_LONG;
  }
  const text = (propertyOf(element, 'innerText') ?? '').trim();
  return text.length > LONGEST_OUTPUT ? TOO_LONG : text === '' ? null : { text };
}

// The output that an element is, if it is one. A cell with a control in it is
// part of a form, and no output.
function outputOf(element, section) {
  const mark = marks.outputs.find(({ value }) => matches(element, value));
  const label = mark && !matches(element, mark.label) ? labelBeside(element, mark.label) : null;
  if (!label || collect(element, isField).length > 0) {
    return null;
  }
  const name = wholeName(labelWords(label));
  const value = name && checkVisibility(element, VISIBLE) ? shownIn(element, mark) : null;
  const ids = { id: clipped(attributeOf(element, 'id')) || null, name: null, title: null, value: null };
  const isTold = !isSecret(element, 'output', name) && value !== TOO_LONG && !holdsSecret(value) && isAskedFor(element, { name, ids, section, row: '' });
  return value === null ? null : {
    handle: handleOf(element),
    kind: 'output',
    name,
    ids,
    section,
    row: '',
    in_dialog: false,
    visible: true,
    enabled: false,
    read_only: true,
    value: isTold ? value : null,
    options: [],
    error: null,
  };
}
