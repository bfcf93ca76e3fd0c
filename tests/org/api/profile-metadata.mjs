/** Profiles in the Metadata API: what kind each is and which permissions, objects and classes it grants. Writing changes what the body names. */
import { OrgError } from '../errors.mjs';
import { readElementsOf } from '../rules/app-metadata.mjs';
import { setLoginLimits, showLoginLimits } from '../rules/login-limits.mjs';
import { shadowOf } from '../rules/profiles.mjs';
import { standardNames } from '../scenarios/standard-names.mjs';
import { metadataElements } from '../schema/schema.mjs';
import { classIdOf, permissionChanges, refuseUnknownAccess, setObjectPermissions, showAccess } from './access-metadata.mjs';
import { fileRow } from './file-rows.mjs';

const elements = metadataElements('Profile');

/** Standard profiles keep their full names in every language; older ones have short ones (seen). */
const shortNames = new Map(Object.values(standardNames).flatMap(({ administrator, user, apiOnly }) => [
  [administrator, 'Admin'], [user, 'Standard'], [apiOnly, standardNames.en_US.apiOnly],
]));

const fullNameOf = (store, profile) => (shadowOf(store, profile.Id).IsCustom ? profile.Name : shortNames.get(profile.Name) ?? profile.Name);

const named = (store, fullName) => store.find('Profile').find((candidate) => fullNameOf(store, candidate).toLowerCase() === fullName.toLowerCase());

export function listProfiles(store) {
  return store.find('Profile').map((profile) => fileRow(store, profile, { type: 'Profile', fullName: fullNameOf(store, profile), folder: 'profiles', suffix: 'profile' }));
}

export function readProfile(store, fullName) {
  const profile = named(store, fullName);
  if (!profile) return null;
  const shadow = shadowOf(store, profile.Id);
  return {
    fullName: fullNameOf(store, profile),
    custom: shadow.IsCustom,
    userLicense: store.get('UserLicense', profile.UserLicenseId).Name,
    ...(profile.Description ? { description: profile.Description } : {}),
    ...showLoginLimits(store, profile.Id),
    ...showAccess(store, shadow),
  };
}

function licenseIdOf(store, name, old) {
  const [license] = name ? store.find('UserLicense', { Name: name }) : [];
  if (name && !license) throw new OrgError('INVALID_CROSS_REFERENCE_KEY', `In field: userLicense - no UserLicense named ${name} found`, { fields: ['userLicense'], fact: 'metadata-reference-missing' });
  if (!old && !license) throw new OrgError('REQUIRED_FIELD_MISSING', 'Required fields are missing: [UserLicense]', { fields: ['userLicense'], fact: 'metadata-value' });
  if (old && license && license.Id !== old.UserLicenseId) throw new OrgError('FIELD_INTEGRITY_EXCEPTION', "The user license of a profile can't be changed", { fields: ['userLicense'], fact: 'profile-metadata-write' });
  return license?.Id ?? old.UserLicenseId;
}

function setClasses(store, parentId, accesses, actor) {
  for (const { apexClass, enabled } of accesses) {
    const SetupEntityId = classIdOf(store, apexClass);
    const [row] = store.find('SetupEntityAccess', { ParentId: parentId, SetupEntityId });
    if (enabled && !row) store.insert('SetupEntityAccess', { ParentId: parentId, SetupEntityId }, actor);
    if (!enabled && row) store.remove('SetupEntityAccess', row.Id, actor);
  }
}

export function writeProfile(store, fullName, given, actor) {
  const body = readElementsOf('Profile', elements, given);
  refuseUnknownAccess('Profile', body);
  const old = named(store, fullName);
  const license = licenseIdOf(store, body.userLicense, old);
  const values = { ...(body.description === undefined ? {} : { Description: body.description }), ...permissionChanges(store, body.userPermissions) };
  return store.transaction(() => {
    let id = old?.Id;
    if (old) store.update('Profile', id, values, actor);
    else id = store.insert('Profile', { Name: fullName, UserLicenseId: license, ...values }, actor);
    const shadow = shadowOf(store, id).Id;
    setClasses(store, shadow, body.classAccesses ?? [], actor);
    setObjectPermissions(store, shadow, body.objectPermissions ?? [], actor, { others: 'kept' });
    if (body.loginIpRanges || body.loginHours) setLoginLimits(store, id, { loginIpRanges: body.loginIpRanges, loginHours: body.loginHours }, actor);
    return { id, created: !old };
  });
}

export function removeProfile(store, fullName, actor) {
  const profile = named(store, fullName);
  if (!profile) throw new OrgError('INVALID_CROSS_REFERENCE_KEY', `No Profile named: ${fullName} found`, { fact: 'metadata-missing' });
  store.remove('Profile', profile.Id, actor);
}
