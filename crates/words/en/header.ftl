### Org, user and access: what is always in sight.

# The product's name; the same in every language.
header-guidepost = Guidepost
header-org = Org
header-user = User
# Before what the language that the panel speaks calls itself.
header-language = Language:
# What this language calls itself; the same in every language.
header-english = English
# $name (value): of the signed-in user
# $username (value): what the user logs in with
header-named-user = { $name } ({ $username })
header-not-read = Not read yet
# An org in which work touches real customers.
header-production = Production
header-sandbox = Sandbox

## Which access is on, and what it means

header-session = Session
    .help = Guidepost may read the org in your name.
header-guide-and-fill = Guide and fill
    .help = Guidepost shows and fills; it can't read the org yet.

## When the org is read

header-reads-after-save = It does so when you press { button-check }, and by itself once a form that it filled is left.
header-reads-when-asked = It does so only when you press { button-check }.
# A composite request is one API call of the org's daily limit, a question after its versions none.
# $calls (number): how many API calls it took
# $requests (number): how many requests over HTTP
header-read-cost = The reading took { $calls } API { $calls ->
    [one] call
   *[other] calls
} in { $requests } { $requests ->
    [one] request
   *[other] requests
}.
