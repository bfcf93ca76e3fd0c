### The integration user: who it is, what it holds, what it must not hold.

user-username-needed = A value is still needed: the Username of the integration user.
user-none = There is no user with this Username.
user-not-read = This was not read for this user. Check again.
user-active = active
user-not-active = not active
user-not-frozen = not frozen
user-frozen = frozen
user-lacks-license = Salesforce's answer lacks the user's license.
user-lacks-profile = Salesforce's answer lacks the user's profile.

## Licenses

# $user (value): the user's name
user-does-not-hold = { $user } does not hold it.
user-license-not-listed = The user holds it, but this org does not list such a license.
# $why (text): why not, a sentence
user-license-does-not-count = The user holds it, but it does not count. { $why }
# $namespace (value): the package's namespace
user-package-license = a license of the package { $namespace }
# $licenses (text): a list
user-holds = The user holds: { $licenses }
# $licenses (text): a list
user-holds-none-of-these = none of these; it holds: { $licenses }

## The permission set

# $user (value): the Username
user-assigned = assigned to { $user }, and in force
# $date (day): when it ended
user-assignment-expired = The assignment expired on { $date }.
user-assignment-not-active = It is assigned, but the assignment is not active.
# $name (value): the user's name
# $user (value): the Username
# $date (day): when the assignment ends
user-assigned-until = { $name } ({ $user }), until { $date }
user-assignment-then = From then on the app refuses the login. Assign it without an end.
# $user (value): the user's name
user-not-assigned = It is not assigned to { $user }.
# $user (value): the user's name
# $group (value): what the permission set group is called
# $date (day): when the assignment ended
user-by-group-expired = { $user } holds it only through the permission set group { $group }, and that assignment expired on { $date }.
# $user (value): the user's name
# $group (value): what the permission set group is called
user-by-group-not-active = { $user } holds it only through the permission set group { $group }, and that assignment is not active.
# $user (value): the user's name
# $group (value): what the permission set group is called
user-by-group-not-activated = { $user } holds it only through the permission set group { $group }, which waits for a session that activates it.
# $user (value): the user's name
# $group (value): what the permission set group is called
user-by-group = { $user } holds it only through the permission set group { $group }. It cannot be told whether the app takes that for enough: assign the permission set directly.
# $status (quoted): Salesforce's word for the group's state
user-group-not-worked-out = Nor has Salesforce worked out what the group grants (its status is { $status }).

## "Use Any API Client"

user-no-such-permission = This org has no such permission.
user-not-granted = not granted
# $by (text): by what, a list
user-granted-by = It is granted by { $by }
# $by (text): by what, a list
user-would-be-granted = It would be granted by { $by }, which does not count: the assignment has ended, is not active, or waits for a session that activates it.
