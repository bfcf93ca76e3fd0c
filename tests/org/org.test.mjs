/**
 * The stand-in org judged by clients that nobody here wrote: jsforce drives the
 * API, jsonwebtoken signs with keys of openssl. Logins are refused for each
 * wrong fact that matters to them, and for no other.
 */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import jsforce from 'jsforce';
import jwt from 'jsonwebtoken';
import { makePair } from './certificates.mjs';
import { startOrg } from './org.mjs';
import { guide, wrongFacts } from './scenarios.mjs';

const version = '67.0';
const pair = makePair();
const appTypes = ['ExternalClientApplication', 'ExtlClntAppOauthSettings', 'ExtlClntAppGlobalOauthSettings', 'ExtlClntAppOauthConfigurablePolicies', 'ExtlClntAppConfigurablePolicies'];

function connect(org, accessToken = org.adminSid) {
  return new jsforce.Connection({ instanceUrl: `http://127.0.0.1:${org.httpPort}`, accessToken, version });
}

function get(org, path, { sid = org.adminSid, ...options } = {}) {
  return fetch(`http://127.0.0.1:${org.httpPort}${path}`, { redirect: 'manual', ...options, headers: { ...(sid ? { authorization: `Bearer ${sid}` } : {}), ...options.headers } });
}

/** Starts an org for one test and closes it with the test. */
async function orgFor(context, options) {
  const org = await startOrg(options);
  context.after(() => org.close());
  return org;
}

function assertion(org, { key = pair.privateKeyPem, iss = org.store.consumer(guide.app.apiName)?.key, sub = 'scv.integration@acme.example', aud = 'https://login.salesforce.com', expiresIn = 180, ...rest } = {}) {
  return jwt.sign({ ...rest }, key, { algorithm: 'RS256', issuer: iss, subject: sub, audience: aud, expiresIn });
}

async function token(org, text) {
  const response = await fetch(`http://127.0.0.1:${org.httpPort}/services/oauth2/token`, {
    method: 'POST', body: new URLSearchParams({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion: text }),
  });
  return { status: response.status, ...(await response.json()) };
}

describe('jsforce drives the API', () => {
  let org;
  let connection;
  before(async () => {
    org = await startOrg();
    connection = connect(org);
  });
  after(() => org.close());

  test('the version list needs no session, everything else does', async () => {
    const list = await (await get(org, '/services/data/', { sid: null })).json();
    assert.deepEqual(list.at(-1), { label: "Summer '26", url: '/services/data/v67.0', version: '67.0' });
    const refused = await get(org, '/services/data/v67.0/limits', { sid: null });
    assert.equal(refused.status, 401);
    assert.deepEqual(await refused.json(), [{ message: 'Session expired or invalid', errorCode: 'INVALID_SESSION_ID' }]);
    const root = await get(org, '//services/data/v67.0/');
    assert.match((await root.json()).identity, /^https:\/\/login\.salesforce\.com\/id\/00D\w{15}\/005\w{15}$/);
    assert.match(root.headers.get('sforce-limit-info'), /^api-usage=\d+\/15000$/);
    assert.equal((await get(org, '/services/data/v99.0/limits')).status, 404);
  });

  test('describe shows the true fields with what may be written', async () => {
    const { fields, childRelationships } = await connection.sobject('PermissionSet').describe();
    const field = (name) => fields.find((candidate) => candidate.name === name);
    assert.ok(fields.length > 500);
    assert.equal(field('PermissionsApexRestServices').label, 'Apex REST Services');
    assert.deepEqual([field('LicenseId').createable, field('LicenseId').updateable], [true, false]);
    assert.ok(childRelationships.some(({ relationshipName }) => relationshipName === 'SetupEntityAccessItems'));
    const access = await connection.sobject('SetupEntityAccess').describe();
    assert.equal(access.fields.find(({ name }) => name === 'SetupEntityType').createable, false);
    const global = await connection.describeGlobal();
    assert.ok(global.sobjects.some(({ name }) => name === 'ExternalClientApplication'));
    await assert.rejects(connection.sobject('Nonsense').describe(), { errorCode: 'NOT_FOUND' });
  });

  test('a permission set is created, changed, read and deleted by Salesforce\'s rules', async () => {
    const sets = connection.sobject('PermissionSet');
    const { id, success } = await sets.create({ Name: 'Made_By_Test', Label: 'Made by test', PermissionsApiEnabled: true });
    assert.ok(success && id.startsWith('0PS') && id.length === 18);
    await assert.rejects(sets.create({ Name: 'made_by_test', Label: 'Twice' }), { errorCode: 'DUPLICATE_DEVELOPER_NAME' });
    await assert.rejects(sets.create({ Name: 'Two__Underscores', Label: 'x' }), { errorCode: 'INVALID_INPUT' });
    await assert.rejects(sets.create({ Label: 'x' }), { errorCode: 'REQUIRED_FIELD_MISSING' });
    await assert.rejects(sets.create({ Name: 'X', Label: 'x', Nonsense: 1 }), { errorCode: 'INVALID_FIELD' });
    await assert.rejects(sets.update({ Id: id, LicenseId: null }), { errorCode: 'INVALID_FIELD_FOR_INSERT_UPDATE' });
    await sets.update({ Id: id, PermissionsApexRestServices: true });
    assert.equal((await sets.retrieve(id)).PermissionsApexRestServices, true);
    await sets.destroy(id);
    await assert.rejects(sets.retrieve(id), { errorCode: 'NOT_FOUND' });
  });

  test('class access and assignment are rows with rules of their own', async () => {
    const { id } = await connection.sobject('PermissionSet').create({ Name: 'For_Access', Label: 'For access', PermissionsAuthorApex: true, PermissionsModifyMetadata: true, PermissionsViewSetup: true });
    const { records: [apexClass] } = await connection.query("SELECT Id FROM ApexClass WHERE NamespacePrefix = 'cnxscv' AND Name = 'ServiceRouting'");
    const access = { ParentId: id, SetupEntityId: apexClass.Id };
    await assert.rejects(connection.sobject('SetupEntityAccess').create({ ...access, SetupEntityType: 'ApexClass' }), { errorCode: 'INVALID_FIELD_FOR_INSERT_UPDATE' });
    await connection.sobject('SetupEntityAccess').create(access);
    await assert.rejects(connection.sobject('SetupEntityAccess').create(access), { errorCode: 'DUPLICATE_VALUE' });
    const { records } = await connection.query(`SELECT SetupEntityType, Parent.Name FROM SetupEntityAccess WHERE ParentId = '${id.slice(0, 15)}'`);
    assert.deepEqual(records.map((row) => [row.SetupEntityType, row.Parent.Name]), [['ApexClass', 'For_Access']]);
    const assignments = connection.sobject('PermissionSetAssignment');
    const license = org.store.find('PermissionSetLicenseAssign', { AssigneeId: org.store.integrationUserId })[0];
    await connection.sobject('PermissionSetLicenseAssign').destroy(license.Id);
    await assert.rejects(assignments.create({ AssigneeId: org.store.integrationUserId, PermissionSetId: id }), /The user license doesn't allow the permission: .*Author Apex/);
    await connection.sobject('PermissionSetLicenseAssign').create({ AssigneeId: license.AssigneeId, PermissionSetLicenseId: license.PermissionSetLicenseId });
    assert.ok((await assignments.create({ AssigneeId: org.store.integrationUserId, PermissionSetId: id })).success);
    await assert.rejects(connection.sobject('PermissionSet').destroy(id), { errorCode: 'DELETE_FAILED' });
  });

  test('SOQL: parents, children, semi-joins, counts, refusals', async () => {
    const one = async (soql) => (await connection.query(soql)).records;
    assert.equal((await connection.query('SELECT COUNT() FROM User')).totalSize, 3);
    const [set] = await one("SELECT Id, License.Name, (SELECT Assignee.Username FROM Assignments) FROM PermissionSet WHERE Name = 'report_readers'");
    assert.equal(set.License, null);
    assert.equal(set.Assignments.records[0].Assignee.Username, 'sam.service@acme.example');
    assert.deepEqual((await one("SELECT Alias FROM User WHERE Id IN (SELECT AssigneeId FROM PermissionSetAssignment WHERE PermissionSet.Name LIKE 'Report\\_%')")).map(({ Alias }) => Alias), ['sserv']);
    assert.deepEqual((await one("SELECT Alias FROM User WHERE NOT (Alias = 'sserv' OR Alias = 'aadmin') ORDER BY Alias")).map(({ Alias }) => Alias), ['scvint']);
    assert.deepEqual((await one('SELECT Profile.UserLicense.Name, COUNT(Id) n FROM User GROUP BY Profile.UserLicense.Name')).map(({ n }) => n).sort(), [1, 2]);
    assert.ok(Object.keys((await one('SELECT FIELDS(ALL) FROM PermissionSet LIMIT 1'))[0]).length > 500);
    for (const [soql, errorCode] of [
      ['SELECT Id, Nonsense FROM User', 'INVALID_FIELD'],
      ['SELECT Nonsense.Name FROM User', 'INVALID_FIELD'],
      ['SELECT Id FROM Nonsense', 'INVALID_TYPE'],
      ['SELECT Id FROM ExtlClntAppGlobalOauthSettings', 'INVALID_TYPE'],
      ["SELECT Id FROM User WHERE IsActive = 'true'", 'INVALID_FIELD'],
      ["SELECT Id FROM User WHERE Id = 'abc'", 'INVALID_QUERY_FILTER_OPERATOR'],
      ["SELECT Id FROM User WHERE Alias = 'a' AND Alias = 'b' OR Alias = 'c'", 'MALFORMED_QUERY'],
      ['SELECT FIELDS(ALL) FROM User', 'MALFORMED_QUERY'],
      ['SELECT FROM User', 'MALFORMED_QUERY'],
    ]) await assert.rejects(connection.query(soql), { errorCode }, soql);
    assert.equal((await connection.tooling.query("SELECT Id FROM ApexClass WHERE NamespacePrefix = 'cnxscv'")).totalSize, 5);
    await assert.rejects(connection.tooling.query('SELECT Id FROM ExternalClientApplication'), { errorCode: 'INVALID_TYPE' });
  });

  test('long results come in portions', async () => {
    for (let index = 0; index < 450; index += 1) org.store.put('LoginHistory', { UserId: org.store.adminId, LoginTime: org.store.now(), LoginType: 'Application', Status: 'Success' });
    const first = await connection.query('SELECT Id FROM LoginHistory', { headers: { 'Sforce-Query-Options': 'batchSize=200' } });
    assert.deepEqual([first.records.length, first.done, first.totalSize], [200, false, 450]);
    const rest = await connection.queryMore(first.nextRecordsUrl);
    assert.deepEqual([rest.records.length, rest.done], [250, true]);
    await assert.rejects(connection.queryMore('0r8none-200'), { errorCode: 'INVALID_QUERY_LOCATOR' });
  });

  test('a batch answers each of its requests', async () => {
    const response = await get(org, '/services/data/v67.0/composite/batch', {
      method: 'POST', headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ batchRequests: [{ method: 'GET', url: 'v67.0/query?q=SELECT+COUNT()+FROM+User' }, { method: 'GET', url: '/services/data/v67.0/sobjects/Nonsense/describe' }] }),
    });
    const { hasErrors, results } = await response.json();
    assert.equal(hasErrors, true);
    assert.deepEqual(results.map(({ statusCode }) => statusCode), [200, 404]);
    assert.equal(results[0].result.totalSize, 3);
  });

  test('the running user sees what he may and no more', async (context) => {
    const org = await orgFor(context);
    const connection = connect(org);
    const sid = org.newSession('scv.integration@acme.example');
    const integration = connect(org, sid);
    assert.equal((await integration.query("SELECT Username FROM User WHERE Alias = 'scvint'")).totalSize, 1);
    await assert.rejects(integration.query('SELECT Id FROM Organization'), { errorCode: 'INVALID_TYPE' });
    await assert.rejects(integration.sobject('PermissionSet').create({ Name: 'X', Label: 'X' }), { errorCode: 'NOT_FOUND' });
    const { records } = await connection.query('SELECT PermissionsExternalClientAppDeveloper, PermissionsApiUserOnly FROM UserPermissionAccess');
    assert.deepEqual(records.map((row) => [row.PermissionsExternalClientAppDeveloper, row.PermissionsApiUserOnly]), [[true, false]]);
    org.store.update('Profile', org.store.find('Profile', { Name: 'SCV Integration' })[0].Id, { PermissionsApiEnabled: false }, 'system');
    await assert.rejects(integration.query('SELECT Id FROM User'), { errorCode: 'API_DISABLED_FOR_ORG' });
  });
});

describe('the metadata of an app', () => {
  let org;
  let connection;
  before(async () => {
    org = await startOrg({ scenario: 'complete', certificatePem: pair.certificatePem });
    connection = connect(org);
  });
  after(() => org.close());

  test('jsforce lists and reads every component', async () => {
    const described = await connection.metadata.describe();
    assert.deepEqual(described.metadataObjects.map(({ xmlName }) => xmlName).sort(), [...appTypes].sort());
    for (const type of appTypes) {
      const list = await connection.metadata.list([{ type }], version);
      const [mine] = list.filter(({ fullName }) => fullName.startsWith(guide.app.apiName));
      assert.equal(list.length, 2, type);
      const body = await connection.metadata.read(type, mine.fullName);
      assert.equal(body.fullName, mine.fullName);
      if (type === 'ExtlClntAppGlobalOauthSettings') {
        assert.equal(body.certificate, pair.certificatePem.trim());
        assert.match(body.consumerKey, /^3MVG9.{80}$/);
        assert.match(body.consumerSecret, /^[0-9A-F]{64}$/);
        assert.deepEqual([body.isConsumerSecretOptional, body.isPkceRequired], ['true', 'true']);
      }
    }
    assert.deepEqual(await connection.metadata.read('ExternalClientApplication', 'Nobody'), {});
    await assert.rejects(connection.metadata.list(appTypes.slice(0, 4).map((type) => ({ type })), version), /EXCEEDED_ID_LIMIT/);
    await assert.rejects(connection.metadata.read('Nonsense', 'x'), /INVALID_TYPE/);
    await assert.rejects(connect(org, '00D!none').metadata.list([{ type: appTypes[0] }], version), /INVALID_SESSION_ID/);
  });

  test('the objects and the permission set rows show the same facts', async () => {
    const { records: [app] } = await connection.query(`SELECT Id, MasterLabel, ContactEmail, DistributionState FROM ExternalClientApplication WHERE DeveloperName = '${guide.app.apiName}'`);
    assert.deepEqual([app.MasterLabel, app.ContactEmail, app.DistributionState], ['WxCC - SCV', 'ada.admin@acme.example', 'Local']);
    const { records: [scopes] } = await connection.query(`SELECT OauthScopesAPI, OauthScopesREFRESH_TOKEN, OauthScopesFULL FROM ExtlClntAppOauthSettings WHERE ExternalClientApplicationId = '${app.Id}'`);
    assert.deepEqual([scopes.OauthScopesAPI, scopes.OauthScopesREFRESH_TOKEN, scopes.OauthScopesFULL], [true, true, false]);
    const { records: [policy] } = await connection.query(`SELECT DeveloperName, PermittedUsersPolicyType, RefreshTokenPolicyType, IpRelaxationPolicyType FROM ExtlClntAppOauthPlcyCnfg WHERE ExternalClientApplicationId = '${app.Id}'`);
    assert.deepEqual([policy.PermittedUsersPolicyType, policy.RefreshTokenPolicyType, policy.IpRelaxationPolicyType], ['AdminApprovedPreAuthorized', 'Zero', 'Enforce']);
    const links = `SELECT Id, Parent.Name FROM SetupEntityAccess WHERE SetupEntityType = 'ExternalClientApplication' AND SetupEntityId = '${app.Id}'`;
    const { records: [row] } = await connection.query(links);
    assert.equal(row.Parent.Name, guide.permissionSet.Name);
    const read = async () => (await connection.metadata.read('ExtlClntAppOauthConfigurablePolicies', policy.DeveloperName)).commaSeparatedPermissionSet;
    assert.equal(await read(), guide.permissionSet.Name);
    await connection.sobject('SetupEntityAccess').destroy(row.Id);
    assert.equal(await read(), undefined);
    const body = org.store.readMetadata('ExtlClntAppOauthConfigurablePolicies', policy.DeveloperName);
    await connection.metadata.upsert('ExtlClntAppOauthConfigurablePolicies', { ...body, commaSeparatedPermissionSet: guide.permissionSet.Name });
    assert.equal((await connection.query(links)).totalSize, 1);
  });

  test('writing is declarative and refuses what the org refuses', async () => {
    const type = 'ExtlClntAppGlobalOauthSettings';
    const fullName = `${guide.app.apiName}_glbloauth`;
    const whole = { fullName, externalClientApplication: guide.app.apiName, callbackUrl: guide.callbackUrl, isConsumerSecretOptional: true, certificate: pair.certificatePem };
    const { certificate, ...without } = whole;
    const key = org.store.consumer(guide.app.apiName).key;
    assert.equal((await connection.metadata.upsert(type, without)).success, true);
    const cleared = await connection.metadata.read(type, fullName);
    assert.deepEqual([cleared.certificate, cleared.consumerKey, cleared.label], [undefined, key, undefined]);
    await assert.rejects(connection.metadata.upsert(type, { ...whole, nonsense: 'x' }), /Element .*nonsense invalid at this location/);
    await assert.rejects(connection.metadata.upsert('ExtlClntAppConfigurablePolicies', { fullName: 'X', externalClientApplication: guide.app.apiName, isEnabled: true, startPage: 'Nowhere' }), /not a valid value for the enum 'ExtlClntAppStartPage'/);
    const refused = async (written, body) => {
      const { success, errors } = await connection.metadata.upsert(written, body);
      assert.equal(success, false);
      return errors[0].statusCode;
    };
    const small = makePair({ bits: 1024 }).certificatePem;
    assert.equal(await refused(type, { ...whole, certificate: small }), 'INVALID_CERTIFICATE');
    assert.equal(await refused(type, { ...whole, certificate: certificate.replace(/-----.*-----\n/g, '') }), 'INVALID_CERTIFICATE');
    assert.equal(await refused(type, { ...whole, callbackUrl: 'http://example.com/' }), 'INVALID_URL');
    assert.equal(await refused('ExtlClntAppOauthSettings', { fullName: `${guide.app.apiName}_oauth`, externalClientApplication: guide.app.apiName, commaSeparatedOauthScopes: 'api' }), 'INVALID_OAUTH_SCOPE');
    assert.equal(await refused('ExtlClntAppOauthConfigurablePolicies', { fullName: 'Second_policy', externalClientApplication: guide.app.apiName }), 'DUPLICATE_VALUE');
    assert.equal(await refused('ExtlClntAppConfigurablePolicies', { fullName: 'X', externalClientApplication: 'Nobody', isEnabled: true }), 'INVALID_CROSS_REFERENCE_KEY');
    assert.equal((await connection.metadata.upsert(type, whole)).success, true);
  });

  test('an app made by metadata gets its policies from the org', async () => {
    const name = 'Made_By_Test';
    const label = 'Made by test';
    await connection.metadata.upsert('ExternalClientApplication', { fullName: name, contactEmail: 'a@acme.example', distributionState: 'Local', label });
    const global = { fullName: `${name}_glb`, externalClientApplication: name, callbackUrl: guide.callbackUrl, certificate: pair.certificatePem };
    assert.equal((await connection.metadata.upsert('ExtlClntAppGlobalOauthSettings', global)).errors[0].statusCode, 'FIELD_INTEGRITY_EXCEPTION');
    await connection.metadata.upsert('ExtlClntAppOauthSettings', { fullName: `${name}_o`, externalClientApplication: name, commaSeparatedOauthScopes: 'Api,RefreshToken' });
    assert.equal((await connection.metadata.upsert('ExtlClntAppGlobalOauthSettings', global)).success, true);
    const { records: [policy] } = await connection.query(`SELECT PermittedUsersPolicyType, RefreshTokenPolicyType, RefreshTokenValidityPeriod FROM ExtlClntAppOauthPlcyCnfg WHERE ExternalClientApplication.DeveloperName = '${name}'`);
    assert.deepEqual([policy.PermittedUsersPolicyType, policy.RefreshTokenPolicyType, policy.RefreshTokenValidityPeriod], ['AllSelfAuthorized', 'SpecificLifetime', 365]);
    assert.equal((await connection.metadata.delete('ExternalClientApplication', name)).success, true);
    assert.equal((await connection.query(`SELECT Id FROM ExternalClientApplication WHERE DeveloperName = '${name}'`)).totalSize, 0);
  });
});

describe('the JWT login', () => {
  test('is granted on a complete org, works as the integration user, and ends with revocation', async (context) => {
    const org = await orgFor(context, { scenario: 'complete', certificatePem: pair.certificatePem });
    const answer = await token(org, assertion(org));
    assert.equal(answer.status, 200);
    assert.equal(answer.token_type, 'Bearer');
    assert.equal(answer.instance_url, 'https://acme.my.salesforce.com');
    assert.equal(answer.scope, 'api refresh_token');
    assert.equal(answer.id, `https://login.salesforce.com/id/${org.store.orgId}/${org.store.integrationUserId}`);
    const connection = connect(org, answer.access_token);
    assert.equal((await connection.query("SELECT Id FROM User WHERE Username = 'scv.integration@acme.example'")).records[0].Id, org.store.integrationUserId);
    assert.equal((await get(org, '/services/oauth2/userinfo', { sid: answer.access_token })).status, 403);
    const revoke = () => get(org, '/services/oauth2/revoke', { sid: null, method: 'POST', body: new URLSearchParams({ token: answer.access_token }) });
    assert.equal((await revoke()).status, 200);
    assert.equal((await revoke()).status, 400);
    assert.equal((await get(org, '/services/data/v67.0/limits', { sid: answer.access_token })).status, 401);
    const { records } = await connect(org).query(`SELECT Status, Application, LoginType FROM LoginHistory WHERE UserId = '${org.store.integrationUserId}'`);
    assert.deepEqual(records.map((row) => [row.Status, row.Application, row.LoginType]), [['Success', 'WxCC - SCV', 'Remote Access 2.0']]);
  });

  test('is refused for a wrong assertion, in the words of the org', async (context) => {
    const org = await orgFor(context, { scenario: 'complete', certificatePem: pair.certificatePem });
    const refusals = [
      [{ iss: '3MVG9nobody' }, 'invalid_client_id', 'client identifier invalid'],
      [{ key: makePair().privateKeyPem }, 'invalid_grant', 'invalid assertion'],
      [{ aud: 'https://test.salesforce.com' }, 'invalid_grant', 'audience is invalid'],
      [{ expiresIn: -10 }, 'invalid_grant', 'expired authorization code'],
      [{ sub: 'integration-mailbox@acme.example' }, 'invalid_grant', "user hasn't approved this consumer"],
      [{ sub: 'sam.service@acme.example' }, 'invalid_app_access', 'user is not admin approved to access this app'],
    ];
    for (const [options, error, description] of refusals) {
      const answer = await token(org, assertion(org, options));
      assert.deepEqual([answer.status, answer.error, answer.error_description], [400, error, description]);
    }
    assert.equal((await token(org, 'not.a.token')).error_description, 'invalid assertion');
    assert.equal((await token(org, jwt.sign({}, 'secret', { algorithm: 'HS256', issuer: org.store.consumer(guide.app.apiName).key }))).error_description, 'invalid assertion');
    assert.equal((await token(org, assertion(org, { aud: 'https://acme.my.salesforce.com' }))).status, 200);
    assert.equal((await token(org, assertion(org, { expiresIn: 400_000_000 }))).status, 200);
    const [login] = org.store.find('UserLogin', { UserId: org.store.integrationUserId });
    org.store.set('UserLogin', login.Id, { IsFrozen: true });
    assert.equal((await token(org, assertion(org))).error, 'invalid_grant');
    org.store.set('UserLogin', login.Id, { IsFrozen: false });
    org.store.update('User', org.store.integrationUserId, { IsActive: false }, 'system');
    assert.equal((await token(org, assertion(org))).error_description, 'user is inactive');
    const { records } = await connect(org).query(`SELECT Status FROM LoginHistory WHERE UserId = '${org.store.integrationUserId}' AND Status LIKE 'Failed%'`);
    assert.ok(records.length >= 5);
  });

  const refusedFor = {
    'permission-set-session-activation': ['invalid_app_access', 'user is not admin approved to access this app'],
    'scope-missing': ['invalid_request', 'refresh_token scope is required and the connected app should be installed and preauthorized'],
    'certificate-other': ['invalid_grant', 'invalid assertion'],
    'certificate-missing': ['invalid_grant', 'invalid assertion'],
    'self-authorize': ['invalid_grant', "user hasn't approved this consumer"],
    'app-permission-set-missing': ['invalid_app_access', 'user is not admin approved to access this app'],
    'assignment-missing': ['invalid_app_access', 'user is not admin approved to access this app'],
    'assignment-expired': ['invalid_app_access', 'user is not admin approved to access this app'],
    'app-disabled': ['OAUTH_APP_BLOCKED', 'this app is blocked by admin'],
    'oauth-plugin-disabled': ['OAUTH_APP_BLOCKED', 'this app is blocked by admin'],
  };
  for (const fact of wrongFacts) {
    test(`${refusedFor[fact] ? 'is refused' : 'is granted'} with wrong:${fact}`, async (context) => {
      const org = await orgFor(context, { scenario: `wrong:${fact}`, certificatePem: pair.certificatePem });
      const answer = await token(org, assertion(org, { key: org.keyPair?.privateKeyPem ?? pair.privateKeyPem }));
      assert.deepEqual([answer.error, answer.error_description], refusedFor[fact] ?? [undefined, undefined]);
    });
  }

  test('an expired certificate can be made to count', async (context) => {
    const org = await orgFor(context, { scenario: 'wrong:certificate-expired', expiredCertificate: 'refused' });
    assert.equal((await token(org, assertion(org, { key: org.keyPair.privateKeyPem }))).error_description, 'invalid assertion');
  });

  test('within the propagation time the state before the last change rules', async (context) => {
    const org = await orgFor(context, { scenario: 'complete', certificatePem: pair.certificatePem, propagationMs: 3_600_000 });
    assert.equal((await token(org, assertion(org))).status, 200);
    const fullName = org.store.listMetadata('ExtlClntAppConfigurablePolicies').find((row) => row.fullName.startsWith(guide.app.apiName)).fullName;
    const body = org.store.readMetadata('ExtlClntAppConfigurablePolicies', fullName);
    org.store.upsertMetadata('ExtlClntAppConfigurablePolicies', fullName, { ...body, isEnabled: false }, org.store.adminId);
    assert.equal((await token(org, assertion(org))).status, 200);
    const later = Date.now() + 3_600_001;
    org.store.clock = () => later;
    assert.equal((await token(org, assertion(org, { expiresIn: 7200 }))).error, 'OAUTH_APP_BLOCKED');
    org.store.createExternalClientApp({ label: 'New', apiName: 'New', contactEmail: 'a@acme.example', oauth: { callbackUrl: guide.callbackUrl, scopes: guide.scopes, certificatePem: pair.certificatePem } }, org.store.adminId);
    assert.equal((await token(org, assertion(org, { iss: org.store.consumer('New').key, expiresIn: 7200 }))).error, 'invalid_client_id');
  });

  test('a sandbox has its own hosts and audience', async (context) => {
    const org = await orgFor(context, { scenario: 'sandbox' });
    assert.equal(org.hosts.setup, 'acme--uat.sandbox.my.salesforce-setup.com');
    assert.equal((await connect(org).query('SELECT IsSandbox FROM Organization')).records[0].IsSandbox, true);
    org.store.createExternalClientApp({ ...guide.app, contactEmail: 'a@acme.example', oauth: { callbackUrl: guide.callbackUrl, scopes: guide.scopes, certificatePem: pair.certificatePem } }, org.store.adminId);
    const sub = 'scv.integration@acme.example.uat';
    assert.equal((await token(org, assertion(org, { sub }))).error_description, 'audience is invalid');
    assert.equal((await token(org, assertion(org, { sub, aud: 'https://test.salesforce.com' }))).error_description, "user hasn't approved this consumer");
  });
});

/** Every fact of the guide as jsforce and the store show it, without ids and times. */
function factsOf({ store }) {
  const facts = {};
  const [set] = store.find('PermissionSet', { Name: guide.permissionSet.Name });
  for (const [name, value] of Object.entries(set)) {
    if (!/(Id|Date|Modstamp)$/.test(name)) facts[`set.${name}`] = value;
  }
  facts['set.license'] = set.LicenseId && store.get('UserLicense', set.LicenseId).Name;
  for (const { SetupEntityType, SetupEntityId } of store.find('SetupEntityAccess', { ParentId: set.Id })) {
    if (SetupEntityType === 'ApexClass') facts[`class.${store.get('ApexClass', SetupEntityId).Name}`] = true;
  }
  for (const { SobjectType } of store.find('ObjectPermissions', { ParentId: set.Id })) facts[`object.${SobjectType}`] = true;
  for (const { AssigneeId, IsActive } of store.find('PermissionSetAssignment', { PermissionSetId: set.Id })) facts[`assigned.${store.get('User', AssigneeId).Alias}`] = IsActive;
  for (const type of appTypes) {
    for (const { fullName } of store.listMetadata(type)) {
      if (!fullName.startsWith(guide.app.apiName)) continue;
      for (const [element, value] of Object.entries(store.readMetadata(type, fullName))) {
        if (!/consumerKey|consumerSecret|orgScoped/.test(element)) facts[`${type}.${element}`] = value;
      }
    }
  }
  return facts;
}

test('each wrong scenario differs from the complete one in its own fact alone', async (context) => {
  const complete = factsOf(await orgFor(context, { scenario: 'complete', certificatePem: pair.certificatePem }));
  // A start page of its own needs an address, and a session set is a type of its own.
  const two = new Set(['start-page', 'permission-set-session-activation']);
  for (const fact of wrongFacts) {
    const wrong = factsOf(await orgFor(context, { scenario: `wrong:${fact}`, certificatePem: pair.certificatePem }));
    const differing = [...new Set([...Object.keys(complete), ...Object.keys(wrong)])].filter((key) => complete[key] !== wrong[key]);
    assert.equal(differing.length, two.has(fact) ? 2 : 1, `${fact}: ${differing.join(', ')}`);
  }
});

describe('scenarios, sessions and faults', () => {
  test('orgs without package, seats or rights', async (context) => {
    const bare = connect(await orgFor(context, { scenario: 'no-package' }));
    assert.equal((await bare.query("SELECT Id FROM ApexClass WHERE NamespacePrefix = 'cnxscv'")).totalSize, 0);
    assert.equal((await bare.query('SELECT Id FROM PackageLicense')).totalSize, 0);
    const full = await orgFor(context, { scenario: 'no-seats' });
    const { records: [license] } = await connect(full).query("SELECT TotalLicenses, UsedLicenses FROM UserLicense WHERE Name = 'Salesforce Integration'");
    assert.equal(license.TotalLicenses, license.UsedLicenses);
    const user = full.store.get('User', full.store.integrationUserId);
    const { LastName, Email, TimeZoneSidKey, LocaleSidKey, EmailEncodingKey, LanguageLocaleKey, ProfileId } = user;
    await assert.rejects(connect(full).sobject('User').create({ Username: 'next@acme.example', Alias: 'next', LastName, Email, TimeZoneSidKey, LocaleSidKey, EmailEncodingKey, LanguageLocaleKey, ProfileId }), { errorCode: 'LICENSE_LIMIT_EXCEEDED' });
    const few = await orgFor(context, { scenario: 'few-rights' });
    await assert.rejects(connect(few).sobject('PermissionSet').create({ Name: 'X', Label: 'X' }), { errorCode: 'INSUFFICIENT_ACCESS_OR_READONLY' });
    assert.throws(() => few.store.createExternalClientApp({ ...guide.app, contactEmail: 'a@acme.example' }, few.store.adminId), { errorCode: 'INSUFFICIENT_ACCESS_OR_READONLY' });
    const taken = await orgFor(context, { scenario: 'name-taken' });
    assert.throws(() => taken.store.createExternalClientApp({ ...guide.app, contactEmail: 'a@acme.example' }, taken.store.adminId), { errorCode: 'DUPLICATE_DEVELOPER_NAME' });
    await assert.rejects(startOrg({ scenario: 'nonsense' }), /There is no scenario "nonsense"/);
  });

  test('sessions end, and a session of pages is none of the API', async (context) => {
    const org = await orgFor(context);
    const page = await get(org, '/services/data/v67.0/limits', { sid: org.sessions.open('setup', org.store.adminId) });
    assert.deepEqual([page.status, (await page.json())[0].message], [401, 'This session is not valid for use with the REST API']);
    org.expireSessions();
    assert.equal((await get(org, '/services/data/v67.0/limits')).status, 401);
    assert.equal((await get(org, '/services/data/v67.0/limits', { sid: org.newSession() })).status, 200);
    const expired = await orgFor(context, { scenario: 'session-expired' });
    assert.equal((await get(expired, '/services/data/v67.0/limits')).status, 401);
  });

  test('the log of requests holds no secret', async (context) => {
    const org = await orgFor(context);
    await connect(org).query('SELECT Id FROM User');
    const [entry] = org.requests;
    assert.deepEqual([entry.operation, entry.method, entry.sid, entry.status], ['query', 'GET', true, 200]);
    assert.ok(!JSON.stringify(org.requests).includes(org.adminSid));
  });

  test('faults strike the next matching request and leave no trace', async (context) => {
    const org = await orgFor(context);
    const limits = () => get(org, '/services/data/v67.0/limits');
    org.fault({ operation: 'limits', kind: 'status', status: 403, errorCode: 'REQUEST_LIMIT_EXCEEDED', message: 'TotalRequests Limit exceeded.' });
    assert.deepEqual([(await get(org, '/services/data/')).status, (await limits()).status, (await limits()).status], [200, 403, 200]);
    org.fault({ operation: /^limits/, kind: 'html' });
    assert.match(await (await limits()).text(), /Down for Maintenance/);
    org.fault({ operation: 'limits', kind: 'truncated' });
    await assert.rejects(async () => (await limits()).json());
    org.fault({ operation: 'limits', kind: 'drop' });
    await assert.rejects(limits());
    org.fault({ operation: 'sobject.create', kind: 'status', status: 503 });
    await assert.rejects(connect(org).sobject('PermissionSet').create({ Name: 'X', Label: 'X' }));
    assert.equal(org.store.find('PermissionSet', { Name: 'X' }).length, 0);
    org.fault({ operation: 'soap:listMetadata', kind: 'status', errorCode: 'SERVER_UNAVAILABLE', message: 'busy' });
    await assert.rejects(connect(org).metadata.list([{ type: appTypes[0] }], version), /SERVER_UNAVAILABLE/);
    assert.throws(() => org.fault({ kind: 'nonsense' }), /no fault of the kind/);
  });
});
