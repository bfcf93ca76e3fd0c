### What Check found, above the steps: does the other side get in, what to mend first, and the rest.

# $client (text): what logs in through the app
overview-question = Kommt { $client } herein?
overview-yes = Ja
overview-no = Nein
# Not from this org alone: a call tells.
overview-cannot-tell = Von hier aus nicht feststellbar

## Why so, a sentence

# $client (text): what logs in through the app
# $seen (text): which login
overview-was-let-in = { $client } wurde nach der letzten Änderung der App zugelassen, am { $seen }. Jetzt ist nichts zu sehen, was { $client } fernhält.
# The last login that was granted, where something keeps the next one out.
# $client (text): what logs in through the app
# $seen (text): which login
overview-was-let-in-before = Zuletzt zugelassen wurde { $client } am { $seen }.
# $client (text): what logs in through the app
overview-nothing-seen = In dieser Org ist nichts zu sehen, was { $client } fernhält.
# What the last refusal was for is not so any more.
overview-mended-since = Der Grund für diese Ablehnung besteht nicht mehr.
# A granted login says nothing of the hours that follow.
overview-limited-hours = Das Profil des Benutzers hat Anmeldezeiten. Vergleichen Sie sie mit der Uhrzeit in der Zeitzone der Org: Außerhalb dieser Zeiten wird jede Anmeldung abgelehnt.
# Who that was the history does not tell: it names neither app nor client.
# $seen (text): which login
# $client (text): what logs in through the app
overview-unknown-username = Ein Versuch mit einem Benutzernamen, den diese Org nicht kennt, wurde abgelehnt, am { $seen }: Das kann { $client } gewesen sein.
# What tells it, once a login or a call was made.
# $client (text): what logs in through the app
overview-then = Veranlassen Sie eine Anmeldung von { $client } und klicken Sie dann auf „{ button-check }“.
overview-not-read = Von dieser Org ließ sich zu wenig lesen: Was fehlt und warum, steht unten.
# $client (text): what logs in through the app
overview-unclear = Es ist nicht klar, welche App oder welchen Benutzer { $client } verwendet: Mehrere kommen infrage, siehe unten.
# $refusal (quoted): Salesforce's words
overview-test-refused = Der Test von diesem Computer wurde abgelehnt: { $refusal }.
# $client (text): what logs in through the app
overview-test-granted = Der Test von diesem Computer wurde zugelassen; über den privaten Schlüssel und die Werte, die { $client } selbst hat, sagt das nichts.

## What was gone by

overview-about = Was angesehen wurde
overview-app = App
overview-user = Benutzer
overview-set = Berechtigungssatz
# $name (value): what it is called in this org
# $own (value): what the guide calls it
overview-other-name = { $name }, unter einem anderen Namen gefunden. Name in der Anleitung: { $own }.
# $candidates (text): those that could be meant, a list
overview-several = Mehrere kommen infrage: { $candidates }. Was davon trifft zu?
# Nothing in the org tells whether it is one of these, or none is there yet.
# $candidates (text): those that could be meant, a list
overview-perhaps = Nicht sicher. Infrage kommen: { $candidates }. Trifft etwas davon zu?
# Several could be meant, and one of them is gone by.
# $taken (value): that one
# $others (text): the others, a list
overview-taken = { $taken }. Auch infrage kommen: { $others }. Trifft etwas davon zu?
# One of several: its label, and its API name in brackets.
# $label (text): its label
# $name (text): its API name
overview-named = { $label } ({ $name })
overview-nobody = Nicht vorhanden
overview-not-known = Nicht prüfbar

# What the user logs in with, and where its mail goes.
# $username (value): the Username
# $email (value): the e-mail address
overview-addresses = Benutzername { $username }, E-Mail { $email }

# What else the user holds, and which far-reaching permissions that gives.
# $held (value): the label of a permission set or a group
# $rights (text): the permissions, a list
overview-gives = { $held }: { $rights }

## What was found

overview-first = Zuerst beheben
# $client (text): what logs in through the app
overview-keeps-out-too = Hält { $client } ebenfalls fern
overview-risks = Risiken
overview-differs = Weicht von der Anleitung ab
overview-unread = Nicht prüfbar
# A heading with how many stand below it: "Not as in the guide (3)".
# $heading (text): one of those above
# $count (number): how many
overview-counted = { $heading } ({ $count })
# $client (text): what logs in through the app
overview-leave-it = Nichts davon hält { $client } fern.
# A check of the guide that does not hold.
# $step (text): the heading of its step
# $check (text): what it says where it holds
overview-not-so = Trifft nicht zu: { $check } ({ $step })
# $client (text): what logs in through the app
overview-nothing-found = Es wurde nichts gefunden, was die Anmeldung von { $client } gefährdet.
