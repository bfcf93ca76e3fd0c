/** The web server flow with PKCE, refresh tokens, introspection and revocation, as an app and a browser meet them. */
import assert from 'node:assert/strict';
import { createHash, createHmac, randomBytes } from 'node:crypto';
import { describe, test } from 'node:test';
import { assertion, connect, get, orgFor, pair, token, visit } from './clients.mjs';

const callback = 'http://localhost:1717/OauthRedirect';
const verifier = randomBytes(48).toString('base64url');
const challenge = createHash('sha256').update(verifier).digest('base64url');

/** An org with an app that users may allow by themselves. */
async function orgWithApp(context, { scopes = ['Api', 'RefreshToken', 'OpenID'], settings = {}, policy = {} } = {}) {
  const org = await orgFor(context);
  const { store } = org;
  store.createExternalClientApp({ label: 'Web App', apiName: 'Web_App', contactEmail: 'a@acme.example', oauth: { callbackUrl: callback, scopes, certificatePem: pair.certificatePem, ...settings } }, store.adminId);
  const { fullName } = store.listMetadata('ExtlClntAppOauthConfigurablePolicies').find((row) => row.fullName.startsWith('Web_App'));
  const { fullName: ignored, ...body } = store.readMetadata('ExtlClntAppOauthConfigurablePolicies', fullName);
  store.upsertMetadata('ExtlClntAppOauthConfigurablePolicies', fullName, { ...body, ...policy }, store.adminId);
  const { key, secret } = store.consumer('Web_App');
  const request = (more = {}) => new URLSearchParams({ response_type: 'code', client_id: key, redirect_uri: callback, code_challenge: challenge, code_challenge_method: 'S256', state: 'mine', ...more });
  const post = async (path, form, headers = {}) => {
    const response = await get(org, `/services/oauth2/${path}`, { sid: null, method: 'POST', body: new URLSearchParams(form), headers });
    return { status: response.status, ...(await response.json().catch(() => ({}))) };
  };
  const ask = (parameters, cookie = `sid=${org.adminSid}`) => visit(org, 'api', `/services/oauth2/authorize?${parameters}`, { cookie });
  const decide = (parameters, decision, cookie = `sid=${org.adminSid}`) => visit(org, 'api', '/services/oauth2/authorize', { cookie, method: 'POST', body: `${parameters}&decision=${decision}`, headers: { 'content-type': 'application/x-www-form-urlencoded' } });
  const answered = ({ location }) => Object.fromEntries(new URL(location).searchParams);
  const code = async (more) => answered(await decide(request(more), 'allow')).code;
  const exchange = (value, more = {}) => post('token', { grant_type: 'authorization_code', code: value, client_id: key, client_secret: secret, redirect_uri: callback, code_verifier: verifier, ...more });
  return { org, key, secret, request, post, ask, decide, answered, code, exchange };
}

const refused = (answer, status, error, description) => assert.deepEqual([answer.status, answer.error, answer.error_description], [status, error, description]);

describe('the web server flow', () => {
  test('leads from login and approval to tokens, once for each code [web-flow] [web-flow-code-once] [web-flow-signature]', async (context) => {
    const { org, key, secret, request, ask, decide, answered, exchange } = await orgWithApp(context);
    const out = await ask(request(), null);
    assert.match(out.location, /^https:\/\/acme\.my\.salesforce\.com\/\?ec=302&startURL=%2Fservices%2Foauth2%2Fauthorize/);
    const login = await visit(org, 'api', '/secur/login', { method: 'POST', body: String(new URLSearchParams({ startURL: new URL(out.location).searchParams.get('startURL') })), headers: { 'content-type': 'application/x-www-form-urlencoded' } });
    assert.ok(login.location.startsWith('https://acme.my.salesforce.com/services/oauth2/authorize?response_type=code'));
    const page = await ask(request(), login.cookies[0].split(';')[0]);
    assert.equal(page.status, 200);
    assert.match(page.body, /Allow Access\?[\s\S]*Web App is asking to/);
    const { code, state } = answered(await decide(request(), 'allow'));
    assert.deepEqual([state, code.slice(0, 4)], ['mine', 'aPrx']);
    const tokens = await exchange(code);
    assert.deepEqual([tokens.status, tokens.token_type, tokens.scope, tokens.instance_url], [200, 'Bearer', 'api refresh_token openid', 'https://acme.my.salesforce.com']);
    assert.equal(tokens.signature, createHmac('sha256', secret).update(tokens.id + tokens.issued_at).digest('base64'));
    assert.equal((await connect(org, tokens.access_token).query('SELECT Id FROM Organization')).totalSize, 1);
    assert.equal((await (await get(org, '/services/oauth2/userinfo', { sid: tokens.access_token })).json()).preferred_username, org.adminUsername);
    refused(await exchange(code), 400, 'invalid_grant', 'invalid authorization code');
    // The user has allowed the app, so nobody is asked again, unless the app wants it.
    assert.ok(answered(await ask(request())).code);
    assert.equal((await ask(request({ prompt: 'consent' }))).status, 200);
    const { records } = await connect(org).query(`SELECT Application, Status, LoginSubType FROM LoginHistory WHERE UserId = '${org.store.adminId}' AND LoginSubType = 'oauthcode'`);
    assert.deepEqual(records.filter(({ Status }) => Status === 'Success').map(({ Application }) => Application), ['Web App']);
    assert.ok(key);
  });

  test('is refused where the app allows it not, without leaving or by the address of the app [web-flow-authorize-refusals]', async (context) => {
    const { request, ask, decide, answered } = await orgWithApp(context);
    for (const [change, text] of [[{ client_id: 'nobody' }, 'invalid_client_id'], [{ redirect_uri: 'https://elsewhere.example/' }, 'redirect_uri_mismatch']]) {
      const page = await ask(request(change));
      assert.deepEqual([page.status, page.location], [400, undefined]);
      assert.match(page.body, new RegExp(text));
    }
    const told = async (change) => answered(await ask(request(change)));
    assert.deepEqual(await told({ code_challenge: '' }), { error: 'invalid_request', error_description: 'missing required code challenge', state: 'mine' });
    assert.equal((await told({ code_challenge_method: 'plain' })).error, 'invalid_request');
    assert.equal((await told({ response_type: 'token' })).error, 'unsupported_response_type');
    assert.equal((await told({ scope: 'api full' })).error, 'invalid_scope');
    assert.deepEqual(answered(await decide(request(), 'deny')), { error: 'access_denied', error_description: 'end-user denied authorization', state: 'mine' });
  });

  test('holds the code to its client, address, verifier and time [web-flow-code-refusals] [pkce]', async (context) => {
    const { org, code, exchange } = await orgWithApp(context);
    refused(await exchange(await code(), { client_id: 'nobody' }), 400, 'invalid_client_id', 'client identifier invalid');
    refused(await exchange(await code(), { client_secret: 'wrong' }), 400, 'invalid_client', 'invalid client credentials');
    refused(await exchange(await code(), { client_secret: '' }), 400, 'invalid_client', 'invalid client credentials');
    refused(await exchange(await code(), { redirect_uri: 'http://localhost/' }), 400, 'redirect_uri_mismatch', 'redirect_uri must match configuration');
    refused(await exchange(await code(), { code_verifier: randomBytes(48).toString('base64url') }), 400, 'invalid_grant', 'invalid code verifier');
    refused(await exchange(await code(), { code_verifier: '' }), 400, 'invalid_grant', 'invalid code verifier');
    const late = await code();
    const later = Date.now() + 15 * 60_000 + 1000;
    org.store.clock = () => later;
    refused(await exchange(late), 400, 'invalid_grant', 'expired authorization code');
  });

  test('asks no secret where it is optional, and gives no refresh token where the policy expires it at once [web-flow-secret] [refresh-policy]', async (context) => {
    const { code, exchange } = await orgWithApp(context, { settings: { isConsumerSecretOptional: true }, policy: { refreshTokenPolicyType: 'Zero', refreshTokenValidityPeriod: undefined, refreshTokenValidityUnit: undefined } });
    const tokens = await exchange(await code(), { client_secret: '' });
    assert.deepEqual([tokens.status, tokens.refresh_token], [200, undefined]);
  });

  test('lets in only whom the admin approved, and does not ask them [web-flow-admin-approved]', async (context) => {
    const { org, request, ask, answered } = await orgWithApp(context, { policy: { permittedUsersPolicyType: 'AdminApprovedPreAuthorized', commaSeparatedPermissionSet: 'Report_Readers' } });
    assert.deepEqual(answered(await ask(request())), { error: 'OAUTH_APP_ACCESS_DENIED', error_description: 'user is not admin approved to access this app', state: 'mine' });
    assert.match(answered(await ask(request(), `sid=${org.newSession('sam.service@acme.example')}`)).code, /^aPrx/);
  });

  test('an app that the user has allowed may log in by JWT as well [jwt-after-approval]', async (context) => {
    const { org, key, code } = await orgWithApp(context);
    const login = () => token(org, assertion(org, { iss: key, sub: org.adminUsername }));
    refused(await login(), 400, 'invalid_grant', "user hasn't approved this consumer");
    await code();
    assert.equal((await login()).status, 200);
  });
});

describe('tokens', () => {
  test('refresh, rotate and end [refresh-token] [refresh-rotation] [revoke-refresh-token]', async (context) => {
    for (const isRefreshTokenRotationEnabled of [false, true]) {
      const { org, key, secret, post, code, exchange } = await orgWithApp(context, { settings: { isRefreshTokenRotationEnabled } });
      const first = await exchange(await code());
      const refresh = (refresh_token, more = {}) => post('token', { grant_type: 'refresh_token', refresh_token, client_id: key, client_secret: secret, ...more });
      const second = await refresh(first.refresh_token);
      assert.equal(second.status, 200);
      assert.equal(Boolean(second.refresh_token), isRefreshTokenRotationEnabled);
      assert.equal((await refresh(first.refresh_token)).status, isRefreshTokenRotationEnabled ? 400 : 200);
      refused(await refresh('nothing'), 400, 'invalid_grant', 'expired access/refresh token');
      const living = second.refresh_token ?? first.refresh_token;
      refused(await refresh(living, { client_secret: '' }), 400, 'invalid_client', 'invalid client credentials');
      assert.equal((await post('revoke', { token: living })).status, 200);
      refused(await refresh(living), 400, 'invalid_grant', 'expired access/refresh token');
      assert.equal((await get(org, '/services/data/v67.0/limits', { sid: isRefreshTokenRotationEnabled ? first.access_token : second.access_token })).status, isRefreshTokenRotationEnabled ? 200 : 401);
    }
  });

  test('are looked at by the app that has them, or by one that may look at all [introspect] [introspect-all]', async (context) => {
    const { org, key, secret, post, code, exchange } = await orgWithApp(context);
    const tokens = await exchange(await code());
    const look = (value, more = { client_id: key, client_secret: secret }, headers) => post('introspect', { token: value, ...more }, headers);
    const { active, username, client_id: client, scope, sub, token_type: type, exp, iat } = await look(tokens.access_token);
    assert.deepEqual([active, username, client, scope, sub, type, exp > iat], [true, org.adminUsername, key, 'api refresh_token openid', tokens.id, 'access_token', true]);
    assert.equal((await look(tokens.refresh_token)).token_type, 'refresh_token');
    assert.equal((await look(tokens.access_token, {}, { authorization: `Basic ${Buffer.from(`${key}:${secret}`).toString('base64')}` })).active, true);
    assert.deepEqual(await look('nothing'), { status: 200, active: false });
    refused(await look(tokens.access_token, { client_id: key, client_secret: 'wrong' }), 400, 'invalid_client', 'invalid client credentials');
    const other = org.store.consumer('Nightly_Export');
    const asOther = { client_id: other.key, client_secret: other.secret };
    assert.equal((await look(tokens.access_token, asOther)).active, false);
    const type1 = 'ExtlClntAppGlobalOauthSettings';
    const { fullName, ...body } = org.store.readMetadata(type1, org.store.listMetadata(type1).find((row) => row.fullName.startsWith('Nightly')).fullName);
    org.store.upsertMetadata(type1, fullName, { ...body, isIntrospectAllTokens: true }, org.store.adminId);
    assert.equal((await look(tokens.access_token, asOther)).active, true);
    await post('revoke', { token: tokens.access_token });
    assert.equal((await look(tokens.access_token)).active, false);
  });
});
