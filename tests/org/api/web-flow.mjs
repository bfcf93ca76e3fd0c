/**
 * The web server flow (RFC 6749, 4.1) with PKCE (RFC 7636): the authorize page
 * on the API host, codes, refresh tokens, and introspection (RFC 7662).
 */
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { escapeHtml, page, redirect } from '../doors.mjs';
import { isApproved } from '../rules/app-access.mjs';
import { approve, hasApproved } from '../rules/approvals.mjs';
import { loginRefusal } from '../rules/logins.mjs';
import { scopeColumns } from '../schema/schema-tables.mjs';
import { Refusal } from './refusal.mjs';

const codeLife = 15 * 60_000;
const periods = { Hours: 3_600_000, Days: 86_400_000, Months: 30 * 86_400_000 };
const offline = new Set(['RefreshToken', 'OfflineAccess']);

const randomText = (bytes) => randomBytes(bytes).toString('base64url');
const nameOf = (scope) => scopeColumns[scope].toLowerCase();
const same = (one, other) => one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));

export class WebFlow {
  constructor({ store, sessions, hosts, identity }) {
    Object.assign(this, { store, sessions, hosts, identity, codes: new Map(), refreshTokens: new Map(), issued: new Map() });
  }

  /** The settings and policy of an app that decide about this flow. */
  settings(app) {
    const body = (type) => {
      const component = this.store.listMetadata(type).map(({ fullName }) => this.store.readMetadata(type, fullName)).find(({ externalClientApplication }) => externalClientApplication.toLowerCase() === app.apiName.toLowerCase());
      return component ?? {};
    };
    const [policies, settings] = [body('ExtlClntAppOauthConfigurablePolicies'), body('ExtlClntAppGlobalOauthSettings')];
    // The flow has a box in either, and needs both.
    const runsClientCredentials = Boolean(policies.isClientCredentialsFlowEnabled && settings.isClientCredentialsFlowEnabled);
    return { ...policies, ...settings, runsClientCredentials };
  }

  client(form) {
    const app = this.store.effectiveApp(form.get('client_id') ?? '');
    if (!app) throw new Refusal('invalid_client_id', 'client identifier invalid');
    if (!app.isEnabled || !app.isOauthPluginEnabled) throw new Refusal('OAUTH_APP_BLOCKED', 'this app is blocked by admin');
    return app;
  }

  /** The address must be one of the app's, character by character. */
  checkRedirect(settings, uri) {
    if (!uri || !settings.callbackUrl.split(/\s+/).includes(uri)) throw new Refusal('redirect_uri_mismatch', 'redirect_uri must match configuration');
  }

  checkSecret(app, settings, secret, optional) {
    if (!secret && optional) return;
    if (!secret || !same(secret, settings.consumerSecret)) throw new Refusal('invalid_client', 'invalid client credentials');
  }

  // --- The authorize page ---

  /** An answer in HTTP for GET (the page) and POST (the user's decision). */
  authorize(request, form) {
    let app;
    let settings;
    try {
      app = this.client(form);
      settings = this.settings(app);
      this.checkRedirect(settings, form.get('redirect_uri'));
    } catch (error) {
      // Without an address that is known to be the app's, nobody is sent anywhere.
      if (error instanceof Refusal) return page(400, 'Error', `<h1>OAuth Error</h1><p>error=${escapeHtml(error.error)}&amp;error_description=${escapeHtml(error.message)}</p>`);
      throw error;
    }
    const back = (values) => {
      const url = new URL(form.get('redirect_uri'));
      for (const [name, value] of Object.entries({ ...values, ...(form.get('state') ? { state: form.get('state') } : {}) })) url.searchParams.set(name, value);
      return redirect(url.href);
    };
    try {
      const scopes = this.checkRequest(form, app, settings);
      if (request.session?.kind !== 'api') return redirect(`https://${this.hosts.api}/?ec=302&startURL=${encodeURIComponent(request.url.pathname + request.url.search)}`);
      const { userId, delegateId } = request.session;
      // Nobody gives an app what belongs to the user whose session he works in.
      if (delegateId) throw new Refusal('access_denied', 'end-user denied authorization');
      if (app.permittedUsers === 'AdminApprovedPreAuthorized') {
        if (!isApproved(this.store, app, userId)) throw new Refusal('OAUTH_APP_ACCESS_DENIED', 'user is not admin approved to access this app');
      } else if (request.method === 'POST') {
        if (form.get('decision') !== 'allow') throw new Refusal('access_denied', 'end-user denied authorization');
        approve(this.store, app, userId);
      } else if (!hasApproved(this.store, app, userId) || form.get('prompt') === 'consent') return this.approvalPage(form, app, scopes, userId);
      const code = `aPrx${randomText(48)}`;
      this.codes.set(code, { key: app.key, redirectUri: form.get('redirect_uri'), userId, scopes, challenge: form.get('code_challenge'), until: this.store.clock() + codeLife });
      return back({ code });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return back({ error: error.error, error_description: error.message });
    }
  }

  checkRequest(form, app, settings) {
    if (form.get('response_type') !== 'code') throw new Refusal('unsupported_response_type', 'response type is not supported');
    const challenge = form.get('code_challenge');
    if (!challenge && settings.isPkceRequired) throw new Refusal('invalid_request', 'missing required code challenge');
    if (challenge && ((form.get('code_challenge_method') ?? 'S256') !== 'S256' || !/^[\w-]{43}$/.test(challenge))) throw new Refusal('invalid_request', 'invalid code challenge');
    const asked = (form.get('scope') ?? '').split(/\s+/).filter(Boolean);
    const wanted = asked.map((name) => app.scopes.find((scope) => nameOf(scope) === name.toLowerCase() || (offline.has(scope) && /^(refresh_token|offline_access)$/i.test(name))));
    if (wanted.includes(undefined)) throw new Refusal('invalid_scope', 'the requested scope is not allowed');
    return wanted.length ? [...new Set(wanted)] : app.scopes;
  }

  approvalPage(form, app, scopes, userId) {
    const user = this.store.get('User', userId);
    const hidden = [...form].filter(([name]) => name !== 'decision').map(([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`).join('');
    const list = scopes.map((scope) => `<li>${escapeHtml(nameOf(scope))}</li>`).join('');
    // A browser follows the redirect after this form only to where the policy lets forms lead.
    const target = new URL(form.get('redirect_uri'));
    const origin = target.origin === 'null' ? target.protocol : target.origin;
    return page(200, 'Allow Access?', `<h1>Allow Access?</h1><p>${escapeHtml(app.label)} is asking to:</p><ul>${list}</ul>
<form method="post" action="https://${this.hosts.api}/services/oauth2/authorize">${hidden}
<button type="submit" name="decision" value="allow">Allow</button> <button type="submit" name="decision" value="deny">Deny</button></form><p><small>${escapeHtml(user.Username)}</small></p>`, {
      'content-security-policy': `default-src 'none'; style-src 'unsafe-inline'; form-action https: ${origin}`,
    });
  }

  // --- Tokens ---

  /** grant_type=authorization_code */
  byCode(form, attempt) {
    const app = this.client(form);
    attempt.app = app.label;
    const settings = this.settings(app);
    this.checkSecret(app, settings, form.get('client_secret'), settings.isConsumerSecretOptional);
    const held = this.codes.get(form.get('code'));
    // A code is good for one try, whatever comes of it.
    this.codes.delete(form.get('code'));
    if (!held || held.key !== app.key) throw new Refusal('invalid_grant', 'invalid authorization code');
    attempt.userId = held.userId;
    if (held.until <= this.store.clock()) throw new Refusal('invalid_grant', 'expired authorization code');
    if (held.redirectUri !== form.get('redirect_uri')) throw new Refusal('redirect_uri_mismatch', 'redirect_uri must match configuration');
    if (held.challenge) {
      const verifier = form.get('code_verifier') ?? '';
      if (!/^[\w.~-]{43,128}$/.test(verifier) || createHash('sha256').update(verifier).digest('base64url') !== held.challenge) throw new Refusal('invalid_grant', 'invalid code verifier');
    }
    const lasting = held.scopes.some((scope) => offline.has(scope)) && settings.refreshTokenPolicyType !== 'Zero';
    const refreshToken = lasting ? this.makeRefreshToken(app, held, settings) : null;
    return { ...this.answer(app, held, settings, refreshToken), ...(refreshToken ? { refresh_token: refreshToken } : {}) };
  }

  makeRefreshToken(app, { userId, scopes }, { refreshTokenPolicyType, refreshTokenValidityPeriod, refreshTokenValidityUnit }) {
    const token = `5Aep${randomText(60)}`;
    const life = /^Specific/.test(refreshTokenPolicyType ?? '') ? (refreshTokenValidityPeriod ?? 365) * (periods[refreshTokenValidityUnit] ?? periods.Days) : Infinity;
    this.refreshTokens.set(token, { key: app.key, userId, scopes, life, renews: refreshTokenPolicyType === 'SpecificInactivity', until: this.store.clock() + life, access: new Set() });
    return token;
  }

  /** grant_type=refresh_token */
  byRefreshToken(form, attempt) {
    const app = this.client(form);
    attempt.app = app.label;
    const settings = this.settings(app);
    this.checkSecret(app, settings, form.get('client_secret'), settings.isSecretRequiredForRefreshToken === false);
    const token = form.get('refresh_token');
    const held = this.refreshTokens.get(token);
    if (!held || held.key !== app.key || held.until <= this.store.clock()) throw new Refusal('invalid_grant', 'expired access/refresh token');
    attempt.userId = held.userId;
    if (!settings.isRefreshTokenRotationEnabled) {
      if (held.renews) held.until = this.store.clock() + held.life;
      return this.answer(app, held, settings, token);
    }
    this.refreshTokens.delete(token);
    const next = this.makeRefreshToken(app, held, settings);
    return { ...this.answer(app, held, settings, next), refresh_token: next };
  }

  answer(app, { userId, scopes }, settings, refreshToken) {
    const refusal = loginRefusal(this.store, this.store.get('User', userId));
    if (refusal) throw new Refusal('invalid_grant', refusal.description, { login: refusal.status });
    const sid = this.openFor(app, userId, scopes);
    this.refreshTokens.get(refreshToken)?.access.add(sid);
    const issued = String(this.store.clock());
    const id = this.identity(userId);
    return {
      access_token: sid, signature: createHmac('sha256', settings.consumerSecret).update(id + issued).digest('base64'), scope: scopes.map(nameOf).join(' '),
      instance_url: `https://${this.hosts.api}`, id, token_type: 'Bearer', issued_at: issued,
    };
  }

  /** An access token, remembered with its app for introspection. */
  openFor(app, userId, scopes) {
    const sid = this.sessions.open('api', userId, { scopes, app });
    this.issued.set(sid, { key: app.key, userId, scopes, time: this.store.clock() });
    return sid;
  }

  /** Ends a refresh token and the access tokens it gave; false when the text is none. */
  revoke(token) {
    const held = this.refreshTokens.get(token);
    if (!held) return false;
    this.refreshTokens.delete(token);
    for (const sid of held.access) this.sessions.end(sid);
    return true;
  }

  /** The state of a token for the app it was given to, or for one that may look at all. */
  introspect(form, authorization) {
    const [, pair] = authorization?.match(/^Basic (.+)$/) ?? [];
    if (pair) {
      const [key, ...secret] = Buffer.from(pair, 'base64').toString('utf8').split(':');
      form.set('client_id', decodeURIComponent(key));
      form.set('client_secret', decodeURIComponent(secret.join(':')));
    }
    const app = this.client(form);
    const settings = this.settings(app);
    this.checkSecret(app, settings, form.get('client_secret'), false);
    const token = form.get('token');
    if (!token) throw new Refusal('invalid_request', 'token is required');
    const refresh = this.refreshTokens.get(token);
    const held = refresh && refresh.until > this.store.clock() ? refresh : this.sessions.read(token) && this.issued.get(token);
    if (!held || (held.key !== app.key && !settings.isIntrospectAllTokens)) return { active: false };
    const seconds = (time) => Math.floor(time / 1000);
    return {
      active: true, scope: held.scopes.map(nameOf).join(' '), client_id: held.key, username: this.store.get('User', held.userId).Username, sub: this.identity(held.userId),
      token_type: refresh ? 'refresh_token' : 'access_token',
      ...(refresh ? {} : { iat: seconds(held.time), nbf: seconds(held.time), exp: seconds(held.time) + 7200 }),
    };
  }
}
