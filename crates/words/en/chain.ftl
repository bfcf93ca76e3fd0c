### From what keeps the other side out to what is noticed of it, in a sentence or two.

# $client (text): what logs in through the app
chain-app = { $client } names an app when it logs in. Salesforce does not know it here, refuses the login, and no call gets through.
# $client (text): what logs in through the app
chain-off = Salesforce refuses each login through an app that is off, so that no call of { $client } gets through.
# $client (text): what logs in through the app
chain-certificate = { $client } signs its login with a private key, and Salesforce checks that with the app's certificate. Without one that fits, the login is refused and no call gets through.
# $client (text): what logs in through the app
chain-consent = Nobody is there to press Allow, so Salesforce refuses the login with "user hasn't approved this consumer", and no call of { $client } gets through.
# $client (text): what logs in through the app
chain-scope = Salesforce grants a login only for the scopes of the app. { $client } needs both, api and refresh_token.
# $client (text): what logs in through the app
chain-approval = The app lets a user in by a permission set that both have. Here it finds none that counts, so Salesforce refuses the login, and no call of { $client } gets through.
# $client (text): what logs in through the app
chain-session = A high assurance session needs a person who confirms the login. { $client } has none, so it is refused.
# $client (text): what logs in through the app
chain-user = { $client } logs in as this user. Salesforce refuses that, and no call gets through.
# $client (text): what logs in through the app
chain-username = { $client } names a user by its Username when it logs in. Salesforce does not find that one, refuses the login, and no call gets through.
# $client (text): what logs in through the app
chain-limits = The app, the user and the private key may all be right: the profile lets nobody in from that address or at that time, so { $client } is refused.
# $client (text): what logs in through the app
chain-address = The login of { $client } ends before this org has looked at app or user. Nothing in the org needs a change for that.
# $client (text): what logs in through the app
chain-call = { $client } may log in, and the login history then shows a success. The call after it is refused.
# $client (text): what logs in through the app
chain-flow = { $client } gets in, and this org does what it should. What its flow asks for after that does not exist.
# $client (text): what logs in through the app
chain-unapproved = The org lets in only the apps that it has approved. Salesforce refuses each login through another one, so that no call of { $client } gets through.
# $client (text): what logs in through the app
chain-clock = { $client } signs each login for a few minutes. By Salesforce's clock these were over when it arrived, so it was refused. Nothing in the org needs a change for that.
# $client (text): what logs in through the app
chain-door = Salesforce refuses such a login whatever it says, before it looks at app and user. No call of { $client } gets through until that is over.
# $client (text): what logs in through the app
chain-package = The app of { $client } came with a package, and Salesforce wants the newer version of it. Until then it refuses the login, and no call gets through.
