// A choice between Yes and No: a box that is drawn in words.

// The option that says yes and the one that says no, where these are all that there are.
function answersOf(element) {
  return once(findAnswers, element);
}

function findAnswers(element) {
  const options = element instanceof HTMLSelectElement ? optionsIn(element) : choicesOf(element);
  if (options.length !== 2) {
    return null;
  }
  const saying = (known) => options.filter((option) => known.includes(optionWords(option).toLowerCase()));
  const [yes, no] = [saying(marks.yes_words), saying(marks.no_words)];
  return yes.length === 1 && no.length === 1 && yes[0] !== no[0] ? { yes: yes[0], no: no[0] } : null;
}

function isChosenOption(option) {
  return option instanceof HTMLOptionElement ? option.selected : option.checked;
}

// Whether a box is ticked, or its words say so; null where nothing has been said yet.
function isOn(element) {
  const answers = element instanceof HTMLInputElement ? null : answersOf(element);
  if (!answers) {
    return element.checked ?? null;
  }
  return isChosenOption(answers.yes) ? true : isChosenOption(answers.no) ? false : null;
}

function answer(element, on) {
  const { yes, no } = answersOf(element);
  return choose(element, { value: null, labels: [optionWords(on ? yes : no)] });
}
