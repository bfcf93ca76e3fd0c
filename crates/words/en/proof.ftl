### What the login history proves of the other side.

# Which login is spoken of, within a sentence.
# $when (moment): day and time
# $ago (text): how long ago
proof-at = { $when }, { $ago }
# $when (moment): day and time
# $source (value): where it came from
# $ago (text): how long ago
proof-at-from = { $when } from { $source }, { $ago }
# $when (moment): day and time
# $host (value): the host that was asked
# $ago (text): how long ago
proof-at-host = { $when } at { $host }, { $ago }
# $when (moment): day and time
# $source (value): where it came from
# $host (value): the host that was asked
# $ago (text): how long ago
proof-at-from-host = { $when } from { $source } at { $host }, { $ago }

## Whether it proves something

# $client (text): what logs in through the app
proof-wanted = a login of { $client } through this app since its last change
# $seen (text): which login
# $client (text): what logs in through the app
proof-granted = granted to { $client }, last on { $seen }
# $seen (text): which login
# $limits (text): what may be in the way since then, sentences
# $client (text): what logs in through the app
proof-let-in = { $client } was let in, last on { $seen }. { $limits }
# $changed (moment): day and time
# $found (text): which limits, sentences
# $client (text): what logs in through the app
proof-profile-changed = The user's profile was changed after that, on { $changed }. { $found } Whether { $client } can log in since then is not known.
# $changed (moment): day and time
# $seen (text): which login
# $client (text): what logs in through the app
proof-app-changed = The app was changed on { $changed }, after the last login of { $client } through it ({ $seen }). Whether { $client } can log in since then is not known.
# $seen (text): which login
# $apps (text): the other apps, a list
# $client (text): what logs in through the app
proof-namesakes = Could not check whose login it is ({ $seen }): the login history names an app by its name alone, and this org also has { $apps }. Give one of them another name, then let { $client } log in again.
# $label (value): the app's name
proof-external-client-app = the external client app { $label }
# $label (value): the app's name
# $api-name (value): its API name
proof-external-client-app-named = the external client app { $label } ({ $api-name })
# $label (value): the app's name
proof-connected-app = the connected app { $label }
# $label (value): the app's name
# $api-name (value): its API name
proof-connected-app-named = the connected app { $label } ({ $api-name })
# $seen (text): which login
# $status (quoted): Salesforce's words
# $client (text): what logs in through the app
proof-refused = { $client } was refused, last on { $seen }: { $status }.
# $seen (text): which login
# $status (quoted): Salesforce's words
proof-before-the-app = The last attempt to log in as this user ended before Salesforce knew which app was meant ({ $seen }): { $status }.
# $client (text): what logs in through the app
# $console (text): where that is set up
proof-before-the-app-then = If it was { $client }, compare the values in { $console }; otherwise something else uses this user.
# $seen (text): which login
# $status (quoted): Salesforce's words
proof-status-unknown = Guidepost does not know what Salesforce says of the last login ({ $seen }): { $status }

## Where no login of the other side was found

# $count (number): how many attempts were read
# $back-to (moment): day and time of the oldest of them
# $client (text): what logs in through the app
proof-not-among-read = Could not check: none of the newest { $count } attempts to log in as this user, back to { $back-to }, is one of { $client } through this app. There are older ones, which Guidepost did not read.
# $client (text): what logs in through the app
proof-none = Salesforce lists no login of { $client } through this app yet. It keeps them for six months.
# $seen (text): which login
# $client (text): what logs in through the app
proof-test-granted = A test from this computer was granted on { $seen }; it says nothing of { $client }.
# $seen (text): which login
# $client (text): what logs in through the app
proof-test-refused = A test from this computer was refused on { $seen }; it says nothing of { $client }.
# $browser (quoted): which browser, as Salesforce calls it
# $seen (text): which login
# $client (text): what logs in through the app
proof-from-browser = One came from a browser ({ $browser }) on { $seen }: that was a test from some computer, and none of { $client }.
# $flow (quoted): in which way, in Salesforce's words
# $seen (text): which login
# $client (text): what logs in through the app
proof-by-other-flow = One through this app was made in another way ({ $flow }) on { $seen }: { $client } logs in with a certificate.
# $apps (text): their names, a list
# $client (text): what logs in through the app
proof-other-apps = The user logged in through other apps: { $apps }. If this app had one of these names before, let { $client } log in again.

## What Salesforce's words for a refused login mean

# $client (text): what logs in through the app
proof-not-this-key = { $client } signs with another private key than the one of the certificate in the app: compare both before anything is made anew.
# $console (text): where that is set up
proof-host-first = The login was addressed to another kind of org. Look at the URL in { $console } first.
proof-locked-org = The org itself is locked, closed or suspended, whoever logs in. Ask Salesforce about it.
proof-unknown-app = Salesforce knows no app of this consumer key here: another consumer key was entered, or the app was deleted and made again.
proof-other-orgs-app = The consumer key belongs to an app of another org, which is not installed here. Compare it with the one of this org's app.
proof-missing-consumer-key = Salesforce could not read the consumer key: it was left out, or pasted with a blank or a line end. Enter it once more.
proof-old-package = The app came with a package, and this org has an older version of it.
proof-not-approved = The app does not approve this user: see Permitted Users, the permission set of the app, and whether the user holds it.
proof-assertion-expired = The signed request was too old when it arrived: the clock of whoever signs it is wrong.
# $console (text): where that is set up
# $field (text): what it is called there
proof-not-this-username = The Username is not this user's. In { $console } the field { $field } wants the Username.
# $console (text): where that is set up
proof-other-domain = The login did not go to the org's own My Domain, which this org insists on. Enter the My Domain address as URL in { $console }.
proof-country = Salesforce lets nobody in from the country of this address.
proof-maintenance = Salesforce was maintaining the org. It ends by itself.
proof-password-lockout = The user is locked after too many wrong passwords. A login with a certificate needs no password: something else tries one with this Username. Unlock the user and find out what.
proof-frozen = Somebody froze the user: find out why, then unfreeze it.
proof-inactive = The user is not active.
proof-too-many = There were too many logins in a short time. It ends by itself.
proof-api-off = The API is switched off in this org or for this user: see API Enabled.
# $client (text): what logs in through the app
proof-pages-opened = Somebody tried to open Salesforce's pages as this user. { $client } does not do that.
# $client (text): what logs in through the app
proof-client-certificate = The org wants a client certificate for this user's connections, which { $client } does not bring.
