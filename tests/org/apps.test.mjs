/** Keys of apps over their life: kept, asked to change, refused to be taken over. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertion, connect, orgFor, pair, token } from './clients.mjs';
import { guide } from './scenarios/scenarios.mjs';

test('a key stays with its app on every deployment, unless it is asked to change [app-consumer-key-kept] [app-consumer-key-rotated]', async (context) => {
  const org = await orgFor(context, { scenario: 'complete', certificatePem: pair.certificatePem });
  const connection = connect(org);
  const type = 'ExtlClntAppGlobalOauthSettings';
  const fullName = `${guide.app.apiName}_glbloauth`;
  const read = () => connection.metadata.read(type, fullName);
  const write = async (changes, { withKey = true } = {}) => {
    const { consumerSecret, consumerKey, ...rest } = await read();
    const body = withKey ? { ...rest, consumerKey } : rest;
    const { success, errors } = await connection.metadata.upsert(type, { ...body, ...changes });
    return success || errors[0].statusCode;
  };
  const before = await read();
  assert.equal(await write({ shouldRotateConsumerKey: 'false', shouldRotateConsumerSecret: 'false' }), true);
  assert.equal(await write({}, { withKey: false }), true);
  assert.deepEqual([(await read()).consumerKey, (await read()).consumerSecret], [before.consumerKey, before.consumerSecret]);
  assert.equal(await write({ consumerKey: 'a'.repeat(64) }), 'FIELD_INTEGRITY_EXCEPTION');
  assert.equal(await write({ shouldRotateConsumerSecret: true }), true);
  const secretOnly = await read();
  assert.equal(secretOnly.consumerKey, before.consumerKey);
  assert.notEqual(secretOnly.consumerSecret, before.consumerSecret);
  assert.equal(await write({ shouldRotateConsumerKey: true }), true);
  const after = await read();
  assert.notEqual(after.consumerKey, before.consumerKey);
  assert.deepEqual([after.shouldRotateConsumerKey, after.certificate], ['false', before.certificate]);
  assert.equal((await token(org, assertion(org, { iss: before.consumerKey }))).error, 'invalid_client_id');
  assert.equal((await token(org, assertion(org))).status, 200);
});
