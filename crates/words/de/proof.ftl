### What the login history proves of the other side.

# Which login is spoken of, within a sentence.
# $when (moment): day and time
# $ago (text): how long ago
proof-at = { $when }, { $ago }
# $when (moment): day and time
# $source (value): where it came from
# $ago (text): how long ago
proof-at-from = { $when } von { $source }, { $ago }
# $when (moment): day and time
# $host (value): the host that was asked
# $ago (text): how long ago
proof-at-host = { $when } bei { $host }, { $ago }
# $when (moment): day and time
# $source (value): where it came from
# $host (value): the host that was asked
# $ago (text): how long ago
proof-at-from-host = { $when } von { $source } bei { $host }, { $ago }

## Whether it proves something

# $client (text): what logs in through the app
proof-wanted = eine Anmeldung von { $client } über diese App seit deren letzter Änderung
# $seen (text): which login
# $client (text): what logs in through the app
proof-granted = gewährt für { $client }, zuletzt am { $seen }
# $seen (text): which login
# $limits (text): what may be in the way since then, sentences
# $client (text): what logs in through the app
proof-let-in = { $client } wurde zugelassen, zuletzt am { $seen }. { $limits }
# $changed (moment): day and time
# $found (text): which limits, sentences
# $client (text): what logs in through the app
proof-profile-changed = Das Profil des Benutzers wurde danach geändert, am { $changed }. { $found } Ob sich { $client } seitdem anmelden kann, ist nicht bekannt.
# $changed (moment): day and time
# $seen (text): which login
# $client (text): what logs in through the app
proof-app-changed = Die App wurde am { $changed } geändert, nach der letzten Anmeldung von { $client } über diese App ({ $seen }). Ob sich { $client } seitdem anmelden kann, ist nicht bekannt.
# $seen (text): which login
# $apps (text): the other apps, a list
# $client (text): what logs in through the app
proof-namesakes = Nicht prüfbar, wessen Anmeldung das ist ({ $seen }): Der Anmeldeverlauf nennt von einer App nur den Namen, und in dieser Org gibt es auch { $apps }. Geben Sie einer davon einen anderen Namen und veranlassen Sie dann eine neue Anmeldung von { $client }.
# $label (value): the app's name
proof-external-client-app = die externe Client-Anwendung { $label }
# $label (value): the app's name
# $api-name (value): its API name
proof-external-client-app-named = die externe Client-Anwendung { $label } ({ $api-name })
# $label (value): the app's name
proof-connected-app = die verbundene Anwendung { $label }
# $label (value): the app's name
# $api-name (value): its API name
proof-connected-app-named = die verbundene Anwendung { $label } ({ $api-name })
# $seen (text): which login
# $status (quoted): Salesforce's words
# $client (text): what logs in through the app
proof-refused = { $client } wurde abgelehnt, zuletzt am { $seen }: { $status }.
# $seen (text): which login
# $status (quoted): Salesforce's words
proof-before-the-app = Der letzte Versuch, sich als dieser Benutzer anzumelden, endete, bevor Salesforce wusste, welche App gemeint war ({ $seen }): { $status }.
# $client (text): what logs in through the app
# $console (text): where that is set up
proof-before-the-app-then = Falls es { $client } war, vergleichen Sie die Werte in { $console }; andernfalls verwendet etwas anderes diesen Benutzer.
# $seen (text): which login
# $status (quoted): Salesforce's words
proof-status-unknown = Guidepost weiß nicht, was Salesforce mit diesem Status der letzten Anmeldung meint ({ $seen }): { $status }

## Where no login of the other side was found

# $count (number): how many attempts were read
# $back-to (moment): day and time of the oldest of them
# $client (text): what logs in through the app
proof-not-among-read = Nicht prüfbar: Unter den neuesten { $count } Versuchen, sich als dieser Benutzer anzumelden, zurück bis { $back-to }, ist keiner von { $client } über diese App. Es gibt ältere, die Guidepost nicht gelesen hat.
# $client (text): what logs in through the app
proof-none = Salesforce führt noch keine Anmeldung von { $client } über diese App auf. Salesforce bewahrt Anmeldungen sechs Monate lang auf.
# $seen (text): which login
# $client (text): what logs in through the app
proof-test-granted = Ein Test von diesem Computer wurde zugelassen, am { $seen }; das sagt nichts über { $client }.
# $seen (text): which login
# $client (text): what logs in through the app
proof-test-refused = Ein Test von diesem Computer wurde abgelehnt, am { $seen }; das sagt nichts über { $client }.
# $browser (quoted): which browser, as Salesforce calls it
# $seen (text): which login
# $client (text): what logs in through the app
proof-from-browser = Eine Anmeldung kam aus einem Browser ({ $browser }), am { $seen }: Das war ein Test von irgendeinem Computer und keine Anmeldung von { $client }.
# $flow (quoted): in which way, in Salesforce's words
# $seen (text): which login
# $client (text): what logs in through the app
proof-by-other-flow = Eine Anmeldung über diese App erfolgte auf andere Weise ({ $flow }), am { $seen }: { $client } meldet sich mit einem Zertifikat an.
# $apps (text): their names, a list
# $client (text): what logs in through the app
proof-other-apps = Der Benutzer hat sich über andere Apps angemeldet: { $apps }. Falls diese App früher einen dieser Namen hatte, veranlassen Sie eine neue Anmeldung von { $client }.

## What Salesforce's words for a refused login mean

# $client (text): what logs in through the app
proof-not-this-key = { $client } signiert mit einem anderen privaten Schlüssel als dem des Zertifikats in der App: Vergleichen Sie beide, bevor etwas neu erstellt wird.
# $console (text): where that is set up
proof-host-first = Die Anmeldung war an eine andere Art von Org gerichtet. Sehen Sie sich zuerst die URL in { $console } an.
proof-locked-org = Die Org selbst ist gesperrt, geschlossen oder ausgesetzt, ganz gleich, wer sich anmeldet. Fragen Sie Salesforce danach.
proof-unknown-app = Salesforce kennt hier keine App mit diesem Consumer Key: Es wurde ein anderer Consumer Key eingegeben, oder die App wurde gelöscht und neu erstellt.
proof-other-orgs-app = Der Consumer Key gehört zur App einer anderen Org, die hier nicht installiert ist. Vergleichen Sie ihn mit dem der App dieser Org.
proof-missing-consumer-key = Salesforce konnte den Consumer Key nicht lesen: Er fehlte oder wurde mit einem Leerzeichen oder Zeilenende eingefügt. Geben Sie ihn noch einmal ein.
proof-old-package = Die App stammt aus einem Paket, und diese Org hat davon eine ältere Version.
proof-not-approved = Dieser Benutzer ist für die App nicht genehmigt: Sehen Sie nach, was unter „{ SETUP("Permitted Users") }“ steht, welchen Berechtigungssatz die App hat und ob der Benutzer ihn hat.
proof-assertion-expired = Die signierte Anfrage war bei der Ankunft zu alt: Die Uhr der Stelle, die sie signiert, geht falsch.
# $console (text): where that is set up
# $field (text): what it is called there
proof-not-this-username = Das ist nicht der Benutzername dieses Benutzers. In { $console } gehört in das Feld { $field } der Benutzername.
# $console (text): where that is set up
proof-other-domain = Die Anmeldung ging nicht an die eigene My Domain der Org, doch diese Org besteht darauf. Geben Sie in { $console } als URL die My-Domain-Adresse ein.
proof-country = Salesforce lässt niemanden aus dem Land dieser Adresse herein.
proof-maintenance = Salesforce hat die Org zu dieser Zeit gewartet. Das endet von selbst.
proof-password-lockout = Der Benutzer ist nach zu vielen falschen Kennwörtern gesperrt. Eine Anmeldung mit Zertifikat braucht kein Kennwort: Etwas anderes probiert eines mit diesem Benutzernamen. Entsperren Sie den Benutzer und finden Sie heraus, was das ist.
proof-frozen = Jemand hat den Benutzer eingefroren: Finden Sie heraus, warum, und heben Sie das Einfrieren dann auf.
proof-inactive = Der Benutzer ist nicht aktiv.
proof-too-many = In kurzer Zeit gab es zu viele Anmeldungen. Das endet von selbst.
proof-api-off = Die API ist in dieser Org oder für diesen Benutzer ausgeschaltet: siehe „{ SETUP("API Enabled") }“.
# $client (text): what logs in through the app
proof-pages-opened = Jemand hat versucht, als dieser Benutzer Seiten von Salesforce zu öffnen. { $client } tut das nicht.
# $client (text): what logs in through the app
proof-client-certificate = Die Org verlangt für die Verbindungen dieses Benutzers ein Client-Zertifikat, das { $client } nicht mitbringt.
