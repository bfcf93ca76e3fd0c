### Messages above the step: what happened, why (.text), and what to do next (.advice).

# Before an advice.
notice-do-next = Was jetzt zu tun ist:{ " " }
# The heading over the original words of Salesforce or of the browser.
notice-original = Originaltext

## In place of a step

notice-looking = Die Seite wird angesehen
    .text = Einen Moment.
    .advice = Sie müssen nichts tun.
notice-recalling = Ihr letzter Stand wird gesucht
    .text = Einen Moment.
    .advice = Sie müssen nichts tun.
notice-cannot-see-tab = Guidepost kann diesen Tab nicht sehen
    .text = Der Browser hat den Grund genannt, der unten steht.
    .advice = Laden Sie die Setup-Seite neu. Falls Guidepost gerade aktualisiert wurde, reicht das aus.
notice-tab-unanswered = Der Browser antwortet nicht
    .text = Guidepost fragt seit mehr als 10 Sekunden, welche Seite geöffnet ist, und fragt weiter.
    .advice = Klicken Sie auf „{ button-look-again }“. Falls das nicht hilft, laden Sie die Setup-Seite neu.
notice-no-site-access = Guidepost darf auf den Seiten von Salesforce nicht arbeiten
    .text = Der Browser gewährt der Erweiterung keinen Zugriff auf diese Websites.
    .advice = Öffnen Sie im Browser das Menü dieser Erweiterung und erlauben Sie sie auf my.salesforce-setup.com, lightning.force.com und my.salesforce.com; laden Sie dann die Setup-Seite neu.
notice-not-salesforce = Das ist keine Seite von Salesforce
    .text = Guidepost arbeitet neben dem Salesforce-Setup.
    .advice = Öffnen Sie in diesem Fenster das Setup Ihrer Org und klicken Sie dann auf „{ button-look-again }“.
notice-signed-out = Sie sind bei dieser Org abgemeldet
    .text = Salesforce zeigt seine Anmeldeseite. Ihr Stand, Ihre Werte und der private Schlüssel bleiben erhalten.
    .advice = Melden Sie sich auf der Seite an und öffnen Sie dann wieder das Setup.
notice-maintenance = Diese Org wird gerade gewartet
    .text = Salesforce zeigt seine Wartungsseite. Ihr Stand, Ihre Werte und der private Schlüssel bleiben erhalten.
    .advice = Kommen Sie später wieder.

## What is done in the side panel alone

notice-in-side-panel = Weiter geht es in der Seitenleiste
notice-access-there = Den Zugriff auf die Sitzung erlauben Sie dort, denn eine Seite könnte zwar dieses Panel anders aussehen lassen, nicht aber die Seitenleiste des Browsers.
notice-save-key-there = Den privaten Schlüssel speichern Sie dort, denn eine Seite könnte zwar dieses Panel anders aussehen lassen, nicht aber die Seitenleiste des Browsers.
notice-load-key-there = Einen privaten Schlüssel laden Sie dort, denn eine Seite könnte zwar dieses Panel anders aussehen lassen, nicht aber die Seitenleiste des Browsers.
notice-replace-key-there = Den privaten Schlüssel ersetzen Sie dort, denn eine Seite könnte zwar dieses Panel anders aussehen lassen, nicht aber die Seitenleiste des Browsers.
notice-forget-key-there = Der private Schlüssel wird dort vergessen, denn eine Seite könnte zwar dieses Panel anders aussehen lassen, nicht aber die Seitenleiste des Browsers.
notice-proof-there = Die Anmeldung wird dort versucht, denn eine Seite könnte zwar dieses Panel anders aussehen lassen, nicht aber die Seitenleiste des Browsers.
notice-ask-org-there = Die Org wird dort gefragt, denn eine Seite könnte zwar dieses Panel anders aussehen lassen, nicht aber die Seitenleiste des Browsers.
notice-this-there = Das geschieht dort, denn eine Seite könnte zwar dieses Panel anders aussehen lassen, nicht aber die Seitenleiste des Browsers.
notice-side-panel-closed = Die Seitenleiste hat sich nicht geöffnet
    .text = Der Browser öffnet sie nur unmittelbar nach einem Klick.
    .advice = Klicken Sie in der Symbolleiste des Browsers auf „Guidepost öffnen“.
# A press beside the page, when the panel could not be seen well enough.
notice-unseen = Dieser Klick zählte nicht
    .text = Unmittelbar davor oder danach war dieses Panel nicht ganz zu sehen, oder die Seite verändert sein Aussehen. So könnte eine Seite zu einem Klick verleiten.
    .advice = Klicken Sie noch einmal. Falls er wieder nicht zählt, fahren Sie in der Seitenleiste des Browsers fort: „Guidepost öffnen“ in der Symbolleiste.

## The page is not the one that the step is about

notice-not-open = Die Seite dieses Schritts ist nicht geöffnet
    .text = Guidepost füllt aus und zeigt nur auf der Seite, um die es im Schritt geht.
    .advice = Klicken Sie auf „{ button-open-page }“ und versuchen Sie es dann erneut.
notice-other-record = Diese Seite gehört zu einem anderen Datensatz
    .text = Die Art der Seite stimmt, aber sie gehört nicht zum Berechtigungssatz, zur App oder zum Benutzer dieser Anleitung. Es wurde nichts ausgefüllt.
    .advice = Klicken Sie auf „{ button-open-page }“, oder ändern Sie die Werte der Anleitung, falls der andere Datensatz gemeint ist.
notice-unsure-record = Guidepost kann nicht feststellen, wessen Seite das ist
    .text = Die Art der Seite stimmt, aber sie zeigt nicht den Namen, nach dem die Anleitung sucht. Es wurde nichts ausgefüllt.
    .advice = Klicken Sie auf „{ button-check }“: Guidepost kennt dann den Datensatz und öffnet seine Seite. Oder erledigen Sie diesen Schritt von Hand.
notice-other-heading = Das Formular gehört vielleicht zu etwas anderem
    .text = Über dem Formular steht ein Name, den die Anleitung nicht kennt. Es wurde nichts ausgefüllt.
    .advice = Sehen Sie nach, wessen Formular es ist. Ist es das richtige, füllen Sie es von Hand aus: Bei jedem Wert unten finden Sie „{ button-copy-short }“.
notice-loading = Die Seite wird noch geladen
    .text = Guidepost füllt aus und zeigt nur auf einer Seite, die da ist. Es wurde nichts ausgefüllt.
    .advice = Versuchen Sie es gleich noch einmal.
notice-page-changed = Die Seite hat sich inzwischen geändert
    .text = Es wurde nichts ausgefüllt und nichts gezeigt.
    .advice = Versuchen Sie es auf der Seite, die jetzt geöffnet ist, erneut.
notice-browser-refused = Der Browser hat das nicht getan
    .text = Er hat den Grund genannt, der unten steht.
    .advice = Laden Sie die Setup-Seite neu und versuchen Sie es erneut. Falls es wieder vorkommt, sehen Sie nach, ob Guidepost auf den Websites von Salesforce arbeiten darf (in den Erweiterungseinstellungen des Browsers unter Websitezugriff).

## Filling a form

notice-no-certificate = Es gibt noch kein Zertifikat
    .text = Dieses Formular braucht das Zertifikat des privaten Schlüssels, den Sie hier erstellen oder laden.
    .advice = Gehen Sie zum Schritt „Privaten Schlüssel und Zertifikat erstellen“ und kommen Sie dann zurück.
# $value (text): what is missing, by its label in the guide
notice-value-needed = Ein Wert fehlt
    .text = Das Formular braucht: { $value }.
    .advice = Geben Sie ihn in diesem Schritt unter „{ step-values }“ ein, oder klicken Sie auf „{ button-check }“: Was die Org weiß, wird von dort übernommen.
# Salesforce asks in a dialog of its own. There is no advice: filling goes on.
# $field (text): the field that it asks about
notice-confirm-on-page = Salesforce bittet Sie um Bestätigung
    .text = Lesen Sie auf der Seite den Dialog zu „{ $field }“ und bestätigen Sie ihn dort. Das Ausfüllen geht von selbst weiter.
# $field (text): the field with two lists
notice-press-on-page = Klicken Sie auf der Seite auf den markierten Pfeil
    .text = „{ $field }“: Der Eintrag ist ausgewählt. Salesforce übernimmt ihn erst, wenn Sie selbst auf den Pfeil klicken. Das Ausfüllen geht von selbst weiter.
notice-page-objects = Die Seite meldet, dass etwas nicht stimmt
    .text = Sie meldete es, nachdem das Formular ausgefüllt war.
    .advice = Sehen Sie sich das Formular an, bevor Sie es speichern.
notice-putting-back-stopped = Das Wiederherstellen wurde gestoppt
    .text = Einige Felder zeigen vielleicht noch, was Guidepost ausgefüllt hat. Gespeichert hat Guidepost nichts.
    .advice = Sehen Sie sich das Formular an, bevor Sie es speichern, oder verlassen Sie die Seite, ohne zu speichern.
# $value (text): the field whose value was taken away
notice-value-gone = Das Ausfüllen wurde gestoppt
    .text = Der Wert für „{ $value }“ ist nicht mehr bekannt.
    .advice = Geben Sie ihn unter „{ step-values }“ ein und füllen Sie das Formular dann erneut aus. Was ausgefüllt wurde, bleibt, wie es ist.
# $why (text): why, a sentence; one of those below
notice-filling-stopped = Das Ausfüllen wurde gestoppt
    .text = { $why }
    .advice = Öffnen Sie die Seite des Schritts erneut. Gespeichert hat Guidepost nichts.
notice-stop-other-org = Der Tab zeigt jetzt eine andere Org.
notice-stop-other-tab = Ein anderer Tab kam in den Vordergrund.
notice-stop-page-gone = Die Seite verschwand, während sie ausgefüllt wurde.
notice-stop-form-left = Das Formular wurde verlassen, während es ausgefüllt wurde.
notice-stop-form-replaced = Das Formular wurde verlassen oder neu geladen, während es ausgefüllt wurde.
notice-stop-other-record = Die Seite gehört jetzt zu einem anderen Datensatz.
notice-stop-unsure-record = Die Seite zeigt nicht mehr, wozu sie gehört.
notice-stop-put-aside = Das Panel wurde geschlossen, während es das Formular ausfüllte, oder die Seite verschwand.

## Secrets on a page that is not read

notice-button-not-found = Die Schaltfläche wurde nicht sicher gefunden
    .text = Es ist nichts markiert: Die Schaltfläche könnte die des Secrets sein. Guidepost liest nichts von dieser Seite.
    .advice = Kopieren Sie den Wert unter „{ SETUP("Consumer Key") }“ von Hand.

## A session of a test

notice-session-left = Die Sitzung des abgebrochenen Tests ist vielleicht noch offen
# Nobody knows whether the session is open.
notice-session-unsure = Salesforce hat nicht bestätigt, dass die Sitzung dieses Tests beendet ist. Vielleicht bleibt sie offen, bis sie von selbst endet.
# How a session is ended by hand (Salesforce Help, "User Sessions").
# $user (value): the Username
# $time (time): when the session began
notice-end-session = So beenden Sie die Sitzung: Geben Sie im Setup in „{ SETUP("Quick Find") }“ den Text „{ SETUP("Session Management") }“ ein und öffnen Sie diese Seite. Wählen Sie die Sitzung von { $user } aus, die um { $time } begann, und klicken Sie auf „{ SETUP("Remove") }“.

## The org did not answer as it should

# $why (text): what happened; it may begin with a small letter
notice-org-text = { CAPITAL($why) }. Ihr Stand, Ihre Werte und der private Schlüssel bleiben erhalten.
notice-org-not-allowed = Guidepost darf die Sitzung noch nicht lesen
notice-org-signed-out = Sie sind bei dieser Org nicht mehr angemeldet
notice-org-busy = Die Org kann gerade nicht antworten
notice-org-stranger = Statt der Org hat etwas anderes geantwortet
notice-org-interrupted = Guidepost wurde unterbrochen
notice-org-silent = Die Org hat nicht geantwortet
notice-org-refused = Salesforce hat die Antwort verweigert
notice-org-not-understood = Die Antwort von Salesforce wurde nicht verstanden

## The key could not be used

# $why (text): why, as it stands in a message of its own
notice-key-unusable = Der private Schlüssel ließ sich nicht verwenden
    .text = { $why }.
    .advice = Gehen Sie zum Schritt „Privaten Schlüssel und Zertifikat erstellen“.
