### One step: its headings, how far the guide is done, and its checks.

step-outline = Schritte
# $number (number): the step that is shown
# $total (number): how many there are
step-place = Schritt { $number } von { $total }
step-all = Alle Schritte
step-why = Warum, und was sich ändert
step-values = Werte
step-on-page = Auf der Seite
step-checks = Prüfungen
step-turn = Voriger und nächster Schritt

## How far the guide is done

# $ok (number): how many steps are OK
# $total (number): how many there are
step-progress = { $ok } von { $total } Schritten OK.
# The step that is shown is the first that is not OK.
# $ok (number): how many steps are OK
# $total (number): how many there are
step-progress-here = { $ok } von { $total } Schritten OK. Dieser kommt zuerst.

## When the org was last read

# $time (time): when
# $counts (text): how many checks are in which state: "2 OK, 1 to do"
step-read-at = { $counts }, gelesen um { $time }.

# The keyboard; the title is that of the step, which has the focus when a step is shown.
step-enter = Die Eingabetaste auf dem Titel eines Schritts tut, was unten hervorgehoben ist.

## What a check found, as rows: what was expected, what is there, what to do

step-row-found = Gefunden
step-row-expected = Erwartet
step-row-wanted = Soll
step-row-remedy = Abhilfe
step-row-do = Was zu tun ist
step-row-why = Grund
step-row-note = Hinweis
step-row-risk = Risiko

## Values that can be changed

step-value-unknown = Noch nicht bekannt. Klicken Sie auf „{ button-check }“, dann wird er aus der Org übernommen; oder geben Sie ihn hier ein.
# A value that nothing confirms but whoever entered it.
step-your-word = Das ist Ihre Angabe: Guidepost hat diesen Consumer Key nicht aus der Org gelesen. „{ button-check }“ bestätigt ihn, wo Salesforce ihn nennt.
# $users (text): each of them, a list
# $taken (value): the Username of the one that Guidepost goes on with
# $client (text): what logs in through the app
step-several-users = Mehrere Benutzer passen: { $users }. Guidepost arbeitet mit { $taken } weiter, dem Benutzer mit der jüngsten Anmeldung. Falls { $client } einen anderen verwendet, geben Sie hier dessen Benutzernamen ein.
