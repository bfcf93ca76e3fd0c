//! A hundred generated orgs, of each of which is known what is true; `cargo xtask
//! soak verdicts` takes a thousand.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops where it stands")]

#[path = "verdicts/asker.rs"]
mod asker;
#[path = "verdicts/diagnoser.rs"]
mod diagnoser;
#[path = "observation/stand_in.rs"]
#[expect(dead_code, reason = "the orgs are started by a process of its own")]
mod stand_in;

use serde_json::{Value, json};

fn words(all: &[&str]) -> Vec<String> {
    all.iter().map(|word| (*word).to_owned()).collect()
}

#[test]
fn nothing_broken_is_called_right_and_nothing_right_is_called_broken() {
    let sum = asker::run(&words(&["--seed", "2026", "--count", "100"]), |finding| finding);
    assert_eq!(sum.tried, 100);
    assert!(sum.faults.is_empty(), "\n{}\n", sum.faults.join("\n"));
}

/// What is made of a finding.
type Say = fn(Value) -> Value;

/// The finding with another verdict, as if the checks knew no other.
fn always(kind: &str, mut finding: Value) -> Value {
    let map = finding.as_object_mut().unwrap();
    map.insert("kind".to_owned(), json!(kind));
    map.insert("waits".to_owned(), json!(false));
    finding
}

#[test]
fn checks_that_say_the_same_of_every_org_are_seen_through() {
    let orgs = words(&["--seed", "7", "--count", "8", "--as-found"]);
    let cases: [(&str, Say, usize); 3] = [
        ("false OK", |finding| always("met", finding), 10),
        ("false blame", |finding| always("differs", finding), 40),
        ("could not check", |finding| always("unknown", finding), 40),
    ];
    for (fault, say, at_least) in cases {
        let asker::Sum { tried, faults } = asker::run(&orgs, say);
        assert_eq!(tried, 8);
        let named = faults.iter().filter(|text| text.starts_with(fault)).count();
        assert!(named >= at_least, "{fault}: {named} of {}: {faults:#?}", faults.len());
    }
}

/// What is never said of an org, however little of it is read.
const NEVER: [&str; 6] = [
    "panicked",
    "works: yes, not",
    "keeps it out, said of what works",
    "mends what works",
    "a wrong object taken",
    "taken, though there is none",
];

#[test]
fn a_diagnosis_blames_nothing_that_works_and_takes_nothing_that_is_anothers() {
    let diagnoser::Sum { tried, faults, counters } =
        diagnoser::run(&words(&["--seed", "2026", "--count", "30"]));
    assert_eq!(tried, 30);
    let worst: Vec<_> =
        faults.iter().filter(|fault| NEVER.iter().any(|never| fault.starts_with(never))).collect();
    assert!(worst.is_empty(), "{worst:#?}");
    let count = |name: &str| counters.get(name).and_then(Value::as_u64).unwrap();
    assert_eq!(count("agreement"), 30, "{counters}");
    assert_eq!(count("first"), count("withCause"), "{counters}");
    // Of whom nobody was seen since the last change, a yes is a guess, right or not.
    let unclear = counters.pointer("/words/cannot-tell").and_then(Value::as_u64).unwrap();
    assert!(unclear >= 3, "{counters}");
    assert!(count("couldNotCheck") * 20 <= count("checked"), "{counters}");
}

#[test]
fn what_was_once_said_falsely_of_an_org_is_not_said_again() {
    for org in [
        "911/84", "912/45", "912/55", "912/72", "912/81", "2026/12", "912/4", "3112/30", "3111/74",
        "3113/81", "3114/63", "7001/150", "7003/117", "7003/133", "7003/219", "8101/8", "8102/4", "8102/186",
        "8105/23", "8105/112",
    ] {
        let sum = diagnoser::run(&words(&["--only", org]));
        assert_eq!((sum.tried, sum.faults), (1, Vec::new()), "{org}");
    }
}

#[test]
fn login_hours_are_held_against_the_time_in_the_org() {
    for org in ["again-hours-over", "again-hours-zone"] {
        let sum = diagnoser::run(&words(&["--only", org]));
        assert_eq!((sum.tried, sum.faults), (1, Vec::new()), "{org}");
    }
}

/// What a person reads beside the findings in an org of this plan.
fn shown(plan: &Value) -> (diagnoser::Sum, Vec<String>) {
    let mut shown = Vec::new();
    let sum = diagnoser::run_seeing(&words(&["--plan", &plan.to_string()]), |said| {
        shown =
            said["shown"].as_array().unwrap().iter().map(|text| text.as_str().unwrap().to_owned()).collect();
    });
    (sum, shown)
}

#[test]
fn other_doors_are_named_by_who_and_what_they_are() {
    let plan = json!({ "changes": ["user-too-powerful", "others-hold-app"] });
    let (sum, shown) = shown(&plan);
    assert!(sum.faults.is_empty(), "{:?}", sum.faults);
    let has = |words: &[&str]| shown.iter().any(|text| words.iter().all(|word| text.contains(word)));
    let rights = ["Modify All Data", "View All Data", "Author Apex", "Manage Users"];
    let held = ["Data load 2021: ", "Cutover team: "];
    assert!(held.iter().any(|held| rights.iter().any(|right| has(&[held, right]))), "{shown:?}");
    assert!(has(&["person.1@acme.example"]), "{shown:?}");
}

/// What is said of this org.
fn said(org: &str) -> Value {
    let mut said = Value::Null;
    let sum = diagnoser::run_seeing(&words(&["--only", org]), |one| said = one.clone());
    assert_eq!((sum.tried, sum.faults), (1, Vec::new()), "{org}");
    said
}

#[test]
fn of_a_big_org_the_same_is_said_with_at_most_twice_the_requests() {
    // 2,500 permission sets, 5,000 users and 3,000 classes more than its twin.
    let (small, big) = (said("big-org-small-twin"), said("big-org"));
    let causes = |said: &Value| {
        let findings = said["findings"].as_array().unwrap().iter();
        findings.map(|finding| (finding["kind"].clone(), finding["cause"].clone())).collect::<Vec<_>>()
    };
    assert_eq!(causes(&big), causes(&small));
    assert_eq!((&big["works"], &big["first"]), (&small["works"], &small["first"]));
    let calls = |said: &Value| said["calls"].as_u64().unwrap();
    assert!(calls(&big) <= 2 * calls(&small), "{} and {}", calls(&big), calls(&small));
}
