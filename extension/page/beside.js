// What a control without a name is called by those who see it: the words that stand
// beside it, where the place leaves no doubt that they are its own.

const BESIDE_WORDS_AT_MOST = 100;

// What may be called so. A button or a link is called what stands on it.
function isNamedByPlace(element) {
  return isField(element) || ['combobox', 'listbox'].includes(roleOf(element));
}

function fieldsIn(element) {
  return once(findFields, element);
}

function findFields(element) {
  return collect(element, isField);
}

function holdsOneField(element) {
  return fieldsIn(element).length === 1;
}

function isWordsOnly(element) {
  return element !== null && once(holdsWordsOnly, element);
}

function holdsWordsOnly(element) {
  return fieldsIn(element).length === 0 && collect(element, isControl).length === 0;
}

// A term and what is described by it.
function wordsOfTerm(place) {
  const term = elementBefore(place);
  return term && localNameOf(term) === 'dt' && isWordsOnly(term) ? wordsOf(term) : '';
}

// A row of a form has a cell of words before each cell with a field. In a table of data a
// cell is called by the head of its column, and what stands before it is another value.
function wordsOfCell(cell) {
  const row = parentOf(cell);
  const table = row && closest(row, 'table');
  if (!row || localNameOf(row) !== 'tr' || !table || once(hasHeads, table)) {
    return '';
  }
  const before = elementBefore(cell);
  return once(isPaired, row) && before ? wordsOf(before) : '';
}

function hasHeads(table) {
  return queryAll(table, 'thead th, tr > th + th').length > 0;
}

// Whether each cell of a row that holds a field stands behind one of words.
function isPaired(row) {
  const cells = [...row.children];
  return cells.every((at, index) => isWordsOnly(at)
    || (index > 0 && holdsOneField(at) && isWordsOnly(cells[index - 1]) && wordsOf(cells[index - 1]) !== ''));
}

// The smallest part of the page around a field that says anything, if the field is the
// only one in it and all the words stand on one side of it.
function wordsOfGroup(element) {
  for (let around = renderedParent(element); around; around = renderedParent(around)) {
    if (!holdsOneField(around) || ['body', 'form', 'fieldset', 'table', 'section', 'main'].includes(localNameOf(around))) {
      return '';
    }
    const words = wordsOf(around, (at) => isControl(at) || headingLevel(at, roleOf(at)) > 0);
    if (words !== '') {
      const sides = new Set(shownWithin([around]).texts.map((text) => follows(text, element)));
      return sides.size === 1 ? words : '';
    }
  }
  return '';
}

function follows(element, other) {
  return (positionOf(other, element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}

// A label that is not drawn, or says nothing that is: a component may hide it where the words
// around it say enough. Nobody sees it, so that it counts where nothing else does.
function hiddenLabelOf(element) {
  return isNamedByPlace(element) ? wholeName(labelsOf(element).map((label) => once(findHiddenWords, label)).filter(Boolean).join(' ')) : '';
}

function findHiddenWords(label) {
  return contentsOf(label, { named: true, leavesOut: (at) => matches(at, VALUED) || matches(at, STATE) || isPassing(at), evenHidden: true });
}

// What a control is called by the page, by its place, or by its author alone.
function calledOf(element) {
  return nameOf(element) || besideOf(element) || hiddenLabelOf(element);
}

function besideOf(element) {
  if (!isNamedByPlace(element)) {
    return '';
  }
  const place = renderedAncestor(element, (at) => ['dd', 'td'].includes(localNameOf(at)));
  let words = '';
  if (place === null) {
    words = wordsOfGroup(element);
  } else if (holdsOneField(place)) {
    words = localNameOf(place) === 'dd' ? wordsOfTerm(place) : wordsOfCell(place);
  }
  return words === '' || words.length > BESIDE_WORDS_AT_MOST || words.includes(CUT) || isInSecretTable(element) ? '' : withoutMarks(words);
}
