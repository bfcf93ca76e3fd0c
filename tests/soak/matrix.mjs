// The whole guide on pages of every kind, page by page, in an order from the seed.

import { after, before, describe, test } from 'node:test';
import { startJudge } from '../page/judge.mjs';
import { everyVariant, playVariant } from '../page/matrix.mjs';
import { seeded } from './seed.mjs';

describe('the whole guide', { concurrency: false }, () => {
  let judge;

  before(() => { judge = startJudge(); });
  after(() => judge.close());

  for (const variant of seeded().shuffle(everyVariant())) {
    test(`is found, filled, read back and saved: ${Object.values(variant).join(', ')}`, () => playVariant({ judge, variant }));
  }
});
