/**
 * The Metadata API over SOAP: describe, list, read and the writing calls for the
 * types of an External Client App; profiles for reading.
 */
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { OrgError } from '../errors.mjs';
import { appTypes } from '../rules/app-metadata.mjs';
import { listProfiles, readProfile } from './profile-metadata.mjs';

const parser = new XMLParser({
  removeNSPrefix: true, ignoreAttributes: false, attributeNamePrefix: '@', parseTagValue: false, trimValues: true, ignoreDeclaration: true, ignorePiTags: true,
});

function parse(text) {
  try {
    return parser.parse(text);
  } catch {
    // What the validator lets pass and the parser does not, such as an instruction that never ends.
    throw new SoapFault('soapenv:Client', 'The request is not well-formed XML');
  }
}

const word = (value) => (typeof value === 'string' ? value : '');
const many = (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]);
const escapeXml = (text) => String(text).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

function element(name, value) {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map((item) => element(name, item)).join('');
  if (typeof value === 'object') return `<${name}>${elements(value)}</${name}>`;
  return `<${name}>${escapeXml(value)}</${name}>`;
}

/** The WSDL orders the elements of a type by name, with fullName of the base type first. */
function elements(value) {
  const names = Object.keys(value).sort((a, b) => (a === 'fullName' ? -1 : b === 'fullName' ? 1 : a < b ? -1 : 1));
  return names.map((name) => element(name, value[name])).join('');
}

const declaration = '<?xml version="1.0" encoding="UTF-8"?>';
const soapenv = 'xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"';
const metadata = 'http://soap.sforce.com/2006/04/metadata';

function answerXml(body) {
  const spaces = `${soapenv} xmlns="${metadata}" xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"`;
  return `${declaration}<soapenv:Envelope ${spaces}><soapenv:Body>${body}</soapenv:Body></soapenv:Envelope>`;
}

export function faultXml(code, message) {
  const fault = `<soapenv:Fault><faultcode>${code}</faultcode><faultstring>${escapeXml(message)}</faultstring></soapenv:Fault>`;
  return `${declaration}<soapenv:Envelope ${soapenv} xmlns:sf="${metadata}"><soapenv:Body>${fault}</soapenv:Body></soapenv:Envelope>`;
}

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
  constructor({ store, sessions }) {
    Object.assign(this, { store, sessions });
  }

  /** { status, xml } for a POST to /services/Soap/m/NN.0. */
  handle(request, note) {
    try {
      const text = request.body.toString('utf8');
      if (/<!DOCTYPE/i.test(text)) throw new SoapFault('soapenv:Client', 'A document type definition is not allowed');
      if (XMLValidator.validate(text) !== true) throw new SoapFault('soapenv:Client', 'The request is not well-formed XML');
      const { Envelope } = parse(text);
      const name = Object.keys(Envelope?.Body ?? {}).find((key) => !key.startsWith('@'));
      if (!name) throw new SoapFault('soapenv:Client', 'The request has no operation');
      note(Object.hasOwn(operations, name) ? `soap:${name}` : 'soap:unknown');
      const actor = this.actor(Envelope.Header?.SessionHeader?.sessionId);
      if (!Object.hasOwn(operations, name)) throw new SoapFault('soapenv:Client', `No operation available for request {${metadata}}${name}`);
      const version = Number(request.path.match(/(\d+)\.0\/?$/)[1]);
      const body = operations[name](this.store, plain(Envelope.Body[name]), actor, version);
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
      const held = this.store.permissionsOf(userId);
      if (!held.has('ModifyMetadata') && !held.has('ModifyAllData')) {
        throw new OrgError('INSUFFICIENT_ACCESS', 'use of the Metadata API requires a user with the ModifyAllData or ModifyMetadata permissions', { fact: 'metadata-right' });
      }
      return userId;
    } catch (error) {
      if (error.errorCode !== 'INVALID_SESSION_ID') throw error;
      throw sfFault('INVALID_SESSION_ID', 'Invalid Session ID found in SessionHeader: Illegal Session');
    }
  }
}

/** What the parser found, without namespaces and attributes; a nil element is one that was not sent. The type of a component stays. */
function plain(value) {
  if (Array.isArray(value)) return value.map(plain).filter((item) => item !== undefined);
  if (typeof value !== 'object' || value === null) return value;
  if (value['@nil'] === 'true' || value['@nil'] === '1') return undefined;
  if ('#text' in value) return value['#text'];
  return Object.fromEntries(Object.entries(value)
    .filter(([name]) => !name.startsWith('@') || name === '@type')
    .map(([name, inner]) => [name, name === '@type' ? inner.split(':').pop() : plain(inner)])
    .filter(([, inner]) => inner !== undefined));
}

/** Types that can be read alone: how to list and read their components. */
const readableTypes = {
  Profile: { folder: 'profiles', suffix: 'profile', list: listProfiles, read: readProfile },
};

function listType(store, type, version) {
  return readableTypes[type]?.list(store) ?? store.listMetadata(knownType(type, version));
}

function readType(store, type, version) {
  const { read } = readableTypes[type] ?? { read: (from, name) => from.readMetadata(knownType(type, version), name) };
  return (name) => read(store, name);
}

function knownType(type, version) {
  if (!Object.hasOwn(appTypes, type) || version < appTypes[type].since) throw sfFault('INVALID_TYPE', `Unknown type name '${type}' specified`);
  return type;
}

/** One result per component: a refused one does not stop the others. */
function save(store, item, work, extra = {}) {
  try {
    return element('result', { ...work(), fullName: item, success: true });
  } catch (error) {
    if (!(error instanceof OrgError) || schemaErrors.has(error.errorCode)) throw error;
    return element('result', { ...extra, errors: { fields: error.fields, message: error.message, statusCode: error.errorCode }, fullName: item, success: false });
  }
}

function written(input, version) {
  return atMost(10, many(input.metadata)).map(({ '@type': type = '', fullName, ...body }) => ({ type: knownType(type, version), fullName: word(fullName), body }));
}

function write(store, input, actor, version, allowed) {
  return written(input, version).map(({ type, fullName, body }) => save(store, fullName, () => {
    const exists = store.readMetadata(type, fullName) !== null;
    if (allowed === 'create' && exists) throw new OrgError('DUPLICATE_DEVELOPER_NAME', `The API name ${fullName} is already in use. Enter a unique name.`, { fact: 'metadata-missing', fields: ['fullName'] });
    if (allowed === 'update' && !exists) throw new OrgError('INVALID_CROSS_REFERENCE_KEY', `In field: fullName - no ${type} named ${fullName} found`, { fact: 'metadata-missing', fields: ['fullName'] });
    const { created } = store.upsertMetadata(type, fullName, body, actor);
    return allowed === 'upsert' ? { created } : {};
  }, allowed === 'upsert' ? { created: false } : {})).join('');
}

const operations = {
  describeMetadata(store, input, actor, version) {
    return element('result', {
      metadataObjects: Object.entries({ ...appTypes, ...readableTypes }).filter(([, { since = 0 }]) => version >= since).map(([xmlName, { folder, suffix }]) => ({ directoryName: folder, inFolder: false, metaFile: false, suffix, xmlName })),
      organizationNamespace: '',
      partialSaveAllowed: true,
      testRequired: false,
    });
  },
  listMetadata(store, input, actor, version) {
    const queries = atMost(3, many(input.queries));
    return queries.flatMap(({ type }) => listType(store, type, version)).map((row) => element('result', row)).join('');
  },
  readMetadata(store, input, actor, version) {
    const type = word(input.type);
    const read = readType(store, type, version);
    const records = atMost(10, many(input.fullNames).map(word)).map((name) => {
      const body = read(name);
      return body ? `<records xsi:type="${type}">${elements(body)}</records>` : '<records xsi:nil="true"/>';
    });
    return `<result>${records.join('')}</result>`;
  },
  upsertMetadata: (store, input, actor, version) => write(store, input, actor, version, 'upsert'),
  createMetadata: (store, input, actor, version) => write(store, input, actor, version, 'create'),
  updateMetadata: (store, input, actor, version) => write(store, input, actor, version, 'update'),
  deleteMetadata(store, input, actor, version) {
    const type = knownType(input.type, version);
    return atMost(10, many(input.fullNames).map(word)).map((name) => save(store, name, () => {
      store.removeMetadata(type, name, actor);
      return {};
    })).join('');
  },
};
