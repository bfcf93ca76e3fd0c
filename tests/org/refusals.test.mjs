/** What the org refuses, each in Salesforce's shape, asked by plain requests: what clients would never send is among it. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { assertion, connect, get, orgFor, pair, token } from './clients.mjs';
import { makePair } from './certificates.mjs';
import { startOrg } from './org.mjs';
import { guide } from './scenarios/scenarios.mjs';

const data = '/services/data/v67.0';
let org;

before(async () => { org = await startOrg({ pages: false, scenario: 'complete', certificatePem: pair.certificatePem }); });
after(() => org.close());

/** Status, code and message of an answer. */
async function ask(path, { body, ...options } = {}) {
  const response = await get(org, path, { ...options, ...(body === undefined ? {} : { body, headers: { 'content-type': 'application/json' } }) });
  const [error = {}] = [await response.json().catch(() => null)].flat();
  return { status: response.status, code: error?.errorCode, message: error?.message };
}

const post = (type, record) => ask(`${data}/sobjects/${type}`, { method: 'POST', body: JSON.stringify(record) });
const query = (soql) => ask(`${data}/query?q=${encodeURIComponent(soql)}`);
const idOf = (type, filter) => org.store.find(type, filter)[0].Id;

describe('requests', () => {
  test('that have a body which is no JSON object [rest-body]', async () => {
    for (const body of ['', '[]', '{', '"text"']) {
      assert.deepEqual(await ask(`${data}/sobjects/PermissionSet`, { method: 'POST', body }), { status: 400, code: 'JSON_PARSER_ERROR', message: 'The HTTP entity body is required, but this request has no readable JSON object' });
    }
  });

  test('that are larger than the org takes [rest-too-large]', async () => {
    assert.equal((await ask(`${data}/sobjects/PermissionSet`, { method: 'POST', body: 'x'.repeat(2_000_001) })).status, 413);
  });

  test('with a method that the resource lacks [rest-method]', async () => {
    assert.deepEqual(await ask(`${data}/query?q=x`, { method: 'POST', body: '{}' }), { status: 405, code: 'METHOD_NOT_ALLOWED', message: "HTTP Method 'POST' not allowed. Allowed are GET,HEAD" });
    assert.equal((await ask(`${data}/sobjects/User/${org.store.adminId}`, { method: 'PUT', body: '{}' })).status, 405);
  });

  test('for a query without a query [rest-query-string]', async () => {
    assert.deepEqual(await ask(`${data}/query`), { status: 400, code: 'MALFORMED_QUERY', message: 'A query string has to be specified' });
  });

  test('for single fields of a record [rest-field-list]', async () => {
    const record = await (await get(org, `${data}/sobjects/User/${org.store.adminId}?fields=Alias,Email`)).json();
    assert.deepEqual([Object.keys(record), record.Alias], [['attributes', 'Alias', 'Email'], 'aadmin']);
    assert.equal((await ask(`${data}/sobjects/User/${org.store.adminId}?fields=Alias,Nonsense`)).code, 'INVALID_FIELD');
  });

  test('that have a session in the cookie alone [auth-header]', async () => {
    assert.deepEqual(await ask(`${data}/limits`, { sid: null, headers: { cookie: `sid=${org.adminSid}` } }), { status: 401, code: 'INVALID_SESSION_ID', message: 'Session expired or invalid' });
  });

  test('of a user who was deactivated meanwhile [auth-inactive]', async (context) => {
    const other = await orgFor(context);
    const sid = other.newSession('sam.service@acme.example');
    assert.equal((await get(other, `${data}/limits`, { sid })).status, 200);
    other.store.update('User', other.store.find('User', { Alias: 'sserv' })[0].Id, { IsActive: false }, 'system');
    assert.equal((await get(other, `${data}/limits`, { sid })).status, 401);
  });

  test('for an address of OAuth that is not there [jwt-form]', async () => {
    assert.equal((await ask('/services/oauth2/nonsense', { sid: null })).status, 404);
    const form = (fields) => get(org, '/services/oauth2/token', { sid: null, method: 'POST', body: new URLSearchParams(fields) });
    assert.equal((await (await form({ grant_type: 'nonsense' })).json()).error, 'unsupported_grant_type');
  });
});

describe('records', () => {
  const user = () => ({ AssigneeId: org.store.integrationUserId });

  test('with a value of another type [record-value]', async () => {
    assert.equal((await post('PermissionSet', { Name: 'X', Label: 'X', PermissionsApiEnabled: 'perhaps' })).code, 'JSON_PARSER_ERROR');
    assert.equal((await post('PermissionSet', { Name: 'X', Label: {} })).code, 'JSON_PARSER_ERROR');
    assert.equal((await post('PermissionSet', { Name: 'X', Label: 'X', PermissionsApiEnabled: null })).code, 'INVALID_TYPE_ON_FIELD_IN_RECORD');
  });

  test('with a reference that is no id, or an id of nothing [record-id]', async () => {
    assert.equal((await post('PermissionSetAssignment', { AssigneeId: 'me' })).code, 'MALFORMED_ID');
    assert.equal((await post('PermissionSetAssignment', { AssigneeId: '005000000000000AAA' })).code, 'INVALID_CROSS_REFERENCE_KEY');
  });

  test('with a text that is too long [record-length]', async () => {
    assert.deepEqual(await post('PermissionSet', { Name: 'X', Label: 'x'.repeat(81) }), { status: 400, code: 'STRING_TOO_LONG', message: `Label: data value too large: ${'x'.repeat(81)} (max length=80)` });
  });

  test('of an object that nobody writes [record-object-read-only]', async () => {
    assert.equal((await post('ApexClass', { Name: 'X' })).code, 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY');
    const address = `${data}/sobjects/Organization/${org.store.orgId}`;
    assert.deepEqual([(await ask(address, { method: 'PATCH', body: '{}' })).status, (await ask(address, { method: 'DELETE' })).status], [405, 405]);
  });

  test('with an address that has not the form of one [email-form]', async () => {
    assert.equal((await ask(`${data}/sobjects/User/${org.store.adminId}`, { method: 'PATCH', body: JSON.stringify({ Email: 'nobody' }) })).code, 'INVALID_EMAIL_ADDRESS');
  });

  test('that grant more on an object than reading it, without reading it [object-permission-read]', async () => {
    assert.equal((await post('ObjectPermissions', { ParentId: idOf('PermissionSet', { Name: 'Report_Readers' }), SobjectType: 'Account', PermissionsCreate: true })).code, 'FIELD_INTEGRITY_EXCEPTION');
  });

  test('that give a user what is not his to have [assignment-target] [assignment-other-license]', async () => {
    assert.equal((await post('PermissionSetAssignment', { ...user(), PermissionSetId: idOf('PermissionSet', { IsOwnedByProfile: true }) })).code, 'FIELD_INTEGRITY_EXCEPTION');
    const LicenseId = idOf('UserLicense', { Name: 'Salesforce' });
    const PermissionSetId = org.store.insert('PermissionSet', { Name: 'Licensed', Label: 'Licensed', LicenseId }, 'system');
    assert.match((await post('PermissionSetAssignment', { ...user(), PermissionSetId })).message, /the user license doesn't match/);
    const agent = idOf('User', { Alias: 'sserv' });
    assert.equal((await post('PermissionSetAssignment', { AssigneeId: agent, PermissionSetId })).status, 201);
    org.store.update('User', agent, { IsActive: false }, 'system');
    assert.equal((await post('PermissionSetAssignment', { AssigneeId: agent, PermissionSetId: idOf('PermissionSet', { Name: guide.permissionSet.Name }) })).code, 'INACTIVE_OWNER_OR_USER');
  });

  test('that hang on another entity than a class, an app or a permission [access-type]', async () => {
    assert.equal((await post('SetupEntityAccess', { ParentId: idOf('PermissionSet', { Name: 'Report_Readers' }), SetupEntityId: org.store.orgId })).code, 'INVALID_CROSS_REFERENCE_KEY');
  });

  test('of a package, and of a profile [record-write-right] [profile-own-set]', async () => {
    const access = { SetupEntityId: idOf('ApexClass', { Name: 'InvoiceNumbers' }) };
    assert.equal((await post('SetupEntityAccess', { ...access, ParentId: idOf('PermissionSet', { Name: 'SCV_Agent' }) })).code, 'INSUFFICIENT_ACCESS_OR_READONLY');
    const own = idOf('PermissionSet', { IsOwnedByProfile: true });
    assert.equal((await ask(`${data}/sobjects/PermissionSet/${own}`, { method: 'PATCH', body: JSON.stringify({ Description: 'mine' }) })).status, 403);
  });
});

describe('queries', () => {
  for (const [title, code, ...queries] of [
    ['with an operator that the type lacks [soql-operator]', 'INVALID_FIELD', "SELECT Id FROM User WHERE Id LIKE '005%'", 'SELECT Id FROM User WHERE IsActive < true', "SELECT Id FROM User WHERE Alias INCLUDES ('a')"],
    ['with a semi-join on what is no id [soql-semi-join]', 'INVALID_FIELD', 'SELECT Id FROM User WHERE Id IN (SELECT Name FROM PermissionSet)'],
    ['with a semi-join for what is no id [soql-semi-join]', 'INVALID_FIELD', 'SELECT Id FROM User WHERE Alias IN (SELECT Id FROM PermissionSet)'],
    ['with a semi-join on several fields, or in another [soql-semi-join]', 'MALFORMED_QUERY', 'SELECT Id FROM User WHERE Id IN (SELECT Id, Name FROM PermissionSet)', 'SELECT Id FROM User WHERE Id IN (SELECT AssigneeId FROM PermissionSetAssignment WHERE AssigneeId IN (SELECT Id FROM User))'],
    ['with a field that is neither grouped nor counted [soql-grouped]', 'MALFORMED_QUERY', 'SELECT Alias, COUNT(Id) FROM User', 'SELECT Alias, COUNT(Id) FROM User GROUP BY Email', 'SELECT Email, COUNT(Id) FROM User GROUP BY Email ORDER BY Alias'],
    ['that group by moments [soql-grouped]', 'MALFORMED_QUERY', 'SELECT CreatedDate, COUNT(Id) FROM User GROUP BY CreatedDate'],
    ['that add up what is no number [soql-aggregate]', 'MALFORMED_QUERY', 'SELECT SUM(Alias) FROM User', 'SELECT MAX(IsActive) FROM User', 'SELECT COUNT(IsActive) FROM User', 'SELECT COUNT(Id) FROM SetupAuditTrail'],
    ['that count rows and ask for more [soql-count]', 'MALFORMED_QUERY', 'SELECT COUNT(), MAX(Alias) FROM User', 'SELECT COUNT() n FROM User', 'SELECT Alias, COUNT() FROM User GROUP BY Alias'],
    ['for a field twice [soql-duplicate]', 'INVALID_FIELD', 'SELECT Id, Id FROM User', 'SELECT Profile.Name, profile.name FROM User', 'SELECT FIELDS(ALL), Id FROM User LIMIT 1'],
    ['for two things of one name [soql-duplicate]', 'MALFORMED_QUERY', 'SELECT Email n, COUNT(Id) n FROM User GROUP BY Email'],
    ['with a sign that cannot be escaped [soql-escape]', 'MALFORMED_QUERY', "SELECT Id FROM User WHERE Alias = 'a\\q'"],
    ['for a day that no calendar has [soql-date]', 'INVALID_FIELD', 'SELECT Id FROM User WHERE CreatedDate > 2026-13-45T00:00:00Z', 'SELECT Id FROM User WHERE CreatedDate > 2026-02-30T00:00:00Z', 'SELECT Id FROM PermissionSetLicense WHERE ExpirationDate = 2026-02-30'],
    ['with a day where a moment belongs, or the other way round [soql-date]', 'INVALID_FIELD', 'SELECT Id FROM User WHERE CreatedDate > 2026-11-23', 'SELECT Id FROM PermissionSetLicense WHERE ExpirationDate = 2026-11-23T00:00:00Z'],
    ['with six parents in a row [soql-depth]', 'MALFORMED_QUERY', 'SELECT Manager.Manager.Manager.Manager.Manager.Manager.Name FROM User'],
    ['that begin too late [soql-offset]', 'NUMBER_OUTSIDE_VALID_RANGE', 'SELECT Id FROM User OFFSET 2001', 'SELECT Id FROM User LIMIT 1 OFFSET 99999999999999999999'],
    ['with two conditions and nothing between [soql-syntax]', 'MALFORMED_QUERY', 'SELECT Id FROM User WHERE IsActive = true IsDeleted = false', 'SELECT Id FROM User LIMIT 99999999999999999999'],
    ['that this org does not know how to answer [soql-limits-of-this-org]', 'MALFORMED_QUERY', 'SELECT Alias, COUNT(Id) FROM User GROUP BY Alias HAVING COUNT(Id) > 1', 'SELECT FORMAT(CreatedDate) FROM User', 'SELECT Id FROM User WHERE CALENDAR_YEAR(CreatedDate) = 2026',
      'SELECT Alias, COUNT(Id) FROM User GROUP BY ROLLUP(Alias)', 'SELECT Id FROM User USING SCOPE Mine', 'SELECT Id FROM User FOR UPDATE', 'SELECT Id FROM User WHERE CreatedDate = LAST_N_DAYS:999999999999', 'SELECT Id FROM User WHERE CreatedDate IN (TODAY)', "SELECT Id FROM User WHERE NOT (NOT (NOT (Alias = 'a')))"],
  ]) {
    test(title, async () => {
      for (const soql of queries) assert.deepEqual([(await query(soql)).status, (await query(soql)).code], [400, code], soql);
    });
  }
});

describe('queries are answered', () => {
  const records = async (soql) => (await connect(org).query(soql)).records;

  test('with an alias, escaped signs and an offset alone [soql-alias] [soql-escape] [soql-offset]', async () => {
    assert.deepEqual((await records("SELECT u.Alias, u.Profile.Name FROM User u WHERE u.Alias = '\\u0061admin'")).map((row) => [row.Alias, row.Profile.Name]), [['aadmin', 'System Administrator']]);
    assert.deepEqual((await records("SELECT Alias FROM User WHERE Alias != null ORDER BY Alias OFFSET 1")).map(({ Alias }) => Alias), ['scvint', 'sserv']);
    assert.deepEqual((await records("SELECT Alias FROM User WHERE Alias LIKE 's%' AND CreatedDate <> TOMORROW OFFSET 1")).length, 1);
  });

  test('with those that have no value where NOT stands [soql-not]', async () => {
    const count = async (condition) => (await connect(org).query(`SELECT COUNT() FROM ApexClass WHERE ${condition}`)).totalSize;
    assert.deepEqual([await count('NamespacePrefix = null'), await count('NamespacePrefix != null')], [3, 5]);
    for (const condition of ["NamespacePrefix = 'cnxscv'", "NamespacePrefix LIKE 'cnx%'", "NamespacePrefix IN ('cnxscv')", "NamespacePrefix > 'a'"]) assert.deepEqual([await count(condition), await count(`NOT (${condition})`)], [5, 3], condition);
  });

  test('counted and grouped within bounds [soql-count] [soql-aggregate]', async () => {
    assert.equal((await connect(org).query('SELECT COUNT() FROM Profile LIMIT 3')).totalSize, 3);
    const groups = await records('SELECT UserLicense.Name license, COUNT(Id) n FROM Profile GROUP BY UserLicense.Name ORDER BY COUNT(Id) DESC, UserLicense.Name LIMIT 5 OFFSET 1');
    assert.deepEqual(groups.map(({ license, n }) => [license, n]), [['Salesforce Integration', 2]]);
  });

  test('with so many children as were asked for [soql-relations]', async () => {
    const children = async (bounds) => (await records(`SELECT Id, (SELECT Id FROM SetupEntityAccessItems ${bounds}) FROM PermissionSet WHERE Name = 'SCV_Agent'`))[0].SetupEntityAccessItems?.totalSize ?? null;
    assert.deepEqual([await children(''), await children('LIMIT 2'), await children('LIMIT 9 OFFSET 4'), await children('LIMIT 9 OFFSET 9')], [5, 2, 1, null]);
  });
});

describe('metadata', () => {
  const refused = async (type, body, write = 'upsert') => {
    const { success, errors } = await connect(org).metadata[write](type, type === 'ExternalClientApplication' ? body : { externalClientApplication: guide.app.apiName, ...body });
    assert.equal(success, false);
    return [errors].flat()[0].statusCode;
  };
  const global = { fullName: `${guide.app.apiName}_glbloauth`, callbackUrl: guide.callbackUrl };

  test('with a text where another value belongs [metadata-value]', async () => {
    assert.equal(await refused('ExtlClntAppGlobalOauthSettings', { ...global, isPkceRequired: 'perhaps' }), 'INVALID_FIELD');
    assert.equal(await refused('ExtlClntAppOauthConfigurablePolicies', { fullName: 'X', sessionTimeoutInMinutes: 'long' }), 'INVALID_FIELD');
  });

  test('without what an app must have [app-required] [app-scopes]', async () => {
    assert.equal(await refused('ExternalClientApplication', { fullName: 'Mailless', label: 'x' }), 'REQUIRED_FIELD_MISSING');
    assert.equal(await refused('ExtlClntAppGlobalOauthSettings', { ...global, callbackUrl: '' }), 'REQUIRED_FIELD_MISSING');
    assert.equal(await refused('ExtlClntAppOauthSettings', { fullName: `${guide.app.apiName}_oauth` }), 'REQUIRED_FIELD_MISSING');
  });

  test('with a start page of its own but no address [app-start-page]', async () => {
    const { fullName } = org.store.listMetadata('ExtlClntAppConfigurablePolicies').find((row) => row.fullName.startsWith(guide.app.apiName));
    assert.equal(await refused('ExtlClntAppConfigurablePolicies', { fullName, isEnabled: true, isOauthPluginEnabled: true, startPage: 'Custom' }), 'REQUIRED_FIELD_MISSING');
  });

  test('with a permission set that is not there [app-permission-set-names]', async () => {
    const { fullName } = org.store.listMetadata('ExtlClntAppOauthConfigurablePolicies').find((row) => row.fullName.startsWith(guide.app.apiName));
    assert.equal(await refused('ExtlClntAppOauthConfigurablePolicies', { fullName, commaSeparatedPermissionSet: 'Nobody_has_it' }), 'INVALID_CROSS_REFERENCE_KEY');
  });

  test('with a key of one\'s own [app-consumer-key-kept]', async () => {
    const { key } = org.store.consumer(guide.app.apiName);
    assert.equal(await refused('ExtlClntAppGlobalOauthSettings', { ...global, consumerKey: '3MVG9mine' }), 'FIELD_INTEGRITY_EXCEPTION');
    assert.equal(org.store.consumer(guide.app.apiName).key, key);
  });

  test('that is there already, or not yet [metadata-missing]', async () => {
    assert.equal(await refused('ExtlClntAppGlobalOauthSettings', global, 'create'), 'DUPLICATE_DEVELOPER_NAME');
    assert.equal(await refused('ExtlClntAppGlobalOauthSettings', { ...global, fullName: 'Nobody' }, 'update'), 'INVALID_CROSS_REFERENCE_KEY');
    assert.equal((await connect(org).metadata.delete('ExternalClientApplication', 'Nobody')).errors[0].statusCode, 'INVALID_CROSS_REFERENCE_KEY');
  });

  test('by an operation that is none [metadata-calls]', async () => {
    const body = `<Envelope xmlns="http://schemas.xmlsoap.org/soap/envelope/"><Header><SessionHeader><sessionId>${org.adminSid}</sessionId></SessionHeader></Header><Body><nonsense/></Body></Envelope>`;
    const response = await get(org, '/services/Soap/m/67.0', { sid: null, method: 'POST', body, headers: { 'content-type': 'text/xml' } });
    assert.equal(response.status, 500);
    assert.match(await response.text(), /<faultcode>soapenv:Client<\/faultcode>/);
  });
});

test('key and secret are renewed when a body asks for it, each for itself [app-rotate]', async (context) => {
  const other = await orgFor(context, { scenario: 'complete', certificatePem: pair.certificatePem });
  const [first, body] = [other.store.consumer(guide.app.apiName), other.store.readMetadata('ExtlClntAppGlobalOauthSettings', `${guide.app.apiName}_glbloauth`)];
  const { consumerKey, consumerSecret, ...kept } = body;
  await connect(other).metadata.upsert('ExtlClntAppGlobalOauthSettings', { ...kept, shouldRotateConsumerKey: true });
  const second = other.store.consumer(guide.app.apiName);
  await connect(other).metadata.upsert('ExtlClntAppGlobalOauthSettings', { ...kept, shouldRotateConsumerSecret: true });
  const third = other.store.consumer(guide.app.apiName);
  assert.deepEqual([second.key === first.key, second.secret === first.secret, third.key === second.key, third.secret === second.secret], [false, true, true, false]);
});

test('policies are named by patterns that differ [app-policy-names]', async (context) => {
  const other = await orgFor(context);
  const endings = new Set(['A', 'B', 'C'].flatMap((apiName) => {
    other.store.createExternalClientApp({ label: apiName, apiName, contactEmail: 'a@acme.example', oauth: { callbackUrl: guide.callbackUrl, scopes: guide.scopes } }, 'system');
    return ['ExtlClntAppConfigurablePolicies', 'ExtlClntAppOauthConfigurablePolicies'].map((type) => other.store.listMetadata(type).map(({ fullName }) => fullName).find((name) => name.startsWith(`${apiName}_`)).slice(1));
  }));
  assert.ok(endings.size > 2);
});

test('an assertion with several faults is refused for the first of them [jwt-order]', async (context) => {
  const other = await orgFor(context, { scenario: 'complete', certificatePem: pair.certificatePem });
  const change = (type, elements) => {
    const { fullName } = other.store.listMetadata(type).find((row) => row.fullName.startsWith(guide.app.apiName));
    other.store.upsertMetadata(type, fullName, { ...other.store.readMetadata(type, fullName), ...elements }, 'system');
  };
  const faults = { iss: '3MVG9nobody', key: makePair().privateKeyPem, aud: 'https://example.com', expiresIn: -10, sub: 'sam.service@acme.example' };
  change('ExtlClntAppConfigurablePolicies', { isEnabled: false });
  change('ExtlClntAppOauthConfigurablePolicies', { permittedUsersPolicyType: 'AllSelfAuthorized' });
  change('ExtlClntAppOauthSettings', { commaSeparatedOauthScopes: 'Api' });
  const mend = {
    iss: 'client identifier invalid',
    app: 'this app is blocked by admin',
    key: 'invalid assertion',
    aud: 'audience is invalid',
    expiresIn: 'expired authorization code',
    policy: "user hasn't approved this consumer",
    scopes: 'refresh_token scope is required and the connected app should be installed and preauthorized',
    sub: 'user is not admin approved to access this app',
  };
  const store = {
    app: () => change('ExtlClntAppConfigurablePolicies', { isEnabled: true }),
    policy: () => change('ExtlClntAppOauthConfigurablePolicies', { permittedUsersPolicyType: 'AdminApprovedPreAuthorized' }),
    scopes: () => change('ExtlClntAppOauthSettings', { commaSeparatedOauthScopes: 'Api,RefreshToken' }),
  };
  for (const [fault, description] of Object.entries(mend)) {
    assert.equal((await token(other, assertion(other, faults))).error_description, description);
    if (store[fault]) store[fault]();
    else delete faults[fault];
  }
  assert.equal((await token(other, assertion(other, faults))).status, 200);
});

test('a group of permission sets grants what it holds [group-assignment]', async (context) => {
  const other = await orgFor(context, { scenario: 'wrong:user-assigned-by-group', certificatePem: pair.certificatePem });
  const answer = await get(other, '/services/apexrest/cnxscv/v1/routing', { sid: other.newSession('scv.integration@acme.example') });
  assert.equal(answer.status, 200);
  const { records } = await connect(other).query(`SELECT PermissionSet.Type, PermissionSetGroup.DeveloperName FROM PermissionSetAssignment WHERE AssigneeId = '${other.store.integrationUserId}' AND PermissionSetGroupId != null`);
  assert.deepEqual(records.map((row) => [row.PermissionSet.Type, row.PermissionSetGroup.DeveloperName]), [['Group', 'Webex_Integration']]);
});
