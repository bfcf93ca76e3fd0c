//! What was observed in an org, with the reason wherever it could not be.
//!
//! An observation never fails as a whole: each fact stands for itself, known or
//! with the reason why not. What was not read is never taken for "not there".

mod app;
mod certificate;
mod grants;
mod id;
mod moment;
mod words;

pub use app::{App, AppPolicy, GlobalOauthSettings, OauthPolicy, OauthSettings, PermissionSetOnApp};
pub use certificate::{AppCertificate, Certificate, Fingerprint, PublicKey};
pub use grants::{Access, EntityAccess, Grants};
pub use id::{ApexClassId, AppId, OrgId, PermissionSetId, UserId};
pub use moment::Moment;
pub use words::permission_label;

use std::collections::BTreeMap;
use std::fmt;

/// A fact that was read, or the reason why it was not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Observed<T> {
    /// It was read.
    Known(T),
    /// It could not be read.
    Unknown(Reason),
}

impl<T> Observed<T> {
    /// The fact.
    ///
    /// # Errors
    /// Why it is not known.
    pub fn get(&self) -> Result<&T, &Reason> {
        match self {
            Self::Known(fact) => Ok(fact),
            Self::Unknown(reason) => Err(reason),
        }
    }

    /// The fact, when it is known.
    pub fn known(&self) -> Option<&T> {
        self.get().ok()
    }
}

impl<T> Default for Observed<T> {
    fn default() -> Self {
        Self::Unknown(Reason::NotAsked)
    }
}

impl<T> From<Result<T, Reason>> for Observed<T> {
    fn from(result: Result<T, Reason>) -> Self {
        match result {
            Ok(fact) => Self::Known(fact),
            Err(reason) => Self::Unknown(reason),
        }
    }
}

/// Why a fact is not known, in words for the admin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Nobody asked for it.
    NotAsked,
    /// A value that the question needs is not known yet.
    ValueMissing {
        /// What was not asked.
        what: &'static str,
    },
    /// The question failed.
    Failed {
        /// What was asked.
        what: &'static str,
        /// What happened.
        why: String,
        /// What helps.
        advice: &'static str,
    },
    /// The answer was there, but not this part of it.
    Lacking {
        /// What was asked.
        what: &'static str,
        /// What the answer lacks, in Salesforce's name for it.
        field: String,
    },
    /// There is more than one answer holds.
    TooMany {
        /// What was asked.
        what: &'static str,
    },
    /// It belongs to something that is not there, or not known either.
    NeedsOther {
        /// What is asked for.
        what: &'static str,
        /// What must be known first.
        needs: &'static str,
    },
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAsked => f.write_str("It has not been read yet."),
            Self::ValueMissing { what } => write!(f, "To read {what}, a value above is still needed."),
            Self::Failed { what, why, advice } => {
                write!(f, "Guidepost could not read {what}: {why}. {advice}")
            }
            Self::Lacking { what, field } => write!(
                f,
                "Guidepost read {what}, but the answer lacks {field}. Your user may not be allowed to see it."
            ),
            Self::TooMany { what } => write!(f, "There are more rows of {what} than one answer holds."),
            Self::NeedsOther { what, needs } => {
                write!(f, "To read {what}, Guidepost must first know {needs}.")
            }
        }
    }
}

/// An org as observed for one guide.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Org {
    /// The org itself.
    pub organization: Observed<Organization>,
    /// The signed-in admin.
    pub admin: Observed<User>,
    /// Which system permissions the admin has, by API name; what the org does not list is absent.
    pub rights: Observed<BTreeMap<String, bool>>,
    /// The license of the package; none when the org has none of that namespace.
    pub package: Observed<Option<PackageLicense>>,
    /// The Apex class that the guide names.
    pub apex_class: Observed<Option<ApexClass>>,
    /// All user licenses.
    pub user_licenses: Observed<Vec<License>>,
    /// All permission set licenses.
    pub permission_set_licenses: Observed<Vec<License>>,
    /// Developer names of the permission set licenses that the integration user holds.
    pub held_licenses: Observed<Vec<String>>,
    /// The integration user as named, and all users with an integration license.
    pub users: Observed<Vec<User>>,
    /// The permission set.
    pub permission_set: Observed<Option<PermissionSet>>,
    /// What the permission set grants beside system permissions.
    pub grants: Observed<Grants>,
    /// Who holds the permission set.
    pub assignments: Observed<Vec<Assignment>>,
    /// The external client app.
    pub app: Observed<Option<App>>,
    /// Salesforce's labels of system permissions, as far as they were needed.
    pub permission_labels: BTreeMap<String, String>,
}

impl Org {
    /// What Salesforce calls a system permission: by this org, else in English, else its API name.
    pub fn permission_label<'a>(&'a self, name: &'a str) -> &'a str {
        self.permission_labels
            .get(name)
            .map_or_else(|| permission_label(name).unwrap_or(name), String::as_str)
    }

    /// The user with this Username.
    pub fn user(&self, username: &str) -> Option<&User> {
        self.users.known()?.iter().find(|user| user.username.eq_ignore_ascii_case(username))
    }

    /// The only active user with this user license, if there is just one.
    pub fn only_user_with_license(&self, license: &str) -> Option<&User> {
        let users = self.users.known()?.iter();
        let mut holders = users.filter(|user| user.is_active && user.license.as_deref() == Some(license));
        let first = holders.next()?;
        holders.next().is_none().then_some(first)
    }

    /// Values that guides may name and that only the org knows, by their names in templates.
    pub fn learned(&self, username: Option<&str>) -> Vec<(&'static str, String)> {
        let organization = self.organization.known();
        let app = self.app.known().and_then(Option::as_ref);
        let permission_set = self.permission_set.known().and_then(Option::as_ref);
        let key = app.and_then(|app| app.global_settings.known()?.as_ref()?.consumer_key.clone());
        let values = [
            ("permission_set_id", permission_set.map(|set| set.id.to_string())),
            ("user_id", username.and_then(|name| self.user(name)).map(|user| user.id.to_string())),
            // The app's page takes the id in its short form only (seen in links to it).
            ("app_id", app.and_then(|app| app.id.as_ref()).map(|id| id.short().to_owned())),
            ("consumer_key", key),
            ("login_host", organization.map(|org| org.environment.login_host().to_owned())),
            ("org_name", organization.map(|org| org.name.clone())),
        ];
        values.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
    }
}

/// The org itself (`Organization`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Organization {
    /// Its id.
    pub id: OrgId,
    /// The company's name.
    pub name: String,
    /// Production or sandbox.
    pub environment: Environment,
    /// The edition, for example `Enterprise Edition`.
    pub edition: String,
    /// The instance, for example `EUR48`.
    pub instance: Option<String>,
}

/// Where an org lives; it decides the audience of a login.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Environment {
    /// Production or Developer Edition.
    Production,
    /// A sandbox or scratch org.
    Sandbox,
}

impl Environment {
    /// The address that stands for it in a login (Salesforce Help, "OAuth 2.0 JWT Bearer Flow").
    pub fn login_host(self) -> &'static str {
        match self {
            Self::Production => "https://login.salesforce.com",
            Self::Sandbox => "https://test.salesforce.com",
        }
    }
}

/// A user (`User`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct User {
    /// Its id.
    pub id: UserId,
    /// The name as shown.
    pub name: String,
    /// The Username: unique in all of Salesforce, and not an e-mail address although it looks like one.
    pub username: String,
    /// The e-mail address.
    pub email: Option<String>,
    /// Whether the user may log in at all.
    pub is_active: bool,
    /// The name of its profile.
    pub profile: Option<String>,
    /// The name of its user license, which follows from the profile.
    pub license: Option<String>,
}

/// The license of an installed package (`PackageLicense`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackageLicense {
    /// The package's namespace.
    pub namespace: String,
    /// `Active`, `Expired` or `Free`.
    pub status: String,
    /// When it ends.
    pub expires: Option<Moment>,
}

/// An Apex class (`ApexClass`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApexClass {
    /// Its id.
    pub id: ApexClassId,
    /// Whether it compiles.
    pub is_valid: bool,
    /// `Active`, `Inactive` or `Deleted`.
    pub status: String,
}

/// A license of which users take seats (`UserLicense`, `PermissionSetLicense`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct License {
    /// Its name: `Name`, or `DeveloperName` of a permission set license.
    pub name: String,
    /// Its label.
    pub label: String,
    /// `Active` or `Disabled`.
    pub status: String,
    /// Seats bought.
    pub total: i64,
    /// Seats taken.
    pub used: i64,
    /// When it ends.
    pub expires: Option<Moment>,
}

impl License {
    /// Seats that nobody has taken.
    pub fn free(&self) -> i64 {
        (self.total - self.used).max(0)
    }
}

/// A permission set (`PermissionSet`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PermissionSet {
    /// Its id.
    pub id: PermissionSetId,
    /// Its API name.
    pub name: String,
    /// Its label.
    pub label: String,
    /// The name of its license, or its id where no license of that id was read; nothing for --None--.
    pub license: Option<String>,
    /// Whether it only counts in sessions that activate it.
    pub needs_activation: bool,
    /// Which system permissions it grants, by API name; what the org does not list is absent.
    pub permissions: BTreeMap<String, bool>,
}

/// Somebody holds the permission set (`PermissionSetAssignment`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assignment {
    /// Who.
    pub assignee: UserId,
    /// Whether it counts now.
    pub is_active: bool,
    /// When it ends.
    pub expires: Option<Moment>,
}
