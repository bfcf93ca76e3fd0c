/** The Setup Audit Trail, read as an auditor reads it: by SOQL, with who did it and on whose behalf. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makePair } from './certificates.mjs';
import { connect, orgFor, pair } from './clients.mjs';
import { guide, makeIntegrationUser } from './scenarios/scenarios.mjs';

/** What the work added to the trail: [Action, Display, Section, who, delegate]. */
async function trailOf(org, work) {
  const reader = connect(org);
  const rows = async () => (await reader.query('SELECT Id, Action, Display, Section, CreatedBy.Username, DelegateUser FROM SetupAuditTrail ORDER BY Id')).records;
  const before = new Set((await rows()).map(({ Id }) => Id));
  await work();
  return (await rows()).filter(({ Id }) => !before.has(Id))
    .map((row) => [row.Action, row.Display, row.Section, row.CreatedBy.Username, row.DelegateUser]);
}

const actions = (rows) => rows.map(([action]) => action);

test('permission sets, their permissions and what hangs on them [audit-permission-sets]', async (context) => {
  const org = await orgFor(context);
  const connection = connect(org);
  const sets = connection.sobject('PermissionSet');
  let id;
  const made = await trailOf(org, async () => {
    ({ id } = await sets.create({ Name: 'Made', Label: 'Made by test', PermissionsApiEnabled: true }));
    await sets.update({ Id: id, Label: 'Renamed', PermissionsApiEnabled: false, PermissionsApexRestServices: true });
  });
  assert.deepEqual(made.map(([action, display]) => [action, display]), [
    ['PermSetCreateNoLicense', 'Created permission set Made by test: with no license'],
    ['PermSetEnableUserPerm', 'Changed permission set Made by test: API Enabled permission was changed from disabled to enabled'],
    ['PermSetLabelChange', 'Changed permission set Renamed: Master Label was changed from Made by test to Renamed'],
    ['PermSetDisableUserPerm', 'Changed permission set Renamed: API Enabled permission was changed from enabled to disabled'],
    ['PermSetEnableUserPerm', 'Changed permission set Renamed: Apex REST Services permission was changed from disabled to enabled'],
  ]);
  assert.ok(made.every(([, , section, who, delegate]) => section === 'Manage Users' && who === 'admin@acme.example' && delegate === null));
  const { records: [apexClass] } = await connection.query("SELECT Id FROM ApexClass WHERE NamespacePrefix = 'cnxscv' AND Name = 'ServiceRouting'");
  const { records: [license] } = await connection.query("SELECT Id FROM UserLicense WHERE Name = 'Salesforce'");
  const grants = await trailOf(org, async () => {
    const access = await connection.sobject('SetupEntityAccess').create({ ParentId: id, SetupEntityId: apexClass.Id });
    const accounts = await connection.sobject('ObjectPermissions').create({ ParentId: id, SobjectType: 'Account', PermissionsRead: true });
    await connection.sobject('ObjectPermissions').update({ Id: accounts.id, PermissionsEdit: true });
    await connection.sobject('FieldPermissions').create({ ParentId: id, SobjectType: 'Account', Field: 'Account.Phone', PermissionsRead: true });
    await connection.sobject('SetupEntityAccess').destroy(access.id);
    await sets.destroy(id);
    await sets.create({ Name: 'Licensed', Label: 'Licensed', LicenseId: license.Id });
  });
  assert.deepEqual(grants.map(([action, display]) => [action, display]), [
    ['SetupEntityAccessAudit_PermissionSet_ApexClass_Enabled', 'Changed permission set Renamed: ServiceRouting Apex class access was enabled'],
    ['PermSetEntityPermChanged', 'Changed permission set Renamed: Account object permissions were changed from No Access to Read'],
    ['PermSetEntityPermChanged', 'Changed permission set Renamed: Account object permissions were changed from Read to Read, Edit'],
    ['PermSetFlsChanged', 'Changed permission set Renamed: field-level security for Account: Phone was changed from No Access to Read'],
    ['SetupEntityAccessAudit_PermissionSet_ApexClass_Disabled', 'Changed permission set Renamed: ServiceRouting Apex class access was disabled'],
    ['PermSetDelete', 'Deleted permission set Renamed'],
    ['PermSetCreate', 'Created permission set Licensed: with user license Salesforce'],
  ]);
});

test('users, their licenses and assignments [audit-users]', async (context) => {
  const org = await orgFor(context);
  makeIntegrationUser(org.store);
  const connection = connect(org);
  const one = async (soql) => (await connection.query(soql)).records[0].Id;
  const template = org.store.get('User', org.store.integrationUserId);
  const fields = ['LastName', 'TimeZoneSidKey', 'LocaleSidKey', 'EmailEncodingKey', 'LanguageLocaleKey'];
  const standard = await one("SELECT Id FROM Profile WHERE Name = 'Standard User'");
  const custom = await one("SELECT Id FROM Profile WHERE Name = 'Billing'");
  const user = { ...Object.fromEntries(fields.map((name) => [name, template[name]])), LastName: 'Trail', Alias: 'trail', Email: 'trail@acme.example', Username: 'trail@acme.example', ProfileId: standard };
  const set = await one("SELECT Id FROM PermissionSet WHERE Name = 'Report_Readers'");
  const license = await one("SELECT Id FROM PermissionSetLicense WHERE DeveloperName = 'ServiceUserPsl'");
  let id;
  const rows = await trailOf(org, async () => {
    ({ id } = await connection.sobject('User').create(user));
    const held = await connection.sobject('PermissionSetLicenseAssign').create({ AssigneeId: id, PermissionSetLicenseId: license });
    const assigned = await connection.sobject('PermissionSetAssignment').create({ AssigneeId: id, PermissionSetId: set });
    await connection.sobject('PermissionSetAssignment').destroy(assigned.id);
    await connection.sobject('PermissionSetLicenseAssign').destroy(held.id);
    await connection.sobject('User').update({ Id: id, ProfileId: custom });
    await connection.sobject('UserLogin').update({ Id: await one(`SELECT Id FROM UserLogin WHERE UserId = '${id}'`), IsFrozen: true });
    await connection.sobject('User').update({ Id: id, IsActive: false });
  });
  const words = `user Trail (UserID: [${id.slice(0, 15)}])`;
  assert.deepEqual(rows.map(([action, display]) => [action, display]), [
    ['createduser', 'Created new user Trail'],
    ['PermSetLicenseAssign', `Permission set license Service User: assigned to ${words}`],
    ['PermSetAssign', `Permission set Report Readers: assigned to ${words}`],
    ['PermSetUnassign', `Permission set Report Readers: unassigned from ${words}`],
    ['PermSetLicenseUnassign', `Permission set license Service User removed from ${words}`],
    ['changedprofileforuserstdtocust', 'Changed profile for user Trail from Standard User to Billing'],
    ['frozeuser', 'Froze user account for Trail'],
    ['deactivateduser', `Deactivated ${words}`],
  ]);
});

test('profiles: new, cloned, changed, deleted [audit-profiles]', async (context) => {
  const org = await orgFor(context);
  const connection = connect(org);
  const { records: [license] } = await connection.query("SELECT Id FROM UserLicense WHERE Name = 'Salesforce'");
  const { cloneProfile } = await import('./rules/profiles.mjs');
  const rows = await trailOf(org, async () => {
    const { id } = await connection.sobject('Profile').create({ Name: 'Trail', UserLicenseId: license.Id, PermissionsApiEnabled: true });
    await connection.sobject('Profile').update({ Id: id, PermissionsRunReports: true });
    await connection.sobject('Profile').destroy(id);
    cloneProfile(org.store, org.store.standardProfileId, 'Clone', org.store.adminId);
  });
  assert.deepEqual(rows.map(([action, display]) => [action, display]), [
    ['profileCreate', 'Created profile Trail'],
    ['profilePermChangedCustom', 'Changed profile Trail: general user permission Run Reports was changed from disabled to enabled'],
    ['profileDelete', 'Deleted profile Trail'],
    ['profileClonedStandard', 'Created profile Clone: Cloned from profile Minimum Access - API Only Integrations'],
  ]);
});

test('apps, their policies, permission sets and certificates [audit-apps]', async (context) => {
  const org = await orgFor(context, { scenario: 'complete', certificatePem: pair.certificatePem });
  const connection = connect(org);
  const change = async (type, elements) => {
    const { fullName } = org.store.listMetadata(type).find((row) => row.fullName.startsWith(guide.app.apiName));
    const { success, errors } = await connection.metadata.upsert(type, { ...org.store.readMetadata(type, fullName), ...elements });
    assert.ok(success, JSON.stringify(errors));
  };
  const other = makePair({ subject: '/O=Acme/CN=Other' });
  const rows = await trailOf(org, async () => {
    await change('ExtlClntAppOauthConfigurablePolicies', { commaSeparatedPermissionSet: 'Report_Readers' });
    await change('ExtlClntAppGlobalOauthSettings', { certificate: other.certificatePem });
    await connection.metadata.delete('ExternalClientApplication', guide.app.apiName);
  });
  assert.deepEqual(actions(rows), [
    'SetupEntityAccessAudit_PermissionSet_ExternalClientApplication_Disabled', 'SetupEntityAccessAudit_PermissionSet_ExternalClientApplication_Enabled',
    'changedExtlClntAppOauthConfigurablePolicies', 'changedExtlClntAppGlobalOauthSettings', 'changeExternalClientAppCertificate', 'deletedExternalClientApplication',
  ]);
  assert.equal(rows[4][1], 'Changed External Client App Certificate from CN=Guidepost stand-in to O=Acme, CN=Other');
});

test('who works as another user stands in the trail beside that user [audit-delegate]', async (context) => {
  const org = await orgFor(context);
  const deputy = org.store.insert('User', {
    ...Object.fromEntries(['TimeZoneSidKey', 'LocaleSidKey', 'EmailEncodingKey', 'LanguageLocaleKey', 'ProfileId'].map((name) => [name, org.store.get('User', org.store.adminId)[name]])),
    Username: 'deputy@acme.example', Email: 'deputy@acme.example', LastName: 'Deputy', Alias: 'deputy',
  }, 'system');
  assert.ok(deputy);
  const rows = await trailOf(org, async () => {
    const asDeputy = connect(org, org.newSession('deputy@acme.example', { as: org.adminUsername }));
    await asDeputy.sobject('PermissionSet').create({ Name: 'On_Behalf', Label: 'On behalf' });
    await connect(org, org.newSession('deputy@acme.example')).sobject('PermissionSet').create({ Name: 'Myself', Label: 'Myself' });
  });
  assert.deepEqual(rows.map(([, display, , who, delegate]) => [display, who, delegate]), [
    ['Created permission set On behalf: with no license', 'deputy@acme.example', 'admin@acme.example'],
    ['Created permission set Myself: with no license', 'deputy@acme.example', null],
  ]);
});
