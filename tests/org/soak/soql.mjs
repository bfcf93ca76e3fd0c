/**
 * SOQL from a grammar over the schema: queries that hold, with the rows that
 * they must give; queries with one fault and the code it must be refused with;
 * and damaged ones, of which only the form of the answer is known. The rows are
 * chosen here by plain comparison, without SQL.
 */
import { objects } from '../schema/schema.mjs';
import { isGroupable } from '../soql/aggregates.mjs';
import { mutate } from './mutate.mjs';

/** Objects that Tooling has alone or that are filled when asked have no rows to compare with. */
const queried = [...objects.values()].filter((object) => !object.toolingOnly && object.name !== 'UserPermissionAccess');
const texts = new Set(['string', 'picklist', 'email', 'textarea']);

export class SoqlGenerator {
  constructor(random, store) {
    Object.assign(this, { random, store });
    this.rows = new Map();
    this.byId = new Map();
  }

  rowsOf(type) {
    if (!this.rows.has(type)) {
      this.rows.set(type, this.store.find(type));
      for (const row of this.rows.get(type)) this.byId.set(row.Id, row);
    }
    return this.rows.get(type);
  }

  parentOf(row, { relationship, type }) {
    this.rowsOf(type);
    return this.byId.get(row[`${relationship}Id`]) ?? null;
  }

  fieldsOf(object, accepts = () => true) {
    return [...object.fields.values()].filter((field) => !this.store.hides(field) && accepts(field));
  }

  /** { soql, refusal?, count?, alias? }: what to send, and what must come back. */
  next() {
    return this.random.weigh([[50, () => this.valid()], [20, () => this.faulty()], [30, () => ({ soql: mutate(this.random, this.valid().soql, 6000) })]])();
  }

  // -- queries that hold

  valid() {
    const object = this.random.pick(queried);
    return this.random.weigh([[12, () => this.rowsQuery(object)], [4, () => this.countQuery(object)], [3, () => this.groupQuery(object)]])();
  }

  /** A keyword as people write it. */
  key(word) {
    return this.random.weigh([[6, word], [1, word.toLowerCase()], [1, word[0] + word.slice(1).toLowerCase()]]);
  }

  space() {
    return this.random.weigh([[12, ' '], [1, '  '], [1, '\n'], [1, '\t']]);
  }

  join(...parts) {
    return parts.filter(Boolean).reduce((text, part) => text + this.space() + part);
  }

  rowsQuery(object) {
    const rows = this.rowsOf(object.name);
    const whole = this.random.chance(0.06);
    const limit = whole || this.random.chance(0.4) ? this.random.below(whole ? 200 : 60) + 1 : null;
    const offset = this.random.chance(0.15) ? this.random.below(20) : 0;
    const condition = this.random.chance(0.7) ? this.condition(object, 3) : null;
    const children = whole || !object.children.size || this.random.chance(0.8) ? [] : this.random.some([...object.children.keys()], 2).map((name) => this.childQuery(object, name));
    const select = whole ? [`FIELDS(${this.random.pick(['ALL', 'STANDARD'])})`] : [...new Map(this.random.many(1, 6, () => this.path(object).text).map((text) => [text.toLowerCase(), text])).values(), ...children];
    const sorted = this.random.chance(0.3) ? this.order(object) : null;
    const soql = this.join(this.key('SELECT'), select.join(this.random.pick([',', ', '])), this.key('FROM'), object.name, condition && `${this.key('WHERE')} ${condition.text}`, sorted, limit && `${this.key('LIMIT')} ${limit}`, offset && `${this.key('OFFSET')} ${offset}`);
    const held = condition ? rows.filter((row) => condition.holds(row)).length : rows.length;
    return { soql, count: Math.min(limit ?? Infinity, Math.max(0, held - offset)) };
  }

  countQuery(object) {
    const condition = this.random.chance(0.8) ? this.condition(object, 3) : null;
    const rows = this.rowsOf(object.name);
    return {
      soql: this.join(this.key('SELECT'), `${this.key('COUNT')}()`, this.key('FROM'), object.name, condition && `${this.key('WHERE')} ${condition.text}`),
      count: condition ? rows.filter((row) => condition.holds(row)).length : rows.length,
    };
  }

  groupQuery(object) {
    if (object.name === 'SetupAuditTrail') return this.countQuery(object);
    const field = this.random.pick(this.fieldsOf(object, (candidate) => candidate.type !== 'id' && isGroupable(candidate)));
    const plain = (value) => (value === null ? null : texts.has(field.type) ? String(value).toLowerCase() : value);
    return {
      soql: this.join(this.key('SELECT'), `${field.name}, COUNT(Id) ${this.random.pick(['n', 'howMany'])}`, this.key('FROM'), object.name, this.key('GROUP BY'), field.name),
      count: new Set(this.rowsOf(object.name).map((row) => plain(row[field.name]))).size,
    };
  }

  childQuery(object, name) {
    const child = objects.get(object.children.get(name).type);
    const condition = this.random.chance(0.4) ? this.condition(child, 1) : null;
    return `(${this.join(this.key('SELECT'), this.random.some(this.fieldsOf(child), 4).map((field) => field.name).join(', '), this.key('FROM'), name, condition && `${this.key('WHERE')} ${condition.text}`)})`;
  }

  order(object) {
    const parts = this.random.many(1, 3, () => `${this.path(object).text}${this.random.pick(['', ' ASC', ' DESC', ' DESC NULLS LAST', ' ASC NULLS FIRST', ' asc'])}`);
    return `${this.key('ORDER BY')} ${parts.join(', ')}`;
  }

  /** A field of the object or of a parent: its text, and its value in a row. */
  path(object, accepts) {
    const steps = [];
    let target = object;
    while (steps.length < 3 && this.random.chance(0.25)) {
      const parents = [...target.parents].filter(([, type]) => type !== 'Name' && queried.includes(objects.get(type)));
      if (!parents.length) break;
      const [relationship, type] = this.random.pick(parents);
      steps.push({ relationship, type });
      target = objects.get(type);
    }
    const fields = this.fieldsOf(target, accepts);
    if (!fields.length) return this.path(object, accepts);
    const field = this.random.pick(fields);
    const value = (row) => {
      let at = row;
      for (const step of steps) at = at && this.parentOf(at, step);
      return at ? at[field.name] : null;
    };
    const name = this.random.chance(0.1) ? field.name.toLowerCase() : field.name;
    return { text: [...steps.map(({ relationship }) => relationship), name].join('.'), field, value, isOwn: !steps.length, last: target };
  }

  // -- conditions; a comparison with no value does not hold

  condition(object, depth) {
    if (depth > 0 && this.random.chance(0.45)) {
      const word = this.random.pick(['AND', 'OR']);
      const parts = this.random.many(2, 3, () => this.condition(object, depth - 1));
      const text = parts.map((part) => (part.joined || this.random.chance(0.2) ? `(${part.text})` : part.text)).join(` ${this.key(word)} `);
      return { text, joined: true, holds: (row) => (word === 'AND' ? parts.every((part) => part.holds(row)) : parts.some((part) => part.holds(row))) };
    }
    if (depth > 0 && this.random.chance(0.1)) {
      const any = this.condition(object, depth - 1);
      // A NOT in another is as deep as this org goes.
      const inner = /^not/i.test(any.text) ? this.comparison(object) : any;
      return { text: `${this.key('NOT')} (${inner.text})`, joined: true, holds: (row) => !inner.holds(row) };
    }
    return this.comparison(object);
  }

  comparison(object) {
    let path = this.path(object);
    while (!path.field.filterable) path = this.path(object);
    const { text, field, value } = path;
    const known = this.sample(object, value);
    const plain = (row) => this.comparable(field, value(row));
    if (field.type === 'boolean') {
      const wanted = this.random.chance(0.5);
      const operator = this.random.pick(['=', '!=']);
      // A parent that is missing has no value at all.
      return { text: `${text} ${operator} ${this.random.pick([String(wanted), String(wanted).toUpperCase()])}`, holds: (row) => (plain(row) === wanted) === (operator === '=') };
    }
    return this.random.weigh([
      [3, () => {
        const operator = this.random.pick(['=', '!=', '<>']);
        const given = this.random.chance(0.15) ? null : known(field);
        return { text: `${text} ${operator} ${this.literal(field, given)}`, holds: (row) => (plain(row) === this.comparable(field, given)) === (operator === '=') };
      }],
      [2, () => {
        const list = this.random.many(1, 4, () => known(field));
        const operator = this.random.pick(['IN', 'NOT IN']);
        return { text: `${text} ${this.key(operator)} (${list.map((item) => this.literal(field, item)).join(', ')})`, holds: (row) => list.some((item) => this.comparable(field, item) === plain(row)) === (operator === 'IN') };
      }],
      [texts.has(field.type) ? 2 : 0, () => {
        const start = String(known(field)).slice(0, 1 + this.random.below(4));
        const pattern = this.random.pick([(part) => `${part}%`, (part) => `%${part}%`, (part) => `%${part}`, (part) => part.replace(/.$/, '_')])(start.replace(/[%_\\]/g, '\\$&'));
        return { text: `${text} ${this.key('LIKE')} '${this.quoted(pattern, true)}'`, holds: (row) => value(row) !== null && this.like(pattern, String(value(row))) };
      }],
      [['int', 'double', 'datetime', 'date'].includes(field.type) ? 3 : 0, () => {
        const operator = this.random.pick(['<', '>', '<=', '>=']);
        const given = known(field);
        const compare = { '<': (one, other) => one < other, '>': (one, other) => one > other, '<=': (one, other) => one <= other, '>=': (one, other) => one >= other }[operator];
        return { text: `${text}${this.random.pick([' ', ''])}${operator} ${this.literal(field, given)}`, holds: (row) => plain(row) !== null && compare(plain(row), this.comparable(field, given)) };
      }],
    ])();
  }

  /** Gives values that the rows have, and some that they have not. */
  sample(object, value) {
    const held = this.rowsOf(object.name).slice(0, 50).map(value).filter((item) => item !== null && item !== '');
    return ({ type }) => {
      if (held.length && this.random.chance(0.75)) return this.random.pick(held);
      if (type === 'id' || type === 'reference') return this.random.pick(this.rowsOf(this.random.pick(['User', 'PermissionSet', 'Profile']))).Id;
      if (type === 'int' || type === 'double') return this.random.below(100);
      if (type === 'datetime') return `${2020 + this.random.below(10)}-0${1 + this.random.below(9)}-1${this.random.below(10)}T00:00:00.000+0000`;
      if (type === 'date') return `202${this.random.below(10)}-0${1 + this.random.below(9)}-1${this.random.below(10)}`;
      return this.random.word();
    };
  }

  comparable(field, value) {
    if (value === null || value === undefined || value === '') return null;
    if (texts.has(field.type)) return String(value).replace(/[A-Z]/g, (letter) => letter.toLowerCase());
    if (field.type === 'datetime') return Date.parse(String(value).replace(/\+0000$/, 'Z'));
    return value;
  }

  literal(field, value) {
    if (value === null) return this.random.pick(['null', 'NULL']);
    if (field.type === 'int' || field.type === 'double') return String(value);
    if (field.type === 'date') return String(value).slice(0, 10);
    if (field.type === 'datetime') return String(value).replace(/\+0000$/, this.random.pick(['Z', '+00:00']));
    if (field.type === 'id' || field.type === 'reference') return `'${this.random.chance(0.3) ? value.slice(0, 15) : value}'`;
    return `'${this.quoted(String(value))}'`;
  }

  quoted(text, isPattern = false) {
    const escaped = text.replace(/\n/g, '\\n').replace(/\r/g, '\\r').replace(/'/g, "\\'");
    return isPattern ? escaped : text.replace(/\\/g, '\\\\').replace(/\n/g, '\\n').replace(/\r/g, '\\r').replace(/'/g, "\\'");
  }

  like(pattern, text) {
    const source = pattern.replace(/\\([%_\\])|[%_]|[.*+?^${}()|[\]\\]/g, (whole, escaped) => (escaped ? escaped.replace(/\\/, '\\\\') : whole === '%' ? '[^]*' : whole === '_' ? '[^]' : `\\${whole}`));
    return new RegExp(`^${source}$`, 'i').test(text);
  }

  // -- one fault each

  faulty() {
    const object = this.random.pick(queried);
    const name = object.name;
    const own = (accepts) => this.random.pick(this.fieldsOf(object, accepts))?.name;
    const text = own(({ type, filterable }) => type === 'string' && filterable);
    const flag = own(({ type }) => type === 'boolean');
    const id = own(({ type }) => type === 'id' || type === 'reference');
    const nonsense = `Zz${this.random.word()}`;
    const faults = [
      [`SELECT Id, ${nonsense} FROM ${name}`, 'INVALID_FIELD'],
      [`SELECT Id FROM ${name} WHERE ${nonsense} = 'x'`, 'INVALID_FIELD'],
      [`SELECT Id FROM ${name} ORDER BY ${nonsense}`, 'INVALID_FIELD'],
      [`SELECT ${nonsense}.Name FROM ${name}`, 'INVALID_FIELD'],
      [`SELECT Id FROM ${nonsense}`, 'INVALID_TYPE'],
      [`SELECT Id, (SELECT Id FROM ${nonsense}) FROM ${name}`, 'INVALID_TYPE'],
      [`SELECT FIELDS(ALL) FROM ${name}`, 'MALFORMED_QUERY'],
      [`SELECT FIELDS(ALL) FROM ${name} LIMIT 201`, 'MALFORMED_QUERY'],
      [`SELECT Id ${name}`, 'MALFORMED_QUERY'],
      [`SELECT FROM ${name}`, 'MALFORMED_QUERY'],
      [`SELECT Id, FROM ${name}`, 'MALFORMED_QUERY'],
      [`SELECT Id FROM ${name} WHERE`, 'MALFORMED_QUERY'],
      [`SELECT Id FROM ${name} WHERE Id = 'no id'`, 'INVALID_QUERY_FILTER_OPERATOR'],
      [`SELECT Id FROM ${name} WHERE Id LIKE '0%'`, 'INVALID_FIELD'],
      [`SELECT Id FROM ${name} WHERE Id IN ('${this.store.adminId}', 'x')`, 'INVALID_QUERY_FILTER_OPERATOR'],
      [`SELECT Id FROM ${name} WHERE Id = 'a' AND Id = 'b' OR Id = 'c'`, null],
      [`SELECT Id, COUNT(Id) FROM ${name}`, 'MALFORMED_QUERY'],
      ...(text ? [
        [`SELECT Id FROM ${name} WHERE ${text} = ${this.random.below(9)}`, 'INVALID_FIELD'],
        [`SELECT Id FROM ${name} WHERE ${text} = true`, 'INVALID_FIELD'],
        [`SELECT Id FROM ${name} WHERE ${text} ${this.random.pick(['=', '!=', 'LIKE', '<'])} ('a')`, 'MALFORMED_QUERY'],
        [`SELECT Id FROM ${name} WHERE ${text} = 'a' AND ${text} = 'b' OR ${text} = 'c'`, 'MALFORMED_QUERY'],
        [`SELECT Id FROM ${name} WHERE ${text} = 'a`, 'MALFORMED_QUERY'],
        [`SELECT Id FROM ${name} WHERE (${text} = 'a'`, 'MALFORMED_QUERY'],
        [`SELECT Id FROM ${name} WHERE Id IN (SELECT ${text} FROM ${name})`, 'INVALID_FIELD'],
      ] : []),
      ...(flag ? [
        [`SELECT Id FROM ${name} WHERE ${flag} = 'true'`, 'INVALID_FIELD'],
        [`SELECT Id FROM ${name} WHERE ${flag} > true`, 'INVALID_FIELD'],
        [`SELECT Id FROM ${name} WHERE ${flag} LIKE 'true'`, 'INVALID_FIELD'],
      ] : []),
      ...(id ? [[`SELECT Id FROM ${name} WHERE ${id} = 5`, 'INVALID_FIELD']] : []),
    ];
    const [soql, refusal] = this.random.pick(faults);
    return { soql, refusal: refusal ?? 'any' };
  }
}

