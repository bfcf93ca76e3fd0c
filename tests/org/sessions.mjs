/**
 * Sessions. One sign-in has several session ids: the one of the API host works
 * for the API, those of Setup and Lightning are sessions of pages only (seen:
 * the REST API refuses them with a text of its own).
 */
import { randomBytes } from 'node:crypto';
import { OrgError } from './errors.mjs';
import { current } from './request-context.mjs';
import { keepsAccess } from './rules/app-access.mjs';
import { asksHighAssurance } from './rules/session-levels.mjs';

export class Sessions {
  constructor(store) {
    this.store = store;
    this.tickets = new Map();
  }

  /**
   * A new session id; it begins with the 15 character org id. `delegateId` is
   * the user who has logged in as `userId`, `app` the app in the state in which
   * it let the user in (apps.effectiveApp).
   */
  open(kind, userId, { scopes = null, app = null, delegateId = null } = {}) {
    const sid = `${this.store.orgId.slice(0, 15)}!AQ${randomBytes(54).toString('base64url').replace(/-/g, '.')}`;
    this.store.db.prepare('INSERT INTO session VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL)')
      .run(sid, kind, userId, delegateId, scopes && JSON.stringify(scopes), app?.id ?? null, app?.permittedUsers ?? null, this.store.clock());
    return sid;
  }

  /** { sid, kind, userId, delegateId, scopes } of a session that is open and whose user may still work; otherwise null. */
  read(sid) {
    if (!sid) return null;
    const [row] = this.store.sql('SELECT * FROM session WHERE sid = ? AND ended IS NULL', sid);
    if (!row) return null;
    if (!this.store.get('User', row.userId).IsActive) return null;
    if (!keepsAccess(this.store, row)) return null;
    if (row.kind !== 'api' && this.store.permissionsOf(row.userId).has('ApiUserOnly')) return null;
    return { sid: row.sid, kind: row.kind, userId: row.userId, delegateId: row.delegateId, scopes: row.scopes ? JSON.parse(row.scopes) : null };
  }

  /** The sessions that are open: { kind, username, since }; whoever asks learns no session id. */
  list() {
    return this.store.sql('SELECT kind, userId, created FROM session WHERE ended IS NULL')
      .map(({ kind, userId, created }) => ({ kind, username: this.store.get('User', userId).Username, since: created }));
  }

  end(sid) {
    return this.store.db.prepare('UPDATE session SET ended = ? WHERE sid = ? AND ended IS NULL').run(this.store.clock(), sid).changes > 0;
  }

  endAllOf(userId) {
    this.store.db.prepare('UPDATE session SET ended = ? WHERE userId = ? AND ended IS NULL').run(this.store.clock(), userId);
  }

  /** Ends the sessions of one sign-in: who worked as the user leaves the user's own sessions open. */
  endSignIn({ userId, delegateId }) {
    this.store.db.prepare('UPDATE session SET ended = ? WHERE userId = ? AND delegateId IS ? AND ended IS NULL').run(this.store.clock(), userId, delegateId);
  }

  endAll() {
    this.store.db.prepare('UPDATE session SET ended = ? WHERE ended IS NULL').run(this.store.clock());
  }

  /** A ticket that lets one redirect carry a sign-in to another host. */
  ticket({ userId, delegateId }, kind) {
    const ticket = randomBytes(24).toString('base64url');
    this.tickets.set(ticket, { userId, delegateId, kind });
    return ticket;
  }

  redeem(ticket, kind) {
    const found = this.tickets.get(ticket);
    this.tickets.delete(ticket);
    return found?.kind === kind ? this.open(kind, found.userId, { delegateId: found.delegateId }) : null;
  }

  /** The session of an API call, or the refusal Salesforce gives. */
  forApi(sid) {
    const session = this.read(sid);
    if (!session || this.store.apiSessionsEnded) throw new OrgError('INVALID_SESSION_ID', 'Session expired or invalid', { fact: 'rest-versions' });
    const unusable = session.kind !== 'api' || (session.scopes && !session.scopes.some((scope) => scope === 'Api' || scope === 'Full'));
    if (unusable) throw new OrgError('INVALID_SESSION_ID', 'This session is not valid for use with the REST API', { fact: 'auth-page-session' });
    // A token of an app comes from no login with two factors.
    if (session.scopes && asksHighAssurance(this.store, session.userId)) throw new OrgError('INVALID_SESSION_ID', 'Session expired or invalid', { fact: 'profile-high-assurance' });
    if (!this.store.permissionsOf(session.userId).has('ApiEnabled')) throw new OrgError('API_DISABLED_FOR_ORG', 'API is disabled for this User', { fact: 'auth-api-enabled' });
    current().session = session;
    return session;
  }
}
