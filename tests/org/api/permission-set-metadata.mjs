/** Permission sets in the Metadata API. Writing is declarative: what the body leaves out is taken away. */
import { OrgError } from '../errors.mjs';
import { readElementsOf } from '../rules/app-metadata.mjs';
import { metadataElements } from '../schema/schema.mjs';
import { fileRow } from './file-rows.mjs';
import { classIdOf, permissionChanges, refuseUnknownAccess, setObjectPermissions, showAccess } from './access-metadata.mjs';

const elements = metadataElements('PermissionSet');

const fullNameOf = ({ NamespacePrefix, Name }) => (NamespacePrefix ? `${NamespacePrefix}__${Name}` : Name);

/** Those that profiles and groups own are not components of this type. */
const components = (store) => store.find('PermissionSet').filter(({ IsOwnedByProfile, Type }) => !IsOwnedByProfile && Type !== 'Group');

const named = (store, fullName) => components(store).find((set) => fullNameOf(set).toLowerCase() === fullName.toLowerCase());

export function listPermissionSets(store) {
  return components(store).map((set) => fileRow(store, set, { type: 'PermissionSet', fullName: fullNameOf(set), folder: 'permissionsets', suffix: 'permissionset' }));
}

function licenseName(store, id) {
  if (!id) return undefined;
  return store.get('UserLicense', id)?.Name ?? store.get('PermissionSetLicense', id)?.MasterLabel;
}

export function readPermissionSet(store, fullName) {
  const set = named(store, fullName);
  if (!set) return null;
  return {
    fullName: fullNameOf(set),
    ...(set.Description ? { description: set.Description } : {}),
    hasActivationRequired: set.HasActivationRequired,
    label: set.Label,
    ...(set.LicenseId ? { license: licenseName(store, set.LicenseId) } : {}),
    ...showAccess(store, set),
  };
}

function licenseIdOf(store, name) {
  if (!name) return null;
  const found = store.find('UserLicense', { Name: name })[0] ?? store.find('PermissionSetLicense', { MasterLabel: name })[0] ?? store.find('PermissionSetLicense', { DeveloperName: name })[0];
  if (!found) throw new OrgError('INVALID_CROSS_REFERENCE_KEY', `In field: license - no UserLicense named ${name} found`, { fields: ['license'], fact: 'metadata-reference-missing' });
  return found.Id;
}

function setClasses(store, set, accesses, actor) {
  const wanted = new Set(accesses.filter(({ enabled }) => enabled).map(({ apexClass }) => classIdOf(store, apexClass)));
  for (const row of store.find('SetupEntityAccess', { ParentId: set.Id, SetupEntityType: 'ApexClass' })) {
    if (!wanted.delete(row.SetupEntityId)) store.remove('SetupEntityAccess', row.Id, actor);
  }
  for (const SetupEntityId of wanted) store.insert('SetupEntityAccess', { ParentId: set.Id, SetupEntityId }, actor);
}

const noPermissions = (store) => Object.fromEntries([...store.object('PermissionSet').fields.values()]
  .filter((field) => /^Permissions[A-Z]/.test(field.name) && !store.hides(field)).map(({ name }) => [name, false]));

export function writePermissionSet(store, fullName, given, actor) {
  const body = readElementsOf('PermissionSet', elements, given);
  refuseUnknownAccess('PermissionSet', body);
  const old = named(store, fullName);
  if (!body.label) throw new OrgError('REQUIRED_FIELD_MISSING', 'Required fields are missing: [Label]', { fields: ['label'], fact: 'metadata-value' });
  const values = { Label: body.label, Description: body.description ?? null, HasActivationRequired: body.hasActivationRequired ?? false, ...noPermissions(store), ...permissionChanges(store, body.userPermissions) };
  const license = licenseIdOf(store, body.license);
  return store.transaction(() => {
    let id = old?.Id;
    if (old) store.update('PermissionSet', id, { ...values, ...(license === old.LicenseId ? {} : { LicenseId: license }) }, actor);
    else id = store.insert('PermissionSet', { Name: fullName, ...(license ? { LicenseId: license } : {}), ...values }, actor);
    const set = store.get('PermissionSet', id);
    setClasses(store, set, body.classAccesses ?? [], actor);
    setObjectPermissions(store, set.Id, body.objectPermissions ?? [], actor, { others: 'removed' });
    return { id, created: !old };
  });
}

export function removePermissionSet(store, fullName, actor) {
  const set = named(store, fullName);
  if (!set) throw new OrgError('INVALID_CROSS_REFERENCE_KEY', `No PermissionSet named: ${fullName} found`, { fact: 'metadata-missing' });
  store.remove('PermissionSet', set.Id, actor);
}

