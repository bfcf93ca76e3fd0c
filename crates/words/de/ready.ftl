### What must be there before anybody begins: package, class, licenses, rights.

## The package

# $namespace (value): the package's namespace
ready-package = { $namespace }, mit gültiger Lizenz
# $namespace (value): the package's namespace
ready-classes-there = Die Klassen von { $namespace } sind vorhanden.
ready-not-installed = Das Paket ist nicht installiert.
# $status (quoted): Salesforce's word for the license's state
# $date (day): when it ended
ready-package-ended = Die Lizenz ({ $status }) endete am { $date }.
# $namespace (value): the package's namespace
# $status (quoted): Salesforce's word for the license's state
# $date (day): when it ends
ready-package-until = { $namespace }, Lizenz: { $status }, bis { $date }
# $namespace (value): the package's namespace
# $status (quoted): Salesforce's word for the license's state
ready-package-licensed = { $namespace }, Lizenz: { $status }
ready-package-then = Danach funktioniert das Paket möglicherweise nicht mehr. Fragen Sie den Anbieter.
ready-package-expired = Die Lizenz ist abgelaufen.

## The class

ready-no-class = Diese Klasse gibt es nicht.
ready-class-not-valid = Die Klasse ist vorhanden, aber nicht gültig: Sie muss kompiliert werden.
# $status (quoted): Salesforce's word for the class's state
ready-class-is = Die Klasse hat den Status { $status }.

## Licenses

# $license (value): what the org calls the license
ready-free-seat = eine freie Lizenz { $license }
ready-not-listed = Der Benutzer hat eine, aber diese Org führt keine solche Lizenz auf.
ready-no-license = Diese Org hat keine solche Lizenz.
# $user (value): the user's name
ready-has-one = { $user } hat eine.
# $total (number): how many there are
ready-all-in-use = Alle { $total } sind vergeben.
# $free (number): how many are free
# $total (number): how many there are
ready-free = { $free } von { $total } frei.
# $free (number): how many are free
# $needed (number): how many the users of the setup still need
ready-too-few = Nur { $free } frei, { $needed } nötig.
# $date (day): when it ended
ready-license-expired = Die Lizenz ist am { $date } abgelaufen.
ready-license-disabled = Die Lizenz ist deaktiviert.
ready-license-then = Danach hat sie niemand mehr. Verlängern Sie sie bei Salesforce.

## The admin's own rights

# $rights (text): permissions, a list
ready-you-lack = Ihnen fehlt: { $rights }
# $rights (text): permissions, a list
ready-rights-unknown = Diese Org gibt nicht an, ob Sie Folgendes haben: { $rights }
