/**
 * The request that is being answered, for what lies too deep to be handed it:
 * with which session it acts, from which address it came, and who says to ask.
 */
import { AsyncLocalStorage } from 'node:async_hooks';

const storage = new AsyncLocalStorage();

/** Answers a request: `context` = { clientAddress, session, userAgent }; the session is filled in once it is known, lostElement by a fault. */
export function during(context, work) {
  return storage.run(context, work);
}

/** The context of the request, or an empty one outside of any. */
export function current() {
  return storage.getStore() ?? {};
}

/** Whether a fault loses this element of what the request writes. */
export function isLost(name) {
  return current().lostElement === name;
}
