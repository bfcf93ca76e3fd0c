//! Whether it is still the form that is being filled.

use super::super::super::model::find::frame_of;
use super::super::super::model::{AtPage, FillPhase, FillStop, Filling, Job, Model};
use super::steps;

/// Takes note of which form it is, at the first look; later, whether it is that one still.
///
/// # Errors
/// Why nothing more is put into what is there now.
pub(super) fn hold(model: &mut Model, filling: &Filling) -> Result<(), FillStop> {
    // A form that was left and opened again is another one.
    let document = frame_of(model, &filling.page).map(|frame| frame.document.clone());
    match (&filling.document, &document) {
        (Some(before), Some(now)) if before != now => return Err(FillStop::FormReplaced),
        (Some(_), None) if filling.phase == FillPhase::AwaitingPerson => return Err(FillStop::FormLeft),
        (None, Some(_)) => {
            let over = steps::over(model, &filling.page);
            if let Job::Filling(filling) = &mut model.work.job {
                filling.document = document;
                filling.over = over;
            }
        }
        _ => {}
    }
    // The page may have gone to another record of the same kind since the last field.
    let ids =
        model.shown_pages().iter().find(|shown| shown.page.id.0 == filling.page.0).map(|it| it.ids.clone());
    if filling.ids.is_some() && ids.is_some() && filling.ids != ids {
        return Err(FillStop::OtherRecord);
    }
    if let Job::Filling(filling) = &mut model.work.job {
        filling.ids = filling.ids.take().or(ids);
    }
    match model.standing() {
        AtPage::OtherRecord => Err(FillStop::OtherRecord),
        AtPage::UnsureRecord | AtPage::OtherHeading => Err(FillStop::UnsureRecord),
        AtPage::Here(_) | AtPage::Elsewhere | AtPage::Loading => Ok(()),
    }
}
