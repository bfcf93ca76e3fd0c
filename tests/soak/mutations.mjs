// Twenty changed pages of each form of the guide, from the seed.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startJudge } from '../page/judge.mjs';
import { PAGES, startMutations } from '../page/mutations.mjs';
import { seeded } from './seed.mjs';

const TRIES = 20;
const random = seeded();

for (const profileEditor of ['enhanced', 'original']) {
  for (const shadow of ['synthetic', 'native']) {
    const pages = Object.keys(PAGES).filter((page) => (PAGES[page].profileEditor ?? 'enhanced') === profileEditor);
    describe(`on a changed page, ${shadow} shadow`, { concurrency: false }, () => {
      let judge;
      let bench;

      before(async () => {
        judge = startJudge();
        bench = await startMutations({ judge, profileEditor, shadow });
      });
      after(async () => {
        await bench?.close();
        await judge.close();
      });

      // Classic pages have no shadow: one half of their trials in each mode.
      const tries = (page) => (page.startsWith('app-') ? TRIES : TRIES / 2);
      for (const page of pages) {
        for (let number = 0; number < tries(page); number += 1) {
          const seed = random.below(2 ** 31);
          test(`${page}: seed ${seed}`, async (context) => {
            const told = await bench.run(page, { seed, count: 1 + (number % 4) });
            context.diagnostic(`${told.done.join('; ')}: ${told.filled.length} filled, ${told.missed.length} not, ${told.saved ? 'saved' : 'not saved'}`);
            assert.deepEqual(told.wrong, [], told.done.join('; '));
          });
        }
      }
    });
  }
}
