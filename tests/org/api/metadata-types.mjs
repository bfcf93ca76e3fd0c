/**
 * The metadata types of this org: folder and suffix of their files, and how to
 * list, read, write and remove their components. The calls over SOAP and the
 * file-based ones (deployments, retrievals) work on this table alone.
 */
import { OrgError } from '../errors.mjs';
import { appTypes } from '../rules/app-metadata.mjs';
import { connectedApp } from './connected-app-metadata.mjs';
import { listPermissionSets, readPermissionSet, removePermissionSet, writePermissionSet } from './permission-set-metadata.mjs';
import { listProfiles, readProfile, removeProfile, writeProfile } from './profile-metadata.mjs';
import { connectedAppSettings, profileSessionSetting } from './session-metadata.mjs';

const appType = (type) => ({
  ...appTypes[type],
  list: (store) => store.listMetadata(type),
  read: (store, fullName) => store.readMetadata(type, fullName),
  write: (store, fullName, body, actor, options) => store.upsertMetadata(type, fullName, body, actor, options),
  remove: (store, fullName, actor) => store.removeMetadata(type, fullName, actor),
});

/** In the order in which a deployment writes them: what others name comes first. */
export const metadataTypes = {
  ExternalClientApplication: appType('ExternalClientApplication'),
  ExtlClntAppOauthSettings: appType('ExtlClntAppOauthSettings'),
  ExtlClntAppGlobalOauthSettings: appType('ExtlClntAppGlobalOauthSettings'),
  PermissionSet: { since: 22, folder: 'permissionsets', suffix: 'permissionset', list: listPermissionSets, read: readPermissionSet, write: writePermissionSet, remove: removePermissionSet },
  Profile: { since: 10, folder: 'profiles', suffix: 'profile', list: listProfiles, read: readProfile, write: writeProfile, remove: removeProfile },
  ProfileSessionSetting: profileSessionSetting,
  ConnectedApp: connectedApp,
  ConnectedAppSettings: connectedAppSettings,
  ExtlClntAppOauthConfigurablePolicies: appType('ExtlClntAppOauthConfigurablePolicies'),
  ExtlClntAppConfigurablePolicies: appType('ExtlClntAppConfigurablePolicies'),
};

/** The types that an API version knows. */
export function typesOf(version) {
  return Object.entries(metadataTypes).filter(([, { since }]) => version >= since);
}

/** A type by its name; null when this version does not know it. */
export function typeOf(name, version) {
  const type = Object.hasOwn(metadataTypes, name) ? metadataTypes[name] : null;
  return type && version >= type.since ? type : null;
}

/** The Metadata API is for those who may change metadata. */
export function requireMetadataRight(store, userId) {
  const held = store.permissionsOf(userId);
  if (!held.has('ModifyMetadata') && !held.has('ModifyAllData')) {
    throw new OrgError('INSUFFICIENT_ACCESS', 'use of the Metadata API requires a user with the ModifyAllData or ModifyMetadata permissions', { fact: 'metadata-right' });
  }
  return userId;
}
