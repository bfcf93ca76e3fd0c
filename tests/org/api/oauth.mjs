/**
 * OAuth on the org's own host: JWT bearer (RFC 7523), the web server flow, revocation (RFC 7009),
 * identity. The assertion is verified by `jose` against the certificate as it
 * was uploaded; the checks stand in the order in which refusals were seen.
 */
import { X509Certificate } from 'node:crypto';
import { compactVerify, decodeJwt, decodeProtectedHeader, importX509 } from 'jose';
import { generalHost } from '../hosts.mjs';
import { isApproved } from '../rules/app-access.mjs';
import { hasApproved } from '../rules/approvals.mjs';
import { loginRefusal, rememberLogin } from '../rules/logins.mjs';
import { scopeColumns } from '../schema/schema-tables.mjs';
import { Refusal } from './refusal.mjs';
import { WebFlow } from './web-flow.mjs';

const addresses = ['oauth2/authorize', 'oauth2/introspect', 'oauth2/revoke', 'oauth2/token', 'oauth2/userinfo'];

const jwtBearer = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

/** The subtypes that are published name no JWT login, nor a refresh token's. */
const subTypes = { authorization_code: 'oauthcode' };

const signatureInvalid = 'Failed: Signature Invalid';
const notApproved = 'Failed: Not approved for access';

export class OAuthApi {
  constructor({ store, sessions, hosts, identity, expiredCertificate = 'accepted' }) {
    Object.assign(this, { store, sessions, hosts, identity, expiredCertificate });
    this.webFlow = new WebFlow({ store, sessions, hosts, identity });
  }

  async handle(request, note) {
    const name = request.path.replace(/^\/+services\//, '');
    note(addresses.includes(name) ? name : 'oauth2/unknown');
    try {
      if (name === 'oauth2/token') return { status: 200, value: await this.token(request) };
      if (name === 'oauth2/authorize') return this.authorize(request);
      if (name === 'oauth2/introspect') return { status: 200, value: this.introspect(request) };
      if (name === 'oauth2/revoke') return this.revoke(request);
      if (name === 'oauth2/userinfo') return { status: 200, value: this.userinfo(request) };
    } catch (error) {
      if (error instanceof Refusal) return { status: error.status, value: { error: error.error, error_description: error.message } };
      throw error;
    }
    return { status: 404, value: [{ errorCode: 'NOT_FOUND', message: 'The requested resource does not exist' }] };
  }

  form(request) {
    const type = request.headers['content-type'] ?? '';
    if (request.body.length && !type.startsWith('application/x-www-form-urlencoded')) throw new Refusal('invalid_request', 'the body must be application/x-www-form-urlencoded');
    const form = new URLSearchParams(request.body.toString('utf8'));
    for (const [key, value] of request.url.searchParams) if (!form.has(key)) form.set(key, value);
    return form;
  }

  async token(request) {
    if (request.method !== 'POST') throw new Refusal('invalid_request', 'must use HTTP POST');
    const form = this.form(request);
    const grants = {
      [jwtBearer]: (attempt) => this.jwtBearer(form.get('assertion') ?? '', attempt),
      authorization_code: (attempt) => this.webFlow.byCode(form, attempt),
      refresh_token: (attempt) => this.webFlow.byRefreshToken(form, attempt),
      client_credentials: (attempt) => this.clientCredentials(form, attempt, request.host !== this.hosts.api),
    };
    const grant = form.get('grant_type');
    const isGeneral = request.host !== this.hosts.api;
    if (isGeneral && !this.answersAt(request.host)) throw this.unknownAt(request.host);
    if (!Object.hasOwn(grants, grant)) throw new Refusal('unsupported_grant_type', 'grant type not supported');
    const attempt = { userId: null, app: null, subType: subTypes[grant] ?? null };
    try {
      const answer = await grants[grant](attempt);
      this.remember(attempt, 'Success', request.host);
      return answer;
    } catch (error) {
      if (error instanceof Refusal) this.remember(attempt, error.login, request.host);
      throw error;
    }
  }

  /** Whether a login for this org gets through at a general host: never at that of the other kind of org. */
  answersAt(host) {
    return this.store.generalHosts === 'log in' && host === generalHost(this.store.sandbox);
  }

  /** What a general host says of an org that it does not let in, without asking that org. */
  unknownAt(host) {
    const isOwnKind = host === generalHost(this.store.sandbox);
    if (isOwnKind && this.store.generalHosts === 'not approved') return new Refusal('invalid_grant', "user hasn't approved this consumer");
    return new Refusal('app_not_found', 'External client app is not installed in this org');
  }

  async jwtBearer(assertion, attempt) {
    const { claims, header } = decode(assertion);
    const [user] = typeof claims.sub === 'string' ? this.store.find('User', { Username: claims.sub }) : [];
    attempt.userId = user?.Id ?? null;
    const app = typeof claims.iss === 'string' ? this.store.effectiveApp(claims.iss) : null;
    if (!app) {
      const isBlurred = typeof claims.iss === 'string' && claims.iss !== claims.iss.trim();
      throw new Refusal('invalid_client_id', 'client identifier invalid', { login: isBlurred ? 'Missing Consumer Key Parameter' : 'Failed: Consumer Deleted' });
    }
    attempt.app = app.label;
    // The words for a blocked app are those of the web flow; nobody has published this answer for JWT (inferred).
    if (!app.isEnabled || !app.isOauthPluginEnabled) throw new Refusal('OAUTH_APP_BLOCKED', 'this app is blocked by admin');
    await this.verify(assertion, header, app);
    this.checkTimeAndAudience(claims);
    const unapproved = () => new Refusal('invalid_grant', "user hasn't approved this consumer", { login: notApproved });
    if (!user) throw unapproved();
    const byAdmin = app.permittedUsers === 'AdminApprovedPreAuthorized';
    if (!byAdmin && !hasApproved(this.store, app, user.Id)) throw unapproved();
    this.checkControl(app, user);
    const offline = app.scopes.some((scope) => scope === 'RefreshToken' || scope === 'OfflineAccess');
    const other = app.scopes.some((scope) => scope !== 'RefreshToken' && scope !== 'OfflineAccess');
    if (!offline || !other) throw new Refusal('invalid_request', 'refresh_token scope is required and the connected app should be installed and preauthorized');
    if (byAdmin && !isApproved(this.store, app, user.Id)) throw new Refusal('invalid_app_access', 'user is not admin approved to access this app', { login: notApproved });
    // There is nobody to step up a login without a page.
    if (app.requiredSessionLevel === 'HIGH_ASSURANCE') throw new Refusal('invalid_grant', 'high assurance session required');
    const refusal = loginRefusal(this.store, user);
    if (refusal) throw new Refusal('invalid_grant', refusal.description, { login: refusal.status });
    const sid = this.webFlow.openFor(app, user.Id, app.scopes);
    return {
      access_token: sid,
      scope: app.scopes.map((scope) => scopeColumns[scope].toLowerCase()).join(' '),
      instance_url: `https://${this.hosts.api}`,
      id: this.identity(user.Id),
      token_type: 'Bearer',
    };
  }

  /** Where only approved apps are let in, an app that its users approve by themselves is none. */
  checkControl(app, user) {
    const isFree = this.store.permissionsOf(user.Id).has('UseAnyApiClient');
    if (!this.store.features.has('ApprovedAppsOnly') || app.permittedUsers === 'AdminApprovedPreAuthorized' || isFree) return;
    throw new Refusal('invalid_app_access', 'user is not admin approved to access this app', { login: notApproved });
  }

  /** The app logs in as the user whom its policy names, by its secret alone. */
  clientCredentials(form, attempt, isGeneral) {
    if (isGeneral) throw new Refusal('invalid_grant', 'request not supported on this domain');
    const app = this.webFlow.client(form);
    attempt.app = app.label;
    const settings = this.webFlow.settings(app);
    this.webFlow.checkSecret(app, settings, form.get('client_secret'), false);
    const name = settings.runsClientCredentials ? settings.clientCredentialsFlowUser : null;
    const [user] = name ? this.store.find('User', { Username: name }) : [];
    if (!user) throw new Refusal('invalid_grant', 'no client credentials user enabled');
    attempt.userId = user.Id;
    const refusal = loginRefusal(this.store, user);
    if (refusal) throw new Refusal('invalid_grant', refusal.description, { login: refusal.status });
    const sid = this.webFlow.openFor(app, user.Id, app.scopes);
    return {
      access_token: sid, scope: app.scopes.map((scope) => scopeColumns[scope].toLowerCase()).join(' '), instance_url: `https://${this.hosts.api}`,
      id: this.identity(user.Id), token_type: 'Bearer', issued_at: String(this.store.clock()),
    };
  }

  async verify(assertion, header, app) {
    const invalid = () => new Refusal('invalid_grant', 'invalid assertion', { login: signatureInvalid });
    if (header.alg !== 'RS256' || !app.certificate) throw invalid();
    try {
      await compactVerify(assertion, await importX509(app.certificate, 'RS256'), { algorithms: ['RS256'] });
    } catch {
      throw invalid();
    }
    // Whether an expired certificate still serves an External Client App is not settled; for connected apps it does.
    if (this.expiredCertificate === 'refused' && new Date(new X509Certificate(app.certificate).validTo) < this.store.clock()) throw invalid();
  }

  checkTimeAndAudience({ aud, exp }) {
    const login = this.store.sandbox ? 'https://test.salesforce.com' : 'https://login.salesforce.com';
    const own = this.store.ownAudience === 'taken' ? [`https://${this.hosts.api}`] : [];
    if (![login, ...own].includes(aud)) throw new Refusal('invalid_grant', 'audience is invalid', { login: 'Failed: Audience Invalid' });
    // Shipping clients send milliseconds here, or the number as text, and are served; so a time far ahead is no fault.
    const seconds = typeof exp === 'string' && /^\d+$/.test(exp) ? Number(exp) : exp;
    if (!Number.isFinite(seconds)) throw new Refusal('invalid_grant', 'invalid assertion', { login: 'Failed: Assertion Invalid' });
    if (seconds * 1000 <= this.store.clock()) throw new Refusal('invalid_grant', 'expired authorization code', { login: 'Failed: Assertion Expired' });
  }

  remember({ userId, app, subType }, status, loginUrl) {
    rememberLogin(this.store, { userId, application: app, loginType: 'Remote Access 2.0', loginSubType: subType, loginUrl, status });
  }

  authorize(request) {
    if (!['GET', 'POST'].includes(request.method)) throw new Refusal('invalid_request', 'must use HTTP GET or POST');
    return { answer: this.webFlow.authorize(request, this.form(request)) };
  }

  introspect(request) {
    if (request.method !== 'POST') throw new Refusal('invalid_request', 'must use HTTP POST');
    return this.webFlow.introspect(this.form(request), request.headers.authorization);
  }

  revoke(request) {
    const token = this.form(request).get('token');
    if (!token || !(this.webFlow.revoke(token) || this.sessions.end(token))) throw new Refusal('unsupported_token_type', 'this token type is not supported');
    return { status: 200, value: undefined };
  }

  /** Identity services want a scope that names identity; a session of the browser has no such limit. */
  bearer(request) {
    const session = this.sessions.read(request.headers.authorization?.match(/^(?:Bearer|OAuth) (.+)$/)?.[1]);
    if (!session || session.kind !== 'api') throw new Refusal('Bad_OAuth_Token', 'Bad_OAuth_Token', { status: 403 });
    if (session.scopes && !session.scopes.some((scope) => ['Basic', 'OpenID', 'Full', 'Web'].includes(scope))) throw new Refusal('Bad_OAuth_Token', 'Bad_OAuth_Token', { status: 403 });
    return session;
  }

  userinfo(request) {
    const { userId } = this.bearer(request);
    const user = this.store.get('User', userId);
    return {
      sub: this.identity(userId), user_id: userId, organization_id: this.store.orgId, preferred_username: user.Username, nickname: user.CommunityNickname,
      name: user.Name, email: user.Email, active: user.IsActive, user_type: 'STANDARD', zoneinfo: user.TimeZoneSidKey, locale: user.LocaleSidKey, language: user.LanguageLocaleKey,
    };
  }

  /** GET /id/<org>/<user>. */
  identityService(request, note) {
    note('identity');
    const [, org, id] = request.path.match(/^\/id\/(\w+)\/(\w+)\/?$/) ?? [];
    try {
      const { userId } = this.bearer(request);
      const user = this.store.get('User', userId);
      if (org?.slice(0, 15) !== this.store.orgId.slice(0, 15)) throw new Refusal('Wrong_Org', 'Wrong_Org', { status: 403 });
      if (id?.slice(0, 15) !== userId.slice(0, 15)) throw new Refusal('Bad_Id', 'Bad_Id', { status: 403 });
      return {
        status: 200,
        value: { id: this.identity(userId), asserted_user: true, user_id: userId, organization_id: this.store.orgId, username: user.Username, display_name: user.Name, email: user.Email, active: user.IsActive, user_type: 'STANDARD' },
      };
    } catch (error) {
      if (error instanceof Refusal) return { status: error.status, text: error.message };
      throw error;
    }
  }
}

function decode(assertion) {
  try {
    return { claims: decodeJwt(assertion), header: decodeProtectedHeader(assertion) };
  } catch {
    throw new Refusal('invalid_grant', 'invalid assertion');
  }
}
