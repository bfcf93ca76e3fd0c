// What must stay secret stays where it is: before a session may be read and
// after, while a key is made, saved and forgotten. That the search would find it
// is shown too. Through every step of the guide `guide.test.mjs` looks for it.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startOrg } from '../org/org.mjs';
import { say } from '../words.mjs';
import { launch } from './driver.mjs';
import { EXTENSION, Player } from './guide.mjs';
import { Secrets } from './secrets.mjs';

/** What is left of headers and bodies that were sent once the extension has written over it; before that it is seven to eleven. */
const WANTED_COPIES = 3;
/** On a busy machine one or two more may lie where nothing of their size was put again. */
const MOST_COPIES = 5;

describe('secrets', { concurrency: false }, () => {
  let org;
  let browser;
  let player;
  let secrets;

  before(async () => {
    org = await startOrg({ shadow: 'synthetic' });
    browser = await launch({ org, extension: EXTENSION });
    secrets = new Secrets({ browser, org });
    player = await Player.begin({ browser, org, tab: await secrets.signIn() });
  });

  after(async () => {
    await browser?.close();
    await org?.close();
  });

  const assertNowhere = (moment) => secrets.assertNowhere(moment, player);

  test('stay out of the page before a session may be read, and after', async () => {
    await assertNowhere('the start');
    await player.moveToSidePanel();
    await player.allowSession();
    await player.goTo('prerequisites.checklist');
    await player.check();
    await assertNowhere('the first check');
  });

  test('leave few copies of a session in the memory of the extension', async (context) => {
    const checked = await secrets.leftInExtension('session id', { wanted: WANTED_COPIES, most: MOST_COPIES });
    await player.panel.click('button', say('button-forget-session'));
    await player.panel.waitFor('button', say('button-allow-session'));
    const forgotten = await secrets.leftInExtension('session id', { wanted: WANTED_COPIES, most: MOST_COPIES });
    context.diagnostic(`copies of a session: ${checked} after Check, ${forgotten} after Forget`);
    assert.ok(checked <= MOST_COPIES, `${checked} copies after Check`);
    assert.ok(forgotten <= MOST_COPIES, `${forgotten} copies after Forget`);
  });

  test('the key can be found in memory where it is, so the search is sound', async () => {
    await player.goTo('key.make');
    await player.makeKey();
    const before = secrets.known.length;
    await player.goTo('hand-over.values');
    const { name, text: pem } = await player.save(say('button-save-key'), say('button-save-file'));
    assert.equal(name, 'server.key');
    await player.panel.waitForText(say('announce-key-saved', { file: 'server.key' }));
    secrets.addKey(pem);
    assert.equal(secrets.known.length, before + 7);
    const { totals } = secrets.memoryOf('extension');
    assert.ok(Object.keys(totals).some((found) => /prime|exponent|PEM/.test(found)), `the keystore holds the key: ${JSON.stringify(totals)}`);
    await assertNowhere('saving the key');
  });

  test('stay out of the page when the panel stands beside it', async () => {
    await player.moveBesidePage();
    await assertNowhere('moving beside the page');
    await player.moveToSidePanel();
  });

  test('the key is in no process of the extension after Forget', async (context) => {
    await player.goTo('hand-over.values');
    await player.panel.click('button', say('button-forget-key'));
    await player.panel.waitFor('dialog', say('question-forget-key'));
    await player.panel.click('button', say('button-forget-key'));
    await player.panel.waitForText(say('login-no-key'));
    const keyOnly = ({ totals }) => Object.fromEntries(Object.entries(totals).filter(([name]) => /PEM|prime|exponent/.test(name)));
    assert.deepEqual(keyOnly(secrets.memoryOf('extension')), {});
    for (const kind of ['browser', 'utility', 'gpu-process']) {
      context.diagnostic(`copies of the key left in the ${kind} process by one save: ${JSON.stringify(keyOnly(secrets.memoryOf(kind)))}`);
    }
    await assertNowhere('Forget');
  });
});
