/** Several requests in one: composite with references, graphs, and batches. */
import { OrgError } from '../errors.mjs';
import { allowOnly, errorList, json, notFound, parseBody } from './bodies.mjs';

const halted = (message) => ({ status: 400, value: [{ errorCode: 'PROCESSING_HALTED', message }] });
const rolledBack = () => halted('The transaction was rolled back since another operation in the same transaction failed.');
const limit = (message) => new OrgError('LIMIT_EXCEEDED', message, { fact: 'composite-limits' });

/** Without the version: what goes with others in one request. */
const tail = (url) => String(url).replace(/^\/services\/data\/v\d+\.0\//, '').split('?')[0];
const isTooling = (url) => /^tooling(\/|$)/.test(tail(url));
/** What counts as one of the few queries. */
const isQuery = (url) => /^(query|queryAll|composite\/sobjects)(\/|$)/.test(tail(url));
const inComposite = (url) => /^(sobjects\/|(query|queryAll|composite\/sobjects)(\/|$))/.test(tail(url));
const inBatch = (url) => /^(sobjects\/|(limits|query|queryAll|search|connect|chatter|actions)(\/|$))/.test(tail(url));
/** A part has these from the request around it. */
const inherited = ['accept', 'authorization', 'content-type'];

/** Ends a transaction in which a request failed. */
class TakenBack extends Error {}

/** Where a reference leads: `records[0].Id` below the body of an earlier answer. */
function lookUp(body, path) {
  return path.split('.').reduce((value, part) => {
    const [, name, index] = part.match(/^(\w+)(?:\[(\d+)\])?$/) ?? [];
    const found = name === undefined ? undefined : value?.[name];
    return index === undefined ? found : found?.[Number(index)];
  }, body);
}

class Unresolved extends Error {}

/** Puts the values of earlier answers into a text; a text that is one reference alone takes over the value as it is. */
function fill(value, answers) {
  if (Array.isArray(value)) return value.map((item) => fill(item, answers));
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, fill(inner, answers)]));
  if (typeof value !== 'string') return value;
  const read = (reference) => {
    const [name, ...path] = reference.split('.');
    const found = answers.has(name) ? lookUp(answers.get(name).value, path.join('.')) : undefined;
    if (found === undefined || found === null) throw new Unresolved(`Invalid reference specified. No value for ${reference} found in ${name}`);
    return found;
  };
  const whole = value.match(/^@\{([\w.[\]]+)\}$/);
  return whole ? read(whole[1]) : value.replace(/@\{([\w.[\]]+)\}/g, (text, reference) => String(read(reference)));
}

/** { status, value } of a part; only this org's own failures get through as exceptions. */
function perform(api, { method, url, body }, actor) {
  try {
    return api.inner({ method, url, body }, actor);
  } catch (error) {
    if (!(error instanceof OrgError)) throw error;
    return { status: error.status, value: errorList(error) };
  }
}

const methods = ['GET', 'POST', 'PATCH', 'PUT', 'DELETE', 'HEAD'];

/** Whole request or nothing: more parts than allowed, or more queries among them, answer as one part without a name. */
class TooMany extends Error {}

function checkNumber(parts) {
  if (!Array.isArray(parts)) return;
  if (parts.length > 25) throw new TooMany('The request can\u2019t contain more than 25 operations.');
  if (parts.filter((part) => isQuery(part?.url)).length > 5) throw new TooMany('The request can\u2019t contain more than 5 query or sObject Collections operations.');
}

function checkParts(parts, most) {
  if (!Array.isArray(parts) || !parts.length) throw new OrgError('JSON_PARSER_ERROR', 'compositeRequest must hold requests', { fact: 'composite-shape' });
  if (parts.length > most) throw limit(`Maximum number of subrequests is ${most}`);
  const names = parts.map((part) => part?.referenceId);
  const bad = names.find((name) => typeof name !== 'string' || !/^[A-Za-z]\w*$/.test(name));
  if (bad !== undefined || names.includes(undefined)) throw new OrgError('JSON_PARSER_ERROR', `Provided referenceId ${bad ?? ''} must begin with a letter and hold letters, numbers and underscores alone`, { fact: 'composite-shape' });
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice) throw new OrgError('JSON_PARSER_ERROR', `Duplicate referenceId: ${twice}`, { fact: 'composite-shape' });
  for (const { url, method, httpHeaders = {} } of parts) {
    const own = Object.keys(httpHeaders).find((header) => inherited.includes(header.toLowerCase()));
    if (own) throw new OrgError('JSON_PARSER_ERROR', `A subrequest must not have a header of its own: ${own}`, { fact: 'composite-headers' });
    if (typeof url !== 'string' || !/^\/services\/data\/v\d+\.0\//.test(url)) throw new OrgError('JSON_PARSER_ERROR', `The url of a subrequest must begin with /services/data/vXX.X/: ${url}`, { fact: 'composite-shape' });
    if (!methods.includes(method)) throw new OrgError('JSON_PARSER_ERROR', `Invalid method: ${method}`, { fact: 'composite-shape' });
  }
}

/** The answers of a list of parts, in order. With `allOrNone` one failure takes everything back. */
function runParts(api, parts, actor, { allOrNone }) {
  const answers = new Map();
  const work = () => {
    for (const part of parts) {
      let answer;
      try {
        const [url, body] = [fill(part.url, answers), fill(part.body, answers)];
        // Seen: Tooling resources are no part of a composite request.
        if (isTooling(url)) answer = halted('The requested resource is not supported in a composite request');
        else if (inComposite(url)) answer = perform(api, { ...part, url, body }, actor);
        else answer = { status: 400, value: [{ errorCode: 'INVALID_BATCH_REQUEST', message: `The requested resource is not supported in a composite request: ${url}` }] };
      } catch (error) {
        if (!(error instanceof Unresolved)) throw error;
        answer = halted(error.message);
      }
      answers.set(part.referenceId, answer);
      if (allOrNone && answer.status >= 400) throw new TakenBack();
    }
  };
  if (!allOrNone) work();
  else {
    try {
      api.store.transaction(work);
    } catch (error) {
      if (!(error instanceof TakenBack)) throw error;
      for (const { referenceId } of parts) {
        if (!(answers.get(referenceId)?.status >= 400)) answers.set(referenceId, rolledBack());
      }
    }
  }
  return parts.map(({ referenceId }) => {
    const { status, value = null, headers = {} } = answers.get(referenceId);
    return { body: value, httpHeaders: headers, httpStatusCode: status, referenceId };
  });
}

function composite(api, request, actor, version) {
  if (request.method === 'GET') {
    return json(200, Object.fromEntries(['tree', 'batch', 'sobjects', 'graph'].map((name) => [name, `/services/data/v${version}/composite/${name}`])));
  }
  const { allOrNone = false, compositeRequest } = parseBody(request.body);
  try {
    checkNumber(compositeRequest);
  } catch (error) {
    if (!(error instanceof TooMany)) throw error;
    const body = [{ errorCode: 'LIMIT_EXCEEDED', message: error.message }];
    return json(400, { compositeResponse: [{ body, httpHeaders: {}, httpStatusCode: 400, referenceId: null }] });
  }
  checkParts(compositeRequest, 25);
  return json(200, { compositeResponse: runParts(api, compositeRequest, actor, { allOrNone: allOrNone === true }) });
}

/** Every graph stands or falls by itself. */
function graphs(api, request, actor) {
  const { graphs: given } = parseBody(request.body);
  if (!Array.isArray(given) || !given.length) throw new OrgError('JSON_PARSER_ERROR', 'graphs must hold graphs', { fact: 'composite-graph' });
  if (given.length > 75) throw limit('Maximum number of graphs is 75');
  if (given.reduce((sum, graph) => sum + (graph?.compositeRequest?.length ?? 0), 0) > 500) throw limit('Maximum number of nodes is 500');
  const ids = given.map((graph) => graph?.graphId);
  if (ids.some((id) => typeof id !== 'string' || !id) || new Set(ids).size < ids.length) throw new OrgError('JSON_PARSER_ERROR', 'Every graph needs a graphId of its own', { fact: 'composite-graph' });
  for (const { compositeRequest } of given) {
    checkParts(compositeRequest, 500);
    const stray = compositeRequest.find(({ url }) => !/^\/services\/data\/v\d+\.0\/sobjects\//.test(url));
    if (stray) throw new OrgError('JSON_PARSER_ERROR', `Only sobjects resources can be nodes of a graph: ${stray.url}`, { fact: 'composite-graph' });
  }
  return json(200, {
    graphs: given.map(({ graphId, compositeRequest }) => {
      const compositeResponse = runParts(api, compositeRequest, actor, { allOrNone: true });
      return { graphId, graphResponse: { compositeResponse }, isSuccessful: compositeResponse.every(({ httpStatusCode }) => httpStatusCode < 400) };
    }),
  });
}

/** Seen: of Tooling's rows a batch keeps the names of their types alone. */
function hollow({ status, value }) {
  if (status !== 200 || !Array.isArray(value?.records)) return { status, value };
  return { status, value: { ...value, records: value.records.map(({ attributes }) => ({ attributes })) } };
}

/** Seen: behind a large answer a batch cuts the next ones short, though they are small, with a success for each. */
const large = 100;
function cut({ status, value }) {
  if (status !== 200 || !Array.isArray(value?.records) || value.records.length < 2) return { status, value };
  return { status, value: { ...value, done: false, nextRecordsUrl: `${value.nextRecordsUrl ?? '/services/data/v60.0/query/0r8cut-1'}`, records: value.records.slice(0, 1) } };
}

function checkBatch(parts, version) {
  if (!Array.isArray(parts) || !parts.length || parts.length > 25) throw new OrgError('LIMIT_EXCEEDED', 'A batch holds from 1 to 25 requests.', { fact: 'rest-batch' });
  for (const { method, url } of parts.map((part) => part ?? {})) {
    const of = typeof url === 'string' ? url.match(/^\/?(?:services\/data\/)?v(\d+)\.0\//)?.[1] : undefined;
    if (!methods.includes(method) || of === undefined) throw new OrgError('JSON_PARSER_ERROR', `A subrequest needs a method and a url that begins with vXX.X/: ${method} ${url}`, { fact: 'batch-shape' });
    if (Number(of) < 34 || Number(of) > Number(version)) throw new OrgError('INVALID_BATCH_REQUEST', `A subrequest of a batch of version ${version} has a version from 34.0 to ${version}: ${url}`, { fact: 'batch-version' });
  }
}

function batch(api, request, actor, version) {
  const { batchRequests, haltOnError = false } = parseBody(request.body);
  checkBatch(batchRequests, version);
  // The request itself was counted when it came.
  api.count(batchRequests.length - 1);
  let failed = false;
  let isBehindLarge = false;
  const results = batchRequests.map(({ method, url, richInput }) => {
    if (failed && haltOnError) return { statusCode: 412, result: [{ errorCode: 'BATCH_PROCESSING_HALTED', message: 'Batch processing halted per request' }] };
    const address = `/services/data/${url.replace(/^\/?(services\/data\/)?/, '')}`;
    const part = { method, url: address, body: richInput };
    let answer;
    if (isTooling(address)) answer = hollow(perform(api, part, actor));
    else if (inBatch(address)) answer = perform(api, part, actor);
    else answer = { status: 400, value: [{ errorCode: 'INVALID_BATCH_REQUEST', message: `The requested resource is not supported in a batch: ${url}` }] };
    if (isBehindLarge) answer = cut(answer);
    isBehindLarge ||= (answer.value?.records?.length ?? 0) >= large;
    const { status, value } = answer;
    if (status >= 400) failed = true;
    return { statusCode: status, result: value ?? null };
  });
  return json(200, { hasErrors: failed, results });
}

const operations = { '': composite, graph: graphs, batch };

/** { status, value } of a request on /composite, /composite/graph or /composite/batch. */
export function compositeResource(api, request, [name = '', ...more], version, actor, note) {
  if (more.length || !Object.hasOwn(operations, name)) throw notFound();
  note(name ? `composite/${name}` : 'composite');
  allowOnly(request, ...(name ? ['POST'] : ['GET', 'POST']));
  return operations[name](api, request, actor, version);
}
