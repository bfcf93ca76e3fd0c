// The launcher in Setup's own frame: the handle, the panel beside the page, and
// what is left when the extension was updated under it.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { button, eventually, ownParts, setup } from './hand.mjs';
import { startRig } from './rig.mjs';
import { say } from '../words.mjs';

const handleName = '::-p-aria([name="Open Guidepost"][role="button"])';
const host = '[data-guidepost=launcher]';

for (const shadow of ['synthetic', 'native']) describe(`the launcher, with ${shadow} shadow`, { concurrency: false }, () => {
  let rig;

  before(async () => {
    rig = await startRig({ shadow, launcher: true });
  });
  after(() => rig?.close());

  const told = () => rig.worker.evaluate(() => globalThis.told);
  // The worker hears of it a moment after the page shows it.
  const isTold = (...wanted) => eventually(rig.page, async () => (await told()).slice(-wanted.length).join() === wanted.join());
  const send = (order) => rig.worker.evaluate(async (what) => {
    const [tab] = await chrome.tabs.query({ url: 'https://*.my.salesforce-setup.com/*' });
    await chrome.tabs.sendMessage(tab.id, { to: 'launcher', do: what });
  }, order);
  const panelFrame = () => rig.page.waitForFrame((frame) => frame.url().startsWith('chrome-extension://'));
  const parts = async () => (await ownParts(rig.page, 'launcher')).map(({ name, text }) => `${name}:${text}`);

  async function openByHand() {
    await rig.open(`${setup}/SetupOneHome/home`);
    const handle = await rig.page.waitForSelector(handleName);
    await handle.click();
    return panelFrame();
  }

  test('the handle opens the panel at the right, full height, and the page cannot see into it', async () => {
    const panel = await openByHand();
    await panel.waitForSelector('h1');
    const [{ name, box }] = await ownParts(rig.page, 'launcher');
    assert.equal(name, 'iframe');
    assert.deepEqual(box, { x: 880, y: 0, width: 400, height: 900 });
    const view = await rig.page.evaluate((tag) => {
      const element = document.querySelector(tag);
      return { root: element.shadowRoot, frames: window.length, inside: element.children.length };
    }, host);
    assert.deepEqual(view, { root: null, frames: 0, inside: 0 });
    await isTold('loaded', 'opened');
    // The word that the background knows our frame by stands nowhere where the page could read it.
    const token = panel.url().split('#')[1];
    assert.match(token, /^[0-9a-f-]{36}$/);
    const heard = await rig.page.evaluate(() => JSON.stringify([
      performance.getEntries().map(({ name }) => name), document.documentElement.outerHTML, Object.keys(window).map((key) => String(window[key])),
    ]));
    assert.ok(!heard.includes(token));
  });

  test('an element that the page has defined lets it see into nothing', async () => {
    const { identifier } = await rig.page.evaluateOnNewDocument(() => {
      globalThis.seen = [];
      const look = (work) => {
        try {
          globalThis.seen.push(String(work()));
        } catch (error) {
          globalThis.seen.push(error.name);
        }
      };
      class Spy extends HTMLElement {
        constructor() {
          super();
          const internals = this.attachInternals();
          queueMicrotask(() => look(() => internals.shadowRoot));
        }
      }
      // Whatever name the parts of an extension may have, the page has it first.
      for (const name of ['launcher', 'ring', 'panel', 'handle', 'host']) {
        customElements.define(`guidepost-${name}`, class extends Spy {});
      }
      customElements.define('spying-div', class extends HTMLDivElement {}, { extends: 'div' });
      new MutationObserver((changes) => {
        for (const node of changes.flatMap(({ addedNodes }) => [...addedNodes]).filter(({ dataset }) => dataset?.guidepost)) {
          node.setAttribute('is', 'spying-div');
          customElements.upgrade(node);
          look(() => node.attachInternals().shadowRoot);
          look(() => node.attachShadow({ mode: 'open' }));
          look(() => node.shadowRoot);
        }
      }).observe(document, { childList: true, subtree: true });
    });
    await openByHand();
    assert.deepEqual(await rig.page.evaluate(() => globalThis.seen), ['NotSupportedError', 'NotSupportedError', 'null']);
    await rig.page.removeScriptToEvaluateOnNewDocument(identifier);
  });

  test('a click that a script makes opens nothing', async () => {
    await rig.open(`${setup}/SetupOneHome/home`);
    await rig.page.waitForSelector(handleName);
    await rig.worker.evaluate(async () => {
      const [tab] = await chrome.tabs.query({ url: 'https://*.my.salesforce-setup.com/*' });
      const press = () => {
        chrome.dom.openOrClosedShadowRoot(document.querySelector('[data-guidepost=launcher]')).querySelector('button').click();
      };
      await chrome.scripting.executeScript({ target: { tabId: tab.id }, func: press });
    });
    assert.deepEqual(await parts(), ['button:Guidepost']);
    await openByHand();
  });

  test('loaded twice, it is there once', async () => {
    await rig.worker.evaluate(async () => {
      const [tab] = await chrome.tabs.query({ url: 'https://*.my.salesforce-setup.com/*' });
      await chrome.scripting.executeScript({ target: { tabId: tab.id }, files: ['launcher.js'] });
    });
    assert.equal((await rig.page.$$(host)).length, 1);
    assert.deepEqual(await parts(), ['iframe:', 'button:Close']);
  });

  test('the background closes and opens it, and open again means nothing', async () => {
    await send('close');
    assert.deepEqual(await parts(), ['button:Guidepost']);
    await send('open');
    await send('open');
    assert.deepEqual(await parts(), ['iframe:', 'button:Close']);
    await isTold('closed', 'opened');
  });

  test('the handle beside the open panel puts it aside and brings it back', async () => {
    const [, { box }] = await ownParts(rig.page, 'launcher');
    assert.ok(box.x + box.width <= 880, 'the handle stands beside the panel');
    await (await rig.page.waitForSelector('::-p-aria([name="Close Guidepost"][role="button"])')).click();
    assert.deepEqual(await parts(), ['button:Guidepost']);
    await (await rig.page.waitForSelector(handleName)).click();
    assert.deepEqual(await parts(), ['iframe:', 'button:Close']);
    await isTold('closed', 'opened');
  });

  test('after the page was loaded anew, the panel comes back', async () => {
    await rig.worker.evaluate(() => { globalThis.isOpen = true; });
    await rig.open(`${setup}/PermSets/home`);
    await panelFrame();
    assert.deepEqual(await parts(), ['iframe:', 'button:Close']);
  });

  test('it comes back where the first question is never answered, too', async () => {
    await rig.worker.evaluate(() => Object.assign(globalThis, { owed: 1, told: [] }));
    await rig.open(`${setup}/PermSets/home`);
    await panelFrame();
    assert.deepEqual(await rig.worker.evaluate(() => globalThis.told), ['loaded', 'loaded', 'opened']);
  });

  test('a field that lies under the panel is filled all the same', async () => {
    await rig.open(`${setup}/ManageExternalClientApplication/home`);
    await panelFrame();
    const create = await rig.page.waitForSelector(button('New External Client App'));
    await create.evaluate((element) => element.click());
    await rig.page.waitForSelector(button('Create'));
    const marks = { never_describe: [], never_read: [], page_errors: [], toasts: [], field_errors: [], outputs: [] };
    const [top] = (await rig.agent.everywhere({ do: 'describe', marks })).filter(({ reply }) => reply?.top);
    const field = top.reply.controls.find(({ name }) => name === 'API Name');
    const ringed = await rig.agent.ask(top.document, { do: 'ring', handle: field.handle, label: 'API Name' });
    assert.ok(ringed.box.x + ringed.box.width / 2 > 880, 'it lies under the panel');
    const reply = await rig.agent.ask(top.document, { do: 'fill', handle: field.handle, action: { kind: 'text', text: 'WxCC_SCV' } });
    assert.equal(reply.outcome, 'typed');
  });

  test('under an update the open panel gives way to a word about it', async () => {
    await rig.worker.evaluate(() => chrome.runtime.reload()).catch(() => {});
    await eventually(rig.page, async () => (await parts())[0] === `p:${say('browser-updated')}`);
  });
});
