/** Several requests in one: composite with references, graphs, and batches. */
import { OrgError } from '../errors.mjs';
import { allowOnly, errorList, json, notFound, parseBody } from './bodies.mjs';

const halted = (message) => ({ status: 400, value: [{ errorCode: 'PROCESSING_HALTED', message }] });
const rolledBack = () => halted('The transaction was rolled back since another operation in the same transaction failed.');
const limit = (message) => new OrgError('LIMIT_EXCEEDED', message, { fact: 'composite-limits' });

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

function checkParts(parts, most) {
  if (!Array.isArray(parts) || !parts.length) throw new OrgError('JSON_PARSER_ERROR', 'compositeRequest must hold requests', { fact: 'composite-shape' });
  if (parts.length > most) throw limit(`Maximum number of subrequests is ${most}`);
  const names = parts.map((part) => part?.referenceId);
  const bad = names.find((name) => typeof name !== 'string' || !/^[A-Za-z]\w*$/.test(name));
  if (bad !== undefined || names.includes(undefined)) throw new OrgError('JSON_PARSER_ERROR', `Provided referenceId ${bad ?? ''} must begin with a letter and hold letters, numbers and underscores alone`, { fact: 'composite-shape' });
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice) throw new OrgError('JSON_PARSER_ERROR', `Duplicate referenceId: ${twice}`, { fact: 'composite-shape' });
  for (const { url, method } of parts) {
    if (typeof url !== 'string' || !/^\/services\/data\/v\d+\.0\//.test(url)) throw new OrgError('JSON_PARSER_ERROR', `The url of a subrequest must begin with /services/data/vXX.X/: ${url}`, { fact: 'composite-shape' });
    if (!['GET', 'POST', 'PATCH', 'PUT', 'DELETE', 'HEAD'].includes(method)) throw new OrgError('JSON_PARSER_ERROR', `Invalid method: ${method}`, { fact: 'composite-shape' });
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
        answer = /^\/services\/data\/v\d+\.0\/(tooling|composite\/(?!sobjects|tree))/.test(url) ? halted('The requested resource is not supported in a composite request') : perform(api, { ...part, url, body }, actor);
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

function composite(api, request, actor) {
  const { allOrNone = false, compositeRequest } = parseBody(request.body);
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

function batch(api, request, actor) {
  const { batchRequests, haltOnError = false } = parseBody(request.body);
  if (!Array.isArray(batchRequests) || !batchRequests.length || batchRequests.length > 25) throw new OrgError('LIMIT_EXCEEDED', 'A batch holds from 1 to 25 requests.', { fact: 'rest-batch' });
  let failed = false;
  const results = batchRequests.map((part) => {
    if (failed && haltOnError) return { statusCode: 412, result: [{ errorCode: 'BATCH_PROCESSING_HALTED', message: 'Batch processing halted per request' }] };
    const { method, url, richInput } = part ?? {};
    const { status, value } = perform(api, { method, url: `/services/data/${String(url).replace(/^\/+(services\/data\/)?/, '')}`, body: richInput }, actor);
    if (status >= 400) failed = true;
    return { statusCode: status, result: value ?? null };
  });
  return json(200, { hasErrors: failed, results });
}

const operations = { '': composite, graph: graphs, batch };

/** { status, value } of a request on /composite, /composite/graph or /composite/batch. */
export function compositeResource(api, request, [name = '', ...more], actor, note) {
  if (more.length || !Object.hasOwn(operations, name)) throw notFound();
  note(name ? `composite/${name}` : 'composite');
  allowOnly(request, 'POST');
  return operations[name](api, request, actor);
}
