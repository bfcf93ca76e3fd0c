### One step: its headings, how far the guide is done, and its checks.

step-outline = Steps
# $number (number): the step that is shown
# $total (number): how many there are
step-place = Step { $number } of { $total }
step-all = All steps
step-why = Why, and what it changes
step-values = Values
step-on-page = On the page
step-checks = Checks
step-turn = Previous and next step

## How far the guide is done

# $ok (number): how many steps are OK
# $total (number): how many there are
step-progress = { $ok } of { $total } steps are OK.
# The step that is shown is the first that is not OK.
# $ok (number): how many steps are OK
# $total (number): how many there are
step-progress-here = { $ok } of { $total } steps are OK. This one comes first.

## When the org was last read

# $time (time): when
# $counts (text): how many checks are in which state: "2 OK, 1 to do"
step-read-at = { $counts }, read at { $time }.

# The keyboard; the title is that of the step, which has the focus when a step is shown.
step-enter = Enter on the title of a step does what stands out at the foot.

## What a check found, as rows: what was expected, what is there, what to do

step-row-found = Found
step-row-expected = Expected
step-row-wanted = Wanted
step-row-remedy = How to mend
step-row-do = What to do
step-row-why = Why
step-row-note = Note
step-row-risk = Risk

## Values that can be changed

step-value-unknown = Not known yet. Press { button-check }, and it is taken from the org; or enter it here.
# A value that nothing confirms but whoever entered it.
step-your-word = This is your word: Guidepost has not read this consumer key from the org. { button-check } confirms it where Salesforce tells it.
# $users (text): each of them, a list
# $taken (value): the Username of the one that Guidepost goes on with
# $client (text): what logs in through the app
step-several-users = Several users fit: { $users }. Guidepost goes on with { $taken }, who logged in last. If { $client } uses another one, enter that Username here.
