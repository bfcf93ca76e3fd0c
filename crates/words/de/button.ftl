### What can be pressed in the panel. A button says what it does; other messages speak of it by
### its name here, as in { button-check }.

## The step

# Says which of several is meant.
# $name (value): what it is called
button-it-is = Es ist { $name }
button-check = Prüfen
button-check-again = Erneut prüfen
button-previous = Zurück
button-next = Weiter
# Goes to the next step, opens its page and fills its form.
button-go-on-and-fill = Weiter: öffnen und ausfüllen
# Goes to the next step and opens its page.
button-go-on-and-open = Weiter: Seite öffnen
# $step (text): the heading of the step to go on at
button-go-on-at = Weiter mit: { $step }
# $step (text): the heading of a step that this one needs
button-do-first = Zuerst: { $step }
# $step (text): the heading of the step
button-go-to = Zum Schritt: { $step }

## The page

button-open-page = Seite öffnen
button-open-and-fill = Öffnen und ausfüllen
button-fill = Formular ausfüllen
button-put-back = Frühere Werte wiederherstellen
# Shows where something is on the page: a ring is drawn around it.
# $what (text): the field or button
button-show = Anzeigen: { $what }
# As much of it as is seen where what it shows stands beside it.
button-show-short = Anzeigen
# Lets the admin click the right field on the page.
# $field (text): the field
button-point-to = Auf „{ $field }“ zeigen
# Puts a text into the clipboard.
# $what (text): what is copied
button-copy = Kopieren: { $what }
# As much of it as is seen where what it copies stands beside it.
button-copy-short = Kopieren

## What runs

button-cancel = Abbrechen
button-stop = Stoppen
button-stop-filling = Ausfüllen stoppen
button-cancel-pointing = Zeigen abbrechen

## Messages and questions

button-dismiss = Ausblenden
button-not-now = Jetzt nicht
button-look-again = Erneut nachsehen
button-leave-form = Formular verlassen

## Where the panel stands

button-continue-in-side-panel = In der Seitenleiste fortfahren
button-move-to-side-panel = In die Seitenleiste verschieben
button-move-beside-page = Neben die Seite verschieben
# A button beside the page that leads on in the browser's side panel.
# $button (text): what it is called in the side panel
button-in-side-panel = { $button } (in der Seitenleiste)

## Access to the session

button-allow-session = Zugriff auf die Sitzung erlauben
button-forget-session = Sitzung vergessen
# The org is then read by itself after a Save of a form that Guidepost filled.
button-check-after-save = Nach jedem Speichern prüfen
button-check-when-asked = Nur auf Wunsch prüfen

## The key

button-make-key = Privaten Schlüssel und Zertifikat erstellen
button-make-new-key = Neuen privaten Schlüssel erstellen
button-keep-earlier-key = Früheren privaten Schlüssel behalten
button-make-certificate = Neues Zertifikat erstellen
button-save-certificate = Zertifikat speichern
button-save-key = Privaten Schlüssel speichern
button-save-key-traditional = Privaten Schlüssel im herkömmlichen Format speichern
button-save-file = Datei speichern
button-forget-key = Privaten Schlüssel vergessen
button-forget-certificate = Zertifikat vergessen
button-load-files = Dateien laden
button-load-in-side-panel = Dateien in der Seitenleiste laden
button-clear-choice = Auswahl aufheben

## Proofs

button-test-login = Anmeldung testen
button-reach-class = Klasse ansprechen
# Tries one more pair of host and audience.
# $route (text): the pair
button-try-route = Versuchen: { $route }
button-log-in = Anmelden
button-log-in-and-ask = Anmelden und anfragen
button-log-in-and-leave = Anmelden, Sitzung bestehen lassen

## A description of the page

button-describe-page = Diese Seite beschreiben
button-save-description = Beschreibung speichern

## The question which fields are right

button-fill-it = Ja, Feld ausfüllen
button-fill-them = Ja, Felder ausfüllen
button-fill-ticked = Felder mit Häkchen ausfüllen
button-fill-none = Nichts ausfüllen und fortfahren

## Why a button can't be pressed now

button-something-runs = Es läuft noch etwas anderes.
button-something-missing = Es fehlt noch etwas, siehe unten.
button-page-loads = Die Seite wird geladen.
button-no-org = In diesem Tab ist keine Salesforce-Org.
button-no-class-path = Der Pfad der Klasse ist nicht bekannt.
# What assistive technology is told of a button that does not count yet.
button-waits = Die Schaltfläche zählt erst, wenn sie eine Sekunde lang stillgestanden hat.
