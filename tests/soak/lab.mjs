// Every page that strangers made, watched for six seconds after each fill, in both shadow
// modes and on both surfaces, in an order from the seed; what was found is summed up at the end.

import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { OneBrowser } from '../e2e/oneBrowser.mjs';
import { beginLab, fillStranger, putAside, saidOf } from '../e2e/strangers.mjs';
import { readLab } from '../lab/lab.mjs';
import { LOOKS } from '../lab/part.mjs';
import { seeded } from './seed.mjs';

const WATCH_MS = 6000;
const HONEST_AT_LEAST = 40;
const entries = seeded().shuffle(await readLab());

const lab = (look) => {
  const { shadow, surface } = look;
  describe(`pages of strangers with ${shadow} shadow, ${surface} panel`, { concurrency: false }, () => {
    const here = new OneBrowser();
    const sum = { clues: 0, found: 0, honest: 0, whole: 0, missed: [] };
    let player;

    after(async () => {
      console.log(`${shadow}, ${surface}: ${sum.found} of ${sum.clues} fields with a clue found; ${sum.whole} of ${sum.honest} honest pages whole`);
      sum.missed.forEach((line) => console.log(`  missed on ${line}`));
      await here.close();
    });

    for (const { name, fields, ours, tags } of entries) {
      test(name, async () => {
        player ??= await beginLab(here, look);
        const { verdict, claims, lines } = await fillStranger(player, name, { watchMs: WATCH_MS });
        await putAside(player);
        if (ours) {
          const clues = Object.keys(fields).filter((field) => fields[field]?.clue);
          sum.clues += clues.length;
          const missed = clues.filter((field) => !verdict.found.includes(field));
          sum.found += clues.length - missed.length;
          if (missed.length > 0) sum.missed.push(`${name}: ${missed.map((field) => `${field} (${saidOf(lines, field)})`).join(', ')}`);
        }
        if (tags.includes('honest')) {
          sum.honest += 1;
          sum.whole += verdict.missing.length === 0 ? 1 : 0;
        }
        assert.deepEqual({ wrong: verdict.wrong, claims }, { wrong: [], claims: [] });
      });
    }

    // Caution alone does not pass.
    test('of the honest pages most are whole', () => {
      assert.ok(sum.whole >= HONEST_AT_LEAST, `${sum.whole} of ${sum.honest}`);
    });
  });
};

// Most of the time they wait, each for its own page.
describe('the lab', { concurrency: LOOKS.length }, () => LOOKS.forEach(lab));
