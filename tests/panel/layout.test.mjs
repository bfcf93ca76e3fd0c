// Every state of the panel as narrow as it is seen, and every shape of it in more room;
// and the judge of it: what somebody drew who knew nothing of the panel and nothing of
// the judge. `cargo xtask soak` takes all states at all widths and in all looks.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { startGallery } from './gallery.mjs';
import { faultsOf, testLayout } from './layout.mjs';

const samples = new URL('../fixtures/layout/', import.meta.url);
const expected = JSON.parse(await readFile(new URL('expected.json', samples), 'utf8'));

let gallery;

before(async () => { gallery = await startGallery(); });
after(() => gallery?.close());

describe('the judge of layouts', { concurrency: false }, () => {
  test('finds what is wrong with a page, where it is, and nothing else', async () => {
    const tab = await gallery.page.browser().newPage();
    const kinds = new Map();
    for (const [name, { width, height = 800, faults, may = [], where, why }] of Object.entries(expected)) {
      await tab.setViewport({ width, height });
      await tab.goto(new URL(`${name.split('@')[0]}.html`, samples).href);
      const found = await faultsOf(tab, where || 'html');
      const seen = new Set(found.map(({ kind }) => kind));
      const wrong = [...seen].filter((kind) => !faults.includes(kind) && !may.includes(kind));
      const missed = faults.filter((kind) => !found.some((fault) => fault.kind === kind && fault.isAt));
      assert.deepEqual({ wrong, missed }, { wrong: [], missed: [] }, `${name}: ${why} ${JSON.stringify(found)}`);
      for (const kind of faults) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    }
    for (const kind of ['narrow', 'clipped', 'overlapped', 'sideways', 'order']) assert.ok(kinds.get(kind) >= 5, kind);
    await tab.close();
  });
});

describe('the panel', { concurrency: false }, () => {
  testLayout({ gallery: () => gallery, width: 320, look: 'light' });
  testLayout({ gallery: () => gallery, width: 480, look: 'dark', states: 'shapes' });
});
