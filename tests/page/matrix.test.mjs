// The whole guide on two kinds of pages that have nothing in common: each way in
// which pages differ with each of its values. `cargo xtask soak` takes all kinds.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startJudge } from './judge.mjs';
import { CHOICES, everyField, playVariant } from './matrix.mjs';

const kind = (language, shadow, setupOn, profileEditor, links, focus) => ({ language, shadow, setupOn, profileEditor, links, focus });

const VARIANTS = [
  kind('es', 'native', 'lightning', 'original', 'javascript', 'elsewhere'),
  kind('ja', 'synthetic', 'setup', 'enhanced', 'onclick', 'page'),
];

/** The languages in which `guide.test.mjs` plays the whole guide with the panel. */
const PLAYED_WITH_PANEL = ['en_US', 'de'];

describe('the whole guide', { concurrency: false }, () => {
  let judge;
  const found = new Set();

  before(() => { judge = startJudge(); });
  after(() => judge.close());

  test('is tried with each value of what differs', () => {
    for (const [name, values] of Object.entries(CHOICES)) {
      const elsewhere = name === 'language' ? PLAYED_WITH_PANEL : [];
      assert.deepEqual(new Set([...elsewhere, ...VARIANTS.map((variant) => variant[name])]), new Set(values));
    }
  });

  for (const variant of VARIANTS) {
    test(`is found, filled, read back and saved: ${Object.values(variant).join(', ')}`, async () => {
      const played = await playVariant({ judge, variant });
      for (const name of played.found) found.add(name);
    });
  }

  test('was found with every field that the locators name', async () => {
    const { locators } = await judge.ask('data');
    // Belongs to the other editor, and is there to tell the two apart.
    const absent = ['profile-original/system-permissions', 'app-policies/permitted-users'];
    const missed = everyField(locators).filter((name) => !found.has(name) && !absent.includes(name));
    assert.deepEqual(missed, []);
  });
});
