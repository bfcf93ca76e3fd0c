### The profile: what it is, and that it grants no more than it must.

profile-none = Dieses Profil gibt es nicht.
# $name (value): what the clone is called
profile-clone = ein Klon mit dem Namen { $name }
profile-is-standard = Das ist ein Standardprofil von Salesforce. Erstellen Sie davon einen Klon.
profile-unclear = Guidepost kann nicht feststellen, ob dieses Profil ein Klon ist oder von Salesforce stammt. Bei einem Klon zeigt seine Seite ein Häkchen bei „{ SETUP("Custom Profile") }“.
# $permission (value): the permission's label in Salesforce
profile-not-shown = Salesforce zeigt Ihnen kein Profil mit diesem Namen. Vielleicht sind Profile für Sie verborgen, denn Ihnen scheint die Berechtigung „{ $permission }“ zu fehlen.
profile-lacks-license = In der Antwort von Salesforce fehlt die Benutzerlizenz des Profils.
# $count (number): how many apps
profile-nothing-else-but-apps = nichts weiter. Nicht mitgezählt sind Apps, die es im Menü von Salesforce zeigt: { $count }
profile-app-unclear = Es gewährt auch Zugriff auf eine externe Client-Anwendung. Auf welche, lässt sich nicht feststellen.
# $what (text): what is granted, a list
# $why (text): why it can't be told, a sentence; one of those below
profile-doubtful = Es gewährt außerdem Folgendes, und ob seine Lizenz das erzwingt, lässt sich nicht feststellen: { $what }. { $why }
# $count (number): how many profiles were compared
# $what (text): what all of them have, a list
profile-forced = nichts weiter als das, was jedes Nur-API-Profil dieser Lizenz hat ({ $count } verglichen): { $what }
# $count (number): how many profiles were compared
# $what (text): what all of them have, a list
# $apps (number): how many apps
profile-forced-and-apps = nichts weiter als das, was jedes Nur-API-Profil dieser Lizenz hat ({ $count } verglichen): { $what }. Nicht mitgezählt sind Apps, die es im Menü von Salesforce zeigt: { $apps }
profile-no-other = Kein anderes Nur-API-Profil dieser Lizenz ließ sich zum Vergleich lesen.
profile-not-all-read = Nicht alle anderen Nur-API-Profile dieser Lizenz ließen sich lesen.
profile-only-some = Nur einige der anderen Nur-API-Profile dieser Lizenz haben es.
profile-none-recognised = Keines der anderen Nur-API-Profile dieser Lizenz ist als Standardprofil von Salesforce zu erkennen.
