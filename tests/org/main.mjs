/**
 * Starts the stand-in org: node main.mjs [--port N] [--scenario NAME]
 * [--company NAME] [--second NAME] [--propagation-ms N] [--pages-delay-ms N] and
 * how its pages are made (pages/options.mjs): [--setup-on setup|lightning]
 * [--shadow synthetic|native] [--links onclick|javascript]
 * [--profile-editor enhanced|original] [--profile-welcome seen|unseen]
 * [--permission-confirmation dependencies|always]. Prints one line of JSON when
 * the org answers, and runs until it is interrupted. --second starts another org
 * beside it, of another company, with the scenario named; `resolverRules` then
 * lead a browser to both. --list prints the scenarios, one a line.
 */
import { parseArgs } from 'node:util';
import { pageChoices } from './pages/options.mjs';
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

const choices = { ...pageChoices, setupOn: ['setup', 'lightning'] };

/** The option as the command line spells it. */
const flagOf = (name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

function readArguments() {
  try {
    return parseArgs({ options: {
      port: { type: 'string', default: '0' },
      scenario: { type: 'string', default: 'empty' },
      company: { type: 'string', default: 'acme' },
      second: { type: 'string' },
      'propagation-ms': { type: 'string', default: '0' },
      'pages-delay-ms': { type: 'string', default: '0' },
      list: { type: 'boolean', default: false },
      // Without these, the scenario says how its pages are shown.
      ...Object.fromEntries(Object.keys(choices).map((name) => [flagOf(name), { type: 'string' }])),
    } }).values;
  } catch (error) {
    return fail(error.message);
  }
}

const given = readArguments();
if (given.list) {
  console.log(scenarioNames.join('\n'));
  process.exit(0);
}
for (const scenario of [given.scenario, given.second ?? 'empty']) {
  if (!scenarioNames.includes(scenario)) fail(`There is no scenario "${scenario}". Known: ${scenarioNames.join(', ')}`);
}
for (const [name, known] of Object.entries(choices)) {
  const choice = given[flagOf(name)];
  if (choice !== undefined && !known.includes(choice)) fail(`--${flagOf(name)} must be ${known.map((each) => `"${each}"`).join(' or ')}.`);
}
if (!/^[a-z][a-z0-9]{0,29}$/.test(given.company)) fail('--company must be small letters and digits, at most 30, and begin with a letter.');

const shown = Object.fromEntries(Object.keys(choices).map((name) => [name, given[flagOf(name)]]).filter(([, choice]) => choice !== undefined));
const delayMs = wholeNumber('pages-delay-ms', given['pages-delay-ms'], 60_000);
const propagationMs = wholeNumber('propagation-ms', given['propagation-ms'], 3_600_000);
const start = (options) => startOrg({ propagationMs, delayMs, ...shown, ...options }).catch((error) => fail(error.code === 'EADDRINUSE' ? `Port ${given.port} is taken.` : error.stack));

const org = await start({ port: wholeNumber('port', given.port, 65_535), scenario: given.scenario, company: given.company });
const second = given.second && await start({ scenario: given.second, company: given.company === 'beta' ? 'gamma' : 'beta' });

// Whoever reads the line may end the org at once.
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => Promise.all([org.close(), second?.close()]).then(() => process.exit(0)));
}

const tell = ({ port, httpPort, scenario, hosts, adminSid, adminUsername, resolverRules, frontdoor, setupUrl }) => ({ port, httpPort, scenario, hosts, adminSid, adminUsername, resolverRules, frontdoor, setupUrl });
console.log(JSON.stringify(second ? { ...tell(org), resolverRules: resolverRulesOf([org, second]), second: tell(second) } : tell(org)));
