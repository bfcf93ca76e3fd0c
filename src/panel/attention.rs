//! Whether a press can be meant: where the button stood, and whether the panel was in sight.
//!
//! A page may open something where a click is about to land, or lay the panel under its
//! own pictures. What is pressed then was never aimed at.

/// How long a button must have stood still before a sensitive press of it counts, in milliseconds.
const STILL_MS: f64 = 1000.0;

/// How long the panel beside a page must have been in sight before a press counts, in milliseconds.
pub const IN_SIGHT_MS: f64 = 500.0;

/// A button as it stands at one moment.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stand {
    /// Its box within the document: left, top, right, bottom, in CSS pixels.
    pub place: [f64; 4],
    /// Whether its window is in front, and its document can be seen.
    pub is_attended: bool,
}

/// Since when a button has stood still in a window that is in front.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Stillness {
    last: Option<(Stand, f64)>,
}

impl Stillness {
    /// Takes note of how the button stands at `now_ms`, and says whether a press counts now.
    /// A clock that was set back begins anew.
    pub fn note(&mut self, stand: Stand, now_ms: f64) -> bool {
        let since = match self.last {
            Some((before, since)) if before == stand && stand.is_attended && since <= now_ms => since,
            _ => now_ms,
        };
        self.last = Some((stand, since));
        stand.is_attended && now_ms - since >= STILL_MS
    }

    /// The button is another one now, or what it does.
    pub fn begin_anew(&mut self) {
        self.last = None;
    }
}

/// Whether a press at `pressed_ms` was made in sight of the panel, which has been in sight
/// since then. That it still is, one more look must say.
pub fn was_in_sight(since_ms: Option<f64>, pressed_ms: f64) -> bool {
    since_ms.is_some_and(|since| pressed_ms - since >= IN_SIGHT_MS)
}

/// Whether the place of an earlier press lies on a button or close to it: who clicks there
/// again may mean the earlier one.
pub fn is_near(place: [f64; 4], (x, y): (f64, f64)) -> bool {
    const MARGIN: f64 = 24.0;
    let [left, top, right, bottom] = place;
    (left - MARGIN..=right + MARGIN).contains(&x) && (top - MARGIN..=bottom + MARGIN).contains(&y)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HERE: Stand = Stand { place: [10.0, 20.0, 110.0, 52.0], is_attended: true };

    #[test]
    fn a_button_counts_once_it_has_stood_still_for_a_second() {
        let mut stillness = Stillness::default();
        assert!(!stillness.note(HERE, 0.0));
        assert!(!stillness.note(HERE, 868.0), "the second click of a game, at the same place");
        assert!(!stillness.note(HERE, 999.0));
        assert!(stillness.note(HERE, 1000.0));
        assert!(stillness.note(HERE, 60_000.0));
    }

    #[test]
    fn what_moves_is_covered_or_is_another_button_begins_anew() {
        let moved = Stand { place: [10.0, 21.0, 110.0, 53.0], ..HERE };
        let unattended = Stand { is_attended: false, ..HERE };
        for other in [moved, unattended] {
            let mut stillness = Stillness::default();
            stillness.note(HERE, 0.0);
            assert!(!stillness.note(other, 1500.0), "{other:?}");
            assert!(!stillness.note(HERE, 1600.0), "{other:?}");
            assert!(!stillness.note(HERE, 2599.0), "{other:?}");
            assert!(stillness.note(HERE, 2600.0), "{other:?}");
        }
        let mut stillness = Stillness::default();
        stillness.note(HERE, 0.0);
        stillness.begin_anew();
        assert!(!stillness.note(HERE, 1500.0));
    }

    #[test]
    fn nobody_is_attended_by_waiting_behind_another_window() {
        let unattended = Stand { is_attended: false, ..HERE };
        let mut stillness = Stillness::default();
        for ms in 0..40 {
            assert!(!stillness.note(unattended, f64::from(ms) * 100.0));
        }
    }

    #[test]
    fn a_clock_that_goes_back_begins_anew() {
        let mut stillness = Stillness::default();
        stillness.note(HERE, 5000.0);
        assert!(!stillness.note(HERE, 4000.0));
        assert!(!stillness.note(HERE, 4900.0));
        assert!(stillness.note(HERE, 5000.0));
    }

    #[test]
    fn a_press_beside_a_page_counts_half_a_second_after_the_panel_came_into_sight() {
        assert!(!was_in_sight(None, 10_000.0));
        assert!(!was_in_sight(Some(9_501.0), 10_000.0));
        assert!(was_in_sight(Some(9_500.0), 10_000.0));
        assert!(!was_in_sight(Some(10_001.0), 10_000.0), "it came into sight after the press");
    }

    #[test]
    fn an_answer_stands_at_another_place_than_what_led_to_it() {
        let place = [100.0, 100.0, 200.0, 132.0];
        for at in [(150.0, 116.0), (80.0, 90.0), (224.0, 156.0)] {
            assert!(is_near(place, at), "{at:?}");
        }
        for at in [(75.0, 116.0), (225.0, 116.0), (150.0, 75.0), (150.0, 157.0)] {
            assert!(!is_near(place, at), "{at:?}");
        }
    }
}
