### What an observation reads, as it stands in a sentence.

read-who-you-are = Ihre Identität
read-organization = den Datensatz der Org
read-rights = Ihre Berechtigungen
read-packages = die installierten Pakete
read-apex-class = die Apex-Klasse
read-user-licenses = die Benutzerlizenzen
read-permission-set-licenses = die Berechtigungssatzlizenzen
read-held-licenses = die Berechtigungssatzlizenzen des Integrationsbenutzers
read-api-client-grants = die Berechtigungen für beliebige API-Clients
read-profiles = die Profile
read-profile-grants = die Systemberechtigungen der Profile
read-profile-access = die Rechte der Profile außer den Systemberechtigungen
read-object-rights = alle Objektrechte der Profile
read-admin = Ihren eigenen Benutzerdatensatz
read-groups = die Berechtigungssatzgruppen
read-session-settings = die Sitzungsvorgaben der Profile
read-class-holders = die Berechtigungssätze mit der Apex-Klasse
read-frozen = den Status „eingefroren“ des Integrationsbenutzers
read-package-seats = die Paketlizenzen des Integrationsbenutzers
read-logins = den Anmeldeverlauf
read-connected-apps = die verbundenen Anwendungen
read-taken-usernames = die vergebenen Benutzernamen
read-permission-set = den Berechtigungssatz
read-grants = die Rechte des Berechtigungssatzes
read-assignments = die Zuweisungen des Berechtigungssatzes
read-app = die externe Client-Anwendung
read-list = die Liste der Einstellungen und Richtlinien der Apps
read-users = die Benutzer
read-class-names = die Namen der Apex-Klassen
read-permission-labels = die Bezeichnungen der Berechtigungen
read-app-access = die Berechtigungssätze der App
read-login-limits = die Anmelde-IP-Bereiche und Anmeldezeiten im Profil des Benutzers
read-scopes = die Scopes der App
read-oauth-settings = die OAuth-Einstellungen der App
read-oauth-policies = die OAuth-Richtlinien der App
read-policies = die Richtlinien der App

## What a question needs, or an answer lacks

read-app-id = die ID der App
read-profile = das Profil
read-any-row = jede Zeile

## What gives a permission

# $profile (value): what the profile is called
read-by-profile = Profil { $profile }
# $permission-set (value): what the permission set is called
read-by-permission-set = Berechtigungssatz { $permission-set }
