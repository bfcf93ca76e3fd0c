//! What is right today and ends on a known day.

use super::Remark;
use crate::org::Moment;

const DAY: i64 = 86_400;
/// From so many days before its end on, something is a risk: time enough to ask those
/// who must renew it.
const NEAR: i64 = 60;

/// The risk that this end is, if it is near; `then` says what happens, and what helps.
pub(super) fn near(end: Moment, now: Moment, then: &str) -> Option<Remark> {
    // A day that has begun counts as a whole one.
    let days = (end.seconds() - now.seconds() + DAY - 1).div_euclid(DAY);
    (days <= NEAR).then(|| {
        let left = if days == 1 { "within a day".to_owned() } else { format!("in {days} days") };
        Remark::Risk(format!("It ends {left}, on {end}. {then}"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn left(seconds: i64) -> Option<String> {
        let now = Moment::from_seconds(1_795_451_430);
        match near(Moment::from_seconds(now.seconds() + seconds), now, "Then.") {
            Some(Remark::Risk(says)) => Some(says),
            _ => None,
        }
    }

    #[test]
    fn an_end_is_a_risk_for_sixty_days() {
        assert_eq!(left(60 * DAY + 1), None);
        assert_eq!(left(60 * DAY).as_deref(), Some("It ends in 60 days, on 2027-01-22. Then."));
        assert_eq!(left(DAY + 1).as_deref(), Some("It ends in 2 days, on 2026-11-24. Then."));
        for seconds in [1, DAY] {
            assert!(left(seconds).unwrap_or_default().starts_with("It ends within a day, on 2026-11-2"));
        }
    }
}
