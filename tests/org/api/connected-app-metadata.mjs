/** Connected apps in the Metadata API: what an older setup can be read by. There is no way to make one any more. */
import { OrgError } from '../errors.mjs';

const all = (store) => [...store.connectedApps.values()];
const named = (store, fullName) => all(store).find((app) => app.fullName.toLowerCase() === fullName.toLowerCase());
const rowOf = (store, { rowId }) => store.get('ConnectedApplication', rowId);

const closed = () => new OrgError('FUNCTIONALITY_NOT_ENABLED', 'You can\'t create a connected app. To enable connected app creation, contact Salesforce Customer Support.', { fact: 'connected-app-closed' });

export const connectedApp = {
  since: 29, folder: 'connectedApps', suffix: 'connectedApp',
  list: (store) => all(store).map((app) => {
    const { CreatedDate, LastModifiedDate } = rowOf(store, app);
    const { Name } = store.get('User', store.adminId);
    return {
      createdById: store.adminId, createdByName: Name, createdDate: CreatedDate, fileName: `connectedApps/${app.fullName}.connectedApp`, fullName: app.fullName, id: app.rowId,
      lastModifiedById: store.adminId, lastModifiedByName: Name, lastModifiedDate: LastModifiedDate, type: 'ConnectedApp',
    };
  }),
  read(store, fullName) {
    const app = named(store, fullName);
    if (!app) return null;
    return {
      fullName: app.fullName, contactEmail: store.get('User', store.adminId).Email, label: app.label,
      oauthConfig: {
        callbackUrl: 'http://localhost:1717/OauthRedirect', certificate: app.certificate.trim(), consumerKey: app.key, isAdminApproved: app.permittedUsers === 'AdminApprovedPreAuthorized',
        isClientCredentialEnabled: app.isClientCredentialEnabled ?? false, isCodeCredentialEnabled: false, isCodeCredentialPostOnly: false, isConsumerSecretOptional: true, isIntrospectAllTokens: false,
        isNamedUserJwtEnabled: false, isPkceRequired: false, isSecretRequiredForRefreshToken: true, isSecretRequiredForTokenExchange: false, isTokenExchangeEnabled: false, scopes: app.scopes,
      },
      oauthPolicy: { ipRelaxation: 'ENFORCE', isTokenExchangeFlowEnabled: false, refreshTokenPolicy: 'zero' },
      ...(app.requiredSessionLevel ? { sessionPolicy: { policyAction: 'Block', sessionLevel: app.requiredSessionLevel, sessionTimeout: 0 } } : {}),
      permissionSetName: app.permissionSetIds.map((id) => store.get('PermissionSet', id)?.Name).filter(Boolean),
    };
  },
  write() { throw closed(); },
  remove(store, fullName) {
    const app = named(store, fullName);
    if (!app) throw new OrgError('INVALID_CROSS_REFERENCE_KEY', `No ConnectedApp named: ${fullName} found`, { fact: 'metadata-missing' });
    store.connectedApps.delete(app.key);
    store.db.prepare('DELETE FROM SetupEntityAccess WHERE SetupEntityId = ?').run(app.rowId);
    store.db.prepare('DELETE FROM ConnectedApplication WHERE Id = ?').run(app.rowId);
  },
};
