/** The state of a store at one moment, to be answered from later or to be gone back to. */
import { Database } from './database.mjs';

let serial = 0;

/** A copy of what the store holds now; `users` are the requests that work on it. Sessions are never stale: what the copy lacks of them is added when it is used. */
export function takeSnapshot(store) {
  serial += 1;
  const address = `file:org-snapshot-${process.pid}-${serial}?mode=memory&cache=shared`;
  const copy = new Database(address);
  store.db.exec(`VACUUM INTO '${address}'`);
  return { db: copy, appHistory: new Map(store.appHistory), users: 0 };
}

function copySessions(from, to) {
  to.exec('DELETE FROM session');
  const insert = to.prepare('INSERT INTO session VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)');
  for (const row of from.prepare('SELECT * FROM session', { arrays: true }).all()) insert.run(...row);
}

/** Does the work on the state of the snapshot; what it writes there is seen by nobody else. */
export async function withSnapshot(store, snapshot, work) {
  const { db, appHistory } = store;
  copySessions(db, snapshot.db);
  Object.assign(store, { db: snapshot.db, appHistory: new Map(snapshot.appHistory) });
  try {
    return await work();
  } finally {
    Object.assign(store, { db, appHistory });
  }
}

/** Requests share the store; one that works on another state has it alone. */
export class Turns {
  constructor() {
    this.sharing = 0;
    this.gate = Promise.resolve();
    this.onIdle = null;
  }

  async share(work) {
    for (let gate = null; gate !== this.gate;) {
      gate = this.gate;
      await gate;
    }
    this.sharing += 1;
    try {
      return await work();
    } finally {
      this.sharing -= 1;
      if (this.sharing === 0) this.onIdle?.();
    }
  }

  async alone(work) {
    const before = this.gate;
    const { promise, resolve } = Promise.withResolvers();
    this.gate = promise;
    await before;
    if (this.sharing > 0) await new Promise((idle) => { this.onIdle = idle; });
    this.onIdle = null;
    try {
      return await work();
    } finally {
      resolve();
    }
  }
}
