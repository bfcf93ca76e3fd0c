// A network that misbehaves, at every request of the three things that ask the org.
// Whatever it does: an end within the deadline, a clear word, nothing lost, and no
// session of a test left open that could be ended.

import assert from 'node:assert/strict';
import { any, say, saying, within } from '../words.mjs';
import { CHECKED, CLASS_PATH, Player, valuesOf } from './guide.mjs';
import { labelOf } from './guideFile.mjs';
import { OneBrowser } from './oneBrowser.mjs';
import { PATIENCE } from './surface.mjs';

/** How a network, a proxy or a server that is ill answers one request. */
export const FAULTS = {
  hang: { kind: 'hang' },
  'hang after the effect': { kind: 'hang', effect: true },
  stall: { kind: 'stall' },
  trickle: { kind: 'trickle', ms: 50 },
  drop: { kind: 'drop' },
  'drop after the effect': { kind: 'drop-after' },
  truncated: { kind: 'truncated' },
  malformed: { kind: 'malformed' },
  '100 MB': { kind: 'large', bytes: 100_000_000 },
  'a login page': { kind: 'html', status: 200 },
  maintenance: { kind: 'html', status: 503 },
  redirect: { kind: 'redirect' },
  'too many': { kind: 'status', status: 429, errorCode: 'TOO_MANY_REQUESTS', message: 'Slow down', retryAfter: 1 },
  'too many for an hour': { kind: 'status', status: 429, errorCode: 'TOO_MANY_REQUESTS', message: 'Slow down', retryAfter: 3600 },
  'unavailable for an hour': { kind: 'status', status: 503, errorCode: 'SERVER_UNAVAILABLE', message: 'Down', retryAfter: 3600 },
  'no calls left': { kind: 'status', status: 403, errorCode: 'REQUEST_LIMIT_EXCEEDED', message: 'TotalRequests Limit exceeded.' },
};

/** After these the org may have opened a session whose token never came. */
const TOKEN_LOST = new Set(['hang after the effect', 'drop after the effect', 'stall', 'truncated', 'malformed']);

/** Where to press, and what ends it. */
export const ACTIONS = {
  check: { step: 'prerequisites.checklist', button: say('button-check'), ends: CHECKED },
  login: { step: 'proof.login', button: say('button-test-login'), answer: say('button-log-in'), ends: within(say('notice-do-next')) },
  class: { step: 'proof.class', button: say('button-reach-class'), answer: say('button-log-in-and-ask'), ends: within(say('notice-do-next')) },
};

/** What the panel says of a session that may still be open. */
export const MAY_BE_OPEN = saying('notice-end-session', { user: any, time: any });

/** How much faster long times pass for the extension: a clock that the debugger turns, which no page can. */
const HASTE = 20;

/** Everything that asks an org of the API. */
const ASKED = /\/services\//;

/** A panel that has read a complete org with its own key, in one browser. */
export class Network {
  here = new OneBrowser();

  async begin() {
    await this.here.begin();
    this.player = await Player.begin({ browser: this.here.browser, org: this.here.org });
    await this.player.moveToSidePanel();
    await this.player.allowSession();
    await this.player.goTo('key.make');
    await this.player.makeKey();
    this.org = await this.here.replaceOrg({ scenario: 'complete', certificatePem: this.player.made.certificatePem });
    await this.player.tab.goto(this.org.frontdoor);
    await this.player.goTo('prerequisites.checklist');
    await this.player.check();
    await this.player.goTo('proof.class');
    await this.panel.type('textbox', labelOf('apex_rest_path'), CLASS_PATH);
    await this.player.goTo('key.make');
    this.fingerprint = (await valuesOf(this.panel))[say('key-fingerprint')];
    await this.hurry();
  }

  get panel() {
    return this.player.panel;
  }

  get browser() {
    return this.here.browser;
  }

  /** Lets the long times of background, keystore and panel pass faster, by the debugger's hand. */
  async hurry() {
    const work = (haste, least) => {
      globalThis.givenTimeout ??= globalThis.setTimeout;
      globalThis.setTimeout = (then, ms, ...rest) => globalThis.givenTimeout(then, ms >= least ? ms / haste : ms, ...rest);
    };
    await (await this.browser.serviceWorker()).evaluate(work, HASTE, 6000);
    await (await this.browser.extensionDocument('keystore.html')).evaluateInPage(work, HASTE, 6000);
    await this.panel.evaluateInPage(work, HASTE / 2, 60_000);
  }

  /** The sessions of the integration user that are open in the org. */
  openSessions() {
    return this.org.sessions.list().filter(({ username }) => username !== this.org.adminUsername);
  }

  /** The next fault that strikes. */
  struck() {
    return nextTrue(this.org.faults, 'take', 'a request to be struck');
  }

  /** The next session that is ended. */
  sessionEnded() {
    return nextTrue(this.org.sessions, 'end', 'a session to be ended');
  }

  /** Presses, and waits for the end. */
  async run(name) {
    await this.press(name);
    await this.ended(name);
  }

  /** Presses, and takes note of what runs then: it may be over before anybody looks. */
  async press(name) {
    const { step, button, answer } = ACTIONS[name];
    await this.player.goTo(step);
    await this.panel.evaluate((cancel) => {
      globalThis.hasRun = false;
      globalThis.watch ??= new MutationObserver(() => {
        globalThis.hasRun ||= [...document.querySelectorAll('button')].some(({ textContent }) => textContent.trim() === cancel);
      });
      globalThis.watch.observe(document, { subtree: true, childList: true });
    }, say('button-cancel'));
    await this.panel.click('button', button);
    if (answer) await this.panel.click('button', answer);
  }

  /** Waits until what was pressed has run and ended. */
  async ended(name) {
    const { button, ends } = ACTIONS[name];
    return this.panel.waitUntil(async () => {
      const isIdle = (await this.panel.byRole('button', button))?.disabled === false;
      return isIdle && await this.panel.evaluate(() => globalThis.hasRun) && ends.test(await this.panel.text());
    }, `the end of ${name}`);
  }

  /** How many requests each of the three makes when all is well. */
  async count() {
    const counts = {};
    for (const name of Object.keys(ACTIONS)) {
      const before = this.org.requests.length;
      await this.run(name);
      counts[name] = this.org.requests.length - before;
      assert.deepEqual(this.openSessions(), [], `${name} leaves no session when all is well`);
    }
    return counts;
  }

  /** One fault at one request of one of the three. */
  async tryPoint({ name, at, fault }) {
    const before = this.org.requests.length;
    this.org.fault({ operation: ASKED, skip: at, ...FAULTS[fault] });
    const began = Date.now();
    await this.run(name);
    const took = Date.now() - began;
    const hit = this.org.faults.list().length === 0;
    this.org.faults.clear();
    const text = await this.panel.text();
    const struck = this.org.requests.slice(before)[at]?.operation;
    const where = `${fault} at request ${at} of ${name} (${struck})`;
    assert.ok(took < 15_000, `${where} took ${took} ms`);
    const open = this.openSessions();
    // Chromium sends a request again by itself when a connection that it used before ends
    // without an answer. A session of the first one nobody can know of, but the org.
    const tokens = this.org.requests.slice(before).filter(({ operation }) => operation === 'oauth2/token').length;
    const isResent = tokens > 1 && FAULTS[fault].kind === 'drop-after';
    if (isResent) {
      this.org.sessions.endAllOf(this.org.store.integrationUserId);
    } else if (open.length > 0) {
      assert.ok(struck === 'oauth2/token' && TOKEN_LOST.has(fault), `${where} leaves a session open`);
      assert.match(text, MAY_BE_OPEN, `${where}: the panel says that a session may be open`);
      this.org.sessions.endAllOf(this.org.store.integrationUserId);
    }
    if (MAY_BE_OPEN.test(text)) {
      assert.ok(struck === 'oauth2/token', `${where}: the session is over, and the panel is unsure`);
    }
    await this.assertKept(where);
    return { hit, took, isResent };
  }

  /** Place, values, results and key are as before. */
  async assertKept(where) {
    await this.player.goTo('proof.class');
    assert.equal((await this.panel.waitFor('textbox', labelOf('apex_rest_path'))).value, CLASS_PATH, `the value after ${where}`);
    await this.player.goTo('key.make');
    await this.panel.waitForText(say('key-ready'));
    assert.equal((await valuesOf(this.panel))[say('key-fingerprint')], this.fingerprint, `the key after ${where}`);
  }

  /** The memories of Wasm that the worker has, by the debugger's hand. */
  async memories() {
    const isWorker = ({ type, url }) => type === 'service_worker' && url.startsWith('chrome-extension://');
    const session = await this.browser.session(await this.browser.target(isWorker, 'the worker'));
    const { result } = await session.send('Runtime.evaluate', { expression: 'WebAssembly.Memory.prototype' });
    const { objects } = await session.send('Runtime.queryObjects', { prototypeObjectId: result.objectId });
    return { session, objects };
  }

  /** How large they are together, in bytes. */
  async memorySize() {
    const { session, objects } = await this.memories();
    const { result } = await session.send('Runtime.callFunctionOn', {
      objectId: objects.objectId, functionDeclaration: 'function () { return this.reduce((sum, memory) => sum + memory.buffer.byteLength, 0); }', returnByValue: true,
    });
    return result.value;
  }

  /** Takes all the room that the memory of the background has: the next thing that needs some throws. */
  async exhaust() {
    const { session, objects } = await this.memories();
    await session.send('Runtime.callFunctionOn', {
      objectId: objects.objectId,
      functionDeclaration: `function () {
        for (const memory of this) for (let pages = 32768; pages >= 1; pages >>= 1) {
          try { for (;;) memory.grow(pages); } catch {}
        }
      }`,
    });
  }

  close() {
    return this.here.close();
  }
}

/** The next time that a method of the org gives something. */
function nextTrue(owner, name, what) {
  const method = owner[name];
  const { promise, resolve, reject } = Promise.withResolvers();
  const timer = setTimeout(() => reject(new Error(`waited in vain for ${what}`)), PATIENCE);
  owner[name] = (...values) => {
    const given = method.apply(owner, values);
    if (given) {
      clearTimeout(timer);
      owner[name] = method;
      resolve();
    }
    return given;
  };
  return promise;
}

/** Every fault at every request, as `counts` tell their number. */
export function everyPoint(counts) {
  return Object.entries(counts).flatMap(([name, count]) => Object.keys(FAULTS).flatMap(
    (fault) => Array.from({ length: count }, (_, at) => ({ name, at, fault })),
  ));
}
