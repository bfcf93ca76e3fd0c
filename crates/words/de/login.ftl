### The two proofs: that a login is granted, and that the class answers to it.

login-heading = Anmeldung
login-class-heading = Klasse
login-missing = Vor dem Versuch noch nötig:

## What is still missing

# $client (text): what logs in through the app
login-needs-private-key = Der private Schlüssel, der nicht hier ist. Nur { $client } kann sich damit anmelden: Veranlassen Sie eine Anmeldung von { $client } und klicken Sie dann auf „{ button-check }“. Ob sie zugelassen wurde, zeigt der Anmeldeverlauf der Org.
login-needs-key = Ein privater Schlüssel, der hier erstellt oder geladen wurde (Schritt „Privaten Schlüssel und Zertifikat erstellen“).
login-needs-consumer-key = Der Consumer Key der App. „{ button-check }“ liest ihn, oder Sie geben ihn im Schritt „Consumer Key finden“ ein.
login-needs-username = Der Benutzername des Integrationsbenutzers.
login-needs-org-kind = Ob diese Org eine Sandbox ist. „{ button-check }“ liest es.

## Whether a login is granted

# Stands at the end of what came of a proof.
# $client (text): what logs in through the app
# $console (text): where that is set up
login-not-the-client = Dass { $client } selbst richtig eingerichtet ist, beweist das nicht: Das zeigt sich in { $console } und bei einem Anruf.
# $org (value): the org's name
# $org-id (value): its id
# $user (value): the Username
# $scopes (quoted): what the session may do
# $host (text): where it was asked
# $audience (text): for whom the login is meant
# $session (text): what became of the session, a sentence
# $client (text): what logs in through the app
# $limit (text): what it does not prove, a sentence
login-granted = Salesforce akzeptiert diesen privaten Schlüssel (Anfrage von Ihrem Computer)
    .text = Org: { $org } ({ $org-id }). Benutzer: { $user }. Scopes: { $scopes }. Angefragt bei { $host }, für die Audience { $audience }. { $session } Das sagt nur, dass sich dieser Benutzer mit diesem privaten Schlüssel anmelden kann. { $limit } Sobald sich { $client } angemeldet hat, zeigt „{ button-check }“ das in diesem Schritt.
    .advice = Prüfen Sie im nächsten Schritt, ob der Benutzer die Klasse erreicht.
login-of-this-kind = dieser Art von Org
# $org-id (value): the id of the org that answered
# $session (text): what became of the session, a sentence
login-other-org = Die Anmeldung ging an eine andere Org
    .text = Die Org, die geantwortet hat, hat die ID { $org-id }. { $session }
    .advice = Klicken Sie erneut auf „{ button-check }“ und testen Sie dann noch einmal.
# $user-id (value): whose session was granted
# $user (value): the Username that was meant
# $session (text): what became of the session, a sentence
login-unsure-user = Die Anmeldung wurde gewährt, aber der Benutzer ließ sich nicht bestätigen
    .text = Salesforce hat eine Sitzung für den Benutzer mit der ID { $user-id } gewährt und den Benutzernamen { $user } nicht gezeigt. { $session }
    .advice = Sehen Sie nach, ob „{ SETUP("API Enabled") }“ für den Benutzer aktiviert ist: Sonst nützt eine Anmeldung nichts.
login-refused = Die Org hat die Anmeldung abgelehnt

## What became of the session of a test

login-session-ended = Die Sitzung dieses Tests wurde beendet.
login-session-left = Die Sitzung dieses Tests blieb auf Ihren Wunsch bestehen: Sie endet von selbst, nach der Zeit, die in den Sitzungseinstellungen der Org steht.

## Whether the class answers

# $client (text): what logs in through the app
# $ask (text): who knows the path
login-class-path-unknown = Nicht prüfbar: Der Pfad der Klasse ist nicht bekannt
    .text = Unter welchem Pfad die Klasse antwortet, bestimmt ihr Paket, und Salesforce nennt den Pfad dieser Erweiterung nicht. Ob der Benutzer die Klasse ausführen darf, wird auch ohne ihn geprüft.
    .advice = Fragen Sie { $ask } nach dem Pfad, oder entnehmen Sie ihn der HTTP-Anfrage in Ihrem { $client }-Flow: Er ist der Teil hinter /services/apexrest. Geben Sie ihn oben ein.
# $user (value): the Username
# $path (value): where the class was asked
# $status (number): the status code of HTTP
# $session (text): what became of the session, a sentence
# $limit (text): what it does not prove, a sentence
login-class-answered = Die Klasse hat geantwortet
    .text = { $user } hat per GET bei { $path } angefragt, und die Klasse hat geantwortet (HTTP { $status }). { $session } { $limit }
    .advice = Übergeben Sie im nächsten Schritt die Werte.
# $user (value): the Username
# $path (value): where the class was asked
# $session (text): what became of the session, a sentence
# $limit (text): what it does not prove, a sentence
login-class-no-access = Der Benutzer darf die Klasse nicht ausführen
    .text = { $user } kann sich anmelden, aber Salesforce verwehrt diesem Benutzer den Zugriff auf { $path } (HTTP 403). Aufrufe würden genauso enden. { $session } { $limit }
    .advice = Sehen Sie sich die Schritte an, die Zugriff auf die Klasse und auf Apex REST geben, und ob der Benutzer den Berechtigungssatz hat. Eine Änderung kann einige Minuten brauchen.
# $user (value): the Username
# $path (value): where the class was asked
# $session (text): what became of the session, a sentence
# $client (text): what logs in through the app
# $limit (text): what it does not prove, a sentence
login-class-no-path = Nicht prüfbar: Unter diesem Pfad antwortet nichts
    .text = { $user } kann sich anmelden, und Salesforce findet unter { $path } nichts (HTTP 404): Entweder lautet der Pfad anders, oder die Klasse ist nicht da. { $session } { $limit }
    .advice = Vergleichen Sie den Pfad Zeichen für Zeichen, auch Groß- und Kleinschreibung, mit der HTTP-Anfrage in Ihrem { $client }-Flow. Am Anfang des Pfads steht der Namespace des Pakets.
# $user (value): the Username
# $status (number): the status code of HTTP
# $session (text): what became of the session, a sentence
# $limit (text): what it does not prove, a sentence
login-class-unclear = Nicht prüfbar: Die Antwort ist nicht eindeutig
    .text = { $user } kann sich anmelden, und die Anfrage kam an, aber aus der Antwort (HTTP { $status }) geht nicht hervor, ob der Benutzer die Klasse ausführen darf. { $session } { $limit }
    .advice = Richten Sie sich nach den Prüfungen der Schritte, die Zugriff auf die Klasse und auf Apex REST geben.
# $user (value): the Username
# $path (value): where the class was asked
# $session (text): what became of the session, a sentence
# $limit (text): what it does not prove, a sentence
login-class-no-answer = Nicht prüfbar: Es kam keine Antwort
    .text = { $user } kann sich anmelden, aber von { $path } kam nichts zurück. { $session } { $limit }
    .advice = Versuchen Sie es erneut.

## What is to be known before the key is handed over

login-untested = Die Anmeldung wurde mit diesem privaten Schlüssel noch nicht getestet.
# $client (text): what logs in through the app
login-key-elsewhere = Der private Schlüssel ist nicht hier: Geladen wurde nur sein Zertifikat. Wer den privaten Schlüssel hat, bringt ihn zu { $client }.
login-no-key = Hier liegt kein privater Schlüssel, der sich speichern ließe. Erstellen Sie einen, oder verwenden Sie den, den Sie früher gespeichert haben.
