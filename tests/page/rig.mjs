// The rig of the page agent's tests: the stand-in org, Chromium, and a
// throw-away extension that does with the agent what the background does.
import { cp, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';
import { chromiumPath } from '../chromium.mjs';
import { startOrg, trustFlag } from '../org/org.mjs';
import { assertShadowMode, statedShadow } from '../org/pages/shadowMode.mjs';

const extensionSource = fileURLToPath(new URL('../../extension/', import.meta.url));
const hosts = ['https://*.my.salesforce-setup.com/*', 'https://*.my.salesforce.com/*', 'https://*.lightning.force.com/*'];

const manifest = {
  manifest_version: 3,
  name: 'Page agent under test',
  version: '1.0',
  permissions: ['scripting'],
  host_permissions: hosts,
  background: { service_worker: 'background.js' },
};

// The page agent as the build joins it from its parts, with what a test adds to
// them. A judge of the agent may ask for functions of it by name; they are then
// laid open to its world.
async function joinedAgent({ laidOpen, agentParts }) {
  const parts = path.join(extensionSource, 'page');
  const names = (await readdir(parts)).sort();
  const texts = await Promise.all(names.map((name) => readFile(path.join(parts, name), 'utf8')));
  const opened = laidOpen.length > 0 ? `globalThis.laidOpen ??= { ${laidOpen.join(', ')} };` : '';
  return `(() => {\n'use strict';\n${[...texts, agentParts].join('\n')}\n${opened}})();\n`;
}

async function makeExtension({ launcher, ...more }) {
  const folder = await mkdtemp(path.join(tmpdir(), 'page-agent-'));
  await writeFile(path.join(folder, 'page.js'), await joinedAgent(more));
  if (launcher) {
    await cp(path.join(extensionSource, 'launcher.js'), path.join(folder, 'launcher.js'));
    await cp(path.join(extensionSource, '_locales'), path.join(folder, '_locales'), { recursive: true });
  }
  const withLauncher = {
    default_locale: 'en',
    content_scripts: [{ matches: ['https://*.my.salesforce-setup.com/lightning/setup/*'], js: ['launcher.js'] }],
    web_accessible_resources: [{ resources: ['panel.html'], matches: hosts, use_dynamic_url: true }],
  };
  await writeFile(path.join(folder, 'manifest.json'), JSON.stringify({ ...manifest, ...(launcher ? withLauncher : {}) }));
  await writeFile(path.join(folder, 'panel.html'), '<!doctype html><title>Panel</title><h1>Panel under test</h1>');
  await writeFile(path.join(folder, 'background.js'), `
    globalThis.told = [];
    globalThis.isOpen = false;
    // How many answers are never given.
    globalThis.owed = 0;
    chrome.runtime.onMessage.addListener((message, sender, reply) => {
      told.push(message.launcher);
      if (message.launcher === 'loaded' && owed > 0) {
        owed -= 1;
        return false;
      }
      reply(message.launcher === 'loaded' ? { open: isOpen } : {});
    });`);
  return folder;
}

// Some builds of Chromium block the cookies of frames from another site, which
// classic pages have where Setup is on Lightning's host.
async function makeProfile() {
  const folder = await mkdtemp(path.join(tmpdir(), 'page-agent-profile-'));
  await mkdir(path.join(folder, 'Default'));
  await writeFile(path.join(folder, 'Default', 'Preferences'), JSON.stringify({ profile: { cookie_controls_mode: 0, block_third_party_cookies: false } }));
  return folder;
}

// Starts all of it; `close` ends all of it. `still` asks pages for no motion. Every page of Setup that `open` shows
// is held to the shadow mode that the test states.
export async function startRig({ shadow, scenario = 'empty', launcher = false, laidOpen = [], agentParts = '', language, still = false, ...kinds }) {
  statedShadow({ shadow });
  const org = await startOrg({ scenario, shadow, ...kinds });
  if (language) {
    org.store.set('User', org.store.adminId, { LanguageLocaleKey: language });
  }
  const extension = await makeExtension({ launcher, laidOpen, agentParts });
  const profile = await makeProfile();
  const browser = await puppeteer.launch({
    executablePath: await chromiumPath(),
    headless: true,
    userDataDir: profile,
    enableExtensions: true,
    defaultViewport: { width: 1280, height: 900 },
    args: [
      ...(still ? ['--force-prefers-reduced-motion'] : []),
      '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync', '--ignore-certificate-errors', trustFlag(), '--window-size=1280,900',
      `--disable-extensions-except=${extension}`, `--load-extension=${extension}`, `--host-resolver-rules=${org.resolverRules}`,
    ],
  });
  const target = await browser.waitForTarget((candidate) => candidate.type() === 'service_worker' && candidate.url().endsWith('/background.js'));
  const worker = await target.worker();
  const page = (await browser.pages())[0];
  const watcher = await page.createCDPSession();
  await page.goto(org.frontdoor);
  if (!(await assertShadowMode(watcher, org))) {
    throw new Error(`The front door led to ${page.url()}, where no shadow mode can be seen`);
  }
  return {
    org,
    browser,
    worker,
    page,
    async open(address) {
      await page.goto(`https://${org.hosts.setup}${address}`);
      await assertShadowMode(watcher, org);
    },
    agent: makeAgent(worker, org.hosts),
    async close() {
      await browser.close();
      await org.close();
      await Promise.all([extension, profile].map((folder) => rm(folder, { recursive: true, force: true })));
    },
  };
}

// Calls the agent in the frames of the Setup tab as the background does.
function makeAgent(worker, hosts) {
  const run = (command, documentId) => worker.evaluate(async (given, document, setupHost, ours) => {
    const [tab] = await chrome.tabs.query({ url: `https://${setupHost}/*` });
    const target = document ? { tabId: tab.id, documentIds: [document] } : { tabId: tab.id, allFrames: true };
    await chrome.scripting.executeScript({ target, files: ['page.js'] });
    const results = await chrome.scripting.executeScript({ target, func: (asked, of) => globalThis.guidepostPage(asked, of), args: [given, ours] });
    return results.map(({ documentId: name, frameId, result }) => ({ document: name, frameId, reply: result }));
  }, command, documentId, hosts.setup, Object.values(hosts));
  return {
    // What all frames answer, each with its document.
    everywhere: (command) => run(command, null),
    // What one document answers.
    async ask(document, command) {
      const [{ reply }] = await run(command, document);
      return reply;
    },
  };
}
