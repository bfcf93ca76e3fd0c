//! From where and when the users of a profile may log in.

use super::week_time::{MINUTES_OF_WEEK, WEEK, WeekTime};
use core::net::IpAddr;

/// What the profile says (Metadata API Developer Guide, `Profile`: `loginIpRanges`, `loginHours`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LoginLimits {
    /// The addresses that are let in; all of them where there is no range.
    pub ranges: Vec<IpRange>,
    /// The days that have hours; a day without is open.
    pub hours: Vec<DayHours>,
}

/// Addresses from one to another, both included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IpRange {
    /// The first.
    pub start: String,
    /// The last.
    pub end: String,
}

/// From when until when, in minutes since midnight; the same time twice closes the day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayHours {
    /// The day, for example `Monday`.
    pub day: &'static str,
    /// The first minute.
    pub start: u16,
    /// The minute after the last.
    pub end: u16,
}

/// Midnight, as the end of a day.
const MINUTES_OF_DAY: u16 = 24 * 60;

impl LoginLimits {
    /// Whether every day is closed, whatever time zone the hours are of.
    pub fn is_always_closed(&self) -> bool {
        self.hours.len() == WEEK.len() && self.hours.iter().all(|day| day.start == day.end)
    }

    /// Whether there are times at which nobody is let in.
    pub fn has_closed_hours(&self) -> bool {
        self.hours.iter().any(|day| day.start > 0 || day.end < MINUTES_OF_DAY)
    }

    /// Whether they are open at a time of the week, by the clock of their zone. That their last
    /// minute is not within is inferred.
    pub fn is_open(&self, at: WeekTime) -> bool {
        let mut hours = self.hours.iter().filter(|hours| hours.day == at.day);
        hours.all(|hours| (hours.start..hours.end).contains(&at.minute))
    }

    /// When they open next where they are closed, or close where they are open; nothing where
    /// they never do.
    pub fn next_turn(&self, from: WeekTime) -> Option<WeekTime> {
        let is_open = self.is_open(from);
        (1..MINUTES_OF_WEEK).map(|minutes| from.later(minutes)).find(|at| self.is_open(*at) != is_open)
    }

    /// Whether the ranges let this address in; nothing where it can't be compared.
    pub fn lets_in(&self, address: &str) -> Option<bool> {
        let address: IpAddr = address.parse().ok()?;
        if self.ranges.is_empty() {
            return Some(true);
        }
        let mut known = Vec::new();
        for range in &self.ranges {
            let (start, end): (IpAddr, IpAddr) = (range.start.parse().ok()?, range.end.parse().ok()?);
            known.push(start.is_ipv4() == address.is_ipv4() && (start..=end).contains(&address));
        }
        Some(known.contains(&true))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    fn limits(ranges: &[(&str, &str)]) -> LoginLimits {
        let range =
            |(start, end): &(&str, &str)| IpRange { start: (*start).to_owned(), end: (*end).to_owned() };
        LoginLimits { ranges: ranges.iter().map(range).collect(), hours: Vec::new() }
    }

    #[test]
    fn hours_are_open_from_their_first_minute_until_before_their_last() {
        let day = |day, start, end| DayHours { day, start, end };
        let hours = vec![
            day("Monday", 480, 1020),
            day("Tuesday", 0, 0),
            day("Saturday", 600, 1440),
            day("Sunday", 0, 0),
        ];
        let office = LoginLimits { hours, ..LoginLimits::default() };
        let at = |day, minute| WeekTime { day, minute };
        for (time, is_open, turn) in [
            (at("Monday", 479), false, at("Monday", 480)),
            (at("Monday", 480), true, at("Monday", 1020)),
            (at("Monday", 1019), true, at("Monday", 1020)),
            (at("Monday", 1020), false, at("Wednesday", 0)),
            (at("Tuesday", 0), false, at("Wednesday", 0)),
            (at("Thursday", 700), true, at("Saturday", 0)),
            (at("Saturday", 1439), true, at("Sunday", 0)),
            (at("Sunday", 900), false, at("Monday", 480)),
        ] {
            assert_eq!((office.is_open(time), office.next_turn(time)), (is_open, Some(turn)), "{time:?}");
        }
        assert_eq!(limits(&[]).next_turn(at("Monday", 0)), None);
    }

    #[test]
    fn an_address_is_compared_as_a_number() {
        let office = limits(&[("192.0.2.9", "192.0.2.100"), ("2001:db8::1", "2001:db8::ff")]);
        for (address, expected) in [
            ("192.0.2.9", Some(true)),
            ("192.0.2.100", Some(true)),
            ("192.0.2.101", Some(false)),
            ("192.0.2.8", Some(false)),
            ("2001:db8::ab", Some(true)),
            ("2001:db8::1:0", Some(false)),
            ("Salesforce.com IP", None),
        ] {
            assert_eq!(office.lets_in(address), expected, "{address}");
        }
        assert_eq!(limits(&[]).lets_in("198.51.100.1"), Some(true));
        assert_eq!(limits(&[("here", "there")]).lets_in("198.51.100.1"), None);
    }
}
