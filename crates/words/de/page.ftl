### The page of Setup that a step is about: which one is open, and what to do on it.

page-right = Die richtige Seite ist geöffnet.
page-other = Eine andere Seite ist geöffnet.
page-loading = Wird geladen.

## In place of what to do on it

page-not-there-yet = Die Seite ist noch nicht da. Guidepost sieht von selbst wieder nach.
page-form-left = Das Formular ist nicht mehr geöffnet. Falls Sie es gespeichert haben, klicken Sie auf „{ button-check }“: Das zeigt, was Salesforce übernommen hat.
page-form-not-open = Das Formular ist nicht mehr geöffnet.
page-all-ok = Alle Prüfungen dieses Schritts sind OK. Auf dieser Seite ist nichts mehr zu tun.
page-seen = Laut Seite: Sie zeigt alles, was dieser Schritt verlangt. „{ button-check }“ bestätigt es in der Org.
page-other-record = Diese Seite gehört zu einem anderen Datensatz als die Anleitung.
page-unsure-record = Guidepost kann nicht feststellen, ob diese Seite zum richtigen Datensatz gehört. „{ button-check }“ zeigt es.
# A heading over the form may name another record.
# $heading (value): the heading
page-other-heading = Das Formular auf dieser Seite steht unter „{ $heading }“. Guidepost kann nicht feststellen, ob es das der Anleitung ist, und füllt dort nichts aus.
page-not-open = Die Seite dieses Schritts ist in diesem Tab nicht geöffnet.
page-not-open-or-unread = Die Seite dieses Schritts ist in diesem Tab nicht geöffnet, oder sie ist in einem Teil davon, den Guidepost nicht lesen kann.

## How to go to a field by keyboard

page-no-key = Um per Tastatur zum Feld zu gelangen, legen Sie unter chrome://extensions/shortcuts eine Tastenkombination fest.
# Where the panel stands beside the page.
# $key (quoted): the key, as the browser writes it
page-key-beside = { $key } führt zum markierten Feld und wieder hierher.
# Where the panel stands in the browser's side panel.
# $key (quoted): the key, as the browser writes it
page-key-side-panel = { $key } setzt den Fokus der Seite auf das markierte Feld. F6 führt von hier zur Seite, Umschalt+F6 zurück.

## At the foot of the panel: what comes next

# $what (text): the button on the page that the admin presses
page-press = Klicken Sie auf der Seite auf: { $what }
page-fills-when-here = Guidepost füllt das Formular aus, sobald es da ist.
page-reads-by-self = Guidepost prüft, was Salesforce übernommen hat.
# Salesforce may show what was saved only after some time.
# $seconds (number): until the next look, from the one before
page-reads-again = Salesforce zeigt nicht, was ausgefüllt wurde. Falls Sie es gespeichert haben, kann das einen Moment dauern: Guidepost sieht nach { $seconds } Sekunden wieder nach.
# $field (quoted): the label of the field whose value the page refuses
# $message (quoted): what the page says of it
page-refused = Salesforce lehnt den Wert in „{ $field }“ ab: { $message } Falls die Org ihn schon hat, findet ihn „{ button-check }“.
# $field (quoted): the label of the field whose value the page refuses
page-refused-without-word = Salesforce lehnt den Wert in „{ $field }“ ab. Falls die Org ihn schon hat, findet ihn „{ button-check }“.
# A form that was left, of which the org shows other values than were filled.
page-kept-other = Salesforce hat etwas anderes übernommen, als ausgefüllt wurde. Die Prüfungen zeigen, was.
# A form that was left, after several looks.
page-kept-nothing = Salesforce zeigt nichts von dem, was ausgefüllt wurde. Es wurde nicht oder unter einem anderen Namen gespeichert.
# $count (number): the steps before the next one that are right already
page-steps-right = { $count ->
    [one] Ein Schritt ist bereits richtig.
   *[other] { $count } Schritte sind bereits richtig.
}
# $step (text): the heading of the step
page-next-step = Weiter: { $step }
# $step (text): the heading of the step
# $count (number): the steps before it that are right already
page-next-step-after = { $count ->
    [one] Ein Schritt ist bereits richtig. Weiter: { $step }
   *[other] { $count } Schritte sind bereits richtig. Weiter: { $step }
}
