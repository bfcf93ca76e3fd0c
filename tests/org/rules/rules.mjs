/**
 * What Salesforce refuses, keeps consistent or does on the side when rows are
 * written. Codes and texts are documented or seen where FACTS.md says so.
 */
import { OrgError } from '../errors.mjs';
import { fieldLabel, systemPermissions } from '../schema/schema.mjs';
import * as apps from './apps.mjs';
import * as audit from './audit.mjs';
import { profileRules, shadowOf } from './profiles.mjs';

/** The stores of this process that are open. */
export const openStores = new Set();

const setupReaders = ['ViewSetup', 'AssignPermissionSets', 'ManageProfilesPermissionsets', 'ManageSessionPermissionSets'];

/** One of these permissions is needed to read the object; to others it does not exist (object reference, "special access rules"). */
export const requiredToRead = {
  ApexClass: ['ViewSetup', 'AuthorApex'],
  ConnectedApplication: ['ViewSetup', 'CustomizeApplication'],
  ExternalClientApplication: ['ExternalClientAppViewer', 'ExternalClientAppAdmin', 'ExternalClientAppDeveloper', 'ViewSetup'],
  ExtlClntAppOauthPlcyCnfg: ['ExternalClientAppAdmin', 'ExternalClientAppDeveloper', 'ViewSetup'],
  ExtlClntAppOauthSettings: ['ExternalClientAppAdmin', 'ExternalClientAppDeveloper', 'ViewSetup'],
  ExtlClntAppPlcyCnfg: ['ExternalClientAppAdmin', 'ExternalClientAppDeveloper', 'ViewSetup'],
  FieldPermissions: setupReaders,
  LoginHistory: ['ManageUsers', 'MonitorLoginHistory'],
  ObjectPermissions: setupReaders,
  // Seen: a minimal integration user gets INVALID_TYPE for Organization.
  Organization: ['ViewSetup', 'RunReports', 'ViewAllData'],
  PackageLicense: ['ViewSetup'],
  PermissionSet: setupReaders,
  PermissionSetAssignment: setupReaders,
  InstalledSubscriberPackage: ['ViewSetup'],
  SubscriberPackage: ['ViewSetup'],
  SubscriberPackageVersion: ['ViewSetup'],
  MutingPermissionSet: setupReaders,
  PermissionSetGroup: setupReaders,
  PermissionSetGroupComponent: setupReaders,
  PermissionSetTabSetting: setupReaders,
  PermissionSetLicense: setupReaders,
  PermissionSetLicenseAssign: setupReaders,
  SetupAuditTrail: ['ViewSetup'],
  SetupEntityAccess: setupReaders,
  UserLicense: ['ViewSetup', 'ManageUsers'],
  UserLogin: ['ManageUsers', 'ManageInternalUsers'],
  UserPackageLicense: ['ViewSetup', 'ManageUsers'],
};

/** One of these permissions is needed to write the object. */
export const requiredToWrite = {
  FieldPermissions: ['ManageProfilesPermissionsets'],
  ObjectPermissions: ['ManageProfilesPermissionsets'],
  PermissionSetTabSetting: ['ManageProfilesPermissionsets'],
  PermissionSet: ['ManageProfilesPermissionsets'],
  PermissionSetAssignment: ['AssignPermissionSets', 'ManageUsers'],
  PermissionSetLicenseAssign: ['AssignPermissionSets', 'ManageUsers'],
  Profile: ['ManageProfilesPermissionsets'],
  SessionPermSetActivation: ['ManageSessionPermissionSets'],
  SetupEntityAccess: ['ManageProfilesPermissionsets'],
  User: ['ManageUsers', 'ManageInternalUsers'],
  UserLogin: ['ManageUsers', 'ManageInternalUsers'],
  UserPackageLicense: ['ManageUsers'],
};

/** Permissions that need others beside them; a short, inferred extract of what Setup enforces. */
export const permissionDependencies = {
  ModifyAllData: ['ViewAllData'],
  AuthorApex: ['ModifyMetadata', 'ViewSetup'],
  CustomizeApplication: ['ViewSetup'],
  ManageProfilesPermissionsets: ['ViewSetup'],
};

/** The permissions that a license of the kind "Salesforce Integration" gives by itself; more needs a permission set license. */
export const integrationLicensePermissions = new Set(['ApiEnabled', 'ApiUserOnly', 'PasswordNeverExpires', 'AllowUniversalSearch']);

/** Salesforce's rule for API names of setup components (help page of each of them). */
export function checkApiName(name, what) {
  if (!/^[A-Za-z][A-Za-z0-9_]*$/.test(name) || name.endsWith('_') || name.includes('__')) {
    const rule = 'It must be unique, begin with a letter, not include spaces, not end with an underscore, and not contain two consecutive underscores.';
    throw new OrgError('INVALID_INPUT', `The ${what} API Name can only contain underscores and alphanumeric characters. ${rule}`, { fact: 'permission-set-name', fields: ['Name'] });
  }
}

function duplicate(store, type, row, fields, code = 'DUPLICATE_VALUE') {
  const [other] = store.find(type, Object.fromEntries(fields.map((field) => [field, row[field]]))).filter(({ Id }) => Id !== row.Id);
  if (!other) return;
  const text = code === 'DUPLICATE_VALUE' ? `duplicate value found: ${fields.join(',')} duplicates value on record with id: ${other.Id}` : null;
  throw new OrgError(code, text ?? `The API name ${row[fields[0]]} is already in use. Enter a unique name.`, { fact: text ? 'record-duplicate' : 'permission-set-name-taken', fields });
}

const permissionLabels = (names) => names.map((name) => fieldLabel(`Permissions${name}`)).join(', ');

function permissionsIn(row) {
  return systemPermissions.filter((permission) => row[`Permissions${permission}`] === true || row[`Permissions${permission}`] === 1);
}

const integrationLicense = 'Salesforce Integration';

const maximumOf = (license) => systemPermissions.filter((permission) => license[`MaximumPermissions${permission}`]);

/** The system permissions that a license allows; null when it limits none (inferred: the full Salesforce license). */
function allowedBy(store, licenseId) {
  const permissionSetLicense = store.get('PermissionSetLicense', licenseId);
  if (permissionSetLicense) return new Set(maximumOf(permissionSetLicense));
  return store.get('UserLicense', licenseId)?.Name === integrationLicense ? integrationLicensePermissions : null;
}

function refuseLicense(surplus) {
  throw new OrgError('FIELD_INTEGRITY_EXCEPTION', `The user license doesn't allow the permission: ${surplus.join(', ')}`, { fact: 'assignment-license' });
}

/** A permission set that is bound to a license holds only what the license allows. */
function checkOwnLicense(store, row) {
  const allowed = row.LicenseId && allowedBy(store, row.LicenseId);
  const surplus = allowed ? permissionsIn(row).filter((permission) => !allowed.has(permission)) : [];
  if (surplus.length) throw new OrgError('FIELD_INTEGRITY_EXCEPTION', `The user license doesn't allow the permission: ${permissionLabels(surplus)}`, { fact: 'permission-set-license-limits', fields: surplus.map((name) => `Permissions${name}`) });
}

/**
 * Seen: assigning before the permission set license is refused with this text,
 * for system permissions and for those on objects. `objects` are the rows of
 * the permission set's object permissions; a profile may grant what it likes on objects.
 */
export function checkUserLicense(store, userId, permissionSet, objects = permissionSet.IsOwnedByProfile ? [] : store.find('ObjectPermissions', { ParentId: permissionSet.Id })) {
  const user = store.get('User', userId);
  const profile = store.get('Profile', user.ProfileId);
  const license = store.get('UserLicense', profile.UserLicenseId);
  if (license.Name !== integrationLicense) return;
  const held = store.find('PermissionSetLicenseAssign', { AssigneeId: userId }).map(({ PermissionSetLicenseId }) => store.get('PermissionSetLicense', PermissionSetLicenseId));
  const allowed = new Set([...integrationLicensePermissions, ...held.flatMap(maximumOf)]);
  const surplus = permissionsIn(permissionSet).filter((permission) => !allowed.has(permission));
  if (surplus.length) refuseLicense([permissionLabels(surplus)]);
  if (held.some(({ DeveloperName }) => DeveloperName === 'SalesforceAPIIntegrationPsl')) return;
  const onObjects = objects.flatMap((row) => Object.entries(audit.objectWords).filter(([name]) => row[`Permissions${name}`]).map(([, word]) => `${word} ${row.SobjectType}`));
  if (onObjects.length) refuseLicense(onObjects);
}

function checkDependencies(row) {
  for (const permission of permissionsIn(row)) {
    const missing = (permissionDependencies[permission] ?? []).filter((other) => !row[`Permissions${other}`]);
    if (missing.length) {
      throw new OrgError('FIELD_INTEGRITY_EXCEPTION', `Permission ${permissionLabels([permission])} depends on permission(s): ${permissionLabels(missing)}`, { fact: 'permission-dependencies', fields: [`Permissions${permission}`] });
    }
  }
}

export function checkEmail(email, field) {
  if (!/^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(email ?? '')) throw new OrgError('INVALID_EMAIL_ADDRESS', `${fieldLabel(field)}: invalid email address: ${email}`, { fact: 'email-form', fields: [field] });
}

/**
 * User names are taken across all of Salesforce: by users of this org, of the
 * other orgs of the process, and those that a scenario says are taken elsewhere.
 * The org's own seeds do not ask the others: every org has the same ones.
 */
function refuseUsername(store, row, actor) {
  const here = store.find('User', { Username: row.Username }).some(({ Id }) => Id !== row.Id);
  const elsewhere = () => actor !== 'system' && [...openStores].some((other) => other !== store && other.find('User', { Username: row.Username }).length);
  if (!here && !store.usernamesElsewhere.has(row.Username.toLowerCase()) && !elsewhere()) return;
  const text = 'Duplicate Username. The username already exists in this or another Salesforce organization. Usernames must be unique across all Salesforce organizations. To resolve, use a different username (it doesn\'t need to match the user\'s email address).';
  throw new OrgError('DUPLICATE_USERNAME', text, { fact: 'user-unique', fields: ['Username'] });
}

function freeNickname(store, wanted) {
  let name = wanted.slice(0, 36);
  for (let number = 2; store.find('User', { CommunityNickname: name }).length; number += 1) name = `${wanted.slice(0, 36)}${number}`;
  return name;
}

function countSeats(store, licenseId) {
  const [{ used }] = store.sql(`SELECT COUNT(*) AS used FROM User u JOIN Profile p ON p.Id = u.ProfileId WHERE p.UserLicenseId = ? AND u.IsActive = 1`, licenseId);
  store.set('UserLicense', licenseId, { UsedLicenses: used });
  const license = store.get('UserLicense', licenseId);
  if (used > license.TotalLicenses) throw new OrgError('LICENSE_LIMIT_EXCEEDED', `License Limit Exceeded: ${license.Name}`, { fact: 'license-seats' });
}

/** A package's licenses are counted unless the whole org has one (-1). */
function countPackageLicenses(store, licenseId) {
  const license = store.get('PackageLicense', licenseId);
  if (license.AllowedLicenses < 0) throw new OrgError('FIELD_INTEGRITY_EXCEPTION', 'Package License ID: this package has a license for the whole org', { fact: 'license-package', fields: ['PackageLicenseId'] });
  const used = store.find('UserPackageLicense', { PackageLicenseId: licenseId }).length;
  store.set('PackageLicense', licenseId, { UsedLicenses: used });
  if (used > license.AllowedLicenses) throw new OrgError('LICENSE_LIMIT_EXCEEDED', `License Limit Exceeded: ${license.NamespacePrefix}`, { fact: 'license-package' });
}

function countLicenseAssignments(store, licenseId) {
  const used = store.find('PermissionSetLicenseAssign', { PermissionSetLicenseId: licenseId }).length;
  store.set('PermissionSetLicense', licenseId, { UsedLicenses: used });
  const license = store.get('PermissionSetLicense', licenseId);
  if (used > license.TotalLicenses) throw new OrgError('LICENSE_LIMIT_EXCEEDED', `License Limit Exceeded: ${license.MasterLabel}`, { fact: 'license-seats' });
}

function assignShadow(store, user) {
  const shadow = shadowOf(store, user.ProfileId);
  for (const row of store.find('PermissionSetAssignment', { AssigneeId: user.Id })) {
    if (store.get('PermissionSet', row.PermissionSetId).IsOwnedByProfile) store.db.prepare('DELETE FROM PermissionSetAssignment WHERE Id = ?').run(row.Id);
  }
  store.put('PermissionSetAssignment', { AssigneeId: user.Id, PermissionSetId: shadow.Id, IsActive: true });
}

/** What a package brings cannot be changed by the org that installed it. */
function refusePackaged(store, parentId) {
  if (store.get('PermissionSet', parentId).NamespacePrefix) throw new OrgError('INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object id', { fact: 'record-write-right' });
}

export const rules = {
  PermissionSet: {
    before(store, row, old, actor) {
      if (old?.IsOwnedByProfile && actor !== 'system') throw new OrgError('INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object id', { fact: 'profile-own-set' });
      checkApiName(row.Name, 'Permission Set');
      duplicate(store, 'PermissionSet', row, ['Name'], 'DUPLICATE_DEVELOPER_NAME');
      checkDependencies(row);
      if (actor !== 'system') checkOwnLicense(store, row);
      row.IsCustom = true;
      row.Type = row.HasActivationRequired ? 'Session' : 'Regular';
      if (!old) return;
      for (const { AssigneeId } of store.find('PermissionSetAssignment', { PermissionSetId: row.Id })) checkUserLicense(store, AssigneeId, row);
    },
    after: audit.permissionSetWritten,
    beforeRemove(store, row) {
      if (row.IsOwnedByProfile || store.find('PermissionSetAssignment', { PermissionSetId: row.Id }).length) {
        throw new OrgError('DELETE_FAILED', 'You can\'t delete this permission set because it\'s assigned to one or more users.', { fact: 'permission-set-in-use' });
      }
      for (const link of store.find('SetupEntityAccess', { ParentId: row.Id, SetupEntityType: 'ExternalClientApplication' })) apps.beforeAppChange(store, link.SetupEntityId);
      // What hangs on a permission set goes with it, without rows of its own in the audit trail.
      for (const type of ['SetupEntityAccess', 'ObjectPermissions', 'FieldPermissions', 'PermissionSetTabSetting']) {
        store.db.prepare(`DELETE FROM "${type}" WHERE ParentId = ?`).run(row.Id);
      }
    },
    afterRemove: audit.permissionSetRemoved,
  },
  SetupEntityAccess: {
    before(store, row) {
      refusePackaged(store, row.ParentId);
      const type = { '01p': 'ApexClass', '0xI': 'ExternalClientApplication', '0CP': 'CustomPermission' }[row.SetupEntityId.slice(0, 3)];
      if (!type || !store.get(type, row.SetupEntityId)) throw new OrgError('INVALID_CROSS_REFERENCE_KEY', 'Setup Entity ID: invalid cross reference id', { fact: 'access-type', fields: ['SetupEntityId'] });
      row.SetupEntityType = type;
      duplicate(store, 'SetupEntityAccess', row, ['ParentId', 'SetupEntityId']);
      if (type === 'ExternalClientApplication') apps.beforeAppChange(store, row.SetupEntityId);
    },
    after: (store, row, old, actor) => audit.accessChanged(store, row, true, actor),
    beforeRemove(store, row) {
      if (row.SetupEntityType === 'ExternalClientApplication') apps.beforeAppChange(store, row.SetupEntityId);
    },
    afterRemove: (store, row, actor) => audit.accessChanged(store, row, false, actor),
  },
  PermissionSetAssignment: {
    before(store, row, old) {
      row.IsActive = true;
      if (old) return;
      const user = store.get('User', row.AssigneeId);
      const permissionSet = store.get('PermissionSet', row.PermissionSetId ?? '');
      if (!permissionSet) throw new OrgError('REQUIRED_FIELD_MISSING', 'Required fields are missing: [PermissionSetId]', { fact: 'record-required', fields: ['PermissionSetId'] });
      if (permissionSet.IsOwnedByProfile) throw new OrgError('FIELD_INTEGRITY_EXCEPTION', 'Permission Set ID: a permission set of a profile cannot be assigned', { fact: 'assignment-target', fields: ['PermissionSetId'] });
      if (!user.IsActive) throw new OrgError('INACTIVE_OWNER_OR_USER', 'operation performed with inactive user', { fact: 'assignment-target', fields: [] });
      duplicate(store, 'PermissionSetAssignment', row, ['AssigneeId', 'PermissionSetId']);
      if (permissionSet.LicenseId) {
        const license = store.get('Profile', user.ProfileId).UserLicenseId;
        const held = store.find('PermissionSetLicenseAssign', { AssigneeId: user.Id }).some(({ PermissionSetLicenseId }) => PermissionSetLicenseId === permissionSet.LicenseId);
        if (permissionSet.LicenseId !== license && !held) {
          throw new OrgError('FIELD_INTEGRITY_EXCEPTION', `Can't assign permission set ${permissionSet.Name} to this user: the user license doesn't match`, { fact: 'assignment-other-license', fields: ['PermissionSetId'] });
        }
      }
      checkUserLicense(store, user.Id, permissionSet);
    },
    after(store, row, old, actor) {
      if (!old) audit.permissionSetAssigned(store, row, actor);
      else if (old.ExpirationDate !== row.ExpirationDate) audit.expirationChanged(store, row, old, actor);
    },
    afterRemove: audit.permissionSetUnassigned,
  },
  PermissionSetLicenseAssign: {
    before(store, row) { duplicate(store, 'PermissionSetLicenseAssign', row, ['AssigneeId', 'PermissionSetLicenseId']); },
    after(store, row, old, actor) {
      countLicenseAssignments(store, row.PermissionSetLicenseId);
      audit.licenseAssigned(store, row, actor);
    },
    afterRemove(store, row, actor) {
      countLicenseAssignments(store, row.PermissionSetLicenseId);
      for (const { PermissionSetId } of store.find('PermissionSetAssignment', { AssigneeId: row.AssigneeId })) checkUserLicense(store, row.AssigneeId, store.get('PermissionSet', PermissionSetId));
      audit.licenseUnassigned(store, row, actor);
    },
  },
  UserPackageLicense: {
    before(store, row) { duplicate(store, 'UserPackageLicense', row, ['UserId', 'PackageLicenseId']); },
    after(store, row, old, actor) {
      countPackageLicenses(store, row.PackageLicenseId);
      audit.packageLicenseGranted(store, row, actor);
    },
    afterRemove(store, row, actor) {
      countPackageLicenses(store, row.PackageLicenseId);
      audit.packageLicenseRevoked(store, row, actor);
    },
  },
  UserLogin: { after: audit.userLoginWritten },
  FieldPermissions: {
    after: audit.fieldPermissionsChanged,
    afterRemove: (store, row, actor) => audit.fieldPermissionsChanged(store, null, row, actor),
  },
  PermissionSetTabSetting: {
    after: audit.tabSettingChanged,
    afterRemove: (store, row, actor) => audit.tabSettingChanged(store, null, row, actor),
  },
  ObjectPermissions: {
    before(store, row, old) {
      if (!old) duplicate(store, 'ObjectPermissions', row, ['ParentId', 'SobjectType']);
      if (!row.PermissionsRead && (row.PermissionsCreate || row.PermissionsEdit || row.PermissionsDelete)) {
        throw new OrgError('FIELD_INTEGRITY_EXCEPTION', `Permission Create ${row.SobjectType} depends on permission(s): Read ${row.SobjectType}`, { fact: 'object-permission-read' });
      }
    },
    after(store, row, old, actor) {
      const parent = store.get('PermissionSet', row.ParentId);
      const holders = parent.IsOwnedByProfile ? [] : store.find('PermissionSetAssignment', { PermissionSetId: parent.Id });
      for (const { AssigneeId } of holders) checkUserLicense(store, AssigneeId, parent, [row]);
      audit.objectPermissionsChanged(store, row, old, actor);
    },
    afterRemove: (store, row, actor) => audit.objectPermissionsChanged(store, null, row, actor),
  },
  Profile: profileRules(duplicate),
  User: {
    before(store, row, old, actor) {
      checkEmail(row.Email, 'Email');
      checkEmail(row.Username, 'Username');
      if (row.Username.toLowerCase() !== old?.Username.toLowerCase()) refuseUsername(store, row, actor);
      row.Name = [row.FirstName, row.LastName].filter(Boolean).join(' ');
      row.UserType = 'Standard';
      row.CommunityNickname ??= freeNickname(store, row.Username.split('@')[0]);
      if (store.find('User', { CommunityNickname: row.CommunityNickname }).some(({ Id }) => Id !== row.Id)) {
        throw new OrgError('DUPLICATE_COMM_NICKNAME', 'Duplicate Nickname. Another user has already selected this nickname. Please select another.', { fact: 'user-unique', fields: ['CommunityNickname'] });
      }
      if (!old) row.IsActive ??= true;
    },
    after(store, row, old, actor) {
      const license = store.get('Profile', row.ProfileId).UserLicenseId;
      countSeats(store, license);
      if (!old) store.put('UserLogin', { UserId: row.Id, IsFrozen: false, IsPasswordLocked: false });
      if (!old || old.ProfileId !== row.ProfileId) assignShadow(store, row);
      audit.userWritten(store, row, old, actor);
    },
  },
};
