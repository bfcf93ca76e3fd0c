// Helpers that use the pages as a person does: find controls by role and name,
// move a real mouse, type on a real keyboard, and wait for what a person would
// wait for. Roles and names come from the browser's accessibility tree, which
// sees through both kinds of shadow.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import puppeteer, { TimeoutError } from 'puppeteer-core';
import { chromiumPath } from '../../chromium.mjs';
import { trustFlag } from '../org.mjs';
import { assertShadowMode, statedShadow } from './shadowMode.mjs';

const orgs = new WeakMap();
const held = new WeakSet();

// Some builds of Chromium block the cookies of frames from another site, on
// which an org relies that shows Setup on Lightning's host; Salesforce asks its
// users to allow them.
function profileWithCookies() {
  const folder = mkdtempSync(path.join(tmpdir(), 'walk-profile-'));
  mkdirSync(path.join(folder, 'Default'));
  writeFileSync(path.join(folder, 'Default', 'Preferences'), JSON.stringify({ profile: { cookie_controls_mode: 0, block_third_party_cookies: false } }));
  return folder;
}

export async function openBrowser(org) {
  statedShadow(org);
  const userDataDir = profileWithCookies();
  const browser = await puppeteer.launch({
    executablePath: await chromiumPath(),
    headless: true,
    userDataDir,
    defaultViewport: { width: 1280, height: 900 },
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--ignore-certificate-errors',
      trustFlag(),
      `--host-resolver-rules=${org.resolverRules}`,
    ],
  });
  orgs.set(browser, org);
  browser.process().once('exit', () => rmSync(userDataDir, { recursive: true, force: true, maxRetries: 5 }));
  return browser;
}

export async function newPage(browser) {
  const page = await browser.newPage();
  page.setDefaultTimeout(30_000);
  return page;
}

// Holds a page to its org's shadow mode; one that shows no page of Setup is left alone.
async function hold(page, org) {
  if (await assertShadowMode(await page.createCDPSession(), org)) {
    held.add(page);
  }
}

// Signs the admin in by the front door, or goes to another address of Setup.
export async function enter(page, org, address = org.frontdoor) {
  await page.goto(address);
  await hold(page, org);
}

// Gives the work a page of its own, and closes it whatever happens. The work
// enters by the front door or ends in Setup, where the page is held to its org's
// shadow mode.
export async function withPage(browser, name, work) {
  const page = await newPage(browser);
  try {
    await work(page);
    await hold(page, orgs.get(browser));
    if (!held.has(page)) {
      throw new Error(`The work ended at ${page.url()}, where no shadow mode can be seen`);
    }
  } finally {
    await picture(page, name);
    await page.close();
  }
}

// With PAGES_PICTURES set, leaves a picture of the page in that folder.
export async function picture(page, name) {
  if (process.env.PAGES_PICTURES) {
    await page.screenshot({ path: path.join(process.env.PAGES_PICTURES, `${name}.png`) });
  }
}

function selectorOf(role, name) {
  return `::-p-aria([name="${name}"][role="${role}"])`;
}

// How long one search is waited for, in milliseconds.
const SEARCH_MS = 5000;

// The control with this role and name in a page or frame, waited for. A search that is under
// way while its document gives way to another one may never hear of the new one (seen on a
// busy machine: a link that was there was waited for until the end), so it is begun anew.
export async function control(place, role, name) {
  const deadline = Date.now() + (place.page?.() ?? place).getDefaultTimeout();
  for (;;) {
    try {
      return await place.waitForSelector(selectorOf(role, name), { visible: true, timeout: SEARCH_MS });
    } catch (error) {
      if (!(error instanceof TimeoutError) || Date.now() > deadline) throw error;
    }
  }
}

// Waits until no such control is there, or none that can be seen.
export function noControl(place, role, name) {
  return place.waitForSelector(selectorOf(role, name), { hidden: true });
}

// Where the mouse would meet an element in the window; null while it is not to be met.
async function aim(handle) {
  await handle.scrollIntoView();
  const canBePressed = await handle.evaluate((element) => element.isConnected && element.disabled !== true && element.getAttribute('aria-disabled') !== 'true');
  return canBePressed ? handle.clickablePoint() : null;
}

// Goes there with the mouse; whether the element itself has heard of it: not one that
// lies over it, nor what stood there a moment ago.
async function isReached(handle, page, { x, y }) {
  const heard = handle.evaluate((element) => new Promise((resolve) => {
    element.addEventListener('mousemove', () => resolve(true), { capture: true, once: true });
    requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(() => resolve(false))));
  }));
  await page.mouse.move(x, y);
  return heard;
}

// Presses what is found, with the mouse, as a person does: once it is shown and can be
// pressed, has come to rest, and hears the mouse. Messages and sections that come move
// the page, and a press that was aimed before that would go beside it.
export async function click(find) {
  let why = 'it was not found';
  let deadline = Infinity;
  for (let tries = 0; Date.now() < deadline; tries += 1) {
    const handle = await find();
    const page = handle.frame.page();
    deadline = Math.min(deadline, Date.now() + page.getDefaultTimeout());
    try {
      const before = await aim(handle);
      await handle.evaluate(() => new Promise((resolve) => { requestAnimationFrame(() => requestAnimationFrame(resolve)); }));
      const now = before && await aim(handle);
      if (!now || now.x !== before.x || now.y !== before.y) {
        why = 'it cannot be pressed, or moves';
      } else if (await isReached(handle, page, { x: now.x + (tries % 2), y: now.y })) {
        await page.mouse.down();
        await page.mouse.up();
        return;
      } else {
        why = 'something else is in its place';
      }
    } catch (error) {
      // What was drawn anew meanwhile is looked for again.
      why = error.message;
    }
  }
  throw new Error(`${find} was not pressed: ${why}`);
}

// Presses the control with this role and name in a page or frame.
export function press(place, role, name) {
  return click(() => control(place, role, name));
}

// Presses the first element that a selector finds.
export function pressAt(place, selector) {
  return click(() => place.waitForSelector(selector, { visible: true }));
}

export async function type(page, place, role, name, text) {
  await press(place, role, name);
  await page.keyboard.down('Control');
  await page.keyboard.press('a');
  await page.keyboard.up('Control');
  await page.keyboard.type(text);
}

// Ticks or clears a checkbox of the base components by its label: the input
// itself is one pixel large.
export async function tick(place, name) {
  const box = await control(place, 'checkbox', name);
  const wanted = !(await box.evaluate((input) => input.checked));
  await click(async () => (await box.evaluateHandle((input) => input.labels[0])).asElement());
  await place.waitForFunction((input, checked) => input.checked === checked, {}, box, wanted);
}

// Answers the confirmation dialog, and waits until its curtain is gone and the
// focus is back at the control that asked: an earlier click would be lost.
export async function answerConfirmation(page, confirm, asking) {
  const button = confirm ? '[data-ok-button]' : '[data-cancel-button]';
  await pressAt(page, `>>> [role="alertdialog"] ${button}`);
  await page.waitForSelector('>>> [role="alertdialog"]', { hidden: true });
  await page.waitForSelector('>>> [data-backdrop]', { hidden: true });
  await page.waitForFunction((element) => element.matches(':focus'), {}, asking);
}

// Waits until one of the elements contains the text, and returns its whole text.
// Looked at anew in each frame of the screen, since a text selector does not
// notice changes inside a shadow root.
export async function textIn(page, selector, text) {
  const deadline = Date.now() + page.getDefaultTimeout();
  while (Date.now() < deadline) {
    const texts = await page.$$eval(`>>> ${selector}`, (elements) => elements.map((element) => element.textContent));
    const found = texts.find((entry) => entry.includes(text));
    if (found !== undefined) {
      return found;
    }
    await page.evaluate(() => new Promise((resolve) => { requestAnimationFrame(resolve); }));
  }
  throw new Error(`No ${selector} says "${text}"`);
}

export function helpText(page, text) {
  return textIn(page, '.slds-form-element__help', text);
}

// Opens a combobox with the mouse and picks the option with this text.
export async function choose(page, name, text) {
  await press(page, 'combobox', name);
  await press(page, 'option', text);
}

// The frame of the classic page whose path passes, once it has been loaded. The
// shell keeps earlier pages in the document, so only a visible frame counts.
export async function classicFrame(page, accepts) {
  const frame = await page.waitForFrame(async (candidate) => {
    const isClassic = /^vfFrameId_\d+$/.test(candidate.name());
    if (!isClassic || !URL.canParse(candidate.url()) || !accepts(new URL(candidate.url()))) {
      return false;
    }
    const element = await candidate.frameElement();
    return element !== null && element.isVisible();
  });
  await frame.waitForSelector('body.sfdcBody');
  return frame;
}

export function textOf(handle) {
  return handle.evaluate((element) => element.textContent.trim());
}

// Runs work in a script world of its own, as a content script has one: the
// synthetic shadow's patches and the components' own properties do not reach it.
async function inIsolatedWorld(page, work) {
  const session = await page.createCDPSession();
  try {
    const { frameTree } = await session.send('Page.getFrameTree');
    const { executionContextId } = await session.send('Page.createIsolatedWorld', { frameId: frameTree.frame.id });
    return await work(session, executionContextId);
  } finally {
    await session.detach();
  }
}

// Writes a field's value as a content script does, without any event. (In the
// page's own world lightning-input listens to this setter, for voice control.)
export function setSilently(page, field, text) {
  return inIsolatedWorld(page, async (session, executionContextId) => {
    const { object } = await session.send('DOM.resolveNode', { backendNodeId: await field.backendNodeId(), executionContextId });
    await session.send('Runtime.callFunctionOn', {
      objectId: object.objectId,
      functionDeclaration: 'function (text) { this.value = text; }',
      arguments: [{ value: text }],
    });
  });
}
