/**
 * What each org is like, before any is made: by the seed and its number alone.
 * Half of them bear none of the guide's names.
 */
import { randomOf } from '../plan.mjs';
import { around } from './around.mjs';
import { candidates } from './candidates.mjs';
import { guideKinds } from './kinds-guide.mjs';
import { outageKinds } from './kinds-outage.mjs';
import { rareKinds } from './kinds-rare.mjs';

export { randomOf };
export const allKinds = { ...guideKinds, ...outageKinds, ...rareKinds };

const day = 86_400_000;
const hour = 3_600_000;
const scenarios = [[80, 'complete'], [6, 'profiles:forced'], [6, 'profiles:translated'], [8, 'profiles:older']];
const between = (random, least, most) => Math.round(least * (most / least) ** random.next());

const partsOf = (name) => (allKinds[name] ?? around[name] ?? candidates[name]).touches ?? [];
const fits = (names, name) => {
  const taken = new Set(names.flatMap(partsOf));
  return !partsOf(name).some((part) => taken.has(part));
};

/** An older setup has no External Client App to change. */
const suits = (plan, name) => !(plan.older && (allKinds[name].ofApp || allKinds[name].needs === 'sheet'));

function chooseChanges(plan, random, deck) {
  const count = random.chance(0.25) ? 0 : random.weigh([[6, 1], [3, 2], [1, 3]]);
  const passed = [];
  while (plan.changes.length < count) {
    const name = deck.draw();
    const isAlone = allKinds[name].alone || plan.changes.some((one) => allKinds[one].alone);
    const isGood = !plan.changes.includes(name) && suits(plan, name) && fits(plan.changes, name) && !(isAlone && plan.changes.length);
    (isGood ? plan.changes : passed).push(name);
    if (isGood && allKinds[name].alone) break;
  }
  deck.giveBack(passed);
}

function chooseCandidates(plan, random) {
  const names = random.shuffle(Object.keys(candidates)).filter((name) => random.chance(0.38) && fits([...plan.changes, ...plan.around], name) && !(plan.older && candidates[name].touches.includes('connected')));
  for (const name of names) if (plan.candidates.filter((one) => candidates[one].role === candidates[name].role).length < 2) plan.candidates.push(name);
}

function planOne(seed, index, deck) {
  const random = randomOf(seed, index, 'diagnosis');
  const setUpAgo = between(random, 3 * hour, 400 * day);
  const plan = {
    id: `${seed}/${index}`, seed, index, scenario: random.weigh(scenarios), company: random.pick(['acme', 'acme', 'globex', 'initech']), older: random.chance(0.07), renamed: random.chance(0.5),
    changes: [], around: [], candidates: [], setUpAgo, changedAgo: between(random, 20 * 60_000, setUpAgo * 0.9),
    earlier: random.chance(0.7) ? 1 + random.below(3) : 0, later: random.chance(0.55) ? 1 + random.below(3) : 0,
    host: random.pick(['general', 'mydomain']), held: random.chance(0.7), sheet: random.chance(0.4), test: random.chance(0.45), pasted: random.chance(0.3), tellsUser: random.chance(0.4), tellsKey: random.chance(0.15),
  };
  chooseChanges(plan, random, deck);
  for (const [name, { share }] of Object.entries(around)) {
    if (randomOf(seed, index, name, 'share').chance(share * 0.7) && !(plan.older && partsOf(name).some((part) => part.startsWith('app.'))) && fits([...plan.changes, ...plan.around], name)) plan.around.push(name);
  }
  chooseCandidates(plan, random);
  return withNeeds(plan);
}

/** What the kinds of a plan need beside: a run sheet, logins, what was pasted. */
export function withNeeds(plan) {
  for (const name of plan.changes) {
    const { needs } = allKinds[name];
    if (needs === 'sheet' || needs === 'pasted') plan[needs] = true;
    if (needs === 'pasted' && !plan.later) plan.later = 1;
    if ((needs === 'later' || needs === 'earlier') && !plan[needs]) plan[needs] = 1;
  }
  if (!plan.held) plan.test = false;
  return plan;
}

class Deck {
  constructor(seed) {
    this.random = randomOf(seed, 'diagnosis deck');
    this.left = [];
  }

  draw() {
    if (!this.left.length) this.left = this.random.shuffle(Object.keys(allKinds).filter((name) => !allKinds[name].rare));
    return this.left.shift();
  }

  giveBack(names) {
    this.left.unshift(...names);
  }
}

/** The plans of the orgs 0 to count - 1. */
export function plansOf(seed, count) {
  const deck = new Deck(seed);
  return Array.from({ length: count }, (_, index) => planOne(seed, index, deck));
}

/**
 * A plan that somebody writes down: what it leaves out is a healthy org of the
 * guide, in use since long. Beside the fields of a drawn one: `make` (does more
 * to the org when it is changed), `wasOther` (app and other side had another
 * pair at first), `risks`, `mustFirst` (the only first causes that are right,
 * null among them or not), `never` (causes that must not be blamed), `names`, `twin` (the id of the small org that this
 * one is compared with).
 */
export const planFrom = (given) => withNeeds({
  id: 'plan', seed: 1, index: 0, scenario: 'complete', company: 'acme', older: false, renamed: false, changes: [], around: [], candidates: [], setUpAgo: 30 * day, changedAgo: 2 * day,
  earlier: 2, later: 2, host: 'general', held: true, sheet: false, test: false, pasted: false, tellsUser: true, tellsKey: false, ...given,
});
