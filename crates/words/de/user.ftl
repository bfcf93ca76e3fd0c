### The integration user: who it is, what it holds, what it must not hold.

user-username-needed = Ein Wert fehlt noch: der Benutzername des Integrationsbenutzers.
user-none = Es gibt keinen Benutzer mit diesem Benutzernamen.
user-not-read = Das wurde für diesen Benutzer nicht gelesen. Prüfen Sie erneut.
user-active = aktiv
user-not-active = nicht aktiv
user-not-frozen = nicht eingefroren
user-frozen = eingefroren
user-lacks-license = In der Antwort von Salesforce fehlt die Lizenz des Benutzers.
user-lacks-profile = In der Antwort von Salesforce fehlt das Profil des Benutzers.

## Licenses

# $user (value): the user's name
user-does-not-hold = { $user } hat sie nicht.
user-license-not-listed = Der Benutzer hat sie, aber diese Org führt keine solche Lizenz auf.
# $why (text): why not, a sentence
user-license-does-not-count = Der Benutzer hat sie, aber sie zählt nicht. { $why }
# $namespace (value): the package's namespace
user-package-license = eine Lizenz des Pakets { $namespace }
# $licenses (text): a list
user-holds = Der Benutzer hat: { $licenses }
# $licenses (text): a list
user-holds-none-of-these = keine davon; der Benutzer hat: { $licenses }

## The permission set

# $user (value): the Username
user-assigned = zugewiesen an { $user } und wirksam
# $date (day): when it ended
user-assignment-expired = Die Zuweisung ist am { $date } abgelaufen.
user-assignment-not-active = Er ist zugewiesen, aber die Zuweisung ist nicht aktiv.
# $name (value): the user's name
# $user (value): the Username
# $date (day): when the assignment ends
user-assigned-until = { $name } ({ $user }), bis { $date }
user-assignment-then = Danach lehnt die App die Anmeldung ab. Weisen Sie ihn ohne Ablaufdatum zu.
# $user (value): the user's name
user-not-assigned = Er ist dem Benutzer { $user } nicht zugewiesen.
# $user (value): the user's name
# $group (value): what the permission set group is called
# $date (day): when the assignment ended
user-by-group-expired = { $user } hat ihn nur über die Berechtigungssatzgruppe { $group }, und diese Zuweisung ist am { $date } abgelaufen.
# $user (value): the user's name
# $group (value): what the permission set group is called
user-by-group-not-active = { $user } hat ihn nur über die Berechtigungssatzgruppe { $group }, und diese Zuweisung ist nicht aktiv.
# $user (value): the user's name
# $group (value): what the permission set group is called
user-by-group-not-activated = { $user } hat ihn nur über die Berechtigungssatzgruppe { $group }, und diese wartet auf eine Sitzung, die sie aktiviert.
# $user (value): the user's name
# $group (value): what the permission set group is called
user-by-group = { $user } hat ihn nur über die Berechtigungssatzgruppe { $group }. Ob der App das genügt, lässt sich nicht feststellen: Weisen Sie den Berechtigungssatz direkt zu.
# $status (quoted): Salesforce's word for the group's state
user-group-not-worked-out = Auch hat Salesforce nicht ermittelt, was die Gruppe gewährt (ihr Status ist { $status }).

## "Use Any API Client"

user-no-such-permission = Diese Org hat keine solche Berechtigung.
user-not-granted = nicht gewährt
# $by (text): by what, a list
user-granted-by = Gewährt durch: { $by }
# $by (text): by what, a list
user-would-be-granted = Gewährt würde sie durch: { $by }. Das zählt aber nicht: Die Zuweisung ist abgelaufen, nicht aktiv oder wartet auf eine Sitzung, die sie aktiviert.
