//! One step: what to do, why, and everything needed for it.

use super::button::{Actions, Face, press};
use super::checks::ChecksView;
use super::focus::use_focus_on_step;
use super::icon::icon;
use super::mark::step_mark;
use super::page::PageView;
use super::parameters::{ParametersView, help_id};
use super::task::TaskView;
use crate::panel::event::Event;
use crate::panel::language::say;
use crate::panel::screen::{ChecksScreen, NeedLine, ProgressLine, StepScreen};
use web_sys::KeyboardEvent;
use words::step;
use yew::prelude::*;

/// What [`StepView`] takes.
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct StepProps {
    /// The step.
    pub(crate) step: StepScreen,
    /// Where the admin's doing goes.
    pub(crate) on_event: Callback<Event>,
}

/// The step, its sections in the order in which they are needed.
#[component]
pub(crate) fn StepView(props: &StepProps) -> Html {
    let StepProps { step, on_event } = props;
    let heading = use_node_ref();
    use_focus_on_step(&step.id, &heading);
    html! {
        <article class="step" data-step={step.id.clone()}>
            <p class="step-part">{ say(&step.part) }</p>
            <h1 ref={heading} tabindex="-1" onkeydown={on_enter(step, on_event)}>{ say(&step.title) }</h1>
            <p class="what">{ say(&step.what) }</p>
            if !step.needs.is_empty() {
                <ul class="needs">{ for step.needs.iter().map(|need| needed(need, on_event)) }</ul>
            }
            if let Some(progress) = &step.progress {
                { how_far(progress, on_event) }
            }
            { why(step) }
            if let Some(checks) = step.checks.as_ref().filter(|checks| comes_first(checks)) {
                <ChecksView checks={checks.clone()} />
            }
            if !step.parameters.is_empty() {
                <ParametersView parameters={step.parameters.clone()} on_event={on_event.clone()} />
            }
            if let Some(page) = &step.page {
                <PageView page={page.clone()} on_event={on_event.clone()} />
            }
            if let Some(task) = &step.task {
                <TaskView task={task.clone()} on_event={on_event.clone()} />
            }
            if let Some(checks) = step.checks.as_ref().filter(|checks| !comes_first(checks)) {
                <ChecksView checks={checks.clone()} />
            }
            if step.previous.is_some() || step.next.is_some() {
                <nav class="turn" aria-label={say(step::Turn)}>
                    <Actions
                        id="turn"
                        buttons={step.previous.iter().chain(&step.next).cloned().collect::<Vec<_>>()}
                        on_event={on_event.clone()}
                    />
                </nav>
            }
        </article>
    }
}

/// Who begins to read a step, and knows it already, goes on with Enter.
fn on_enter(step: &StepScreen, on_event: &Callback<Event>) -> Option<Callback<KeyboardEvent>> {
    let event = step.next_action.by_enter()?.clone();
    let on_event = on_event.clone();
    Some(Callback::from(move |pressed: KeyboardEvent| {
        let is_plain =
            !(pressed.alt_key() || pressed.ctrl_key() || pressed.meta_key() || pressed.shift_key());
        let is_enter = pressed.key() == "Enter" && is_plain && !pressed.repeat();
        if is_enter && pressed.is_trusted() {
            on_event.emit(event.clone());
        }
    }))
}

/// What is not right stands before the form that mends it.
fn comes_first(checks: &ChecksScreen) -> bool {
    !checks.shown.is_empty()
}

/// What nobody has to read to do the step: why, what it changes, what each value and field is
/// for, and the keys. It folds again when another step is shown.
fn why(step: &StepScreen) -> Html {
    let values = step.parameters.iter().map(|value| (help_id(&value.id), &value.label, &value.help));
    let page = step.page.as_ref();
    let fields = page
        .iter()
        .flat_map(|page| &page.fields)
        .filter_map(|field| Some((format!("field-{}-why", field.id), &field.label, field.why.as_ref()?)));
    let rows: Vec<_> = values.chain(fields).collect();
    html! {
        <details class="original why" key={step.id.clone()}>
            <summary>{ say(step::Why) }</summary>
            <p>{ say(&step.touches) }</p>
            <p>{ say(&step.why) }</p>
            if !rows.is_empty() {
                <dl class="whys">
                    { for rows.into_iter().map(|(id, label, text)| html! {
                        <><dt>{ say(label) }</dt><dd {id}>{ say(text) }</dd></>
                    }) }
                </dl>
            }
            <p class="help">{ say(step::Enter) }</p>
            { for page.and_then(|page| page.keys.as_ref()).map(|keys| html! { <p class="help">{ say(keys) }</p> }) }
        </details>
    }
}

/// A step to be done before this one: a way there, and nothing that holds anybody up.
fn needed(need: &NeedLine, on_event: &Callback<Event>) -> Html {
    let mark = step_mark(need.state);
    html! {
        <li class="need">
            { press(&need.button, Face::Whole, None, on_event) }
            <p class={classes!("mark", mark.class)}>{ icon(mark.glyph) }<span>{ say(mark.word) }</span></p>
        </li>
    }
}

fn how_far(progress: &ProgressLine, on_event: &Callback<Event>) -> Html {
    html! {
        <section class="progress">
            <p>{ say(&progress.text) }</p>
            <Actions
                id="progress"
                buttons={Vec::from_iter(progress.next.clone())}
                on_event={on_event.clone()}
            />
        </section>
    }
}
