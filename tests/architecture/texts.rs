//! Messages are chosen where they are shown and become words at the edge; who decides has none.

use crate::source::{Segments, Source};
use crate::{assert_none, is_below};

/// Who may choose words.
const SPEAKERS: &[&str] = &["panel/compose", "panel/view", "panel/wording"];

/// What decides, and holds data alone.
const SPEECHLESS: &[&str] = &[
    "panel/effect",
    "panel/event",
    "panel/flow",
    "panel/model",
    "panel/saved",
    "panel/update",
    "panel/want",
];

/// What these may use of the screen's types: what has no word in it.
const SCREEN_DATA: &[&str] = &["Surface"];

/// What is built, without its tests.
pub(crate) fn product() -> Vec<Source> {
    let is_test = |path: &str| path.split(['/', '.']).any(|part| part == "tests");
    Source::all().into_iter().filter(|source| !is_test(&source.path)).collect()
}

pub(crate) fn is_in(path: &str, places: &[&str]) -> bool {
    places.iter().any(|place| is_below(path, place))
}

/// What a path names in a module of the panel, if it leads there.
pub(crate) fn in_panel<'a>(path: &'a Segments, module: &str) -> Option<&'a [String]> {
    match path.as_slice() {
        [first, panel, found, rest @ ..] if first == "crate" && panel == "panel" && found == module => {
            Some(rest)
        }
        _ => None,
    }
}

fn wall_faults(source: &Source) -> Vec<String> {
    let fault = |what: &str| format!("{}: {what}", source.path);
    let mut faults = Vec::new();
    for path in source.paths() {
        if in_panel(&path, "wording").is_some() && !is_in(&source.path, SPEAKERS) {
            faults.push(fault("words are chosen where they are shown"));
        }
        if !is_in(&source.path, SPEECHLESS) {
            continue;
        }
        if in_panel(&path, "compose").is_some() {
            faults.push(fault("who decides does not compose the screen"));
        }
        if let Some([item, ..]) = in_panel(&path, "screen")
            && item != "*"
            && !SCREEN_DATA.contains(&item.as_str())
        {
            faults.push(fault(&format!("the state does not hold {item}, which is for showing")));
        }
    }
    faults
}

#[test]
fn words_are_chosen_where_they_are_shown() {
    assert_none(&product().iter().flat_map(wall_faults).collect::<Vec<_>>());
}

#[test]
fn who_decides_can_reach_no_words() {
    for code in [
        "use super::wording;",
        "use super::screen::{Notice, Surface};",
        "fn f() { super::compose::screen(model) }",
        "fn f() { crate::panel::wording::button() }",
    ] {
        assert_eq!(wall_faults(&Source::sample("panel/update.rs", code)).len(), 1, "{code}");
    }
    assert_eq!(wall_faults(&Source::sample("panel/perform.rs", "use super::wording::ring_tag;")).len(), 1);
    assert!(wall_faults(&Source::sample("panel/compose.rs", "use super::wording;")).is_empty());
    assert!(wall_faults(&Source::sample("panel/update.rs", "use super::screen::Surface;")).is_empty());
}
