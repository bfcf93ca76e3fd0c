### The profile: what it is, and that it grants no more than it must.

profile-none = There is no such profile.
# $name (value): what the clone is called
profile-clone = a clone called { $name }
profile-is-standard = This is Salesforce's own profile. Make a clone of it.
profile-unclear = Guidepost cannot tell whether this profile is a clone or one that Salesforce brought. Its page shows a tick at Custom Profile if it is a clone.
# $permission (value): the permission's label in Salesforce
profile-not-shown = Salesforce shows you no profile of this name. It may hide profiles from you, as you seem to lack the permission { $permission }.
profile-lacks-license = Salesforce's answer lacks the profile's user license.
# $count (number): how many apps
profile-nothing-else-but-apps = nothing else. Apps that it shows in Salesforce's menu are not counted: { $count }
profile-app-unclear = It also gives access to an external client app, and it cannot be told to which one.
# $what (text): what is granted, a list
# $why (text): why it can't be told, a sentence; one of those below
profile-doubtful = It also grants the following, and it cannot be told whether its license forces that: { $what }. { $why }
# $count (number): how many profiles were compared
# $what (text): what all of them have, a list
profile-forced = nothing else but what every API-only profile of this license has ({ $count } compared): { $what }
# $count (number): how many profiles were compared
# $what (text): what all of them have, a list
# $apps (number): how many apps
profile-forced-and-apps = nothing else but what every API-only profile of this license has ({ $count } compared): { $what }. Apps that it shows in Salesforce's menu are not counted: { $apps }
profile-no-other = No other API-only profile of this license could be read to compare it with.
profile-not-all-read = Not every other API-only profile of this license could be read.
profile-only-some = Only some of the other API-only profiles of this license have it.
profile-none-recognised = None of the other API-only profiles of this license is recognised as Salesforce's own.
