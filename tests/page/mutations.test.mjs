// The guide's forms on changed pages, every fourth of them; `cargo xtask soak` tries twenty
// of each, from another seed, and natively three hundred are tried in every run. A
// value never goes where it does not belong.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startJudge } from './judge.mjs';
import { PAGES, startMutations } from './mutations.mjs';

const SEED = 20_261_124;
/** How many changes a page bears, in turn. */
const COUNTS = [1, 2, 3];
/** Of so many pages one. */
const PART = 4;

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
        for (const [index, page] of [...pages.entries()].filter(([at]) => at % PART === 0)) {
          const told = await bench.run(page, { seed: SEED + index, count: COUNTS[index % COUNTS.length] });
          context.diagnostic(`${page}: ${told.done.join('; ')}: ${told.filled.length} filled, ${told.saved ? 'saved' : 'not saved'}`);
          assert.deepEqual(told.wrong, [], `${page}: ${told.done.join('; ')}`);
          filled += told.filled.length;
        }
        assert.ok(filled >= pages.length / PART, 'where nothing is filled, nothing is shown');
      } finally {
        await bench.close();
      }
    });
  }
});
