//! Which of a profile's limits kept a login out.

use super::listed;
use crate::org::{Barrier, DayHours, LoginLimits, Observed};

/// Public sources disagree on it, so nothing is judged by it.
const DISPUTED: &str = "Public sources disagree on whether these ranges count under every setting of IP Relaxation, so Guidepost does not judge by that setting.";

/// What the profile's limits say of a login that was kept out.
pub(super) fn in_words(limits: &Observed<LoginLimits>, barrier: Barrier, address: Option<&str>) -> String {
    let limits = match limits.get() {
        Ok(limits) => limits,
        Err(reason) => {
            return format!(
                "Could not check the login IP ranges and hours of the user's profile: {reason} Look at both in the profile."
            );
        }
    };
    match barrier {
        Barrier::Address => of_address(limits, address),
        Barrier::Hours if limits.hours.is_empty() => {
            "The user's profile has no login hours now: they are not the reason any more.".to_owned()
        }
        Barrier::Hours => format!(
            "The user's profile has login hours, in the org's time zone: {}. Clear them, since calls come at any time.",
            listed(limits.hours.iter().map(hours))
        ),
    }
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
