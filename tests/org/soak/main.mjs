/**
 * One soak: node main.mjs queries|metadata|deployments|orgs --seed N [--count N]. Prints one
 * line of JSON, { tried, faults }; what is wrong is said in it, not by the exit code.
 */
import { parseArgs } from 'node:util';
import { soakDeployments } from './deploy-soak.mjs';
import { soakMetadata } from './metadata-soak.mjs';
import { soakOrgs } from './orgs-soak.mjs';
import { soakQueries } from './query-soak.mjs';

const soaks = { queries: [soakQueries, 20_000], metadata: [soakMetadata, 20_000], deployments: [soakDeployments, 2000], orgs: [soakOrgs, 100] };

const { values, positionals: [name] } = parseArgs({ allowPositionals: true, options: { seed: { type: 'string' }, count: { type: 'string' } } });
if (!Object.hasOwn(soaks, name) || !/^\d+$/.test(values.seed ?? '') || (values.count && !/^\d+$/.test(values.count))) {
  console.error(`Needed: one of ${Object.keys(soaks).join(', ')}, and --seed N`);
  process.exit(2);
}
const [soak, usual] = soaks[name];
console.log(JSON.stringify(await soak(Number(values.seed), Number(values.count ?? usual))));
