// The ring.

const RING_STYLE = `
  :host { all: initial !important; }
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

// For how many frames a ring that did not move is looked at before it rests.
const STILL_FRAMES = 12;
// Looking for a successor walks the whole tree, too much for every frame.
const BETWEEN_SEARCHES_MS = 250;

let ringed = null;

function clear() {
  if (ringed) {
    cancelAnimationFrame(ringed.frame);
    ringed.stop.abort();
    ringed.host.remove();
    ringed = null;
  }
  return { reply: 'cleared' };
}

function likeness(element) {
  const { section, inDialog } = standsIn(element);
  return { kind: kindOf(element, inDialog), name: nameOf(element), attribute: attributeOf(element, 'name'), section: section.join('\n') };
}

// After a re-render the ringed element is replaced by a new one; the ring moves
// on only when exactly one control has the same kind, name and `name` and stands
// in the same section. Where nothing is told of a page, it never moves on.
function successor(target) {
  if (target === null) {
    return null;
  }
  const alike = collect(pageElement(), (at) => attributeOf(at, 'name') === target.attribute
    && (kindOf(at, false) === target.kind || kindOf(at, true) === target.kind) && nameOf(at) === target.name && isShown(at)
    && Object.entries(likeness(at)).every(([part, value]) => value === target[part]));
  return alike.length === 1 ? alike[0] : null;
}

// What a person sees at a point, also inside of shadow roots; not what lies beneath it.
function topmostAt(x, y) {
  let root = document;
  let top = null;
  while (root) {
    const element = elementAt(root, x, y);
    if (!element || element === top) {
      return top;
    }
    top = element;
    root = shadowOf(element);
  }
  return top;
}

function hasWordsAt(element, x, y) {
  return [...childNodesOf(element)].some((node) => {
    if (node.nodeType !== Node.TEXT_NODE || !node.data.trim()) {
      return false;
    }
    const range = new Range();
    range.selectNodeContents(node);
    return [...range.getClientRects()].some((box) => box.left <= x && x <= box.right && box.top <= y && y <= box.bottom);
  });
}

// A page may be drawn larger or smaller by CSS, and all that is in it; boxes are told as
// they are drawn.
function putAt(part, { left, top }) {
  const zoom = part.currentCSSZoom ?? 1;
  Object.assign(part.style, { left: `${left / zoom}px`, top: `${top / zoom}px` });
}

function putAround(part, box) {
  const zoom = part.currentCSSZoom ?? 1;
  putAt(part, box);
  Object.assign(part.style, { width: `${box.width / zoom}px`, height: `${box.height / zoom}px` });
}

// The smallest part of the page that holds a field with its label, its help and its error.
function placeOfField(element) {
  let place = element;
  for (let at = renderedParent(element); at && fieldsIn(at).length <= 1 && at !== pageBody(); at = renderedParent(at)) {
    place = at;
  }
  return place;
}

function boxesOfWords(element) {
  const boxes = [];
  const waiting = [element];
  for (let left = AROUND_LISTS_AT_MOST; waiting.length > 0 && left > 0; left -= 1) {
    const at = waiting.pop();
    if (nodeTypeOf(at) === Node.TEXT_NODE && tidy(at.data) !== '') {
      const range = new Range();
      range.selectNodeContents(at);
      boxes.push(...range.getClientRects());
    } else if (at instanceof Element && !WORDLESS.has(localNameOf(at))) {
      waiting.push(...renderedNodes(at));
    }
  }
  return boxes;
}

// The words stand above or below the ring, or at a side of it, best where they hide neither
// a control nor other words, else where they hide no control and nothing that is said of
// the field; where no place is so, the ring alone has to do.
function placeTag({ tag, field }, box) {
  tag.hidden = false;
  const { width, height } = boxOf(tag);
  const within = (left) => Math.max(4, Math.min(left, window.innerWidth - width - 4));
  const places = [
    { left: within(box.left), top: box.top - height - TAG_GAP },
    { left: within(box.left), top: box.bottom + TAG_GAP },
    { left: box.right + TAG_GAP, top: box.top },
    { left: box.left - width - TAG_GAP, top: box.top },
  ].filter(({ left, top }) => top >= 4 && top + height <= window.innerHeight && left >= 4 && left + width <= window.innerWidth - 4);
  const hides = ({ left, top }, isWorth) => [0, 1, 2, 3, 4].some((column) => [0, 1, 2].some((row) => {
    const [x, y] = [left + (width * column) / 4, top + (height * row) / 2];
    const element = topmostAt(x, y);
    return element !== null && isWorth(element, x, y);
  }));
  const isControlAt = (element) => closest(element, 'input, select, textarea, button, a, label') !== null;
  const said = boxesOfWords(field);
  const liesOn = ({ left, top }) => said.some((one) => one.left < left + width && one.right > left && one.top < top + height && one.bottom > top);
  const free = places.filter((place) => !liesOn(place) && !hides(place, isControlAt));
  // At a side begins what is none of the field's, such as the navigation of Setup.
  const isAtSide = ({ top }) => top === box.top;
  const place = free.find((at) => !hides(at, hasWordsAt)) ?? free.find((at) => !isAtSide(at));
  if (place) {
    putAt(tag, place);
  }
  tag.hidden = place === undefined;
}

const WAYS = { above: '\u2191 further up', below: '\u2193 further down', left: '\u2190 to the left', right: '\u2192 to the right' };

// The words beside the ring, with the way to a control that is out of sight.
function tagWords(label, { at, side, name }) {
  if (at === 'off_screen') {
    return `${label} ${WAYS[side]}`;
  }
  return name ? `${label} \u2192 ${name}` : label;
}

// At the edge behind which the control is.
function placeTagAtEdge(tag, box, side) {
  tag.hidden = false;
  const { width, height } = tag.getBoundingClientRect();
  const within = (at, room) => Math.max(4, Math.min(at, room - 4));
  putAt(tag, {
    left: side === 'right' ? window.innerWidth - width - 4 : within(box.left, window.innerWidth - width),
    top: side === 'below' ? window.innerHeight - height - 4 : within(box.top, window.innerHeight - height),
  });
}

function draw(shown) {
  const { where, ringed: target } = whereabouts(shown.element);
  shown.where = where;
  shown.target = target;
  if (!target) {
    shown.ring.hidden = true;
    shown.tag.hidden = true;
    shown.place = where.at;
    return;
  }
  const part = seenBox(target);
  const box = new DOMRect(part.x - RING_GAP, part.y - RING_GAP, part.width + 2 * RING_GAP, part.height + 2 * RING_GAP);
  const place = [box.x, box.y, box.width, box.height, window.innerWidth, window.innerHeight, where.at, where.side].join();
  if (place === shown.place) {
    return;
  }
  shown.place = place;
  if (shown.fieldOf !== target) {
    shown.fieldOf = target;
    shown.field = placeOfField(target);
  }
  shown.tag.textContent = tagWords(shown.label, where);
  shown.ring.hidden = where.at === 'off_screen';
  putAround(shown.ring, box);
  if (where.at === 'off_screen') {
    placeTagAtEdge(shown.tag, box, where.side);
  } else {
    placeTag(shown, box);
  }
}

function follow() {
  try {
    bounded(followInTime);
  } catch (error) {
    if (!(error instanceof TooMuch)) {
      throw error;
    }
    // A page on which it takes that long to find a control has none to point at.
    clear();
  }
}

function followInTime() {
  const shown = ringed;
  shown.frame = 0;
  const isLost = !shown.element.isConnected;
  if (isLost && shown.unsearched && performance.now() >= shown.searchFrom) {
    shown.unsearched = false;
    shown.searchFrom = performance.now() + BETWEEN_SEARCHES_MS;
    shown.element = successor(shown.likeness) ?? shown.element;
  }
  const { place } = shown;
  draw(shown);
  shown.still = shown.place === place ? shown.still + 1 : 0;
  if (shown.still < STILL_FRAMES || (isLost && shown.unsearched)) {
    shown.frame = requestAnimationFrame(follow);
  } else {
    rest(shown);
  }
}

// Something moved, or may have: the ring follows from the next frame on.
function wake() {
  if (ringed) {
    ringed.still = 0;
    ringed.unsearched = true;
    ringed.tripwire?.disconnect();
    ringed.tripwire = null;
    if (ringed.frame === 0) {
      ringed.frame = requestAnimationFrame(follow);
    }
  }
}

// Until the ringed control leaves its place nothing runs: the browser is asked
// to tell when the control no longer fills the very box where it was left.
function rest(shown) {
  const part = shown.target && seenPart(shown.target);
  if (!part) {
    return;
  }
  const { top, left, right, bottom, width, height } = part.getBoundingClientRect();
  if (width === 0 || height === 0) {
    return;
  }
  const insets = [top, window.innerWidth - right, window.innerHeight - bottom, left].map((inset) => `${-Math.floor(inset)}px`);
  let fills = null;
  shown.tripwire = new IntersectionObserver(([{ intersectionRatio }]) => {
    fills ??= intersectionRatio;
    if (intersectionRatio !== fills) {
      wake();
    }
  }, { root: document, rootMargin: insets.join(' '), threshold: [0, 0.25, 0.5, 0.75, 0.9, 0.97, 1] });
  shown.tripwire.observe(part);
}

function listenForMoves(shown) {
  const { signal } = shown.stop;
  for (const kind of ['scroll', 'transitionrun', 'animationstart', 'toggle', 'load', 'input']) {
    document.addEventListener(kind, wake, { signal, capture: true, passive: true });
  }
  window.addEventListener('resize', wake, { signal, passive: true });
  const mutations = watching(shown.element, wake);
  const sizes = new ResizeObserver(wake);
  for (let at = seenPart(shown.element); at; at = renderedParent(at)) {
    sizes.observe(at);
  }
  signal.addEventListener('abort', () => {
    mutations.disconnect();
    sizes.disconnect();
    shown.tripwire?.disconnect();
  });
}

function ring(command) {
  clear();
  const element = isNeverDescribed() ? null : elementOf(command.handle);
  const { where, ringed: target } = whereabouts(element);
  if (!element) {
    return { reply: 'ringed', box: null, where };
  }
  surround(element, target, command.label, likeness(element));
  if (target !== element) {
    return { reply: 'ringed', box: null, where };
  }
  const { x, y, width, height } = seenBox(element);
  return { reply: 'ringed', box: { x, y, width, height }, where: whereabouts(element).where };
}

function surround(element, target, label, known) {
  const host = newHost();
  const root = host.attachShadow({ mode: 'closed' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(RING_STYLE);
  root.adoptedStyleSheets = [sheet];
  const frame = newElement('div');
  frame.className = 'ring';
  const tag = newElement('div');
  tag.className = 'tag';
  root.append(frame, tag);
  append(pageElement(), host);

  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  if (target) {
    bringIntoView(target, still ? 'instant' : 'smooth');
  }
  ringed = {
    host, ring: frame, tag, element, label, likeness: known,
    place: '', frame: 0, still: 0, unsearched: true, searchFrom: 0, tripwire: null, stop: new AbortController(),
  };
  listenForMoves(ringed);
  follow();
}

// The one command that moves the focus: the person asked for it with a key.
function focusTarget(command) {
  const element = isNeverDescribed() ? null : elementOf(command.handle);
  // Of a hidden control, what brings it up has the ring, and gets the focus.
  const { ringed: target } = whereabouts(element);
  target?.focus({ preventScroll: false });
  return { reply: 'focused', focused: target !== null && target.getRootNode().activeElement === target };
}
