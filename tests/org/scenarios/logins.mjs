/**
 * Complete orgs whose login history says something else than "Webex was let in
 * since the app's last change": whose login it was, of which kind and how old,
 * why it was refused, and at which host.
 */
import { addConnectedApp } from '../rules/connected-apps.mjs';
import { setLoginLimits } from '../rules/login-limits.mjs';
import { makePair } from '../certificates.mjs';
import { stamp } from '../soql/soql-dates.mjs';
import { assignLicense, assignPermissionSet, changeApp, complete, guide, guideProfile, makeUser, recordLogin } from './complete.mjs';

const longName = 'Webex Contact Center and Service Cloud Voice, the one of our own company';
const day = 86_400;
const nobody = () => {};
const office = { startAddress: '192.0.2.0', endAddress: '192.0.2.255', description: 'Office' };

/** The app and all of its components as somebody left them so many days ago. */
function leaveAlone(store, days) {
  const time = stamp(store.clock() - days * day * 1000);
  store.db.prepare('UPDATE metadata SET createdDate = ?, lastModifiedDate = ?').run(time, time);
}

/** Logins of another integration that works with the same user, a minute between each. */
function otherLogins(store, count, after) {
  for (let index = 0; index < count; index += 1) recordLogin(store, { application: 'Nightly Export', after: after - index * 60 });
}

/** Webex's login of yesterday, through an app that nobody changed since. */
function yesterday(store) {
  leaveAlone(store, 200);
  recordLogin(store, { after: -day });
}

/** A row for an attempt that ended before Salesforce knew which app was meant. */
const beforeTheApp = (store, status, after) => recordLogin(store, { status, after, application: null });

/** `logins` stands in place of the one login of a complete org, `change` comes after it. */
export const loginScenarios = {
  'same-label-app': {
    logins(store) {
      store.createExternalClientApp({
        label: guide.app.label, apiName: 'WxCC_SCV_Trial', contactEmail: 'it@acme.example', distributionState: 'Local',
        oauth: { callbackUrl: guide.callbackUrl, scopes: guide.scopes, certificatePem: makePair().certificatePem },
      }, 'system');
      recordLogin(store);
    },
  },
  'same-label-connected-app': {
    logins(store) {
      addConnectedApp(store, { label: guide.app.label, scopes: guide.scopes, certificatePem: makePair().certificatePem, permissionSets: [] });
      recordLogin(store);
    },
  },
  old: {
    logins(store) {
      leaveAlone(store, 200);
      recordLogin(store, { after: -140 * day });
    },
  },
  // More than one answer holds, and Webex's is among those that are left.
  'behind-others': {
    logins(store) {
      leaveAlone(store, 200);
      otherLogins(store, 2_600, -60);
      recordLogin(store, { after: -100 * day });
    },
  },
  // More than anybody reads.
  'behind-too-many': {
    logins(store) {
      leaveAlone(store, 200);
      otherLogins(store, 9_000, -60);
      recordLogin(store, { after: -100 * day });
    },
  },
  // Many in the same second, as a client does that logs in for each request.
  'in-one-second': {
    logins(store) {
      leaveAlone(store, 200);
      for (let index = 0; index < 450; index += 1) recordLogin(store, { application: 'Nightly Export', after: -60 });
      recordLogin(store, { after: -day });
    },
  },
  // Longer than the history's column.
  'long-name': {
    logins(store) {
      changeApp(store, 'ExternalClientApplication', { label: longName });
      recordLogin(store, { application: longName });
    },
  },
  'by-consent': { logins: (store) => recordLogin(store, { subType: 'oauthcode' }) },
  'by-password': { logins: (store) => recordLogin(store, { type: 'Other Apex API' }) },
  'from-a-browser': { logins: (store) => recordLogin(store, { browser: 'Chrome 143', source: '203.0.113.7', url: 'acme.my.salesforce.com' }) },
  'at-my-domain': { logins: (store) => recordLogin(store, { url: 'acme.my.salesforce.com' }) },
  'refused-before-the-app': {
    logins(store) {
      recordLogin(store);
      beforeTheApp(store, 'Missing Consumer Key Parameter', 60);
    },
  },
  'consumer-deleted': {
    logins(store) {
      recordLogin(store);
      beforeTheApp(store, 'Failed: Consumer Deleted', 60);
    },
  },
  'signature-invalid': { logins: (store) => recordLogin(store, { status: 'Failed: Signature Invalid' }) },
  'org-locked': { logins: (store) => recordLogin(store, { status: 'Organization locked' }) },
  'password-lockout': { logins: (store) => recordLogin(store, { status: 'Password lockout' }) },
  'package-missing': { logins: (store) => recordLogin(store, { status: 'Package for this consumer is not installed in your organization' }) },
  'in-no-known-words': { logins: (store) => recordLogin(store, { status: 'Moon phase' }) },
  'from-outside-the-ranges': {
    logins: (store) => recordLogin(store, { status: 'Restricted IP' }),
    change: (store) => setLoginLimits(store, guideProfile(store), { loginIpRanges: [office] }, 'system'),
  },
  'outside-the-hours': {
    logins: (store) => recordLogin(store, { status: 'Restricted time' }),
    change: (store) => setLoginLimits(store, guideProfile(store), { loginHours: { mondayStart: '480', mondayEnd: '1020', sundayStart: '0', sundayEnd: '0' } }, 'system'),
  },
  // The ranges of the profile let Webex in: it is kept out by something else.
  'from-inside-the-ranges': {
    logins: (store) => recordLogin(store, { status: 'Restricted IP' }),
    change: (store) => setLoginLimits(store, guideProfile(store), { loginIpRanges: [{ startAddress: '198.51.100.0', endAddress: '198.51.100.255' }] }, 'system'),
  },
  // The profile was changed after the login, which was granted.
  'ranges-set-since': {
    logins: yesterday,
    change: (store) => setLoginLimits(store, guideProfile(store), { loginIpRanges: [office] }, 'system'),
  },
  'hours-set-since': {
    logins: yesterday,
    change: (store) => setLoginLimits(store, guideProfile(store), { loginHours: { mondayStart: '480', mondayEnd: '1020' } }, 'system'),
  },
  'open-limits-set-since': {
    logins: yesterday,
    change: (store) => setLoginLimits(store, guideProfile(store), {
      loginIpRanges: [{ startAddress: '198.51.100.0', endAddress: '198.51.100.255' }], loginHours: { mondayStart: '0', mondayEnd: '1440' },
    }, 'system'),
  },
  'profile-changed-since': {
    logins: yesterday,
    change: (store) => store.update('Profile', guideProfile(store), { Description: 'For calls' }, 'system'),
  },
  // Two users fit, and Webex uses one of them.
  'two-users': {
    change(store) {
      const first = store.integrationUserId;
      const second = makeUser(store, { Username: 'scv.integration.old@acme.example', LastName: 'Old', Alias: 'scvold' });
      assignLicense(store);
      assignPermissionSet(store);
      recordLogin(store, { userId: second, after: -40 * day });
      store.integrationUserId = first;
    },
  },
  // As two-users, and nobody has logged in as either.
  'two-new-users': {
    logins: nobody,
    change(store) {
      const first = store.integrationUserId;
      makeUser(store, { Username: 'scv.integration.old@acme.example', LastName: 'Old', Alias: 'scvold' });
      assignLicense(store);
      assignPermissionSet(store);
      store.integrationUserId = first;
    },
  },
  // The general hosts do not know the org's external client apps.
  'general-hosts-closed': {
    logins: nobody,
    change(store) {
      store.generalHosts = 'app_not_found';
    },
  },
  // As in a government cloud: they know nothing of its users.
  'general-hosts-know-nobody': {
    logins: nobody,
    change(store) {
      store.generalHosts = 'not approved';
    },
  },
  // The org does not take its own My Domain as audience.
  'own-audience-refused': {
    logins: nobody,
    change(store) {
      store.ownAudience = 'refused';
    },
  },
};

export function makeLoginScenario(store, name, options) {
  const { logins, change = nobody } = loginScenarios[name];
  complete(store, { ...options, ...(logins ? { logins } : {}) });
  change(store);
}
