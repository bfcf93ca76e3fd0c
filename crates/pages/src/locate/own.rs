//! Which of several forms with a page's fields is its own, where that is beyond doubt; what
//! stands in the others is none of the page's.

use super::super::catalog::{Catalog, Clue, Field, FieldId, Page, Words, plain};
use super::forms::{AHEAD, common, is_of_sandbox, may_be_a_name, places, words_of};
use super::view::{Control, View};
use super::weigh::holds_a_value;
use gather::Gather as _;
use std::collections::{BTreeMap, BTreeSet};

/// A part of a page with some of its fields.
#[derive(Default)]
struct Part<'v> {
    fields: BTreeSet<&'v FieldId>,
    /// Those of its fields that stand in it more than once.
    doubled: BTreeSet<&'v FieldId>,
    buttons: BTreeSet<&'v FieldId>,
    controls: Vec<&'v Control<'v>>,
    /// How many of its fields stand under the heading of their section, and how many elsewhere.
    at_home: usize,
    away: usize,
}

/// The view without the forms that have fields of the page and are not its own; all of it
/// where no form has most to say for itself.
pub(super) fn own_view<'a>(catalog: &Catalog, page: &Page, view: &View<'a>) -> View<'a> {
    let rivals = {
        let (depth, parts) = parts(page, view);
        own(catalog, page, view, &parts).map(|own| {
            let held = parts.get(&own).map(|part| part.buttons.clone()).unwrap_or_default();
            others_than(page, view, depth, own, &parts, &held)
        })
    };
    match rivals {
        Some(rivals) => view.without(rivals),
        None => view.clone(),
    }
}

/// The parts in which fields of the page stand that are there several times, by their
/// numbers, and how deep these lie.
fn parts<'v>(page: &'v Page, view: &'v View<'_>) -> (usize, BTreeMap<u32, Part<'v>>) {
    let all: Vec<(&Field, Vec<&Control<'_>>)> =
        page.fields.iter().map(|field| (field, places(field, view))).collect();
    let doubled: Vec<&[u32]> = all
        .iter()
        .filter(|(field, places)| holds_a_value(field) && places.len() > 1)
        .flat_map(|(_, places)| places.iter().map(|place| place.seen.forks.as_slice()))
        .collect();
    let mut parts: BTreeMap<u32, Part<'v>> = BTreeMap::new();
    let depth = common(&doubled).map_or(0, <[u32]>::len);
    for number in doubled.iter().filter_map(|forks| forks.get(depth)) {
        parts.entry(*number).or_default();
    }
    for (field, places) in all {
        for place in places {
            let Some(part) = place.seen.forks.get(depth).and_then(|number| parts.get_mut(number)) else {
                continue;
            };
            if holds_a_value(field) {
                if !part.fields.insert(&field.id) {
                    part.doubled.insert(&field.id);
                }
                part.controls.push(place);
                let is_at_home = field.section.as_ref().map(|words| view.stands_under(place, words));
                part.at_home += usize::from(is_at_home == Some(true));
                part.away += usize::from(is_at_home == Some(false));
            } else {
                part.buttons.insert(&field.id);
            }
        }
    }
    (depth, parts)
}

/// The part that is the page's own form beyond doubt.
fn own(catalog: &Catalog, page: &Page, view: &View<'_>, parts: &BTreeMap<u32, Part<'_>>) -> Option<u32> {
    let over_all = common_headings(parts.values().flat_map(|part| part.controls.iter().copied()));
    let heading = |part: &Part<'_>| Heading::of(catalog, page, view, part, &over_all);
    let is_own = |number: u32, part: &Part<'_>| {
        let mut others = parts.iter().filter(|(other, _)| **other != number).peekable();
        // What holds a copy of the form holds most, and that tells nothing.
        let holds_a_copy = part.doubled.len() >= AHEAD;
        part.fields.len() > 1
            && !holds_a_copy
            && !is_line(part)
            && others.peek().is_some()
            && !matches!(heading(part), Heading::Other | Heading::Sandbox)
            && others.all(|(_, other)| is_ahead(part, other, heading(part), heading(other)))
    };
    let mut own = parts.iter().filter(|(number, part)| is_own(**number, part)).map(|(number, _)| *number);
    own.next().filter(|_| own.next().is_none())
}

/// What the headings of a form that the others have not say of whose it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Heading {
    /// The name of the record that the page is about, or the words by which its form is opened.
    OwnPage,
    /// Nothing but words of Setup.
    Setup,
    /// Something that may be a name.
    Other,
    /// That it is a sandbox's, in an org whose host is none's.
    Sandbox,
}

impl Heading {
    fn of(catalog: &Catalog, page: &Page, view: &View<'_>, part: &Part<'_>, over_all: &[String]) -> Self {
        let own = common_headings(part.controls.iter().copied());
        let titles: Vec<String> = view.frame.seen.record_titles.iter().map(|title| plain(title)).collect();
        let names_page = |words: &String| {
            is_opener(catalog, words) || titles.iter().any(|title| is_of_record(catalog, page, words, title))
        };
        let says = |words: &String| {
            names_page(words) || (may_be_a_name(catalog, words) && !over_all.contains(words))
        };
        if own.iter().any(|words| !over_all.contains(words) && is_of_sandbox(view.frame, words)) {
            return Self::Sandbox;
        }
        // The innermost that is more than words of Setup has the last word.
        match own.iter().rfind(|words| says(words)) {
            None => Self::Setup,
            Some(words) if names_page(words) => Self::OwnPage,
            Some(_) => Self::Other,
        }
    }
}

/// Whether words are the name of a record with nothing but words of the page's own beside it:
/// "Policies of ...", but not "Copy of ...".
fn is_of_record(catalog: &Catalog, page: &Page, words: &str, title: &str) -> bool {
    let Some((before, after)) = words.split_once(title).filter(|_| !title.is_empty()) else { return false };
    let of_page: BTreeSet<String> = page
        .fields
        .iter()
        .flat_map(|field| field.section.iter().chain(field.find.iter().filter_map(Clue::words)))
        .flat_map(Words::all)
        .flat_map(words_of)
        .gather();
    let is_own = |word: &String| of_page.contains(word) || catalog.marks.form_words.contains(word);
    words_of(before).iter().chain(&words_of(after)).all(is_own)
}

/// Whether words are those of the button that opens the form of a new record of one kind alone.
fn is_opener(catalog: &Catalog, words: &str) -> bool {
    let openers = catalog.pages.iter().filter_map(|page| page.field(&FieldId::from("new")));
    let says = |field: &&Field| {
        let mut labels = field.find.iter().filter_map(Clue::words).flat_map(Words::all_plain);
        labels.any(|label| label == words)
    };
    openers.filter(says).count() == 1
}

/// Whether a form has all that another one has, and what tells them apart speaks for it.
fn is_ahead(part: &Part<'_>, other: &Part<'_>, heading: Heading, heading_of_other: Heading) -> bool {
    let is_locked = |part: &Part<'_>| part.controls.iter().all(|control| !control.seen.enabled);
    let has_all = part.fields.is_superset(&other.fields) && part.buttons.is_superset(&other.buttons);
    let more = part.fields.len().saturating_sub(other.fields.len());
    let is_named = heading == Heading::OwnPage && heading_of_other != Heading::OwnPage;
    let is_of_other = heading_of_other == Heading::Other;
    let is_at_home = part.at_home > 0 && part.away == 0 && other.at_home == 0;
    let is_copy = is_locked(other) && !is_locked(part) && is_at_home;
    if is_line(other) && heading == Heading::OwnPage && !part.buttons.is_empty() {
        return true;
    }
    let is_abroad = heading_of_other == Heading::Sandbox;
    has_all && (more >= AHEAD || is_copy || is_abroad || (is_named && is_of_other))
}

/// Whether a part is a line of a list: that has several fields of a record side by side, and
/// no form of one has.
fn is_line(part: &Part<'_>) -> bool {
    match part.controls.as_slice() {
        [first, rest @ ..] if rest.len() >= AHEAD => {
            !first.seen.row.is_empty() && rest.iter().all(|it| it.seen.row == first.seen.row)
        }
        _ => false,
    }
}

fn common_headings<'v>(controls: impl Iterator<Item = &'v Control<'v>>) -> Vec<String> {
    let mut over: Option<Vec<String>> = None;
    for control in controls {
        over = Some(match over {
            None => control.section.clone(),
            Some(words) => words.into_iter().filter(|words| control.section.contains(words)).collect(),
        });
    }
    over.unwrap_or_default()
}

/// The places of what stands in the other parts; of buttons those that the own form has too.
fn others_than(
    page: &Page,
    view: &View<'_>,
    depth: usize,
    own: u32,
    parts: &BTreeMap<u32, Part<'_>>,
    held: &BTreeSet<&FieldId>,
) -> BTreeSet<usize> {
    let is_elsewhere = |control: &Control<'_>| {
        control.seen.forks.get(depth).is_some_and(|part| *part != own && parts.contains_key(part))
    };
    let is_needed = |control: &Control<'_>| {
        let mut buttons =
            page.fields.iter().filter(|field| !holds_a_value(field) && !held.contains(&field.id));
        buttons.any(|field| places(field, view).iter().any(|it| it.seen.handle == control.seen.handle))
    };
    let controls = view.controls.iter().enumerate();
    controls.filter(|(_, control)| is_elsewhere(control) && !is_needed(control)).map(|(at, _)| at).gather()
}
