//! How numbers, days and times are written, and what becomes of words that are not ours.

use crate::{Day, Moment, Number, Time, calendar};

/// What the edge knows of its reader.
pub trait Formats {
    /// A number; in its plain form where nobody says otherwise.
    fn number(&self, number: Number) -> String {
        Plain.number(number)
    }
    /// A day, likewise.
    fn day(&self, day: Day) -> String {
        Plain.day(day)
    }
    /// A time of day.
    fn time(&self, time: Time) -> String;
    /// A day with its time, likewise.
    fn moment(&self, moment: Moment) -> String {
        Plain.moment(moment)
    }
    /// Words that are shown as they are.
    fn leaf(&self, _kind: Leaf, text: &str) -> String {
        text.to_owned()
    }
}

/// Words that no language has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leaf {
    /// Of the org, of a file, or typed by the admin.
    Value,
    /// Of Salesforce, the browser or a standard.
    Quoted,
    /// Of Salesforce's pages, in English; a reader may see these pages in another language.
    Setup,
}

/// Without a browser: digits, days as in ISO 8601, hours and minutes in UTC; of a moment its
/// second, too.
#[derive(Clone, Copy, Debug, Default)]
pub struct Plain;

const DAY: i64 = 86_400;

impl Formats for Plain {
    fn number(&self, number: Number) -> String {
        number.0.to_string()
    }

    fn day(&self, day: Day) -> String {
        let (year, month, day) = calendar::date(day.0.div_euclid(DAY));
        format!("{year:04}-{month:02}-{day:02}")
    }

    fn time(&self, time: Time) -> String {
        let minutes = time.0.div_euclid(60_000).rem_euclid(24 * 60);
        format!("{:02}:{:02}", minutes / 60, minutes % 60)
    }

    fn moment(&self, moment: Moment) -> String {
        let time = Time(moment.0.saturating_mul(1000));
        let seconds = moment.0.rem_euclid(60);
        format!("{} {}:{seconds:02} UTC", self.day(Day(moment.0)), self.time(time))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_those_of_the_calendar() {
        for (seconds, written) in [
            (0, "1970-01-01"),
            (951_782_400, "2000-02-29"),
            (1_795_000_000, "2026-11-18"),
            (4_107_542_400, "2100-03-01"),
            (-1, "1969-12-31"),
        ] {
            assert_eq!(Plain.day(Day(seconds)), written);
        }
        assert_eq!(Plain.time(Time(1_795_000_000_000)), "11:06");
        assert_eq!(Plain.moment(Moment(1_795_000_000)), "2026-11-18 11:06:40 UTC");
    }
}
