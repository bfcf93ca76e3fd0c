/**
 * The REST API: resources, describe, records, SOQL, Tooling queries; what is
 * larger stands in files of its own. Errors are lists of { errorCode, message }
 * as Salesforce answers them.
 */
import { OrgError } from '../errors.mjs';
import { current } from '../request-context.mjs';
import { findObject, objects } from '../schema/schema.mjs';
import { apiVersion } from '../store.mjs';
import { allowOnly, json, notFound, parseBody } from './bodies.mjs';
import { collections } from './collections.mjs';
import { columnMetadata } from './columns.mjs';
import { compositeResource } from './composite.mjs';
import { deployRequest } from './deploy-resource.mjs';
import { describeBasics, describeObject } from './describe.mjs';
import { limits } from './limits.mjs';
import { oauthApps } from './oauth-apps.mjs';

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

/** The parts of a path after the version; a part that cannot be decoded names nothing. */
function pathParts(parts) {
  try {
    return parts.filter(Boolean).map(decodeURIComponent);
  } catch {
    throw notFound();
  }
}

const wantsColumns = (request) => request.url.searchParams.get('columns') === 'true';

export class RestApi {
  constructor({ store, sessions, hosts, deployments }) {
    Object.assign(this, { store, sessions, hosts, deployments, calls: 0, locators: new Map() });
    this.dailyLimit = 15_000;
  }

  /** Takes note of calls that go from the daily ones; those over SOAP and to Apex REST count, too. */
  count(calls) {
    if (this.calls >= this.dailyLimit) throw new OrgError('REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.', { fact: 'limit-used-up' });
    this.calls += calls;
    current().counted = (current().counted ?? 0) + calls;
  }

  /** What is answered once more for a fault is one request all the same. */
  beginAgain() {
    this.calls -= current().counted ?? 0;
    current().counted = 0;
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
    this.count(1);
    const path = pathParts(rest);
    if (path[0] === 'metadata') return deployRequest(this, request, path.slice(1), session.userId, note);
    return this.resource(request, path, `${number}.0`, session.userId, note);
  }

  resource(request, [head, ...rest], version, actor, note) {
    const base = `/services/data/v${version}`;
    switch (head) {
      case undefined: {
        note('resources');
        const named = ['apps', 'tooling', 'metadata', 'query', 'queryAll', 'sobjects', 'limits', 'composite'];
        return json(200, { ...Object.fromEntries(named.map((name) => [name, `${base}/${name}`])), identity: this.identity(actor) });
      }
      case 'limits':
        note('limits');
        allowOnly(request, 'GET', 'HEAD');
        return json(200, limits(this.store, this, actor));
      case 'sobjects':
        return this.sobjects(request, rest, version, actor, note);
      case 'query':
      case 'queryAll':
        return this.query(request, rest, version, actor, note);
      case 'tooling':
        return this.tooling(request, rest, version, actor, note);
      case 'composite':
        return rest[0] === 'sobjects' ? collections(this, request, rest.slice(1), version, actor, note) : compositeResource(this, request, rest, version, actor, note);
      case 'apps':
        return oauthApps(this.store, request, rest, version, actor, note);
      default:
        throw notFound();
    }
  }

  /** A request inside of another one: { status, value } or a refusal. `url` begins with /services/data. */
  inner({ method, url, body }, actor) {
    if (!URL.canParse(url, 'https://inner.invalid')) throw notFound();
    const address = new URL(url, 'https://inner.invalid');
    const [, versionText, ...rest] = address.pathname.replace('/services/data', '').split('/');
    const number = versionText?.match(/^v(\d+)\.0$/)?.[1];
    if (!number || number > newest || number < oldest) throw notFound();
    const request = { method, url: address, path: address.pathname, headers: {}, body: Buffer.from(body === undefined || body === null ? '' : JSON.stringify(body)) };
    return this.resource(request, pathParts(rest), `${number}.0`, actor, () => {});
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
      const made = this.store.insert(object.name, parseBody(request.body), actor);
      return json(201, { id: made, success: true, errors: [] }, { Location: `/services/data/v${version}/sobjects/${object.name}/${made}` });
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

  /** Tooling answers queries and describes its own objects; it has no other resources here. */
  tooling(request, [head, name, detail, ...more], version, actor, note) {
    const known = (object) => toolingObjects.has(object.name) && this.store.mayRead(object.name, actor);
    if (head === 'query' && name === undefined) {
      note('tooling/query');
      allowOnly(request, 'GET', 'HEAD');
      const result = this.toolingQuery(request, version, actor);
      return json(200, wantsColumns(request) ? columnMetadata(this.soql(request), (field) => this.store.hides(field)) : result);
    }
    if (head !== 'sobjects' || more.length) throw notFound();
    note('tooling/describe');
    allowOnly(request, 'GET', 'HEAD');
    const basics = (object) => JSON.parse(JSON.stringify(describeBasics(object, version, this.store.rightsOn(object, actor))).replaceAll(`/v${version}/sobjects/`, `/v${version}/tooling/sobjects/`));
    if (name === undefined) return json(200, { encoding: 'UTF-8', maxBatchSize: 200, sobjects: [...objects.values()].filter(known).map(basics) });
    const object = findObject(name);
    if (!object || !known(object) || (detail !== undefined && detail !== 'describe')) throw notFound();
    if (detail === undefined) return json(200, { objectDescribe: basics(object), recentItems: [] });
    return json(200, { ...describeObject(object, version, { rights: this.store.rightsOn(object, actor), hides: (field) => this.store.hides(field) }), ...basics(object) });
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
    if (!locator && wantsColumns(request)) return json(200, columnMetadata(this.soql(request), (field) => this.store.hides(field)));
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
}
