/**
 * What each org of a seed is like, before any of them is made: the plan of one
 * org depends on the seed and its number alone, so that it can be made again.
 */
import { Random } from '../org/soak/random.mjs';
import { accessChanges } from './changes-access.mjs';
import { appChanges } from './changes-app.mjs';
import { rightsChanges } from './changes-rights.mjs';
import { surroundings } from './surroundings.mjs';

export const changes = { ...accessChanges, ...appChanges, ...rightsChanges };

const scenarios = [[70, 'complete'], [8, 'profiles:forced'], [8, 'profiles:translated'], [5, 'profiles:japanese'], [9, 'profiles:older']];
const day = 86_400_000;
const hour = 3_600_000;

/** A number of its own for everything that chance decides about an org (FNV-1a). */
export function randomOf(seed, ...words) {
  let hash = 0x811c9dc5;
  for (const letter of [seed, ...words].join('/')) hash = Math.imul(hash ^ letter.codePointAt(0), 0x01000193) >>> 0;
  return new Random(hash);
}

/** Between two times, the short ones as often as the long ones. */
const between = (random, least, most) => Math.round(least * (most / least) ** random.next());

const touched = (name) => (changes[name] ?? surroundings[name]).touches ?? [];
const fits = (names, name) => {
  const taken = new Set(names.flatMap(touched));
  return !touched(name).some((part) => taken.has(part));
};

/** How Webex has fared: attempts before the last change and after it, and whether Webex itself signs rightly. */
function historyOf(random) {
  const earlier = random.chance(0.65) ? 1 + random.below(3) : 0;
  const later = random.chance(0.55) ? 1 + random.below(3) : 0;
  return { earlier, later, wrongKey: random.chance(0.1), others: random.below(3), othersLast: random.chance(0.5) };
}

function planOne(seed, index, deck) {
  const random = randomOf(seed, index, 'plan');
  const count = random.chance(0.12) ? 0 : random.weigh([[4, 1], [3, 2], [2, 3], [1, 4]]);
  const chosen = [];
  const passed = [];
  while (chosen.length < count) {
    const name = deck.draw();
    (!chosen.includes(name) && fits(chosen, name) ? chosen : passed).push(name);
  }
  deck.giveBack(passed);
  const around = [];
  for (const [name, { share }] of Object.entries(surroundings)) {
    if (randomOf(seed, index, name, 'share').chance(share) && fits(chosen, name) && fits(around.filter((other) => /^(certificate|package-|set-|se(ats|cond)-)/.test(other)), name)) around.push(name);
  }
  const setUpAgo = between(random, 2 * hour, 400 * day);
  const changedAgo = between(random, 20 * 60_000, setUpAgo * 0.9);
  const plan = {
    index, scenario: random.weigh(scenarios), company: random.pick(['acme', 'acme', 'acme', 'globex', 'initech']), changes: chosen, surroundings: around, setUpAgo, changedAgo, history: historyOf(random),
  };
  // Half of the apps that are as Salesforce makes them are new: nobody has tried them.
  if (chosen.includes('policies-default') && random.chance(0.5)) Object.assign(plan.history, { earlier: 0, later: 0, others: 0 });
  return plan;
}

/** All kinds of changes in an order of chance, again and again: each is drawn as often as the others. */
class Deck {
  constructor(seed) {
    this.random = randomOf(seed, 'deck');
    this.left = [];
  }

  draw() {
    if (!this.left.length) this.left = this.random.shuffle(Object.keys(changes));
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

/** A plan that somebody writes down: what it leaves out is as in the right state, an hour after it was made. */
export const planFrom = (given) => ({
  index: 0, scenario: 'complete', company: 'acme', changes: [], surroundings: [], setUpAgo: 3 * hour, changedAgo: hour, history: { earlier: 0, later: 0, wrongKey: false, others: 0, othersLast: false }, ...given,
});

/** The points of the page that are broken in an org of this plan. */
export const brokenBy = (plan) => new Set(plan.changes.flatMap((name) => changes[name].breaks));
