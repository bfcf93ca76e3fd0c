/**
 * SOQL to SQL. The grammar is @jetstreamapp/soql-parser-js; this file adds what
 * a grammar cannot know: objects, fields, types and relationships from the
 * schema, and the differences between SOQL and SQL (null counts as "not equal",
 * text compares without regard to case, AND and OR do not mix without brackets).
 */
import { createRequire } from 'node:module';
import { OrgError } from '../errors.mjs';
import { isId, to18 } from '../ids.mjs';
import { objects, findObject, findField, findParent } from '../schema/schema.mjs';
import { dateRange, sqlDate } from './soql-dates.mjs';

// The package's module build cannot be loaded by Node (no extension in its imports); the CommonJS build can.
const { parseQuery } = createRequire(import.meta.url)('@jetstreamapp/soql-parser-js');

/** The relationship "License" of a permission set points to either kind of license through the object Name. */
export const nameObject = {
  name: 'Name',
  fields: new Map(['Id', 'Name', 'Type'].map((name) => [name, { name, type: name === 'Id' ? 'id' : 'string' }])),
  parents: new Map(),
  children: new Map(),
};

const objectNamed = (name) => (name === 'Name' ? nameObject : objects.get(name));

/** A refusal that shows the place in the query; `fact` is the row of FACTS.md behind it. */
function errorAt(soql, token, errorCode, message, fact) {
  const index = Math.max(0, soql.search(new RegExp(`\\b${token.replace(/[^\w.]/g, '\\$&')}\\b`, 'i')));
  const line = soql.slice(Math.max(0, index - 30), index + 30).replace(/\s+/g, ' ');
  return new OrgError(errorCode, `\n${line}\n${' '.repeat(Math.min(index, 30))}^\nERROR at Row:1:Column:${index + 1}\n${message}`, { fact });
}

function unquote(text, keepWildcards = false) {
  return text.slice(1, -1).replace(/\\(.)/g, (whole, char) => {
    if (keepWildcards && (char === '%' || char === '_')) return whole;
    if (keepWildcards && char === '\\') return '\\\\';
    return { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }[char] ?? char;
  });
}

const seeDescribe = 'Please reference your WSDL or the describe call for the appropriate names.';
const unknownObject = (name) => `sObject type '${name}' is not supported. If you are attempting to use a custom object, be sure to append the '__c' after the entity name. ${seeDescribe}`;
const unknownField = (name, object) => `No such column '${name}' on entity '${object}'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. ${seeDescribe}`;
const unknownRelationship = (name, place) => `Didn't understand relationship '${name}' in ${place}. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. ${seeDescribe}`;

class Compiler {
  constructor(soql, { visible, hides, only }, counter = { next: 0 }) {
    this.soql = soql;
    this.visible = visible;
    this.hides = hides;
    this.only = only;
    this.counter = counter;
    this.parameters = [];
    this.joins = [];
    this.aliases = new Map();
  }

  begin(name) {
    const object = findObject(name);
    if (!object || !this.visible(object.name)) {
      throw errorAt(this.soql, name, 'INVALID_TYPE', unknownObject(name), 'soql-unknown-name');
    }
    this.object = object;
    this.alias = this.freshAlias();
  }

  freshAlias() {
    this.counter.next += 1;
    return `t${this.counter.next}`;
  }

  /** Walks parent relationships from the queried object and joins each once. */
  parent(relationships) {
    let object = this.object;
    let alias = this.alias;
    let path = '';
    const steps = [];
    for (const wanted of relationships) {
      const found = findParent(object, wanted);
      if (!found) {
        throw errorAt(this.soql, wanted, 'INVALID_FIELD', unknownRelationship(wanted, 'field path'), 'soql-unknown-name');
      }
      const [relationship, target] = found;
      if (target !== 'Name' && !this.visible(target)) throw errorAt(this.soql, wanted, 'INVALID_FIELD', unknownRelationship(wanted, 'field path'));
      path += `.${relationship}`;
      if (!this.aliases.has(path)) {
        const joined = this.freshAlias();
        this.joins.push(`LEFT JOIN "${target}" ${joined} ON ${joined}."Id" = ${alias}."${relationship}Id"`);
        this.aliases.set(path, joined);
      }
      alias = this.aliases.get(path);
      object = objectNamed(target);
      steps.push({ relationship, object, alias });
    }
    return { object, alias, steps };
  }

  /** A field path such as "PermissionSet.License.Name": the SQL for it and the field's description. */
  path(text) {
    const parts = text.split('.');
    if (parts.length > 1 && parts[0].toLowerCase() === this.object.name.toLowerCase() && !findParent(this.object, parts[0])) parts.shift();
    const name = parts.pop();
    const { object, alias, steps } = this.parent(parts);
    const field = findField(object, name);
    if (!field || this.hides(field)) {
      throw errorAt(this.soql, name, 'INVALID_FIELD', unknownField(name, object.name), 'soql-unknown-name');
    }
    return { sql: `${alias}."${field.name}"`, field, steps };
  }

  literal(field, value, literalType, operator) {
    const mismatch = (kind, quotes) => errorAt(this.soql, field.name, 'INVALID_FIELD', quotes
      ? `filter criterion for field '${field.name}' must be of type ${kind} and should be enclosed in quotes`
      : `value of filter criterion for field '${field.name}' must be of type ${kind} and should not be enclosed in quotes`, 'soql-literal');
    if (literalType === 'NULL') return null;
    const text = ['string', 'id', 'reference', 'picklist', 'email', 'textarea'].includes(field.type);
    if (text) {
      if (literalType !== 'STRING') throw mismatch('string', true);
      const plain = unquote(value, operator === 'LIKE');
      if (field.type === 'id' || field.type === 'reference') {
        if (operator === 'LIKE') throw errorAt(this.soql, field.name, 'INVALID_FIELD', `invalid operator on id field`, 'soql-operator');
        if (plain === '') return null;
        if (!isId(plain)) throw errorAt(this.soql, field.name, 'INVALID_QUERY_FILTER_OPERATOR', `invalid ID field: ${plain}`, 'soql-id');
        return to18(plain);
      }
      // An empty text and no value are the same to Salesforce.
      return plain === '' ? null : plain;
    }
    if (field.type === 'boolean') {
      if (literalType !== 'BOOLEAN') throw mismatch('boolean', false);
      return /^true$/i.test(value) ? 1 : 0;
    }
    if (field.type === 'int' || field.type === 'double') {
      if (!/^(INTEGER|DECIMAL)/.test(literalType)) throw mismatch(field.type, false);
      return Number(value);
    }
    if (literalType === 'DATE' || literalType === 'DATETIME') return sqlDate(value, field.type);
    throw mismatch(field.type === 'date' ? 'date' : 'dateTime', false);
  }

  condition(node) {
    if (node.fn) throw errorAt(this.soql, node.fn.functionName, 'MALFORMED_QUERY', `function ${node.fn.functionName} is not supported in this filter`, 'soql-limits-of-this-org');
    const { sql, field } = this.path(node.field);
    const operator = node.operator.toUpperCase();
    if (operator === 'INCLUDES' || operator === 'EXCLUDES') throw errorAt(this.soql, node.field, 'INVALID_FIELD', `invalid operator on ${field.type} field`, 'soql-operator');
    if (node.valueQuery) return this.semiJoin(sql, operator, node.valueQuery);
    if (/^DATE_(N_)?LITERAL$/.test(node.literalType)) return this.dateLiteral(sql, field, operator, node);
    const typeOf = (index) => (Array.isArray(node.literalType) ? node.literalType[index] : node.literalType);
    if (operator === 'IN' || operator === 'NOT IN') {
      const values = (Array.isArray(node.value) ? node.value : [node.value]).map((value, index) => this.literal(field, value, typeOf(index), operator));
      const known = values.filter((value) => value !== null);
      this.parameters.push(...known);
      const list = `${sql} IN (${known.map(() => '?').join(', ')})`;
      const none = values.length > known.length;
      if (operator === 'IN') return none ? `(${list} OR ${sql} IS NULL)` : list;
      return none ? `NOT (${list} OR ${sql} IS NULL)` : `(${sql} IS NULL OR NOT ${list})`;
    }
    const value = this.literal(field, node.value, node.literalType, operator);
    if (operator === 'LIKE') {
      if (field.type === 'boolean' || value === null) throw errorAt(this.soql, node.field, 'INVALID_FIELD', 'invalid operator on field', 'soql-operator');
      this.parameters.push(value);
      return `${sql} LIKE ? ESCAPE '\\'`;
    }
    if (operator === '=' || operator === '!=' || operator === '<>') {
      this.parameters.push(value);
      return `${sql} ${operator === '=' ? 'IS' : 'IS NOT'} ?`;
    }
    if (field.type === 'boolean' || field.type === 'id') throw errorAt(this.soql, node.field, 'INVALID_FIELD', 'invalid operator on field', 'soql-operator');
    this.parameters.push(value);
    return `${sql} ${operator} ?`;
  }

  dateLiteral(sql, field, operator, node) {
    if (field.type !== 'datetime' && field.type !== 'date') throw errorAt(this.soql, node.field, 'INVALID_FIELD', `value of filter criterion for field '${field.name}' must be of type ${field.type}`, 'soql-literal');
    const range = dateRange(node.value, field.type);
    if (!range) throw errorAt(this.soql, node.field, 'MALFORMED_QUERY', `the date literal ${node.value} is not known to this org`, 'soql-limits-of-this-org');
    const [start, end] = range;
    const add = (...values) => this.parameters.push(...values);
    if (operator === '=') { add(start, end); return `(${sql} >= ? AND ${sql} < ?)`; }
    if (operator === '!=') { add(start, end); return `(${sql} IS NULL OR ${sql} < ? OR ${sql} >= ?)`; }
    add(operator === '>' || operator === '<=' ? end : start);
    return `${sql} ${{ '>': '>=', '>=': '>=', '<': '<', '<=': '<' }[operator]} ?`;
  }

  semiJoin(sql, operator, query) {
    const inner = new Compiler(this.soql, this, this.counter);
    inner.begin(query.sObject);
    if (query.fields.length !== 1 || query.fields[0].type !== 'Field') throw new OrgError('MALFORMED_QUERY', 'A semi-join selects exactly one field of its own object.', { fact: 'soql-semi-join' });
    const column = inner.path(query.fields[0].field);
    if (column.field.type !== 'id' && column.field.type !== 'reference') {
      throw errorAt(this.soql, column.field.name, 'INVALID_FIELD', `The selected field '${column.field.name}' in the subquery and the left operand field in the where expression should point to the same object type`, 'soql-semi-join');
    }
    const select = `SELECT ${column.sql} AS value ${inner.from(query)}`;
    this.parameters.push(...inner.parameters);
    if (operator === 'IN') return `${sql} IN (${select})`;
    return `(${sql} IS NULL OR ${sql} NOT IN (SELECT value FROM (${select}) WHERE value IS NOT NULL))`;
  }

  where(node) {
    const depth = [new Set()];
    let sql = '';
    const visit = (current) => {
      if (current.left) {
        const opens = current.left.openParen ?? 0;
        for (let count = 0; count < opens; count += 1) { sql += '('; depth.push(new Set()); }
        if (current.left.field || current.left.fn) sql += this.condition(current.left);
        for (let count = 0; count < (current.left.closeParen ?? 0); count += 1) { sql += ')'; depth.pop(); }
      }
      if (!current.operator) return;
      if (current.operator !== 'NOT') {
        const level = depth.at(-1);
        level.add(current.operator);
        if (level.size > 1) throw errorAt(this.soql, current.operator, 'MALFORMED_QUERY', `unexpected token: '${current.operator}'`, 'soql-and-or');
      }
      sql += ` ${current.operator} `;
      if (current.right) visit(current.right);
    };
    visit(node);
    return sql;
  }

  /** FROM with joins and WHERE; to be asked after every path of SELECT and ORDER BY was resolved. */
  /** `more` is a condition beside those of the query. */
  from(query, more = null) {
    const id = this.only(this.object.name);
    const conditions = [query.where && this.where(query.where), id && `${this.alias}."Id" = '${to18(id)}'`, more].filter(Boolean).map((text) => `(${text})`);
    return `FROM "${this.object.name}" ${this.alias} ${this.joins.join(' ')}${conditions.length ? ` WHERE ${conditions.join(' AND ')}` : ''}`;
  }

  orderBy(items = []) {
    if (!items.length) return '';
    const parts = items.map(({ field, order, nulls, fn }) => {
      if (fn || !field) throw new OrgError('MALFORMED_QUERY', 'Ordering by a function is not supported by this org.', { fact: 'soql-limits-of-this-org' });
      const { sql } = this.path(field);
      return `${sql} ${order ?? 'ASC'} NULLS ${nulls ?? 'FIRST'}`;
    });
    return ` ORDER BY ${parts.join(', ')}`;
  }
}

function newPlan(object, alias) {
  return { object, alias, columns: [], parents: new Map() };
}

function addColumn(plan, column, select) {
  let target = plan;
  for (const { relationship, object, alias } of column.steps) {
    if (!target.parents.has(relationship)) target.parents.set(relationship, newPlan(object, alias));
    target = target.parents.get(relationship);
  }
  if (target.columns.some(({ field }) => field.name === column.field.name)) return;
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

function parse(soql) {
  try {
    return parseQuery(soql);
  } catch (error) {
    const token = String(error.message).match(/found: '([^']*)'/)?.[1] ?? '<EOF>';
    throw new OrgError('MALFORMED_QUERY', `unexpected token: '${token}'`, { fact: 'soql-syntax' });
  }
}

function aggregate(query, compiler, run) {
  const select = [];
  const names = [];
  for (const field of query.fields) {
    if (field.type === 'Field' || field.type === 'FieldRelationship') {
      const column = compiler.path(field.rawValue ?? field.field);
      if (!(query.groupBy ?? []).some((group) => (group.field ?? '').toLowerCase() === (field.rawValue ?? field.field).toLowerCase())) {
        throw errorAt(compiler.soql, column.field.name, 'MALFORMED_QUERY', `Field must be grouped or aggregated: ${column.field.name}`, 'soql-grouped');
      }
      select.push(column.sql);
      names.push({ name: field.alias ?? column.field.name, field: column.field });
      continue;
    }
    const name = field.functionName.toUpperCase();
    if (!['COUNT', 'COUNT_DISTINCT', 'MIN', 'MAX', 'SUM', 'AVG'].includes(name)) throw new OrgError('MALFORMED_QUERY', `The function ${name} is not supported by this org.`, { fact: 'soql-limits-of-this-org' });
    const column = field.parameters.length ? compiler.path(String(field.parameters[0].rawValue ?? field.parameters[0])).sql : '*';
    select.push(name === 'COUNT_DISTINCT' ? `COUNT(DISTINCT ${column})` : `${name}(${column})`);
    names.push({ name: field.alias ?? `expr${names.filter((entry) => !entry.field).length}` });
  }
  if (query.having) throw new OrgError('MALFORMED_QUERY', 'HAVING is not supported by this org.', { fact: 'soql-limits-of-this-org' });
  const group = (query.groupBy ?? []).map((entry) => compiler.path(entry.field).sql);
  const sql = `SELECT ${select.join(', ')} ${compiler.from(query)}${group.length ? ` GROUP BY ${group.join(', ')}` : ''}${query.limit ? ` LIMIT ${query.limit}` : ''}`;
  return run(sql, compiler.parameters).map((row) => ({
    attributes: { type: 'AggregateResult' },
    ...Object.fromEntries(names.map(({ name, field }, index) => [name, field?.type === 'boolean' ? row[index] === 1 : row[index]])),
  }));
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
  return { relationship, groups };
}

function readRecords(query, context, restrict) {
  const compiler = new Compiler(context.soql, context);
  compiler.begin(query.sObject);
  const plan = newPlan(compiler.object, compiler.alias);
  const select = [`${compiler.alias}."Id"`, restrict ? `${compiler.alias}."${restrict.field}"` : 'NULL'];
  const children = [];
  for (const field of expandFields(query, compiler.object, context)) {
    if (field.type === 'FieldSubquery') children.push(field.subquery);
    else if (field.type === 'Field' || field.type === 'FieldRelationship') addColumn(plan, compiler.path(field.rawValue ?? field.field), select);
    else throw new OrgError('MALFORMED_QUERY', `${field.functionName ?? field.type} is not supported by this org.`, { fact: 'soql-limits-of-this-org' });
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
  if (!query.sObject) throw new OrgError('MALFORMED_QUERY', "unexpected token: '<EOF>'", { fact: 'soql-syntax' });
  const full = { ...context, soql };
  const functions = query.fields.filter((field) => field.isAggregateFn);
  if (!functions.length && !query.groupBy) {
    const records = readRecords(query, full).map(({ record }) => record);
    return { totalSize: records.length, done: true, records };
  }
  const compiler = new Compiler(soql, context);
  compiler.begin(query.sObject);
  const onlyCount = query.fields.length === 1 && functions.length === 1 && functions[0].functionName.toUpperCase() === 'COUNT' && functions[0].parameters.length === 0;
  const records = aggregate(query, compiler, context.run);
  if (onlyCount) return { totalSize: records[0].expr0, done: true, records: [] };
  return { totalSize: records.length, done: true, records };
}
