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
    read: async (connection) => (await rows(connection, `SELECT Status, Application, LoginType FROM LoginHistory WHERE UserId IN (SELECT Id FROM User WHERE Username = '${USERNAME}')`))
      .map((row) => only(row, ['Status', 'Application', 'LoginType'])),
    wanted: () => [{ Status: 'Success', Application: WANTED.app.label, LoginType: 'Remote Access 2.0' }],
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
