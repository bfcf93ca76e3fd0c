//! What the panel remembers of an org while the browser runs: place, values and
//! results, never a secret.

mod field_overrides;

pub use field_overrides::{FieldOverrides, Word};

use guidepost_core::progress::{CheckVerdict, Diagnosed};
use salesforce::answer::{Calls, Identity};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The form of what is remembered; of another one nothing is taken up. The second one holds
/// messages where the first one held sentences.
pub const FORMAT: u32 = 2;

/// What is remembered, under the org's host.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Saved {
    /// See [`FORMAT`].
    #[serde(default)]
    pub format: u32,
    /// The guide.
    pub guide: String,
    /// The step shown.
    pub step: String,
    /// Values that the admin typed, and what was learned.
    pub values: BTreeMap<String, String>,
    /// Names of the values that the admin typed.
    pub typed: Vec<String>,
    /// The steps of which a page of Setup showed all that they want.
    #[serde(default)]
    pub seen_on_page: Vec<String>,
    /// What the checks said.
    pub verdicts: BTreeMap<String, CheckVerdict>,
    /// What was made of all that was read.
    #[serde(default)]
    pub diagnosed: Option<Box<Diagnosed>>,
    /// When the org was last read, in milliseconds since 1970.
    pub checked_ms: Option<f64>,
    /// What that took, where all of it is known.
    #[serde(default)]
    pub calls: Option<Calls>,
    /// Org and user, as last read.
    pub org: Option<OrgFacts>,
    /// The tab in which a form was being filled.
    #[serde(default)]
    pub filling: Option<i32>,
    /// The form that was filled and is not known to be saved.
    #[serde(default)]
    pub open_form: Option<SavedForm>,
    /// The size of the next key that is made, in bits.
    pub key_bits: u16,
    /// What the admin said about the fields of pages.
    #[serde(default)]
    pub told: FieldOverrides,
    /// Whether the org is read by itself after a Save.
    #[serde(default)]
    pub check_after_save: bool,
    /// The logins that were made here to test.
    #[serde(default)]
    pub own_tests: Vec<SavedTest>,
}

/// A login that was made here to test: between which seconds since 1970, and its row in the
/// login history, once it was seen there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedTest {
    /// Not before.
    pub from: i64,
    /// Not after.
    pub until: i64,
    /// The row's id.
    pub row: Option<String>,
}

/// A form with something in it that was filled here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedForm {
    /// Its page.
    pub page: String,
    /// The tab that it stands in.
    pub tab: i32,
    /// The document that shows it; after a reload there is another one.
    pub document: String,
}

/// Org and user, as shown in the header and needed by later steps.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OrgFacts {
    /// Org and user.
    pub identity: Identity,
    /// The org's name.
    pub name: String,
    /// What kind of org it is.
    pub kind: KindOfOrg,
    /// The signed-in user's name; the id where that could not be read.
    pub user: String,
    /// And Username, as far as it was read.
    #[serde(default)]
    pub username: Option<String>,
    /// The integration user, where there is one.
    #[serde(default)]
    pub integration_user: Option<Addresses>,
}

/// What kind of org it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KindOfOrg {
    /// A sandbox or scratch org.
    Sandbox,
    /// An org for developers, of this edition.
    Developer(String),
    /// One in which work touches real customers, of this edition.
    Production(String),
}

/// What a user logs in with, and where mail reaches the user.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Addresses {
    /// The Username.
    pub username: String,
    /// The e-mail address.
    pub email: String,
}
