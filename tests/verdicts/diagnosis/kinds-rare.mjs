/** Changes that only named orgs have; see kinds-outage.mjs for what each of them says. */
import { guide, changeApp, classId, putCertificate } from '../stand-in.mjs';
import { at } from './kinds-outage.mjs';

const minutes = 60_000;
const oauthPolicies = (store, elements) => changeApp(store, 'ExtlClntAppOauthConfigurablePolicies', elements);
const wholeApp = ['app.enabled', 'app.oauth', 'app.scopes', 'app.certificate', 'app.secret', 'app.permitted', 'app.refresh', 'app.ip', 'app.start', 'app.sets', 'app.free'];

export const rareKinds = {
  // All is right by now; what rules is what was before.
  'too-early': {
    ofApp: true, blocks: 'too-early', at: 'consent', touches: wholeApp,
    apply({ store, changed }) {
      at(store, changed - 60 * minutes, () => oauthPolicies(store, { permittedUsersPolicyType: 'AllSelfAuthorized' }));
      store.propagationMs = 30 * minutes;
      store.appHistory.clear();
      oauthPolicies(store, { permittedUsersPolicyType: 'AdminApprovedPreAuthorized' });
    },
  },
  // The other side has the consumer key of another app of this org.
  'other-side-other-app': {
    outside: true, blocks: 'consumer-key-other', at: 'certificate', seenWith: 'later', alike: ['certificate-other'], touches: [],
    apply({ store, otherSide }) { otherSide.consumerKey = store.consumer('Nightly_Export').key; },
  },
  'other-side-line-end': { outside: true, blocks: 'consumer-key-other', at: 'client', seenWith: 'later', alike: ['refused-unknown'], touches: [], apply({ otherSide }) { otherSide.consumerKey += '\n'; } },
  'general-hosts-closed': { outside: true, blocks: 'other-side-host', at: 'host', seenWith: 'never', alike: ['general-host-closed'], touches: [], apply({ store, otherSide }) { store.generalHosts = 'app_not_found'; otherSide.host = 'general'; } },
  'general-hosts-closed-unused': { may: ['general-host-closed'], touches: [], apply({ store }) { store.generalHosts = 'app_not_found'; } },
  // The app has the new certificate, and Webex still signs with the old key (`wasOther` of the plan).
  'rotated-here-only': { ofApp: true, blocks: 'certificate-other', at: 'certificate', alike: ['certificate-changed'], may: ['certificate-changed'], touches: ['app.certificate'], apply: ({ store, certificates }) => putCertificate(store, certificates.held) },
  // What the assertion says of its end is over when it arrives.
  'other-side-clock': { outside: true, blocks: 'refused-unknown', at: 'unknown', seenWith: 'later', touches: [], apply({ otherSide }) { otherSide.clockOff = -600; } },
  // All rows name the host of before the rename: the old ones rightly, those since by what Salesforce leads on.
  'logins-through-old-domain': { after: true, touches: [], apply({ store }) { store.db.prepare('UPDATE LoginHistory SET LoginUrl = ?').run('acme-holding.my.salesforce.com'); } },
  // Taken away and installed again: the class has another id, and what granted the old one grants nothing.
  'package-installed-again': {
    blocks: 'class-access-missing', at: 'class', alike: ['set-missing', 'class-missing'], lenient: ['permissionSet'], touches: [],
    apply({ store }) {
      const { Id, CreatedDate, CreatedById, LastModifiedDate, LastModifiedById, SystemModstamp, ...row } = store.get('ApexClass', classId(store, guide.apexClass));
      store.db.prepare('DELETE FROM SetupEntityAccess WHERE SetupEntityId = ?').run(Id);
      store.db.prepare('DELETE FROM ApexClass WHERE Id = ?').run(Id);
      store.put('ApexClass', row);
    },
  },
};

for (const kind of Object.values(rareKinds)) kind.rare = true;
