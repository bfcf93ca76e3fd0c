/**
 * File-based deployments in what the clients' own tests do not reach: the REST
 * resource as raw requests, what a package is refused for, deletions, cancelling.
 */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import JSZip from 'jszip';
import { connect, get, orgFor, version } from './clients.mjs';
import { app, appFiles, changed, packageFiles } from './clients/app-project.mjs';

const path = `/services/data/v${version}/metadata/deployRequest`;

function zipOf(files) {
  const zip = new JSZip();
  for (const [name, text] of Object.entries(files)) zip.file(name, text);
  return zip.generateAsync({ type: 'nodebuffer' });
}

async function send(org, zip, deployOptions = {}, { part = 'json', ...options } = {}) {
  const form = new FormData();
  form.append(part, new Blob([JSON.stringify({ deployOptions })], { type: 'application/json' }));
  form.append('file', new Blob([zip], { type: 'application/zip' }), 'deploy.zip');
  const response = await get(org, path, { method: 'POST', body: form, ...options });
  return { status: response.status, body: await response.json() };
}

/** The DeployResult with details, asked for until the deployment has ended. */
async function ended(org, id) {
  for (;;) {
    const { deployResult } = await (await get(org, `${path}/${id}?includeDetails=true`)).json();
    if (deployResult.done) return deployResult;
  }
}

async function deploy(org, files, options = {}) {
  const { status, body } = await send(org, await zipOf(files), { rollbackOnError: true, singlePackage: true, ...options });
  assert.equal(status, 201);
  return ended(org, body.id);
}

const problems = ({ details }) => details.componentFailures.map(({ problem }) => problem);
const manifest = (types, number = version) => `<?xml version="1.0"?><Package xmlns="http://soap.sforce.com/2006/04/metadata">${Object.entries(types).map(([name, members]) => `<types>${members.map((member) => `<members>${member}</members>`).join('')}<name>${name}</name></types>`).join('')}<version>${number}</version></Package>`;

describe('deployments', () => {
  test('are accepted with the JSON part by either name, and answer with the job [deploy-rest] [deploy-rest-result]', async (context) => {
    const org = await orgFor(context);
    for (const part of ['json', 'entity_content']) {
      const { status, body } = await send(org, await zipOf(packageFiles()), { checkOnly: true, singlePackage: true }, { part });
      assert.equal(status, 201);
      assert.match(body.id, /^0Af\w{15}$/);
      assert.deepEqual([body.deployOptions.checkOnly, body.deployOptions.rollbackOnError, body.deployResult.done], [true, false, false]);
      const result = await ended(org, body.id);
      assert.deepEqual([result.status, result.success, result.numberComponentsDeployed, result.numberComponentsTotal], ['Succeeded', true, 6, 6]);
      const brief = await (await get(org, `${path}/${body.id}`)).json();
      assert.equal(brief.deployResult.details, undefined);
    }
  });

  test('are refused with a body that is none, and without the right [deploy-rest-body] [metadata-right] [deploy-unknown-id] [deploy-zip]', async (context) => {
    const org = await orgFor(context);
    const refused = async (answer, status, errorCode) => assert.deepEqual([answer.status, answer.body?.[0]?.errorCode ?? (await answer.json())[0].errorCode], [status, errorCode]);
    await refused(await get(org, path, { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } }), 400, 'BAD_REQUEST');
    await refused(await send(org, Buffer.from('no zip')), 400, 'INVALID_INPUT');
    await refused(await send(org, await zipOf(packageFiles()), { nonsense: true }), 400, 'JSON_PARSER_ERROR');
    await refused(await send(org, await zipOf(packageFiles()), { testLevel: 'Nonsense' }), 400, 'INVALID_ENUM_VALUE');
    await refused(await send(org, await zipOf(packageFiles()), {}, { sid: org.newSession('sam.service@acme.example') }), 403, 'INSUFFICIENT_ACCESS');
    await refused(await send(org, await zipOf(packageFiles()), {}, { sid: '00D!none' }), 401, 'INVALID_SESSION_ID');
    await refused(await get(org, `${path}/0Af000000000001AAA`), 404, 'INVALID_CROSS_REFERENCE_KEY');
    await refused(await get(org, path), 405, 'METHOD_NOT_ALLOWED');
  });

  test('name what is wrong with a package [deploy-package] [deploy-test-level] [metadata-duplicated-element] [metadata-unknown-permission] [metadata-reference-missing]', async (context) => {
    const org = await orgFor(context);
    const files = packageFiles();
    const { 'package.xml': packageXml, ...rest } = files;
    assert.deepEqual(problems(await deploy(org, rest)), ['No package.xml found']);
    assert.match(problems(await deploy(org, { ...files, 'package.xml': manifest({ Nonsense: ['x'] }) }))[0], /Unknown type name 'Nonsense' specified in package.xml/);
    assert.match(problems(await deploy(org, { ...files, 'package.xml': manifest({}, '99.0') }))[0], /Invalid version specified: 99/);
    assert.match(problems(await deploy(org, { ...files, 'package.xml': manifest({ ExternalClientApplication: ['Nobody'] }) })).join(), /Not in package.xml.*An object 'Nobody' of type ExternalClientApplication was named in package.xml, but was not found in zipped directory/);
    const [folder, name] = appFiles.PermissionSet;
    const scattered = files[`${folder}/${name}`].replace('</PermissionSet>', '<classAccesses><apexClass>InvoiceNumbers</apexClass><enabled>true</enabled></classAccesses></PermissionSet>');
    const result = await deploy(org, { ...files, [`${folder}/${name}`]: scattered });
    assert.equal(problems(result)[0], 'Error parsing file: Element classAccesses is duplicated at this location in type PermissionSet');
    assert.equal(result.details.componentFailures[0].lineNumber, 4);
    assert.match(problems(await deploy(org, packageFiles({ PermissionSet: changed('PermissionSet', (body) => body.replace('ApiEnabled', 'FlyToTheMoon')) })))[0], /Unknown user permission: FlyToTheMoon/);
    assert.match(problems(await deploy(org, packageFiles({ PermissionSet: changed('PermissionSet', (body) => body.replace('ServiceRouting', 'Nothing')) })))[0], /In field: apexClass - no ApexClass named cnxscv__Nothing found/);
    const { status, body } = await send(org, await zipOf(files), { testLevel: 'RunSpecifiedTests' });
    assert.deepEqual([status, body[0].errorCode], [400, 'INVALID_OPERATION']);
  });

  test('read a package in a folder of the zip, and files with the suffix of projects [deploy-package-folder] [deploy-suffix]', async (context) => {
    const org = await orgFor(context);
    const inFolder = Object.fromEntries(Object.entries(packageFiles()).map(([name, text]) => [`unpackaged/${name}${name === 'package.xml' ? '' : '-meta.xml'}`, text]));
    assert.equal((await deploy(org, inFolder, { singlePackage: false })).status, 'Succeeded');
  });

  test('delete what they name; what is not there is a warning, which counts unless it is ignored [deploy-destructive] [deploy-warning]', async (context) => {
    const org = await orgFor(context);
    assert.equal((await deploy(org, packageFiles())).status, 'Succeeded');
    const empty = manifest({});
    const result = await deploy(org, { 'package.xml': empty, 'destructiveChanges.xml': manifest({ ExternalClientApplication: [app], ExtlClntAppOauthConfigurablePolicies: [`${app}_own`], PermissionSet: ['Judged_Set'] }) });
    assert.equal(result.status, 'Succeeded', problems(result).join());
    assert.ok(result.details.componentSuccesses.some(({ fullName, deleted }) => fullName === app && deleted));
    assert.equal((await connect(org).query('SELECT Id FROM ExternalClientApplication')).totalSize, 1);
    const again = { 'package.xml': empty, 'destructiveChanges.xml': manifest({ ExternalClientApplication: [app] }) };
    const refused = await deploy(org, again);
    assert.deepEqual([refused.status, refused.details.componentFailures[0].problemType], ['Failed', 'Warning']);
    const ignored = await deploy(org, again, { ignoreWarnings: true });
    assert.equal(ignored.status, 'Succeeded');
    assert.match(ignored.details.componentSuccesses[1].problem, /No ExternalClientApplication named: Judged_App found/);
  });

  test('are canceled while they wait, and not after, over REST and SOAP [deploy-cancel] [deploy-soap]', async (context) => {
    const org = await orgFor(context, { deployMs: 3_600_000 });
    const cancel = (id) => get(org, `${path}/${id}`, { method: 'PATCH', body: JSON.stringify({ deployResult: { status: 'Canceling' } }), headers: { 'content-type': 'application/json' } });
    const { body } = await send(org, await zipOf(packageFiles()), { singlePackage: true });
    assert.equal((await (await get(org, `${path}/${body.id}`)).json()).deployResult.status, 'Pending');
    assert.equal((await cancel(body.id)).status, 202);
    assert.deepEqual([(await ended(org, body.id)).status, (await cancel(body.id)).status], ['Canceled', 400]);
    const { body: other } = await send(org, await zipOf(packageFiles()), { singlePackage: true });
    const call = (name, inner) => get(org, '/services/Soap/m/67.0', {
      sid: null, method: 'POST', headers: { 'content-type': 'text/xml', soapaction: '""' },
      body: `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/" xmlns="http://soap.sforce.com/2006/04/metadata"><e:Header><SessionHeader><sessionId>${org.adminSid}</sessionId></SessionHeader></e:Header><e:Body><${name}>${inner}</${name}></e:Body></e:Envelope>`,
    }).then((response) => response.text());
    assert.match(await call('cancelDeploy', `<String>${other.id}</String>`), /<done>true<\/done>/);
    assert.match(await call('checkDeployStatus', `<asyncProcessId>${other.id}</asyncProcessId>`), /<status>Canceled<\/status>/);
    assert.equal((await connect(org).query(`SELECT Id FROM ExternalClientApplication WHERE DeveloperName = '${app}'`)).totalSize, 0);
  });

  test('a deployment whose effect a fault takes away is told as done [fault-no-effect]', async (context) => {
    const org = await orgFor(context);
    org.fault({ operation: 'deploy', kind: 'no-effect' });
    assert.equal((await deploy(org, packageFiles())).status, 'Succeeded');
    assert.equal((await connect(org).query(`SELECT Id FROM ExternalClientApplication WHERE DeveloperName = '${app}'`)).totalSize, 0);
  });

  test('a permission set is written whole, a profile in what the file names [permission-set-metadata] [profile-metadata-write]', async (context) => {
    const org = await orgFor(context);
    const { metadata } = connect(org);
    assert.equal((await metadata.create('PermissionSet', { fullName: 'Whole', label: 'Whole', userPermissions: [{ enabled: true, name: 'RunReports' }, { enabled: true, name: 'ApiEnabled' }], classAccesses: [{ apexClass: 'InvoiceNumbers', enabled: true }] })).success, true);
    assert.equal((await metadata.update('PermissionSet', { fullName: 'Whole', label: 'Whole', userPermissions: [{ enabled: true, name: 'RunReports' }] })).success, true);
    const whole = await metadata.read('PermissionSet', 'Whole');
    assert.deepEqual([whole.userPermissions, whole.classAccesses], [[{ enabled: true, name: 'RunReports' }], []]);
    assert.equal((await metadata.create('Profile', { fullName: 'Named', userLicense: 'Salesforce', userPermissions: [{ enabled: true, name: 'ApiEnabled' }] })).success, true);
    assert.equal((await metadata.update('Profile', { fullName: 'Named', userPermissions: [{ enabled: true, name: 'RunReports' }] })).success, true);
    assert.deepEqual((await metadata.read('Profile', 'Named')).userPermissions.map(({ name }) => name).sort(), ['ApiEnabled', 'RunReports']);
    assert.equal((await metadata.update('Profile', { fullName: 'Named', userLicense: 'Salesforce Integration' })).errors[0].statusCode, 'FIELD_INTEGRITY_EXCEPTION');
    assert.equal((await metadata.delete('PermissionSet', 'Whole')).success, true);
    assert.equal((await metadata.delete('Profile', 'Named')).success, true);
  });

  test('a new app may bring its consumer key, which nobody else has [eca-consumer-key-given]', async (context) => {
    const org = await orgFor(context);
    const withKey = (key) => packageFiles({ ExtlClntAppGlobalOauthSettings: changed('ExtlClntAppGlobalOauthSettings', (body) => `${body}<consumerKey>${key}</consumerKey>`) });
    assert.match(problems(await deploy(org, withKey(org.store.consumer('Nightly_Export').key)))[0], /consumer key is already taken/);
    assert.equal((await deploy(org, withKey('own.key.of.the.app'))).status, 'Succeeded');
    assert.equal(org.store.consumer(app).key, 'own.key.of.the.app');
    assert.match(problems(await deploy(org, withKey('another.key')))[0], /consumer key can't be changed/);
  });
});
