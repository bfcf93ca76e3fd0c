/** Eight orgs that somebody left half set up; nobody has tried to log in, or was refused. */

const untried = { earlier: 0, later: 0, setUpAgo: 5 * 3_600_000, changedAgo: 3_600_000 };

export const halfSetUp = [
  { id: 'half-stopped-after-set', words: 'There is a permission set, and neither user nor app', plan: { changes: ['user-absent', 'app-absent'], ...untried } },
  { id: 'half-app-as-made', words: 'The app has the policies that Salesforce gives it, and the scope api alone', plan: { changes: ['policies-default', 'scope-refresh-missing'], ...untried, later: 1 } },
  { id: 'half-wrong-user', words: 'The user does not hold the permission set', plan: { changes: ['user-standard-profile', 'assignment-missing', 'user-psl-missing'], ...untried, later: 1 } },
  { id: 'half-after-refresh', words: 'A refresh left the user inactive and the app behind', plan: { changes: ['user-inactive', 'app-absent'], around: ['sandbox'], ...untried } },
  { id: 'half-by-hand', words: 'Users approve the app themselves, and nobody has', plan: { changes: ['self-authorize', 'set-apex-rest-off', 'profile-surplus', 'secret-required'], ...untried, later: 1 } },
  { id: 'half-before-license', words: 'The permission set was assigned before the license, which Salesforce refused', plan: { changes: ['assignment-missing'], ...untried, renamed: true } },
  { id: 'half-app-without-oauth', words: 'The app has no OAuth settings', plan: { changes: ['app-without-oauth'], ...untried } },
  { id: 'half-set-without-class', words: 'The permission set grants no class, and is not on the app', plan: { changes: ['class-missing', 'app-set-missing'], ...untried, renamed: true } },
];
