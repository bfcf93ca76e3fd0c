// `ring_unseen`: the one thing that is done on a page that is never described.

// What a value looks like that nobody reads as words: a key, or what stands for it while
// it is hidden.
const VALUE = /^(?:[\w.+/=!-]{12,}|[^\p{L}\p{N}\s]{3,})$/u;

// The texts that are shown within parts of the page, and the buttons and links, in their order.
function shownWithin(parts) {
  const found = { texts: [], pressed: [] };
  const waiting = [...parts].reverse();
  let left = ELEMENTS_AT_MOST;
  while (waiting.length > 0 && left > 0) {
    spend();
    const at = waiting.pop();
    left -= 1;
    if (nodeTypeOf(at) === Node.TEXT_NODE) {
      if (tidy(at.data) !== '') {
        found.texts.push(at);
      }
    } else if (at instanceof Element && !WORDLESS.has(localNameOf(at)) && isDrawn(at) && !isPassing(at)) {
      if (['button', 'link'].includes(kindOf(at, false))) {
        found.pressed.push(at);
      } else {
        waiting.push(...[...renderedNodes(at)].reverse());
      }
    }
  }
  return found;
}

// Whether parts of the page hold nothing but what is called by the words: their one
// value, and what is pressed for it. Words of any other kind may be about the secret.
function isOfAlone(parts, words) {
  const { texts, pressed } = shownWithin(parts);
  const said = texts.map(({ data }) => withoutMarks(tidy(data))).filter((text) => /[\p{L}\p{N}]/u.test(text) || VALUE.test(text));
  const others = said.filter((text) => !isCalled(text, words));
  const fields = parts.flatMap(fieldsIn);
  const names = [...pressed, ...fields].map((at) => `${nameOf(at)} ${attributeOf(at, 'title') ?? ''}`);
  return others.length + fields.length <= 1 && others.every((text) => VALUE.test(text)) && said.length - others.length <= 1
    && !names.some(namesSecret);
}

function isCalled(text, words) {
  return words.some((word) => text.toLowerCase() === word.toLowerCase());
}

// A row lies close around its words.
const LEVELS_AT_MOST = 30;

// Whether a button is called a copy of what the words call, and of nothing more.
function copiesThat(button, { starts, beside }) {
  const name = nameOf(button).toLowerCase();
  const start = starts.find((one) => name.startsWith(one.toLowerCase()));
  if (start === undefined || !isShown(button) || movesAll(button)) {
    return false;
  }
  const rest = tidy(name.slice(start.length));
  return rest === '' || beside.some((word) => rest.includes(word.toLowerCase())) || marks.clipboard.some((word) => rest.includes(word));
}

// The button that is proved to be of what the words call: nothing else is said in its row.
// Where the words stand in a cell or are a heading, what follows them is their row as well.
function buttonOfRow(command) {
  const { beside: words } = command;
  const places = shownWithin([pageElement()]).texts.filter(({ data }) => isCalled(withoutMarks(tidy(data)), words));
  if (places.length !== 1) {
    return null;
  }
  const isAnyCopy = (at) => command.starts.some((start) => nameOf(at).toLowerCase().startsWith(start.toLowerCase()));
  const only = (parts) => {
    const copies = shownWithin(parts).pressed.filter(isAnyCopy);
    return copies.length === 1 && copiesThat(copies[0], command) && !isOfSeveralRows(copies[0]) && isOfAlone(parts, words) ? copies[0] : null;
  };
  const [said] = places.map(parentOf);
  let row = said;
  for (let level = 0; row && level < LEVELS_AT_MOST && !shownWithin([row]).pressed.some(isAnyCopy); level += 1) {
    row = renderedParent(row);
  }
  return row && (only([row]) ?? only(cellAfter(said)) ?? only(afterHeading(said)));
}

function isOfSeveralRows(button) {
  const cell = renderedAncestor(button, (at) => at instanceof HTMLTableCellElement);
  return cell !== null && cell.rowSpan > 1;
}

function cellAfter(element) {
  const cell = renderedAncestor(element, (at) => ['dt', 'th', 'td'].includes(localNameOf(at)));
  const next = cell && elementAfter(cell);
  return next && ['dd', 'td'].includes(localNameOf(next)) ? [next] : [];
}

// From a heading to the next one beside it.
function afterHeading(element) {
  const heading = renderedAncestor(element, (at) => headingLevel(at, roleOf(at)) > 0);
  const parts = [];
  for (let at = heading && elementAfter(heading); at && headingLevel(at, roleOf(at)) === 0; at = elementAfter(at)) {
    parts.push(at);
  }
  return parts;
}

// The page shows a secret: what is read of it here is compared and forgotten,
// and the caller learns no more than whether the button was found.
function ringUnseen(command) {
  clear();
  takeMarks(command.marks);
  const button = isNeverDescribed() ? buttonOfRow(command) : null;
  if (button) {
    surround(button, button, command.label, null);
  }
  return { reply: 'ringed_unseen', found: button !== null };
}
