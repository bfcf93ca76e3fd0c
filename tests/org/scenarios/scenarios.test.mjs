/**
 * The orgs that tests start from, read by jsforce: profiles of other kinds, one
 * thing too many, orgs that somebody left half set up.
 */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { assertion, connect, orgFor, pair, token } from '../clients.mjs';
import { halfSetUp, profileVariants, rightFacts, surpluses } from './scenarios.mjs';

const objectRights = ['Read', 'Create', 'Edit', 'Delete', 'ViewAllRecords', 'ModifyAllRecords'];
const license = "UserLicense.Name = 'Salesforce Integration'";

/** The permissions, objects, fields and entities that a profile grants through the set it owns. */
async function grantsOf(connection, profileName) {
  const { records: [shadow] } = await connection.query(`SELECT FIELDS(ALL) FROM PermissionSet WHERE Profile.Name = '${profileName}' LIMIT 1`);
  const rows = async (soql) => (await connection.query(`${soql} WHERE ParentId = '${shadow.Id}'`)).records;
  const rights = (row) => Object.keys(row).filter((name) => name.startsWith('Permissions') && row[name]).map((name) => name.slice('Permissions'.length));
  const entities = await rows('SELECT SetupEntityId, SetupEntityType FROM SetupEntityAccess');
  const { records: classes } = await connection.query('SELECT Id, NamespacePrefix, Name FROM ApexClass');
  const named = new Map(classes.map(({ Id, NamespacePrefix, Name }) => [Id, [NamespacePrefix, Name].filter(Boolean).join('.')]));
  return {
    isCustom: shadow.IsCustom,
    permissions: rights(shadow).sort(),
    objects: Object.fromEntries((await rows(`SELECT SobjectType, ${objectRights.map((right) => `Permissions${right}`)} FROM ObjectPermissions`)).map((row) => [row.SobjectType, rights(row)])),
    fields: Object.fromEntries((await rows('SELECT Field, PermissionsRead, PermissionsEdit FROM FieldPermissions')).map((row) => [row.Field, rights(row)])),
    entities: entities.map(({ SetupEntityId, SetupEntityType }) => named.get(SetupEntityId) ?? SetupEntityType),
  };
}

describe('profiles', () => {
  test('standard ones, clones and new ones [profile-own-set-custom] [profile-forced] [profile-by-api] [profile-clone] [profile-standard-rows] [profile-standard]', async (context) => {
    const org = await orgFor(context, { scenario: 'complete', certificatePem: pair.certificatePem });
    const connection = connect(org);
    const standard = await grantsOf(connection, 'Minimum Access - API Only Integrations');
    assert.deepEqual(standard, { isCustom: false, permissions: ['ApiEnabled', 'ApiUserOnly', 'PasswordNeverExpires'], objects: {}, fields: {}, entities: ['TabSet'] });
    assert.deepEqual(await grantsOf(connection, 'SCV Integration'), { ...standard, isCustom: true });
    const { records: [{ Id: UserLicenseId }] } = await connection.query("SELECT Id FROM UserLicense WHERE Name = 'Salesforce Integration'");
    const profiles = connection.sobject('Profile');
    const { id } = await profiles.create({ Name: 'By API', UserLicenseId });
    const bare = await grantsOf(connection, 'By API');
    assert.deepEqual([bare.permissions, bare.entities], [['ApiUserOnly', 'PasswordNeverExpires'], []]);
    await profiles.update({ Id: id, PermissionsApiUserOnly: false, PermissionsPasswordNeverExpires: false, PermissionsApiEnabled: true });
    assert.deepEqual((await grantsOf(connection, 'By API')).permissions, ['ApiEnabled', 'ApiUserOnly', 'PasswordNeverExpires']);
    const { records: [own] } = await connection.query("SELECT Id FROM Profile WHERE Name = 'Minimum Access - API Only Integrations'");
    await assert.rejects(profiles.update({ Id: own.Id, Name: 'Mine' }), { errorCode: 'FIELD_INTEGRITY_EXCEPTION' });
    await assert.rejects(profiles.destroy(own.Id), { errorCode: 'DELETE_FAILED' });
    await assert.rejects(profiles.destroy((await connection.query("SELECT Id FROM Profile WHERE Name = 'SCV Integration'")).records[0].Id), { errorCode: 'DELETE_FAILED' });
    await profiles.destroy(id);
    assert.equal((await connection.query(`SELECT COUNT() FROM PermissionSet WHERE ProfileId = '${id}'`)).totalSize, 0);
  });

  for (const [name, expected] of Object.entries({
    forced: { standard: 'Minimum Access - API Only Integrations', permissions: 6, objects: ['Account', 'Contact'], language: 'en_US' },
    translated: { standard: 'Minimalzugriff - Nur-API-Integrationen', permissions: 3, objects: [], language: 'de' },
    spanish: { standard: 'Minimum Access - API Only Integrations', permissions: 3, objects: [], language: 'es' },
    japanese: { standard: 'Minimum Access - API Only Integrations', permissions: 3, objects: [], language: 'ja' },
    older: { standard: 'Salesforce API Only System Integrations', permissions: 3, objects: [], language: 'en_US' },
  })) {
    test(`scenarios of profiles: ${name} [profile-names]`, async (context) => {
      const org = await orgFor(context, { scenario: `profiles:${name}`, certificatePem: pair.certificatePem });
      const connection = connect(org);
      const { records } = await connection.query(`SELECT Name FROM Profile WHERE ${license} ORDER BY Name`);
      assert.deepEqual(records.map((row) => row.Name).sort(), [expected.standard, 'SCV Integration'].sort());
      const standard = await grantsOf(connection, expected.standard);
      assert.deepEqual([standard.permissions.length, Object.keys(standard.objects)], [expected.permissions, expected.objects]);
      assert.deepEqual(await grantsOf(connection, 'SCV Integration'), { ...standard, isCustom: true });
      assert.equal((await connection.query('SELECT LanguageLocaleKey FROM Organization')).records[0].LanguageLocaleKey, expected.language);
      assert.equal((await token(org, assertion(org))).status, 200);
    });
  }

  test('where profiles are filtered, an admin without the right sees only the own one [profile-filtering]', async (context) => {
    const org = await orgFor(context, { scenario: 'profile-filtering', certificatePem: pair.certificatePem });
    const names = async (soql, sid) => (await connect(org, sid).query(soql)).records.map(({ Name }) => Name);
    assert.deepEqual(await names('SELECT Name FROM Profile'), ['System Administrator']);
    assert.deepEqual(await names("SELECT Name FROM Profile WHERE Name = 'SCV Integration' OR Name = 'System Administrator'"), ['System Administrator']);
    org.store.update('Profile', org.store.get('User', org.store.adminId).ProfileId, { PermissionsViewAllProfiles: true }, 'system');
    assert.deepEqual(await names("SELECT Name FROM Profile WHERE Name = 'SCV Integration'"), ['SCV Integration']);
  });

  test('every variant of profiles has its test', () => {
    assert.deepEqual(Object.keys(profileVariants), ['forced', 'translated', 'spanish', 'japanese', 'older']);
  });

  test('each surplus is one thing that the standard profile has not [org-surplus]', async (context) => {
    const kinds = { permission: 10, object: 4, field: 3, class: 3 };
    for (const [kind, count] of Object.entries(kinds)) assert.equal(surpluses.filter((surplus) => surplus.kind === kind).length, count);
    for (const surplus of surpluses) {
      const org = await orgFor(context, { scenario: `surplus:${surplus.name}`, certificatePem: pair.certificatePem });
      const connection = connect(org);
      const standard = await grantsOf(connection, 'Minimum Access - API Only Integrations');
      const own = await grantsOf(connection, 'SCV Integration');
      const differing = {
        permission: own.permissions.filter((name) => !standard.permissions.includes(name)),
        object: Object.keys(own.objects).filter((name) => own.objects[name].join() !== standard.objects[name]?.join()),
        field: Object.keys(own.fields).filter((name) => !standard.fields[name]),
        class: own.entities.filter((name) => !standard.entities.includes(name)),
      };
      assert.deepEqual(differing, { ...{ permission: [], object: [], field: [], class: [] }, [surplus.kind]: [surplus.name] });
    }
  });
});

test('Use Any API Client is a permission only where Salesforce switched it on, and reaches every app [any-client-field] [any-client-reach] [any-auth-other]', async (context) => {
  const soql = "SELECT PermissionsUseAnyApiAuth FROM PermissionSet WHERE Name = 'Report_Readers'";
  const client = soql.replace('Auth', 'Client');
  const plain = await orgFor(context, { scenario: 'complete', certificatePem: pair.certificatePem });
  assert.equal((await connect(plain).query(soql)).records[0].PermissionsUseAnyApiAuth, false);
  await assert.rejects(connect(plain).query(client), { errorCode: 'INVALID_FIELD' });
  const described = async (org) => (await connect(org).sobject('PermissionSet').describe()).fields.find(({ name }) => name === 'PermissionsUseAnyApiClient')?.label;
  assert.equal(await described(plain), undefined);
  const controlled = await orgFor(context, { scenario: 'api-access-control', certificatePem: pair.certificatePem });
  assert.equal(await described(controlled), 'Use Any API Client');
  assert.equal((await connect(controlled).query(client.replace(/WHERE.*/, 'WHERE PermissionsUseAnyApiClient = true'))).totalSize, 0);
  const held = await orgFor(context, { scenario: 'wrong:user-any-api-client', certificatePem: pair.certificatePem });
  const [row] = held.store.find('PermissionSetAssignment', { AssigneeId: held.store.integrationUserId, PermissionSetId: held.store.find('PermissionSet', { Name: 'IVR_Access_to_SCV_Apex_Classes' })[0].Id });
  await connect(held).sobject('PermissionSetAssignment').destroy(row.Id);
  assert.equal((await token(held, assertion(held))).status, 200);
});

test('licenses of the package are counted, and read by admins alone [license-package]', async (context) => {
  const org = await orgFor(context, { scenario: 'wrong:user-package-license', certificatePem: pair.certificatePem });
  const { records } = await connect(org).query("SELECT UserId, PackageLicense.UsedLicenses FROM UserPackageLicense WHERE PackageLicense.NamespacePrefix = 'cnxscv' ORDER BY Id");
  assert.deepEqual(records.map((row) => [org.store.get('User', row.UserId).Alias, row.PackageLicense.UsedLicenses]), [['sserv', 2], ['scvint', 2]]);
  await assert.rejects(connect(org, org.newSession('scv.integration@acme.example')).query('SELECT Id FROM UserPackageLicense'), { errorCode: 'INVALID_TYPE' });
  org.store.set('PackageLicense', org.store.find('PackageLicense')[0].Id, { AllowedLicenses: -1 });
  await assert.rejects(connect(org).sobject('UserPackageLicense').create({ UserId: org.store.adminId, PackageLicenseId: org.store.find('PackageLicense')[0].Id }), { errorCode: 'FIELD_INTEGRITY_EXCEPTION' });
});

test('user names and nicknames are taken once, user names across all orgs [user-unique]', async (context) => {
  const org = await orgFor(context, { scenario: 'complete', certificatePem: pair.certificatePem });
  const users = connect(org).sobject('User');
  const { TimeZoneSidKey, LocaleSidKey, EmailEncodingKey, LanguageLocaleKey, ProfileId } = org.store.get('User', org.store.integrationUserId);
  const user = { Username: 'next@acme.example', Email: 'next@acme.example', Alias: 'next', LastName: 'Next', TimeZoneSidKey, LocaleSidKey, EmailEncodingKey, LanguageLocaleKey, ProfileId };
  await assert.rejects(users.create({ ...user, Username: 'SCV.Integration@acme.example' }), { errorCode: 'DUPLICATE_USERNAME' });
  org.store.usernamesElsewhere.add('next@acme.example');
  await assert.rejects(users.create(user), { errorCode: 'DUPLICATE_USERNAME' });
  org.store.usernamesElsewhere.clear();
  await assert.rejects(users.create({ ...user, CommunityNickname: 'scv.integration' }), { errorCode: 'DUPLICATE_COMM_NICKNAME' });
  const { id } = await users.create({ ...user, Username: 'scv.integration@other.example' });
  assert.equal((await users.retrieve(id)).CommunityNickname, 'scv.integration2');
});

for (const name of rightFacts) {
  test(`right although it looks otherwise, ${name}: the login works, with the key that was there before [org-right] [jwt-renewed-certificate]`, async (context) => {
    const org = await orgFor(context, { scenario: `right:${name}`, ...pair });
    assert.equal((await token(org, assertion(org))).status, 200);
  });
}

test('a group may have the name of a permission set, and its own permission set with it; the type tells them apart [permission-set-type]', async (context) => {
  const org = await orgFor(context, { scenario: 'right:group-of-same-name', ...pair });
  const { records } = await connect(org).query("SELECT Label, Type FROM PermissionSet WHERE Name = 'IVR_Access_to_SCV_Apex_Classes' AND IsOwnedByProfile = false");
  assert.deepEqual(records.map(({ Label, Type }) => [Label, Type]), [['All of the contact center', 'Group'], ['IVR Access to SCV Apex Classes', 'Regular']]);
  const { records: [group] } = await connect(org).query("SELECT Status, HasActivationRequired FROM PermissionSetGroup WHERE DeveloperName = 'IVR_Access_to_SCV_Apex_Classes'");
  assert.deepEqual([group.Status, group.HasActivationRequired], ['Updated', false]);
});

test('licenses of packages and of voice as orgs have them [license-package-status] [license-voice-names]', async (context) => {
  const connection = connect(await orgFor(context, { scenario: 'right:package-trial', ...pair }));
  const { records: [license] } = await connection.query("SELECT Status, ExpirationDate FROM PackageLicense WHERE NamespacePrefix = 'cnxscv'");
  assert.equal(license.Status, 'Trial');
  assert.ok(new Date(license.ExpirationDate) > new Date());
  const { records } = await connection.query("SELECT DeveloperName FROM PermissionSetLicense WHERE DeveloperName LIKE '%Voice%'");
  assert.deepEqual(records.map(({ DeveloperName }) => DeveloperName).sort(), ['InvoiceManagementPsl', 'ServiceCloudVoiceExternalTelephonyPsl', 'ServiceCloudVoicePsl']);
});

test('a profile on the app lets its user in, a connected app of the same name does not [app-profile]', async (context) => {
  const org = await orgFor(context, { scenario: 'wrong:app-profile-works', ...pair });
  assert.equal((await token(org, assertion(org))).status, 200);
  const { records } = await connect(org).query("SELECT SetupEntityType FROM SetupEntityAccess WHERE Parent.Profile.Name = 'SCV Integration'");
  assert.ok(records.some(({ SetupEntityType }) => SetupEntityType === 'ExternalClientApplication'));
  const other = await orgFor(context, { scenario: 'wrong:app-permission-set-on-connected-app', ...pair });
  assert.equal((await token(other, assertion(other))).error, 'invalid_app_access');
});

describe('orgs left half set up', () => {
  const logins = {
    'wrong-user': 'invalid_app_access',
    'app-defaults': 'invalid_grant',
    'clone-with-extras': undefined,
    'by-hand': 'invalid_grant',
    'assigned-before-license': 'invalid_app_access',
    'certificate-cleared': 'invalid_grant',
  };

  for (const [name, error] of Object.entries(logins)) {
    test(`${name}: the login [org-half]`, async (context) => {
      const org = await orgFor(context, { scenario: `half:${name}`, certificatePem: pair.certificatePem });
      assert.equal((await token(org, assertion(org, { sub: halfSetUp[name].username }))).error, error);
    });
  }

  test('a refreshed sandbox has its own user names, dead addresses, and no app [org-refreshed]', async (context) => {
    const org = await orgFor(context, { scenario: 'half:after-refresh' });
    const connection = connect(org);
    const { records: [user] } = await connection.query("SELECT Username, Email, IsActive FROM User WHERE Alias = 'scvint'");
    assert.deepEqual([user.Username, user.Email, user.IsActive], [halfSetUp['after-refresh'].username, 'integration-mailbox@acme.example.invalid', false]);
    assert.equal((await connection.query("SELECT COUNT() FROM ExternalClientApplication WHERE DeveloperName = 'WxCC_SCV'")).totalSize, 0);
    assert.equal(org.hosts.setup, 'acme--uat.sandbox.my.salesforce-setup.com');
    const { records } = await connection.query('SELECT Alias, Email FROM User');
    const kept = records.filter(({ Email }) => !Email.endsWith('.invalid')).map(({ Alias }) => Alias);
    assert.deepEqual(kept, ['aadmin'], 'only the address of the admin who refreshed it still works');
  });

  test('stopped after the permission set: a label with a typing error, a license, nothing else [org-half]', async (context) => {
    const connection = connect(await orgFor(context, { scenario: 'half:stopped-after-permission-set' }));
    const { records: [set] } = await connection.query("SELECT Label, License.Name FROM PermissionSet WHERE Name = 'IVR_Access_to_SCV_Apex_Classes'");
    assert.deepEqual([set.Label, set.License.Name], ['IVR Acces to SCV Apex Classes', 'Salesforce Integration']);
    assert.equal((await connection.query("SELECT COUNT() FROM User WHERE Profile.UserLicense.Name = 'Salesforce Integration'")).totalSize, 0);
  });

  test('set up by hand: eight mistakes, and the seat of the license is free again [org-by-hand]', async (context) => {
    const org = await orgFor(context, { scenario: 'half:by-hand', certificatePem: pair.certificatePem });
    assert.equal(halfSetUp['by-hand'].mistakes.filter((check) => !check.startsWith('proof.')).length, 8);
    const { records: [psl] } = await connect(org).query("SELECT UsedLicenses FROM PermissionSetLicense WHERE DeveloperName = 'SalesforceAPIIntegrationPsl'");
    assert.equal(psl.UsedLicenses, 0);
  });

  test('the permission set before the license: refused then, and accepted now [org-assigned-before-license]', async (context) => {
    const org = await orgFor(context, { scenario: 'half:assigned-before-license', certificatePem: pair.certificatePem });
    const connection = connect(org);
    const { records: [set] } = await connection.query("SELECT Id FROM PermissionSet WHERE Name = 'IVR_Access_to_SCV_Apex_Classes'");
    const assignments = connection.sobject('PermissionSetAssignment');
    assert.equal((await connection.query(`SELECT COUNT() FROM PermissionSetAssignment WHERE PermissionSetId = '${set.Id}'`)).totalSize, 0);
    await assignments.create({ AssigneeId: org.store.integrationUserId, PermissionSetId: set.Id });
    assert.equal((await token(org, assertion(org))).status, 200);
  });

  test('a deployment cleared the certificate: a login worked before it, none since [org-certificate-cleared]', async (context) => {
    const org = await orgFor(context, { scenario: 'half:certificate-cleared', certificatePem: pair.certificatePem });
    const connection = connect(org);
    const { records } = await connection.query(`SELECT Status FROM LoginHistory WHERE UserId = '${org.store.integrationUserId}' ORDER BY LoginTime`);
    assert.deepEqual(records.map(({ Status }) => Status), ['Success', 'Failed: Signature Invalid']);
    const { records: [last] } = await connection.query('SELECT Section, Display FROM SetupAuditTrail ORDER BY Id DESC LIMIT 1');
    assert.match(`${last.Section}: ${last.Display}`, /External Client Apps.*Certificate from .* to none/);
    assert.equal((await token(org, assertion(org))).error_description, 'invalid assertion');
  });

  test('an older connected app logs in, and is no External Client App [org-older-app]', async (context) => {
    const org = await orgFor(context, { scenario: 'half:older-app', certificatePem: pair.certificatePem });
    const connection = connect(org);
    const { records: [app] } = await connection.query('SELECT Id, Name, OptionsAllowAdminApprovedUsersOnly FROM ConnectedApplication');
    assert.deepEqual([app.Id.slice(0, 3), app.Name, app.OptionsAllowAdminApprovedUsersOnly], ['0H4', 'WxCC - SCV', true]);
    assert.equal((await connection.query("SELECT COUNT() FROM ExternalClientApplication WHERE DeveloperName = 'WxCC_SCV'")).totalSize, 0);
    assert.equal((await connection.query(`SELECT COUNT() FROM SetupEntityAccess WHERE SetupEntityId = '${app.Id}' AND SetupEntityType = 'ConnectedApplication'`)).totalSize, 1);
    const [key] = org.store.connectedApps.keys();
    const answer = await token(org, assertion(org, { iss: key }));
    assert.equal(answer.status, 200);
    assert.equal((await connect(org, answer.access_token).query('SELECT Id FROM User LIMIT 1')).totalSize, 1);
    assert.equal((await token(org, assertion(org, { iss: key, sub: 'sam.service@acme.example' }))).error, 'invalid_app_access');
    await assert.rejects(connection.sobject('ConnectedApplication').create({ Name: 'Another' }), { errorCode: 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY' });
  });
});

test('login IP ranges on the profile shut the login out, and only from elsewhere [org-login-ip-ranges]', async (context) => {
  const org = await orgFor(context, { scenario: 'login-ip-ranges', certificatePem: pair.certificatePem });
  assert.equal((await token(org, assertion(org))).error_description, 'ip restricted or invalid login hours');
  org.clientAddress = '192.0.2.17';
  assert.equal((await token(org, assertion(org))).status, 200);
});
