/** Answers that go wrong on request: for the next requests that match. */
import { setTimeout as delay } from 'node:timers/promises';
import { faultXml } from './api/xml.mjs';
import { statusOf } from './errors.mjs';
import { current } from './request-context.mjs';
import { Turns, takeSnapshot, withSnapshot } from './snapshots.mjs';

/** Kind -> the details it takes beside `operation`, `times` and `skip`. */
const kinds = {
  status: ['status', 'errorCode', 'message', 'retryAfter'],
  session: [],
  html: ['status'],
  truncated: [],
  malformed: [],
  slow: ['ms'],
  hang: ['effect'],
  stall: [],
  trickle: ['ms'],
  large: ['bytes'],
  redirect: ['to'],
  drop: [],
  'drop-after': [],
  'no-effect': [],
  'element-lost': ['element'],
  'element-missing': ['element'],
  stale: [],
  duplicate: [],
};

export const faultKinds = Object.keys(kinds);

/** Ends a request before it has any effect; the fault says how it goes on. */
export class Interrupted extends Error {
  constructor(fault, operation) {
    super(fault.kind);
    Object.assign(this, { fault, operation });
  }
}

const sessionEnded = { errorCode: 'INVALID_SESSION_ID', message: 'Session expired or invalid' };

const maintenance = '<!doctype html><html><head><title>Down for Maintenance</title></head><body><h1>Down for Maintenance</h1><p>Sorry for the inconvenience. We\'ll be back shortly.</p></body></html>';

/** A body without its last letter is neither JSON nor XML, though its length is told right. */
function spoil(body) {
  const text = Buffer.from(body ?? '');
  return text.length ? text.subarray(0, text.length - 1) : Buffer.from('{');
}

function without(value, element) {
  if (Array.isArray(value)) return value.map((item) => without(item, element));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== element).map(([name, inner]) => [name, without(inner, element)]));
}

/** An answer that lacks every element of that name. */
function strip(answer, element) {
  const type = answer.headers?.['content-type'] ?? '';
  if (type.includes('json') && answer.body) return { ...answer, body: JSON.stringify(without(JSON.parse(answer.body), element)) };
  if (type.includes('xml')) return { ...answer, body: answer.body.replace(new RegExp(`<${element}(?: [^>]*)?>[\\s\\S]*?</${element}>|<${element}(?: [^>]*)?/>`, 'g'), '') };
  return answer;
}

export class Faults {
  constructor(store) {
    this.store = store;
    this.waiting = [];
    this.serial = 0;
    this.turns = new Turns();
  }

  /**
   * `operation`: text (the operation or the path) or regular expression (tried on "operation METHOD path").
   * `times`: how many requests, 1 when left out; `skip`: how many matching ones pass before.
   * `kind`: 'status' (status, errorCode, message, retryAfter), 'session' (it has expired),
   * 'html' (a maintenance page; status), 'truncated' (half of the real body), 'malformed' (a body
   * that cannot be read), 'slow' (ms before the real answer), 'hang' (silence; with `effect`
   * the org does what it is asked and then says nothing), 'stall' (half of the real body, then silence),
   * 'trickle' (the real answer goes on without an end, a byte each `ms`), 'large' (it goes on for `bytes`),
   * 'redirect' (to another address), 'drop' and 'drop-after' (the connection
   * ends before or after the effect), 'no-effect' (the answer of a success that never was),
   * 'element-lost' and 'element-missing' (one `element` is not written, or not answered),
   * 'stale' (the state as it is now, whatever is changed later), 'duplicate' (done twice, with the second answer).
   */
  add({ operation = /./, kind, times = 1, skip = 0, ...details }) {
    if (!Object.hasOwn(kinds, kind)) throw new Error(`There is no fault of the kind "${kind}"`);
    const unknown = Object.keys(details).find((name) => !kinds[kind].includes(name));
    if (unknown) throw new Error(`A fault of the kind "${kind}" has no "${unknown}"`);
    if (kind.startsWith('element-') && !/^[A-Za-z]\w*$/.test(details.element ?? '')) throw new Error(`A fault of the kind "${kind}" needs the name of an "element"`);
    if (![times, skip].every(Number.isInteger) || times < 1 || skip < 0) throw new Error('"times" and "skip" are whole numbers');
    this.serial += 1;
    const fault = { id: this.serial, operation, kind, left: times, skip, ...details };
    if (kind === 'stale') fault.snapshot = takeSnapshot(this.store);
    this.waiting.push(fault);
    return this.show(fault);
  }

  show({ snapshot, operation, ...fault }) {
    return { ...fault, operation: String(operation) };
  }

  list() {
    return this.waiting.map((fault) => this.show(fault));
  }

  clear() {
    for (const fault of this.waiting) {
      fault.left = 0;
      if (fault.snapshot?.users === 0) fault.snapshot.db.close();
    }
    this.waiting = [];
  }

  matches({ operation: wanted }, operation, method, path) {
    return wanted instanceof RegExp ? wanted.test(`${operation} ${method} ${path}`) : wanted === operation || wanted === path;
  }

  take(operation, method, path) {
    const found = this.waiting.find((fault) => {
      if (!this.matches(fault, operation, method, path)) return false;
      if (fault.skip === 0) return true;
      fault.skip -= 1;
      return false;
    });
    if (!found) return null;
    found.left -= 1;
    if (found.snapshot) found.snapshot.users += 1;
    if (found.left === 0) this.waiting.splice(this.waiting.indexOf(found), 1);
    return found;
  }

  /**
   * The answer to a request that met a fault, and how the connection ends:
   * { answer, ending }, where ending is 'drop', 'half', 'silence', 'stall', how an
   * answer goes on, or nothing. `work` does
   * what the request asks for and answers it, `toLogin` is what a page answers
   * without a session.
   */
  async strike(fault, operation, { work, toLogin }) {
    const perform = () => this.turns.share(work);
    switch (fault.kind) {
      case 'status': return { answer: this.refusal(fault, operation) };
      case 'session': return { answer: operation === 'page' ? toLogin() : this.refusal(sessionEnded, operation) };
      case 'html': return { answer: { status: fault.status ?? 503, headers: { 'content-type': 'text/html; charset=utf-8', 'retry-after': '60' }, body: maintenance } };
      case 'hang': return { answer: fault.effect ? await perform() : { status: 0 }, ending: 'silence' };
      case 'stall': return { answer: await perform(), ending: 'stall' };
      case 'trickle': return { answer: await perform(), ending: { everyMs: fault.ms ?? 100 } };
      case 'large': return { answer: await perform(), ending: { bytes: fault.bytes ?? 100_000_000 } };
      case 'redirect': return { answer: { status: 302, headers: { location: fault.to ?? 'https://portal.example/login' }, body: '' } };
      case 'drop': return { answer: { status: 0 }, ending: 'drop' };
      case 'drop-after': return { answer: await perform(), ending: 'drop' };
      case 'truncated': return { answer: await perform(), ending: 'half' };
      case 'malformed': {
        const answer = await perform();
        return { answer: { ...answer, status: answer.status === 204 ? 200 : answer.status, body: spoil(answer.body) } };
      }
      case 'slow':
        await delay(fault.ms ?? 1000);
        return { answer: await perform() };
      case 'no-effect': {
        const snapshot = takeSnapshot(this.store);
        return { answer: await this.turns.alone(() => withSnapshot(this.store, snapshot, work)).finally(() => snapshot.db.close()) };
      }
      case 'stale': {
        const { snapshot } = fault;
        const answer = await this.turns.alone(() => withSnapshot(this.store, snapshot, work));
        snapshot.users -= 1;
        if (fault.left === 0 && snapshot.users === 0) snapshot.db.close();
        return { answer };
      }
      case 'element-lost':
        current().lostElement = fault.element;
        return { answer: await perform() };
      case 'element-missing': return { answer: strip(await perform(), fault.element) };
      case 'duplicate':
        await perform();
        return { answer: await perform() };
      default: throw new Error(`There is no fault of the kind "${fault.kind}"`);
    }
  }

  /** A refusal in the form that the operation's API has. */
  refusal({ errorCode = 'UNKNOWN_EXCEPTION', message = 'An unexpected error occurred. Please include this ErrorId if you contact support: 1-2 (3)', retryAfter, ...fault }, operation) {
    const status = fault.status ?? statusOf(errorCode);
    const headers = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
    if (operation.startsWith('soap:')) {
      return { status: 500, headers: { ...headers, 'content-type': 'text/xml; charset=utf-8' }, body: faultXml(`sf:${errorCode}`, `${errorCode}: ${message}`) };
    }
    const value = operation.startsWith('oauth2/') ? { error: errorCode.toLowerCase(), error_description: message } : [{ message, errorCode }];
    return { status, headers: { ...headers, 'content-type': 'application/json;charset=UTF-8' }, body: JSON.stringify(value) };
  }
}
