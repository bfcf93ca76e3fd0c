// The ways to a key, in a real browser: pairs that OpenSSL wrote are loaded in
// the side panel and given back unchanged, and no page's process ever has them.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createPrivateKey, createPublicKey } from 'node:crypto';
import { mkdtempSync, readFileSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';
import { startOrg } from '../org/org.mjs';
import { say } from '../words.mjs';
import { launch } from './driver.mjs';
import { EXTENSION, Player, valuesOf } from './guide.mjs';
import { client } from './guideFile.mjs';
import { keyNeedles, processesOf, search } from './memory.mjs';

const run = promisify(execFile);
const READY = say('key-ready');
const NO_KEY = say('key-none');
/** Every button that makes, saves or loses a private key. */
const WITH_KEY = ['make-key', 'make-new-key', 'keep-earlier-key', 'save-key', 'save-key-traditional', 'forget-key'].map((name) => `button-${name}`);
const FORGET = { key: say('button-forget-key'), certificate: say('button-forget-certificate') };

describe('a key that exists', { concurrency: false }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'guidepost-keys-'));
  const file = (name) => join(folder, name);
  let org;
  let browser;
  let player;
  let pairs;

  const openssl = async (...words) => (await run('openssl', words, { cwd: folder })).stdout.trim();

  /** A pair as OpenSSL writes it: `{key, certificate, fingerprint}`, the files by their paths. */
  async function pairBy(name, ...command) {
    await openssl(...command);
    await openssl('req', '-x509', '-key', `${name}.key`, '-out', `${name}.crt`, '-days', '30', '-subj', `/O=ACME/CN=${name}`);
    const shown = await openssl('x509', '-in', `${name}.crt`, '-noout', '-fingerprint', '-sha256');
    return { key: file(`${name}.key`), certificate: file(`${name}.crt`), fingerprint: shown.split('=')[1] };
  }

  before(async () => {
    assert.equal(process.getuid?.(), 0, 'only root may look into the memory of other processes');
    pairs = {
      pkcs8: await pairBy('modern', 'genpkey', '-quiet', '-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:3072', '-out', 'modern.key'),
      pkcs1: await pairBy('old', 'genrsa', '-traditional', '-out', 'old.key', '2048'),
    };
    org = await startOrg({ shadow: 'synthetic' });
    browser = await launch({ org, extension: EXTENSION });
    player = await Player.begin({ browser, org });
  });

  after(async () => {
    await browser?.close();
    await org?.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** Gives a file to an input as the browser's own dialog does. */
  async function choose(label, path) {
    if (!path) return;
    const { backendNodeId } = await player.panel.waitUntil(async () => {
      const nodes = await player.panel.shown();
      return nodes.find(({ role, name }) => role === 'button' && name.startsWith(label));
    }, label);
    await player.panel.session.send('DOM.setFileInputFiles', { backendNodeId, files: [path] });
  }

  async function load({ key, certificate }) {
    await player.goTo('key.make');
    await player.unfoldPart(say('key-use-existing'));
    await player.panel.click('button', say('button-clear-choice'));
    await choose(say('key-file'), key);
    await choose(say('key-certificate-file'), certificate);
    await player.panel.click('button', say('button-load-files'));
  }

  async function forget(what) {
    await player.goTo('key.make');
    await player.panel.click('button', FORGET[what]);
    await player.panel.waitFor('dialog', say(`question-forget-${what}`));
    await player.panel.click('button', FORGET[what]);
    await player.panel.waitForText(NO_KEY);
  }

  const shownFingerprint = async () => (await valuesOf(player.panel))[say('key-fingerprint')];

  /** Which parts of a key stand in the memory of processes of a kind. */
  function partsIn(kind, needles) {
    const processes = processesOf(browser.pid).filter((process) => process.kind === kind);
    assert.ok(processes.length > 0, `there is a process of the kind ${kind}`);
    const counts = processes.flatMap(({ pid }) => Object.entries(search(pid, needles)));
    return [...new Set(counts.filter(([, count]) => count > 0).map(([name]) => name))];
  }

  test('is not asked for beside the page, and the background takes none from there', async () => {
    await player.goTo('key.make');
    await player.unfoldPart(say('key-use-existing'));
    await player.panel.waitFor('button', say('button-load-in-side-panel'));
    const inputs = await player.panel.evaluate(() => document.querySelectorAll('input[type=file]').length);
    assert.equal(inputs, 0);
    const reply = await player.panel.evaluateInPage(async () => {
      const certificate = URL.createObjectURL(new Blob(['-----BEGIN CERTIFICATE-----']));
      const request = { call: 'ask_keystore', request: { kind: 'load', files: { kind: 'certificate', certificate } } };
      return chrome.runtime.sendMessage({ to: 'background', version: chrome.runtime.getManifest().version, tab: null, request });
    });
    assert.deepEqual(reply, { Err: { error: 'not_here' } });
    await player.moveToSidePanel();
  });

  for (const kind of ['pkcs8', 'pkcs1']) {
    test(`is loaded from ${kind} with its certificate and given back unchanged`, async (context) => {
      const pair = pairs[kind];
      await load(pair);
      await player.panel.waitForText(READY);
      assert.equal(await shownFingerprint(), pair.fingerprint);
      assert.deepEqual(await player.panel.accessibilityFaults(), []);

      const written = createPrivateKey(readFileSync(pair.key));
      const needles = keyNeedles(readFileSync(pair.key, 'utf8'));
      context.diagnostic(`in the browser's own process after loading: ${partsIn('browser', needles).join(', ') || 'nothing'}`);
      await player.goTo('hand-over.values');
      for (const [button, name, type] of [
        [say('button-save-key'), 'server.key', 'pkcs8'],
        [say('button-save-key-traditional'), 'server-rsa.key', 'pkcs1'],
      ]) {
        const saved = await player.save(button, say('button-save-file'));
        assert.equal(saved.name, name);
        assert.equal(saved.text, written.export({ type, format: 'pem' }));
        await player.panel.waitForText(say('announce-key-saved', { file: name }));
      }
      assert.notDeepEqual(partsIn('extension', needles), [], 'the keystore has it, so the search is sound');
      assert.deepEqual(partsIn('page', needles), []);
      const worker = await browser.serviceWorker();
      const stored = await worker.evaluate(async () => JSON.stringify([await chrome.storage.session.get(), await chrome.storage.local.get()]));
      for (const { name, bytes } of needles) assert.ok(!stored.includes(bytes), `${name} in the storage`);

      // Whoever thinks that nothing is held, or something else, replaces nothing.
      for (const replaces of [null, 'AA:BB']) {
        const reply = await player.panel.evaluateInPage(async (fingerprint) => {
          const subject = { common_name: 'x', organization: null, country: null };
          const request = { call: 'ask_keystore', request: { kind: 'make', subject, days: 365, bits: 2048, replaces: fingerprint } };
          const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
          return chrome.runtime.sendMessage({ to: 'background', version: chrome.runtime.getManifest().version, tab: tab.id, request });
        }, replaces);
        assert.deepEqual(reply, { Err: { error: 'refused', why: { kind: 'other_key' } } });
      }
      await player.goTo('key.make');
      assert.equal(await shownFingerprint(), pair.fingerprint);

      await forget('key');
      assert.deepEqual(partsIn('extension', needles), [], 'nothing of it is left after Forget');
      assert.deepEqual(partsIn('page', needles), []);
      context.diagnostic(`there after saving and Forget: ${partsIn('browser', needles).join(', ') || 'nothing'}`);
    });
  }

  test('gets a new certificate when it comes without one', async () => {
    await load({ key: pairs.pkcs1.key });
    await player.panel.waitFor('dialog', say('question-new-certificate'));
    await player.panel.click('button', say('button-not-now'));
    await player.panel.waitForText(NO_KEY);
    await player.panel.click('button', say('button-load-files'));
    await player.panel.click('button', say('button-make-certificate'));
    await player.panel.waitForText(READY);
    const { text } = await player.save(say('button-save-certificate'));
    const key = createPublicKey(createPrivateKey(readFileSync(pairs.pkcs1.key)));
    assert.ok(createPublicKey(text).equals(key), 'the certificate is of this key');
    assert.notEqual(await shownFingerprint(), pairs.pkcs1.fingerprint);
    await forget('key');
  });

  test('is refused with the reason when it can not serve', async () => {
    await openssl('pkey', '-in', 'old.key', '-aes256', '-passout', 'pass:secret', '-out', 'encrypted.key');
    await openssl('genpkey', '-quiet', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256', '-out', 'ec.key');
    await writeFile(file('large.key'), Buffer.alloc(1024 * 1024 + 1, 'A'));
    const { certificate } = pairs.pkcs1;
    for (const [key, beside, title, why] of [
      [file('encrypted.key'), certificate, 'file-key-not-loaded', 'file-encrypted'],
      [file('ec.key'), certificate, 'file-key-not-loaded', 'file-elliptic'],
      [file('large.key'), certificate, 'file-key-not-loaded', 'file-too-large'],
      [pairs.pkcs8.key, certificate, 'file-certificate-not-loaded', 'file-other-key'],
      [certificate, pairs.pkcs1.key, 'file-key-not-loaded', 'file-is-certificate'],
    ]) {
      await load({ key, certificate: beside });
      await player.panel.waitForText(say('file-why', { why: say(why) }));
      const text = await player.panel.text();
      for (const words of [say(title), NO_KEY]) assert.ok(text.includes(words), text);
    }
  });

  test('that only Webex has is known by its certificate, and nobody here can log in', async () => {
    await load({ certificate: pairs.pkcs8.certificate });
    await player.panel.waitForText(say('key-certificate-only', { client }));
    assert.equal(await shownFingerprint(), pairs.pkcs8.fingerprint);
    assert.equal((await player.outline())['key.make'], say('state-ok'));
    const { name, text } = await player.save(say('button-save-certificate'));
    assert.deepEqual([name, text], ['server.crt', readFileSync(pairs.pkcs8.certificate, 'utf8')]);
    await player.goTo('proof.login');
    await player.panel.waitForText(say('login-needs-private-key', { client }));
    await player.goTo('hand-over.values');
    await player.panel.waitForText(say('login-key-elsewhere', { client }));
    for (const id of WITH_KEY) assert.equal(await player.panel.byRole('button', say(id)), null, id);
    await forget('certificate');
  });

  test('is made in the size that was chosen', async () => {
    await player.goTo('key.make');
    await player.panel.click('radio', say('key-bits', { bits: 3072 }));
    await player.panel.click('button', say('button-make-key'));
    await player.panel.waitForText(READY, { patience: 90_000 });
    assert.equal((await valuesOf(player.panel))[say('key-kind')], say('key-rsa', { bits: 3072 }));
    const { text } = await player.save(say('button-save-certificate'));
    assert.equal(createPublicKey(text).asymmetricKeyDetails.modulusLength, 3072);
  });

  test('stays through the longest rest, and with nothing to keep its document goes', async () => {
    const keystore = await browser.extensionDocument('keystore.html');
    // The browser installs no update of the extension while the document is open.
    await keystore.evaluateInPage(() => {
      const given = globalThis.setTimeout;
      let rests = 0;
      globalThis.threeRests = new Promise((resolve) => {
        globalThis.setTimeout = (then, ms, ...rest) => given(() => {
          then(...rest);
          if (ms >= 60_000 && (rests += 1) === 3) resolve();
        }, ms >= 60_000 ? ms / 1000 : ms);
      });
    });
    const state = () => player.panel.evaluateInPage(async () => {
      const request = { call: 'ask_keystore', request: { kind: 'status' } };
      const [{ id: tab }] = await chrome.tabs.query({ active: true, currentWindow: true });
      return chrome.runtime.sendMessage({ to: 'background', version: chrome.runtime.getManifest().version, tab, request });
    });
    assert.match(JSON.stringify(await state()), /"ready"/);
    await keystore.evaluateInPage(() => globalThis.threeRests);
    assert.match(JSON.stringify(await state()), /"ready"/);
    await forget('key');
    await browser.noTarget(({ url }) => url.endsWith('/keystore.html'), 'the keystore to be gone');
    assert.match(JSON.stringify(await state()), /"none"/, 'it comes back when it is asked');
    const complaints = browser.log.filter(({ level }) => ['error', 'exception', 'assert'].includes(level));
    assert.deepEqual(complaints, [], 'nothing complains in any console');
  });

  test('is said to be lost at once where the browser ends its worker, and another can be made', async () => {
    const keystore = await browser.extensionDocument('keystore.html');
    await keystore.evaluateInPage(() => {
      globalThis.Worker = class extends Worker {
        constructor(...how) {
          super(...how);
          globalThis.youngest = this;
        }
      };
    });
    const make = async () => {
      await player.goTo('key.make');
      await player.panel.click('button', say('button-make-key'));
      await player.panel.waitForText(READY, { patience: 90_000 });
    };
    await make();
    // Behind the back of whoever started it.
    await keystore.evaluateInPage(() => globalThis.youngest.terminate());
    await player.panel.waitForText(say('key-lost'));
    await make();
    await forget('key');
  });
});
