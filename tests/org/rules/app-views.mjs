/**
 * The External Client App objects as SOQL sees them: views over the stored
 * metadata, so that an API read can never differ from what was saved.
 */
import { objects } from '../schema/schema.mjs';
import { scopeColumns } from '../schema/schema-tables.mjs';

const value = (element) => `json_extract(m.body, '$.${element}')`;
const flag = (element) => `coalesce(${value(element)}, 0)`;

const audit = {
  Id: 'm.id',
  DeveloperName: 'm.fullName',
  MasterLabel: value('label'),
  CreatedDate: 'm.createdDate',
  CreatedById: 'm.createdById',
  LastModifiedDate: 'm.lastModifiedDate',
  LastModifiedById: 'm.lastModifiedById',
  SystemModstamp: 'm.lastModifiedDate',
};

const parent = { ExternalClientApplicationId: "(SELECT a.id FROM metadata a WHERE a.type = 'ExternalClientApplication' AND a.fullName = m.app)" };

/** A scope is on when its token stands in the comma separated list. */
const scopes = Object.fromEntries(Object.entries(scopeColumns).map(([token, column]) => [
  `OauthScopes${column}`,
  `(instr(',' || replace(coalesce(${value('commaSeparatedOauthScopes')}, ''), ' ', '') || ',', ',${token},') > 0)`,
]));

const definitions = {
  ExternalClientApplication: {
    type: 'ExternalClientApplication',
    columns: {
      ...audit, IsDeleted: '0', Language: "'en_US'", NamespacePrefix: 'NULL',
      Description: value('description'), ContactEmail: value('contactEmail'), ContactPhone: value('contactPhone'),
      DistributionState: value('distributionState'), IsProtected: flag('isProtected'), InfoUrl: value('infoUrl'),
      LogoUrl: value('logoUrl'), IconUrl: value('iconUrl'), OrgScopedExternalApp: value('orgScopedExternalApp'),
    },
  },
  ExtlClntAppOauthSettings: {
    type: 'ExtlClntAppOauthSettings',
    columns: { ...audit, ...parent, SingleLogoutUrl: value('singleLogoutUrl'), ...scopes },
  },
  ExtlClntAppOauthPlcyCnfg: {
    type: 'ExtlClntAppOauthConfigurablePolicies',
    columns: {
      ...audit, ...parent,
      PermittedUsersPolicyType: value('permittedUsersPolicyType'),
      // Seen: the object spells this one value in lower case, the metadata in camel case.
      IpRelaxationPolicyType: `replace(${value('ipRelaxationPolicyType')}, 'Enforce_RelaxRefresh', 'Enforce_relaxrefresh')`,
      RefreshTokenPolicyType: value('refreshTokenPolicyType'), RefreshTokenValidityPeriod: value('refreshTokenValidityPeriod'),
      RefreshTokenValidityUnit: value('refreshTokenValidityUnit'), RequiredSessionLevel: value('requiredSessionLevel'),
      PolicyAction: value('policyAction'), SessionTimeoutInMinutes: value('sessionTimeoutInMinutes'), StartUrl: value('startUrl'),
      IsClientCredentialsFlowEnabled: flag('isClientCredentialsFlowEnabled'),
    },
  },
  ExtlClntAppPlcyCnfg: {
    type: 'ExtlClntAppConfigurablePolicies',
    columns: {
      ...audit, ...parent, IsEnabled: flag('isEnabled'), IsOauthPluginEnabled: flag('isOauthPluginEnabled'),
      StartPage: value('startPage'), StartUrl: value('startUrl'),
    },
  },
};

/** sObject name -> the SELECT behind it. */
export const appViews = Object.fromEntries(Object.entries(definitions).map(([name, { type, columns }]) => {
  const select = [...objects.get(name).fields.values()].map((field) => {
    if (!columns[field.name]) throw new Error(`${name}.${field.name} has no column in its view`);
    // SQLite gives the columns of a view no collation, but text must compare without regard to case.
    const text = field.type === 'string' ? ' COLLATE NOCASE' : '';
    return `${columns[field.name]}${text} AS "${field.name}"`;
  });
  return [name, `SELECT ${select.join(', ')} FROM metadata m WHERE m.type = '${type}'`];
}));
