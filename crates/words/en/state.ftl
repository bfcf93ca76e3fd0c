### The names of states: of steps, checks and messages. A mark stands beside each.

state-ok = OK
# It holds now, and may not stay so.
state-ok-with-risk = OK with a risk
state-needs-change = Needs a change
state-could-not-check = Could not check
state-to-do = To do
# A check that can only be told once another one is OK.
# $check (text): the other check
state-waits-for = Waits for: { $check }
# A page of Setup showed all that the step wants; nothing was checked.
state-seen-on-page = As seen on the page
state-not-checked = Not checked

## How a message is meant, for those who see neither drawing nor colour

state-note = Note
state-done = Done
state-warning = Warning
state-error = Error
# Before the message that it belongs to, for screen readers.
# $tone (text): one of the four above
state-tone = { $tone }:{ " " }

## How many checks of a step are in which state, in a row: "2 OK, 1 to do"

# $count (number): how many
state-count-ok = { $count } OK
# $count (number): how many
state-count-with-risk = { $count } OK with a risk
# $count (number): how many
state-count-needs-change = { $count } to be changed
# $count (number): how many
state-count-to-do = { $count } to do
# $count (number): how many
state-count-unknown = { $count } could not be checked
# $count (number): how many
state-count-not-checked = { $count } not checked
