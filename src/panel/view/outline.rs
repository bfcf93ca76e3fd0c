//! The parts and steps of the guide, to go to.

use super::icon::icon;
use super::mark::line_mark;
use crate::panel::event::Event;
use crate::panel::language::say;
use crate::panel::screen::{PartLine, StepLine};
use words::{Join, Text, step};
use yew::prelude::*;

/// What [`OutlineView`] takes.
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct OutlineProps {
    /// The parts with their steps.
    pub(crate) parts: Vec<PartLine>,
    /// Place and length, while a step is shown.
    pub(crate) place: Option<(usize, usize)>,
    /// Whether a question must be answered first.
    pub(crate) covered: bool,
    /// Where a press goes.
    pub(crate) on_event: Callback<Event>,
}

/// The outline, folded; it folds again when another step is shown.
#[component]
pub(crate) fn OutlineView(props: &OutlineProps) -> Html {
    let OutlineProps { parts, place, covered, on_event } = props;
    html! {
        <div>
            if !parts.is_empty() {
                <nav class="outline" aria-label={say(step::Outline)} hidden={*covered}>
                    <details key={place.map_or(0, |(number, _)| number)}>
                        <summary>
                            <span class="outline-place">
                                if let Some((number, total)) = *place {
                                    { say(step::Place { number: number.into(), total: total.into() }) }
                                } else {
                                    { say(step::All) }
                                }
                            </span>
                            { trail(parts) }
                        </summary>
                        <ol class="parts">
                            { for parts.iter().map(|part| part_item(part, on_event)) }
                        </ol>
                    </details>
                </nav>
            }
        </div>
    }
}

/// A mark per step in a row: the same as the list below says in words.
fn trail(parts: &[PartLine]) -> Html {
    let steps = parts.iter().flat_map(|part| &part.steps);
    html! {
        <span class="trail" aria-hidden="true">
            { for steps.map(|step| {
                let mark = line_mark(step);
                let current = step.current.then_some("is-current");
                html! { <span class={classes!("trail-step", mark.class, current)}>{ icon(mark.glyph) }</span> }
            }) }
        </span>
    }
}

fn part_item(part: &PartLine, on_event: &Callback<Event>) -> Html {
    html! {
        <li class="part">
            <p class="part-title">{ say(&part.title) }</p>
            <ol class="part-steps">{ for part.steps.iter().map(|step| step_item(step, on_event)) }</ol>
        </li>
    }
}

fn step_item(step: &StepLine, on_event: &Callback<Event>) -> Html {
    let mark = line_mark(step);
    let index = step.index;
    html! {
        <li>
            <button
                type="button"
                class={classes!("outline-step", mark.class)}
                aria-current={step.current.then_some("step")}
                onclick={on_event.reform(move |_: MouseEvent| Event::GoTo(index))}
            >
                { icon(mark.glyph) }
                <span>{ say(&step.title) }{ say(Text::between(Join::Commas)) }<span class="outline-word">{ say(mark.word) }</span></span>
            </button>
        </li>
    }
}
