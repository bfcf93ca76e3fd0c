// The pages of this folder, made by somebody who did not know the extension: what each
// attack is, what its victim does, and what the page itself saw of its success.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const folder = import.meta.dirname;
const PARTS = ['common.js', 'classic.html', 'look.css'];

/**
 * Every page: {name, kind, attack, variants, clicks, address, ...}. `mayFill` and `leaves`
 * name variants that disguise nothing, or go away by themselves; `own` what a page takes
 * for a success that its own copy in the frame did.
 */
export async function readPages() {
  return JSON.parse(await readFile(join(folder, 'index.json'), 'utf8'));
}

/** A page's markup, whole. */
async function markupOf(name) {
  const parts = await Promise.all(PARTS.map(async (part) => [part, await readFile(join(folder, part), 'utf8')]));
  const page = await readFile(join(folder, 'pages', `${name}.html`), 'utf8');
  return parts.reduce((text, [part, whole]) => text.replaceAll(`<!--part ${part}-->`, () => whole.trimEnd()), page)
    .replace('<head>', '<head><script>window.__manual = true</script>');
}

/** Every page with each of its variants, as `name#variant`. */
export function cases(pages) {
  return pages.flatMap((page) => (page.variants.length === 0 ? [''] : page.variants).map((variant) => ({ page, variant, id: variant ? `${page.name}#${variant}` : page.name })));
}

const isForm = ({ pathname }) => pathname.startsWith('/udd/') || pathname.startsWith('/0PS');

/** Shows a page in the tab in place of the org's own, until the answer is called. */
export async function serve(tab, { page, variant, host }) {
  const body = Buffer.from(await markupOf(page.name)).toString('base64');
  const isOurs = (url) => (url.host === host && url.pathname.startsWith('/lightning/setup/PermSets/page'))
    || (isForm(url) && (page.form === 'frame' || page.form === 'none'));
  const paused = ({ requestId, request, resourceType }) => {
    const answer = resourceType === 'Document' && isOurs(new URL(request.url))
      ? tab.session.send('Fetch.fulfillRequest', { requestId, responseCode: 200, body, responseHeaders: [{ name: 'Content-Type', value: 'text/html; charset=utf-8' }] })
      : tab.session.send('Fetch.continueRequest', { requestId });
    // The document that asked may be gone.
    answer.catch(() => {});
  };
  tab.session.on('Fetch.requestPaused', paused);
  await tab.session.send('Fetch.enable', { patterns: [{ urlPattern: 'https://*/lightning/setup/PermSets/page*' }, { urlPattern: 'https://*/udd/*' }, { urlPattern: 'https://*/0PS*' }] });
  const fragment = variant ? `#${encodeURIComponent(variant)}` : '';
  await tab.session.send('Page.navigate', { url: 'about:blank' });
  await tab.noEmbeddedPanel();
  await tab.goto(`https://${host}${page.address}${fragment}`);
  return async () => {
    tab.session.off('Fetch.requestPaused', paused);
    await tab.session.send('Fetch.disable');
  };
}

/** Lets the attack begin. */
export function arm(tab) {
  return tab.page.evaluateInPage(() => globalThis.__truth.arm());
}

/** What the page says of its success, and what was typed into it by no person. */
export function truthOf(tab) {
  return tab.page.evaluateInPage(() => {
    const { done, hints, fills } = globalThis.__truth;
    // Without JSON: a page may say by `toJSON` what its objects are to look like.
    const copy = (value) => {
      if (Array.isArray(value)) return value.map(copy);
      if (Object.getPrototypeOf(Object(value)) !== Object.prototype) return typeof value === 'object' ? null : value;
      return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, copy(part)]));
    };
    return copy({ done, hints, fills });
  });
}
