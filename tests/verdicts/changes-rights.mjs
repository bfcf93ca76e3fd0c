/** The running user may not do what the page asks for; see changes-access.mjs for what each of them says. `narrow`: less can be read. */
import { lose } from './surroundings.mjs';

const losing = (...sets) => ({ store, random }) => lose(store, random.pick(sets));

export const rightsChanges = {
  'right-to-sets': { breaks: ['right.sets'], touches: ['right.sets'], apply: losing(['ManageProfilesPermissionsets'], ['AssignPermissionSets']) },
  'right-to-sets-profiles-hidden': {
    breaks: ['right.sets'], touches: ['right.sets', 'profile', 'profile.api', 'profile.only', 'profile.more', 'user.profile'],
    apply({ store }) {
      store.features.add('ProfileFiltering');
      lose(store, ['ManageProfilesPermissionsets', 'ViewAllProfiles']);
    },
  },
  'right-to-users': { breaks: ['right.users'], touches: ['right.users'], apply: losing(['ManageUsers', 'ManageInternalUsers']) },
  'right-to-apps': { breaks: ['right.apps'], touches: ['right.apps'], apply: losing(['ExternalClientAppDeveloper'], ['ExternalClientAppAdmin'], ['ExternalClientAppDeveloper', 'ExternalClientAppAdmin', 'ExternalClientAppViewer']) },
  'right-to-metadata': { breaks: ['right.metadata'], touches: ['right.metadata'], apply: losing(['ModifyMetadata', 'ModifyAllData']) },
};

for (const change of Object.values(rightsChanges)) Object.assign(change, { narrow: true, afterAll: true });
