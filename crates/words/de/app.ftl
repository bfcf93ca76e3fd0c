### The external client app: what it is, its OAuth settings, its certificate.

app-none = Diese App gibt es nicht.
app-no-policies = Salesforce führt keine Richtlinien dieser App auf.
app-no-oauth = OAuth ist für diese App nicht aktiviert.
app-address = eine E-Mail-Adresse
app-lacks-distribution = In der Antwort von Salesforce fehlt der Verteilungsstatus.
app-enabled-unknown = Die Antwort von Salesforce sagt nicht, ob die App aktiviert ist.
app-oauth-unknown = Die Antwort von Salesforce sagt nicht, ob OAuth aktiviert ist.
app-callback-url = eine Callback-URL
# $scopes (text): a list
app-scopes-missing = Fehlt: { $scopes }
# $scopes (text): a list
app-scopes-surplus = Zu viel: { $scopes }
# $missing (text): a list
# $surplus (text): a list
app-scopes-both = Fehlt: { $missing }. Zu viel: { $surplus }
app-secret-required = Bei „{ SETUP("Require secret for Web Server Flow") }“ ist ein Häkchen gesetzt.

## The certificate

app-renewed = Das ist nicht das Zertifikat, das hier liegt, sondern ein anderes zum selben privaten Schlüssel; die Anmeldung funktioniert daher mit beiden. Falls der private Schlüssel gewechselt werden sollte, ist das nicht geschehen: Beide gehören zum bisherigen.
app-no-certificate = Die App hat kein Zertifikat.
app-certificate-unreadable = Das Zertifikat der App ließ sich nicht als Zertifikat lesen.
# $fingerprint (value): its SHA-256 fingerprint
app-certificate-is = Das Zertifikat der App hat den Fingerabdruck { $fingerprint }.
# $held (text): what the app holds, a sentence; one of the three above
# $client (text): what logs in through the app
app-nothing-to-compare = Hier liegt kein Zertifikat, daher gibt es nichts zu vergleichen. { $held } Erstellen Sie einen privaten Schlüssel mit Zertifikat, oder laden Sie das Paar, das { $client } hat, und prüfen Sie dann erneut.
# $bits (number): how large the key must be
app-certificate-wanted = RSA mit mindestens { $bits } Bit, heute gültig
# For connected apps an expired certificate was seen to go on working; of external client apps
# nobody has published what happens.
# $date (day): when it ended
app-certificate-expired = Es ist am { $date } abgelaufen. Ob Salesforce ein abgelaufenes Zertifikat einer externen Client-Anwendung ablehnt, ist nicht bekannt.
# $date (day): when it begins
app-certificate-not-yet = Es gilt erst ab { $date }.
# $bits (number): how large the key is
# $date (day): when it ends
app-certificate-valid = RSA mit { $bits } Bit, gültig bis { $date }
# $client (text): what logs in through the app
app-certificate-then = Ob Salesforce ein abgelaufenes Zertifikat einer externen Client-Anwendung ablehnt, ist nicht bekannt. Hinterlegen Sie vorher ein neues in der App: Gehört es zum selben privaten Schlüssel, braucht { $client } nichts Neues; gehört es zu einem anderen, braucht { $client } diesen am selben Tag.
# $bits (number): how large the key is
app-certificate-small = Es ist RSA mit nur { $bits } Bit.
app-certificate-not-rsa = Es ist nicht RSA.

## The consumer key

app-consumer-key = ein Consumer Key
# $entered (value): what was entered
app-consumer-key-other = Eingegeben wurde ein anderer Consumer Key: { $entered }
app-consumer-key-untold = Salesforce nennt Guidepost den Consumer Key nicht, daher ließ sich der eingegebene nicht vergleichen. Bis dahin ist er Ihre Angabe.
app-lacks-consumer-key = In der Antwort von Salesforce fehlt der Consumer Key. Vielleicht darf Ihr Benutzer ihn nicht sehen.
