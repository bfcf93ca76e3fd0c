//! The pairs of host and audience of a login, each with what came of it.

use super::button::Actions;
use super::icon::icon;
use super::mark::route_mark;
use super::text::breakable;
use crate::panel::event::Event;
use crate::panel::language::say;
use crate::panel::screen::{RouteLine, RoutesScreen};
use words::routes;
use yew::prelude::*;

/// What [`RoutesView`] takes.
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct RoutesProps {
    /// The pairs.
    pub(crate) screen: RoutesScreen,
    /// Where a press goes.
    pub(crate) on_event: Callback<Event>,
}

/// The pairs under a heading of their own; folded until something is known of them.
#[component]
pub(crate) fn RoutesView(props: &RoutesProps) -> Html {
    let RoutesProps { screen, on_event } = props;
    html! {
        <details class="original routes" open={screen.is_known}>
            <summary><h2>{ say(routes::Heading) }</h2></summary>
            <p>{ say(&screen.intro) }</p>
            <ul class="checks">{ for screen.lines.iter().map(|line| route(line, on_event)) }</ul>
            <p>{ breakable(&say(&screen.other_side)) }</p>
        </details>
    }
}

fn route(line: &RouteLine, on_event: &Callback<Event>) -> Html {
    let mark = route_mark(line.result);
    html! {
        <li class={classes!("check", mark.class)} key={line.id} data-route={line.id}>
            <h3>{ say(&line.title) }</h3>
            <p class={classes!("mark", "verdict", mark.class)}>{ icon(mark.glyph) }<span>{ say(mark.word) }</span></p>
            <dl class="rows">
                { for line.rows.iter().map(|(name, text)| html! {
                    <><dt>{ say(name) }</dt><dd>{ breakable(&say(text)) }</dd></>
                }) }
            </dl>
            <Actions id={format!("route-{}", line.id)} buttons={Vec::from_iter(line.button.clone())} on_event={on_event.clone()} />
        </li>
    }
}
