/**
 * The stand-in org judged by a client that nobody here wrote: jsforce drives
 * describe, records, queries and metadata, and meets the refusals.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { after, before, describe, test } from 'node:test';
import jsforce from 'jsforce';
import { makePair } from './certificates.mjs';
import { connect, get, orgFor, pair, version, visit } from './clients.mjs';
import { startOrg } from './org.mjs';
import { guide, makeIntegrationUser } from './scenarios/scenarios.mjs';

const appTypes = ['ExternalClientApplication', 'ExtlClntAppOauthSettings', 'ExtlClntAppGlobalOauthSettings', 'ExtlClntAppOauthConfigurablePolicies', 'ExtlClntAppConfigurablePolicies'];

describe('jsforce drives the API', () => {
  let org;
  let connection;
  before(async () => {
    org = await startOrg({ pages: false });
    makeIntegrationUser(org.store);
    connection = connect(org);
  });
  after(() => org.close());

  test('the version list needs no session, everything else does [rest-versions] [rest-resources] [rest-double-slash] [rest-limits] [rest-not-found]', async () => {
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

  test('describe shows the true fields with what may be written [rest-describe] [rest-describe-labels]', async () => {
    const { fields, childRelationships } = await connection.sobject('PermissionSet').describe();
    const field = (name) => fields.find((candidate) => candidate.name === name);
    assert.ok(fields.length > 500);
    assert.deepEqual(['ApexRestServices', 'ApiUserOnly'].map((name) => field(`Permissions${name}`).label), ['Apex REST Services', 'API Only User']);
    assert.deepEqual([field('LicenseId').createable, field('LicenseId').updateable], [true, false]);
    assert.ok(childRelationships.some(({ relationshipName }) => relationshipName === 'SetupEntityAccessItems'));
    const access = await connection.sobject('SetupEntityAccess').describe();
    assert.equal(access.fields.find(({ name }) => name === 'SetupEntityType').createable, false);
    const global = await connection.describeGlobal();
    assert.ok(global.sobjects.some(({ name }) => name === 'ExternalClientApplication'));
    await assert.rejects(connection.sobject('Nonsense').describe(), { errorCode: 'NOT_FOUND' });
  });

  test('a permission set is created, changed, read and deleted by Salesforce\'s rules [permission-set-name] [permission-set-name-taken] [permission-set-license] [record-writes] [record-required] [record-unknown-field] [record-read-only-field]', async () => {
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

  test('class access and assignment are rows with rules of their own [access-type] [record-duplicate] [assignment-license] [assignment-integration-license] [permission-set-in-use]', async () => {
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

  test('SOQL: parents, children, semi-joins, counts, refusals [soql-relations] [soql-compare] [soql-unknown-name] [soql-syntax] [soql-and-or] [soql-literal] [soql-id] [soql-fields] [soql-global-settings] [soql-tooling]', async () => {
    const one = async (soql) => (await connection.query(soql)).records;
    assert.equal((await connection.query('SELECT COUNT() FROM User')).totalSize, 3);
    const [set] = await one("SELECT Id, License.Name, (SELECT Assignee.Username FROM Assignments) FROM PermissionSet WHERE Name = 'report_readers'");
    assert.equal(set.License, null);
    assert.equal(set.Assignments.records[0].Assignee.Username, 'sam.service@acme.example');
    assert.deepEqual((await one("SELECT Alias FROM User WHERE Id IN (SELECT AssigneeId FROM PermissionSetAssignment WHERE PermissionSet.Name LIKE 'Report\\_%')")).map(({ Alias }) => Alias), ['sserv']);
    assert.deepEqual((await one("SELECT Alias FROM User WHERE NOT (Alias = 'sserv' OR Alias = 'aadmin') ORDER BY Alias")).map(({ Alias }) => Alias), ['scvint']);
    assert.equal((await one("SELECT Id, Profile.UserLicense.Name FROM User WHERE Alias = 'scvint'"))[0].Profile.UserLicense.Name, 'Salesforce Integration');
    assert.deepEqual((await one('SELECT Profile.UserLicense.Name, COUNT(Id) n FROM User GROUP BY Profile.UserLicense.Name')).map(({ n }) => n).sort(), [1, 2]);
    assert.ok(Object.keys((await one('SELECT FIELDS(ALL) FROM PermissionSet LIMIT 1'))[0]).length > 500);
    assert.equal((await connection.query("SELECT COUNT() FROM PermissionSet WHERE Name = 'Report_Readers' AND Description != 'x'")).totalSize, 1, 'no value is not equal to any');
    assert.equal((await connection.query("SELECT COUNT() FROM ApexClass WHERE NamespacePrefix NOT IN ('cnxscv')")).totalSize, 3);
    assert.equal((await connection.query("SELECT COUNT() FROM ApexClass WHERE NamespacePrefix = null AND Name = 'servicerouting'")).totalSize, 1);
    assert.equal((await connection.query('SELECT COUNT() FROM User WHERE CreatedDate = LAST_N_DAYS:1 AND CreatedDate < 2100-01-01T00:00:00Z')).totalSize, 3);
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
    const { records: [installed] } = await connection.tooling.query('SELECT SubscriberPackage.NamespacePrefix, SubscriberPackageVersion.MajorVersion FROM InstalledSubscriberPackage');
    assert.deepEqual([installed.SubscriberPackage.NamespacePrefix, installed.SubscriberPackageVersion.MajorVersion], ['cnxscv', 2]);
    await assert.rejects(connection.query('SELECT Id FROM InstalledSubscriberPackage'), { errorCode: 'INVALID_TYPE' });
    await assert.rejects(connection.tooling.query('SELECT Id FROM ExternalClientApplication'), { errorCode: 'INVALID_TYPE' });
  });

  test('long results come in portions [rest-portions]', async () => {
    for (let index = 0; index < 450; index += 1) org.store.put('LoginHistory', { UserId: org.store.adminId, LoginTime: org.store.now(), LoginType: 'Application', Status: 'Success' });
    const first = await connection.query('SELECT Id FROM LoginHistory', { headers: { 'Sforce-Query-Options': 'batchSize=200' } });
    assert.deepEqual([first.records.length, first.done, first.totalSize], [200, false, 450]);
    const rest = await connection.queryMore(first.nextRecordsUrl);
    assert.deepEqual([rest.records.length, rest.done], [250, true]);
    await assert.rejects(connection.queryMore('0r8none-200'), { errorCode: 'INVALID_QUERY_LOCATOR' });
  });

  test('a batch answers each of its requests [rest-batch]', async () => {
    const response = await get(org, '/services/data/v67.0/composite/batch', {
      method: 'POST', headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ batchRequests: [{ method: 'GET', url: 'v67.0/query?q=SELECT+COUNT()+FROM+User' }, { method: 'GET', url: '/services/data/v67.0/sobjects/Nonsense/describe' }] }),
    });
    const { hasErrors, results } = await response.json();
    assert.equal(hasErrors, true);
    assert.deepEqual(results.map(({ statusCode }) => statusCode), [200, 404]);
    assert.equal(results[0].result.totalSize, 3);
  });

  test('the running user sees what he may and no more [rights-minimal-user] [rights-setup-objects] [rights-permission-access] [auth-api-enabled]', async (context) => {
    const org = await orgFor(context);
    makeIntegrationUser(org.store);
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

test('profiles own permission sets, permissions need others, and metadata needs a right [profile-own-set] [permission-dependencies] [metadata-right] [app-refresh-period] [app-start-page] [audit-trail]', async (context) => {
  const org = await orgFor(context);
  makeIntegrationUser(org.store);
  const connection = connect(org);
  const own = await connection.query("SELECT PermissionSet.Profile.Name, PermissionSet.PermissionsApiUserOnly FROM PermissionSetAssignment WHERE AssigneeId IN (SELECT Id FROM User WHERE Alias = 'scvint') AND PermissionSet.IsOwnedByProfile = true");
  assert.deepEqual(own.records.map(({ PermissionSet }) => [PermissionSet.Profile.Name, PermissionSet.PermissionsApiUserOnly]), [['SCV Integration', true]]);
  await assert.rejects(connection.sobject('PermissionSet').create({ Name: 'X', Label: 'X', PermissionsModifyAllData: true }), /Modify All Data depends on permission\(s\): View All Data/);
  await assert.rejects(connect(org, org.newSession('sam.service@acme.example')).metadata.list([{ type: appTypes[0] }], version), /INSUFFICIENT_ACCESS/);
  const policy = { fullName: 'Nightly_Export_oauthPlcy', externalClientApplication: 'Nightly_Export', refreshTokenPolicyType: 'Zero', refreshTokenValidityPeriod: 5, refreshTokenValidityUnit: 'Days' };
  assert.equal((await connection.metadata.upsert('ExtlClntAppOauthConfigurablePolicies', policy)).errors[0].statusCode, 'FIELD_INTEGRITY_EXCEPTION');
  const { fullName } = org.store.listMetadata('ExtlClntAppConfigurablePolicies')[0];
  assert.equal((await connection.metadata.read('ExtlClntAppConfigurablePolicies', fullName)).startPage, 'OAuth');
  const trail = await connection.query("SELECT Display, CreatedBy.Name FROM SetupAuditTrail WHERE Section = 'External Client Apps' LIMIT 1");
  assert.deepEqual(trail.records.map((row) => [row.Display, row.CreatedBy.Name]), [['Created ExternalClientApplication Nightly_Export', 'Ada Admin']]);
});

describe('the metadata of an app', () => {
  let org;
  let connection;
  before(async () => {
    org = await startOrg({ pages: false, scenario: 'complete', certificatePem: pair.certificatePem });
    connection = connect(org);
  });
  after(() => org.close());

  test('jsforce lists and reads every component [metadata-calls] [metadata-type] [metadata-per-call] [metadata-missing] [app-consumer-read]', async () => {
    const described = await connection.metadata.describe();
    assert.deepEqual(described.metadataObjects.map(({ xmlName }) => xmlName).sort(), [...appTypes, 'ConnectedApp', 'PermissionSet', 'Profile', 'ProfileSessionSetting'].sort());
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
    const old = new jsforce.Connection({ instanceUrl: connection.instanceUrl, accessToken: org.adminSid, version: '59.0' });
    await assert.rejects(old.metadata.read('ExtlClntAppConfigurablePolicies', 'x'), /INVALID_TYPE/);
    await assert.rejects(connect(org, '00D!none').metadata.list([{ type: appTypes[0] }], version), /INVALID_SESSION_ID/);
  });

  test('the objects and the permission set rows show the same facts [app-columns] [app-permission-set-rows] [app-permission-set-names]', async () => {
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

  test('writing is declarative and refuses what the org refuses [metadata-declarative] [metadata-fault] [app-certificate] [app-callback] [app-scopes] [app-policy-second] [app-owner]', async () => {
    const type = 'ExtlClntAppGlobalOauthSettings';
    const fullName = `${guide.app.apiName}_glbloauth`;
    const whole = { fullName, externalClientApplication: guide.app.apiName, callbackUrl: guide.callbackUrl, isConsumerSecretOptional: true, certificate: pair.certificatePem };
    const { certificate, ...without } = whole;
    const key = org.store.consumer(guide.app.apiName).key;
    assert.equal((await connection.metadata.upsert(type, without)).success, true);
    const cleared = await connection.metadata.read(type, fullName);
    assert.deepEqual([cleared.certificate, cleared.consumerKey, cleared.label], [undefined, key, undefined]);
    assert.equal((await connection.metadata.upsert(type, { ...whole, certificate: null })).success, true, 'nil is as good as left out');
    assert.equal((await connection.metadata.read(type, fullName)).certificate, undefined);
    await assert.rejects(connection.metadata.upsert(type, { ...whole, nonsense: 'x' }), /Element .*nonsense invalid at this location/);
    await assert.rejects(connection.metadata.upsert('ExtlClntAppConfigurablePolicies', { fullName: 'X', externalClientApplication: guide.app.apiName, isEnabled: true, startPage: 'Nowhere' }), /not a valid value for the enum 'ExtlClntAppStartPage'/);
    const refused = async (written, body) => {
      const { success, errors } = await connection.metadata.upsert(written, body);
      assert.equal(success, false);
      return errors[0].statusCode;
    };
    const small = makePair({ bits: 1024 }).certificatePem;
    assert.equal(await refused(type, { ...whole, certificate: small }), 'INVALID_INPUT');
    assert.equal(await refused(type, { ...whole, certificate: certificate.replace(/-----.*-----\n/g, '') }), 'INVALID_INPUT');
    assert.equal(await refused(type, { ...whole, callbackUrl: 'http://example.com/' }), 'INVALID_INPUT');
    assert.equal(await refused('ExtlClntAppOauthSettings', { fullName: `${guide.app.apiName}_oauth`, externalClientApplication: guide.app.apiName, commaSeparatedOauthScopes: 'api' }), 'INVALID_INPUT');
    assert.equal(await refused('ExtlClntAppOauthConfigurablePolicies', { fullName: 'Second_policy', externalClientApplication: guide.app.apiName }), 'DUPLICATE_VALUE');
    assert.equal(await refused('ExtlClntAppConfigurablePolicies', { fullName: 'X', externalClientApplication: 'Nobody', isEnabled: true }), 'INVALID_CROSS_REFERENCE_KEY');
    assert.equal((await connection.metadata.upsert(type, whole)).success, true);
  });

  test('an app made by metadata gets its policies from the org [app-policy-defaults] [app-settings-order]', async () => {
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

describe('scenarios, sessions and faults', () => {
  test('orgs without package, seats or rights [org-scenarios] [license-seats] [record-write-right]', async (context) => {
    const bare = connect(await orgFor(context, { scenario: 'no-package' }));
    assert.equal((await bare.query("SELECT Id FROM ApexClass WHERE NamespacePrefix = 'cnxscv'")).totalSize, 0);
    assert.equal((await bare.query('SELECT Id FROM PackageLicense')).totalSize, 0);
    const full = await orgFor(context, { scenario: 'no-seats' });
    const { records: [license] } = await connect(full).query("SELECT TotalLicenses, UsedLicenses FROM UserLicense WHERE Name = 'Salesforce Integration'");
    assert.equal(license.TotalLicenses, license.UsedLicenses);
    const [user] = full.store.find('User', { Alias: 'nightly' });
    const { LastName, Email, TimeZoneSidKey, LocaleSidKey, EmailEncodingKey, LanguageLocaleKey, ProfileId } = user;
    await assert.rejects(connect(full).sobject('User').create({ Username: 'next@acme.example', Alias: 'next', LastName, Email, TimeZoneSidKey, LocaleSidKey, EmailEncodingKey, LanguageLocaleKey, ProfileId }), { errorCode: 'LICENSE_LIMIT_EXCEEDED' });
    const few = await orgFor(context, { scenario: 'few-rights' });
    await assert.rejects(connect(few).sobject('PermissionSet').create({ Name: 'X', Label: 'X' }), { errorCode: 'INSUFFICIENT_ACCESS_OR_READONLY' });
    assert.throws(() => few.store.createExternalClientApp({ ...guide.app, contactEmail: 'a@acme.example' }, few.store.adminId), { errorCode: 'INSUFFICIENT_ACCESS_OR_READONLY' });
    const taken = await orgFor(context, { scenario: 'name-taken' });
    assert.throws(() => taken.store.createExternalClientApp({ ...guide.app, contactEmail: 'a@acme.example' }, taken.store.adminId), { errorCode: 'DUPLICATE_DEVELOPER_NAME' });
    await assert.rejects(startOrg({ scenario: 'nonsense' }), /There is no scenario "nonsense"/);
  });

  test('sessions end, and a session of pages is none of the API [auth-page-session]', async (context) => {
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

  test('faults strike the next matching request and leave no trace [fault-kinds]', async (context) => {
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
    org.fault({ operation: 'limits', kind: 'slow', ms: 150 });
    const asked = performance.now();
    assert.equal((await limits()).status, 200);
    assert.ok(performance.now() - asked > 140);
    assert.throws(() => org.fault({ kind: 'nonsense' }), /no fault of the kind/);
  });
});

describe('the doors', () => {
  const sidOf = ({ cookies }) => cookies.find((text) => text.startsWith('sid='))?.split(';')[0];
  const pathOf = ({ location }) => new URL(location).pathname + new URL(location).search;

  test('frontdoor signs in to the API host and, with another session, to Setup [door-frontdoor] [door-login]', async (context) => {
    const org = await orgFor(context);
    const front = await visit(org, 'api', `/secur/frontdoor.jsp?sid=${encodeURIComponent(org.adminSid)}&retURL=%2Flightning%2Fsetup%2FPermSets%2Fhome`);
    assert.equal(sidOf(front), `sid=${org.adminSid}`);
    assert.match(front.cookies[0], /Secure; HttpOnly/);
    assert.equal(new URL(front.location).host, org.hosts.setup);
    const door = await visit(org, 'setup', pathOf(front));
    assert.equal(door.location, '/lightning/setup/PermSets/home');
    assert.notEqual(sidOf(door), `sid=${org.adminSid}`);
    assert.equal((await get(org, '/services/data/v67.0/limits', { sid: sidOf(door).slice(4) })).status, 401);
    assert.equal((await visit(org, 'setup', pathOf(front))).location.includes('?ec=302'), true, 'a ticket serves once');
    const home = await visit(org, 'setup', '/nothing/here', { cookie: sidOf(door) });
    assert.equal(home.status, 404);
    org.signOut();
    assert.match((await visit(org, 'setup', '/nothing/here', { cookie: sidOf(door) })).location, /^https:\/\/acme\.my\.salesforce\.com\/\?ec=302&startURL=%2Fnothing%2Fhere$/);
    assert.match((await visit(org, 'api', `/secur/frontdoor.jsp?sid=${encodeURIComponent(org.adminSid)}`)).body, /Your session has ended/);
  });

  test('other hosts lead to Setup, no link leads elsewhere, and API calls belong to the API host [door-setup-host] [door-api-only] [auth-api-host]', async (context) => {
    const org = await orgFor(context);
    for (const kind of ['api', 'lightning']) {
      assert.equal((await visit(org, kind, '/lightning/setup/PermSets/home?a=1')).location, `https://${org.hosts.setup}/lightning/setup/PermSets/home?a=1`);
    }
    const away = await visit(org, 'api', `/secur/frontdoor.jsp?sid=${encodeURIComponent(org.adminSid)}&retURL=${encodeURIComponent('https://example.com/')}`);
    assert.equal(new URL(away.location).searchParams.get('startURL'), '/lightning/setup/SetupOneHome/home');
    assert.equal((await visit(org, 'setup', '/services/data/v67.0/limits')).status, 401);
    makeIntegrationUser(org.store);
    const integration = await visit(org, 'api', `/secur/frontdoor.jsp?sid=${encodeURIComponent(org.newSession('scv.integration@acme.example'))}`);
    assert.match(integration.body, /may use the API only/);
    const login = await visit(org, 'api', '/?ec=302&startURL=%2Flightning%2Fsetup%2FPermSets%2Fhome%22%3E%3Cb%3E');
    assert.ok(login.body.includes('Log In as Ada Admin') && !login.body.includes('<b>'));
    const out = await visit(org, 'api', '/secur/logout.jsp', { cookie: `sid=${org.adminSid}` });
    assert.match(out.cookies[0], /Max-Age=0/);
    assert.equal((await get(org, '/services/data/v67.0/limits')).status, 401);
  });
});

test('the command line prints one line and ends when interrupted', async () => {
  const start = (...words) => spawn(process.execPath, [fileURLToPath(new URL('./main.mjs', import.meta.url)), ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
  const wrong = start('--scenario', 'nonsense');
  assert.deepEqual(await once(wrong, 'exit'), [2, null]);
  const running = start('--scenario', 'complete');
  const [line] = await once(createInterface({ input: running.stdout }), 'line');
  const told = JSON.parse(line);
  assert.deepEqual(Object.keys(told), ['port', 'httpPort', 'scenario', 'hosts', 'adminSid', 'adminUsername', 'resolverRules', 'frontdoor', 'setupUrl']);
  assert.equal((await fetch(`http://127.0.0.1:${told.httpPort}/services/data/v67.0/limits`, { headers: { authorization: `Bearer ${told.adminSid}` } })).status, 200);
  running.kill('SIGINT');
  assert.deepEqual(await once(running, 'exit'), [0, null]);
});
