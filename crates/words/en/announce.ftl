### What a screen reader is told of a change. Nobody sees these.

# $number (number): which step is shown now
# $title (text): its heading
announce-step = Step { $number }: { $title }
# $what (text): the field or button
announce-ringed = { $what } is ringed on the page.
# It was not on the page when it was asked for.
# $what (text): the field or button
announce-ringed-late = { $what } is there now, and ringed on the page.
# $what (text): the field or button
# $why (text): why it has no ring, a sentence
announce-not-ringed = { $what }: { $why }
# $what (text): the field
announce-focused = { $what } has the focus of the page. From the side panel, F6 goes there.
# Where the name of the field is not known.
announce-focused-unnamed = { " " }has the focus of the page. From the side panel, F6 goes there.
announce-ringed-unseen = Copy of the Consumer Key is ringed on the page.
announce-under-panel = It is ringed on the page, under this panel. Press Close at the panel's edge to see it.
announce-ring-lost = The page has changed; the ring could not be drawn. Press { button-show-short } again.
announce-not-focused = The focus could not go there. Press { button-show-short }, then click the field.
announce-ringed-to-confirm = The first of these fields has a ring on the page.

## Filling

announce-filled-one = The field is filled and was read back.
announce-filled-one-wrong = The field needs a look.
# $count (number): how many fields
announce-filled = All { $count } fields are filled and were read back.
# $wrong (number): how many need a look
# $count (number): how many were to be filled
announce-filled-wrong = { $wrong } of { $count } fields need a look.
# $count (number): how many fields
announce-put-back = { $count ->
    [1] The field shows its earlier value again.
   *[other] All { $count } fields show their earlier values again.
}
# $missed (number): how many were not put back
# $count (number): how many were to be put back
announce-put-back-missed = { $missed } of { $count } fields were not put back. They say why.
announce-nothing-to-save = Every field was right already, and so is every check of this step. Nothing needs to be saved.
announce-filling-stopped = Filling was stopped.
announce-pointing-cancelled = Pointing was cancelled.
announce-cancelled = Cancelled.
announce-press-again = That press did not count: the button must have stood still for a second, in a window that is in front. Press it again.

## Key and files

announce-making-key = Making the private key.
announce-key-ready = The private key and the certificate are ready.
announce-certificate-loaded = The certificate is loaded.
announce-certificate-forgotten = The certificate was forgotten.
announce-key-forgotten = The private key was forgotten.
# $file (value): the name of the file
announce-key-saved = The private key was saved as { $file }.
# $what (text): what was copied
announce-copied = { $what } was copied.
# $file (value): the name of the file
announce-file-handed-over = { $file } was handed to the browser to be saved.

## The org

announce-access-allowed = Access to the session is allowed.
announce-checks-after-save = Guidepost checks after a Save too.
announce-checks-when-asked = Guidepost checks only when you press { button-check }.
announce-access-off = Access to the session is off.
# These stand before the next one.
# $client (text): what logs in through the app
announce-gets-in = { $client } gets in.
# $client (text): what logs in through the app
announce-gets-in-not = { $client } does not get in.
# $client (text): what logs in through the app
announce-gets-in-perhaps = Whether { $client } gets in can't be told from here.
# $counts (text): the parts below that are not none, between commas
announce-checked = Checked. { $counts }.
# $count (number): how many checks
announce-checked-ok = { $count } OK
# $count (number): how many checks
announce-checked-risky = { $count } OK with a risk
# $count (number): how many checks
announce-checked-needs-change = { $count } { $count ->
    [one] needs a change
   *[other] need a change
}
# $count (number): how many checks
announce-checked-to-do = { $count } to do
# $count (number): how many checks
announce-checked-waiting = { $count } { $count ->
    [one] waits for another
   *[other] wait for others
}
# $count (number): how many checks
announce-checked-unknown = { $count } could not be checked

## Proofs

announce-login-granted = Salesforce accepts this private key.
announce-login-refused = The login was not granted.
announce-login-not-tried = The login was not tried.
announce-class-answered = The class answered.
announce-class-no-access = The user may not run the class.
announce-class-unclear = Whether the user may run the class could not be checked.
