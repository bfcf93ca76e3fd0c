### Why a question to Salesforce has no answer, within a sentence; and what helps.

# $why (text): what was in the way, within a sentence; one of those below
api-not-sent = Die Anfrage wurde nicht gesendet: { $why }
api-no-permission = Der Zugriff auf die Sitzung ist nicht erlaubt
api-no-session = Für diese Org gibt es keine Sitzung
api-other-org = Die Sitzung gehört zu einer anderen Org als diese Seite
api-other-user = Inzwischen hat sich jemand anderes angemeldet
api-not-here = Das geht nur in der Seitenleiste des Browsers
api-malformed = Die Anfrage ist fehlerhaft aufgebaut
api-no-answer = Salesforce hat nicht geantwortet
# $seconds (number): how long it was waited for
api-too-slow = Innerhalb von { $seconds } Sekunden kam keine vollständige Antwort
# $kibibytes (number): how large it may be
api-too-large = Es kam eine Antwort von mehr als { $kibibytes } KB, wie Salesforce sie hier nicht sendet; sie wurde nicht gelesen
# $status (number): the status code of HTTP
api-busy = Anfragen werden vorerst abgewiesen (HTTP { $status })
# $status (number): the status code of HTTP
# $seconds (number): how long to wait
api-busy-seconds = Anfragen werden vorerst abgewiesen (HTTP { $status }), für { $seconds } Sekunden
# $status (number): the status code of HTTP
# $minutes (number): how long to wait
api-busy-minutes = Anfragen werden vorerst abgewiesen (HTTP { $status }), für { $minutes } Minuten
# $status (number): the status code of HTTP
# $hours (number): how long to wait
api-busy-hours = Anfragen werden vorerst abgewiesen (HTTP { $status }), für { $hours } Stunden
# $status (number): the status code of HTTP
api-busy-days = Anfragen werden vorerst abgewiesen (HTTP { $status }), für mehrere Tage
# $status (number): the status code of HTTP
api-web-page = Statt einer Antwort kam eine Webseite (HTTP { $status })
api-stopped = Das wurde abgebrochen
# $why (text): its own reason, or the browser's
api-interrupted = Der Teil von Guidepost, der bei Salesforce anfragt, wurde nicht fertig: { $why }
api-signed-out = Die Sitzung ist beendet, oder diese Org akzeptiert sie nicht für ihre API
api-not-for-api = Die Sitzung gilt nicht für die API
# $reasons (text): Salesforce's own words, a list
api-refused = Salesforce hat abgelehnt: { $reasons }
# $message (quoted): Salesforce's own words
# $code (quoted): its code
api-problem = { $message } ({ $code })
# $text (quoted): Salesforce's own words
api-limit = Die Org hat ihre API-Aufrufe verbraucht: { $text }
api-maintenance = Salesforce wird gerade gewartet
# $needed (value): the oldest version that would do
api-too-old = Die API der Org ist zu alt: Version { $needed } oder neuer ist nötig
# $status (number): the status code of HTTP
# $excerpt (text): the beginning of the answer, or what kind of answer it was
api-not-understood = Die Antwort wurde nicht verstanden (HTTP { $status }): { $excerpt }
api-excerpt-empty = eine leere Antwort
# $characters (number): how many it has
api-excerpt-unquoted = { $characters } Zeichen, die hier nicht wiedergegeben werden
api-excerpt-other-kind = eine andere Art von Antwort
# $status (number): the status code of HTTP
# $why (text): what is the matter with it, within a sentence; one of those below
api-not-xml = Die Antwort wurde nicht gelesen (HTTP { $status }): { $why }
api-xml-too-large = Sie ist größer als alles, was Salesforce hier sendet
api-xml-too-deep = Ihre Teile sind tiefer verschachtelt als alles, was Salesforce sendet
api-xml-document-type = Sie hat einen Dokumenttyp, und eine solche Antwort darf keinen haben
api-xml-instruction = Sie hat eine Verarbeitungsanweisung, und eine solche Antwort darf keine haben
api-xml-entity = Sie verwendet ein Kürzel, das sie nicht erklärt
api-xml-namespace = Sie verwendet einen Namensraum, den sie nicht deklariert
api-xml-malformed = Sie ist kein wohlgeformtes XML

## What helps

api-retry = Versuchen Sie es erneut.
api-wait = Warten Sie eine Weile und versuchen Sie es dann erneut.
api-network = Versuchen Sie es erneut. Falls es wieder vorkommt, antwortet vielleicht etwas zwischen diesem Browser und Salesforce: eine Anmeldeseite des Netzwerks, ein Proxy oder eine Wartung. Öffnen Sie die Org in einem neuen Tab und sehen Sie nach.
api-sign-in = Melden Sie sich in diesem Browser erneut bei dieser Org an, laden Sie die Setup-Seite neu und versuchen Sie es dann erneut. Falls es wieder vorkommt, erlaubt die Org ihre API vielleicht nur genehmigten Apps (im Setup: „{ SETUP("API Access Control") }“).
api-allow = Erlauben Sie in der Seitenleiste den Zugriff auf die Sitzung.
api-side-panel = Fahren Sie in der Seitenleiste fort.
api-change-org = Vielleicht fehlt Ihrem Benutzer eine Berechtigung, oder eine Funktion ist in dieser Org ausgeschaltet. Was es ist, sagt der Wortlaut von Salesforce.
api-report = Das ist ein Fehler der Erweiterung. Bitte melden Sie ihn mit dem Text oben.
