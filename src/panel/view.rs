//! Yew components: functions of [`super::screen`], emitting [`super::event::Event`].
//!
//! They choose markup and nothing else: every text about the org, every state
//! and every action comes in with the screen. Their own messages are only the
//! headings, the labels of rows and the names of states.

mod attention;
mod button;
mod checks;
mod diagnosis;
mod focus;
mod header;
mod icon;
mod key;
mod logins;
mod mark;
mod notice;
mod outline;
mod page;
mod parameters;
mod question;
mod routes;
mod sensitive;
mod step;
mod task;
mod text;
mod weight;

pub use attention::Attention;

use super::event::Event;
use super::language::say;
use super::screen::{Body, Busy, More, NextAction, Screen, StepScreen};
use button::Actions;
use diagnosis::DiagnosisView;
use focus::{use_focus_of_question, use_sight_of_notice};
use header::HeaderView;
use notice::{NothingView, NoticeView};
use outline::OutlineView;
use question::QuestionView;
use step::StepView;
use yew::prelude::*;

/// What [`ScreenView`] takes.
#[derive(Clone, PartialEq, Properties)]
pub struct ScreenViewProps {
    /// Everything to be shown.
    pub screen: Screen,
    /// Where the admin's doing goes.
    pub on_event: Callback<Event>,
}

/// The whole panel.
///
/// A question takes the place of everything but the header, so that org and
/// user stand beside what is asked; what it covers stays in the document, so
/// that focus can return to where it was.
#[component]
pub fn ScreenView(props: &ScreenViewProps) -> Html {
    let ScreenViewProps { screen, on_event } = props;
    let heading_of_question = use_node_ref();
    let place_of_notice = use_node_ref();
    let covered = screen.question.is_some();
    use_focus_of_question(covered, &heading_of_question);
    use_sight_of_notice(screen.notice.as_ref(), &place_of_notice);
    html! {
        <div class="panel">
            <HeaderView
                header={screen.header.clone()}
                surface={screen.surface}
                {covered}
                on_event={on_event.clone()}
            />
            <OutlineView
                parts={screen.outline.clone()}
                place={place(&screen.body)}
                {covered}
                on_event={on_event.clone()}
            />
            <main aria-busy={screen.busy.is_some().then_some("true")}>
                if let Some(question) = &screen.question {
                    <QuestionView
                        question={question.clone()}
                        heading={heading_of_question}
                        on_event={on_event.clone()}
                    />
                }
                <div class="content" hidden={covered}>
                    <div class="place-of-notice" ref={place_of_notice}>
                        if let Some(notice) = &screen.notice {
                            <NoticeView id="notice" notice={notice.clone()} on_event={on_event.clone()} />
                        }
                    </div>
                    <div class="place-of-diagnosis">
                        if let Some(diagnosis) = &screen.diagnosis {
                            <DiagnosisView diagnosis={(**diagnosis).clone()} on_event={on_event.clone()} />
                        }
                    </div>
                    { body(&screen.body, on_event) }
                    { for screen.more.iter().map(|more| folded(more, on_event)) }
                    { foot(screen, on_event) }
                </div>
            </main>
            <div class="for-screen-readers" role="status" aria-live="polite">{ say(&screen.announcement) }</div>
        </div>
    }
}

/// Place and length of the guide, while a step is shown.
fn place(body: &Body) -> Option<(usize, usize)> {
    match body {
        Body::Step(step) => Some((step.number, step.total)),
        Body::Nothing(_) => None,
    }
}

fn body(body: &Body, on_event: &Callback<Event>) -> Html {
    match body {
        Body::Step(step) => html! { <StepView step={(**step).clone()} on_event={on_event.clone()} /> },
        Body::Nothing(notice) => {
            html! { <NothingView notice={notice.clone()} on_event={on_event.clone()} /> }
        }
    }
}

/// What is not part of the guide.
fn folded(more: &More, on_event: &Callback<Event>) -> Html {
    html! {
        <details class="original more">
            <summary>{ say(&more.title) }</summary>
            <p class="help">{ say(&more.text) }</p>
            <Actions id="more" buttons={vec![more.button.clone()]} on_event={on_event.clone()} />
        </details>
    }
}

/// What stays in its place at the foot, however the step above it changes: what is
/// running, what is to be done next, and Check.
fn foot(screen: &Screen, on_event: &Callback<Event>) -> Html {
    let step = match &screen.body {
        Body::Step(step) => Some(step.as_ref()),
        Body::Nothing(_) => None,
    };
    html! {
        if step.is_some() || screen.busy.is_some() {
            <div class="foot">
                if let Some(busy) = &screen.busy {
                    { busy_bar(busy, on_event) }
                }
                if let Some(step) = step {
                    { next_bar(step, on_event) }
                }
            </div>
        }
    }
}

/// The one thing to do next; Check, and when it was last done. While it can't be pressed, the
/// reason takes that place.
fn next_bar(step: &StepScreen, on_event: &Callback<Event>) -> Html {
    let NextAction { say: told, button } = &step.next_action;
    let check = step.check.as_ref();
    // Check keeps its place, whatever stands beside it.
    let buttons: Vec<_> = check.map(|check| &check.button).into_iter().chain(button).cloned().collect();
    let when = check.filter(|check| check.button.disabled.is_none()).and_then(|check| check.when.as_ref());
    if told.is_none() && buttons.is_empty() {
        return html! {};
    }
    html! {
        <div class="next-bar">
            if let Some(told) = told {
                <p class="next-say">{ say(told) }</p>
            }
            if let Some(when) = when {
                <p class="help">{ say(when) }</p>
            }
            <Actions id="next" {buttons} on_event={on_event.clone()} />
        </div>
    }
}

fn busy_bar(busy: &Busy, on_event: &Callback<Event>) -> Html {
    html! {
        <div class="busy">
            <p class="busy-text" role="status"><span class="spinner"></span>{ say(&busy.text) }</p>
            <Actions id="busy" buttons={Vec::from_iter(busy.cancel.clone())} on_event={on_event.clone()} />
        </div>
    }
}
