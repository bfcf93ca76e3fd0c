//! The logins of the integration user as a list.

use super::icon::icon;
use super::mark::ending_mark;
use super::text::breakable;
use crate::panel::language::say;
use crate::panel::screen::LoginsScreen;
use guidepost_core::progress::{LoginGroup, LoginRow};
use words::{Join, Text, logins};
use yew::prelude::*;

/// The list, to be opened.
pub(super) fn logins(screen: &LoginsScreen) -> Html {
    html! {
        <details class="findings-folded logins">
            <summary><h3>{ breakable(&say(&screen.title)) }</h3></summary>
            { for screen.list.groups.iter().map(group) }
            { note(&screen.list.note) }
        </details>
    }
}

fn note(text: &Text) -> Html {
    html! {
        if !text.is_empty() {
            <p class="help">{ say(text) }</p>
        }
    }
}

fn group(group: &LoginGroup) -> Html {
    html! {
        <section>
            <h4>{ breakable(&say(&group.title)) }</h4>
            if !group.rows.is_empty() {
                <ol class="login-rows">{ for group.rows.iter().map(row) }</ol>
            }
            { note(&group.note) }
        </section>
    }
}

fn row(row: &LoginRow) -> Html {
    let mark = ending_mark(row.ending);
    let rows: [(Text, &Text); 6] = [
        (logins::RowStatus.into(), &row.status),
        (logins::RowMeans.into(), &row.means),
        (logins::RowAddress.into(), &row.address),
        (logins::RowHost.into(), &row.host),
        (logins::RowApp.into(), &row.app),
        (logins::RowType.into(), &row.kind),
    ];
    html! {
        <li class="login-row" key={row.id.as_str()}>
            <p class={classes!("mark", mark.class)}>
                { icon(mark.glyph) }
                <span>{ say(&row.when) }{ say(Text::between(Join::Commas)) }<strong>{ say(mark.word) }</strong></span>
            </p>
            <dl class="rows">
                { for rows.iter().filter(|(_, text)| !text.is_empty()).map(|(name, text)| html! {
                    <><dt>{ say(name) }</dt><dd>{ breakable(&say(*text)) }</dd></>
                }) }
            </dl>
        </li>
    }
}
