// The ring.

const RING_STYLE = `
  :host { all: initial; }
  .ring, .tag { position: fixed; pointer-events: none; box-sizing: border-box; z-index: 2147483646; }
  .ring { border: 3px solid #0b5cab; border-radius: 8px; box-shadow: 0 0 0 2px #fff, 0 0 0 6px rgb(11 92 171 / 35%); }
  .tag { max-width: 280px; padding: 4px 10px; border-radius: 8px; background: #0b5cab; color: #fff;
    font: 600 13px/1.4 "Salesforce Sans", system-ui, sans-serif; box-shadow: 0 0 0 2px #fff; }
  [hidden] { display: none; }
  @media (prefers-reduced-motion: no-preference) {
    .ring { animation: arrive 240ms ease-out 1; }
    @keyframes arrive { from { opacity: 0; } }
  }
  @media (forced-colors: active) {
    .ring { border-color: Highlight; box-shadow: none; }
    .tag { background: Canvas; color: CanvasText; border: 2px solid Highlight; box-shadow: none; }
  }`;
const RING_GAP = 5;
const TAG_GAP = 8;

let ringed = null;

function clear() {
  if (ringed) {
    cancelAnimationFrame(ringed.frame);
    ringed.host.remove();
    ringed = null;
  }
  return { reply: 'cleared' };
}

function likeness(element) {
  return { kind: kindOf(element, isInside(element, DIALOG)), name: nameOf(element), attribute: element.getAttribute('name') };
}

// After a re-render the ringed element is replaced by a new one; the ring
// moves on only when exactly one control has the same kind, name and `name`.
function successor(target) {
  const alike = collect(document.documentElement, (at) => {
    const kind = kindOf(at, isInside(at, DIALOG));
    return kind === target.kind && at.getAttribute('name') === target.attribute && nameOf(at) === target.name && isShown(at);
  });
  return alike.length === 1 ? alike[0] : null;
}

// What a person sees at a point, also inside of shadow roots; not what lies beneath it.
function topmostAt(x, y) {
  let root = document;
  let top = null;
  while (root) {
    const element = root.elementFromPoint(x, y);
    if (!element || element === top) {
      return top;
    }
    top = element;
    root = shadowOf(element);
  }
  return top;
}

function hasWordsAt(element, x, y) {
  return [...element.childNodes].some((node) => {
    if (node.nodeType !== Node.TEXT_NODE || !node.data.trim()) {
      return false;
    }
    const range = document.createRange();
    range.selectNodeContents(node);
    return [...range.getClientRects()].some((box) => box.left <= x && x <= box.right && box.top <= y && y <= box.bottom);
  });
}

// The words stand above or below the ring, best where they hide neither a
// control nor other words, else where they hide no control; where neither
// place leaves the target uncovered, the ring alone has to do.
function placeTag(tag, box) {
  tag.hidden = false;
  const { width, height } = tag.getBoundingClientRect();
  const left = Math.max(4, Math.min(box.left, window.innerWidth - width - 4));
  const places = [box.top - height - TAG_GAP, box.bottom + TAG_GAP]
    .filter((top) => top >= 4 && top + height <= window.innerHeight);
  const hides = (top, isWorth) => [0, 1, 2, 3, 4].some((column) => [0, 1, 2].some((row) => {
    const [x, y] = [left + (width * column) / 4, top + (height * row) / 2];
    const element = topmostAt(x, y);
    return element !== null && isWorth(element, x, y);
  }));
  const isControl = (element) => element.closest('input, select, textarea, button, a, label') !== null;
  const free = places.filter((top) => !hides(top, isControl));
  const top = free.find((place) => !hides(place, hasWordsAt)) ?? free[0] ?? places[0];
  tag.style.left = `${left}px`;
  tag.style.top = `${top ?? 0}px`;
  tag.hidden = top === undefined;
}

function follow() {
  const shown = ringed;
  shown.frame = requestAnimationFrame(follow);
  shown.frames += 1;
  // Looking for the successor walks the whole tree, too much for every frame.
  if (!shown.element.isConnected && shown.frames % 15 === 0) {
    shown.element = successor(shown.likeness) ?? shown.element;
  }
  const present = shown.element.isConnected && isShown(shown.element);
  shown.ring.hidden = !present;
  if (!present) {
    shown.tag.hidden = true;
    shown.place = '';
    return;
  }
  const part = seenBox(shown.element);
  const box = new DOMRect(part.x - RING_GAP, part.y - RING_GAP, part.width + 2 * RING_GAP, part.height + 2 * RING_GAP);
  const place = [box.x, box.y, box.width, box.height, window.innerWidth, window.innerHeight].join();
  if (place !== shown.place) {
    shown.place = place;
    Object.assign(shown.ring.style, { left: `${box.x}px`, top: `${box.y}px`, width: `${box.width}px`, height: `${box.height}px` });
    placeTag(shown.tag, box);
  }
}

function ring(command) {
  clear();
  const element = isNeverDescribed() ? null : elementOf(command.handle);
  if (!element || !isShown(element)) {
    return { reply: 'ringed', box: null };
  }
  const host = document.createElement('guidepost-ring');
  // The panel says the same in words; a reader of the page need not hear it twice.
  host.setAttribute('aria-hidden', 'true');
  const root = host.attachShadow({ mode: 'closed' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(RING_STYLE);
  root.adoptedStyleSheets = [sheet];
  const frame = document.createElement('div');
  frame.className = 'ring';
  const tag = document.createElement('div');
  tag.className = 'tag';
  tag.textContent = command.label;
  root.append(frame, tag);
  document.documentElement.append(host);

  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  seenPart(element).scrollIntoView({ block: 'center', inline: 'nearest', behavior: still ? 'instant' : 'smooth' });
  ringed = { host, ring: frame, tag, element, likeness: likeness(element), place: '', frame: 0, frames: 0 };
  follow();
  const { x, y, width, height } = seenBox(element);
  return { reply: 'ringed', box: { x, y, width, height } };
}
