//! Which of the forms on a page is the page's own: by what stands together in it.

use super::super::catalog::{Catalog, Clue, Field, Page, Words, plain};
use super::super::command::Frame;
use super::view::{Control, View};
use super::weigh::{bare_candidates, holds_a_value, others};
use gather::Gather as _;
use std::collections::{BTreeMap, BTreeSet};

/// How many other fields of the page stand with a control in the largest part of the page
/// that does not hold another one: of two controls, the one in the page's form is the field.
pub(super) fn company(page: &Page, field: &Field, view: &View<'_>, at: usize, beside: usize) -> usize {
    let forks =
        |at: usize| view.controls.get(at).map(|control| control.seen.forks.as_slice()).unwrap_or_default();
    let together = shared(forks(at), forks(beside));
    let Some(own) = forks(at).get(..=together) else { return 0 };
    others(page, field)
        .filter(|other| holds_a_value(other))
        .filter(|other| bare_candidates(other, view).iter().any(|(place, _)| forks(*place).starts_with(own)))
        .count()
}

/// The other fields of the page stand in one part of it and the control in another one,
/// which is a form of its own or holds more than it; or they are there several times, and
/// the control does not stand where most of them are.
pub(super) fn is_in_other_form(page: &Page, field: &Field, view: &View<'_>, control: &Control<'_>) -> bool {
    if !holds_a_value(field) || control.seen.forks.is_empty() || is_folded_away(page, field, view, control) {
        return false;
    }
    if is_left_alone(page, field, view, control) {
        return true;
    }
    let mut lone: Vec<&[u32]> = Vec::new();
    let mut buttons: Vec<&[u32]> = Vec::new();
    let mut siblings: Vec<&[u32]> = Vec::new();
    let mut doubled: Vec<&[u32]> = Vec::new();
    let mut how_many_doubled = 0;
    for other in others(page, field) {
        match places(other, view).as_slice() {
            [only] if !holds_a_value(other) => buttons.push(&only.seen.forks),
            _ if !holds_a_value(other) => {}
            [only] if only.seen.handle != control.seen.handle => {
                lone.push(&only.seen.forks);
                if field.section.is_some() && other.section == field.section {
                    siblings.push(&only.seen.forks);
                }
            }
            [_] | [] => {}
            several => {
                how_many_doubled += 1;
                doubled.extend(several.iter().map(|place| place.seen.forks.as_slice()));
            }
        }
    }
    if how_many_doubled > lone.len() {
        return fullest_form(page, view, &doubled)
            .is_none_or(|(depth, part)| control.seen.forks.get(depth) != Some(&part));
    }
    // Where a form has parts, the fields of one section stand in one of them.
    let company = match lone.as_slice() {
        _ if siblings.len() >= 2 => siblings,
        // A step of a wizard may show one field alone, and its button.
        [only] => [&[*only], buttons.as_slice()].concat(),
        _ => lone.clone(),
    };
    let (Some(home), true) = (common(&company), company.len() >= 2) else { return false };
    let together = shared(home, &control.seen.forks);
    if together == home.len() || is_at_home(page, field, view, control, together) {
        return false;
    }
    let apart = control.seen.forks.iter().skip(together).chain(home.iter().skip(together));
    let is_across_a_border = apart.into_iter().any(|part| view.frame.seen.borders.contains(part));
    // A part of its own has a number only where it holds others beside the control; where
    // these are fields of the page, it is a part of the page's form.
    let own = control.seen.forks.get(..=together);
    let is_of_page = own.is_some_and(|own| lone.iter().any(|forks| forks.starts_with(own)));
    is_across_a_border || (own.is_some() && !is_of_page)
}

/// Whether a hidden control stands with other fields of the page that are hidden as well: in
/// a closed section or behind a tab. What is seen of the page's form is then elsewhere.
fn is_folded_away(page: &Page, field: &Field, view: &View<'_>, control: &Control<'_>) -> bool {
    let own = &control.seen.forks;
    let is_beside = |at: usize| {
        view.controls.get(at).is_some_and(|other| {
            let theirs = &other.seen.forks;
            !theirs.is_empty() && (theirs.starts_with(own) || own.starts_with(theirs))
        })
    };
    let is_seen = |at: usize| view.controls.get(at).is_some_and(|other| other.seen.visible);
    let is_hidden_here = |other: &Field| {
        let all = bare_candidates(other, view);
        !all.iter().any(|(at, _)| is_seen(*at)) && all.iter().any(|(at, _)| is_beside(*at))
    };
    !control.seen.visible && others(page, field).filter(|other| holds_a_value(other)).any(is_hidden_here)
}

/// Whether a control stands in a form of its own with nothing else of the page, neither a
/// field nor a button, while the page's buttons are elsewhere.
fn is_left_alone(page: &Page, field: &Field, view: &View<'_>, control: &Control<'_>) -> bool {
    let forks = &control.seen.forks;
    let Some(border) = forks.iter().rposition(|part| view.frame.seen.borders.contains(part)) else {
        return false;
    };
    let form = forks.get(..=border).unwrap_or(forks);
    let mut has_buttons = false;
    for other in others(page, field) {
        let places = places(other, view);
        if places.iter().any(|place| place.seen.forks.starts_with(form)) {
            return false;
        }
        has_buttons |= !holds_a_value(other) && !places.is_empty();
    }
    has_buttons
}

/// Whether a control stands under the heading of its section, and no other field of that
/// section stands elsewhere: a form may be drawn as several cards, one for each section.
fn is_at_home(page: &Page, field: &Field, view: &View<'_>, control: &Control<'_>, together: usize) -> bool {
    let Some(words) = &field.section else { return false };
    let own = control.seen.forks.get(..=together).unwrap_or(&control.seen.forks);
    let is_form = own.last().is_some_and(|part| view.frame.seen.borders.contains(part));
    !is_form
        && view.stands_under(control, words)
        && others(page, field)
            .filter(|other| other.section.as_ref() == Some(words))
            .flat_map(|other| places(other, view))
            .all(|sibling| sibling.seen.forks.starts_with(own))
}

/// By how many fields and buttons a form must be ahead of every other one.
pub(super) const AHEAD: usize = 2;

/// Of the parts of the page in which fields stand several times, the one in which most of
/// the page's fields and buttons are: how deep the parts lie, and its number.
fn fullest_form(page: &Page, view: &View<'_>, doubled: &[&[u32]]) -> Option<(usize, u32)> {
    let depth = common(doubled)?.len();
    let mut held: BTreeMap<u32, usize> = BTreeMap::new();
    for field in &page.fields {
        let parts: BTreeSet<u32> =
            places(field, view).iter().filter_map(|place| place.seen.forks.get(depth).copied()).gather();
        // A form without the page's button is rather a copy or a search.
        let weight = if holds_a_value(field) { 1 } else { AHEAD };
        for part in parts {
            *held.entry(part).or_default() += weight;
        }
    }
    let most = held.values().copied().max()?;
    // By one alone the form of another record is ahead of one in which a field was renamed.
    let mut fullest = held.into_iter().filter(|(_, count)| count + AHEAD > most);
    match (fullest.next(), fullest.next()) {
        (Some((part, _)), None) if !holds_a_copy(page, view, depth, part) => Some((depth, part)),
        _ => None,
    }
}

/// Whether several fields stand more than once in one part of the page: then a copy of the
/// form lies within it, and that it holds most tells nothing.
fn holds_a_copy(page: &Page, view: &View<'_>, depth: usize, part: u32) -> bool {
    let stands_twice = |field: &&Field| {
        let here = |place: &&Control<'_>| place.seen.forks.get(depth) == Some(&part);
        holds_a_value(field) && places(field, view).into_iter().filter(here).count() > 1
    };
    page.fields.iter().filter(stands_twice).count() >= AHEAD
}

/// The controls that are seen and that any clue of a field points at.
pub(super) fn places<'v, 'f>(field: &Field, view: &'v View<'f>) -> Vec<&'v Control<'f>> {
    bare_candidates(field, view)
        .iter()
        .filter_map(|(at, _)| view.controls.get(*at))
        .filter(|control| control.seen.visible)
        .collect()
}

fn shared(one: &[u32], other: &[u32]) -> usize {
    one.iter().zip(other).take_while(|(a, b)| a == b).count()
}

pub(super) fn common<'f>(forks: &[&'f [u32]]) -> Option<&'f [u32]> {
    let (first, rest) = forks.split_first()?;
    let length = rest.iter().fold(first.len(), |length, forks| length.min(shared(first, forks)));
    first.get(..length)
}

/// The headings and named groups under which all fields stand that are seen of a page, the
/// outermost first, without those that the catalog knows as part of the page: what is left
/// may name whose form it is.
pub(super) fn strange_headings(page: &Page, view: &View<'_>) -> Vec<String> {
    let mut over: Option<Vec<String>> = None;
    for field in page.fields.iter().filter(|field| holds_a_value(field)) {
        for place in places(field, view) {
            over = Some(match over {
                None => place.seen.section.clone(),
                Some(words) => words.into_iter().filter(|words| place.seen.section.contains(words)).collect(),
            });
        }
    }
    let known: BTreeSet<String> = page
        .fields
        .iter()
        .flat_map(|field| field.section.iter().chain(&field.within))
        .chain(&page.heading)
        .flat_map(Words::all_plain)
        .map(str::to_owned)
        .gather();
    over.unwrap_or_default().into_iter().filter(|words| !known.contains(&plain(words))).collect()
}

/// The longest name that a heading of several words is taken for; what is longer, or ends
/// as a sentence does, says something.
const WORDS_OF_A_NAME: usize = 6;

/// Whether words speak of a sandbox on a host that is none's: the host of a sandbox says so
/// (My Domain, `acme--uat.sandbox.my.salesforce.com`).
pub(super) fn is_of_sandbox(frame: &Frame, words: &str) -> bool {
    !frame.seen.host.contains(".sandbox.") && words.to_lowercase().contains("sandbox")
}

/// Whether a heading may be the name of a record: it is short, and some word of it is none
/// that Setup's own pages use.
pub(super) fn may_be_a_name(catalog: &Catalog, heading: &str) -> bool {
    let known = known_words(catalog);
    name_words(heading).iter().any(|word| !is_known(known, word))
}

/// Whether a heading is hardly anything but a name: no word of it is one of Setup's.
pub(super) fn is_a_name(catalog: &Catalog, heading: &str) -> bool {
    let known = known_words(catalog);
    let words = name_words(heading);
    words.iter().any(|word| word.chars().any(char::is_alphabetic))
        && !words.iter().any(|word| is_known(known, word))
}

/// Whether a word is one of Setup's own, or a part of one where words are written without
/// spaces, as in Japanese.
fn is_known(known: &BTreeSet<String>, word: &str) -> bool {
    let is_joined = || word.chars().all(|letter| ('\u{3041}'..='\u{9fff}').contains(&letter));
    known.contains(word) || (is_joined() && known.iter().any(|whole| whole.contains(word)))
}

/// Whether a text is as a whole what the catalog calls a control.
pub(super) fn is_a_label(catalog: &Catalog, text: &str) -> bool {
    let fields = catalog.pages.iter().flat_map(|page| &page.fields);
    let mut labels = fields.flat_map(|field| &field.find).filter_map(Clue::words).flat_map(Words::all_plain);
    let text = plain(text);
    labels.any(|label| label == text)
}

/// The words of a heading that is short and no sentence.
fn name_words(heading: &str) -> Vec<String> {
    let words = words_of(heading);
    let is_sentence = heading.trim_end().ends_with(['.', '!', '?']) || words.len() > WORDS_OF_A_NAME;
    if is_sentence { Vec::new() } else { words }
}

fn known_words(catalog: &Catalog) -> &BTreeSet<String> {
    catalog.known_words.get_or_init(|| words_of_pages(catalog))
}

fn words_of_pages(catalog: &Catalog) -> BTreeSet<String> {
    let said = |field: &Field| -> Vec<String> {
        let clues = field.find.iter().filter_map(Clue::words);
        let around = field.section.iter().chain(&field.within);
        clues.chain(around).flat_map(Words::all).flat_map(words_of).collect()
    };
    let mut known: BTreeSet<String> =
        catalog.pages.iter().flat_map(|page| &page.fields).flat_map(said).gather();
    known.extend(catalog.marks.form_words.iter().cloned());
    known
}

pub(super) fn words_of(text: &str) -> Vec<String> {
    plain(text)
        .split(|at: char| !at.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}
