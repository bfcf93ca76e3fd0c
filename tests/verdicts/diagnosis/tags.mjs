/** What is so in an org of a plan: what blocks, what endangers, what differs, and which objects play which role. */
import { around } from './around.mjs';
import { candidates } from './candidates.mjs';
import { allKinds } from './plan.mjs';
import { roles } from './causes.mjs';

/** Who does not hold the permission set is refused at the approval, or where that is no matter, at the call. */
const atOf = (at) => (at === 'approval' ? ['approval', 'api', 'rest', 'class'] : [at]);
const ofAppAlone = ['app-set-missing'];

function blockersOf(plan) {
  const made = plan.changes.map((name) => ({ name, ...allKinds[name] }));
  const permits = (what) => made.some((kind) => kind.permits === what) || (what === 'class' && made.some(({ name }) => ['profile-has-class', 'class-in-another-set'].includes(name)));
  const found = made.filter(({ blocks }) => blocks)
    .filter(({ blocks, at }) => !(at === 'approval' && permits('approval') && ofAppAlone.includes(blocks)))
    .filter(({ blocks }) => !(blocks === 'class-access-missing' && permits('class')))
    .map(({ name, blocks, at, alike = [], follows = [], seenWith = null, outside = false }) => ({ name, cause: blocks, at: atOf(at), alike, follows, seenWith, outside }));
  if (['profile-api-off', 'set-api-off'].every((name) => plan.changes.includes(name))) found.push({ name: 'api-off', cause: 'api-disabled', at: ['api'], alike: [], follows: [], seenWith: null, outside: false });
  return found;
}

/** Whether what blocks can be seen by somebody who may read all. */
function isSeen({ seenWith }, world) {
  const { plan, attempts, shown } = world;
  const hasRows = attempts.some(({ hasRow }) => hasRow);
  const since = attempts.some(({ hasRow, at }) => hasRow && at > world.changed);
  if (seenWith === 'attempts') return hasRows;
  if (seenWith === 'later') return since || Boolean(shown);
  // Another certificate than the one of the run sheet may be of the same key.
  if (seenWith === 'pair') return plan.held || since;
  return seenWith !== 'never';
}

const gather = (plan, what) => [
  ...plan.changes.flatMap((name) => allKinds[name][what] ?? []), ...plan.around.flatMap((name) => around[name][what] ?? []), ...plan.candidates.flatMap((name) => candidates[name][what] ?? []),
];

/** Of each role: the ids that are right, whether the winner is clear, and whether it is judged at all. */
function rolesOf(world) {
  const { plan, ids } = world;
  const kinds = plan.changes.map((name) => allKinds[name]);
  const rivals = (role) => plan.candidates.filter((name) => candidates[name].role === role && !candidates[name].plain);
  const seen = world.attempts.some(({ granted }) => granted);
  const told = { app: plan.held || seen || plan.sheet || plan.tellsKey, user: seen || plan.sheet || plan.tellsUser, permissionSet: false, profile: seen || plan.sheet || plan.tellsUser };
  return Object.fromEntries(roles.map((role) => {
    const isNone = kinds.some(({ none = [] }) => none.includes(role));
    const isLenient = kinds.some(({ lenient = [] }) => lenient.includes(role));
    const also = [...(world.alsoRight[role] ?? []), ...(rivals(role).some((name) => candidates[name].equal) ? world.equals[role] ?? [] : [])];
    const contenders = role === 'profile' ? rivals('user') : rivals(role);
    return [role, { right: isNone ? [] : [ids[role], ...also].filter(Boolean), isClear: !contenders.length || told[role], isLenient }];
  }));
}

/** `world` after all was made (world.mjs), before somebody looks. */
export function tagsOf(world) {
  const { plan } = world;
  const blockers = blockersOf(plan).map((blocker) => ({ ...blocker, isSeen: isSeen(blocker, world) }));
  const permitted = plan.changes.filter((name) => allKinds[name].blocks && !blockers.some((one) => one.name === name)).map((name) => allKinds[name].blocks);
  return {
    blockers, roles: rolesOf(world), risks: [...gather(plan, 'risks'), ...(plan.risks ?? [])], differs: [...gather(plan, 'differs'), ...permitted, ...(plan.older ? ['older-setup'] : [])],
    may: ['email-not-username', 'name-other', ...gather(plan, 'may')],
    isNarrow: [...plan.changes.map((name) => allKinds[name]), ...plan.around.map((name) => around[name])].some(({ narrow }) => narrow),
  };
}
