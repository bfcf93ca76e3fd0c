### What an observation reads, as it stands in a sentence.

read-who-you-are = who you are
read-organization = the org's own record
read-rights = your permissions
read-packages = the installed packages
read-apex-class = the Apex class
read-user-licenses = the user licenses
read-permission-set-licenses = the permission set licenses
read-held-licenses = the integration user's permission set licenses
read-api-client-grants = who may use any API client
read-profiles = the profiles
read-profile-grants = the profiles' system permissions
read-profile-access = what the profiles grant beside system permissions
read-object-rights = all rights of the profiles on objects
read-admin = your own user record
read-groups = the permission set groups
read-session-settings = what profiles ask of sessions
read-class-holders = which permission sets have the Apex class
read-frozen = whether the integration user is frozen
read-package-seats = the integration user's package licenses
read-logins = the login history
read-connected-apps = the connected apps
read-taken-usernames = which user names are taken
read-permission-set = the permission set
read-grants = what the permission set grants
read-assignments = who holds the permission set
read-app = the external client app
read-list = the list of the apps' settings and policies
read-users = the users
read-class-names = the names of Apex classes
read-permission-labels = the labels of permissions
read-app-access = the permission sets of the app
read-login-limits = the login IP ranges and hours of the user's profile
read-scopes = the app's scopes
read-oauth-settings = the app's OAuth settings
read-oauth-policies = the app's OAuth policies
read-policies = the app's policies

## What a question needs, or an answer lacks

read-app-id = the app's id
read-profile = the profile
read-any-row = any row

## What gives a permission

# $profile (value): what the profile is called
read-by-profile = the profile { $profile }
# $permission-set (value): what the permission set is called
read-by-permission-set = the permission set { $permission-set }
