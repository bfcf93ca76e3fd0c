/**
 * Logins as the org remembers and limits them: the rows of the login history,
 * and what keeps a user out who has the right password, key or approval.
 */
import { current } from '../request-context.mjs';
import { loginBarrier } from './login-limits.mjs';

/**
 * Why this user may not log in now: { description, status } in the words of
 * the token endpoint and of the login history; null when nothing is against it.
 */
export function loginRefusal(store, user) {
  if (!user.IsActive) return { description: 'user is inactive', status: 'User is inactive' };
  if (store.find('UserLogin', { UserId: user.Id })[0].IsFrozen) return { description: 'user is frozen', status: 'User is frozen' };
  const barrier = loginBarrier(store, user.ProfileId, addressOf(store));
  if (!barrier) return null;
  return { description: 'ip restricted or invalid login hours', status: barrier === 'address' ? 'Restricted IP' : 'Restricted time' };
}

const addressOf = (store) => current().clientAddress ?? store.clientAddress;

/** `Application` holds this many characters. */
const applicationLength = 64;

export const shortened = (label) => label?.slice(0, applicationLength) ?? null;

/** The name that the history has for who asked; a program that is no browser is "Unknown". */
function browserOf(userAgent = '') {
  const [, version] = /\bChrome\/(\d+)/.exec(userAgent) ?? [];
  return version ? `Chrome ${version}` : 'Unknown';
}

/** A row of the login history. Without a user there is none: the history belongs to users. */
export function rememberLogin(store, { userId, application = null, loginType, loginSubType = null, loginUrl, status }) {
  if (!userId) return;
  store.put('LoginHistory', {
    UserId: userId, LoginTime: store.now(), LoginType: loginType, LoginSubType: loginSubType, Application: shortened(application), Status: status, SourceIp: addressOf(store),
    LoginUrl: loginUrl, TlsProtocol: 'TLS 1.3', ApiType: 'N/A', ApiVersion: 'N/A', Browser: browserOf(current().userAgent), Platform: 'Unknown',
  });
  if (status === 'Success') store.set('User', userId, { LastLoginDate: store.now() });
}
