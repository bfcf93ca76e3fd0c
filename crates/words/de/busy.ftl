### What is running, at the foot of the panel.

busy-making-key = Privater Schlüssel und Zertifikat werden erstellt. Das dauert einige Sekunden; die Seite bleibt bedienbar.
busy-reading = Die Org wird gelesen.
# Salesforce turned requests away for now.
# $seconds (number): how long it asked to wait
busy-waiting = Salesforce hat Anfragen abgewiesen und um { $seconds } Sekunden Wartezeit gebeten. Danach fragt Guidepost erneut an.
# $field (text): the field that is being filled
busy-filling = Wird ausgefüllt: { $field }
# $field (text): the field whose earlier value is being put back
busy-putting-back = Wird wiederhergestellt: { $field }
# Stands for a field that is not known any more.
busy-the-form = das Formular
busy-logging-in = Anmeldung als Integrationsbenutzer läuft.
busy-asking-class = Anfrage an die Klasse als Integrationsbenutzer läuft.
busy-browser = Warten auf den Browser.
busy-loading-files = Die Dateien werden geladen.
