//! Holds the published guide, point by point, against ours: nothing that it asks for
//! is left without words, a place on the page and a check, or a stated reason.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops where it stands")]

#[path = "../crates/shipped/build/guide_words.rs"]
mod guide_words;

use guide::{CheckId, Guide, StepId};
use pages::catalog::{Catalog, FieldId, PageId};
use serde::Deserialize;
use std::collections::BTreeSet;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Source {
    point: Vec<Point>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Point {
    asks: String,
    say: Option<StepId>,
    #[serde(default)]
    show: Vec<String>,
    no_show: Option<String>,
    #[serde(default)]
    check: Vec<CheckId>,
    no_check: Option<String>,
    later: Option<String>,
}

fn points() -> Vec<Point> {
    toml::from_str::<Source>(include_str!("fixtures/source-guide.toml")).unwrap().point
}

/// Whether a step has a stage on that page that fills, presses or confirms the field.
fn shows(guide: &Guide, catalog: &Catalog, step: &StepId, place: &str) -> bool {
    let (page, field) = place.split_once('/').unwrap();
    let located = catalog.page(&PageId::from(page)).and_then(|page| page.field(&FieldId::from(field)));
    let stages = guide.step(step).into_iter().flat_map(|step| &step.stages);
    let mut stages = stages.filter(|stage| stage.page.as_str() == page);
    located.is_some()
        && stages.any(|stage| {
            field == "confirm"
                || stage.press.as_ref().is_some_and(|press| press.as_str() == field)
                || stage.fields.iter().any(|filled| filled.field.as_str() == field)
        })
}

#[test]
fn every_point_is_said_shown_and_checked_or_says_why_not() {
    let (guide, catalog) = (shipped::guides().remove(0), shipped::catalog());
    for point in points() {
        let Point { asks, say, show, no_show, check, no_check, later } = &point;
        if later.is_some() {
            assert!(say.is_none() && show.is_empty() && check.is_empty(), "{asks}: not later at all");
            continue;
        }
        let step = say.as_ref().unwrap_or_else(|| panic!("{asks}: nobody says it"));
        assert!(guide.step(step).is_some(), "{asks}: there is no step {step}");
        assert_eq!(show.is_empty(), no_show.is_some(), "{asks}: shown, or a reason why not");
        assert_eq!(check.is_empty(), no_check.is_some(), "{asks}: checked, or a reason why not");
        for place in show {
            assert!(shows(&guide, &catalog, step, place), "{asks}: {step} does not show {place}");
        }
        for id in check {
            assert!(guide.check(id).is_some(), "{asks}: there is no check {id}");
        }
    }
}

#[test]
fn every_field_that_a_step_fills_and_every_check_answers_a_point() {
    let guide = shipped::guides().remove(0);
    let points = points();
    let shown: BTreeSet<&str> = points.iter().flat_map(|point| &point.show).map(String::as_str).collect();
    let checked: BTreeSet<&CheckId> = points.iter().flat_map(|point| &point.check).collect();
    // What the source leaves to the form's own defaults, and what field experience adds.
    let ours = [
        "permission-set-new/session-activation",
        "user-new/active",
        "user-new/generate-password",
        "permission-set.session-activation",
        "user.not-frozen",
        "user.no-any-api-client",
        "app.enabled",
    ];
    let fields = guide.steps.iter().flat_map(|step| &step.stages).flat_map(|stage| {
        stage.fields.iter().map(move |field| format!("{}/{}", stage.page.as_str(), field.field.as_str()))
    });
    for field in fields {
        assert!(shown.contains(field.as_str()) || ours.contains(&field.as_str()), "{field} answers nothing");
    }
    for check in &guide.checks {
        let id = check.id.as_str();
        assert!(checked.contains(&check.id) || ours.contains(&id), "{id} answers nothing");
    }
}

#[test]
fn the_build_refuses_words_that_lack_or_that_nobody_says_and_words_in_the_guide() {
    let id = "webex-contact-center";
    let table: serde_json::Value =
        toml::from_str(include_str!("../extension/guides/webex-contact-center.toml")).unwrap();
    let faults = |change: fn(&mut serde_json::Value)| {
        let mut table = table.clone();
        change(&mut table);
        guide_words::put_in(&mut table, id).err().unwrap_or_default()
    };
    assert_eq!(faults(|_| {}), Vec::<String>::new());
    let gone = faults(|table| drop(table["part"].as_array_mut().unwrap().remove(0)));
    assert_eq!(gone, ["webex-contact-center-part-prerequisites-title: nothing says it"]);
    let new =
        faults(|table| table["part"].as_array_mut().unwrap().push(serde_json::json!({ "id": "New.one" })));
    assert_eq!(new, ["webex-contact-center-part-new-one-title: there is no such message"]);
    let own = faults(|table| table["title"] = "Words".into());
    assert_eq!(own, ["webex-contact-center-guide-title: words stand beside the guide, not in it"]);
}

/// There are private keys and consumer keys: a check says which one it means.
#[test]
fn no_check_speaks_of_a_key_without_its_name() {
    for check in &shipped::guides().remove(0).checks {
        for text in [&check.title, &check.remedy] {
            let said = words::in_english(&text.into());
            let rest = said.to_lowercase().replace("private key", "").replace("consumer key", "");
            assert!(!rest.split(' ').any(|word| word.starts_with("key")), "{}: {said}", check.id);
        }
    }
}
