//! A form that a wizard shows step by step. What was filled on a step that is over is left
//! alone, and no look-alike of it on another step is taken for it; what is not there may
//! come on a later one.

use super::super::super::model::{FieldOutcome, Filling, Model, NotFound};
use guide::{FieldId, PageId};
use pages::locate::{Absence, Extent, Resolved, ShownPage};

/// Where only a part of the page is shown: the fields that were filled in this form before
/// and whose controls can't be seen any more.
pub(super) fn over(model: &Model, page: &PageId) -> Vec<FieldId> {
    let Some(earlier) = &model.form.earlier else { return Vec::new() };
    let shown = model.shown_pages();
    let Some(part) = part_of(&shown, page) else { return Vec::new() };
    let seen = &part.frame.seen;
    let is_seen = |handle| seen.controls.iter().any(|control| control.handle == handle && control.visible);
    if earlier.document != part.frame.document {
        return Vec::new();
    }
    let gone = earlier.fields.iter().filter(|before| !is_seen(before.seen.handle));
    gone.map(|before| before.field.clone()).collect()
}

/// What a search that found nothing comes to.
pub(super) fn not_found(model: &Model, filling: &Filling, found: &Resolved) -> Option<FieldOutcome> {
    let is_not_there = matches!(found, Resolved::Missing(Absence::NotOnPage));
    let shown = model.shown_pages();
    let is_step = part_of(&shown, &filling.page).is_some_and(|part| part.shows == Extent::WithoutButton);
    if is_not_there && is_step {
        return Some(FieldOutcome::OnLaterStep);
    }
    NotFound::of(found).map(FieldOutcome::NotFound)
}

fn part_of<'s, 'm>(shown: &'s [ShownPage<'m>], page: &PageId) -> Option<&'s ShownPage<'m>> {
    shown.iter().find(|shown| shown.page.id.0 == page.0).filter(|shown| shown.shows != Extent::Whole)
}
