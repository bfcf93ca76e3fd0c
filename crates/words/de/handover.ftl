### What the other side gets, each on a card: public values, and the private key.

# $receiver (text): who gets it
handover-values = Für { $receiver }
# $who (text): the person there
handover-whom = { $who }. Nichts auf dieser Karte ist geheim.
handover-key = Der private Schlüssel
    .whom = Dieselbe Person und niemand sonst: Wer ihn hat, kann sich als Integrationsbenutzer anmelden.
    .way = Über einen Passworttresor oder persönlich, nie per E-Mail oder Chat. Klicken Sie danach hier auf „{ button-forget-key }“ und löschen Sie die Datei.
handover-to-whom = An wen
handover-where = Wo
handover-how = Wie
# Beside the name of a field there.
# $name (text): what Salesforce calls it
handover-ours = in Salesforce: { $name }
handover-unknown = Noch nicht bekannt

## Which address the other side logs in at

# $host (value): the address
# $client (text): what logs in through the app
handover-working-host = { $client } hat sich bei { $host } angemeldet, siehe „{ button-test-login }“: Was bei { $client } jetzt eingetragen ist, funktioniert.
# $host (value): the general address
# $client (text): what logs in through the app
handover-other-host = Wird { $client } damit abgelehnt, geben Sie stattdessen { $host } ein. Manche Orgs antworten dort seit dem Release Spring '26 mit app_not_found, bei anderen gelingt die Anmeldung; welche der beiden Adressen { $client } braucht, ist nicht veröffentlicht. Government Clouds haben nur die My-Domain-Adresse.

## The Username is no e-mail address

# $user (value): the Username
# $address (value): the e-mail address of the same user
handover-not-the-address = Geben Sie als Email ID den Benutzernamen { $user } ein, nicht die E-Mail-Adresse { $address } desselben Benutzers: Salesforce kennt den Benutzer unter seinem Benutzernamen.
