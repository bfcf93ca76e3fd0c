// A real Chromium with the extension in it, driven as a person would.
//
// Tabs, frames and panels are found among the DevTools protocol's own targets:
// neither the side panel nor a frame in a closed shadow root is a page to the
// usual libraries.

import { EventEmitter, once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Connection } from './protocol.mjs';
import { trustFlag } from '../org/org.mjs';
import { assertShadowMode, statedShadow } from '../org/pages/shadowMode.mjs';
import { HANDLE, LANGUAGE } from '../words.mjs';
import { PATIENCE, Surface, until, watchDocuments } from './surface.mjs';

const WATCHED = new Set(['page', 'iframe', 'service_worker', 'background_page', 'other']);

/** The browser's program; another than `chromium` is named by the environment. */
const PROGRAM = process.env.GUIDEPOST_CHROMIUM || 'chromium';

function flags({ resolverRules, extension, headless, size, language, profile, still }) {
  return [
    ...(headless ? ['--headless=new'] : []),
    ...(still ? ['--force-prefers-reduced-motion'] : []),
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--disable-dev-shm-usage',
    // Else Chromium drops what is typed into a document that it has not painted once.
    '--allow-pre-commit-input',
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    // What a browser does beside showing pages.
    '--disable-breakpad',
    '--disable-client-side-phishing-detection',
    '--disable-component-extensions-with-background-pages',
    '--disable-default-apps',
    '--metrics-recording-only',
    '--disable-features=Translate,MediaRouter,OptimizationHints',
    '--password-store=basic',
    '--ignore-certificate-errors',
    trustFlag(),
    `--disable-extensions-except=${extension}`,
    `--load-extension=${extension}`,
    `--host-resolver-rules=${resolverRules}`,
    `--window-size=${size.width},${size.height}`,
    `--lang=${language}`,
    `--accept-lang=${language}`,
    `--user-data-dir=${profile}`,
    'about:blank',
  ];
}

// Some builds of Chromium block the cookies of frames from another site, which
// an org needs that shows Setup on Lightning's host. And without the developer's
// mode an extension that was loaded from a folder does not start a second time.
function newProfile() {
  const folder = mkdtempSync(join(tmpdir(), 'guidepost-profile-'));
  mkdirSync(join(folder, 'Default'));
  writeFileSync(join(folder, 'Default', 'Preferences'), JSON.stringify({ profile: { cookie_controls_mode: 0 }, extensions: { ui: { developer_mode: true } } }));
  return folder;
}

/**
 * Starts Chromium with an unpacked extension, its hosts mapped to `org`.
 *
 * `profile` names a folder to keep; without it a new one is made and removed.
 * `still` asks pages for no motion, as somebody does whom it makes ill.
 * The org says by `shadow` in which mode its pages run, and they are held to it;
 * null stands for pages that are not Salesforce's at all.
 */
export async function launch({
  org, extension, headless = true, size = { width: 1280, height: 900 }, language = LANGUAGE === 'en' ? 'en-US' : LANGUAGE, profile, still = false,
}) {
  if (org.shadow !== null) statedShadow(org);
  const folder = profile ?? newProfile();
  const downloads = mkdtempSync(join(tmpdir(), 'guidepost-downloads-'));
  const connection = new Connection(
    PROGRAM,
    flags({ resolverRules: org.resolverRules, extension, headless, size, language, profile: folder, still }),
  );
  const manifest = JSON.parse(readFileSync(join(extension, 'manifest.json'), 'utf8'));
  const browser = new Browser({
    connection,
    org,
    sidePanelFile: manifest.side_panel?.default_path,
    downloads,
    temporary: profile ? [downloads] : [folder, downloads],
  });
  try {
    await browser.start();
  } catch (error) {
    await browser.close();
    throw error;
  }
  return browser;
}

/** The browser: its targets, its downloads, and all that was ever logged in it. */
export class Browser {
  #connection;
  #targets = new Map();
  #sessions = new Map();
  #ended = new Set();
  #changes = new EventEmitter();
  #sidePanelFile;
  #temporary;

  constructor({ connection, org, sidePanelFile, downloads, temporary }) {
    this.#connection = connection;
    this.#sidePanelFile = sidePanelFile;
    this.#temporary = temporary;
    this.org = org;
    this.downloads = new Downloads(downloads);
    /** What any page, frame or worker wrote to its console: `{where, kind, level, text}`. */
    this.log = [];
  }

  async start() {
    const note = ({ targetInfo }) => this.#noteTarget(targetInfo);
    this.root.on('Target.targetCreated', note);
    this.root.on('Target.targetInfoChanged', note);
    this.root.on('Target.targetDestroyed', ({ targetId }) => {
      this.#targets.delete(targetId);
      this.#sessions.delete(targetId);
      this.#changes.emit('change');
    });
    // A frame that moves to another process keeps its name, and its session ends.
    this.root.on('Target.detachedFromTarget', ({ targetId }) => this.#sessions.delete(targetId));
    await this.root.send('Target.setDiscoverTargets', { discover: true, filter: [{}] });
    await this.downloads.listen(this.root);
    const worker = await this.target(isWorker, 'the extension to start');
    this.extensionId = new URL(worker.url).host;
  }

  /** The session of the browser itself, for what has no other place. */
  get root() {
    return this.#connection.root;
  }

  /** The process of the browser. */
  get pid() {
    return this.#connection.pid;
  }

  /** Waits until a person has closed the last tab, or ended the browser. */
  async closedByPerson() {
    const isTab = ({ type, url }) => type === 'page' && !url.startsWith('chrome-extension:');
    // The longest time that a timer takes; a person may stay for hours.
    await Promise.race([this.#connection.ended, this.noTarget(isTab, 'the tabs to be closed', 2 ** 31 - 1)]);
  }

  /** The targets as the protocol describes them now. */
  targets() {
    return [...this.#targets.values()].filter(({ targetId }) => !this.#ended.has(targetId));
  }

  /** Waits for a target that fits. */
  target(fits, what, patience = PATIENCE) {
    return this.#untilTargets(async () => this.targets().find(fits), what, patience);
  }

  /** Waits until no target fits any more. */
  noTarget(fits, what, patience = PATIENCE) {
    return this.#untilTargets(async () => !this.targets().some(fits), what, patience);
  }

  /** Waits until something was logged that holds this text, and gives the entry. */
  logged(part, patience = PATIENCE) {
    return this.#untilTargets(async () => this.log.find(({ text }) => text.includes(part)), `"${part}" in a console`, patience);
  }

  /** The one session that this driver has with a target. */
  session(targetInfo) {
    const known = this.#sessions.get(targetInfo.targetId);
    if (known) return known;
    const made = this.#open(targetInfo);
    this.#sessions.set(targetInfo.targetId, made);
    return made;
  }

  /** Signs the admin in by the org's front door and gives the tab, which then shows Setup. */
  async signIn(org = this.org) {
    const tab = await this.newTab(org.frontdoor, org);
    await tab.arrived(({ host }) => host === new URL(org.setupUrl).host);
    if (!await this.#isSetup(tab, org)) throw new Error(`no page of Setup came after the front door, but ${tab.url}`);
    return tab;
  }

  /** A new tab on the org's Setup, for an admin who has signed in. */
  setupTab(org = this.org) {
    return this.newTab(org.setupUrl, org);
  }

  /** Opens a tab and waits until its document is loaded. */
  async newTab(url = 'about:blank', org = this.org) {
    const { targetId } = await this.root.send('Target.createTarget', { url: 'about:blank' });
    const tab = await this.tab(await this.target((info) => info.targetId === targetId, 'the new tab'));
    if (url !== 'about:blank') {
      await tab.goto(url);
      await this.#isSetup(tab, org);
    }
    return tab;
  }

  /** Waits for a tab that the page itself opened, known by a part of its address. */
  async tabWith(part) {
    return this.tab(await this.target(({ type, url }) => type === 'page' && url.includes(part), `a tab with ${part}`));
  }

  /** The tab behind a target. */
  async tab(targetInfo) {
    return new Tab(this, await this.session(targetInfo), targetInfo.targetId);
  }

  /** Whether the browser's side panel is open. */
  async hasSidePanel() {
    return await this.#findSidePanel() !== null;
  }

  /** Waits for the browser's side panel and gives its document. */
  async sidePanel() {
    const info = await this.#untilTargets(() => this.#findSidePanel(), 'the side panel');
    return new Surface({ session: await this.session(info), frameId: info.targetId, label: 'the side panel' });
  }

  /** Waits until the side panel is closed. */
  noSidePanel() {
    return this.#untilTargets(async () => await this.#findSidePanel() === null, 'the side panel to close');
  }

  /** Waits for another document of the extension, for example the offscreen one. */
  async extensionDocument(file) {
    const url = this.#ownAddress(file);
    const info = await this.target((candidate) => candidate.url.startsWith(url) && !candidate.parentFrameId, file);
    return new Surface({ session: await this.session(info), frameId: info.targetId, label: file });
  }

  /** The background, when it runs or starts to run. */
  async serviceWorker() {
    return new ServiceWorker(this, await this.target(isWorker, 'the service worker'));
  }

  /**
   * Begins anew, for `org`: no tab and no cookie is left, and the extension is as
   * right after its installation. What was started is not started again.
   */
  async beginAnew(org) {
    const { targetId: blank } = await this.root.send('Target.createTarget', { url: 'about:blank' });
    const isTab = ({ type, url }) => type === 'page' && !url.startsWith('chrome-extension:');
    for (const { targetId } of this.targets().filter((info) => isTab(info) && info.targetId !== blank)) {
      await this.root.send('Target.closeTarget', { targetId });
    }
    const workers = this.targets().filter(isWorker);
    const session = await this.session(await this.#extensionPage());
    const { exceptionDetails: objection } = await session.send('Runtime.evaluate', {
      expression: "chrome.permissions.remove({ permissions: ['cookies'] }).then(() => chrome.storage.local.clear())", awaitPromise: true,
    });
    if (objection) throw new Error(`the extension was not made as new: ${JSON.stringify(objection)}`);
    // It takes its own page away before it answers.
    session.send('Runtime.evaluate', { expression: 'chrome.runtime.reload()' }).catch(() => {});
    const isNew = (info) => isWorker(info) && workers.every(({ targetId }) => targetId !== info.targetId);
    await this.target(isNew, 'the extension to start anew');
    // A worker that somebody watches stays among the targets after its end.
    for (const { targetId } of workers) this.#ended.add(targetId);
    await this.noTarget(({ url }) => /^chrome-extension:.*\.(?:html|json)/.test(url), 'what was open of the extension to close');
    await this.root.send('Storage.clearCookies');
    this.log.length = 0;
    this.org = org;
  }

  /** Ends the browser and removes what it left. */
  async close() {
    await this.#connection.close();
    for (const folder of this.#temporary) await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }

  /** Whether the tab shows Setup; then it does so in the org's shadow mode, or this fails. */
  async #isSetup(tab, org) {
    return org.shadow === null || assertShadowMode(tab.session, org);
  }

  #untilTargets(look, what, patience = PATIENCE) {
    return until(look, {
      sources: [[this.#changes, ['change']]],
      what,
      patience,
      describe: async () => `; there are ${this.targets().map(({ type, url }) => `${type} ${url}`).join(', ')}`,
    });
  }

  #ownAddress(file) {
    return `chrome-extension://${this.extensionId}/${file}`;
  }

  /** A page of the extension's origin in a tab of its own, in which nothing runs. */
  async #extensionPage() {
    const { targetId } = await this.root.send('Target.createTarget', { url: 'about:blank', background: true });
    const info = await this.target((candidate) => candidate.targetId === targetId, 'an empty page');
    const session = await this.session(info);
    // A target bears its address before the document is there; till then the empty one answers.
    const url = this.#ownAddress('manifest.json');
    const isThere = new Promise((resolve) => {
      session.on('Page.frameNavigated', ({ frame }) => { if (frame.url === url) resolve(); });
    });
    await session.send('Page.enable');
    await session.send('Page.navigate', { url });
    await isThere;
    return info;
  }

  // To the protocol the side panel is a page like a tab's, but without a window.
  async #findSidePanel() {
    const address = this.#ownAddress(this.#sidePanelFile);
    const pages = this.targets().filter(({ type, url }) => type === 'page' && url.startsWith(address));
    for (const info of pages) {
      const isTab = await this.root.send('Browser.getWindowForTarget', { targetId: info.targetId }).then(() => true, () => false);
      if (!isTab && this.#targets.has(info.targetId)) return info;
    }
    return null;
  }

  #noteTarget(targetInfo) {
    this.#targets.set(targetInfo.targetId, targetInfo);
    this.#changes.emit('change');
    if (WATCHED.has(targetInfo.type) && !this.#sessions.has(targetInfo.targetId)) {
      this.session(targetInfo).catch(() => {
        // A target may be gone before it could be watched; then it logged nothing more.
        this.#sessions.delete(targetInfo.targetId);
      });
    }
  }

  async #open(targetInfo) {
    const session = await this.root.attach(targetInfo.targetId);
    const hasDocument = targetInfo.type !== 'service_worker';
    await this.#collectLog(session, () => this.#targets.get(targetInfo.targetId) ?? targetInfo);
    if (hasDocument) await watchDocuments(session);
    return session;
  }

  async #collectLog(session, describe) {
    const add = (level, text) => {
      const { url, type } = describe();
      this.log.push({ where: url, kind: type, level, text });
      this.#changes.emit('change');
    };
    session.on('Runtime.consoleAPICalled', ({ type, args }) => {
      add(type, args.map((value) => value.value ?? value.description ?? value.unserializableValue ?? value.type).join(' '));
    });
    session.on('Runtime.exceptionThrown', ({ exceptionDetails }) => {
      add('exception', exceptionDetails.exception?.description ?? exceptionDetails.text);
    });
    session.on('Log.entryAdded', ({ entry }) => add(entry.level, entry.text));
    session.on('Target.attachedToTarget', ({ sessionId }) => {
      const child = this.#connection.session(sessionId);
      this.#collectLog(child, () => ({ type: 'worker', url: `a worker of ${describe().url}` })).catch(() => {
        // The worker ended before it could be watched.
      });
    });
    await session.send('Runtime.enable');
    await session.send('Log.enable').catch(() => {
      // A dedicated worker has a console but no log domain.
    });
    await session.send('Target.setAutoAttach', {
      autoAttach: true, waitForDebuggerOnStart: false, flatten: true, filter: [{ type: 'worker' }, { exclude: true }],
    });
  }
}

function isWorker({ type, url }) {
  return type === 'service_worker' && url.startsWith('chrome-extension://');
}

/** A tab of the browser. */
export class Tab {
  #browser;
  /** The panels beside pages that were left, which may be told of for a while. */
  #left = new Set();

  constructor(browser, session, targetId) {
    this.#browser = browser;
    this.session = session;
    this.targetId = targetId;
    session.on('Page.frameNavigated', ({ frame, type }) => {
      if (frame.parentId) return;
      // A page that comes back as it was left has its panel again.
      this.#left = new Set(type === 'BackForwardCacheRestore' ? [] : this.#panels().map((info) => info.targetId));
    });
    /** The tab's own document. */
    this.page = new Surface({ session, frameId: targetId, label: 'the page' });
  }

  /** The address as the browser shows it. */
  get url() {
    return new URL(this.#browser.targets().find(({ targetId }) => targetId === this.targetId).url);
  }

  /** Goes to an address and waits until the document is loaded. */
  async goto(url) {
    const loaded = once(this.session, 'Page.loadEventFired', { signal: AbortSignal.timeout(PATIENCE) });
    const { errorText } = await this.session.send('Page.navigate', { url });
    if (errorText) {
      loaded.catch(() => {});
      throw new Error(`${url}: ${errorText}`);
    }
    await loaded;
  }

  /** Loads the document again and waits until that is done. */
  async reload() {
    const loaded = once(this.session, 'Page.loadEventFired', { signal: AbortSignal.timeout(PATIENCE) });
    await this.session.send('Page.reload');
    await loaded;
  }

  /** Waits until the tab's address fits. */
  arrived(fits, patience = PATIENCE) {
    const isHere = ({ targetId, url }) => targetId === this.targetId && URL.canParse(url) && fits(new URL(url));
    return this.#browser.target(isHere, 'the tab to arrive', patience);
  }

  /** Waits for a frame whose address holds this part, in this process or another. */
  async frame(part) {
    const { frame, session, parent } = await until(() => this.#findFrame(({ url }) => url.includes(part)), {
      sources: [[this.session, ['Page.frameNavigated', 'Page.frameAttached', 'Page.frameStoppedLoading']]],
      what: `a frame with ${part}`,
    });
    if (!parent) return new Surface({ session, frameId: frame.id, input: this.session, label: `the frame ${part}` });
    return this.#remote({ targetId: frame.id, url: frame.url, parentFrameId: parent }, `the frame ${part}`);
  }

  /** Opens the embedded panel by the launcher's button and gives its document. */
  async openEmbeddedPanel() {
    await this.page.click('button', HANDLE.open);
    return this.embeddedPanel();
  }

  /** Whether the embedded panel is open in this tab. */
  get hasEmbeddedPanel() {
    return this.#browser.targets().some((info) => this.#isPanel(info));
  }

  /** Waits for the embedded panel: a frame of the extension in a closed shadow root; its address ends with `token`. */
  async embeddedPanel(token = '') {
    const info = await this.#browser.target((candidate) => this.#isPanel(candidate) && candidate.url.endsWith(token), 'the embedded panel');
    return this.#remote(info, 'the embedded panel');
  }

  /** Waits until this tab has no embedded panel. */
  noEmbeddedPanel() {
    return this.#browser.noTarget((info) => this.#isPanel(info), 'the embedded panel to close');
  }

  /** A PNG of the tab with everything in it. */
  screenshot() {
    return this.page.screenshot();
  }

  /** Has the page open a popup window after a press, and waits for it. */
  async openPopup() {
    const expression = "void (globalThis.popup = open('about:blank#popup', '', 'popup,width=600,height=500'))";
    await this.session.send('Runtime.evaluate', { expression, userGesture: true });
    await this.#browser.target(({ url }) => url === 'about:blank#popup', 'the popup');
  }

  /** Has the page close its popup, and waits until it is gone. */
  async closePopup() {
    await this.session.send('Runtime.evaluate', { expression: 'popup.close()' });
    await this.#browser.noTarget(({ url }) => url === 'about:blank#popup', 'the popup to close');
  }

  /** Brings the tab to the front, as a click on it does. */
  async activate() {
    await this.#browser.root.send('Target.activateTarget', { targetId: this.targetId });
  }

  /** Closes the tab. */
  async close() {
    await this.#browser.root.send('Target.closeTarget', { targetId: this.targetId });
    await this.#browser.noTarget(({ targetId }) => targetId === this.targetId, 'the tab to close');
  }

  #panels() {
    return this.#browser.targets().filter(({ type, url, parentFrameId }) => type === 'iframe' && parentFrameId === this.targetId
      && url.includes('/panel.html') && url.startsWith('chrome-extension://'));
  }

  #isPanel({ targetId }) {
    return !this.#left.has(targetId) && this.#panels().some((info) => info.targetId === targetId);
  }

  /** A frame in another process: its place is that of the element that holds it. */
  async #remote(info, label) {
    const session = await this.#browser.session(info);
    const origin = async () => {
      const { backendNodeId } = await this.session.send('DOM.getFrameOwner', { frameId: info.targetId });
      const { model } = await this.session.send('DOM.getBoxModel', { backendNodeId });
      return { x: model.content[0], y: model.content[1] };
    };
    return new Surface({ session, frameId: info.targetId, input: this.session, origin, label });
  }

  async #findFrame(fits) {
    const { frameTree } = await this.session.send('Page.getFrameTree');
    const open = [...(frameTree.childFrames ?? [])];
    while (open.length > 0) {
      const { frame, childFrames = [] } = open.shift();
      if (fits(frame)) return { frame, session: this.session };
      open.push(...childFrames);
    }
    // The page keeps frames it has left; the newest is the one that is shown.
    const remote = this.#browser.targets().findLast((info) => info.type === 'iframe'
      && info.parentFrameId === this.targetId && fits(info));
    return remote && { frame: { id: remote.targetId, url: remote.url }, parent: remote.parentFrameId };
  }
}

/** The extension's background. */
class ServiceWorker {
  #browser;
  #info;

  constructor(browser, info) {
    this.#browser = browser;
    this.#info = info;
  }

  /** Runs a function in the worker. */
  async evaluate(work, ...values) {
    const session = await this.#browser.session(this.#info);
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      expression: `(${work})(...${JSON.stringify(values)})`, awaitPromise: true, returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  /** Lets the worker give back what nothing holds any more. */
  async collectGarbage() {
    const session = await this.#browser.session(this.#info);
    await session.send('HeapProfiler.enable');
    await session.send('HeapProfiler.collectGarbage');
    await session.send('HeapProfiler.disable');
  }

  /** Stops the worker as the browser does when it is idle, and waits until it has stopped. */
  async stop() {
    const { targetId } = await this.#browser.root.send('Target.createTarget', {
      url: `chrome-extension://${this.#browser.extensionId}/manifest.json`, background: true,
    });
    const isOpen = (info) => info.targetId === targetId && info.url.endsWith('/manifest.json');
    const session = await this.#browser.session(await this.#browser.target(isOpen, 'a page of the extension'));
    let hasStopped = false;
    session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
      hasStopped ||= versions.some(({ scriptURL, runningStatus }) => scriptURL === this.#info.url && runningStatus === 'stopped');
    });
    await session.send('ServiceWorker.enable');
    await session.send('ServiceWorker.stopAllWorkers');
    await until(async () => hasStopped, {
      sources: [[session, ['ServiceWorker.workerVersionUpdated']]], what: 'the service worker to stop',
    });
    await this.#browser.root.send('Target.closeTarget', { targetId });
    await this.#browser.noTarget((info) => info.targetId === targetId, 'a page to close');
  }
}

/** The folder of downloads, and what has arrived in it. */
class Downloads {
  #done = [];
  #names = new Map();
  #taken = 0;
  #changes = new EventEmitter();

  constructor(folder) {
    this.folder = folder;
  }

  async listen(root) {
    root.on('Browser.downloadWillBegin', ({ guid, suggestedFilename }) => this.#names.set(guid, suggestedFilename));
    root.on('Browser.downloadProgress', ({ guid, state }) => {
      if (state === 'inProgress') return;
      const name = this.#names.get(guid);
      this.#done.push({ name, state, path: join(this.folder, guid) });
      this.#changes.emit('change');
    });
    await root.send('Browser.setDownloadBehavior', {
      behavior: 'allowAndName', downloadPath: this.folder, eventsEnabled: true,
    });
  }

  /** How many have ended that nobody has asked for yet. */
  get waiting() {
    return this.#done.length - this.#taken;
  }

  /** Waits for the next download to end: its suggested name, and where its bytes are. */
  async next(patience = PATIENCE) {
    const download = await until(async () => this.#done[this.#taken], {
      sources: [[this.#changes, ['change']]], what: 'a download', patience,
    });
    this.#taken += 1;
    if (download.state !== 'completed') throw new Error(`the download of ${download.name} was ${download.state}`);
    return download;
  }
}
