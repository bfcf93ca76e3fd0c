/** The REST resource of deployments: /metadata/deployRequest. */
import { OrgError } from '../errors.mjs';
import { readElementsOf } from '../rules/app-metadata.mjs';
import { metadataElements } from '../schema/schema.mjs';
import { requireMetadataRight } from './metadata-types.mjs';

const refuse = (message) => new OrgError('BAD_REQUEST', message, { fact: 'deploy-rest-body' });

const defaults = { allowMissingFiles: false, autoUpdatePackage: false, checkOnly: false, ignoreWarnings: false, performRetrieve: false, purgeOnDelete: false, rollbackOnError: false, singlePackage: false };

/** The JSON part and the zip of a multipart body; the JSON part goes by two names among shipping clients. */
async function parts(request) {
  const form = await new Response(request.body, { headers: { 'content-type': request.headers['content-type'] ?? '' } }).formData().catch(() => {
    throw refuse('The body must be multipart/form-data with a JSON part and a zip file');
  });
  const [json, file] = [form.get('json') ?? form.get('entity_content'), form.get('file')];
  if (!json || !file || typeof file === 'string') throw refuse('Multipart message must include a JSON part and a file part');
  return { json: typeof json === 'string' ? json : await json.text(), zip: Buffer.from(await file.arrayBuffer()) };
}

function readOptions(text) {
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    value = null;
  }
  if (typeof value?.deployOptions !== 'object' || value.deployOptions === null) throw new OrgError('JSON_PARSER_ERROR', 'The JSON part must hold deployOptions', { fact: 'deploy-rest-body' });
  // The guide's sample still sends an option of older versions.
  const { runAllTests, ...given } = value.deployOptions;
  try {
    return readElementsOf('DeployOptions', metadataElements('DeployOptions'), given);
  } catch (error) {
    if (error.errorCode === 'INVALID_ELEMENT') throw new OrgError('JSON_PARSER_ERROR', `Unrecognized field "${error.fields[0]}"`, { fact: 'deploy-rest-body' });
    throw error;
  }
}

/** What REST answers in place of the empty lists that SOAP leaves out. */
function shown(result) {
  if (!result.details) return result;
  return { ...result, details: { ...result.details, retrieveResult: null, runTestResult: { ...result.details.runTestResult, codeCoverage: [], codeCoverageWarnings: [], failures: [], successes: [] } } };
}

/** { status, value } of a request on the resource. */
export async function deployRequest({ store, deployments }, request, path, actor, note) {
  const id = path[1];
  if (path[0] !== 'deployRequest' || path.length > 2) {
    note('metadata');
    throw new OrgError('NOT_FOUND', 'The requested resource does not exist', { fact: 'rest-not-found' });
  }
  const allowed = id ? ['GET', 'PATCH'] : ['POST'];
  note({ POST: 'deploy', PATCH: 'deploy.cancel' }[request.method] ?? 'deploy.status');
  if (!allowed.includes(request.method)) throw new OrgError('METHOD_NOT_ALLOWED', `HTTP Method '${request.method}' not allowed. Allowed are ${allowed.join(',')}`, { fact: 'rest-method' });
  requireMetadataRight(store, actor);
  if (!id) {
    const { json, zip } = await parts(request);
    const options = readOptions(json);
    const job = await deployments.start(zip, options, actor);
    return { status: 201, value: { id: job.id, validatedDeployRequestId: null, deployOptions: { ...defaults, ...options }, deployResult: shown(deployments.result(job.id)) } };
  }
  if (request.method === 'PATCH') {
    let wanted = null;
    try {
      wanted = JSON.parse(request.body.toString('utf8'))?.deployResult?.status;
    } catch {
      // Falls through to the refusal below.
    }
    if (wanted !== 'Canceling') throw new OrgError('JSON_PARSER_ERROR', 'Only the status Canceling can be set', { fact: 'deploy-cancel' });
    deployments.cancel(id, actor);
    return { status: 202, value: { id: deployments.find(id).id, deployResult: shown(deployments.result(id)) } };
  }
  const job = deployments.find(id);
  const details = request.url.searchParams.get('includeDetails') === 'true';
  return { status: 200, value: { id: job.id, deployOptions: job.options, deployResult: shown(deployments.result(id, { details })) } };
}
