//! One step: words, values, the page at hand, and the facts.

use super::super::event::Event;
use super::super::model::{AtPage, FieldOutcome, Model, Source};
use super::super::progress::{self, progress};
use super::super::screen::{
    Button, CheckAction, CheckLine, CheckVerdict, FieldLine, FieldResult, NeedLine, OpenPage, PageScreen,
    ParameterLine, ProgressLine, StepScreen, StepState, Weight,
};
use super::super::update::{self, OnPage};
use super::super::words::{self, button};
use super::task;
use crate::guide::{Checkbox, FieldContent, FieldValue, Form, Origin, Parameter, Stage, Step};
use crate::page::is_partly_unread;

pub(super) fn step(model: &Model, clock: &dyn Fn(f64) -> String) -> StepScreen {
    let step = model.current();
    let total = model.guide.steps.len();
    let title = |id| model.guide.parts.iter().find(|part| part.id == id).map(|part| part.title.clone());
    StepScreen {
        id: step.id.0.clone(),
        number: model.step + 1,
        total,
        part: title(step.part.clone()).unwrap_or_default(),
        title: step.title.clone(),
        progress: how_far(model),
        needs: needs(model, step),
        touches: step.touches.preview(&model.values),
        what: step.what.preview(&model.values),
        why: step.why.preview(&model.values),
        parameters: step
            .parameters
            .iter()
            .filter_map(|id| model.guide.parameters.iter().find(|parameter| parameter.id == *id))
            .filter(|parameter| is_asked(model, parameter))
            .map(|parameter| line(model, parameter))
            .collect(),
        page: page(model, step),
        task: step.task.map(|what| task::task(model, what, clock)),
        checks: model
            .guide
            .checks_of(&step.id)
            .map(|check| CheckLine {
                id: check.id.0.clone(),
                title: check.title.preview(&model.values),
                verdict: progress::verdict(model, check),
            })
            .collect(),
        check: check(model, step, clock),
        previous: model
            .step
            .checked_sub(1)
            .map(|previous| button("Previous", Event::GoTo(previous), Weight::Neutral)),
        next: (model.step + 1 < total)
            .then(|| button("Next", Event::GoTo(model.step + 1), next_weight(model, step))),
    }
}

/// "Next" stands out once the step is known to be right.
fn next_weight(model: &Model, step: &Step) -> Weight {
    if progress::state(model, step) == StepState::Ok { Weight::Brand } else { Weight::Neutral }
}

/// On the first step: where to go on after a reading of the org.
fn how_far(model: &Model) -> Option<ProgressLine> {
    model.checked_ms.filter(|_| model.step == 0)?;
    let progress = progress(model);
    let next = progress.next.and_then(|place| Some((place, model.guide.steps.get(place)?)));
    let count = format!("{} of {} steps are OK", progress.ok, progress.total);
    Some(match next {
        Some((place, _)) if place == model.step => {
            ProgressLine { text: format!("{count}. This one comes first."), next: None }
        }
        Some((place, step)) => {
            let label = format!("Go on at: {}", step.title);
            ProgressLine {
                text: format!("{count}."),
                next: Some(button(&label, Event::GoTo(place), Weight::Brand)),
            }
        }
        None => ProgressLine { text: format!("{count}."), next: None },
    })
}

/// The steps before this one that are not known to be OK.
fn needs(model: &Model, step: &Step) -> Vec<NeedLine> {
    let needed = progress::needs(model, step).into_iter();
    needed
        .filter_map(|place| {
            let step = model.guide.steps.get(place)?;
            let label = format!("Do this first: {}", step.title);
            Some(NeedLine {
                button: button(&label, Event::GoTo(place), Weight::Neutral),
                state: progress::state(model, step),
            })
        })
        .collect()
}

/// A consumer key is asked for as long as the org has not told it, or tells another one.
fn is_asked(model: &Model, parameter: &Parameter) -> bool {
    let Some(told) = model.values.get("consumer_key").filter(|_| parameter.form == Form::ConsumerKey) else {
        return true;
    };
    model.values.get(parameter.id.as_str()).is_some_and(|entered| entered != told)
}

fn line(model: &Model, parameter: &Parameter) -> ParameterLine {
    let value = model.values.typed(parameter.id.as_str()).to_owned();
    let refused = model.refused.as_ref().filter(|refused| refused.name == parameter.id);
    let problem = if let Some(refused) = refused {
        Some(refused.why.to_string())
    } else if value.trim().is_empty() {
        parameter
            .from
            .map(|_| "Not known yet. Press Check, and it is taken from the org; or enter it here.".to_owned())
    } else {
        parameter.form.accept(value.trim()).err().map(|fault| fault.to_string())
    };
    let is_your_word =
        parameter.form == Form::ConsumerKey && matches!(model.consumer_key(), Some((_, Source::Admin)));
    ParameterLine {
        id: parameter.id.clone(),
        label: parameter.label.clone(),
        help: parameter.help.clone(),
        value,
        problem,
        note: is_your_word.then(|| words::YOUR_WORD.to_owned()).or_else(|| other_users(model, parameter)),
        refusals: refused.map_or(0, |refused| refused.times),
    }
}

/// Where several users fit and nobody typed a Username: who they are, and who is taken.
fn other_users(model: &Model, parameter: &Parameter) -> Option<String> {
    let is_found = parameter.from == Some(Origin::IntegrationUser) && !model.typed.contains(&parameter.id);
    let org = model.org.as_deref().filter(|_| is_found)?;
    let users = org.fitting_users()?;
    let taken = org.integration_user()?;
    Some(format!(
        "Several users fit: {users}. Guidepost goes on with {}, who logged in last. If Webex uses another one, enter that Username here.",
        taken.username
    ))
}

fn check(model: &Model, step: &Step, clock: &dyn Fn(f64) -> String) -> Option<CheckAction> {
    model.guide.checks_of(&step.id).next()?;
    let weight = if left_form(model) { Weight::Brand } else { Weight::Neutral };
    let mut check = button("Check", Event::Check, weight);
    if !model.job.is_idle() {
        check.disabled = Some("Something else is still running.".to_owned());
    } else if model.host().is_none() {
        check.disabled = Some("There is no Salesforce org in this tab.".to_owned());
    }
    let read = |ms| format!("Read at {}. In this step: {}.", clock(ms), count(model, step));
    Some(CheckAction { button: check, when: model.checked_ms.map(read) })
}

/// How many checks of the step say what.
fn count(model: &Model, step: &Step) -> String {
    let verdicts: Vec<CheckVerdict> =
        model.guide.checks_of(&step.id).map(|check| progress::verdict(model, check)).collect();
    let count = |word: &str, wanted: fn(&CheckVerdict) -> bool| {
        let count = verdicts.iter().filter(|verdict| wanted(verdict)).count();
        (count > 0).then(|| format!("{count} {word}"))
    };
    let said = [
        count("OK", |verdict| matches!(verdict, CheckVerdict::Ok { .. }) && !verdict.has_risk()),
        count("OK with a risk", CheckVerdict::has_risk),
        count("to be changed", |verdict| matches!(verdict, CheckVerdict::NeedsChange { .. })),
        count("to do", |verdict| matches!(verdict, CheckVerdict::ToDo { .. } | CheckVerdict::Waits { .. })),
        count("could not be checked", |verdict| matches!(verdict, CheckVerdict::CouldNotCheck { .. })),
        count("not checked", |verdict| matches!(verdict, CheckVerdict::NotChecked)),
    ];
    said.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn page(model: &Model, step: &Step) -> Option<PageScreen> {
    let last = step.stages.last()?;
    let here = model.stage();
    let at = model.at_page();
    // Before its page is open, the fields of the step's form are shown to be read or copied.
    let stage = here.unwrap_or(last);
    let how_far = progress::state(model, step);
    let is_ok = how_far == StepState::Ok;
    let left = left_form(model);
    let unless = |settled: bool| if settled { Weight::Neutral } else { Weight::Brand };
    let mut actions = Vec::new();
    if here.is_none() {
        let mut open = button("Open the page", Event::OpenPage, unless(is_ok || left));
        // It keeps its place, and the focus, for what can be pressed next.
        if at == AtPage::Loading {
            open.disabled = Some("The page is loading.".to_owned());
        }
        actions.push(open);
    } else {
        if !stage.fields.is_empty() {
            let mut fill = button("Fill the form", Event::FillAll, unless(is_ok));
            if !model.job.is_idle() {
                fill.disabled = Some("Something else is still running.".to_owned());
            }
            actions.push(fill);
        }
        if update::can_put_back(model) {
            let mut back = button("Put the earlier values back", Event::PutBack, Weight::Neutral);
            if !model.job.is_idle() {
                back.disabled = Some("Something else is still running.".to_owned());
            }
            actions.push(back);
        }
        if let Some(press) = &stage.press {
            let label = format!("Show {}", words::press_label(press));
            actions.push(button(&label, Event::Show(press.clone()), Weight::Neutral));
        }
        // The page of a secret stands in a tab of its own, which is closed afterwards.
        if stage.page != last.page && model.on_setup() && !model.is_at_address() {
            actions.push(button("Open the page", Event::OpenPage, Weight::Neutral));
        }
    }
    Some(PageScreen {
        say: match at {
            AtPage::Loading => "The page is not there yet. Guidepost looks again by itself.".to_owned(),
            _ if left => words::LEFT_FORM.to_owned(),
            AtPage::Here(_) if is_ok => {
                "Every check of this step is OK. Nothing is left to do on this page.".to_owned()
            }
            AtPage::Here(stage) if stage.fields.is_empty() && how_far == StepState::SeenOnPage => {
                words::SEEN_ON_PAGE.to_owned()
            }
            AtPage::Here(stage) => stage.say.preview(&model.values),
            AtPage::OtherRecord => "This page is about another record than the guide.".to_owned(),
            AtPage::UnsureRecord => {
                "Guidepost can't tell whether this page is about the right record. Check tells.".to_owned()
            }
            AtPage::OtherHeading => words::other_heading(model.other_heading().unwrap_or_default().as_str()),
            AtPage::Elsewhere if is_partly_unread(&model.frames) => {
                "The page of this step is not open in this tab, or in a part of it that Guidepost can't read."
                    .to_owned()
            }
            AtPage::Elsewhere => "The page of this step is not open in this tab.".to_owned(),
        },
        open: match at {
            AtPage::Here(_) => OpenPage::Right,
            AtPage::Loading => OpenPage::Loading,
            AtPage::OtherRecord | AtPage::UnsureRecord | AtPage::OtherHeading | AtPage::Elsewhere => {
                OpenPage::Other
            }
        },
        keys: here.map(|_| words::keys(model.surface, model.switch_key.as_deref())),
        fields: stage.fields.iter().map(|field| field_line(model, stage, field, here.is_some())).collect(),
        actions,
    })
}

/// Whether the form of this step was filled and then left, and the org was not read since.
fn left_form(model: &Model) -> bool {
    model.left_form && model.stage().is_none_or(|stage| stage.fields.is_empty())
}

fn field_line(model: &Model, stage: &Stage, field: &FieldValue, here: bool) -> FieldLine {
    let (value, copy) = content(model, &field.value);
    let value = update::words_on_page(model, stage, field).filter(|_| here).unwrap_or(value);
    let (result, on_page) = state_of(model, stage, field, here);
    let show = (here && stage.fields.contains(field)).then(|| Button {
        label: format!("Show {}", field.label),
        event: Event::Show(field.field.clone()),
        disabled: None,
        weight: Weight::Neutral,
    });
    let point = show.is_some() && result.as_ref().is_some_and(|result| result.lost);
    let mut point = point.then(|| {
        let label = format!("Point to {}", field.label);
        button(&label, Event::PointTo(field.field.clone()), Weight::Neutral)
    });
    if let Some(point) = point.as_mut().filter(|_| !model.job.is_idle()) {
        point.disabled = Some("Something else is still running.".to_owned());
    }
    FieldLine {
        id: field.field.clone(),
        label: field.label.clone(),
        value,
        copy,
        why: field.why.clone(),
        result,
        on_page,
        show,
        point,
    }
}

/// What became of filling a field, and what the page shows in it now. The page has the
/// last word: what was filled and then changed by hand is not called filled.
fn state_of(
    model: &Model,
    stage: &Stage,
    field: &FieldValue,
    here: bool,
) -> (Option<FieldResult>, Option<FieldResult>) {
    let outcome = model.results.get(&field.field);
    let result = outcome.map(words::field_outcome);
    if !here || !model.job.is_idle() {
        return (result, None);
    }
    let on_page = update::on_page(model, stage, field);
    let was_undone = |outcome: &FieldOutcome| outcome.is_done() && on_page == OnPage::ChangedAway;
    if outcome.is_none_or(was_undone) { (None, words::on_page(on_page)) } else { (result, None) }
}

/// What belongs into a field, as shown and as copied.
pub(super) fn content(model: &Model, content: &FieldContent) -> (String, Option<String>) {
    match content {
        FieldContent::Text(text) => (text.preview(&model.values), text.fill(&model.values).ok()),
        FieldContent::Checkbox(Checkbox::On) => ("Ticked".to_owned(), None),
        FieldContent::Checkbox(Checkbox::Off) => ("Not ticked".to_owned(), None),
        FieldContent::Option { shown, .. } => (shown.clone(), None),
        FieldContent::Pick { shown, .. } => match shown.fill(&model.values) {
            Ok(shown) => (shown, None),
            Err(_) => ("As the page proposes it".to_owned(), None),
        },
        FieldContent::Items(items) => {
            let names: Vec<String> = items.iter().map(|item| item.shown.preview(&model.values)).collect();
            (names.join("; "), None)
        }
        FieldContent::Certificate { file_name } => (format!("{file_name}, the certificate held here"), None),
    }
}
