/** Who is let in and remembered: login ranges and hours, approval that is taken back, the login history. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { makePair } from './certificates.mjs';
import { assertion, connect, get, orgFor, pair, token, visit } from './clients.mjs';
import { setLoginLimits } from './rules/login-limits.mjs';
import { changeApp, guide, guideProfile } from './scenarios/complete.mjs';

const completeOrg = (context, options) => orgFor(context, { scenario: 'complete', certificatePem: pair.certificatePem, ...options });
const restricted = 'ip restricted or invalid login hours';

/** The newest row of the integration user's login history. */
async function lastLogin(org) {
  const { records } = await connect(org).query(`SELECT Status, Application, LoginType, SourceIp FROM LoginHistory WHERE UserId = '${org.store.integrationUserId}' ORDER BY Id DESC LIMIT 1`);
  return records[0];
}

function tokenFrom(org, address) {
  return get(org, '/services/oauth2/token', {
    sid: null, method: 'POST', headers: { 'x-forwarded-for': address },
    body: new URLSearchParams({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion: assertion(org) }),
  }).then((response) => response.json());
}

describe('the login ranges and hours of a profile', () => {
  for (const relaxation of ['Enforce', 'Bypass', 'Bypass_2factor', 'Enforce_RelaxRefresh']) {
    test(`ranges hold for a JWT login with the IP relaxation ${relaxation} [login-ip-ranges]`, async (context) => {
      const org = await completeOrg(context);
      changeApp(org.store, 'ExtlClntAppOauthConfigurablePolicies', { ipRelaxationPolicyType: relaxation });
      setLoginLimits(org.store, guideProfile(org.store), { loginIpRanges: [{ startAddress: '198.51.100.0', endAddress: '198.51.100.255' }] }, 'system');
      assert.equal((await token(org, assertion(org))).error_description, restricted);
      assert.deepEqual({ ...(await lastLogin(org)), attributes: null }, { attributes: null, Status: 'Restricted IP', Application: 'WxCC - SCV', LoginType: 'Remote Access 2.0', SourceIp: '127.0.0.1' });
      assert.equal((await tokenFrom(org, '198.51.101.0')).error_description, restricted);
      assert.equal((await tokenFrom(org, '2001:db8::1')).error_description, restricted);
      assert.equal((await tokenFrom(org, '198.51.100.255')).token_type, 'Bearer');
      assert.deepEqual([(await lastLogin(org)).Status, (await lastLogin(org)).SourceIp], ['Success', '198.51.100.255']);
      org.clientAddress = '198.51.100.1';
      assert.equal((await token(org, assertion(org))).status, 200);
    });
  }

  test('hours are those of the org\'s zone when they were set; the same start and end close a day [login-hours]', async (context) => {
    const org = await completeOrg(context);
    const { store } = org;
    const profile = guideProfile(store);
    const at = async (time) => {
      store.clock = () => Date.parse(time);
      return (await token(org, assertion(org, { expiresIn: 400_000_000 }))).error_description ?? 'granted';
    };
    // The org stands in Zurich: in January an hour before UTC.
    setLoginLimits(store, profile, { loginHours: { mondayStart: '480', mondayEnd: '1020', tuesdayStart: '0', tuesdayEnd: '0' } }, 'system');
    store.set('Organization', store.orgId, { TimeZoneSidKey: 'Pacific/Auckland' });
    assert.equal(await at('2027-01-04T06:59:59Z'), restricted);
    assert.equal((await lastLogin(org)).Status, 'Restricted time');
    assert.equal(await at('2027-01-04T07:00:00Z'), 'granted');
    assert.equal(await at('2027-01-04T15:59:59Z'), 'granted');
    assert.equal(await at('2027-01-04T16:00:00Z'), restricted);
    assert.equal(await at('2027-01-05T12:00:00Z'), restricted);
    assert.equal(await at('2027-01-06T12:00:00Z'), 'granted');
    const changed = store.get('Profile', profile).LastModifiedDate;
    setLoginLimits(store, profile, { loginHours: {} }, 'system');
    assert.notEqual(store.get('Profile', profile).LastModifiedDate, changed);
    assert.equal(await at('2027-01-05T12:00:00Z'), 'granted');
  });

  test('what is no range or hour is refused [login-ip-form] [login-hours-form]', async (context) => {
    const { store } = await orgFor(context);
    const ranges = [['9.0.0.1', '8.0.0.1'], ['::1', '1.1.1.1'], ['here', 'there'], ['1.1.1.1', undefined]];
    for (const [startAddress, endAddress] of ranges) {
      assert.throws(() => setLoginLimits(store, store.standardProfileId, { loginIpRanges: [{ startAddress, endAddress }] }, 'system'), { errorCode: 'FIELD_INTEGRITY_EXCEPTION' });
    }
    for (const hours of [{ mondayStart: '8:00', mondayEnd: '17:00' }, { mondayStart: '480' }, { mondayStart: '0', mondayEnd: '1441' }]) {
      assert.throws(() => setLoginLimits(store, store.standardProfileId, { loginHours: hours }, 'system'), { errorCode: 'FIELD_INTEGRITY_EXCEPTION' });
    }
  });

  test('the Metadata API reads and writes them with the profile, and leaves alone what the body leaves out [login-limits-metadata]', async (context) => {
    const org = await completeOrg(context);
    const { metadata } = connect(org);
    const write = (elements) => metadata.update('Profile', { fullName: guide.profile, ...elements });
    assert.equal((await write({ loginIpRanges: [{ startAddress: '192.0.2.1', endAddress: '192.0.2.9', description: 'Office' }], loginHours: { mondayStart: 480, mondayEnd: 1020 } })).success, true);
    assert.equal((await token(org, assertion(org))).error_description, restricted);
    assert.equal((await write({ description: 'Changed' })).success, true);
    const { loginIpRanges, loginHours } = await metadata.read('Profile', guide.profile);
    assert.deepEqual([[loginIpRanges].flat(), loginHours], [[{ description: 'Office', endAddress: '192.0.2.9', startAddress: '192.0.2.1' }], { mondayEnd: '1020', mondayStart: '480' }]);
    assert.equal((await write({ loginIpRanges: [{ startAddress: '192.0.2.9', endAddress: '192.0.2.1' }] })).errors[0].statusCode, 'FIELD_INTEGRITY_EXCEPTION');
  });

  test('the login page keeps its reasons to itself [login-page]', async (context) => {
    const org = await orgFor(context);
    const logIn = () => visit(org, 'api', '/secur/login', { method: 'POST', body: 'startURL=' });
    assert.equal((await logIn()).status, 302);
    const [profile] = org.store.find('Profile', { Name: 'System Administrator' });
    setLoginLimits(org.store, profile.Id, { loginIpRanges: [{ startAddress: '198.51.100.1', endAddress: '198.51.100.1' }] }, 'system');
    assert.match((await logIn()).body, /Your login attempt has failed/);
    const { records } = await connect(org).query('SELECT Status, Application, LoginType FROM LoginHistory ORDER BY Id');
    assert.deepEqual(records.map((row) => [row.Status, row.Application, row.LoginType]), [['Success', 'Browser', 'Application'], ['Restricted IP', 'Browser', 'Application']]);
  });
});

describe('the login history', () => {
  const attempts = [
    ['an unknown consumer key', { iss: '3MVG9nobody' }, 'Failed: Consumer Deleted', null],
    ['a consumer key with a line end', { iss: '3MVG9nobody\n' }, 'Missing Consumer Key Parameter', null],
    ['a wrong signature', { key: makePair().privateKeyPem }, 'Failed: Signature Invalid'],
    ['a wrong audience', { aud: 'https://test.salesforce.com' }, 'Failed: Audience Invalid'],
    ['an assertion of the past', { expiresIn: -10 }, 'Failed: Assertion Expired'],
  ];
  for (const [words, options, status, application = 'WxCC - SCV'] of attempts) {
    test(`has a row for ${words} [login-history]`, async (context) => {
      const org = await completeOrg(context);
      assert.equal((await token(org, assertion(org, options))).status, 400);
      const row = await lastLogin(org);
      assert.deepEqual([row.Status, row.Application, row.LoginType], [status, application, 'Remote Access 2.0']);
    });
  }

  test('has a row for users who may not, and none for users who are not [login-history]', async (context) => {
    const org = await completeOrg(context);
    const statusNow = async () => {
      await token(org, assertion(org));
      return (await lastLogin(org)).Status;
    };
    const [login] = org.store.find('UserLogin', { UserId: org.store.integrationUserId });
    org.store.set('UserLogin', login.Id, { IsFrozen: true });
    assert.equal(await statusNow(), 'User is frozen');
    org.store.set('UserLogin', login.Id, { IsFrozen: false });
    changeApp(org.store, 'ExtlClntAppOauthConfigurablePolicies', { commaSeparatedPermissionSet: 'Report_Readers' });
    assert.equal(await statusNow(), 'Failed: Not approved for access');
    changeApp(org.store, 'ExtlClntAppOauthConfigurablePolicies', { commaSeparatedPermissionSet: guide.permissionSet.Name });
    org.store.update('User', org.store.integrationUserId, { IsActive: false }, 'system');
    assert.equal(await statusNow(), 'User is inactive');
    const count = async () => (await connect(org).query('SELECT COUNT() FROM LoginHistory')).totalSize;
    const before = await count();
    await token(org, assertion(org, { sub: 'nobody@acme.example' }));
    assert.equal(await count(), before);
  });
});

test('a row names the host that was asked, the program that asked, and the flow but for JWT [login-history-columns]', async (context) => {
  const org = await completeOrg(context);
  const ask = (headers) => get(org, '/services/oauth2/token', {
    sid: null, method: 'POST', headers,
    body: new URLSearchParams({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion: assertion(org) }),
  });
  await ask({ 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36' });
  await ask({ 'user-agent': 'Java/17' });
  changeApp(org.store, 'ExternalClientApplication', { label: `${'Webex '.repeat(12)}(ours)` });
  await ask({ 'user-agent': 'Java/17' });
  const { records } = await connect(org).query(`SELECT Application, LoginUrl, Browser, LoginSubType FROM LoginHistory WHERE UserId = '${org.store.integrationUserId}' ORDER BY Id DESC LIMIT 3`);
  const api = org.hosts.api;
  assert.deepEqual(records.map((row) => [row.Application.length, row.LoginUrl, row.Browser, row.LoginSubType]), [[64, api, 'Unknown', null], [10, api, 'Unknown', null], [10, api, 'Chrome 143', null]]);
});

test('the login history is filtered by few of its columns [login-history-filter]', async (context) => {
  const org = await completeOrg(context);
  const query = (condition) => connect(org).query(`SELECT Id FROM LoginHistory WHERE ${condition}`);
  for (const column of ['Application', 'Status', 'SourceIp', 'LoginUrl', 'Browser']) await assert.rejects(query(`${column} = 'x'`), { errorCode: 'INVALID_FIELD' });
  assert.equal((await query(`UserId = '${org.store.integrationUserId}' AND LoginTime >= 2020-01-01T00:00:00Z AND LoginType = 'Remote Access 2.0'`)).totalSize, 1);
});

describe('the general login hosts', () => {
  const at = async (org, host, options) => {
    const body = new URLSearchParams({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion: assertion(org, options) }).toString();
    const answer = await visit(org, 'api', '/services/oauth2/token', { method: 'POST', body, headers: { host, 'content-type': 'application/x-www-form-urlencoded' } });
    const { error, token_type: type } = JSON.parse(answer.body);
    return error ?? type;
  };

  test('take logins for their own kind of org, and nothing else [general-host]', async (context) => {
    const org = await completeOrg(context);
    assert.equal(await at(org, 'login.salesforce.com'), 'Bearer');
    assert.equal((await lastLogin(org)).Status, 'Success');
    const { records: [row] } = await connect(org).query(`SELECT LoginUrl FROM LoginHistory WHERE UserId = '${org.store.integrationUserId}' ORDER BY Id DESC LIMIT 1`);
    assert.equal(row.LoginUrl, 'login.salesforce.com');
    assert.equal(await at(org, 'test.salesforce.com', { aud: 'https://test.salesforce.com' }), 'app_not_found');
    assert.equal((await visit(org, 'api', '/services/data/v67.0/limits', { headers: { host: 'login.salesforce.com', authorization: `Bearer ${org.adminSid}` } })).status, 401);
  });

  test('of some orgs know no external client app, which leaves no row [general-host-closed]', async (context) => {
    const org = await completeOrg(context, { scenario: 'logins:general-hosts-closed' });
    assert.equal(await at(org, 'login.salesforce.com'), 'app_not_found');
    assert.equal((await connect(org).query(`SELECT COUNT() FROM LoginHistory WHERE UserId = '${org.store.integrationUserId}'`)).totalSize, 0);
    assert.equal(await at(org, org.hosts.api), 'Bearer');
  });

  test('of a government cloud know nobody, and My Domain takes their audience [general-host-knows-nobody]', async (context) => {
    const org = await completeOrg(context, { scenario: 'logins:general-hosts-know-nobody' });
    assert.equal(await at(org, 'login.salesforce.com'), 'invalid_grant');
    assert.equal(await at(org, 'test.salesforce.com'), 'app_not_found');
    assert.equal((await connect(org).query(`SELECT COUNT() FROM LoginHistory WHERE UserId = '${org.store.integrationUserId}'`)).totalSize, 0);
    assert.equal(await at(org, org.hosts.api), 'Bearer');
  });
});

test('an org takes its own My Domain as audience, or does not [jwt-audience] [jwt-own-audience-refused]', async (context) => {
  const ofIts = (org) => token(org, assertion(org, { aud: `https://${org.hosts.api}` }));
  assert.equal((await ofIts(await completeOrg(context))).status, 200);
  const org = await completeOrg(context, { scenario: 'logins:own-audience-refused' });
  const { status, error_description: words } = await ofIts(org);
  assert.deepEqual([status, words], [400, 'audience is invalid']);
  assert.equal((await lastLogin(org)).Status, 'Failed: Audience Invalid');
  assert.equal((await token(org, assertion(org))).status, 200);
});

test('orgs with other login histories are right in all but that [org-logins]', async (context) => {
  const org = await completeOrg(context, { scenario: 'logins:same-label-app' });
  const { records } = await connect(org).query("SELECT DeveloperName FROM ExternalClientApplication WHERE MasterLabel = 'WxCC - SCV' ORDER BY DeveloperName");
  assert.deepEqual(records.map(({ DeveloperName }) => DeveloperName), ['WxCC_SCV', 'WxCC_SCV_Trial']);
  assert.equal((await token(org, assertion(org))).status, 200);
});

test('a user who may use the API alone opens no page, with whatever session [pages-api-only]', async (context) => {
  const org = await orgFor(context);
  const open = org.sessions.open('setup', org.store.adminId);
  const page = async () => (await visit(org, 'setup', '/nothing/here', { cookie: `sid=${open}` })).status;
  assert.equal(await page(), 404);
  const [profile] = org.store.find('Profile', { Name: 'System Administrator' });
  org.store.update('Profile', profile.Id, { PermissionsApiUserOnly: true }, 'system');
  assert.equal(await page(), 302);
  assert.match((await visit(org, 'api', '/secur/login', { method: 'POST', body: 'startURL=' })).body, /Your login attempt has failed/);
  const { records } = await connect(org).query('SELECT Status FROM LoginHistory');
  assert.deepEqual(records.map(({ Status }) => Status), ['Failed: API-only user']);
});

test('switching an app to approved users shuts out who had approved it alone [app-switch]', async (context) => {
  const org = await completeOrg(context, { propagationMs: 60_000 });
  const { store } = org;
  const later = Date.now() + 120_000;
  store.clock = () => later;
  const policy = (permittedUsersPolicyType) => changeApp(store, 'ExtlClntAppOauthConfigurablePolicies', { permittedUsersPolicyType });
  policy('AllSelfAuthorized');
  const settled = later + 120_000;
  store.clock = () => settled;
  const app = store.effectiveApp(store.consumer(guide.app.apiName).key);
  assert.equal(app.permittedUsers, 'AllSelfAuthorized');
  const [agent] = store.find('User', { Alias: 'sserv' });
  const stranger = org.sessions.open('api', agent.Id, { scopes: ['Api'], app });
  const approved = org.sessions.open('api', store.integrationUserId, { scopes: ['Api'], app });
  const status = async (sid) => (await get(org, '/services/data/v67.0/limits', { sid })).status;
  policy('AdminApprovedPreAuthorized');
  assert.deepEqual([await status(stranger), await status(approved)], [200, 200], 'within the propagation time');
  store.clock = () => settled + 60_001;
  assert.deepEqual([await status(stranger), await status(approved)], [401, 200]);
  store.removeMetadata('ExternalClientApplication', guide.app.apiName, 'system');
  store.clock = () => settled + 120_002;
  assert.equal(await status(approved), 401);
});
