// Options of lists: which one is meant, and choosing it.

// How long a page may take to open a list or to move an entry.
const OPEN_MS = 4000;
const MOVE_MS = 3000;

function sameWords(left, right) {
  return tidy(left).toLowerCase() === tidy(right).toLowerCase();
}

// The one option meant: by its value, which no language changes, else by its words.
function findOption(options, choice) {
  const byValue = choice.value === null || choice.value === undefined
    ? [] : options.filter((option) => valueOf(option) === choice.value);
  if (byValue.length === 1) {
    return byValue[0];
  }
  const byWords = options.filter((option) => choice.labels.some((label) => sameWords(optionWords(option), label)));
  if (byWords.length > 0 || !choice.ending) {
    return byWords.length === 1 ? byWords[0] : null;
  }
  const byEnding = options.filter((option) => optionWords(option).endsWith(choice.ending));
  return byEnding.length === 1 ? byEnding[0] : null;
}

async function chooseInSelect(select, choice) {
  const option = findOption(optionsIn(select), choice);
  if (!option || option.disabled) {
    return { outcome: 'not_offered' };
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
  return { outcome: option.selected && option.isConnected ? 'filled' : 'reverted' };
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
    const offered = optionsOf(combobox, 'combobox');
    close(combobox);
    return { outcome: 'not_offered', offered };
  }
  const words = optionWords(option);
  if (sameWords(words, shownText(combobox))) {
    close(combobox);
    return asIs;
  }
  option.click();
  await stillness(combobox);
  announceBlur(combobox);
  await stillness(combobox);
  return { outcome: sameWords(shownText(combobox), words) ? 'filled' : 'reverted' };
}

function choose(element, choice) {
  return element instanceof HTMLSelectElement ? chooseInSelect(element, choice) : chooseInCombobox(element, choice);
}

function moverOf(halves) {
  const after = (first, second) => first.compareDocumentPosition(second) & Node.DOCUMENT_POSITION_FOLLOWING;
  const movers = collect(halves.within, (at) => at.matches('button, a[href], a[onclick], input[type="button"]') && isShown(at));
  if (!halves.classic) {
    return movers[0] ?? null;
  }
  return movers.find((mover) => after(halves.source, mover) && after(mover, halves.chosen)) ?? null;
}

// The isolated world's policy blocks `javascript:` addresses, so a click made
// here would do nothing; only the person's own click follows them.
function needsPerson(mover) {
  const href = mover.getAttribute('href') ?? '';
  return /^\s*javascript:/iu.test(href) && !mover.hasAttribute('onclick');
}

async function include(element, { items }) {
  const halves = halvesOf(element);
  const isChosen = (item) => findOption(optionsIn(halves.chosen), item) !== null;
  const missing = items.filter((item) => !isChosen(item));
  if (missing.length === 0) {
    return asIs;
  }
  if (missing.some((item) => !findOption(optionsIn(halves.source), item))) {
    return { outcome: 'not_offered' };
  }
  const mover = moverOf(halves);
  if (!mover) {
    return { outcome: 'refused' };
  }
  return halves.classic ? includeClassic(halves, mover, missing, isChosen) : includeOneByOne(element, mover, missing, isChosen);
}

async function includeClassic(halves, mover, missing, isChosen) {
  announceFocus(halves.source);
  const wanted = missing.map((item) => findOption(optionsIn(halves.source), item));
  for (const option of halves.source.options) {
    option.selected = wanted.includes(option);
  }
  announceChange(halves.source);
  announceBlur(halves.source);
  if (needsPerson(mover)) {
    return { outcome: 'needs_person', press: handleOf(mover) };
  }
  mover.click();
  const moved = await until(halves.source, () => missing.every(isChosen), MOVE_MS);
  return moved ? { outcome: 'filled' } : { outcome: 'needs_person', press: handleOf(mover) };
}

// A plain click replaces the selection, so entries go over one at a time.
async function includeOneByOne(element, mover, missing, isChosen) {
  for (const item of missing) {
    const option = findOption(optionsIn(halvesOf(element).source), item);
    if (!option) {
      return { outcome: 'not_offered' };
    }
    announceFocus(option);
    option.click();
    await until(element, () => isEnabled(mover), MOVE_MS);
    mover.click();
    announceBlur(option);
    if (!await until(element, () => isChosen(item), MOVE_MS)) {
      return { outcome: 'reverted' };
    }
  }
  await stillness(element);
  return { outcome: missing.every(isChosen) ? 'filled' : 'reverted' };
}
