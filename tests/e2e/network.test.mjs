// What the panel does while a network misbehaves: an end, a word, a Cancel, and no
// session left. Some of the points here; `cargo xtask soak --seed N network` tries all.

import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { say } from '../words.mjs';
import { MAY_BE_OPEN, Network } from './network.mjs';

describe('a network that misbehaves', { concurrency: false }, () => {
  const network = new Network();
  let org;
  before(async () => {
    await network.begin();
    org = network.org;
  });
  after(() => network.close());
  beforeEach(() => org.faults.clear());

  test('ends within the deadlines, and nothing is lost', async () => {
    for (const [name, at, fault] of [
      ['check', 0, 'hang'], ['check', 5, '100 MB'], ['login', 0, 'hang after the effect'], ['login', 1, 'hang'],
    ]) {
      await network.tryPoint({ name, at, fault });
    }
    assert.ok(await network.memorySize() < 32 << 20, 'what was too large never came into the memory');
  });

  test('is left by Cancel at once, and what comes later changes nothing', async () => {
    org.fault({ operation: 'composite', kind: 'slow', ms: 400, times: 1 });
    await network.press('check');
    await network.panel.click('button', say('button-cancel'));
    await network.panel.waitForText(say('announce-cancelled'));
    await network.player.checkIsOk();
    await network.press('login');
    await network.ended('login');
    const earlier = await network.panel.text();
    org.fault({ operation: 'oauth2/token', kind: 'slow', ms: 500 });
    const ended = network.sessionEnded();
    await network.press('login');
    await network.panel.click('button', say('button-cancel'));
    await network.panel.waitForText(say('login-granted'));
    await ended;
    assert.deepEqual(network.openSessions(), []);
    assert.equal((await network.panel.text()).includes(say('notice-session-left')), false);
    assert.ok(earlier.includes(say('login-granted')));
  });

  test('is waited for when the org asks for a moment, and not for longer, nor without calls', async () => {
    const busy = (details) => org.fault({ operation: 'composite', kind: 'status', errorCode: 'TOO_MANY_REQUESTS', message: 'Slow down', status: 429, ...details });
    busy({ retryAfter: 1, times: 2 });
    await network.press('check');
    await network.panel.waitForText(say('busy-waiting', { seconds: 1 }));
    await network.ended('check');
    await network.player.checkIsOk();
    busy({ retryAfter: 3600 });
    await network.run('check');
    await network.panel.waitForText(say('notice-org-text', { why: say('api-busy-minutes', { status: 429, minutes: 60 }) }));
    org.faults.clear();
    const limit = (list) => list.filter(({ status }) => status === 403).length;
    const before = org.requests.length;
    org.fault({ operation: 'composite', kind: 'status', status: 403, errorCode: 'REQUEST_LIMIT_EXCEEDED', message: 'TotalRequests Limit exceeded.' });
    await network.run('check');
    await network.panel.waitForText('TotalRequests Limit exceeded.');
    assert.equal(limit(org.requests.slice(before)), 1, 'nothing is asked twice');
  });

  test('costs no session when the worker ends in the middle of a test', async () => {
    org.fault({ operation: /^query GET/, kind: 'hang' });
    const struck = network.struck();
    await network.press('login');
    await struck;
    assert.equal(network.openSessions().length, 1);
    const ended = network.sessionEnded();
    await (await network.browser.serviceWorker()).stop();
    await network.panel.waitForText(say('notice-org-interrupted'));
    await network.panel.waitForText(MAY_BE_OPEN);
    await ended;
    assert.deepEqual(network.openSessions(), [], 'the keystore has given the token back');
    await network.hurry();
    await network.assertKept('a stop of the worker');
  });

  test('costs neither key nor session when the background meets a fault, and it starts anew', async () => {
    // The answer to the Username finds no room: by then there is a token.
    await network.exhaust();
    org.fault({ operation: /^query GET/, kind: 'large', bytes: 3_500_000 });
    const ended = network.sessionEnded();
    await network.press('login');
    await network.panel.waitForText(say('notice-org-interrupted'));
    await ended;
    assert.deepEqual(network.openSessions(), [], 'the keystore has given the token back');
    await network.assertKept('a fault of the background');
    await network.player.goTo('prerequisites.checklist');
    await network.player.checkIsOk();
    await network.run('login');
    await network.panel.waitForText(say('login-granted'));
  });
});
