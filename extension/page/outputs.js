// What a page shows beside a label without letting anybody change it there: the
// saved values of a record's own page.

const LONGEST_OUTPUT = 2000;

// The label that belongs to a value: the cell before it, else the only one in
// the nearest element around it that holds any.
function labelBeside(element, selector) {
  const before = elementBefore(element);
  if (before && matches(before, selector)) {
    return before;
  }
  for (let around = renderedParent(element); around; around = renderedParent(around)) {
    const labels = collect(around, (at) => matches(at, selector));
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
  const text = (propertyOf(element, 'innerText') ?? '').trim();
  return text === '' || text.length > LONGEST_OUTPUT ? null : { text };
}

// The output that an element is, if it is one. A cell with a control in it is
// part of a form, and no output.
function outputOf(element, section) {
  const mark = marks.outputs.find(({ value }) => matches(element, value));
  const label = mark && !matches(element, mark.label) ? labelBeside(element, mark.label) : null;
  if (!label || collect(element, isField).length > 0) {
    return null;
  }
  const name = withoutMarks(labelWords(label));
  const value = name && checkVisibility(element, VISIBLE) ? shownIn(element, mark) : null;
  const ids = { id: clipped(attributeOf(element, 'id')) || null, name: null, title: null, value: null };
  const isTold = !isSecret(element, 'output', name) && !holdsSecret(value) && isAskedFor(element, { name, ids, section, row: '' });
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
