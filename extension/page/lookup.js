// Lookups: a text is typed, the page looks for what fits, and one offer is chosen.

// How long a page may take to look.
const LOOKUP_MS = 4000;

// What takes a choice out again stands beside the input of a base combobox.
function clearerOf(input) {
  const beside = renderedAncestor(input, (at) => matches(at, '.slds-combobox__form-element'));
  return beside ? collect(beside, (at) => at instanceof HTMLButtonElement && isShown(at))[0] ?? null : null;
}

// An input that opens a list is a lookup while something can be typed into it,
// and also when it shows its choice as one that can be taken out.
function isLookup(element) {
  return element instanceof HTMLInputElement && element.getAttribute('role') === 'combobox'
    && (!element.readOnly || clearerOf(element) !== null);
}

function isChosenIn(input) {
  return input.readOnly && clearerOf(input) !== null;
}

// The first line of an offer is its name; what follows tells it from others.
function offerWords(option) {
  const [first] = collect(option, (at) => matches(at, '.slds-listbox__option-text'));
  return first ? wordsOf(first) : optionWords(option);
}

function offersMeant(input, choice) {
  const list = listOf(input);
  const offers = list ? optionsIn(list) : [];
  const byValue = offers.filter((offer) => choice.value !== null && choice.value !== undefined && valueOf(offer) === choice.value);
  return byValue.length === 1 ? byValue
    : offers.filter((offer) => choice.labels.some((label) => sameWords(offerWords(offer), label)));
}

// Never the first offer: the only one that says exactly what is meant, or none.
async function chooseInLookup(input, choice) {
  const isWanted = () => isChosenIn(input) && choice.labels.some((label) => sameWords(input.value, label));
  if (isWanted()) {
    return asIs;
  }
  if (isChosenIn(input)) {
    return { outcome: 'needs_person', press: handleOf(clearerOf(input)) };
  }
  const typed = input.value;
  announceFocus(input);
  input.click();
  setValue(input, choice.labels[0] ?? '');
  announceInput(input, choice.labels[0] ?? '');
  await until(input, () => offersMeant(input, choice).length > 0, LOOKUP_MS);
  // More may come in yet; one alone must stay alone.
  await stillness(input, ALONE_MS);
  const meant = offersMeant(input, choice);
  if (meant.length !== 1) {
    const list = listOf(input);
    const offered = (list ? optionsIn(list) : []).map((offer) => ({ ...entry(offer, false), text: offerWords(offer) }));
    setValue(input, typed);
    announceInput(input, typed);
    close(input);
    return { outcome: meant.length > 1 ? 'ambiguous' : 'not_offered', offered };
  }
  const words = offerWords(meant[0]);
  meant[0].click();
  await stillness(input);
  announceBlur(input);
  await stillness(input);
  return { outcome: isChosenIn(input) && sameWords(input.value, words) ? 'typed' : 'reverted' };
}
