/**
 * Starts the stand-in org: node main.mjs [--port N] [--scenario NAME]
 * [--shadow synthetic|native] [--profile-editor enhanced|original]
 * [--setup-on setup|lightning] [--propagation-ms N] [--company NAME]
 * [--second NAME]. Prints one line of JSON when the org answers, and runs until
 * it is interrupted. --second starts another org beside it, of another company,
 * with the scenario named; `resolverRules` then lead a browser to both.
 * --list prints the scenarios, one a line.
 */
import { parseArgs } from 'node:util';
import { scenarioNames } from './scenarios/scenarios.mjs';
import { startOrg } from './org.mjs';
import { resolverRulesOf } from './hosts.mjs';

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
      company: { type: 'string', default: 'acme' },
      second: { type: 'string' },
      // Without these, the scenario says how its pages are shown.
      shadow: { type: 'string' },
      'profile-editor': { type: 'string' },
      'setup-on': { type: 'string' },
      'propagation-ms': { type: 'string', default: '0' },
      list: { type: 'boolean', default: false },
    } }).values;
  } catch (error) {
    return fail(error.message);
  }
}

const choices = { shadow: ['synthetic', 'native'], 'profile-editor': ['enhanced', 'original'], 'setup-on': ['setup', 'lightning'] };

const given = readArguments();
if (given.list) {
  console.log(scenarioNames.join('\n'));
  process.exit(0);
}
for (const scenario of [given.scenario, given.second ?? 'empty']) {
  if (!scenarioNames.includes(scenario)) fail(`There is no scenario "${scenario}". Known: ${scenarioNames.join(', ')}`);
}
for (const [name, known] of Object.entries(choices)) {
  if (given[name] !== undefined && !known.includes(given[name])) fail(`--${name} must be ${known.map((choice) => `"${choice}"`).join(' or ')}.`);
}
if (!/^[a-z][a-z0-9]{0,29}$/.test(given.company)) fail('--company must be small letters and digits, at most 30, and begin with a letter.');

const shown = Object.fromEntries(Object.entries({ shadow: given.shadow, profileEditor: given['profile-editor'], setupOn: given['setup-on'] }).filter(([, choice]) => choice !== undefined));
const propagationMs = wholeNumber('propagation-ms', given['propagation-ms'], 3_600_000);
const start = (options) => startOrg({ propagationMs, ...shown, ...options }).catch((error) => fail(error.code === 'EADDRINUSE' ? `Port ${given.port} is taken.` : error.stack));

const org = await start({ port: wholeNumber('port', given.port, 65_535), scenario: given.scenario, company: given.company });
const second = given.second && await start({ scenario: given.second, company: given.company === 'beta' ? 'gamma' : 'beta' });

// Whoever reads the line may end the org at once.
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => Promise.all([org.close(), second?.close()]).then(() => process.exit(0)));
}

const tell = ({ port, httpPort, scenario, hosts, adminSid, adminUsername, resolverRules, frontdoor, setupUrl }) => ({ port, httpPort, scenario, hosts, adminSid, adminUsername, resolverRules, frontdoor, setupUrl });
console.log(JSON.stringify(second ? { ...tell(org), resolverRules: resolverRulesOf([org, second]), second: tell(second) } : tell(org)));
