// The panel by keyboard alone: focus stays where the admin works, whatever a
// button offers next.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startOrg } from '../org/org.mjs';
import { any, ringed, say, saying } from '../words.mjs';
import { launch } from './driver.mjs';
import { EXTENSION, Player } from './guide.mjs';
import { titleOfStep } from './guideFile.mjs';

describe('by keyboard alone', { concurrency: false }, () => {
  let org;
  let browser;
  let player;
  let panel;

  before(async () => {
    org = await startOrg({ shadow: 'synthetic' });
    browser = await launch({ org, extension: EXTENSION });
    player = await Player.begin({ browser, org });
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
    await reach(say('button-check'));
    await panel.press('Enter');
    await panel.waitForText(saying('announce-checked', { counts: any }));
    assert.equal(await focused(), say('button-check'));
  });

  test('the way goes on at the step that comes next, and from its page to its form', async () => {
    const next = titleOfStep('permission-set.create');
    await reach(say('button-go-on-at', { step: next }));
    await panel.press('Enter');
    await panel.waitFor('heading', next);
    await reach(say('button-open-and-fill'));
    await panel.press('Enter');
    await panel.waitForText(ringed('Save'));
    assert.equal(await focused(), say('button-show', { what: 'Save' }));
  });

  test('Enter on the title of a step does what stands out at the foot, and in a field nothing', async () => {
    const title = titleOfStep('profile.clone');
    await player.goTo('profile.clone');
    assert.equal(await focused(), title);
    await panel.waitUntil(async () => (await panel.byRole('button', say('button-open-and-fill')))?.disabled === false, 'what is next');
    // The form of the step before is filled and not saved.
    const isAsked = async () => (await panel.allByRole('dialog', say('question-leave-form'))).length > 0;
    await panel.evaluate(() => document.querySelector('input').focus());
    await panel.press('Enter');
    assert.equal(await isAsked(), false);
    await panel.evaluate(() => document.querySelector('h1').focus());
    await panel.press('Enter');
    await panel.waitUntil(isAsked, 'the question about the form');
  });
});
