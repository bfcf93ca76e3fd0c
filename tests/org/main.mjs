/**
 * Starts the stand-in org: node main.mjs [--port N] [--scenario NAME]
 * [--shadow synthetic|native] [--profile-editor enhanced|original]
 * [--propagation-ms N]. Prints one line of JSON
 * when the org answers, and runs until it is interrupted.
 */
import { parseArgs } from 'node:util';
import { scenarioNames } from './scenarios/scenarios.mjs';
import { startOrg } from './org.mjs';

function fail(message) {
  console.error(message);
  process.exit(2);
}

function wholeNumber(name, text, most) {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number > most) fail(`--${name} must be a whole number from 0 to ${most}, not "${text}".`);
  return number;
}

function readArguments() {
  try {
    return parseArgs({ options: {
      port: { type: 'string', default: '0' },
      scenario: { type: 'string', default: 'empty' },
      shadow: { type: 'string', default: 'synthetic' },
      'profile-editor': { type: 'string', default: 'enhanced' },
      'propagation-ms': { type: 'string', default: '0' },
    } }).values;
  } catch (error) {
    return fail(error.message);
  }
}

const given = readArguments();
if (!scenarioNames.includes(given.scenario)) fail(`There is no scenario "${given.scenario}". Known: ${scenarioNames.join(', ')}`);
if (!['synthetic', 'native'].includes(given.shadow)) fail('--shadow must be "synthetic" or "native".');
if (!['enhanced', 'original'].includes(given['profile-editor'])) fail('--profile-editor must be "enhanced" or "original".');

const org = await startOrg({
  port: wholeNumber('port', given.port, 65_535),
  scenario: given.scenario,
  shadow: given.shadow,
  profileEditor: given['profile-editor'],
  propagationMs: wholeNumber('propagation-ms', given['propagation-ms'], 3_600_000),
}).catch((error) => fail(error.code === 'EADDRINUSE' ? `Port ${given.port} is taken.` : error.stack));

const { port, httpPort, scenario, hosts, adminSid, adminUsername, resolverRules, frontdoor, setupUrl } = org;
console.log(JSON.stringify({ port, httpPort, scenario, hosts, adminSid, adminUsername, resolverRules, frontdoor, setupUrl }));

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => org.close().then(() => process.exit(0)));
}
