/**
 * The REST API: resources, describe, records, SOQL, Tooling queries, batches.
 * Errors are lists of { errorCode, message } as Salesforce answers them.
 */
import { OrgError } from '../errors.mjs';
import { objects } from '../schema/schema.mjs';
import { apiVersion } from '../store.mjs';
import { deployRequest } from './deploy-resource.mjs';
import { describeBasics, describeObject } from './describe.mjs';

const oldest = 31;
const newest = Number(apiVersion);

/** Tooling knows these of our objects; External Client Apps are disputed there, so this org has them on the data API only. */
const toolingObjects = new Set([
  'ApexClass', 'InstalledSubscriberPackage', 'Organization', 'PermissionSet', 'PermissionSetAssignment', 'Profile', 'SubscriberPackage', 'SubscriberPackageVersion', 'User',
]);

const seasons = ['Winter', 'Spring', 'Summer'];
/** Summer '26 is 67.0 and there are three releases a year. */
function releaseName(version) {
  const index = version - newest + 26 * 3 + 2;
  return `${seasons[index % 3]} '${String(Math.floor(index / 3)).padStart(2, '0')}`;
}

export function versions() {
  return Array.from({ length: newest - oldest + 1 }, (_, index) => oldest + index)
    .map((version) => ({ label: releaseName(version), url: `/services/data/v${version}.0`, version: `${version}.0` }));
}

const json = (status, value) => ({ status, value });
const notFound = () => new OrgError('NOT_FOUND', 'The requested resource does not exist', { fact: 'rest-not-found' });

function parseBody(body) {
  try {
    const value = JSON.parse(body.toString('utf8'));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  } catch {
    // Falls through to the refusal below.
  }
  throw new OrgError('JSON_PARSER_ERROR', 'The HTTP entity body is required, but this request has no readable JSON object', { fact: 'rest-body' });
}

/** The parts of a path after the version; a part that cannot be decoded names nothing. */
function pathParts(parts) {
  try {
    return parts.filter(Boolean).map(decodeURIComponent);
  } catch {
    throw notFound();
  }
}

function allowOnly(request, ...methods) {
  if (!methods.includes(request.method)) throw new OrgError('METHOD_NOT_ALLOWED', `HTTP Method '${request.method}' not allowed. Allowed are ${methods.join(',')}`, { fact: 'rest-method' });
}

export class RestApi {
  constructor({ store, sessions, hosts, deployments }) {
    Object.assign(this, { store, sessions, hosts, deployments, calls: 0, locators: new Map() });
    this.dailyLimit = 15_000;
  }

  limitInfo() {
    return `api-usage=${this.calls}/${this.dailyLimit}`;
  }

  /** { status, value } for a request under /services/data. */
  async handle(request, note) {
    const [, versionText, ...rest] = request.path.replace(/^\/+services\/data\/?/, '/').split('/');
    if (!versionText) {
      note('versions');
      return json(200, versions());
    }
    const number = versionText.match(/^v(\d+)\.0$/)?.[1];
    if (!number || number < oldest || number > newest) throw notFound();
    const session = this.sessions.forApi(request.headers.authorization?.match(/^(?:Bearer|OAuth) (.+)$/)?.[1]);
    this.calls += 1;
    const path = pathParts(rest);
    if (path[0] === 'metadata') return deployRequest(this, request, path.slice(1), session.userId, note);
    return this.resource(request, path, `${number}.0`, session.userId, note);
  }

  resource(request, [head, ...rest], version, actor, note) {
    const base = `/services/data/v${version}`;
    switch (head) {
      case undefined: {
        note('resources');
        const named = ['tooling', 'metadata', 'query', 'queryAll', 'sobjects', 'limits', 'composite'];
        return json(200, { ...Object.fromEntries(named.map((name) => [name, `${base}/${name}`])), identity: this.identity(actor) });
      }
      case 'limits':
        note('limits');
        return json(200, { DailyApiRequests: { Max: this.dailyLimit, Remaining: this.dailyLimit - this.calls } });
      case 'sobjects':
        return this.sobjects(request, rest, version, actor, note);
      case 'query':
      case 'queryAll':
        return this.query(request, rest, version, actor, note);
      case 'tooling':
        if (rest[0] === 'query') {
          note('tooling/query');
          allowOnly(request, 'GET', 'HEAD');
          return json(200, this.toolingQuery(request, version, actor));
        }
        throw notFound();
      case 'composite':
        if (rest[0] === 'batch' && rest.length === 1) return this.batch(request, actor, note);
        throw notFound();
      default:
        throw notFound();
    }
  }

  identity(userId) {
    const login = this.store.sandbox ? 'https://test.salesforce.com' : 'https://login.salesforce.com';
    return `${login}/id/${this.store.orgId}/${userId}`;
  }

  readable(name, actor) {
    const object = this.store.object(name);
    if (object.toolingOnly || !this.store.mayRead(object.name, actor)) throw notFound();
    return object;
  }

  sobjects(request, [name, id, ...more], version, actor, note) {
    if (name === undefined) {
      note('describeGlobal');
      const visible = [...objects.values()].filter((object) => !object.toolingOnly && this.store.mayRead(object.name, actor));
      return json(200, { encoding: 'UTF-8', maxBatchSize: 200, sobjects: visible.map((object) => describeBasics(object, version, this.store.rightsOn(object, actor))) });
    }
    const object = this.readable(name, actor);
    if (id === 'describe' && !more.length) {
      note('describe');
      allowOnly(request, 'GET', 'HEAD');
      return json(200, describeObject(object, version, { rights: this.store.rightsOn(object, actor), hides: (field) => this.store.hides(field) }));
    }
    if (more.length) throw notFound();
    if (id === undefined) {
      if (request.method === 'GET') {
        note('sobject');
        return json(200, { objectDescribe: describeBasics(object, version, this.store.rightsOn(object, actor)), recentItems: [] });
      }
      note('sobject.create');
      allowOnly(request, 'GET', 'POST');
      return json(201, { id: this.store.insert(object.name, parseBody(request.body), actor), success: true, errors: [] });
    }
    return this.record(request, object, id, version, actor, note);
  }

  record(request, object, id, version, actor, note) {
    allowOnly(request, 'GET', 'HEAD', 'PATCH', 'DELETE');
    if (request.method === 'PATCH') {
      note('sobject.update');
      this.store.update(object.name, id, parseBody(request.body), actor);
      return json(204);
    }
    if (request.method === 'DELETE') {
      note('sobject.delete');
      this.store.remove(object.name, id, actor);
      return json(204);
    }
    note('sobject.get');
    const row = this.store.get(object.name, id);
    const only = object.name === 'Profile' && this.store.onlyProfile(actor);
    if (!row || (only && only !== row.Id)) throw this.store.absent(object, id);
    const wanted = request.url.searchParams.get('fields')?.split(',').map((name) => name.trim());
    const names = wanted ?? Object.keys(row);
    const record = { attributes: { type: object.name, url: `/services/data/v${version}/sobjects/${object.name}/${row.Id}` } };
    for (const name of names) {
      if (!(name in row)) throw new OrgError('INVALID_FIELD', `No such column '${name}' on sobject of type ${object.name}`, { fact: 'rest-field-list' });
      record[name] = row[name];
    }
    return json(200, record);
  }

  soql(request) {
    const soql = request.url.searchParams.get('q');
    if (!soql) throw new OrgError('MALFORMED_QUERY', 'A query string has to be specified', { fact: 'rest-query-string' });
    return soql;
  }

  toolingQuery(request, version, actor) {
    const result = this.store.query(this.soql(request), actor, { version, only: toolingObjects });
    return { size: result.records.length, ...result, queryLocator: null, entityTypeName: result.records[0]?.attributes.type ?? null };
  }

  /** Records come in portions; the rest waits behind a locator. The least portion Salesforce allows is 200. */
  query(request, [locator], version, actor, note) {
    note(locator ? 'queryMore' : 'query');
    allowOnly(request, 'GET', 'HEAD');
    if (!locator && request.url.searchParams.has('explain')) throw new OrgError('MALFORMED_QUERY', 'Query plans are not part of this org.', { fact: 'soql-limits-of-this-org' });
    const [key, offsetText] = locator?.split('-') ?? [];
    const offset = Number(offsetText ?? 0);
    const held = locator ? this.locators.get(key) : null;
    if (locator && (!held || held.actor !== actor || !(offset < held.result.totalSize))) throw new OrgError('INVALID_QUERY_LOCATOR', 'invalid query locator', { fact: 'rest-portions' });
    const result = held?.result ?? this.store.query(this.soql(request), actor, { version });
    const asked = Number(request.headers['sforce-query-options']?.match(/batchSize=(\d+)/)?.[1] ?? 2000);
    const size = Math.min(2000, Math.max(200, asked));
    if (result.records.length <= size && !locator) return json(200, result);
    const name = key ?? `0r8${this.locators.size}`;
    if (!held) this.locators.set(name, { result, actor });
    const end = offset + size;
    const done = end >= result.records.length;
    return json(200, {
      totalSize: result.totalSize,
      done,
      ...(done ? {} : { nextRecordsUrl: `/services/data/v${version}/query/${name}-${end}` }),
      records: result.records.slice(offset, end),
    });
  }

  batch(request, actor, note) {
    note('composite/batch');
    allowOnly(request, 'POST');
    const { batchRequests, haltOnError = false } = parseBody(request.body);
    if (!Array.isArray(batchRequests) || !batchRequests.length || batchRequests.length > 25) {
      throw new OrgError('LIMIT_EXCEEDED', 'A batch holds from 1 to 25 requests.', { fact: 'rest-batch' });
    }
    let failed = false;
    const results = batchRequests.map(({ method, url, richInput }) => {
      if (failed && haltOnError) return { statusCode: 412, result: [{ errorCode: 'BATCH_PROCESSING_HALTED', message: 'Batch processing halted per request' }] };
      try {
        const address = new URL(`/services/data/${String(url).replace(/^\/+(services\/data\/)?/, '')}`, 'https://batch.invalid');
        const [, version, ...rest] = address.pathname.replace('/services/data', '').split('/');
        const number = version.match(/^v(\d+\.0)$/)?.[1];
        if (!number || number > newest || number < oldest) throw notFound();
        const inner = { method, url: address, path: address.pathname, headers: {}, body: Buffer.from(richInput ? JSON.stringify(richInput) : '') };
        const { status, value } = this.resource(inner, pathParts(rest), number, actor, () => {});
        return { statusCode: status, result: value ?? null };
      } catch (error) {
        if (!(error instanceof OrgError)) throw error;
        failed = true;
        return { statusCode: error.status, result: errorList(error) };
      }
    });
    return json(200, { hasErrors: failed, results });
  }
}

export function errorList(error) {
  return [{ message: error.message, errorCode: error.errorCode, ...(error.fields.length ? { fields: error.fields } : {}) }];
}
