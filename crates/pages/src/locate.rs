//! Where a page of the catalog is shown, and which control of it a field is.
//!
//! Wrong is worse than missing: a control is found only when all clues that fit
//! anything agree on one, and nothing on the page speaks against it.

use gather::Gather as _;
mod forms;
mod own;
mod view;
mod weigh;

pub use weigh::{Candidate, Contradiction, MARGIN};

use super::catalog::{Catalog, Field, FieldId, FrameRole, Page, PageId, Words, plain};
use super::command::{ControlKind, ControlSeen, DocumentId, Frame, Handle, Shown};
use super::path::{Captures, PathPattern, is_record_id, query_values};
use own::own_view;
use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use view::View;
use weigh::{Weighed, candidates, weigh};

/// How many of a page's fields tell it without its button.
const MOST: usize = 4;

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
    /// What is there of that by which it is known.
    pub shows: Extent,
    /// What its fields are, and what stands over them, once that was asked; a copy of it knows the same.
    pub fields: Rc<Fields>,
}

/// What the fields of a shown page are. They are asked for many times between two looks,
/// and the page's own form, which takes longest, is the same for all of them.
#[derive(Debug, Default, PartialEq)]
pub struct Fields {
    found: OnceCell<(String, BTreeMap<FieldId, Resolved>)>,
    over: OnceCell<Vec<String>>,
}

impl ShownPage<'_> {
    /// The control that a field of the page is. `language` counts where the page does not declare one.
    pub fn control_of(&self, catalog: &Catalog, field: &FieldId, language: &str) -> Resolved {
        let ask = || (language.to_owned(), resolve_all(catalog, self.page, self.frame, language));
        let (asked_in, known) = self.fields.found.get_or_init(ask);
        let of = |known: &BTreeMap<FieldId, Resolved>| {
            known.get(field).cloned().unwrap_or(Resolved::Missing(Absence::Unknown))
        };
        if asked_in == language { of(known) } else { of(&ask().1) }
    }

    /// The headings over all its fields that are no part of the page as it is known.
    fn strange_headings(&self, catalog: &Catalog) -> &[String] {
        self.fields.over.get_or_init(|| {
            let view = own_view(catalog, self.page, &View::new(self.frame, ""));
            forms::strange_headings(self.page, &view)
        })
    }
}

/// How much there is of that by which a page is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// All of it.
    Whole,
    /// A field is not there, or has another name now.
    WithoutField,
    /// Its button is not there: the page may be one step of a wizard.
    WithoutButton,
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
        /// How many there are.
        count: usize,
        /// The controls and what speaks for each, strongest first; empty where it is
        /// the page that is shown several times.
        between: Vec<Candidate>,
    },
}

impl Resolved {
    /// What a control that stands out comes to in its present state.
    #[must_use]
    pub fn of(control: &ControlSeen, frame: &Frame) -> Self {
        let at = ControlAt { document: frame.document.clone(), handle: control.handle };
        if !control.visible {
            Self::Missing(Absence::Hidden(at))
        } else if control.enabled {
            Self::Found(at)
        } else {
            Self::Disabled(at)
        }
    }
}

/// Why a field is not there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Absence {
    /// The catalog has no such page or field; a defect of the guide.
    Unknown,
    /// The page is not shown in any visible frame.
    PageNotShown,
    /// The page is shown, the control is not on it.
    NotOnPage,
    /// The control is there but can't be seen.
    Hidden(ControlAt),
    /// Some controls have its words, but something on the page speaks against each.
    Contradicted(Vec<Candidate>),
}

/// The pages of the catalog that are shown now, the most special state of an address first:
/// of two entries for one address the later in the catalog is the more special.
pub fn find_pages<'a>(catalog: &'a Catalog, frames: &'a [Frame]) -> Vec<ShownPage<'a>> {
    let views: Vec<View<'_>> =
        frames.iter().filter(|frame| is_seen(frame, frames)).map(|frame| View::new(frame, "")).collect();
    let mut shown = Vec::new();
    for page in catalog.pages.iter().rev() {
        shown.extend(views.iter().filter_map(|view| shown_in(catalog, page, view)));
    }
    shown
}

/// The control that a field of a page is now. `language` counts where the page does not declare one.
pub fn locate(
    catalog: &Catalog,
    page: &PageId,
    field: &FieldId,
    frames: &[Frame],
    language: &str,
) -> Resolved {
    locate_among(catalog, page, field, &find_pages(catalog, frames), language)
}

/// The same, where it is known which pages are shown.
pub fn locate_among(
    catalog: &Catalog,
    page: &PageId,
    field: &FieldId,
    shown: &[ShownPage<'_>],
    language: &str,
) -> Resolved {
    if catalog.page(page).and_then(|page| page.field(field)).is_none() {
        return Resolved::Missing(Absence::Unknown);
    }
    let shown: Vec<&ShownPage<'_>> = shown.iter().filter(|shown| shown.page.id == *page).collect();
    match shown.as_slice() {
        [] => Resolved::Missing(Absence::PageNotShown),
        [only] => only.control_of(catalog, field, language),
        several => Resolved::Ambiguous { count: several.len(), between: Vec::new() },
    }
}

/// The control of a frame that a field of a page is.
pub fn resolve(catalog: &Catalog, page: &Page, field: &Field, frame: &Frame, language: &str) -> Resolved {
    resolve_in(page, field, &own_view(catalog, page, &View::new(frame, language)))
}

/// The controls of a frame that all fields of a page are.
fn resolve_all(catalog: &Catalog, page: &Page, frame: &Frame, language: &str) -> BTreeMap<FieldId, Resolved> {
    let view = own_view(catalog, page, &View::new(frame, language));
    page.fields.iter().map(|field| (field.id.clone(), resolve_in(page, field, &view))).gather()
}

fn resolve_in(page: &Page, field: &Field, view: &View<'_>) -> Resolved {
    match weigh(page, field, view) {
        Weighed::None => Resolved::Missing(Absence::NotOnPage),
        Weighed::Contradicted(refused) => Resolved::Missing(Absence::Contradicted(refused)),
        Weighed::Several(between) => Resolved::Ambiguous { count: between.len(), between },
        Weighed::One(at) => match view.controls.get(at) {
            None => Resolved::Missing(Absence::NotOnPage),
            Some(control) => Resolved::of(control.seen, view.frame),
        },
    }
}

/// A heading that may say that a page's form is another record's, or another org's,
/// although the page itself is about one of `names`; none of them where it makes a new one.
pub fn foreign_heading(catalog: &Catalog, shown: &ShownPage<'_>, names: &[&str]) -> Option<String> {
    let seen = &shown.frame.seen;
    let is_ours = |words: &str| names.iter().any(|name| plain(words).contains(&plain(name)));
    let of_sandbox = |title: &&String| !is_ours(title) && forms::is_of_sandbox(shown.frame, title);
    if let Some(title) = seen.record_titles.iter().find(of_sandbox) {
        return Some(title.clone());
    }
    if names.is_empty() {
        return None;
    }
    let over = shown.strange_headings(catalog).iter().cloned();
    if let Some(title) = over.clone().rposition(|words| is_ours(&words)) {
        let mut below = over.skip(title + 1);
        return below.rfind(|words| forms::may_be_a_name(catalog, words));
    }
    if seen.top {
        return over.clone().rfind(|words| forms::may_be_a_name(catalog, words));
    }
    // A classic page has its title beside the form and the kind of record above it, and its
    // sections have words that the catalog does not know: one of those it knows is enough.
    let is_title = |words: &String| seen.record_titles.contains(words);
    let title = seen.headings.iter().position(is_title)?;
    let mut below = over.filter(|words| {
        !is_title(words) && seen.headings.iter().rposition(|heading| heading == words) > Some(title)
    });
    below.rfind(|words| forms::is_a_name(catalog, words))
}

/// What speaks for and against the controls of a frame being a field, strongest first.
pub fn explain(
    catalog: &Catalog,
    page: &Page,
    field: &Field,
    frame: &Frame,
    language: &str,
) -> Vec<Candidate> {
    let view = own_view(catalog, page, &View::new(frame, language));
    candidates(page, field, &view).into_iter().map(|(_, candidate)| candidate).collect()
}

fn is_seen(frame: &Frame, frames: &[Frame]) -> bool {
    let name = &frame.seen.frame_name;
    let hidden_by_parent = !name.is_empty()
        && frames
            .iter()
            .flat_map(|parent| &parent.seen.frames)
            .any(|inner| inner.name == *name && !inner.visible);
    frame.seen.visible && !hidden_by_parent
}

fn shown_in<'a>(catalog: &Catalog, page: &'a Page, view: &View<'a>) -> Option<ShownPage<'a>> {
    let frame = view.frame;
    // What could not be read to its end has its address alone, and no field of it is known to be missing.
    if frame.seen.too_large {
        return None;
    }
    let ids = addressed(page, frame)?;
    let view = &own_view(catalog, page, view);
    let is_field = |id: &FieldId| page.field(id).is_some_and(|field| is_present(page, field, view));
    let is_told = |id: &FieldId| page.field(id).is_some_and(|field| tells(page, field, view));
    let missing: Vec<&FieldId> = page.requires.iter().filter(|id| !is_told(id)).collect();
    let fits = missing.iter().all(|id| is_stood_in_for(catalog, page, id, view, !ids.is_empty()))
        && !page.absent.iter().any(is_field)
        && page.heading.as_ref().is_none_or(|words| has_heading(frame, words))
        && page.selected.iter().all(|id| page.field(id).is_some_and(|tab| is_selected(page, tab, view)));
    let is_button = |id: &&FieldId| page.field(id).is_some_and(|field| !weigh::holds_a_value(field));
    let shows = match missing.as_slice() {
        [] => Extent::Whole,
        some if some.iter().any(is_button) => Extent::WithoutButton,
        _ => Extent::WithoutField,
    };
    fits.then(|| ShownPage { page, frame, ids, shows, fields: Rc::default() })
}

/// Where a field has another name now, two others that a value is put into tell the page as
/// well. So they do where the page's button is missing and one that leads on is there: it
/// stands on the last step of a wizard. But a heading over them all, or the title of a page
/// without a record, may say that they are of something else.
fn is_stood_in_for(catalog: &Catalog, page: &Page, id: &FieldId, view: &View<'_>, has_record: bool) -> bool {
    let others = page.fields.iter().filter(|field| field.id != *id && weigh::holds_a_value(field));
    let are_there = others.filter(|field| tells(page, field, view)).take(2).count() == 2;
    let leads_on = || {
        let says = |control: &ControlSeen| catalog.marks.next_words.contains(&plain(&control.name));
        let mut controls = view.frame.seen.controls.iter();
        controls.any(|control| control.kind == ControlKind::Button && control.visible && says(control))
    };
    let is_of_something_else = || {
        let titles = &view.frame.seen.record_titles;
        let over = forms::strange_headings(page, view);
        let of_record = |words: &String| has_record && titles.contains(words);
        let mut said = over.iter().chain(titles).filter(|words| !of_record(words));
        said.any(|words| forms::may_be_a_name(catalog, words))
    };
    // What the page is about must be told: by its record, by the field that names it, or by
    // a title that is as a whole one of Setup's labels.
    let is_told = || {
        let by_field = |id: &FieldId| {
            page.field(id).is_none_or(|field| !weigh::holds_a_value(field) || tells(page, field, view))
        };
        let titles = &view.frame.seen.record_titles;
        has_record
            || page.requires.iter().all(by_field)
            || titles.iter().any(|title| forms::is_a_label(catalog, title))
    };
    // At an address that only this page has, its fields are its own whatever its button says.
    let has_most = || {
        let fields = || page.fields.iter().filter(|field| weigh::holds_a_value(field));
        let present = fields().filter(|field| tells(page, field, view)).count();
        page.paths.iter().all(PathPattern::is_of_one_page) && present >= MOST.min(fields().count())
    };
    let is_value = page.field(id).is_some_and(weigh::holds_a_value);
    are_there && (is_value || ((leads_on() || has_most()) && is_told() && !is_of_something_else()))
}

/// Whether the address of a frame that is seen is that of a page, whatever it shows by now.
pub fn is_addressed(page: &Page, frames: &[Frame]) -> bool {
    frames.iter().any(|frame| is_seen(frame, frames) && addressed(page, frame).is_some())
}

/// The record ids in the address of a frame, where that is one of the page's.
fn addressed(page: &Page, frame: &Frame) -> Option<Captures> {
    let seen = &frame.seen;
    if (page.frame == FrameRole::Shell && !seen.top) || page.never_described != seen.withheld {
        return None;
    }
    let mut ids = page.paths.iter().find_map(|pattern| pattern.captures(&seen.path))?;
    let query = query_values(&seen.query);
    for (name, pattern) in &page.query {
        ids.extend(pattern.captures(query.get(name)?)?);
    }
    for (name, pattern) in &page.may_query {
        // A description of a page keeps no id.
        ids.extend(query.get(name).and_then(|value| pattern.captures(value)).unwrap_or_default());
    }
    // A page's own record stands in its query as `id`; one that the page does not name is another's.
    let names_id = page.query.contains_key("id") || page.may_query.contains_key("id");
    let is_of_other = !names_id && query.get("id").is_some_and(|id| is_record_id(id));
    let is_other = page.no_query.iter().any(|name| query.contains_key(name)) || is_of_other;
    if is_other { None } else { Some(ids) }
}

/// A heading counts in the language that the page declares, in English, or in any where it declares none.
fn has_heading(frame: &Frame, words: &Words) -> bool {
    let seen = |word: &str| frame.seen.headings.iter().any(|heading| plain(heading) == word);
    let declared = words.plain_of(&frame.seen.lang).iter().chain(words.plain_of("en")).any(|word| seen(word));
    declared || (frame.seen.lang.is_empty() && words.all_plain().any(seen))
}

/// Whether a field is seen at all, be it disabled or there several times.
fn is_present(page: &Page, field: &Field, view: &View<'_>) -> bool {
    matches!(
        resolve_in(page, field, view),
        Resolved::Found(_) | Resolved::Ambiguous { .. } | Resolved::Disabled(_)
    )
}

/// Whether a field tells the page: where it is seen, and where it holds a value and stands in
/// a closed section or behind a tab whose head is seen. A form in parts stays the page that it
/// is, whichever of them is open.
fn tells(page: &Page, field: &Field, view: &View<'_>) -> bool {
    match resolve_in(page, field, view) {
        Resolved::Missing(Absence::Hidden(at)) if weigh::holds_a_value(field) => {
            let mut controls = view.frame.seen.controls.iter();
            controls.any(|control| control.handle == at.handle && control.folded)
        }
        _ => is_present(page, field, view),
    }
}

fn is_selected(page: &Page, field: &Field, view: &View<'_>) -> bool {
    let Resolved::Found(ControlAt { handle, .. }) = resolve_in(page, field, view) else {
        return false;
    };
    view.frame.seen.controls.iter().any(|control| {
        control.handle == handle
            && control.kind == ControlKind::Tab
            && control.value == Some(Shown::Checked(true))
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]
mod tests;
