### The page of Setup that a step is about: which one is open, and what to do on it.

page-right = The right page is open.
page-other = Another page is open.
page-loading = Loading.

## In place of what to do on it

page-not-there-yet = The page is not there yet. Guidepost looks again by itself.
page-form-left = The form is not open any more. If you saved it, press { button-check }: it shows what Salesforce kept.
page-form-not-open = The form is not open any more.
page-all-ok = Every check of this step is OK. Nothing is left to do on this page.
page-seen = As seen on the page: it shows all that this step wants. { button-check } confirms it in the org.
page-other-record = This page is about another record than the guide.
page-unsure-record = Guidepost can't tell whether this page is about the right record. { button-check } tells.
# A heading over the form may name another record.
# $heading (value): the heading
page-other-heading = The form on this page stands under "{ $heading }". Guidepost can't tell whether it is the guide's, and fills nothing there.
page-not-open = The page of this step is not open in this tab.
page-not-open-or-unread = The page of this step is not open in this tab, or in a part of it that Guidepost can't read.

## How to go to a field by keyboard

page-no-key = For going to the field by keyboard, set a key at chrome://extensions/shortcuts.
# Where the panel stands beside the page.
# $key (quoted): the key, as the browser writes it
page-key-beside = { $key } goes to the ringed field, and back here.
# Where the panel stands in the browser's side panel.
# $key (quoted): the key, as the browser writes it
page-key-side-panel = { $key } puts the focus of the page on the ringed field. F6 goes from here to the page, Shift+F6 back.

## At the foot of the panel: what comes next

# $what (text): the button on the page that the admin presses
page-press = Press { $what } on the page.
page-fills-when-here = Guidepost fills the form once it is there.
page-reads-by-self = Guidepost checks what Salesforce kept.
# Salesforce may show what was saved only after some time.
# $seconds (number): until the next look, from the one before
page-reads-again = Salesforce does not show what was filled. If you saved it, that may take a moment: Guidepost looks again after { $seconds } seconds.
# $field (quoted): the label of the field whose value the page refuses
# $message (quoted): what the page says of it
page-refused = Salesforce refuses { $field }: { $message } If the org has it already, { button-check } finds it.
# $field (quoted): the label of the field whose value the page refuses
page-refused-without-word = Salesforce refuses { $field }. If the org has it already, { button-check } finds it.
# A form that was left, of which the org shows other values than were filled.
page-kept-other = Salesforce kept something else than was filled. The checks say what.
# A form that was left, after several looks.
page-kept-nothing = Salesforce shows nothing of what was filled. It was not saved, or it was saved with another name.
# $count (number): the steps before the next one that are right already
page-steps-right = { $count ->
    [one] One step is right already.
   *[other] { $count } steps are right already.
}
# $step (text): the heading of the step
page-next-step = Next: { $step }
# $step (text): the heading of the step
# $count (number): the steps before it that are right already
page-next-step-after = { $count ->
    [one] One step is right already. Next: { $step }
   *[other] { $count } steps are right already. Next: { $step }
}
