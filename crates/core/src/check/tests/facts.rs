//! One table per fact.

mod app;
mod permission_set;
mod policy;
mod prerequisites;
mod profile;
mod proof;
mod user;

use super::sample::{
    NOW, local, org, present, the_app, the_assignments, the_class, the_groups, the_package, the_profile,
    the_set, the_user, unknown, verdict,
};
use crate::check::{Difference, Local, Remark, Verdict};
use crate::org::{App, AppPolicy, GlobalOauthSettings, Moment, OauthPolicy, Observed, Org};
use words::{Text, in_english};

/// What is said, with a piece of the text that says it.
enum Says {
    Met(&'static str),
    Noted(&'static str),
    Risky(&'static str),
    Differs(&'static str),
    Missing(&'static str),
    Unknown(&'static str),
}
use Says::{Differs, Met, Missing, Noted, Risky, Unknown};

type Case = (fn(&mut Org), Says);

/// The org as it is.
fn unchanged(_: &mut Org) {}

fn judge(fact: &str, cases: &[Case]) {
    judge_with(fact, &local(), cases);
}

fn judge_with(fact: &str, local: &Local, cases: &[Case]) {
    for (number, (change, says)) in cases.iter().enumerate() {
        let mut org = org();
        change(&mut org);
        let verdict = verdict(fact, &org, local);
        let fits = match (&verdict, says) {
            (Verdict::Met { found, remark: None }, Met(part)) => in_english(found).contains(part),
            (Verdict::Met { remark: Some(Remark::Note(says)), .. }, Noted(part))
            | (Verdict::Met { remark: Some(Remark::Risk(says)), .. }, Risky(part)) => {
                in_english(says).contains(part)
            }
            (Verdict::Differs { kind: Difference::Wrong, found, remedy, .. }, Differs(part))
            | (Verdict::Differs { kind: Difference::Missing, found, remedy, .. }, Missing(part)) => {
                in_english(found).contains(part) && *remedy == Text::value("Mend it.")
            }
            (Verdict::Unknown { why, waits_for: None }, Unknown(part)) => in_english(why).contains(part),
            _ => false,
        };
        assert!(fits, "{fact}, case {number}: {verdict:?}");
        let said = match &verdict {
            Verdict::Met { found, remark: None } => vec![found],
            Verdict::Met { found, remark: Some(Remark::Note(says) | Remark::Risk(says)) } => {
                vec![found, says]
            }
            Verdict::Differs { expected, found, .. } => vec![expected, found],
            Verdict::Unknown { why, .. } => vec![why],
        };
        assert!(
            !said.into_iter().any(|text| has_nameless_key(&in_english(text))),
            "{fact}, case {number}: {verdict:?}"
        );
    }
}

/// Whether a text says "key" and not which: there are private keys and consumer keys, and
/// who confuses them hands over the wrong one.
fn has_nameless_key(text: &str) -> bool {
    let text = text.to_lowercase().replace("private key", "").replace("consumer key", "");
    text.split(|letter: char| !letter.is_alphanumeric()).any(|word| matches!(word, "key" | "keys"))
}

#[test]
fn a_key_without_a_name_is_found() {
    assert!(has_nameless_key("The private key and its key.") && has_nameless_key("All keys."));
    assert!(!has_nameless_key("Consumer keys, the private key, and a keyboard."));
}

fn app(org: &mut Org) -> &mut App {
    present(&mut the_app(org).app)
}

fn settings(org: &mut Org) -> &mut GlobalOauthSettings {
    present(&mut app(org).global_settings)
}

fn oauth_policy(org: &mut Org) -> &mut OauthPolicy {
    present(&mut app(org).oauth_policy)
}

fn policy(org: &mut Org) -> &mut AppPolicy {
    present(&mut app(org).policy)
}

fn days_from_now(days: i64) -> Moment {
    Moment::from_seconds(NOW.seconds() + days * 86_400)
}

const NOT_ANSWERED: &str = "Salesforce did not answer. Try again.";

const GONE: Case = (|org| the_app(org).app = Observed::Known(None), Unknown("There is no such app."));
const FAILED: Case = (|org| the_app(org).app = unknown(), Unknown(NOT_ANSWERED));
