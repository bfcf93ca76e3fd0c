/**
 * Orgs to start from. `complete` holds everything the guide asks for; each
 * `wrong:<fact>` is `complete` with one fact changed, so that a check can be
 * asked whether it sees that one and none else.
 */
import { makePair } from './certificates.mjs';
import { removePackage } from './seed.mjs';

export const guide = {
  permissionSet: { Name: 'IVR_Access_to_SCV_Apex_Classes', Label: 'IVR Access to SCV Apex Classes' },
  apexClass: { NamespacePrefix: 'cnxscv', Name: 'ServiceRouting' },
  app: { label: 'WxCC - SCV', apiName: 'WxCC_SCV' },
  callbackUrl: 'http://localhost:1717/OauthRedirect',
  scopes: ['Api', 'RefreshToken'],
};

const { apiName } = guide.app;

const guideSet = (store) => store.find('PermissionSet', { Name: guide.permissionSet.Name })[0].Id;
const classId = (store, filter) => store.find('ApexClass', filter)[0].Id;
const link = (store, filter) => store.find('SetupEntityAccess', { ParentId: guideSet(store), ...filter })[0].Id;

/** Writes the guide's permission set; `changes` replace single fields of it. */
function makePermissionSet(store, changes = {}) {
  const id = store.insert('PermissionSet', { ...guide.permissionSet, PermissionsApiEnabled: true, PermissionsApexRestServices: true, ...changes }, 'system');
  store.insert('SetupEntityAccess', { ParentId: id, SetupEntityId: classId(store, guide.apexClass) }, 'system');
  return id;
}

function complete(store, { certificatePem, setChanges, assign = true }) {
  const permissionSet = makePermissionSet(store, setChanges);
  if (assign) store.insert('PermissionSetAssignment', { AssigneeId: store.integrationUserId, PermissionSetId: permissionSet }, 'system');
  if (!certificatePem) {
    store.keyPair = makePair();
    certificatePem = store.keyPair.certificatePem;
  }
  store.createExternalClientApp({
    ...guide.app, contactEmail: store.get('User', store.adminId).Email, distributionState: 'Local',
    oauth: { callbackUrl: guide.callbackUrl, scopes: guide.scopes, certificatePem, isConsumerSecretOptional: true },
  }, 'system');
  change(store, 'ExtlClntAppOauthConfigurablePolicies', {
    permittedUsersPolicyType: 'AdminApprovedPreAuthorized', refreshTokenPolicyType: 'Zero', refreshTokenValidityPeriod: undefined, refreshTokenValidityUnit: undefined,
    ipRelaxationPolicyType: 'Enforce', commaSeparatedPermissionSet: guide.permissionSet.Name,
  });
  change(store, 'ExtlClntAppConfigurablePolicies', { startPage: 'None' });
}

/** Changes elements of one of the app's components and keeps the others. */
function change(store, type, elements, app = apiName) {
  for (const { fullName } of store.listMetadata(type)) {
    const body = store.readMetadata(type, fullName);
    if (type !== 'ExternalClientApplication' && body.externalClientApplication !== app) continue;
    if (type === 'ExternalClientApplication' && fullName !== app) continue;
    store.upsertMetadata(type, fullName, { ...body, ...elements }, 'system');
  }
}

/** One wrong fact each: a change after `complete`, or `set` for what can only be wrong from the beginning. */
const changes = {
  'permission-set-license': { set: (store) => ({ LicenseId: store.find('UserLicense', { Name: 'Salesforce Integration' })[0].Id }) },
  'permission-set-session-activation': { set: () => ({ HasActivationRequired: true }) },
  'class-access-missing': (store) => store.remove('SetupEntityAccess', link(store, { SetupEntityType: 'ApexClass' }), 'system'),
  'class-access-surplus': (store) => store.insert('SetupEntityAccess', { ParentId: guideSet(store), SetupEntityId: classId(store, { Name: 'InvoiceNumbers' }) }, 'system'),
  'apex-rest-services-off': (store) => store.update('PermissionSet', guideSet(store), { PermissionsApexRestServices: false }, 'system'),
  'api-enabled-off': (store) => store.update('PermissionSet', guideSet(store), { PermissionsApiEnabled: false }, 'system'),
  'surplus-system-permission': (store) => store.update('PermissionSet', guideSet(store), { PermissionsViewAllData: true }, 'system'),
  'surplus-object-permission': (store) => store.insert('ObjectPermissions', { ParentId: guideSet(store), SobjectType: 'Account', PermissionsRead: true }, 'system'),
  'distribution-packaged': (store) => change(store, 'ExternalClientApplication', { distributionState: 'Packaged' }),
  'contact-email': (store) => change(store, 'ExternalClientApplication', { contactEmail: 'somebody.else@acme.example' }),
  'callback-url': (store) => change(store, 'ExtlClntAppGlobalOauthSettings', { callbackUrl: 'https://example.com/callback' }),
  'scope-missing': (store) => change(store, 'ExtlClntAppOauthSettings', { commaSeparatedOauthScopes: 'Api' }),
  'scope-surplus': (store) => change(store, 'ExtlClntAppOauthSettings', { commaSeparatedOauthScopes: 'Api,RefreshToken,Web' }),
  'certificate-other': (store) => change(store, 'ExtlClntAppGlobalOauthSettings', { certificate: makePair().certificatePem }),
  'certificate-missing': (store) => change(store, 'ExtlClntAppGlobalOauthSettings', { certificate: undefined }),
  'certificate-expired': (store) => {
    store.keyPair = makePair({ days: -1 });
    change(store, 'ExtlClntAppGlobalOauthSettings', { certificate: store.keyPair.certificatePem });
  },
  'secret-required': (store) => change(store, 'ExtlClntAppGlobalOauthSettings', { isConsumerSecretOptional: false }),
  'self-authorize': (store) => change(store, 'ExtlClntAppOauthConfigurablePolicies', { permittedUsersPolicyType: 'AllSelfAuthorized' }),
  'refresh-token-infinite': (store) => change(store, 'ExtlClntAppOauthConfigurablePolicies', { refreshTokenPolicyType: 'Infinite' }),
  'ip-bypass': (store) => change(store, 'ExtlClntAppOauthConfigurablePolicies', { ipRelaxationPolicyType: 'Bypass' }),
  'start-page': (store) => change(store, 'ExtlClntAppConfigurablePolicies', { startPage: 'Custom', startUrl: 'https://example.com/start' }),
  'app-permission-set-missing': (store) => change(store, 'ExtlClntAppOauthConfigurablePolicies', { commaSeparatedPermissionSet: undefined }),
  'app-permission-set-surplus': (store) => change(store, 'ExtlClntAppOauthConfigurablePolicies', { commaSeparatedPermissionSet: `${guide.permissionSet.Name},Report_Readers` }),
  'assignment-missing': { assign: false },
  'assignment-expired': (store) => {
    const [row] = store.find('PermissionSetAssignment', { PermissionSetId: guideSet(store) });
    store.set('PermissionSetAssignment', row.Id, { ExpirationDate: '2024-01-31T23:00:00.000+0000', IsActive: false });
  },
  'app-disabled': (store) => change(store, 'ExtlClntAppConfigurablePolicies', { isEnabled: false }),
  'oauth-plugin-disabled': (store) => change(store, 'ExtlClntAppConfigurablePolicies', { isOauthPluginEnabled: false }),
};

/** The names behind `wrong:`. */
export const wrongFacts = Object.keys(changes);

const scenarios = {
  empty() {},
  complete,
  sandbox() {},
  'no-package': (store) => removePackage(store),
  'no-seats'(store) {
    const [license] = store.find('UserLicense', { Name: 'Salesforce Integration' });
    store.set('UserLicense', license.Id, { TotalLicenses: license.UsedLicenses });
  },
  'few-rights'(store) {
    const [profile] = store.find('Profile', { Name: 'System Administrator' });
    store.update('Profile', profile.Id, { PermissionsExternalClientAppDeveloper: false, PermissionsManageProfilesPermissionsets: false }, 'system');
  },
  'session-expired'(store) {
    store.apiSessionsEnded = true;
  },
  'name-taken'(store) {
    store.createExternalClientApp({
      label: 'Webex Trial', apiName, contactEmail: 'it@acme.example', distributionState: 'Local',
      oauth: { callbackUrl: 'https://trial.acme.example/callback', scopes: ['Api', 'Full'] },
    }, 'system');
  },
};

export const scenarioNames = [...Object.keys(scenarios), ...wrongFacts.map((fact) => `wrong:${fact}`)];

export async function applyScenario(store, name, { certificatePem } = {}) {
  if (name.startsWith('wrong:') && Object.hasOwn(changes, name.slice(6))) {
    const wrong = changes[name.slice(6)];
    const early = typeof wrong === 'function' ? {} : { setChanges: wrong.set?.(store), assign: wrong.assign };
    complete(store, { certificatePem, ...early });
    if (typeof wrong === 'function') wrong(store);
    return;
  }
  if (!Object.hasOwn(scenarios, name)) throw new Error(`There is no scenario "${name}". Known: ${scenarioNames.join(', ')}`);
  scenarios[name](store, { certificatePem });
}
