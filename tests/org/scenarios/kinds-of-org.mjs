/**
 * Orgs that differ in what they are and how they are shown, and hold nothing of
 * the guide: editions, languages, hosts, interfaces, and who is signed in.
 * `seed` is what the seed is to do otherwise, `appearance` how the pages are
 * shown unless the start of the org says otherwise.
 */
export const kindsOfOrg = {
  'developer-edition': { seed: { partition: 'develop', edition: 'Developer Edition' } },
  german: { seed: { language: 'de' } },
  spanish: { seed: { language: 'es' } },
  japanese: { seed: { language: 'ja' } },
  'setup-on-lightning': { appearance: { setupOn: 'lightning' } },
  'original-profile-editor': { appearance: { profileEditor: 'original' } },
  'synthetic-shadow': { appearance: { shadow: 'synthetic' } },
  'native-shadow': { appearance: { shadow: 'native' } },
};
