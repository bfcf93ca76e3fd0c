/**
 * The query resource. The grammar is @jetstreamapp/soql-parser-js; a query is
 * made into SQL by compiler.mjs and aggregates.mjs, and its rows are made into
 * records here, with parents and children as the API nests them.
 */
import { createRequire } from 'node:module';
import { OrgError } from '../errors.mjs';
import { aggregate, countRows } from './aggregates.mjs';
import { Compiler } from './compiler.mjs';
import { beyondThisOrg, errorAt, unexpected, unknownRelationship } from './refusals.mjs';

// The package's module build cannot be loaded by Node (no extension in its imports); the CommonJS build can.
// It takes as long to load as all the rest, and an org that is asked nothing needs it not.
const load = createRequire(import.meta.url);
let grammar = null;

const mostOffset = 2000;
const mostRows = 2_147_483_647;

/** OFFSET is taken off first: after WHERE and without LIMIT the grammar reads it as one more field. */
function parse(soql) {
  grammar ??= load('@jetstreamapp/soql-parser-js');
  const [, rest = soql, offset] = /^([^]*\S)\s+OFFSET\s+(\d+)\s*$/i.exec(soql) ?? [];
  try {
    const query = grammar.parseQuery(rest);
    return offset === undefined ? query : { ...query, offset: Number(offset) };
  } catch (error) {
    throw unexpected(String(error.message).match(/found: '([^']*)'/)?.[1] ?? '<EOF>');
  }
}

/** What the grammar knows and this org does not answer, and the bounds of a query. */
function check(query) {
  if (!query.sObject) throw unexpected('<EOF>');
  const asked = { usingScope: 'USING SCOPE', withSecurityEnforced: 'WITH SECURITY_ENFORCED', withAccessLevel: 'WITH', withDataCategory: 'WITH DATA CATEGORY', update: 'UPDATE' };
  const beyond = Object.keys(asked).find((name) => query[name]);
  if (beyond) throw beyondThisOrg(asked[beyond]);
  if (query.for === 'UPDATE') throw beyondThisOrg('FOR UPDATE');
  if (query.limit > mostRows) throw unexpected(String(query.limit));
  if (query.offset > mostOffset) throw new OrgError('NUMBER_OUTSIDE_VALID_RANGE', `Maximum SOQL offset allowed is ${mostOffset}`, { fact: 'soql-offset' });
}

function newPlan(object, alias) {
  return { object, alias, columns: [], parents: new Map() };
}

function addColumn(soql, plan, column, select) {
  let target = plan;
  for (const { relationship, object, alias } of column.steps) {
    if (!target.parents.has(relationship)) target.parents.set(relationship, newPlan(object, alias));
    target = target.parents.get(relationship);
  }
  if (target.columns.some(({ field }) => field.name === column.field.name)) throw errorAt(soql, column.field.name, 'INVALID_FIELD', `duplicate field selected: ${column.field.name}`, 'soql-duplicate');
  target.columns.push({ field: column.field, index: select.push(column.sql) - 1 });
}

function expandFields(query, object, { soql, hides }) {
  const wanted = [];
  for (const field of query.fields) {
    if (field.type === 'FieldFunctionExpression' && field.functionName.toUpperCase() === 'FIELDS') {
      const kind = String(field.parameters[0]).toUpperCase();
      if (kind !== 'STANDARD' && (query.limit === undefined || query.limit > 200)) {
        throw new OrgError('MALFORMED_QUERY', 'The SOQL FIELDS function must have a LIMIT of at most 200', { fact: 'soql-fields' });
      }
      if (kind !== 'CUSTOM') wanted.push(...[...object.fields.values()].filter((known) => !hides(known)).map(({ name }) => ({ type: 'Field', field: name })));
    } else wanted.push(field);
  }
  if (!wanted.length) throw errorAt(soql, object.name, 'MALFORMED_QUERY', 'The query selects no field.', 'soql-fields');
  return wanted;
}

/** Children of the records just read, one query per subquery, grouped by the field that points back. */
function readChildren(subquery, object, ids, context) {
  const found = [...object.children].find(([name]) => name.toLowerCase() === subquery.relationshipName.toLowerCase());
  if (!found) {
    throw errorAt(context.soql, subquery.relationshipName, 'INVALID_TYPE', unknownRelationship(subquery.relationshipName, 'FROM part of query call'), 'soql-unknown-name');
  }
  const [relationship, { type, field }] = found;
  const groups = new Map();
  const restrict = { field, ids };
  for (const { record, parentId } of readRecords({ ...subquery, sObject: type }, context, restrict)) {
    if (!groups.has(parentId)) groups.set(parentId, []);
    groups.get(parentId).push(record);
  }
  const start = subquery.offset ?? 0;
  for (const [parentId, records] of groups) {
    const shown = records.slice(start, start + (subquery.limit ?? Infinity));
    if (shown.length) groups.set(parentId, shown);
    else groups.delete(parentId);
  }
  return { relationship, groups };
}

function readRecords(query, context, restrict) {
  const compiler = new Compiler(context.soql, context);
  compiler.begin(query.sObject, query.sObjectAlias);
  const plan = newPlan(compiler.object, compiler.alias);
  const select = [`${compiler.alias}."Id"`, restrict ? `${compiler.alias}."${restrict.field}"` : 'NULL'];
  const children = [];
  for (const field of expandFields(query, compiler.object, context)) {
    if (field.type === 'FieldSubquery') children.push(field.subquery);
    else if (field.type === 'Field' || field.type === 'FieldRelationship') addColumn(context.soql, plan, compiler.path(field.rawValue ?? field.field), select);
    else throw beyondThisOrg(field.functionName ?? field.type);
  }
  const parentIds = [];
  const number = (target) => {
    for (const parent of target.parents.values()) {
      parent.idIndex = select.push(`${parent.alias}."Id"`) - 1;
      number(parent);
    }
  };
  number(plan);
  const order = compiler.orderBy(query.orderBy);
  const from = compiler.from(query, restrict && `${compiler.alias}."${restrict.field}" IN (${restrict.ids.map(() => '?').join(', ')})`);
  if (restrict) parentIds.push(...restrict.ids);
  const bounds = restrict ? '' : `${query.limit !== undefined ? ` LIMIT ${query.limit}` : ' LIMIT -1'}${query.offset ? ` OFFSET ${query.offset}` : ''}`;
  const rows = context.run(`SELECT ${select.join(', ')} ${from}${order}${bounds}`, [...compiler.parameters, ...parentIds]);
  const ids = rows.map((row) => row[0]);
  const families = children.map((child) => readChildren(child, compiler.object, ids, context));
  return rows.map((row) => ({ record: toRecord(plan, row, row[0], context, families), parentId: row[1] }));
}

function toRecord(plan, row, id, context, families = []) {
  const record = { attributes: { type: plan.object.name, url: `/services/data/v${context.version}/sobjects/${plan.object.name}/${id}` } };
  for (const { field, index } of plan.columns) record[field.name] = field.type === 'boolean' ? row[index] === 1 : row[index];
  for (const [name, parent] of plan.parents) {
    record[name] = row[parent.idIndex] === null ? null : toRecord(parent, row, row[parent.idIndex], context);
  }
  for (const { relationship, groups } of families) {
    const records = groups.get(id);
    record[relationship] = records ? { totalSize: records.length, done: true, records } : null;
  }
  return record;
}

/**
 * Runs a query. `context` = { run(sql, parameters) -> arrays, visible(object name) -> boolean,
 * hides(field) -> boolean, only(object name) -> the id of the one row that the
 * user sees of it, or null for all, version }.
 * Answers { totalSize, done, records } as the query resource does.
 */
export function runQuery(soql, context) {
  const query = parse(soql);
  check(query);
  const full = { ...context, soql };
  const functions = query.fields.filter((field) => field.isAggregateFn);
  if (!functions.length && !query.groupBy) {
    const records = readRecords(query, full).map(({ record }) => record);
    return { totalSize: records.length, done: true, records };
  }
  if (functions.some((field) => field.functionName.toUpperCase() === 'COUNT' && !field.parameters.length)) {
    if (query.fields.length > 1 || functions[0].alias || query.groupBy) throw errorAt(soql, 'COUNT', 'MALFORMED_QUERY', 'COUNT() must be the only element of the field list', 'soql-count');
    return { totalSize: countRows(query, full), done: true, records: [] };
  }
  const records = aggregate(query, full);
  return { totalSize: records.length, done: true, records };
}
