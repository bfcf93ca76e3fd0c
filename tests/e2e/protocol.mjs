// The DevTools protocol over the browser's own pipe.
//
// A library would attach to every target by itself and hold new ones until it
// has looked at them; here nothing is attached that a test did not ask for, so
// that workers start and frames load as they do for an admin.

import { spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';

/** A command that the browser refused, in its own words. */
export class ProtocolError extends Error {
  constructor(method, { code, message }) {
    super(`${method}: ${message}`);
    this.name = 'ProtocolError';
    this.code = code;
  }
}

/** One conversation with one target; protocol events are emitted under their own names. */
export class Session extends EventEmitter {
  #connection;
  #id;

  constructor(connection, id) {
    super();
    // Each wait listens for the few moments that it lasts.
    this.setMaxListeners(0);
    this.#connection = connection;
    this.#id = id;
  }

  /** Sends a command and gives its result. */
  send(method, params = {}) {
    return this.#connection.send(method, params, this.#id);
  }

  /** Attaches to a target. */
  async attach(targetId) {
    const { sessionId } = await this.send('Target.attachToTarget', { targetId, flatten: true });
    return this.#connection.session(sessionId);
  }
}

/** The pipe to one browser. */
export class Connection {
  #process;
  #into;
  #lastId = 0;
  #pending = new Map();
  #sessions = new Map();
  #complaints = '';

  /** Starts the browser with a pipe; nothing else can connect to it. */
  constructor(program, flags) {
    this.#process = spawn(program, ['--remote-debugging-pipe', ...flags], {
      stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    });
    const [, , errors, into, from] = this.#process.stdio;
    this.#into = into;
    errors.setEncoding('utf8').on('data', (text) => {
      this.#complaints = (this.#complaints + text).slice(-4000);
    });
    // Writing to a browser that has gone is reported by its exit.
    into.on('error', () => {});
    this.#process.on('error', (error) => this.#end(error));
    this.#process.on('exit', (code, signal) => {
      this.#end(new Error(`the browser ended (${signal ?? code}): ${this.#complaints}`));
    });
    this.#read(from);
    /** Fulfilled when the browser has ended, by itself or not. */
    this.ended = new Promise((resolve) => { this.#process.once('exit', resolve); });
    /** The session of the browser itself. */
    this.root = this.session(undefined);
  }

  /** The process of the browser. */
  get pid() {
    return this.#process.pid;
  }

  /** The session with this id; the protocol announces it to its parent. */
  session(id) {
    if (!this.#sessions.has(id)) this.#sessions.set(id, new Session(this, id));
    return this.#sessions.get(id);
  }

  /** Sends a command to a session. */
  send(method, params, sessionId) {
    const id = this.#lastId += 1;
    return new Promise((resolve, reject) => {
      if (this.#pending === null) {
        reject(new Error(`${method}: the browser has ended`));
        return;
      }
      this.#pending.set(id, { method, resolve, reject, sessionId });
      this.#into.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    });
  }

  /** Ends the browser and waits for that; one that does not end is killed. */
  async close() {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    const exit = once(this.#process, 'exit');
    this.send('Browser.close', {}).catch(() => {
      // It may end before it answers.
    });
    const killer = setTimeout(() => this.#process.kill('SIGKILL'), 10_000);
    await exit;
    clearTimeout(killer);
  }

  #read(from) {
    let parts = [];
    from.on('data', (chunk) => {
      let start = 0;
      for (let end = chunk.indexOf(0); end !== -1; end = chunk.indexOf(0, start)) {
        parts.push(chunk.subarray(start, end));
        this.#hear(JSON.parse(Buffer.concat(parts).toString('utf8')));
        parts = [];
        start = end + 1;
      }
      if (start < chunk.length) parts.push(chunk.subarray(start));
    });
  }

  #hear({ id, method, params, result, error, sessionId }) {
    if (id !== undefined) {
      const waiting = this.#pending?.get(id);
      this.#pending?.delete(id);
      if (error) waiting?.reject(new ProtocolError(waiting.method, error));
      else waiting?.resolve(result);
      return;
    }
    if (method === 'Target.detachedFromTarget') this.#forget(params.sessionId);
    this.session(sessionId).emit(method, params);
  }

  // A command to a target that is gone gets no answer.
  #forget(sessionId) {
    for (const [id, waiting] of this.#pending ?? []) {
      if (waiting.sessionId !== sessionId) continue;
      this.#pending.delete(id);
      waiting.reject(new ProtocolError(waiting.method, { code: -32001, message: 'the target is gone' }));
    }
  }

  #end(error) {
    const left = [...(this.#pending?.values() ?? [])];
    this.#pending = null;
    for (const { reject } of left) reject(error);
  }
}
