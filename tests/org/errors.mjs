/** Errors as Salesforce's APIs name them; pages show the same message that the API would give. */
import { facts } from './facts.mjs';

const statuses = {
  INVALID_SESSION_ID: 401,
  INSUFFICIENT_ACCESS: 403,
  INSUFFICIENT_ACCESS_OR_READONLY: 403,
  API_DISABLED_FOR_ORG: 403,
  FORBIDDEN: 403,
  REQUEST_LIMIT_EXCEEDED: 403,
  NOT_FOUND: 404,
  ENTITY_IS_DELETED: 404,
  METHOD_NOT_ALLOWED: 405,
  UNKNOWN_EXCEPTION: 500,
  SERVER_UNAVAILABLE: 503,
};

/** The HTTP status that goes with a code. */
export const statusOf = (errorCode) => statuses[errorCode] ?? 400;

export class OrgError extends Error {
  /** `fact` is the row of FACTS.md that says why Salesforce refuses this. */
  constructor(errorCode, message, { fact, fields = [], status } = {}) {
    if (!facts.has(fact)) throw new TypeError(`${errorCode} "${message}" needs the row of FACTS.md that it follows from, not ${fact}`);
    super(message);
    this.name = 'OrgError';
    this.errorCode = errorCode;
    this.fact = fact;
    this.fields = fields;
    this.status = status ?? statusOf(errorCode);
  }
}
