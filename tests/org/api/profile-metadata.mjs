/** Profiles in the Metadata API, for reading: what kind each is and which permissions, objects and classes it grants. */
import { showLoginLimits } from '../rules/login-limits.mjs';
import { shadowOf } from '../rules/profiles.mjs';
import { standardNames } from '../scenarios/standard-names.mjs';
import { systemPermissions } from '../schema/schema.mjs';

/** Standard profiles keep their full names in every language; older ones have short ones (seen). */
const shortNames = new Map(Object.values(standardNames).flatMap(({ administrator, user, apiOnly }) => [
  [administrator, 'Admin'], [user, 'Standard'], [apiOnly, standardNames.en_US.apiOnly],
]));

const fullNameOf = (store, profile) => (shadowOf(store, profile.Id).IsCustom ? profile.Name : shortNames.get(profile.Name) ?? profile.Name);

export function listProfiles(store) {
  return store.find('Profile').map((profile) => {
    const fullName = fullNameOf(store, profile);
    const person = (id) => store.get('User', id)?.Name ?? 'Automated Process';
    return {
      createdById: profile.CreatedById, createdByName: person(profile.CreatedById), createdDate: profile.CreatedDate,
      fileName: `profiles/${encodeURIComponent(fullName)}.profile`, fullName, id: profile.Id,
      lastModifiedById: profile.LastModifiedById, lastModifiedByName: person(profile.LastModifiedById), lastModifiedDate: profile.LastModifiedDate, type: 'Profile',
    };
  });
}

const classNameOf = ({ NamespacePrefix, Name }) => (NamespacePrefix ? `${NamespacePrefix}__${Name}` : Name);

export function readProfile(store, fullName) {
  const profile = store.find('Profile').find((candidate) => fullNameOf(store, candidate).toLowerCase() === fullName.toLowerCase());
  if (!profile) return null;
  const shadow = shadowOf(store, profile.Id);
  return {
    fullName: fullNameOf(store, profile),
    custom: shadow.IsCustom,
    userLicense: store.get('UserLicense', profile.UserLicenseId).Name,
    ...(profile.Description ? { description: profile.Description } : {}),
    ...showLoginLimits(store, profile.Id),
    classAccesses: store.find('SetupEntityAccess', { ParentId: shadow.Id, SetupEntityType: 'ApexClass' }).map(({ SetupEntityId }) => ({ apexClass: classNameOf(store.get('ApexClass', SetupEntityId)), enabled: true })),
    objectPermissions: store.find('ObjectPermissions', { ParentId: shadow.Id }).map((row) => ({
      allowCreate: row.PermissionsCreate, allowDelete: row.PermissionsDelete, allowEdit: row.PermissionsEdit, allowRead: row.PermissionsRead,
      modifyAllRecords: row.PermissionsModifyAllRecords, object: row.SobjectType, viewAllRecords: row.PermissionsViewAllRecords,
    })),
    userPermissions: systemPermissions.filter((name) => shadow[`Permissions${name}`]).map((name) => ({ enabled: true, name })),
  };
}
