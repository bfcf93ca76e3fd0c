/**
 * Changes of ../changes-*.mjs, with what they mean for the integration: `blocks`
 * is what keeps it out, `at` the place where Salesforce refuses then, `alike`
 * causes that are the same to who can only look, `follows` what is no cause but
 * a consequence; `none` are roles that nothing plays then, `lenient` those that
 * are not judged, `parts` what it touches beside; `risks` endanger, `differs` merely differ; `may` be said or not.
 */
import { accessChanges } from '../changes-access.mjs';
import { appChanges } from '../changes-app.mjs';

const changes = { ...accessChanges, ...appChanges };

const withoutSet = ['assignment-missing', 'app-set-missing', 'class-access-missing', 'apex-rest-off', 'api-disabled', 'set-missing'];
const notHeld = ['class-access-missing', 'apex-rest-off', 'app-set-missing', 'assignment-missing', 'assignment-expired', 'assignment-inactive'];
const noApp = ['app-set-missing', 'certificate-missing', 'app-without-oauth', 'scope-refresh-missing', 'scope-api-missing', 'app-self-authorize', 'app-oauth-off', 'app-missing', 'consumer-key-other'];

/** Name of a change of the guide's generator -> its meaning; a name of our own where it is taken from another one. */
const meanings = {
  'set-absent': { blocks: 'set-missing', at: 'approval', alike: withoutSet, lenient: ['permissionSet'] },
  'set-only-as-group': { blocks: 'app-set-missing', at: 'approval', alike: ['set-missing', 'assignment-missing'], differs: ['held-through-group'], lenient: ['permissionSet'] },
  'set-only-of-package': { blocks: 'set-missing', at: 'approval', alike: withoutSet, lenient: ['permissionSet'] },
  'set-license': { differs: ['set-license'] },
  'set-session-activation': { blocks: 'set-session-activation', at: 'approval', follows: notHeld },
  'class-missing': { blocks: 'class-access-missing', at: 'class', alike: ['set-missing'], lenient: ['permissionSet'] },
  'class-namesake': { blocks: 'class-access-missing', at: 'class', alike: ['set-missing'], may: ['set-too-powerful'], lenient: ['permissionSet'] },
  'class-in-another-set': { differs: ['class-elsewhere'], may: ['user-too-powerful'], lenient: ['permissionSet'] },
  'class-surplus': { may: ['set-too-powerful'] },
  'set-apex-rest-off': { blocks: 'apex-rest-off', at: 'rest' },
  'set-api-off': { may: ['api-disabled'] },
  'set-surplus': { may: ['set-too-powerful'] },
  'profile-absent': { differs: ['profile-standard'] },
  'profile-license': { differs: ['profile-license'] },
  'profile-api-off': { may: ['api-disabled'] },
  'profile-api-only-off': { differs: ['profile-not-api-only'] },
  'profile-surplus': { may: ['profile-too-powerful'] },
  'profile-has-class': { may: ['profile-too-powerful', 'class-elsewhere'] },
  'profile-login-ranges': { blocks: 'login-ranges', at: 'limits', seenWith: 'attempts', may: ['ranges-without-login'] },
  'profile-login-hours': { blocks: 'login-hours', at: 'limits' },
  'user-absent': { blocks: 'user-missing', at: 'consent', follows: [...notHeld, 'api-disabled'], alike: ['assignment-missing'], none: ['user'], lenient: ['profile'] },
  'user-inactive': { blocks: 'user-inactive', at: 'user' },
  'user-frozen': { blocks: 'user-frozen', at: 'user' },
  'user-standard-profile': { differs: ['profile-standard'] },
  'user-psl-missing': { risks: ['psl-missing'] },
  'user-psl-missing-none-free': { risks: ['psl-missing'] },
  'user-psl-look-alike': { risks: ['psl-missing'] },
  'psl-ended': { risks: ['psl-ended'] },
  'user-voice-license': { differs: ['paid-license'] },
  'user-package-license': { differs: ['paid-license'] },
  'user-any-client': { risks: ['any-client'], may: ['user-too-powerful'], permits: 'approval' },
  'user-any-client-by-group': { risks: ['any-client'], may: ['user-too-powerful'], permits: 'approval' },
  'assignment-missing': { blocks: 'assignment-missing', at: 'approval', follows: notHeld },
  'assignment-expired': { blocks: 'assignment-expired', at: 'approval', follows: notHeld },
  'assignment-not-active': { blocks: 'assignment-inactive', at: 'approval', follows: notHeld },
  'package-absent': { blocks: 'package-missing', at: 'package', alike: ['class-missing', 'class-access-missing'], lenient: ['permissionSet'] },
  'package-license-ended': { risks: ['package-license-ended'] },
  'class-absent': { blocks: 'class-missing', at: 'package', alike: ['package-missing', 'class-access-missing'], lenient: ['permissionSet'] },

  'app-absent': { blocks: 'app-missing', at: 'client', follows: noApp, none: ['app'], parts: ['app.rivals'] },
  'app-without-oauth': { blocks: 'app-without-oauth', at: 'client', alike: ['app-missing', 'certificate-missing'], follows: noApp, lenient: ['app'], parts: ['app.rivals'] },
  'app-packaged': { differs: ['app-packaged'] },
  'app-disabled': { blocks: 'app-disabled', at: 'off' },
  'app-oauth-off': { blocks: 'app-oauth-off', at: 'off' },
  'scope-refresh-missing': { blocks: 'scope-refresh-missing', at: 'scope' },
  'scope-api-missing': { blocks: 'scope-api-missing', at: 'scope' },
  'scope-full-instead': { differs: ['scope-surplus'], may: ['scope-api-missing'] },
  'scope-surplus': { differs: ['scope-surplus'] },
  'certificate-other': { blocks: 'certificate-other', at: 'certificate', seenWith: 'pair', lenient: ['app'], may: ['certificate-changed'] },
  'certificate-missing': { blocks: 'certificate-missing', at: 'certificate', may: ['certificate-changed'] },
  'certificate-expired': { risks: ['certificate-expired'], may: ['certificate-changed', 'certificate-other'] },
  'certificate-not-yet-valid': { risks: ['certificate-not-yet-valid'], may: ['certificate-changed'] },
  'certificate-weak': { blocks: 'certificate-weak', at: 'certificate', seenWith: 'pair', alike: ['certificate-other'], lenient: ['app'], may: ['certificate-changed'] },
  'secret-required': { differs: ['secret-required'] },
  'policies-default': { blocks: 'app-self-authorize', at: 'consent', alike: ['app-set-missing'] },
  'self-authorize': { blocks: 'app-self-authorize', at: 'consent' },
  'refresh-token': { differs: ['refresh-policy'] },
  'ip-relaxed': { differs: ['ip-relaxed'] },
  'start-page': { differs: ['start-page'] },
  'app-set-missing': { blocks: 'app-set-missing', at: 'approval' },
  'app-set-other': { blocks: 'app-set-missing', at: 'approval' },
  'app-set-surplus': { differs: ['app-set-surplus'], may: ['others-hold-app'] },
};

// Of a certificate that ended the key is the same: only its end is a risk.
meanings['certificate-expired'].may = ['certificate-changed'];

export const guideKinds = Object.fromEntries(Object.entries(meanings).map(([name, meaning]) => {
  const { apply, touches, ofApp = false } = changes[name];
  return [name, { apply, ofApp, ...meaning, touches: [...touches, ...(meaning.parts ?? [])] }];
}));
