/**
 * The stand-in org: one process on 127.0.0.1 that answers for the three hosts
 * of a Salesforce org. Browsers reach it over TLS with mapped host names, Node
 * clients the API over plain http.
 */
import { X509Certificate, createHash } from 'node:crypto';
import { once } from 'node:events';
import http from 'node:http';
import https from 'node:https';
import { isIP } from 'node:net';
import { makePair } from './certificates.mjs';
import { Doors, page, setupHome } from './doors.mjs';
import { OrgError } from './errors.mjs';
import { isNamed } from './facts.mjs';
import { Control } from './control.mjs';
import { Faults, Interrupted } from './faults.mjs';
import { classicHost, generalHosts, hostNames, resolverRules } from './hosts.mjs';
import { current, during } from './request-context.mjs';
import { Sessions } from './sessions.mjs';
import { appearance } from './scenarios/scenarios.mjs';
import { apiVersion, openStore } from './store.mjs';
import { apexRest } from './api/apexrest.mjs';
import { Deployments } from './api/deployments.mjs';
import { Retrievals } from './api/retrievals.mjs';
import { MetadataApi } from './api/soap.mjs';
import { OAuthApi } from './api/oauth.mjs';
import { errorList } from './api/bodies.mjs';
import { RestApi } from './api/rest.mjs';
import { readOptions } from './pages/options.mjs';

/** Zips of 39 MB may be deployed, in base64 over SOAP; other bodies are small. */
const bodyLimit = (path) => (/\/(Soap\/m|metadata)\//.test(path) ? 55_000_000 : 2_000_000);

/** How long an idle connection is kept: longer than any test is silent. */
const keepAliveMs = 600_000;

/** One certificate for the hosts serves every org of a process. */
const tlsPairs = new Map();

function tlsPair(hosts) {
  const key = hosts.join();
  if (!tlsPairs.has(key)) tlsPairs.set(key, makePair({ subject: '/CN=Guidepost stand-in org', hosts }));
  return tlsPairs.get(key);
}

/**
 * How browsers are told to take these certificates for good ones. Of a host whose
 * certificate is merely put up with they would keep nothing in their cache.
 */
export function trustFlag() {
  const digests = [...tlsPairs.values()].map(({ certificatePem }) => createHash('sha256')
    .update(new X509Certificate(certificatePem).publicKey.export({ type: 'spki', format: 'der' })).digest('base64'));
  return `--ignore-certificate-errors-spki-list=${digests.join()}`;
}

function parseCookies(header = '') {
  return Object.fromEntries(header.split(/;\s*/).filter(Boolean).map((part) => {
    const index = part.indexOf('=');
    return [part.slice(0, index), part.slice(index + 1)];
  }));
}

async function readBody(message) {
  const limit = bodyLimit(message.url);
  const chunks = [];
  let size = 0;
  for await (const chunk of message) {
    size += chunk.length;
    if (size > limit) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The address that a test rig claims to come from; only plain http, which no browser is sent to, hears it. */
function forwardedFor({ headers }) {
  const address = headers['x-forwarded-for']?.trim() ?? '';
  return isIP(address) ? address : null;
}

const jsonAnswer = (status, value, headers) => ({
  status,
  headers: { 'content-type': 'application/json;charset=UTF-8', 'cache-control': 'no-store', ...headers },
  body: value === undefined ? '' : JSON.stringify(value),
});

/** A space is white space to every parser: the answer stays what it is, and never ends. */
async function trickle(response, everyMs) {
  const timer = setInterval(() => response.write(' '), everyMs);
  await once(response, 'close');
  clearInterval(timer);
}

/** Goes on for so many bytes more, as fast as they are taken. */
async function goOn(response, bytes) {
  const piece = Buffer.alloc(1 << 20, ' ');
  for (let left = bytes; left > 0 && !response.destroyed; left -= piece.length) {
    if (!response.write(piece)) await Promise.race([once(response, 'drain'), once(response, 'close')]);
  }
  response.end();
}

class Org {
  constructor({ store, expiredCertificate, setupOn, deployMs }) {
    this.store = store;
    this.hosts = hostNames(store.place, setupOn);
    this.sessions = new Sessions(store);
    this.faults = new Faults(store);
    this.control = new Control(this);
    this.requests = [];
    this.mailbox = [];
    this.deployments = new Deployments({ store, deployMs, newestVersion: Number(apiVersion), turn: (work) => this.faults.turns.share(work) });
    this.rest = new RestApi({ store, sessions: this.sessions, hosts: this.hosts, deployments: this.deployments });
    this.soap = new MetadataApi({ store, sessions: this.sessions, deployments: this.deployments, retrievals: new Retrievals({ store }), count: (calls) => this.rest.count(calls) });
    this.oauth = new OAuthApi({ store, sessions: this.sessions, hosts: this.hosts, identity: (id) => this.rest.identity(id), expiredCertificate });
    this.doors = new Doors({ store, sessions: this.sessions, hosts: this.hosts });
    this.adminSid = this.sessions.open('api', store.adminId, { delegateId: store.delegateId });
    this.adminUsername = store.get('User', store.adminId).Username;
  }

  /** The address that requests come from, unless they tell another one (X-Forwarded-For on plain http). */
  get clientAddress() { return this.store.clientAddress; }
  set clientAddress(address) {
    if (!isIP(address)) throw new Error(`${address} is no address`);
    this.store.clientAddress = address;
  }


  get keyPair() { return this.store.keyPair ?? null; }
  get frontdoor() { return `https://${this.hosts.api}/secur/frontdoor.jsp?sid=${encodeURIComponent(this.adminSid)}&retURL=${encodeURIComponent(setupHome)}`; }
  /** The certificate of the TLS port, for clients that verify it. */
  get tlsCertificate() { return tlsPair([...Object.values(this.hosts), ...generalHosts]).certificatePem; }
  get setupUrl() { return `https://${this.hosts.setup}${setupHome}`; }
  get resolverRules() { return resolverRules(this.port); }

  userNamed(username) {
    const [user] = this.store.find('User', { Username: username });
    if (!user) throw new Error(`There is no user ${username}`);
    return user.Id;
  }

  /** A new API session, of the administrator unless another user is named; `as` is who has logged in as that user. */
  newSession(username, { as } = {}) {
    return this.sessions.open('api', username ? this.userNamed(username) : this.store.adminId, { delegateId: as ? this.userNamed(as) : null });
  }

  fault(fault) { this.faults.add(fault); }

  /** Keeps back the answer to the next request of the pages that fits: {arrived, release} (pages/hold.mjs). */
  holdPages(pattern) { return this.pages.hold(pattern); }

  /** The lab that the org was started with. */
  get lab() { return this.pages?.lab; }

  /** Every session ends, as after hours of silence; cookies stay in the browser. */
  expireSessions() { this.sessions.endAll(); }

  /** The administrator signs out. */
  signOut() { this.sessions.endAllOf(this.store.adminId); }

  /** Which of the org's hosts a request is for, or a general host for logins; plain http serves these and the API alone. */
  kindOf(hostName, secure) {
    if (generalHosts.includes(hostName)) return 'general';
    if (!secure) return 'api';
    return Object.keys(this.hosts).find((kind) => this.hosts[kind] === hostName) ?? null;
  }

  /** A client that goes away in the middle ends its own request and nothing else. */
  answer(message, response, secure) {
    during({ session: null, clientAddress: secure ? null : forwardedFor(message), userAgent: message.headers['user-agent'] }, () => this.serve(message, response, secure)).catch((error) => {
      if (error.code !== 'ECONNRESET') console.error(error);
      message.socket.destroy();
    });
  }

  async serve(message, response, secure) {
    const hostName = (message.headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
    const kind = this.kindOf(hostName, secure);
    const body = await readBody(message);
    let answer;
    let operation = null;
    let ending = null;
    const note = (name) => {
      if (!isNamed(name)) throw new TypeError(`No row of FACTS.md names the operation ${name}`);
      operation = name;
      const fault = this.faults.take(name, message.method, url.pathname);
      if (fault) throw new Interrupted(fault, name);
    };
    const time = Date.now();
    const base = `https://${kind ? this.hosts[kind] ?? hostName : 'unknown.invalid'}`;
    const url = new URL(URL.canParse(message.url.replace(/^\/{2,}/, '/'), base) ? message.url.replace(/^\/{2,}/, '/') : '/', base);
    const cookies = parseCookies(message.headers.cookie);
    const request = {
      host: this.hosts[kind] ?? hostName, method: message.method, url, path: url.pathname.replace(/\/{2,}/g, '/'), headers: message.headers, cookies, body, session: this.sessions.read(cookies.sid),
    };
    const isApi = /^\/(services|id)\//.test(request.path);
    const handle = (noted) => (isApi ? this.api(request, kind, noted) : this.web(request, kind, noted));
    try {
      if (body === null) answer = jsonAnswer(413, [{ errorCode: 'REQUEST_LIMIT_EXCEEDED', message: 'The request is too large' }]);
      else if (!kind) answer = page(404, 'Not found', '<h1>Not found</h1><p>This org has no such host.</p>');
      else if (!secure && request.path.startsWith('/__org/')) answer = this.control.handle(request, message.socket);
      else answer = await this.faults.turns.share(() => handle(note)).catch(async (error) => {
        if (!(error instanceof Interrupted)) throw error;
        const struck = await this.faults.strike(error.fault, error.operation, { work: () => { this.rest.beginAgain(); return handle(() => {}); }, toLogin: () => this.doors.toLogin(request) });
        ending = struck.ending;
        return struck.answer;
      });
    } catch (error) {
      answer = this.failure(error, isApi);
    }
    if (isApi) {
      const sid = Boolean(message.headers.authorization) || /sessionId>/.test(body ?? '');
      this.requests.push({ time, host: request.host, method: request.method, path: request.path, operation, sid, cookie: Boolean(cookies.sid), status: answer.status });
      answer.headers = { ...answer.headers, 'sforce-limit-info': this.rest.limitInfo() };
    }
    await this.send(message, response, answer, ending);
  }

  async send(message, response, { status, headers, body }, ending) {
    const content = Buffer.isBuffer(body) ? body : Buffer.from(body ?? '');
    if (ending === 'drop') {
      message.socket.destroy();
      return;
    }
    // Who waits for more goes away by himself, or with the org.
    if (ending === 'silence') return;
    if (ending?.everyMs || ending?.bytes) {
      response.writeHead(status, headers);
      response.write(content.length ? content : ' ');
      await (ending.bytes ? goOn(response, ending.bytes - content.length) : trickle(response, ending.everyMs));
      return;
    }
    response.writeHead(status, { ...headers, ...(status === 204 || status === 304 ? {} : { 'content-length': content.length }) });
    if (ending === 'stall') {
      response.write(content.subarray(0, Math.floor(content.length / 2)));
      return;
    }
    if (ending === 'half') {
      response.write(content.subarray(0, Math.floor(content.length / 2)), () => message.socket.destroy());
      return;
    }
    response.end(message.method === 'HEAD' ? undefined : content);
  }

  async api(request, kind, note) {
    try {
      if (kind !== 'api' && !(kind === 'general' && request.path === '/services/oauth2/token')) {
        note('wrong host');
        throw new OrgError('INVALID_SESSION_ID', 'This session is not valid for use with the REST API', { fact: 'auth-api-host' });
      }
      if (request.path.startsWith('/id/')) {
        const { status, value, text } = this.oauth.identityService(request, note);
        return text === undefined ? jsonAnswer(status, value) : { status, headers: { 'content-type': 'text/html;charset=UTF-8' }, body: text };
      }
      if (request.path.startsWith('/services/oauth2/')) {
        const { answer, status, value } = await this.oauth.handle(request, note);
        return answer ?? jsonAnswer(status, value);
      }
      if (/^\/services\/Soap\/m\/\d+\.0(\/.*)?$/.test(request.path) && request.method === 'POST') {
        const { status, xml } = await this.soap.handle(request, note);
        return { status, headers: { 'content-type': 'text/xml;charset=UTF-8' }, body: xml };
      }
      if (/^\/services\/data(\/|$)/.test(request.path)) {
        const { status, value, headers } = await this.rest.handle(request, note);
        return jsonAnswer(status, value, headers);
      }
      if (request.path.startsWith('/services/apexrest/')) {
        const { status, value } = apexRest(this, request, note);
        return jsonAnswer(status, value);
      }
      throw new OrgError('NOT_FOUND', 'The requested resource does not exist', { fact: 'rest-not-found' });
    } catch (error) {
      if (error instanceof OrgError) return jsonAnswer(error.status, errorList(error));
      throw error;
    }
  }

  /** A mistake of this org itself: never to be mistaken for an answer of Salesforce. */
  failure(error, isApi) {
    console.error(error);
    if (isApi) return jsonAnswer(500, [{ errorCode: 'UNKNOWN_EXCEPTION', message: `The stand-in org failed: ${error.message}` }]);
    return page(500, 'Error', '<h1>The stand-in org failed</h1><p>See its output for the cause.</p>');
  }

  async web(request, kind, note) {
    note('page');
    const door = this.doors[kind]?.(request);
    if (door) return door;
    if (kind === 'setup' && request.session?.kind !== 'setup') return this.doors.toLogin(request);
    if (kind === 'setup' || request.host === classicHost(this.hosts)) {
      current().session = request.session;
      const answer = await this.pages?.handle(request);
      if (answer) return answer;
    }
    return page(404, 'Page not found', '<h1>Page not found</h1><p>This stand-in org does not have this page.</p>');
  }

  async listen(port, { pages, openLab, ...pageOptions }) {
    const { privateKeyPem: key, certificatePem: cert } = tlsPair([...Object.values(this.hosts), ...generalHosts]);
    this.servers = [
      https.createServer({ key, cert }, (message, response) => this.answer(message, response, true)),
      http.createServer((message, response) => this.answer(message, response, false)),
    ];
    for (const [index, server] of this.servers.entries()) {
      // A server that ends an idle connection just as a client takes it up again fails that client.
      server.keepAliveTimeout = keepAliveMs;
      server.listen(index === 0 ? port : 0, '127.0.0.1');
      await once(server, 'listening');
    }
    [this.port, this.httpPort] = this.servers.map((server) => server.address().port);
    // The pages have to be built; who needs the APIs alone goes without.
    if (pages) {
      const { createPages } = await import('./pages/pages.mjs');
      this.pages = await createPages({ store: this.store, hosts: this.hosts, mailbox: this.mailbox, openLab, ...pageOptions });
    }
  }

  async close() {
    for (const server of this.servers) {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    }
    await this.pages?.close?.();
    this.deployments.close();
    this.store.close();
  }
}

/**
 * Starts an org. Options: port (0 = any free one), scenario (scenarios/scenarios.mjs),
 * company (its name in hosts, addresses and ids), propagationMs (how long the
 * state before an app's last change rules), certificatePem (for the scenarios
 * with an app; without it the org makes a pair, see org.keyPair),
 * expiredCertificate ('accepted' or 'refused'), setupOn ('setup' or 'lightning',
 * the host that shows Setup), deployMs (how long a deployment waits before it
 * begins), pages (false = doors and APIs alone, without building the pages),
 * openLab (of tests/lab: pages to be shown in place of the org's own); all
 * others are options of the pages (pages/options.mjs).
 * A scenario may have defaults of its own for how its pages are shown.
 */
export async function startOrg({ scenario = 'empty', ...given } = {}) {
  const { port, company, propagationMs, certificatePem, privateKeyPem, expiredCertificate, setupOn, deployMs, pages, openLab, ...pageOptions } = {
    port: 0, propagationMs: 0, setupOn: 'setup', deployMs: 0, pages: true, ...appearance(scenario), ...given,
  };
  // Before anything is opened: what nobody knows ends here.
  readOptions(pageOptions);
  const store = await openStore({ scenario, company, propagationMs, certificatePem, privateKeyPem });
  const org = new Org({ store, expiredCertificate, setupOn, deployMs });
  Object.assign(org, { scenario, shadow: pageOptions.shadow });
  await org.listen(port, { pages, openLab, ...pageOptions });
  return org;
}
