/** Changes of the app and its policies from the right state; see changes-access.mjs for what each of them says. */
import { changeApp, guide, putCertificate, removeApp } from './stand-in.mjs';

const oauthPolicies = (elements) => ({ store }) => changeApp(store, 'ExtlClntAppOauthConfigurablePolicies', elements);
const policies = (elements) => ({ store }) => changeApp(store, 'ExtlClntAppConfigurablePolicies', elements);
const settings = (elements) => ({ store }) => changeApp(store, 'ExtlClntAppGlobalOauthSettings', elements);
const scopes = (list) => ({ store }) => changeApp(store, 'ExtlClntAppOauthSettings', { commaSeparatedOauthScopes: list });

const appBullets = [
  'app.create', 'app.name', 'app.distribution', 'app.enabled', 'app.oauth', 'app.scope-api', 'app.scope-refresh', 'app.certificate', 'app.certificate-there', 'app.secret', 'app.key',
  'policy.permitted', 'policy.refresh', 'policy.ip', 'policy.start', 'policy.permission-set',
];
const appParts = ['app.name', 'app.distribution', 'app.enabled', 'app.oauth', 'app.scopes', 'app.certificate', 'app.secret', 'app.permitted', 'app.refresh', 'app.ip', 'app.start', 'app.sets', 'app.free', 'history'];

export const appChanges = {
  'app-absent': { breaks: appBullets, touches: appParts, stops: 'app', apply: ({ store }) => removeApp(store) },
  'app-without-oauth': {
    breaks: ['app.oauth', 'app.scope-api', 'app.scope-refresh', 'app.certificate', 'app.certificate-there', 'app.secret', 'app.key', 'policy.permitted', 'policy.refresh', 'policy.start', 'policy.permission-set'],
    maybe: ['policy.ip', 'app.callback'], doubt: ['app.scopes', 'app.secret-optional', 'app.permitted-users', 'app.refresh-token-policy', 'app.ip-relaxation', 'app.certificate', 'app.certificate-valid', 'app.consumer-key', 'app.callback-url'], touches: appParts, stops: 'app',
    apply({ store }) {
      removeApp(store);
      store.createExternalClientApp({ ...guide.app, contactEmail: 'ada.admin@acme.example', distributionState: 'Local' }, 'system');
    },
  },
  'app-name': { breaks: ['app.name'], touches: ['app.name'], apply: ({ store, random }) => changeApp(store, 'ExternalClientApplication', { label: random.pick(['WxCC SCV', 'Webex Contact Center', 'WxCC - SCV (new)']) }) },
  'app-packaged': { breaks: ['app.distribution'], touches: ['app.distribution'], apply: ({ store }) => changeApp(store, 'ExternalClientApplication', { distributionState: 'Packaged' }) },
  'app-disabled': { breaks: ['app.enabled'], touches: ['app.enabled'], stops: 'app', apply: policies({ isEnabled: false }) },
  'app-oauth-off': { breaks: ['app.oauth'], touches: ['app.oauth'], stops: 'app', apply: policies({ isOauthPluginEnabled: false }) },
  'scope-refresh-missing': { breaks: ['app.scope-refresh'], touches: ['app.scopes'], stops: 'scope', apply: scopes('Api') },
  'scope-api-missing': { breaks: ['app.scope-api'], touches: ['app.scopes'], stops: 'scope', apply: scopes('RefreshToken') },
  'scope-full-instead': { breaks: ['app.scope-api', 'app.scope-only'], touches: ['app.scopes'], apply: scopes('Full,RefreshToken') },
  'scope-surplus': { breaks: ['app.scope-only'], touches: ['app.scopes'], apply: (world) => scopes(`Api,RefreshToken,${world.random.pick(['Web', 'Full', 'OpenID', 'Chatter', 'Lightning'])}`)(world) },
  'certificate-other': { breaks: ['app.certificate'], touches: ['app.certificate'], stops: 'certificate', apply: ({ store, certificates }) => putCertificate(store, certificates.other.certificatePem) },
  'certificate-missing': { breaks: ['app.certificate', 'app.certificate-there'], touches: ['app.certificate'], stops: 'certificate', apply: settings({ certificate: undefined }) },
  // Whether Salesforce refuses an expired one is not known; this org takes it.
  'certificate-expired': { breaks: ['app.certificate-valid'], touches: ['app.certificate'], apply: ({ store, certificates, random }) => putCertificate(store, random.pick(certificates.expired)) },
  'certificate-not-yet-valid': { breaks: ['app.certificate-valid'], touches: ['app.certificate'], apply: ({ store, certificates }) => putCertificate(store, certificates.notYetValid) },
  'certificate-weak': { breaks: ['app.certificate', 'app.certificate-valid'], touches: ['app.certificate'], stops: 'certificate', apply: ({ store, certificates }) => putCertificate(store, certificates.weak.certificatePem) },
  'secret-required': { breaks: ['app.secret'], touches: ['app.secret'], apply: settings({ isConsumerSecretOptional: false }) },

  'policies-default': {
    breaks: ['policy.permitted', 'policy.refresh', 'policy.start', 'policy.permission-set'], touches: ['app.permitted', 'app.refresh', 'app.ip', 'app.start', 'app.sets'], stops: 'consent',
    apply({ store }) {
      oauthPolicies({ permittedUsersPolicyType: 'AllSelfAuthorized', refreshTokenPolicyType: 'SpecificLifetime', refreshTokenValidityPeriod: 365, refreshTokenValidityUnit: 'Days', ipRelaxationPolicyType: 'Enforce', commaSeparatedPermissionSet: undefined })({ store });
      policies({ startPage: 'OAuth' })({ store });
    },
  },
  'self-authorize': { breaks: ['policy.permitted'], touches: ['app.permitted'], stops: 'consent', apply: oauthPolicies({ permittedUsersPolicyType: 'AllSelfAuthorized' }) },
  'refresh-token': {
    breaks: ['policy.refresh'], touches: ['app.refresh'],
    apply: (world) => oauthPolicies(world.random.pick([
      { refreshTokenPolicyType: 'Infinite' },
      { refreshTokenPolicyType: 'SpecificLifetime', refreshTokenValidityPeriod: 30, refreshTokenValidityUnit: 'Days' },
      { refreshTokenPolicyType: 'SpecificInactivity', refreshTokenValidityPeriod: 8, refreshTokenValidityUnit: 'Hours' },
    ]))(world),
  },
  'ip-relaxed': { breaks: ['policy.ip'], touches: ['app.ip'], apply: (world) => oauthPolicies({ ipRelaxationPolicyType: world.random.pick(['Bypass', 'Bypass_2factor', 'Enforce_RelaxRefresh']) })(world) },
  'start-page': { breaks: ['policy.start'], touches: ['app.start'], apply: (world) => policies(world.random.pick([{ startPage: 'Custom', startUrl: 'https://example.com/start' }, { startPage: 'OAuth' }]))(world) },
  'app-set-missing': { breaks: ['policy.permission-set'], touches: ['app.sets'], stops: 'approval', apply: oauthPolicies({ commaSeparatedPermissionSet: undefined }) },
  'app-set-other': {
    breaks: ['policy.permission-set'], touches: ['app.sets'], stops: 'approval',
    apply({ store }) {
      // It bears the same label, and the page that selects sets shows labels.
      store.put('PermissionSet', { Name: 'IVR_Access_to_SCV_Apex_Classes_2', Label: guide.permissionSet.Label, Type: 'Regular', IsCustom: true, ...{ PermissionsApiEnabled: true } });
      oauthPolicies({ commaSeparatedPermissionSet: 'IVR_Access_to_SCV_Apex_Classes_2' })({ store });
    },
  },
  'app-set-surplus': { breaks: ['policy.permission-set'], touches: ['app.sets'], apply: oauthPolicies({ commaSeparatedPermissionSet: `${guide.permissionSet.Name},Report_Readers` }) },
  'app-profile-instead': {
    breaks: ['policy.permission-set'], touches: ['app.sets', 'profile', 'user.profile'], unsure: true, maybe: ['profile.empty'], doubt: ['app.permission-set'],
    apply: oauthPolicies({ commaSeparatedPermissionSet: undefined, commaSeparatedProfile: guide.profile }),
  },
};

for (const change of Object.values(appChanges)) change.ofApp = true;
