/**
 * The Metadata API over SOAP: describe, list, read, the writing calls, and the
 * calls that work with files.
 */
import { OrgError } from '../errors.mjs';
import { metadataElements } from '../schema/schema.mjs';
import { readElementsOf } from '../rules/app-metadata.mjs';
import { requireMetadataRight, typeOf, typesOf } from './metadata-types.mjs';
import { answerXml, element, elements, faultXml, malformed, many, metadataNamespace, parseXml, plain } from './xml.mjs';

const word = (value) => (typeof value === 'string' ? value : '');

const fault = (code, message) => ({ status: 500, xml: faultXml(code, message) });

class SoapFault extends Error {
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}

const sfFault = (code, message) => new SoapFault(`sf:${code}`, `${code}: ${message}`);

/** Elements and enum values that the WSDL does not know are refused while reading, before any component is looked at. */
const schemaErrors = new Set(['INVALID_ELEMENT', 'INVALID_ENUM_VALUE']);

function atMost(limit, items) {
  if (items.length > limit) throw sfFault('EXCEEDED_ID_LIMIT', `record limit reached. cannot submit more than ${limit} records in this operation`);
  return items;
}

export class MetadataApi {
  constructor({ store, sessions, deployments, retrievals, count }) {
    Object.assign(this, { store, sessions, deployments, retrievals, count });
  }

  /** { status, xml } for a POST to /services/Soap/m/NN.0, or to what simple-salesforce puts behind it. */
  async handle(request, note) {
    try {
      const text = request.body.toString('utf8');
      const wrong = malformed(text);
      if (wrong) throw new SoapFault('soapenv:Client', `The request is not well-formed XML: ${wrong.text}`);
      const { Envelope } = parseXml(text);
      const name = Object.keys(Envelope?.Body ?? {}).find((key) => !key.startsWith('@'));
      if (!name) throw new SoapFault('soapenv:Client', 'The request has no operation');
      note(Object.hasOwn(operations, name) ? `soap:${name}` : 'soap:unknown');
      const actor = this.actor(Envelope.Header?.SessionHeader?.sessionId);
      if (!Object.hasOwn(operations, name)) throw new SoapFault('soapenv:Client', `No operation available for request {${metadataNamespace}}${name}`);
      const version = Number(request.path.match(/\/m\/(\d+)\.0/)[1]);
      const input = plain(Envelope.Body[name]);
      const body = await operations[name]({ api: this, store: this.store, input: typeof input === 'object' ? input : {}, actor, version });
      return { status: 200, xml: answerXml(`<${name}Response>${body}</${name}Response>`) };
    } catch (error) {
      if (error instanceof SoapFault) return fault(error.code, error.message);
      if (error instanceof OrgError) return schemaErrors.has(error.errorCode) ? fault('soapenv:Client', error.message) : fault(`sf:${error.errorCode}`, `${error.errorCode}: ${error.message}`);
      throw error;
    }
  }

  actor(sid) {
    try {
      const { userId } = this.sessions.forApi(typeof sid === 'string' ? sid : null);
      this.count(1);
      return requireMetadataRight(this.store, userId);
    } catch (error) {
      if (error.errorCode !== 'INVALID_SESSION_ID') throw error;
      throw sfFault('INVALID_SESSION_ID', 'Invalid Session ID found in SessionHeader: Illegal Session');
    }
  }
}

function knownType(name, version) {
  const type = typeOf(word(name), version);
  if (!type) throw sfFault('INVALID_TYPE', `Unknown type name '${word(name)}' specified`);
  return type;
}

/** One result per component: a refused one does not stop the others. */
function save(item, work, extra = {}) {
  try {
    return element('result', { ...work(), fullName: item, success: true });
  } catch (error) {
    if (!(error instanceof OrgError) || schemaErrors.has(error.errorCode)) throw error;
    return element('result', { ...extra, errors: { fields: error.fields, message: error.message, statusCode: error.errorCode }, fullName: item, success: false });
  }
}

function write({ store, input, actor, version }, allowed) {
  const components = atMost(10, many(input.metadata)).map((component) => {
    const { '@type': name = '', fullName, ...body } = typeof component === 'object' ? component : {};
    return { name, type: knownType(name, version), fullName: word(fullName), body };
  });
  return components.map(({ name, type, fullName, body }) => save(fullName, () => {
    const exists = type.read(store, fullName) !== null;
    if (allowed === 'create' && exists) throw new OrgError('DUPLICATE_DEVELOPER_NAME', `The API name ${fullName} is already in use. Enter a unique name.`, { fields: ['fullName'], fact: 'metadata-missing' });
    if (allowed === 'update' && !exists) throw new OrgError('INVALID_CROSS_REFERENCE_KEY', `In field: fullName - no ${name} named ${fullName} found`, { fields: ['fullName'], fact: 'metadata-missing' });
    const { created } = type.write(store, fullName, body, actor);
    return allowed === 'upsert' ? { created } : {};
  }, allowed === 'upsert' ? { created: false } : {})).join('');
}

const asyncAnswer = ({ id }) => element('result', { done: false, id, state: 'Queued' });

const operations = {
  describeMetadata({ version }) {
    return element('result', {
      metadataObjects: typesOf(version).filter(([, { isSettings }]) => !isSettings).map(([xmlName, { folder, suffix }]) => ({ directoryName: folder, inFolder: false, metaFile: false, suffix, xmlName })),
      organizationNamespace: '',
      partialSaveAllowed: true,
      testRequired: false,
    });
  },
  listMetadata({ store, input, version }) {
    const queries = atMost(3, many(input.queries));
    return queries.flatMap(({ type }) => knownType(type, version).list(store)).map((row) => element('result', row)).join('');
  },
  readMetadata({ store, input, version }) {
    const type = knownType(input.type, version);
    const records = atMost(10, many(input.fullNames).map(word)).map((name) => {
      const body = type.read(store, name);
      return body ? `<records xsi:type="${input.type}">${elements(body)}</records>` : '<records xsi:nil="true"/>';
    });
    return `<result>${records.join('')}</result>`;
  },
  upsertMetadata: (call) => write(call, 'upsert'),
  createMetadata: (call) => write(call, 'create'),
  updateMetadata: (call) => write(call, 'update'),
  deleteMetadata({ store, input, actor, version }) {
    const type = knownType(input.type, version);
    return atMost(10, many(input.fullNames).map(word)).map((name) => save(name, () => {
      type.remove(store, name, actor);
      return {};
    })).join('');
  },
  async deploy({ api, input, actor }) {
    const options = typeof input.DeployOptions === 'object' ? input.DeployOptions : {};
    const given = readElementsOf('DeployOptions', metadataElements('DeployOptions'), options);
    return asyncAnswer(await api.deployments.start(Buffer.from(word(input.ZipFile), 'base64'), given, actor));
  },
  checkDeployStatus: ({ api, input }) => element('result', api.deployments.result(word(input.asyncProcessId), { details: /^(true|1)$/i.test(input.includeDetails) })),
  cancelDeploy({ api, input, actor }) {
    const { id, done } = api.deployments.cancel(word(input.id ?? input.String), actor);
    return element('result', { done, id });
  },
  async retrieve({ api, input, actor, version }) {
    // The WSDL's name of the element is retrieveRequest; jsforce sends request and is served.
    return asyncAnswer(await api.retrievals.start(input.retrieveRequest ?? input.request, actor, version));
  },
  checkRetrieveStatus: ({ api, input }) => element('result', api.retrievals.result(word(input.asyncProcessId), { zip: !/^(false|0)$/i.test(input.includeZip) })),
};
