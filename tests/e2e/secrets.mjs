// What must stay secret, and where it must not be: private key, session ids,
// token and assertion are looked for in the page's document, storage, console
// and addresses, and in the memory of every process that renders a page.

import assert from 'node:assert/strict';
import { keyNeedles, processesOf, search } from './memory.mjs';

/** When it is measured what is left of a secret that was used: the extension waits for some seconds of quiet before it writes over it, and a busy machine is slow at that. */
const MEASURED_WITHIN_MS = 45_000;
/** The time in which no oftener than is wanted is waited for; after it, no oftener than is borne. */
const WANTED_WITHIN_MS = 6_000;

const text = (name, value) => ({ name, bytes: Buffer.from(value) });

/** All that is secret in one browser and the org that it shows. */
export class Secrets {
  #browser;
  #addresses = [];

  constructor({ browser, org }) {
    assert.equal(process.getuid?.(), 0, 'only root may look into the memory of other processes');
    this.#browser = browser;
    /** Everything secret so far: `{name, bytes}`. */
    this.known = [];
    // The org itself tells what it gave out: sessions, tokens, and the assertions that it was shown.
    this.org = org;
    const { oauth } = org;
    const handle = oauth.handle.bind(oauth);
    oauth.handle = async (request, note) => {
      const assertion = new URLSearchParams(request.body.toString()).get('assertion');
      const answer = await handle(request, note);
      if (assertion) this.known.push(text('assertion', assertion.split('.')[2].slice(20, 60)));
      if (answer.value?.access_token) this.known.push(text('access token', answer.value.access_token));
      return answer;
    };
    for (const server of org.servers) server.on('request', ({ url }) => this.#addresses.push(url));
  }

  /**
   * Signs in, and gives a tab on Setup. The door's own address carries the session id of the
   * API, and the browser tells an extension the addresses of tabs: it is exchanged for another.
   */
  async signIn() {
    const door = await this.#browser.signIn();
    this.#addresses.length = 0;
    await door.close();
    await this.#exchangeApiSession();
    const tab = await this.#browser.setupTab();
    const { cookies } = await this.#browser.root.send('Storage.getCookies');
    for (const sid of new Set(cookies.filter(({ name }) => name === 'sid').map(({ value }) => value))) {
      this.known.push(text('session id', sid.slice(16)));
    }
    assert.ok(this.known.length >= 1);
    return tab;
  }

  async #exchangeApiSession() {
    const { cookies } = await this.#browser.root.send('Storage.getCookies');
    const old = cookies.find(({ name, domain }) => name === 'sid' && domain.replace(/^\./, '') === this.org.hosts.api);
    assert.ok(old, 'signed in at the host of the API');
    const { name, domain, path, secure, httpOnly, sameSite } = old;
    await this.#browser.root.send('Storage.setCookies', { cookies: [{ name, domain, path, secure, httpOnly, sameSite, value: this.org.newSession() }] });
  }

  /** A private key that is to be looked for from now on. */
  addKey(pem) {
    this.known.push(...keyNeedles(pem));
  }

  /** How often any secret stands in the processes of a kind. */
  memoryOf(kind) {
    const totals = {};
    const processes = processesOf(this.#browser.pid).filter((process) => process.kind === kind);
    for (const { pid } of processes) {
      for (const [name, count] of Object.entries(search(pid, this.known))) {
        if (count > 0) totals[name] = (totals[name] ?? 0) + count;
      }
    }
    return { processes: processes.length, totals };
  }

  /** How often a secret is left in the extension's processes: as soon as it is no oftener than `wanted`, later no oftener than `most`, else when that has had its time. */
  async leftInExtension(name, { wanted, most }) {
    const begun = Date.now();
    for (;;) {
      await (await this.#browser.serviceWorker()).collectGarbage();
      const left = this.memoryOf('extension').totals[name] ?? 0;
      const waited = Date.now() - begun;
      if (left <= (waited < WANTED_WITHIN_MS ? wanted : most) || waited > MEASURED_WITHIN_MS) return left;
      await new Promise((resolve) => { setTimeout(resolve, 500); });
    }
  }

  /** None of it is anywhere where it must not be. */
  async assertNowhere(moment, { tab, panel }) {
    const page = await tab.page.evaluateInPage(() => {
      const all = (root) => [...root.querySelectorAll('*')].flatMap((element) => [
        element.outerHTML, element.value ?? '', ...(element.shadowRoot ? all(element.shadowRoot) : []),
      ]);
      return [...all(document), document.cookie, location.href, document.referrer, JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage })].join('\n');
    });
    this.#assertNotIn(`the page after ${moment}`, page);
    this.#assertNotIn(`the consoles after ${moment}`, this.#browser.log.map((line) => line.text).join('\n'));
    this.#assertNotIn(`the addresses after ${moment}`, this.#addresses.join('\n'));
    this.#assertNotIn(`the panel after ${moment}`, await panel.evaluateInPage(() => document.documentElement.outerHTML));
    const worker = await this.#browser.serviceWorker();
    const stored = await worker.evaluate(async () => JSON.stringify([await chrome.storage.session.get(), await chrome.storage.local.get()]));
    this.#assertNotIn(`the extension's storage after ${moment}`, stored);
    const { processes, totals } = this.memoryOf('page');
    assert.ok(processes > 0, 'a page has a process');
    assert.deepEqual(totals, {}, `the memory of the pages' processes after ${moment}`);
  }

  #assertNotIn(place, content) {
    const bytes = Buffer.from(content);
    const found = this.known.filter((secret) => bytes.includes(secret.bytes)).map(({ name }) => name);
    assert.deepEqual(found, [], place);
  }
}
