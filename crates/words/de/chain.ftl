### From what keeps the other side out to what is noticed of it, in a sentence or two.

# $client (text): what logs in through the app
chain-app = { $client } nennt bei der Anmeldung eine App. Salesforce kennt sie hier nicht und lehnt die Anmeldung ab; kein Aufruf kommt durch.
# $client (text): what logs in through the app
chain-off = Salesforce lehnt jede Anmeldung über eine ausgeschaltete App ab; kein Aufruf von { $client } kommt durch.
# $client (text): what logs in through the app
chain-certificate = { $client } signiert die Anmeldung mit einem privaten Schlüssel, und Salesforce prüft das mit dem Zertifikat der App. Ohne ein passendes wird die Anmeldung abgelehnt, und kein Aufruf kommt durch.
# $client (text): what logs in through the app
chain-consent = Niemand ist da, um auf „{ SETUP("Allow") }“ zu klicken. Salesforce lehnt die Anmeldung daher mit „user hasn't approved this consumer“ ab, und kein Aufruf von { $client } kommt durch.
# $client (text): what logs in through the app
chain-scope = Salesforce gewährt eine Anmeldung nur für die Scopes der App. { $client } braucht beide, api und refresh_token.
# $client (text): what logs in through the app
chain-approval = Die App lässt einen Benutzer über einen Berechtigungssatz herein, den beide haben. Hier findet sie keinen, der zählt. Salesforce lehnt die Anmeldung daher ab, und kein Aufruf von { $client } kommt durch.
# $client (text): what logs in through the app
chain-session = Eine Sitzung mit hoher Sicherheitsstufe braucht eine Person, die die Anmeldung bestätigt. { $client } hat keine und wird daher abgelehnt.
# $client (text): what logs in through the app
chain-user = { $client } meldet sich als dieser Benutzer an. Salesforce lehnt das ab, und kein Aufruf kommt durch.
# $client (text): what logs in through the app
chain-username = { $client } nennt bei der Anmeldung einen Benutzernamen. Salesforce findet keinen Benutzer dazu und lehnt die Anmeldung ab; kein Aufruf kommt durch.
# $client (text): what logs in through the app
chain-limits = App, Benutzer und privater Schlüssel können alle richtig sein: Das Profil lässt von dieser Adresse oder zu dieser Zeit niemanden herein, daher wird { $client } abgelehnt.
# $client (text): what logs in through the app
chain-address = Die Anmeldung von { $client } endet, bevor diese Org App oder Benutzer angesehen hat. In der Org ist dafür nichts zu ändern.
# $client (text): what logs in through the app
chain-call = { $client } darf sich anmelden, und der Anmeldeverlauf zeigt dann einen Erfolg. Der Aufruf danach wird abgelehnt.
# $client (text): what logs in through the app
chain-flow = { $client } kommt herein, und diese Org tut, was sie soll. Was der Flow danach anfragt, gibt es nicht.
# $client (text): what logs in through the app
chain-unapproved = Die Org lässt nur Apps herein, die sie genehmigt hat. Salesforce lehnt jede Anmeldung über eine andere ab; kein Aufruf von { $client } kommt durch.
# $client (text): what logs in through the app
chain-clock = { $client } signiert jede Anmeldung für wenige Minuten. Nach der Uhr von Salesforce waren diese bei der Ankunft vorbei, daher wurde die Anmeldung abgelehnt. In der Org ist dafür nichts zu ändern.
# $client (text): what logs in through the app
chain-door = Salesforce lehnt eine solche Anmeldung ab, ganz gleich, was darin steht, noch bevor es App und Benutzer ansieht. Bis das vorbei ist, kommt kein Aufruf von { $client } durch.
# $client (text): what logs in through the app
chain-package = Die App von { $client } stammt aus einem Paket, und Salesforce verlangt dessen neuere Version. Bis dahin lehnt es die Anmeldung ab, und kein Aufruf kommt durch.
