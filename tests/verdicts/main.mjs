/**
 * Makes orgs from a seed, has each of them judged by the process that reads
 * this one's output, and judges what it says:
 * node main.mjs --seed N [--count N] [--only NUMBER] [--plan JSON] [--report FILE] [--show] [--as-found]
 * Each kind of fault is shown with the least org that has it; with --as-found, with the first.
 * A plan that was printed (`--plan`) stays the same when kinds are added; a number (`--only`) does not.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createInterface } from 'node:readline';
import { makeCertificates } from './certificates.mjs';
import { contradictions, judge } from './judge.mjs';
import { changes, planFrom, plansOf } from './plan.mjs';
import { told } from './stand-in.mjs';
import { narrow, surroundings } from './surroundings.mjs';
import { experiment, makeWorld } from './world.mjs';

const { values: given } = parseArgs({ options: {
  seed: { type: 'string' }, count: { type: 'string', default: '1000' }, only: { type: 'string' }, plan: { type: 'string' }, report: { type: 'string' }, commit: { type: 'string' }, show: { type: 'boolean', default: false }, 'as-found': { type: 'boolean', default: false },
} });
const seed = Number(given.seed);
const count = Number(given.count);
if (!Number.isSafeInteger(seed) || !Number.isSafeInteger(count)) throw new Error('--seed and --count must be whole numbers');

const answers = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const certificates = makeCertificates();

async function ask(world) {
  console.log(JSON.stringify({ ask: { org: told(world.org, certificates.held), values: world.values } }));
  const { value } = await answers.next();
  return JSON.parse(value);
}

/** Whether who looks may not read all of it: of what is hidden, nothing can be said. */
const isNarrow = (plan) => plan.changes.some((name) => changes[name].narrow) || plan.surroundings.some((name) => narrow.has(name));

/** { faults, findings, truth } of an org that is made, asked about and closed. */
async function tryPlan(plan) {
  const world = await makeWorld(seed, plan, certificates);
  try {
    const said = await ask(world);
    // After the product has looked: a login leaves a row in the history.
    const truth = await experiment(world);
    return { truth, said, faults: [...contradictions(plan, truth), ...judge(plan, truth, said, { isNarrow: isNarrow(plan) })] };
  } finally {
    await world.org.close();
  }
}

const signature = ({ kind, check, bullet }) => [kind, check, bullet].filter(Boolean).join(' | ');
const without = (plan, name) => ({ ...plan, changes: plan.changes.filter((one) => one !== name), surroundings: plan.surroundings.filter((one) => one !== name) });

/** The same org with as little as still shows the fault. */
async function shrink(plan, fault) {
  let least = plan;
  for (const name of [...plan.surroundings, ...plan.changes]) {
    const smaller = without(least, name);
    const { faults } = await tryPlan(smaller);
    if (faults.some((other) => signature(other) === signature(fault))) least = smaller;
  }
  return least;
}

const began = Date.now();
let plans = given.plan ? [planFrom(JSON.parse(given.plan))] : plansOf(seed, given.only ? Number(given.only) + 1 : count);
if (given.only) plans = plans.slice(-1);
const tallies = { changes: {}, surroundings: {}, verdicts: { met: 0, differs: 0, unknown: 0, waits: 0 }, unknown: {}, withoutBroken: 0, granted: 0, answers: 0 };
const kinds = new Map();
const bump = (table, name) => { table[name] = (table[name] ?? 0) + 1; };

for (const plan of plans) {
  let result;
  try {
    result = await tryPlan(plan);
  } catch (error) {
    result = { faults: [{ kind: 'generator', check: 'broke off', text: error.stack }], truth: {}, said: { findings: [] } };
  }
  const { faults, truth, said } = result;
  plan.changes.forEach((name) => bump(tallies.changes, name));
  plan.surroundings.forEach((name) => bump(tallies.surroundings, name));
  if (!plan.changes.some((name) => changes[name].breaks.length)) tallies.withoutBroken += 1;
  tallies.granted += Number(truth.granted ?? 0);
  tallies.answers += Number(truth.answers ?? 0);
  for (const { kind, waits, check } of isNarrow(plan) ? [] : said.findings ?? []) {
    bump(tallies.verdicts, waits ? 'waits' : kind);
    if (kind === 'unknown' && !waits) bump(tallies.unknown, check);
  }
  for (const fault of faults) {
    const key = signature(fault);
    if (!kinds.has(key)) kinds.set(key, { ...fault, count: 0, orgs: [], plan, truth });
    const entry = kinds.get(key);
    entry.count += 1;
    entry.orgs.push(plan.index);
    entry.texts ??= new Set();
    if (entry.texts.size < 6) entry.texts.add(fault.text);
  }
  if (given.show) console.error(JSON.stringify({ plan, truth, said, faults }, null, 1));
}

/** How somebody sees this org again. */
const commandFor = (plan) => `cargo run --example verdicts -- --seed ${seed} --show --plan '${JSON.stringify(plan)}'`;

const faults = [];
for (const [key, fault] of kinds) {
  const { orgs, texts, plan, count: times, truth } = fault;
  const least = fault.kind === 'generator' || plans.length === 1 || given['as-found'] ? plan : await shrink(plan, fault);
  Object.assign(fault, { least, texts: [...texts], command: commandFor(least) });
  faults.push(`${key}: ${times} times, first org ${orgs[0]}\n  as in: ${fault.command}\n  truth: ${JSON.stringify(truth)}\n  says: ${fault.texts[0]}`);
}

const asked = Object.values(tallies.verdicts).reduce((sum, number) => sum + number, 0);
const unclear = tallies.verdicts.unknown / asked;
if (plans.length > 1 && unclear > 0.05) faults.push(`could not check: ${(unclear * 100).toFixed(1)} % of the verdicts (${JSON.stringify(tallies.unknown)})`);
if (plans.length >= 1000) {
  for (const [table, all] of [['changes', changes], ['surroundings', surroundings]]) {
    for (const name of Object.keys(all)) if ((tallies[table][name] ?? 0) < 20) faults.push(`generator: ${name} only ${tallies[table][name] ?? 0} times`);
  }
}
const summary = { commit: given.commit, seed, tried: plans.length, seconds: Math.round((Date.now() - began) / 1000), faults: faults.length, unclear, ...tallies };
if (given.report) writeFileSync(given.report, JSON.stringify({ ...summary, kinds: [...kinds.values()].map(({ plan, ...kind }) => ({ ...kind, plan })) }, null, 1));
console.error(JSON.stringify(summary));
console.log(JSON.stringify({ sum: { tried: plans.length, faults } }));
process.stdin.destroy();
await new Promise((written) => { process.stdout.write('', written); });
