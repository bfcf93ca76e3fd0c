/**
 * Connected apps, the apps of before External Client Apps: rows that Setup and
 * SOQL show, and the state in which a login finds them. New ones cannot be made
 * (since Spring '26), so there is nothing here to change one.
 */
import { randomBytes } from 'node:crypto';
import { makePair } from '../certificates.mjs';

/**
 * Puts a connected app as an older org has it, its users approved by
 * permission sets (ids); a pair is made when no certificate is given. What is
 * special about its state in a login (effectiveApp) comes along by name.
 */
export function addConnectedApp(store, { label, scopes, certificatePem, permissionSets, ...special }) {
  if (!certificatePem) {
    store.keyPair = makePair();
    certificatePem = store.keyPair.certificatePem;
  }
  const id = store.put('ConnectedApplication', { Name: label, OptionsAllowAdminApprovedUsersOnly: true, OptionsRefreshTokenValidityMetric: false });
  for (const ParentId of permissionSets) store.put('SetupEntityAccess', { ParentId, SetupEntityId: id, SetupEntityType: 'ConnectedApplication' });
  const key = `3MVG9${randomBytes(60).toString('base64url').replace(/-/g, '.')}`;
  store.connectedApps.set(key, {
    // No id: such an app is none of those that sessions are bound to (rules/app-access.mjs).
    id: null, label, key, certificate: certificatePem, scopes, isEnabled: true, isOauthPluginEnabled: true,
    permittedUsers: 'AdminApprovedPreAuthorized', permissionSetIds: permissionSets,
    rowId: id, fullName: label.replace(/\W+/g, '_').replace(/^_+|_+$/g, ''), ...special,
  });
  return key;
}
