/** Apps that users have allowed by themselves, on the approval page; what an admin approves stands in app-access.mjs. */

/** Store -> the approvals of its org. */
const allowed = new WeakMap();

const entry = (app, userId) => `${app.id} ${userId}`;

export function approve(store, app, userId) {
  if (!allowed.has(store)) allowed.set(store, new Set());
  allowed.get(store).add(entry(app, userId));
}

export function hasApproved(store, app, userId) {
  return allowed.get(store)?.has(entry(app, userId)) ?? false;
}
