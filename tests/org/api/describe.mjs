/** The describe resources: objects and their fields in the shape of the REST API. */
import { auditFields } from '../schema/schema.mjs';
import { isGroupable } from '../soql/aggregates.mjs';

const soapTypes = { id: 'tns:ID', reference: 'tns:ID', boolean: 'xsd:boolean', int: 'xsd:int', double: 'xsd:double', datetime: 'xsd:dateTime', date: 'xsd:date' };

function describeField(object, field, rights) {
  return {
    aggregatable: field.type !== 'boolean',
    byteLength: field.length * 3,
    createable: field.createable && rights.createable,
    custom: false,
    defaultValue: field.default ?? (field.type === 'boolean' ? false : null),
    defaultedOnCreate: field.type === 'boolean' || auditFields.has(field.name) || field.default !== undefined || (!field.nillable && !field.required),
    filterable: field.filterable,
    groupable: isGroupable(field),
    label: field.label,
    length: field.length,
    name: field.name,
    nameField: field.name === 'Name',
    nillable: field.nillable && !field.required,
    picklistValues: (field.values ?? []).map((value) => ({ active: true, defaultValue: false, label: value, validFor: null, value })),
    referenceTo: field.referenceTo,
    relationshipName: field.relationshipName,
    restrictedPicklist: Boolean(field.values),
    soapType: soapTypes[field.type] ?? 'xsd:string',
    sortable: true,
    type: field.type,
    unique: object.name === 'User' && field.name === 'Username',
    updateable: field.updateable && rights.updateable,
  };
}

/** `rights` are those of who asks (store.rightsOn). */
export function describeBasics(object, version, rights) {
  const base = `/services/data/v${version}/sobjects/${object.name}`;
  return {
    createable: rights.createable,
    custom: false,
    customSetting: false,
    deletable: rights.deletable,
    keyPrefix: object.keyPrefix,
    label: object.name.replace(/([a-z])([A-Z])/g, '$1 $2'),
    name: object.name,
    queryable: true,
    retrieveable: true,
    searchable: false,
    undeletable: false,
    updateable: rights.updateable,
    urls: { sobject: base, describe: `${base}/describe`, rowTemplate: `${base}/{ID}` },
  };
}

/** `hides` tells which fields this org does not have (store.hides). */
export function describeObject(object, version, { rights, hides }) {
  return {
    ...describeBasics(object, version, rights),
    childRelationships: [...object.children].map(([relationshipName, { type, field }]) => ({
      cascadeDelete: true, childSObject: type, deprecatedAndHidden: false, field, relationshipName, restrictedDelete: false,
    })),
    fields: [...object.fields.values()].filter((field) => !hides(field)).map((field) => describeField(object, field, rights)),
    recordTypeInfos: [],
  };
}
