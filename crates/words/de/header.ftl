### Org, user and access: what is always in sight.

# The product's name; the same in every language.
header-guidepost = Guidepost
header-org = Org
header-user = Benutzer
# Before what the language that the panel speaks calls itself.
header-language = Sprache:
# What this language calls itself; the same in every language.
header-english = English
# $name (value): of the signed-in user
# $username (value): what the user logs in with
header-named-user = { $name } ({ $username })
header-not-read = Noch nicht gelesen
# An org in which work touches real customers.
header-production = Produktion
header-sandbox = Sandbox

## Which access is on, and what it means

header-session = Sitzung
    .help = Guidepost darf die Org in Ihrem Namen lesen.
header-guide-and-fill = Anleiten und ausfüllen
    .help = Guidepost zeigt und füllt aus; die Org lesen kann es noch nicht.

## When the org is read

header-reads-after-save = Das geschieht, wenn Sie auf „{ button-check }“ klicken, und von selbst, sobald ein von Guidepost ausgefülltes Formular verlassen wurde.
header-reads-when-asked = Das geschieht nur, wenn Sie auf „{ button-check }“ klicken.
# A composite request is one API call of the org's daily limit, a question after its versions none.
# $calls (number): how many API calls it took
# $requests (number): how many requests over HTTP
header-read-cost = Das Lesen brauchte { $calls } { $calls ->
    [one] API-Aufruf
   *[other] API-Aufrufe
} in { $requests } { $requests ->
    [one] Anfrage
   *[other] Anfragen
}.
