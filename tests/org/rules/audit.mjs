/**
 * The Setup Audit Trail: one row for each change, with the codes and the
 * wording that a public list took from live orgs (FACTS.md). What that list
 * lacks follows its pattern and is marked there as inferred.
 */
import { current } from '../request-context.mjs';
import { fieldLabel, systemPermissions } from '../schema/schema.mjs';

const users = 'Manage Users';
const apps = 'External Client Apps';

/** Writes a row; who works as another user stands in it as the delegate. */
export function record(store, section, action, display, actor) {
  const who = actor === 'system' ? store.adminId : actor;
  const { session } = current();
  const delegate = session?.userId === who && session.delegateId ? store.usernameOf(session.delegateId) : null;
  store.put('SetupAuditTrail', { Action: action, Section: section, Display: display, CreatedById: who, DelegateUser: delegate });
}

const onOff = (value) => (value ? 'enabled' : 'disabled');

/** The parent of a grant in words: a permission set, or the profile that owns it. */
function parentOf(store, parentId) {
  const set = store.get('PermissionSet', parentId);
  if (!set.IsOwnedByProfile) return { words: `permission set ${set.Label}`, code: 'PermissionSet', kind: '' };
  return { words: `profile ${store.get('Profile', set.ProfileId).Name}`, code: 'Profile', kind: set.IsCustom ? 'Custom' : 'Standard' };
}

function permissionSetChanges(row, old) {
  const what = `Changed permission set ${row.Label}:`;
  const changes = [];
  const changed = (field) => old && old[field] !== row[field];
  if (changed('Label')) changes.push(['PermSetLabelChange', `${what} Master Label was changed from ${old.Label} to ${row.Label}`]);
  if (changed('Name')) changes.push(['PermSetDeveloperNameChange', `${what} API name was changed from ${old.Name} to ${row.Name}`]);
  if (changed('Description')) changes.push(['PermSetDescriptionChange', `${what} description was changed`]);
  if (changed('HasActivationRequired')) {
    changes.push(['PermSetHasActivationRequiredChange', `Changed Permission Set ${row.Label}: Session Activation Required has changed from ${onOff(old.HasActivationRequired)} to ${onOff(row.HasActivationRequired)}`]);
  }
  for (const permission of systemPermissions) {
    const field = `Permissions${permission}`;
    // A permission that this org does not have is in neither state.
    const [before, after] = [old, row].map((state) => state?.[field] ?? false);
    if (before === after) continue;
    changes.push([after ? 'PermSetEnableUserPerm' : 'PermSetDisableUserPerm', `${what} ${fieldLabel(field)} permission was changed from ${onOff(before)} to ${onOff(after)}`]);
  }
  return changes;
}

export function permissionSetWritten(store, row, old, actor) {
  if (!old) {
    const license = row.LicenseId && (store.get('UserLicense', row.LicenseId)?.Name ?? store.get('PermissionSetLicense', row.LicenseId)?.MasterLabel);
    record(store, users, license ? 'PermSetCreate' : 'PermSetCreateNoLicense', `Created permission set ${row.Label}: with ${license ? `user license ${license}` : 'no license'}`, actor);
  }
  for (const [action, display] of permissionSetChanges(row, old)) record(store, users, action, display, actor);
}

export function permissionSetRemoved(store, row, actor) {
  record(store, users, 'PermSetDelete', `Deleted permission set ${row.Label}`, actor);
}

const entityWords = {
  ApexClass: (name, on) => `${name} Apex class access was ${onOff(on)}`,
  CustomPermission: (name, on) => `${name} Custom Permission was ${onOff(on)}`,
  ExternalClientApplication: (name, on) => `${name} external client app is ${onOff(on)}`,
};

/** A class, app or custom permission that a permission set or profile was given, or no longer has. */
export function accessChanged(store, row, enabled, actor) {
  const words = entityWords[row.SetupEntityType];
  const entity = words && store.get(row.SetupEntityType, row.SetupEntityId);
  if (!entity) return;
  const parent = parentOf(store, row.ParentId);
  const action = `SetupEntityAccessAudit_${parent.code}_${row.SetupEntityType}_${enabled ? 'Enabled' : 'Disabled'}${parent.kind}`;
  record(store, users, action, `Changed ${parent.words}: ${words(entity.Name ?? entity.MasterLabel, enabled)}`, actor);
}

/** The words of the pages for what an object's permissions allow. */
export const objectWords = { Read: 'Read', Create: 'Create', Edit: 'Edit', Delete: 'Delete', ViewAllRecords: 'View All', ModifyAllRecords: 'Modify All' };

function objectAccess(row) {
  const held = Object.entries(objectWords).filter(([name]) => row?.[`Permissions${name}`]).map(([, word]) => word);
  return held.length ? held.join(', ') : 'No Access';
}

const fieldAccess = (row) => (row?.PermissionsEdit ? 'Edit' : row?.PermissionsRead ? 'Read' : 'No Access');

/** Object permissions written (no `row`: removed). */
export function objectPermissionsChanged(store, row, old, actor) {
  const { ParentId, SobjectType } = row ?? old;
  if (objectAccess(row) === objectAccess(old)) return;
  const parent = parentOf(store, ParentId);
  const action = parent.code === 'Profile' ? `profileOlpChanged${parent.kind}` : 'PermSetEntityPermChanged';
  record(store, users, action, `Changed ${parent.words}: ${SobjectType} object permissions were changed from ${objectAccess(old)} to ${objectAccess(row)}`, actor);
}

/** Field permissions written (no `row`: removed). */
export function fieldPermissionsChanged(store, row, old, actor) {
  const { ParentId, Field } = row ?? old;
  if (fieldAccess(row) === fieldAccess(old)) return;
  const parent = parentOf(store, ParentId);
  const action = parent.code === 'Profile' ? `profileFlsChanged${parent.kind}` : 'PermSetFlsChanged';
  record(store, users, action, `Changed ${parent.words}: field-level security for ${Field.replace('.', ': ')} was changed from ${fieldAccess(old)} to ${fieldAccess(row)}`, actor);
}

/** Tab settings written (no `row`: removed). */
export function tabSettingChanged(store, row, old, actor) {
  const { ParentId, Name } = row ?? old;
  const parent = parentOf(store, ParentId);
  const action = parent.code === 'Profile' ? `profileTabsetChanged${parent.kind}` : 'PermSetTabSettingsChangedNew';
  record(store, users, action, `Changed ${parent.words}: ${Name} tab was changed from ${old?.Visibility ?? 'None'} to ${row?.Visibility ?? 'None'}`, actor);
}

const userWords = (store, id) => `user ${store.get('User', id).Name} (UserID: [${id.slice(0, 15)}])`;

export function permissionSetAssigned(store, row, actor) {
  record(store, users, 'PermSetAssign', `Permission set ${store.get('PermissionSet', row.PermissionSetId).Label}: assigned to ${userWords(store, row.AssigneeId)}`, actor);
}

export function permissionSetUnassigned(store, row, actor) {
  record(store, users, 'PermSetUnassign', `Permission set ${store.get('PermissionSet', row.PermissionSetId).Label}: unassigned from ${userWords(store, row.AssigneeId)}`, actor);
}

export function expirationChanged(store, row, old, actor) {
  const words = `Permission set ${store.get('PermissionSet', row.PermissionSetId).Label} assigned to ${userWords(store, row.AssigneeId)}`;
  record(store, users, 'PermSetAssignmentExpirationChange', `${words}: expiration was changed from ${old.ExpirationDate ?? 'never'} to ${row.ExpirationDate ?? 'never'}`, actor);
}

export function licenseAssigned(store, row, actor) {
  record(store, users, 'PermSetLicenseAssign', `Permission set license ${store.get('PermissionSetLicense', row.PermissionSetLicenseId).MasterLabel}: assigned to ${userWords(store, row.AssigneeId)}`, actor);
}

export function licenseUnassigned(store, row, actor) {
  record(store, users, 'PermSetLicenseUnassign', `Permission set license ${store.get('PermissionSetLicense', row.PermissionSetLicenseId).MasterLabel} removed from ${userWords(store, row.AssigneeId)}`, actor);
}

export function packageLicenseGranted(store, row, actor) {
  record(store, 'Custom App Licenses', 'granteduserpackagelicense', `Granted 1 User Package Licenses for User with ID: ${row.UserId.slice(0, 15)}`, actor);
}

export function packageLicenseRevoked(store, row, actor) {
  record(store, 'Custom App Licenses', 'revokeduserpackagelicense', 'Revoked User Package License assignment', actor);
}

const isCustom = (store, profileId) => store.find('PermissionSet', { ProfileId: profileId })[0].IsCustom;

function userChanges(store, row, old) {
  const changes = [];
  const plain = { Username: ['changedusername', 'username'], Email: ['changedemail', 'email'], CommunityNickname: ['changedcommunitynickname', 'nickname'] };
  if (old.ProfileId !== row.ProfileId) {
    const [from, to] = [old, row].map(({ ProfileId }) => (isCustom(store, ProfileId) ? 'cust' : 'std'));
    const suffix = from === 'cust' && to === 'cust' ? '' : `${from}to${to}`;
    const [before, after] = [old, row].map(({ ProfileId }) => store.get('Profile', ProfileId).Name);
    changes.push([`changedprofileforuser${suffix}`, `Changed profile for user ${row.Name} from ${before} to ${after}`]);
  }
  for (const [field, [action, word]] of Object.entries(plain)) {
    if (old[field] !== row[field]) changes.push([action, `For user ${row.Name}, changed ${word} from ${old[field]} to ${row[field]}`]);
  }
  if (old.IsActive !== row.IsActive) {
    changes.push(row.IsActive
      ? ['activateduser', `Activated ${userWords(store, row.Id)}`]
      : ['deactivateduser', `Deactivated ${userWords(store, row.Id)}`]);
  }
  return changes;
}

export function userWritten(store, row, old, actor) {
  if (!old) record(store, users, 'createduser', `Created new user ${row.Name}`, actor);
  else for (const [action, display] of userChanges(store, row, old)) record(store, users, action, display, actor);
}

export function userLoginWritten(store, row, old, actor) {
  if (row.IsFrozen === old.IsFrozen) return;
  const { Name } = store.get('User', row.UserId);
  record(store, users, row.IsFrozen ? 'frozeuser' : 'unfrozeuser', `${row.IsFrozen ? 'Froze' : 'Unfroze'} user account for ${Name}`, actor);
}

export function profileWritten(store, row, old, actor) {
  if (!old) {
    record(store, users, 'profileCreate', `Created profile ${row.Name}`, actor);
    return;
  }
  const kind = isCustom(store, row.Id) ? 'Custom' : 'Standard';
  if (old.Name !== row.Name) record(store, users, `profileNameChange${kind}`, `Changed profile ${row.Name}: name was changed from ${old.Name} to ${row.Name}`, actor);
  if (old.Description !== row.Description) record(store, users, `profileDescriptionChange${kind}`, `Changed profile ${row.Name}: description was changed`, actor);
  for (const permission of systemPermissions) {
    const field = `Permissions${permission}`;
    if (old[field] === row[field]) continue;
    record(store, users, `profilePermChanged${kind}`, `Changed profile ${row.Name}: general user permission ${fieldLabel(field)} was changed from ${onOff(old[field])} to ${onOff(row[field])}`, actor);
  }
}

export function profileCloned(store, source, name, actor) {
  record(store, users, `profileCloned${isCustom(store, source.Id) ? 'Custom' : 'Standard'}`, `Created profile ${name}: Cloned from profile ${source.Name}`, actor);
}

export function profileRemoved(store, row, actor) {
  record(store, users, 'profileDelete', `Deleted profile ${row.Name}`, actor);
}

export function loginRangeChanged(store, profile, verb, words, actor) {
  record(store, users, 'loginIpRange', `${verb} Login Ip Range to ${profile.Name} ${words}`, actor);
}

export function loginHoursChanged(store, profile, actor) {
  record(store, users, 'loginHours', `Changed login hours of profile ${profile.Name}`, actor);
}

export function appWritten(store, type, fullName, created, actor) {
  record(store, apps, `${created ? 'created' : 'changed'}${type}`, `${created ? 'Created' : 'Changed'} ${type} ${fullName}`, actor);
}

export function appRemoved(store, type, fullName, actor) {
  record(store, apps, `deleted${type}`, `Deleted ${type} ${fullName}`, actor);
}

/** The subjects of the certificates stand in the row, as they do for connected apps. */
export function certificateChanged(store, before, after, actor) {
  record(store, apps, 'changeExternalClientAppCertificate', `Changed External Client App Certificate from ${before ?? 'none'} to ${after ?? 'none'}`, actor);
}

export function sessionLevelChanged(store, profile, before, after, actor) {
  record(store, users, 'sessionLevelForProfile', `Changed profile ${profile.Name}: Changed Session Security Level Required at Login from ${before ?? 'None'} to ${after ?? 'None'}`, actor);
}
