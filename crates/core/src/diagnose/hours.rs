//! Whether the login hours of the user's profile are open now.

use super::scene::Scene;
use crate::org::{Barrier, Login, LoginLimits, Moment, WeekTime};

/// Login hours that leave a part of the week out, and where they stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hours {
    /// Whether they are open now.
    pub is_open: bool,
    /// When they close where they are open, or open where they are closed; by the clock of their
    /// zone. Nothing where they never do.
    pub turns: Option<WeekTime>,
    /// Their time zone, for example `Europe/Zurich`.
    pub zone: String,
}

impl Scene<'_> {
    /// Where the login hours stand; nothing where none leaves a part of the week out, or where it
    /// is not known what time it is in the org.
    ///
    /// They are of the org's default time zone, whatever the user's, and stay in that of before
    /// when the org is given another one (Salesforce Help, "Login Hours"). No API tells whether it
    /// was. So what logins since the profile was changed came to must agree with them.
    pub(super) fn hours(&self) -> Option<Hours> {
        let details = self.details()?;
        let limits = details.login_limits.known().filter(|limits| limits.has_closed_hours())?;
        let zone = self.org.organization.known()?.time_zone.as_deref()?;
        let wall = |at: Moment| self.heard.zones.wall(zone, at);
        let now = wall(self.local.now)?;
        let changed = self.user?.profile_changed;
        let rows = details.logins.known().map(|logins| logins.rows.as_slice()).unwrap_or_default();
        let mut since = rows.iter().filter(|row| changed.is_none_or(|changed| row.time >= changed));
        let is_other_zone = since.any(|row| wall(row.time).is_some_and(|at| disagrees(limits, at, row)));
        (!is_other_zone).then(|| Hours {
            is_open: limits.is_open(now),
            turns: limits.next_turn(now),
            zone: zone.to_owned(),
        })
    }
}

/// Whether a login came to something else than the hours say.
fn disagrees(limits: &LoginLimits, at: WeekTime, row: &Login) -> bool {
    if limits.is_open(at) { row.barrier() == Some(Barrier::Hours) } else { row.is_granted() }
}
