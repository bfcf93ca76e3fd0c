// What the External Client App pages offer in their lists. The values are the
// names of the Metadata API (ExtlClntAppOauthSettings.commaSeparatedOauthScopes,
// ExtlClntAppOauthConfigurablePolicies, ExtlClntAppConfigurablePolicies); the
// labels are those of Setup, with the OAuth scope in brackets.
import { say } from 'setup/words';

const option = (value, label) => ({ value, label: say(label) });
const translated = (boxes) => boxes.map((box) => ({ ...box, label: say(box.label) }));

export const scopes = [
  option('Basic', 'Access the identity URL service (id, profile, email, address, phone)'),
  option('Api', 'Manage user data via APIs (api)'),
  option('Web', 'Manage user data via Web browsers (web)'),
  option('Full', 'Full access (full)'),
  option('RefreshToken', 'Perform requests at any time (refresh_token, offline_access)'),
  option('CustomApplications', 'Access Visualforce applications (visualforce)'),
  option('OpenID', 'Access unique user identifiers (openid)'),
  option('CustomPermissions', 'Access custom permissions (custom_permissions)'),
  option('Wave', 'Access Analytics REST API resources (wave_api)'),
  option('Eclair', 'Access Analytics REST API Charts Geodata resources (eclair_api)'),
  option('Pardot', 'Manage Pardot services (pardot_api)'),
  option('Lightning', 'Access Lightning applications (lightning)'),
  option('Content', 'Access content resources (content)'),
  option('Chatter', 'Access Connect REST API resources (chatter_api)'),
  option('CDP', 'Access all Data Cloud API resources (cdp_api)'),
  option('CDPIngest', 'Manage Data Cloud Ingestion API data (cdp_ingest_api)'),
  option('CDPProfile', 'Manage Data Cloud profile data (cdp_profile_api)'),
  option('CDPQuery', 'Perform ANSI SQL queries on Data Cloud data (cdp_query_api)'),
  option('CDPSegment', 'Perform segmentation on Data Cloud data (cdp_segment_api)'),
  option('CDPIdentityResolution', 'Manage Data Cloud Identity Resolution (cdp_identityresolution_api)'),
  option('CDPCalculatedInsight', 'Manage Data Cloud Calculated Insight data (cdp_calculated_insight_api)'),
  option('ForgotPassword', 'Access headless forgot password API (forgot_password)'),
  option('UserRegistration', 'Access headless registration API (user_registration_api)'),
  option('PwdlessLogin', 'Access headless passwordless login API (pwdless_login_api)'),
  option('Chatbot', 'Access chatbot services (chatbot_api)'),
  option('Interaction', 'Access Interaction API resources (interaction_api)'),
  option('EinsteinGPT', 'Access Einstein GPT services (einstein_gpt_api)'),
  option('SFApiPlatform', 'Access the Salesforce API Platform (sfap_api)'),
  option('SCRT', 'Access Service Cloud Real-Time services (scrt_api)'),
  option('MCP', 'Access MCP servers (mcp_api)'),
];

export const distributionStates = [
  option('Local', 'Local'),
  option('Packaged', 'Packaged'),
];

export const permittedUsers = [
  option('AllSelfAuthorized', 'All users can self-authorize'),
  option('AdminApprovedPreAuthorized', 'Admin approved users are pre-authorized'),
];

export const refreshTokenPolicies = [
  option('Infinite', 'Refresh token is valid until revoked'),
  option('Zero', 'Immediately expire refresh token'),
  option('SpecificInactivity', 'Expire refresh token if not used for specific time'),
  option('SpecificLifetime', 'Expire refresh token after specific time'),
];

export const refreshTokenUnits = [
  option('Hours', 'Hours'),
  option('Days', 'Days'),
  option('Months', 'Months'),
];

export const ipRelaxations = [
  option('Enforce', 'Enforce IP restrictions'),
  option('Enforce_RelaxRefresh', 'Enforce IP restrictions, but relax for refresh tokens'),
  option('Bypass', 'Relax IP restrictions'),
  option('Bypass_2factor', 'Relax IP restrictions with second factor'),
];

export const startPages = [
  option('None', 'None'),
  option('Custom', 'Custom'),
  option('OAuth', 'OAuth'),
  option('SAML', 'SAML'),
];

// Each box that Setup shows, with the setting it stands for. "Require secret
// for the Web Server Flow" is the opposite of isConsumerSecretOptional.
export const flowBoxes = translated([
  { name: 'clientCredentialsFlow', label: 'Enable Client Credentials Flow', setting: 'isClientCredentialsFlowEnabled' },
  { name: 'codeCredFlow', label: 'Enable Authorization Code and Credentials Flow', setting: 'isCodeCredFlowEnabled' },
  { name: 'deviceFlow', label: 'Enable Device Flow', setting: 'isDeviceFlowEnabled' },
  { name: 'tokenExchangeFlow', label: 'Enable Token Exchange Flow', setting: 'isTokenExchangeEnabled' },
]);

export const securityBoxes = translated([
  { name: 'secretForWebServerFlow', label: 'Require secret for Web Server Flow', setting: 'isConsumerSecretOptional', inverted: true, initially: true },
  { name: 'secretForRefreshTokenFlow', label: 'Require secret for Refresh Token Flow', setting: 'isSecretRequiredForRefreshToken', initially: true },
  { name: 'requirePkce', label: 'Require Proof Key for Code Exchange (PKCE) extension for Supported Authorization Flows', setting: 'isPkceRequired', initially: true },
  { name: 'refreshTokenRotation', label: 'Enable Refresh Token Rotation', setting: 'isRefreshTokenRotationEnabled' },
  { name: 'introspectAllTokens', label: 'Introspect All Tokens', setting: 'isIntrospectAllTokens' },
]);

export function labelOf(options, value) {
  return options.find((entry) => entry.value === value)?.label ?? value ?? '';
}

export function splitNames(commaSeparated) {
  return (commaSeparated ?? '').split(',').map((name) => name.trim()).filter(Boolean);
}
