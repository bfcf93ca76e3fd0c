// Some of the pages of somebody who did not know the extension (tests/hostile): no effect
// of a press that was lured, none of a script, and honest pages work at the first press.
// The soak takes all.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { cases, readPages } from '../hostile/hostile.mjs';
import { faultsOf, play } from '../hostile/run.mjs';
import { Player } from './guide.mjs';
import { OneBrowser } from './oneBrowser.mjs';

/** Of each kind so many, spread over all of it. */
const OF_EACH = { A: 1, B: 1, E: 1 };

const here = new OneBrowser();

after(() => here.close());

test('what a page lures or forges has no effect, and an honest press has at once', async () => {
  const org = await here.begin({});
  const player = await Player.begin({ browser: here.browser, org });
  await player.goTo('permission-set.create');
  const all = cases(await readPages());
  for (const [kind, count] of Object.entries(OF_EACH)) {
    const some = all.filter(({ page }) => page.kind === kind);
    for (let at = 0; at < count; at += 1) {
      const one = some[Math.floor((at + 0.5) * (some.length / count))];
      const came = await play(player, one);
      assert.deepEqual(await faultsOf(player, one, came), [], one.id);
    }
  }
});
