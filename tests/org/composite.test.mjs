/** Requests that hold others, collections of records, limits, columns, and the Connect resources of apps. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { connect, get, orgFor, version } from './clients.mjs';
import { startOrg } from './org.mjs';

const base = `/services/data/v${version}`;
const set = `${base}/sobjects/PermissionSet`;

describe('requests that hold others', () => {
  let org;
  before(async () => { org = await startOrg({ pages: false }); });
  after(() => org.close());
  const send = async (path, value, options = {}) => {
    const response = await get(org, `${base}/${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(value), ...options });
    return { status: response.status, body: await response.json() };
  };
  const count = async (like) => (await connect(org).query(`SELECT Id FROM PermissionSet WHERE Name LIKE '${like}'`)).totalSize;
  const make = (referenceId, Name, more = {}) => ({ method: 'POST', url: set, referenceId, body: { Name, Label: Name, ...more } });

  test('a composite request uses earlier answers, each with status and headers [composite-references]', async () => {
    const { status, body } = await send('composite', { compositeRequest: [
      { method: 'GET', url: `${base}/query?q=SELECT+Id+FROM+ApexClass+WHERE+Name='InvoiceNumbers'`, referenceId: 'found' },
      make('made', 'Ref_One'),
      { method: 'POST', url: `${base}/sobjects/SetupEntityAccess`, referenceId: 'access', body: { ParentId: '@{made.id}', SetupEntityId: '@{found.records[0].Id}' } },
      { method: 'PATCH', url: `${set}/@{made.id}`, referenceId: 'change', body: { Label: 'Changed' } },
      { method: 'GET', url: `${set}/@{made.id}?fields=Label`, referenceId: 'read' },
    ] });
    assert.equal(status, 200);
    const parts = body.compositeResponse;
    assert.deepEqual(parts.map(({ referenceId, httpStatusCode }) => [referenceId, httpStatusCode]), [['found', 200], ['made', 201], ['access', 201], ['change', 204], ['read', 200]]);
    assert.deepEqual([parts[1].httpHeaders, parts[3].body, parts[4].body.Label], [{ Location: `${set}/${parts[1].body.id}` }, null, 'Changed']);
  });

  test('without allOrNone a failure stops what refers to it alone; with it all is taken back [composite-all-or-none] [composite-halted]', async () => {
    const parts = [make('good', 'All_One'), make('bad', 'no name!'), { method: 'GET', url: `${set}/@{bad.id}`, referenceId: 'after' }];
    const some = (await send('composite', { compositeRequest: parts })).body.compositeResponse;
    assert.deepEqual(some.map(({ httpStatusCode }) => httpStatusCode), [201, 400, 400]);
    assert.deepEqual([some[2].body[0].errorCode, some[2].body[0].message], ['PROCESSING_HALTED', 'Invalid reference specified. No value for bad.id found in bad']);
    const none = (await send('composite', { allOrNone: true, compositeRequest: [make('good', 'All_Two'), ...parts.slice(1)] })).body.compositeResponse;
    assert.deepEqual(none.map(({ body }) => body[0].errorCode), ['PROCESSING_HALTED', some[1].body[0].errorCode, 'PROCESSING_HALTED']);
    assert.deepEqual([await count('All_One'), await count('All_Two')], [1, 0]);
  });

  test('a composite request is refused for its shape, and holds no Tooling [composite-shape] [composite-headers] [composite-tooling]', async () => {
    const refused = async (value, errorCode) => {
      const { status, body } = await send('composite', value);
      assert.deepEqual([status, body[0].errorCode], [400, errorCode]);
    };
    await refused({ compositeRequest: [] }, 'JSON_PARSER_ERROR');
    await refused({ compositeRequest: [make('a', 'X1'), make('a', 'X2')] }, 'JSON_PARSER_ERROR');
    await refused({ compositeRequest: [make('1st', 'X1')] }, 'JSON_PARSER_ERROR');
    await refused({ compositeRequest: [{ ...make('a', 'X1'), url: 'sobjects/PermissionSet' }] }, 'JSON_PARSER_ERROR');
    await refused({ compositeRequest: [{ ...make('a', 'X1'), httpHeaders: { Authorization: 'Bearer x' } }] }, 'JSON_PARSER_ERROR');
    const { body } = await send('composite', { compositeRequest: [{ method: 'GET', url: `${base}/tooling/query?q=SELECT+Id+FROM+ApexClass`, referenceId: 'a' }] });
    assert.equal(body.compositeResponse[0].body[0].errorCode, 'PROCESSING_HALTED');
    assert.equal(await count('X1'), 0);
  });

  /** A query that finds so many rows. */
  const rows = (referenceId, most) => ({ method: 'GET', url: `${base}/query?q=${encodeURIComponent(`SELECT Id, Name FROM Profile LIMIT ${most}`)}`, referenceId });

  test('a composite request takes 25 parts, at most five of them queries or collections [composite-limits] [composite-queries]', async () => {
    const tooMany = async (compositeRequest) => {
      const { status, body } = await send('composite', { compositeRequest });
      assert.equal(status, 400);
      const [{ referenceId, httpStatusCode, body: [{ errorCode }] }, ...more] = body.compositeResponse;
      assert.deepEqual([referenceId, httpStatusCode, errorCode, more], [null, 400, 'LIMIT_EXCEEDED', []]);
    };
    const five = Array.from({ length: 5 }, (_, index) => rows(`r${index}`, 1));
    await tooMany(Array.from({ length: 26 }, (_, index) => make(`r${index}`, `X${index}`)));
    for (const url of [rows('x', 1).url, rows('x', 1).url.replace('/query', '/queryAll'), `${base}/composite/sobjects/Profile?ids=00e000000000001&fields=Id`]) {
      await tooMany([...five, { method: 'GET', url, referenceId: 'sixth' }]);
    }
    const describe = { method: 'GET', url: `${base}/sobjects/PermissionSet/describe`, referenceId: 'described' };
    const { body } = await send('composite', { compositeRequest: [...five, describe] });
    assert.deepEqual(body.compositeResponse.map(({ httpStatusCode }) => httpStatusCode), [200, 200, 200, 200, 200, 200]);
    assert.deepEqual(body.compositeResponse[0].body, await (await get(org, five[0].url)).json(), 'a part says what the same request says alone');
    assert.equal(await count('X1'), 0);
  });

  test('a composite request takes queries and records alone, and lists its kin to a GET [composite-resources] [composite-list]', async () => {
    for (const url of ['', '/limits', '/connect/organization', '/ui-api/object-info/User', '/composite/batch']) {
      const { status, body } = await send('composite', { compositeRequest: [{ method: 'GET', url: `${base}/${url.slice(1)}`, referenceId: 'a' }, rows('b', 1)] });
      assert.deepEqual([status, ...body.compositeResponse.map(({ httpStatusCode }) => httpStatusCode)], [200, 400, 200], url);
      assert.equal(body.compositeResponse[0].body[0].errorCode, 'INVALID_BATCH_REQUEST');
    }
    assert.deepEqual(Object.keys(await (await get(org, `${base}/composite`)).json()), ['tree', 'batch', 'sobjects', 'graph']);
    assert.equal((await get(org, `${base}/composite/batch`)).status, 405);
  });

  test('a reference that is encoded is none [composite-encoded]', async () => {
    const literal = encodeURIComponent("SELECT Id FROM Profile WHERE Name = '@{first.records[0].Name}'");
    const second = { method: 'GET', url: `${base}/query?q=${literal}`, referenceId: 'second' };
    const { body } = await send('composite', { compositeRequest: [rows('first', 1), second] });
    assert.deepEqual([body.compositeResponse[1].httpStatusCode, body.compositeResponse[1].body.totalSize], [200, 0]);
  });

  test('a batch is read whole before it is carried out, and takes no newer version than its own [batch-shape] [batch-version] [batch-resources]', async () => {
    const batch = (...batchRequests) => send('composite/batch', { batchRequests });
    const good = { method: 'GET', url: `v${version}/limits` };
    for (const bad of [{ method: 'get', url: good.url }, { url: good.url }, { method: 'GET' }, { method: 'GET', url: 'limits' }, null]) {
      const { status, body } = await batch({ method: 'POST', url: `v${version}/sobjects/PermissionSet`, richInput: { Name: 'Batch_One', Label: 'x' } }, bad);
      assert.deepEqual([status, body[0].errorCode], [400, 'JSON_PARSER_ERROR']);
    }
    assert.equal(await count('Batch_One'), 0);
    for (const wrong of ['v33.0', 'v68.0']) assert.equal((await batch(good, { method: 'GET', url: `${wrong}/limits` })).status, 400);
    const { body } = await batch(good, { method: 'GET', url: `v${version}/` }, { method: 'GET', url: `v${version}/apps/oauth/usage` }, { method: 'GET', url: `v34.0/limits` });
    assert.deepEqual(body.results.map(({ statusCode }) => statusCode), [200, 400, 400, 200]);
  });

  test('a batch gives rows of Tooling without their fields, and cuts what stands behind a large answer [batch-tooling] [batch-cut]', async (context) => {
    const large = await orgFor(context);
    large.store.transaction(() => {
      for (let number = 0; number < 100; number += 1) large.store.insert('PermissionSet', { Name: `Large_${number}`, Label: `${number}` }, large.store.adminId);
    });
    const query = (soql, of = 'query') => ({ method: 'GET', url: `v${version}/${of}?q=${encodeURIComponent(soql)}` });
    const ask = async (...batchRequests) => (await (await get(large, `${base}/composite/batch`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ batchRequests }) })).json()).results;
    const few = query('SELECT Id, Name FROM Profile LIMIT 4');
    const many = query('SELECT Id FROM PermissionSet LIMIT 200');
    const [tooling, whole] = await ask(query('SELECT Id, Name FROM Profile LIMIT 5', 'tooling/query'), few);
    assert.deepEqual([tooling.statusCode, whole.result.done, whole.result.records.length], [200, true, 4]);
    assert.ok(tooling.result.size > 3);
    for (const record of tooling.result.records) assert.deepEqual(Object.keys(record), ['attributes']);
    const [, piece] = await ask(many, few);
    assert.deepEqual([piece.statusCode, piece.result.done, piece.result.totalSize, piece.result.records.length], [200, false, 4, 1]);
    const parts = [{ ...many, url: `/services/data/${many.url}`, referenceId: 'many' }, { ...few, url: `/services/data/${few.url}`, referenceId: 'few' }];
    const response = await get(large, `${base}/composite`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ compositeRequest: parts }) });
    assert.deepEqual((await response.json()).compositeResponse.map(({ body: { done } }) => done), [true, true], 'composite cuts nothing');
  });

  test('a composite request is one call, a batch as many as it has parts, and SOAP counts, too [calls-counted]', async () => {
    const used = async (ask) => {
      const before = org.rest.calls;
      await ask();
      return org.rest.calls - before;
    };
    const jsforce = connect(org);
    let parts;
    assert.equal(await used(async () => { parts = (await jsforce.requestPost('/composite', { compositeRequest: [rows('a', 1), rows('b', 2), rows('c', 3)] })).compositeResponse; }), 1);
    assert.deepEqual(parts[1].body, await jsforce.query('SELECT Id, Name FROM Profile LIMIT 2'), 'a part says what jsforce reads alone');
    assert.equal(await used(() => jsforce.requestPost('/composite/batch', { batchRequests: Array.from({ length: 7 }, () => ({ method: 'GET', url: `v${version}/limits` })) })), 7);
    assert.equal(await used(() => jsforce.metadata.list({ type: 'Profile' })), 1);
    assert.equal(await used(() => fetch(`http://127.0.0.1:${org.httpPort}/services/data/`)), 0);
  });

  test('each graph stands or falls by itself [composite-graph]', async () => {
    const { body } = await send('composite/graph', { graphs: [
      { graphId: 'one', compositeRequest: [make('a', 'Graph_One'), { method: 'PATCH', url: `${set}/@{a.id}`, referenceId: 'b', body: { Label: 'Graph' } }] },
      { graphId: 'two', compositeRequest: [make('a', 'Graph_Two'), make('b', 'Graph_Two')] },
    ] });
    assert.deepEqual(body.graphs.map(({ graphId, isSuccessful }) => [graphId, isSuccessful]), [['one', true], ['two', false]]);
    assert.deepEqual(body.graphs[1].graphResponse.compositeResponse.map(({ body: [error] }) => error.errorCode), ['PROCESSING_HALTED', 'DUPLICATE_DEVELOPER_NAME']);
    assert.deepEqual([await count('Graph_One'), await count('Graph_Two')], [1, 0]);
    const query = { graphs: [{ graphId: 'x', compositeRequest: [{ method: 'GET', url: `${base}/query?q=x`, referenceId: 'q' }] }] };
    assert.equal((await send('composite/graph', query)).status, 400);
  });

  test('jsforce makes, reads, changes and deletes several records at once [collections] [collections-records]', async () => {
    const sets = connect(org).sobject('PermissionSet');
    const made = await sets.create([{ Name: 'Many_1', Label: '1' }, { Name: 'Many_2', Label: '2' }, { Name: 'Many_1', Label: 'again' }]);
    assert.deepEqual(made.map(({ success, errors }) => [success, errors[0]?.statusCode]), [[true, undefined], [true, undefined], [false, 'DUPLICATE_DEVELOPER_NAME']]);
    const ids = made.slice(0, 2).map(({ id }) => id);
    assert.ok((await sets.update(ids.map((Id) => ({ Id, Label: 'Changed' })))).every(({ success }) => success));
    assert.deepEqual((await (await get(org, `${base}/composite/sobjects/PermissionSet?ids=${ids.join()}&fields=Label`)).json()).map(({ Label }) => Label), ['Changed', 'Changed']);
    assert.ok((await sets.destroy(ids)).every(({ success }) => success));
    assert.equal(await count('Many%'), 0);
    const all = (await send('composite/sobjects', { allOrNone: true, records: [{ attributes: { type: 'PermissionSet' }, Name: 'Whole_1', Label: '1' }, { attributes: { type: 'PermissionSet' }, Name: 'Whole_2' }] })).body;
    assert.deepEqual(all.map(({ errors }) => errors[0].statusCode), ['ALL_OR_NONE_OPERATION_ROLLED_BACK', 'REQUIRED_FIELD_MISSING']);
    assert.equal((await send('composite/sobjects', { records: [] })).status, 400);
  });

  test('limits name what the org counts, and two of them for who manages users [rest-limits] [limits-names]', async () => {
    const read = async (sid) => (await get(org, `${base}/limits`, { sid })).json();
    const first = (await read(org.adminSid)).DailyApiRequests;
    const second = await read(org.adminSid);
    assert.deepEqual([second.DailyApiRequests.Max, first.Remaining - second.DailyApiRequests.Remaining], [15_000, 1]);
    assert.ok(Object.keys(second).length > 30 && second.DataStorageMB);
    assert.equal((await read(org.newSession('sam.service@acme.example'))).DataStorageMB, undefined);
  });

  test('the columns of a query are told without its records [query-columns]', async () => {
    const columns = async (soql) => (await get(org, `${base}/query?q=${encodeURIComponent(soql)}&columns=true`)).json();
    const { columnMetadata, entityName, idSelected } = await columns('SELECT id, Profile.UserLicense.Name, Profile.Name, (SELECT PermissionSet.Name FROM PermissionSetAssignments) FROM user');
    assert.deepEqual([entityName, idSelected, columnMetadata.map(({ columnName }) => columnName)], ['User', true, ['Id', 'Profile', 'PermissionSetAssignments']]);
    assert.deepEqual(columnMetadata[1].joinColumns.map(({ columnName, joinColumns }) => [columnName, ...joinColumns.map((inner) => inner.columnName)]), [['UserLicense', 'Name'], ['Name']]);
    assert.deepEqual([columnMetadata[2].aggregate, columnMetadata[0].apexType], [true, 'Id']);
    assert.equal((await columns('SELECT Nonsense FROM User'))[0].errorCode, 'INVALID_FIELD');
    const tooling = await (await get(org, `${base}/tooling/query?q=SELECT+Name+FROM+ApexClass&columns=true`)).json();
    assert.deepEqual(tooling.columnMetadata.map(({ columnName }) => columnName), ['Name']);
  });

  test('Tooling describes its own objects [tooling-describe]', async () => {
    const { tooling } = connect(org);
    assert.ok((await tooling.describeGlobal()).sobjects.some(({ name }) => name === 'InstalledSubscriberPackage'));
    assert.ok((await tooling.describe('ApexClass')).fields.some(({ name }) => name === 'NamespacePrefix'));
    await assert.rejects(tooling.describe('SetupEntityAccess'), { errorCode: 'NOT_FOUND' });
  });
});

describe('the Connect resources of apps', () => {
  test('name the apps with their ids, and their consumer keys [oauth-usage] [oauth-credentials] [oauth-apps-right]', async (context) => {
    const org = await orgFor(context);
    const read = async (path, sid = org.adminSid) => {
      const response = await get(org, `${base}/apps/oauth/${path}`, { sid });
      return { status: response.status, body: await response.json() };
    };
    org.store.createExternalClientApp({ label: 'Bare', apiName: 'Bare', contactEmail: 'a@acme.example' }, org.store.adminId);
    const { body } = await read('usage');
    assert.deepEqual(body.apps.map(({ developerName, label }) => [developerName, label]), [['Nightly_Export', 'Nightly Export']]);
    const [{ identifier }] = body.apps;
    assert.match(identifier, /^0xI\w{15}$/);
    assert.deepEqual((await read('usage?page=7')).body.apps, []);
    const { consumers } = (await read(`credentials/${identifier}`)).body;
    assert.equal(consumers[0].key, org.store.consumer('Nightly_Export').key);
    assert.deepEqual((await read(`credentials/${identifier}/${consumers[0].id}`)).body, { id: consumers[0].id, key: consumers[0].key });
    assert.equal((await read('credentials/0xI000000000001AAA')).status, 404);
    assert.equal((await read('usage', org.newSession('sam.service@acme.example'))).status, 403);
  });

  test('answer the secret only where the org allows it [oauth-credentials-secret]', async (context) => {
    const org = await orgFor(context);
    const { id } = org.store.consumer('Nightly_Export');
    const app = org.store.listMetadata('ExternalClientApplication')[0].id;
    const read = async (part) => {
      const response = await get(org, `${base}/apps/oauth/credentials/${app}/${id}?part=${part}`);
      return { status: response.status, body: await response.json() };
    };
    const refused = await read('keyandsecret');
    assert.deepEqual([refused.status, refused.body[0].errorCode], [403, 'FUNCTIONALITY_NOT_ENABLED']);
    org.store.features.add('ClientSecretInRestApi');
    assert.equal((await read('secret')).body.secret, org.store.consumer('Nightly_Export').secret);
    assert.equal((await read('nonsense')).status, 400);
  });
});
