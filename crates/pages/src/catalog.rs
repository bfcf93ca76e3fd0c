//! The locators as data: which pages of Setup there are, how each is
//! recognised, and by which clues each of its controls is found.
//!
//! The file is `extension/locators/setup.toml`; this module is its format.

mod labels;
mod plain;
mod release;
mod site_policy;
mod validate;
mod words;

pub use labels::{LANGUAGES, Label};
pub(super) use plain::plain;
pub use release::{NotARelease, Release, Releases};
pub use site_policy::{Asked, OutputMark, SitePolicy};
pub use validate::CatalogError;
pub use words::Words;

use super::command::{Choice, ControlKind};
use super::path::PathPattern;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::OnceLock;

/// The name of a page, for example `permission-set-new`; a contract with the guides.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(transparent)]
pub struct PageId(pub String);

/// The name of a control of a page, for example `api-name`; a contract with the guides.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(transparent)]
pub struct FieldId(pub String);

impl fmt::Display for PageId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for FieldId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<&str> for PageId {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl From<&str> for FieldId {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

/// All that is known about the pages of Setup.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Catalog {
    /// The release of Salesforce that the facts were last compared with.
    pub release: Release,
    /// What the page agent needs to know about this site, sent with `describe`.
    pub marks: SitePolicy,
    /// The pages.
    #[serde(rename = "page")]
    pub pages: Vec<Page>,
    /// The dictionary.
    #[serde(rename = "label")]
    pub labels: Vec<Label>,
    /// The words of its pages, once they were asked for.
    #[serde(skip)]
    pub(super) known_words: OnceLock<BTreeSet<String>>,
}

impl<'de> Deserialize<'de> for PathPattern {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::try_from(String::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

/// A page of Setup.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Page {
    /// Its name.
    pub id: PageId,
    /// In which frame it is shown.
    pub frame: FrameRole,
    /// The addresses it has; one of them must fit.
    pub paths: Vec<PathPattern>,
    /// Query values it must have.
    #[serde(default)]
    pub query: BTreeMap<String, PathPattern>,
    /// Query values it must not have.
    #[serde(default)]
    pub no_query: Vec<String>,
    /// Query values that fit where the address has them, with the ids that they carry.
    #[serde(default)]
    pub may_query: BTreeMap<String, PathPattern>,
    /// Controls that must be seen on it.
    #[serde(default)]
    pub requires: Vec<FieldId>,
    /// Controls that must not be seen on it: they belong to another state of the same address.
    #[serde(default)]
    pub absent: Vec<FieldId>,
    /// A heading that must be seen on it, where its address does not tell it from others.
    #[serde(default)]
    pub heading: Option<Words>,
    /// Tabs of it that must be the chosen ones.
    #[serde(default)]
    pub selected: Vec<FieldId>,
    /// Whether it is one of those of which nothing but the address is described.
    #[serde(default)]
    pub never_described: bool,
    /// The releases that have it.
    #[serde(default)]
    pub releases: Releases,
    /// Its controls.
    #[serde(rename = "field", default)]
    pub fields: Vec<Field>,
    /// How well it is known.
    pub mark: Provenance,
    /// Where that is known from.
    pub source: String,
}

impl Page {
    /// The control of that name.
    pub fn field(&self, id: &FieldId) -> Option<&Field> {
        self.fields.iter().find(|field| field.id == *id)
    }
}

/// The frame in which a page is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FrameRole {
    /// The top frame: Lightning pages.
    Shell,
    /// A classic page: in a frame of the shell, or by itself when opened directly.
    Classic,
}

/// How well an entry is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Provenance {
    /// Seen in public code that drives the real page.
    Seen,
    /// Named by Salesforce's or a vendor's documentation.
    Documented,
    /// Concluded from sister pages; to be confirmed in an org.
    Inferred,
}

/// A control of a page.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// Its name.
    pub id: FieldId,
    /// The kinds of control it may be.
    pub kind: Vec<ControlKind>,
    /// The clues that point at it, strongest first.
    pub find: Vec<Clue>,
    /// A heading or named group it stands under, where its own clues fit several controls.
    #[serde(default)]
    pub within: Option<Words>,
    /// The heading of the section it belongs to, where that is known. Words alone
    /// do not make a control outside of that section the field.
    #[serde(default)]
    pub section: Option<Words>,
    /// The words at the head of its column, where a row of a table has several of its kind.
    #[serde(default)]
    pub column: Option<Words>,
    /// Whether the same button may stand on the page twice, above and below a form.
    #[serde(default)]
    pub repeated: bool,
    /// The releases that have it.
    #[serde(default)]
    pub releases: Releases,
    /// The options that guides name, by token.
    #[serde(default)]
    pub options: BTreeMap<String, OptionWords>,
    /// Around what stands the value of an option at the end of its words, where it does:
    /// `({value})` where these are "... Standard Time (Europe/Zurich)".
    #[serde(default)]
    pub options_end: Option<String>,
    /// The field of a form whose saved value this one shows.
    #[serde(default)]
    pub shows: Option<FieldId>,
    /// How well it is known.
    pub mark: Provenance,
    /// Where that is known from.
    pub source: String,
}

impl Field {
    /// Whether a control of this kind can be the field: what it can hold counts, not how it is drawn.
    pub fn can_be(&self, kind: ControlKind) -> bool {
        self.kind.iter().any(|known| known.holds_as(kind))
    }

    /// All kinds of control that can be the field.
    pub fn kinds(&self) -> Vec<ControlKind> {
        ControlKind::ALL.into_iter().filter(|kind| self.can_be(*kind)).collect()
    }

    /// The option of that token as the page agent looks for it, with the words
    /// of all languages; `shown` are the guide's own words, which stand alone
    /// where the token is not in the catalog.
    pub fn choice(&self, token: Option<&str>, shown: &str) -> Choice {
        let known = token.and_then(|token| self.options.get(token));
        let mut labels: Vec<String> =
            known.map(|option| option.labels.all().map(str::to_owned).collect()).unwrap_or_default();
        if !labels.iter().any(|label| label == shown) {
            labels.insert(0, shown.to_owned());
        }
        Choice {
            value: known.and_then(|option| option.value.clone()),
            labels,
            ending: known.and_then(|option| option.ending.clone()),
        }
    }

    /// The option that depends on the org: by the value behind it where that is known, which
    /// may stand at the end of its words too, and by the words that it has.
    pub fn choice_of(&self, value: Option<String>, shown: &str) -> Choice {
        let pattern = self.options_end.as_ref();
        let ending = value.as_ref().and_then(|value| Some(pattern?.replace("{value}", value)));
        Choice { value, ending, ..self.choice(None, shown) }
    }
}

/// A clue to a control. The order of the variants is their rank.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Clue {
    /// The whole `id` attribute.
    Id(String),
    /// The `name` attribute.
    Name(String),
    /// The `title` attribute where it is an API name.
    Title(String),
    /// The value that a tab carries.
    Value(String),
    /// The end of an `id` whose beginning is generated.
    IdSuffix(String),
    /// A part of the name that no language changes, for example `(api)`.
    Token(String),
    /// The accessible name.
    Label(Words),
    /// The beginning of the accessible name, where the page adds words of its own to it.
    LabelStart(Words),
    /// The words of the table row that the control stands in.
    Row(Words),
    /// A heading or named group that it stands under, being the only one of its kind there.
    Under(Words),
}

impl Clue {
    /// Its words, where it is one of words.
    pub fn words(&self) -> Option<&Words> {
        match self {
            Self::Label(words) | Self::LabelStart(words) | Self::Row(words) | Self::Under(words) => {
                Some(words)
            }
            _ => None,
        }
    }
}

/// What a clue is about, in the order of strength.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ClueKind {
    /// The `id` attribute.
    Id,
    /// The `name` attribute.
    Name,
    /// The `title` attribute.
    Title,
    /// The value that a tab carries.
    Value,
    /// The end of the `id`.
    IdSuffix,
    /// A part of the name that no language changes.
    Token,
    /// The accessible name.
    Label,
    /// The beginning of the accessible name.
    LabelStart,
    /// The words of the row.
    Row,
    /// The section, in which it is the only one of its kind.
    Under,
}

impl ClueKind {
    /// What it counts when controls are compared.
    pub fn points(self) -> u32 {
        match self {
            Self::Id | Self::Name | Self::Title | Self::Value => 100,
            Self::IdSuffix => 80,
            Self::Token => 60,
            Self::Label => 50,
            Self::LabelStart => 40,
            Self::Row => 30,
            Self::Under => 20,
        }
    }

    /// Whether it is an attribute that the page's author gave, and no words.
    pub fn is_attribute(self) -> bool {
        self <= Self::IdSuffix
    }
}

impl Clue {
    /// What the clue is about.
    pub fn kind(&self) -> ClueKind {
        match self {
            Self::Id(_) => ClueKind::Id,
            Self::Name(_) => ClueKind::Name,
            Self::Title(_) => ClueKind::Title,
            Self::Value(_) => ClueKind::Value,
            Self::IdSuffix(_) => ClueKind::IdSuffix,
            Self::Token(_) => ClueKind::Token,
            Self::Label(_) => ClueKind::Label,
            Self::LabelStart(_) => ClueKind::LabelStart,
            Self::Row(_) => ClueKind::Row,
            Self::Under(_) => ClueKind::Under,
        }
    }
}

/// An option of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct OptionWords {
    /// The value behind it, which no language changes.
    pub value: Option<String>,
    /// How its words end in every language, for example `(api)`.
    pub ending: Option<String>,
    /// Its words by language.
    pub labels: Words,
}

impl Catalog {
    /// Reads the catalog from JSON, the form in which it is shipped, validates it,
    /// and gives its pages the words of all languages.
    pub fn from_json(text: &str) -> Result<Self, CatalogError> {
        let mut catalog: Self =
            serde_json::from_str(text).map_err(|error| CatalogError::Format(error.to_string()))?;
        catalog.validate()?;
        catalog.translate()?;
        catalog.marks.asked = Asked::of(&catalog.pages);
        Ok(catalog)
    }

    /// The catalog with the entries alone that a release has.
    #[must_use]
    pub fn of_release(mut self, release: Release) -> Self {
        self.pages.retain(|page| page.releases.contain(release));
        for page in &mut self.pages {
            page.fields.retain(|field| field.releases.contain(release));
        }
        self
    }

    /// The page of that name.
    pub fn page(&self, id: &PageId) -> Option<&Page> {
        self.pages.iter().find(|page| page.id == *id)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests;
