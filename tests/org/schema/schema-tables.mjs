/**
 * What the public type packages do not say: which fields may be written, the
 * few objects and fields they lack, and the words of the labels we rely on.
 * Sources: Salesforce's object reference (documented), public programs that
 * read these objects in live orgs (seen).
 */

const readOnly = { createable: false, updateable: false, deletable: false };

/** May rows be made, changed, removed through the data API (object reference, "supported calls"). */
export const objectRules = {
  ApexClass: readOnly,
  ConnectedApplication: readOnly,
  CustomPermission: readOnly,
  LoginHistory: readOnly,
  Organization: readOnly,
  PackageLicense: readOnly,
  PermissionSetLicense: readOnly,
  SetupAuditTrail: readOnly,
  UserLicense: readOnly,
  UserPermissionAccess: readOnly,
  ExternalClientApplication: readOnly,
  ExtlClntAppOauthSettings: readOnly,
  ExtlClntAppOauthPlcyCnfg: readOnly,
  ExtlClntAppPlcyCnfg: readOnly,
  MutingPermissionSet: readOnly,
  PermissionSetGroup: readOnly,
  PermissionSetGroupComponent: readOnly,
  InstalledSubscriberPackage: { ...readOnly, toolingOnly: true },
  SubscriberPackage: { ...readOnly, toolingOnly: true },
  SubscriberPackageVersion: { ...readOnly, toolingOnly: true },
  PermissionSetTabSetting: { createable: true, updateable: true, deletable: true },
  UserLogin: { createable: false, updateable: true, deletable: false },
  UserPackageLicense: { createable: true, updateable: false, deletable: true },
  User: { createable: true, updateable: true, deletable: false },
  Profile: { createable: true, updateable: true, deletable: true },
  PermissionSet: { createable: true, updateable: true, deletable: true },
  PermissionSetAssignment: { createable: true, updateable: true, deletable: true },
  PermissionSetLicenseAssign: { createable: true, updateable: false, deletable: true },
  SessionPermSetActivation: { createable: true, updateable: false, deletable: true },
  SetupEntityAccess: { createable: true, updateable: false, deletable: true },
  ObjectPermissions: { createable: true, updateable: true, deletable: true },
  FieldPermissions: { createable: true, updateable: true, deletable: true },
};

/** Zones have IANA's names (object reference, User); Salesforce offers not all of them, but no list is published. */
const timeZones = [...new Set([...Intl.supportedValuesOf('timeZone'), 'GMT', 'Asia/Kolkata', 'Asia/Kathmandu', 'Asia/Ho_Chi_Minh'])];

/** Object reference, User.EmailEncodingKey. */
const encodings = ['UTF-8', 'ISO-8859-1', 'Shift_JIS', 'ISO-2022-JP', 'EUC-JP', 'ks_c_5601-1987', 'Big5', 'GB2312', 'Big5-HKSCS', 'x-SJIS_0213'];

/** Flags and types of single fields; `*` holds for every object. */
export const fieldRules = {
  PermissionSet: {
    Name: { required: true, length: 80 },
    Label: { required: true, length: 80 },
    Description: { length: 255 },
    // "The license can be set only when the permission set is created" (object reference).
    LicenseId: { updateable: false },
    ProfileId: { createable: false, updateable: false },
    IsOwnedByProfile: { createable: false, updateable: false },
    IsCustom: { createable: false, updateable: false },
    Type: { createable: false, updateable: false, type: 'picklist', values: ['Regular', 'Profile', 'Group', 'Session', 'Integration', 'Standard'] },
  },
  PermissionSetAssignment: {
    AssigneeId: { required: true, updateable: false },
    PermissionSetId: { updateable: false },
    IsActive: { createable: false, updateable: false },
    IsRevoked: { createable: false },
    PermissionSetGroupId: { updateable: false },
  },
  PermissionSetLicenseAssign: { AssigneeId: { required: true }, PermissionSetLicenseId: { required: true } },
  PermissionSetLicense: { ExpirationDate: { type: 'date' } },
  // The type follows from the id; the object reference gives it no Create.
  SetupEntityAccess: { ParentId: { required: true }, SetupEntityId: { required: true }, SetupEntityType: { createable: false } },
  ObjectPermissions: {
    ParentId: { required: true, updateable: false },
    SobjectType: { required: true, updateable: false },
  },
  PermissionSetTabSetting: {
    ParentId: { required: true, updateable: false },
    Name: { required: true, updateable: false },
    Visibility: { required: true },
  },
  FieldPermissions: {
    ParentId: { required: true, updateable: false },
    SobjectType: { required: true, updateable: false },
    Field: { required: true, updateable: false },
  },
  Profile: {
    Name: { required: true },
    UserLicenseId: { required: true, updateable: false },
    UserType: { createable: false, updateable: false },
    LastViewedDate: { createable: false, updateable: false },
    LastReferencedDate: { createable: false, updateable: false },
  },
  User: {
    Username: { required: true, length: 80 },
    LastName: { required: true, length: 80 },
    Email: { required: true, length: 128, type: 'email' },
    Alias: { required: true, length: 8 },
    TimeZoneSidKey: { required: true, length: 40, type: 'picklist', values: timeZones },
    LocaleSidKey: { required: true, length: 40 },
    EmailEncodingKey: { required: true, length: 40, type: 'picklist', values: encodings },
    LanguageLocaleKey: { required: true, length: 40, type: 'picklist', enumOf: 'Language' },
    DigestFrequency: { type: 'picklist', values: ['D', 'W', 'N'], default: 'D' },
    DefaultGroupNotificationFrequency: { type: 'picklist', values: ['P', 'D', 'W', 'N'], default: 'N' },
    ProfileId: { required: true },
    IsActive: { default: true },
    Name: { createable: false, updateable: false },
    UserType: { createable: false, updateable: false },
    LastLoginDate: { createable: false, updateable: false },
    LastPasswordChangeDate: { createable: false, updateable: false },
    LastViewedDate: { createable: false, updateable: false },
    LastReferencedDate: { createable: false, updateable: false },
  },
  // Only these may stand in a filter (object reference, LoginHistory: "Filter" among the properties); lengths from the field reference.
  LoginHistory: {
    ...Object.fromEntries(['ApiType', 'ApiVersion', 'Browser', 'ClientVersion', 'LoginUrl', 'Platform', 'SourceIp', 'Status'].map((name) => [name, { filterable: false }])),
    Application: { filterable: false, length: 64 },
    LoginType: { length: 40 },
  },
  SessionPermSetActivation: { AuthSessionId: { required: true }, PermissionSetId: { required: true }, UserId: { required: true } },
  UserPackageLicense: { UserId: { required: true }, PackageLicenseId: { required: true } },
  UserLogin: {
    UserId: { updateable: false },
    LastModifiedDate: { updateable: false },
  },
};

/**
 * Permissions that exist only in orgs with a feature that Salesforce switches
 * on. "Use Any API Client" comes with API Access Control (seen: elsewhere the
 * field is INVALID_FIELD) and is in no published list; "Use Any API Auth",
 * which is, belongs to the SOAP login and is another permission.
 */
export const featurePermissions = { UseAnyApiClient: 'ApiAccessControl' };

/** Fields that exist only in orgs with a feature (object reference, PermissionSetAssignment). */
export const featureFields = { 'PermissionSetAssignment.IsRevoked': 'UserAccessPolicies' };

/**
 * Listed by hand. The External Client App objects are "for internal use only"
 * in the object reference; their columns come from public programs that query
 * them in live orgs (seen), not from a published field list.
 */
export const handListed = {
  // Newer than the list of jsforce (object and field reference, LoginHistory).
  LoginHistory: { fields: { LoginSubType: 'string', ForwardedForIp: 'string', AuthMethodReference: 'string' } },
  // Newer than the list of jsforce (object reference, SetupAuditTrail: API 48.0).
  SetupAuditTrail: { fields: { CreatedByContext: 'string', CreatedByIssuer: 'string' } },
  ExternalClientApplication: {
    fields: {
      Id: 'id', IsDeleted: 'boolean', DeveloperName: 'string', Language: 'string', MasterLabel: 'string', NamespacePrefix: 'string',
      CreatedDate: 'datetime', CreatedById: 'string', LastModifiedDate: 'datetime', LastModifiedById: 'string', SystemModstamp: 'datetime',
      Description: 'string', ContactEmail: 'string', ContactPhone: 'string', DistributionState: 'string', IsProtected: 'boolean',
      InfoUrl: 'string', LogoUrl: 'string', IconUrl: 'string', OrgScopedExternalApp: 'string',
    },
    parents: { CreatedBy: 'User', LastModifiedBy: 'User' },
  },
  ExtlClntAppOauthSettings: {
    fields: {
      Id: 'id', DeveloperName: 'string', MasterLabel: 'string', ExternalClientApplicationId: 'string',
      CreatedDate: 'datetime', CreatedById: 'string', LastModifiedDate: 'datetime', LastModifiedById: 'string', SystemModstamp: 'datetime',
      SingleLogoutUrl: 'string',
    },
    parents: { ExternalClientApplication: 'ExternalClientApplication', CreatedBy: 'User', LastModifiedBy: 'User' },
  },
  ExtlClntAppOauthPlcyCnfg: {
    fields: {
      Id: 'id', DeveloperName: 'string', MasterLabel: 'string', ExternalClientApplicationId: 'string',
      CreatedDate: 'datetime', CreatedById: 'string', LastModifiedDate: 'datetime', LastModifiedById: 'string', SystemModstamp: 'datetime',
      PermittedUsersPolicyType: 'string', IpRelaxationPolicyType: 'string', RefreshTokenPolicyType: 'string',
      RefreshTokenValidityPeriod: 'int', RefreshTokenValidityUnit: 'string', RequiredSessionLevel: 'string', PolicyAction: 'string',
      SessionTimeoutInMinutes: 'int', StartUrl: 'string', IsClientCredentialsFlowEnabled: 'boolean',
    },
    parents: { ExternalClientApplication: 'ExternalClientApplication', CreatedBy: 'User', LastModifiedBy: 'User' },
  },
  ExtlClntAppPlcyCnfg: {
    fields: {
      Id: 'id', DeveloperName: 'string', MasterLabel: 'string', ExternalClientApplicationId: 'string',
      CreatedDate: 'datetime', CreatedById: 'string', LastModifiedDate: 'datetime', LastModifiedById: 'string', SystemModstamp: 'datetime',
      IsEnabled: 'boolean', IsOauthPluginEnabled: 'boolean', StartPage: 'string', StartUrl: 'string',
    },
    parents: { ExternalClientApplication: 'ExternalClientApplication', CreatedBy: 'User', LastModifiedBy: 'User' },
  },
};

/**
 * The tokens the metadata API takes for scopes, and the boolean columns that
 * ExtlClntAppOauthSettings shows for them (tokens seen in the validator's own
 * list; of the columns only API, REFRESH_TOKEN and OFFLINE_ACCESS were seen,
 * the others follow the same pattern by inference).
 */
export const scopeColumns = {
  Basic: 'BASIC', Api: 'API', Web: 'WEB', Full: 'FULL', RefreshToken: 'REFRESH_TOKEN', OfflineAccess: 'OFFLINE_ACCESS',
  OpenID: 'OPENID', Profile: 'PROFILE', Email: 'EMAIL', Address: 'ADDRESS', Phone: 'PHONE', CustomPermissions: 'CUSTOM_PERMISSIONS',
  CustomApplications: 'CUSTOM_APPLICATIONS', Content: 'CONTENT', Lightning: 'LIGHTNING', Chatter: 'CHATTER', Wave: 'WAVE',
  Eclair: 'ECLAIR', Pardot: 'PARDOT', Interaction: 'INTERACTION', ForgotPassword: 'FORGOT_PASSWORD',
  UserRegistration: 'USER_REGISTRATION', PwdlessLogin: 'PWDLESS_LOGIN', EinsteinGPT: 'EINSTEIN_GPT', SFApiPlatform: 'SF_API_PLATFORM',
  SCRT: 'SCRT', Chatbot: 'CHATBOT', MCP: 'MCP', CDP: 'CDP', CDPQuery: 'CDP_QUERY', CDPProfile: 'CDP_PROFILE', CDPIngest: 'CDP_INGEST',
  CDPSegment: 'CDP_SEGMENT', CDPIdentityResolution: 'CDP_IDENTITY_RESOLUTION', CDPCalculatedInsight: 'CDP_CALCULATED_INSIGHT',
  DataCloudUserClaims: 'DATA_CLOUD_USER_CLAIMS',
};
for (const column of Object.values(scopeColumns)) handListed.ExtlClntAppOauthSettings.fields[`OauthScopes${column}`] = 'boolean';

/** Labels that describe shows where they are not those of the pages (field reference, documented). */
export const labels = {
  PermissionsApiUserOnly: 'API Only User',
};
