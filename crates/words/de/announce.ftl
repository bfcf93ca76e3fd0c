### What a screen reader is told of a change. Nobody sees these.

# $number (number): which step is shown now
# $title (text): its heading
announce-step = Schritt { $number }: { $title }
# $what (text): the field or button
announce-ringed = Auf der Seite markiert: { $what }.
# It was not on the page when it was asked for.
# $what (text): the field or button
announce-ringed-late = Jetzt da und auf der Seite markiert: { $what }.
# $what (text): the field or button
# $why (text): why it has no ring, a sentence
announce-not-ringed = { $what }: { $why }
# $what (text): the field
announce-focused = { $what } hat den Fokus der Seite. Aus der Seitenleiste führt F6 dorthin.
# Where the name of the field is not known.
announce-focused-unnamed = Das Feld hat den Fokus der Seite. Aus der Seitenleiste führt F6 dorthin.
announce-ringed-unseen = Auf der Seite ist „{ SETUP("Copy") }“ beim Consumer Key markiert.
announce-under-panel = Auf der Seite markiert, unter diesem Panel. Klicken Sie am Rand des Panels auf „Schließen“, um die Markierung zu sehen.
announce-ring-lost = Die Seite hat sich geändert; die Markierung war nicht möglich. Klicken Sie noch einmal auf „{ button-show-short }“.
announce-not-focused = Der Fokus konnte nicht dorthin gesetzt werden. Klicken Sie auf „{ button-show-short }“ und dann in das Feld.
announce-ringed-to-confirm = Das erste dieser Felder ist auf der Seite markiert.

## Filling

announce-filled-one = Das Feld ist ausgefüllt und wurde zurückgelesen.
announce-filled-one-wrong = Bitte sehen Sie sich das Feld an.
# $count (number): how many fields
announce-filled = Alle { $count } Felder sind ausgefüllt und wurden zurückgelesen.
# $wrong (number): how many need a look
# $count (number): how many were to be filled
announce-filled-wrong = Bitte ansehen: { $wrong } von { $count } Feldern.
# $count (number): how many fields
announce-put-back = { $count ->
    [1] Das Feld zeigt wieder seinen früheren Wert.
   *[other] Alle { $count } Felder zeigen wieder ihre früheren Werte.
}
# $missed (number): how many were not put back
# $count (number): how many were to be put back
announce-put-back-missed = Nicht wiederhergestellt: { $missed } von { $count } Feldern. Der Grund steht beim Feld.
announce-nothing-to-save = Alle Felder waren bereits richtig, und alle Prüfungen dieses Schritts sind OK. Zu speichern ist nichts.
announce-filling-stopped = Das Ausfüllen wurde gestoppt.
announce-pointing-cancelled = Das Zeigen wurde abgebrochen.
announce-cancelled = Abgebrochen.
announce-press-again = Das zählte nicht: Die Schaltfläche muss eine Sekunde lang stillgestanden haben, in einem Fenster im Vordergrund. Betätigen Sie sie noch einmal.

## Key and files

announce-making-key = Der private Schlüssel wird erstellt.
announce-key-ready = Der private Schlüssel und das Zertifikat sind bereit.
announce-certificate-loaded = Das Zertifikat ist geladen.
announce-certificate-forgotten = Das Zertifikat wurde vergessen.
announce-key-forgotten = Der private Schlüssel wurde vergessen.
# $file (value): the name of the file
announce-key-saved = Der private Schlüssel wurde als { $file } gespeichert.
# $what (text): what was copied
announce-copied = Kopiert: { $what }.
# $file (value): the name of the file
announce-file-handed-over = { $file } wurde dem Browser zum Speichern übergeben.

## The org

announce-access-allowed = Der Zugriff auf die Sitzung ist erlaubt.
announce-checks-after-save = Guidepost prüft auch nach dem Speichern.
announce-checks-when-asked = Guidepost prüft nur, wenn Sie auf „{ button-check }“ klicken.
announce-access-off = Der Zugriff auf die Sitzung ist ausgeschaltet.
# These stand before the next one.
# $client (text): what logs in through the app
announce-gets-in = { $client } kommt herein.
# $client (text): what logs in through the app
announce-gets-in-not = { $client } kommt nicht herein.
# $client (text): what logs in through the app
announce-gets-in-perhaps = Ob { $client } hereinkommt, lässt sich von hier aus nicht feststellen.
# $counts (text): the parts below that are not none, between commas
announce-checked = Geprüft. { $counts }.
# $count (number): how many checks
announce-checked-ok = { $count } OK
# $count (number): how many checks
announce-checked-risky = { $count } OK mit Risiko
# $count (number): how many checks
announce-checked-needs-change = { $count } zu ändern
# $count (number): how many checks
announce-checked-to-do = { $count } zu tun
# $count (number): how many checks
announce-checked-waiting = { $count } { $count ->
    [one] wartet auf eine andere
   *[other] warten auf andere
}
# $count (number): how many checks
announce-checked-unknown = { $count } nicht prüfbar

## Proofs

announce-login-granted = Salesforce akzeptiert diesen privaten Schlüssel.
announce-login-refused = Die Anmeldung wurde nicht gewährt.
announce-login-not-tried = Die Anmeldung wurde nicht versucht.
announce-class-answered = Die Klasse hat geantwortet.
announce-class-no-access = Der Benutzer darf die Klasse nicht ausführen.
announce-class-unclear = Ob der Benutzer die Klasse ausführen darf, war nicht prüfbar.
