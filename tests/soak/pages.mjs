// Every page of the guide on both surfaces and in either profile editor, in an
// order from the seed.

import { describe } from 'node:test';
import { fillOriginalEditor, ringPages, stagesOf } from '../e2e/pages.mjs';
import { seeded } from './seed.mjs';

const random = seeded();

describe('every page of the guide', { concurrency: false }, () => {
  for (const surface of ['side', 'embedded']) {
    for (const editor of ['enhanced', 'original']) ringPages({ surface, editor, chosen: random.shuffle(stagesOf(editor)) });
    fillOriginalEditor(surface);
  }
});
