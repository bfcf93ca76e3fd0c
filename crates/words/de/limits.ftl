### Which of a profile's limits, its login IP ranges and login hours, kept a login out.

# $why (text): why they could not be read, a sentence
limits-unread = Die Anmelde-IP-Bereiche und Anmeldezeiten im Profil des Benutzers waren nicht prüfbar: { $why } Sehen Sie sich beide im Profil an.
limits-no-hours = Das Profil des Benutzers hat jetzt keine Anmeldezeiten: Daran liegt es nicht mehr.
# $hours (text): the hours of each day, a list
limits-hours = Das Profil des Benutzers hat Anmeldezeiten, in der Zeitzone der Org: { $hours }. Entfernen Sie sie, denn Anrufe kommen zu jeder Zeit.
# $day (value): the day of the week when they close
# $time (value): the time of that day
# $zone (value): the time zone of both
limits-open-now = Laut Profil des Benutzers ist jetzt Anmeldezeit, bis { $day } { $time } (Zeitzone { $zone }).
# $day (value): the day of the week when they open
# $time (value): the time of that day
# $zone (value): the time zone of both
limits-closed-now = Laut Profil des Benutzers ist jetzt keine Anmeldezeit; die nächste beginnt { $day } um { $time } (Zeitzone { $zone }).
# $day (quoted): the day of the week, as Salesforce's API calls it
# $start (quoted): when they begin, hours and minutes
# $end (quoted): when they end
limits-day = { $day } { $start } bis { $end }
# $day (quoted): the day of the week, as Salesforce's API calls it
limits-day-never = { $day } nie
# $start (value): the first address
# $end (value): the last address
limits-range = { $start } bis { $end }
limits-untold = (nicht genannt)
limits-no-ranges = Das Profil des Benutzers hat keine Anmelde-IP-Bereiche: Daran liegt es nicht. Sehen Sie nach, ob die Org Adressen anderswo einschränkt (im Setup unter „{ SETUP("Network Access") }“ und „{ SETUP("Session Settings") }“).
# $address (text): the address, or limits-untold
# $ranges (text): a list
limits-outside = Die Adresse { $address } liegt außerhalb der Anmelde-IP-Bereiche im Profil des Benutzers ({ $ranges }). Fügen Sie die Adressen hinzu, von denen die Anmeldungen kommen, oder entfernen Sie die Bereiche. { limits-disputed }
# $address (text): the address, or limits-untold
# $ranges (text): a list
limits-within = Die Adresse { $address } liegt innerhalb der Anmelde-IP-Bereiche im Profil des Benutzers ({ $ranges }): Daran liegt es jetzt nicht. Sehen Sie nach, ob die Org Adressen anderswo einschränkt (im Setup unter „{ SETUP("Network Access") }“ und „{ SETUP("Session Settings") }“).
# $address (text): the address, or limits-untold
# $ranges (text): a list
limits-not-comparable = Die Adresse { $address } lässt sich nicht mit den Anmelde-IP-Bereichen im Profil des Benutzers ({ $ranges }) vergleichen. { limits-disputed }
# Stands at the end of the two above.
limits-disputed = Öffentliche Quellen sind sich nicht einig, ob diese Bereiche bei jeder Einstellung von „{ SETUP("IP Relaxation") }“ zählen; daher urteilt Guidepost nicht nach dieser Einstellung.
