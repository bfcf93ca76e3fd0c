// The whole path, on both surfaces: from an empty org to a login that the org
// grants. Then clients that share no code with the extension look at the org.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { assertion, get, token } from '../org/clients.mjs';
import { startOrg } from '../org/org.mjs';
import { launch } from './driver.mjs';
import { FACTS, USERNAME, factsOf } from './facts.mjs';
import { CLASS_PATH, EXTENSION, STEP_IDS, WIDE, playGuide } from './guide.mjs';

for (const surface of ['side', 'embedded']) {
  describe(`an empty org, the panel ${surface === 'side' ? 'in the side panel' : 'beside the page'}`, () => {
    test('becomes one in which the integration user can log in', async (context) => {
      const org = await startOrg({ shadow: surface === 'side' ? 'synthetic' : 'native' });
      context.after(() => org.close());
      const browser = await launch({ org, extension: EXTENSION, size: WIDE });
      context.after(() => browser.close());
      const done = [];
      const { player, ...made } = await playGuide({
        browser,
        org,
        surface,
        onStep: async ({ step, moment, player: { panel, made: soFar } }) => {
          assert.deepEqual(await panel.accessibilityFaults(), [], `axe on ${step}, ${moment}`);
          if (moment !== 'done') return;
          const { read, wanted } = await factsOf(org, step, soFar);
          assert.deepEqual(read, wanted, `what jsforce reads after ${step}`);
          done.push(step);
        },
      });
      assert.deepEqual(done, STEP_IDS);
      if (surface === 'embedded') {
        await player.moveToSidePanel();
        await player.handOver();
      }

      // Later steps may have undone earlier ones; the two that were about absence had their time.
      for (const step of STEP_IDS.filter((id) => !['prerequisites.checklist', 'key.make'].includes(id))) {
        const { read, wanted } = await factsOf(org, step, player.made);
        assert.deepEqual(read, wanted, `what jsforce reads of ${step} at the end`);
      }
      assert.equal(Object.keys(FACTS).length, STEP_IDS.length);
      assert.equal(made.handOver['Email ID'], USERNAME);
      assert.equal(made.handOver.URL, 'https://login.salesforce.com');

      const answer = await token(org, assertion(org, { key: player.made.privateKeyPem, iss: made.handOver['Client ID'] }));
      assert.equal(answer.status, 200, JSON.stringify(answer));
      assert.equal(answer.scope, 'api refresh_token');
      const routing = await get(org, `/services/apexrest${CLASS_PATH}`, { sid: answer.access_token });
      assert.equal(routing.status, 200, 'the integration user reaches the class by a login of another client');

      const withCookie = org.requests.filter(({ cookie, host }) => cookie && host === org.hosts.api);
      assert.deepEqual(withCookie, [], 'no request to the API carries a cookie');
      const complaints = browser.log.filter(({ level }) => ['error', 'exception', 'assert'].includes(level));
      assert.deepEqual(complaints, [], 'nothing complains in any console');
    });
  });
}
