//! Points in time, as Salesforce writes them.

use std::fmt;
use words::calendar;

/// A point in time: seconds since 1970 in UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(i64);

impl Moment {
    /// From seconds since 1970.
    pub const fn from_seconds(seconds: i64) -> Self {
        Self(seconds)
    }

    /// Seconds since 1970.
    pub const fn seconds(self) -> i64 {
        self.0
    }

    /// Whole minutes from an earlier moment until this one; negative when it is later.
    pub const fn minutes_since(self, earlier: Self) -> i64 {
        (self.0 - earlier.0).div_euclid(60)
    }

    /// Reads `2026-09-07T10:00:00.000Z`, `2026-09-07T10:00:00.000+0000` or a mere
    /// date (XML Schema 2, 3.2.7; SOQL and SOSL Reference, "Date Formats").
    pub fn parse(text: &str) -> Option<Self> {
        let (date, time) = text.split_once('T').unwrap_or((text, "00:00:00Z"));
        let mut parts = date.splitn(3, '-');
        let year = digits(parts.next()?, 4)?;
        let month = digits(parts.next()?, 2)?;
        let day = digits(parts.next()?, 2)?;
        let zone_at = time.find(['Z', '+', '-'])?;
        let (clock, zone) = time.split_at(zone_at);
        let clock = clock.split('.').next()?;
        let mut parts = clock.splitn(3, ':');
        let hour = digits(parts.next()?, 2)?;
        let minute = digits(parts.next()?, 2)?;
        let second = digits(parts.next()?, 2)?;
        // A leap second is written as the sixtieth.
        if hour >= 24 || minute >= 60 || second > 60 {
            return None;
        }
        let days = calendar::days(year, month, day)?;
        let seconds = ((days * 24 + hour) * 60 + minute) * 60 + second;
        Some(Self(seconds - offset_seconds(zone)?))
    }
}

/// As a date in UTC, for example `2026-09-07`.
impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = calendar::date(self.0.div_euclid(86_400));
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

fn digits(text: &str, length: usize) -> Option<i64> {
    let sound = text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
    if sound { text.parse().ok() } else { None }
}

/// `Z`, `+0200` or `+02:00`.
fn offset_seconds(zone: &str) -> Option<i64> {
    if zone == "Z" {
        return Some(0);
    }
    let sign = if zone.starts_with('-') { -1 } else { 1 };
    let bare: String = zone.chars().skip(1).filter(|letter| *letter != ':').collect();
    let (hours, minutes) = bare.split_at_checked(2)?;
    Some(sign * (digits(hours, 2)? * 60 + digits(minutes, 2)?) * 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_spelling_of_salesforce_is_read() {
        let cases = [
            ("1970-01-01T00:00:00.000Z", 0),
            ("2026-09-07T10:00:00.000Z", 1_788_775_200),
            ("2026-09-07T10:00:00.000+0000", 1_788_775_200),
            ("2026-09-07T12:00:00+02:00", 1_788_775_200),
            ("2026-09-07T08:30:00-0130", 1_788_775_200),
            ("2024-02-29", 1_709_164_800),
            ("2000-03-01", 951_868_800),
            ("1969-12-31T23:59:59Z", -1),
        ];
        for (text, seconds) in cases {
            assert_eq!(Moment::parse(text), Some(Moment::from_seconds(seconds)), "{text}");
        }
    }

    #[test]
    fn what_is_no_time_is_refused() {
        let bad = [
            "",
            "T",
            "2026-9-7",
            "2026-13-01",
            "2026-01-32",
            "2026-02-29",
            "2026-02-31",
            "2026-04-31",
            "2026-01-00",
            "2100-02-29",
            "2026-01-01T25:00:00Z",
            "2026-01-01T10:00:00",
            "2026-01-01T10:00Z",
            "2026-01-01T10:00:00+1",
            "2026-01-01T10:00:00+\u{e4}\u{e4}",
            "x026-01-01",
        ];
        for text in bad {
            assert_eq!(Moment::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_moment_shows_its_date() {
        for text in ["1970-01-01", "2024-02-29", "2026-12-31", "2027-01-01", "2000-02-29", "2100-03-01"] {
            assert_eq!(Moment::parse(text).map(|moment| moment.to_string()).as_deref(), Some(text));
        }
    }

    #[test]
    fn minutes_are_counted_downwards() {
        let earlier = Moment::from_seconds(1000);
        assert_eq!(Moment::from_seconds(1000 + 119).minutes_since(earlier), 1);
        assert_eq!(Moment::from_seconds(1000 - 1).minutes_since(earlier), -1);
    }
}
