/** A hundred orgs in one process: each starts, is used by API, login and pages, and all of them stay below a gigabyte. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { makePair } from '../certificates.mjs';
import { assertion, connect, token, visit } from '../clients.mjs';
import { startOrg } from '../org.mjs';
import { buildPages } from '../pages/build.mjs';
import { scenarioNames } from '../scenarios/scenarios.mjs';
import { Random } from './random.mjs';

const mostMemory = 1_000_000_000;
const mostStart = 2000;
const starters = 5;

/** Orgs whose admin may do all that is asked here. */
const scenarios = scenarioNames.filter((name) => /^(wrong|half|surplus|profiles):|^(empty|sandbox)$/.test(name));

/** Milliseconds from the command to the line that says the org answers; the pages are built already. */
async function startAlone(scenario) {
  const asked = performance.now();
  const started = spawn(process.execPath, [fileURLToPath(new URL('../main.mjs', import.meta.url)), '--scenario', scenario], { stdio: ['ignore', 'pipe', 'ignore'] });
  await once(createInterface({ input: started.stdout }), 'line');
  const took = performance.now() - asked;
  started.kill('SIGTERM');
  await once(started, 'exit');
  return took;
}

/** What an admin and a login ask of an org; a text when one of them is not served. */
async function use(org) {
  const connection = connect(org);
  const { totalSize } = await connection.query('SELECT Id, Profile.UserLicense.Name, (SELECT PermissionSet.Name FROM PermissionSetAssignments) FROM User');
  if (totalSize < 2) return 'has no users';
  if ((await connection.sobject('PermissionSet').describe()).fields.length < 500) return 'describes too few fields';
  await connection.sobject('PermissionSet').create({ Name: 'Made_In_Soak', Label: 'Made in soak', PermissionsApiEnabled: true });
  if (!(await connection.metadata.list([{ type: 'ExternalClientApplication' }], '67.0')).length) return 'has no app';
  if (org.scenario === 'complete' && (await token(org, assertion(org, { key: org.keyPair.privateKeyPem }))).status !== 200) return 'refuses the login';
  const door = await visit(org, 'api', `/secur/frontdoor.jsp?sid=${encodeURIComponent(org.adminSid)}`);
  const inside = await visit(org, 'setup', new URL(door.location).pathname + new URL(door.location).search);
  const cookie = inside.cookies[0]?.split(';')[0];
  for (const path of ['/lightning/setup/SetupOneHome/home', '/0PS', '/005', '/00e', '/_ui/org/apps']) {
    const { status } = await visit(org, 'setup', path, { cookie });
    if (status !== 200) return `answers ${path} with ${status}`;
  }
  return null;
}

export async function soakOrgs(seed, count) {
  await buildPages();
  const starts = [];
  for (let index = 0; index < starters; index += 1) starts.push(await startAlone('complete'));
  const faults = [];
  const quickest = Math.round(Math.min(...starts));
  if (quickest >= mostStart) faults.push(`an org starts in ${quickest} ms, not in less than ${mostStart}`);
  const random = new Random(seed);
  const { certificatePem } = makePair();
  const orgs = [];
  try {
    for (let index = 0; index < count; index += 1) {
      const scenario = random.chance(0.2) ? 'complete' : random.pick(scenarios);
      // Orgs with a key pair of their own would measure openssl.
      const org = await startOrg({ scenario, ...(scenario === 'complete' ? {} : { certificatePem }), shadow: random.pick(['synthetic', 'native']), profileEditor: random.pick(['enhanced', 'original']) });
      orgs.push(org);
      const wrong = await use(org).catch((error) => `fails: ${error.message}`);
      if (wrong) faults.push(`${index} (${scenario}) ${wrong}`);
    }
    // Those that started first have not been forgotten.
    for (const org of random.some(orgs, 10)) if ((await connect(org).query("SELECT COUNT() FROM PermissionSet WHERE Name = 'Made_In_Soak'")).totalSize !== 1) faults.push(`${orgs.indexOf(org)} has lost a row`);
    const memory = process.memoryUsage().rss;
    console.error(`${count} orgs: ${Math.round(memory / 1e6)} MB, start in ${starts.map(Math.round).join(', ')} ms`);
    if (memory >= mostMemory) faults.push(`${count} orgs take ${Math.round(memory / 1e6)} MB`);
  } finally {
    for (const org of orgs) await org.close();
  }
  return { tried: count, faults };
}
