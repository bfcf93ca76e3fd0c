// The pairs of host and audience that need no question of the browser's, tried in the built
// extension. Whether the browser asks before the general host is asked, no test can see: a
// prompt of the browser's own can be neither shown nor answered here.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { connect } from '../org/clients.mjs';
import { any, say, saying } from '../words.mjs';
import { Player } from './guide.mjs';
import { OneBrowser } from './oneBrowser.mjs';

const MINE = say('routes-my-domain');
const TRY_MINE = say('button-try-route', { route: MINE });
const GENERAL = 'login.salesforce.com';

const here = new OneBrowser();
let player;
let org;

after(() => here.close());

/** A complete org, of this history, that knows the panel's key. */
async function at(scenario) {
  org = await here.replaceOrg({ scenario, certificatePem: player.made.certificatePem });
  await player.tab.goto(org.frontdoor);
  await player.goTo('prerequisites.checklist');
  await player.check();
  await player.goTo('proof.login');
}

/** What the panel says of each pair, by its name. */
const routes = () => player.panel.evaluateInPage(() => Object.fromEntries([...document.querySelectorAll('[data-route]')].map((line) => [
  line.dataset.route, { result: line.querySelector('.verdict span').textContent, text: line.innerText },
])));

async function tryMine(result) {
  await player.unfoldPart(say('routes-heading'));
  await player.panel.click('button', TRY_MINE);
  await player.panel.click('button', say('button-log-in'));
  await player.panel.waitUntil(async () => (await routes())['my-domain']?.result === result, `${MINE}: ${result}`);
}

const tokens = () => org.requests.filter(({ operation }) => operation === 'oauth2/token');
const sessions = () => org.sessions.list().filter(({ username }) => username !== org.adminUsername);

async function history() {
  const { records } = await connect(org).query(`SELECT Status, LoginUrl FROM LoginHistory WHERE UserId = '${org.store.integrationUserId}' ORDER BY Id`);
  return records.map(({ Status, LoginUrl }) => [Status, LoginUrl]);
}

describe('the other pairs of host and audience', { concurrency: false }, () => {
  before(async () => {
    await here.begin();
    player = await Player.begin({ browser: here.browser, org: here.org });
    await player.moveToSidePanel();
    await player.allowSession();
    await player.goTo('key.make');
    await player.makeKey();
  });

  // Before any try: a row of the history from the time of one may be its own.
  test('where the other side was let in, its URL is to stay as it is', async () => {
    await at('logins:at-my-domain');
    await player.panel.waitForText(saying('routes-side-let-in', { client: any, host: org.hosts.api, ago: any, console: any }));
    const used = Object.entries(await routes()).filter(([, { text }]) => saying('routes-used', { client: any }).test(text));
    assert.deepEqual(used.map(([id]) => id), ['my-domain-for-general', 'my-domain']);
  });

  test('an org that takes its own My Domain as audience lets in, and the session is ended', async () => {
    await at('logins:general-hosts-closed');
    assert.deepEqual(Object.values(await routes()).map(({ result }) => result), Array(3).fill(say('routes-not-tried')));
    await tryMine(say('routes-granted'));
    assert.match((await routes())['my-domain'].text, new RegExp(say('login-session-ended')));
    assert.deepEqual([await history(), tokens().length], [[['Success', org.hosts.api]], 1]);
    assert.deepEqual(sessions(), []);
    // It is our own test, and no login of the other side.
    await player.check();
    await player.panel.waitForText(saying('routes-side-nowhere', { client: any }));
  });

  test('an org that does not is refused in its own words, and what the test of the login shows stands apart', async () => {
    await at('logins:own-audience-refused');
    await tryMine(say('routes-refused'));
    const { text } = (await routes())['my-domain'];
    assert.match(text, /audience is invalid \(invalid_grant\)/);
    assert.ok(text.includes(say('routes-own-audience-refused', { general: GENERAL })), text);
    await player.testLogin();
    const shown = await routes();
    assert.equal(shown['my-domain-for-general'].result, say('routes-granted'));
    assert.equal(shown['my-domain'].result, say('routes-refused'));
    assert.equal(shown.general.result, say('routes-not-tried'));
    assert.deepEqual(await history(), [['Failed: Audience Invalid', org.hosts.api], ['Success', org.hosts.api]]);
    assert.deepEqual(sessions(), []);
  });

  test('at the general host nothing is asked that the browser was not allowed to ask', async () => {
    const before = tokens().length;
    const { origins, reply } = await player.panel.evaluateInPage(async () => {
      const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
      const login = { consumer_key: '3MVG9x', username: 'a@b.example', org_kind: 'production' };
      const request = { call: 'try_route', route: 'general', login };
      const { version } = chrome.runtime.getManifest();
      return {
        origins: (await chrome.permissions.getAll()).origins,
        reply: await chrome.runtime.sendMessage({ to: 'background', version, tab: tab.id, request }),
      };
    });
    assert.deepEqual(reply, { Err: { failure: 'host_withheld', why: null } });
    assert.equal(origins.some((origin) => origin.includes(GENERAL)), false, `${origins}`);
    assert.equal(tokens().length, before);
  });
});
