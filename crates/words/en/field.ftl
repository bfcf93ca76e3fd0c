### The fields of a form: what belongs into them, what became of filling them, and which they are.

## What belongs into a field

field-ticked = Ticked
field-not-ticked = Not ticked
field-as-proposed = As the page proposes it
# $file (value): the name of the file
field-certificate = { $file }, the certificate held here

## What became of filling it

field-typed = Filled, not saved yet
field-already-right = Was right already
field-awaits-confirmation = Waiting for your confirmation on the page
field-awaits-press = Waiting for you to press the ringed arrow
# $shown (value): what the page shows instead
field-shows-other = The page put something else in its place: { $shown }
# What a checkbox shows instead.
field-shows-ticked = The page put something else in its place: ticked
field-shows-not-ticked = The page put something else in its place: not ticked
field-not-kept = The page did not keep the value
# $text (quoted): what the page says
field-refused = The page says: { $text }
field-not-taken = The page did not take the value
# $choices (value): the choices that the page has, some of them
field-not-offered = The page does not offer this choice. It offers: { $choices }
field-ambiguous = The page offers this choice more than once. Please choose by hand
field-too-long = The page takes fewer characters in this field than the value has
field-locked = This field can't be changed
field-covered = Something on the page covers this field. Close it, then try again
field-gone = The field went away while it was being filled
field-not-confirmed = The change was not confirmed.
field-changed-afterwards = The page changed this field afterwards. Look at it, then press { button-fill } again.
field-denied = You said that the field found is not this one, so nothing was typed. Point to the right one, or do it by hand.
field-not-yet = Guidepost does not see this field on the page. It gets its ring as soon as it comes. If you see it, point to it.
field-on-earlier-step = Filled on an earlier step of this form
field-on-later-step = Not on this part of the form. If it comes on the next one, press { button-fill } there. If you see it here, point to it.

## Why it was not found

field-found-locked = The field is on the page, but can't be changed now.
# $count (number): how many
field-several = { $count } fields of this page could be meant. Guidepost does not guess: point to the right one, or do it by hand.
field-page-not-shown = The page of this step is not open.
field-hidden = The field is on the page, but hidden. It may be in a closed section or another tab.
# $section (value): its heading
field-in-section = It is in the closed section "{ $section }". Open that; its head is ringed on the page.
# $tab (value): what the tab is called
field-on-tab = It is on the tab "{ $tab }". Open that; it is ringed on the page.
field-nowhere = Guidepost can't find this field with certainty. Point to it, or do it by hand.

## Putting the earlier value back

field-as-before = Shows its earlier value again
# $why (text): why not, a sentence
field-not-put-back = Not put back. { $why }
field-changed-since = It was changed after it was filled, so it is left as it is.
field-no-way-back = Its earlier value can't be put in from here.
field-changed-again = The page changed it again.
field-not-shown = The page does not show this field any more.

## What the page shows in it

field-seen-wanted = As seen on the page: it shows this already.
field-seen-typed = As seen on the page: it was put in, and is not saved yet.
field-seen-changed = It was changed on the page to something else than the guide says.

## The words beside the ring on the page

# $name (text): the button
field-ring-press = Press { $name }
# $name (text): the field that is found, to be confirmed
field-ring-is-it = { $name }?
field-ring-confirm = Confirm here
field-ring-press-here = Press here

## What some buttons of Salesforce's pages are called here, where the page gives no name

field-profile-name = the profile's name
field-copy-of-key = Copy of the Consumer Key

## Pointing to a field

# $name (text): the field
# $kinds (text): what kind of control it is: "a text field or a list"
field-point-to = Click { $name } on the page: { $kinds }. Or go there with Tab and press Enter. Nothing is pressed or typed by this.
# $name (text): the field, by the name that the page gives it
field-pointed-to = You pointed to: { $name }. Press { button-fill }.
field-without-name = a field without a name
# $kinds (text): what kind of control was meant: "a text field or a list"
field-wrong-kind = That is not { $kinds }.
# $field (text): which other one it is
field-is-other = That is the field { $field }.
field-other-form = That is not on the form of this step.
field-cannot-change = That field can't be changed now.
field-went-away = That field is not there any more.

## Kinds of controls, within a sentence

field-kind-text = a text field
field-kind-checkbox = a checkbox
field-kind-radio = one of several choices
field-kind-list = a list
field-kind-lookup = a search field
field-kind-dual-list = a pair of lists
field-kind-radio-group = a group of choices
field-kind-checkbox-group = a group of checkboxes
field-kind-file = a field for a file
field-kind-button = a button
field-kind-link = a link
field-kind-tab = a tab
field-kind-output = a value that is only shown

## The question whether fields are right

# $value (text): what would be put in
field-would-be = Would be set to: { $value }
# $field (text): the field of the guide that it was taken for
# $value (text): what would be put in
field-taken-for = Taken for { $field }. Would be set to: { $value }
field-choice-without-name = A field without a name
