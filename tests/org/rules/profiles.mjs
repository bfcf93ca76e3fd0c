/**
 * Profiles. A profile's permissions live in a permission set that it owns; both
 * show the same values. What a user license forces is on in every profile of
 * the license, whatever is written, and a clone made in Setup takes over all
 * that its source holds.
 */
import { OrgError } from '../errors.mjs';
import { systemPermissions } from '../schema/schema.mjs';
import * as audit from './audit.mjs';

/** What the license of integrations forces (inferred: no page lists it). The nature of an API-only profile can't be switched off. */
export const forcedByLicense = { 'Salesforce Integration': ['ApiUserOnly', 'PasswordNeverExpires'] };

const children = ['ObjectPermissions', 'FieldPermissions', 'PermissionSetTabSetting', 'SetupEntityAccess'];

/** The permission set that a profile owns. */
export function shadowOf(store, profileId) {
  return store.find('PermissionSet', { ProfileId: profileId })[0];
}

/** The permissions that a profile of this license can't be without. */
export function forcedPermissions(store, userLicenseId) {
  return store.forcedByLicense[store.get('UserLicense', userLicenseId)?.Name] ?? [];
}

function mirror(store, profile, actor) {
  const shadow = shadowOf(store, profile.Id);
  const values = Object.fromEntries(systemPermissions.map((permission) => [`Permissions${permission}`, profile[`Permissions${permission}`] ?? false]));
  if (shadow) {
    store.set('PermissionSet', shadow.Id, values);
    return;
  }
  const name = `X00e${profile.Id.slice(3, 15)}`;
  store.put('PermissionSet', {
    ...values, Name: name, Label: name, ProfileId: profile.Id, IsOwnedByProfile: true, IsCustom: true, Type: 'Profile',
    LicenseId: profile.UserLicenseId, CreatedById: actor === 'system' ? store.adminId : actor,
  });
}

/** What the New, Edit and Delete of profiles may do; see `rules`. `duplicate` is the store's rule for names in use. */
export function profileRules(duplicate) {
  return {
    before(store, row, old) {
      duplicate(store, 'Profile', row, ['Name'], 'DUPLICATE_DEVELOPER_NAME');
      if (old && old.Name !== row.Name && !shadowOf(store, row.Id).IsCustom) {
        throw new OrgError('FIELD_INTEGRITY_EXCEPTION', 'Profile Name: a standard profile cannot be renamed', { fact: 'profile-standard', fields: ['Name'] });
      }
      row.UserType = 'Standard';
      for (const permission of forcedPermissions(store, row.UserLicenseId)) row[`Permissions${permission}`] = true;
    },
    after(store, row, old, actor) {
      mirror(store, row, actor);
      if (!store.cloning) audit.profileWritten(store, row, old, actor);
    },
    beforeRemove(store, row) {
      const shadow = shadowOf(store, row.Id);
      if (!shadow.IsCustom) throw new OrgError('DELETE_FAILED', 'A standard profile cannot be deleted.', { fact: 'profile-standard' });
      if (store.find('User', { ProfileId: row.Id }).length) throw new OrgError('DELETE_FAILED', 'This profile is assigned to users and cannot be deleted.', { fact: 'profile-standard' });
      for (const type of children) store.db.prepare(`DELETE FROM "${type}" WHERE ParentId = ?`).run(shadow.Id);
      store.db.prepare('DELETE FROM PermissionSet WHERE Id = ?').run(shadow.Id);
    },
    afterRemove: audit.profileRemoved,
  };
}

/** A profile that comes with the org: its permission set is none that an admin made. */
export function putStandardProfile(store, values) {
  const id = store.insert('Profile', values, 'system');
  store.set('PermissionSet', shadowOf(store, id).Id, { IsCustom: false });
  return id;
}

/** The audit trail has one row for a clone, not one for a new profile. */
function insertClone(store, values, actor) {
  store.cloning = true;
  try {
    return store.insert('Profile', values, actor);
  } finally {
    store.cloning = false;
  }
}

/** The clone of Setup: license, permissions and everything that hangs on the source. Answers the new profile's id. */
export function cloneProfile(store, sourceId, name, actor) {
  return store.transaction(() => {
    const source = store.get('Profile', sourceId);
    const permissions = Object.fromEntries(Object.entries(source).filter(([field]) => field.startsWith('Permissions')));
    const id = insertClone(store, { ...permissions, Name: name, UserLicenseId: source.UserLicenseId }, actor);
    audit.profileCloned(store, source, name, actor);
    const from = shadowOf(store, sourceId).Id;
    const to = shadowOf(store, id).Id;
    for (const type of children) {
      for (const { Id, SystemModstamp, CreatedDate, CreatedById, LastModifiedDate, LastModifiedById, IsDeleted, ...row } of store.find(type, { ParentId: from })) {
        store.put(type, { ...row, ParentId: to });
      }
    }
    return id;
  });
}
