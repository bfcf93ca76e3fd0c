//! The facts of a setup: each attribute of an object that an org can show.

use super::object::{
    App, Class, Objects, Package, PermissionSet, PermissionSetLicense, Profile, Rights, User, UserLicense,
    UserProfile,
};
use super::{FactId, Role, Template};

/// A fact: an attribute of an object, of a list of things one of them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fact<'a> {
    /// The role of the object.
    pub role: &'a Role,
    /// The object and which of its attributes.
    pub about: About<'a>,
    /// Of a list the thing: the role of an object, or the API name of a permission.
    pub item: &'a str,
}

/// An object and which of its attributes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum About<'a> {
    /// It is installed and its license is active.
    Package(&'a Package),
    /// It exists and is valid.
    Class(&'a Class),
    /// A seat is free, or a user of the setup holds one.
    UserLicense(&'a UserLicense),
    /// The same.
    PermissionSetLicense(&'a PermissionSetLicense),
    /// The admin holds them all.
    Rights(&'a Rights),
    /// A permission set.
    PermissionSet(&'a PermissionSet, PermissionSetFact),
    /// A profile.
    Profile(&'a Profile, ProfileFact),
    /// A user.
    User(&'a User, UserFact),
    /// An app.
    App(&'a App, AppFact),
}

/// Of which sort a fact is, whatever the object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FactKind {
    /// See [`About::Package`].
    Package,
    /// See [`About::Class`].
    Class,
    /// See [`About::UserLicense`].
    UserLicense,
    /// See [`About::PermissionSetLicense`].
    PermissionSetLicense,
    /// See [`About::Rights`].
    Rights,
    /// An attribute of a permission set.
    PermissionSet(PermissionSetFact),
    /// An attribute of a profile.
    Profile(ProfileFact),
    /// An attribute of a user.
    User(UserFact),
    /// An attribute of an app.
    App(AppFact),
}

/// Declares the attributes of a kind of object with their names in the ids of facts.
macro_rules! attributes {
    ($(#[$doc:meta])* $kind:ident { $($(#[$of:meta])* $attribute:ident = $name:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $kind {
            $($(#[$of])* $attribute,)*
        }

        impl $kind {
            /// All of them, with their names in the ids of facts.
            const ALL: &[(Self, &'static str)] = &[$((Self::$attribute, $name),)*];

            fn named(name: &str) -> Option<Self> {
                Self::ALL.iter().find(|(_, known)| *known == name).map(|(attribute, _)| *attribute)
            }

            fn name(self) -> &'static str {
                Self::ALL.iter().find(|(known, _)| *known == self).map_or("", |(_, name)| name)
            }
        }
    };
}

attributes! {
    /// An attribute of a permission set.
    PermissionSetFact {
        /// One with its API name exists.
        Exists = "exists",
        /// Its label.
        Label = "label",
        /// Its license is --None--.
        License = "license",
        /// It needs no session activation.
        SessionActivation = "session-activation",
        /// It gives access to this Apex class.
        Class = "classes",
        /// It grants this system permission.
        Permission = "permissions",
        /// It grants nothing beyond its classes and permissions.
        NothingElse = "nothing-else",
    }
}

attributes! {
    /// An attribute of a profile.
    ProfileFact {
        /// One with its name exists, and it is not one of Salesforce's own.
        Exists = "exists",
        /// Its user license.
        License = "license",
        /// It grants this system permission.
        Permission = "permissions",
        /// It grants nothing beyond its permissions and what its license forces.
        NothingElse = "nothing-else",
    }
}

attributes! {
    /// An attribute of a user.
    UserFact {
        /// One with its Username exists.
        Exists = "exists",
        /// It is active.
        Active = "active",
        /// It is not frozen.
        NotFrozen = "not-frozen",
        /// Its user license.
        License = "license",
        /// Its profile.
        Profile = "profile",
        /// It holds this permission set license, which is in force.
        PermissionSetLicense = "permission-set-licenses",
        /// It takes none of the paid licenses.
        Unpaid = "unpaid",
        /// It holds this permission set itself, without an end.
        PermissionSet = "permission-sets",
        /// Nothing grants it "Use Any API Client".
        NoAnyApiClient = "no-any-api-client",
    }
}

attributes! {
    /// An attribute of an app.
    AppFact {
        /// One with its API name exists.
        Exists = "exists",
        /// Its name.
        Label = "label",
        /// Its contact e-mail is an address.
        ContactEmail = "contact-email",
        /// Its distribution state.
        Distribution = "distribution",
        /// It is switched on.
        Enabled = "enabled",
        /// OAuth is switched on.
        Oauth = "oauth",
        /// It has a callback URL.
        CallbackUrl = "callback-url",
        /// Its OAuth scopes.
        Scopes = "scopes",
        /// Its certificate is the one of the pair held here.
        Certificate = "certificate",
        /// Its certificate is RSA of at least 2048 bits and valid now.
        CertificateValid = "certificate-valid",
        /// The web-server flow requires no secret.
        SecretOptional = "secret-optional",
        /// Permitted Users.
        PermittedUsers = "permitted-users",
        /// Refresh Token Policy.
        RefreshToken = "refresh-token",
        /// IP Relaxation.
        IpRelaxation = "ip-relaxation",
        /// Start Page.
        StartPage = "start-page",
        /// The permission sets selected in its policies.
        PermissionSets = "permission-sets",
        /// Its consumer key can be read, and it is the one that was entered, if one was.
        ConsumerKey = "consumer-key",
        /// The other side has logged in through it since it was changed last.
        LoginSeen = "login-seen",
    }
}

impl<'a> Fact<'a> {
    /// Of which sort it is.
    pub fn kind(&self) -> FactKind {
        match self.about {
            About::Package(_) => FactKind::Package,
            About::Class(_) => FactKind::Class,
            About::UserLicense(_) => FactKind::UserLicense,
            About::PermissionSetLicense(_) => FactKind::PermissionSetLicense,
            About::Rights(_) => FactKind::Rights,
            About::PermissionSet(_, fact) => FactKind::PermissionSet(fact),
            About::Profile(_, fact) => FactKind::Profile(fact),
            About::User(_, fact) => FactKind::User(fact),
            About::App(_, fact) => FactKind::App(fact),
        }
    }

    /// Its name: the role, the attribute, and of a list the thing, with dots between them.
    pub fn id(&self) -> FactId {
        let attribute = match self.kind() {
            FactKind::Package => INSTALLED,
            FactKind::Class => USABLE,
            FactKind::UserLicense | FactKind::PermissionSetLicense => FREE,
            FactKind::Rights => HELD,
            FactKind::PermissionSet(fact) => fact.name(),
            FactKind::Profile(fact) => fact.name(),
            FactKind::User(fact) => fact.name(),
            FactKind::App(fact) => fact.name(),
        };
        FactId(match self.item {
            "" => format!("{}.{attribute}", self.role),
            item => format!("{}.{attribute}.{item}", self.role),
        })
    }

    /// The texts that it is compared with, as far as they depend on values.
    pub fn texts(&self, objects: &'a Objects) -> Vec<&'a Template> {
        let class = || objects.classes.get(self.item).map(|class| &class.name);
        let set = |role: &Role| objects.permission_sets.get(role).map(|set| &set.api_name);
        match self.about {
            About::Package(package) => vec![&package.namespace],
            About::Class(class) => vec![&class.name],
            About::UserLicense(license) => vec![&license.name],
            About::PermissionSetLicense(license) => vec![&license.developer_name],
            About::Rights(_) => Vec::new(),
            About::PermissionSet(set, fact) => match fact {
                PermissionSetFact::Exists => vec![&set.api_name],
                PermissionSetFact::Label => set.label.iter().collect(),
                PermissionSetFact::Class => class().into_iter().collect(),
                PermissionSetFact::NothingElse => {
                    set.classes.iter().filter_map(|role| Some(&objects.classes.get(role)?.name)).collect()
                }
                _ => Vec::new(),
            },
            About::Profile(profile, fact) => match fact {
                ProfileFact::Exists => vec![&profile.name],
                _ => Vec::new(),
            },
            About::User(user, fact) => match (fact, &user.profile) {
                (UserFact::Exists | UserFact::PermissionSet, _) => vec![&user.username],
                (UserFact::Profile, Some(UserProfile::Role(role))) => {
                    objects.profiles.get(role).map(|profile| &profile.name).into_iter().collect()
                }
                (UserFact::Profile, Some(UserProfile::Standard(name))) => vec![name],
                _ => Vec::new(),
            },
            About::App(app, fact) => match fact {
                AppFact::Exists => vec![&app.api_name],
                AppFact::Label => vec![&app.label],
                AppFact::PermissionSets => app.permission_sets.iter().flatten().filter_map(set).collect(),
                _ => Vec::new(),
            },
        }
    }
}

impl FactKind {
    /// Whether the fact holds as well where nothing was done yet, so that it is no sign of a
    /// step that has been begun: it only forbids, or Salesforce's default may be as wanted.
    pub fn holds_untouched(self) -> bool {
        matches!(
            self,
            Self::PermissionSet(PermissionSetFact::NothingElse)
                | Self::Profile(ProfileFact::NothingElse)
                | Self::User(UserFact::Unpaid | UserFact::NoAnyApiClient)
                | Self::App(AppFact::IpRelaxation | AppFact::StartPage)
        )
    }
}

/// The only attribute of a package.
const INSTALLED: &str = "installed";
/// The only attribute of a class.
const USABLE: &str = "usable";
/// The only attribute of a license.
const FREE: &str = "free";
/// The only attribute of rights.
const HELD: &str = "held";

impl Objects {
    /// The fact of that name; nothing where the object has no such attribute. Of a list any
    /// thing is taken: see [`Objects::facts`] for those that there are.
    pub fn fact<'a>(&'a self, id: &'a FactId) -> Option<Fact<'a>> {
        let (role, rest) = id.0.split_once('.')?;
        let (attribute, item) = rest.split_once('.').unwrap_or((rest, ""));
        let is = |only: &str| (attribute == only).then_some(());
        let (role, about) = if let Some((role, set)) = self.permission_sets.get_key_value(role) {
            (role, About::PermissionSet(set, PermissionSetFact::named(attribute)?))
        } else if let Some((role, profile)) = self.profiles.get_key_value(role) {
            (role, About::Profile(profile, ProfileFact::named(attribute)?))
        } else if let Some((role, user)) = self.users.get_key_value(role) {
            (role, About::User(user, UserFact::named(attribute)?))
        } else if let Some((role, app)) = self.apps.get_key_value(role) {
            (role, About::App(app, AppFact::named(attribute)?))
        } else if let Some((role, package)) = self.packages.get_key_value(role) {
            is(INSTALLED)?;
            (role, About::Package(package))
        } else if let Some((role, class)) = self.classes.get_key_value(role) {
            is(USABLE)?;
            (role, About::Class(class))
        } else if let Some((role, license)) = self.user_licenses.get_key_value(role) {
            is(FREE)?;
            (role, About::UserLicense(license))
        } else if let Some((role, license)) = self.permission_set_licenses.get_key_value(role) {
            is(FREE)?;
            (role, About::PermissionSetLicense(license))
        } else {
            let (role, rights) = self.rights.get_key_value(role)?;
            is(HELD)?;
            (role, About::Rights(rights))
        };
        Some(Fact { role, about, item })
    }
}
