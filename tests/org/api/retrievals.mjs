/** File-based retrievals: what a package.xml names, as a zip of files. */
import { OrgError } from '../errors.mjs';
import { isId, to18 } from '../ids.mjs';
import { typeOf } from './metadata-types.mjs';
import { manifestXml, pathOf, zipped } from './package-files.mjs';
import { fileXml, many } from './xml.mjs';

export class Retrievals {
  constructor({ store }) {
    Object.assign(this, { store, jobs: new Map() });
  }

  /** Takes a RetrieveRequest in and answers the job { id }. */
  async start(request, actor, version) {
    if (typeof request !== 'object' || typeof request.unpackaged !== 'object') {
      throw new OrgError('INVALID_OPERATION', 'Must specify an unpackaged manifest: this org holds no packages that can be retrieved', { fact: 'retrieve-request' });
    }
    const asked = Number(request.unpackaged.version ?? request.apiVersion ?? version);
    const root = /^(true|1)$/i.test(request.singlePackage) ? '' : 'unpackaged/';
    const job = { id: this.store.newId('RetrieveRequest'), files: new Map(), properties: [], messages: [] };
    const types = [];
    for (const { name, members } of many(request.unpackaged.types)) {
      const type = typeOf(name, asked);
      if (!type) job.messages.push({ fileName: `${root}package.xml`, problem: `Entity type '${name}' is unknown` });
      else types.push({ name, members: this.collect(job, { name, type, members: many(members).map(String) }, root, actor) });
    }
    job.files.set(`${root}package.xml`, manifestXml(types.filter(({ members }) => members.length), asked));
    job.zipFile = await zipped(job.files);
    this.jobs.set(job.id, job);
    return job;
  }

  /** Adds the files of one entry of package.xml and answers the names that were found. */
  collect(job, { name, type, members }, root, actor) {
    const listed = type.list(this.store);
    const names = members.flatMap((member) => (member === '*' ? listed.map(({ fullName }) => fullName) : [member]));
    return [...new Set(names)].filter((fullName) => {
      const found = type.read(this.store, fullName);
      if (!found) {
        job.messages.push({ fileName: `${root}package.xml`, problem: `Entity of type '${name}' named '${fullName}' cannot be found` });
        return false;
      }
      const { fullName: own, ...body } = found;
      const fileName = `${root}${pathOf(name, own)}`;
      job.files.set(fileName, fileXml(name, body));
      const row = listed.find((entry) => entry.fullName === own);
      job.properties.push({ ...row, fileName, type: name });
      return true;
    });
  }

  /** The RetrieveResult of a job. */
  result(id, { zip = true } = {}) {
    const job = isId(id) ? this.jobs.get(to18(id)) : null;
    if (!job) throw new OrgError('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', { fact: 'deploy-unknown-id' });
    return {
      done: true, fileProperties: job.properties, id: job.id, messages: job.messages, status: 'Succeeded', success: true,
      ...(zip ? { zipFile: job.zipFile } : {}),
    };
  }
}
