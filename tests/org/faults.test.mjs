/** What goes wrong on request, asked for as a rig outside the process does: through the control endpoint. */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import http from 'node:http';
import { once } from 'node:events';
import { connect, get, pair, version, visit } from './clients.mjs';
import { startOrg } from './org.mjs';
import { changeApp, guide } from './scenarios/complete.mjs';
import { publishedCodes } from './schema/error-codes.mjs';

let org;
let connection;
before(async () => {
  org = await startOrg({ pages: false, scenario: 'complete', certificatePem: pair.certificatePem });
  connection = connect(org);
});
after(() => org.close());

const control = (method, path, value, headers = {}) => fetch(`http://127.0.0.1:${org.httpPort}/__org/${path}`, {
  method, headers: { ...(value === undefined ? {} : { 'content-type': 'application/json' }), ...headers }, body: value === undefined ? undefined : JSON.stringify(value),
});
const fault = async (value) => {
  const response = await control('POST', 'faults', value);
  assert.equal(response.status, 201, await response.clone().text());
  return response.json();
};
afterEach(() => control('DELETE', 'faults'));

const limits = () => get(org, '/services/data/v67.0/limits');
const createSet = (Name) => connection.sobject('PermissionSet').create({ Name, Label: Name });
const countSets = async (Name) => (await connection.query(`SELECT COUNT() FROM PermissionSet WHERE Name = '${Name}'`)).totalSize;

describe('the control endpoint', () => {
  test('lists what waits and forgets it [fault-control]', async () => {
    await fault({ operation: 'limits', kind: 'html', times: 2 });
    await fault({ pattern: '^query', kind: 'slow', ms: 5 });
    const list = await (await control('GET', 'faults')).json();
    assert.deepEqual(list.map(({ operation, kind, left }) => [operation, kind, left]), [['limits', 'html', 2], ['/^query/', 'slow', 1]]);
    assert.equal((await control('DELETE', 'faults')).status, 204);
    assert.deepEqual(await (await control('GET', 'faults')).json(), []);
    assert.equal((await limits()).status, 200);
    for (const wrong of [{ kind: 'nonsense' }, { kind: 'html', nonsense: 1 }, { kind: 'element-lost' }, { pattern: '(', kind: 'html' }, { kind: 'html', times: 0 }, []]) {
      assert.equal((await control('POST', 'faults', wrong)).status, 400, JSON.stringify(wrong));
    }
    assert.equal((await control('GET', 'nothing')).status, 404);
  });

  test('is for programs of this machine, not for web pages [fault-control]', async () => {
    const status = async (headers) => {
      const request = http.request({ host: '127.0.0.1', port: org.httpPort, path: '/__org/faults', headers });
      request.end();
      const [response] = await once(request, 'response');
      response.resume();
      return response.statusCode;
    };
    assert.equal(await status({ host: 'localhost' }), 200);
    assert.equal(await status({ host: org.hosts.api }), 403);
    assert.equal(await status({ host: 'attacker.example' }), 403);
    assert.equal(await status({ origin: 'https://attacker.example' }), 403);
    assert.equal(await status({ 'sec-fetch-site': 'cross-site' }), 403);
    assert.equal((await visit(org, 'api', '/__org/faults')).status, 404, 'not over TLS');
    assert.equal((await fetch(`http://127.0.0.1:${org.httpPort}/__org/faults`, { method: 'POST', body: '{"kind":"html"}' })).status, 400, 'a simple request of a form');
  });

  test('tells where requests come from [fault-control]', async () => {
    assert.equal((await control('PUT', 'client-address', { address: '198.51.100.9' })).status, 204);
    assert.equal(org.clientAddress, '198.51.100.9');
    assert.equal((await control('PUT', 'client-address', { address: 'here' })).status, 400);
    org.clientAddress = '127.0.0.1';
  });
});

describe('answers without an end', () => {
  /** The status and what comes of a body within that time; null for silence. */
  const within = async (ms, path = '/services/data/v67.0/limits') => {
    const stop = AbortSignal.timeout(ms);
    let status = null;
    let length = 0;
    try {
      const response = await fetch(`http://127.0.0.1:${org.httpPort}${path}`, { headers: { authorization: `Bearer ${org.adminSid}` }, redirect: 'manual', signal: stop });
      ({ status } = response);
      for await (const piece of response.body) length += piece.length;
      return { status, length, ended: true };
    } catch {
      return status === null ? null : { status, length, ended: false };
    }
  };

  test('silence, half a body, a byte now and then, megabytes, another address [fault-no-end]', async () => {
    const whole = await within(5000);
    assert.ok(whole.ended && whole.length > 100);
    await fault({ operation: 'limits', kind: 'hang' });
    assert.equal(await within(150), null);
    await fault({ operation: 'limits', kind: 'stall' });
    assert.deepEqual(await within(150), { status: 200, length: Math.floor(whole.length / 2), ended: false });
    await fault({ operation: 'limits', kind: 'trickle', ms: 10 });
    const slow = await within(300);
    assert.ok(!slow.ended && slow.length > whole.length, JSON.stringify(slow));
    await fault({ operation: 'limits', kind: 'large', bytes: 10_000_000 });
    const large = await within(5000);
    assert.ok(large.ended && large.length >= 10_000_000, JSON.stringify(large));
    await fault({ operation: 'limits', kind: 'redirect' });
    assert.equal((await within(5000)).status, 302);
    assert.equal((await within(5000)).length, whole.length, 'and all is well again');
  });

  test('the sessions that are open are told without their ids [fault-control]', async () => {
    const sessions = async () => (await control('GET', 'sessions')).json();
    const before = await sessions();
    const sid = org.newSession();
    const after = await sessions();
    assert.equal(after.length, before.length + 1);
    assert.ok(!JSON.stringify(after).includes(sid));
    assert.equal(after.at(-1).username, org.adminUsername);
    org.sessions.end(sid);
    assert.equal((await sessions()).length, before.length);
  });
});

describe('refusals on request', () => {
  test('every published error code, over REST and SOAP [fault-codes]', async () => {
    assert.ok(publishedCodes.size > 500 && publishedCodes.has('REQUEST_LIMIT_EXCEEDED') && publishedCodes.has('UNABLE_TO_LOCK_ROW'));
    for (const errorCode of publishedCodes) {
      org.fault({ operation: 'limits', kind: 'status', errorCode, message: 'on request' });
      const response = await limits();
      assert.ok(response.status >= 400 && response.status < 600, errorCode);
      assert.deepEqual(await response.json(), [{ message: 'on request', errorCode }]);
    }
    for (const errorCode of ['SERVER_UNAVAILABLE', 'UNKNOWN_EXCEPTION', 'INVALID_SESSION_ID']) {
      await fault({ operation: 'soap:listMetadata', kind: 'status', errorCode, message: 'on request' });
      await assert.rejects(connection.metadata.list([{ type: 'ExternalClientApplication' }], version), new RegExp(`${errorCode}: on request`));
    }
    await fault({ operation: 'oauth2/token', kind: 'status', errorCode: 'rate_limit_exceeded', message: 'too many', status: 429 });
    const token = await get(org, '/services/oauth2/token', { sid: null, method: 'POST' });
    assert.deepEqual([token.status, await token.json()], [429, { error: 'rate_limit_exceeded', error_description: 'too many' }]);
  });

  test('too many requests, no service, maintenance, an ended session [fault-status]', async () => {
    await fault({ operation: 'limits', kind: 'status', status: 429, errorCode: 'REQUEST_LIMIT_EXCEEDED', retryAfter: 7 });
    const busy = await limits();
    assert.deepEqual([busy.status, busy.headers.get('retry-after')], [429, '7']);
    await fault({ operation: 'limits', kind: 'status', errorCode: 'SERVER_UNAVAILABLE' });
    assert.equal((await limits()).status, 503);
    await fault({ operation: 'limits', kind: 'html' });
    const maintenance = await limits();
    assert.deepEqual([maintenance.status, maintenance.headers.get('content-type')], [503, 'text/html; charset=utf-8']);
    await fault({ operation: 'limits', kind: 'session', skip: 1 });
    assert.equal((await limits()).status, 200, 'one passes');
    const ended = await limits();
    assert.deepEqual([ended.status, await ended.json()], [401, [{ message: 'Session expired or invalid', errorCode: 'INVALID_SESSION_ID' }]]);
    await fault({ operation: 'page', kind: 'session' });
    assert.match((await visit(org, 'api', '/lightning/setup/PermSets/home')).location, /\/\?ec=302&startURL=/);
    assert.equal((await limits()).status, 200);
  });
});

describe('bodies and connections', () => {
  test('half a body, a body that cannot be read, a late one [fault-body]', async () => {
    await fault({ operation: 'limits', kind: 'truncated' });
    await assert.rejects(async () => (await limits()).json());
    await fault({ operation: 'limits', kind: 'malformed' });
    const text = await (await limits()).text();
    assert.throws(() => JSON.parse(text), SyntaxError);
    await fault({ operation: 'sobject.delete', kind: 'malformed' });
    const { id } = await createSet('Spoiled');
    const removed = await get(org, `/services/data/v67.0/sobjects/PermissionSet/${id}`, { method: 'DELETE' });
    assert.deepEqual([removed.status, await removed.text()], [200, '{']);
    assert.equal(await countSets('Spoiled'), 0);
    await fault({ operation: 'limits', kind: 'slow', ms: 60 });
    const started = performance.now();
    assert.equal((await limits()).status, 200);
    assert.ok(performance.now() - started >= 59);
  });

  test('a connection that ends before the effect, and one after it [fault-drop]', async () => {
    await fault({ operation: 'sobject.create', kind: 'drop' });
    await assert.rejects(createSet('Dropped_Before'));
    assert.equal(await countSets('Dropped_Before'), 0);
    await fault({ operation: 'sobject.create', kind: 'drop-after' });
    await assert.rejects(createSet('Dropped_After'));
    assert.equal(await countSets('Dropped_After'), 1);
  });
});

describe('effects', () => {
  test('a success that changes nothing [fault-no-effect]', async () => {
    const trail = async () => (await connection.query('SELECT COUNT() FROM SetupAuditTrail')).totalSize;
    const before = await trail();
    await fault({ operation: 'sobject.create', kind: 'no-effect' });
    const [answer] = await Promise.all([createSet('Never'), createSet('Meanwhile')]);
    assert.ok(answer.success && answer.id.startsWith('0PS'));
    assert.deepEqual([await countSets('Never'), await countSets('Meanwhile')], [0, 1]);
    assert.equal(await trail(), before + 1);
    const body = org.store.readMetadata('ExtlClntAppOauthConfigurablePolicies', org.store.listMetadata('ExtlClntAppOauthConfigurablePolicies').find(({ fullName }) => fullName.startsWith(guide.app.apiName)).fullName);
    await fault({ operation: 'soap:upsertMetadata', kind: 'no-effect' });
    assert.equal((await connection.metadata.upsert('ExtlClntAppOauthConfigurablePolicies', { ...body, permittedUsersPolicyType: 'AllSelfAuthorized' })).success, true);
    assert.equal((await connection.metadata.read('ExtlClntAppOauthConfigurablePolicies', body.fullName)).permittedUsersPolicyType, 'AdminApprovedPreAuthorized');
  });

  test('one element that is lost on the way in, or missing on the way out [fault-element]', async () => {
    await fault({ operation: 'sobject.create', kind: 'element-lost', element: 'PermissionsApiEnabled' });
    const { id } = await connection.sobject('PermissionSet').create({ Name: 'Lost', Label: 'Lost', PermissionsApiEnabled: true, PermissionsApexRestServices: true });
    const row = await connection.sobject('PermissionSet').retrieve(id);
    assert.deepEqual([row.PermissionsApiEnabled, row.PermissionsApexRestServices], [false, true]);
    const type = 'ExtlClntAppGlobalOauthSettings';
    const fullName = `${guide.app.apiName}_glbloauth`;
    const { consumerKey, consumerSecret, ...body } = await connection.metadata.read(type, fullName);
    await fault({ operation: 'soap:upsertMetadata', kind: 'element-lost', element: 'certificate' });
    assert.equal((await connection.metadata.upsert(type, body)).success, true);
    assert.equal((await connection.metadata.read(type, fullName)).certificate, undefined);
    changeApp(org.store, type, { certificate: pair.certificatePem });
    await fault({ operation: 'soap:readMetadata', kind: 'element-missing', element: 'certificate' });
    const read = await connection.metadata.read(type, fullName);
    assert.deepEqual([read.certificate, read.callbackUrl], [undefined, guide.callbackUrl]);
    await fault({ operation: 'query', kind: 'element-missing', element: 'Name' });
    const { records: [user] } = await connection.query('SELECT Id, Name, Profile.Name FROM User LIMIT 1');
    assert.deepEqual([user.Name, user.Profile.Name, user.Id.slice(0, 3)], [undefined, undefined, '005']);
  });

  test('a read of the state before, for as many reads as asked [fault-stale]', async () => {
    await fault({ operation: 'query', kind: 'stale', times: 2 });
    await createSet('Fresh');
    const sid = org.newSession();
    assert.equal(await countSets('Fresh'), 0);
    assert.equal((await connect(org, sid).query("SELECT COUNT() FROM PermissionSet WHERE Name = 'Fresh'")).totalSize, 0, 'a session opened since is known');
    assert.equal(await countSets('Fresh'), 1);
  });

  test('a request that is delivered twice [fault-duplicate]', async () => {
    await fault({ operation: 'sobject.create', kind: 'duplicate' });
    await assert.rejects(createSet('Twice'), { errorCode: 'DUPLICATE_DEVELOPER_NAME' });
    assert.equal(await countSets('Twice'), 1);
  });
});
