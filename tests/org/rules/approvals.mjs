/** Apps that users have allowed by themselves, on the approval page; what an admin approves stands in app-access.mjs. */

const entry = (app, userId) => `${app.id} ${userId}`;

export function approve(store, app, userId) {
  store.approvals.add(entry(app, userId));
}

export function hasApproved(store, app, userId) {
  return store.approvals.has(entry(app, userId));
}
