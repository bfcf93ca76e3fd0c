/** The files of an app as a project in source form holds them, for the clients that deploy projects. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pair, version } from '../clients.mjs';

export const app = 'Judged_App';
const label = 'Judged App';
const owner = `<externalClientApplication>${app}</externalClientApplication>`;

/** Type -> [folder, file, body]: the permission set that the policy names, and the five types of the app. */
export const appFiles = {
  PermissionSet: ['permissionsets', 'Judged_Set.permissionset', '<classAccesses><apexClass>cnxscv__ServiceRouting</apexClass><enabled>true</enabled></classAccesses><label>Judged Set</label><userPermissions><enabled>true</enabled><name>ApiEnabled</name></userPermissions>'],
  ExternalClientApplication: ['externalClientApps', `${app}.eca`, `<contactEmail>it@acme.example</contactEmail><distributionState>Local</distributionState><isProtected>false</isProtected><label>${label}</label>`],
  ExtlClntAppOauthSettings: ['extlClntAppOauthSettings', `${app}_oauth.ecaOauth`, `<commaSeparatedOauthScopes>Api,RefreshToken</commaSeparatedOauthScopes>${owner}<label>${label}</label>`],
  ExtlClntAppGlobalOauthSettings: ['extlClntAppGlobalOauthSets', `${app}_glbl.ecaGlblOauth`, `<callbackUrl>http://localhost:1717/OauthRedirect</callbackUrl><certificate>${pair.certificatePem}</certificate>${owner}<isConsumerSecretOptional>true</isConsumerSecretOptional><label>${label}</label>`],
  ExtlClntAppOauthConfigurablePolicies: ['extlClntAppOauthPolicies', `${app}_own.ecaOauthPlcy`, `<commaSeparatedPermissionSet>Judged_Set</commaSeparatedPermissionSet>${owner}<ipRelaxationPolicyType>Enforce</ipRelaxationPolicyType><isClientCredentialsFlowEnabled>false</isClientCredentialsFlowEnabled><isGuestCodeCredFlowEnabled>false</isGuestCodeCredFlowEnabled><isTokenExchangeFlowEnabled>false</isTokenExchangeFlowEnabled><label>${label}</label><permittedUsersPolicyType>AdminApprovedPreAuthorized</permittedUsersPolicyType><refreshTokenPolicyType>Zero</refreshTokenPolicyType>`],
  ExtlClntAppConfigurablePolicies: ['extlClntAppPolicies', `${app}_own.ecaPlcy`, `${owner}<isEnabled>true</isEnabled><isOauthPluginEnabled>true</isOauthPluginEnabled><label>${label}</label><startPage>None</startPage>`],
};

const document = (type, body) => `<?xml version="1.0" encoding="UTF-8"?>\n<${type} xmlns="http://soap.sforce.com/2006/04/metadata">\n${body}\n</${type}>\n`;

/** The body of one type with a change, for `changes` below. */
export const changed = (type, change) => [...appFiles[type].slice(0, 2), change(appFiles[type][2])];

/** A folder in source form with the app's files; `changes` replaces the entries of types, null leaves one out. */
export function writeProject(parent, changes = {}) {
  const folder = mkdtempSync(join(parent, 'project-'));
  writeFileSync(join(folder, 'sfdx-project.json'), JSON.stringify({ packageDirectories: [{ path: 'app', default: true }], sourceApiVersion: version }));
  for (const [type, entry] of Object.entries({ ...appFiles, ...changes })) {
    if (!entry) continue;
    const [under, name, body] = entry;
    mkdirSync(join(folder, 'app', under), { recursive: true });
    writeFileSync(join(folder, 'app', under, `${name}-meta.xml`), document(type, body));
  }
  return folder;
}

/** The files of a package for the file-based calls: package.xml beside the folders. */
export function packageFiles(changes = {}) {
  const given = Object.entries({ ...appFiles, ...changes }).filter(([, entry]) => entry);
  const types = given.map(([type, [, name]]) => `<types><members>${name.replace(/\.\w+$/, '')}</members><name>${type}</name></types>`);
  return { ...Object.fromEntries(given.map(([type, [folder, name, body]]) => [`${folder}/${name}`, document(type, body)])), 'package.xml': document('Package', `${types.join('')}<version>${version}</version>`) };
}
