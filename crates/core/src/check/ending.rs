//! What is right today and ends on a known day.

use super::Remark;
use crate::org::Moment;
use words::{Day, Text, ago, check};

const DAY: i64 = 86_400;
/// From so many days before its end on, something is a risk: time enough to ask those
/// who must renew it.
const NEAR: i64 = 60;

/// The risk that this end is, if it is near; `then` says what happens, and what helps.
pub(super) fn near(end: Moment, now: Moment, then: impl Into<Text>) -> Option<Remark> {
    // A day that has begun counts as a whole one.
    let days = (end.seconds() - now.seconds() + DAY - 1).div_euclid(DAY);
    (days <= NEAR).then(|| {
        let (date, then) = (day(end), then.into());
        Remark::Risk(if days == 1 {
            check::EndsWithinADay { date, then }.into()
        } else {
            check::EndsInDays { days: days.into(), date, then }.into()
        })
    })
}

/// The day of a moment.
pub(super) fn day(moment: Moment) -> Day {
    Day(moment.seconds())
}

/// A moment with its time of day.
pub(super) fn moment(moment: Moment) -> words::Moment {
    words::Moment(moment.seconds())
}

/// How long before `now` it was, in the largest unit that fits.
pub fn ago(moment: Moment, now: Moment) -> Text {
    let minutes = now.minutes_since(moment).max(0);
    match minutes {
        0 => ago::Now.into(),
        1..60 => ago::Minutes { count: minutes.into() }.into(),
        60..1440 => ago::Hours { count: (minutes / 60).into() }.into(),
        _ => ago::Days { count: (minutes / 1440).into() }.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 1_795_451_430;

    fn left(seconds: i64) -> Option<Text> {
        let end = Moment::from_seconds(NOW + seconds);
        match near(end, Moment::from_seconds(NOW), Text::value("Then.")) {
            Some(Remark::Risk(says)) => Some(says),
            _ => None,
        }
    }

    #[test]
    fn an_end_is_a_risk_for_sixty_days() {
        let then = || Text::value("Then.");
        let in_days = |days: i64, seconds: i64| {
            Some(check::EndsInDays { days: days.into(), date: Day(NOW + seconds), then: then() }.into())
        };
        assert_eq!(left(60 * DAY + 1), None);
        assert_eq!(left(60 * DAY), in_days(60, 60 * DAY));
        assert_eq!(left(DAY + 1), in_days(2, DAY + 1));
        for seconds in [1, DAY] {
            let within = check::EndsWithinADay { date: Day(NOW + seconds), then: then() };
            assert_eq!(left(seconds), Some(within.into()));
        }
    }
}
