### Why a key or certificate was not loaded from a file, and what to do then.

file-key-not-loaded = Der private Schlüssel wurde nicht geladen
file-certificate-not-loaded = Das Zertifikat wurde nicht geladen
# $why (text): why, within a sentence
file-why = { CAPITAL($why) }.
file-none-chosen = Keine Datei ist ausgewählt
    .text = Es gibt noch nichts zu laden.
    .advice = Wählen Sie die Datei mit dem privaten Schlüssel, die Datei mit dem Zertifikat oder beide aus.

## What to do. Commands and their words stay as they are.

file-choose-again = Vielleicht wurde sie verschoben oder geändert, seit sie ausgewählt wurde. Wählen Sie sie erneut aus.
file-choose-key = Wählen Sie die Datei aus, die den privaten Schlüssel enthält; oft heißt sie server.key.
file-choose-certificate = Wählen Sie die Datei aus, die das Zertifikat enthält; oft heißt sie server.crt.
file-key-forms = Guidepost liest einen privaten RSA-Schlüssel als Text (in einer Zeile steht PRIVATE KEY), in binärer Form (DER) oder als JSON (JWK). Bitten Sie die Person, die den privaten Schlüssel erstellt hat, um eine dieser Formen.
file-certificate-forms = Guidepost liest ein Zertifikat als Text (in einer Zeile steht BEGIN CERTIFICATE), in binärer Form (DER) oder aus einer .p7b-Datei. Oder wählen Sie nur den privaten Schlüssel aus; Guidepost erstellt dann ein Zertifikat dafür.
file-keep-one = Lassen Sie in der Datei nur den Teil stehen, der zu dieser Einrichtung gehört, und laden Sie sie erneut.
file-own-places = Wählen Sie jede Datei an ihrer eigenen Stelle aus: oben den privaten Schlüssel, unten das Zertifikat.
file-first-line-of-key = Wählen Sie die Datei aus, die den privaten Schlüssel enthält: In ihrer ersten Zeile steht PRIVATE KEY.
file-first-line-of-certificate = Wählen Sie die Datei aus, die das Zertifikat enthält: In ihrer ersten Zeile steht BEGIN CERTIFICATE. Oder wählen Sie nur den privaten Schlüssel aus; Guidepost erstellt dann ein Zertifikat dafür.
file-without-pass-phrase = Erstellen Sie eine Kopie ohne Passphrase, laden Sie die Kopie und löschen Sie sie danach: openssl pkey -in server.key -out server-plain.key
file-rewrite-openssh = Erstellen Sie eine Kopie; OpenSSH entfernt daraus die Passphrase (lassen Sie die neue leer). Laden Sie die Kopie und löschen Sie sie danach: ssh-keygen -p -f COPY
file-key-out-of-store = OpenSSL holt den privaten Schlüssel heraus (mit -legacy hinter pkcs12, falls es „unsupported“ meldet). Laden Sie die neue Datei und löschen Sie sie danach: openssl pkcs12 -in FILE -nocerts -nodes -out server.key
file-certificate-out-of-store = OpenSSL holt das Zertifikat heraus (mit -legacy hinter pkcs12, falls es „unsupported“ meldet): openssl pkcs12 -in FILE -clcerts -nokeys -out server.crt
file-out-of-java = Das keytool von Java macht daraus eine .p12-Datei: keytool -importkeystore -srckeystore FILE -destkeystore server.p12 -deststoretype PKCS12. OpenSSL holt dann den privaten Schlüssel heraus: openssl pkcs12 -in server.p12 -nocerts -nodes -out server.key; und das Zertifikat: openssl pkcs12 -in server.p12 -clcerts -nokeys -out server.crt
file-out-of-putty = PuTTYgen erstellt eine Kopie, die sich laden lässt: Öffnen Sie die Datei dort und exportieren Sie sie über das Menü Conversions als OpenSSH. Oder: puttygen FILE -O private-openssh -o server.key
file-rsa-needed = Salesforce prüft diese Anmeldung mit RSA (RS256). Laden Sie einen gewöhnlichen RSA-Schlüssel, oder erstellen Sie hier einen neuen privaten Schlüssel.
file-exponent-needed = Bei einem so kleinen Exponenten wurden schon Signaturen gefälscht, wo Software sie nachlässig prüft. Laden Sie einen privaten Schlüssel mit dem üblichen Exponenten 65537, oder erstellen Sie hier einen neuen privaten Schlüssel.
file-length-needed = Nötig ist ein privater Schlüssel mit 2048 bis 8192 Bit. Laden Sie einen anderen privaten Schlüssel, oder erstellen Sie hier einen neuen.
file-copy-again = Kopieren Sie die Datei noch einmal von dort, wo sie erstellt wurde, und laden Sie die neue Kopie. Oder erstellen Sie hier einen neuen privaten Schlüssel.
file-copy-whole = Kopieren Sie sie noch einmal von dort, wo sie erstellt wurde, von der Zeile mit BEGIN bis zur Zeile mit END, beide eingeschlossen.
file-download-again = Oft wurde statt der Datei eine Anmeldeseite gespeichert. Öffnen Sie sie in einem Browser, melden Sie sich dort an und laden Sie die Datei noch einmal herunter.
file-as-plain-text = Kopieren Sie den Text daraus, von der Zeile mit BEGIN bis zur Zeile mit END, beide eingeschlossen, in eine leere Datei eines einfachen Texteditors, und laden Sie diese Datei.
file-unpack = Entpacken Sie es und wählen Sie die Datei aus, die darin ist.
file-matching-certificate = Wählen Sie das Zertifikat aus, das für diesen privaten Schlüssel erstellt wurde. Oder wählen Sie nur den privaten Schlüssel aus; Guidepost erstellt dann ein neues Zertifikat dafür.
file-expired = Ob Salesforce ein abgelaufenes Zertifikat noch akzeptiert, ist nicht sicher; daher wird damit nichts neu eingerichtet. Wählen Sie nur den privaten Schlüssel aus; Guidepost erstellt dann ein neues Zertifikat dafür. Oder lassen Sie sich ein neues Zertifikat von der Person geben, die den privaten Schlüssel hat.
file-not-yet-valid = Sehen Sie nach, ob die Uhr dieses Computers richtig geht. Wenn ja, wählen Sie nur den privaten Schlüssel aus; Guidepost erstellt dann ein neues Zertifikat dafür.

## Why, within a sentence

file-unreadable = Der Browser konnte die Datei nicht lesen
file-too-large = Die Datei ist zu groß für einen privaten Schlüssel oder ein Zertifikat
file-empty = Die Datei ist leer
file-unknown = Die Datei ist weder ein privater Schlüssel noch ein Zertifikat, das Guidepost lesen kann
file-several = Die Datei enthält mehr als einen privaten Schlüssel oder mehr als ein Zertifikat
file-is-certificate = Diese Datei ist ein Zertifikat, kein privater Schlüssel
file-is-private-key = Diese Datei ist ein privater Schlüssel, kein Zertifikat
file-is-public-key = Diese Datei enthält nur die öffentliche Hälfte eines Schlüsselpaars
file-is-ssh-public = Diese Datei enthält nur die öffentliche Hälfte eines Schlüsselpaars, wie SSH sie schreibt
file-is-request = Diese Datei ist eine Zertifikatsanforderung, kein Zertifikat
file-is-revocation-list = Diese Datei ist eine Liste widerrufener Zertifikate
file-encrypted = Der private Schlüssel ist durch eine Passphrase geschützt
file-other-lock = Der private Schlüssel ist durch eine Passphrase geschützt, auf eine Weise, die Guidepost nicht liest
file-pass-phrase-wrong = Das ist nicht die Passphrase, die den privaten Schlüssel schützt
file-openssh = Der private Schlüssel hat das Format von OpenSSH und ist durch eine Passphrase geschützt
file-pkcs12 = Die Datei ist ein PKCS#12-Speicher (.p12 oder .pfx)
file-java-key-store = Die Datei ist ein Schlüsselspeicher von Java (.jks)
file-putty = Der private Schlüssel hat das Format von PuTTY (.ppk)
file-pss = Der Schlüssel ist von der Art RSA-PSS, die anders signiert als RS256
file-elliptic = Der Schlüssel ist von der Art EC (elliptische Kurve), nicht RSA
file-edwards = Der Schlüssel ist von der Art Ed25519 oder Ed448, nicht RSA
file-key-agreement = Der Schlüssel ist von der Art X25519 oder X448, die nicht signieren kann
file-dsa = Der Schlüssel ist von der Art DSA, nicht RSA
file-not-rsa = Der Schlüssel ist von einer anderen Art als RSA
file-multi-prime = Der RSA-Schlüssel hat mehr als zwei Primzahlen
file-exponent = Der RSA-Schlüssel hat einen öffentlichen Exponenten unter 65537
# $bits (number): its size
file-length = Der RSA-Schlüssel hat { $bits } Bit
file-web-page = Die Datei ist eine Webseite
file-document = Die Datei ist ein Dokument einer Textverarbeitung oder ein PDF
file-archive = Die Datei ist ein Archiv (ZIP oder Ähnliches)
file-cut-off = Ein Teil der Datei fehlt
file-damaged = Der Inhalt der Datei ist beschädigt
file-other-key = Das Zertifikat gehört zu einem anderen privaten Schlüssel
# $date (day): when it ended
file-certificate-expired = Das Zertifikat ist am { $date } abgelaufen
# $date (day): when it begins
file-certificate-not-yet = Das Zertifikat gilt erst ab dem { $date }
