/** Twenty orgs after what people reported in public; `words` is what is to be mended first, or that nothing is. */
import { guide } from '../../stand-in.mjs';

const used = { earlier: 2, later: 2 };

/** Somebody began with an External Client App beside the connected app that serves. */
function beginAnew({ store, certificates }) {
  store.createExternalClientApp({ label: guide.app.label, apiName: 'WxCC_SCV', contactEmail: 'it@acme.example', distributionState: 'Local', oauth: { callbackUrl: guide.callbackUrl, scopes: ['Api'], certificatePem: certificates.other.certificatePem } }, 'system');
}

export const reports = [
  { id: 'report-general-host', words: 'login.salesforce.com does not know the app; Webex asks there', plan: { changes: ['general-hosts-closed'], earlier: 0, later: 2, mustFirst: ['other-side-host', 'general-host-closed', null] } },
  { id: 'report-my-domain', words: 'Nothing: it works at My Domain, though the general host knows nothing of it', plan: { changes: ['general-hosts-closed-unused'], ...used, host: 'mydomain' } },
  { id: 'report-mfa-profile', words: 'The profile asks for high assurance: the login is granted, each call is "invalid session"', plan: { changes: ['profile-high-assurance'], ...used, pasted: true } },
  { id: 'report-approved-only', words: 'The org lets in approved apps alone', plan: { changes: ['approved-apps-only'], ...used } },
  { id: 'report-license-taken', words: 'Nothing yet; the permission set license was taken from the user', plan: { changes: ['user-psl-missing'], ...used, renamed: true } },
  { id: 'report-class-lost', words: 'A deployment of the permission set took the class away', plan: { changes: ['class-missing'], ...used, renamed: true, pasted: true } },
  { id: 'report-clean-up', words: 'A job that cleans up made the user inactive', plan: { changes: ['user-inactive'], ...used, renamed: true } },
  { id: 'report-line-end', words: 'A line end is behind the consumer key in Webex', plan: { changes: ['other-side-line-end'], earlier: 0, later: 2, sheet: true } },
  { id: 'report-package-again', words: 'The package was installed again; the permission set still names the old class', plan: { changes: ['package-installed-again'], ...used } },
  { id: 'report-two-apps', words: 'Nothing; of two apps the other one is a trial', plan: { candidates: ['app-like-it'], ...used, renamed: true } },
  { id: 'report-older-app', words: 'Nothing; it is a connected app', plan: { older: true, renamed: true, ...used, tellsUser: false } },
  { id: 'report-older-and-new', words: 'Nothing; the connected app serves, and a new app is not finished', plan: { older: true, make: beginAnew, ...used } },
  { id: 'report-scopes-tidied', words: 'Somebody took the scope refresh_token away because none is used', plan: { changes: ['scope-refresh-missing'], ...used, renamed: true } },
  { id: 'report-rotated-here', words: 'The certificate was rotated here, the key at Webex was not', plan: { wasOther: true, changes: ['rotated-here-only'], ...used, sheet: false } },
  { id: 'report-user-renamed', words: 'The user name was changed', plan: { changes: ['username-other'], ...used } },
  { id: 'report-office-alone', words: 'Nothing: the ranges let Webex in, only the test from here is refused', plan: { around: ['login-ranges-let-webex-in'], ...used, test: true } },
  { id: 'report-sandbox-audience', words: 'The audience is that of production, the org a sandbox', plan: { changes: ['other-side-audience'], around: ['sandbox'], earlier: 0, later: 2 } },
  { id: 'report-muted', words: 'The group mutes Apex REST Services', plan: { changes: ['group-muted'], ...used, pasted: true } },
  { id: 'report-migration', words: 'Nothing keeps it out; the user may change everything since a migration', plan: { changes: ['user-too-powerful'], ...used, renamed: true } },
  { id: 'report-second-door', words: 'Nothing keeps it out; the app lets in by a second flow', plan: { changes: ['other-flow', 'others-hold-app'], ...used } },
];
