//! Which of a profile's limits kept a login out.

use super::{Undecided, list};
use crate::org::{Barrier, DayHours, IpRange, LoginLimits, Observed, Reason};
use words::{Text, limits};

/// What the profile's limits say of a login that was kept out.
pub(super) fn in_words(limits: &Observed<LoginLimits>, barrier: Barrier, address: Option<&str>) -> Text {
    let limits = match limits.get() {
        Ok(limits) => limits,
        Err(reason) => return unread(reason),
    };
    match barrier {
        Barrier::Address => of_address(limits, address),
        Barrier::Hours if limits.hours.is_empty() => limits::NoHours.into(),
        Barrier::Hours => of_hours(limits),
    }
}

/// What of the profile's limits may keep out somebody who was let in from this address before
/// they were changed; nothing where they let it in at any time.
pub(super) fn in_the_way(limits: &Observed<LoginLimits>, address: Option<&str>) -> Option<Text> {
    let limits = match limits.get() {
        Ok(limits) => limits,
        Err(reason) => return Some(unread(reason)),
    };
    let is_let_in =
        limits.ranges.is_empty() || address.and_then(|address| limits.lets_in(address)) == Some(true);
    let address = (!is_let_in).then(|| of_address(limits, address));
    let hours = limits.has_closed_hours().then(|| of_hours(limits));
    let found: Vec<_> = [address, hours].into_iter().flatten().collect();
    (!found.is_empty()).then(|| Text::sentences(found))
}

fn unread(reason: &Reason) -> Text {
    let Undecided(why) = reason.into();
    limits::Unread { why }.into()
}

/// The hours of each day, and what to do about them.
pub(crate) fn of_hours(limits: &LoginLimits) -> Text {
    limits::Hours { hours: list(limits.hours.iter().map(hours)) }.into()
}

/// Whether the ranges let an address in. Public sources disagree on whether they count under
/// every setting of IP Relaxation, so nothing is judged by that setting.
pub(super) fn of_address(limits: &LoginLimits, address: Option<&str>) -> Text {
    if limits.ranges.is_empty() {
        return limits::NoRanges.into();
    }
    let range = |range: &IpRange| limits::Range { start: (&range.start).into(), end: (&range.end).into() };
    let ranges = list(limits.ranges.iter().map(range));
    let lets_in = address.and_then(|address| limits.lets_in(address));
    let address = address.map_or(limits::Untold::TEXT, Text::value);
    match lets_in {
        Some(false) => limits::Outside { address, ranges }.into(),
        Some(true) => limits::Within { address, ranges }.into(),
        None => limits::NotComparable { address, ranges }.into(),
    }
}

fn hours(day: &DayHours) -> Text {
    let clock = |minutes: u16| format!("{:02}:{:02}", minutes / 60, minutes % 60).into();
    if day.start == day.end {
        limits::DayNever { day: day.day.into() }.into()
    } else {
        limits::Day { day: day.day.into(), start: clock(day.start), end: clock(day.end) }.into()
    }
}
