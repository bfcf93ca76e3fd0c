// The driver proves itself on an extension and a site made for it here, so that
// a failing test of the product is not a failing driver.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { literalFaults, tableFaults } from '../ownWords.mjs';
import { HANDLE, LANGUAGE } from '../words.mjs';
import { launch } from './driver.mjs';
import { EXTENSION } from './guide.mjs';

const MANIFEST = {
  manifest_version: 3,
  name: 'Driver sample',
  version: '1',
  permissions: ['sidePanel', 'offscreen'],
  background: { service_worker: 'background.js' },
  side_panel: { default_path: 'side.html' },
  content_scripts: [{ matches: ['https://setup.sample.test/*'], js: ['launcher.js'] }],
  web_accessible_resources: [{ resources: ['panel.html'], matches: ['https://*.sample.test/*'], use_dynamic_url: true }],
};

const FILES = {
  'background.js': `
    console.log('background here');
    chrome.runtime.onMessage.addListener((message, sender, reply) => {
      if (message === 'keep') {
        chrome.offscreen.createDocument({ url: 'keystore.html', reasons: ['WORKERS'], justification: 'sample' })
          .then(() => reply('kept'));
        return true;
      }
      if (message === 'side') chrome.sidePanel.open({ tabId: sender.tab.id }).then(() => reply('open'));
      return message === 'side';
    });`,
  'launcher.js': `
    const host = document.createElement('div');
    const root = host.attachShadow({ mode: 'closed' });
    const button = document.createElement('button');
    button.textContent = '${HANDLE.open}';
    button.addEventListener('click', () => {
      const frame = document.createElement('iframe');
      frame.src = chrome.runtime.getURL('panel.html');
      frame.style = 'position:fixed;top:0;right:0;width:400px;height:100%;border:3px solid';
      root.append(frame);
    });
    root.append(button);
    document.documentElement.append(host);`,
  'keystore.html': '<!doctype html><title>Keystore</title><script src="keystore.js"></script>',
  'keystore.js': `
    const worker = new Worker('worker.js');
    worker.onmessage = ({ data }) => console.log('keystore heard ' + data);`,
  'worker.js': 'console.log("worker here"); postMessage("hello");',
  'panel.html': `<!doctype html><html lang="en"><title>Panel</title><body hidden>
    <h1>Sample panel</h1>
    <label>Name <input id="name"></label>
    <label>Colour <select id="colour"><option>Red</option><option>Green</option></select></label>
    <button id="greet">Greet</button><button id="late" disabled>Later</button>
    <button id="side">To the side</button><button id="keep">Keep</button><button id="save">Save a file</button>
    <p role="status" id="status"></p>
    <div style="height:1500px"></div><button id="far">Far away</button>
    <script src="panel.js"></script></body></html>`,
  'panel.js': `
    const at = (id) => document.getElementById(id);
    at('greet').onclick = (event) => {
      at('status').textContent = 'Hello ' + at('name').value + ', ' + at('colour').value + ', ' + event.isTrusted;
      fetch('panel.html').then(() => { at('late').disabled = false; });
    };
    at('late').onclick = () => { at('late').remove(); };
    at('far').onclick = () => { at('status').textContent = 'Reached'; };
    at('side').onclick = () => chrome.runtime.sendMessage('side');
    at('keep').onclick = () => chrome.runtime.sendMessage('keep').then((reply) => { at('status').textContent = reply; });
    at('save').onclick = () => {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob(['saved text']));
      link.download = 'sample.txt';
      link.click();
    };
    // As in an application that draws itself: nothing is shown before it can be used.
    document.body.hidden = false;
    console.log('panel here');`,
};

FILES['side.html'] = FILES['panel.html'];

const PAGES = {
  '/door': '<!doctype html><title>Door</title><script>location = "https://setup.sample.test/home"</script>',
  '/home': `<!doctype html><html lang="en"><title>Setup</title><body><h1>Setup home</h1>
    <iframe src="/classic" title="Classic"></iframe>
    <iframe src="https://other.test/remote" title="Remote"></iframe>
    <div id="open"></div>
    <script>
      document.querySelector('#open').attachShadow({ mode: 'open' }).innerHTML = '<label>Inside <input></label>';
      let focusEvents = 0;
      addEventListener('focusin', () => { focusEvents += 1; document.title = 'focus ' + focusEvents; });
    </script></body></html>`,
  '/classic': '<!doctype html><title>Classic</title><button onclick="document.title=\'pressed\';this.textContent=\'Pressed\'">Save</button>'
    + '<button>Twice</button><button onclick="this.textContent=\'The second\'">Twice</button>',
  '/remote': '<!doctype html><title>Remote</title><label>Far field <input></label>',
};

let folder;
let server;
let browser;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'guidepost-driver-'));
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(MANIFEST));
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), text);
  const secrets = mkdtempSync(join(tmpdir(), 'guidepost-driver-tls-'));
  const [key, cert] = [join(secrets, 'key.pem'), join(secrets, 'cert.pem')];
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=sample.test',
    '-keyout', key, '-out', cert], { stdio: 'ignore' });
  server = createServer({ key: readFileSync(key), cert: readFileSync(cert) }, (request, response) => {
    const body = PAGES[request.url];
    response.writeHead(body ? 200 : 404, { 'content-type': 'text/html', 'content-security-policy': "frame-src 'self' https://other.test" });
    response.end(body ?? '');
  });
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  await rm(secrets, { recursive: true });
  const port = server.address().port;
  browser = await launch({
    org: {
      resolverRules: `MAP *.test:443 127.0.0.1:${port},MAP * ~NOTFOUND,EXCLUDE 127.0.0.1`,
      shadow: null,
      frontdoor: 'https://door.sample.test/door',
      setupUrl: 'https://setup.sample.test/home',
    },
    extension: folder,
  });
});

after(async () => {
  await browser?.close();
  server?.close();
  server?.closeAllConnections();
  await rm(folder, { recursive: true, force: true });
});

test('the embedded panel is driven by roles and names', async () => {
  const tab = await browser.signIn();
  const panel = await tab.openEmbeddedPanel();
  await panel.waitFor('heading', 'Sample panel');
  await panel.type('textbox', 'Name', 'Ada');
  await panel.type('textbox', 'Name', 'Grace');
  await panel.choose('combobox', 'Colour', 'Green');
  await panel.click('button', 'Greet');
  await panel.waitForText('Hello Grace, Green, true');
  await panel.click('button', 'Later');
  await panel.waitForNo('button', 'Later');
  await panel.click('button', 'Far away');
  await panel.waitForText('Reached');
  const faults = await panel.accessibilityFaults();
  assert.deepEqual(faults.map(({ id }) => id), ['landmark-one-main', 'region']);
  const names = await panel.names();
  assert.ok(names.some(({ role, name }) => role === 'button' && name === 'Far away'));
  await panel.click('button', 'Save a file');
  const download = await browser.downloads.next();
  assert.equal(download.name, 'sample.txt');
  assert.equal(readFileSync(download.path, 'utf8'), 'saved text');
  const picture = await tab.screenshot();
  assert.equal(picture.subarray(1, 4).toString(), 'PNG');
  await tab.reload();
  await tab.noEmbeddedPanel();
  await tab.close();
});

test('frames of the page are reached in every process, shadow roots too', async () => {
  const tab = await browser.setupTab();
  await tab.page.type('textbox', 'Inside', 'deep');
  assert.equal((await tab.page.byRole('textbox', 'Inside')).value, 'deep');
  const classic = await tab.frame('/classic');
  await classic.click('button', 'Save');
  await classic.waitFor('button', 'Pressed');
  await assert.rejects(classic.waitFor('button', 'Twice', { patience: 300 }), /Twice.*Twice.*Twice/);
  await classic.click('button', 'Twice', { which: 1 });
  await classic.waitFor('button', 'The second');
  const remote = await tab.frame('other.test');
  await remote.type('textbox', 'Far field', 'there');
  assert.equal((await remote.byRole('textbox', 'Far field')).value, 'there');
  await tab.close();
});

test('the side panel is driven too, and takes the focus from the page', async () => {
  const tab = await browser.setupTab();
  const focusByScript = () => tab.page.evaluate(() => {
    const field = document.querySelector('#open').shadowRoot.querySelector('input');
    field.blur();
    field.focus();
    return document.title;
  });
  await tab.page.click('heading', 'Setup home');
  assert.equal(await focusByScript(), 'focus 1');
  const embedded = await tab.openEmbeddedPanel();
  const before = await tab.page.evaluate(() => document.title);
  assert.equal(await browser.hasSidePanel(), false);
  await embedded.click('button', 'To the side');
  const side = await browser.sidePanel();
  await side.type('textbox', 'Name', 'Side');
  await side.click('button', 'Greet');
  await side.waitForText('Hello Side, Red, true');
  assert.equal(await focusByScript(), before, 'no focus event while the side panel has the focus');
  assert.ok((await side.screenshot()).length > 1000);
  await side.evaluateInPage(() => window.close());
  await browser.noSidePanel();
  await tab.close();
});

test('the worker is stopped and wakes, and every console is heard', async () => {
  const worker = await browser.serviceWorker();
  await worker.evaluate(() => { globalThis.mark = 1; });
  await worker.stop();
  const tab = await browser.setupTab();
  const panel = await tab.openEmbeddedPanel();
  await panel.click('button', 'Keep');
  await panel.waitForText('kept');
  const woken = await browser.serviceWorker();
  assert.equal(await woken.evaluate(() => globalThis.mark ?? null), null);
  const keystore = await browser.extensionDocument('keystore.html');
  assert.equal(await keystore.evaluateInPage(() => document.title), 'Keystore');
  for (const line of ['background here', 'panel here', 'keystore heard hello', 'worker here']) await browser.logged(line);
  await tab.close();
});

test('what nobody sees draws no frame, and that is said in time', async () => {
  const behind = await browser.setupTab();
  const front = await browser.setupTab();
  await assert.rejects(behind.page.find('heading', 'Setup home', { patience: 1000 }), /no frame was drawn in/);
  await front.close();
  await behind.close();
});

test('what is missing is named, beside what is there', async () => {
  const tab = await browser.setupTab();
  await assert.rejects(
    tab.page.waitFor('button', 'Nowhere', { patience: 300 }),
    /waited 300 ms for button Nowhere in the page; it shows .*Setup home/,
  );
  await tab.openEmbeddedPanel();
  await assert.rejects(browser.target(({ url }) => url === 'about:nothing', 'nothing', 300), /waited 300 ms for nothing; there are .*panel\.html/);
  await tab.close();
});

test('what is looked for is what the product says: its table and Fluent agree on every message', () => {
  assert.deepEqual(tableFaults(readFileSync(join(EXTENSION, 'words', `${LANGUAGE}.txt`), 'utf8')), []);
});

test('nothing is looked for by its words where the product has a message for it', () => {
  assert.deepEqual(literalFaults(), []);
});
