//! Which of the controls of a frame a field is: what speaks for each, what
//! speaks against it, and whether one of them stands out.
//!
//! `docs/locating.md` explains the points and the margin.

use super::super::catalog::{Clue, ClueKind, Field, Page, plain};
use super::super::command::{ControlKind, ControlSeen, Handle};
use super::forms::{company, is_in_other_form, places};
use super::view::{Control, View};
use gather::Gather as _;
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// By how many points a control must be ahead of every other.
pub const MARGIN: u32 = 10;

/// A control that something speaks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The control.
    pub handle: Handle,
    /// What the page calls it; its `id` where it has no name.
    pub name: String,
    /// The clues that point at it, strongest first.
    pub clues: Vec<ClueKind>,
    /// What they add up to.
    pub score: u32,
    /// What speaks against it.
    pub against: Option<Contradiction>,
}

/// What speaks against a control that words alone, or attributes alone, point at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Contradiction {
    /// It stands outside of the section in which the field belongs.
    Section,
    /// The page's other fields have the attributes by which they are known,
    /// this control has not the field's.
    Attribute,
    /// It stands in a dialog and the page's other fields do not, or the other way round.
    Layer,
    /// It stands in another form than the page's other fields, or these are there twice.
    Form,
    /// Another field of the page points at it too, and is not found elsewhere.
    Claimed,
}

/// What a weighing came to; places are those of the view.
pub(super) enum Weighed {
    /// One stands out.
    One(usize),
    /// Nothing speaks for any control.
    None,
    /// Some do not agree.
    Several(Vec<Candidate>),
    /// What there is is contradicted.
    Contradicted(Vec<Candidate>),
}

/// The candidates of a field, strongest first.
pub(super) fn candidates(page: &Page, field: &Field, view: &View<'_>) -> Vec<(usize, Candidate)> {
    let among = of_kind(field, view);
    // Where a page asks for several files, only its full name says which: a certificate is
    // also a certificate revocation list's, and all files are uploaded.
    let is_one_of_several = field.kind.contains(&ControlKind::File) && among.len() > 1;
    let says = |clue: &Clue| {
        let is_full_name = clue.kind() == ClueKind::Label && field.find.first() == Some(clue);
        !is_one_of_several || clue.kind().is_attribute() || is_full_name
    };
    // What stands under the words of a row is the box of that row only where it is called as its column.
    let named_as_column = |fitting: Vec<usize>| match &field.column {
        None => fitting,
        Some(words) => fitting.into_iter().filter(|at| view.is_called(*at, words)).collect(),
    };
    let hits: Vec<(ClueKind, Vec<usize>)> = field
        .find
        .iter()
        .filter(|clue| says(clue))
        .map(|clue| (clue.kind(), view.fitting(clue, &among)))
        .map(|(kind, fitting)| {
            (kind, if kind == ClueKind::Under { named_as_column(fitting) } else { fitting })
        })
        .collect();
    let mut candidates: Vec<(usize, Candidate)> = among
        .into_iter()
        .filter_map(|at| {
            let mut clues: Vec<ClueKind> =
                hits.iter().filter(|(_, fitting)| fitting.contains(&at)).map(|(clue, _)| *clue).collect();
            let control = view.controls.get(at).filter(|_| !clues.is_empty())?;
            // A name that is the title over again is no second word for it.
            if clues.contains(&ClueKind::Title) && is_named_by_title(control.seen) {
                clues.retain(|clue| *clue != ClueKind::Label);
            }
            Some((at, candidate(control.seen, clues)))
        })
        .collect();
    for (at, candidate) in &mut candidates {
        let by_words = candidate.clues.iter().all(|clue| !clue.is_attribute());
        let Some(control) = view.controls.get(*at) else { continue };
        if by_words {
            candidate.against = contradiction(page, field, view, control);
        } else if is_called_and_placed_otherwise(field, view, control, &candidate.clues) {
            candidate.against = Some(Contradiction::Section);
        }
    }
    candidates.sort_by_key(|(_, one)| Reverse(one.score));
    candidates
}

/// A control that has a field's attribute, but another name and another heading than the
/// documented ones, on a page in the language in which they are documented: the attribute
/// may be another control's now.
fn is_called_and_placed_otherwise(
    field: &Field,
    view: &View<'_>,
    control: &Control<'_>,
    clues: &[ClueKind],
) -> bool {
    let is_by_words = |kind: ClueKind| matches!(kind, ClueKind::Label | ClueKind::LabelStart);
    let has_words = field.find.iter().any(|clue| is_by_words(clue.kind()));
    let is_elsewhere = field.section.as_ref().is_some_and(|words| !view.stands_under(control, words));
    holds_a_value(field)
        && has_words
        && is_elsewhere
        && view.is_english()
        && !control.seen.name.is_empty()
        && !control.section.is_empty()
        && !clues.iter().any(|kind| is_by_words(*kind) || *kind == ClueKind::Row)
}

fn is_named_by_title(seen: &ControlSeen) -> bool {
    seen.ids.title.as_deref().is_some_and(|title| plain(title) == plain(&seen.name))
}

fn candidate(seen: &ControlSeen, clues: Vec<ClueKind>) -> Candidate {
    let name = if seen.name.is_empty() { seen.ids.id.clone().unwrap_or_default() } else { seen.name.clone() };
    let score = clues.iter().map(|clue| clue.points()).sum();
    Candidate { handle: seen.handle, name, clues, score, against: None }
}

/// The control that a field is, if one stands out.
pub(super) fn weigh(page: &Page, field: &Field, view: &View<'_>) -> Weighed {
    let chosen = choose(page, field, view);
    let Weighed::One(at) = chosen else { return chosen };
    if !is_claimed(page, field, view, at) {
        return chosen;
    }
    let mut between = candidates(page, field, view);
    for (_, candidate) in between.iter_mut().filter(|(place, _)| *place == at) {
        candidate.against = Some(Contradiction::Claimed);
    }
    Weighed::Several(between.into_iter().map(|(_, candidate)| candidate).collect())
}

/// The control that stands out for a field, as if no other field of the page wanted it.
fn choose(page: &Page, field: &Field, view: &View<'_>) -> Weighed {
    let mut all = candidates(page, field, view);
    leave_out_copies(page, field, view, &mut all);
    let Some(best) =
        all.iter().map(|(_, one)| one).filter(|one| one.against.is_none()).max_by_key(|one| one.score)
    else {
        let refused: Vec<Candidate> = all.into_iter().map(|(_, candidate)| candidate).collect();
        return if refused.is_empty() { Weighed::None } else { Weighed::Contradicted(refused) };
    };
    let spoken_for: BTreeSet<ClueKind> = all.iter().flat_map(|(_, one)| one.clues.clone()).gather();
    let (first, behind): (Vec<_>, Vec<_>) =
        all.iter().partition(|(_, one)| one.against.is_none() && one.score + MARGIN > best.score);
    // A clue that fits anything fits the winner: else two clues point at two controls.
    let agreed = first.iter().all(|(_, one)| spoken_for.iter().all(|clue| one.clues.contains(clue)));
    let winner = match first.as_slice() {
        [(at, _)] => Some(*at),
        several if holds_a_value(field) => {
            let places: Vec<usize> = several.iter().map(|(at, _)| *at).collect();
            view.of_column(&places, field.column.as_ref())
        }
        // Of a button above and below a form, the one below: whoever has gone through the form is there.
        [others @ .., (last, _)] if field.repeated => {
            others.iter().all(|(other, _)| are_twins(view, *other, *last)).then_some(*last)
        }
        _ => None,
    };
    let company = |at: usize, beside: usize| company(page, field, view, at, beside);
    let is_alone = |at: usize| {
        all.iter().any(|(other, _)| {
            *other != at && is_seen_at(view, *other) && company(*other, at) > company(at, *other)
        })
    };
    match winner.filter(|at| agreed && !is_alone(*at)) {
        Some(at) => Weighed::One(at),
        None => Weighed::Several(first.into_iter().chain(behind).map(|(_, one)| one.clone()).collect()),
    }
}

/// Whether attributes alone or words alone speak for a control, what is left of the
/// two makes it another field of the page, and that field is not found elsewhere.
fn is_claimed(page: &Page, field: &Field, view: &View<'_>, at: usize) -> bool {
    let by = |field: &Field, clue: &Clue| view.fitting(clue, &of_kind(field, view)).contains(&at);
    let is_known =
        |wanted: bool| field.find.iter().any(|clue| clue.kind().is_attribute() == wanted && by(field, clue));
    if is_known(true) && is_known(false) {
        return false;
    }
    others(page, field).any(|other| {
        let wants = |clue: &Clue| clue.kind() != ClueKind::Under && by(other, clue);
        other.find.iter().any(wants)
            && !matches!(choose(page, other, view), Weighed::One(elsewhere) if elsewhere != at)
    })
}

fn of_kind(field: &Field, view: &View<'_>) -> Vec<usize> {
    let fits = |control: &Control<'_>| {
        field.can_be(control.seen.kind)
            && field.within.as_ref().is_none_or(|words| view.stands_under(control, words))
    };
    let controls = view.controls.iter().enumerate();
    controls.filter(|(at, control)| !view.leaves_out(*at) && fits(control)).map(|(at, _)| at).collect()
}

/// Whether two buttons are one button that stands above and below a form: the
/// words and all that the page's author named are the same.
fn are_twins<'a>(view: &'a View<'_>, one: usize, other: usize) -> bool {
    let of = |at: usize| {
        view.controls.get(at).map(|control| {
            let seen = control.seen;
            // The beginning of what Visualforce generates says where on the page it stands.
            let last =
                |attribute: &'a Option<String>| attribute.as_deref().and_then(|id| id.rsplit(':').next());
            (seen.kind, &seen.name, last(&seen.ids.name), last(&seen.ids.id))
        })
    };
    of(one) == of(other)
}

/// Leaves out hidden controls where a whole form was left behind hidden: then
/// the other fields of the page are there hidden and seen, too. A single hidden
/// control keeps competing, since what is seen may be a look-alike of it, and so
/// does one that more speaks for than for what is seen.
fn leave_out_copies(page: &Page, field: &Field, view: &View<'_>, all: &mut Vec<(usize, Candidate)>) {
    let is_seen = |at: usize| view.controls.get(at).is_some_and(|control| control.seen.visible);
    let is_double = |found: &[(usize, Candidate)]| {
        let seen = found.iter().filter(|(at, _)| is_seen(*at)).count();
        seen > 0 && seen < found.len()
    };
    let mut doubles = others(page, field)
        .filter(|other| holds_a_value(other))
        .map(|other| bare_candidates(other, view))
        .filter(|found| !found.is_empty())
        .map(|found| is_double(&found))
        .peekable();
    let left_behind = !holds_a_value(field) || (doubles.peek().is_some() && doubles.all(|double| double));
    if is_double(all) && left_behind {
        let best =
            all.iter().filter(|(at, _)| is_seen(*at)).map(|(_, one)| one.score).max().unwrap_or_default();
        all.retain(|(at, one)| is_seen(*at) || one.score > best);
    }
}

/// Whether a person puts a value into a field.
pub(super) fn holds_a_value(field: &Field) -> bool {
    field.kind.iter().any(|kind| kind.holds_a_value())
}

pub(super) fn others<'p>(page: &'p Page, field: &'p Field) -> impl Iterator<Item = &'p Field> {
    page.fields.iter().filter(move |other| other.id != field.id)
}

/// What any clue points at, whatever speaks against it. A button whose words only begin as
/// those of the field does not count where another one has just these.
pub(super) fn bare_candidates(field: &Field, view: &View<'_>) -> Vec<(usize, Candidate)> {
    let among = of_kind(field, view);
    let fitting = |begins: bool| {
        let clues = field.find.iter().filter(move |clue| (clue.kind() == ClueKind::LabelStart) == begins);
        clues.flat_map(|clue| view.fitting(clue, &among)).collect::<Vec<usize>>()
    };
    let mut places = fitting(false);
    if places.is_empty() || holds_a_value(field) {
        places.extend(fitting(true));
    }
    places.sort_unstable();
    places.dedup();
    let candidate =
        |at: usize| view.controls.get(at).map(|control| (at, candidate(control.seen, Vec::new())));
    places.into_iter().filter_map(candidate).collect()
}

fn contradiction(
    page: &Page,
    field: &Field,
    view: &View<'_>,
    control: &Control<'_>,
) -> Option<Contradiction> {
    if is_in_other_section(page, field, view, control) || is_apart_from_the_button(page, field, view, control)
    {
        Some(Contradiction::Section)
    } else if others_have_their_attributes(page, field, view) {
        Some(Contradiction::Attribute)
    } else if is_in_other_layer(page, field, view, control) {
        Some(Contradiction::Layer)
    } else if is_in_other_form(page, field, view, control) {
        Some(Contradiction::Form)
    } else {
        None
    }
}

/// The section is on the page and the control is not in it. Where the section
/// has another name now, it is where the other fields of that section stand; of a
/// section without other fields nothing tells where it is. Headings in other
/// languages are inferred, and a field is not given up because one of them is wrong.
fn is_in_other_section(page: &Page, field: &Field, view: &View<'_>, control: &Control<'_>) -> bool {
    let Some(words) = &field.section else { return false };
    if view.stands_under(control, words) {
        return false;
    }
    if view.has_section(words) {
        return true;
    }
    // Where the page tells its forms apart, these speak, whatever its headings are called.
    if !control.seen.forks.is_empty() {
        return false;
    }
    let mut innermost = others(page, field)
        .filter(|other| other.section.as_ref().is_some_and(|theirs| theirs.share_a_word(words)))
        .flat_map(|other| bare_candidates(other, view))
        .filter_map(|(at, _)| view.controls.get(at))
        .map(|sibling| sibling.section.last())
        .peekable();
    let has_siblings = innermost.peek().is_some();
    (has_siblings || (view.is_english() && !control.section.is_empty()))
        && innermost.all(|section| section != control.section.last())
}

/// Where a page shows nothing else that a value is put into, its button alone tells where
/// its form is: all places of it stand under one heading, and the control stands under
/// others that are not this one's nor the field's own.
fn is_apart_from_the_button(page: &Page, field: &Field, view: &View<'_>, control: &Control<'_>) -> bool {
    let is_at_home = || field.section.as_ref().is_some_and(|words| view.stands_under(control, words));
    if !holds_a_value(field) || control.section.is_empty() || is_at_home() {
        return false;
    }
    let mut outermost = Vec::new();
    for other in others(page, field) {
        let mut found = places(other, view).into_iter().filter(|it| it.seen.handle != control.seen.handle);
        if holds_a_value(other) {
            if found.next().is_some() {
                return false;
            }
        } else {
            outermost.extend(found.map(|it| it.section.first()));
        }
    }
    match outermost.split_first() {
        Some((Some(heading), rest)) => {
            rest.iter().all(|other| *other == Some(heading)) && !control.section.contains(heading)
        }
        _ => false,
    }
}

/// A page whose other fields still have the attributes of the same kind has
/// them for this field too, if it has the field. What a value is put into says so of its
/// like alone, and a button, a link or a tab of its own kind: they are drawn by other hands.
fn others_have_their_attributes(page: &Page, field: &Field, view: &View<'_>) -> bool {
    let among = of_kind(field, view);
    let own: Vec<&Clue> = field.find.iter().filter(|clue| clue.kind().is_attribute()).collect();
    let lost = !own.is_empty() && own.iter().all(|clue| view.fitting(clue, &among).is_empty());
    let is_alike = |other: &&Field| {
        if holds_a_value(field) {
            holds_a_value(other)
        } else {
            other.kind.iter().any(|kind| field.can_be(*kind))
        }
    };
    lost && others(page, field).filter(is_alike).any(|other| {
        let of_kind = of_kind(other, view);
        other
            .find
            .iter()
            .filter(|clue| own.iter().any(|lost| lost.kind() == clue.kind() && lost != clue))
            .any(|clue| !view.fitting(clue, &of_kind).is_empty())
    })
}

fn is_seen_at(view: &View<'_>, at: usize) -> bool {
    view.controls.get(at).is_some_and(|control| control.seen.visible)
}

fn is_in_other_layer(page: &Page, field: &Field, view: &View<'_>, control: &Control<'_>) -> bool {
    let only_in_dialogs = |field: &Field| field.kind.iter().all(|kind| *kind == ControlKind::DialogButton);
    if only_in_dialogs(field) {
        return false;
    }
    let mut layers = others(page, field)
        .filter(|other| !only_in_dialogs(other))
        .flat_map(|other| bare_candidates(other, view))
        .filter_map(|(at, _)| view.controls.get(at))
        .filter(|other| other.seen.visible)
        .map(|other| other.seen.in_dialog)
        .peekable();
    layers.peek().is_some() && layers.all(|in_dialog| in_dialog != control.seen.in_dialog)
}
