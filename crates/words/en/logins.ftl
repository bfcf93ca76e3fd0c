### The logins of the integration user as a list, the newest first.

# Where no user is known.
logins-heading = Logins
# Where no app is known: all logins of the user.
logins-all = Through any app
# $user (value): the Username
# $count (number): how many were read
logins-of = Logins of { $user } ({ $count })
# $client (text): what logs in through the app
# $app (value): the app's name
logins-theirs = { $client }, through { $app }
logins-own = Tests from this computer
# $app (value): the app's name
logins-otherwise = Through { $app } in another way, or from a browser
# Salesforce ended these before it knew which app was meant.
logins-unnamed = No app named: it may have been anybody
logins-others = Other apps of the same user
# $client (text): what logs in through the app
logins-none = Salesforce lists no login of { $client } here. That does not mean that none arrived: one with an unknown consumer key or Username is not listed under this user.
# The list of a user who has none at all.
# $client (text): what logs in through the app
logins-nothing = Salesforce lists no login of this user. That does not mean that { $client } never tried: one with an unknown consumer key or Username is not listed under a user.
# $why (text): why, a sentence
logins-unread = The logins could not be read. { $why }
# $count (number): how many are not shown
logins-more = { $count } older ones are not shown.
logins-older = There are older ones, which Guidepost did not read.
logins-granted = Let in
logins-refused = Refused
# Salesforce's words are none that are known here.
logins-unclear = Not known whether let in

## One login, as rows

logins-row-app = App
logins-row-type = Type
logins-row-host = Asked at
logins-row-address = From
logins-row-status = Salesforce says
logins-row-means = Meaning
# Salesforce ended the attempt before it knew the app.
logins-no-app = Not named
# $kind (quoted): Salesforce's type of the login
# $subtype (quoted): Salesforce's subtype of it
logins-type = { $kind }, { $subtype }
