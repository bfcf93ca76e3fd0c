/**
 * The five metadata types of an External Client App: what a body may hold, its
 * defaults, and which values the org refuses. Elements and enums come from
 * @salesforce/types; the defaults from the Metadata API guide's pages of these
 * types, the rules from runs that others published (FACTS.md).
 */
import { createPublicKey, X509Certificate } from 'node:crypto';
import { OrgError } from '../errors.mjs';
import { isLost } from '../request-context.mjs';
import { metadataElements } from '../schema/schema.mjs';
import { scopeColumns } from '../schema/schema-tables.mjs';

export const appTypes = {
  ExternalClientApplication: {
    object: 'ExternalClientApplication', since: 59, folder: 'externalClientApps', suffix: 'eca',
    defaults: { distributionState: 'Local', isProtected: false },
  },
  ExtlClntAppOauthSettings: {
    object: 'ExtlClntAppOauthSettings', since: 59, folder: 'extlClntAppOauthSettings', suffix: 'ecaOauth',
    defaults: { isFirstPartyAppEnabled: false, areAttributesIncludedInAssetToken: false, areCustomPermsIncludedInAssetToken: false },
  },
  ExtlClntAppGlobalOauthSettings: {
    object: 'ExtlClntAppGlobalOauthSettings', since: 59, folder: 'extlClntAppGlobalOauthSets', suffix: 'ecaGlblOauth',
    defaults: {
      isClientCredentialsFlowEnabled: false, isCodeCredFlowEnabled: false, isCodeCredPostOnly: false, isConsumerSecretOptional: false,
      isDeviceFlowEnabled: false, isIntrospectAllTokens: false, isNamedUserJwtEnabled: false, isPkceRequired: true,
      isRefreshTokenRotationEnabled: false, isSecretRequiredForRefreshToken: true, isSecretRequiredForTokenExchange: false, isTokenExchangeEnabled: false,
    },
  },
  ExtlClntAppOauthConfigurablePolicies: {
    object: 'ExtlClntAppOauthPlcyCnfg', since: 59, folder: 'extlClntAppOauthPolicies', suffix: 'ecaOauthPlcy',
    defaults: {
      permittedUsersPolicyType: 'AllSelfAuthorized', ipRelaxationPolicyType: 'Enforce', refreshTokenPolicyType: 'SpecificLifetime',
      requiredSessionLevel: 'STANDARD', isClientCredentialsFlowEnabled: false, isGuestCodeCredFlowEnabled: false, isTokenExchangeFlowEnabled: false,
    },
  },
  ExtlClntAppConfigurablePolicies: {
    object: 'ExtlClntAppPlcyCnfg', since: 60, folder: 'extlClntAppPolicies', suffix: 'ecaPlcy',
    defaults: { isOauthPluginEnabled: false, isCanvasPluginEnabled: false, isMobilePluginEnabled: false, isNotificationPluginEnabled: false, isPushPluginEnabled: false, isSamlPluginEnabled: false, startPage: 'None' },
  },
};

for (const [type, description] of Object.entries(appTypes)) description.elements = metadataElements(type);

export function typeNamed(type) {
  if (!appTypes[type]) throw new OrgError('INVALID_TYPE', `Unknown type name '${type}' specified`, { fact: 'metadata-type' });
  return appTypes[type];
}

/** The policy's element is a plain text in the WSDL; the guide's page lists these values. */
const ipRelaxation = ['Enforce', 'Bypass', 'Bypass_2factor', 'Enforce_RelaxRefresh'];
const validityUnits = ['Hours', 'Days', 'Months'];

function convert(element, value, type) {
  const invalid = () => new OrgError('INVALID_FIELD', `'${value}' is not a valid value for the element ${element.name} of ${type}`, { fact: 'metadata-value', fields: [element.name] });
  if (element.array) return (Array.isArray(value) ? value : [value]).map((item) => convert({ ...element, array: false }, item, type));
  if (Array.isArray(value)) throw new OrgError('INVALID_ELEMENT', `Element ${element.name} is duplicated at this location in type ${type}`, { fields: [element.name], fact: 'metadata-duplicated-element' });
  if (element.kind === 'complex') return complex(element, value);
  const text = String(value);
  if (element.kind === 'boolean') {
    // simple-salesforce writes Python's True and False, and is served.
    if (!/^(true|false|1|0)$/i.test(text)) throw invalid();
    return /^(true|1)$/i.test(text);
  }
  if (element.kind === 'number') {
    if (!/^-?\d+$/.test(text)) throw invalid();
    return Number(text);
  }
  if (element.kind === 'enum' && !element.values.includes(text)) {
    throw new OrgError('INVALID_ENUM_VALUE', `'${text}' is not a valid value for the enum '${element.typeName}'`, { fact: 'metadata-fault', fields: [element.name] });
  }
  return text;
}

function complex(element, value) {
  // An element with nothing in it is one whose elements were all left out.
  if (value === '') return {};
  if (typeof value !== 'object' || value === null) throw new OrgError('INVALID_FIELD', `Element ${element.name} needs elements of its own`, { fact: 'metadata-value', fields: [element.name] });
  const result = {};
  for (const [name, inner] of Object.entries(value)) {
    const known = element.elements.get(name);
    if (!known) throw unknownElement(name, element.typeName);
    result[name] = convert(known, inner, element.typeName);
  }
  return result;
}

function unknownElement(name, type) {
  return new OrgError('INVALID_ELEMENT', `Element {http://soap.sforce.com/2006/04/metadata}${name} invalid at this location in type ${type}`, { fact: 'metadata-fault', fields: [name] });
}

/** A certificate as the page or the API hands it in. Salesforce wants PEM with its lines; the lower bound of the key is inferred. */
export function checkCertificate(pem) {
  const refuse = (reason) => new OrgError('INVALID_INPUT', `Invalid certificate: ${reason}`, { fact: 'app-certificate', fields: ['certificate'] });
  const text = pem.trim();
  if (!/^-----BEGIN CERTIFICATE-----\r?\n[\s\S]+-----END CERTIFICATE-----$/.test(text)) throw refuse('the text must be an X.509 certificate in PEM form, with its BEGIN and END lines');
  let certificate;
  try {
    certificate = new X509Certificate(text);
  } catch {
    throw refuse('the certificate cannot be read');
  }
  const key = createPublicKey(certificate.publicKey.export({ type: 'spki', format: 'pem' }));
  if (key.asymmetricKeyType !== 'rsa') throw refuse('the key must be an RSA key');
  if (key.asymmetricKeyDetails.modulusLength < 2048) throw refuse('the RSA key must have at least 2048 bits');
  return text;
}

function checkEmail(email) {
  if (!email) throw new OrgError('REQUIRED_FIELD_MISSING', 'Required fields are missing: [ContactEmail]', { fact: 'app-required', fields: ['contactEmail'] });
  if (!/^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(email)) throw new OrgError('INVALID_EMAIL_ADDRESS', `Contact Email: invalid email address: ${email}`, { fact: 'email-form', fields: ['contactEmail'] });
}

function checkCallback(text) {
  if (!text?.trim()) throw new OrgError('REQUIRED_FIELD_MISSING', 'Required fields are missing: [CallbackUrl]', { fact: 'app-required', fields: ['callbackUrl'] });
  for (const line of text.split(/\s+/).filter(Boolean)) {
    const url = URL.canParse(line) ? new URL(line) : null;
    const local = url && /^(localhost|127\.0\.0\.1)$/.test(url.hostname);
    if (!url || (url.protocol === 'http:' && !local)) {
      throw new OrgError('INVALID_INPUT', `Invalid callback URL: ${line}. Use https, a custom scheme, or http with localhost.`, { fact: 'app-callback', fields: ['callbackUrl'] });
    }
  }
}

const checks = {
  ExternalClientApplication(store, fullName, body) {
    body.label ??= fullName;
    checkEmail(body.contactEmail);
    delete body.orgScopedExternalApp;
    if (body.label.length > 80) throw new OrgError('STRING_TOO_LONG', `External Client App Name: data value too large: ${body.label} (max length=80)`, { fact: 'record-length', fields: ['label'] });
  },
  ExtlClntAppOauthSettings(store, fullName, body) {
    const tokens = (body.commaSeparatedOauthScopes ?? '').split(',').map((token) => token.trim()).filter(Boolean);
    const unknown = tokens.find((token) => !Object.hasOwn(scopeColumns, token));
    if (unknown) throw new OrgError('INVALID_INPUT', `Invalid OAuth scope: ${unknown}. Valid scopes: ${Object.keys(scopeColumns).join(', ')}`, { fact: 'app-scopes', fields: ['commaSeparatedOauthScopes'] });
    if (!tokens.length) throw new OrgError('REQUIRED_FIELD_MISSING', 'Select at least one OAuth scope.', { fact: 'app-scopes', fields: ['commaSeparatedOauthScopes'] });
    body.commaSeparatedOauthScopes = [...new Set(tokens)].join(',');
  },
  ExtlClntAppGlobalOauthSettings(store, fullName, body) {
    checkCallback(body.callbackUrl);
    if (body.certificate) body.certificate = checkCertificate(body.certificate);
    else delete body.certificate;
    for (const name of ['consumerKey', 'consumerSecret', 'shouldRotateConsumerKey', 'shouldRotateConsumerSecret']) delete body[name];
  },
  ExtlClntAppOauthConfigurablePolicies(store, fullName, body, given) {
    body.ipRelaxationPolicyType = body.ipRelaxationPolicyType.replace(/^Enforce_relaxrefresh$/, 'Enforce_RelaxRefresh');
    if (!ipRelaxation.includes(body.ipRelaxationPolicyType)) throw new OrgError('INVALID_ENUM_VALUE', `'${body.ipRelaxationPolicyType}' is not a valid value for ipRelaxationPolicyType`, { fact: 'metadata-fault', fields: ['ipRelaxationPolicyType'] });
    const specific = body.refreshTokenPolicyType.startsWith('Specific');
    if (given.refreshTokenPolicyType === undefined && given.refreshTokenValidityPeriod === undefined) {
      // Seen: the policy that the org makes by itself lets refresh tokens live for 365 days.
      Object.assign(body, { refreshTokenValidityPeriod: 365, refreshTokenValidityUnit: 'Days' });
    }
    const both = body.refreshTokenValidityPeriod !== undefined && validityUnits.includes(body.refreshTokenValidityUnit);
    const none = body.refreshTokenValidityPeriod === undefined && body.refreshTokenValidityUnit === undefined;
    if (specific ? !both : !none) {
      throw new OrgError('FIELD_INTEGRITY_EXCEPTION', `refreshTokenValidityPeriod and refreshTokenValidityUnit are ${specific ? 'required' : 'not allowed'} with the refresh token policy ${body.refreshTokenPolicyType}`, { fact: 'app-refresh-period', fields: ['refreshTokenValidityPeriod'] });
    }
  },
  ExtlClntAppConfigurablePolicies(store, fullName, body) {
    if (body.startPage === 'Custom' && !body.startUrl) throw new OrgError('REQUIRED_FIELD_MISSING', 'Required fields are missing: [StartUrl]', { fact: 'app-start-page', fields: ['startUrl'] });
  },
};

/** The elements of a body, converted to their types; what the WSDL does not know is refused. */
export function readElements(type, given) {
  return readElementsOf(type, typeNamed(type).elements, given);
}

/** The elements of any type of the WSDL, with their values converted; what the type does not know is refused. */
export function readElementsOf(type, elements, given) {
  const body = {};
  for (const [name, value] of Object.entries(given)) {
    if (name === 'fullName' || value === undefined || value === null || isLost(name)) continue;
    const element = elements.get(name);
    if (!element) throw unknownElement(name, type);
    const converted = convert(element, value, type);
    if (converted !== '') body[name] = converted;
  }
  return body;
}

/**
 * A body checked and filled up with defaults. The lists of permission sets and
 * profiles come back apart: they are kept as links.
 */
export function checkBody(store, type, fullName, given) {
  const { elements, defaults } = typeNamed(type);
  const body = { ...defaults, ...readElements(type, given) };
  for (const element of elements.values()) {
    if (element.required && body[element.name] === undefined) {
      throw new OrgError('REQUIRED_FIELD_MISSING', `Required fields are missing: [${element.name}]`, { fact: 'metadata-value', fields: [element.name] });
    }
  }
  checks[type](store, fullName, body, given);
  const { commaSeparatedPermissionSet: permissionSets, commaSeparatedProfile: profiles, ...rest } = body;
  return { body: rest, permissionSets, profiles };
}
