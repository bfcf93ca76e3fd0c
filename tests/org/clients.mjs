/** How the tests speak to the org: through jsforce, fetch, and assertions signed by jsonwebtoken. */
import { once } from 'node:events';
import https from 'node:https';
import jsforce from 'jsforce';
import jwt from 'jsonwebtoken';
import { makePair } from './certificates.mjs';
import { startOrg } from './org.mjs';
import { guide } from './scenarios/scenarios.mjs';

export const version = '67.0';

/** Key and certificate by openssl; the app of a complete org holds this certificate. */
export const pair = makePair();

export function connect(org, accessToken = org.adminSid) {
  return new jsforce.Connection({ instanceUrl: `http://127.0.0.1:${org.httpPort}`, accessToken, version });
}

export function get(org, path, { sid = org.adminSid, ...options } = {}) {
  return fetch(`http://127.0.0.1:${org.httpPort}${path}`, { redirect: 'manual', ...options, headers: { ...(sid ? { authorization: `Bearer ${sid}` } : {}), ...options.headers } });
}

/** Starts an org without pages for one test and closes it with the test. */
export async function orgFor(context, options) {
  const org = await startOrg({ pages: false, ...options });
  context.after(() => org.close());
  return org;
}

export function assertion(org, { key = pair.privateKeyPem, iss = org.store.consumer(guide.app.apiName)?.key, sub = 'scv.integration@acme.example', aud = 'https://login.salesforce.com', expiresIn = 180, ...rest } = {}) {
  return jwt.sign({ ...rest }, key, { algorithm: 'RS256', issuer: iss, subject: sub, audience: aud, expiresIn, allowInsecureKeySizes: true });
}

export async function token(org, text) {
  const response = await fetch(`http://127.0.0.1:${org.httpPort}/services/oauth2/token`, {
    method: 'POST', body: new URLSearchParams({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion: text }),
  });
  return { status: response.status, ...(await response.json()) };
}

/** A page request over TLS as a browser with mapped host names makes it: { status, location, cookies, body }. */
export async function visit(org, kind, path, { cookie, method = 'GET', body, headers = {} } = {}) {
  const request = https.request({
    host: '127.0.0.1', port: org.port, path, method, rejectUnauthorized: false, servername: org.hosts[kind], agent: false,
    headers: { host: org.hosts[kind], ...(cookie ? { cookie } : {}), ...headers },
  });
  request.end(body);
  const [response] = await once(request, 'response');
  const text = (await response.setEncoding('utf8').toArray()).join('');
  return { status: response.statusCode, location: response.headers.location, cookies: response.headers['set-cookie'] ?? [], body: text };
}
