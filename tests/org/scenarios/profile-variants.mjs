/**
 * Complete orgs whose profiles are those of other editions, ages and languages,
 * and complete orgs whose profile holds one thing too many.
 */
import { classId, guideProfile, guideShadow } from './complete.mjs';

/** Name of a variant -> what the seed is to do otherwise. */
export const profileVariants = {
  forced: { forced: ['AllowUniversalSearch', 'ChatterInternalUser', 'ViewHelpLink'], standardObjects: ['Account', 'Contact'] },
  translated: { language: 'de' },
  spanish: { language: 'es' },
  japanese: { language: 'ja' },
  older: { apiOnlyName: 'Salesforce API Only System Integrations' },
};

const permission = (name) => ({ kind: 'permission', name, field: `Permissions${name}` });
const object = (name, rights, standardObjects) => ({ kind: 'object', name, rights, standardObjects });
const field = (name, edit) => ({ kind: 'field', name, edit });
const apexClass = (name) => ({ kind: 'class', name });

/** Single things that a profile of the guide holds too many; `name` is that of the scenario `surplus:<name>`. */
export const surpluses = [
  ...['EditEvent', 'EditTask', 'EmailSingle', 'ExportReport', 'LightningExperienceUser', 'RunFlow', 'RunReports', 'ViewAllData', 'ViewAllUsers', 'ViewSetup'].map(permission),
  object('Account', ['Read']),
  object('Case', ['Read', 'Create', 'Edit']),
  object('Contact', ['Read', 'ViewAllRecords']),
  // The standard profile reads leads; the clone may change them as well.
  object('Lead', ['Read', 'Edit'], ['Lead']),
  field('Account.AnnualRevenue', false),
  field('Case.Comments', true),
  field('Contact.Birthdate', false),
  apexClass('InvoiceNumbers'),
  apexClass('cnxscv.AgentState'),
  apexClass('cnxscv.ServiceRouting'),
];

export function addSurplus(store, { kind, name, ...surplus }) {
  const ParentId = guideShadow(store);
  if (kind === 'permission') store.update('Profile', guideProfile(store), { [surplus.field]: true }, 'system');
  if (kind === 'object') {
    const rights = Object.fromEntries(surplus.rights.map((right) => [`Permissions${right}`, true]));
    const [row] = store.find('ObjectPermissions', { ParentId, SobjectType: name });
    if (row) store.update('ObjectPermissions', row.Id, rights, 'system');
    else store.insert('ObjectPermissions', { ParentId, SobjectType: name, ...rights }, 'system');
  }
  if (kind === 'field') {
    store.insert('FieldPermissions', { ParentId, SobjectType: name.split('.')[0], Field: name, PermissionsRead: true, PermissionsEdit: surplus.edit }, 'system');
  }
  if (kind === 'class') {
    const [own, namespace = null] = name.split('.').reverse();
    store.insert('SetupEntityAccess', { ParentId, SetupEntityId: classId(store, { NamespacePrefix: namespace, Name: own }) }, 'system');
  }
}
