/**
 * The ways in and out: login page, frontdoor, the door that carries a sign-in
 * from the API host to Setup, sign-out, and the redirects between hosts.
 */
import { loginRefusal, rememberLogin } from './rules/logins.mjs';

const cookie = (sid) => `sid=${sid}; Path=/; Secure; HttpOnly; SameSite=None`;
const noCookie = 'sid=; Path=/; Secure; HttpOnly; SameSite=None; Max-Age=0';
export const escapeHtml = (text) => String(text).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

export const setupHome = '/lightning/setup/SetupOneHome/home';

export function redirect(location, ...cookies) {
  return { status: 302, headers: { location, 'cache-control': 'no-store', ...(cookies.length ? { 'set-cookie': cookies } : {}) }, body: '' };
}

export function page(status, title, body, headers = {}) {
  return {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', 'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; form-action https:", ...headers },
    body: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title><style>
body{margin:0;min-height:100vh;display:grid;place-content:center;background:#f4f6f9;color:#16325c;font:16px/1.5 "Salesforce Sans",Arial,sans-serif}
main{width:22rem;background:#fff;border:1px solid #d8dde6;border-radius:.25rem;padding:2rem}
h1{font-size:1.5rem;font-weight:300;margin:0 0 1rem}
p{margin:0 0 1rem}
.error{color:#c23934}
button{width:100%;padding:.7rem;border:0;border-radius:.25rem;background:#0070d2;color:#fff;font:inherit;cursor:pointer}
small{color:#54698d}
</style></head><body><main>${body}</main></body></html>`,
  };
}

/** Only a path on the setup host may follow a sign-in; anything else would let a link lead elsewhere. */
function safeReturn(text, hosts) {
  if (!text) return setupHome;
  if (text.startsWith('/') && !text.startsWith('//') && !text.includes('\\')) return text;
  if (URL.canParse(text)) {
    const url = new URL(text);
    if (url.protocol === 'https:' && Object.values(hosts).includes(url.host)) return url.pathname + url.search;
  }
  return setupHome;
}

export class Doors {
  constructor({ store, sessions, hosts }) {
    Object.assign(this, { store, sessions, hosts });
  }

  /** Leads a browser without a session to the login page, and back afterwards. */
  toLogin(request) {
    const startURL = encodeURIComponent(request.url.pathname + request.url.search);
    return redirect(`https://${this.hosts.api}/?ec=302&startURL=${startURL}`, ...(request.cookies.sid ? [noCookie] : []));
  }

  /** The answer for a page of the API host, or null. */
  api(request) {
    const { path, url } = request;
    if (path === '/secur/frontdoor.jsp') return this.frontdoor(request);
    if (path === '/secur/logout.jsp') return this.logout(request);
    if (path === '/' || path === '/login.jsp') return this.loginPage(url.searchParams.get('startURL') ?? '');
    if (path === '/secur/login' && request.method === 'POST') {
      return this.logIn(this.store.adminId, new URLSearchParams(request.body.toString('utf8')).get('startURL'));
    }
    if (path.startsWith('/lightning/')) return redirect(`https://${this.hosts.setup}${request.path}${url.search}`);
    return null;
  }

  setup(request) {
    if (request.path === '/secur/contentDoor') {
      const sid = this.sessions.redeem(request.url.searchParams.get('ticket'), 'setup');
      if (!sid) return this.toLogin(request);
      return redirect(safeReturn(request.url.searchParams.get('startURL'), this.hosts), cookie(sid));
    }
    if (request.path === '/secur/logout.jsp') return redirect(`https://${this.hosts.api}/secur/logout.jsp`, noCookie);
    return null;
  }

  /** The host made for Setup, in an org that shows Setup on Lightning's host. */
  otherSetup(request) {
    return redirect(`https://${this.hosts.setup}${request.path}${request.url.search}`);
  }

  lightning(request) {
    if (request.path.startsWith('/lightning/setup/')) return redirect(`https://${this.hosts.setup}${request.path}${request.url.search}`);
    if (request.path === '/secur/logout.jsp') return redirect(`https://${this.hosts.api}/secur/logout.jsp`, noCookie);
    return page(200, 'Home', `<h1>Home</h1><p>This stand-in org has Setup pages only.</p><p><a href="https://${this.hosts.setup}${setupHome}">Setup</a></p>`);
  }

  frontdoor(request) {
    const sid = request.url.searchParams.get('sid') ?? new URLSearchParams(request.body.toString('utf8')).get('sid');
    const session = this.sessions.read(sid);
    if (session?.kind !== 'api') return this.loginPage(request.url.searchParams.get('retURL') ?? '', 'Your session has ended. Log in again.');
    if (this.store.permissionsOf(session.userId).has('ApiUserOnly')) return this.loginPage('', 'This user may use the API only.');
    return this.signIn(sid, request.url.searchParams.get('retURL'));
  }

  /** The login page: what keeps the user out is told in one sentence for every reason. */
  logIn(userId, startURL) {
    const user = this.store.get('User', userId);
    const apiOnly = this.store.permissionsOf(userId).has('ApiUserOnly') ? { status: 'Failed: API-only user' } : null;
    const refusal = loginRefusal(this.store, user) ?? apiOnly;
    rememberLogin(this.store, { userId, application: 'Browser', loginType: 'Application', loginUrl: this.hosts.api, status: refusal?.status ?? 'Success' });
    if (refusal) return this.loginPage(startURL ?? '', 'Your login attempt has failed. The username or password may be incorrect, or your location or login time may be restricted. Please contact the administrator at your company for help.');
    return this.signIn(this.sessions.open('api', userId), startURL);
  }

  signIn(sid, startURL) {
    // An app that sent the user to log in is answered on this host.
    if (startURL?.startsWith('/services/oauth2/authorize?')) return redirect(`https://${this.hosts.api}${startURL}`, cookie(sid));
    const ticket = this.sessions.ticket(this.sessions.read(sid), 'setup');
    const target = encodeURIComponent(safeReturn(startURL, this.hosts));
    return redirect(`https://${this.hosts.setup}/secur/contentDoor?ticket=${ticket}&startURL=${target}`, cookie(sid));
  }

  logout(request) {
    const session = this.sessions.read(request.cookies.sid);
    if (session) this.sessions.endSignIn(session);
    return redirect(`https://${this.hosts.api}/?ec=302`, noCookie);
  }

  loginPage(startURL, error = '') {
    const { Name, Username } = this.store.get('User', this.store.adminId);
    return page(200, 'Login | Salesforce', `<h1>Log In</h1>${error ? `<p class="error" role="alert">${escapeHtml(error)}</p>` : ''}
<p>Stand-in org: no password is asked.</p>
<form method="post" action="https://${this.hosts.api}/secur/login"><input type="hidden" name="startURL" value="${escapeHtml(startURL)}">
<button type="submit" name="login">Log In as ${escapeHtml(Name)}</button></form><p><small>${escapeHtml(Username)}</small></p>`);
  }
}
