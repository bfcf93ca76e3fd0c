### What must be there before anybody begins: package, class, licenses, rights.

## The package

# $namespace (value): the package's namespace
ready-package = { $namespace }, with a license in force
# $namespace (value): the package's namespace
ready-classes-there = The classes of { $namespace } are there.
ready-not-installed = It is not installed.
# $status (quoted): Salesforce's word for the license's state
# $date (day): when it ended
ready-package-ended = Its license ({ $status }) ended on { $date }.
# $namespace (value): the package's namespace
# $status (quoted): Salesforce's word for the license's state
# $date (day): when it ends
ready-package-until = { $namespace }, license: { $status }, until { $date }
# $namespace (value): the package's namespace
# $status (quoted): Salesforce's word for the license's state
ready-package-licensed = { $namespace }, license: { $status }
ready-package-then = From then on the package may not work any more. Ask whoever sells it.
ready-package-expired = Its license has expired.

## The class

ready-no-class = There is no such class.
ready-class-not-valid = The class is there, but not valid: it must be compiled.
# $status (quoted): Salesforce's word for the class's state
ready-class-is = The class is { $status }.

## Licenses

# $license (value): what the org calls the license
ready-free-seat = a free seat of { $license }
ready-not-listed = The user has one, but this org does not list such a license.
ready-no-license = This org has no such license.
# $user (value): the user's name
ready-has-one = { $user } has one.
# $total (number): how many there are
ready-all-in-use = All { $total } are in use.
# $free (number): how many are free
# $total (number): how many there are
ready-free = { $free } of { $total } are free.
# $free (number): how many are free
# $needed (number): how many the users of the setup still need
ready-too-few = Only { $free } free, and { $needed } needed.
# $date (day): when it ended
ready-license-expired = The license expired on { $date }.
ready-license-disabled = The license is disabled.
ready-license-then = From then on nobody holds it. Renew it with Salesforce.

## The admin's own rights

# $rights (text): permissions, a list
ready-you-lack = You lack: { $rights }
# $rights (text): permissions, a list
ready-rights-unknown = This org does not say whether you have: { $rights }
