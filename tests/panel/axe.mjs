// What axe finds wrong with a page of the gallery.

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const source = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Each broken rule with the elements that break it; `rules` names those that are asked for, if not all. */
export async function axeFaults(page, { rules } = {}) {
  const isLoaded = await page.evaluate(() => typeof globalThis.axe === 'object');
  if (!isLoaded) await page.evaluate(source);
  const { violations } = await page.evaluate((runOnly) => (
    globalThis.axe.run(document, { resultTypes: ['violations'], ...(runOnly ? { runOnly } : { rules: { 'target-size': { enabled: true } } }) })), rules);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}
