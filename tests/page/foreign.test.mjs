// Frames that are none of the org in the tab: the agent does nothing in them, whatever it
// is asked and however much they look like a page of Setup.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { classic, makeHand } from './hand.mjs';
import { startJudge } from './judge.mjs';
import { startRig } from './rig.mjs';

const FORM = '/udd/PermissionSet/newPermissionSet.apexp';
const OTHER = 'https://other-org.my.salesforce-setup.com';
const OTHER_API = 'https://other-org.my.salesforce.com';
const AFTER_OURS = 'https://acme.my.salesforce-setup.com.my.salesforce.com';

const formOf = (inner = '') => `<!doctype html><html lang="en-US"><title>Permission Set: New</title><h1>Permission Sets</h1>
  <form><label>Label <input id="j_id0:form:label"></label><label>API Name <input id="j_id0:form:apiName"></label>
  <input type="submit" id="j_id0:form:save" value="Save"></form>${inner}`;

describe('frames that are none of the org in the tab', { concurrency: false }, () => {
  let judge;
  let rig;
  let hand;
  let marks;
  let ours;

  /** Shows the org's own form, and beside it frames at these addresses. */
  async function show(frames) {
    await rig.open(classic(FORM));
    const form = await hand.classicFrame(FORM);
    await form.evaluate((markup) => document.body.insertAdjacentHTML('beforeend', markup),
      frames.map(({ src, sandbox }) => `<iframe src="${src}"${sandbox === undefined ? '' : ` sandbox="${sandbox}"`} width="600" height="300"></iframe>`).join(''));
    // Each frame of the page, also those within others, once its form is there.
    const wanted = frames.reduce((sum, { inner = 0 }) => sum + 1 + inner, 0);
    for (;;) {
      const shown = rig.page.frames().filter((frame) => frame.url().includes('drawn'));
      const ready = await Promise.all(shown.map((frame) => frame.$('form').catch(() => null)));
      if (shown.length === wanted && ready.every(Boolean)) return shown;
      await rig.page.evaluate(() => new Promise((resolve) => { setTimeout(resolve, 30); }));
    }
  }

  before(async () => {
    judge = startJudge();
    marks = await judge.ask('site_policy');
    rig = await startRig({ shadow: 'synthetic', scenario: 'complete' });
    hand = makeHand({ rig, judge, marks });
    ours = `https://${rig.org.hosts.setup}`;
    await rig.page.setRequestInterception(true);
    rig.page.on('request', (request) => {
      const { search, href } = new URL(request.url());
      const isDrawn = search.includes('drawn') && request.isNavigationRequest();
      if (!isDrawn) return request.continue();
      const inner = href.includes('holds') ? `<iframe src="${ours}${FORM}?drawn"></iframe>` : '';
      return request.respond({ contentType: 'text/html', body: formOf(inner) });
    });
  });
  after(async () => {
    await rig?.close();
    await judge?.close();
  });

  const cases = {
    'another org\'s Setup': { src: `${OTHER}${FORM}?drawn` },
    'another org\'s own host': { src: `${OTHER_API}${FORM}?drawn` },
    'a host that begins as the org\'s': { src: `${AFTER_OURS}${FORM}?drawn` },
    'the org\'s own page without its origin': { src: () => `${ours}${FORM}?drawn`, sandbox: 'allow-scripts' },
    'the org\'s own page within a frame of another org': { src: `${OTHER}${FORM}?drawn&holds`, inner: 1 },
  };

  for (const [name, { src, ...how }] of Object.entries(cases)) {
    test(name, async () => {
      const drawn = await show([{ src: typeof src === 'function' ? src() : src, ...how }]);
      const answers = await rig.agent.everywhere({ do: 'describe', marks });
      const told = answers.filter(({ reply }) => reply?.reply === 'described').map(({ reply }) => reply.query);
      assert.ok(told.length > 0 && !told.some((query) => query.includes('drawn')), JSON.stringify(told));
      const strange = answers.filter(({ reply }) => reply?.reply === 'elsewhere');
      assert.equal(strange.length, drawn.length);
      for (const { document } of strange) {
        const command = { do: 'fill', handle: 1, action: { kind: 'text', text: 'WxCC' } };
        assert.equal((await rig.agent.ask(document, command)).reply, 'elsewhere');
      }
      for (const frame of drawn) assert.equal(await frame.$eval('input', (input) => input.value), '');
    });
  }

  test('a frame of the org itself is described', async () => {
    await show([{ src: `${ours}${FORM}?drawn` }]);
    const answers = await rig.agent.everywhere({ do: 'describe', marks });
    assert.ok(answers.some(({ reply }) => reply?.query?.includes('drawn') && reply.controls.length >= 3));
  });
});
