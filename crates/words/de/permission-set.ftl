### The permission set: what it is, and what it grants.

permission-set-none = Diesen Berechtigungssatz gibt es nicht.
# $none (text): permission-set-none
# $kind (text): what has the name instead: one of the two below
# $label (value): what it is called
permission-set-namesake = { $none } { $kind }, { $label }, hat diesen API-Namen, ist aber nicht gemeint. Falls Salesforce den Namen deshalb ablehnt, wählen Sie oben einen anderen.
permission-set-kind-group = Eine Berechtigungssatzgruppe
# $kind (quoted): Salesforce's word for what it is
permission-set-kind-other = Ein Berechtigungssatz, den niemand von Hand erstellt hat (Typ { $kind })
# $expected (value): its label in the guide
permission-set-label-differs = In der Anleitung heißt er { $expected }. Jede Bezeichnung ist in Ordnung; geben Sie oben Ihre ein, damit die Anleitung sie verwendet.
permission-set-needs-activation = Die Sitzungsaktivierung ist erforderlich. Soweit bekannt, aktiviert eine Anmeldung mit Zertifikat keine Sitzung; der Berechtigungssatz würde ihr also nichts gewähren.
permission-set-no-class-access = Er hat keinen Zugriff auf diese Klasse.
permission-set-class-not-in-answer = Er gewährt mehr, als eine Antwort fasst, und diese Klasse war nicht darin.
# $what (text): what is granted, a list
permission-set-unclear = Er gewährt außerdem Folgendes, und es ist nicht klar, ob das gemeint ist: { $what }
