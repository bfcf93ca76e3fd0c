//! Compares what a guide wants with what was observed in the org.
//!
//! A check has three outcomes: the fact is as wanted, it differs, or it cannot
//! be said. Whatever was not read falls under the third, so that nothing is
//! called done which nobody saw.

mod app;
mod ending;
pub mod learned;
pub mod login;
mod login_limits;
mod names;
mod other_side;
mod permission_set;
mod policy;
mod prerequisites;
mod profile;
mod proof;
pub mod routes;
mod user;

pub use ending::ago;
pub(crate) use login_limits::of_hours;
pub use proof::{Says as LoginSays, Sorted as SortedLogins, last_login};
pub(crate) use proof::{login_at, login_says};
pub use user::with_last_logins;

#[cfg(test)]
pub(crate) mod tests;

use crate::org::{Certificate, Moment, Org, OwnTest, Reason};
use guide::{About, CheckId, CheckSpec, Fact, Guide, Role, Template, User, Values};
use std::collections::BTreeMap;
use words::{Text, Value, check};

/// What a check says about one fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The check.
    pub check: CheckId,
    /// What it says.
    pub verdict: Verdict,
}

/// The outcome of a check: OK, Needs a change, or Could not check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The org shows the fact.
    Met {
        /// What was found.
        found: Text,
        /// What is to be known beside it, where there is something.
        remark: Option<Remark>,
    },
    /// The org shows something else.
    Differs {
        /// In which way.
        kind: Difference,
        /// What the guide wants.
        expected: Text,
        /// What was found.
        found: Text,
        /// How to put it right.
        remedy: Text,
    },
    /// It cannot be said.
    Unknown {
        /// Why not.
        why: Text,
        /// The check that must be OK before this one can say anything.
        waits_for: Option<CheckId>,
    },
}

/// What is to be known of a fact that is as wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    /// It is right, and looks otherwise than expected.
    Note(Text),
    /// It is right now, and may not stay so.
    Risk(Text),
}

/// In which way the org differs from what is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Difference {
    /// What a step makes, grants or assigns is not there.
    Missing,
    /// It is there, and it is not as wanted.
    Wrong,
}

/// What is known on this side of the wire.
#[derive(Clone, Debug)]
pub struct Local<'a> {
    /// The certificate held here, if there is one.
    pub certificate: Option<&'a Certificate>,
    /// The logins that were made here to test.
    pub own_tests: Vec<OwnTest>,
    /// The time.
    pub now: Moment,
}

/// Judges every check of the guide, in the guide's order.
pub fn check(guide: &Guide, values: &Values, org: &Org, local: &Local<'_>) -> Vec<Finding> {
    let mut verdicts: BTreeMap<&CheckId, Verdict> = BTreeMap::new();
    // Each round judges what only waits for checks that are judged; a guide whose
    // checks wait for one another in a circle leaves some without a verdict.
    loop {
        let before = verdicts.len();
        for spec in &guide.checks {
            let ready = spec.after.iter().all(|id| verdicts.contains_key(id));
            if ready && !verdicts.contains_key(&spec.id) {
                let verdict = judge(spec, guide, values, org, local, &verdicts);
                verdicts.insert(&spec.id, verdict);
            }
        }
        if verdicts.len() == before {
            break;
        }
    }
    let finding = |spec: &CheckSpec| {
        let circular = || could_not(check::WaitsForItself.into());
        let verdict = verdicts.remove(&spec.id).unwrap_or_else(circular);
        Finding { check: spec.id.clone(), verdict }
    };
    guide.checks.iter().map(finding).collect()
}

fn judge(
    spec: &CheckSpec,
    guide: &Guide,
    values: &Values,
    org: &Org,
    local: &Local<'_>,
    verdicts: &BTreeMap<&CheckId, Verdict>,
) -> Verdict {
    let first_unmet = spec.after.iter().find(|id| !matches!(verdicts.get(id), Some(Verdict::Met { .. })));
    if let Some(unmet) = first_unmet {
        let title = guide.check(unmet).map(|spec| spec.title.say(values)).unwrap_or_default();
        let why = check::NeedsAnother { check: title }.into();
        return Verdict::Unknown { why, waits_for: Some(unmet.clone()) };
    }
    let Some(fact) = guide.fact(spec) else { return could_not(check::NothingExpected.into()) };
    let asked = Asked { guide, values, org, local, role: fact.role };
    match judge_fact(&fact, &asked) {
        Ok(Judgement::Met { found, remark }) => Verdict::Met { found, remark },
        Ok(Judgement::Differs { kind, expected, found }) => {
            Verdict::Differs { kind, expected, found, remedy: spec.remedy.say(values) }
        }
        Err(Undecided(why)) => could_not(why),
    }
}

fn could_not(why: Text) -> Verdict {
    Verdict::Unknown { why, waits_for: None }
}

fn judge_fact(fact: &Fact, asked: &Asked) -> Judged {
    match fact.about {
        About::Package(package) => prerequisites::package_installed(package, asked),
        About::Class(class) => prerequisites::class_usable(class, asked),
        About::UserLicense(license) => prerequisites::user_license_seat(license, asked),
        About::PermissionSetLicense(license) => prerequisites::permission_set_license_seat(license, asked),
        About::Rights(rights) => prerequisites::rights_held(rights, asked),
        About::PermissionSet(set, attribute) => permission_set::judge(set, attribute, fact.item, asked),
        About::Profile(profile, attribute) => profile::judge(profile, attribute, fact.item, asked),
        About::User(user, attribute) => user::judge(user, attribute, fact.item, asked),
        About::App(app, attribute) => app::judge(app, attribute, asked),
    }
}

/// What a fact is judged by.
#[derive(Clone, Copy)]
struct Asked<'a> {
    guide: &'a Guide,
    values: &'a Values,
    org: &'a Org,
    local: &'a Local<'a>,
    /// The role of the object that the fact is about.
    role: &'a Role,
}

impl<'a> Asked<'a> {
    /// A text of the guide with the values that it needs.
    fn text(&self, template: &Template) -> Result<String, Undecided> {
        template.fill(self.values).map_err(|missing| {
            let label = self.guide.parameters.iter().find(|parameter| parameter.id == missing);
            let value =
                label.map_or_else(|| Text::value(missing.as_str()), |parameter| (&parameter.label).into());
            Undecided(check::ValueNeeded { value }.into())
        })
    }

    /// An object that the guide refers to. The build refuses references that lead nowhere.
    fn of<T>(objects: &'a BTreeMap<Role, T>, role: &str) -> Result<&'a T, Undecided> {
        objects.get(role).ok_or_else(|| Undecided(check::NothingExpected.into()))
    }

    /// What was found of an object, by its role.
    fn found<T>(found: &'a BTreeMap<String, T>, role: &str) -> Result<&'a T, Undecided> {
        found.get(role).ok_or_else(|| Undecided::from(&Reason::NotAsked))
    }

    /// The Username of a user of the guide, once it is known.
    fn username(&self, user: &User) -> Option<String> {
        user.username.fill(self.values).ok()
    }
}

/// That something was found under another name than the guide's own.
fn other_name(own: &Template, found: &str, asked: &Asked) -> Option<Remark> {
    let own = own.fill(&Values::defaults(asked.guide)).ok()?;
    let is_own = own.eq_ignore_ascii_case(found);
    (!is_own).then(|| Remark::Note(check::OtherName { own: own.into() }.into()))
}

/// What is said of a fact that could be judged.
enum Judgement {
    Met { found: Text, remark: Option<Remark> },
    Differs { kind: Difference, expected: Text, found: Text },
}

/// Why a fact could not be judged.
struct Undecided(Text);

impl From<&Reason> for Undecided {
    fn from(reason: &Reason) -> Self {
        Self(reason.into())
    }
}

type Judged = Result<Judgement, Undecided>;

fn met(found: impl Into<Text>) -> Judged {
    is_met(found.into(), None)
}

/// As [`met`], with something to be known beside it.
fn met_but(found: impl Into<Text>, remark: Option<Remark>) -> Judged {
    is_met(found.into(), remark)
}

#[expect(clippy::unnecessary_wraps, reason = "a judgement ends in this, in `unlike` or in `doubt`")]
#[inline(never)]
fn is_met(found: Text, remark: Option<Remark>) -> Judged {
    Ok(Judgement::Met { found, remark })
}

fn differs(expected: impl Into<Text>, found: impl Into<Text>) -> Judged {
    unlike(Difference::Wrong, expected.into(), found.into())
}

/// As [`differs`], where nothing is there yet that could be wrong.
fn missing(expected: impl Into<Text>, found: impl Into<Text>) -> Judged {
    unlike(Difference::Missing, expected.into(), found.into())
}

#[expect(clippy::unnecessary_wraps, reason = "as above")]
#[inline(never)]
fn unlike(kind: Difference, expected: Text, found: Text) -> Judged {
    Ok(Judgement::Differs { kind, expected, found })
}

fn doubt<T>(why: impl Into<Text>) -> Result<T, Undecided> {
    Err(Undecided(why.into()))
}

/// Compares a name, for which Salesforce makes no difference between capitals and small letters;
/// with what is said where the answer lacks it.
fn named(expected: &str, found: Option<&String>, lacking: impl Into<Text>) -> Judged {
    match found {
        Some(found) if found.eq_ignore_ascii_case(expected) => met(Text::value(found)),
        Some(found) => differs(Text::value(expected), Text::value(found)),
        None => doubt(lacking),
    }
}

/// Nobody reads more names than this in one sentence.
const MOST_LISTED: usize = 20;

/// Texts one after the other, between commas; of very many the first ones and how many more.
pub fn list<T: Into<Text>>(texts: impl IntoIterator<Item = T>) -> Text {
    let mut texts: Vec<Text> = texts.into_iter().map(Into::into).collect();
    if texts.is_empty() {
        return check::None.into();
    }
    let more = texts.len().saturating_sub(MOST_LISTED);
    texts.truncate(MOST_LISTED);
    match more {
        0 => Text::commas(texts),
        more => check::AndMore { first: Text::commas(texts), more: more.into() }.into(),
    }
}

/// Data of the org one after the other.
fn values<T: Into<Value>>(values: impl IntoIterator<Item = T>) -> Text {
    list(values.into_iter().map(Text::value))
}
