### The key and its certificate: made here, or loaded from files.

key-heading = Privater Schlüssel und Zertifikat

## What is held

key-asking = Der Teil der Erweiterung, der den privaten Schlüssel verwahrt, wird gefragt.
key-none = Es gibt noch keinen privaten Schlüssel.
key-making = Der private Schlüssel wird erstellt.
key-ready = Der private Schlüssel und sein Zertifikat sind bereit. Der private Schlüssel liegt im Speicher dieses Browsers, bis Sie auf „{ button-forget-key }“ klicken oder den Browser schließen: Speichern Sie ihn vorher (Schritt „Werte übergeben“).
# $client (text): what logs in through the app
key-certificate-only = Das Zertifikat ist geladen, aber sein privater Schlüssel ist nicht hier: Den hat { $client } oder die Person, von der Sie das Zertifikat haben. Guidepost kann das Zertifikat in die App eintragen und vergleichen, sich aber nicht anmelden.
# $why (text): why not, within a sentence
key-failed = Es wurde kein privater Schlüssel erstellt: { $why }.
key-lost = Was hier lag, ist verloren: Der Browser hat den Worker gestoppt, der es verwahrte. Erstellen oder laden Sie es erneut.
key-certificate-of = Zertifikat für
key-kind = Art des privaten Schlüssels
# $bits (number): its size
key-rsa = RSA { $bits }
key-valid-until = Gültig bis
key-fingerprint = Fingerabdruck (SHA-256)
    .short = Fingerabdruck
    .help = Eine Kurzform des Zertifikats: Stimmt sie überein, sind zwei Kopien gleich.

key-weak = Schwachstellen
key-weak-hash = Das Zertifikat ist mit SHA-1 oder MD5 signiert; beide gelten nicht mehr als sicher. Ersetzen Sie es beim nächsten Wechsel.
key-weak-signature = Das Zertifikat ist mit RSA-PSS signiert, was nicht jedes Programm liest. Falls Salesforce es ablehnt, laden Sie nur den privaten Schlüssel: Guidepost erstellt dann ein anderes Zertifikat dafür.
key-weak-exponent = Der private Schlüssel hat einen öffentlichen Exponenten unter 65537; damit hat nachlässige Software schon gefälschte Signaturen akzeptiert. Ersetzen Sie ihn beim nächsten Wechsel.
key-weak-validity = Das Zertifikat ist mehr als zehn Jahre gültig. So lange nützt ein privater Schlüssel, der unbemerkt abhandenkommt, einem Fremden: Ersetzen Sie beide alle ein bis zwei Jahre.

## How large the next one is

key-size = Größe eines neuen privaten Schlüssels
# $bits (number): 2048, 3072 or 4096
key-bits = { $bits } Bit
key-size-smallest = Wie in der Anleitung von Salesforce selbst. Reicht hier aus.
key-size-middle = Stärker. Das Erstellen dauert einige Sekunden länger.
key-size-largest = Am stärksten. Das Erstellen kann eine Minute dauern.

## Files

key-use-existing = Vorhandenen privaten Schlüssel verwenden
key-file = Datei mit dem privaten Schlüssel
key-certificate-file = Datei mit dem Zertifikat
# $client (text): what logs in through the app
key-files-here = Wählen Sie den privaten Schlüssel und sein Zertifikat aus. Haben Sie nur den privaten Schlüssel, erstellt Guidepost ein Zertifikat dafür; hat { $client } den privaten Schlüssel erstellt, wählen Sie nur das Zertifikat aus. Die Dateien bleiben auf diesem Computer.
# $client (text): what logs in through the app
key-files-elsewhere = Ein Schlüsselpaar, das Sie haben, oder das Zertifikat eines privaten Schlüssels, den { $client } erstellt hat, lässt sich aus Dateien laden.

## Why no key or certificate was made, within a sentence

key-common-name = Der Common Name muss 1 bis 64 Zeichen haben, ohne Steuerzeichen und nicht nur Leerzeichen
key-organization = Die Organisation muss 1 bis 64 Zeichen haben, ohne Steuerzeichen und nicht nur Leerzeichen
key-country = Das Land muss aus zwei Großbuchstaben bestehen, zum Beispiel DE
# $days (number): what was asked for
# $most (number): the longest validity
key-days = Eine Gültigkeit von { $days } Tagen liegt nicht zwischen 1 und { $most }
# $bits (number): what was asked for
key-not-offered = Ein Schlüssel mit { $bits } Bit wird nicht angeboten: Wählen Sie 2048, 3072 oder 4096
key-unsound = Das neue Paar hat die Prüfungen nicht bestanden und wurde verworfen; versuchen Sie es erneut
key-search-stopped = Der Browser hat die Suche gestoppt; versuchen Sie es erneut

## Why a key could not be used, in a message of its own

key-no-key = Es gibt noch kein Schlüsselpaar, oder es wurde vergessen: Erstellen Sie zuerst eines
key-only-certificate = Der private Schlüssel ist nicht hier, nur sein Zertifikat: Wer den privaten Schlüssel hat, kann damit signieren
key-needs-iss = Die signierte Anfrage braucht einen Wert für den Consumer Key (iss)
key-needs-sub = Die signierte Anfrage braucht einen Wert für den Benutzernamen (sub)
key-needs-aud = Die signierte Anfrage braucht einen Wert für den Anmelde-Host (aud)
key-result-unsound = Das Ergebnis hat die Prüfungen nicht bestanden und wurde verworfen
key-other-key = Inzwischen kam ein anderer privater Schlüssel oder ein anderes Zertifikat, und nichts wurde ersetzt: Sehen Sie sich das an und entscheiden Sie dann
key-worker-stopped = Der Browser hat den Worker gestoppt, der den privaten Schlüssel verwahrte: Erstellen Sie ein neues Paar
key-unanswered = Es kam rechtzeitig keine Antwort, oder etwas Neueres trat an ihre Stelle, und es geschah nichts: Versuchen Sie es erneut
key-not-understood = Die Anfrage wurde nicht verstanden: Laden Sie die Seiten der Erweiterung neu
