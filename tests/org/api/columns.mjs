/** `query?columns=true`: what the columns of a query are, without its records. */
import { createRequire } from 'node:module';
import { findField, findObject, findParent } from '../schema/schema.mjs';

const { parseQuery } = createRequire(import.meta.url)('@jetstreamapp/soql-parser-js');

const numbers = new Set(['int', 'double', 'currency', 'percent']);
const apexTypes = { id: 'Id', reference: 'Id', boolean: 'Boolean', int: 'Integer', double: 'Double', datetime: 'Datetime', date: 'Date' };

function column(name, { field = null, aggregate = false, displayName = name, joinColumns = [] } = {}) {
  const type = field?.type ?? (aggregate ? 'int' : 'string');
  return {
    aggregate, apexType: joinColumns.length ? null : apexTypes[type] ?? 'String', booleanType: type === 'boolean', columnName: name, custom: false, displayName,
    foreignKeyName: null, insertable: field?.createable ?? false, joinColumns, numberType: numbers.has(type), textType: !['boolean', 'datetime', 'date'].includes(type) && !numbers.has(type), updatable: field?.updateable ?? false,
  };
}

/** Columns of the same parent stand together below one column with the parent's name. */
function parentColumn(columns, object, [relationship, ...more], name) {
  const [canonical, target] = findParent(object, relationship) ?? [relationship, null];
  const parent = target ? findObject(target) : null;
  let found = columns.find((entry) => entry.columnName === canonical && entry.joinColumns.length);
  if (!found) {
    found = column(canonical, { joinColumns: [] });
    columns.push(found);
  }
  if (more.length && parent) parentColumn(found.joinColumns, parent, more, name);
  else found.joinColumns.push(plainColumn(parent, name));
}

function plainColumn(object, name) {
  const field = object ? findField(object, name) : null;
  return column(field?.name ?? name, { field });
}

function columnsOf(object, fields, hides) {
  const columns = [];
  let expressions = 0;
  for (const entry of fields) {
    if (entry.type === 'Field') columns.push(plainColumn(object, entry.field));
    else if (entry.type === 'FieldRelationship') parentColumn(columns, object, entry.relationships, entry.field);
    else if (entry.type === 'FieldSubquery') {
      const { relationshipName, fields: inner } = entry.subquery;
      const [name, child] = [...object.children].find(([relationship]) => relationship.toLowerCase() === relationshipName.toLowerCase());
      columns.push(column(name, { aggregate: true, joinColumns: columnsOf(findObject(child.type), inner, hides) }));
    } else if (entry.functionName?.toUpperCase() === 'FIELDS') {
      columns.push(...[...object.fields.values()].filter((field) => !hides(field)).map((field) => column(field.name, { field })));
    } else {
      columns.push(column(entry.alias ?? `expr${expressions}`, { aggregate: true, displayName: entry.rawValue ?? entry.functionName }));
      expressions += 1;
    }
  }
  return columns;
}

/** For a query that this org has already accepted. */
export function columnMetadata(soql, hides) {
  const query = parseQuery(soql);
  const object = findObject(query.sObject);
  const fields = query.fields ?? [];
  return {
    columnMetadata: columnsOf(object, fields, hides),
    entityName: object.name,
    groupBy: Boolean(query.groupBy),
    idSelected: fields.some(({ type, field }) => type === 'Field' && field.toLowerCase() === 'id'),
    keyPrefix: object.keyPrefix,
  };
}
