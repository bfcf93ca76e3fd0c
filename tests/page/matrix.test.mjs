// The whole guide on pages of every kind: each language, and each way in which
// pages differ, with each of its values twice. `cargo xtask soak` takes all kinds.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startJudge } from './judge.mjs';
import { CHOICES, everyField, playVariant } from './matrix.mjs';

const kind = (language, shadow, setupOn, profileEditor, links, focus) => ({ language, shadow, setupOn, profileEditor, links, focus });

/** The first is played page by page, the others form by form. */
const VARIANTS = [
  kind('en_US', 'synthetic', 'setup', 'enhanced', 'onclick', 'elsewhere'),
  kind('de', 'native', 'lightning', 'original', 'javascript', 'elsewhere'),
  kind('es', 'synthetic', 'lightning', 'original', 'onclick', 'page'),
  kind('ja', 'native', 'setup', 'enhanced', 'javascript', 'page'),
];

describe('the whole guide', { concurrency: false }, () => {
  let judge;
  const found = new Set();

  before(() => { judge = startJudge(); });
  after(() => judge.close());

  test('is tried with each value of what differs', () => {
    for (const [name, values] of Object.entries(CHOICES)) assert.deepEqual(new Set(VARIANTS.map((variant) => variant[name])), new Set(values));
  });

  for (const [index, variant] of VARIANTS.entries()) {
    test(`is found, filled, read back and saved: ${Object.values(variant).join(', ')}`, async () => {
      const played = await playVariant({ judge, variant, formsOnly: index > 0 });
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
