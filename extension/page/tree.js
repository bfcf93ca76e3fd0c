// The tree as it is rendered, through open and closed shadow roots.

const OWN_HOSTS = new Set(['guidepost-ring', 'guidepost-launcher']);

function shadowOf(element) {
  // The browser accepts only HTML elements here and throws for SVG.
  if (!(element instanceof HTMLElement)) {
    return null;
  }
  return globalThis.chrome?.dom?.openOrClosedShadowRoot?.(element) ?? element.openOrClosedShadowRoot ?? null;
}

function renderedNodes(element) {
  const root = shadowOf(element);
  if (root) {
    return root.childNodes;
  }
  if (element instanceof HTMLSlotElement) {
    const assigned = element.assignedNodes();
    if (assigned.length > 0) {
      return assigned;
    }
  }
  return element.childNodes;
}

function renderedParent(element) {
  const parent = element.assignedSlot ?? element.parentNode;
  return parent instanceof ShadowRoot ? parent.host : parent instanceof Element ? parent : null;
}

function renderedAncestor(element, accepts) {
  for (let at = element; at; at = renderedParent(at)) {
    if (accepts(at)) {
      return at;
    }
  }
  return null;
}

function contains(outer, inner) {
  return renderedAncestor(inner, (at) => at === outer) !== null;
}

function collect(element, accepts, found = []) {
  for (const node of renderedNodes(element)) {
    if (node instanceof Element) {
      if (accepts(node)) {
        found.push(node);
      }
      collect(node, accepts, found);
    }
  }
  return found;
}

function rootsAround(element) {
  const roots = [document];
  for (let root = element?.getRootNode(); root instanceof ShadowRoot; root = root.host.getRootNode()) {
    roots.push(root);
  }
  return roots;
}

function matchesAny(element, selectors) {
  return selectors.some((selector) => element.matches(selector));
}
