// The layout of the panel in each of its states, judged by `layout.js` in a real browser.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';

const judge = await readFile(new URL('layout.js', import.meta.url), 'utf8');

/** Panels of these widths; the last one is the page opened in a tab of its own. */
export const WIDTHS = [320, 360, 480, 1280];

/** What is wrong with the layout of the page that is open: `{kind, where, text, isAt}`; `isAt` says whether the element, one around it or one in it fits the selector. */
export async function faultsOf(page, selector = 'html') {
  const isLoaded = await page.evaluate(() => typeof globalThis.layoutFaults === 'function');
  if (!isLoaded) await page.evaluate(judge);
  return page.evaluate((wanted) => globalThis.layoutFaults().map(({ kind, where, text, element }) => ({
    kind, where, text, isAt: element.closest(wanted) !== null || element.querySelector(wanted) !== null,
  })), selector);
}

/** A test that looks at all states of the gallery, or at one of each shape, everything unfolded. */
export function testLayout({ gallery, width, look, states = 'names', height = 800 }) {
  test(`nothing is narrow, cut off, covered, beside or out of order at ${width} pixels in ${look}`, async () => {
    const { [states]: names, open, turnTo, page } = gallery();
    const found = [];
    await open(names[0], { width, look, height });
    for (const name of names) {
      await turnTo(name);
      for (const { kind, where, text } of await faultsOf(page)) found.push(`${name}: ${kind}: ${where}: ${text}`);
    }
    assert.deepEqual(found, []);
  });
}
