/**
 * Makes orgs from a seed or by name, has each of them judged by the process that
 * reads this one's output, and judges what it says (../README.md):
 * node main.mjs --seed N [--count N] [--named] [--only ID] [--plan JSON] [--report FILE] [--show] [--oracle]
 * With --oracle nobody is asked: orgs and judge are held against each other.
 */
import { writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { makeCertificates } from '../certificates.mjs';
import { belowTheBar, contradictions, judge, newCounters } from './judge.mjs';
import { oracleOf } from './oracle.mjs';
import { namedOrgs } from './named/named.mjs';
import { allKinds, planFrom, plansOf } from './plan.mjs';
import { makeWorld, questionOf, truthOf } from './world.mjs';

const { values: given } = parseArgs({ options: {
  seed: { type: 'string', default: '1' }, count: { type: 'string', default: '1000' }, named: { type: 'boolean', default: false }, only: { type: 'string' }, plan: { type: 'string' }, report: { type: 'string' }, show: { type: 'boolean', default: false }, oracle: { type: 'boolean', default: false },
} });
const [seed, count] = [Number(given.seed), Number(given.count)];
if (!Number.isSafeInteger(seed) || !Number.isSafeInteger(count)) throw new Error('--seed and --count must be whole numbers');

const answers = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const certificates = makeCertificates();

async function ask(question) {
  console.log(JSON.stringify({ ask: question }));
  const { value } = await answers.next();
  return JSON.parse(value);
}

function chosenPlans() {
  if (given.plan) return [planFrom(JSON.parse(given.plan))];
  if (given.named) return namedOrgs.map(({ plan }) => plan);
  if (!given.only) return plansOf(seed, count);
  const [of, index] = given.only.split('/').map(Number);
  return Number.isNaN(of) ? namedOrgs.map(({ plan }) => plan) : plansOf(of, index + 1);
}

const counters = newCounters();
const tallies = {};
const kinds = new Map();
const calls = new Map();
const bump = (name) => { tallies[name] = (tallies[name] ?? 0) + 1; };

async function tryPlan(plan) {
  const world = await makeWorld(plan, certificates);
  try {
    const question = questionOf(world);
    const answer = given.oracle ? null : await ask(question);
    // After the product has looked: a login leaves a row in the history.
    const truth = await truthOf(world);
    const said = answer ?? oracleOf(world, truth);
    counters.tried += 1;
    calls.set(plan.id, said.calls ?? 0);
    counters.works += Number(truth.works);
    const faults = [...contradictions(world, truth), ...judge(world, truth, said, counters)];
    if (calls.get(plan.twin) && said.calls > 2 * calls.get(plan.twin)) faults.push({ kind: 'too many requests', about: plan.id, text: `${said.calls} where the small org takes ${calls.get(plan.twin)}` });
    if (given.show) console.error(JSON.stringify({ plan, tags: world.tags, attempts: world.attempts, truth, said, faults }, null, 1));
    return faults;
  } finally {
    await world.org.close();
  }
}

const began = Date.now();
const plans = chosenPlans().filter(({ id }) => !given.only || id === given.only);
for (const plan of plans) {
  [...plan.changes, ...plan.candidates, ...plan.around].forEach(bump);
  const faults = await tryPlan(plan).catch((error) => [{ kind: 'generator', about: 'broke off', text: error.stack }]);
  for (const fault of faults) {
    const key = `${fault.kind} | ${fault.about}`;
    if (!kinds.has(key)) kinds.set(key, { ...fault, orgs: [] });
    kinds.get(key).orgs.push(plan.id);
  }
}

const faults = [...kinds].map(([key, { orgs, text }]) => `${key}: ${orgs.length} times, first org ${orgs[0]}\n  says: ${text}`);
if (plans.length > 50) faults.push(...belowTheBar(counters).map(({ about }) => about));
if (!given.named && plans.length >= 1000) faults.push(...Object.keys(allKinds).filter((name) => !allKinds[name].rare && (tallies[name] ?? 0) < 10).map((name) => `generator: ${name} only ${tallies[name] ?? 0} times`));
const summary = { seed, seconds: Math.round((Date.now() - began) / 1000), counters, faults: faults.length };
if (given.report) writeFileSync(given.report, JSON.stringify({ ...summary, tallies, kinds: [...kinds.values()] }, null, 1));
console.error(JSON.stringify(summary));
console.log(JSON.stringify({ sum: { tried: plans.length, faults, counters } }));
process.stdin.destroy();
await new Promise((written) => { process.stdout.write('', written); });
