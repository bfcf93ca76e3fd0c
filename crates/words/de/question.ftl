### Questions that must be answered first. Their buttons are in button.ftl.

# Stands for an org or a user that is not known.
question-this-org = dieser Org
question-the-user = Integrationsbenutzer

## May the session be used?

# $host (text): the org's address
question-session = Darf Guidepost Ihre Sitzung verwenden?
    .what = Guidepost liest dann das Sitzungs-Cookie von { $host }, wenn Sie auf „{ button-check }“ klicken und sobald ein von Guidepost ausgefülltes Formular verlassen wurde, und fragt Salesforce in Ihrem Namen. Guidepost liest nur und ändert nichts in der Org.
    .place = Die Sitzung bleibt in der Erweiterung und geht an die eigene Adresse dieser Org, sonst nirgendwohin. Sie wird nicht gespeichert. An niemand anderen wird etwas gesendet.
    .back = Sie können das jederzeit mit „{ button-forget-session }“ zurücknehmen; das Lesen nach dem Speichern schalten Sie oben im Panel ab.

## What can't be taken back

question-forget-certificate = Zertifikat vergessen?
    .text = Guidepost kann es dann nicht mehr mit der App vergleichen. In der Org ändert sich nichts, und wer den privaten Schlüssel hat, behält ihn.
# $client (text): what logs in through the app
question-forget-key = Privaten Schlüssel vergessen?
    .text = Er wird aus dem Speicher dieses Browsers gelöscht und lässt sich nicht wiederherstellen. Falls Sie ihn nicht gespeichert haben, kann niemand das Zertifikat mehr verwenden, und { $client } kann sich damit nicht anmelden.
question-replace-key = Diesen privaten Schlüssel durch einen neuen ersetzen?
    .text = Der private Schlüssel, der hier liegt, wird vergessen, sobald der neue bereit ist. Sein Zertifikat gehört dann zu einem privaten Schlüssel, den niemand hat, es sei denn, Sie haben ihn gespeichert.
question-leave-form = Formular auf dieser Seite verlassen?
    .text = Was darin eingetragen wurde, ist nicht gespeichert. Wenn Sie das Formular verlassen, geht es verloren; in der Org ändert sich nichts.
question-new-certificate = Neues Zertifikat für diesen privaten Schlüssel erstellen?
    .text = Sie haben einen privaten Schlüssel ohne sein Zertifikat ausgewählt. Guidepost kann dafür ein neues erstellen, das 365 Tage gültig ist. Die App braucht dann das neue; ein älteres Zertifikat dieses privaten Schlüssels in der App ist dadurch zu ersetzen.
    .otherwise = Falls Sie das Zertifikat dieses privaten Schlüssels haben, klicken Sie auf „{ button-not-now }“ und wählen Sie es mit aus.

## What is done with the private key

question-save-key = Privaten Schlüssel als Datei speichern?
    .text = Wer diese Datei hat, kann sich als Integrationsbenutzer anmelden, bis das Zertifikat aus der App entfernt ist. Die Datei kommt in den Download-Ordner; löschen müssen Sie sie dort selbst.
# $host (text): the org's address
# $user (text): the Username
# $path (value): where the class is asked
question-reach-class = Die Klasse als Integrationsbenutzer anfragen?
    .text = Guidepost meldet sich mit dem privaten Schlüssel, der hier liegt, bei { $host } als { $user } an, fragt einmal per GET bei { $path } an und beendet diese Sitzung. Was die Klasse bei einem GET tut, bestimmt ihr Paket.
# $host (text): the org's address
# $user (text): the Username
question-test-login = Als Integrationsbenutzer anmelden?
    .text = Guidepost meldet sich mit dem privaten Schlüssel, der hier liegt, bei { $host } als { $user } an, fragt, wessen Sitzung das ist, und beendet diese Sitzung. In der Org ändert sich nichts außer dem Anmeldeverlauf.
# $host (text): the address that is asked
# $audience (text): the audience that the request names
# $user (text): the Username
question-try-route = Auf diesem Weg als Integrationsbenutzer anmelden?
    .text = Guidepost meldet sich mit dem privaten Schlüssel, der hier liegt, bei { $host } für die Audience { $audience } als { $user } an, fragt, wessen Sitzung das ist, und beendet diese Sitzung. In der Org ändert sich nichts außer dem Anmeldeverlauf.
# $host (text): the address that is asked
question-general-host = Vielleicht fragt der Browser zuerst, ob sich Guidepost mit { $host } verbinden darf. Guidepost braucht das für diesen einen Versuch und gibt das Recht danach zurück.
# Within the last day the other side logged in as the same user.
# $ago (text): how long ago: "3 minutes ago"
# $client (text): what logs in through the app
question-just-logged-in = { $client } hat sich { $ago } als dieser Benutzer angemeldet. Falls Salesforce { $client } dieselbe Sitzung gegeben hat, die dieser Test erhält, würde ihr Ende laufende Anrufe abbrechen; ob Salesforce das so macht, ist nicht bekannt. Um sicherzugehen, testen Sie, wenn keine Anrufe kommen, oder lassen Sie die Sitzung des Tests bestehen: Dann endet sie von selbst.

## A description of the page

question-help = Helfen Sie, Guidepost treffsicherer zu machen
    .text = Salesforce ändert seine Seiten, und einige hat noch niemand beschrieben. Sie können den Aufbau dieser Seite als Datei speichern und sie dorthin senden, woher Sie Guidepost haben. Vorher sehen Sie die ganze Datei.
question-description = Beschreibung dieser Seite speichern?
    .within = Darin steht: welche Arten von Feldern und Schaltflächen die Seite hat, ihre Beschriftungen, die Namen, die ihnen der Code der Seite gibt, und wie sie zueinander stehen.
    .without = Nicht darin steht: was in den Feldern eingegeben oder ausgewählt ist, Datensatz-IDs, Name und Adresse Ihrer Org, Namen von Personen und der Text der Seite. Von Wörtern, die Guidepost nicht als Salesforce-eigene kennt und die kein Feld bezeichnen, bleibt nur die Länge.
    .mind = Eine Beschriftung oder ein Name, den Ihr Unternehmen einem eigenen Feld gegeben hat, kann darin stehen. Lesen Sie die Datei, bevor Sie sie weitergeben. Sie wird nirgendwohin gesendet, nur gespeichert.
    .whole = Ganze Datei lesen

## Are these the right fields?

# $count (number): how many are asked about
question-fields = { $count ->
    [1] Ist das das richtige Feld?
   *[other] Sind das die richtigen Felder?
}
    .what = Guidepost kennt diese Seite aus der Dokumentation und hat in diese Felder nichts eingegeben. Vergleichen Sie die Namen unten mit der Seite; „{ button-show-short }“ markiert ein Feld dort. Nach diesem Formular fragt es nur noch, wo es nicht sicher ist.
    .again = Guidepost ist sich dieser Seite nicht sicher und hat in diese Felder nichts eingegeben. Vergleichen Sie die Namen unten mit der Seite; „{ button-show-short }“ markiert ein Feld dort.
    .how = Entfernen Sie das Häkchen, wo es nicht stimmt: Dieses Feld bleibt unberührt, und Sie können danach auf das richtige zeigen. Gespeichert wird erst, wenn Sie selbst auf „{ SETUP("Save") }“ klicken.
