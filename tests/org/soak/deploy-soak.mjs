/** Deployments of generated files over REST: whole apps that must arrive, apps with one fault that must not, and damaged files and zips that must end in a result or a refusal. */
import JSZip from 'jszip';
import { appTypes } from '../rules/app-metadata.mjs';
import { ask, restRefusal } from './judge.mjs';
import { MetadataGenerator, elements } from './metadata.mjs';
import { mutate } from './mutate.mjs';
import { Random } from './random.mjs';
import { startSoakOrg, tally } from './tally.mjs';

const address = '/services/data/v67.0/metadata/deployRequest';
const types = Object.keys(appTypes);
const outcomes = new Set(['Succeeded', 'SucceededPartial', 'Failed', 'Canceled']);
const namespace = 'xmlns="http://soap.sforce.com/2006/04/metadata"';
/** A deployment that needs more looks than this hangs. */
const mostLooks = 200;

function manifest(components) {
  const entries = types.map((type) => ({ type, names: components.filter((one) => one.type === type).map(({ fullName }) => fullName) })).filter(({ names }) => names.length);
  return `<?xml version="1.0" encoding="UTF-8"?><Package ${namespace}>${entries.map(({ type, names }) => `<types>${names.map((name) => `<members>${name}</members>`).join('')}<name>${type}</name></types>`).join('')}<version>67.0</version></Package>`;
}

/** Path -> text of the files of a deployment. */
function filesOf(components) {
  return new Map([['package.xml', manifest(components)], ...components.map(({ type, fullName, body }) => {
    const { folder, suffix } = appTypes[type];
    return [`${folder}/${fullName}.${suffix}`, `<?xml version="1.0" encoding="UTF-8"?><${type} ${namespace}>${elements(body)}</${type}>`];
  })]);
}

class DeployGenerator extends MetadataGenerator {
  app() {
    this.serial += 1;
    const name = `Model_${this.serial}`;
    return types.map((type, index) => ({ type, fullName: index ? `${name}_${index}` : name, body: this.body(type, name) }));
  }

  /** { files, zip?, options, succeeds?, name } */
  next() {
    const components = this.app();
    const options = { rollbackOnError: this.random.chance(0.5), checkOnly: this.random.chance(0.2), singlePackage: true };
    const [{ fullName: name }] = components;
    return this.random.weigh([
      [50, () => ({ files: filesOf(components), options, name, succeeds: true })],
      [20, () => {
        const broken = this.random.pick(components);
        broken.body[this.random.pick(['zzz', 'Label', '__proto', 'fullname'])] = 'x';
        return { files: filesOf(components), options: { ...options, rollbackOnError: true }, name, succeeds: false };
      }],
      [24, () => {
        const files = filesOf(components);
        const path = this.random.pick([...files.keys()]);
        files.set(path, mutate(this.random, files.get(path), 20_000).toWellFormed());
        return { files, options, name };
      }],
      [6, () => ({ files: filesOf(components), options, name, spoils: true })],
    ])();
  }
}

async function zipped(random, { files, spoils }) {
  const zip = new JSZip();
  for (const [path, text] of files) zip.file(path, text);
  const bytes = await zip.generateAsync({ type: 'nodebuffer' });
  if (spoils) for (let index = 0; index < 8; index += 1) bytes[random.below(bytes.length)] = random.below(256);
  return bytes;
}

async function deploy(org, headers, bytes, options) {
  const body = new FormData();
  body.set('json', new Blob([JSON.stringify({ deployOptions: options })], { type: 'application/json' }));
  body.set('file', new Blob([bytes], { type: 'application/zip' }), 'deploy.zip');
  const started = await ask(org, address, { method: 'POST', headers, body });
  if (started.status !== 201) return { refused: restRefusal(started) };
  const { id } = JSON.parse(started.text);
  for (let look = 0; look < mostLooks; look += 1) {
    const answer = await ask(org, `${address}/${id}?includeDetails=true`, { headers });
    if (answer.status !== 200) return { refused: { wrong: `no state of the deployment: ${answer.text.slice(0, 300)}` } };
    const { deployResult } = JSON.parse(answer.text);
    if (deployResult.done) return { result: deployResult };
  }
  return { refused: { wrong: 'a deployment that does not end' } };
}

function judge(call, { refused, result }, store) {
  if (refused) return refused.wrong ?? (call.succeeds === undefined ? null : `was refused with ${refused.code}`);
  if (!outcomes.has(result.status) || result.errorStatusCode === 'UNKNOWN_EXCEPTION') return `ended as ${JSON.stringify(result).slice(0, 500)}`;
  const failures = result.details?.componentFailures ?? [];
  if (failures.some(({ problem, problemType, success }) => !problem || !problemType || success !== false)) return `has a failure of another form: ${JSON.stringify(failures).slice(0, 500)}`;
  if (call.succeeds === undefined) return null;
  if (result.success !== call.succeeds) return `should have ${call.succeeds ? 'succeeded' : 'failed'}: ${JSON.stringify(failures).slice(0, 500)}`;
  const isThere = store.readMetadata('ExternalClientApplication', call.name) !== null;
  return isThere === (call.succeeds && !call.options.checkOnly) ? null : `left the app ${isThere ? 'there' : 'out'}`;
}

export async function soakDeployments(seed, count) {
  const org = await startSoakOrg();
  try {
    const random = new Random(seed);
    const generator = new DeployGenerator(random, org);
    const headers = { authorization: `Bearer ${org.adminSid}` };
    return await tally(count, async () => {
      const call = generator.next();
      const wrong = judge(call, await deploy(org, headers, await zipped(random, call), call.options), org.store);
      // Apps that stay would make every later look at the org slower.
      for (const { fullName } of org.store.listMetadata('ExternalClientApplication')) if (fullName.startsWith('Model_')) org.store.removeMetadata('ExternalClientApplication', fullName, 'system');
      return wrong && `${JSON.stringify([...call.files])} ${wrong}`;
    });
  } finally {
    await org.close();
  }
}
