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
const OF_EACH = { A: 1, E: 1 };

/** What once drew a fill. */
const ONCE = ['d06-sandboxed#allow-scripts', 'd09-nested#hidden'];

const here = new OneBrowser();

after(() => here.close());

test('what a page lures or forges has no effect, and an honest press has at once', async () => {
  const org = await here.begin({});
  const player = await Player.begin({ browser: here.browser, org });
  await player.goTo('permission-set.create');
  const all = cases(await readPages());
  const spread = Object.entries(OF_EACH).flatMap(([kind, count]) => {
    const some = all.filter(({ page }) => page.kind === kind);
    return Array.from({ length: count }, (_, at) => some[Math.floor((at + 0.5) * (some.length / count))]);
  });
  // Where nothing is to be filled, nothing is long waited for.
  const once = all.filter(({ id }) => ONCE.includes(id)).map((one) => [one, { patience: 1000 }]);
  for (const [one, how] of [...spread.map((one) => [one]), ...once]) {
    const came = await play(player, one, how);
    assert.deepEqual(await faultsOf(player, one, came), [], one.id);
  }
});
