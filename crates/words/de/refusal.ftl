### Why Salesforce refused a login: what its words mean, and what to do.

refusal-unknown = Salesforce hat die Anmeldung aus einem Grund abgelehnt, den Guidepost nicht kennt.
refusal-search = Suchen Sie nach dem Wortlaut von Salesforce unten, und sehen Sie im Setup beim Integrationsbenutzer unter „{ SETUP("Login History") }“ nach.
# A check that saw something wrong. What was found may be a sentence; its full stop goes.
# $wanted (text): the fact that was checked
# $found (text): what was found
# $remedy (text): how to mend it, a sentence
refusal-wrong = Erwartet: { $wanted }. Gefunden: { WITHIN($found) }. { $remedy }
# $wrong (text): what a check saw, sentences
refusal-check-sees = Eine Prüfung zeigt die Ursache. { $wrong }
# $wrong (text): what a check saw, sentences
refusal-check-may-see = Eine Prüfung zeigt eine mögliche Ursache. { $wrong }
# $host (text): the host that was asked
# $audience (text): for whom the login was meant
# $then (text): what to do then, sentences
refusal-host-first = Sehen Sie sich zuerst den Host an: Dieser Test ging an { $host }, für die Audience { $audience }. { $then }
# $wrong (text): what a check saw, sentences
refusal-then-check-may-see = Danach: Eine Prüfung zeigt eine mögliche Ursache. { $wrong }
# $ago (number): how many minutes ago the app was changed
# $most (number): how many minutes a change can take
refusal-settling = Vielleicht setzt Salesforce die Änderung noch um: Die App wurde vor { $ago } Minuten geändert, und eine Änderung kann bis zu { $most } Minuten brauchen. Versuchen Sie es in einigen Minuten erneut, bevor Sie etwas ändern.

## The address or the time is not let in

refusal-barred = Entweder die Adresse dieses Computers oder die Uhrzeit ist nicht zugelassen: Mehr sagt Salesforce nicht.
    .advice = Klicken Sie auf „{ button-check }“: Guidepost liest dann aus dem Anmeldeverlauf, welches von beiden es war, und die Anmelde-IP-Bereiche und Anmeldezeiten im Profil des Benutzers.
refusal-hours = Die Anmeldung kam zu einer Zeit, zu der dieser Benutzer nicht zugelassen ist.
# $client (text): what logs in through the app
refusal-address = Die Adresse dieses Computers ist nicht zugelassen. Über { $client } sagt das nichts: { $client } meldet sich von eigenen Adressen an.
# $said (text): what the ranges say of that login's address, sentences
refusal-from-elsewhere = Zur letzten Anmeldung von anderswo: { $said }

## What each refusal means

# $client (text): what logs in through the app
refusal-app-not-found = Der Host, der geantwortet hat, kennt diese App nicht.
    .advice = Das ist die eigene Adresse dieser Org, die nur die Apps dieser Org kennt. Eine neue App ist erst nach einigen Minuten bekannt; in einer aktualisierten Sandbox kann sie verloren sein: Klicken Sie auf „{ button-check }“, um zu sehen, ob es sie gibt. Erhält nur { $client } diese Antwort, ist die URL dort vielleicht eine allgemeine wie https://login.salesforce.com: Stellen Sie { $client } auf die Adresse dieser Org um. Neu erstellt werden muss dafür nichts.
refusal-consumer-key = Salesforce kennt diesen Consumer Key nicht, oder noch nicht.
    .advice = Eine neue App ist erst nach einigen Minuten bekannt. Sonst vergleichen Sie den Consumer Key mit dem der App.
refusal-signature = Die Signatur passt nicht zum Zertifikat der App.
    .advice = Laden Sie das Zertifikat des hier erstellten privaten Schlüssels erneut in die App hoch.
refusal-assertion = Die Signatur passt nicht zum Zertifikat der App, oder die App hat kein Zertifikat mehr.
    .advice = Laden Sie das Zertifikat des hier erstellten privaten Schlüssels erneut in die App hoch.
refusal-not-approved = Die App lässt noch zu, dass sich Benutzer selbst autorisieren, daher ist niemand vorab autorisiert; oder kein Benutzer hat diesen Benutzernamen.
    .advice = Setzen Sie „{ SETUP("Permitted Users") }“ der App auf „{ SETUP("Admin approved users are pre-authorized") }“ und vergleichen Sie den Benutzernamen mit dem des Integrationsbenutzers.
refusal-no-permission-set = Der Integrationsbenutzer ist für diese App nicht genehmigt: Ihm ist kein Berechtigungssatz der App zugewiesen.
    .advice = Wählen Sie den Berechtigungssatz in den Richtlinien der App aus und weisen Sie ihn dem Integrationsbenutzer zu.
refusal-access-denied = Der Integrationsbenutzer ist für diese App nicht genehmigt.
    .advice = Wählen Sie den Berechtigungssatz in den Richtlinien der App aus und weisen Sie ihn dem Integrationsbenutzer zu.
refusal-blocked = Die App ist in dieser Org ausgeschaltet oder blockiert.
    .advice = Aktivieren Sie die App unter „{ SETUP("Policies") }“ und sehen Sie im Setup unter „{ SETUP("Connected Apps OAuth Usage") }“ nach, ob sie blockiert ist.
refusal-scope = Der App fehlt der Scope refresh_token, oder niemand ist dafür vorab autorisiert. Salesforce verlangt den Scope, obwohl es kein Aktualisierungstoken ausstellt.
    .advice = Geben Sie der App den Scope „{ SETUP("Perform requests at any time (refresh_token, offline_access)") }“ und autorisieren Sie vom Admin genehmigte Benutzer vorab.
# $client (text): what logs in through the app
refusal-audience = Salesforce akzeptiert die Audience dieser Anmeldung nicht.
    .advice = Die Produktion akzeptiert https://login.salesforce.com, eine Sandbox https://test.salesforce.com und jede Org auch ihre eigene My-Domain-Adresse. Prüfen Sie erneut, damit Guidepost liest, welche Art von Org das ist. Wird nur { $client } abgelehnt, sehen Sie sich die URL dort an. An der App muss dafür nichts neu erstellt werden.
refusal-too-old = Salesforce hält die Anmeldung für zu alt: Die Uhr dieses Computers weicht von der Uhr bei Salesforce ab.
    .advice = Stellen Sie die Uhr dieses Computers und testen Sie dann erneut.
refusal-grant-type = Der Host, der geantwortet hat, bietet diese Art der Anmeldung nicht an.
    .advice = Die Anmeldung muss über https an den my.salesforce.com-Host der Org gehen, nicht an einen lightning.force.com-Host.
refusal-inactive = Der Integrationsbenutzer ist nicht aktiv.
    .advice = Aktivieren Sie den Benutzer im Setup und sehen Sie nach, ob er eingefroren ist.
refusal-user-inactive = Der Integrationsbenutzer ist nicht aktiv.
    .advice = Aktivieren Sie den Benutzer im Setup.
refusal-frozen = Der Integrationsbenutzer ist eingefroren.
    .advice = Heben Sie das Einfrieren des Benutzers im Setup auf.
refusal-org = Die Org ist gesperrt, geschlossen oder ausgesetzt.
    .advice = Fragen Sie Salesforce nach dem Zustand dieser Org.
refusal-too-many = In kurzer Zeit gab es zu viele Anmeldungen.
    .advice = Warten Sie einige Minuten und testen Sie dann erneut.
