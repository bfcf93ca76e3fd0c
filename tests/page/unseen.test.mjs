// The consumer details: never described, and yet the Copy of the key is ringed.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { ownParts } from './hand.mjs';
import { startJudge } from './judge.mjs';
import { pages } from '../fixtures/consumer/pages.mjs';
import { startRig } from './rig.mjs';

const marks = { never_describe: ['*/consumer/*', '*/identity/verification/*'], never_read: ['secret'], page_errors: [], toasts: [], field_errors: [] };
const ring = { do: 'ring_unseen', marks, starts: ['Copy', 'Kopieren'], beside: ['Consumer Key'], label: 'Press Copy' };

describe('a page that is never described', { concurrency: false }, () => {
  let rig;
  let secrets;
  let catalogMarks;
  const heard = [];

  const ask = async (command) => {
    const [{ reply }] = await rig.agent.everywhere(command);
    heard.push(reply);
    return reply;
  };

  before(async () => {
    const judge = startJudge();
    catalogMarks = await judge.ask('site_policy');
    await judge.close();
    rig = await startRig({ shadow: 'native', scenario: 'complete' });
    const [app] = rig.org.store.find('ExternalClientApplication', { DeveloperName: 'WxCC_SCV' });
    secrets = Object.values(rig.org.store.consumer('WxCC_SCV'));
    await rig.page.goto(`https://${rig.org.hosts.setup}/_ui/externalclientapp/consumer/${app.Id.slice(0, 15)}`);
    assert.equal((await ask(ring)).found, false, 'a page without the button');
    await rig.page.type('#emc', rig.org.mailbox.at(-1).code);
    await Promise.all([rig.page.waitForNavigation(), rig.page.click('#save')]);
  });
  after(() => rig?.close());

  test('has the Copy of the key ringed, and nothing else is told', async () => {
    assert.deepEqual(await ask(ring), { reply: 'ringed_unseen', found: true });
    const box = await rig.page.$eval('[data-copies="consumerKey"]', (button) => button.getBoundingClientRect().toJSON());
    const drawn = (await ownParts(rig.page, 'ring')).find(({ className }) => className === 'ring').box;
    assert.ok(Math.abs(drawn.x + 5 - box.x) < 1 && Math.abs(drawn.y + 5 - box.y) < 1, JSON.stringify({ drawn, box }));
  });

  test('tells nothing in answer to any command', async () => {
    for (let handle = 1; handle < 30; handle += 1) {
      await ask({ do: 'read', handle });
      await ask({ do: 'ring', handle, label: 'x' });
      await ask({ do: 'fill', handle, action: { kind: 'text', text: 'x' } });
    }
    const described = await ask({ do: 'describe', marks });
    assert.deepEqual([described.withheld, described.controls, described.headings, described.title], [true, [], [], '']);
    const told = JSON.stringify(heard);
    for (const secret of secrets.filter((value) => typeof value === 'string' && value.length > 8)) {
      assert.ok(!told.includes(secret));
    }
  });

  test('nor does a frame of its own making', async () => {
    await rig.page.evaluate(() => {
      const frame = document.createElement('iframe');
      frame.srcdoc = '<label>Consumer Secret <input value="in-the-frame"></label>';
      document.body.append(frame);
      return new Promise((resolve) => { frame.onload = resolve; });
    });
    const answers = await rig.agent.everywhere({ do: 'describe', marks });
    assert.equal(answers.length, 2);
    assert.ok(answers.every(({ reply }) => reply.reply === 'elsewhere' || (reply.withheld && reply.controls.length === 0)));
  });

  test('has no button ringed that may be the one of the secret', async () => {
    await rig.page.evaluate(() => document.querySelector('[data-copies="consumerKey"]').remove());
    assert.equal((await ask(ring)).found, false);
    assert.equal(await ownParts(rig.page, 'ring'), null, 'the earlier ring is gone as well');
  });

  // Drawn by people who did not know how the button is found.
  for (const { name, body, ring: wanted, why } of pages) test(`${name}: ${why}`, async () => {
    await rig.page.evaluate((markup) => { document.body.innerHTML = markup; }, body);
    const { found } = await ask({
      ...ring,
      marks: { ...catalogMarks, never_describe: marks.never_describe },
      starts: ['Copy', 'Kopieren', 'コピー', 'Copiar'],
      beside: ['Consumer Key', 'Verbraucherschlüssel', 'コンシューマー鍵', 'Clave de consumidor'],
    });
    assert.equal(found, wanted !== null);
    if (!found) return;
    await rig.page.waitForFunction(() => new Promise((resolve) => { requestAnimationFrame(() => requestAnimationFrame(() => resolve(true))); }));
    const box = await rig.page.$eval(wanted, (button) => button.getBoundingClientRect().toJSON());
    const drawn = (await ownParts(rig.page, 'ring')).find(({ className }) => className === 'ring').box;
    assert.ok(Math.abs(drawn.x + 5 - box.x) < 2 && Math.abs(drawn.y + 5 - box.y) < 2, JSON.stringify({ drawn, box }));
  });

  test('has nothing ringed unseen where the page may be described', async () => {
    await rig.page.goto(`https://${rig.org.hosts.setup}/0PS`);
    assert.equal((await ask({ ...ring, starts: ['New'], beside: ['Permission Sets'] })).found, false);
  });
});
