/**
 * Orgs in which all of the guide is right, although it looks otherwise than in
 * most: the login works in each of them, and nothing is to be mended.
 */
import { renew } from '../certificates.mjs';
import { stamp } from '../soql/soql-dates.mjs';
import { changeApp, complete, guide, guideSet, putCertificate, putGroup } from './complete.mjs';
import { makeLarge } from './large.mjs';

/** The app's certificate is another one of the key that certificatePem is of; it is not made here without that key. */
function renewed(days) {
  return (store, { certificatePem, privateKeyPem, ...options }) => {
    if (certificatePem && !privateKeyPem) throw new Error('A certificate is renewed with its private key, which was not given');
    complete(store, options);
    const key = privateKeyPem ?? store.keyPair.privateKeyPem;
    putCertificate(store, { privateKeyPem: key, certificatePem: renew(key, { days }) });
  };
}

const inDays = (store, days) => stamp(store.clock() + days * 86_400_000);

/** The integration user's assignment of the permission set. */
const assignment = (store) => store.find('PermissionSetAssignment', { AssigneeId: store.integrationUserId, PermissionSetId: guideSet(store) })[0].Id;

const packageLicense = (store) => store.find('PackageLicense', { NamespacePrefix: 'cnxscv' })[0].Id;

/** A complete org with a change after it. */
const changed = (change) => (store, options) => {
  complete(store, options);
  change(store);
};

/** A group of the permission set's own name grants more, and comes first in every answer: answers have no order of their own. */
function groupOfSameName(store) {
  const { sum } = putGroup(store, { set: guideSet(store), DeveloperName: guide.permissionSet.Name, MasterLabel: 'All of the contact center' });
  store.set('PermissionSet', sum, { PermissionsViewAllData: true });
  store.db.prepare('UPDATE PermissionSet SET rowid = -1 WHERE Id = ?').run(sum);
}

/** The permission "Use Any API Client", through an assignment that is over. */
function anyApiClientOver(store) {
  store.features.add('ApiAccessControl');
  const id = store.insert('PermissionSet', { Name: 'Any_Client', Label: 'Any client', PermissionsUseAnyApiClient: true }, 'system');
  store.put('PermissionSetAssignment', { AssigneeId: store.integrationUserId, PermissionSetId: id, IsActive: true, ExpirationDate: '2024-01-31T23:00:00.000+0000' });
}

export const right = {
  'certificate-renewed': renewed(300),
  'certificate-ends-soon': renewed(30),
  'package-trial': changed((store) => store.set('PackageLicense', packageLicense(store), { Status: 'Trial', ExpirationDate: inDays(store, 200) })),
  'package-trial-ends-soon': changed((store) => store.set('PackageLicense', packageLicense(store), { Status: 'Trial', ExpirationDate: inDays(store, 19.5) })),
  'package-free': changed((store) => store.set('PackageLicense', packageLicense(store), { Status: 'Free' })),
  'group-of-same-name': changed(groupOfSameName),
  'assignment-ends-soon': changed((store) => store.set('PermissionSetAssignment', assignment(store), { ExpirationDate: inDays(store, 9.5) })),
  'assignment-ends-later': changed((store) => store.set('PermissionSetAssignment', assignment(store), { ExpirationDate: inDays(store, 200) })),
  'permission-set-license-ends-soon': changed((store) => store.set('PermissionSetLicense', store.find('PermissionSetLicense', { DeveloperName: guide.permissionSetLicense })[0].Id, { ExpirationDate: inDays(store, 20).slice(0, 10) })),
  'invoice-license': changed((store) => store.insert('PermissionSetLicenseAssign', { AssigneeId: store.integrationUserId, PermissionSetLicenseId: store.find('PermissionSetLicense', { DeveloperName: 'InvoiceManagementPsl' })[0].Id }, 'system')),
  'own-contact': changed((store) => changeApp(store, 'ExternalClientApplication', { contactEmail: 'voice-team@partner.example' })),
  'own-callback': changed((store) => changeApp(store, 'ExtlClntAppGlobalOauthSettings', { callbackUrl: 'https://example.com/callback' })),
  'two-callbacks': changed((store) => changeApp(store, 'ExtlClntAppGlobalOauthSettings', { callbackUrl: 'https://example.com/callback\nhttp://localhost:1717/OauthRedirect' })),
  'large-org': changed(makeLarge),
  'any-api-client-over': changed(anyApiClientOver),
};
