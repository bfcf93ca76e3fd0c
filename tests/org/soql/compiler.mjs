/**
 * One query, or one of its semi-joins, on its way to SQL: names become columns
 * and joins, conditions become SQL with parameters. What a grammar cannot know
 * is added here: objects, fields, types and relationships from the schema, and
 * the differences between SOQL and SQL (null counts as "not equal", text
 * compares without regard to case, AND and OR do not mix without brackets).
 */
import { to18 } from '../ids.mjs';
import { findField, findObject, findParent, objects } from '../schema/schema.mjs';
import { literal } from './literals.mjs';
import { beyondThisOrg, errorAt, unexpected, unknownField, unknownObject, unknownRelationship } from './refusals.mjs';
import { dateRange } from './soql-dates.mjs';

/** The relationship "License" of a permission set points to either kind of license through the object Name. */
const nameObject = {
  name: 'Name',
  fields: new Map(['Id', 'Name', 'Type'].map((name) => [name, { name, type: name === 'Id' ? 'id' : 'string' }])),
  parents: new Map(),
  children: new Map(),
};

const objectNamed = (name) => (name === 'Name' ? nameObject : objects.get(name));

/** So many parents may stand in a row. */
const mostParents = 5;

export class Compiler {
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

  /** `ownAlias` is the name that the query itself gives to its object. */
  begin(name, ownAlias = null) {
    const object = findObject(name);
    if (!object || !this.visible(object.name)) {
      throw errorAt(this.soql, name, 'INVALID_TYPE', unknownObject(name), 'soql-unknown-name');
    }
    this.object = object;
    this.alias = this.freshAlias();
    this.ownNames = [object.name, ownAlias].filter(Boolean).map((own) => own.toLowerCase());
  }

  freshAlias() {
    this.counter.next += 1;
    return `t${this.counter.next}`;
  }

  /** Walks parent relationships from the queried object and joins each once. */
  parent(relationships) {
    if (relationships.length > mostParents) throw errorAt(this.soql, relationships[0], 'MALFORMED_QUERY', `a relationship path has at most ${mostParents} parents`, 'soql-depth');
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
      if (target !== 'Name' && !this.visible(target)) throw errorAt(this.soql, wanted, 'INVALID_FIELD', unknownRelationship(wanted, 'field path'), 'read-right-paths');
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
    if (parts.length > 1 && this.ownNames.includes(parts[0].toLowerCase()) && !findParent(this.object, parts[0])) parts.shift();
    const name = parts.pop();
    const { object, alias, steps } = this.parent(parts);
    const field = findField(object, name);
    if (!field || this.hides(field)) {
      throw errorAt(this.soql, name, 'INVALID_FIELD', unknownField(name, object.name), 'soql-unknown-name');
    }
    return { sql: `${alias}."${field.name}"`, field, steps };
  }

  condition(node) {
    if (node.fn) throw beyondThisOrg(`The function ${node.fn.functionName} in a filter`);
    const { sql, field } = this.path(node.field);
    if (!field.filterable) throw errorAt(this.soql, node.field, 'INVALID_FIELD', `field '${field.name}' can not be filtered in a query call`, 'login-history-filter');
    const operator = node.operator.toUpperCase();
    if (operator === 'INCLUDES' || operator === 'EXCLUDES') throw errorAt(this.soql, node.field, 'INVALID_FIELD', `invalid operator on ${field.type} field`, 'soql-operator');
    if (Array.isArray(node.value) && operator !== 'IN' && operator !== 'NOT IN') throw unexpected('(');
    if (node.valueQuery) return this.semiJoin({ sql, field }, operator, node.valueQuery);
    if (/^DATE_(N_)?LITERAL$/.test(node.literalType)) return this.dateLiteral(sql, field, operator, node);
    const typeOf = (index) => (Array.isArray(node.literalType) ? node.literalType[index] : node.literalType);
    if (operator === 'IN' || operator === 'NOT IN') {
      const values = (Array.isArray(node.value) ? node.value : [node.value]).map((value, index) => literal(this.soql, field, value, typeOf(index), operator));
      const known = values.filter((value) => value !== null);
      this.parameters.push(...known);
      const list = this.held(`${sql} IN (${known.map(() => '?').join(', ')})`);
      const none = values.length > known.length;
      const both = none ? `(${list} OR ${sql} IS NULL)` : list;
      return operator === 'IN' ? both : `NOT ${both}`;
    }
    const value = literal(this.soql, field, node.value, node.literalType, operator);
    if (operator === 'LIKE') {
      if (field.type === 'boolean' || value === null) throw errorAt(this.soql, node.field, 'INVALID_FIELD', 'invalid operator on field', 'soql-operator');
      this.parameters.push(value);
      return this.held(`${sql} LIKE ? ESCAPE '\\'`);
    }
    if (operator === '=' || operator === '!=' || operator === '<>') {
      this.parameters.push(value);
      return `${sql} ${operator === '=' ? 'IS' : 'IS NOT'} ?`;
    }
    if (field.type === 'boolean' || field.type === 'id') throw errorAt(this.soql, node.field, 'INVALID_FIELD', 'invalid operator on field', 'soql-operator');
    this.parameters.push(value);
    return this.held(`${sql} ${operator} ?`);
  }

  /** A comparison without a value does not hold, and its opposite does. */
  held(comparison) {
    return `coalesce(${comparison}, 0)`;
  }

  dateLiteral(sql, field, operator, node) {
    if (field.type !== 'datetime' && field.type !== 'date') throw errorAt(this.soql, node.field, 'INVALID_FIELD', `value of filter criterion for field '${field.name}' must be of type ${field.type}`, 'soql-literal');
    const range = dateRange(node.value, field.type);
    if (!range || !['=', '!=', '<>', '<', '>', '<=', '>='].includes(operator)) throw beyondThisOrg(`${operator} with the date literal ${node.value}`);
    const [start, end] = range;
    const add = (...values) => this.parameters.push(...values);
    if (operator === '=') { add(start, end); return this.held(`(${sql} >= ? AND ${sql} < ?)`); }
    if (operator === '!=' || operator === '<>') { add(start, end); return `(${sql} IS NULL OR ${sql} < ? OR ${sql} >= ?)`; }
    add(operator === '>' || operator === '<=' ? end : start);
    return this.held(`${sql} ${{ '>': '>=', '>=': '>=', '<': '<', '<=': '<' }[operator]} ?`);
  }

  semiJoin({ sql, field }, operator, query) {
    const refuse = (code, message) => errorAt(this.soql, field.name, code, message, 'soql-semi-join');
    if (this.isInner) throw refuse('MALFORMED_QUERY', 'Nesting of semi join sub-selects is not supported');
    if (operator !== 'IN' && operator !== 'NOT IN') throw unexpected('(', 'soql-semi-join');
    if (field.type !== 'id' && field.type !== 'reference') throw refuse('INVALID_FIELD', 'semi join sub-selects can only be used with id and reference fields');
    const inner = new Compiler(this.soql, this, this.counter);
    inner.isInner = true;
    inner.begin(query.sObject, query.sObjectAlias);
    if (query.fields.length !== 1 || query.fields[0].type !== 'Field') throw refuse('MALFORMED_QUERY', 'A semi-join selects exactly one field of its own object.');
    const column = inner.path(query.fields[0].field);
    if (column.field.type !== 'id' && column.field.type !== 'reference') {
      throw errorAt(this.soql, column.field.name, 'INVALID_FIELD', `The selected field '${column.field.name}' in the subquery and the left operand field in the where expression should point to the same object type`, 'soql-semi-join');
    }
    const select = `SELECT ${column.sql} AS value ${inner.from(query)}`;
    this.parameters.push(...inner.parameters);
    const list = this.held(`${sql} IN (SELECT value FROM (${select}) WHERE value IS NOT NULL)`);
    return operator === 'IN' ? list : `NOT ${list}`;
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
        // The grammar loses the middle one of three NOTs in each other, with its bracket.
        if (!depth.length) throw beyondThisOrg('NOT in NOT in NOT');
      }
      // The grammar lets two conditions stand side by side; SOQL does not.
      if (!current.operator && current.right) throw unexpected(current.right.left?.field ?? '(');
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

  /** FROM with joins and WHERE; to be asked after every path of SELECT and ORDER BY was resolved. `more` is a condition beside those of the query. */
  from(query, more = null) {
    const id = this.only(this.object.name);
    const conditions = [query.where && this.where(query.where), id && `${this.alias}."Id" = '${to18(id)}'`, more].filter(Boolean).map((text) => `(${text})`);
    return `FROM "${this.object.name}" ${this.alias} ${this.joins.join(' ')}${conditions.length ? ` WHERE ${conditions.join(' AND ')}` : ''}`;
  }

  orderBy(items = []) {
    if (!items.length) return '';
    const parts = items.map(({ field, order, nulls, fn }) => {
      if (fn || !field) throw beyondThisOrg('Ordering by a function');
      const { sql } = this.path(field);
      return `${sql} ${order ?? 'ASC'} NULLS ${nulls ?? 'FIRST'}`;
    });
    return ` ORDER BY ${parts.join(', ')}`;
  }
}
