// Every page of somebody who did not know the extension, with each of its variants.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Player } from '../e2e/guide.mjs';
import { OneBrowser } from '../e2e/oneBrowser.mjs';
import { cases, readPages } from '../hostile/hostile.mjs';
import { faultsOf, play } from '../hostile/run.mjs';

const all = cases(await readPages());

/** One browser for each kind: what a flood leaves behind is not the next page's. */
for (const kind of ['A', 'B', 'C', 'D', 'E']) {
  describe(`pages of the kind ${kind}`, { concurrency: false }, () => {
    const here = new OneBrowser();
    let player;

    before(async () => {
      const org = await here.begin({});
      player = await Player.begin({ browser: here.browser, org });
      await player.goTo('permission-set.create');
    });
    after(() => here.close());

    for (const one of all.filter(({ page }) => page.kind === kind)) {
      test(one.id, { timeout: 120_000 }, async () => {
        const came = await play(player, one);
        assert.deepEqual(await faultsOf(player, one, came), []);
      });
    }
  });
}
