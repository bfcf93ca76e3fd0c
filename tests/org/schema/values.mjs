/** Values as a client sends them, turned into those that a field keeps; what has another type or length is refused. */
import { OrgError } from '../errors.mjs';
import { isId, to18 } from '../ids.mjs';
import { stamp } from '../soql/soql-dates.mjs';

export function fieldValue(field, value) {
  const wrong = (kind) => new OrgError('JSON_PARSER_ERROR', `Cannot deserialize instance of ${kind} from VALUE_${typeof value === 'string' ? 'STRING' : typeof value === 'number' ? 'NUMBER' : 'OTHER'} value ${value}`, { fact: 'record-value' });
  if (value === null || value === undefined) {
    if (field.type === 'boolean') throw new OrgError('INVALID_TYPE_ON_FIELD_IN_RECORD', `${field.name}: value not of required type: null`, { fact: 'record-value', fields: [field.name] });
    return null;
  }
  if (field.type === 'boolean') {
    if (value === true || value === 'true') return true;
    if (value === false || value === 'false') return false;
    throw wrong('boolean');
  }
  if (field.type === 'int' || field.type === 'double') {
    if (!Number.isFinite(Number(value))) throw wrong('int');
    return Number(value);
  }
  if (typeof value !== 'string') throw wrong('string');
  if (field.type === 'id' || field.type === 'reference') {
    if (!isId(value)) throw new OrgError('MALFORMED_ID', `${field.label}: id value of incorrect type: ${value}`, { fact: 'record-id', fields: [field.name] });
    return to18(value);
  }
  const text = value.trim();
  if (field.type === 'datetime' || field.type === 'date') {
    if (!/^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/.test(text) || Number.isNaN(Date.parse(text))) throw wrong(field.type);
    return field.type === 'date' ? text.slice(0, 10) : stamp(Date.parse(text));
  }
  if (field.values && text && !field.values.includes(text)) {
    throw new OrgError('INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', `${field.label}: bad value for restricted picklist field: ${text}`, { fact: 'record-picklist', fields: [field.name] });
  }
  if (field.length && text.length > field.length) {
    throw new OrgError('STRING_TOO_LONG', `${field.label}: data value too large: ${text} (max length=${field.length})`, { fact: 'record-length', fields: [field.name] });
  }
  return text === '' ? null : text;
}
