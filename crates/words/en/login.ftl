### The two proofs: that a login is granted, and that the class answers to it.

login-heading = Login
login-class-heading = Class
login-missing = Before it can be tried:

## What is still missing

# $client (text): what logs in through the app
login-needs-private-key = The private key, which is not here. Only { $client } can log in with it: have { $client } do that, then press { button-check }. The Login History of the org tells whether it was let in.
login-needs-key = A private key made or loaded here (step: Make the private key and the certificate).
login-needs-consumer-key = The consumer key of the app. { button-check } reads it, or it is entered in the step Find the consumer key.
login-needs-username = The Username of the integration user.
login-needs-org-kind = Whether this org is a sandbox. { button-check } reads it.

## Whether a login is granted

# Stands at the end of what came of a proof.
# $client (text): what logs in through the app
# $console (text): where that is set up
login-not-the-client = It does not prove that { $client } itself is set up right: that shows in { $console } and with a call.
# $org (value): the org's name
# $org-id (value): its id
# $user (value): the Username
# $scopes (quoted): what the session may do
# $host (text): where it was asked
# $audience (text): for whom the login is meant
# $session (text): what became of the session, a sentence
# $client (text): what logs in through the app
# $limit (text): what it does not prove, a sentence
login-granted = Salesforce accepts this private key (asked from your computer)
    .text = Org: { $org } ({ $org-id }). User: { $user }. Scopes: { $scopes }. Asked at { $host }, for the audience { $audience }. { $session } This says only that this user can log in with this private key. { $limit } Once { $client } has logged in, { button-check } shows it in this step.
    .advice = See in the next step whether the user reaches the class.
login-of-this-kind = of this kind of org
# $org-id (value): the id of the org that answered
# $session (text): what became of the session, a sentence
login-other-org = The login went to another org
    .text = The org that answered has the id { $org-id }. { $session }
    .advice = Check again, then test again.
# $user-id (value): whose session was granted
# $user (value): the Username that was meant
# $session (text): what became of the session, a sentence
login-unsure-user = The login was granted, but the user could not be confirmed
    .text = Salesforce granted a session for the user with the id { $user-id }, and did not show the Username { $user }. { $session }
    .advice = See whether API Enabled is on for the user: without it a login is of no use.
login-refused = The org refused the login

## What became of the session of a test

login-session-ended = The session of this test has been ended.
login-session-left = The session of this test was not ended, as you wanted: it ends by itself, after the time that the org's session settings say.

## Whether the class answers

# $client (text): what logs in through the app
# $ask (text): who knows the path
login-class-path-unknown = Could not check: the path of the class is not known
    .text = The package decides under which path its class answers, and Salesforce does not tell it to this extension. Whether the user may run the class is checked without it.
    .advice = Ask { $ask } for the path, or take it from the HTTP request of your { $client } flow: what stands behind /services/apexrest. Enter it above.
# $user (value): the Username
# $path (value): where the class was asked
# $status (number): the status code of HTTP
# $session (text): what became of the session, a sentence
# $limit (text): what it does not prove, a sentence
login-class-answered = The class answered
    .text = { $user } asked { $path } by GET, and the class answered (HTTP { $status }). { $session } { $limit }
    .advice = Hand the values over in the next step.
# $user (value): the Username
# $path (value): where the class was asked
# $session (text): what became of the session, a sentence
# $limit (text): what it does not prove, a sentence
login-class-no-access = The user may not run the class
    .text = { $user } can log in, but Salesforce keeps this user from { $path } (HTTP 403). Calls would end the same way. { $session } { $limit }
    .advice = See the steps that give access to the class and to Apex REST, and whether the user holds the permission set. A change can take some minutes.
# $user (value): the Username
# $path (value): where the class was asked
# $session (text): what became of the session, a sentence
# $client (text): what logs in through the app
# $limit (text): what it does not prove, a sentence
login-class-no-path = Could not check: nothing answers at this path
    .text = { $user } can log in, and Salesforce finds nothing at { $path } (HTTP 404): either the path is another one, or the class is not there. { $session } { $limit }
    .advice = Compare the path letter by letter, capitals too, with the HTTP request of your { $client } flow. Its first part is the namespace of the package.
# $user (value): the Username
# $status (number): the status code of HTTP
# $session (text): what became of the session, a sentence
# $limit (text): what it does not prove, a sentence
login-class-unclear = Could not check: the answer does not tell
    .text = { $user } can log in, and the request arrived, but from the answer (HTTP { $status }) it can't be told whether the user may run the class. { $session } { $limit }
    .advice = Go by the checks of the steps that give access to the class and to Apex REST.
# $user (value): the Username
# $path (value): where the class was asked
# $session (text): what became of the session, a sentence
# $limit (text): what it does not prove, a sentence
login-class-no-answer = Could not check: no answer came
    .text = { $user } can log in, but nothing came back from { $path }. { $session } { $limit }
    .advice = Try again.

## What is to be known before the key is handed over

login-untested = The login has not been tested with this private key yet.
# $client (text): what logs in through the app
login-key-elsewhere = The private key is not here: only its certificate was loaded. Whoever holds the private key brings it to { $client }.
login-no-key = There is no private key here to save. Make one, or use the one that you saved before.
