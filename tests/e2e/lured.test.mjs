// Presses that a page has lured: the second click of a game, a popup that goes away under
// the pointer, a key that is held down, a panel that something lies over.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { say } from '../words.mjs';
import { Player } from './guide.mjs';
import { OneBrowser } from './oneBrowser.mjs';

const SAVE = say('button-save-key');
const ANSWER = say('button-save-file');
const QUESTION = say('question-save-key');

const here = new OneBrowser();
let player;

after(() => here.close());

/** Presses a button in the moment in which it comes up. */
function pressAsItComes(name) {
  return player.panel.evaluate((wanted) => new Promise((resolve) => {
    const observer = new MutationObserver(look);
    function look() {
      const button = [...document.querySelectorAll('button')].find(({ textContent }) => textContent.trim() === wanted);
      if (!button) return;
      observer.disconnect();
      button.click();
      resolve(true);
    }
    observer.observe(document, { subtree: true, childList: true });
    look();
  }), name);
}

const announced = () => player.panel.waitForText(say('announce-press-again'));
const isAsked = async () => (await player.panel.allByRole('dialog', QUESTION)).length > 0;

describe('in the side panel', { concurrency: false }, () => {
  before(async () => {
    const org = await here.begin({});
    player = await Player.begin({ browser: here.browser, org });
    await player.goTo('key.make');
    await player.panel.click('button', say('button-make-key'));
    await player.panel.waitForText(say('key-ready'), { patience: 90_000 });
    await player.goTo('hand-over.values');
  });

  test('the second click of a game saves no key, nor does the click after it', async () => {
    await player.moveToSidePanel();
    await player.goTo('proof.class');
    const second = pressAsItComes(SAVE);
    await player.goTo('hand-over.values');
    await second;
    await announced();
    assert.equal(await isAsked(), false);
    const third = pressAsItComes(ANSWER);
    await player.panel.click('button', SAVE);
    await third;
    await announced();
    assert.equal(await isAsked(), true, 'the question is still there');
    await player.panel.click('button', ANSWER);
    const { name } = await here.browser.downloads.next();
    assert.equal(name, 'server.key');
    await player.panel.waitForText(say('announce-key-saved', { file: 'server.key' }));
    assert.equal(here.browser.downloads.waiting, 0, 'once, and not for the presses before');
  });

  test('an answer stands apart from the press that led to it', async () => {
    const { panel } = player;
    const place = await panel.find('button', SAVE);
    await panel.clickAt(place);
    await panel.waitFor('button', ANSWER);
    await panel.waitUntil(async () => (await panel.byRole('button', ANSWER))?.disabled === false, 'the answer to count');
    await panel.clickAt(place);
    assert.equal(await isAsked(), true, 'who presses on at that place answers nothing');
    await panel.click('button', say('button-not-now'));
  });

  test('a popup over it takes the attention away, and it comes back a second after', async () => {
    const { panel, tab } = player;
    await panel.waitUntil(async () => (await panel.byRole('button', SAVE))?.disabled === false, 'the button to count');
    await tab.openPopup();
    await panel.waitUntil(async () => (await panel.byRole('button', SAVE))?.disabled === true, 'the button not to count');
    await tab.closePopup();
    await pressAsItComes(SAVE);
    assert.equal(await isAsked(), false);
    await panel.click('button', SAVE);
    await panel.waitFor('dialog', QUESTION);
    await panel.click('button', say('button-not-now'));
  });

  test('a key that is held down presses once', async () => {
    const { panel } = player;
    await panel.waitUntil(async () => (await panel.byRole('button', SAVE))?.disabled === false, 'the button to count');
    await panel.evaluate((name) => [...document.querySelectorAll('button')].find(({ textContent }) => textContent.trim() === name).focus(), SAVE);
    const held = { type: 'keyDown', key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13, text: '\r', autoRepeat: true };
    for (let times = 0; times < 5; times += 1) await panel.input.send('Input.dispatchKeyEvent', held);
    await panel.input.send('Input.dispatchKeyEvent', { ...held, type: 'keyUp', text: undefined });
    assert.equal(await isAsked(), false, 'a repetition is no press');
    await panel.press('Enter');
    await panel.waitFor('dialog', QUESTION);
    await panel.click('button', say('button-not-now'));
  });
});
