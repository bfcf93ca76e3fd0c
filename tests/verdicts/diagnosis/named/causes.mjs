/** The twenty causes that are expected in the field, each as an org; `words` is what is to be mended first. */

const seen = { earlier: 2, later: 2 };

export const fieldCauses = [
  { id: 'cause-01-key', words: "The app's certificate was replaced; Webex signs with the key of the old one", plan: { changes: ['certificate-other'], ...seen } },
  // All of Salesforce is right here.
  { id: 'cause-01-other-side', words: 'Control Hub holds another private key than that of the certificate', plan: { changes: ['other-side-key'], earlier: 0, later: 3 } },
  { id: 'cause-02-policy', words: 'Permitted Users is left at "All users may self-authorize"', plan: { changes: ['self-authorize'], earlier: 0, later: 2 } },
  { id: 'cause-02-set', words: 'The permission set is not on the app', plan: { changes: ['app-set-missing'], earlier: 0, later: 1, renamed: true } },
  // All of Salesforce is right here.
  { id: 'cause-03-path', words: "The flow calls another path than the class's", plan: { changes: ['other-side-path'], ...seen } },
  // All of Salesforce is right here, and nothing of it arrives.
  { id: 'cause-04-email', words: 'Webex has the e-mail address where the user name belongs', plan: { changes: ['other-side-email'], earlier: 0, later: 2, risks: ['email-not-username'], mustFirst: ['other-side-username', 'email-not-username', null] } },
  { id: 'cause-05-audience', words: 'Webex asks with the audience of the other kind of org', plan: { changes: ['other-side-audience'], earlier: 0, later: 2 } },
  { id: 'cause-05-host', words: 'Webex asks at test.salesforce.com for a production org: no attempt arrives', plan: { changes: ['other-side-wrong-host'], earlier: 0, later: 2, mustFirst: ['other-side-host', null] } },
  { id: 'cause-06-expired', words: 'The assignment of the permission set is over', plan: { changes: ['assignment-expired'], ...seen, renamed: true } },
  { id: 'cause-06-activation', words: 'The permission set waits for a session to activate it', plan: { changes: ['set-session-activation'], ...seen } },
  { id: 'cause-07-early', words: 'All is right since three minutes; Salesforce needs longer', plan: { changes: ['too-early'], earlier: 0, later: 1, changedAgo: 180_000, mustFirst: ['too-early', null] } },
  { id: 'cause-08-ranges', words: "Webex's address is outside the profile's login ranges", plan: { changes: ['profile-login-ranges'], ...seen } },
  { id: 'cause-09-refresh', words: 'The sandbox was refreshed: the user name has another suffix', plan: { changes: ['username-other'], ...seen, later: 1 } },
  { id: 'cause-09-org', words: 'Webex was given the values of another org', plan: { changes: ['org-other'], earlier: 0, later: 1 } },
  { id: 'cause-10-class', words: 'The class is in none of the permission sets of the user', plan: { changes: ['class-missing'], ...seen, pasted: true } },
  { id: 'cause-11-package', words: 'The package is gone', plan: { changes: ['package-absent'], ...seen } },
  { id: 'cause-12-cleared', words: 'A deployment cleared the certificate', plan: { changes: ['certificate-missing'], ...seen } },
  { id: 'cause-13-frozen', words: 'The user was frozen', plan: { changes: ['user-frozen'], ...seen, renamed: true } },
  { id: 'cause-14-other-app', words: 'Webex has the consumer key of another app', plan: { changes: ['other-side-other-app'], earlier: 0, later: 2, sheet: true } },
  { id: 'cause-14-new-key', words: 'The consumer key was made anew after it was handed over', plan: { changes: ['consumer-key-other'], ...seen } },
  { id: 'cause-15-scope', words: 'The scope refresh_token is missing', plan: { changes: ['scope-refresh-missing'], earlier: 0, later: 2 } },
  { id: 'cause-16-api', words: 'API Enabled is lost, in profile and permission set', plan: { changes: ['api-off-everywhere'], ...seen } },
  { id: 'cause-17-plugin', words: 'OAuth is switched off for the app', plan: { changes: ['app-oauth-off'], ...seen } },
  // Whether Salesforce refuses an expired one is not known; this org takes it.
  { id: 'cause-18-expired', words: 'Nothing keeps it out; the certificate has ended', plan: { changes: ['certificate-expired'], ...seen } },
  { id: 'cause-19-limit', words: "The day's API calls are used up", plan: { changes: ['limit-used-up'], ...seen, mustFirst: ['api-limit'] } },
  { id: 'cause-19-level', words: 'The app asks for a high assurance session', plan: { changes: ['app-high-assurance'], ...seen } },
  { id: 'cause-20-hours', words: "The profile's login hours are closed", plan: { changes: ['profile-login-hours'], ...seen } },
];
