// What must stay secret is looked for after every step: private key, session
// ids, token and assertion, in the page's document, storage, console and
// addresses, and in the memory of every process that renders a page.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startOrg } from '../org/org.mjs';
import { launch } from './driver.mjs';
import { EXTENSION, Player, STEP_IDS } from './guide.mjs';
import { keyNeedles, processesOf, search } from './memory.mjs';

const text = (name, value) => ({ name, bytes: Buffer.from(value) });

describe('secrets', { concurrency: false }, () => {
  let org;
  let browser;
  let player;
  /** Everything secret so far: `{name, bytes}`. */
  const secrets = [];
  const addresses = [];

  before(async () => {
    assert.equal(process.getuid?.(), 0, 'only root may look into the memory of other processes');
    org = await startOrg({ shadow: 'synthetic' });
    // The org itself tells what it gave out: sessions, tokens, and the assertions that it was shown.
    const { oauth } = org;
    const handle = oauth.handle.bind(oauth);
    oauth.handle = async (request, note) => {
      const assertion = new URLSearchParams(request.body.toString()).get('assertion');
      const answer = await handle(request, note);
      if (assertion) secrets.push(text('assertion', assertion.split('.')[2].slice(20, 60)));
      if (answer.value?.access_token) secrets.push(text('access token', answer.value.access_token));
      return answer;
    };
    for (const server of org.servers) server.on('request', ({ url }) => addresses.push(url));
    browser = await launch({ org, extension: EXTENSION });
    // The door's own address carries a session id: it is left behind with its tab and its process.
    const door = await browser.signIn();
    addresses.length = 0;
    await door.close();
    const tab = await browser.setupTab();
    const panel = await tab.openEmbeddedPanel();
    await panel.waitFor('heading', 'See whether this org is ready');
    player = new Player({ browser, org, tab, panel, surface: 'embedded' });
    for (const sid of new Set((await browser.root.send('Storage.getCookies')).cookies.filter(({ name }) => name === 'sid').map(({ value }) => value))) {
      secrets.push(text('session id', sid.slice(16)));
    }
    assert.ok(secrets.length >= 1);
  });

  after(async () => {
    await browser?.close();
    await org?.close();
  });

  function assertNotIn(place, content) {
    const bytes = Buffer.from(content);
    const found = secrets.filter((secret) => bytes.includes(secret.bytes)).map(({ name }) => name);
    assert.deepEqual(found, [], place);
  }

  /** How often any secret stands in the processes of a kind. */
  function memoryOf(kind) {
    const totals = {};
    const processes = processesOf(browser.pid).filter((process) => process.kind === kind);
    for (const { pid } of processes) {
      for (const [name, count] of Object.entries(search(pid, secrets))) {
        if (count > 0) totals[name] = (totals[name] ?? 0) + count;
      }
    }
    return { processes: processes.length, totals };
  }

  async function assertNowhere(moment) {
    const page = await player.tab.page.evaluateInPage(() => {
      const all = (root) => [...root.querySelectorAll('*')].flatMap((element) => [
        element.outerHTML, element.value ?? '', ...(element.shadowRoot ? all(element.shadowRoot) : []),
      ]);
      return [...all(document), document.cookie, location.href, document.referrer, JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage })].join('\n');
    });
    assertNotIn(`the page after ${moment}`, page);
    assertNotIn(`the consoles after ${moment}`, browser.log.map((line) => line.text).join('\n'));
    assertNotIn(`the addresses after ${moment}`, addresses.join('\n'));
    assertNotIn(`the panel after ${moment}`, await player.panel.evaluateInPage(() => document.documentElement.outerHTML));
    const worker = await browser.serviceWorker();
    const stored = await worker.evaluate(async () => JSON.stringify([await chrome.storage.session.get(), await chrome.storage.local.get()]));
    assertNotIn(`the extension's storage after ${moment}`, stored);
    const { processes, totals } = memoryOf('page');
    assert.ok(processes > 0, 'a page has a process');
    assert.deepEqual(totals, {}, `the memory of the pages' processes after ${moment}`);
  }

  test('stay out of the page before a session may be read, and after', async () => {
    await assertNowhere('the start');
    await player.moveToSidePanel();
    await player.allowSession();
    await player.goTo('prerequisites.checklist');
    await player.check();
    await assertNowhere('the first check');
  });

  test('the key can be found in memory where it is, so the search is sound', async () => {
    await player.goTo('key.make');
    await player.makeKey();
    const before = secrets.length;
    await player.goTo('hand-over.values');
    const { name, text: pem } = await player.save('Save the private key');
    assert.equal(name, 'server.key');
    await player.panel.waitForText('The private key was saved as server.key.');
    secrets.push(...keyNeedles(pem));
    assert.equal(secrets.length, before + 7);
    const { totals } = memoryOf('extension');
    assert.ok(Object.keys(totals).some((found) => /prime|exponent|PEM/.test(found)), `the keeper holds the key: ${JSON.stringify(totals)}`);
    await assertNowhere('saving the key');
  });

  test('stay out of the page after every step', async () => {
    for (const id of STEP_IDS.filter((step) => !['prerequisites.checklist', 'key.make', 'hand-over.values'].includes(step))) {
      await player.play(id);
      await assertNowhere(id);
    }
    assert.ok(secrets.some(({ name }) => name === 'assertion') && secrets.some(({ name }) => name === 'access token'));
  });

  test('stay out of the page when the panel stands beside it', async () => {
    await player.moveBesidePage();
    await assertNowhere('moving beside the page');
    await player.moveToSidePanel();
  });

  test('the key is in no process of the extension after Forget', async (context) => {
    await player.goTo('hand-over.values');
    await player.panel.click('button', 'Forget the key');
    await player.panel.waitFor('dialog', 'Forget the private key?');
    await player.panel.click('button', 'Forget the key');
    await player.panel.waitForText('There is no key here to save.');
    const keyOnly = ({ totals }) => Object.fromEntries(Object.entries(totals).filter(([name]) => /PEM|prime|exponent/.test(name)));
    assert.deepEqual(keyOnly(memoryOf('extension')), {});
    for (const kind of ['browser', 'utility', 'gpu-process']) {
      context.diagnostic(`copies of the key left in the ${kind} process by one save: ${JSON.stringify(keyOnly(memoryOf(kind)))}`);
    }
    await assertNowhere('Forget');
  });
});
