/** Queries that count, add up or group. */
import { Compiler } from './compiler.mjs';
import { beyondThisOrg, errorAt, unexpected } from './refusals.mjs';

/** Which types each function takes; those that stand in no list take none ("Support for Field Types in Aggregate Functions"). */
const countable = ['id', 'reference', 'string', 'picklist', 'email', 'date', 'datetime', 'int', 'double'];
const functions = { COUNT: countable, COUNT_DISTINCT: countable, MIN: countable, MAX: countable, SUM: ['int', 'double'], AVG: ['int', 'double'] };

/** A day has many moments: only a function of the date could group by it. */
export const isGroupable = ({ type }) => type !== 'datetime' && type !== 'textarea';

/** The SQL of a function over a field. */
function call(compiler, { functionName, parameters }) {
  const name = functionName.toUpperCase();
  if (!Object.hasOwn(functions, name)) throw beyondThisOrg(`The function ${name}`);
  if (!parameters.length) throw unexpected(')', 'soql-count');
  const { sql, field } = compiler.path(String(parameters[0].rawValue ?? parameters[0]));
  // Seen: the trail takes no function at all.
  if (!functions[name].includes(field.type) || compiler.object.name === 'SetupAuditTrail') throw errorAt(compiler.soql, field.name, 'MALFORMED_QUERY', `field ${field.name} does not support aggregate operator ${name}`, 'soql-aggregate');
  return name === 'COUNT_DISTINCT' ? `COUNT(DISTINCT ${sql})` : `${name}(${sql})`;
}

function grouping(query, compiler) {
  return (query.groupBy ?? []).map((entry) => {
    if (!entry.field) throw beyondThisOrg(`Grouping by ${entry.fn.functionName}`);
    const column = compiler.path(entry.field);
    if (!isGroupable(column.field)) throw errorAt(compiler.soql, column.field.name, 'MALFORMED_QUERY', `field '${column.field.name}' can not be grouped in a query call`, 'soql-grouped');
    return column;
  });
}

function ordering(query, compiler, groups) {
  const parts = (query.orderBy ?? []).map(({ field, fn, order, nulls }) => {
    const sql = fn ? call(compiler, fn) : compiler.path(field).sql;
    if (!fn && !groups.some((group) => group.sql === sql)) throw errorAt(compiler.soql, field, 'MALFORMED_QUERY', `Ordered field must be grouped or aggregated: ${field}`, 'soql-grouped');
    return `${sql} ${order ?? 'ASC'} NULLS ${nulls ?? 'FIRST'}`;
  });
  return parts.length ? ` ORDER BY ${parts.join(', ')}` : '';
}

function bounds({ limit, offset }) {
  return `${limit === undefined ? ' LIMIT -1' : ` LIMIT ${limit}`}${offset ? ` OFFSET ${offset}` : ''}`;
}

/** How many rows there are, which `COUNT()` alone asks. */
export function countRows(query, context) {
  const compiler = new Compiler(context.soql, context);
  compiler.begin(query.sObject, query.sObjectAlias);
  if (query.orderBy) compiler.orderBy(query.orderBy);
  const [[count]] = context.run(`SELECT COUNT(*) FROM (SELECT 1 ${compiler.from(query)}${bounds(query)})`, compiler.parameters);
  return count;
}

/** Records of the type AggregateResult, one for each group. */
export function aggregate(query, context) {
  const compiler = new Compiler(context.soql, context);
  compiler.begin(query.sObject, query.sObjectAlias);
  if (query.having) throw beyondThisOrg('HAVING');
  const groups = grouping(query, compiler);
  const columns = [];
  for (const field of query.fields) {
    let name = field.alias;
    if (field.type === 'Field' || field.type === 'FieldRelationship') {
      const column = compiler.path(field.rawValue ?? field.field);
      if (!groups.some(({ sql }) => sql === column.sql)) throw errorAt(context.soql, column.field.name, 'MALFORMED_QUERY', `Field must be grouped or aggregated: ${column.field.name}`, 'soql-grouped');
      name ??= column.field.name;
      columns.push({ name, sql: column.sql, isFlag: column.field.type === 'boolean' });
    } else {
      if (field.type !== 'FieldFunctionExpression') throw beyondThisOrg(field.type);
      name ??= `expr${columns.filter((column) => column.isUnnamed).length}`;
      columns.push({ name, sql: call(compiler, field), isUnnamed: !field.alias });
    }
    if (columns.filter((column) => column.name.toLowerCase() === name.toLowerCase()).length > 1) throw errorAt(context.soql, name, 'MALFORMED_QUERY', `duplicate alias: ${name}`, 'soql-duplicate');
  }
  const order = ordering(query, compiler, groups);
  const sql = `SELECT ${columns.map((column) => column.sql).join(', ')} ${compiler.from(query)}${groups.length ? ` GROUP BY ${groups.map((group) => group.sql).join(', ')}` : ''}${order}${bounds(query)}`;
  return context.run(sql, compiler.parameters).map((row) => ({
    attributes: { type: 'AggregateResult' },
    ...Object.fromEntries(columns.map(({ name, isFlag }, index) => [name, isFlag ? row[index] === 1 : row[index]])),
  }));
}
