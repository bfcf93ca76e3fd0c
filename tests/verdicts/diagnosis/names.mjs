/**
 * Gives everything of an integration other names, as orgs have them that never
 * saw the guide: what it does stays, what it is called goes. By ids alone, and
 * last of all, because the changes look things up by the guide's names.
 */
import { guide } from '../stand-in.mjs';

const pools = {
  set: [
    ['API_Voice', 'API Voice'], ['CC_Routing_Access', 'CC routing access'], ['Telefonie_Schnittstelle', 'Telefonie-Schnittstelle'], ['PS_042', 'PS 042'], ['Contact_Center_Apex', 'Contact Center Apex'], ['Voice_Platform', 'プラットフォーム音声'], ['Integration_Access', 'Integration Access'],
    ['Acceso_IVR', 'Acceso IVR'], ['zz_do_not_delete', 'zz do not delete'], ['IVR_Access', 'IVR Access to SCV Apex'],
  ],
  profile: ['API only - Telephony', 'Technischer Benutzer', 'Integration Voice', 'Minimum Access - Webex', 'Systemintegration', 'Perfil API', 'SCV', 'Machine'],
  app: [['Webex_Prod', 'Webex Prod'], ['Contact_Center', 'Contact Center'], ['Telephony_Connector', 'Telephony connector'], ['CC_Cloud', 'CC Cloud'], ['WebexCC2024', 'WebexCC 2024'], ['Sprachplattform', 'Sprachplattform'], ['App_7', 'App 7'], ['Cisco', 'Cisco']],
  user: [['svc', 'Telephony', 'svc.telephony'], [null, 'Webex', 'webex'], ['Contact Center', 'Bot', 'cc.bot'], ['API', 'Voice', 'api.voice'], [null, 'Schnittstelle Telefonie', 'schnittstelle'], ['Integration', 'User', 'integration'], ['Max', 'Muster', 'max.muster']],
};

const run = (store, sql, ...values) => store.db.prepare(sql).run(...values);

/** The words of earlier rows follow, as if the names had always been these. */
function inTexts(store, from, to) {
  if (!from || from === to) return;
  run(store, 'UPDATE LoginHistory SET Application = ? WHERE Application = ?', to.slice(0, 64), from);
  run(store, 'UPDATE SetupAuditTrail SET Display = replace(Display, ?, ?)', from, to);
}

function renameSet(store, id, [Name, Label]) {
  const set = store.get('PermissionSet', id);
  if (!set) return;
  inTexts(store, set.Label, Label);
  inTexts(store, set.Name, Name);
  store.set('PermissionSet', id, { Name, Label });
  for (const { Id } of store.find('PermissionSetGroup', { DeveloperName: set.Name })) store.set('PermissionSetGroup', Id, { DeveloperName: Name, MasterLabel: Label });
}

function renameProfile(store, id, Name) {
  const profile = id && store.get('Profile', id);
  if (!profile || !store.find('PermissionSet', { ProfileId: id })[0].IsCustom) return;
  inTexts(store, profile.Name, Name);
  store.set('Profile', id, { Name });
  run(store, 'UPDATE sessionSetting SET fullName = ? WHERE profileId = ?', `PT${Name.length}_profileSessionSetting16${String(Name.length).padStart(11, '7')}`, id);
}

/** The app's components, its consumer and the links between them. */
function renameApp(store, [apiName, label]) {
  const old = guide.app.apiName;
  if (!store.listMetadata('ExternalClientApplication').some(({ fullName }) => fullName === old)) return;
  inTexts(store, store.appById(store.listMetadata('ExternalClientApplication').find(({ fullName }) => fullName === old).id).label, label);
  inTexts(store, old, apiName);
  run(store, 'UPDATE consumer SET app = ? WHERE app = ?', apiName, old);
  for (const { type, fullName, body } of store.sql('SELECT type, fullName, body FROM metadata WHERE app = ?', old)) {
    const elements = JSON.parse(body);
    if ('label' in elements || type === 'ExternalClientApplication') elements.label = label;
    if ('externalClientApplication' in elements) elements.externalClientApplication = apiName;
    run(store, 'UPDATE metadata SET fullName = ?, app = ?, body = ? WHERE type = ? AND fullName = ?', fullName.replace(old, apiName), apiName, JSON.stringify(elements), type, fullName);
  }
}

function renameConnectedApp(store, rowId, label) {
  const app = [...store.connectedApps.values()].find((one) => one.rowId === rowId);
  if (!app) return;
  inTexts(store, app.label, label);
  Object.assign(app, { label, fullName: label.replace(/\W+/g, '_') });
  store.set('ConnectedApplication', rowId, { Name: label });
}

function renameUser(store, id, [FirstName, LastName]) {
  const user = id && store.get('User', id);
  if (!user) return;
  const Name = [FirstName, LastName].filter(Boolean).join(' ');
  inTexts(store, user.Name, Name);
  store.set('User', id, { FirstName, LastName, Name, Alias: LastName.slice(0, 8).toLowerCase() });
}

/** The user name for an integration user, who has it from the beginning: logins carry it. */
export const usernameFor = (random, company) => `${random.pick(pools.user)[2]}@${company}.example`;

/** `ids` as in world.ids; names that are given (`set`, `app`, ...) stand in place of those of chance. */
export function renameAll(store, ids, random, given = {}) {
  const pick = (pool) => given[pool] ?? random.pick(pools[pool]);
  renameSet(store, ids.permissionSet, pick('set'));
  renameProfile(store, ids.profile, pick('profile'));
  const app = pick('app');
  if (ids.app?.startsWith('0H4')) renameConnectedApp(store, ids.app, app[1]);
  else renameApp(store, app);
  renameUser(store, ids.user, pick('user'));
}
