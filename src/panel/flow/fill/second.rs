//! The second round: what a later field changed is filled once more, and nothing else.

use super::super::super::model::content::action;
use super::super::super::model::find::find;
use super::super::super::model::{FieldOutcome, Filling, Job, Model, Round};
use super::super::super::want::Want;
use super::at_hand::{control_shows, is_done, next};
use guide::FieldValue;
use pages::locate::Resolved;

/// Whether a field of the first round shows what was put into it.
pub(super) fn still_holds(model: &Model, filling: &Filling, field: &FieldValue) -> bool {
    let shows = || match (find(model, &filling.page, &field.field), action(model, &filling.page, field)) {
        (Resolved::Found(at), Some(action)) => control_shows(model, &at, &action),
        _ => false,
    };
    is_done(model, &field.field) && shows()
}

/// Whether the admin has said no to this change; nobody is asked a second time.
pub(super) fn was_declined(model: &Model, field: &FieldValue) -> bool {
    model.form.results.get(&field.field).is_some_and(FieldOutcome::is_declined)
}

/// One look tells of all fields that follow whether a later one has changed them.
pub(super) fn pass_over(model: &mut Model) -> Vec<Want> {
    loop {
        let wants = next(model);
        let Job::Filling(filling) = &model.work.job else { return wants };
        let holds = filling.round == Round::Second
            && filling
                .fields
                .get(filling.at)
                .is_some_and(|field| still_holds(model, filling, field) || was_declined(model, field));
        if !holds {
            return wants;
        }
    }
}
