//! Values that are learned on the way, from the org or from the address of a page, by their
//! names in templates.

use super::{ApexRest, App, AppLogin, Guide, Objects, ParameterId, Role, User};
use gather::Gather as _;
use std::collections::BTreeSet;

/// Names of what is learned of the org itself.
const OF_ORG: [&str; 7] =
    ["login_host", "my_domain", "org_name", "time_zone", "locale", "language", "email_encoding"];

/// What is learned of an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Learned {
    /// The id of the record that plays its role.
    Id,
    /// Of a profile, the id of the one that it is a clone of.
    SourceId,
    /// Of an app, its consumer key.
    ConsumerKey,
}

impl Learned {
    /// Its name in templates, for an object of this role.
    pub fn of(self, role: &Role) -> String {
        let name = match self {
            Self::Id => "id",
            Self::SourceId => "source-id",
            Self::ConsumerKey => "consumer-key",
        };
        format!("{role}.{name}")
    }
}

impl Objects {
    /// All that can be learned of the objects.
    pub fn learned(&self) -> impl Iterator<Item = (&Role, Learned)> {
        let made = self.permission_sets.keys().chain(self.profiles.keys());
        let ids = made.chain(self.users.keys()).chain(self.apps.keys()).map(|role| (role, Learned::Id));
        let sources = self.profiles.keys().map(|role| (role, Learned::SourceId));
        ids.chain(sources).chain(self.apps.keys().map(|role| (role, Learned::ConsumerKey)))
    }
}

/// The login of the receiver: through which app, and as whom.
#[derive(Clone, Copy, Debug)]
pub struct Login<'a> {
    /// The role of the app.
    pub app_role: &'a Role,
    /// The app.
    pub app: &'a App,
    /// The role of the user.
    pub user_role: &'a Role,
    /// The user.
    pub user: &'a User,
    /// Who logs in.
    pub by: &'a AppLogin,
}

impl Guide {
    /// All names that templates may use.
    pub fn names(&self) -> BTreeSet<ParameterId> {
        let parameters = self.parameters.iter().map(|parameter| parameter.id.clone());
        let of_objects = self.objects.learned().map(|(role, what)| ParameterId(what.of(role)));
        parameters.chain(OF_ORG.map(ParameterId::from)).chain(of_objects).gather()
    }

    /// The app through which the receiver logs in.
    pub fn receiver_app(&self) -> Option<(&Role, &App)> {
        self.objects.apps.get_key_value(self.receiver.app.as_ref()?)
    }

    /// The login of the receiver, where it makes one.
    pub fn login(&self) -> Option<Login<'_>> {
        let (app_role, app) = self.receiver_app()?;
        let by = app.login.as_ref()?;
        let (user_role, user) = self.objects.users.get_key_value(&by.user)?;
        Some(Login { app_role, app, user_role, user, by })
    }

    /// Where the class answers that the receiver reaches for.
    pub fn class_rest(&self) -> Option<&ApexRest> {
        self.objects.classes.get(self.receiver.class.as_ref()?)?.rest.as_ref()
    }

    /// What logs in through an app: its client, else whoever the receiver is.
    pub fn client_of<'a>(&'a self, app: &'a App) -> &'a str {
        app.login.as_ref().map_or(&self.receiver.name, |login| &login.client)
    }

    /// What logs in as the user of this role.
    pub fn client_as(&self, user: &Role) -> &str {
        let mut logins = self.objects.apps.values().filter_map(|app| app.login.as_ref());
        logins.find(|login| login.user == *user).map_or(&self.receiver.name, |login| &login.client)
    }

    /// What logs in through the receiver's app.
    pub fn client(&self) -> &str {
        self.login().map_or(&self.receiver.name, |login| &login.by.client)
    }

    /// Where that is set up.
    pub fn console(&self) -> &str {
        self.login().map_or(&self.receiver.name, |login| &login.by.console)
    }

    /// What the other side of a login calls the Username of the user; Salesforce's name for it
    /// where it is not handed over.
    pub fn username_there(&self, login: &AppLogin) -> &str {
        let username = self.objects.users.get(&login.user).map(|user| &user.username);
        let there = self.handovers.iter().find(|value| Some(&value.value) == username);
        there.map_or("Username", |value| &value.theirs)
    }
}
