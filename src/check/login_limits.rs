//! Which of a profile's limits kept a login out.

use super::listed;
use crate::org::{Barrier, DayHours, LoginLimits, Observed, Reason};

/// Public sources disagree on it, so nothing is judged by it.
const DISPUTED: &str = "Public sources disagree on whether these ranges count under every setting of IP Relaxation, so Guidepost does not judge by that setting.";

/// Midnight, as the end of a day.
const MINUTES_OF_DAY: u16 = 24 * 60;

/// What the profile's limits say of a login that was kept out.
pub(super) fn in_words(limits: &Observed<LoginLimits>, barrier: Barrier, address: Option<&str>) -> String {
    let limits = match limits.get() {
        Ok(limits) => limits,
        Err(reason) => return unread(reason),
    };
    match barrier {
        Barrier::Address => of_address(limits, address),
        Barrier::Hours if limits.hours.is_empty() => {
            "The user's profile has no login hours now: they are not the reason any more.".to_owned()
        }
        Barrier::Hours => of_hours(limits),
    }
}

/// What of the profile's limits may keep out somebody who was let in from this address before
/// they were changed; nothing where they let it in at any time.
pub(super) fn in_the_way(limits: &Observed<LoginLimits>, address: Option<&str>) -> Option<String> {
    let limits = match limits.get() {
        Ok(limits) => limits,
        Err(reason) => return Some(unread(reason)),
    };
    let is_let_in =
        limits.ranges.is_empty() || address.and_then(|address| limits.lets_in(address)) == Some(true);
    let address = (!is_let_in).then(|| of_address(limits, address));
    let is_limited = |day: &DayHours| day.start > 0 || day.end < MINUTES_OF_DAY;
    let hours = limits.hours.iter().any(is_limited).then(|| of_hours(limits));
    let found: Vec<_> = [address, hours].into_iter().flatten().collect();
    (!found.is_empty()).then(|| found.join(" "))
}

fn unread(reason: &Reason) -> String {
    format!(
        "Could not check the login IP ranges and hours of the user's profile: {reason} Look at both in the profile."
    )
}

fn of_hours(limits: &LoginLimits) -> String {
    format!(
        "The user's profile has login hours, in the org's time zone: {}. Clear them, since calls come at any time.",
        listed(limits.hours.iter().map(hours))
    )
}

/// Whether the ranges let an address in, in words.
pub(super) fn of_address(limits: &LoginLimits, address: Option<&str>) -> String {
    let ranges = listed(limits.ranges.iter().map(|range| format!("{} to {}", range.start, range.end)));
    let address = address.unwrap_or("that is not told");
    match limits.lets_in(address) {
        _ if limits.ranges.is_empty() => {
            "The user's profile has no login IP ranges: they are not the reason. See whether the org restricts addresses elsewhere (Setup, Network Access and Session Settings).".to_owned()
        }
        Some(false) => format!(
            "The address {address} lies outside the login IP ranges of the user's profile ({ranges}). Add the addresses of whoever logs in, or take the ranges out. {DISPUTED}"
        ),
        Some(true) => format!(
            "The address {address} lies within the login IP ranges of the user's profile ({ranges}): they are not the reason now. See whether the org restricts addresses elsewhere (Setup, Network Access and Session Settings)."
        ),
        None => format!(
            "The address {address} can't be compared with the login IP ranges of the user's profile ({ranges}). {DISPUTED}"
        ),
    }
}

fn hours(day: &DayHours) -> String {
    let clock = |minutes: u16| format!("{:02}:{:02}", minutes / 60, minutes % 60);
    if day.start == day.end {
        format!("{} never", day.day)
    } else {
        format!("{} {} to {}", day.day, clock(day.start), clock(day.end))
    }
}
