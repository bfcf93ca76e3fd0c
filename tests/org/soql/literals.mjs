/** Values as a query writes them, in the form in which the columns keep them. */
import { OrgError } from '../errors.mjs';
import { isId, to18 } from '../ids.mjs';
import { errorAt } from './refusals.mjs';
import { sqlDate } from './soql-dates.mjs';

const escapes = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', '"': '"', "'": "'", '\\': '\\' };

/** The text between quotes; in a pattern, `%`, `_` and backslashes that count as themselves stay escaped. */
function unquote(text, isPattern) {
  return text.slice(1, -1).replace(/\\(u[0-9a-fA-F]{4}|[^])/g, (whole, sign) => {
    if (sign.length > 1) return String.fromCharCode(Number.parseInt(sign.slice(1), 16));
    if (isPattern && '%_\\'.includes(sign)) return whole;
    const plain = '%_'.includes(sign) ? whole : escapes[sign.toLowerCase()];
    if (plain === undefined) throw new OrgError('MALFORMED_QUERY', `Invalid string literal ${text}. Illegal character sequence '${whole}' in string literal.`, { fact: 'soql-escape' });
    return plain;
  });
}

const textTypes = new Set(['string', 'id', 'reference', 'picklist', 'email', 'textarea']);

/** The value for a comparison with a field, or the refusal that its type asks for. */
export function literal(soql, field, value, literalType, operator) {
  const refuse = (code, message, fact) => errorAt(soql, field.name, code, message, fact);
  const mismatch = (kind, quotes) => refuse('INVALID_FIELD', quotes
    ? `filter criterion for field '${field.name}' must be of type ${kind} and should be enclosed in quotes`
    : `value of filter criterion for field '${field.name}' must be of type ${kind} and should not be enclosed in quotes`, 'soql-literal');
  if (literalType === 'NULL') return null;
  if (textTypes.has(field.type)) {
    if (literalType !== 'STRING') throw mismatch('string', true);
    const plain = unquote(value, operator === 'LIKE');
    if (field.type === 'id' || field.type === 'reference') {
      if (operator === 'LIKE') throw refuse('INVALID_FIELD', 'invalid operator on id field', 'soql-operator');
      if (plain === '') return null;
      if (!isId(plain)) throw refuse('INVALID_QUERY_FILTER_OPERATOR', `invalid ID field: ${plain}`, 'soql-id');
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
  if (literalType !== (field.type === 'date' ? 'DATE' : 'DATETIME')) throw mismatch(field.type === 'date' ? 'date' : 'dateTime', false);
  const date = sqlDate(value, field.type);
  if (date === null) throw refuse('INVALID_FIELD', `value of filter criterion for field '${field.name}' is no date: ${value}`, 'soql-date');
  return date;
}
