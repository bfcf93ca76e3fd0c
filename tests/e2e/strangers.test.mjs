// Some of the pages that strangers made (tests/lab): nothing is put where it does not
// belong, and nothing is called filled that is not. The soak takes all.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { readLab } from '../lab/lab.mjs';
import { OneBrowser } from './oneBrowser.mjs';
import { beginLab, fillStranger, putAside } from './strangers.mjs';

/** Every so many pages one. */
const ONE_OF = 50;
const WATCH_MS = 2000;

const here = new OneBrowser();

after(() => here.close());

test('on pages of strangers nothing is put where it does not belong, and nothing is called filled that is not', async () => {
  const names = (await readLab()).map(({ name }) => name);
  const player = await beginLab(here, {});
  for (const name of names.filter((_, at) => at % ONE_OF === 0)) {
    const { verdict, claims } = await fillStranger(player, name, { watchMs: WATCH_MS });
    assert.deepEqual({ wrong: verdict.wrong, claims }, { wrong: [], claims: [] }, name);
    await putAside(player);
  }
});
