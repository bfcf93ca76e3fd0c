/** Up to 200 records in one request: /composite/sobjects. */
import { OrgError } from '../errors.mjs';
import { keyPrefixes } from '../ids.mjs';
import { allowOnly, json, notFound, parseBody } from './bodies.mjs';

/** Ends a transaction in which a record was refused. */
class TakenBack extends Error {}

const most = 200;

function typeOfId(id) {
  const [type] = Object.entries(keyPrefixes).find(([, prefix]) => prefix === String(id).slice(0, 3)) ?? [];
  if (!type) throw new OrgError('MALFORMED_ID', `malformed id ${id}`, { fact: 'collections-records' });
  return type;
}

function resultOf(work) {
  try {
    return { id: work(), success: true, errors: [] };
  } catch (error) {
    if (!(error instanceof OrgError)) throw error;
    return { success: false, errors: [{ statusCode: error.errorCode, message: error.message, fields: error.fields }] };
  }
}

const rolledBack = ({ id, success, errors }) => (success
  ? { ...(id ? { id } : {}), success: false, errors: [{ statusCode: 'ALL_OR_NONE_OPERATION_ROLLED_BACK', message: 'Record rolled back because not all records were valid and the request was using AllOrNone header', fields: [] }] }
  : { success, errors });

/** One result for each item, in their order; with `allOrNone` one refusal takes all back. */
function each(store, items, allOrNone, work) {
  if (!Array.isArray(items) || !items.length) throw new OrgError('INVALID_INPUT', 'The request needs records', { fact: 'collections-records' });
  if (items.length > most) throw new OrgError('EXCEEDED_ID_LIMIT', `record limit reached. cannot submit more than ${most} records into this call`, { fact: 'collections-records' });
  let results = [];
  try {
    store.transaction(() => {
      results = items.map((item) => resultOf(() => work(item)));
      if (allOrNone && results.some(({ success }) => !success)) throw new TakenBack();
    });
  } catch (error) {
    if (!(error instanceof TakenBack)) throw error;
    results = results.map(rolledBack);
  }
  return json(200, results);
}

function typed(record) {
  const type = record?.attributes?.type;
  if (typeof type !== 'string') throw new OrgError('INVALID_INPUT', 'Every record needs attributes with its type', { fact: 'collections-records' });
  return type;
}

/** A record for each id in their order; null for what is not there. */
function retrieve(api, type, ids, fields, version, actor) {
  const object = api.readable(type, actor);
  if (!ids.length || !fields.length) throw new OrgError('INVALID_INPUT', 'ids and fields are required', { fact: 'collections-records' });
  return json(200, ids.map((id) => {
    const row = api.store.get(object.name, id);
    if (!row) return null;
    const record = { attributes: { type: object.name, url: `/services/data/v${version}/sobjects/${object.name}/${row.Id}` } };
    for (const name of fields) {
      if (!(name in row)) throw new OrgError('INVALID_FIELD', `No such column '${name}' on sobject of type ${object.name}`, { fact: 'rest-field-list' });
      record[name] = row[name];
    }
    return record;
  }));
}

/** { status, value } of a request on /composite/sobjects. */
export function collections(api, request, [type, ...more], version, actor, note) {
  const { store } = api;
  const parameters = request.url.searchParams;
  note('composite/sobjects');
  if (more.length) throw notFound();
  if (type !== undefined) {
    allowOnly(request, 'GET', 'POST');
    if (request.method === 'GET') return retrieve(api, type, (parameters.get('ids') ?? '').split(',').filter(Boolean), (parameters.get('fields') ?? '').split(',').filter(Boolean), version, actor);
    const { ids = [], fields = [] } = parseBody(request.body);
    return retrieve(api, type, [ids].flat(), [fields].flat(), version, actor);
  }
  allowOnly(request, 'POST', 'PATCH', 'DELETE');
  if (request.method === 'DELETE') {
    return each(store, (parameters.get('ids') ?? '').split(',').filter(Boolean), parameters.get('allOrNone') === 'true', (id) => {
      store.remove(api.readable(typeOfId(id), actor).name, id, actor);
      return id;
    });
  }
  const { allOrNone = false, records } = parseBody(request.body);
  return each(store, records, allOrNone === true, (record) => {
    const object = api.readable(typed(record), actor);
    const { attributes, id, Id = id, ...values } = record;
    if (request.method === 'POST') return store.insert(object.name, { ...values, ...(Id === undefined ? {} : { Id }) }, actor);
    store.update(object.name, Id, values, actor);
    return Id;
  });
}
