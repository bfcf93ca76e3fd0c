/**
 * The fields of the objects and metadata types, taken at start from packages
 * that other people maintain, so that this org does not share the product's
 * idea of Salesforce:
 *   - jsforce, `standard-schema.d.ts`: fields, parents and children of sObjects
 *   - @salesforce/types, `tooling.d.ts`: newer fields of permission sets, and
 *     objects that jsforce lacks
 *   - @salesforce/types, `metadata.d.ts`: elements and enums of metadata types
 * Only what none of them has is listed by hand, and marked so.
 */
import { readFileSync } from 'node:fs';
import { keyPrefixes } from '../ids.mjs';
import { permissionLabels } from './permission-labels.mjs';
import { featureFields, featurePermissions, handListed, fieldRules, objectRules, labels } from './schema-tables.mjs';

// The packages' export maps hide these files, so they are read by path.
const read = (path) => readFileSync(new URL(`../../node_modules/${path}`, import.meta.url), 'utf8');
const standardSource = read('jsforce/lib/types/standard-schema.d.ts');
const toolingSource = read('@salesforce/types/lib/tooling.d.ts');
const metadataSource = read('@salesforce/types/lib/metadata.d.ts');

const fromJsforce = [
  'ApexClass', 'ConnectedApplication', 'CustomPermission', 'FieldPermissions', 'LoginHistory', 'ObjectPermissions',
  'Organization', 'PackageLicense', 'PermissionSet', 'PermissionSetAssignment',
  'PermissionSetLicense', 'PermissionSetLicenseAssign', 'Profile', 'SessionPermSetActivation',
  'SetupAuditTrail', 'SetupEntityAccess', 'User', 'UserLicense', 'UserLogin', 'UserPackageLicense', 'UserPermissionAccess',
];

/** Objects that jsforce lacks. The packages' objects exist in the Tooling API alone. */
const fromTooling = [
  'MutingPermissionSet', 'PermissionSetGroup', 'PermissionSetGroupComponent', 'PermissionSetTabSetting',
  'InstalledSubscriberPackage', 'SubscriberPackage', 'SubscriberPackageVersion',
];

/** Audit fields are kept by the org itself. */
export const auditFields = new Set([
  'Id', 'IsDeleted', 'CreatedDate', 'CreatedById', 'LastModifiedDate', 'LastModifiedById', 'SystemModstamp',
]);

function block(source, header) {
  const start = source.indexOf(header);
  if (start < 0) return null;
  return source.slice(start + header.length, source.indexOf('}', start));
}

function members(text) {
  return [...(text ?? '').matchAll(/^\s+(\w+)(\??): ([^;]+);/gm)]
    .map(([, name, optional, type]) => ({ name, optional: optional === '?', type }));
}

function scalarType(name, declared) {
  const plain = declared.replace(/ \| null$/, '');
  if (name === 'Id') return 'id';
  if (plain === 'boolean') return 'boolean';
  if (plain === 'number') return 'int';
  if (plain === 'DateString' || plain === 'Date') return 'datetime';
  if (plain === 'string' || plain === 'ID') return /[a-z]Id$/.test(name) ? 'reference' : 'string';
  return null;
}

/** "PermissionsApexRestServices" becomes the words that describe shows. */
export function fieldLabel(name) {
  const known = labels[name] ?? permissionLabels[name.replace(/^Permissions(?=[A-Z])/, '')];
  if (known) return known;
  return name.replace(/^Permissions(?=[A-Z])/, '').replace(/Id$/, ' ID')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2').replace(/([A-Z])([A-Z][a-z])/g, '$1 $2').trim();
}

function makeField(type, name, kind, nillable) {
  const rule = { ...fieldRules['*']?.[name], ...fieldRules[type]?.[name] };
  return {
    name,
    label: fieldLabel(name),
    type: rule.type ?? kind,
    nillable,
    createable: false,
    updateable: false,
    referenceTo: [],
    relationshipName: null,
    length: rule.length ?? (kind === 'id' || kind === 'reference' ? 18 : kind === 'string' ? 255 : 0),
    required: rule.required ?? false,
    filterable: rule.filterable ?? true,
    default: rule.default,
    values: rule.values ?? (rule.enumOf && enumValues(rule.enumOf)),
    feature: featurePermissions[name.replace(/^Permissions/, '')] ?? featureFields[`${type}.${name}`] ?? null,
  };
}

function applyFlags(object) {
  for (const field of object.fields.values()) {
    const rule = fieldRules[object.name]?.[field.name] ?? {};
    const free = !auditFields.has(field.name) && field.name !== 'NamespacePrefix';
    field.createable = rule.createable ?? (object.createable && free);
    field.updateable = rule.updateable ?? (object.updateable && free);
  }
}

function standardObject(name) {
  const object = { name, keyPrefix: keyPrefixes[name] ?? null, fields: new Map(), parents: new Map(), children: new Map(), ...objectRules[name] };
  for (const { name: field, type } of members(block(standardSource, `type Fields$${name} = {`))) {
    const kind = scalarType(field, type);
    if (kind) object.fields.set(field, makeField(name, field, kind, type.endsWith('| null')));
  }
  for (const { name: parent, type } of members(block(standardSource, `type ParentReferences$${name} = {`))) {
    object.parents.set(parent, type.match(/SObjectDefinition\$(\w+)/)[1]);
  }
  for (const { name: child, type } of members(block(standardSource, `type ChildRelationships$${name} = {`))) {
    object.children.set(child, { type: type.match(/SObjectDefinition\$(\w+)/)[1], field: null });
  }
  return object;
}

function toolingObject(name, known) {
  const object = { name, keyPrefix: keyPrefixes[name] ?? null, fields: new Map(), parents: new Map(), children: new Map(), ...objectRules[name] };
  object.fields.set('Id', makeField(name, 'Id', 'id', false));
  addToolingFields(object, () => true);
  for (const { name: parent, type } of members(block(toolingSource, `export type ${name} = `))) {
    const target = [type, parent, 'PermissionSet'].find((candidate) => known.has(candidate));
    if (/^[A-Z]/.test(parent) && object.fields.has(`${parent}Id`) && target) object.parents.set(parent, target);
  }
  return object;
}

/** Permission sets and their assignments have grown since jsforce's list was made; the Tooling WSDL is newer. */
function addToolingFields(object, accept) {
  for (const { name, type } of members(block(toolingSource, `export type ${object.name} = `))) {
    if (!/^[A-Z]/.test(name) || object.fields.has(name) || !accept(name)) continue;
    const kind = scalarType(name, type);
    if (kind) object.fields.set(name, makeField(object.name, name, kind, kind !== 'boolean'));
  }
}

function wireRelationships(objects) {
  for (const object of objects.values()) {
    for (const [relationship, target] of object.parents) {
      const field = object.fields.get(`${relationship}Id`);
      const known = objects.has(target) || target === 'Name';
      if (!field || !known) {
        object.parents.delete(relationship);
        continue;
      }
      field.type = 'reference';
      field.length = 18;
      field.relationshipName = relationship;
      field.referenceTo = target === 'Name' ? ['PermissionSetLicense', 'UserLicense'] : [target];
    }
    for (const [relationship, child] of object.children) {
      const type = objects.get(child.type);
      const field = type && [...type.parents].find(([parent, target]) => target === object.name
        && !parent.startsWith('CreatedBy') && !parent.startsWith('LastModifiedBy'));
      if (field) child.field = `${field[0]}Id`;
      else object.children.delete(relationship);
    }
  }
}

function buildObjects() {
  const objects = new Map(fromJsforce.map((name) => [name, standardObject(name)]));
  const permissionSet = objects.get('PermissionSet');
  addToolingFields(permissionSet, (name) => /^(Permissions[A-Z]\w*|Type)$/.test(name));
  for (const permission of Object.keys(featurePermissions)) {
    permissionSet.fields.set(`Permissions${permission}`, makeField('PermissionSet', `Permissions${permission}`, 'boolean', false));
  }
  addToolingFields(objects.get('PermissionSetAssignment'), (name) => /^(ExpirationDate|IsActive|IsRevoked|PermissionSetGroupId)$/.test(name));
  objects.get('PermissionSetAssignment').parents.set('PermissionSetGroup', 'PermissionSetGroup');
  for (const name of ['Profile', 'UserPermissionAccess']) {
    const object = objects.get(name);
    for (const field of permissionSet.fields.keys()) {
      if (/^Permissions[A-Z]/.test(field) && !object.fields.has(field)) {
        object.fields.set(field, makeField(name, field, 'boolean', false));
      }
    }
  }
  const known = new Set([...objects.keys(), ...fromTooling]);
  for (const name of fromTooling) objects.set(name, toolingObject(name, known));
  for (const [name, definition] of Object.entries(handListed)) {
    const object = objects.get(name) ?? {
      name, keyPrefix: keyPrefixes[name], fields: new Map(), parents: new Map(), children: new Map(), ...objectRules[name],
    };
    for (const [field, kind] of Object.entries(definition.fields)) {
      if (!object.fields.has(field)) object.fields.set(field, makeField(name, field, kind, kind !== 'boolean'));
    }
    for (const [parent, target] of Object.entries(definition.parents ?? {})) object.parents.set(parent, target);
    objects.set(name, object);
  }
  wireRelationships(objects);
  for (const object of objects.values()) applyFlags(object);
  return objects;
}

/** sObject name -> { name, keyPrefix, fields, parents, children, createable, updateable, deletable }. */
export const objects = buildObjects();

const lowerNames = new Map([...objects.keys()].map((name) => [name.toLowerCase(), name]));

/** Finds an object by name as Salesforce does, without regard to case. */
export function findObject(name) {
  return objects.get(lowerNames.get(String(name).toLowerCase()));
}

const lowerFields = new Map();

/** Finds a field of an object without regard to case. */
export function findField(object, name) {
  if (!lowerFields.has(object.name)) {
    lowerFields.set(object.name, new Map([...object.fields.keys()].map((field) => [field.toLowerCase(), field])));
  }
  return object.fields.get(lowerFields.get(object.name).get(String(name).toLowerCase()));
}

/** Finds a parent relationship without regard to case: [relationship, target object name]. */
export function findParent(object, name) {
  return [...object.parents].find(([relationship]) => relationship.toLowerCase() === name.toLowerCase());
}

/** All names of system permissions without the field's "Permissions" prefix. */
export const systemPermissions = [...objects.get('PermissionSet').fields.keys()]
  .filter((name) => /^Permissions[A-Z]/.test(name)).map((name) => name.slice('Permissions'.length));

function enumValues(name) {
  const found = metadataSource.match(new RegExp(`^export type ${name} = ([^{;]+);`, 'm'));
  if (!found || !found[1].includes("'")) return null;
  return [...found[1].matchAll(/'([^']+)'/g)].map(([, value]) => value);
}

/** The elements of a metadata type: name -> { kind, required, array, values, elements }. */
export function metadataElements(type) {
  const body = block(metadataSource, `export type ${type} = Metadata & {`) ?? block(metadataSource, `export type ${type} = {`);
  if (body === null) return null;
  const elements = new Map();
  for (const { name, optional, type: declared } of members(body)) {
    const array = declared.endsWith('[]');
    const plain = declared.replace(/\[\]$/, '');
    const element = { name, array, required: !optional && !array, kind: plain };
    if (!['string', 'boolean', 'number'].includes(plain)) {
      const values = enumValues(plain);
      element.kind = values ? 'enum' : 'complex';
      if (values) element.values = values;
      else element.elements = metadataElements(plain) ?? new Map();
      element.typeName = plain;
    }
    elements.set(name, element);
  }
  return elements;
}
