### The fields of a form: what belongs into them, what became of filling them, and which they are.

## What belongs into a field

field-ticked = Mit Häkchen
field-not-ticked = Ohne Häkchen
field-as-proposed = Wie von der Seite vorgeschlagen
# $file (value): the name of the file
field-certificate = { $file }, das Zertifikat, das hier liegt

## What became of filling it

field-typed = Ausgefüllt, noch nicht gespeichert
field-already-right = War bereits richtig
field-awaits-confirmation = Wartet auf Ihre Bestätigung auf der Seite
field-awaits-press = Wartet, bis Sie auf den markierten Pfeil klicken
# $shown (value): what the page shows instead
field-shows-other = Die Seite hat den Wert ersetzt: { $shown }
# What a checkbox shows instead.
field-shows-ticked = Die Seite hat den Wert ersetzt: mit Häkchen
field-shows-not-ticked = Die Seite hat den Wert ersetzt: ohne Häkchen
field-not-kept = Die Seite hat den Wert nicht behalten
# $text (quoted): what the page says
field-refused = Die Seite sagt: { $text }
field-not-taken = Die Seite hat den Wert nicht angenommen
# $choices (value): the choices that the page has, some of them
field-not-offered = Die Seite bietet diese Auswahl nicht an. Sie bietet: { $choices }
field-ambiguous = Die Seite bietet diese Auswahl mehrfach an. Bitte wählen Sie von Hand
field-too-long = Die Seite nimmt in diesem Feld weniger Zeichen an, als der Wert hat
field-locked = Dieses Feld lässt sich nicht ändern
field-covered = Etwas auf der Seite verdeckt dieses Feld. Schließen Sie es und versuchen Sie es dann erneut
field-gone = Das Feld verschwand, während es ausgefüllt wurde
field-not-confirmed = Die Änderung wurde nicht bestätigt.
field-changed-afterwards = Die Seite hat dieses Feld danach geändert. Sehen Sie es sich an und klicken Sie dann erneut auf „{ button-fill }“.
field-denied = Sie haben angegeben, dass das gefundene Feld nicht dieses ist; daher wurde nichts eingegeben. Zeigen Sie auf das richtige, oder erledigen Sie es von Hand.
field-not-yet = Guidepost sieht dieses Feld nicht auf der Seite. Sobald es kommt, wird es markiert. Falls Sie es sehen, zeigen Sie darauf.
field-on-earlier-step = In einem früheren Schritt dieses Formulars ausgefüllt
field-on-later-step = Nicht in diesem Teil des Formulars. Falls es im nächsten kommt, klicken Sie dort auf „{ button-fill }“. Falls Sie es hier sehen, zeigen Sie darauf.

## Why it was not found

field-found-locked = Das Feld ist auf der Seite, lässt sich aber jetzt nicht ändern.
# $count (number): how many
field-several = { $count } Felder dieser Seite kommen infrage. Guidepost rät nicht: Zeigen Sie auf das richtige, oder erledigen Sie es von Hand.
field-page-not-shown = Die Seite dieses Schritts ist nicht geöffnet.
field-hidden = Das Feld ist auf der Seite, aber verborgen. Vielleicht ist es in einem geschlossenen Abschnitt oder auf einer anderen Registerkarte.
# $section (value): its heading
field-in-section = Es ist im geschlossenen Abschnitt „{ $section }“. Öffnen Sie ihn; seine Überschrift ist auf der Seite markiert.
# $tab (value): what the tab is called
field-on-tab = Es ist auf der Registerkarte „{ $tab }“. Öffnen Sie sie; sie ist auf der Seite markiert.
field-nowhere = Guidepost kann dieses Feld nicht sicher finden. Zeigen Sie darauf, oder erledigen Sie es von Hand.

## Putting the earlier value back

field-as-before = Zeigt wieder den früheren Wert
# $why (text): why not, a sentence
field-not-put-back = Nicht wiederhergestellt. { $why }
field-changed-since = Es wurde nach dem Ausfüllen geändert und bleibt daher, wie es ist.
field-no-way-back = Der frühere Wert lässt sich von hier aus nicht eintragen.
field-changed-again = Die Seite hat es wieder geändert.
field-not-shown = Die Seite zeigt dieses Feld nicht mehr.

## What the page shows in it

field-seen-wanted = Laut Seite: bereits so eingetragen.
field-seen-typed = Laut Seite: eingetragen, noch nicht gespeichert.
field-seen-changed = Auf der Seite geändert, anders als in der Anleitung.

## The words beside the ring on the page

# $name (text): the button
field-ring-press = Auf { $name } klicken
# $name (text): the field that is found, to be confirmed
field-ring-is-it = { $name }?
field-ring-confirm = Hier bestätigen
field-ring-press-here = Hier klicken

## What some buttons of Salesforce's pages are called here, where the page gives no name

field-profile-name = Profilname
field-copy-of-key = „{ SETUP("Copy") }“ beim Consumer Key

## Pointing to a field

# $name (text): the field
# $kinds (text): what kind of control it is: "a text field or a list"
field-point-to = Klicken Sie auf der Seite auf { $name }: { $kinds }. Oder gehen Sie mit der Tabulatortaste dorthin und drücken Sie die Eingabetaste. Dabei wird nichts ausgelöst und nichts eingegeben.
# $name (text): the field, by the name that the page gives it
field-pointed-to = Sie haben auf { $name } gezeigt. Klicken Sie auf „{ button-fill }“.
field-without-name = ein Feld ohne Namen
# $kinds (text): what kind of control was meant: "a text field or a list"
field-wrong-kind = Das ist etwas anderes als { $kinds }.
# $field (text): which other one it is
field-is-other = Das ist das Feld „{ $field }“.
field-other-form = Das gehört nicht zum Formular dieses Schritts.
field-cannot-change = Dieses Feld lässt sich jetzt nicht ändern.
field-went-away = Dieses Feld ist nicht mehr da.

## Kinds of controls, within a sentence

field-kind-text = ein Textfeld
field-kind-checkbox = ein Kontrollkästchen
field-kind-radio = eine von mehreren Optionen
field-kind-list = eine Liste
field-kind-lookup = ein Suchfeld
field-kind-dual-list = ein Listenpaar
field-kind-radio-group = eine Gruppe von Optionen
field-kind-checkbox-group = eine Gruppe von Kontrollkästchen
field-kind-file = ein Feld für eine Datei
field-kind-button = eine Schaltfläche
field-kind-link = ein Link
field-kind-tab = eine Registerkarte
field-kind-output = ein nur angezeigter Wert

## The question whether fields are right

# $value (text): what would be put in
field-would-be = Vorgesehen: { $value }
# $field (text): the field of the guide that it was taken for
# $value (text): what would be put in
field-taken-for = Gehalten für „{ $field }“. Vorgesehen: { $value }
field-choice-without-name = Ein Feld ohne Namen
