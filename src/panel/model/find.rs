//! Which control a field is: by the locators, unless the admin has said something about it.

use super::super::saved::Word;
use super::{Model, catalog_field, catalog_page};
use guide::{FieldId, PageId};
use pages::catalog::{ClueKind, Field, Page, Provenance};
use pages::command::{ControlSeen, Frame};
use pages::locate::{Absence, ControlAt, Resolved, explain, locate_among};
use pages::pointed::ControlSignature;

/// The control that a field of a page is now.
///
/// Where the admin pointed, that counts alone: the locators had found nothing or
/// something else there.
pub(in crate::panel) fn find(model: &Model, page: &PageId, field: &FieldId) -> Resolved {
    match model.page.told.of(page, field) {
        Some(Word::Pointed { likeness, at }) => pointed(model, page, likeness, at.as_ref()),
        Some(Word::Wrong) => Resolved::Missing(Absence::NotOnPage),
        Some(Word::Right { .. }) | None => located(model, page, field),
    }
}

fn located(model: &Model, page: &PageId, field: &FieldId) -> Resolved {
    locate_among(
        &model.catalog,
        &catalog_page(page),
        &catalog_field(field),
        &model.shown_pages(),
        &model.page.language(),
    )
}

fn pointed(model: &Model, page: &PageId, likeness: &ControlSignature, at: Option<&ControlAt>) -> Resolved {
    let Some(frame) = frame_of(model, page) else { return Resolved::Missing(Absence::PageNotShown) };
    // The very control, as long as its document lives: it may have a twin that looks the same.
    let same = at.filter(|at| at.document == frame.document).and_then(|at| control(model, at));
    match same.filter(|control| likeness.fits(control)) {
        Some(control) => Resolved::of(control, frame),
        None => likeness.find(frame),
    }
}

/// Whether the admin said that the control found for a field is not the right one.
pub(in crate::panel) fn is_denied(model: &Model, page: &PageId, field: &FieldId) -> bool {
    matches!(model.page.told.of(page, field), Some(Word::Wrong))
}

/// Whether the admin has yet to say that this control is the field: its locator was
/// never tried in a live org, and of a control that looks like this nothing was said.
pub(in crate::panel) fn is_unconfirmed(
    model: &Model,
    page: &PageId,
    field: &FieldId,
    found: &ControlSeen,
) -> bool {
    let known = match model.page.told.of(page, field) {
        Some(Word::Right { found: said }) => said.fits(found),
        Some(Word::Pointed { .. } | Word::Wrong) => true,
        None => false,
    };
    !known && entry(model, page, field).is_some_and(|(page, field)| is_inferred(page, field))
}

/// Whether little speaks for it that this control is the field: neither an attribute that the
/// page's author gave nor its whole name, which in another language than the English one is
/// often concluded itself and then needs a second clue.
pub(in crate::panel) fn is_weakly_found(
    model: &Model,
    page: &PageId,
    field: &FieldId,
    at: &ControlAt,
) -> bool {
    let (Some((page, field)), Some(frame)) = (entry(model, page, field), frame_of(model, page)) else {
        return true;
    };
    let language = model.page.language();
    let found = explain(&model.catalog, page, field, frame, &language);
    let Some(found) = found.iter().find(|candidate| candidate.handle == at.handle) else { return true };
    let has_attribute = found.clues.iter().any(|clue| clue.is_attribute());
    let is_named = found.clues.contains(&ClueKind::Label);
    let declared = if frame.seen.lang.is_empty() { language.as_str() } else { frame.seen.lang.as_str() };
    let is_sure = declared.starts_with("en") || found.clues.len() > 1;
    !(has_attribute || is_named && is_sure)
}

fn is_inferred(page: &Page, field: &Field) -> bool {
    page.mark == Provenance::Inferred || field.mark == Provenance::Inferred
}

/// What the locators know of a field.
pub(in crate::panel) fn entry<'a>(
    model: &'a Model,
    page: &PageId,
    field: &FieldId,
) -> Option<(&'a Page, &'a Field)> {
    let page = model.catalog.page(&catalog_page(page))?;
    Some((page, page.field(&catalog_field(field))?))
}

/// The one frame that shows a page.
pub(in crate::panel) fn frame_of<'a>(model: &'a Model, page: &PageId) -> Option<&'a Frame> {
    let shown = model.shown_pages();
    let mut shown = shown.iter().filter(|shown| shown.page.id.0 == page.0).map(|shown| shown.frame);
    shown.next().filter(|_| shown.next().is_none())
}

/// A control as it was last described.
pub(in crate::panel) fn control<'a>(model: &'a Model, at: &ControlAt) -> Option<&'a ControlSeen> {
    let frame = model.page.frames.iter().find(|frame| frame.document == at.document)?;
    frame.seen.controls.iter().find(|control| control.handle == at.handle)
}
