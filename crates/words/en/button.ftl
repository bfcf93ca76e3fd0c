### What can be pressed in the panel. A button says what it does; other messages speak of it by
### its name here, as in { button-check }.

## The step

# Says which of several is meant.
# $name (value): what it is called
button-it-is = It is { $name }
button-check = Check
button-check-again = Check again
button-previous = Previous
button-next = Next
# Goes to the next step, opens its page and fills its form.
button-go-on-and-fill = Next: open and fill
# Goes to the next step and opens its page.
button-go-on-and-open = Next: open the page
# $step (text): the heading of the step to go on at
button-go-on-at = Go on at: { $step }
# $step (text): the heading of a step that this one needs
button-do-first = Do this first: { $step }
# $step (text): the heading of the step
button-go-to = Go to: { $step }

## The page

button-open-page = Open the page
button-open-and-fill = Open and fill
button-fill = Fill the form
button-put-back = Put the earlier values back
# Shows where something is on the page: a ring is drawn around it.
# $what (text): the field or button
button-show = Show { $what }
# As much of it as is seen where what it shows stands beside it.
button-show-short = Show
# Lets the admin click the right field on the page.
# $field (text): the field
button-point-to = Point to { $field }
# Puts a text into the clipboard.
# $what (text): what is copied
button-copy = Copy { $what }
# As much of it as is seen where what it copies stands beside it.
button-copy-short = Copy

## What runs

button-cancel = Cancel
button-stop = Stop
button-stop-filling = Stop filling
button-cancel-pointing = Cancel pointing

## Messages and questions

button-dismiss = Dismiss
button-not-now = Not now
button-look-again = Look again
button-leave-form = Leave the form

## Where the panel stands

button-continue-in-side-panel = Continue in the side panel
button-move-to-side-panel = Move to the side panel
button-move-beside-page = Move beside the page
# A button beside the page that leads on in the browser's side panel.
# $button (text): what it is called in the side panel
button-in-side-panel = { $button } in the side panel

## Access to the session

button-allow-session = Allow access to the session
button-forget-session = Forget session
# The org is then read by itself after a Save of a form that Guidepost filled.
button-check-after-save = Check after each Save
button-check-when-asked = Check only when I ask

## The key

button-make-key = Make private key and certificate
button-make-new-key = Make a new private key
button-keep-earlier-key = Keep the earlier private key
button-make-certificate = Make a new certificate
button-save-certificate = Save the certificate
button-save-key = Save the private key
button-save-key-traditional = Save the private key in the traditional form
button-save-file = Save the file
button-forget-key = Forget the private key
button-forget-certificate = Forget the certificate
button-load-files = Load the files
button-load-in-side-panel = Load files in the side panel
button-clear-choice = Clear the choice

## Proofs

button-test-login = Test the login
button-reach-class = Reach the class
# Tries one more pair of host and audience.
# $route (text): the pair
button-try-route = Try: { $route }
button-log-in = Log in
button-log-in-and-ask = Log in and ask
button-log-in-and-leave = Log in, and leave the session

## A description of the page

button-describe-page = Describe this page
button-save-description = Save the description

## The question which fields are right

button-fill-it = Yes, fill it
button-fill-them = Yes, fill them
button-fill-ticked = Fill those that are ticked
button-fill-none = Leave it alone, and go on

## Why a button can't be pressed now

button-something-runs = Something else is still running.
button-something-missing = Something is still missing, see below.
button-page-loads = The page is loading.
button-no-org = There is no Salesforce org in this tab.
button-no-class-path = The path of the class is not known.
# What assistive technology is told of a button that does not count yet.
button-waits = It counts once it has stood still for a second.
