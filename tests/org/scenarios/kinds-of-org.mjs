/**
 * Orgs that differ in what they are and how they are shown, and hold nothing of
 * the guide: editions, languages, hosts, interfaces, and who is signed in.
 * `seed` is what the seed is to do otherwise, `appearance` how the pages are
 * shown unless the start of the org says otherwise, `make` what is added.
 */
import { orgDefaults } from './seed.mjs';

/** Another administrator of the org, who has logged in as the first one. */
function loggedInAs(store) {
  const { company } = store.place;
  const { ProfileId } = store.get('User', store.adminId);
  store.delegateId = store.insert('User', {
    Username: `dana.delegate@${company}.example`, Email: `dana.delegate@${company}.example`, FirstName: 'Dana', LastName: 'Delegate', Alias: 'ddele', ProfileId, ...orgDefaults,
  }, 'system');
}

export const kindsOfOrg = {
  'developer-edition': { seed: { partition: 'develop', edition: 'Developer Edition' } },
  german: { seed: { language: 'de' } },
  spanish: { seed: { language: 'es' } },
  japanese: { seed: { language: 'ja' } },
  'login-as': { make: loggedInAs },
  // Salesforce's own people are no users of the org: nothing but their name is seen.
  'support-login': {
    make(store) {
      store.delegateId = store.newId('User');
      store.outsiders.set(store.delegateId, 'support@salesforce.com');
    },
  },
  'setup-on-lightning': { appearance: { setupOn: 'lightning' } },
  'original-profile-editor': { appearance: { profileEditor: 'original' } },
  'synthetic-shadow': { appearance: { shadow: 'synthetic' } },
  'native-shadow': { appearance: { shadow: 'native' } },
};
