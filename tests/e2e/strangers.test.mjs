// Some of the pages that strangers made (tests/lab): nothing is put where it does not
// belong, and nothing is called filled that is not. Which ones, a number says: each day has
// its own, and 128 days show every page in both looks. The soak takes all at once.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { readLab } from '../lab/lab.mjs';
import { LOOKS, partOf } from '../lab/part.mjs';
import { seedOfDay } from '../soak/seed.mjs';
import { OneBrowser } from './oneBrowser.mjs';
import { beginLab, fillStranger, putAside } from './strangers.mjs';

const WATCH_MS = 2000;

const here = new OneBrowser();
const seed = seedOfDay();
const { look, names } = partOf(await readLab(), seed);

after(() => here.close());

test(`on the pages of strangers that GUIDEPOST_SEED=${seed} chooses nothing is put where it does not belong, and nothing is called filled that is not`, async () => {
  const player = await beginLab(here, look);
  for (const name of names) {
    const { verdict, claims } = await fillStranger(player, name, { watchMs: WATCH_MS });
    assert.deepEqual({ wrong: verdict.wrong, claims }, { wrong: [], claims: [] }, `${name}, ${JSON.stringify(look)}, GUIDEPOST_SEED=${seed}`);
    await putAside(player);
  }
});
