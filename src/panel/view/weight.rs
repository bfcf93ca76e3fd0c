//! The look of a button.

use crate::panel::screen::Weight;

pub(super) fn weight(weight: Weight) -> &'static str {
    match weight {
        Weight::Brand => "button-brand",
        Weight::Neutral => "button-neutral",
        Weight::Destructive => "button-destructive",
    }
}
