//! What a flow wants done once it has changed its part of the state.

use super::effect::Effect;
use super::model::{About, Announcement, Asked, Notice, RingTag, Sensitive};
use pages::locate::ControlAt;

/// Something that [`super::update`] does, in the order in which it is wanted.
#[derive(Debug)]
#[expect(clippy::large_enum_variant, reason = "there are a few of them, for one event")]
pub(super) enum Want {
    /// Do this to the world.
    Do(Effect),
    /// Say this in a message.
    Notify(Notice),
    /// Put the message away, whatever it is about.
    PutAway,
    /// Put the message away if this is what it is about.
    Settle(About),
    /// Tell a change.
    Announce(Announcement),
    /// Take back what was told of the last change.
    Hush,
    /// Ring this control.
    Ring(ControlAt, RingTag),
    /// Take the ring away.
    Unring,
    /// See whether what is pointed at is elsewhere now.
    FollowRing,
    /// Ask this in the side panel; beside a page say where to go on.
    Ask(Asked, Sensitive),
    /// Remember the state of this org, as it is when the event is through.
    Remember,
}

impl From<Effect> for Want {
    fn from(effect: Effect) -> Self {
        Self::Do(effect)
    }
}

impl From<Notice> for Want {
    fn from(notice: Notice) -> Self {
        Self::Notify(notice)
    }
}

impl From<Announcement> for Want {
    fn from(announcement: Announcement) -> Self {
        Self::Announce(announcement)
    }
}
