/** Answers that go wrong on request: for the next requests that match. */
import { faultXml } from './api/soap.mjs';

export class Faults {
  constructor() {
    this.waiting = [];
  }

  /**
   * `operation`: text (the operation or the path) or regular expression (tried on "operation METHOD path").
   * `kind`: 'status' (status, errorCode, message, retryAfter), 'html' (a maintenance page; status),
   * 'truncated' (half of the real body), 'drop' (the connection ends), 'slow' (ms before the real answer).
   * `times`: how many requests; 1 when left out.
   */
  add({ operation = /./, kind, times = 1, ...details }) {
    if (!['status', 'html', 'truncated', 'drop', 'slow'].includes(kind)) throw new Error(`There is no fault of the kind "${kind}"`);
    this.waiting.push({ operation, kind, left: times, ...details });
  }

  take(operation, method, path) {
    const found = this.waiting.find((fault) => (fault.operation instanceof RegExp
      ? fault.operation.test(`${operation} ${method} ${path}`)
      : fault.operation === operation || fault.operation === path));
    if (!found) return null;
    found.left -= 1;
    if (found.left === 0) this.waiting.splice(this.waiting.indexOf(found), 1);
    return found;
  }

  /** The answer of a fault that has one of its own. */
  answer(fault, soap) {
    if (fault.kind === 'html') {
      return {
        status: fault.status ?? 503,
        headers: { 'content-type': 'text/html; charset=utf-8', 'retry-after': '60' },
        body: '<!doctype html><html><head><title>Down for Maintenance</title></head><body><h1>Down for Maintenance</h1><p>Sorry for the inconvenience. We\'ll be back shortly.</p></body></html>',
      };
    }
    const { status = 500, errorCode = 'UNKNOWN_EXCEPTION', message = 'An unexpected error occurred. Please include this ErrorId if you contact support: 1-2 (3)', retryAfter } = fault;
    const headers = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
    if (soap) {
      return { status: 500, headers: { ...headers, 'content-type': 'text/xml; charset=utf-8' }, body: faultXml(`sf:${errorCode}`, `${errorCode}: ${message}`) };
    }
    return { status, headers: { ...headers, 'content-type': 'application/json;charset=UTF-8' }, body: JSON.stringify([{ message, errorCode }]) };
  }
}
