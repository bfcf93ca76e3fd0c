### Why something of the org is not known.

reason-not-asked = Es wurde noch nicht gelesen.
# $what (text): what was not asked
reason-value-missing = Um { $what } zu lesen, wird oben noch ein Wert gebraucht.
# $what (text): what was asked
# $why (text): what happened, within a sentence
# $advice (text): what helps, a sentence
reason-failed = Guidepost konnte { $what } nicht lesen: { $why }. { $advice }
# $what (text): what was asked
# $field (text): what the answer lacks, in Salesforce's name for it where it has one
reason-lacking = Guidepost hat { $what } gelesen, aber in der Antwort fehlt { $field }. Vielleicht darf Ihr Benutzer das nicht sehen.
# $what (text): what was asked
reason-too-many = Für { $what } gibt es mehr Zeilen, als eine Antwort fasst.
# $app (value): what the connected app is called
reason-older = Diese Integration läuft über die verbundene Anwendung { $app }. Das ist die ältere Art von App, bei der dies nicht gelesen wird.
# $what (text): what was looked for
# $candidates (text): those that could be meant, a list
reason-several = Für { $what } kommen mehrere infrage: { $candidates }. Geben Sie oben den richtigen Namen ein.
# $what (text): what is asked for
# $needs (text): what must be known first
reason-needs-other = Um { $what } zu lesen, braucht Guidepost zuerst { $needs }.
