/**
 * Apex REST: the class of the package at an address of its own. Which address
 * the real class has is not published, nor what it answers; who may reach it
 * follows from API Enabled, Apex REST Services and the access to the class.
 */
import { OrgError } from '../errors.mjs';

const routes = [
  { path: '/services/apexrest/cnxscv/v1/routing', apexClass: { NamespacePrefix: 'cnxscv', Name: 'ServiceRouting' }, answer: () => ({ status: 'OK', version: '2.10' }) },
];

/** Classes that a user may run: those of his permission sets and profile, all of them with Author Apex. */
function mayRun(store, userId, classId) {
  if (store.permissionsOf(userId).has('AuthorApex')) return true;
  return store.activePermissionSets(userId).some(({ Id }) => store.find('SetupEntityAccess', { ParentId: Id, SetupEntityId: classId }).length > 0);
}

/** { status, value } for a request under /services/apexrest; a call of it goes from the daily ones. */
export function apexRest({ store, sessions, rest }, request, note) {
  note('apexrest');
  const { userId } = sessions.forApi(request.headers.authorization?.match(/^(?:Bearer|OAuth) (.+)$/)?.[1]);
  rest.count(1);
  if (!store.permissionsOf(userId).has('ApexRestServices')) throw new OrgError('FORBIDDEN', 'You do not have access to Apex REST services', { fact: 'apexrest-permission' });
  const route = routes.find(({ path }) => path === request.path.replace(/\/$/, ''));
  const [apexClass] = route ? store.find('ApexClass', route.apexClass) : [];
  if (!apexClass) throw new OrgError('NOT_FOUND', 'Could not find a match for URL', { fact: 'apexrest-address' });
  if (!mayRun(store, userId, apexClass.Id)) throw new OrgError('FORBIDDEN', `You do not have access to the Apex class named: ${apexClass.NamespacePrefix}.${apexClass.Name}`, { fact: 'apexrest-class' });
  if (request.method !== 'GET') throw new OrgError('METHOD_NOT_ALLOWED', `HTTP Method '${request.method}' not allowed. Allowed are GET`, { fact: 'apexrest-route' });
  return { status: 200, value: route.answer() };
}
