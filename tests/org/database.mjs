/** SQLite in memory, as the org's store and its snapshots use it. */
import { DatabaseSync } from 'node:sqlite';

/** How many statements are kept; queries of clients differ without end. */
const statementsAtMost = 500;

/** A database that compiles a statement once: an org is filled by the same few, again and again. */
export class Database extends DatabaseSync {
  #statements = new Map();

  /** With `arrays`, rows come as arrays of their values instead of objects. */
  prepare(text, { arrays = false } = {}) {
    const key = `${arrays} ${text}`;
    let statement = this.#statements.get(key);
    if (!statement) {
      if (this.#statements.size >= statementsAtMost) this.#statements.clear();
      statement = super.prepare(text);
      statement.setReturnArrays(arrays);
      this.#statements.set(key, statement);
    }
    return statement;
  }
}
