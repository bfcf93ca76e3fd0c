//! Small drawings. They repeat what words beside them say, so they have no name of their own.

use yew::prelude::*;

/// What is drawn.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Glyph {
    /// A tick on a disc.
    Tick,
    /// An exclamation mark on a disc.
    Exclamation,
    /// A question mark on a disc.
    QuestionMark,
    /// An empty ring.
    Ring,
    /// An arrowhead in a ring.
    Onward,
    /// Two bars in a ring.
    Pause,
    /// The letter i on a disc.
    Letter,
    /// An exclamation mark on a triangle.
    Triangle,
    /// A cross on a disc.
    Cross,
    /// The signpost of the product.
    Signpost,
}

const DISC: &str = "M8 .75a7.25 7.25 0 1 0 0 14.5a7.25 7.25 0 1 0 0-14.5z";
const RING: &str = "M8 1.6a6.4 6.4 0 1 0 0 12.8a6.4 6.4 0 1 0 0-12.8z";
const RING_ONWARD: &str = "M8 1.6a6.4 6.4 0 1 0 0 12.8a6.4 6.4 0 1 0 0-12.8zM6.9 5.3L9.7 8l-2.8 2.7";
const RING_PAUSE: &str = "M8 1.6a6.4 6.4 0 1 0 0 12.8a6.4 6.4 0 1 0 0-12.8zM6.3 5.8v4.4M9.7 5.8v4.4";
const TRIANGLE: &str = "M8 1.2L15.4 14.4H.6z";
const BOARDS: &str = "M2.5 2h8.2l2.3 2-2.3 2H2.5zM13.5 7.5H5.3L3 9.5l2.3 2h8.2z";

/// Draws the glyph in the colour of the text around it.
pub(crate) fn icon(glyph: Glyph) -> Html {
    let (ground, lines) = match glyph {
        Glyph::Tick => (DISC, "M4.7 8.3l2.3 2.3 4.4-4.9"),
        Glyph::Exclamation => (DISC, "M8 4v5M8 11.3v.6"),
        Glyph::QuestionMark => (DISC, "M5.9 6.2a2.1 2.1 0 1 1 3.2 1.8c-.8.5-1.1.8-1.1 1.5M8 11.6v.5"),
        Glyph::Ring => ("", RING),
        Glyph::Onward => ("", RING_ONWARD),
        Glyph::Pause => ("", RING_PAUSE),
        Glyph::Letter => (DISC, "M8 7.3v4.5M8 4.3v.5"),
        Glyph::Triangle => (TRIANGLE, "M8 6v4M8 11.8v.5"),
        Glyph::Cross => (DISC, "M5.2 5.2l5.6 5.6M10.8 5.2l-5.6 5.6"),
        Glyph::Signpost => (BOARDS, "M8 .5V2M8 6v1.5M8 11.5v4"),
    };
    let class = match glyph {
        Glyph::Ring | Glyph::Onward | Glyph::Pause | Glyph::Signpost => "icon icon-drawn",
        _ => "icon icon-cut",
    };
    html! {
        <svg {class} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
            if !ground.is_empty() {
                <path class="icon-ground" d={ground} />
            }
            <path class="icon-lines" d={lines} />
        </svg>
    }
}
