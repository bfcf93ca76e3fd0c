//! The one thing to do next: it stands at the foot, and nowhere else.

use super::super::event::Event;
use super::super::model::on_page::{OnPage, on_page};
use super::super::model::{AtPage, FieldOutcome, Kept, Model, Waiting};
use super::super::screen::{Button, NextAction, StepScreen, Surface, Weight};
use super::super::wording::{self, button};
use guide::{FieldId, FieldValue, Stage, Step};
use guidepost_core::progress::StepState;
use pages::verdict::Verdict;
use words::{Text, button, page};

/// Takes the button that stands out from where the step has it. Check has its own place at the foot.
pub(super) fn next_action(model: &Model, step: &mut StepScreen) -> NextAction {
    let is_idle = model.work.job.is_idle();
    if let Some(next) = is_idle.then(|| on_the_way(model, step)).flatten() {
        return next;
    }
    let pressed = pressed(model).cloned();
    let say = match &pressed {
        _ if let Some(waiting) = model.after_save.waiting(&model.current().id) => Some(waits(waiting)),
        Some(press) if is_idle => Some(page::Press { what: wording::press_label(press) }.into()),
        None if is_idle && model.form.on_arrival.is_some() => Some(page::FillsWhenHere.into()),
        None if is_idle && let Some(refused) = refused(model) => Some(refused),
        None if let Some(kept) = model.after_save.kept(&model.current().id) => Some(came_to(kept)),
        _ => None,
    };
    NextAction { say, button: standing_out(step, pressed.as_ref()) }
}

/// What is said while the org is read by itself.
fn waits(waiting: Waiting) -> Text {
    match waiting {
        Waiting::Reads => page::ReadsBySelf.into(),
        Waiting::ReadsAgain { seconds } => page::ReadsAgain { seconds: seconds.into() }.into(),
    }
}

/// What became of a form that was left, where it is not what was filled.
fn came_to(kept: Kept) -> Text {
    match kept {
        Kept::Other => page::KeptOther.into(),
        Kept::Nothing => page::KeptNothing.into(),
    }
}

/// After a step that is right: the next one that is not, with its page. *Next* keeps its place.
fn on_the_way(model: &Model, step: &mut StepScreen) -> Option<NextAction> {
    let (place, to) = if let Some(progress) = step.progress.as_mut() {
        // The first step tells where to go on in the whole guide.
        let next = progress.next.take_if(|next| stands_out(next)).or_else(|| first_way(model))?;
        let Event::GoTo(place) = next.event else { return None };
        (place, model.guide.steps.get(place)?)
    } else {
        step.next.as_ref().filter(|next| stands_out(next))?;
        following(model)?
    };
    // What is there and wrong is looked at first, and so is, where the guide begins, what could be
    // meant: nothing is opened to make it anew.
    let begins = step.progress.is_some();
    let is_new = matches!(model.known().state(to), StepState::ToDo | StepState::Open)
        && model.read.org.as_ref().is_some_and(|org| !begins || !org.offers());
    let has_page = is_new && !to.open.is_empty();
    let has_form = to.stages.iter().any(|stage| !stage.fields.is_empty());
    // One that is only gone to is gone to by *Next* itself, which then stands at the foot.
    let next = Button { weight: Weight::Neutral, ..step.next.take()? };
    let label: Text = match (has_page, has_form && model.surface == Surface::Side) {
        (true, true) => button::GoOnAndFill.into(),
        (true, false) => button::GoOnAndOpen.into(),
        (false, _) if place == model.step + 1 => next.label.clone(),
        (false, _) => button::GoOnAt { step: (&to.title).into() }.into(),
    };
    let stays = has_page || place != model.step + 1;
    step.next = stays.then_some(next);
    let event = if has_page { Event::GoOn(place) } else { Event::GoTo(place) };
    let names_it = !has_page && place != model.step + 1;
    Some(NextAction {
        say: says(model, place, to, names_it),
        button: Some(button(label, event, Weight::Brand)),
    })
}

/// Where it goes on, unless the button says so, and what is right already on the way there.
fn says(model: &Model, place: usize, to: &Step, names_it: bool) -> Option<Text> {
    let between = model.guide.steps.get(model.step + 1..place).unwrap_or_default();
    let count = between.len().into();
    let title = Text::from(&to.title);
    let are_right =
        !between.is_empty() && between.iter().all(|step| model.known().state(step) == StepState::Ok);
    match (are_right, names_it) {
        (true, true) => Some(page::StepsRight { count }.into()),
        (true, false) => Some(page::NextStepAfter { step: title, count }.into()),
        (false, true) => None,
        (false, false) => Some(page::NextStep { step: title }.into()),
    }
}

/// Where what keeps the other side out is put right.
fn first_way(model: &Model) -> Option<Button> {
    super::diagnosis::diagnosis(model)?.first?.line.way
}

/// The next step that is not known to be right, else the very next.
fn following(model: &Model) -> Option<(usize, &Step)> {
    let known = model.known();
    let later = || model.guide.steps.iter().enumerate().skip(model.step + 1);
    later().find(|(_, step)| known.state(step) != StepState::Ok).or_else(|| later().next())
}

fn stands_out(action: &Button) -> bool {
    action.weight == Weight::Brand
}

/// The button that stands out; where the admin presses one on the page, the one that shows it, so
/// that its place keeps the focus.
fn standing_out(step: &mut StepScreen, pressed: Option<&FieldId>) -> Option<Button> {
    if let Some(actions) = step.page.as_mut().map(|page| &mut page.actions) {
        let shows = |action: &Button| pressed.is_some_and(|press| action.event == Event::Show(press.clone()));
        let place = actions.iter().position(stands_out).or_else(|| actions.iter().position(shows));
        if let Some(place) = place {
            return Some(actions.remove(place));
        }
    }
    if step.check.as_ref().is_some_and(|check| stands_out(&check.button)) {
        return None;
    }
    let on_way = step.progress.as_mut().and_then(|progress| progress.next.take_if(|next| stands_out(next)));
    on_way.or_else(|| step.next.take_if(|next| stands_out(next)))
}

/// What only the admin can press, on the page.
fn pressed(model: &Model) -> Option<&FieldId> {
    match model.at_page() {
        AtPage::Here(stage) if is_for_press(model, stage) => stage.press.as_ref(),
        _ => None,
    }
}

/// Whether nothing is left to do at this stage but to press the page's own button.
fn is_for_press(model: &Model, stage: &Stage) -> bool {
    let is_to_do = !matches!(model.known().state(model.current()), StepState::Ok | StepState::SeenOnPage);
    is_to_do && (stage.fields.is_empty() || is_filled(model, stage))
}

/// What is said where the page refuses the value that belongs into a field, and has it.
pub(super) fn refused(model: &Model) -> Option<Text> {
    let AtPage::Here(stage) = model.at_page() else { return None };
    stage.fields.iter().find_map(|field| {
        let Some(FieldOutcome::Filled(Verdict::Refused { message })) = model.form.results.get(&field.field)
        else {
            return None;
        };
        let has_it = matches!(on_page(model, stage, field), OnPage::Wanted | OnPage::PutThere);
        let label = || field.label.as_str().into();
        has_it.then(|| match message {
            Some(message) => page::Refused { field: label(), message: message.into() }.into(),
            None => page::RefusedWithoutWord { field: label() }.into(),
        })
    })
}

/// Whether every field of the open form was filled and was not changed since by hand, and the
/// form is not saved.
pub(super) fn is_filled(model: &Model, stage: &Stage) -> bool {
    let holds = |field: &FieldValue| {
        let is_done = model.form.results.get(&field.field).is_some_and(FieldOutcome::is_done);
        is_done && on_page(model, stage, field) != OnPage::ChangedAway
    };
    !stage.fields.is_empty() && model.form_is_open() && stage.fields.iter().all(holds)
}
