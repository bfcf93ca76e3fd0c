// Which kind of shadow a page of Setup really runs in, seen from a script world
// of its own as a content script has one. A page that silently runs in the other
// mode lets every test pass and proves nothing, so whoever opens a page for a
// test states its org's mode and the page is held to it.

export const shadowModes = ['synthetic', 'native'];

/** The mode that the org was started in; to start it in none is a mistake of the test. */
export function statedShadow(org) {
  if (!shadowModes.includes(org.shadow)) {
    throw new TypeError(`Say in which shadow mode the pages run: startOrg({ shadow: 'synthetic' }) or 'native', not ${org.shadow}`);
  }
  return org.shadow;
}

// Every page of the shell has genuine components in its header and its menu. A
// native root hides what is in it from the document, a synthetic one does not
// exist for this world. The shell says by its loading box when it has been built.
const countShadows = `new Promise((resolve) => {
  const box = document.getElementById('auraLoadingBox');
  if (!box) return resolve(null);
  const roots = (root) => [...root.querySelectorAll('*')].filter((element) => element.shadowRoot)
    .reduce((sum, element) => sum + 1 + roots(element.shadowRoot), 0);
  const count = () => resolve({ roots: roots(document), inner: document.querySelectorAll('lightning-primitive-icon').length });
  if (box.hidden) return count();
  new MutationObserver((changes, observer) => {
    if (box.hidden) {
      observer.disconnect();
      count();
    }
  }).observe(box, { attributes: true });
})`;

/**
 * Counts the shadow roots of the Setup page in a target, whose DevTools session
 * is `session`: {roots, inner}, where `inner` are parts of components that the
 * document shows openly. Null when the page is none of the shell.
 */
export async function shadowFacts(session) {
  const { frameTree } = await session.send('Page.getFrameTree');
  const { executionContextId } = await session.send('Page.createIsolatedWorld', { frameId: frameTree.frame.id, worldName: 'shadow-mode' });
  const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
    contextId: executionContextId, awaitPromise: true, returnByValue: true, expression: countShadows,
  });
  if (exceptionDetails) {
    throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  }
  return result.value;
}

/** Holds the page in a target to its org's mode; answers whether it is a page of the shell at all. */
export async function assertShadowMode(session, org) {
  const stated = statedShadow(org);
  const facts = await shadowFacts(session);
  if (facts === null) {
    return false;
  }
  const isSynthetic = facts.roots === 0 && facts.inner > 0;
  const isNative = facts.roots > 5 && facts.inner === 0;
  if (!(stated === 'synthetic' ? isSynthetic : isNative)) {
    throw new Error(`The page was to run in ${stated} shadow, but it has ${facts.roots} shadow roots and ${facts.inner} open parts of components`);
  }
  return true;
}
