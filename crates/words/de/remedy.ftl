### What to do about each thing that was found.

## What keeps the other side out

remedy-app-missing = Erstellen Sie die App. Falls es eine unter einem anderen Namen gibt, geben Sie im zugehörigen Schritt deren API-Namen ein.
remedy-app-without-oauth = Öffnen Sie die App, „{ SETUP("Settings") }“, „{ SETUP("Edit") }“, und aktivieren Sie OAuth mit den Scopes und dem Zertifikat.
remedy-app-disabled = Finden Sie heraus, wer die App ausgeschaltet hat und warum. Öffnen Sie dann die App, Registerkarte „{ SETUP("Policies") }“, „{ SETUP("Edit") }“, und aktivieren Sie sie.
remedy-app-oauth-off = Öffnen Sie die App, Registerkarte „{ SETUP("Policies") }“, „{ SETUP("Edit") }“, und aktivieren Sie OAuth.
remedy-app-self-authorize = Setzen Sie „{ SETUP("Permitted Users") }“ auf „{ SETUP("Admin approved users are pre-authorized") }“. Das schließt alle anderen aus, die diese App verwenden: Sehen Sie zuerst nach, wer das ist.
remedy-app-set-missing = Wählen Sie in den Richtlinien der App den Berechtigungssatz aus, den der Integrationsbenutzer hat.
remedy-app-high-assurance = Setzen Sie in den Richtlinien der App die Sicherheitsstufe der Sitzung wieder auf Standard.
remedy-scope = Öffnen Sie die App, „{ SETUP("Settings") }“, „{ SETUP("Edit") }“, und fügen Sie den Scope hinzu.
# $client (text): what logs in through the app
remedy-certificate-missing = Laden Sie das Zertifikat des privaten Schlüssels hoch, den { $client } hat. Falls ihn niemand mehr hat, erstellen Sie ein neues Paar: Dann braucht auch { $client } den neuen privaten Schlüssel.
# $client (text): what logs in through the app
# $console (text): where that is set up
remedy-certificate-other = Finden Sie heraus, welcher private Schlüssel in { $console } hinterlegt ist. Laden Sie entweder dessen Zertifikat in die App hoch, oder geben Sie { $client } den privaten Schlüssel zum Zertifikat der App.
# $client (text): what logs in through the app
remedy-certificate-weak = Erstellen Sie einen neuen privaten Schlüssel mit mindestens 2048 Bit und sein Zertifikat, laden Sie das Zertifikat hoch und geben Sie { $client } den privaten Schlüssel.
remedy-set-missing = Erstellen Sie den Berechtigungssatz, weisen Sie ihn dem Integrationsbenutzer zu und wählen Sie ihn in den Richtlinien der App aus.
remedy-set-session-activation = Öffnen Sie den Berechtigungssatz, klicken Sie auf „{ SETUP("Edit Properties") }“ und entfernen Sie das Häkchen bei „{ SETUP("Session Activation Required") }“.
remedy-assignment = Weisen Sie den Berechtigungssatz dem Integrationsbenutzer selbst zu, ohne Ablaufdatum.
remedy-group = Weisen Sie den Berechtigungssatz dem Integrationsbenutzer selbst zu. Dann spielt die Gruppe keine Rolle mehr.
remedy-class-access = Öffnen Sie den Berechtigungssatz, „{ SETUP("Apex Class Access") }“, „{ SETUP("Edit") }“, und aktivieren Sie die Klasse.
remedy-apex-rest = Öffnen Sie den Berechtigungssatz, „{ SETUP("System Permissions") }“, „{ SETUP("Edit") }“, und aktivieren Sie „{ SETUP("Apex REST Services") }“.
remedy-api-enabled = Öffnen Sie den Berechtigungssatz, „{ SETUP("System Permissions") }“, „{ SETUP("Edit") }“, und aktivieren Sie „{ SETUP("API Enabled") }“.
remedy-user-missing = Erstellen Sie den Benutzer. Falls es einen gibt, geben Sie im zugehörigen Schritt dessen Benutzernamen ein.
remedy-user-inactive = Finden Sie heraus, wer den Benutzer deaktiviert hat und warum. Öffnen Sie dann den Benutzer, klicken Sie auf „{ SETUP("Edit") }“ und setzen Sie das Häkchen bei „{ SETUP("Active") }“.
remedy-user-frozen = Finden Sie heraus, wer den Benutzer eingefroren hat und warum. Öffnen Sie dann den Benutzer und klicken Sie auf „{ SETUP("Unfreeze") }“.
# $client (text): what logs in through the app
remedy-login-ranges = Fügen Sie die Adressen von { $client } unter „{ SETUP("Login IP Ranges") }“ des Profils hinzu. Die Liste der Anmeldungen zeigt, woher sie kommen.
remedy-login-hours = Öffnen Sie das Profil, „{ SETUP("Login Hours") }“, und lassen Sie den Benutzer zu jeder Zeit zu.
remedy-profile-high-assurance = Öffnen Sie das Profil, „{ SETUP("Session Settings") }“, und nehmen Sie „{ SETUP("High Assurance") }“ weg.
remedy-package-missing = Installieren Sie das Paket und klicken Sie dann auf „{ button-check }“.
remedy-class-missing = Aktualisieren Sie das Paket. Falls die Klasse anders heißt, geben Sie ihren Namen in dem Schritt ein, der den Zugriff darauf gewährt.
remedy-org-other = Übergeben Sie die Werte dieser Org. Eine aktualisierte Sandbox ist eine andere Org.
# $console (text): where that is set up
remedy-consumer-key-other = Vergleichen Sie den Consumer Key in { $console } Zeichen für Zeichen mit dem dieser App.
# $console (text): where that is set up
# $field (text): what it is called there
remedy-username-other = Geben Sie in { $console } als { $field } den Benutzernamen des Integrationsbenutzers ein. Nach der Aktualisierung einer Sandbox endet er anders.
# $console (text): where that is set up
remedy-other-side-host = Sehen Sie sich die URL in { $console } an. Die URL dieser Org zeigt der Schritt, der die Werte übergibt.
# $client (text): what logs in through the app
remedy-other-side-flow = Sehen Sie sich die HTTP-Anfrage des Flows in { $client } an: den Connector, den Pfad Zeichen für Zeichen und ob der Flow veröffentlicht wurde.
# $client (text): what logs in through the app
remedy-other-side-clock = Bitten Sie den Betreiber von { $client }, die Uhr nach einem Zeitserver zu stellen, jede Anmeldung neu zu signieren und sie drei Minuten gelten zu lassen.
# $client (text): what logs in through the app
remedy-other-side-country = Die Liste der Anmeldungen zeigt die Adresse. Fragen Sie den Betreiber von { $client }, ob es die eigene ist, und lassen Sie die Anmeldung aus einem anderen Land kommen.
remedy-client-certificate = Finden Sie heraus, wer das verlangt hat und warum. Entziehen Sie dann dem Integrationsbenutzer die Berechtigung „{ SETUP("Enforce SSL/TLS Mutual Authentication") }“.
remedy-api-off = Geben Sie dem Integrationsbenutzer „{ SETUP("API Enabled") }“. Falls er das schon hat, bitten Sie Salesforce, die API für diese Org zu aktivieren.
remedy-app-package-old = Aktualisieren Sie das Paket der App: Seine Version steht im Setup unter „{ SETUP("Installed Packages") }“.
remedy-user-locked = Öffnen Sie den Benutzer und klicken Sie auf „{ SETUP("Unlock") }“. Eine Anmeldung mit Zertifikat braucht kein Kennwort: Finden Sie heraus, was sonst eines mit diesem Benutzernamen probiert.
remedy-too-many-logins = Das endet von selbst: Warten Sie eine Stunde. Falls es wiederkommt, finden Sie in der Liste der Anmeldungen heraus, wer sich so oft anmeldet.
remedy-org-locked = Fragen Sie Salesforce danach. An dieser Einrichtung ist dafür nichts zu ändern.
remedy-org-maintenance = Das endet von selbst. Veranlassen Sie danach eine neue Anmeldung.
# $console (text): where that is set up
remedy-refused-unknown = Testen Sie die Anmeldung: Der Test nennt den Schritt, der eine Ablehnung verursacht. Wird dieser Computer zugelassen, vergleichen Sie die Werte in { $console }.
remedy-api-access-control = Lassen Sie die App für diese Org genehmigen: siehe im Setup „{ SETUP("Connected Apps OAuth Usage") }“ und „{ SETUP("API Access Control") }“.
remedy-assignment-revoked = Siehe im Setup „{ SETUP("User Access Policies") }“: Die Richtlinie, die den Berechtigungssatz entzogen hat, tut das wieder, bis sie geändert wird. Weisen Sie ihn danach neu zu.
remedy-too-early = Warten Sie eine halbe Stunde und versuchen Sie es dann erneut. Ändern Sie inzwischen nichts.
remedy-license-cannot-hold = Entziehen Sie dem Integrationsbenutzer diese Berechtigungssatzlizenz, oder verwenden Sie einen Berechtigungssatz ohne Lizenz.
remedy-api-limit = Finden Sie im Setup unter „{ SETUP("Company Information") }“ heraus, was sie verbraucht. Innerhalb von 24 Stunden stehen sie wieder zur Verfügung.

## What is a risk

# $client (text): what logs in through the app
remedy-certificate-ends = Erstellen Sie vorher einen neuen privaten Schlüssel mit Zertifikat. { $client } braucht den neuen privaten Schlüssel, wenn das neue Zertifikat hochgeladen wird.
remedy-certificate-not-yet = Warten Sie bis zu diesem Tag, oder erstellen Sie ein neues Zertifikat. Sehen Sie sich die Uhr des Computers an, der dieses erstellt hat.
# $client (text): what logs in through the app
remedy-certificate-changed = Falls es für einen anderen privaten Schlüssel erstellt wurde, geben Sie { $client } diesen.
remedy-assignment-ends = Weisen Sie ihn erneut zu, ohne Ablaufdatum.
remedy-license-missing = Weisen Sie dem Integrationsbenutzer die Berechtigungssatzlizenz zu.
remedy-license-ended = Bitten Sie Salesforce, sie zu verlängern.
remedy-license-ends = Fragen Sie Salesforce rechtzeitig, ob sie verlängert wird.
remedy-package-license = Lassen Sie sie von der Stelle verlängern, die das Paket betreut.
remedy-too-powerful = Finden Sie heraus, was das braucht. Entziehen Sie es dann dem Integrationsbenutzer.
remedy-any-client = Entziehen Sie dem Benutzer diese Berechtigung. Mit ihr gelingt eine Anmeldung, auch wenn die App sie ablehnen würde; ein fehlender Schritt fällt so nicht auf.
remedy-api-limit-near = Finden Sie im Setup unter „{ SETUP("Company Information") }“ heraus, was sie verbraucht.
# $client (text): what logs in through the app
remedy-ranges-without-login = Vergleichen Sie sie mit den Adressen und Zeiten von { $client }, bevor die erste Anmeldung kommt.
remedy-other-flow = Öffnen Sie die App, „{ SETUP("Settings") }“, „{ SETUP("Edit") }“, und schalten Sie aus, was niemand verwendet.
remedy-others-hold-app = Entziehen Sie den Berechtigungssatz den Benutzern, die ihn nicht brauchen.
remedy-hangs-on-group = Weisen Sie den Berechtigungssatz dem Integrationsbenutzer selbst zu. Dann spielt keine der beiden Gruppen eine Rolle.
remedy-named-user-jwt = Öffnen Sie die App, „{ SETUP("Settings") }“, „{ SETUP("Edit") }“, und schalten Sie JWT-basierte Zugriffstoken für benannte Benutzer aus, sofern niemand sie braucht.
# $console (text): where that is set up
# $field (text): what it is called there
remedy-email-not-username = Lassen Sie es, wie es ist. In { $console } muss unter { $field } der Benutzername stehen.
remedy-user-used-elsewhere = Geben Sie jeder App einen eigenen Benutzer, damit sich die eine ohne die andere anhalten lässt.
remedy-older-setup = Sie kann bleiben. Neue verbundene Anwendungen lassen sich nicht erstellen. Salesforce kann sie in eine externe Client-Anwendung umwandeln („{ SETUP("Migrate") }“); laut öffentlichem Bericht bleiben Consumer Key und Consumer Secret gleich, und die Richtlinien sind danach neu durchzusehen.
