//! Where a page of the catalog is shown, and which control of it a field is.
//!
//! Wrong is worse than missing: a control is found only when all clues that fit
//! anything agree on one.

use super::catalog::{Catalog, Clue, Field, FieldId, FrameRole, Page, PageId, Words};
use super::command::{ControlKind, ControlSeen, DocumentId, Frame, Handle, Shown};
use super::path::{Captures, query_values};

/// A control in a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ControlAt {
    /// The document.
    pub document: DocumentId,
    /// The control in it.
    pub handle: Handle,
}

/// A page of the catalog as it is shown now.
#[derive(Clone, Debug, PartialEq)]
pub struct ShownPage<'a> {
    /// The page.
    pub page: &'a Page,
    /// The frame that shows it.
    pub frame: &'a Frame,
    /// The record ids that its address carries.
    pub ids: Captures,
}

/// What a search for a field came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resolved {
    /// The control, with all clues in agreement.
    Found(ControlAt),
    /// The control, which can be read but not operated now.
    Disabled(ControlAt),
    /// There is none to use.
    Missing(Absence),
    /// Several fit, or clues point at different ones.
    Ambiguous {
        /// How many controls are candidates.
        count: usize,
    },
}

/// Why a field is not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Absence {
    /// The catalog has no such page or field; a defect of the guide.
    Unknown,
    /// The page is not shown in any visible frame.
    PageNotShown,
    /// The page is shown, the control is not on it.
    NotOnPage,
    /// The control is there but can't be seen.
    Hidden,
}

/// The pages of the catalog that are shown now, the most special state of an address first:
/// of two entries for one address the later in the catalog is the more special.
pub fn find_pages<'a>(catalog: &'a Catalog, frames: &'a [Frame]) -> Vec<ShownPage<'a>> {
    let seen: Vec<&Frame> = frames.iter().filter(|frame| is_seen(frame, frames)).collect();
    catalog
        .pages
        .iter()
        .rev()
        .flat_map(|page| seen.iter().filter_map(move |frame| shown_in(page, frame)))
        .collect()
}

/// The control that a field of a page is now. `language` counts where the page does not declare one.
pub fn locate(
    catalog: &Catalog,
    page: &PageId,
    field: &FieldId,
    frames: &[Frame],
    language: &str,
) -> Resolved {
    let Some(wanted) = catalog.page(page).and_then(|page| page.field(field)) else {
        return Resolved::Missing(Absence::Unknown);
    };
    let shown: Vec<ShownPage<'_>> =
        find_pages(catalog, frames).into_iter().filter(|shown| shown.page.id == *page).collect();
    match shown.as_slice() {
        [] => Resolved::Missing(Absence::PageNotShown),
        [only] => resolve(wanted, only.frame, language),
        several => Resolved::Ambiguous { count: several.len() },
    }
}

/// The control of a frame that a field is.
pub fn resolve(field: &Field, frame: &Frame, language: &str) -> Resolved {
    let language = if frame.seen.lang.is_empty() { language } else { &frame.seen.lang };
    let of_kind: Vec<&ControlSeen> = frame
        .seen
        .controls
        .iter()
        .filter(|control| field.kind.contains(&control.kind))
        .filter(|control| field.within.as_ref().is_none_or(|words| stands_under(control, words, language)))
        .collect();
    let usable: Vec<&ControlSeen> =
        of_kind.iter().copied().filter(|control| control.visible && control.enabled).collect();
    let at = |control: &ControlSeen| ControlAt { document: frame.document.clone(), handle: control.handle };
    match agreed(field, &usable, language) {
        Agreement::One(control) => Resolved::Found(at(control)),
        Agreement::Several(count) => Resolved::Ambiguous { count },
        Agreement::None => match agreed(field, &of_kind, language) {
            Agreement::One(control) if control.visible => Resolved::Disabled(at(control)),
            Agreement::One(_) => Resolved::Missing(Absence::Hidden),
            Agreement::Several(_) | Agreement::None => Resolved::Missing(Absence::NotOnPage),
        },
    }
}

enum Agreement<'a> {
    None,
    One(&'a ControlSeen),
    Several(usize),
}

/// The control that every clue which fits anything fits.
fn agreed<'a>(field: &Field, controls: &[&'a ControlSeen], language: &str) -> Agreement<'a> {
    let mut candidates: Option<Vec<&'a ControlSeen>> = None;
    for clue in &field.find {
        let fitting = fitting(clue, controls, language);
        if fitting.is_empty() {
            continue;
        }
        candidates = Some(match candidates {
            None => fitting,
            Some(earlier) => {
                let both: Vec<&ControlSeen> =
                    earlier.iter().copied().filter(|control| contains(&fitting, control)).collect();
                if both.is_empty() {
                    return Agreement::Several(earlier.len() + fitting.len());
                }
                both
            }
        });
    }
    match candidates.as_deref() {
        None | Some([]) => Agreement::None,
        Some([only]) => Agreement::One(only),
        // Of a button above and below a form, the one below: whoever has gone through the form is there.
        Some([others @ .., last]) if field.repeated && others.iter().all(|other| is_twin(last, other)) => {
            Agreement::One(last)
        }
        Some(several) => Agreement::Several(several.len()),
    }
}

/// Whether two buttons are one button that stands above and below a form.
fn is_twin(one: &ControlSeen, other: &ControlSeen) -> bool {
    one.kind == other.kind && one.name == other.name
}

fn contains(controls: &[&ControlSeen], wanted: &ControlSeen) -> bool {
    controls.iter().any(|control| control.handle == wanted.handle)
}

fn fitting<'a>(clue: &Clue, controls: &[&'a ControlSeen], language: &str) -> Vec<&'a ControlSeen> {
    let by = |fits: &dyn Fn(&ControlSeen) -> bool| -> Vec<&'a ControlSeen> {
        controls.iter().copied().filter(|control| fits(control)).collect()
    };
    match clue {
        Clue::Id(id) => by(&|control| control.ids.id.as_deref() == Some(id)),
        Clue::Name(name) => by(&|control| control.ids.name.as_deref() == Some(name)),
        Clue::Title(title) => by(&|control| control.ids.title.as_deref() == Some(title)),
        Clue::Value(value) => by(&|control| control.ids.value.as_deref() == Some(value)),
        Clue::IdSuffix(suffix) => {
            by(&|control| control.ids.id.as_deref().is_some_and(|id| id.ends_with(suffix.as_str())))
        }
        Clue::Token(token) => by(&|control| control.name.contains(token.as_str())),
        Clue::Label(words) => in_words(words, language, &|word| by(&|control| same(&control.name, word))),
        Clue::LabelStart(words) => {
            in_words(words, language, &|word| by(&|control| plain(&control.name).starts_with(&plain(word))))
        }
        Clue::Row(words) => in_words(words, language, &|word| by(&|control| same(&control.row, word))),
        Clue::Under(words) => {
            let found = in_words(words, language, &|word| by(&|control| is_under(control, word)));
            if found.len() == 1 { found } else { Vec::new() }
        }
    }
}

/// What the words of the page's language find; else the English ones, which
/// untranslated parts of Setup keep; else those of any language, where the page
/// declares none that the catalog knows.
fn in_words<'a>(
    words: &Words,
    language: &str,
    find: &dyn Fn(&str) -> Vec<&'a ControlSeen>,
) -> Vec<&'a ControlSeen> {
    let union = |list: &mut dyn Iterator<Item = &str>| {
        let mut found: Vec<&'a ControlSeen> = Vec::new();
        for word in list {
            found.extend(
                find(word).into_iter().filter(|control| !contains(&found, control)).collect::<Vec<_>>(),
            );
        }
        found
    };
    let own = union(&mut words.of(language).iter().map(String::as_str));
    if !own.is_empty() {
        return own;
    }
    let english = union(&mut words.of("en").iter().map(String::as_str));
    if english.is_empty() && words.of(language).is_empty() { union(&mut words.all()) } else { english }
}

fn stands_under(control: &ControlSeen, words: &Words, language: &str) -> bool {
    !in_words(words, language, &|word| if is_under(control, word) { vec![control] } else { vec![] })
        .is_empty()
}

fn is_under(control: &ControlSeen, heading: &str) -> bool {
    control.section.iter().any(|section| same(section, heading))
}

fn same(left: &str, right: &str) -> bool {
    plain(left) == plain(right)
}

/// Words without what differs between pages and typographies: space, case,
/// curly quotes, the star of a required field, a colon at the end.
pub(super) fn plain(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words
        .join(" ")
        .trim_matches(['*', ' '])
        .trim_end_matches([':', ' '])
        .replace(['\u{2018}', '\u{2019}'], "'")
        .to_lowercase()
}

fn is_seen(frame: &Frame, frames: &[Frame]) -> bool {
    let name = &frame.seen.frame_name;
    let hidden_by_parent = !name.is_empty()
        && frames
            .iter()
            .flat_map(|parent| &parent.seen.frames)
            .any(|inner| inner.name == *name && !inner.visible);
    frame.seen.visible && !frame.seen.withheld && !hidden_by_parent
}

fn shown_in<'a>(page: &'a Page, frame: &'a Frame) -> Option<ShownPage<'a>> {
    let seen = &frame.seen;
    if page.frame == FrameRole::Shell && !seen.top {
        return None;
    }
    let mut ids = page.paths.iter().find_map(|pattern| pattern.captures(&seen.path))?;
    let query = query_values(&seen.query);
    for (name, pattern) in &page.query {
        ids.extend(pattern.captures(query.get(name)?)?);
    }
    let is_field = |id: &FieldId| page.field(id).is_some_and(|field| is_present(field, frame));
    let fits = !page.no_query.iter().any(|name| query.contains_key(name))
        && page.requires.iter().all(is_field)
        && !page.absent.iter().any(is_field)
        && page.heading.as_ref().is_none_or(|words| has_heading(frame, words))
        && page.selected.iter().all(|id| page.field(id).is_some_and(|tab| is_selected(tab, frame)));
    fits.then_some(ShownPage { page, frame, ids })
}

/// A heading counts in the language that the page declares, in English, or in any where it declares none.
fn has_heading(frame: &Frame, words: &Words) -> bool {
    let seen = |word: &str| frame.seen.headings.iter().any(|heading| same(heading, word));
    let declared = words.of(&frame.seen.lang).iter().chain(words.of("en")).any(|word| seen(word));
    declared || (frame.seen.lang.is_empty() && words.all().any(seen))
}

/// Whether a field is seen at all, be it disabled or there several times.
fn is_present(field: &Field, frame: &Frame) -> bool {
    matches!(
        resolve(field, frame, ""),
        Resolved::Found(_) | Resolved::Ambiguous { .. } | Resolved::Disabled(_)
    )
}

fn is_selected(field: &Field, frame: &Frame) -> bool {
    let Resolved::Found(ControlAt { handle, .. }) = resolve(field, frame, "") else {
        return false;
    };
    frame.seen.controls.iter().any(|control| {
        control.handle == handle
            && control.kind == ControlKind::Tab
            && control.value == Some(Shown::Checked(true))
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]
mod tests;
