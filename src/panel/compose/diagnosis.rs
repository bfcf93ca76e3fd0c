//! What Check found of the login, above the steps.

use super::super::event::Event;
use super::super::model::Model;
use super::super::screen::{
    AboutRow, AnswerMark, Button, DiagnosisScreen, FindingGroup, FindingLine, FirstLine, LoginsScreen, Weight,
};
use super::super::wording::button;
use guide::{ParameterId, Step, StepId, Task};
use guidepost_core::progress::{
    Answer, Candidate, Diagnosed, First, FoundLine, FoundWeight, LoginList, StepState,
};
use words::{Text, button, logins, overview, step};

/// What was found, where the org was read: whole at the first step, where whoever looks at an org
/// begins, and folded at the others.
pub(super) fn diagnosis(model: &Model) -> Option<DiagnosisScreen> {
    let found = model.read.diagnosed.as_deref()?;
    let groups = [FoundWeight::KeepsOut, FoundWeight::Risk, FoundWeight::Differs, FoundWeight::CouldNotCheck];
    let groups: Vec<_> = groups.into_iter().filter_map(|weight| group(model, found, weight)).collect();
    let is_nothing = found.first.is_none() && groups.is_empty();
    let client = || model.client();
    Some(DiagnosisScreen {
        is_open: model.step == 0,
        question: overview::Question { client: client() }.into(),
        answer: answer(model, found),
        evidence: found.evidence.clone(),
        first: found.first.as_ref().map(|first| FirstLine {
            line: FindingLine { way: mend_first(model, first), ..line(model, &first.line) },
            chain: first.chain.clone(),
        }),
        nothing: if is_nothing {
            overview::NothingFound { client: client() }.into()
        } else {
            Text::nothing()
        },
        groups,
        about: found
            .about
            .iter()
            .map(|about| AboutRow {
                role: about.role.clone(),
                name: about.name.clone(),
                way: way(model, about.step.as_deref()).filter(|_| about.candidates.is_empty()),
                candidates: about.candidates.iter().map(take).collect(),
            })
            .collect(),
        asks: found.about.iter().any(|about| !about.candidates.is_empty()),
        logins: (found.logins != LoginList::default()).then(|| LoginsScreen {
            title: match &found.logins.user {
                Some(user) => logins::Of { user: user.into(), count: found.logins.count.into() }.into(),
                None => logins::Heading.into(),
            },
            list: found.logins.clone(),
        }),
    })
}

/// It is this one.
fn take(candidate: &Candidate) -> Button {
    let values =
        candidate.values.iter().map(|(name, value)| (ParameterId::from(name.as_str()), value.clone()));
    let label = button::ItIs { name: (&candidate.name).into() };
    button(label, Event::Take(values.collect()), Weight::Neutral)
}

/// What is not there because nobody has made it yet is not shown as something wrong.
fn answer(model: &Model, found: &Diagnosed) -> AnswerMark {
    let first = found.first.as_ref().and_then(|first| step_of(model, first.line.step.as_deref()?));
    match found.answer {
        Answer::Yes => AnswerMark::Yes,
        Answer::CannotTell => AnswerMark::CannotTell,
        Answer::No if first.is_some_and(|(_, step)| is_to_do(model, step)) => AnswerMark::NotYet,
        Answer::No => AnswerMark::No,
    }
}

fn group(model: &Model, found: &Diagnosed, weight: FoundWeight) -> Option<FindingGroup> {
    let lines: Vec<_> = found.lines.iter().filter(|line| line.weight == weight).collect();
    if lines.is_empty() {
        return None;
    }
    let heading = match weight {
        FoundWeight::KeepsOut => overview::KeepsOutToo { client: model.client() }.into(),
        FoundWeight::Risk => overview::Risks.into(),
        FoundWeight::Differs => overview::Differs.into(),
        FoundWeight::CouldNotCheck => overview::Unread.into(),
    };
    let note = match weight {
        FoundWeight::Differs => overview::LeaveIt { client: model.client() }.into(),
        FoundWeight::KeepsOut | FoundWeight::Risk | FoundWeight::CouldNotCheck => Text::nothing(),
    };
    let title = overview::Counted { heading, count: lines.len().into() }.into();
    Some(FindingGroup {
        weight,
        title,
        note,
        lines: lines.into_iter().map(|found| line(model, found)).collect(),
    })
}

fn line(model: &Model, found: &FoundLine) -> FindingLine {
    let name: Text = match found.weight {
        FoundWeight::CouldNotCheck => step::RowWhy.into(),
        FoundWeight::KeepsOut | FoundWeight::Risk | FoundWeight::Differs => step::RowFound.into(),
    };
    let rows = [
        (name, found.found.clone()),
        (step::RowExpected.into(), found.wanted.clone()),
        (step::RowDo.into(), found.remedy.clone()),
    ];
    FindingLine {
        says: found.says.clone(),
        rows: rows.into_iter().filter(|(_, text)| !text.is_empty()).collect(),
        way: way(model, found.step.as_deref()),
    }
}

/// To a step, where that is another one than the one that is shown.
fn way(model: &Model, step: Option<&str>) -> Option<Button> {
    let (place, step) = step_of(model, step?)?;
    let label = button::GoTo { step: (&step.title).into() };
    (place != model.step).then(|| button(label, Event::GoTo(place), Weight::Neutral))
}

/// To where the one thing is mended that comes first. Of what is not there yet, that is where
/// the guide goes on.
fn mend_first(model: &Model, first: &First) -> Option<Button> {
    let (place, step) = step_of(model, first.line.step.as_deref()?)?;
    let place = if is_to_do(model, step) { begins_at(model, place, step) } else { place };
    let step = Text::from(&model.guide.steps.get(place)?.title);
    // It takes the place of the way that the guide itself goes on.
    let is_next = model.known().progress().next == Some(place);
    let label: Text = if is_next { button::GoOnAt { step }.into() } else { button::GoTo { step }.into() };
    // What stands out is the same at the foot.
    (place != model.step).then(|| button(label, Event::GoTo(place), Weight::Neutral))
}

/// The first step that is still to do of those on which this one builds. Where even the key is
/// not made, nothing of the app is there, and the guide has its own order.
fn begins_at(model: &Model, place: usize, step: &Step) -> usize {
    let mut needed = vec![&step.id];
    let mut at = 0;
    while let Some(step) = needed.get(at).and_then(|id| model.guide.step(id)) {
        let more: Vec<&StepId> = step.needs.iter().filter(|id| !needed.contains(id)).collect();
        needed.extend(more);
        at += 1;
    }
    let steps = model.guide.steps.iter().enumerate();
    let is_open = |step: &Step| model.known().state(step) == StepState::ToDo;
    let mut open = steps.filter(|(_, step)| needed.contains(&&step.id) && is_open(step));
    match open.next() {
        Some((_, step)) if step.task == Some(Task::MakeKey) => model.known().progress().next.unwrap_or(place),
        Some((first, _)) => first,
        None => place,
    }
}

/// Whether a step makes something in the org that is not there yet.
fn is_to_do(model: &Model, step: &Step) -> bool {
    step.task.is_none() && model.known().state(step) == StepState::ToDo
}

fn step_of<'a>(model: &'a Model, id: &str) -> Option<(usize, &'a Step)> {
    model.guide.steps.iter().enumerate().find(|(_, step)| step.id.as_str() == id)
}
