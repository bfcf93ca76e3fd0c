### The names of states: of steps, checks and messages. A mark stands beside each.

state-ok = OK
# It holds now, and may not stay so.
state-ok-with-risk = OK mit Risiko
state-needs-change = Änderung nötig
state-could-not-check = Nicht prüfbar
state-to-do = Zu tun
# A check that can only be told once another one is OK.
# $check (text): the other check
state-waits-for = Wartet auf: { $check }
# A page of Setup showed all that the step wants; nothing was checked.
state-seen-on-page = Laut Seite
state-not-checked = Nicht geprüft

## How a message is meant, for those who see neither drawing nor colour

state-note = Hinweis
state-done = Erledigt
state-warning = Warnung
state-error = Fehler
# Before the message that it belongs to, for screen readers.
# $tone (text): one of the four above
state-tone = { $tone }:{ " " }

## How many checks of a step are in which state, in a row: "2 OK, 1 to do"

# $count (number): how many
state-count-ok = { $count } OK
# $count (number): how many
state-count-with-risk = { $count } OK mit Risiko
# $count (number): how many
state-count-needs-change = { $count } zu ändern
# $count (number): how many
state-count-to-do = { $count } zu tun
# $count (number): how many
state-count-unknown = { $count } nicht prüfbar
# $count (number): how many
state-count-not-checked = { $count } nicht geprüft
