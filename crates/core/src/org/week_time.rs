//! What a clock on the wall shows in a time zone: a day of the week and a time of day.

use super::moment::Moment;

/// How many minutes a time zone is ahead of UTC at a moment, by its name (IANA, for example
/// `Europe/Zurich`), from whoever knows time zones; nobody does where nobody was asked to.
#[derive(Clone, Copy, Debug)]
pub struct Zones(pub fn(&str, Moment) -> Option<i64>);

impl Default for Zones {
    fn default() -> Self {
        Self(|_, _| None)
    }
}

impl Zones {
    /// What the clocks of this zone show at a moment; nothing where the zone is not known.
    pub fn wall(self, zone: &str, at: Moment) -> Option<WeekTime> {
        let minutes = at.seconds().div_euclid(60) + self.0(zone, at)?;
        // The first of January 1970 was a Thursday.
        Some(WeekTime::of_minutes(minutes + THURSDAY * MINUTES_OF_DAY))
    }
}

/// The minutes ahead of UTC that end a text as `GMT+05:30`, `GMT-03:00` or `GMT` do (ECMA-402,
/// `timeZoneName: "longOffset"` in English).
pub fn minutes_ahead(text: &str) -> Option<i64> {
    let (_, offset) = text.trim().rsplit_once("GMT")?;
    if offset.is_empty() {
        return Some(0);
    }
    let (sign, clock) = match offset.strip_prefix('+') {
        Some(clock) => (1, clock),
        None => (-1, offset.strip_prefix(['-', '\u{2212}'])?),
    };
    let (hours, minutes) = clock.split_once(':').unwrap_or((clock, "0"));
    let (hours, minutes): (u8, u8) = (hours.parse().ok()?, minutes.parse().ok()?);
    Some(sign * (i64::from(hours) * 60 + i64::from(minutes)))
}

/// The days of the week, as Salesforce's API calls them.
pub const WEEK: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const THURSDAY: i64 = 3;
const MINUTES_OF_DAY: i64 = 24 * 60;
/// How many minutes a week has.
pub(super) const MINUTES_OF_WEEK: i64 = 7 * MINUTES_OF_DAY;

/// A day of the week and a time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WeekTime {
    /// The day, for example `Monday`.
    pub day: &'static str,
    /// Minutes since midnight.
    pub minute: u16,
}

impl WeekTime {
    /// Of minutes since the begin of a Monday.
    fn of_minutes(minutes: i64) -> Self {
        let minutes = minutes.rem_euclid(MINUTES_OF_WEEK);
        let day = usize::try_from(minutes / MINUTES_OF_DAY).ok().and_then(|day| WEEK.get(day));
        let minute = u16::try_from(minutes % MINUTES_OF_DAY).unwrap_or_default();
        Self { day: day.copied().unwrap_or_default(), minute }
    }

    /// So many minutes later, by the same clock.
    pub(super) fn later(self, minutes: i64) -> Self {
        let day = WEEK.iter().position(|day| *day == self.day).and_then(|day| i64::try_from(day).ok());
        Self::of_minutes(day.unwrap_or_default() * MINUTES_OF_DAY + i64::from(self.minute) + minutes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_shows_the_day_and_time_of_its_zone() {
        let at = |text: &str| Moment::parse(text).unwrap_or(Moment::from_seconds(0));
        let wall = |ahead: fn(&str, Moment) -> Option<i64>, text: &str| Zones(ahead).wall("x", at(text));
        let shows = |day, minute| Some(WeekTime { day, minute });
        assert_eq!(wall(|_, _| Some(0), "1970-01-01T00:00:00Z"), shows("Thursday", 0));
        assert_eq!(wall(|_, _| Some(60), "2026-11-29T23:30:59Z"), shows("Monday", 30));
        assert_eq!(wall(|_, _| Some(-210), "2026-11-30T02:00:00Z"), shows("Sunday", 22 * 60 + 30));
        assert_eq!(Zones::default().wall("UTC", at("2026-11-30")), None);
        let late = WeekTime { day: "Sunday", minute: 1439 };
        assert_eq!(late.later(1), WeekTime { day: "Monday", minute: 0 });
    }

    #[test]
    fn an_offset_is_read_as_the_browser_writes_it() {
        for (text, minutes) in [
            ("1/1/1970, GMT", Some(0)),
            ("11/30/2026, GMT+05:30", Some(330)),
            ("11/30/2026, GMT-03:00", Some(-180)),
            ("11/30/2026, GMT\u{2212}3", Some(-180)),
            ("11/30/2026, CET", None),
            ("11/30/2026, GMT5", None),
            ("GMT+", None),
            ("", None),
        ] {
            assert_eq!(minutes_ahead(text), minutes, "{text}");
        }
    }
}
