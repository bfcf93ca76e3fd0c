/**
 * Why an integration does not get in, what endangers it, and in what it merely
 * differs: a code of our own and the words of support for each. The list is
 * made from reports of outages and from what Salesforce documents, without a
 * look at what the product checks.
 *
 * `asks` is the request that fails because of it: the login (`token`), the call
 * of the class (`call`), or none that this org sees (`outside`).
 */
const token = (words) => ({ words, asks: 'token' });
const call = (words) => ({ words, asks: 'call' });
const outside = (words) => ({ words, asks: 'outside' });
const none = (words) => ({ words, asks: null });

export const causes = {
  // The app.
  'app-missing': token('There is no app through which the other side could log in'),
  'app-without-oauth': token('The app has no OAuth settings'),
  'app-disabled': token('The app is switched off'),
  'app-oauth-off': token('OAuth is switched off for the app'),
  'app-self-authorize': token('Users approve the app themselves, and nobody has'),
  'app-set-missing': token('The app lists no permission set that the user holds'),
  'app-high-assurance': token('The app asks for a high assurance session, which a JWT login never has'),
  'api-access-control': token('The org lets in approved apps alone, and this is none'),
  'scope-refresh-missing': token('The app lacks the scope refresh_token'),
  'scope-api-missing': token('The app lacks the scope api'),
  'certificate-missing': token('The app holds no certificate'),
  'certificate-other': token("The app's certificate is not that of the key with which the other side signs"),
  'certificate-weak': token("The app's certificate has a key that is too short"),
  // The permission set and how the user comes to hold it.
  'set-missing': token('No permission set grants the class'),
  'set-session-activation': token('The permission set waits for a session to activate it'),
  'assignment-missing': token('The user does not hold the permission set'),
  'assignment-expired': token('The assignment of the permission set is over'),
  'assignment-inactive': token('The assignment of the permission set is not active'),
  'assignment-revoked': token('The assignment of the permission set was revoked'),
  'group-muted': call('The group through which the user holds the permission set mutes what is needed'),
  'group-outdated': call('The group through which the user holds the permission set was not calculated anew'),
  'class-access-missing': call('No permission set of the user grants the class'),
  'apex-rest-off': call('The user lacks Apex REST Services'),
  'api-disabled': call('The user lacks API Enabled'),
  // The user and the profile.
  'user-missing': token('There is no integration user'),
  'user-inactive': token('The user is inactive'),
  'user-frozen': token('The user is frozen'),
  'login-ranges': token("The other side's address is outside the profile's login ranges"),
  'login-hours': token("The time is outside the profile's login hours"),
  'profile-high-assurance': call('The profile asks for a high assurance session, which a JWT login never has'),
  // The org.
  'package-missing': call('The package is not installed'),
  'class-missing': call('The class of the package is not there'),
  'api-limit': call('The API calls of the day are used up'),
  // What was handed over, and what the other side does with it.
  'org-other': outside('What was handed over is of another org'),
  'consumer-key-other': outside("The consumer key that was handed over is not the app's"),
  'username-other': outside("The user name that was handed over is not the user's, as after a refresh"),
  'other-side-username': outside('The other side sends the e-mail address in place of the user name'),
  'other-side-host': outside('The other side asks at a host, or with an audience, of another kind of org'),
  'other-side-flow': outside('The other side logs in and then calls something else'),
  'too-early': outside('The change is too young: Salesforce needs some minutes'),
  'refused-unknown': outside('Salesforce refuses for a reason that nothing in the org explains'),
  // Risks.
  'certificate-ends-soon': none('The certificate ends soon'),
  'certificate-expired': none('The certificate has ended'),
  'certificate-not-yet-valid': none('The certificate is not valid yet'),
  'certificate-changed': none("The certificate was changed after the other side's last granted login"),
  'assignment-ends-soon': none('The assignment of the permission set ends soon'),
  'psl-missing': none('The user lacks the permission set license'),
  'psl-ended': none('The permission set license has ended, or was switched off'),
  'psl-ends-soon': none('The permission set license ends soon'),
  'license-cannot-hold': none('The license may not hold a permission that is needed'),
  'package-license-ended': none('The license of the package has ended'),
  'user-too-powerful': none('The user may do far more through another permission set or group'),
  'set-too-powerful': none('The permission set grants more than is needed'),
  'profile-too-powerful': none('The profile grants more than is needed'),
  'any-client': none('The user may use any API client, whatever the app lists'),
  'other-flow': none('The app lets in by a flow that nobody asked for'),
  'others-hold-app': none("Further users hold the app's permission set"),
  'named-user-jwt': none('The app gives tokens in JWT form, which the Metadata API refuses'),
  'email-not-username': none("The user's e-mail address and user name differ, and the other side's field asks for an e-mail"),
  'api-limit-near': none('The API calls of the day are nearly used up'),
  'general-host-closed': none('login.salesforce.com does not know the app; only My Domain does'),
  'ranges-without-login': none('The profile has login ranges or hours, and the other side was not seen since'),
  'user-used-elsewhere': none('Another app logs in as the same user'),
  // Differences from the guide that keep nobody out.
  'older-setup': none('The integration runs through a connected app'),
  'name-other': none('It has another name than the guide gives it'),
  'set-license': none('The permission set is bound to a license'),
  'held-through-group': none('The user holds the permission set through a group'),
  'class-elsewhere': none('Another permission set, or the profile, grants the class'),
  'profile-standard': none('The user has the standard profile'),
  'profile-license': none('The profile is of another license'),
  'profile-not-api-only': none('The profile lets its users into the pages'),
  'paid-license': none('The user has a license that is not needed'),
  'scope-surplus': none('The app has more scopes than are needed'),
  'refresh-policy': none('Refresh tokens are not expired at once'),
  'ip-relaxed': none('IP restrictions are relaxed'),
  'start-page': none('The app has a start page'),
  'secret-required': none('The web server flow asks for the secret'),
  'app-packaged': none('The app is distributed as a package'),
  'app-set-surplus': none('The app lists further permission sets'),
  'profile-on-app': none("The app lists the user's profile in place of a permission set"),
};

export const kinds = ['keeps-it-out', 'risk', 'differs', 'could-not-check'];
export const roles = ['app', 'user', 'permissionSet', 'profile'];
