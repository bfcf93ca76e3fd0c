// Every fault of a network at every request of Check, Test the login and Reach the
// class, in an order from the seed.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Network, everyPoint } from '../e2e/network.mjs';
import { seeded } from './seed.mjs';

test('every fault of a network at every request', async () => {
  const network = new Network();
  try {
    await network.begin();
    const points = seeded().shuffle(everyPoint(await network.count()));
    const faults = [];
    let longest = 0;
    for (const [index, point] of points.entries()) {
      try {
        const { took } = await network.tryPoint(point);
        longest = Math.max(longest, took);
      } catch (error) {
        faults.push(error.message);
        console.log(`fault: ${error.message}`);
        network.org.faults.clear();
        network.org.sessions.endAllOf(network.org.store.integrationUserId);
        if (faults.length > 20) break;
      }
      if (index % 50 === 49) console.log(`${index + 1} of ${points.length} points`);
    }
    console.log(`${points.length} points, ${faults.length} faults, the longest took ${longest} ms`);
    assert.deepEqual(faults, []);
  } finally {
    await network.close();
  }
});
