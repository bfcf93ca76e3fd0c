### What every check can say.

# $check (text): the fact that the other check is about
check-needs-another = This needs another check to be OK first: { $check }.
# A mistake in the guide.
check-waits-for-itself = In this guide, this check waits for itself.
check-nothing-expected = The guide does not say what is expected.
# $value (text): the value of the guide, by its label
check-value-needed = A value is still needed: { $value }.
# $users (text): each of them, a list
# $client (text): what logs in through the app
check-several-users = Several users fit: { $users }. Enter the Username of the one that { $client } uses above.
# $user (value): the Username
# $when (moment): day and time
check-last-login = { $user } (last login on { $when })
# $user (value): the Username
check-never-logged-in = { $user } (never logged in)

# $own (value): the name that the guide gives it
check-other-name = The guide itself calls it { $own }.

## Lists

check-none = none
# A list of very many: the first ones and how many more.
# $first (text): the first ones, between commas
# $more (number): how many more
check-and-more = { $first }, and { $more } more

## What was found, in few words

check-enabled = enabled
check-not-enabled = not enabled
check-not-required = not required
check-nothing-else = nothing else
# $name (value): what it is called
# $api-name (value): its API name, or a Username
check-named = { $name } ({ $api-name })
# $permission (value): the permission's label in Salesforce
check-permission-enabled = { $permission }: enabled
# $permission (value): the permission's label in Salesforce
check-permission-unknown = This org does not say whether { $permission } is enabled.
# $what (text): what is granted, a list
check-also-grants = It also grants: { $what }
check-grants-more = It grants more than one answer holds.
# $class (value): its name, or its id
check-apex-class = Apex class { $class }
# $object (value): its API name
check-object = object { $object }
# $object (value): its API name
# $right (quoted): the right, as Salesforce's pages call it
check-object-right = object { $object }: { $right }
# $field (value): its API name
check-field = field { $field }
# $field (value): its API name
# $right (quoted): the right, as Salesforce's pages call it
check-field-right = field { $field }: { $right }
# $kind (text): what kind of thing it is: "Visualforce page"
# $id (value): its id, or its name where that was read
check-entity = { $kind } { $id }
# Salesforce's data has a word here that nobody has described.
# $of (text): whose status: one of those below
# $status (quoted): Salesforce's word
check-unknown-status = Guidepost does not know what Salesforce means by this status of { $of }: { $status }.
check-of-package-license = the package's license
check-of-class = the class
check-of-license = the license

## What ends soon

# $days (number): how many days are left
# $date (day): when it ends
# $then (text): what happens then, and what helps
check-ends-in-days = It ends in { $days } days, on { $date }. { $then }
# $date (day): when it ends
# $then (text): what happens then, and what helps
check-ends-within-a-day = It ends within a day, on { $date }. { $then }

## Kinds of things to which access is given

check-kind-page = Visualforce page
check-kind-connected-app = connected app
check-kind-custom-permission = custom permission
check-kind-external-client-app = external client app
check-kind-custom-metadata = custom metadata type
check-kind-service-provider = service provider
check-kind-app = app
