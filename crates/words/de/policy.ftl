### The policies of the app.

policy-no-oauth-policies = Salesforce führt keine OAuth-Richtlinien dieser App auf.
# $name (quoted): the field's name on Salesforce's page
policy-lacks-value = In der Antwort von Salesforce fehlt der Wert von „{ $name }“.
policy-no-permission-sets = Salesforce führt keine Berechtigungssätze dieser App auf.
# $profile (value): its name
policy-profile = Profil { $profile }
# $label (value): what it is called
policy-namesake = { $label }, eine Gruppe oder ein anderer Berechtigungssatz gleichen Namens
# $policy (text): the policy, as Salesforce's page calls it
# $period (quoted): the period, as the API gives it
policy-with-period = { $policy } ({ $period })
# The user's own profile is on the app, and no permission set. A login decides.
# $profile (value): its name
policy-profile-works = das Profil { $profile } statt des Berechtigungssatzes. Die Anmeldung funktioniert trotzdem.
# $profile (value): its name
policy-profile-refused = das Profil { $profile } statt des Berechtigungssatzes, und die letzte Anmeldung über die App wurde abgelehnt.
# $profile (value): its name
policy-profile-unclear = Für die App ist das Profil { $profile } statt des Berechtigungssatzes ausgewählt. Salesforce lässt beides zu, aber es kam schon vor, dass ein Profil nicht genügte. Eine Anmeldung über die App würde es zeigen, doch seit deren letzter Änderung ist keine bekannt. Um sicherzugehen, wählen Sie den Berechtigungssatz aus.
