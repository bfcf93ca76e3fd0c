/** What a profile asks of sessions, and whether the org lets in approved apps alone, in the Metadata API. */
import { OrgError } from '../errors.mjs';
import { readElementsOf } from '../rules/app-metadata.mjs';
import { removeSessionSetting, sessionSettings, setSessionSetting } from '../rules/session-levels.mjs';
import { metadataElements } from '../schema/schema.mjs';

const settingElements = metadataElements('ProfileSessionSetting');
const controlElements = metadataElements('ConnectedAppSettings');

const byAdmin = (store, { type, fullName, folder, suffix, changed }) => {
  const { Name } = store.get('User', store.adminId);
  return {
    createdById: store.adminId, createdByName: Name, createdDate: changed, fileName: `${folder}/${encodeURIComponent(fullName)}.${suffix}`, fullName, id: '',
    lastModifiedById: store.adminId, lastModifiedByName: Name, lastModifiedDate: changed, type,
  };
};

const missing = (type, fullName) => new OrgError('INVALID_CROSS_REFERENCE_KEY', `No ${type} named: ${fullName} found`, { fact: 'metadata-missing' });

/** Seen: components have names that tell nothing; the element `profile` says whose they are, in small letters. */
export const profileSessionSetting = {
  since: 40, folder: 'profileSessionSettings', suffix: 'profileSessionSetting',
  list: (store) => sessionSettings(store).map(({ fullName, changed }) => byAdmin(store, { type: 'ProfileSessionSetting', fullName, folder: 'profileSessionSettings', suffix: 'profileSessionSetting', changed })),
  read(store, fullName) {
    const row = sessionSettings(store).find((one) => one.fullName.toLowerCase() === fullName.toLowerCase());
    if (!row) return null;
    return {
      fullName: row.fullName, externalCommunityUserIdentityVerif: false, forceLogout: false, profile: store.get('Profile', row.profileId).Name.toLowerCase(),
      ...(row.level ? { requiredSessionLevel: row.level } : {}), sessionPersistence: false, sessionTimeout: row.timeout, sessionTimeoutWarning: false,
    };
  },
  write(store, fullName, given, actor) {
    const { profile, requiredSessionLevel, sessionTimeout } = readElementsOf('ProfileSessionSetting', settingElements, given);
    const [found] = store.find('Profile', { Name: profile ?? '' });
    if (!found) throw new OrgError('INVALID_CROSS_REFERENCE_KEY', `In field: profile - no Profile named ${profile} found`, { fields: ['profile'], fact: 'metadata-reference-missing' });
    const created = !profileSessionSetting.read(store, fullName);
    setSessionSetting(store, found.Id, { requiredSessionLevel, sessionTimeout, fullName }, actor);
    return { id: '', created };
  },
  remove(store, fullName) {
    if (!removeSessionSetting(store, fullName)) throw missing('ProfileSessionSetting', fullName);
  },
};

/** A settings component: there is one, and it is always there. */
export const connectedAppSettings = {
  since: 50, folder: 'settings', suffix: 'settings', isSettings: true,
  list: (store) => [byAdmin(store, { type: 'ConnectedAppSettings', fullName: 'ConnectedApp', folder: 'settings', suffix: 'settings', changed: store.now() })],
  read: (store, fullName) => (fullName.toLowerCase() !== 'connectedapp' ? null : {
    fullName: 'ConnectedApp', enableAdminApprovedAppsOnly: store.features.has('ApprovedAppsOnly'), enableAdminApprovedAppsOnlyForExternalUser: false,
    enableSkipUserProvisioningWizardWelcomePage: false,
  }),
  write(store, fullName, given) {
    const { enableAdminApprovedAppsOnly = false } = readElementsOf('ConnectedAppSettings', controlElements, given);
    if (enableAdminApprovedAppsOnly && !store.features.has('ApiAccessControl')) {
      throw new OrgError('FUNCTIONALITY_NOT_ENABLED', 'This feature is not currently enabled for this user type or org: [ApiAccessControl]', { fields: ['enableAdminApprovedAppsOnly'], fact: 'api-access-control-setting' });
    }
    if (enableAdminApprovedAppsOnly) store.features.add('ApprovedAppsOnly');
    else store.features.delete('ApprovedAppsOnly');
    return { id: '', created: false };
  },
  remove(store, fullName) {
    throw missing('ConnectedAppSettings', fullName);
  },
};
