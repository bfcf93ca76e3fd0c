// `pick`: the person chooses a control by a press on it.
//
// While it lasts, no press does anything on the page: neither one that chooses nor
// one that is on something else. Only what listened on the window before this can
// notice it. What a script of the page presses counts for nothing.

// An answer comes after this time, also when nothing was pressed yet.
const PICK_ANSWER_MS = 4000;
// Who does not ask again within this time has gone, and the page is given back.
const PICK_GRACE_MS = 3000;
const PICK_PRESSES = ['pointerdown', 'pointerup', 'mousedown', 'mouseup', 'touchstart', 'touchend', 'auxclick', 'dblclick', 'contextmenu'];
const PICK_STYLE = `
  :host { all: initial !important; }
  div { position: fixed; pointer-events: none; box-sizing: border-box; z-index: 2147483646;
    border: 3px dashed #0b5cab; border-radius: 8px; background: rgb(11 92 171 / 10%); box-shadow: 0 0 0 2px #fff; }
  div[hidden] { display: none; }
  @media (forced-colors: active) { div { border-color: Highlight; box-shadow: none; } }`;
const PICK_GAP = 3;

const focusedInDocument = getter(Document, 'activeElement');

let picking = null;

// The control that a press on an element means: the one it is part of, or the one it names.
function pickable(element, kinds) {
  const isFitting = (at) => kinds.includes(kindOf(at, isInside(at, DIALOG))) && isShown(at);
  const meant = (at) => {
    if (isFitting(at)) {
      return at;
    }
    if (at instanceof HTMLLabelElement && at.control) {
      return isFitting(at.control) ? at.control : null;
    }
    // Of a pair of lists the first one stands for both.
    const halves = at instanceof HTMLSelectElement ? classicHalves(at) : null;
    return halves && isFitting(halves.source) ? halves.source : null;
  };
  let found = null;
  renderedAncestor(element, (at) => {
    found = meant(at);
    return found !== null;
  });
  return found;
}

// What has the keyboard's focus, also inside of shadow roots.
function focusedElement() {
  let element = focusedInDocument(document);
  for (let root = element && shadowOf(element); root?.activeElement; root = shadowOf(element)) {
    element = root.activeElement;
  }
  return element === pageBody() ? null : element;
}

function isOwn(event) {
  return event.target instanceof Element && isOwnHost(event.target);
}

function swallow(event) {
  if (event.isTrusted && !isOwn(event)) {
    // Without the default of a touch there would be no click.
    if (!event.type.startsWith('touch')) {
      event.preventDefault();
    }
    event.stopImmediatePropagation();
    return true;
  }
  return false;
}

function pointAt(element) {
  const { outline, kinds } = picking;
  const control = element && pickable(element, kinds);
  outline.hidden = !control;
  if (control) {
    const box = seenBox(control);
    Object.assign(outline.style, {
      left: `${box.x - PICK_GAP}px`, top: `${box.y - PICK_GAP}px`, width: `${box.width + 2 * PICK_GAP}px`, height: `${box.height + 2 * PICK_GAP}px`,
    });
  }
}

function tellPicked(outcome, element = null) {
  picking.answers.push({ reply: 'picked', outcome, handle: element && handleOf(element) });
  if (outcome !== 'unfit') {
    picking.unlisten();
  }
  handOver();
}

// The oldest answer goes to whoever waits; without anybody it is kept for the next who asks.
function handOver() {
  const { waiting, answers } = picking;
  if (!waiting || answers.length === 0) {
    return;
  }
  const answer = answers.shift();
  picking.waiting = null;
  clearTimeout(picking.timer);
  picking.timer = setTimeout(endPick, PICK_GRACE_MS);
  if (answer.outcome === 'chosen' || answer.outcome === 'cancelled') {
    endPick();
  }
  waiting(answer);
}

function pickElement(element) {
  const control = element && pickable(element, picking.kinds);
  tellPicked(control ? 'chosen' : 'unfit', control);
}

function onPickClick(event) {
  if (swallow(event)) {
    pickElement(event.detail === 0 ? focusedElement() : topmostAt(event.clientX, event.clientY));
  }
}

function onPickKey(event) {
  const wanted = event.key === 'Escape' || (event.key === 'Enter' && focusedElement());
  if (!wanted || !swallow(event)) {
    return;
  }
  if (event.key === 'Escape') {
    tellPicked('cancelled');
  } else {
    pickElement(focusedElement());
  }
}

function startPick() {
  clear();
  const host = newHost();
  const root = host.attachShadow({ mode: 'closed' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(PICK_STYLE);
  root.adoptedStyleSheets = [sheet];
  const outline = newElement('div');
  outline.hidden = true;
  root.append(outline);
  append(pageElement(), host);

  const listening = new AbortController();
  const listen = (name, heard) => window.addEventListener(name, heard, { capture: true, passive: false, signal: listening.signal });
  let frame = 0;
  const soon = (look) => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => picking && pointAt(look()));
  };
  PICK_PRESSES.forEach((name) => listen(name, swallow));
  listen('click', onPickClick);
  listen('keydown', onPickKey);
  listen('pointermove', ({ clientX, clientY }) => soon(() => topmostAt(clientX, clientY)));
  listen('pointerout', ({ relatedTarget }) => relatedTarget === null && soon(() => null));
  listen('focusin', () => soon(focusedElement));
  picking = {
    outline,
    kinds: [],
    answers: [],
    waiting: null,
    timer: 0,
    unlisten() {
      cancelAnimationFrame(frame);
      listening.abort();
      host.remove();
    },
  };
}

// Gives the page back; whoever still waits hears that nothing was chosen.
function endPick() {
  if (!picking) {
    return;
  }
  const { waiting, timer, unlisten } = picking;
  picking = null;
  clearTimeout(timer);
  unlisten();
  waiting?.({ reply: 'picked', outcome: 'cancelled', handle: null });
}

function pick(command) {
  if (isNeverDescribed()) {
    endPick();
    return { reply: 'picked', outcome: 'waiting', handle: null };
  }
  if (!picking) {
    startPick();
  }
  picking.waiting?.({ reply: 'picked', outcome: 'waiting', handle: null });
  picking.kinds = command.kinds;
  clearTimeout(picking.timer);
  return new Promise((resolve) => {
    picking.waiting = resolve;
    picking.timer = setTimeout(() => {
      picking.waiting = null;
      picking.timer = setTimeout(endPick, PICK_GRACE_MS);
      resolve({ reply: 'picked', outcome: 'waiting', handle: null });
    }, PICK_ANSWER_MS);
    handOver();
  });
}
