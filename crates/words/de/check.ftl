### What every check can say.

# $check (text): the fact that the other check is about
check-needs-another = Zuerst muss eine andere Prüfung OK sein: { $check }.
# A mistake in the guide.
check-waits-for-itself = In dieser Anleitung wartet diese Prüfung auf sich selbst.
check-nothing-expected = Die Anleitung sagt nicht, was erwartet wird.
# $value (text): the value of the guide, by its label
check-value-needed = Ein Wert fehlt noch: { $value }.
# $users (text): each of them, a list
# $client (text): what logs in through the app
check-several-users = Mehrere Benutzer passen: { $users }. Geben Sie oben den Benutzernamen desjenigen ein, den { $client } verwendet.
# $user (value): the Username
# $when (moment): day and time
check-last-login = { $user } (letzte Anmeldung am { $when })
# $user (value): the Username
check-never-logged-in = { $user } (nie angemeldet)

# $own (value): the name that the guide gives it
check-other-name = In der Anleitung selbst lautet der Name { $own }.

## Lists

check-none = keine
# A list of very many: the first ones and how many more.
# $first (text): the first ones, between commas
# $more (number): how many more
check-and-more = { $first } und { $more } weitere

## What was found, in few words

check-enabled = aktiviert
check-not-enabled = nicht aktiviert
check-not-required = nicht erforderlich
check-nothing-else = nichts weiter
# $name (value): what it is called
# $api-name (value): its API name, or a Username
check-named = { $name } ({ $api-name })
# $permission (value): the permission's label in Salesforce
check-permission-enabled = { $permission }: aktiviert
# $permission (value): the permission's label in Salesforce
check-permission-unknown = Diese Org sagt nicht, ob { $permission } aktiviert ist.
# $what (text): what is granted, a list
check-also-grants = Gewährt wird außerdem: { $what }
check-grants-more = Es wird mehr gewährt, als eine Antwort fasst.
# $class (value): its name, or its id
check-apex-class = Apex-Klasse { $class }
# $object (value): its API name
check-object = Objekt { $object }
# $object (value): its API name
# $right (quoted): the right, as Salesforce's pages call it
check-object-right = Objekt { $object }: { $right }
# $field (value): its API name
check-field = Feld { $field }
# $field (value): its API name
# $right (quoted): the right, as Salesforce's pages call it
check-field-right = Feld { $field }: { $right }
# $kind (text): what kind of thing it is: "Visualforce page"
# $id (value): its id, or its name where that was read
check-entity = { $kind } { $id }
# Salesforce's data has a word here that nobody has described.
# $of (text): whose status: one of those below
# $status (quoted): Salesforce's word
check-unknown-status = Guidepost weiß nicht, was Salesforce mit diesem Status { $of } meint: { $status }.
check-of-package-license = der Paketlizenz
check-of-class = der Klasse
check-of-license = der Lizenz

## What ends soon

# $days (number): how many days are left
# $date (day): when it ends
# $then (text): what happens then, and what helps
check-ends-in-days = Läuft in { $days } Tagen ab, am { $date }. { $then }
# $date (day): when it ends
# $then (text): what happens then, and what helps
check-ends-within-a-day = Läuft innerhalb eines Tages ab, am { $date }. { $then }

## Kinds of things to which access is given

check-kind-page = Visualforce-Seite
check-kind-connected-app = verbundene Anwendung
check-kind-custom-permission = benutzerdefinierte Berechtigung
check-kind-external-client-app = externe Client-Anwendung
check-kind-custom-metadata = benutzerdefinierter Metadatentyp
check-kind-service-provider = Serviceanbieter
check-kind-app = App
