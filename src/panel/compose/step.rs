//! One step: words, values, the page at hand, and the facts.

use super::super::event::Event;
use super::super::model::on_page::{OnPage, on_page, words_on_page};
use super::super::model::{AtPage, FieldOutcome, Model, Source, Waiting, earlier};
use super::super::screen::{
    Button, CheckAction, FieldLine, FieldResult, NeedLine, NextAction, OpenPage, PageScreen, ParameterLine,
    ProgressLine, StepScreen, Surface, Weight,
};
use super::super::wording::{self, button, time};
use super::{checks, next_action, task};
use guide::{Checkbox, FieldContent, FieldValue, Form, Origin, Parameter, Stage, Step, Template};
use guidepost_core::check::with_last_logins;
use guidepost_core::progress::StepState;
use pages::is_partly_unread;
use words::{Join, Text, button, field, page, step};

pub(super) fn step(model: &Model) -> StepScreen {
    let step = model.current();
    let total = model.guide.steps.len();
    let title = |id| model.guide.parts.iter().find(|part| part.id == id).map(|part| Text::from(&part.title));
    let mut screen = StepScreen {
        id: step.id.0.clone(),
        number: model.step + 1,
        total,
        part: title(step.part.clone()).unwrap_or_default(),
        title: (&step.title).into(),
        progress: how_far(model),
        needs: needs(model, step),
        touches: step.touches.say(&model.entered.values),
        what: step.what.say(&model.entered.values),
        why: step.why.say(&model.entered.values),
        parameters: step
            .parameters
            .iter()
            .filter_map(|id| model.guide.parameters.iter().find(|parameter| parameter.id == *id))
            .filter(|parameter| is_asked(model, parameter))
            .map(|parameter| line(model, parameter))
            .collect(),
        page: page(model, step),
        task: step.task.map(|what| task::task(model, what)),
        checks: checks::checks(model, step),
        next_action: NextAction::default(),
        check: check(model, step),
        previous: model
            .step
            .checked_sub(1)
            .map(|previous| button(button::Previous, Event::GoTo(previous), Weight::Neutral)),
        next: (model.step + 1 < total)
            .then(|| button(button::Next, Event::GoTo(model.step + 1), next_weight(model, step))),
    };
    screen.next_action = next_action::next_action(model, &mut screen);
    screen
}

/// "Next" stands out once the step is known to be right.
fn next_weight(model: &Model, step: &Step) -> Weight {
    if model.known().state(step) == StepState::Ok { Weight::Brand } else { Weight::Neutral }
}

/// On the first step: where to go on after a reading of the org.
fn how_far(model: &Model) -> Option<ProgressLine> {
    model.read.checked_ms.filter(|_| model.step == 0)?;
    let progress = model.known().progress();
    let mend_first = super::diagnosis::diagnosis(model).and_then(|diagnosis| diagnosis.first);
    let is_said = |place| {
        let way = mend_first.as_ref().and_then(|first| first.line.way.as_ref());
        way.is_some_and(|way| way.event == Event::GoTo(place))
    };
    let weight = if mend_first.is_some() { Weight::Neutral } else { Weight::Brand };
    let next = progress.next.and_then(|place| Some((place, model.guide.steps.get(place)?)));
    let (ok, total) = (progress.ok.into(), progress.total.into());
    Some(match next {
        Some((place, _)) if place == model.step => {
            ProgressLine { text: step::ProgressHere { ok, total }.into(), next: None }
        }
        next => ProgressLine {
            text: step::Progress { ok, total }.into(),
            // What is to be mended first leads there already.
            next: next.filter(|(place, _)| !is_said(*place)).map(|(place, step)| {
                let label = button::GoOnAt { step: (&step.title).into() };
                button(label, Event::GoTo(place), weight)
            }),
        },
    })
}

/// The steps before this one that are not known to be OK.
fn needs(model: &Model, step: &Step) -> Vec<NeedLine> {
    let needed = model.known().needs(step).into_iter();
    needed
        .filter_map(|place| {
            let step = model.guide.steps.get(place)?;
            let label = button::DoFirst { step: (&step.title).into() };
            Some(NeedLine {
                button: button(label, Event::GoTo(place), Weight::Neutral),
                state: model.known().state(step),
            })
        })
        .collect()
}

/// A consumer key is asked for as long as the org has not told it, or tells another one.
fn is_asked(model: &Model, parameter: &Parameter) -> bool {
    let Some(told) = model.told_consumer_key(parameter) else { return true };
    model.entered.values.get(parameter.id.as_str()).is_some_and(|entered| entered != told)
}

fn line(model: &Model, parameter: &Parameter) -> ParameterLine {
    let value = model.entered.values.typed(parameter.id.as_str()).to_owned();
    let refused = model.entered.refused.as_ref().filter(|refused| refused.name == parameter.id);
    let problem = if let Some(refused) = refused {
        Some(wording::value_fault(refused.why))
    } else if value.trim().is_empty() {
        parameter.from.as_ref().map(|_| step::ValueUnknown.into())
    } else {
        parameter.form.accept(value.trim()).err().map(wording::value_fault)
    };
    let is_your_word =
        parameter.form == Form::ConsumerKey && matches!(model.consumer_key(), Some((_, Source::Admin)));
    ParameterLine {
        id: parameter.id.clone(),
        label: (&parameter.label).into(),
        help: (&parameter.help).into(),
        value,
        problem,
        note: is_your_word.then(|| step::YourWord.into()).or_else(|| other_users(model, parameter)),
        refusals: refused.map_or(0, |refused| refused.times),
    }
}

/// Where several users fit and nobody typed a Username: who they are, and who is taken.
fn other_users(model: &Model, parameter: &Parameter) -> Option<Text> {
    let Some(Origin::UsernameOf(role)) = &parameter.from else { return None };
    let is_found = !model.entered.typed.contains(&parameter.id);
    let found = model.read.org.as_deref().filter(|_| is_found)?.users.get(role.as_str())?;
    let users = found.several()?;
    let taken = found.taken()?;
    let (users, taken) = (with_last_logins(&users), (&taken.username).into());
    Some(step::SeveralUsers { users, taken, client: model.client() }.into())
}

fn check(model: &Model, step: &Step) -> Option<CheckAction> {
    model.guide.checks_of(&step.id).next()?;
    let is_next = (left_form(model) && waiting(model).is_none()) || next_action::refused(model).is_some();
    let weight = if is_next { Weight::Brand } else { Weight::Neutral };
    let mut check = button(button::Check, Event::Check, weight);
    if !model.work.job.is_idle() {
        check.disabled = Some(button::SomethingRuns.into());
    } else if model.tab.host().is_none() {
        check.disabled = Some(button::NoOrg.into());
    }
    let read = |ms| step::ReadAt { time: time(ms), counts: checks::count(model, step) }.into();
    Some(CheckAction { button: check, when: model.read.checked_ms.map(read) })
}

fn page(model: &Model, step: &Step) -> Option<PageScreen> {
    let last = step.stages.last()?;
    let here = model.stage();
    let at = model.at_page();
    // Before its page is open, the fields of the step's form are shown to be read or copied.
    let stage = here.unwrap_or(last);
    let how_far = model.known().state(step);
    let is_ok = how_far == StepState::Ok;
    let left = left_form(model);
    let unless = |settled: bool| if settled { Weight::Neutral } else { Weight::Brand };
    let mut actions = Vec::new();
    if here.is_none() {
        let is_settled = is_ok || left;
        // Beside a page the panel goes with the page before, and what it was about to do.
        // What is there and wrong is put right there: its form would make another one.
        let makes_another = how_far == StepState::NeedsChange && makes_anew(step);
        let is_settled = is_settled || makes_another;
        let fills = model.surface == Surface::Side && !is_settled && !last.fields.is_empty();
        if fills {
            actions.push(button(button::OpenAndFill, Event::OpenAndFill, Weight::Brand));
        }
        actions.push(button(button::OpenPage, Event::OpenPage, unless(is_settled || fills)));
        // They keep their places, and the focus, for what can be pressed next.
        for open in actions.iter_mut().filter(|_| at == AtPage::Loading) {
            open.disabled = Some(button::PageLoads.into());
        }
    } else {
        if !stage.fields.is_empty() {
            // What the page refuses is refused again.
            let is_given = next_action::is_filled(model, stage) || next_action::refused(model).is_some();
            let mut fill = button(button::Fill, Event::FillAll, unless(is_ok || is_given));
            if !model.work.job.is_idle() {
                fill.disabled = Some(button::SomethingRuns.into());
            }
            actions.push(fill);
        }
        if earlier::is_possible(model) {
            let mut back = button(button::PutBack, Event::PutBack, Weight::Neutral);
            if !model.work.job.is_idle() {
                back.disabled = Some(button::SomethingRuns.into());
            }
            actions.push(back);
        }
        if let Some(press) = &stage.press {
            let label = button::Show { what: wording::press_label(press) };
            actions.push(button(label, Event::Show(press.clone()), Weight::Neutral));
        }
        // The page of a secret stands in a tab of its own, which is closed afterwards.
        if stage.page != last.page && model.tab.on_setup() && !model.is_at_address() {
            actions.push(button(button::OpenPage, Event::OpenPage, Weight::Neutral));
        }
    }
    Some(PageScreen {
        say: match at {
            AtPage::Loading => page::NotThereYet.into(),
            _ if left && waiting(model).is_some() => page::FormNotOpen.into(),
            _ if left => page::FormLeft.into(),
            AtPage::Here(_) if is_ok => page::AllOk.into(),
            AtPage::Here(stage) if stage.fields.is_empty() && how_far == StepState::SeenOnPage => {
                page::Seen.into()
            }
            AtPage::Here(stage) => stage.say.say(&model.entered.values),
            AtPage::OtherRecord => page::OtherRecord.into(),
            AtPage::UnsureRecord => page::UnsureRecord.into(),
            AtPage::OtherHeading => {
                page::OtherHeading { heading: model.other_heading().unwrap_or_default().into() }.into()
            }
            AtPage::Elsewhere if is_partly_unread(&model.page.frames) => page::NotOpenOrUnread.into(),
            AtPage::Elsewhere => page::NotOpen.into(),
        },
        open: match at {
            AtPage::Here(_) => OpenPage::Right,
            AtPage::Loading => OpenPage::Loading,
            AtPage::OtherRecord | AtPage::UnsureRecord | AtPage::OtherHeading | AtPage::Elsewhere => {
                OpenPage::Other
            }
        },
        keys: here.map(|_| wording::keys(model.surface, model.page.switch_key.as_deref())),
        fields: stage.fields.iter().map(|field| field_line(model, stage, field, here.is_some())).collect(),
        actions,
    })
}

/// Whether the step's page makes a new record: its address names no record of the setup, but at
/// most the one that is copied.
fn makes_anew(step: &Step) -> bool {
    let names_own =
        |path: &Template| path.names().iter().any(|name| name.as_str().rsplit('.').next() == Some("id"));
    !step.open.is_empty() && !step.open.iter().any(names_own)
}

/// Whether the form of this step was filled and then left, and the org was not read since.
/// What the org is read for by itself.
fn waiting(model: &Model) -> Option<Waiting> {
    model.after_save.waiting(&model.current().id)
}

fn left_form(model: &Model) -> bool {
    model.form.left_form && model.stage().is_none_or(|stage| stage.fields.is_empty())
}

fn field_line(model: &Model, stage: &Stage, field: &FieldValue, here: bool) -> FieldLine {
    let (value, copy) = content(model, &field.value);
    let value = words_on_page(model, stage, field).filter(|_| here).map_or(value, Text::value);
    let (result, on_page) = state_of(model, stage, field, here);
    let show = (here && stage.fields.contains(field)).then(|| Button {
        label: button::Show { what: Text::quoted(&field.label) }.into(),
        event: Event::Show(field.field.clone()),
        disabled: None,
        weight: Weight::Neutral,
    });
    let point = show.is_some() && result.as_ref().is_some_and(|result| result.lost);
    let mut point = point.then(|| {
        let label = button::PointTo { field: Text::quoted(&field.label) };
        button(label, Event::PointTo(field.field.clone()), Weight::Neutral)
    });
    if let Some(point) = point.as_mut().filter(|_| !model.work.job.is_idle()) {
        point.disabled = Some(button::SomethingRuns.into());
    }
    FieldLine {
        id: field.field.clone(),
        label: Text::quoted(&field.label),
        value,
        copy,
        why: field.why.as_ref().map(Text::from),
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
    let outcome = model.form.results.get(&field.field);
    let result = outcome.map(wording::field_outcome);
    if !here || !model.work.job.is_idle() {
        return (result, None);
    }
    let on_page = on_page(model, stage, field);
    let was_undone = |outcome: &FieldOutcome| outcome.is_done() && on_page == OnPage::ChangedAway;
    if outcome.is_none_or(was_undone) { (None, wording::on_page(on_page)) } else { (result, None) }
}

/// What belongs into a field, as shown and as copied.
pub(super) fn content(model: &Model, content: &FieldContent) -> (Text, Option<String>) {
    match content {
        FieldContent::Text(text) => (text.say(&model.entered.values), text.fill(&model.entered.values).ok()),
        FieldContent::Checkbox(Checkbox::On) => (field::Ticked.into(), None),
        FieldContent::Checkbox(Checkbox::Off) => (field::NotTicked.into(), None),
        FieldContent::Option { shown, .. } => (Text::quoted(shown), None),
        FieldContent::Pick { shown, .. } => match shown.fill(&model.entered.values) {
            Ok(shown) => (Text::value(shown), None),
            Err(_) => (field::AsProposed.into(), None),
        },
        FieldContent::Items(items) => {
            let names = items.iter().map(|item| item.shown.say(&model.entered.values));
            (Text::Joined(Join::Semicolons, names.collect()), None)
        }
        FieldContent::Certificate { file_name } => {
            (field::Certificate { file: file_name.into() }.into(), None)
        }
    }
}
