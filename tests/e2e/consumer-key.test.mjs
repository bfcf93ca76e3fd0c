// The tab in which Salesforce shows key and secret: the panel says what to do
// there and rings the Copy of the key, and is told nothing but the address.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startOrg } from '../org/org.mjs';
import { say } from '../words.mjs';
import { launch } from './driver.mjs';
import { EXTENSION, Player } from './guide.mjs';
import { sayOn } from './guideFile.mjs';

const COPY = say('field-copy-of-key');
const onPage = (page) => sayOn('app.consumer-key', page);

describe('the tab of the consumer details', { concurrency: false }, () => {
  let org;
  let browser;
  let player;
  let tab;

  before(async () => {
    org = await startOrg({ scenario: 'complete', shadow: 'synthetic' });
    browser = await launch({ org, extension: EXTENSION });
    player = await Player.begin({ browser, org });
    await player.moveToSidePanel();
    await player.goTo('app.consumer-key');
    const { Id: id } = org.store.find('ExternalClientApplication', { DeveloperName: 'WxCC_SCV' })[0];
    await player.tab.goto(`https://${org.hosts.setup}/lightning/setup/ManageExternalClientApplication/${id.slice(0, 15)}/detail`);
    await player.tab.page.click('tab', 'Settings');
    await player.panel.waitForText(onPage('app-settings'));
    await player.tab.page.click('button', 'Consumer Key and Secret');
    tab = await browser.tabWith('/_ui/');
  });

  after(async () => {
    await browser?.close();
    await org?.close();
  });

  test('while a code is asked for, the panel says so', async () => {
    await tab.page.waitFor('textbox', 'Verification Code');
    await player.panel.waitForText(onPage('identity-verification'));
    assert.deepEqual(await player.panel.accessibilityFaults(), []);
  });

  test('the Copy of the key gets the ring, and no other button', async () => {
    await tab.page.type('textbox', 'Verification Code', org.mailbox.at(-1).code);
    await tab.page.click('button', 'Verify');
    await tab.page.waitForText('Consumer Secret');
    await player.panel.waitForText(onPage('consumer-details'));
    assert.equal(await tab.page.ownBox('ring', 'ring'), null, 'nothing is ringed unasked');
    await player.panel.click('button', say('button-show', { what: COPY }));
    await player.panel.waitForText(say('announce-ringed-unseen'));
    const around = await tab.page.ownBox('ring', 'ring');
    const [key, secret] = await tab.page.evaluate(() => ['consumerKey', 'consumerSecret'].map((name) => {
      const { x, y, right, bottom } = document.querySelector(`[data-copies="${name}"]`).getBoundingClientRect();
      return { x, y, right, bottom };
    }));
    const isWithin = (box) => around.x <= box.x && around.y <= box.y && around.right >= box.right && around.bottom >= box.bottom;
    assert.deepEqual([isWithin(key), isWithin(secret)], [true, false], JSON.stringify({ around, key, secret }));
    assert.deepEqual(await player.panel.accessibilityFaults(), []);
  });

  test('neither key nor secret reaches the panel', async () => {
    const { key, secret } = org.store.consumer('WxCC_SCV');
    const worker = await browser.serviceWorker();
    const stored = JSON.stringify(await worker.evaluate(() => chrome.storage.session.get()));
    const shown = await player.panel.evaluate(() => document.documentElement.outerHTML);
    for (const value of [key, secret]) assert.ok(!stored.includes(value) && !shown.includes(value));
  });

  test('back in Setup the guide is where it was', async () => {
    await tab.close();
    await player.tab.activate();
    await player.panel.waitForText(onPage('app-settings'));
  });
});
