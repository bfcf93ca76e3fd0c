/** What an org of a large company has beside the guide's own rows: more of everything than one answer of the API holds, or nearly. */
import { cloneProfile } from '../rules/profiles.mjs';
import { guideProfile, guideSet } from './complete.mjs';
import { orgDefaults } from './seed.mjs';

export const sizes = { permissionSets: 2500, users: 5000, holders: 2100, classes: 3000, profiles: 110, integrationProfiles: 40 };

const times = (count, make) => Array.from({ length: count }, (_, number) => make(number + 1));

export function makeLarge(store) {
  const [{ ProfileId }] = store.find('User', { Alias: 'sserv' });
  const set = guideSet(store);
  const integration = guideProfile(store);
  store.transaction(() => {
    times(sizes.permissionSets, (n) => store.put('PermissionSet', { Name: `Set_${n}`, Label: `Set ${n}`, Type: 'Regular', IsCustom: true }));
    times(sizes.classes, (n) => store.put('ApexClass', { Name: `Class${n}`, ApiVersion: 60, Status: 'Active', IsValid: true, Body: 'class', LengthWithoutComments: 5 }));
    const users = times(sizes.users, (n) => store.put('User', {
      Username: `user${n}@acme.example`, Email: `user${n}@acme.example`, LastName: `User ${n}`, Name: `User ${n}`, Alias: `u${n}`, CommunityNickname: `user${n}`, IsActive: true,
      // Half of them have the guide's own profile.
      ProfileId: n % 2 ? ProfileId : integration, ...orgDefaults,
    }));
    for (const AssigneeId of users.slice(0, sizes.holders)) store.put('PermissionSetAssignment', { AssigneeId, PermissionSetId: set, IsActive: true });
    times(sizes.profiles, (n) => store.insert('Profile', { Name: `Team ${n}`, UserLicenseId: store.find('UserLicense', { Name: 'Salesforce' })[0].Id, PermissionsApiEnabled: true }, 'system'));
    times(sizes.integrationProfiles, (n) => cloneProfile(store, store.standardProfileId, `Integration ${n}`, 'system'));
  });
}
