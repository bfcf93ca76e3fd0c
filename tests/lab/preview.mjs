// Shows pages of the lab and tells what they say of themselves:
//   preview.mjs <name> [<name> ...] [--shadow native|synthetic] [--out dir]
//   preview.mjs --all [--shadow native|synthetic] [--out dir]
// With names it also tells what a page changes by itself in its first seconds.
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startOrg } from '../org/org.mjs';
import { enter, newPage, openBrowser } from '../org/pages/walk.mjs';
import { pageNames } from './folders.mjs';
import { openLab } from './host.mjs';
import { inspectPage, untilRead } from './lab.mjs';

// Pages on which a field may well not have been drawn at first.
const comesLater = /^(?:late|wizard|accordion|tabset|tabs|modal|toggle|re-drawn)$/;
// What the form of apps shows when OAuth has been enabled, and not before.
const ofOAuth = ['callback-url', 'scopes', 'enable-jwt', 'certificate', 'require-secret-web-server'];
const kindOf = (value) => (Array.isArray(value) ? 'a list' : typeof value);

// What the values tell about the truth, beside its shape: {problems, notes}.
function compareValues(entry, values) {
  const problems = [];
  const notes = [];
  const fields = Object.entries(entry.fields ?? {}).filter(([, field]) => field?.control);
  for (const [name, { control, right }] of fields) {
    const isFile = /^\*\.\w+$/.test([right].flat()[0]);
    if (!Object.hasOwn(values, control)) {
      const isLate = entry.steps || (entry.form === 'app.create' && ofOAuth.includes(name)) || entry.tags.some((tag) => comesLater.test(tag));
      (isLate ? notes : problems).push(`fields.${name}.control: read() has no ${control}${isLate ? ' yet' : ''}`);
    } else if (values[control] !== null && kindOf(values[control]) !== kindOf(right) && !isFile) {
      problems.push(`fields.${name}.right: is ${kindOf(right)}, but read() gives ${kindOf(values[control])}`);
    }
  }
  for (const key of entry.own.filter((each) => !Object.hasOwn(values, each))) {
    notes.push(`own: read() has no ${key}`);
  }
  const controls = new Set([...fields.map(([, field]) => field.control), ...entry.own]);
  for (const [key, value] of Object.entries(values).filter(([each]) => !controls.has(each))) {
    const half = fields.find(([, { right }]) => Array.isArray(right) && Array.isArray(value) && right.some((item) => value.includes(item)));
    if (half) {
      problems.push(`own: ${key} has what belongs into ${half[0]}; if it is the other half of that list, name it in own`);
    }
  }
  return { problems, notes };
}

// What a page does by itself while nobody touches it.
function compareLater(entry, before, after) {
  const changed = Object.keys(before).filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]));
  const told = (key) => `${key} went by itself from ${JSON.stringify(before[key])} to ${JSON.stringify(after[key])}`;
  return {
    problems: changed.filter((key) => Object.hasOwn(after, key) && !entry.own.includes(key)).map((key) => `own: ${told(key)}`),
    notes: [
      ...changed.filter((key) => !Object.hasOwn(after, key)).map((key) => `${key} went away by itself`),
      ...Object.keys(after).filter((key) => !Object.hasOwn(before, key)).map((key) => `${key} came by itself: ${JSON.stringify(after[key])}`),
    ],
  };
}

async function preview(page, org, name, { out, isOne }) {
  const { entry, problems } = await inspectPage(name);
  const isWellShaped = problems.length === 0;
  const notes = [];
  const noise = [];
  const add = (more) => {
    problems.push(...more.problems);
    notes.push(...more.notes);
  };
  const hear = (message) => ['error', 'warn'].includes(message.type()) && noise.push(`${message.type()}: ${message.text()}`);
  const fail = (error) => noise.push(`uncaught: ${error.message ?? error}`);
  let values = null;
  let picture = null;
  let shell = null;
  page.on('console', hear);
  page.on('pageerror', fail);
  try {
    if (entry) {
      shell = (await org.lab.show(name)).path;
      await page.goto(`https://${org.hosts.setup}${shell}`);
      values = await untilRead(page, entry, { timeout: 15_000 });
      if (isWellShaped) {
        add(compareValues(entry, values));
      }
      if (isWellShaped && isOne) {
        await new Promise((resolve) => { setTimeout(resolve, 2500); });
        add(compareLater(entry, values, await untilRead(page, entry, { timeout: 5_000 })));
      }
    }
  } catch (error) {
    problems.push(error.message);
  }
  if (shell && out) {
    picture = path.join(out, `${name}.png`);
    await page.screenshot({ path: picture });
  }
  page.off('console', hear);
  page.off('pageerror', fail);
  return { name, problems, notes, values, noise, picture, shell };
}

function tell({ name, problems, notes, values, noise, picture, shell }, isOne) {
  const count = values ? `${Object.keys(values).length} controls` : 'no values';
  console.log(`${problems.length || noise.length ? '✗' : '✓'} ${name}: ${count}`);
  for (const problem of problems) console.log(`    problem: ${problem}`);
  for (const note of isOne ? notes : []) console.log(`    note: ${note}`);
  for (const line of noise) console.log(`    console ${line}`);
  if (isOne && shell) {
    console.log(JSON.stringify(values, null, 2));
    console.log(`at ${shell}\npicture ${picture}`);
  }
}

const { values: given, positionals } = parseArgs({
  allowPositionals: true,
  options: { all: { type: 'boolean', default: false }, shadow: { type: 'string', default: 'synthetic' }, out: { type: 'string' } },
});
if (given.all === (positionals.length > 0)) {
  console.error('preview.mjs <name> [<name> ...] | --all  [--shadow native|synthetic] [--out dir]');
  process.exit(2);
}
const out = given.out ?? (given.all ? null : fileURLToPath(new URL('./previews', import.meta.url)));
if (out) {
  await mkdir(out, { recursive: true });
}

const org = await startOrg({ scenario: 'complete', shadow: given.shadow, openLab });
let browser;
try {
  browser = await openBrowser(org);
  const page = await newPage(browser);
  await enter(page, org);
  const names = given.all ? await pageNames() : positionals;
  let bad = 0;
  for (const name of names) {
    const told = await preview(page, org, name, { out, isOne: !given.all });
    tell(told, !given.all);
    bad += told.problems.length || told.noise.length ? 1 : 0;
  }
  if (names.length > 1) {
    console.log(`${names.length - bad} of ${names.length} pages are in order`);
  }
  process.exitCode = bad ? 1 : 0;
} finally {
  await browser?.close();
  await org.close();
}
