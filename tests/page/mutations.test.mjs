// The guide's forms on changed pages, three of each; `cargo xtask soak` tries twenty
// of each, from another seed. A value never goes where it does not belong.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startJudge } from './judge.mjs';
import { PAGES, startMutations } from './mutations.mjs';

const SEED = 20_261_124;
const TRIES = 3;

describe('on a changed page', { concurrency: false }, () => {
  let judge;

  before(() => { judge = startJudge(); });
  after(() => judge.close());

  for (const profileEditor of ['enhanced', 'original']) {
    const pages = Object.keys(PAGES).filter((page) => (PAGES[page].profileEditor ?? 'enhanced') === profileEditor);
    test(`no value goes where it does not belong, the ${profileEditor} profile editor`, async (context) => {
      const bench = await startMutations({ judge, profileEditor, shadow: profileEditor === 'original' ? 'native' : 'synthetic' });
      try {
        let filled = 0;
        for (const [index, page] of pages.entries()) {
          for (let number = 0; number < TRIES; number += 1) {
            const told = await bench.run(page, { seed: SEED + index * TRIES + number, count: 1 + number });
            context.diagnostic(`${page}: ${told.done.join('; ')}: ${told.filled.length} filled, ${told.saved ? 'saved' : 'not saved'}`);
            assert.deepEqual(told.wrong, [], `${page}: ${told.done.join('; ')}`);
            filled += told.filled.length;
          }
        }
        assert.ok(filled >= pages.length, 'where nothing is filled, nothing is shown');
      } finally {
        await bench.close();
      }
    });
  }
});
