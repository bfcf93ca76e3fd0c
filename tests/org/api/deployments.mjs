/**
 * File-based deployments, behind the REST resource and the SOAP calls alike.
 * They run after the request that started them, all in one transaction:
 * `checkOnly` and a refused component take everything back.
 */
import { OrgError } from '../errors.mjs';
import { isId, to18 } from '../ids.mjs';
import { makeMissingPolicies } from '../rules/apps.mjs';
import { metadataTypes, typeOf } from './metadata-types.mjs';
import { FileProblem, componentOfPath, placeOf, readComponentFile, readManifest, unzip } from './package-files.mjs';

const destructive = ['destructiveChangesPre.xml', 'destructiveChanges.xml', 'destructiveChangesPost.xml'];
const parseErrors = new Set(['INVALID_ELEMENT', 'INVALID_ENUM_VALUE']);

/** Ends a transaction whose work must not stay. */
class TakenBack extends Error {}

export class Deployments {
  /** `turn` does a piece of work when no fault has the store for itself. */
  constructor({ store, newestVersion, deployMs = 0, turn }) {
    Object.assign(this, { store, newestVersion, deployMs, turn, jobs: new Map(), timers: new Set() });
  }

  /** Takes a zip in and answers the job { id }; the work begins `deployMs` later. */
  async start(bytes, options, actor) {
    const { checkOnly = false, ignoreWarnings = false, rollbackOnError = false, singlePackage = false, purgeOnDelete = false, allowMissingFiles = false, autoUpdatePackage = false, performRetrieve = false, runTests, testLevel } = options;
    if (testLevel === 'RunSpecifiedTests' !== Boolean(runTests?.length)) {
      throw new OrgError('INVALID_OPERATION', 'runTests can be used only with testLevel RunSpecifiedTests, which needs it', { fact: 'deploy-test-level' });
    }
    const files = await unzip(bytes);
    const now = this.store.now();
    const job = {
      id: this.store.newId('DeployRequest'), actor, files, status: 'Pending', createdDate: now, lastModifiedDate: now,
      options: { checkOnly, ignoreWarnings, rollbackOnError, singlePackage, purgeOnDelete, allowMissingFiles, autoUpdatePackage, performRetrieve, ...(testLevel ? { testLevel } : {}) },
      successes: [], failures: [], state: this.store.db,
    };
    this.jobs.set(job.id, job);
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      this.turn(async () => this.run(job));
    }, this.deployMs);
    this.timers.add(timer);
    return job;
  }

  find(id) {
    const job = isId(id) ? this.jobs.get(to18(id)) : null;
    if (!job) throw new OrgError('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', { status: 404, fact: 'deploy-unknown-id' });
    return job;
  }

  /** A job that has not begun is canceled at once; one that has ended stays as it is. */
  cancel(id, actor) {
    const job = this.find(id);
    if (job.status !== 'Pending') throw new OrgError('INVALID_ID_FIELD', 'Deployment already completed', { fact: 'deploy-cancel' });
    Object.assign(job, { status: 'Canceled', canceledBy: actor, completedDate: this.store.now(), lastModifiedDate: this.store.now() });
    return { id: job.id, done: true };
  }

  run(job) {
    if (job.status !== 'Pending') return;
    // A fault took the state away in which this was asked for: it is told as done, and nothing is.
    if (job.state !== this.store.db) Object.assign(job, { status: 'Succeeded', completedDate: this.store.now() });
    else this.perform(job);
    delete job.files;
  }

  perform(job) {
    Object.assign(job, { status: 'InProgress', startDate: this.store.now() });
    try {
      this.store.transaction(() => {
        this.work(job);
        if (job.options.checkOnly || (job.failures.length && job.options.rollbackOnError)) throw new TakenBack();
      });
    } catch (error) {
      if (!(error instanceof TakenBack)) {
        console.error(error);
        Object.assign(job, { errorStatusCode: 'UNKNOWN_EXCEPTION', errorMessage: `The stand-in org failed: ${error.message}` });
      }
    }
    const partial = !job.options.rollbackOnError && job.successes.some(({ componentType }) => componentType);
    job.status = job.failures.length ? (partial ? 'SucceededPartial' : 'Failed') : 'Succeeded';
    if (job.errorStatusCode) job.status = 'Failed';
    job.completedDate = this.store.now();
    job.lastModifiedDate = job.completedDate;
  }

  /** Reads the package and writes its components; every refusal becomes a failure of the job. */
  work(job) {
    const root = job.options.singlePackage ? '' : [...job.files.keys()].find((path) => /^[^/]+\/package\.xml$/.test(path))?.replace('package.xml', '') ?? '';
    const text = job.files.get(`${root}package.xml`);
    const whole = { type: '', fullName: 'package.xml', fileName: `${root}package.xml` };
    if (text === undefined) {
      this.fail(job, whole, 'No package.xml found');
      return;
    }
    const manifest = this.attempt(job, whole, () => readManifest(whole.fileName, text));
    if (!manifest) return;
    const { version } = manifest;
    if (version === null || !(version >= 8 && version <= this.newestVersion)) {
      this.fail(job, whole, version === null ? 'No version specified in package.xml' : `Invalid version specified: ${version}`);
      return;
    }
    const unknown = manifest.types.find(({ name }) => !typeOf(name, version));
    if (unknown) {
      this.fail(job, whole, `Unknown type name '${unknown.name}' specified in package.xml`);
      return;
    }
    job.successes.push(this.message(job, whole, { success: true, changed: true }));
    const present = this.components(job, root, manifest);
    this.remove(job, root, destructive[0], version);
    this.remove(job, root, destructive[1], version);
    for (const component of present) this.write(job, component);
    for (const { type, fullName } of present) makeMissingPolicies(this.store, type, fullName, job.actor);
    this.remove(job, root, destructive[2], version);
  }

  /** The components to write, in the order of the types; files and package.xml must name the same ones. */
  components(job, root, manifest) {
    const named = (type, fullName) => manifest.types.some(({ name, members }) => name === type && (members.includes('*') || members.includes(fullName)));
    const found = [];
    for (const [path, text] of job.files) {
      const inner = path.startsWith(root) ? path.slice(root.length) : path;
      if (inner === 'package.xml' || destructive.includes(inner)) continue;
      const component = componentOfPath(inner);
      const entry = { ...component, fileName: path, text };
      if (component && named(component.type, component.fullName)) found.push(entry);
      else if (!component || !job.options.autoUpdatePackage) this.fail(job, { type: component?.type ?? '', fullName: component?.fullName ?? inner, fileName: path }, 'Not in package.xml');
    }
    for (const { name, members } of manifest.types) {
      for (const member of members) {
        if (member === '*' || job.options.allowMissingFiles || found.some(({ type, fullName }) => type === name && fullName === member)) continue;
        this.fail(job, { type: '', fullName: 'package.xml', fileName: `${root}package.xml` }, `An object '${member}' of type ${name} was named in package.xml, but was not found in zipped directory`);
      }
    }
    const order = Object.keys(metadataTypes);
    return found.sort((a, b) => order.indexOf(a.type) - order.indexOf(b.type));
  }

  write(job, { type, fullName, fileName, text }) {
    this.attempt(job, { type, fullName, fileName, text }, () => {
      const { fullName: ignored, ...body } = readComponentFile(type, fileName, text);
      const before = JSON.stringify(metadataTypes[type].read(this.store, fullName));
      const { id, created } = metadataTypes[type].write(this.store, fullName, body, job.actor, { policies: 'later' });
      const changed = created || before !== JSON.stringify(metadataTypes[type].read(this.store, fullName));
      job.successes.push(this.message(job, { type, fullName, fileName }, { id, success: true, created, changed }));
    });
  }

  remove(job, root, manifestName, version) {
    const fileName = `${root}${manifestName}`;
    const text = job.files.get(fileName);
    if (text === undefined) return;
    const manifest = this.attempt(job, { type: '', fullName: manifestName, fileName }, () => readManifest(fileName, text));
    // What belongs to others goes first, as it was written last.
    const order = Object.keys(metadataTypes);
    const types = (manifest?.types ?? []).sort((a, b) => order.indexOf(b.name) - order.indexOf(a.name));
    for (const { name, members } of types) {
      for (const member of members) {
        const component = { type: name, fullName: member, fileName };
        const type = typeOf(name, version);
        if (!type) this.fail(job, component, `Unknown type name '${name}' specified in package.xml`);
        else if (member === '*') this.fail(job, component, 'Wildcards are not allowed in destructive changes');
        else if (type.read(this.store, member) === null) this.fail(job, component, `No ${name} named: ${member} found`, 'Warning');
        else {
          this.attempt(job, component, () => {
            type.remove(this.store, member, job.actor);
            job.successes.push(this.message(job, component, { success: true, deleted: true, changed: true }));
          });
        }
      }
    }
  }

  attempt(job, component, work) {
    try {
      return work();
    } catch (error) {
      if (error instanceof FileProblem) this.fail(job, component, error.message, 'Error', error);
      else if (error instanceof OrgError) {
        const place = parseErrors.has(error.errorCode) ? placeOf(component.text ?? '', error.fields[0]) : {};
        this.fail(job, component, parseErrors.has(error.errorCode) ? `Error parsing file: ${error.message}` : error.message, 'Error', place);
      } else throw error;
      return null;
    }
  }

  /**
   * A component that failed has not changed: a client that reads `changed` first
   * would miss the refusal. A warning counts like an error unless the deployment
   * ignores warnings.
   */
  fail(job, component, problem, problemType = 'Error', { line = null, column = null } = {}) {
    const ignored = problemType === 'Warning' && job.options.ignoreWarnings;
    const message = this.message(job, component, { success: ignored, problem, problemType, ...(line ? { lineNumber: line, columnNumber: column } : {}) });
    (ignored ? job.successes : job.failures).push(message);
  }

  message(job, { type, fullName, fileName }, details) {
    return { changed: false, componentType: type, created: false, createdDate: this.store.now(), deleted: false, fileName, fullName, ...details };
  }

  /** The DeployResult of a job. */
  result(id, { details = false } = {}) {
    const job = this.find(id);
    const { options, successes, failures } = job;
    const person = (userId) => this.store.get('User', userId).Name;
    const done = ['Succeeded', 'SucceededPartial', 'Failed', 'Canceled'].includes(job.status);
    const written = successes.filter(({ componentType }) => componentType).length;
    return {
      ...(job.canceledBy ? { canceledBy: job.canceledBy, canceledByName: person(job.canceledBy) } : {}),
      checkOnly: options.checkOnly,
      ...(job.completedDate ? { completedDate: job.completedDate } : {}),
      createdBy: job.actor, createdByName: person(job.actor), createdDate: job.createdDate,
      ...(details ? { details: { componentFailures: failures, componentSuccesses: successes, runTestResult: { numFailures: 0, numTestsRun: 0, totalTime: 0 } } } : {}),
      done,
      ...(job.errorStatusCode ? { errorStatusCode: job.errorStatusCode, errorMessage: job.errorMessage } : {}),
      id: job.id, ignoreWarnings: options.ignoreWarnings, lastModifiedDate: job.lastModifiedDate,
      numberComponentErrors: failures.length, numberComponentsDeployed: written, numberComponentsTotal: written + failures.length,
      numberTestErrors: 0, numberTestsCompleted: 0, numberTestsTotal: 0,
      rollbackOnError: options.rollbackOnError, runTestsEnabled: false,
      ...(job.startDate ? { startDate: job.startDate } : {}),
      status: job.status, success: job.status === 'Succeeded' || job.status === 'SucceededPartial',
    };
  }

  close() {
    for (const timer of this.timers) clearTimeout(timer);
    this.timers.clear();
  }
}
