//! Asks the product about generated orgs: a process of Node makes one after the
//! other and judges what is said of it; this observes each, and says it.
//!
//! A line of the process is an org to be asked about, or the sum at the end; a
//! line to it is the list of findings.

use crate::stand_in::{StandIn, observe};
use guide::{Guide, Values};
use guidepost_core::check::{Difference, Finding, Local, Remark, Verdict, check};
use guidepost_core::observe::read_certificate;
use guidepost_core::org::Moment;
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write as _};
use std::panic::AssertUnwindSafe;
use std::path::Path;
use std::process::{Command, Stdio};
use words::in_english;

/// One line of the process.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Line {
    Ask(Question),
    Sum(Sum),
}

/// An org to be asked about.
#[derive(Deserialize)]
struct Question {
    org: StandIn,
    /// What the admin has entered, by the ids of the guide's parameters.
    values: BTreeMap<String, String>,
}

/// What all orgs came to.
#[derive(Debug, Deserialize)]
pub(crate) struct Sum {
    pub(crate) tried: u64,
    /// Everything that was said falsely, each with the org that shows it.
    pub(crate) faults: Vec<String>,
}

/// Runs `tests/verdicts/main.mjs` with these words until all of its orgs are judged
/// by what `say` makes of each finding.
pub(crate) fn run(words: &[String], say: fn(Value) -> Value) -> Sum {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let mut process = Command::new(folder.join("node_modules/.bin/node"))
        .args(["--no-warnings", "verdicts/main.mjs"])
        .args(words)
        .current_dir(&folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = process.stdin.take().unwrap();
    let guide = shipped::guides().into_iter().next().unwrap();
    for line in BufReader::new(process.stdout.take().unwrap()).lines() {
        match serde_json::from_str(&line.unwrap()).unwrap() {
            Line::Ask(question) => {
                writeln!(input, "{}", answer(&guide, &question, say)).unwrap();
            }
            Line::Sum(sum) => {
                drop(input);
                assert!(process.wait().unwrap().success());
                return sum;
            }
        }
    }
    panic!("the process that makes the orgs broke off with {}", process.wait().unwrap());
}

/// The findings, or why there are none: a product that panics has answered, too.
fn answer(guide: &Guide, question: &Question, say: fn(Value) -> Value) -> Value {
    let said = std::panic::catch_unwind(AssertUnwindSafe(|| findings(guide, question, say)));
    said.unwrap_or_else(|_| json!({ "panicked": true }))
}

fn findings(guide: &Guide, Question { org, values: entered }: &Question, say: fn(Value) -> Value) -> Value {
    let mut values = Values::defaults(guide);
    for (parameter, value) in entered {
        values.set(parameter, value);
    }
    let (found, calls) = observe(guide, org, &values);
    let own = read_certificate(&org.certificate).unwrap();
    let now = Moment::from_seconds(org.now);
    let local = Local { certificate: Some(&own), own_tests: Vec::new(), now };
    let findings = check(guide, &values, &found, &local);
    let findings: Vec<Value> = findings.iter().map(|finding| say(told(guide, finding))).collect();
    json!({ "calls": calls.requests, "findings": findings })
}

/// One finding: `kind` is what the panel's mark depends on, `text` all that is said.
fn told(guide: &Guide, finding: &Finding) -> Value {
    let step = guide.checks.iter().find(|check| check.id == finding.check).map(|check| check.step.as_str());
    // To do, and not a change.
    let missing = matches!(&finding.verdict, Verdict::Differs { kind: Difference::Missing, .. });
    let (kind, waits) = match &finding.verdict {
        Verdict::Met { .. } => ("met", false),
        Verdict::Differs { .. } => ("differs", false),
        Verdict::Unknown { waits_for, .. } => ("unknown", waits_for.is_some()),
    };
    json!({ "check": finding.check.as_str(), "step": step, "kind": kind, "waits": waits, "missing": missing, "text": in_english_all(&finding.verdict) })
}

/// All that is said of a fact.
fn in_english_all(verdict: &Verdict) -> String {
    match verdict {
        Verdict::Met { found, remark: None } => format!("Met: {}", in_english(found)),
        Verdict::Met { found, remark: Some(Remark::Note(says)) } => {
            format!("Met: {}; note: {}", in_english(found), in_english(says))
        }
        Verdict::Met { found, remark: Some(Remark::Risk(says)) } => {
            format!("Met: {}; risk: {}", in_english(found), in_english(says))
        }
        Verdict::Differs { expected, found, .. } => {
            format!("Differs: {}, in place of {}", in_english(found), in_english(expected))
        }
        Verdict::Unknown { why, .. } => format!("Unknown: {}", in_english(why)),
    }
}
