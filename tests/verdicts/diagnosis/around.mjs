/** What stands about in an org: those of ../surroundings.mjs that fit, with what may or must be said of them here. */
import { surroundings } from '../surroundings.mjs';

const said = {
  'set-description': {}, 'user-attributes-own': {}, 'set-held-by-others': { may: ['others-hold-app'] }, 'set-of-same-label': {},
  'group-for-others': { may: ['others-hold-app'] }, 'assignment-ends-later': { may: ['assignment-ends-soon'] }, 'certificate-renewed': { may: ['certificate-changed'] },
  'certificate-ends-soon': { may: ['certificate-ends-soon', 'certificate-changed'] }, 'contact-own': {}, 'callback-own': {}, 'app-description': {},
  'package-trial': { may: ['package-license-ended'] }, 'package-free': {}, 'package-for-all': {}, 'license-invoice-management': {}, 'license-voicemail': {}, 'package-look-alike': {},
  'seats-all-used': {}, 'scopes-in-other-order': {}, 'username-typed-in-capitals': {}, 'login-ranges-let-webex-in': { may: ['ranges-without-login'] },
  'reader-sees-no-logins': { narrow: true }, 'reader-sees-no-setup': { narrow: true }, sandbox: {}, 'any-client-of-others': {}, 'any-client-no-longer': {}, 'user-holds-another-set': { may: ['user-too-powerful'] },
  'user-holds-many-sets': {}, 'username-look-alike': {}, 'profile-look-alike': {}, 'policy-session-timeout': {}, 'class-look-alikes': {}, 'many-classes': {}, 'many-sets': {}, 'many-profiles': {},
  'logins-of-others-here': {}, 'logins-through-others': { may: ['user-used-elsewhere'] }, 'logins-by-password': {}, 'logins-many': { may: ['user-used-elsewhere'] },
};

export const around = Object.fromEntries(Object.entries(said).map(([name, meaning]) => {
  const { share, apply, touches = [], last = false } = surroundings[name];
  // The large ones take time, and a test of few orgs has none.
  return [name, { share: name.startsWith('many-') ? 0.012 : share, apply, touches, last, ...meaning }];
}));
