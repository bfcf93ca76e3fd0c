//! Org, user and access: what is always in sight.

use super::button::Actions;
use super::icon::{Glyph, icon};
use super::text::breakable;
use crate::panel::event::Event;
use crate::panel::language::say;
use crate::panel::screen::{AccessLine, Button, Header, OrgLine, Surface, Weight};
use words::{button, header};
use yew::prelude::*;

/// What [`HeaderView`] takes.
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct HeaderProps {
    /// What it shows.
    pub(crate) header: Header,
    /// The surface that the panel stands on.
    pub(crate) surface: Surface,
    /// Whether a question must be answered first.
    pub(crate) covered: bool,
    /// Where a press goes.
    pub(crate) on_event: Callback<Event>,
}

/// The header. Its text can be read beside a question, its buttons can't be pressed then.
#[component]
pub(crate) fn HeaderView(props: &HeaderProps) -> Html {
    let HeaderProps { header, surface, covered, on_event } = props;
    html! {
        <header class="header">
            { identity(header, *covered, on_event) }
            <div class="access">
                <p>{ say(&header.access.label) }</p>
                <div inert={*covered}>
                    <Actions
                        id="access"
                        buttons={access_buttons(&header.access, *surface)}
                        on_event={on_event.clone()}
                    />
                </div>
            </div>
        </header>
    }
}

/// The way to the other surface.
fn other_surface(surface: Surface) -> Button {
    let (label, event) = match surface {
        Surface::Embedded => (button::MoveToSidePanel.into(), Event::MoveToSidePanel),
        Surface::Side => (button::MoveBesidePage.into(), Event::MoveBesidePage),
    };
    Button { label, event, disabled: None, weight: Weight::Neutral }
}

/// Org and user in a line that can be unfolded; while a question waits it is read and not reached.
fn identity(header: &Header, covered: bool, on_event: &Callback<Event>) -> Html {
    let production = header.org.as_ref().is_some_and(|org| org.production);
    let name = header.org.as_ref().map(|org| &org.name).or(header.host.as_ref());
    html! {
        <details class={classes!("identity", production.then_some("identity-production"))}>
            <summary tabindex={covered.then_some("-1")}>
                <span class="brand-mark">{ icon(Glyph::Signpost) }</span>
                <span class="for-screen-readers">{ say(header::Org) }</span>
                <strong class="org-name">{ name.map_or_else(|| say(header::NotRead), say) }</strong>
                if production {
                    <span class="badge badge-production">{ say(header::Production) }</span>
                } else if let Some(org) = &header.org {
                    <span class="badge">{ say(&org.kind) }</span>
                }
                if let Some(user) = &header.user {
                    <span class="for-screen-readers">{ say(header::User) }</span>
                    <span class="user">{ breakable(&say(user)) }</span>
                }
            </summary>
            <dl class="rows">
                <dt>{ say(header::Guidepost) }</dt>
                <dd>{ say(&header.guide) }</dd>
                <dt>{ say(header::Org) }</dt>
                <dd>
                    { header.org.as_ref().map_or_else(|| Html::from(say(header::NotRead)), org) }
                    <span class="host">
                        { for header.host.iter().map(say) }
                        if let Some(org) = &header.org {
                            { " " }<span class="org-id">{ say(&org.id) }</span>
                        }
                    </span>
                </dd>
                <dt>{ say(header::User) }</dt>
                <dd>{ breakable(&header.named_user.as_ref().map_or_else(|| say(header::NotRead), say)) }</dd>
            </dl>
            if !header.other_languages.is_empty() {
                <div class="languages" inert={covered}>
                    <p class="help">
                        { say(header::Language) }{ " " }{ for header.language.iter().map(say) }
                    </p>
                    <Actions id="languages" buttons={header.other_languages.clone()} on_event={on_event.clone()} />
                </div>
            }
            <p class="help">{ say(&header.access.help) }</p>
            if let Some((when, other)) = &header.access.reads {
                <div class="reads" inert={covered}>
                    <p class="help">{ say(when) }</p>
                    <Actions id="reads" buttons={other.iter().cloned().collect::<Vec<_>>()} on_event={on_event.clone()} />
                </div>
            }
            { for header.access.cost.iter().map(|cost| html! { <p class="help">{ say(cost) }</p> }) }
        </details>
    }
}

/// The org; production in words whatever the kind is called.
fn org(org: &OrgLine) -> Html {
    html! {
        <>
            <strong class="org-name">{ say(&org.name) }</strong>
            if org.production {
                <span class="badge badge-production">{ say(header::Production) }</span>
            }
            <span class="badge">{ say(&org.kind) }</span>
        </>
    }
}

/// What can be done about access, and the way to the other surface.
fn access_buttons(access: &AccessLine, surface: Surface) -> Vec<Button> {
    access.action.iter().cloned().chain([other_surface(surface)]).collect()
}
