//! Long names that break where a person would break them.

use yew::prelude::*;

/// A word of at least so many letters does not fit into a line beside its label.
const LONG: usize = 22;

/// A text whose long words may break after the signs that part them: user names,
/// addresses, API names. What is copied from the page holds nothing more.
pub(crate) fn breakable(text: &str) -> Html {
    let parts = |word: &str| match word.chars().count() {
        0..LONG => html! { word },
        _ => word
            .split_inclusive(['@', '.', '_', '/', ':', '-', '?', '&', '='])
            .enumerate()
            .map(|(place, part)| html! { <>if place > 0 { <wbr /> }{ part }</> })
            .collect(),
    };
    text.split_inclusive(char::is_whitespace).map(parts).collect()
}
