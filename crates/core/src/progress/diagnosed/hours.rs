//! The login hours of the user's profile, in words.

use super::read::Read;
use crate::check::of_hours;
use crate::diagnose::{Diagnosis, Hours};
use words::{Text, limits};

/// Whether they are open now, and until or from when on; nothing where that is not known.
pub(super) fn now(diagnosis: &Diagnosis) -> Text {
    let told = |hours: &Hours| {
        let turns = hours.turns?;
        let time = format!("{:02}:{:02}", turns.minute / 60, turns.minute % 60);
        let (day, time, zone) = (turns.day.into(), time.into(), (&hours.zone).into());
        Some(if hours.is_open {
            limits::OpenNow { day, time, zone }.into()
        } else {
            limits::ClosedNow { day, time, zone }.into()
        })
    };
    diagnosis.hours.as_ref().and_then(told).unwrap_or_default()
}

/// All of them, and what to do about them.
pub(super) fn all(read: &Read, diagnosis: &Diagnosis) -> Text {
    let found = read.guide.login().and_then(|login| read.org.apps.get(login.app_role.as_str()));
    let details = found.and_then(|found| found.user.known()?.as_ref());
    let all = details.and_then(|details| details.login_limits.known()).map(of_hours);
    Text::sentences([now(diagnosis)].into_iter().filter(|now| !now.is_empty()).chain(all))
}
