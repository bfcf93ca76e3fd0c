### What is wrong with a value that somebody enters. It is never repeated.

# Stands within a text, in place of a value.
value-not-known = (noch nicht bekannt)
value-empty = Dieser Wert wird gebraucht.
value-long-label = Salesforce erlaubt hier höchstens 80 Zeichen.
value-api-name = Nur Buchstaben, Ziffern und einzelne Unterstriche; der Name beginnt mit einem Buchstaben, endet nicht mit einem Unterstrich und hat höchstens 80 Zeichen.
value-apex-class = Der Name einer Klasse, davor ihr Namespace und ein Punkt, zum Beispiel acme.Routing.
value-address = Der Wert hat die Form einer E-Mail-Adresse, zum Beispiel name@example.com.
value-url = Eine URL, die mit https:// beginnt (oder mit http://localhost).
value-long-alias = Salesforce erlaubt hier höchstens 8 Zeichen.
value-apex-rest-path = Nur der Pfad, mit einem Schrägstrich am Anfang und ohne /services/apexrest und was davor steht: Buchstaben, Ziffern, Punkte, Bindestriche und Schrägstriche.
# It must not be kept, not even while it is typed.
value-consumer-secret = Das sieht nach dem Consumer Secret aus. Es wird nicht gebraucht, und Guidepost hat es nicht behalten.
value-no-consumer-key = Das sieht nicht nach einem Consumer Key aus: Die von Salesforce erstellten beginnen mit 3MVG. Guidepost hat die Eingabe nicht behalten. Falls diese App einen anderen bekommen hat, klicken Sie auf „{ button-check }“; das liest ihn aus der Org.
value-consumer-key-cut = Das ist nur der Anfang eines Consumer Keys.
