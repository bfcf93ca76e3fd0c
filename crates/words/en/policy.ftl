### The policies of the app.

policy-no-oauth-policies = Salesforce lists no OAuth policies of this app.
# $name (quoted): the field's name on Salesforce's page
policy-lacks-value = Salesforce's answer lacks the value of { $name }.
policy-no-permission-sets = Salesforce lists no permission sets of this app.
# $profile (value): its name
policy-profile = profile { $profile }
# $label (value): what it is called
policy-namesake = { $label }, which is a group or another permission set of the same name
# $policy (text): the policy, as Salesforce's page calls it
# $period (quoted): the period, as the API gives it
policy-with-period = { $policy } ({ $period })
# The user's own profile is on the app, and no permission set. A login decides.
# $profile (value): its name
policy-profile-works = the profile { $profile } in place of the permission set. The login works with it all the same.
# $profile (value): its name
policy-profile-refused = the profile { $profile } in place of the permission set, and the last login through the app was refused.
# $profile (value): its name
policy-profile-unclear = On the app is the profile { $profile } in place of the permission set. Salesforce allows both, but it was seen that a profile was not enough. A login through the app would tell, and none is known since its last change. Select the permission set to be sure.
