//! From where and when the users of a profile may log in.

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

const DAYS_OF_WEEK: usize = 7;
/// Midnight, as the end of a day.
const MINUTES_OF_DAY: u16 = 24 * 60;

impl LoginLimits {
    /// Whether every day is closed, whatever time zone the hours are of.
    pub fn is_always_closed(&self) -> bool {
        self.hours.len() == DAYS_OF_WEEK && self.hours.iter().all(|day| day.start == day.end)
    }

    /// Whether there are times at which nobody is let in.
    pub fn has_closed_hours(&self) -> bool {
        self.hours.iter().any(|day| day.start > 0 || day.end < MINUTES_OF_DAY)
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
