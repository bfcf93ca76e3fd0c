// Every page of the guide is known, and of each form the first field and what is
// pressed after it are ringed; one half of the pages on each surface. `cargo xtask
// soak` rings everything, on both.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { PLACES, ringPages, stages, stagesOf } from './pages.mjs';

describe('every page of the guide', { concurrency: false }, () => {
  test('has its place here', () => {
    assert.deepEqual([...new Set(stages.map(({ page }) => page))].sort(), Object.keys(PLACES).sort());
  });

  const everySecond = (first) => stagesOf('enhanced').filter((stage, index) => index % 2 === first);
  ringPages({ surface: 'side', editor: 'enhanced', chosen: everySecond(0), mostFields: 1 });
  ringPages({ surface: 'embedded', editor: 'enhanced', chosen: everySecond(1), mostFields: 1 });
  ringPages({ surface: 'side', editor: 'original', chosen: stagesOf('original'), mostFields: 1 });
});
