/**
 * The switchboard of a rig that drives the org from outside its process:
 * faults, the sessions that are open, and the address that requests come from. Only programs on this
 * machine reach it: it answers on plain http, to loopback, and no web page.
 */

const json = (status, value) => ({
  status,
  headers: { 'content-type': 'application/json;charset=UTF-8', 'cache-control': 'no-store' },
  body: value === undefined ? '' : JSON.stringify(value),
});

const loopback = /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;
const ownName = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i;

/** A browser tells where a request comes from; a page of another site, or a name that points here, is no rig. */
function refuses(request, socket) {
  if (!loopback.test(socket.remoteAddress ?? '')) return 'Only this machine may ask for this.';
  if (!ownName.test(request.headers.host ?? '')) return 'Ask by the name localhost.';
  if (request.headers.origin || (request.headers['sec-fetch-site'] ?? 'none') !== 'none') return 'No web page may ask for this.';
  return null;
}

class Unusable extends Error {}

function readObject(request) {
  if (!/^application\/json\b/.test(request.headers['content-type'] ?? '')) throw new Unusable('The body must be application/json.');
  try {
    const value = JSON.parse(request.body.toString('utf8'));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  } catch {
    // Falls through to the refusal below.
  }
  throw new Unusable('The body must be a JSON object.');
}

/** A pattern cannot travel in JSON but as a text of its own. */
function readFault({ pattern, ...fault }) {
  if (pattern === undefined) return fault;
  try {
    return { ...fault, operation: new RegExp(pattern) };
  } catch (error) {
    throw new Unusable(error.message);
  }
}

export class Control {
  constructor(org) {
    this.org = org;
  }

  /** The answer to a request under /__org/. */
  handle(request, socket) {
    const reason = refuses(request, socket);
    if (reason) return json(403, { error: reason });
    try {
      const work = this[`${request.method} ${request.path}`];
      return work ? work.call(this, request) : json(404, { error: `There is no ${request.method} ${request.path}.` });
    } catch (error) {
      if (error instanceof Unusable) return json(400, { error: error.message });
      throw error;
    }
  }

  'GET /__org/faults'() {
    return json(200, this.org.faults.list());
  }

  'POST /__org/faults'(request) {
    const fault = readFault(readObject(request));
    try {
      return json(201, this.org.faults.add(fault));
    } catch (error) {
      throw new Unusable(error.message);
    }
  }

  'DELETE /__org/faults'() {
    this.org.faults.clear();
    return json(204);
  }

  'GET /__org/sessions'() {
    return json(200, this.org.sessions.list());
  }

  'PUT /__org/client-address'(request) {
    const { address } = readObject(request);
    try {
      this.org.clientAddress = address;
    } catch (error) {
      throw new Unusable(error.message);
    }
    return json(204);
  }
}
