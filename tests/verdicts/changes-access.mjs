/**
 * Changes of permission set, profile, user and package from the right state.
 * Of each: `breaks`, the points of the published page that no longer hold;
 * `touches`, what no second change of an org may touch; and what the change
 * does to a login (`stops`: why it is refused) and to the class (`closes`).
 * `permits` is what lets a login or the class through all the same.
 */
import { addSurplus, classId, guide, guideProfile, guideSet, guideShadow, orgDefaults, removePackage, surpluses, write } from './stand-in.mjs';

const run = (store, sql, ...parameters) => store.db.prepare(sql).run(...parameters);
const assignment = (store) => store.find('PermissionSetAssignment', { AssigneeId: store.integrationUserId, PermissionSetId: guideSet(store) })[0];
const classLink = (store) => store.find('SetupEntityAccess', { ParentId: guideSet(store), SetupEntityType: 'ApexClass' })[0];
const licenseNamed = (store, Name) => store.find('UserLicense', { Name })[0];
const psl = (store, DeveloperName = guide.permissionSetLicense) => store.find('PermissionSetLicense', { DeveloperName })[0];

const setBullets = ['ps.create', 'ps.license', 'ps.activation', 'ps.class', 'ps.apex-rest', 'ps.api-enabled', 'user.permission-set', 'policy.permission-set'];
const setParts = ['ps', 'ps.class', 'ps.rest', 'ps.api', 'ps.more', 'assignment', 'app.sets'];

function takeAssignment(store) {
  run(store, 'DELETE FROM PermissionSetAssignment WHERE Id = ?', assignment(store).Id);
}

function removeSet(store) {
  const id = guideSet(store);
  for (const [type, column] of [['PermissionSetAssignment', 'PermissionSetId'], ['SetupEntityAccess', 'ParentId'], ['PermissionSetGroupComponent', 'PermissionSetId'], ['ObjectPermissions', 'ParentId'], ['PermissionSet', 'Id']]) {
    run(store, `DELETE FROM "${type}" WHERE "${column}" = ?`, id);
  }
}

/** A group grants through a permission set of its own that holds the sum of its parts. */
export function putGroup(store, { name, label, holds, sum = {} }) {
  const group = store.put('PermissionSetGroup', { DeveloperName: name, MasterLabel: label, Language: 'en_US', Status: 'Updated' });
  if (holds) store.put('PermissionSetGroupComponent', { PermissionSetGroupId: group, PermissionSetId: holds });
  const own = store.put('PermissionSet', { Name: name, Label: label, Type: 'Group', IsCustom: true, ...sum });
  return { group, own };
}

/** Shows a tab: no permission by Salesforce's words, but nothing that the page asks for either. */
const showTab = (store, ParentId) => store.put('PermissionSetTabSetting', { ParentId, Name: 'standard-Account', Visibility: 'DefaultOn' });

function grantCustomPermission(store, ParentId) {
  const SetupEntityId = store.put('CustomPermission', { DeveloperName: 'May_Refund', MasterLabel: 'May refund', Language: 'en_US' });
  store.put('SetupEntityAccess', { ParentId, SetupEntityId, SetupEntityType: 'CustomPermission' });
}

const sumOfSet = { PermissionsApiEnabled: true, PermissionsApexRestServices: true };

/** A set with "Use Any API Client", which orgs with API Access Control have, in somebody's hands. */
export function holdAnyClient(store, userId, values = {}) {
  store.features.add('ApiAccessControl');
  const PermissionSetId = store.put('PermissionSet', { Name: 'Any_Client', Label: 'Any client', Type: 'Regular', IsCustom: true, PermissionsUseAnyApiClient: true });
  store.put('PermissionSetAssignment', { AssigneeId: userId, PermissionSetId, IsActive: true, ...values });
}

function loseOnProfile(store, permission) {
  store.set('Profile', guideProfile(store), { [`Permissions${permission}`]: false });
  store.set('PermissionSet', guideShadow(store), { [`Permissions${permission}`]: false });
}

function removeUser(store) {
  const id = store.integrationUserId;
  for (const [type, column] of [['PermissionSetAssignment', 'AssigneeId'], ['PermissionSetLicenseAssign', 'AssigneeId'], ['UserPackageLicense', 'UserId'], ['UserLogin', 'UserId'], ['LoginHistory', 'UserId'], ['User', 'Id']]) {
    run(store, `DELETE FROM "${type}" WHERE "${column}" = ?`, id);
  }
  const license = licenseNamed(store, 'Salesforce Integration');
  store.set('UserLicense', license.Id, { UsedLicenses: license.UsedLicenses - 1 });
  store.set('PermissionSetLicense', psl(store).Id, { UsedLicenses: Math.max(0, psl(store).UsedLicenses - 1) });
}

const userBullets = ['user.create', 'user.active', 'user.license', 'user.profile', 'user.psl', 'user.permission-set'];
const userParts = ['user', 'user.state', 'user.profile', 'user.psl', 'assignment', 'user.paid', 'user.client', 'user.absent', 'history'];

function takeLicense(store) {
  run(store, 'DELETE FROM PermissionSetLicenseAssign WHERE AssigneeId = ? AND PermissionSetLicenseId = ?', store.integrationUserId, psl(store).Id);
  store.set('PermissionSetLicense', psl(store).Id, { UsedLicenses: 0 });
}

export const accessChanges = {
  'set-absent': { breaks: setBullets, touches: setParts, stops: 'approval', closes: 'set', apply: ({ store }) => removeSet(store) },
  'set-only-as-group': {
    breaks: setBullets, touches: [...setParts, 'group-name', 'package'], stops: 'approval',
    apply({ store }) {
      removeSet(store);
      const { group, own } = putGroup(store, { name: guide.permissionSet.Name, label: guide.permissionSet.Label, sum: sumOfSet });
      store.put('SetupEntityAccess', { ParentId: own, SetupEntityId: classId(store, guide.apexClass), SetupEntityType: 'ApexClass' });
      store.put('PermissionSetAssignment', { AssigneeId: store.integrationUserId, PermissionSetId: own, PermissionSetGroupId: group, IsActive: true });
    },
  },
  'set-only-of-package': {
    breaks: setBullets, touches: [...setParts, 'group-name', 'package'], stops: 'approval', closes: 'set',
    apply({ store }) {
      removeSet(store);
      const ParentId = store.put('PermissionSet', { Name: guide.permissionSet.Name, Label: guide.permissionSet.Label, NamespacePrefix: 'ivrtools', Type: 'Regular', IsCustom: false, ...sumOfSet });
      store.put('SetupEntityAccess', { ParentId, SetupEntityId: classId(store, guide.apexClass), SetupEntityType: 'ApexClass' });
    },
  },
  'set-license': {
    breaks: ['ps.license'], touches: ['ps'],
    apply({ store, random }) {
      const LicenseId = random.chance(0.5) ? licenseNamed(store, 'Salesforce Integration').Id : psl(store).Id;
      store.set('PermissionSet', guideSet(store), { LicenseId });
    },
  },
  'set-session-activation': { breaks: ['ps.activation'], touches: ['ps', 'assignment'], stops: 'approval', closes: 'set', apply: ({ store }) => store.set('PermissionSet', guideSet(store), { HasActivationRequired: true, Type: 'Session' }) },
  'class-missing': { breaks: ['ps.class'], touches: ['ps.class'], closes: 'class', apply: ({ store }) => store.remove('SetupEntityAccess', classLink(store).Id, 'system') },
  'class-namesake': {
    breaks: ['ps.class', 'ps.minimum'], touches: ['ps.class', 'ps.more'], closes: 'class',
    apply({ store, random }) {
      store.remove('SetupEntityAccess', classLink(store).Id, 'system');
      const other = () => store.put('ApexClass', { NamespacePrefix: 'cnxscv3', Name: 'ServiceRouting', ApiVersion: 60, Status: 'Active', IsValid: true, Body: '(hidden)', LengthWithoutComments: -1 });
      const SetupEntityId = random.chance(0.5) ? classId(store, { NamespacePrefix: null, Name: 'ServiceRouting' }) : other();
      store.insert('SetupEntityAccess', { ParentId: guideSet(store), SetupEntityId }, 'system');
    },
  },
  'class-in-another-set': {
    breaks: ['ps.class'], touches: ['ps.class', 'package'], closes: 'class', permits: 'class',
    apply({ store }) {
      store.remove('SetupEntityAccess', classLink(store).Id, 'system');
      const ParentId = store.insert('PermissionSet', { Name: 'IVR_Access', Label: guide.permissionSet.Label }, 'system');
      store.insert('SetupEntityAccess', { ParentId, SetupEntityId: classId(store, guide.apexClass) }, 'system');
      store.put('PermissionSetAssignment', { AssigneeId: store.integrationUserId, PermissionSetId: ParentId, IsActive: true });
    },
  },
  'class-surplus': {
    breaks: ['ps.minimum'], touches: ['ps.more'],
    apply({ store, random }) {
      const filter = random.pick([{ Name: 'InvoiceNumbers' }, { NamespacePrefix: 'cnxscv', Name: 'AgentState' }, { NamespacePrefix: 'cnxscv', Name: 'RoutingTarget' }]);
      const [found] = store.find('ApexClass', filter);
      if (found) store.insert('SetupEntityAccess', { ParentId: guideSet(store), SetupEntityId: found.Id }, 'system');
    },
  },
  'set-apex-rest-off': { breaks: ['ps.apex-rest'], touches: ['ps.rest'], closes: 'rest', apply: ({ store }) => write(store, 'PermissionSet', guideSet(store), { PermissionsApexRestServices: false }) },
  'set-api-off': { breaks: ['ps.api-enabled'], touches: ['ps.api'], closes: 'api of the set', apply: ({ store }) => write(store, 'PermissionSet', guideSet(store), { PermissionsApiEnabled: false }) },
  'set-surplus': {
    breaks: ['ps.minimum'], touches: ['ps.more'],
    apply({ store, random }) {
      const ParentId = guideSet(store);
      random.pick([
        () => store.set('PermissionSet', ParentId, { [`Permissions${random.pick(['ViewAllData', 'RunReports', 'ViewSetup', 'EditTask', 'RunFlow', 'ViewAllUsers'])}`]: true }),
        () => store.put('ObjectPermissions', { ParentId, SobjectType: random.pick(['Account', 'Case', 'Contact']), PermissionsRead: true }),
        () => store.put('FieldPermissions', { ParentId, SobjectType: 'Case', Field: 'Case.Comments', PermissionsRead: true, PermissionsEdit: random.chance(0.5) }),
        () => grantCustomPermission(store, ParentId),
      ])();
    },
  },
  // The page asks for no other permission, and a tab that is shown gives none.
  'set-shows-tab': { breaks: [], touches: ['ps.more'], apply: ({ store }) => showTab(store, guideSet(store)) },

  'profile-absent': {
    breaks: ['profile.create', 'profile.clone', 'profile.api-enabled', 'profile.api-only', 'profile.empty', 'user.profile'], touches: ['profile', 'profile.api', 'profile.only', 'profile.more', 'profile.limits', 'user', 'user.profile', 'app.sets'],
    apply({ store }) {
      const id = guideProfile(store);
      store.update('User', store.integrationUserId, { ProfileId: store.standardProfileId }, 'system');
      for (const other of store.find('User', { ProfileId: id })) store.update('User', other.Id, { ProfileId: store.standardProfileId }, 'system');
      store.remove('Profile', id, 'system');
    },
  },
  'profile-license': {
    breaks: ['profile.clone', 'user.license'], touches: ['profile', 'user', 'user.profile', 'seats'],
    apply({ store }) {
      const { Id } = licenseNamed(store, 'Salesforce');
      store.set('Profile', guideProfile(store), { UserLicenseId: Id });
      store.set('PermissionSet', guideShadow(store), { LicenseId: Id });
    },
  },
  'profile-api-off': { breaks: ['profile.api-enabled'], touches: ['profile.api'], closes: 'api of the profile', apply: ({ store }) => loseOnProfile(store, 'ApiEnabled') },
  'profile-api-only-off': { breaks: ['profile.api-only'], touches: ['profile.only'], apply: ({ store }) => loseOnProfile(store, 'ApiUserOnly') },
  'profile-surplus': {
    breaks: ['profile.empty'], touches: ['profile.more', 'profile', 'package'],
    apply({ store, random }) {
      // What the license of some orgs forces, or their standard profile reads, is no surplus there.
      const some = surpluses.filter(({ kind, standardObjects, name }) => !standardObjects && name !== 'cnxscv.ServiceRouting' && !(kind === 'object' && ['Account', 'Contact'].includes(name)));
      if (random.chance(0.15)) grantCustomPermission(store, guideShadow(store));
      else addSurplus(store, random.pick(some));
    },
  },
  'profile-shows-tab': { breaks: [], touches: ['profile.more', 'profile'], apply: ({ store }) => showTab(store, guideShadow(store)) },
  'profile-has-class': { breaks: ['profile.empty'], touches: ['profile.more', 'profile', 'package'], permits: 'class', apply: ({ store }) => addSurplus(store, surpluses.find(({ name }) => name === 'cnxscv.ServiceRouting')) },
  'profile-login-ranges': {
    breaks: [], touches: ['profile', 'profile.limits'], stops: 'address',
    apply: ({ store, limit }) => limit(guideProfile(store), { loginIpRanges: [{ startAddress: '192.0.2.0', endAddress: '192.0.2.255', description: 'Office' }] }),
  },
  'profile-login-hours': {
    breaks: [], touches: ['profile', 'profile.limits'], stops: 'hours',
    apply: ({ store, limit }) => limit(guideProfile(store), { loginHours: Object.fromEntries(['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'].flatMap((day) => [[`${day}Start`, '0'], [`${day}End`, '0']])) }),
  },

  'user-absent': { breaks: userBullets, touches: [...userParts, 'profile.people'], stops: 'user', apply: ({ store }) => removeUser(store) },
  'user-absent-no-seat': {
    breaks: [...userBullets, 'pre.user-license'], touches: [...userParts, 'seats'], stops: 'user',
    apply({ store }) {
      removeUser(store);
      const license = licenseNamed(store, 'Salesforce Integration');
      // Another integration has the one seat that there is.
      store.insert('User', { Username: `nightly@${store.place.company}.example`, Email: 'it@acme.example', LastName: 'Nightly Export', Alias: 'nightly', ProfileId: store.standardProfileId, ...orgDefaults }, 'system');
      store.set('UserLicense', license.Id, { TotalLicenses: store.get('UserLicense', license.Id).UsedLicenses });
    },
  },
  'user-inactive': { breaks: ['user.active'], touches: ['user', 'user.state'], stops: 'user', apply: ({ store }) => store.update('User', store.integrationUserId, { IsActive: false }, 'system') },
  'user-frozen': { breaks: ['user.active'], touches: ['user.state'], stops: 'user', apply: ({ store }) => store.set('UserLogin', store.find('UserLogin', { UserId: store.integrationUserId })[0].Id, { IsFrozen: true }) },
  'user-standard-profile': { breaks: ['user.profile'], touches: ['user', 'user.profile', 'profile', 'profile.api'], apply: ({ store }) => store.update('User', store.integrationUserId, { ProfileId: store.standardProfileId }, 'system') },
  'user-psl-missing': { breaks: ['user.psl'], touches: ['user.psl'], apply: ({ store }) => takeLicense(store) },
  'user-psl-missing-none-free': {
    breaks: ['user.psl', 'pre.psl'], touches: ['user.psl', 'seats'],
    apply({ store }) {
      takeLicense(store);
      const { Id } = psl(store);
      store.put('PermissionSetLicenseAssign', { AssigneeId: store.find('User', { Alias: 'sserv' })[0].Id, PermissionSetLicenseId: Id });
      store.set('PermissionSetLicense', Id, { TotalLicenses: 1, UsedLicenses: 1 });
    },
  },
  'user-psl-look-alike': {
    breaks: ['user.psl'], touches: ['user.psl'],
    apply({ store, random }) {
      takeLicense(store);
      const name = random.pick(['SalesforceAPIIntegrationPsl2', 'acme_SalesforceAPIIntegrationPsl', 'ApiIntegrationPsl']);
      const PermissionSetLicenseId = store.put('PermissionSetLicense', { DeveloperName: name, MasterLabel: 'Salesforce API Integration', PermissionSetLicenseKey: name, Language: 'en_US', Status: 'Active', TotalLicenses: 5, UsedLicenses: 1 });
      store.put('PermissionSetLicenseAssign', { AssigneeId: store.integrationUserId, PermissionSetLicenseId });
    },
  },
  'psl-ended': {
    breaks: ['pre.psl'], touches: ['user.psl', 'seats'],
    apply({ store, random, now }) {
      const day = new Date(now - (1 + random.below(300)) * 86_400_000).toISOString().slice(0, 10);
      store.set('PermissionSetLicense', psl(store).Id, random.chance(0.5) ? { Status: 'Disabled' } : { Status: 'Disabled', ExpirationDate: day });
    },
  },
  'user-voice-license': {
    breaks: ['user.no-license'], touches: ['user.paid'],
    apply: ({ store }) => store.put('PermissionSetLicenseAssign', { AssigneeId: store.integrationUserId, PermissionSetLicenseId: psl(store, 'ServiceCloudVoicePsl').Id }),
  },
  'user-package-license': {
    breaks: ['user.no-license'], touches: ['user.paid', 'package'],
    apply({ store }) {
      const [license] = store.find('PackageLicense', { NamespacePrefix: 'cnxscv' });
      store.put('UserPackageLicense', { UserId: store.integrationUserId, PackageLicenseId: license.Id });
    },
  },
  'user-any-client': {
    breaks: ['user.minimum'], touches: ['user.client'], permits: 'approval',
    apply: ({ store }) => holdAnyClient(store, store.integrationUserId),
  },
  'user-any-client-by-group': {
    breaks: ['user.minimum'], touches: ['user.client'], permits: 'approval',
    apply({ store }) {
      store.features.add('ApiAccessControl');
      const { group, own } = putGroup(store, { name: 'Tools', label: 'Tools', sum: { PermissionsUseAnyApiClient: true } });
      store.put('PermissionSetAssignment', { AssigneeId: store.integrationUserId, PermissionSetId: own, PermissionSetGroupId: group, IsActive: true });
    },
  },
  'assignment-missing': { breaks: ['user.permission-set'], touches: ['assignment'], stops: 'approval', closes: 'set', apply: ({ store }) => takeAssignment(store) },
  'assignment-expired': {
    breaks: ['user.permission-set'], touches: ['assignment'], stops: 'approval', closes: 'set',
    apply({ store, random, now }) {
      const ExpirationDate = `${new Date(now - (1 + random.below(200)) * 86_400_000).toISOString().slice(0, 10)}T23:00:00.000+0000`;
      // Whether Salesforce keeps IsActive in step is not said anywhere.
      store.set('PermissionSetAssignment', assignment(store).Id, { ExpirationDate, IsActive: random.chance(0.5) });
    },
  },
  'assignment-not-active': { breaks: ['user.permission-set'], touches: ['assignment'], stops: 'approval', closes: 'set', apply: ({ store }) => store.set('PermissionSetAssignment', assignment(store).Id, { IsActive: false }) },
  'assigned-by-group': {
    breaks: ['user.permission-set'], touches: ['assignment', 'package'], stops: 'approval', unsure: true, doubt: ['user.assignment'],
    apply({ store }) {
      takeAssignment(store);
      const { group, own } = putGroup(store, { name: 'Webex_Integration', label: 'Webex Integration', holds: guideSet(store), sum: sumOfSet });
      store.put('SetupEntityAccess', { ParentId: own, SetupEntityId: classId(store, guide.apexClass), SetupEntityType: 'ApexClass' });
      store.put('PermissionSetAssignment', { AssigneeId: store.integrationUserId, PermissionSetId: own, PermissionSetGroupId: group, IsActive: true });
    },
  },
  'assignment-to-another': {
    breaks: ['user.permission-set'], touches: ['assignment', 'seats'], stops: 'approval', closes: 'set',
    apply({ store, extraUser }) {
      takeAssignment(store);
      // A user of the same name, who is not meant.
      const { FirstName, LastName, ProfileId } = store.get('User', store.integrationUserId);
      store.put('PermissionSetAssignment', { AssigneeId: extraUser({ FirstName, LastName, ProfileId }), PermissionSetId: guideSet(store), IsActive: true });
    },
  },

  'package-absent': {
    breaks: ['pre.package', 'pre.class', 'ps.class'], touches: ['package', 'ps.class', 'user.paid', 'ps.more'], closes: 'package',
    apply({ store }) {
      run(store, 'DELETE FROM SetupEntityAccess WHERE SetupEntityId IN (SELECT Id FROM ApexClass WHERE NamespacePrefix = ?)', 'cnxscv');
      removePackage(store);
    },
  },
  'package-license-ended': {
    breaks: ['pre.package'], touches: ['package'],
    apply({ store, random, now }) {
      const ended = `${new Date(now - (1 + random.below(100)) * 86_400_000).toISOString().slice(0, 10)}`;
      const [license] = store.find('PackageLicense', { NamespacePrefix: 'cnxscv' });
      store.set('PackageLicense', license.Id, random.pick([{ Status: 'Expired', ExpirationDate: ended }, { Status: 'Trial', ExpirationDate: ended }, { Status: 'Expired' }]));
    },
  },
  'class-absent': {
    breaks: ['pre.class', 'ps.class'], touches: ['package', 'ps.class', 'ps.more'], closes: 'package',
    apply({ store }) {
      const id = classId(store, guide.apexClass);
      run(store, 'DELETE FROM SetupEntityAccess WHERE SetupEntityId = ?', id);
      run(store, 'DELETE FROM ApexClass WHERE Id = ?', id);
    },
  },
};
