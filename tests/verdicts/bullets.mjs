/**
 * What the published page asks for, point by point: an id of our own and the
 * words of the page ("Configure the External Client App for Webex Contact
 * Center Salesforce Connector", version 2.10). Which checks speak of a point is
 * our own reading of the guide's titles, made without looking at the checks.
 */
export const bullets = {
  'pre.package': { text: 'The following Permission Set grants access to Apex classes used by Connects for SCV', checks: ['prerequisites.package'] },
  'pre.class': { text: 'Navigate to Apex Class Access [...] cnxscv.ServiceRouting', checks: ['prerequisites.apex-class'] },
  'pre.user-license': { text: 'User License: Salesforce Integration', checks: ['prerequisites.user-license'] },
  'pre.psl': { text: 'Assign the Permission Set License Salesforce API Integration', checks: ['prerequisites.permission-set-license', 'user.permission-set-license'] },

  'ps.create': { text: 'Create a Permission Set for the SCV Integration User', checks: ['permission-set.exists'] },
  'ps.license': { text: 'License: None', checks: ['permission-set.license'] },
  'ps.activation': { text: 'The following Permission Set grants access', checks: ['permission-set.session-activation'] },
  'ps.class': { text: 'Click on Edit button and add the following Apex classes: cnxscv.ServiceRouting', checks: ['permission-set.apex-class'] },
  'ps.apex-rest': { text: 'Apex REST Services', checks: ['permission-set.apex-rest'] },
  'ps.api-enabled': { text: 'API Enabled', checks: ['permission-set.api-enabled'] },
  'ps.minimum': { text: 'describes the minimum required permissions for the Contact Center / IVR integration to work', checks: ['permission-set.nothing-else'] },

  'profile.create': { text: 'Enter a new Profile Name, for example: SCV Integration', checks: ['profile.exists'] },
  'profile.clone': { text: 'This is a clone from the Minimum Access - API Only Integrations profile', checks: ['profile.license'] },
  'profile.api-enabled': { text: 'Make sure the following Permissions are enabled: API Enabled', checks: ['profile.api-enabled'] },
  'profile.api-only': { text: 'Make sure the following Permissions are enabled: Api Only User', checks: ['profile.api-only'] },
  'profile.empty': { text: 'Verify that your profile has all permissions removed from the profile itself', checks: ['profile.nothing-else'] },

  'user.create': { text: 'Create a User: SCV Integration User', checks: ['user.exists'] },
  'user.active': { text: 'Create a User: SCV Integration User (who can log in)', checks: ['user.active', 'user.not-frozen'] },
  'user.license': { text: 'User License: Salesforce Integration', checks: ['user.license'] },
  'user.profile': { text: 'Profile: select the profile created in the previous step', checks: ['user.profile'] },
  'user.psl': { text: 'Assign the Permission Set License Salesforce API Integration', checks: ['user.permission-set-license'] },
  'user.permission-set': { text: 'Assign the Permission Set created before ("IVR Access to SCV Apex Classes")', checks: ['user.assignment'] },
  'user.no-license': { text: 'No Salesforce Service Cloud Voice license or b+s Connects for SCV license is required for the SCV Integration User', checks: ['user.no-paid-license'] },
  'user.minimum': { text: 'describes the minimum required permissions for the Contact Center / IVR integration to work', checks: ['user.no-any-api-client'] },

  'app.create': { text: 'Click on New External Client App button; API Name: WxCC_SCV', checks: ['app.exists'] },
  'app.name': { text: 'External Client App Name: WxCC - SCV', checks: ['app.name'] },
  'app.contact': { text: 'Contact Email: < your email >', checks: ['app.contact-email'] },
  'app.distribution': { text: 'Distribution State: select Local', checks: ['app.distribution'] },
  'app.enabled': { text: 'Configure the Salesforce External Client App that is used by Cisco Webex Contact Center', checks: ['app.enabled'] },
  'app.oauth': { text: 'Select: Enable OAuth', checks: ['app.oauth'] },
  'app.scope-api': { text: 'Select OAuth scopes: Manage user data via APIs (api)', checks: ['app.scopes'] },
  'app.scope-refresh': { text: 'Select OAuth scopes: Perform requests at any time (refresh_token, offline_access)', checks: ['app.scopes'] },
  'app.scope-only': { text: 'Select OAuth scopes (these two)', checks: ['app.scopes'] },
  'app.certificate': { text: 'Select: Enable JWT Bearer Flow; upload the server.crt file that contains your digital certificate', checks: ['app.certificate'] },
  'app.certificate-there': { text: 'Click Upload Files and upload the server.crt file', checks: ['app.certificate', 'app.certificate-valid'] },
  'app.certificate-valid': { text: 'Make sure you regularly rotate your Private Key and Certificate to keep your integrations secure', checks: ['app.certificate-valid'] },
  'app.callback': { text: 'App Settings (the page names no callback URL; only an app without OAuth has none)', checks: ['app.callback-url'] },
  'app.secret': { text: 'Uncheck the Require secret for the Web Server Flow option', checks: ['app.secret-optional'] },
  'app.key': { text: 'Click Copy and save the Consumer Key', checks: ['app.consumer-key'] },

  'policy.permitted': { text: 'Permitted Users: select Admin approved users are pre-authorized', checks: ['app.permitted-users'] },
  'policy.refresh': { text: 'Refresh Token Policy: select Immediately expire refresh token', checks: ['app.refresh-token-policy'] },
  'policy.ip': { text: 'IP Relaxation: select Enforce IP restrictions', checks: ['app.ip-relaxation'] },
  'policy.start': { text: 'Start Page: none', checks: ['app.start-page'] },
  'policy.permission-set': { text: 'Select Permission Sets: Assign the Permission Set created before', checks: ['app.permission-set'] },

  // What the page takes for granted: that the running user may do it.
  'right.sets': { text: 'From Setup, navigate to Users | Permission Sets; click on New button', checks: ['prerequisites.rights-permission-sets'] },
  'right.users': { text: 'From Setup, navigate to Users | Users; click on New User button', checks: ['prerequisites.rights-users'] },
  'right.apps': { text: 'From Setup, navigate to Apps | External Client Apps; click on New External Client App button', checks: ['prerequisites.rights-apps'] },
  'right.metadata': { text: 'External Client App (its settings, read by API)', checks: ['prerequisites.rights-metadata'] },
};

/** Judged by the history of logins, not by a point of the page. */
export const proof = 'proof.login-seen';

/** Checks of what the page leaves free: nothing that an org holds makes them differ. */
export const free = ['permission-set.label'];

/** The points that a check speaks of; undefined for a check that this table does not know. */
export function bulletsOf(check) {
  const known = Object.entries(bullets).filter(([, { checks }]) => checks.includes(check)).map(([id]) => id);
  return known.length || free.includes(check) ? known : undefined;
}
