// What the admin has is not lost: place, values and key survive whatever a day
// in Setup brings. And a page that hides the panel beside it gains nothing.

import assert from 'node:assert/strict';
import { after, beforeEach, describe, test } from 'node:test';
import { any, say, saying } from '../words.mjs';
import { CONTACT } from './facts.mjs';
import { Player, valuesOf } from './guide.mjs';
import { labelOf, remedyOfCheck, titleOfCheck, titleOfStep } from './guideFile.mjs';
import { OneBrowser } from './oneBrowser.mjs';

const PAGES = [
  '/lightning/setup/SetupOneHome/home',
  '/lightning/setup/PermSets/home',
  '/lightning/setup/PermSets/page?address=%2Fudd%2FPermissionSet%2FnewPermissionSet.apexp',
  '/lightning/setup/ManageUsers/home',
  '/lightning/setup/ManageExternalClientApplication/home',
];

/** The pages of single records, in an org that has them all: every page that a step opens or names. */
function recordPages({ store }) {
  const classic = (address) => `/lightning/setup/PermSets/page?address=${encodeURIComponent(address)}`;
  const set = store.find('PermissionSet', { Name: 'IVR_Access_to_SCV_Apex_Classes' })[0].Id;
  const app = store.find('ExternalClientApplication', { DeveloperName: 'WxCC_SCV' })[0].Id.slice(0, 15);
  const sections = ['ApexClassAccess', 'SystemPermissions'];
  return [
    classic(`/${set}`),
    ...sections.flatMap((section) => [classic(`/${set}?s=${section}`), classic(`/${set}/e?s=${section}`)]),
    `/lightning/setup/ManageUsers/page?address=${encodeURIComponent(`/${store.integrationUserId}?noredirect=1`)}`,
    classic(`/udd/PermissionSet/assignPermissionSet.apexp?userId=${store.integrationUserId}`),
    `/lightning/setup/ManageExternalClientApplication/${app}/detail`,
  ];
}

const here = new OneBrowser();
let org;
let browser;
let player;

async function begin(options) {
  org = await here.begin(options);
  browser = here.browser;
  player = await Player.begin({ browser, org });
}

after(() => here.close());

/** A name of several words. */
const NAME = 'My SCV app';

/** What every message about an org that does not answer ends with. */
const KEPT = saying('notice-org-text', { why: any });

const SAVE = say('button-save-key');
const FINGERPRINT = say('key-fingerprint');

/** Puts a key, a place and a value of one's own into the panel. */
async function settle() {
  await player.goTo('key.make');
  await player.makeKey();
  await player.goTo('app.create');
  await player.panel.type('textbox', labelOf('contact_email'), 'somebody@acme.example');
  // Letter by letter: the space before the next word must not be taken away.
  await player.panel.type('textbox', labelOf('app_name'), NAME);
}

/** Place, value and key are those of `settle`. */
async function assertKept(after) {
  const { panel } = player;
  await panel.waitFor('heading', titleOfStep('app.create'));
  const { value } = await panel.waitFor('textbox', labelOf('contact_email'));
  assert.equal(value, 'somebody@acme.example', `the value after ${after}`);
  assert.equal((await panel.waitFor('textbox', labelOf('app_name'))).value, NAME, `the name after ${after}`);
  await player.goTo('key.make');
  await panel.waitForText(say('key-ready'));
  assert.equal((await valuesOf(panel))[FINGERPRINT], player.made.fingerprint, `the key after ${after}`);
  await player.goTo('app.create');
}

describe('place, values and key survive', { concurrency: false }, () => {
  beforeEach(() => begin({}));

  test('beside the page: reload, every page of Setup, the other surface and back', async () => {
    await settle();
    await player.tab.reload();
    player.panel = await player.tab.embeddedPanel();
    await assertKept('a reload');
    for (const path of PAGES) {
      await player.tab.goto(`https://${org.hosts.setup}${path}`);
      player.panel = await player.tab.embeddedPanel();
      await assertKept(path);
    }
    await player.moveToSidePanel();
    await assertKept('moving to the side panel');
    await player.moveBesidePage();
    await assertKept('moving beside the page');
  });

  test('beside the page: the page of every record, and each tab of the app', async () => {
    await begin({ scenario: 'complete' });
    await settle();
    for (const path of recordPages(org)) {
      await player.tab.goto(`https://${org.hosts.setup}${path}`);
      player.panel = await player.tab.embeddedPanel();
      await assertKept(path);
    }
    for (const name of ['Policies', 'Settings']) {
      await player.tab.page.click('tab', name);
      await assertKept(`the tab ${name}`);
      // The panel lies over it.
      await player.aside(({ tab }) => tab.page.click('button', 'Edit', { which: 0 }));
      await assertKept(`editing ${name}`);
      await player.tab.reload();
      player.panel = await player.tab.embeddedPanel();
      await assertKept(`a reload while editing ${name}`);
    }
  });

  test('in the side panel: pages, a stopped worker, a closed tab', async () => {
    await settle();
    await player.moveToSidePanel();
    await player.tab.reload();
    await assertKept('a reload');
    await player.tab.goto(`https://${org.hosts.setup}${PAGES[4]}`);
    await assertKept('another page');
    await (await browser.serviceWorker()).stop();
    await assertKept('a stopped worker');
    await player.tab.close();
    await player.panel.waitFor('heading', say('notice-not-salesforce'));
    assert.deepEqual(await player.panel.accessibilityFaults(), []);
    player.tab = await browser.setupTab();
    await assertKept('a closed tab');
  });

  test('what is known only after a moment is drawn in its place', async () => {
    await player.goTo('key.make');
    for (let opened = 0; opened < 6; opened += 1) {
      await player.tab.reload();
      player.panel = await player.tab.embeddedPanel();
      await player.panel.waitForText(say('key-none'));
      const order = await player.panel.evaluate((name) => {
        const sizes = document.querySelector('fieldset');
        const make = [...document.querySelectorAll('button')].find((button) => button.textContent.trim() === name);
        return sizes.compareDocumentPosition(make) & Node.DOCUMENT_POSITION_FOLLOWING;
      }, say('button-make-key'));
      assert.ok(order, `the size of a key stands above its button, opening ${opened + 1}`);
    }
  });

  test('the end of every panel: closed, and opened again in a new tab', async () => {
    await settle();
    await player.tab.close();
    await (await browser.serviceWorker()).stop();
    player.tab = await browser.setupTab();
    player.panel = await player.tab.embeddedPanel();
    await assertKept('closing the tab');
  });
});

describe('when something is wrong, the panel says what, and everything is kept', { concurrency: false }, () => {
  async function beginAllowed(options) {
    await begin(options);
    await player.moveToSidePanel();
    await player.allowSession();
    await settle();
  }

  /** The message in the panel; how it looks to axe its gallery tells. */
  async function assertSays(...texts) {
    for (const text of texts) await player.panel.waitForText(text);
  }

  test('the session has ended; after signing in again Check goes on', async () => {
    await beginAllowed({});
    org.expireSessions();
    await player.panel.click('button', say('button-check'));
    await assertSays(say('notice-org-signed-out'), KEPT);
    await assertKept('the end of the session');
    await player.tab.goto(`https://${org.hosts.setup}${PAGES[1]}`);
    await assertSays(say('notice-signed-out'));
    org.adminSid = org.newSession();
    await player.tab.goto(org.frontdoor);
    await assertKept('signing in again');
    await player.goTo('prerequisites.checklist');
    await player.checkIsOk();
  });

  test('another page than Salesforce', async () => {
    await beginAllowed({});
    await player.tab.goto('about:blank');
    await assertSays(say('notice-not-salesforce'));
    await player.tab.goto(org.setupUrl);
    await assertKept('another site');
  });

  test('answers that nobody can read: not JSON, cut off, an error, none at all', async () => {
    await beginAllowed({});
    const faults = [{ kind: 'html', status: 200 }, { kind: 'truncated' }, { kind: 'status', status: 500 }, { kind: 'drop' }];
    for (const fault of faults) {
      org.fault({ operation: /\/services\//, times: 100, ...fault });
      const verdicts = await player.check();
      assert.ok(verdicts.every(({ verdict }) => verdict !== say('state-ok')), `nothing is OK that was not read: ${JSON.stringify(fault)}`);
      org.faults.waiting.length = 0;
      const dismiss = await player.panel.byRole('button', say('button-dismiss'));
      if (dismiss) await player.panel.click('button', say('button-dismiss'));
      await assertKept(JSON.stringify(fault));
    }
    await player.goTo('prerequisites.checklist');
    await player.checkIsOk();
  });

  test('the package is missing', async () => {
    await beginAllowed({ scenario: 'no-package' });
    await player.goTo('prerequisites.checklist');
    const checks = await player.check();
    assert.deepEqual(checks.filter(({ verdict }) => verdict !== say('state-ok')).map(({ title }) => title), ['prerequisites.package', 'prerequisites.apex-class'].map((id) => titleOfCheck(id)));
    await assertSays(remedyOfCheck('prerequisites.package'));
  });

  test("the app's API name is taken", async () => {
    await beginAllowed({ scenario: 'name-taken' });
    await player.goTo('app.create');
    const verdicts = Object.fromEntries((await player.check()).map(({ title, verdict }) => [title, verdict]));
    assert.equal(verdicts[titleOfCheck('app.name', { app_name: NAME })], say('state-needs-change'));
    await assertSays(remedyOfCheck('app.name'));
    await assertKept('a taken name');
  });

  test('the worker is stopped in the middle of a check', async () => {
    await beginAllowed({});
    await player.goTo('prerequisites.checklist');
    org.fault({ operation: /\/services\//, kind: 'slow', ms: 1500, times: 1 });
    await player.panel.click('button', say('button-check'));
    await player.panel.waitForText(say('busy-reading'));
    await (await browser.serviceWorker()).stop();
    await assertSays(KEPT, say('notice-do-next'));
    await player.checkIsOk();
    await player.goTo('app.create');
    await assertKept('a stop in the middle');
  });

  test('signed out while the panel is open', async () => {
    await beginAllowed({});
    org.signOut();
    await player.panel.click('button', say('button-check'));
    await assertSays(say('notice-org-signed-out'));
    await assertKept('signing out');
    assert.equal(org.store.get('User', org.store.adminId).Email, CONTACT);
  });
});

describe('a panel that nobody has opened', { concurrency: false }, () => {
  test('gets nothing in a page that embeds it', async () => {
    org = await here.begin({});
    browser = here.browser;
    const tab = await browser.signIn(org);
    const answers = await embedAndAsk(tab, '');
    for (const answer of answers) assert.match(answer, /"not_served"/);
    assert.deepEqual(await (await browser.serviceWorker()).evaluate(async () => {
      const [{ id }] = await chrome.tabs.query({ url: 'https://*.my.salesforce-setup.com/*' });
      const [{ result }] = await chrome.scripting.executeScript({ target: { tabId: id }, func: () => Object.hasOwn(globalThis, 'guidepostPage') });
      return result;
    }), false, 'no agent is in the page');
  });

  test('nor does a script in a page get anything, whatever it sends', async () => {
    const worker = await browser.serviceWorker();
    const answers = await worker.evaluate(async () => {
      const [{ id }] = await chrome.tabs.query({ url: 'https://*.my.salesforce-setup.com/*' });
      // As a content script whose page has taken it over: the world of the handle.
      const [{ result }] = await chrome.scripting.executeScript({ target: { tabId: id }, func: async () => {
        const marks = { never_describe: [], never_read: [], page_errors: [], toasts: [], field_errors: [] };
        const login = { consumer_key: '3MVG9', username: 'a@b.example', org_kind: 'production' };
        const kinds = ['status', 'certificate', 'cancel', 'revoke_offer', 'forget'].map((kind) => ({ kind }));
        const keystore = [...kinds, { kind: 'offer_private_key', form: 'pkcs8' }, { kind: 'sign', iss: 'a', sub: 'b', aud: 'c' }];
        const requests = [
          { call: 'look', marks }, { call: 'describe_page', marks, after_fills: false }, { call: 'read_org', expected: null, reads: ['identity'] }, { call: 'see_panel' },
          { call: 'open_setup', path: '/lightning/setup/Users/home' }, { call: 'leave_tab' }, { call: 'stop_asking' },
          { call: 'take_surface', surface: 'side' }, { call: 'test_login', ...login }, { call: 'reach_class', login, path: '/x' },
          { call: 'command_page', document: 'D', command: { do: 'clear' }, then_look: null },
          ...keystore.map((request) => ({ call: 'ask_keystore', request })),
        ];
        const { version } = chrome.runtime.getManifest();
        const versions = [version, '0.0.1', '', 7];
        const tabs = [null, 1, -1, 'x'];
        const messages = requests.flatMap((request) => versions.flatMap((told) => tabs.map((tab) => ({ to: 'background', version: told, tab, request }))));
        const said = await Promise.all(messages.map((message) => chrome.runtime.sendMessage(message).then(JSON.stringify, String)));
        const stored = await chrome.storage.session?.get().then(JSON.stringify, (error) => error.name) ?? 'none';
        return { count: messages.length, said: [...new Set(said)], stored };
      } });
      return result;
    });
    assert.ok(answers.count >= 200, `${answers.count} messages`);
    assert.ok(answers.said.every((text) => /"failed"/.test(text)), answers.said.join('\n'));
    assert.match(answers.stored, /^(none|Error)$/, 'what is kept for the session is out of reach of a page');
    assert.deepEqual(org.store.find('LoginHistory', {}).filter(({ UserId }) => UserId !== org.store.adminId), []);
  });

  test('gets nothing beside the one that was opened', async () => {
    await begin({});
    const answers = await embedAndAsk(player.tab, '00000000-0000-4000-8000-000000000000');
    for (const answer of answers) assert.match(answer, /"not_served"/);
    // Ours is answered as before.
    await player.goTo('permission-set.create');
    await player.panel.click('button', say('button-open-page'));
    await player.tab.arrived(({ href }) => href.includes('newPermissionSet'));
  });
});

/** Has a page embed a panel of its own, and gives what that is answered. */
async function embedAndAsk(tab, token) {
  const address = await (await browser.serviceWorker()).evaluate(() => chrome.runtime.getURL('panel.html'));
  await tab.page.evaluateInPage((src) => {
    const frame = document.createElement('iframe');
    frame.src = src;
    document.body.append(frame);
  }, `${address}#${token}`);
  const panel = await tab.embeddedPanel(token);
  await panel.waitFor('main', '');
  return panel.evaluateInPage(() => {
    const { version } = chrome.runtime.getManifest();
    const ask = (request) => chrome.runtime.sendMessage({ to: 'background', version, tab: null, request });
    const marks = { never_describe: [], never_read: [], page_errors: [], toasts: [], field_errors: [] };
    const requests = [{ call: 'look', marks }, { call: 'describe_page', marks, after_fills: false }, { call: 'read_org', expected: null, reads: ['identity'] }, { call: 'open_setup', path: '/lightning/setup/Users/home' }];
    return Promise.all(requests.map((request) => ask(request).then(JSON.stringify, String)));
  });
}

describe('a page that hides the panel beside it', { concurrency: false }, () => {
  beforeEach(() => begin({}));

  /** Presses every button of the panel that these words name, as a click that a page has lured. */
  async function pressHidden(...names) {
    await player.tab.page.evaluateInPage(() => {
      document.querySelector('[data-guidepost=launcher]').style.opacity = '0.001';
    });
    for (const name of names) {
      const [button] = await player.panel.allByRole('button', name);
      if (button && !button.disabled) await player.panel.click('button', name, { which: 0 });
    }
  }

  const permissions = async () => (await browser.serviceWorker()).evaluate(() => chrome.permissions.getAll().then(({ permissions: held }) => held));

  test('grants no access to the session', async () => {
    await pressHidden(say('button-allow-session'), say('button-check'), say('button-allow-session'));
    assert.ok(!(await permissions()).includes('cookies'));
    assert.equal(await player.panel.byRole('dialog', /./), null);
    await player.panel.waitForText(say('notice-in-side-panel'));
    assert.ok(!org.requests.some(({ sid }) => sid), 'no request carried a session');
  });

  test('reveals, saves, replaces and forgets no key', async () => {
    await player.goTo('key.make');
    await player.makeKey();
    await pressHidden(say('button-make-new-key'), say('button-make-new-key'), say('button-forget-key'), say('button-forget-key'));
    await player.goTo('hand-over.values');
    await pressHidden(say('button-in-side-panel', { button: SAVE }), SAVE, say('button-forget-key'), say('button-forget-key'));
    await player.panel.waitForText(say('notice-in-side-panel'));
    await player.goTo('key.make');
    assert.equal((await valuesOf(player.panel))[FINGERPRINT], player.made.fingerprint, 'the key is the same');
    // What the panel does not offer, a message from its frame does not get either.
    const answers = await player.panel.evaluateInPage(async () => {
      const version = chrome.runtime.getManifest().version;
      const ask = (request) => chrome.runtime.sendMessage({ to: 'background', version, tab: null, request });
      const keystore = (request) => ask({ call: 'ask_keystore', request });
      const requests = [
        { kind: 'offer_private_key', form: 'pkcs8' },
        { kind: 'offer_private_key', form: 'pkcs1' },
        { kind: 'forget' },
        { kind: 'make', subject: { common_name: 'x' }, days: 365, bits: 2048 },
        { kind: 'load', files: { kind: 'certificate', certificate: URL.createObjectURL(new Blob(['x'])) } },
      ];
      return Promise.all(requests.map((request) => keystore(request).then(JSON.stringify, String)));
    });
    assert.equal(answers.length, 5);
    for (const answer of answers) assert.match(answer, /"not_here"/);
    await player.tab.reload();
    player.panel = await player.tab.embeddedPanel();
    await player.panel.waitForText(say('key-ready'));
    assert.equal((await valuesOf(player.panel))[FINGERPRINT], player.made.fingerprint, 'the key is still the same');
  });
});
