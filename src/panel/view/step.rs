//! One step: what to do, why, and everything needed for it.

use super::button::{Actions, Face, press};
use super::checks::ChecksView;
use super::focus::use_focus_on_step;
use super::icon::icon;
use super::mark::step_mark;
use super::page::PageView;
use super::parameters::ParametersView;
use super::task::TaskView;
use crate::panel::event::Event;
use crate::panel::language::say;
use crate::panel::screen::{NeedLine, ProgressLine, StepScreen};
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
            <h1 ref={heading} tabindex="-1">{ say(&step.title) }</h1>
            <p class="touches">{ say(&step.touches) }</p>
            if !step.needs.is_empty() {
                <ul class="needs">{ for step.needs.iter().map(|need| needed(need, on_event)) }</ul>
            }
            if let Some(progress) = &step.progress {
                { how_far(progress, on_event) }
            }
            <section>
                <h2>{ say(step::What) }</h2>
                <p>{ say(&step.what) }</p>
            </section>
            <section>
                <h2>{ say(step::Why) }</h2>
                <p>{ say(&step.why) }</p>
            </section>
            if !step.parameters.is_empty() {
                <ParametersView parameters={step.parameters.clone()} on_event={on_event.clone()} />
            }
            if let Some(page) = &step.page {
                <PageView page={page.clone()} on_event={on_event.clone()} />
            }
            if let Some(task) = &step.task {
                <TaskView task={task.clone()} on_event={on_event.clone()} />
            }
            if !step.checks.is_empty() {
                <ChecksView
                    checks={step.checks.clone()}
                    cost={step.check.as_ref().and_then(|check| check.cost.clone())}
                />
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
