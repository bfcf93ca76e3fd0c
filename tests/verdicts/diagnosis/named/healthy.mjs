/** Ten orgs in which nothing is to be mended, under names of their own and with what orgs have about them; and a big one. */
import { orgDefaults } from '../../stand-in.mjs';

const base = { renamed: true, tellsUser: false, earlier: 3, later: 2 };

/** 5,000 people, most of whom hold something. */
function crowd(world) {
  const { store } = world;
  const [{ Id: reports }] = store.find('PermissionSet', { Name: 'Report_Readers' });
  const [{ ProfileId }] = store.find('User', { Alias: 'sserv' });
  const [{ Id: own }] = store.find('PermissionSet', { ProfileId });
  store.transaction(() => {
    for (let index = 0; index < 5000; index += 1) {
      const name = `person.${10_000 + index}`;
      const id = store.put('User', { Username: `${name}@crowd.example`, Email: `${name}@crowd.example`, LastName: `Person ${index}`, Name: `Person ${index}`, Alias: `c${index}`, CommunityNickname: name, IsActive: true, UserType: 'Standard', ...orgDefaults, ProfileId });
      store.put('UserLogin', { UserId: id, IsFrozen: false, IsPasswordLocked: false });
      for (const PermissionSetId of index % 2 ? [own, reports] : [own]) store.put('PermissionSetAssignment', { AssigneeId: id, PermissionSetId, IsActive: true });
    }
  });
}

const big = { ...base, candidates: ['app-for-others', 'set-of-agents', 'user-without-class'] };

export const healthy = [
  { id: 'healthy-plain', words: 'Nothing', plan: { ...base } },
  { id: 'healthy-german', words: 'Nothing', plan: { ...base, scenario: 'profiles:translated', names: { set: ['Telefonie_Schnittstelle', 'Telefonie-Schnittstelle'], profile: 'Technischer Benutzer', user: [null, 'Schnittstelle Telefonie', 'x'], app: ['Sprachplattform', 'Sprachplattform'] } } },
  { id: 'healthy-older-profile', words: 'Nothing', plan: { ...base, scenario: 'profiles:older', host: 'mydomain', changes: ['profile-standard-session'] } },
  { id: 'healthy-through-group', words: 'Nothing', plan: { ...base, changes: ['class-through-group'] } },
  { id: 'healthy-many-apps', words: 'Nothing', plan: { ...base, candidates: ['app-like-it', 'app-for-others', 'app-of-before'], around: ['logins-through-others'] } },
  { id: 'healthy-two-users', words: 'Nothing', plan: { ...base, candidates: ['user-of-test', 'user-without-class', 'profile-like-it'] } },
  { id: 'healthy-renewed', words: 'Nothing', plan: { ...base, changes: ['certificate-renewed-since', 'enforced-by-salesforce'] } },
  { id: 'healthy-no-pair-here', words: 'Nothing', plan: { ...base, held: false, around: ['logins-many', 'logins-by-password'] } },
  { id: 'healthy-sandbox', words: 'Nothing', plan: { ...base, around: ['sandbox', 'contact-own', 'callback-own'], changes: ['access-policies-on'] } },
  { id: 'healthy-controlled', words: 'Nothing', plan: { ...base, changes: ['approved-apps-only-and-this-is-one', 'high-assurance-of-others'], around: ['package-for-all', 'license-invoice-management'], candidates: ['set-of-nobody', 'group-of-agents'] } },
  { id: 'big-org-small-twin', words: 'Nothing', plan: { ...big } },
  { id: 'big-org', words: 'Nothing', plan: { ...big, around: ['many-sets', 'many-classes'], make: crowd, twin: 'big-org-small-twin' } },
];
