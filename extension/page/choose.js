// Options of lists: which one is meant, and choosing it.

// How long a page may take to open a list or to move an entry.
const OPEN_MS = 4000;
const MOVE_MS = 3000;

function sameWords(left, right) {
  return tidy(left).toLowerCase() === tidy(right).toLowerCase();
}

// Words that begin as those that are meant and go on are those of another option:
// "Enforce ..., but relax for refresh tokens".
function saysMore(words, choice) {
  return choice.labels.some((label) => label !== '' && tidy(words).toLowerCase().startsWith(`${tidy(label).toLowerCase()}`) && !sameWords(words, label));
}

// The options that may be meant: by the value, which no language changes, and by
// their words, else by how these end. Where value and words point to different
// ones, all of these: only one alone is ever chosen.
function optionsMeant(options, choice) {
  const byValue = choice.value === null || choice.value === undefined
    ? [] : options.filter((option) => valueOf(option) === choice.value);
  const byWords = options.filter((option) => choice.labels.some((label) => sameWords(optionWords(option), label)));
  const said = byWords.length > 0 || !choice.ending ? byWords : options.filter((option) => optionWords(option).endsWith(choice.ending));
  if (said.length === 0) {
    return byValue.filter((option) => !saysMore(optionWords(option), choice));
  }
  const both = byValue.filter((option) => said.includes(option));
  if (byValue.length === 0 || both.length === said.length) {
    return said;
  }
  return both.length === 1 && byValue.length === 1 ? both : [...new Set([...said, ...byValue])];
}

function findOption(options, choice) {
  const meant = optionsMeant(options, choice);
  return meant.length === 1 ? meant[0] : null;
}

function whyNone(options, choice) {
  return optionsMeant(options, choice).length > 1 ? 'ambiguous' : 'not_offered';
}

async function chooseInSelect(select, choice) {
  const option = findOption(optionsIn(select), choice);
  if (!option || option.disabled) {
    return { outcome: whyNone(optionsIn(select), choice) };
  }
  if (option.selected) {
    return asIs;
  }
  announceFocus(select);
  option.selected = true;
  announceInput(select, null);
  announceChange(select);
  announceBlur(select);
  await stillness(select);
  return { outcome: option.selected && option.isConnected ? 'typed' : 'reverted' };
}

function isOpen(combobox) {
  const list = listOf(combobox);
  return combobox.getAttribute('aria-expanded') === 'true' && list !== null && optionsIn(list).length > 0;
}

async function open(combobox) {
  announceFocus(combobox);
  if (!isOpen(combobox)) {
    combobox.click();
  }
  return until(combobox, () => isOpen(combobox), OPEN_MS);
}

function close(combobox) {
  if (combobox.getAttribute('aria-expanded') === 'true') {
    combobox.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', code: 'Escape', bubbles: true, composed: true, cancelable: true }));
  }
  announceBlur(combobox);
}

async function chooseInCombobox(combobox, choice) {
  if (choice.labels.some((label) => sameWords(shownText(combobox), label))) {
    return asIs;
  }
  if (!await open(combobox)) {
    close(combobox);
    return { outcome: 'refused' };
  }
  // Options may arrive after the list has opened.
  await until(combobox, () => findOption(optionsIn(listOf(combobox)), choice) !== null, STILL_AT_MOST_MS);
  const option = findOption(optionsIn(listOf(combobox)), choice);
  if (!option || option.getAttribute('aria-disabled') === 'true') {
    const offered = optionsOf(combobox, 'combobox') ?? [];
    const outcome = whyNone(optionsIn(listOf(combobox)), choice);
    close(combobox);
    return { outcome, offered };
  }
  const words = optionWords(option);
  if (sameWords(words, shownText(combobox))) {
    close(combobox);
    return asIs;
  }
  option.click();
  await stillness(combobox, STILL_AFTER_TEXT_MS);
  announceBlur(combobox);
  await stillness(combobox);
  return { outcome: sameWords(shownText(combobox), words) ? 'typed' : 'reverted' };
}

async function chooseAmong(element, choice) {
  const option = findOption(choicesOf(element), choice);
  if (!option || option.disabled) {
    return { outcome: whyNone(choicesOf(element), choice) };
  }
  if (option.checked) {
    return asIs;
  }
  return (await press(option)) ? { outcome: 'typed' } : { outcome: 'reverted' };
}

async function press(box) {
  const wanted = !box.checked;
  announceFocus(box);
  box.click();
  announceBlur(box);
  await stillness(box);
  return box.checked === wanted;
}

// Ticks or clears boxes of a group, each once.
async function moveBoxes(element, items, isToBeOn) {
  const boxes = items.map((item) => findOption(choicesOf(element), item));
  const unclear = boxes.findIndex((box) => box === null);
  if (unclear >= 0) {
    return { outcome: whyNone(choicesOf(element), items[unclear]) };
  }
  const open = boxes.filter((box) => box.checked !== isToBeOn);
  if (open.length === 0) {
    return asIs;
  }
  for (const box of open) {
    await press(box);
  }
  return { outcome: boxes.every((box) => box.checked === isToBeOn) ? 'typed' : 'reverted' };
}

function choose(element, choice) {
  if (choicesOf(element).length > 0) {
    return chooseAmong(element, choice);
  }
  if (element instanceof HTMLSelectElement) {
    return chooseInSelect(element, choice);
  }
  return isLookup(element) ? chooseInLookup(element, choice) : chooseInCombobox(element, choice);
}

// The movers stand between the two lists, first the one that adds, then the one
// that takes away; those that sort stand after both, a help text before them. One that
// moves all entries says so; of more than two others nothing tells which is which.
function moverOf(halves, to) {
  const isMover = (at) => matches(at, 'button, a[href], a[onclick], input[type="button"]') && isShown(at);
  const row = collect(halves.within, (at) => at === halves.source || at === halves.chosen || isMover(at));
  const movers = row.slice(row.indexOf(halves.source) + 1, row.indexOf(halves.chosen)).filter((at) => !movesAll(at));
  return movers.length > 2 ? null : movers[to === 'chosen' ? 0 : 1] ?? null;
}

function movesAll(mover) {
  const words = `${nameOf(mover)} ${clipped(attributeOf(mover, 'title')) ?? ''}`.toLowerCase().split(/[^\p{L}]+/u);
  return words.some((word) => marks.all_words.includes(word) || marks.all_words.some((all) => all.length === 1 && word.includes(all)));
}

// The isolated world's policy blocks `javascript:` addresses, so a click made
// here would do nothing; only the person's own click follows them.
function needsPerson(mover) {
  const href = mover.getAttribute('href') ?? '';
  return /^\s*javascript:/iu.test(href) && !mover.hasAttribute('onclick');
}

function include(element, { items }) {
  return choicesOf(element).length > 0 ? moveBoxes(element, items, true) : move(element, items, { from: 'source', to: 'chosen' });
}

function exclude(element, { items }) {
  return choicesOf(element).length > 0 ? moveBoxes(element, items, false) : move(element, items, { from: 'chosen', to: 'source' });
}

async function move(element, items, { from, to }) {
  const halves = halvesOf(element);
  // What is to come must be there by itself alone; what is to go must be gone whole.
  const isMoved = (item) => (to === 'chosen'
    ? findOption(optionsIn(halvesOf(element).chosen), item) !== null
    : optionsMeant(optionsIn(halvesOf(element).chosen), item).length === 0);
  const missing = items.filter((item) => !isMoved(item));
  if (missing.length === 0) {
    return asIs;
  }
  const unclear = missing.find((item) => !findOption(optionsIn(halves[from]), item));
  if (unclear) {
    return { outcome: whyNone(optionsIn(halves[from]), unclear) };
  }
  const mover = moverOf(halves, to);
  if (!mover) {
    return { outcome: 'refused' };
  }
  const task = { missing, isMoved, mover, from };
  return halves.classic ? moveClassic(halves[from], task) : moveOneByOne(element, task);
}

async function moveClassic(list, { missing, isMoved, mover }) {
  announceFocus(list);
  const wanted = missing.map((item) => findOption(optionsIn(list), item));
  for (const option of list.options) {
    option.selected = wanted.includes(option);
  }
  announceChange(list);
  announceBlur(list);
  if (needsPerson(mover)) {
    return { outcome: 'needs_person', press: handleOf(mover) };
  }
  mover.click();
  const moved = await until(list, () => missing.every(isMoved), MOVE_MS);
  return moved ? { outcome: 'typed' } : { outcome: 'needs_person', press: handleOf(mover) };
}

// A plain click replaces the selection, so entries go over one at a time.
async function moveOneByOne(element, { missing, isMoved, mover, from }) {
  for (const item of missing) {
    const list = optionsIn(halvesOf(element)[from]);
    const option = findOption(list, item);
    if (!option) {
      return { outcome: whyNone(list, item) };
    }
    announceFocus(option);
    option.click();
    await until(element, () => isEnabled(mover), MOVE_MS);
    mover.click();
    announceBlur(option);
    if (!await until(element, () => isMoved(item), MOVE_MS)) {
      return { outcome: 'reverted' };
    }
  }
  await stillness(element);
  return { outcome: missing.every(isMoved) ? 'typed' : 'reverted' };
}
