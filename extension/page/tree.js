// The tree as it is rendered, through open and closed shadow roots.

// What holds the extension's own parts in the page. They are built-in elements: a page may
// define any name with a hyphen, and its constructor could look into the closed root. So no
// name tells them, and they are remembered; the launcher, of the same world, tells its own.
const ownHosts = new WeakSet();

function newHost() {
  const host = newElement('div');
  host.setAttribute('data-guidepost', 'ring');
  // The panel says the same in words; a reader of the page need not hear it twice.
  host.setAttribute('aria-hidden', 'true');
  ownHosts.add(host);
  return host;
}

function isOwnHost(element) {
  const launcher = Object.hasOwn(globalThis, 'guidepostLauncher') ? globalThis.guidepostLauncher : null;
  return ownHosts.has(element) || launcher?.root?.host === element;
}

const WORDLESS = new Set(['script', 'style', 'template', 'noscript', 'svg']);

// Other elements have no shadow root of a page's (DOM, "attachShadow"), and to
// ask the browser about each costs more than all the rest of a description.
const SHADOW_HOSTS = new Set(['article', 'aside', 'blockquote', 'body', 'div', 'footer', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6',
  'header', 'main', 'nav', 'p', 'section', 'span']);

// What was found out of an element while one description is made, in which the
// page cannot change.
let memory = null;

function remembering(work) {
  memory = new Map();
  try {
    return work();
  } finally {
    memory = null;
  }
}

function once(find, element) {
  if (memory === null) {
    return find(element);
  }
  if (!memory.has(find)) {
    memory.set(find, new Map());
  }
  const known = memory.get(find);
  if (!known.has(element)) {
    known.set(element, find(element));
  }
  return known.get(element);
}

function findShadow(element) {
  return openShadowOf(element) ?? chrome.dom?.openOrClosedShadowRoot?.(element) ?? element.openOrClosedShadowRoot ?? null;
}

function shadowOf(element) {
  const name = localNameOf(element);
  const mayHost = SHADOW_HOSTS.has(name) || name.includes('-');
  return mayHost && element instanceof HTMLElement ? once(findShadow, element) : null;
}

function assignedTo(element) {
  return localNameOf(element) === 'slot' && element instanceof HTMLSlotElement ? element.assignedNodes() : [];
}

function renderedNodes(element) {
  const root = shadowOf(element);
  if (root) {
    return childNodesOf(root);
  }
  const assigned = assignedTo(element);
  return assigned.length > 0 ? assigned : childNodesOf(element);
}

function renderedParent(element) {
  const parent = slotOf(element) ?? parentNodeOf(element);
  return parent instanceof ShadowRoot ? parent.host : parent instanceof Element ? parent : null;
}

function renderedAncestor(element, accepts) {
  for (let at = element; at; at = renderedParent(at)) {
    spend();
    if (accepts(at)) {
      return at;
    }
  }
  return null;
}

function contains(outer, inner) {
  return renderedAncestor(inner, (at) => at === outer) !== null;
}

// Calls `enter` with every element below, in order. Pages nest as deep as they
// like, so nothing here calls itself. `enter` answers false to pass over what
// lies within an element; of any other answer the elements within are told.
// Answers whether all was walked before the limit.
function walk(element, enter, { around = null, limit = Infinity } = {}) {
  const waiting = [];
  const told = [];
  const push = (outer, answer) => {
    const root = shadowOf(outer);
    const assigned = root ? [] : assignedTo(outer);
    if (assigned.length > 0) {
      for (const at of assigned.filter((node) => node instanceof Element).reverse()) {
        waiting.push(at);
        told.push(answer);
      }
      return;
    }
    for (let at = root ? root.lastElementChild : lastElementOf(outer); at; at = elementBefore(at)) {
      waiting.push(at);
      told.push(answer);
    }
  };
  push(element, around);
  for (let left = limit; waiting.length > 0; left -= 1) {
    if (left <= 0) {
      return false;
    }
    spend();
    const at = waiting.pop();
    const answer = enter(at, told.pop());
    if (answer !== false) {
      push(at, answer);
    }
  }
  return true;
}

function collect(element, accepts) {
  const found = [];
  walk(element, (at) => {
    if (accepts(at)) {
      found.push(at);
    }
  });
  return found;
}

function rootsAround(element) {
  const roots = [document];
  for (let root = element && rootOf(element); root instanceof ShadowRoot; root = rootOf(root.host)) {
    roots.push(root);
  }
  return roots;
}

function matchesAny(element, selectors) {
  return selectors.length > 0 && matches(element, selectors.join());
}
