//! Asking whether the fields found are those that are meant.
//!
//! A locator that nobody has tried in a live org is a conclusion. Before the first form that is
//! filled by conclusions, the admin looks at the page and says whether they are right. From then
//! on that is asked only of what little speaks for, and of pages that are not as they are known:
//! a question that comes again and again is answered without a look.

use super::super::super::model::find::{control, find, is_unconfirmed, is_weakly_found};
use super::super::super::model::{
    Announcement, Asked, AskedField, ControlName, FillPhase, Filling, Job, Model, RingTag,
};
use super::super::super::saved::Word;
use super::super::super::want::Want;
use super::at_hand::{look, set_phase};
use guide::FieldId;
use pages::locate::{Absence, ControlAt, Resolved};
use pages::pointed::ControlSignature;

/// Asks about every field of the form that is found by a mere conclusion; nothing when there is none.
pub(super) fn ask(model: &mut Model, filling: &Filling) -> Option<Vec<Want>> {
    let open = || filling.fields.iter().filter(|field| !filling.over.contains(&field.field));
    let is_strange = open().any(|field| is_not_as_known(&find(model, &filling.page, &field.field)));
    let is_trusted = model.page.told.is_trusted() && !is_strange;
    let doubtful: Vec<(AskedField, ControlAt, String)> = open()
        .filter_map(|field| {
            let Resolved::Found(at) = find(model, &filling.page, &field.field) else { return None };
            let seen = control(model, &at)?;
            let is_clear = || {
                model.page.told.of(&filling.page, &field.field).is_none()
                    && !is_weakly_found(model, &filling.page, &field.field, &at)
            };
            let is_doubtful = is_unconfirmed(model, &filling.page, &field.field, seen);
            (is_doubtful && !(is_trusted && is_clear())).then(|| {
                let found = ControlSignature::of(seen);
                (AskedField { field: field.field.clone(), found, right: true }, at, field.label.clone())
            })
        })
        .collect();
    let (_, first, label) = doubtful.first()?;
    let ring = Want::Ring(first.clone(), RingTag::IsIt(ControlName::Field(label.clone())));
    model.question = Some(Asked::Fields);
    model.form.asked_fields = doubtful.into_iter().map(|(asked, ..)| asked).collect();
    set_phase(model, FillPhase::AwaitingAnswer);
    Some(vec![ring, Announcement::RingedToConfirm.into()])
}

/// Whether the page lacks what it should have, or has it several times.
fn is_not_as_known(found: &Resolved) -> bool {
    match found {
        Resolved::Found(_) | Resolved::Disabled(_) | Resolved::Missing(Absence::Hidden(_)) => false,
        Resolved::Missing(_) | Resolved::Ambiguous { .. } => true,
    }
}

/// The admin says of one field whether it is the right one; nothing is decided yet.
pub(in crate::panel) fn choose(model: &mut Model, field: &FieldId, right: bool) -> Vec<Want> {
    if let Some(asked) = model.form.asked_fields.iter_mut().find(|asked| asked.field == *field) {
        asked.right = right;
    }
    Vec::new()
}

/// The admin has answered. What is right is filled from now on, what is wrong is left alone.
pub(in crate::panel) fn answered(model: &mut Model) -> Vec<Want> {
    let asked = std::mem::take(&mut model.form.asked_fields);
    model.question = None;
    let Job::Filling(filling) = &model.work.job else { return vec![Want::Hush] };
    let page = filling.page.clone();
    for AskedField { field, found, right } in asked {
        let word = if right { Word::Right { found } } else { Word::Wrong };
        model.page.told.take(&page, &field, word);
    }
    set_phase(model, FillPhase::Looking);
    vec![Want::Hush, Want::Unring, Want::Remember, look()]
}
