/** What the other side does: a login by an assertion that no code of the product signs, then a call of the class. */
import { request } from 'node:http';
import jwt from 'jsonwebtoken';
import { generalHost } from '../../org/hosts.mjs';
import { setClock } from '../stand-in.mjs';

const grantType = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
export const classPath = '/services/apexrest/cnxscv/v1/routing';

/** Where the other side asks from, and where its admin sits. */
export const webexAddress = '198.51.100.24';

function send(org, { host, path, method = 'GET', headers = {}, body = '' }) {
  return new Promise((resolve, reject) => {
    const call = request({ host: '127.0.0.1', port: org.httpPort, path, method, agent: false, headers: { host, ...headers, 'content-length': Buffer.byteLength(body) } }, (response) => {
      const parts = [];
      response.on('data', (part) => parts.push(part));
      response.on('end', () => resolve({ status: response.statusCode, text: Buffer.concat(parts).toString('utf8') }));
    });
    call.on('error', reject);
    call.end(body);
  });
}

/** Words of a refusal -> the place at which Salesforce refused. */
const places = [
  [/^invalid_client_id/, 'client'], [/^app_not_found/, 'host'], [/^OAUTH_APP_BLOCKED/, 'off'], [/audience/, 'audience'], [/invalid assertion/, 'certificate'], [/hasn't approved/, 'consent'], [/^invalid_request/, 'scope'],
  [/^invalid_app_access/, 'approval'], [/high assurance/, 'session'], [/user is (inactive|frozen)/, 'user'], [/ip restricted/, 'limits'], [/INVALID_SESSION_ID/, 'call-session'], [/API_DISABLED/, 'api'],
  [/Apex REST services/, 'rest'], [/Apex class/, 'class'], [/REQUEST_LIMIT/, 'limit'],
];

function placeOf(words, path) {
  if (/Could not find a match/.test(words)) return path === classPath ? 'package' : 'flow';
  return places.find(([pattern]) => pattern.test(words))?.[1] ?? 'unknown';
}

/** Host and audience of an attempt: the general host of the org's kind or its own, unless the other side was told otherwise. */
function targetOf(org, { host, audience }) {
  const general = generalHost(org.store.sandbox);
  const asked = { general, mydomain: org.hosts.api }[host] ?? host;
  return { host: asked, audience: audience ?? `https://${asked.endsWith('my.salesforce.com') && host === 'mydomain' ? general : asked}` };
}

/**
 * One attempt: { at, granted, answers, error, place, hasRow, status, body }.
 * `side` is { privateKeyPem, consumerKey, username, host, audience, path,
 * address, elsewhere, clockOff }; `hasRow` says whether the org's history knows of it.
 */
export async function attempt(org, side, at) {
  const { store } = org;
  if (side.elsewhere) return { at, granted: false, answers: false, error: 'in another org', place: 'client', hasRow: false };
  const before = store.clock;
  const rows = () => store.sql('SELECT COUNT(*) AS number FROM LoginHistory')[0].number;
  if (at) setClock(store, at);
  try {
    const known = rows();
    const { host, audience } = targetOf(org, side);
    const assertion = jwt.sign({ exp: Math.floor(store.clock() / 1000) + 180 + (side.clockOff ?? 0) }, side.privateKeyPem, { algorithm: 'RS256', issuer: side.consumerKey, subject: side.username, audience, noTimestamp: true, allowInsecureKeySizes: true });
    const headers = { 'x-forwarded-for': side.address ?? webexAddress };
    const login = await send(org, { host, path: '/services/oauth2/token', method: 'POST', headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams({ grant_type: grantType, assertion }).toString() });
    const { error, error_description: description, access_token: token } = JSON.parse(login.text);
    const result = { at, host, audience, hasRow: rows() > known, granted: login.status === 200, answers: false, error: error ? `${error} ${description}` : null, refusal: error ? { error, description } : null };
    if (!result.granted) return { ...result, place: placeOf(result.error) };
    if (side.loginOnly) return result;
    const call = await send(org, { host: org.hosts.api, path: side.path ?? classPath, headers: { ...headers, authorization: `Bearer ${token}` } });
    Object.assign(result, { answers: call.status === 200, status: call.status, body: call.text });
    return result.answers ? result : { ...result, error: call.text, place: placeOf(call.text, side.path ?? classPath) };
  } finally {
    store.clock = before;
  }
}
