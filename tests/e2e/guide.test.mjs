// The whole path, on both surfaces and in orgs that are shown in different ways:
// from an empty org to a login that the org grants. After each step, clients that
// share no code with the extension look at the org, axe looks at the panel, and
// nothing secret has got out.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { assertion, get, token } from '../org/clients.mjs';
import { startOrg } from '../org/org.mjs';
import { say } from '../words.mjs';
import { launch } from './driver.mjs';
import { FACTS, USERNAME, factsOf } from './facts.mjs';
import { CLASS_PATH, EXTENSION, STEP_IDS, WIDE, playGuide } from './guide.mjs';
import { Secrets } from './secrets.mjs';

const WALKS = [
  { title: 'the panel in the side panel', surface: 'side', kind: { shadow: 'synthetic' } },
  {
    title: "the panel beside the page, Setup in German and on Lightning's host, classic pages of another origin in its frames",
    surface: 'embedded',
    kind: { scenario: 'german', setupOn: 'lightning', shadow: 'native' },
    language: 'de',
  },
];

/** On a busy machine one may lie where nothing of its size was put again; without the writing over it there are more. */
const MOST_COPIES = 2;

describe('an empty org becomes one in which the integration user can log in', { concurrency: false }, () => {
  for (const { title, surface, kind, language } of WALKS) {
    test(title, async (context) => {
      const org = await startOrg(kind);
      context.after(() => org.close());
      const browser = await launch({ org, extension: EXTENSION, size: WIDE });
      context.after(() => browser.close());
      const secrets = new Secrets({ browser, org });
      const done = [];
      const { player, ...made } = await playGuide({
        browser,
        org,
        tab: await secrets.signIn(),
        language,
        surface,
        onStep: async ({ step, moment, player: walker }) => {
          const { tab, panel, made: soFar } = walker;
          // Every shape of the panel meets axe in its gallery; here it is the panel as it lives.
          if (moment !== 'done') return;
          // From here on the key itself is looked for; only the side panel gives it out.
          if (step === 'key.make' && surface === 'side') {
            await walker.goTo('hand-over.values');
            secrets.addKey((await walker.save(say('button-save-key'), say('button-save-file'))).text);
            await walker.panel.waitForText(say('announce-key-saved', { file: 'server.key' }));
            await walker.goTo('key.make');
          }
          if (surface === 'side') assert.deepEqual(await panel.accessibilityFaults(), [], `axe on ${step}`);
          await secrets.assertNowhere(step, { tab, panel });
          const { read, wanted } = await factsOf(org, step, soFar);
          assert.deepEqual(read, wanted, `what jsforce reads after ${step}`);
          done.push(step);
        },
      });
      assert.deepEqual(done, STEP_IDS);
      for (const kindOfSecret of ['assertion', 'access token']) {
        assert.ok(secrets.known.some(({ name }) => name === kindOfSecret), `a ${kindOfSecret} was looked for`);
      }
      if (surface === 'embedded') {
        await player.moveToSidePanel();
        await player.handOver();
      }
      if (surface === 'side') {
        const left = await secrets.leftInExtension('access token', { wanted: 0, most: MOST_COPIES });
        context.diagnostic(`copies of a token: ${left}`);
        assert.ok(left <= MOST_COPIES, `${left} copies of a token`);
      }

      // Later steps may have undone earlier ones; the two that were about absence had their time.
      for (const step of STEP_IDS.filter((id) => !['prerequisites.checklist', 'key.make'].includes(id))) {
        const { read, wanted } = await factsOf(org, step, player.made);
        assert.deepEqual(read, wanted, `what jsforce reads of ${step} at the end`);
      }
      assert.equal(Object.keys(FACTS).length, STEP_IDS.length);
      assert.equal(made.handOver['Email ID'], USERNAME);
      assert.equal(made.handOver.URL, `https://${org.hosts.api}`);

      secrets.addKey(player.made.privateKeyPem);
      await secrets.assertNowhere('saving the key', player);

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
  }
});
