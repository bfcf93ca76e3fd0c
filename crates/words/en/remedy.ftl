### What to do about each thing that was found.

## What keeps the other side out

remedy-app-missing = Create the app. If there is one under another name, enter its API name in that step.
remedy-app-without-oauth = Open the app, Settings, Edit, and enable OAuth with its scopes and the certificate.
remedy-app-disabled = Find out who switched it off and why. Then open the app, tab Policies, Edit, and enable it.
remedy-app-oauth-off = Open the app, tab Policies, Edit, and enable OAuth.
remedy-app-self-authorize = Set Permitted Users to: Admin approved users are pre-authorized. Anybody else who uses this app is cut off by that: look first who does.
remedy-app-set-missing = In the app's policies, select the permission set that the integration user holds.
remedy-app-high-assurance = In the app's policies, set the session level back to standard.
remedy-scope = Open the app, Settings, Edit, and add the scope.
# $client (text): what logs in through the app
remedy-certificate-missing = Upload the certificate of the private key that { $client } has. If nobody has it any more, make a new pair: then { $client } needs the new private key, too.
# $client (text): what logs in through the app
# $console (text): where that is set up
remedy-certificate-other = Find out which private key is in { $console }. Either upload its certificate to the app, or give { $client } the private key of the app's certificate.
# $client (text): what logs in through the app
remedy-certificate-weak = Make a new private key of 2048 bits or more with its certificate, upload the certificate, and give { $client } the private key.
remedy-set-missing = Create the permission set, assign it to the integration user, and select it in the app's policies.
remedy-set-session-activation = Open the permission set, press Edit Properties and clear Session Activation Required.
remedy-assignment = Assign the permission set to the integration user itself, without an expiration date.
remedy-group = Assign the permission set to the integration user itself. Then the group no longer matters.
remedy-class-access = Open the permission set, Apex Class Access, Edit, and enable the class.
remedy-apex-rest = Open the permission set, System Permissions, Edit, and enable Apex REST Services.
remedy-api-enabled = Open the permission set, System Permissions, Edit, and enable API Enabled.
remedy-user-missing = Create the user. If there is one, enter its Username in that step.
remedy-user-inactive = Find out who deactivated the user and why. Then open the user, press Edit and tick Active.
remedy-user-frozen = Find out who froze the user and why. Then open the user and press Unfreeze.
# $client (text): what logs in through the app
remedy-login-ranges = Add the addresses of { $client } to the Login IP Ranges of the profile. The list of logins shows where it comes from.
remedy-login-hours = Open the profile, Login Hours, and let the user in at any time.
remedy-profile-high-assurance = Open the profile, Session Settings, and take High Assurance away.
remedy-package-missing = Install the package, then press { button-check }.
remedy-class-missing = Update the package. If the class has another name, enter it in the step that gives access to it.
remedy-org-other = Hand over the values of this org. A sandbox that was refreshed is another org.
# $console (text): where that is set up
remedy-consumer-key-other = Compare the consumer key in { $console } with the one of this app, letter by letter.
# $console (text): where that is set up
# $field (text): what it is called there
remedy-username-other = In { $console }, enter the integration user's Username as { $field }. After a refresh of a sandbox it ends in another way.
# $console (text): where that is set up
remedy-other-side-host = Look at the URL in { $console }. The step that hands the values over shows this org's.
# $client (text): what logs in through the app
remedy-other-side-flow = Look at the HTTP request of the { $client } flow: its connector, its path letter by letter, and whether the flow was published.
# $client (text): what logs in through the app
remedy-other-side-clock = Ask whoever runs { $client } to set the clock by a time server, to sign each login anew, and to let it count for three minutes.
# $client (text): what logs in through the app
remedy-other-side-country = The list of logins shows the address. Ask whoever runs { $client } whether it is theirs, and have the login come from another country.
remedy-client-certificate = Find out who asked for that and why. Then take the permission Enforce SSL/TLS Mutual Authentication from the integration user.
remedy-api-off = Give the integration user API Enabled. If it has that, ask Salesforce to enable the API for this org.
remedy-app-package-old = Update the package of the app: Setup, Installed Packages, shows its version.
remedy-user-locked = Open the user and press Unlock. A login with a certificate needs no password: find out what else tries one with this Username.
remedy-too-many-logins = It ends by itself: wait an hour. If it comes again, find out in the list of logins who logs in so often.
remedy-org-locked = Ask Salesforce about it. Nothing in this setup needs a change for that.
remedy-org-maintenance = It ends by itself. Then let it log in once more.
# $console (text): where that is set up
remedy-refused-unknown = Test the login: it names the step that causes a refusal. If this computer is let in, compare the values in { $console }.
remedy-api-access-control = Have the app approved for this org: in Setup, see Connected Apps OAuth Usage and API Access Control.
remedy-assignment-revoked = In Setup, see User Access Policies: the policy that took it away does so again until it is changed. Then assign the permission set anew.
remedy-too-early = Wait half an hour, then try again. Change nothing meanwhile.
remedy-license-cannot-hold = Take this permission set license from the integration user, or use a permission set without a license.
remedy-api-limit = Find out in Setup, Company Information, what uses them up. They come back within 24 hours.

## What is a risk

# $client (text): what logs in through the app
remedy-certificate-ends = Make a new private key and certificate before then. { $client } needs the new private key when the new certificate is uploaded.
remedy-certificate-not-yet = Wait for that day, or make a new certificate. Look at the clock of the computer that made this one.
# $client (text): what logs in through the app
remedy-certificate-changed = If it was made for another private key, give { $client } that one.
remedy-assignment-ends = Assign it again without an expiration date.
remedy-license-missing = Assign the permission set license to the integration user.
remedy-license-ended = Ask Salesforce to renew it.
remedy-license-ends = Ask Salesforce in time whether it is renewed.
remedy-package-license = Have it renewed by whoever looks after the package.
remedy-too-powerful = Find out what needs it. Then take it from the integration user.
remedy-any-client = Take it from the user. With it a login passes although the app would refuse it, so a missing step does not show.
remedy-api-limit-near = Find out in Setup, Company Information, what uses them up.
# $client (text): what logs in through the app
remedy-ranges-without-login = Compare them with the addresses and times of { $client } before it logs in.
remedy-other-flow = Open the app, Settings, Edit, and switch off what nobody uses.
remedy-others-hold-app = Take the permission set from users who don't need it.
remedy-hangs-on-group = Assign the permission set to the integration user itself. Then neither group matters.
remedy-named-user-jwt = Open the app, Settings, Edit, and clear JWT-based access tokens for named users, unless somebody needs them.
# $console (text): where that is set up
# $field (text): what it is called there
remedy-email-not-username = Leave it as it is. In { $console }, { $field } must hold the Username.
remedy-user-used-elsewhere = Give each app a user of its own, so that one can be stopped without the other.
remedy-older-setup = It can stay. New connected apps can't be created. Salesforce can turn it into an external client app (Migrate); by public report consumer key and secret stay the same, and its policies must then be looked at again.
