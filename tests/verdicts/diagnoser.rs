//! Has the core diagnose orgs: a process of Node makes one after the other and judges what is
//! said of it; this observes each, takes from it what an admin's panel would, and says it.

use crate::stand_in::{StandIn, observe_wanted};
use guide::{Guide, ParameterId, Values};
use guidepost_core::check::learned::take_values;
use guidepost_core::check::{Local, check};
use guidepost_core::diagnose::{CallShown, Diagnosis, GetsIn, HandedOver, Heard, TestSeen, Weight, diagnose};
use guidepost_core::observe::{Wanted, read_certificate};
use guidepost_core::org::{Moment, Offer, Org, OrgId, OwnTest, Zones};
use guidepost_core::progress::Read;
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader, Write as _};
use std::panic::AssertUnwindSafe;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Mutex;
use words::in_english;

/// One line of the process.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Line {
    Ask(Box<Question>),
    Sum(Sum),
}

/// An org to be asked about.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Question {
    org: StandIn,
    values: BTreeMap<String, String>,
    handed_over: Option<Handed>,
    test: Option<Tried>,
    pasted: Option<Shown>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Handed {
    org_id: String,
    consumer_key: String,
    username: String,
    fingerprint: Option<String>,
    at: i64,
}

#[derive(Deserialize)]
struct Tried {
    at: i64,
    granted: bool,
    error: Option<String>,
    description: Option<String>,
}

#[derive(Deserialize)]
struct Shown {
    status: u16,
    body: String,
}

/// What all orgs came to.
#[derive(Debug, Deserialize)]
pub(crate) struct Sum {
    pub(crate) tried: u64,
    /// Everything that was said falsely, each with the org that shows it.
    pub(crate) faults: Vec<String>,
    pub(crate) counters: Value,
}

/// Runs `tests/verdicts/diagnosis/main.mjs` with these words until all of its orgs are judged.
pub(crate) fn run(words: &[String]) -> Sum {
    run_seeing(words, |_| ())
}

/// The same, with a look at what is said of each.
pub(crate) fn run_seeing(words: &[String], mut see: impl FnMut(&Value)) -> Sum {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let mut process = Command::new(folder.join("node_modules/.bin/node"))
        .args(["--no-warnings", "verdicts/diagnosis/main.mjs"])
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
                let said = std::panic::catch_unwind(AssertUnwindSafe(|| answer(&guide, &question)));
                let said = said.unwrap_or_else(|_| json!({ "panicked": true }));
                see(&said);
                writeln!(input, "{said}").unwrap();
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

fn answer(guide: &Guide, question: &Question) -> Value {
    let mut values = Values::defaults(guide);
    let mut typed = BTreeSet::new();
    for (parameter, value) in &question.values {
        values.set(parameter, value);
        typed.insert(ParameterId::from(parameter.as_str()));
    }
    let own = read_certificate(&question.org.certificate);
    let own_tests = own_tests(question);
    let key = own.as_ref().map(|certificate| certificate.key_digest);
    let handed = question.handed_over.as_ref().map(|handed| handed.consumer_key.as_str());
    let username = question.handed_over.as_ref().map(|handed| handed.username.as_str());
    let wanted = Wanted::of(guide, &values, &own_tests).holding(key).handed_over(handed);
    let wanted = wanted.handed_username(username);
    let (found, calls) = observe_wanted(&question.org, wanted);
    take_values(guide, &mut values, &typed, &found);
    let now = Moment::from_seconds(question.org.now);
    let local = Local { certificate: own.as_ref(), own_tests, now };
    let verdicts = check(guide, &values, &found, &local);
    let heard = heard(question);
    let diagnosis = diagnose(guide, &values, &found, &verdicts, &local, &heard).unwrap();
    let checked = verdicts.len();
    let said = told(guide, &found, &values, &diagnosis, checked, calls.requests);
    let read =
        Read { guide, values: &values, org: &found, verdicts: &verdicts, local: &local, heard: &heard };
    let lines = read.diagnosed().unwrap().lines;
    // What a person reads beside each: nobody judges it there.
    let shown: Vec<String> = lines.iter().map(|line| in_english(&line.found)).collect();
    let Value::Object(mut said) = said else { return said };
    said.insert("shown".to_owned(), json!(shown));
    Value::Object(said)
}

/// A test leaves a row within the seconds around it.
fn own_tests(question: &Question) -> Vec<OwnTest> {
    let test = question.test.iter();
    test.map(|test| OwnTest {
        from: Moment::from_seconds(test.at - 5),
        until: Moment::from_seconds(test.at + 5),
        row: None,
    })
    .collect()
}

fn heard(question: &Question) -> Heard {
    Heard {
        handed_over: question.handed_over.as_ref().map(|handed| HandedOver {
            org: OrgId::new(&handed.org_id),
            consumer_key: handed.consumer_key.clone(),
            username: handed.username.clone(),
            fingerprint: handed.fingerprint.clone().filter(|text| !text.is_empty()),
            at: Moment::from_seconds(handed.at),
        }),
        test: question.test.as_ref().map(|test| TestSeen {
            is_granted: test.granted,
            refusal: format!(
                "{} {}",
                test.error.as_deref().unwrap_or_default(),
                test.description.as_deref().unwrap_or_default()
            ),
        }),
        call: question
            .pasted
            .as_ref()
            .map(|shown| CallShown { status: shown.status, body: shown.body.clone() }),
        zones: Zones(minutes_ahead),
    }
}

/// What Node's `Intl` says of a time zone, as the browser's does: asked once for each hour.
fn minutes_ahead(zone: &str, at: Moment) -> Option<i64> {
    static ASKED: Mutex<BTreeMap<(String, i64), Option<i64>>> = Mutex::new(BTreeMap::new());
    let hour = (zone.to_owned(), at.seconds() / 3600);
    *ASKED.lock().unwrap().entry(hour).or_insert_with(|| ask_node(zone, at))
}

fn ask_node(zone: &str, at: Moment) -> Option<i64> {
    let script = "const [zone, ms] = process.argv.slice(1); \
        console.log(new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' }).format(Number(ms)))";
    let node = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/node_modules/.bin/node");
    let ms = (at.seconds() * 1000).to_string();
    let said = Command::new(node).args(["-e", script, zone, &ms]).output().unwrap();
    guidepost_core::org::minutes_ahead(&String::from_utf8(said.stdout).unwrap())
}

fn told(
    guide: &Guide,
    org: &Org,
    values: &Values,
    diagnosis: &Diagnosis,
    checked: usize,
    requests: u32,
) -> Value {
    let findings: Vec<Value> = diagnosis
        .findings
        .iter()
        .map(|finding| {
            let kind = match finding.weight {
                Weight::KeepsOut => "keeps-it-out",
                Weight::Risk => "risk",
                Weight::Differs => "differs",
                Weight::CouldNotCheck => "could-not-check",
            };
            json!({ "kind": kind, "cause": code(finding), "objects": [], "text": in_english(&finding.says) })
        })
        .collect();
    let works = match diagnosis.gets_in {
        GetsIn::Yes => "yes",
        GetsIn::No => "no",
        GetsIn::CannotTell => "cannot-tell",
    };
    let first = diagnosis.mend_first();
    json!({
        "works": works,
        "objects": objects(guide, org, values, diagnosis),
        "findings": findings,
        "first": first.map(|first| json!({ "cause": code(first), "text": in_english(&first.says) })),
        "checked": checked,
        "calls": requests,
    })
}

fn code(finding: &guidepost_core::diagnose::Finding) -> String {
    match finding.cause.code() {
        own @ ("guide" | "unread" | "hours-limited" | "hangs-on-group") => format!("other:{own}"),
        // Their list has one name for all refusals of which the org shows no cause.
        "other-side-clock" | "other-side-country" | "client-certificate" | "app-package-old"
        | "user-locked" | "api-off" | "too-many-logins" | "org-locked" | "org-maintenance" => {
            "refused-unknown".to_owned()
        }
        code => code.to_owned(),
    }
}

fn objects(guide: &Guide, org: &Org, values: &Values, diagnosis: &Diagnosis) -> Value {
    let login = guide.login().unwrap();
    let app = org.apps.get(login.app_role.as_str()).unwrap();
    let user = org.users.get(login.user_role.as_str()).unwrap();
    let role = login.app.permission_sets.iter().flatten().next().unwrap();
    let set = org.permission_sets.get(role.as_str()).unwrap();
    let ids = |offered: &[Offer]| offered.iter().map(|offer| offer.id.clone()).collect::<Vec<_>>();
    let username = login.user.username.fill(values).ok();
    let named = username.and_then(|name| user.named(&name)).or_else(|| user.taken());
    let several = user.several().unwrap_or_else(|| user.perhaps());
    let apps = if app.offered.is_empty() { &app.perhaps } else { &app.offered };
    let fitting: Vec<String> = several.iter().map(|user| user.id.to_string()).collect();
    json!({
        "app": { "taken": app.there().and_then(|app| app.id.as_ref()).or(app.older.as_ref()).map(ToString::to_string), "offered": ids(apps) },
        "user": { "taken": named.map(|user| user.id.to_string()), "offered": fitting },
        "permissionSet": {
            "taken": set.set.known().and_then(Option::as_ref).map(|set| set.id.to_string()),
            "offered": ids(&set.offered),
        },
        "profile": { "taken": diagnosis.profile.as_ref().map(ToString::to_string), "offered": [] },
    })
}
