// Tries page objects on what a page shows. It runs in a script world of its own,
// like a content script, and enters shadow roots where a page object says that
// there is one: with synthetic shadow it stays in the component itself.

/** Every selector of the page objects: {key, css, takes}, in reading order. */
export function selectorsOf(pageObjects) {
  const found = [];
  const read = (key, { elements = [], shadow }) => {
    for (const element of elements) {
      const own = `${key} ${element.name}`;
      // A few elements only gather others and have no selector.
      if (element.selector) {
        found.push({ key: own, css: element.selector.css, takes: element.selector.args?.length ?? 0 });
      }
      read(own, element);
    }
    if (shadow) {
      read(key, shadow);
    }
  };
  for (const pageObject of pageObjects) {
    read(pageObject.name, pageObject);
  }
  return found;
}

// Fills the places of a selector ('%s', '%d') with what it is to look for.
function filled(css, values) {
  return values.reduce((text, value) => text.replace(/%[sd]/, value), css);
}

/** The page objects with the places of their selectors filled from `values`, by key. */
export function withValues(pageObjects, values) {
  const fill = (key, { elements = [], shadow, ...rest }) => ({
    ...rest,
    elements: elements.map(({ selector, ...element }) => {
      const own = `${key} ${element.name}`;
      const css = selector && filled(selector.css, values[own] ?? []);
      // What nobody has a value for is not looked for.
      return { ...fill(own, element), name: element.name, css: css && /%[sd]/.test(css) ? null : css };
    }),
    shadow: shadow && fill(key, shadow),
  });
  return pageObjects.map((pageObject) => fill(pageObject.name, pageObject));
}

// Runs in the page. Answers the keys of all selectors that found something.
function resolve(pageObjects) {
  const keys = new Set();
  const inside = (element) => element.shadowRoot ?? element;
  const everywhere = (root, css) => [
    ...root.querySelectorAll(css),
    ...[...root.querySelectorAll('*')].filter((element) => element.shadowRoot).flatMap((element) => everywhere(element.shadowRoot, css)),
  ];
  const look = (key, places, { elements, shadow }) => {
    for (const element of elements) {
      const own = `${key} ${element.name}`;
      const found = element.css ? places.flatMap((place) => [...place.querySelectorAll(element.css)]) : [];
      if (found.length > 0) {
        keys.add(own);
        look(own, found, element);
      }
    }
    if (shadow) {
      look(key, places.map(inside), shadow);
    }
  };
  for (const pageObject of pageObjects) {
    const hosts = everywhere(document, pageObject.host).filter((host) => host.checkVisibility?.() ?? true);
    if (hosts.length > 0) {
      keys.add(pageObject.name);
      look(pageObject.name, hosts, pageObject);
    }
  }
  return [...keys];
}

/** The keys of the selectors that find something in the page or in one of its frames. */
export async function resolvedKeys(session, pageObjects) {
  const { frameTree } = await session.send('Page.getFrameTree');
  const keys = new Set();
  const open = [frameTree];
  while (open.length > 0) {
    const { frame, childFrames = [] } = open.shift();
    open.push(...childFrames);
    const { executionContextId } = await session.send('Page.createIsolatedWorld', { frameId: frame.id, worldName: 'judge' });
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      contextId: executionContextId, returnByValue: true, expression: `(${resolve})(${JSON.stringify(pageObjects)})`,
    });
    if (exceptionDetails) {
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    }
    for (const key of result.value) {
      keys.add(key);
    }
  }
  return keys;
}
