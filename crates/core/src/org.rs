//! What was observed in an org, with the reason wherever it could not be.
//!
//! An observation never fails as a whole: each fact stands for itself, known or
//! with the reason why not. What was not read is never taken for "not there".

mod app;
mod certificate;
mod found;
mod grants;
mod id;
mod labels;
mod login;
mod login_limits;
mod moment;
mod profile;
mod taken;
mod user;
mod week_time;

pub use app::{
    App, AppPolicy, GlobalOauthSettings, OauthPolicy, OauthSettings, OtherFlow, PermissionSetOnApp,
};
pub use certificate::{AppCertificate, Certificate, Fingerprint, KeyDigest, PublicKey};
pub use found::{FoundApp, FoundProfile, FoundSet, FoundUser, Holder, Offer, SetNamesake};
pub use grants::{Access, EntityAccess, Grants};
pub use id::{ApexClassId, AppId, LoginId, OrgId, PermissionSetId, ProfileId, UserId};
pub use labels::permission_label;
pub use login::{
    AppKind, Barrier, Login, LoginWay, Logins, Namesake, Older, OwnTest, Whose, as_application, settle_tests,
    whose,
};
pub use login_limits::{DayHours, IpRange, LoginLimits};
pub use moment::Moment;
pub use profile::{Grant, Profile, ProfileGrants, as_metadata_name};
pub use taken::{AppSeen, HeldSet, Hints, LoginSeen, Perhaps, Pick, Picks, SetSeen, Survey, UserSeen};
pub use user::{
    ApiClientGrant, ApiClientGrants, Assignment, Choice, Force, Group, Held, HeldGroup, HeldLicense,
    IntegrationUser, User, choose,
};
pub use week_time::{WEEK, WeekTime, Zones, minutes_ahead};

use std::collections::BTreeMap;
use words::{Text, reason};

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
        what: Text,
    },
    /// The question failed.
    Failed {
        /// What was asked.
        what: Text,
        /// What happened, within a sentence.
        why: Text,
        /// What helps.
        advice: Text,
    },
    /// The answer was there, but not this part of it.
    Lacking {
        /// What was asked.
        what: Text,
        /// What the answer lacks, in Salesforce's name for it where it has one.
        field: Text,
    },
    /// There is more than one answer holds.
    TooMany {
        /// What was asked.
        what: Text,
    },
    /// It is of the older kind, a connected app.
    Older {
        /// What it is called.
        app: String,
    },
    /// Several could be meant, and what they do does not tell which.
    Several {
        /// What was looked for.
        what: Text,
        /// Those that could be meant.
        candidates: Text,
    },
    /// It belongs to something that is not there, or not known either.
    NeedsOther {
        /// What is asked for.
        what: Text,
        /// What must be known first.
        needs: Text,
    },
}

impl From<&Reason> for Text {
    fn from(reason: &Reason) -> Self {
        match reason.clone() {
            Reason::NotAsked => reason::NotAsked.into(),
            Reason::ValueMissing { what } => reason::ValueMissing { what }.into(),
            Reason::Failed { what, why, advice } => reason::Failed { what, why, advice }.into(),
            Reason::Lacking { what, field } => reason::Lacking { what, field }.into(),
            Reason::TooMany { what } => reason::TooMany { what }.into(),
            Reason::Older { app } => reason::Older { app: app.into() }.into(),
            Reason::Several { what, candidates } => {
                reason::Several { what: what.clone(), candidates: candidates.clone() }.into()
            }
            Reason::NeedsOther { what, needs } => reason::NeedsOther { what, needs }.into(),
        }
    }
}

/// An org as observed for one guide. What plays a role of the guide is told by the role.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Org {
    /// The org itself.
    pub organization: Observed<Organization>,
    /// The signed-in admin.
    pub admin: Observed<User>,
    /// Which system permissions the admin has, by API name; what the org does not list is absent.
    pub rights: Observed<BTreeMap<String, bool>>,
    /// The licenses of the packages; none where the org has none of that namespace.
    pub packages: BTreeMap<String, Observed<Option<PackageLicense>>>,
    /// The Apex classes.
    pub classes: BTreeMap<String, Observed<Option<ApexClass>>>,
    /// All user licenses.
    pub user_licenses: Observed<Vec<License>>,
    /// All permission set licenses.
    pub permission_set_licenses: Observed<Vec<License>>,
    /// What profiles ask of sessions (`ProfileSessionSetting.requiredSessionLevel`), by their
    /// names in small letters; those that ask for nothing are missing.
    pub session_levels: Observed<BTreeMap<String, String>>,
    /// Whether the org lets in approved apps alone (`ConnectedAppSettings`); asked for where the
    /// app waits for the approval of its users, and the org has API Access Control.
    pub approved_apps_only: Observed<bool>,
    /// How many of the day's API calls are used, as the org said last.
    pub api_usage: Option<ApiUsage>,
    /// The permission sets.
    pub permission_sets: BTreeMap<String, FoundSet>,
    /// The profiles.
    pub profiles: BTreeMap<String, FoundProfile>,
    /// The users.
    pub users: BTreeMap<String, FoundUser>,
    /// The external client apps.
    pub apps: BTreeMap<String, FoundApp>,
    /// Salesforce's labels of system permissions, as far as they were needed.
    pub permission_labels: BTreeMap<String, String>,
    /// The names of Apex classes with their namespace before a dot, by the short form of
    /// their ids, as far as they were needed.
    pub class_names: BTreeMap<String, String>,
    /// The labels of the apps, of both kinds, by the short form of their ids, as far as they were
    /// read.
    pub app_labels: BTreeMap<String, String>,
}

impl Org {
    /// Whether something could play a role that nothing is known to play, and only the admin can
    /// tell.
    pub fn offers(&self) -> bool {
        let mut users = self.users.values().filter(|found| found.taken().is_none());
        let mut apps = self.apps.values().filter(|found| found.there().is_none());
        let sets = self.permission_sets.values();
        let mut sets = sets.filter(|found| !matches!(found.set.known(), Some(Some(_))));
        users.any(|found| !found.fitting.is_empty() || !found.perhaps.is_empty())
            || apps.any(|found| !found.offered.is_empty() || !found.perhaps.is_empty())
            || sets.any(|found| !found.offered.is_empty() || !found.perhaps.is_empty())
    }

    /// What Salesforce calls a system permission: by this org, else in English, else its API name.
    pub fn permission_label<'a>(&'a self, name: &'a str) -> &'a str {
        self.permission_labels
            .get(name)
            .map_or_else(|| permission_label(name).unwrap_or(name), String::as_str)
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
    /// The default time zone, for example `Europe/Zurich`.
    pub time_zone: Option<String>,
    /// The default locale, for example `en_GB`.
    pub locale: Option<String>,
    /// The default language, for example `en_US`.
    pub language: Option<String>,
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

/// The license of an installed package (`PackageLicense`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackageLicense {
    /// The package's namespace.
    pub namespace: String,
    /// `Active`, `Expired`, `Free` or `Trial`.
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
    /// Whether a permission set of this license may hold Apex REST Services
    /// (`MaximumPermissionsApexRestServices`); nothing where the org does not tell.
    pub holds_apex_rest: Option<bool>,
}

/// How many of the day's API calls are used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ApiUsage {
    /// So many.
    Of {
        /// Those that were made.
        used: u32,
        /// Those that the org has a day.
        allowed: u32,
    },
    /// All of them: a call was refused for it.
    UsedUp,
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
