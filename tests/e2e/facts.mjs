// What the guide wants of an org, step by step, and what jsforce then reads in
// it. Neither shares code with the extension, nor with its checks.

import { X509Certificate } from 'node:crypto';
import { connect } from '../org/clients.mjs';

export const USERNAME = 'scv.integration@acme.example';
export const CONTACT = 'ada.admin@acme.example';

/** The guide's values, as its source gives them. */
export const WANTED = {
  permissionSet: { Name: 'IVR_Access_to_SCV_Apex_Classes', Label: 'IVR Access to SCV Apex Classes' },
  apexClass: { NamespacePrefix: 'cnxscv', Name: 'ServiceRouting' },
  profile: 'SCV Integration',
  license: 'Salesforce Integration',
  permissionSetLicense: 'SalesforceAPIIntegrationPsl',
  app: { fullName: 'WxCC_SCV', label: 'WxCC - SCV' },
  callbackUrl: 'http://localhost:1717/OauthRedirect',
};

const SET = `'${WANTED.permissionSet.Name}'`;

async function rows(connection, soql) {
  return (await connection.query(soql)).records;
}

/** The app's component of a kind; the names of its components say nothing, so each is read. */
async function component(connection, type) {
  const listed = [await connection.metadata.list([{ type }])].flat();
  for (const { fullName } of listed) {
    const body = await connection.metadata.read(type, fullName);
    if ((body.externalClientApplication ?? body.fullName) === WANTED.app.fullName) return body;
  }
  return {};
}

/** All that profiles grant: permissions, objects with their rights, fields, entities. */
async function grantsOfProfiles(connection, where) {
  const profiles = await rows(connection, `SELECT Id FROM Profile WHERE ${where}`);
  return Promise.all(profiles.map(async ({ Id }) => {
    const [set] = await rows(connection, `SELECT FIELDS(ALL) FROM PermissionSet WHERE ProfileId = '${Id}' LIMIT 1`);
    const permissions = Object.keys(set).filter((field) => field.startsWith('Permissions') && set[field] === true);
    const of = (object) => rows(connection, `SELECT FIELDS(ALL) FROM ${object} WHERE ParentId = '${set.Id}' LIMIT 200`);
    const rights = (row) => Object.keys(row).filter((field) => field.startsWith('Permissions') && row[field] === true);
    const objects = (await of('ObjectPermissions')).flatMap((row) => rights(row).map((right) => `${row.SobjectType} ${right}`));
    const fields = (await of('FieldPermissions')).flatMap((row) => rights(row).map((right) => `${row.Field} ${right}`));
    const entities = (await of('SetupEntityAccess')).map((row) => `${row.SetupEntityType} ${row.SetupEntityId}`);
    return [...permissions, ...objects, ...fields, ...entities];
  }));
}

/** The integration user's lines of the login history. */
async function logins(connection) {
  const soql = `SELECT Status, Application, LoginType FROM LoginHistory WHERE UserId IN (SELECT Id FROM User WHERE Username = '${USERNAME}')`;
  return (await rows(connection, soql)).map((row) => only(row, ['Status', 'Application', 'LoginType']));
}

function only(from, names) {
  return Object.fromEntries(names.map((name) => [name, from[name] ?? null]));
}

function sorted(list = '') {
  return [list ?? ''].flat().join(',').split(',').filter(Boolean).sort();
}

/** The consumer key as the org tells it to an API client. */
export async function consumerKey(org) {
  return (await component(connect(org), 'ExtlClntAppGlobalOauthSettings')).consumerKey;
}

/**
 * For each step: `read` asks the org, `wanted` says what it should answer.
 * `certificatePem` is the file that the guide saved.
 */
export const FACTS = {
  'prerequisites.checklist': {
    read: async (connection) => ({
      class: (await rows(connection, "SELECT NamespacePrefix, Name FROM ApexClass WHERE NamespacePrefix = 'cnxscv' AND Name = 'ServiceRouting'"))
        .map((row) => only(row, ['NamespacePrefix', 'Name'])),
      permissionSets: (await rows(connection, `SELECT Id FROM PermissionSet WHERE Name = ${SET}`)).length,
    }),
    wanted: () => ({ class: [WANTED.apexClass], permissionSets: 0 }),
  },
  'permission-set.create': {
    read: async (connection) => (await rows(connection, `SELECT Name, Label, LicenseId, HasActivationRequired FROM PermissionSet WHERE Name = ${SET}`))
      .map((row) => only(row, ['Name', 'Label', 'LicenseId', 'HasActivationRequired'])),
    wanted: () => [{ ...WANTED.permissionSet, LicenseId: null, HasActivationRequired: false }],
  },
  'permission-set.apex-class': {
    read: async (connection) => {
      const access = await rows(connection, `SELECT SetupEntityId, SetupEntityType FROM SetupEntityAccess WHERE Parent.Name = ${SET}`);
      const classes = await Promise.all(access.map(({ SetupEntityId }) => rows(connection, `SELECT NamespacePrefix, Name FROM ApexClass WHERE Id = '${SetupEntityId}'`)));
      return classes.flat().map((row) => only(row, ['NamespacePrefix', 'Name']));
    },
    wanted: () => [WANTED.apexClass],
  },
  'permission-set.system-permissions': {
    read: async (connection) => {
      const [row] = await rows(connection, `SELECT FIELDS(ALL) FROM PermissionSet WHERE Name = ${SET} LIMIT 1`);
      return Object.keys(row ?? {}).filter((field) => field.startsWith('Permissions') && row[field] === true).sort();
    },
    wanted: () => ['PermissionsApexRestServices', 'PermissionsApiEnabled'],
  },
  'profile.clone': {
    read: async (connection) => (await rows(connection, `SELECT Name, UserLicense.Name FROM Profile WHERE Name = '${WANTED.profile}'`))
      .map((row) => ({ Name: row.Name, license: row.UserLicense.Name })),
    wanted: () => [{ Name: WANTED.profile, license: WANTED.license }],
  },
  'profile.permissions': {
    read: async (connection) => {
      const [clone] = await grantsOfProfiles(connection, `Name = '${WANTED.profile}'`);
      // Its name is in the language of the org.
      const [standard] = await grantsOfProfiles(connection, `UserLicense.Name = '${WANTED.license}' AND Name != '${WANTED.profile}'`);
      return {
        both: ['PermissionsApiEnabled', 'PermissionsApiUserOnly'].map((name) => clone?.includes(name) ?? false),
        surplus: (clone ?? []).filter((grant) => !standard.includes(grant)),
      };
    },
    wanted: () => ({ both: [true, true], surplus: [] }),
  },
  'user.create': {
    read: async (connection) => {
      const [home] = await rows(connection, 'SELECT TimeZoneSidKey, DefaultLocaleSidKey FROM Organization');
      const users = await rows(connection, `SELECT Username, IsActive, Profile.Name, Profile.UserLicense.Name, TimeZoneSidKey, LocaleSidKey FROM User WHERE Username = '${USERNAME}'`);
      return users.map((row) => ({
        ...only(row, ['Username', 'IsActive']),
        isAtHome: row.TimeZoneSidKey === home.TimeZoneSidKey && row.LocaleSidKey === home.DefaultLocaleSidKey,
        profile: row.Profile.Name,
        license: row.Profile.UserLicense.Name,
      }));
    },
    wanted: () => [{ Username: USERNAME, IsActive: true, isAtHome: true, profile: WANTED.profile, license: WANTED.license }],
  },
  'user.permission-set-license': {
    read: async (connection) => (await rows(connection, `SELECT PermissionSetLicense.DeveloperName FROM PermissionSetLicenseAssign WHERE Assignee.Username = '${USERNAME}'`))
      .map((row) => row.PermissionSetLicense.DeveloperName),
    wanted: () => [WANTED.permissionSetLicense],
  },
  'user.assign-permission-set': {
    read: async (connection) => (await rows(connection, `SELECT Assignee.Username, ExpirationDate FROM PermissionSetAssignment WHERE PermissionSet.Name = ${SET}`))
      .map((row) => ({ user: row.Assignee.Username, ExpirationDate: row.ExpirationDate })),
    wanted: () => [{ user: USERNAME, ExpirationDate: null }],
  },
  'key.make': {
    read: async (connection) => only(await component(connection, 'ExternalClientApplication'), ['fullName']),
    wanted: () => ({ fullName: null }),
  },
  'app.create': {
    read: async (connection) => {
      const oauth = await component(connection, 'ExtlClntAppOauthSettings');
      const global = await component(connection, 'ExtlClntAppGlobalOauthSettings');
      return {
        ...only(await component(connection, 'ExternalClientApplication'), ['fullName', 'label', 'contactEmail', 'distributionState']),
        scopes: sorted(oauth.commaSeparatedOauthScopes),
        callbackUrl: global.callbackUrl ?? null,
        secretOptional: global.isConsumerSecretOptional ?? null,
        certificate: global.certificate ? new X509Certificate(global.certificate).fingerprint256 : null,
      };
    },
    wanted: ({ certificatePem }) => ({
      ...WANTED.app,
      contactEmail: CONTACT,
      distributionState: 'Local',
      scopes: ['Api', 'RefreshToken'],
      callbackUrl: WANTED.callbackUrl,
      secretOptional: 'true',
      certificate: new X509Certificate(certificatePem).fingerprint256,
    }),
  },
  'app.policies': {
    read: async (connection) => ({
      ...only(await component(connection, 'ExtlClntAppOauthConfigurablePolicies'), ['permittedUsersPolicyType', 'refreshTokenPolicyType', 'ipRelaxationPolicyType', 'commaSeparatedPermissionSet']),
      ...only(await component(connection, 'ExtlClntAppConfigurablePolicies'), ['isEnabled', 'isOauthPluginEnabled', 'startPage']),
    }),
    wanted: () => ({
      permittedUsersPolicyType: 'AdminApprovedPreAuthorized',
      refreshTokenPolicyType: 'Zero',
      ipRelaxationPolicyType: 'Enforce',
      commaSeparatedPermissionSet: WANTED.permissionSet.Name,
      isEnabled: 'true',
      isOauthPluginEnabled: 'true',
      startPage: 'None',
    }),
  },
  'app.consumer-key': {
    read: async (connection) => ({
      consumerKey: (await component(connection, 'ExtlClntAppGlobalOauthSettings')).consumerKey ?? null,
    }),
    wanted: ({ shownConsumerKey }) => ({ consumerKey: shownConsumerKey }),
  },
  'proof.login': {
    read: async (connection) => [...new Set((await logins(connection)).map((login) => JSON.stringify(login)))].map((login) => JSON.parse(login)),
    wanted: () => [{ Status: 'Success', Application: WANTED.app.label, LoginType: 'Remote Access 2.0' }],
  },
  'proof.class': {
    // The class was asked by a login of its own, beside that of the step before.
    read: async (connection) => (await logins(connection)).filter(({ Status }) => Status === 'Success').length,
    wanted: () => 2,
  },
  'hand-over.values': {
    read: async (connection) => ({
      'Client ID': (await component(connection, 'ExtlClntAppGlobalOauthSettings')).consumerKey ?? null,
      'Email ID': (await rows(connection, `SELECT Username FROM User WHERE Username = '${USERNAME}'`))[0]?.Username ?? null,
    }),
    wanted: ({ handOver }) => only(handOver ?? {}, ['Client ID', 'Email ID']),
  },
};

/** What jsforce reads of a step, and what it should have read. */
export async function factsOf(org, step, made) {
  const { read, wanted } = FACTS[step];
  return { read: await read(connect(org)), wanted: wanted(made) };
}
