// The ten forms: where each one is, what its document is called, and its fields.
// Names in braces stand for ids and names of the org's records (records.mjs).
export const forms = {
  'permission-set.create': {
    address: '/udd/PermissionSet/newPermissionSet.apexp',
    title: 'Permission Set: New',
    fields: ['label', 'api-name', 'license', 'session-activation'],
  },
  'permission-set.apex-class': {
    address: '/{set}/e?s=ApexClassAccess',
    title: 'Permission Set: {name}',
    fields: ['classes'],
  },
  'permission-set.system-permissions': {
    address: '/{set}/e?s=SystemPermissions',
    title: 'Permission Set: {name}',
    fields: ['apex-rest-services', 'api-enabled'],
  },
  'profile.clone': {
    address: '/00e/e?clone={standard}',
    title: 'Clone Profile',
    fields: ['profile-name'],
  },
  'profile.permissions': {
    address: '/{profile}/e?s=SystemPermissions',
    title: 'Profile: {name}',
    fields: ['api-enabled', 'api-only-user'],
  },
  'user.create': {
    address: '/005/e',
    title: 'New User',
    fields: [
      'first-name', 'last-name', 'alias', 'email', 'username', 'nickname', 'user-license', 'profile', 'active', 'time-zone', 'locale', 'language',
      'generate-password',
    ],
  },
  'user.permission-set-license': {
    address: '/udd/Licensing/assignPermissionSetLicense.apexp?userId={user}',
    title: 'Permission Set License Assignments: {name}',
    fields: ['salesforce-api-integration'],
  },
  'user.assign-permission-set': {
    address: '/udd/PermissionSet/assignPermissionSet.apexp?userId={user}',
    title: 'Permission Set Assignments: {name}',
    fields: ['permission-sets'],
  },
  'app.create': {
    address: '/lightning/setup/ManageExternalClientApplication/home',
    fields: [
      'name', 'api-name', 'contact-email', 'distribution-state', 'enable-oauth', 'callback-url', 'scopes', 'enable-jwt', 'certificate',
      'require-secret-web-server',
    ],
  },
  'app.policies': {
    address: '/lightning/setup/ManageExternalClientApplication/{app}/detail',
    fields: ['permitted-users', 'refresh-token-policy', 'ip-relaxation', 'start-page', 'permission-sets'],
  },
};
