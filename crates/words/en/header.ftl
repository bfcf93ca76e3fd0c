### Org, user and access: what is always in sight.

# The product's name; the same in every language.
header-guidepost = Guidepost
header-org = Org
header-user = User
header-not-read = Not read yet
# An org in which work touches real customers.
header-production = Production
header-sandbox = Sandbox
# Before the name of the access that is on.
header-access = Access:{ " " }

## Which access is on, and what it means

header-session = Session
    .help = Guidepost may read the org in your name.
header-guide-and-fill = Guide and fill
    .help = Guidepost shows and fills; it can't read the org yet.

## When the org is read

header-reads-after-save = It does so when you press { button-check }, and by itself after a Save of a form that it filled.
header-reads-when-asked = It does so only when you press { button-check }.
