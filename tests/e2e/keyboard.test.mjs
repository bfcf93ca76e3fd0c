// The panel by keyboard alone: focus stays where the admin works, whatever a
// button offers next.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startOrg } from '../org/org.mjs';
import { launch } from './driver.mjs';
import { EXTENSION, Player } from './guide.mjs';

describe('by keyboard alone', { concurrency: false }, () => {
  let org;
  let browser;
  let panel;

  before(async () => {
    org = await startOrg({ shadow: 'synthetic' });
    browser = await launch({ org, extension: EXTENSION });
    const player = await Player.begin({ browser, org });
    await player.moveToSidePanel();
    await player.allowSession();
    panel = player.panel;
  });

  after(async () => {
    await browser?.close();
    await org?.close();
  });

  const focused = () => panel.evaluate(() => document.activeElement.textContent.trim());

  /** Presses Tab until this button has the focus. */
  async function reach(name) {
    for (let pressed = 0; pressed < 60; pressed += 1) {
      await panel.press('Tab');
      if (await focused() === name) return;
    }
    assert.fail(`${name} is not reached by Tab`);
  }

  test('Check keeps the focus while it reads and after', async () => {
    await reach('Check');
    await panel.press('Enter');
    await panel.waitForText('Checked. ');
    assert.equal(await focused(), 'Check');
  });

  test('the way goes on at the step that comes next, and from its page to its form', async () => {
    await reach('Go on at: Create the permission set');
    await panel.press('Enter');
    await panel.waitFor('heading', 'Create the permission set');
    await reach('Open the page');
    await panel.press('Enter');
    await panel.waitForText('The right page is open.');
    assert.equal(await focused(), 'Fill the form');
    await panel.press('Enter');
    await panel.waitForText('Save is ringed on the page.');
    assert.equal(await focused(), 'Fill the form');
  });
});
