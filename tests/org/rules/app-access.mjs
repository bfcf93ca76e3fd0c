/** Who may use an app: those whom its permission sets or profiles approve, and who may use any. */

/** `app` is the state of an app that logins see (apps.effectiveApp). */
export function isApproved(store, app, userId) {
  // "Use Any API Client" reaches every app, approved or not.
  if (store.permissionsOf(userId).has('UseAnyApiClient')) return true;
  const held = new Set(store.activePermissionSets(userId).map(({ Id }) => Id));
  return app.permissionSetIds.some((id) => held.has(id));
}

/**
 * Whether a session that an app's user opened may go on. A user who approved
 * the app by himself loses it when the app is switched to approved users, and
 * nobody keeps an app that is gone.
 */
export function keepsAccess(store, { appId, permittedUsers, userId }) {
  if (!appId) return true;
  const known = store.appById(appId);
  const app = known && store.effectiveApp(store.consumer(known.apiName).key);
  if (!app) return false;
  if (permittedUsers === 'AdminApprovedPreAuthorized' || app.permittedUsers !== 'AdminApprovedPreAuthorized') return true;
  return isApproved(store, app, userId);
}
