### The pairs of host and audience with which a login is tried, one by one.

routes-heading = Andere Wege der Anmeldung
# $client (text): what logs in through the app
routes-intro = Eine Anmeldung geht an eine Adresse, und die signierte Anfrage darin nennt eine Audience. Salesforce kann das eine Paar zulassen und ein anderes ablehnen, und { $client } verwendet vielleicht ein anderes Paar als „{ button-test-login }“. Jeder Versuch ist eine Anmeldung von Ihnen selbst: Er sagt nichts darüber, was { $client } verwendet.

## The pairs

routes-my-domain = My Domain, Audience My Domain
# $general (value): the general host
routes-my-domain-for-general = My Domain, Audience { $general }
# $general (value): the general host
routes-general = { $general }, Audience { $general }

## What came of one

routes-granted = Gewährt
routes-refused = Abgelehnt
routes-not-tried = Nicht versucht
routes-not-possible = Versuch nicht möglich
routes-unclear = Nicht feststellbar
routes-row-asked = Angefragt bei
routes-row-audience = Audience
routes-row-result = Ergebnis
routes-row-session = Sitzung
routes-row-test = Versucht mit
routes-row-says = Salesforce sagt
routes-row-means = Das heißt
# Stands in the row of the pair that the first proof asks.
routes-by-the-test = „{ button-test-login }“, oben
# $session (text): what became of the session, a sentence
routes-let-in = Eine Anmeldung mit diesem Paar wird zugelassen, mit diesem privaten Schlüssel und für diesen Benutzer. { $session }
# $host (text): the general host, as an address
routes-withheld = Es wurde nichts gesendet: Der Browser darf für Guidepost nicht bei { $host } anfragen. Versuchen Sie es erneut, und erlauben Sie es, wenn der Browser fragt.

## What a refusal says

# $general (value): the general host
routes-own-audience-refused = Diese Org akzeptiert ihre eigene My Domain nicht als Audience. Laut öffentlichen Berichten tun das manche Orgs und manche nicht. Dieselbe Adresse mit der Audience { $general } ist ein anderes Paar.
# $audience (text): the audience that was named
# $host (text): the address that was asked
routes-audience-refused = { $host } akzeptiert { $audience } nicht als Audience. Eine Sandbox hat eine andere als die Produktion: Klicken Sie auf „{ button-check }“, damit Guidepost liest, was diese Org ist.
# $host (text): the address that was asked
routes-app-unknown = { $host } kennt diese App nicht. Laut öffentlichen Berichten seit Spring '26 sind die externen Client-Anwendungen mancher Orgs nur an deren My Domain bekannt.
routes-app-unknown-here = My Domain kennt diese App nicht: Der Consumer Key gehört vielleicht zu einer anderen Org.
routes-test-let-in = Derselbe private Schlüssel und derselbe Benutzer wurden bei „{ button-test-login }“ zugelassen. App, privater Schlüssel und Benutzer waren da also richtig: Die Ablehnung liegt an diesem Paar oder an etwas, das seitdem geändert wurde.
routes-test-first = Klicken Sie auch auf „{ button-test-login }“: Wird das ebenfalls abgelehnt, sehen Sie sich zuerst den Grund dafür an.
routes-test-refused = „{ button-test-login }“ wurde ebenfalls abgelehnt: Sehen Sie sich zuerst den Grund dafür an.

## Which the other side uses

# $client (text): what logs in through the app
routes-side-unread = Bei welcher Adresse { $client } anfragt, ist nicht bekannt: „{ button-check }“ liest sie aus dem Anmeldeverlauf, sobald { $client } versucht hat, sich anzumelden.
# $client (text): what logs in through the app
routes-side-nowhere = Bei welcher Adresse { $client } anfragt, ist nicht bekannt: Der Anmeldeverlauf zeigt noch keine Anmeldung von { $client } über diese App.
# $client (text): what logs in through the app
routes-side-unsure = Bei welcher Adresse { $client } anfragt, ist nicht bekannt: Eine andere App hat denselben Namen, und der Anmeldeverlauf unterscheidet die beiden nicht.
# $client (text): what logs in through the app
# $host (value): the host that was asked
# $ago (text): how long ago
# $console (text): where that is set up
routes-side-let-in = { $client } wurde { $ago } bei { $host } zugelassen. Lassen Sie die URL in { $console }, wie sie ist: Eine URL, die funktioniert, ist nicht zu ändern, was auch immer Ihre eigenen Versuche ergeben.
# $client (text): what logs in through the app
# $host (value): the host that was asked
# $ago (text): how long ago
# $console (text): where that is set up
routes-side-refused = { $client } wurde { $ago } bei { $host } abgelehnt. Woran es lag, sehen Sie unten. Ändern Sie die URL in { $console } nur, wenn Ihr eigener Versuch bei dieser Adresse wegen der Adresse oder der Audience abgelehnt und ein anderes Paar gewährt wird.
# Stands in the row of each pair whose host the other side asks.
# $client (text): what logs in through the app
routes-used = { $client } fragt bei dieser Adresse an. Welche Audience { $client } nennt, sagt der Anmeldeverlauf nicht.
