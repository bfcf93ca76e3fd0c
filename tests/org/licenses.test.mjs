/** What licenses allow, and what only one org of all may have. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { connect, get, orgFor, pair } from './clients.mjs';
import { startOrg } from './org.mjs';
import { makeIntegrationUser } from './scenarios/scenarios.mjs';

const one = async (connection, soql) => (await connection.query(soql)).records[0].Id;

describe('a license', () => {
  test('of integrations allows nothing on objects before the permission set license is there [assignment-license-objects]', async (context) => {
    const org = await orgFor(context);
    makeIntegrationUser(org.store);
    const connection = connect(org);
    const user = org.store.integrationUserId;
    const { id } = await connection.sobject('PermissionSet').create({ Name: 'Accounts', Label: 'Accounts' });
    const accounts = await connection.sobject('ObjectPermissions').create({ ParentId: id, SobjectType: 'Account', PermissionsRead: true, PermissionsEdit: true });
    const license = await connection.sobject('PermissionSetLicenseAssign').find({ AssigneeId: user }, ['Id', 'PermissionSetLicenseId']);
    await connection.sobject('PermissionSetLicenseAssign').destroy(license[0].Id);
    const assign = () => connection.sobject('PermissionSetAssignment').create({ AssigneeId: user, PermissionSetId: id });
    await assert.rejects(assign(), { errorCode: 'FIELD_INTEGRITY_EXCEPTION', message: "The user license doesn't allow the permission: Read Account, Edit Account" });
    await connection.sobject('ObjectPermissions').destroy(accounts.id);
    await assign();
    await assert.rejects(connection.sobject('ObjectPermissions').create({ ParentId: id, SobjectType: 'Account', PermissionsRead: true }), /doesn't allow the permission: Read Account/);
    const held = await connection.sobject('PermissionSetLicenseAssign').create({ AssigneeId: user, PermissionSetLicenseId: license[0].PermissionSetLicenseId });
    await connection.sobject('ObjectPermissions').create({ ParentId: id, SobjectType: 'Account', PermissionsRead: true });
    await assert.rejects(connection.sobject('PermissionSetLicenseAssign').destroy(held.id), /doesn't allow the permission: Read Account/);
  });

  test('limits the permission sets that are bound to it, and stays what it was [permission-set-license-limits] [permission-set-license]', async (context) => {
    const connection = connect(await orgFor(context));
    const sets = connection.sobject('PermissionSet');
    const integration = await one(connection, "SELECT Id FROM UserLicense WHERE Name = 'Salesforce Integration'");
    const voice = await one(connection, "SELECT Id FROM PermissionSetLicense WHERE DeveloperName = 'ServiceCloudVoicePsl'");
    await assert.rejects(sets.create({ Name: 'Admin', Label: 'Admin', LicenseId: integration, PermissionsManageUsers: true, PermissionsApiEnabled: true }), /doesn't allow the permission: Manage Users$/);
    await assert.rejects(sets.create({ Name: 'Api', Label: 'Api', LicenseId: voice, PermissionsApiEnabled: true }), { errorCode: 'FIELD_INTEGRITY_EXCEPTION' });
    const { id } = await sets.create({ Name: 'Api', Label: 'Api', LicenseId: integration, PermissionsApiEnabled: true });
    await assert.rejects(sets.update({ Id: id, PermissionsViewAllData: true }), { errorCode: 'FIELD_INTEGRITY_EXCEPTION' });
    for (const LicenseId of [null, voice]) await assert.rejects(sets.update({ Id: id, LicenseId }), { errorCode: 'INVALID_FIELD_FOR_INSERT_UPDATE' });
    const { License } = (await connection.query(`SELECT License.Name FROM PermissionSet WHERE Id = '${id}'`)).records[0];
    assert.equal(License.Name, 'Salesforce Integration');
  });
});

test('a user name is taken in every org of the process, until its org is gone [user-elsewhere]', async (context) => {
  const here = await orgFor(context);
  const other = await startOrg({ pages: false });
  let gone = null;
  const close = () => { gone ??= other.close(); return gone; };
  context.after(close);
  const fields = ['TimeZoneSidKey', 'LocaleSidKey', 'EmailEncodingKey', 'LanguageLocaleKey'];
  const user = (org, Username) => ({
    ...Object.fromEntries(fields.map((name) => [name, org.store.get('User', org.store.adminId)[name]])),
    Username, Email: 'new@acme.example', LastName: 'New', Alias: 'new', ProfileId: org.store.find('Profile', { Name: 'Standard User' })[0].Id,
  });
  const create = (org, Username) => connect(org).sobject('User').create(user(org, Username));
  const { id } = await create(other, 'new@acme.example');
  await assert.rejects(create(here, 'New@acme.example'), { errorCode: 'DUPLICATE_USERNAME' });
  await connect(other).sobject('User').update({ Id: id, Username: 'renamed@acme.example' });
  await create(here, 'new@acme.example');
  await assert.rejects(create(here, 'renamed@acme.example'), { errorCode: 'DUPLICATE_USERNAME' });
  await connect(here).sobject('User').update({ Id: here.store.adminId, Title: 'Admin' });
  await close();
  await create(here, 'renamed@acme.example');
});

test('what a user may not read is neither object, parent nor record to that user [read-right-paths]', async (context) => {
  const org = await orgFor(context, { scenario: 'complete', certificatePem: pair.certificatePem });
  const integration = connect(org, org.newSession('scv.integration@acme.example'));
  assert.equal((await integration.query('SELECT Profile.Name FROM User WHERE Alias = \'scvint\'')).totalSize, 1);
  await assert.rejects(integration.query('SELECT Profile.UserLicense.Name FROM User'), { errorCode: 'INVALID_FIELD' });
  await assert.rejects(integration.query('SELECT Id, (SELECT Id FROM PermissionSetAssignments) FROM User'), /INVALID_TYPE|Didn't understand relationship/);
  await assert.rejects(integration.query('SELECT Id FROM User WHERE Id IN (SELECT AssigneeId FROM PermissionSetAssignment)'), { errorCode: 'INVALID_TYPE' });
  const license = org.store.find('UserLicense')[0].Id;
  await assert.rejects(integration.sobject('UserLicense').retrieve(license), { errorCode: 'NOT_FOUND' });
  const filtered = await orgFor(context, { scenario: 'profile-filtering', certificatePem: pair.certificatePem });
  const profile = (Name) => get(filtered, `/services/data/v67.0/sobjects/Profile/${filtered.store.find('Profile', { Name })[0].Id}`);
  assert.deepEqual([(await profile('System Administrator')).status, (await profile('Billing')).status], [200, 404]);
});
