//! What the panel itself does in a step: key, login, hand-over.

use super::button::{Actions, copy};
use super::focus::use_sight_of_notice;
use super::icon::icon;
use super::key::KeyView;
use super::mark::tone_mark;
use super::notice::NoticeView;
use super::routes::RoutesView;
use super::text::breakable;
use crate::panel::event::Event;
use crate::panel::language::say;
use crate::panel::screen::{
    HandOverCard, HandOverLine, HandOverScreen, HandOverWay, LoginScreen, Notice, TaskScreen, Tone,
};
use words::{Text, handover, login, state};
use yew::prelude::*;

/// What [`TaskView`] takes.
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct TaskProps {
    /// The task.
    pub(crate) task: TaskScreen,
    /// Where a press goes.
    pub(crate) on_event: Callback<Event>,
}

/// The task under its own heading.
#[component]
pub(crate) fn TaskView(props: &TaskProps) -> Html {
    let TaskProps { task, on_event } = props;
    html! { <div class="task">{ parts(task, on_event) }</div> }
}

fn parts(task: &TaskScreen, on_event: &Callback<Event>) -> Html {
    match task {
        TaskScreen::Key(screen) => html! { <KeyView screen={screen.clone()} on_event={on_event.clone()} /> },
        TaskScreen::Login(screen) => html! {
            <>
                { proof("login", login::Heading.into(), screen, on_event) }
                if let Some(routes) = &screen.routes {
                    <RoutesView screen={routes.clone()} on_event={on_event.clone()} />
                }
            </>
        },
        TaskScreen::Class(screen) => proof("class", login::ClassHeading.into(), screen, on_event),
        TaskScreen::HandOver(screen) => hand_over(screen, on_event),
    }
}

/// A proof by a login; `id` is unique in the panel.
fn proof(id: &'static str, heading: Text, screen: &LoginScreen, on_event: &Callback<Event>) -> Html {
    let missing = format!("{id}-missing");
    html! {
        <section>
            <h2>{ say(heading) }</h2>
            if !screen.missing.is_empty() {
                <p id={missing.clone()}>{ say(login::Missing) }</p>
                <ul class="missing" aria-labelledby={missing}>
                    { for screen.missing.iter().map(|missing| html! { <li>{ say(missing) }</li> }) }
                </ul>
            }
            <Actions {id} buttons={vec![screen.button.clone()]} on_event={on_event.clone()} />
            <LoginOutcome id={format!("{id}-outcome")} outcome={screen.outcome.clone()} on_event={on_event.clone()} />
        </section>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct LoginOutcomeProps {
    id: AttrValue,
    outcome: Option<Notice>,
    on_event: Callback<Event>,
}

/// What came of the login, brought into sight when it comes.
#[component]
fn LoginOutcome(props: &LoginOutcomeProps) -> Html {
    let LoginOutcomeProps { id, outcome, on_event } = props;
    let place = use_node_ref();
    use_sight_of_notice(outcome.as_ref(), &place);
    html! {
        <div ref={place}>
            if let Some(outcome) = outcome {
                <NoticeView id={id.clone()} notice={outcome.clone()} on_event={on_event.clone()} />
            }
        </div>
    }
}

fn hand_over(screen: &HandOverScreen, on_event: &Callback<Event>) -> Html {
    html! {
        <>
            { card("hand-over-values", &screen.values, on_event) }
            { card("hand-over-key", &screen.key, on_event) }
        </>
    }
}

/// What goes one way; `id` is unique in the panel.
fn card(id: &'static str, card: &HandOverCard, on_event: &Callback<Event>) -> Html {
    let (name, way) = match &card.way {
        HandOverWay::Where(place) => (handover::Where::TEXT, place),
        HandOverWay::How(way) => (handover::How::TEXT, way),
    };
    html! {
        <section class="card" aria-labelledby={id}>
            <h2 {id}>{ say(&card.title) }</h2>
            <dl class="rows">
                <dt>{ say(handover::ToWhom) }</dt><dd>{ say(&card.whom) }</dd>
                <dt>{ say(name) }</dt><dd>{ say(way) }</dd>
            </dl>
            { for card.warnings.iter().map(hand_over_warning) }
            if !card.lines.is_empty() {
                <dl class="fields">{ for card.lines.iter().map(|line| hand_over_value(line, on_event)) }</dl>
            }
            <Actions id={format!("{id}-actions")} buttons={card.actions.clone()} on_event={on_event.clone()} />
        </section>
    }
}

fn hand_over_warning(warning: &Text) -> Html {
    let mark = tone_mark(Tone::Warning);
    html! {
        <div class={classes!("notice", mark.class)}>
            { icon(mark.glyph) }
            <p class="notice-words">
                <span class="for-screen-readers">{ say(state::Tone { tone: mark.word }) }</span>
                { say(warning) }
            </p>
        </div>
    }
}

fn hand_over_value(line: &HandOverLine, on_event: &Callback<Event>) -> Html {
    let HandOverLine { theirs, ours, value, notes } = line;
    html! {
        <div class="field" key={say(theirs)}>
            <dt>
                { say(theirs) }
                if let Some(ours) = ours {
                    <span class="ours">{ say(handover::Ours { name: ours.clone() }) }</span>
                }
            </dt>
            if let Some(value) = value {
                <dd class="value code">{ breakable(&say(Text::value(value))) }</dd>
                <dd class="field-actions">{ copy(theirs, value, on_event) }</dd>
            } else {
                <dd class="value unknown">{ say(handover::Unknown) }</dd>
            }
            if !notes.is_empty() {
                <dd class="field-notes">{ for notes.iter().map(|note| html! { <p class="help">{ say(note) }</p> }) }</dd>
            }
        </div>
    }
}
