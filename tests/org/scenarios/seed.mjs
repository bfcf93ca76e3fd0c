/**
 * What every org holds before the guide is begun: organization, licenses,
 * standard profiles, the administrator, the package, and a few rows that have
 * nothing to do with the guide, so that "the only one" is never right.
 */
import { putStandardProfile, shadowOf } from '../rules/profiles.mjs';
import { podOf, makeIdFactory } from '../ids.mjs';
import { systemPermissions } from '../schema/schema.mjs';
import { standardNames } from './standard-names.mjs';

/** Permissions that no administrator's profile has switched on. */
const notForAdministrators = new Set(['ApiUserOnly', 'ForceTwoFactor', 'TwoFactorApi', 'PreventClassicExperience', 'ViewOnlyEmbeddedAppUser', 'UseAnyApiAuth', 'UseAnyApiClient']);

/** What the permission set license of API integrations does not give (inferred: nothing that administers users). */
const notForIntegration = new Set(['ManageUsers', 'ManageInternalUsers', 'ManageProfilesPermissionsets', 'AssignPermissionSets', 'PasswordNeverExpires']);

/** What a user of this org gets unless the administrator chooses otherwise. */
export const orgDefaults = { TimeZoneSidKey: 'Europe/Zurich', LocaleSidKey: 'en_GB', EmailEncodingKey: 'UTF-8', LanguageLocaleKey: 'en_US' };

function seedLicenses(store) {
  const license = (Name, LicenseDefinitionKey, TotalLicenses) => store.put('UserLicense', {
    Name, MasterLabel: Name, LicenseDefinitionKey, TotalLicenses, UsedLicenses: 0, Status: 'Active',
  });
  const permissionSetLicense = (DeveloperName, MasterLabel, TotalLicenses, allowed) => store.put('PermissionSetLicense', {
    DeveloperName, MasterLabel, PermissionSetLicenseKey: DeveloperName, Language: 'en_US', Status: 'Active', TotalLicenses, UsedLicenses: 0,
    ...Object.fromEntries(systemPermissions.filter(allowed).map((permission) => [`MaximumPermissions${permission}`, true])
      .filter(([name]) => store.object('PermissionSetLicense').fields.has(name))),
  });
  return {
    salesforce: license('Salesforce', 'SFDC', 40),
    // The key of this license is not published; programs match it by name.
    integration: license('Salesforce Integration', 'SFDC_Integration', 5),
    integrationPsl: permissionSetLicense('SalesforceAPIIntegrationPsl', 'Salesforce API Integration', 5, (permission) => !notForIntegration.has(permission)),
    voicePsl: permissionSetLicense('ServiceCloudVoicePsl', 'Service Cloud Voice', 10, (permission) => /^(EditTask|EditEvent)$/.test(permission)),
    partnerVoicePsl: permissionSetLicense('ServiceCloudVoiceExternalTelephonyPsl', 'Salesforce Voice User (Partner Telephony)', 10, (permission) => /^(EditTask|EditEvent)$/.test(permission)),
    invoicePsl: permissionSetLicense('InvoiceManagementPsl', 'Invoice Management', 10, (permission) => permission === 'RunReports'),
    otherPsl: permissionSetLicense('ServiceUserPsl', 'Service User', 20, (permission) => /^(RunReports|EditTopics)$/.test(permission)),
  };
}

function seedPackage(store) {
  store.put('PackageLicense', { NamespacePrefix: 'cnxscv', Status: 'Active', IsProvisioned: true, AllowedLicenses: 25, UsedLicenses: 0 });
  const classes = ['AgentState', 'CallHandling', 'RoutingTarget', 'ServiceRouting', 'VoiceCallRecord'].map((Name) => [Name, store.put('ApexClass', {
    NamespacePrefix: 'cnxscv', Name, ApiVersion: 60, Status: 'Active', IsValid: true, Body: '(hidden)', LengthWithoutComments: -1,
  })]);
  const subscriberPackage = store.put('SubscriberPackage', { Name: 'Connects for Service Cloud Voice', NamespacePrefix: 'cnxscv', IsPackageValid: true });
  store.put('InstalledSubscriberPackage', {
    SubscriberPackageId: subscriberPackage,
    SubscriberPackageVersionId: store.put('SubscriberPackageVersion', {
      SubscriberPackageId: subscriberPackage, Name: 'Stand-in', MajorVersion: 2, MinorVersion: 10, PatchVersion: 0, BuildNumber: 1, IsManaged: true, ReleaseState: 'Released',
    }),
  });
  // A permission set of the package grants the same class; it is not the guide's.
  const packaged = store.put('PermissionSet', { Name: 'SCV_Agent', Label: 'SCV Agent', NamespacePrefix: 'cnxscv', IsCustom: false, Type: 'Regular' });
  for (const [, id] of classes) store.put('SetupEntityAccess', { ParentId: packaged, SetupEntityId: id, SetupEntityType: 'ApexClass' });
}

/** Takes the package away again: classes, license and its own permission set. */
export function removePackage(store) {
  const [packaged] = store.find('PermissionSet', { NamespacePrefix: 'cnxscv' });
  store.db.exec('DELETE FROM UserPackageLicense');
  store.db.prepare('DELETE FROM SetupEntityAccess WHERE ParentId = ?').run(packaged.Id);
  store.db.exec('DELETE FROM InstalledSubscriberPackage; DELETE FROM SubscriberPackageVersion; DELETE FROM SubscriberPackage');
  for (const type of ['PermissionSet', 'ApexClass', 'PackageLicense']) store.db.prepare(`DELETE FROM "${type}" WHERE NamespacePrefix = 'cnxscv'`).run();
}

function seedProfiles(store, licenses, { language, apiOnlyName, standardObjects }) {
  const names = standardNames[language];
  const administrator = putStandardProfile(store, {
    Name: names.administrator, UserLicenseId: licenses.salesforce,
    ...Object.fromEntries(systemPermissions.filter((permission) => !notForAdministrators.has(permission)).map((permission) => [`Permissions${permission}`, true])),
  });
  const user = putStandardProfile(store, { Name: names.user, UserLicenseId: licenses.salesforce, PermissionsApiEnabled: true, PermissionsRunReports: true });
  const apiOnly = putStandardProfile(store, { Name: apiOnlyName ?? names.apiOnly, UserLicenseId: licenses.integration, PermissionsApiEnabled: true });
  const shadow = shadowOf(store, apiOnly).Id;
  // An app of the App Launcher is a TabSet; profiles list those they show.
  store.put('SetupEntityAccess', { ParentId: shadow, SetupEntityId: store.newId('TabSet'), SetupEntityType: 'TabSet' });
  for (const SobjectType of standardObjects) store.put('ObjectPermissions', { ParentId: shadow, SobjectType, PermissionsRead: true });
  store.standardProfileId = apiOnly;
  for (const Name of names.others) putStandardProfile(store, { Name, UserLicenseId: licenses.salesforce, PermissionsApiEnabled: true });
  for (const Name of ['Agents Basel', 'Agents Geneva', 'Agents Zurich', 'Back Office', 'Billing', 'Complaints', 'Field Service', 'Finance']) {
    store.insert('Profile', { Name, UserLicenseId: licenses.salesforce, PermissionsApiEnabled: true, PermissionsRunReports: true }, 'system');
  }
  return { administrator, user };
}

/** Where an org of another language is at home. */
const homes = {
  de: { Country: 'DE', LocaleSidKey: 'de_DE', TimeZoneSidKey: 'Europe/Berlin' },
  es: { Country: 'ES', LocaleSidKey: 'es_ES', TimeZoneSidKey: 'Europe/Madrid' },
  ja: { Country: 'JP', LocaleSidKey: 'ja_JP', TimeZoneSidKey: 'Asia/Tokyo' },
};

/**
 * Options: company (the name in hosts and addresses), sandbox, partition (of the
 * hosts), edition, language (of the org and its administrator), apiOnlyName
 * (the name of the standard API-only profile), forced (permissions that the
 * integration license forces beside the usual ones), standardObjects (objects
 * that the standard API-only profile may read).
 */
export function seed(store, { company = 'acme', sandbox = false, partition = null, edition = 'Enterprise Edition', language = 'en_US', apiOnlyName, forced = [], standardObjects = [] } = {}) {
  const suffix = sandbox ? '.uat' : '';
  const { Country, ...home } = homes[language] ?? { Country: 'CH' };
  const locale = { ...orgDefaults, ...home, LanguageLocaleKey: language };
  const domain = `${company}.example`;
  store.sandbox = sandbox;
  store.place = { company, sandbox, partition };
  store.newId = makeIdFactory(podOf(company));
  store.forcedByLicense['Salesforce Integration'] = [...store.forcedByLicense['Salesforce Integration'], ...forced];
  store.adminId = store.newId('User');
  store.orgId = store.put('Organization', {
    Name: `${company[0].toUpperCase()}${company.slice(1)} Test`, IsSandbox: sandbox, OrganizationType: edition, InstanceName: sandbox ? 'EUR48S' : 'EUR48', Country,
    DefaultLocaleSidKey: locale.LocaleSidKey, TimeZoneSidKey: locale.TimeZoneSidKey, LanguageLocaleKey: locale.LanguageLocaleKey,
  });
  const licenses = seedLicenses(store);
  const profiles = seedProfiles(store, licenses, { language, apiOnlyName, standardObjects });

  store.insert('User', {
    Id: store.adminId, Username: `admin@${domain}${suffix}`, Email: `ada.admin@${domain}`, FirstName: 'Ada', LastName: 'Admin', Alias: 'aadmin', ProfileId: profiles.administrator, ...locale,
  }, 'system');
  const agent = store.insert('User', {
    Username: `sam.service@${domain}${suffix}`, Email: `sam.service@${domain}`, FirstName: 'Sam', LastName: 'Service', Alias: 'sserv', ProfileId: profiles.user, ...locale,
  }, 'system');

  seedPackage(store);
  store.insert('PermissionSetLicenseAssign', { AssigneeId: agent, PermissionSetLicenseId: licenses.voicePsl }, 'system');
  store.insert('UserPackageLicense', { UserId: agent, PackageLicenseId: store.find('PackageLicense', { NamespacePrefix: 'cnxscv' })[0].Id }, 'system');
  for (const Name of ['AccountMerge', 'ServiceRouting', 'InvoiceNumbers']) {
    store.put('ApexClass', { Name, ApiVersion: 58, Status: 'Active', IsValid: true, Body: `public class ${Name} {}`, LengthWithoutComments: 30 });
  }
  const reports = store.insert('PermissionSet', { Name: 'Report_Readers', Label: 'Report Readers', PermissionsRunReports: true }, 'system');
  store.insert('PermissionSetAssignment', { AssigneeId: agent, PermissionSetId: reports }, 'system');
  store.createExternalClientApp({
    label: 'Nightly Export', apiName: 'Nightly_Export', contactEmail: `it@${domain}`, distributionState: 'Local',
    oauth: { callbackUrl: `https://export.${domain}/callback`, scopes: ['Api'], isClientCredentialsFlowEnabled: true },
  }, 'system');
}
