// What is shown on the page where it can't be seen at once, and the way between
// page and panel by keyboard.

import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { HANDLE, any, ringed, say, saying } from '../words.mjs';
import { Player } from './guide.mjs';
import { OneBrowser } from './oneBrowser.mjs';

const FORM = 'newPermissionSet';
const SHOW = say('button-show', { what: 'API Name' });
const RINGED = ringed('API Name');

const here = new OneBrowser();
let org;
let browser;
let player;

async function begin(surface) {
  org = await here.begin();
  browser = here.browser;
  player = await Player.begin({ browser, org });
  if (surface === 'side') await player.moveToSidePanel();
  await player.goTo('permission-set.create');
  await player.panel.click('button', say('button-open-page'));
  if (surface === 'embedded') {
    await player.tab.frame(FORM);
    player.panel = await player.tab.embeddedPanel();
  }
  await player.panel.waitForText(say('page-right'));
  return player.tab.frame(FORM);
}

after(() => here.close());

/** What the browser does when the key of the manifest is pressed; a driver's keys do not reach the browser itself. */
async function pressSwitchKey() {
  await (await browser.serviceWorker()).evaluate(async () => {
    const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
    chrome.commands.onCommand.dispatch('switch-focus', tab);
  });
}

const focused = (surface) => surface.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.labels?.[0]?.textContent.trim() ?? document.activeElement?.textContent.trim());

/** Puts the field API Name into a closed section Advanced. */
const foldAway = (form) => form.evaluate(() => {
  const field = [...document.querySelectorAll('label')].find((label) => /API Name/.test(label.textContent)).closest('tr, table');
  const section = document.createElement('details');
  section.append(Object.assign(document.createElement('summary'), { textContent: 'Advanced' }));
  field.replaceWith(section);
  section.append(field);
});

describe('what is shown on the page', { concurrency: false }, () => {
  test('a field in a closed section: its head is ringed, then the field', async () => {
    const form = await begin('side');
    await foldAway(form);
    await player.panel.click('button', SHOW);
    await player.panel.waitForText(say('field-in-section', { section: 'Advanced' }));
    assert.deepEqual(await player.panel.accessibilityFaults(), []);
    await form.evaluate(() => { document.querySelector('details').open = true; });
    await player.panel.waitForText(RINGED);
    const text = await player.panel.text();
    assert.doesNotMatch(text, saying('field-in-section', { section: any }));
  });

  test('after a fill, the head of the section that hides a field', async () => {
    const form = await begin('side');
    await foldAway(form);
    await player.panel.click('button', say('button-fill'));
    await player.panel.waitForText(say('field-in-section', { section: 'Advanced' }));
    const ring = await form.waitUntil(() => form.ownBox('ring', 'ring'), 'the ring');
    const { width, height } = await form.evaluate(() => document.querySelector('summary').getBoundingClientRect().toJSON());
    // In the tab's coordinates; nothing else of the form is as large.
    const beyond = [ring.right - ring.x - width, ring.bottom - ring.y - height];
    assert.ok(beyond.every((more) => more > 0 && more < 20), JSON.stringify({ ring, width, height }));
  });

  test('a field that the page draws late is ringed as soon as it is there', async () => {
    const form = await begin('embedded');
    await form.evaluate(() => {
      const label = [...document.querySelectorAll('label')].find((one) => /API Name/.test(one.textContent));
      globalThis.late = label.closest('tr') ?? label.parentElement;
      globalThis.place = Object.assign(document.createComment('late'));
      globalThis.late.replaceWith(globalThis.place);
    });
    await player.panel.click('button', SHOW);
    await player.panel.waitForText(say('field-not-yet'));
    assert.equal(await form.ownBox('ring', 'ring'), null);
    await form.evaluate(() => globalThis.place.replaceWith(globalThis.late));
    await player.panel.waitForText(say('announce-ringed-late', { what: 'API Name' }));
    // It is drawn with the next frame of the screen.
    await form.waitUntil(() => form.ownBox('ring', 'ring'), 'the ring');
  });
});

describe('the panel beside the page', { concurrency: false }, () => {
  const place = (className) => player.tab.page.ownBox('launcher', className);

  test('goes to the other side where it lies over what is ringed, and its handle with it', async () => {
    const form = await begin('embedded');
    const left = (await place('panel')).x;
    assert.ok(left > 300);
    await player.panel.click('button', SHOW);
    await player.panel.waitForText(RINGED);
    assert.equal((await place('panel')).x, left, 'what is free stays so');
    // In the frame's own coordinates it ends before the panel begins: the place of the frame counts.
    await form.evaluate((panelAt) => {
      const label = [...document.querySelectorAll('label')].find((one) => /API Name/.test(one.textContent));
      Object.assign(document.getElementById(label.htmlFor).style, { position: 'fixed', left: `${panelAt - 140}px`, top: '120px', width: '120px' });
    }, left);
    await player.panel.click('button', SHOW);
    await player.tab.page.waitUntil(async () => (await place('panel')).x === 0, 'the panel at the left');
    assert.ok((await place('handle')).x >= 400);
    assert.deepEqual(await player.panel.accessibilityFaults(), []);
  });

  test('has its handle at the right again once it is closed', async () => {
    await player.tab.page.click('button', HANDLE.close);
    await player.tab.page.waitUntil(async () => (await place('handle')).x > 600, 'the handle at the right');
  });
});

describe('the key that changes sides', { concurrency: false }, () => {
  test('beside the page: to the ringed field and back to where one was', async () => {
    const form = await begin('embedded');
    await player.unfoldPart(say('step-why'));
    await player.panel.waitForText(saying('page-key-beside', { key: any }));
    await player.panel.click('button', SHOW);
    await player.panel.waitForText(RINGED);
    assert.equal(await focused(player.panel), SHOW);
    await pressSwitchKey();
    await form.waitUntil(() => form.evaluate(() => document.hasFocus()), 'the focus');
    assert.match(await focused(form), /API Name/);
    await pressSwitchKey();
    await player.panel.waitUntil(() => player.panel.evaluate(() => document.hasFocus()), 'the focus');
    assert.equal(await focused(player.panel), SHOW);
  });

  test('without a ring it leads to the first field that is not filled yet', async () => {
    const form = await begin('side');
    await player.unfoldPart(say('step-why'));
    await player.panel.waitForText(saying('page-key-side-panel', { key: any }));
    await pressSwitchKey();
    await player.panel.waitForText(say('announce-focused', { what: 'Label' }));
    assert.match(await focused(form), /^\*?\s*Label/);
    assert.deepEqual(await player.panel.accessibilityFaults(), []);
  });
});
