// The whole path in orgs that are shown in another way than the usual one.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertion, token } from '../org/clients.mjs';
import { startOrg } from '../org/org.mjs';
import { launch } from './driver.mjs';
import { EXTENSION, STEP_IDS, WIDE, playGuide } from './guide.mjs';

const ORGS = [
  { title: "Setup on Lightning's host, classic pages of another origin in its frames", scenario: 'setup-on-lightning' },
  { title: 'Setup in German', scenario: 'german', language: 'de' },
];

for (const { title, scenario, language } of ORGS) {
  test(title, async (context) => {
    const org = await startOrg({ scenario, shadow: 'synthetic' });
    context.after(() => org.close());
    const browser = await launch({ org, extension: EXTENSION, size: WIDE });
    context.after(() => browser.close());
    const done = [];
    const { player, ...made } = await playGuide({
      browser, org, language, surface: 'side', onStep: async ({ step, moment }) => { if (moment === 'done') done.push(step); },
    });
    assert.deepEqual(done, STEP_IDS);
    const answer = await token(org, assertion(org, { key: player.made.privateKeyPem, iss: made.handOver['Client ID'] }));
    assert.equal(answer.status, 200, JSON.stringify(answer));
  });
}
