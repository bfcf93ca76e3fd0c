/** The accesses that permission sets and profiles have in common, as metadata elements. */
import { OrgError } from '../errors.mjs';
import { systemPermissions } from '../schema/schema.mjs';

export const classNameOf = ({ NamespacePrefix, Name }) => (NamespacePrefix ? `${NamespacePrefix}__${Name}` : Name);

const objectFlags = {
  allowCreate: 'PermissionsCreate', allowDelete: 'PermissionsDelete', allowEdit: 'PermissionsEdit', allowRead: 'PermissionsRead',
  modifyAllRecords: 'PermissionsModifyAllRecords', viewAllRecords: 'PermissionsViewAllRecords',
};

/** `set` is a permission set, or the one that a profile owns. */
export function showAccess(store, set) {
  return {
    classAccesses: store.find('SetupEntityAccess', { ParentId: set.Id, SetupEntityType: 'ApexClass' })
      .map(({ SetupEntityId }) => ({ apexClass: classNameOf(store.get('ApexClass', SetupEntityId)), enabled: true })),
    objectPermissions: store.find('ObjectPermissions', { ParentId: set.Id }).map((row) => ({
      ...Object.fromEntries(Object.entries(objectFlags).map(([element, field]) => [element, row[field]])), object: row.SobjectType,
    })),
    userPermissions: systemPermissions.filter((name) => set[`Permissions${name}`]).map((name) => ({ enabled: true, name })),
  };
}

export function classIdOf(store, name) {
  const found = store.find('ApexClass').find((candidate) => classNameOf(candidate).toLowerCase() === String(name).toLowerCase());
  if (!found) throw new OrgError('INVALID_CROSS_REFERENCE_KEY', `In field: apexClass - no ApexClass named ${name} found`, { fields: ['apexClass'], fact: 'metadata-reference-missing' });
  return found.Id;
}

/** Field values for a list of userPermissions. */
export function permissionChanges(store, list = []) {
  return Object.fromEntries(list.map(({ name, enabled }) => {
    const field = store.object('PermissionSet').fields.get(`Permissions${name}`);
    if (!field || store.hides(field)) throw new OrgError('INVALID_FIELD', `Unknown user permission: ${name}`, { fields: ['userPermissions'], fact: 'metadata-unknown-permission' });
    return [`Permissions${name}`, enabled ?? false];
  }));
}

export function setObjectPermissions(store, parentId, list, actor, { others }) {
  const rows = store.find('ObjectPermissions', { ParentId: parentId });
  for (const { object, ...flags } of list) {
    const values = Object.fromEntries(Object.entries(objectFlags).map(([element, field]) => [field, flags[element] ?? false]));
    const row = rows.find(({ SobjectType }) => SobjectType.toLowerCase() === String(object).toLowerCase());
    if (row) store.update('ObjectPermissions', row.Id, values, actor);
    else if (Object.values(values).some(Boolean)) store.insert('ObjectPermissions', { ParentId: parentId, SobjectType: object, ...values }, actor);
  }
  if (others !== 'removed') return;
  for (const row of rows) {
    if (!list.some(({ object }) => String(object).toLowerCase() === row.SobjectType.toLowerCase())) store.remove('ObjectPermissions', row.Id, actor);
  }
}

const held = new Set(['classAccesses', 'loginIpRanges', 'objectPermissions', 'userPermissions']);

/** Accesses to what this org has none of name something that does not exist. */
export function refuseUnknownAccess(type, body) {
  const [name] = Object.entries(body).find(([element, value]) => Array.isArray(value) && value.length && !held.has(element)) ?? [];
  if (name) throw new OrgError('INVALID_CROSS_REFERENCE_KEY', `In field: ${name} - no component of this org is named by ${type}`, { fields: [name], fact: 'metadata-reference-missing' });
}
