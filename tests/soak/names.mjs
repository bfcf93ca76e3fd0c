// The names of every control of every page beside Chromium's own, in every
// language, shadow mode and profile editor, in an order from the seed.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { compareClassic, compareLightning } from '../page/names-pages.mjs';
import { startRig } from '../page/rig.mjs';
import { seeded } from './seed.mjs';

const LANGUAGES = ['en_US', 'de', 'es', 'ja'];
const random = seeded();

for (const [shadow, profileEditor] of [['synthetic', 'enhanced'], ['native', 'original']]) {
  describe(`names with ${shadow} shadow and the ${profileEditor} profile editor`, { concurrency: false }, () => {
    let rig;

    before(async () => { rig = await startRig({ shadow, profileEditor, scenario: 'complete', laidOpen: ['elementOf'] }); });
    after(() => rig?.close());

    for (const language of random.shuffle([...LANGUAGES])) {
      test(`on the classic pages, in ${language}`, async () => {
        assert.ok(await compareClassic(rig, language, { everything: true }) > 150);
      });
      test(`on the Lightning pages, in ${language}`, () => compareLightning(rig, language));
    }
  });
}
