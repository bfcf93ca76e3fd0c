//! Recorded pages are changed at random, and no field is ever taken for another.
//!
//! `tests/fixtures/pages` holds a record of each page of the catalog, and in
//! `truth.json` which control each field is, as a person who looked at the page
//! has confirmed.

mod forms;

use super::mutator::{Dice, Mutant, Touched};
use super::*;
use crate::PageRecord;
use std::collections::BTreeMap;

const MUTANTS: u64 = 300;
const SEED: u64 = 5;

type Truth = BTreeMap<String, Vec<u32>>;

struct Recorded {
    name: String,
    page: PageId,
    frames: Vec<Frame>,
    truth: Truth,
}

/// The records by their names, as text.
macro_rules! records {
    ($($name:literal),* $(,)?) => {
        [$(($name, include_str!(concat!("../../../../../tests/fixtures/pages/", $name, ".json")))),*]
    };
}

const RECORDS: [(&str, &str); 34] = records![
    "app-detail",
    "app-detail.native",
    "app-list",
    "app-list.native",
    "app-new",
    "app-new.native",
    "app-policies",
    "app-policies-edit",
    "app-policies-edit.native",
    "app-policies.native",
    "app-settings",
    "app-settings.native",
    "permission-set-apex-classes",
    "permission-set-apex-classes-edit",
    "permission-set-assignments",
    "permission-set-license-assignments",
    "permission-set-list",
    "permission-set-new",
    "permission-set-overview",
    "permission-set-summary",
    "permission-set-summary.native",
    "permission-set-system-permissions",
    "permission-set-system-permissions-edit",
    "profile-clone",
    "profile-list",
    "profile-original",
    "profile-original-edit",
    "profile-overview",
    "profile-system-permissions",
    "profile-system-permissions-edit",
    "standard-profile",
    "user-detail",
    "user-list",
    "user-new",
];

fn recorded() -> Vec<Recorded> {
    let mut truths: BTreeMap<String, Truth> =
        serde_json::from_str(include_str!("../../../../../tests/fixtures/pages/truth.json")).unwrap();
    let read = |(name, text): (&str, &str)| Recorded {
        name: name.to_owned(),
        page: PageId::from(name.split('.').next().unwrap()),
        frames: PageRecord::from_json(text).unwrap().frames(),
        truth: truths.remove(name).unwrap(),
    };
    RECORDS.into_iter().map(read).collect()
}

#[derive(Default)]
struct Tally {
    asked: u32,
    found: u32,
    ambiguous: u32,
    survivors: u32,
    survivors_found: u32,
    /// Fields that would have been filled in the place of another.
    wrong: Vec<String>,
    /// Buttons, links and tabs that would have been ringed in the place of another.
    misled: u32,
    /// Fields of mutants that are no longer recognised as the page.
    pages_lost: u32,
}

fn is_filled(page: &Page, field: &str) -> bool {
    page.field(&FieldId::from(field)).unwrap().kind.iter().any(|kind| kind.holds_a_value())
}

/// What all fields of a page are; nothing where the page is not recognised.
fn answers(catalog: &Catalog, page: &Page, frames: &[Frame]) -> BTreeMap<String, Resolved> {
    let shown: Vec<_> =
        find_pages(catalog, frames).into_iter().filter(|shown| shown.page.id == page.id).collect();
    let [shown] = shown.as_slice() else { return BTreeMap::new() };
    let all = resolve_all(catalog, page, shown.frame, "en");
    all.into_iter().map(|(field, answer)| (field.to_string(), answer)).collect()
}

fn try_mutants(catalog: &Catalog, recorded: &Recorded, seed: u64, tally: &mut Tally) {
    let page = catalog.page(&recorded.page).unwrap();
    let shows = find_pages(catalog, &recorded.frames)
        .into_iter()
        .find(|shown| shown.page.id == page.id)
        .and_then(|shown| recorded.frames.iter().position(|frame| frame.document == shown.frame.document))
        .unwrap();
    let truths: Vec<u32> = recorded.truth.values().flatten().copied().collect();
    for at in 0..MUTANTS {
        let mutant = Mutant::of(&recorded.frames, shows, &truths, &mut Dice::new(seed * 10_000 + at));
        let answers = answers(catalog, page, &mutant.frames);
        for (field, handles) in &recorded.truth {
            let answer = answers.get(field);
            let touched = |what: Touched| {
                handles.iter().any(|handle| mutant.touched.get(handle).is_some_and(|all| all.contains(&what)))
            };
            let story = || {
                format!("{} {field} seed {seed} mutant {at}: {:?}: {answer:?}", recorded.name, mutant.done)
            };
            tally.asked += 1;
            match answer {
                Some(Resolved::Found(at) | Resolved::Disabled(at)) => {
                    tally.found += 1;
                    // Of two controls alike in everything, the one that stays so is the field.
                    let is_copy = mutant.copies.get(&at.handle.0).is_some_and(|original| {
                        let changed = [Touched::Attributes, Touched::Words, Touched::State];
                        handles.contains(original) && (handles.len() > 1 || changed.into_iter().any(touched))
                    });
                    let in_place = at.document == mutant.frames[shows].document;
                    let is_field = handles.contains(&at.handle.0) || is_copy;
                    if !in_place
                        || !(is_field
                            || mutant.nobody_could_tell(&recorded.frames[shows], handles, at.handle))
                    {
                        if is_filled(page, field) {
                            tally.wrong.push(story());
                        } else {
                            tally.misled += 1;
                        }
                    }
                }
                Some(Resolved::Ambiguous { .. }) => tally.ambiguous += 1,
                Some(Resolved::Missing(_)) | None => {}
            }
            let lost_all = touched(Touched::Attributes) && touched(Touched::Words);
            if answers.is_empty() {
                tally.pages_lost += 1;
                continue;
            }
            if !touched(Touched::State) && !touched(Touched::Rival) && !lost_all && !touched(Touched::Crossed)
            {
                tally.survivors += 1;
                tally.survivors_found +=
                    u32::from(matches!(answer, Some(Resolved::Found(_) | Resolved::Disabled(_))));
            }
        }
    }
}

#[test]
fn each_field_of_a_recorded_page_is_the_one_that_a_person_sees() {
    let catalog = catalog();
    let recorded = recorded();
    for page in &catalog.pages {
        let never_seen = page.never_described;
        assert_eq!(recorded.iter().any(|record| record.page == page.id), !never_seen, "{}", page.id);
    }
    for record in &recorded {
        let answers = answers(&catalog, catalog.page(&record.page).unwrap(), &record.frames);
        for (field, handles) in &record.truth {
            // What a license forces is shown and can't be changed.
            let Some(Resolved::Found(at) | Resolved::Disabled(at)) = answers.get(field) else {
                panic!("{} {field}: {:?}", record.name, answers.get(field));
            };
            assert!(handles.contains(&at.handle.0), "{} {field}", record.name);
        }
    }
}

#[test]
fn no_mutation_of_a_page_makes_a_field_another_one() {
    let catalog = catalog();
    let mut tally = Tally::default();
    // In native shadow only the ids of the base components differ, which no clue names.
    // Of a page without fields nothing can be taken for another one.
    let records = recorded().into_iter().filter(|record| !record.truth.is_empty());
    for record in records.filter(|record| !record.name.ends_with(".native")) {
        try_mutants(&catalog, &record, SEED, &mut tally);
    }
    let rate = f64::from(tally.survivors_found) / f64::from(tally.survivors);
    println!(
        "{} asked, {} found, {} ambiguous, {} wrong, {} misled; {} of {} survivors found ({:.1} %); \
         {} on pages no longer recognised",
        tally.asked,
        tally.found,
        tally.ambiguous,
        tally.wrong.len(),
        tally.misled,
        tally.survivors_found,
        tally.survivors,
        rate * 100.0,
        tally.pages_lost
    );
    assert!(
        tally.wrong.is_empty(),
        "{} wrong, among them\n{}",
        tally.wrong.len(),
        tally.wrong[..tally.wrong.len().min(40)].join("\n")
    );
    assert!(rate >= 0.9, "{rate}");
}

/// The form of a new user, and the place of its frame.
fn user_form() -> (Recorded, usize) {
    let record = recorded().into_iter().find(|record| record.page.0 == "user-new").unwrap();
    let shows = record.frames.iter().position(|frame| frame.seen.path == "/005/e").unwrap();
    (record, shows)
}

/// The id says profile, the words say time zone, and of the time zone's own control
/// the id is all that is left.
#[test]
fn a_control_that_another_field_points_at_is_nobodys() {
    let catalog = catalog();
    let (record, shows) = user_form();
    let mut frames = record.frames.clone();
    let controls = &mut frames[shows].seen.controls;
    let of = |field: &str| {
        let handle = Handle(record.truth[field][0]);
        controls.iter().position(|control| control.handle == handle).unwrap()
    };
    let (profile, zone, language) = (of("profile"), of("time-zone"), of("language"));
    let ids = controls[profile].ids.clone();
    controls[profile].ids = controls[zone].ids.clone();
    controls[zone].ids = ids;
    controls[profile].name = controls[language].name.clone();
    for (field, found) in [("profile", false), ("time-zone", false), ("language", true)] {
        let resolved = locate(&catalog, &record.page, &FieldId::from(field), &frames, "en");
        assert_eq!(
            matches!(resolved, Resolved::Found(_) | Resolved::Disabled(_)),
            found,
            "{field}: {resolved:?}"
        );
    }
}

#[test]
fn fields_whose_attributes_were_exchanged_are_never_filled() {
    let catalog = catalog();
    let (record, shows) = user_form();
    let mut frames = record.frames.clone();
    let place = |field: &str| {
        let handle = Handle(record.truth[field][0]);
        record.frames[shows].seen.controls.iter().position(|control| control.handle == handle).unwrap()
    };
    let (one, other) = (place("alias"), place("nickname"));
    let ids = frames[shows].seen.controls[one].ids.clone();
    frames[shows].seen.controls[one].ids = frames[shows].seen.controls[other].ids.clone();
    frames[shows].seen.controls[other].ids = ids;
    for field in ["alias", "nickname"] {
        let resolved = locate(&catalog, &record.page, &FieldId::from(field), &frames, "en");
        let Resolved::Ambiguous { between, .. } = resolved else { panic!("{resolved:?}") };
        let names: Vec<&str> = between.iter().map(|candidate| candidate.name.as_str()).collect();
        assert!(names.contains(&"Alias") && names.contains(&"Nickname"), "{names:?}");
    }
}
