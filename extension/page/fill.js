// `fill`: events as a person's typing makes them, and a look at what became of it.

// Focus is announced, not moved: while the side panel or another window has
// the focus, `focus()` fires no event at all, and from an embedded panel it
// would take the focus away from the person using it.
function announceFocus(element) {
  element.dispatchEvent(new FocusEvent('focus', { composed: true }));
  element.dispatchEvent(new FocusEvent('focusin', { bubbles: true, composed: true }));
}

function announceBlur(element) {
  element.dispatchEvent(new FocusEvent('blur', { composed: true }));
  element.dispatchEvent(new FocusEvent('focusout', { bubbles: true, composed: true }));
}

function announceInput(element, data) {
  element.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, inputType: 'insertReplacementText', data }));
}

// A browser's own `change` does not leave a shadow root; a composed one would
// reach a component's outer handler a second time.
function announceChange(element) {
  element.dispatchEvent(new Event('change', { bubbles: true, composed: false }));
}

const setters = new Map([HTMLInputElement, HTMLTextAreaElement, HTMLSelectElement]
  .map((type) => [type, Object.getOwnPropertyDescriptor(type.prototype, 'value').set]));

function setValue(element, value) {
  const [, set] = [...setters].find(([type]) => element instanceof type);
  set.call(element, value);
}

// The dialogs that were shown at the latest look: one that comes after a fill is its answer.
let dialogsSeen = [];

// What the page says and asks after a fill: its dialogs, and its errors by field.
// To tell which field an error is about is dear and mostly there is none.
function aftermath() {
  const dialogs = [];
  let isWrong = false;
  walk(pageElement(), (at) => {
    if (matches(at, marks.anyAnswer)) {
      if (opensDialog(at, roleOf(at))) {
        dialogs.push(at);
      }
      isWrong ||= isFieldError(at);
    }
  }, { limit: ELEMENTS_AT_MOST });
  return { dialogs: dialogs.filter(isShown), errors: isWrong ? errorsByField() : new Map() };
}

// Not into the extension's own parts, whose insides are seen here as well.
function hitAt(x, y) {
  const within = (at) => (at && !isOwnHost(at) ? shadowOf(at) : null);
  let hit = elementAt(document, x, y);
  for (let root = within(hit); root; root = within(hit)) {
    const inner = root.elementFromPoint(x, y);
    if (!inner || inner === hit) {
      break;
    }
    hit = inner;
  }
  return hit;
}

// What lies over the middle of a control, if anything does; the extension's own parts don't count.
function coverOf(element) {
  const part = seenPart(element);
  bringIntoView(element, 'instant');
  const box = seenBox(element);
  const hit = hitAt(box.left + box.width / 2, box.top + box.height / 2);
  const isClear = hit === null || isOwnHost(hit)
    || contains(part, hit) || contains(hit, part) || contains(element, hit) || contains(hit, element)
    // A press on its label is a press on the control.
    || labelsOf(element).some((label) => contains(label, hit));
  return isClear ? null : hit;
}

// Whether what lies over a control belongs to a dialog that waits for an answer.
function isAsked(cover) {
  const dialog = renderedAncestor(cover, (at) => opensDialog(at, roleOf(at)));
  return dialog !== null && collect(dialog, (at) => matches(at, VALUED)).length > 0;
}

const asIs = { outcome: 'already_right' };

async function fillText(element, { text }) {
  if (element.value === text) {
    return asIs;
  }
  if (element.maxLength >= 0 && text.length > element.maxLength) {
    return { outcome: 'too_long' };
  }
  announceFocus(element);
  setValue(element, text);
  announceInput(element, text);
  announceChange(element);
  announceBlur(element);
  await stillness(element, STILL_AFTER_TEXT_MS);
  return { outcome: element.value === text ? 'typed' : 'reverted' };
}

async function fillChecked(element, { on }) {
  if (isOn(element) === on) {
    return asIs;
  }
  if (!(element instanceof HTMLInputElement)) {
    return answer(element, on);
  }
  announceFocus(element);
  element.click();
  announceBlur(element);
  await stillness(element);
  return { outcome: element.checked === on ? 'typed' : 'reverted' };
}

async function attach(element, { file_name: fileName, mime, text }) {
  const present = element.files[0];
  if (present?.name === fileName && await present.text() === text) {
    return asIs;
  }
  if (filesGiven.get(fileName) === text && givenBeside(element) === fileName) {
    return asIs;
  }
  filesGiven.set(fileName, text);
  await putFiles(element, [new File([text], fileName, { type: mime })]);
  return { outcome: element.files[0]?.name === fileName || givenBeside(element) === fileName ? 'typed' : 'reverted' };
}

async function detach(element) {
  if (element.files.length === 0) {
    return asIs;
  }
  filesGiven.clear();
  await putFiles(element, []);
  return { outcome: element.files.length === 0 ? 'typed' : 'reverted' };
}

async function putFiles(element, files) {
  const carrier = new DataTransfer();
  for (const file of files) {
    carrier.items.add(file);
  }
  announceFocus(element);
  element.files = carrier.files;
  announceInput(element, null);
  announceChange(element);
  announceBlur(element);
  await stillness(element);
}

const FILLS = {
  text: { kinds: ['text', 'email', 'textarea'], act: fillText },
  set_checked: { kinds: ['checkbox', 'toggle', 'radio'], act: fillChecked },
  choose: { kinds: ['select', 'combobox', 'lookup', 'radio_group'], act: choose },
  include: { kinds: ['dual_list', 'checkbox_group'], act: include },
  exclude: { kinds: ['dual_list', 'checkbox_group'], act: exclude },
  attach: { kinds: ['file'], act: attach },
  detach: { kinds: ['file'], act: detach },
};

function shownOf(element, kind) {
  const shown = isSecret(element, kind, calledOf(element)) ? null : shownBy(element, kind);
  return holdsSecret(shown) ? null : shown;
}

function filled(element, kind, result, errors = null) {
  const connected = element?.isConnected;
  return {
    reply: 'filled',
    outcome: result.outcome,
    shows: connected && kind ? shownOf(element, kind) : null,
    offered: result.offered ?? (['not_offered', 'ambiguous'].includes(result.outcome) ? optionsOf(element, kind) ?? [] : []),
    press: result.press ?? null,
    message: result.message ?? (connected ? errorBeside(element, errors ?? bounded(aftermath).errors) : null),
  };
}

async function fill(command) {
  const { action } = command;
  const element = isNeverDescribed() ? null : elementOf(command.handle);
  const kind = element && kindOf(element, false);
  const way = FILLS[action.kind];
  // A label may be seen of a field that is not; a box to tick or a file is drawn
  // by its label, a text is not.
  if (!element || !isShown(element) || (action.kind === 'text' && !element.checkVisibility())) {
    return filled(element, kind, { outcome: 'gone' });
  }
  if (!way?.kinds.includes(kind)) {
    return { reply: 'not_understood', message: `${action.kind} does not fit a ${kind}` };
  }
  // A lookup with a choice made is read-only until the choice is taken out again.
  if (!isEnabled(element) || (isReadOnly(element) && kind !== 'lookup')) {
    return filled(element, kind, { outcome: 'read_only' });
  }
  // A dialog that was just answered may still be fading; one that asks something stays.
  let cover = null;
  const name = nameOf(element);
  await until(element, () => (cover = coverOf(element)) === null || isAsked(cover), STILL_AT_MOST_MS);
  if (cover) {
    return filled(element, kind, { outcome: 'covered', message: nameOf(cover) || localNameOf(cover) });
  }
  // Meanwhile the page may have made something else of the control.
  if (!element.isConnected || !isShown(element) || kindOf(element, false) !== kind || nameOf(element) !== name) {
    return filled(element, kind, { outcome: 'gone' });
  }
  if (!isEnabled(element)) {
    return filled(element, kind, { outcome: 'read_only' });
  }
  const dialogsBefore = dialogsSeen.filter((dialog) => isConnected(dialog) && isShown(dialog));
  const result = await way.act(element, action);
  if (result.outcome === 'already_right') {
    return filled(element, kind, result);
  }
  lastFilled = performance.now();
  const { dialogs, errors } = bounded(aftermath);
  dialogsSeen = dialogs;
  if (dialogs.some((dialog) => !dialogsBefore.includes(dialog))) {
    return filled(element, kind, { outcome: 'needs_confirmation' }, errors);
  }
  if (!element.isConnected) {
    return filled(element, kind, { outcome: 'vanished' }, errors);
  }
  const error = errorBeside(element, errors);
  return filled(element, kind, result.outcome === 'typed' && error ? { outcome: 'refused', message: error } : result, errors);
}
