### Why Salesforce refused a login: what its words mean, and what to do.

refusal-unknown = Salesforce refused the login for a reason that Guidepost does not know.
refusal-search = Search for Salesforce's words below, and look at the Login History of the integration user in Setup.
# A check that saw something wrong. What was found may be a sentence; its full stop goes.
# $wanted (text): the fact that was checked
# $found (text): what was found
# $remedy (text): how to mend it, a sentence
refusal-wrong = Wanted: { $wanted }. Found: { WITHIN($found) }. { $remedy }
# $wrong (text): what a check saw, sentences
refusal-check-sees = A check sees the cause. { $wrong }
# $wrong (text): what a check saw, sentences
refusal-check-may-see = A check sees what may be the cause. { $wrong }
# $host (text): the host that was asked
# $audience (text): for whom the login was meant
# $then (text): what to do then, sentences
refusal-host-first = Look at the host first: this test asked { $host }, for the audience { $audience }. { $then }
# $wrong (text): what a check saw, sentences
refusal-then-check-may-see = Then: a check sees what may be the cause. { $wrong }
# $ago (number): how many minutes ago the app was changed
# $most (number): how many minutes a change can take
refusal-settling = Salesforce may still be applying the change: the app was changed { $ago } minutes ago, and a change can take up to { $most } minutes. Try again in a few minutes before you change anything.

## The address or the time is not let in

refusal-barred = Either the address of this computer or the time of day is not let in: Salesforce says no more.
    .advice = Press { button-check }: Guidepost then reads from the login history which of both it was, and the login IP ranges and hours of the user's profile.
refusal-hours = The login came at a time when this user is not let in.
# $client (text): what logs in through the app
refusal-address = The address of this computer is not let in. That says nothing of { $client }, which logs in from addresses of its own.
# $said (text): what the ranges say of that login's address, sentences
refusal-from-elsewhere = Of the last login from elsewhere: { $said }

## What each refusal means

# $client (text): what logs in through the app
refusal-app-not-found = The host that answered does not know this app.
    .advice = That is this org's own address, which knows the apps of this org alone. A new app takes some minutes to become known; in a sandbox that was refreshed it may be lost: press { button-check }, which sees whether it is there. If { $client } alone gets this answer, its URL may be a general one such as https://login.salesforce.com: let it use the address of this org. Nothing has to be made anew for that.
refusal-consumer-key = Salesforce does not know this consumer key, or not yet.
    .advice = A new app takes a few minutes to become known. Otherwise compare the consumer key with the one of the app.
refusal-signature = The signature does not fit the app's certificate.
    .advice = Upload the certificate of the private key made here to the app again.
refusal-assertion = The signature does not fit the app's certificate, or the app has no certificate any more.
    .advice = Upload the certificate of the private key made here to the app again.
refusal-not-approved = The app still lets users authorize themselves, so nobody is authorized beforehand; or no user has this Username.
    .advice = Set Permitted Users of the app to Admin approved users are pre-authorized, and compare the Username with the one of the integration user.
refusal-no-permission-set = The integration user is not approved for this app: no permission set of the app is assigned to the user.
    .advice = Select the permission set in the app's policies and assign it to the integration user.
refusal-access-denied = The integration user is not approved for this app.
    .advice = Select the permission set in the app's policies and assign it to the integration user.
refusal-blocked = The app is switched off or blocked in this org.
    .advice = Enable the app under Policies, and look for a block under Connected Apps OAuth Usage in Setup.
refusal-scope = The app lacks the scope refresh_token, or nobody is pre-authorized for it. Salesforce demands the scope although it issues no refresh token.
    .advice = Give the app the scope Perform requests at any time (refresh_token, offline_access), and pre-authorize admin approved users.
# $client (text): what logs in through the app
refusal-audience = Salesforce does not take the audience of this login.
    .advice = Production takes https://login.salesforce.com, a sandbox https://test.salesforce.com, and an org its own My Domain address as well. Check again, so that Guidepost reads which kind of org this is. If { $client } alone is refused, look at its URL. Nothing of the app has to be made anew for that.
refusal-too-old = Salesforce holds the login to be too old: the clock of this computer differs from Salesforce's.
    .advice = Set the clock of this computer, then test again.
refusal-grant-type = The host that answered does not offer this kind of login.
    .advice = The login must go over https to the org's my.salesforce.com host, not to a lightning.force.com one.
refusal-inactive = The integration user is not active.
    .advice = Activate the user in Setup, and see whether it is frozen.
refusal-user-inactive = The integration user is not active.
    .advice = Activate the user in Setup.
refusal-frozen = The integration user is frozen.
    .advice = Unfreeze the user in Setup.
refusal-org = The org is locked, closed or suspended.
    .advice = Ask Salesforce about the state of this org.
refusal-too-many = There were too many logins in a short time.
    .advice = Wait a few minutes, then test again.
