//! Messages: what happened, why, and what to do next.

use super::button::Actions;
use super::icon::icon;
use super::mark::tone_mark;
use crate::panel::event::Event;
use crate::panel::language::say;
use crate::panel::screen::{Notice, Tone};
use words::{notice, state};
use yew::prelude::*;

/// What [`NoticeView`] takes.
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct NoticeProps {
    /// Unique in the panel.
    pub(crate) id: AttrValue,
    /// The message.
    pub(crate) notice: Notice,
    /// Where a press goes.
    pub(crate) on_event: Callback<Event>,
}

/// A message that is spoken when it appears: at once where something failed.
#[component]
pub(crate) fn NoticeView(props: &NoticeProps) -> Html {
    let NoticeProps { id, notice, on_event } = props;
    let role = match notice.tone {
        Tone::Error => "alert",
        Tone::Info | Tone::Success | Tone::Warning => "status",
    };
    let mark = tone_mark(notice.tone);
    html! {
        <div class={classes!("notice", mark.class)}>
            { icon(mark.glyph) }
            <div class="notice-words">
                <div {role}>
                    <p class="notice-title">
                        <span class="for-screen-readers">{ say(state::Tone { tone: mark.word }) }</span>
                        <strong>{ say(&notice.title) }</strong>
                    </p>
                    { words(notice) }
                </div>
                { original(notice) }
                <Actions id={id.clone()} buttons={notice.actions.clone()} on_event={on_event.clone()} />
            </div>
        </div>
    }
}

/// What [`NothingView`] takes.
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct NothingProps {
    /// Why there is nothing to guide.
    pub(crate) notice: Notice,
    /// Where a press goes.
    pub(crate) on_event: Callback<Event>,
}

/// The page without a step.
#[component]
pub(crate) fn NothingView(props: &NothingProps) -> Html {
    let NothingProps { notice, on_event } = props;
    let mark = tone_mark(notice.tone);
    html! {
        <section class={classes!("nothing", mark.class)}>
            <h1>{ icon(mark.glyph) }{ say(&notice.title) }</h1>
            { words(notice) }
            { original(notice) }
            <Actions id="nothing" buttons={notice.actions.clone()} on_event={on_event.clone()} />
        </section>
    }
}

fn words(notice: &Notice) -> Html {
    html! {
        <>
            if !notice.text.is_empty() {
                <p>{ say(&notice.text) }</p>
            }
            if let Some(advice) = &notice.advice {
                <p><strong>{ say(notice::DoNext) }</strong>{ say(advice) }</p>
            }
        </>
    }
}

fn original(notice: &Notice) -> Html {
    html! {
        if let Some(original) = &notice.original {
            <details class="original">
                <summary>{ say(notice::Original) }</summary>
                <p class="code">{ say(original) }</p>
            </details>
        }
    }
}
