### The pairs of host and audience with which a login is tried, one by one.

routes-heading = Other ways to log in
# $client (text): what logs in through the app
routes-intro = A login is sent to one address, and the signed request in it names an audience. Salesforce may let in with one pair and refuse another, and { $client } may use another pair than { button-test-login } does. Each try is a login of your own: it says nothing of what { $client } uses.

## The pairs

routes-my-domain = My Domain, audience My Domain
# $general (value): the general host
routes-my-domain-for-general = My Domain, audience { $general }
# $general (value): the general host
routes-general = { $general }, audience { $general }

## What came of one

routes-granted = Granted
routes-refused = Refused
routes-not-tried = Not tried
routes-not-possible = Could not be tried
routes-unclear = Can't tell
routes-row-asked = Asked at
routes-row-audience = Audience
routes-row-result = Result
routes-row-session = Session
routes-row-test = Tried by
routes-row-says = Salesforce says
routes-row-means = That means
# Stands in the row of the pair that the first proof asks.
routes-by-the-test = { button-test-login }, above
# $session (text): what became of the session, a sentence
routes-let-in = A login with this pair is let in, with this private key and for this user. { $session }
# $host (text): the general host, as an address
routes-withheld = Nothing was sent: the browser may not ask { $host } for Guidepost. Try again, and allow it when the browser asks.

## What a refusal says

# $general (value): the general host
routes-own-audience-refused = This org does not take its own My Domain as audience. By public reports some orgs do and some do not. The same address with the audience { $general } is another pair.
# $audience (text): the audience that was named
# $host (text): the address that was asked
routes-audience-refused = { $host } does not take { $audience } as audience. A sandbox has another one than a production org: press { button-check }, which reads what this org is.
# $host (text): the address that was asked
routes-app-unknown = { $host } does not know this app. By public reports since Spring '26, the external client apps of some orgs are known at their My Domain alone.
routes-app-unknown-here = My Domain does not know this app: the consumer key may be of another org.
routes-test-let-in = The same private key and user were let in by { button-test-login }. So app, private key and user were right then: what refuses is this pair, or something that was changed since.
routes-test-first = Press { button-test-login } too: if that is refused as well, look at its reason first.
routes-test-refused = { button-test-login } was refused too: look at its reason first.

## Which the other side uses

# $client (text): what logs in through the app
routes-side-unread = Which address { $client } asks is not known: { button-check } reads it from the login history once { $client } has tried to log in.
# $client (text): what logs in through the app
routes-side-nowhere = Which address { $client } asks is not known: the login history shows no login of { $client } through this app yet.
# $client (text): what logs in through the app
routes-side-unsure = Which address { $client } asks is not known: another app has the same name, and the login history can't tell them apart.
# $client (text): what logs in through the app
# $host (value): the host that was asked
# $ago (text): how long ago
# $console (text): where that is set up
routes-side-let-in = { $client } was let in at { $host } { $ago }. Leave the URL in { $console } as it is: a URL that works is not to be changed, whatever your own tries say.
# $client (text): what logs in through the app
# $host (value): the host that was asked
# $ago (text): how long ago
# $console (text): where that is set up
routes-side-refused = { $client } was refused at { $host } { $ago }. See below what refused it. Change the URL in { $console } only where your own try at that address is refused for the address or the audience, and another pair is granted.
# Stands in the row of each pair whose host the other side asks.
# $client (text): what logs in through the app
routes-used = { $client } asks at this address. Which audience it names, the login history does not tell.
