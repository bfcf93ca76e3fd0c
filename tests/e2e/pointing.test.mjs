// A page that nobody has seen in a live org: its fields are asked about once, a
// wrong one is left alone, and the admin points to the right one.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { startOrg } from '../org/org.mjs';
import { any, ringed, say, saying } from '../words.mjs';
import { launch } from './driver.mjs';
import { ARE_THESE, EXTENSION, Player, WIDE } from './guide.mjs';

const STEP = 'permission-set.system-permissions';
const FORM = 's=SystemPermissions';
const API = 'API Enabled';
const REST = 'Apex REST Services';
const FILLED = say('announce-filled', { count: 2 });

describe('fields that nobody has seen in a live org', { concurrency: false }, () => {
  let org;
  let browser;
  let player;

  before(async () => {
    org = await startOrg({ scenario: 'complete', shadow: 'synthetic' });
    const [{ Id: id }] = org.store.find('PermissionSet', { Name: 'IVR_Access_to_SCV_Apex_Classes' });
    org.store.update('PermissionSet', id, { PermissionsApexRestServices: false, PermissionsApiEnabled: false }, 'system');
    browser = await launch({ org, extension: EXTENSION, size: WIDE });
    player = await Player.begin({ browser, org });
    await player.goTo(STEP);
    const address = encodeURIComponent(`/${id}/e?${FORM}`);
    await player.tab.goto(new URL(`/lightning/setup/PermSets/page?address=${address}`, org.setupUrl).href);
    player.panel = await player.tab.embeddedPanel();
    await player.panel.waitForText(say('page-right'));
  });

  after(async () => {
    await browser?.close();
    await org?.close();
  });

  const ticked = async (name) => (await (await player.tab.frame(FORM)).byRole('checkbox', name)).checked;

  test('before the first fill they are shown by name, and a wrong one is left alone', async () => {
    const { panel } = player;
    await panel.click('button', say('button-fill'));
    await panel.waitFor('dialog', ARE_THESE);
    assert.deepEqual(await panel.accessibilityFaults(), []);
    const asked = (await panel.allByRole('checkbox')).map(({ name, checked }) => [name, checked]);
    assert.deepEqual(asked, [[REST, 'true'], [API, 'true']]);
    await panel.click('checkbox', REST);
    await panel.click('button', say('button-fill-ticked'));
    await panel.waitForText(say('announce-filled-wrong', { wrong: 1, count: 2 }));
    assert.deepEqual([await ticked(REST), await ticked(API)], ['false', 'true']);
  });

  test('the admin points to the right one, and only then is it filled', async () => {
    const { panel } = player;
    await panel.click('button', say('button-point-to', { field: REST }));
    await panel.waitForText(saying('field-point-to', { name: REST, kinds: any }));
    assert.deepEqual(await panel.accessibilityFaults(), []);
    const frame = await player.tab.frame(FORM);
    // A press on Save presses nothing while a field is looked for.
    await frame.click('button', /^\s*Save\s*$/, { which: 0 });
    await panel.waitForText(say('field-wrong-kind', { kinds: say('field-kind-checkbox') }));
    await frame.click('checkbox', REST);
    await panel.waitForText(say('field-pointed-to', { name: REST }));
    assert.equal(await ticked(REST), 'false', 'pointing fills nothing');
    await panel.click('button', say('button-fill'));
    await panel.waitForText(FILLED);
    assert.equal((await panel.allByRole('dialog')).length, 0, 'nobody is asked twice');
    assert.deepEqual([await ticked(REST), await ticked(API)], ['true', 'true']);
  });

  test('what was filled is put back, as long as it is not saved', async () => {
    const { panel } = player;
    await panel.click('button', say('button-put-back'));
    await panel.waitForText(say('announce-put-back', { count: 2 }));
    assert.deepEqual([await ticked(REST), await ticked(API)], ['false', 'false']);
    await panel.waitForNo('button', say('button-put-back'));
  });

  test('after a reload it is known again, and nobody is asked', async () => {
    await player.tab.reload();
    player.panel = await player.tab.embeddedPanel();
    const { panel } = player;
    await panel.waitForText(say('page-right'));
    await panel.click('button', say('button-fill'));
    await panel.waitForText(FILLED);
    assert.deepEqual([await ticked(REST), await ticked(API)], ['true', 'true']);
  });

  test('a description of the page is shown in whole before it is saved, and tells nothing of the org', async () => {
    const { panel } = player;
    await panel.click('DisclosureTriangle', say('question-help'));
    await panel.click('button', say('button-describe-page'));
    await panel.waitFor('dialog', say('question-description'));
    await panel.click('DisclosureTriangle', say('question-description.whole'));
    assert.deepEqual(await panel.accessibilityFaults(), []);
    const shown = await panel.evaluate(() => document.querySelector('[role=dialog] pre').textContent);
    await panel.click('button', say('button-save-description'));
    const { name, path } = await browser.downloads.next();
    assert.equal(name, 'setup-page-permission-set-system-permissions-edit.json');
    const saved = await readFile(path, 'utf8');
    assert.equal(saved, shown, 'what was shown is what is saved');
    assert.ok(saved.includes(API));
    const [{ Id: id }] = org.store.find('PermissionSet', { Name: 'IVR_Access_to_SCV_Apex_Classes' });
    for (const own of [id.slice(0, 15), 'IVR Access', org.hosts.api]) assert.ok(!saved.includes(own), own);
  });

  test('a form whose Save is refused is still not saved, and can be put back', async () => {
    await player.goTo('permission-set.create');
    const address = encodeURIComponent('/udd/PermissionSet/newPermissionSet.apexp');
    await player.tab.goto(new URL(`/lightning/setup/PermSets/page?address=${address}`, org.setupUrl).href);
    player.panel = await player.tab.embeddedPanel();
    const { panel } = player;
    await panel.waitForText(say('page-right'));
    await panel.click('button', say('button-fill'));
    // The button to put back is there before the fill has ended, and can't be pressed yet.
    await panel.waitForText(ringed('Save'));
    const form = await player.tab.frame('newPermissionSet');
    const before = await form.evaluate(() => performance.timeOrigin);
    await form.click('button', /^\s*Save\s*$/, { which: 0 });
    const isRefused = async () => {
      const frame = await player.tab.frame('newPermissionSet');
      return await frame.evaluate(() => performance.timeOrigin) !== before && frame;
    };
    const refused = await player.tab.page.waitUntil(isRefused, 'the form drawn anew');
    await refused.waitForText(/already in use|duplicate/i);
    await panel.click('button', say('button-put-back'));
    await panel.waitForText(say('announce-put-back', { count: 4 }));
    assert.equal((await refused.byRole('textbox', 'Label')).value ?? '', '');
  });
});
