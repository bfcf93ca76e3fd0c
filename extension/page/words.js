// The words of the page, and the accessible names of its controls: the names
// that the browser's own accessibility tree has, after W3C accname 1.2 and as
// Chromium reads it. Left out on purpose: what a control within a label holds,
// which may be a secret and would change the name with each fill; and drawing,
// as capitals by style and the glyphs of icon fonts.

// A page may put anything into a label. What is longer is no name that we know.
const WORDS_AT_MOST = 1000;
const NODES_AT_MOST = 2000;

const BREAKS = new Set(['br', 'wbr']);
const VALUED = 'input:not([type="button"], [type="submit"], [type="reset"], [type="image"]), select, textarea, '
  + '[role="combobox"], [role="listbox"], [role="textbox"], [role="searchbox"], [role="spinbutton"], [role="slider"]';
const NAMED_BY_CONTENTS = new Set(['button', 'a', 'summary', 'option']);
const ROLES_BY_CONTENTS = new Set(['button', 'link', 'tab', 'menuitem', 'menuitemcheckbox', 'menuitemradio', 'option', 'checkbox',
  'radio', 'switch', 'heading', 'treeitem', 'cell', 'gridcell']);
const ROLES_BY_LABEL = new Set(['combobox', 'textbox', 'searchbox', 'spinbutton', 'slider', 'listbox', 'group', 'radiogroup',
  'region', 'toolbar', 'menu', 'menubar', 'tree', 'tablist', 'tabpanel', 'dialog', 'alertdialog', 'grid', 'table']);

const VISIBLE = { visibilityProperty: true };

const TIDY_AT_MOST = 20_000;

function tidy(text) {
  return text.length > TIDY_AT_MOST ? CUT : text.replace(/[\p{Co}\s]+/gu, ' ').trim();
}

// An element without a box of its own shows its contents all the same.
function findDrawn(element) {
  if (checkVisibility(element, VISIBLE)) {
    return true;
  }
  const { display, visibility } = getComputedStyle(element);
  return display === 'contents' && visibility === 'visible';
}

function isDrawn(element) {
  return once(findDrawn, element);
}

// What a person is told beside the words: errors as they come, and tips.
function isPassing(element) {
  return hasAttribute(element, 'aria-live') || roleOf(element) === 'tooltip';
}

function isControl(element) {
  return matches(element, 'input, select, textarea, button, [role="button"], [role="combobox"], [role="listbox"]');
}

// Between boxes there is a space where words are read, between inline ones none.
// What is not drawn has no boxes to tell by, and is read apart.
function isApart(element, evenHidden) {
  if (BREAKS.has(localNameOf(element)) || (evenHidden && !isDrawn(element))) {
    return true;
  }
  return !/^(?:inline|contents|ruby)$/u.test(getComputedStyle(element).display);
}

function wordsBeside(element, place) {
  const { content } = getComputedStyle(element, place);
  if (content.length > ATTRIBUTE_AT_MOST) {
    return CUT;
  }
  const quoted = /^"((?:[^"\\]|\\.)*)"$/u.exec(content);
  return quoted ? quoted[1].replace(/\\(.)/gu, '$1') : '';
}

// To ask the browser about each element costs as much as all the rest of its
// name; elements of one name and class in one place are styled alike.
function drawnBeside(element, place) {
  if (memory === null) {
    return wordsBeside(element, place);
  }
  const alike = once(stylesOf, rootOf(element));
  const names = attributeOf(element, 'class') ?? '';
  if (names.length > ATTRIBUTE_AT_MOST) {
    return wordsBeside(element, place);
  }
  const key = `${place} ${localNameOf(element)} ${names}`;
  if (!alike.has(key)) {
    alike.set(key, wordsBeside(element, place));
  }
  return alike.get(key);
}

function stylesOf() {
  return new Map();
}

// The star of a required field, whatever else it is called for those who hear it.
function isStar(element) {
  const inner = childNodesOf(element);
  return inner.length === 1 && nodeTypeOf(inner[0]) === Node.TEXT_NODE && inner[0].data.trim() === '*';
}

// What an element says by itself, before its contents are read.
function ownWords(element) {
  const spoken = tidy(attributeOf(element, 'aria-label') ?? '');
  if (spoken) {
    return spoken;
  }
  if (element instanceof HTMLImageElement) {
    return element.alt || element.title;
  }
  if (element instanceof SVGSVGElement) {
    return tidy([...childNodesOf(element)].find((at) => at instanceof SVGTitleElement)?.textContent ?? '');
  }
  return element instanceof HTMLInputElement && BUTTON_TYPES.has(element.type) ? pressedWords(element) : '';
}

/**
 * The words within an element, in the order in which they are shown. With
 * `named`, as its part in an accessible name; `evenHidden` reads what the
 * element itself hides; `leavesOut` tells what does not count.
 */
function contentsOf(element, { leavesOut = () => false, named = false, evenHidden = false } = {}) {
  const parts = [];
  let left = WORDS_AT_MOST;
  let nodes = NODES_AT_MOST;
  let isCut = false;
  const waiting = [];
  const say = (words) => {
    parts.push(words.length > TIDY_AT_MOST ? CUT : words);
    left -= words.length > TIDY_AT_MOST ? WORDS_AT_MOST : words.trim().length;
  };
  const push = (outer) => {
    const inner = renderedNodes(outer);
    isCut ||= inner.length > nodes;
    for (let index = Math.min(inner.length, nodes) - 1; index >= 0; index -= 1) {
      waiting.push(inner[index]);
    }
  };
  const enter = (at) => {
    const isHidden = attributeOf(at, 'aria-hidden') === 'true' || (!evenHidden && !isDrawn(at));
    if (isHidden || localNameOf(at) === 'rt' || (named && isStar(at)) || leavesOut(at)) {
      return;
    }
    const own = named ? referencedWords(at) || ownWords(at) : at instanceof HTMLImageElement && at.alt;
    if (own) {
      say(` ${own} `);
      return;
    }
    if (WORDLESS.has(localNameOf(at))) {
      return;
    }
    const edge = isApart(at, evenHidden) ? ' ' : '';
    waiting.push(() => say((named ? drawnBeside(at, '::after') : '') + edge));
    push(at);
    say(edge + (named ? drawnBeside(at, '::before') : ''));
  };
  if (named) {
    say(drawnBeside(element, '::before'));
    waiting.push(() => say(drawnBeside(element, '::after')));
  }
  push(element);
  while (waiting.length > 0 && left > 0 && nodes > 0) {
    spend();
    const at = waiting.pop();
    nodes -= 1;
    if (typeof at === 'function') {
      at();
    } else if (nodeTypeOf(at) === Node.TEXT_NODE) {
      say(at.data);
    } else if (at instanceof Element) {
      enter(at);
    }
  }
  const words = tidy(parts.join(''));
  return isCut || waiting.length > 0 || words.length > WORDS_AT_MOST ? `${words.slice(0, WORDS_AT_MOST)}${CUT}` : words;
}

function wordsOf(element, leavesOut = () => false) {
  return contentsOf(element, { leavesOut: (at) => isPassing(at) || leavesOut(at) });
}

// A star marks a required field; it, a colon at the end and the marks of a direction of
// writing are not part of the name.
function withoutMarks(name) {
  const without = strippedOf(name, (letter) => /[*\s\p{Bidi_C}]/u.test(letter));
  return strippedOf(without, (letter) => /[*\s:\p{Bidi_C}]/u.test(letter), { start: false });
}

function referenced(element, attribute, property) {
  const root = rootOf(element);
  const named = tokensOf(element, attribute).slice(0, 20)
    .map((id) => (root === document || root instanceof ShadowRoot ? byId(root, id) : null)).filter(Boolean);
  return named.length > 0 ? named : [...(propertyOf(element, property) ?? [])];
}

// The browser looks through the whole page for the labels of each control; a
// description has come by all of them already.
function labelsOf(element) {
  return memory?.get(labelsOf)?.get(element) ?? (memory?.has(labelsOf) ? [] : [...(propertyOf(element, 'labels') ?? [])]);
}

const LABELS_AT_MOST = 100;

function rememberLabels(labels) {
  const byControl = new Map();
  for (const label of labels) {
    // The browser looks for the first of that id.
    spend();
    const { control } = label;
    if (control && !byControl.has(control)) {
      byControl.set(control, []);
    }
    if (control && byControl.get(control).length < LABELS_AT_MOST) {
      byControl.get(control).push(label);
    }
  }
  memory.set(labelsOf, byControl);
}

// A switch says its state in its label: that is no part of its name.
const STATE = '.slds-checkbox_faux_container, .slds-checkbox_on, .slds-checkbox_off';

// Where a file may be dropped, a label says so; what the file is stands in another.
const DROP_ZONE = '[class*="slds-file-selector__"]';

function withoutDropZone(labels) {
  const others = labels.filter((label) => !matches(label, DROP_ZONE) && !closest(label, DROP_ZONE));
  return others.some((label) => labelWords(label) !== '') ? others : labels;
}

// What a label says, which many controls may be named by.
function labelWords(label) {
  return once(isFollowing ? findLabelWordsFollowed : findLabelWords, label);
}

function findLabelWordsFollowed(label) {
  return findLabelWords(label);
}

function findLabelWords(label) {
  const evenHidden = !isDrawn(label);
  return ownWords(label) || contentsOf(label, { named: true, leavesOut: (at) => matches(at, VALUED) || matches(at, STATE), evenHidden })
    || tidy(attributeOf(label, 'title') ?? '');
}

// Labels may refer to each other in circles: one step is followed, no second.
let isFollowing = false;

function referencedWords(element) {
  if (isFollowing || !hasAttribute(element, 'aria-labelledby')) {
    return '';
  }
  isFollowing = true;
  try {
    return withoutDropZone(referenced(element, 'aria-labelledby', 'ariaLabelledByElements')).map(labelWords).filter(Boolean).join(' ');
  } finally {
    isFollowing = false;
  }
}

function pressedWords(input) {
  return tidy((input.type === 'image' ? input.alt : input.value) || input.title);
}

function isNamedByContents(element) {
  const role = roleOf(element);
  return ROLES_BY_CONTENTS.has(role) || (NAMED_BY_CONTENTS.has(localNameOf(element)) && !ROLES_BY_LABEL.has(role));
}

// A name that is longer than any, or of which only a part was read, is none that we know.
function wholeName(words) {
  const name = words.length > TIDY_AT_MOST ? CUT : withoutMarks(tidy(words));
  return name.length > WORDS_AT_MOST || name.includes(CUT) ? CUT : name;
}

function nameOf(element) {
  return once(findName, element);
}

function findName(element) {
  return element instanceof HTMLFieldSetElement ? groupName(element) : wholeName(spokenName(element));
}

// The order of the accessible name computation (W3C accname 1.2, section 4.3.2).
function spokenName(element) {
  const first = referencedWords(element) || tidy(attributeOf(element, 'aria-label') ?? '');
  if (first) {
    return first;
  }
  // A control that is hidden is called what it will be called when it is shown.
  const all = labelsOf(element);
  const labels = withoutDropZone(all.some(isDrawn) || isDrawn(element) ? all.filter(isDrawn) : all);
  if (labels.length > 0) {
    // An empty label is a label all the same: a title is then no name.
    return labels.map((label) => referencedWords(label) || labelWords(label)).filter(Boolean).join(' ');
  }
  if (element instanceof HTMLInputElement && BUTTON_TYPES.has(element.type)) {
    return pressedWords(element);
  }
  const contents = isNamedByContents(element)
    ? contentsOf(element, { named: true, leavesOut: (at) => matches(at, VALUED) }) : '';
  return contents || attributeOf(element, 'title') || attributeOf(element, 'placeholder') || attributeOf(element, 'aria-placeholder') || '';
}

function groupName(element) {
  return once(findGroupName, element);
}

function findGroupName(element) {
  const named = wholeName(referencedWords(element) || (attributeOf(element, 'aria-label') ?? ''));
  if (named || !(element instanceof HTMLFieldSetElement)) {
    return named || wholeName(attributeOf(element, 'title') ?? '');
  }
  const legend = [...childNodesOf(element)].find((at) => at instanceof HTMLLegendElement);
  return legend ? wholeName(labelWords(legend)) : '';
}

const ROW_AT_MOST = 200;

// What the table row of a control says, for forms that label by column.
// Of a row that names a secret nothing is told but that it is there: the secret may stand in it.
function wordsOfRow(row) {
  const words = row ? wordsOf(row, isControl) : '';
  return words !== '' && (namesSecret(words) || looksSecret(words) || isInSecretTable(row)) ? UNTOLD : clipped(words, ROW_AT_MOST);
}

function rowOf(element) {
  return wordsOfRow(renderedAncestor(element, (at) => matches(at, 'tr, [role="row"]')));
}
