// `ring_unseen`: the one thing that is done on a page that is never described.

// The page's elements and its own texts, in the order in which they are shown.
function inOrder(accepts) {
  const found = [];
  const waiting = [pageElement()];
  while (waiting.length > 0 && found.length < ELEMENTS_AT_MOST) {
    const at = waiting.pop();
    const isText = nodeTypeOf(at) === Node.TEXT_NODE;
    if (isText ? at.data.trim() !== '' : at instanceof Element && accepts(at)) {
      found.push(at);
    }
    if (at instanceof Element && !WORDLESS.has(localNameOf(at)) && isDrawn(at) && !isPassing(at)) {
      waiting.push(...[...renderedNodes(at)].reverse());
    }
  }
  return found;
}

// The button that comes after the words with no more than one text between, the
// value that it copies. Were there two, one could be the title of the next value.
function buttonAfter(words, isButton) {
  const isPlace = (text) => words.some((word) => tidy(text.data).toLowerCase() === word.toLowerCase());
  const order = inOrder(isButton);
  const places = order.filter((at) => nodeTypeOf(at) === Node.TEXT_NODE && isPlace(at));
  const rest = order.slice(order.indexOf(places[0]) + 1);
  const index = rest.findIndex((at) => at instanceof Element);
  return places.length === 1 && index >= 0 && index <= 1 ? rest[index] : null;
}

// The page shows a secret: what is read of it here is compared and forgotten,
// and the caller learns no more than whether the button was found.
function ringUnseen(command) {
  clear();
  marks = { ...marks, ...command.marks };
  const isCopy = (at) => ['button', 'link'].includes(kindOf(at, false)) && isShown(at)
    && command.starts.some((start) => nameOf(at).toLowerCase().startsWith(start.toLowerCase()));
  const button = isNeverDescribed() ? buttonAfter(command.beside, isCopy) : null;
  if (button) {
    surround(button, button, command.label, null);
  }
  return { reply: 'ringed_unseen', found: button !== null };
}
