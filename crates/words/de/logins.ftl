### The logins of the integration user as a list, the newest first.

# Where no user is known.
logins-heading = Anmeldungen
# Where no app is known: all logins of the user.
logins-all = Über alle Apps
# $user (value): the Username
# $count (number): how many were read
logins-of = Anmeldungen von { $user } ({ $count })
# $client (text): what logs in through the app
# $app (value): the app's name
logins-theirs = { $client }, über { $app }
logins-own = Tests von diesem Computer
# $app (value): the app's name
logins-otherwise = Auf andere Weise über { $app }, oder aus einem Browser
# Salesforce ended these before it knew which app was meant.
logins-unnamed = Keine App genannt: Es kann irgendjemand gewesen sein
logins-others = Andere Apps desselben Benutzers
# $client (text): what logs in through the app
logins-none = Salesforce führt hier keine Anmeldung von { $client } auf. Das heißt nicht, dass keine ankam: Eine mit unbekanntem Consumer Key oder Benutzernamen steht nicht bei diesem Benutzer.
# The list of a user who has none at all.
# $client (text): what logs in through the app
logins-nothing = Salesforce führt keine Anmeldung dieses Benutzers auf. Das heißt nicht, dass { $client } es nie versucht hat: Ein Versuch mit unbekanntem Consumer Key oder Benutzernamen steht bei keinem Benutzer.
# $why (text): why, a sentence
logins-unread = Die Anmeldungen ließen sich nicht lesen. { $why }
# $count (number): how many are not shown
logins-more = { $count } ältere werden nicht gezeigt.
logins-older = Es gibt ältere, die Guidepost nicht gelesen hat.
logins-granted = Zugelassen
logins-refused = Abgelehnt
# Salesforce's words are none that are known here.
logins-unclear = Unklar, ob zugelassen

## One login, as rows

logins-row-app = App
logins-row-type = Art
logins-row-host = Angefragt bei
logins-row-address = Von
logins-row-status = Salesforce sagt
logins-row-means = Das heißt
# Salesforce ended the attempt before it knew the app.
logins-no-app = Nicht genannt
# $kind (quoted): Salesforce's type of the login
# $subtype (quoted): Salesforce's subtype of it
logins-type = { $kind }, { $subtype }
