### Messages above the step: what happened, why (.text), and what to do next (.advice).

# Before an advice.
notice-do-next = What to do next:{ " " }
# The heading over the original words of Salesforce or of the browser.
notice-original = Original text

## In place of a step

notice-looking = Looking at the page
    .text = One moment.
    .advice = Nothing is needed from you.
notice-recalling = Looking up where you were
    .text = One moment.
    .advice = Nothing is needed from you.
notice-cannot-see-tab = Guidepost can't see this tab
    .text = The browser gave the reason below.
    .advice = Reload the Setup page. If Guidepost was just updated, that is all that is needed.
notice-tab-unanswered = The browser does not answer
    .text = Guidepost has asked for more than 10 seconds which page is open, and goes on asking.
    .advice = Look again. If that does not help, reload the Setup page.
notice-no-site-access = Guidepost may not work on Salesforce's pages
    .text = The browser withholds access to these sites from the extension.
    .advice = Open the browser's menu for this extension and allow it on my.salesforce-setup.com, lightning.force.com and my.salesforce.com; then reload the Setup page.
notice-not-salesforce = This is not a Salesforce page
    .text = Guidepost works beside Salesforce Setup.
    .advice = Open Setup of your org in this window, then look again.
notice-signed-out = You are signed out of this org
    .text = Salesforce shows its login page. Your place, your values and the private key are kept.
    .advice = Sign in on the page, then open Setup again.
notice-maintenance = This org is being maintained
    .text = Salesforce shows its maintenance page. Your place, your values and the private key are kept.
    .advice = Come back later.

## What is done in the side panel alone

notice-in-side-panel = Go on in the side panel
notice-access-there = Access to the session is allowed there, because a page could disguise this panel, but not the browser's own side panel.
notice-save-key-there = The private key is saved there, because a page could disguise this panel, but not the browser's own side panel.
notice-load-key-there = A private key is loaded there, because a page could disguise this panel, but not the browser's own side panel.
notice-replace-key-there = The private key is replaced there, because a page could disguise this panel, but not the browser's own side panel.
notice-forget-key-there = The private key is forgotten there, because a page could disguise this panel, but not the browser's own side panel.
notice-proof-there = The login is tried there, because a page could disguise this panel, but not the browser's own side panel.
notice-ask-org-there = The org is asked there, because a page could disguise this panel, but not the browser's own side panel.
notice-this-there = This is done there, because a page could disguise this panel, but not the browser's own side panel.
notice-side-panel-closed = The side panel did not open
    .text = The browser opens it only right after a click.
    .advice = Press the button Open Guidepost in the browser's toolbar.
# A press beside the page, when the panel could not be seen well enough.
notice-unseen = That press did not count
    .text = Just before it or right after, this panel was not wholly in sight, or the page changes how it looks. A page could lure a press that way.
    .advice = Press again. If it still does not count, go on in the browser's side panel: Open Guidepost in the toolbar.

## The page is not the one that the step is about

notice-not-open = The page of this step is not open
    .text = Guidepost fills and points only on the page that the step is about.
    .advice = Press { button-open-page }, then try again.
notice-other-record = This page is about another record
    .text = It is the right kind of page, but not the permission set, app or user of this guide. Nothing was filled.
    .advice = Press { button-open-page }, or change the values of the guide if the other one is meant.
notice-unsure-record = Guidepost can't tell whom this page is about
    .text = It is the right kind of page, but it does not show the name that the guide looks for. Nothing was filled.
    .advice = Press { button-check }: Guidepost then knows the record and opens its page. Or do this step by hand.
notice-other-heading = The form may be another one's
    .text = Over the form stands a name that the guide does not know. Nothing was filled.
    .advice = Look whose form it is. If it is the right one, fill it by hand: each value below has a { button-copy-short }.
notice-loading = The page is still loading
    .text = Guidepost fills and points only on a page that is there. Nothing was filled.
    .advice = Try again in a moment.
notice-page-changed = The page has changed meanwhile
    .text = Nothing was filled or pointed at.
    .advice = Try again on the page that is open now.
notice-browser-refused = The browser did not do that
    .text = It gave the reason below.
    .advice = Reload the Setup page and try again. If it persists, see whether Guidepost may work on Salesforce's sites (browser's extension settings, site access).

## Filling a form

notice-no-certificate = There is no certificate yet
    .text = This form takes the certificate of the private key that you make or load here.
    .advice = Go to the step Make the private key and the certificate, then come back.
# $value (text): what is missing, by its label in the guide
notice-value-needed = A value is missing
    .text = The form needs: { $value }.
    .advice = Enter it under { step-values } in this step, or press { button-check }: what the org knows is taken from there.
# Salesforce asks in a dialog of its own. There is no advice: filling goes on.
# $field (text): the field that it asks about
notice-confirm-on-page = Salesforce asks you to confirm
    .text = Read the dialog on the page about { $field } and confirm it there. Filling goes on by itself.
# $field (text): the field with two lists
notice-press-on-page = Press the ringed arrow on the page
    .text = { $field }: the entry is selected. Salesforce takes it over only when you press the arrow yourself. Filling goes on by itself.
notice-page-objects = The page says that something is wrong
    .text = It said so after the form was filled.
    .advice = Look at the form before you save it.
notice-putting-back-stopped = Putting back was stopped
    .text = Some fields may still show what Guidepost filled. Nothing was saved by Guidepost.
    .advice = Look at the form before you save it, or leave the page without saving.
# $value (text): the field whose value was taken away
notice-value-gone = Filling was stopped
    .text = The value for { $value } is not known any more.
    .advice = Enter it under { step-values }, then fill the form again. What was filled stays as it is.
# $why (text): why, a sentence; one of those below
notice-filling-stopped = Filling was stopped
    .text = { $why }
    .advice = Open the page of the step again. Nothing was saved by Guidepost.
notice-stop-other-org = The tab shows another org now.
notice-stop-other-tab = Another tab came to the front.
notice-stop-page-gone = The page went away while it was being filled.
notice-stop-form-left = The form was left while it was being filled.
notice-stop-form-replaced = The form was left or loaded anew while it was being filled.
notice-stop-other-record = The page is about another record now.
notice-stop-unsure-record = The page does not show any more whom it is about.
notice-stop-put-aside = The panel was put aside while it filled the form, or the page went away.

## Secrets on a page that is not read

notice-button-not-found = The button was not found with certainty
    .text = Nothing is ringed: the button might be that of the secret. Guidepost reads nothing of this page.
    .advice = Copy the value below Consumer Key by hand.

## A session of a test

notice-session-left = The session of the cancelled test may still be open
# Nobody knows whether the session is open.
notice-session-unsure = Salesforce did not confirm that the session of this test has ended. It may be open until it ends by itself.
# How a session is ended by hand (Salesforce Help, "User Sessions").
# $user (value): the Username
# $time (time): when the session began
notice-end-session = To end it: in Setup, enter Session Management in Quick Find and open it, select the session of { $user } that began at { $time }, and press Remove.

## The org did not answer as it should

# $why (text): what happened; it may begin with a small letter
notice-org-text = { CAPITAL($why) }. Your place, your values and the private key are kept.
notice-org-not-allowed = Guidepost may not read the session yet
notice-org-signed-out = You are not signed in to this org any more
notice-org-busy = The org can't answer right now
notice-org-stranger = Something else answered in the org's place
notice-org-interrupted = Guidepost was interrupted
notice-org-silent = The org did not answer
notice-org-refused = Salesforce refused to answer
notice-org-not-understood = Salesforce's answer was not understood

## The key could not be used

# $why (text): why, as it stands in a message of its own
notice-key-unusable = The private key could not be used
    .text = { $why }
    .advice = Go to the step Make the private key and the certificate.
