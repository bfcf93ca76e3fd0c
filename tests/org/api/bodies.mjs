/** Reading of JSON bodies, and the refusals that every REST resource shares. */
import { OrgError } from '../errors.mjs';

export const json = (status, value, headers) => ({ status, value, ...(headers ? { headers } : {}) });

export const notFound = () => new OrgError('NOT_FOUND', 'The requested resource does not exist', { fact: 'rest-not-found' });

export function parseBody(body) {
  try {
    const value = JSON.parse(body.toString('utf8'));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  } catch {
    // Falls through to the refusal below.
  }
  throw new OrgError('JSON_PARSER_ERROR', 'The HTTP entity body is required, but this request has no readable JSON object', { fact: 'rest-body' });
}

export function allowOnly(request, ...methods) {
  if (!methods.includes(request.method)) {
    throw new OrgError('METHOD_NOT_ALLOWED', `HTTP Method '${request.method}' not allowed. Allowed are ${methods.join(',')}`, { fact: 'rest-method' });
  }
}

export function errorList(error) {
  return [{ message: error.message, errorCode: error.errorCode, ...(error.fields.length ? { fields: error.fields } : {}) }];
}
