//! What the panel has said to the admin and what still holds of it.

use super::{About, Announcement, Notice};

/// The message above the step, and the last change for a screen reader. They change by
/// the methods here alone.
#[derive(Debug, Default)]
pub struct Said {
    notice: Option<Notice>,
    announcement: Option<Announcement>,
}

impl Said {
    /// The message that stands.
    pub fn notice(&self) -> Option<&Notice> {
        self.notice.as_ref()
    }

    /// The last change, as far as it is still worth a word.
    pub fn announcement(&self) -> Option<&Announcement> {
        self.announcement.as_ref()
    }

    /// Says something in a message; it takes the place of the one before.
    pub(in crate::panel) fn notify(&mut self, notice: Notice) {
        self.notice = Some(notice);
    }

    /// Puts the message away, whatever it is about.
    pub(in crate::panel) fn put_away(&mut self) {
        self.notice = None;
    }

    /// Puts the message away if this is what it is about, because that is over.
    pub(in crate::panel) fn settle(&mut self, about: &About) {
        self.notice.take_if(|notice| notice.about() == *about);
    }

    /// Tells a change.
    pub(in crate::panel) fn announce(&mut self, announcement: Announcement) {
        self.announcement = Some(announcement);
    }

    /// Takes back what was told of the last change.
    pub(in crate::panel) fn hush(&mut self) {
        self.announcement = None;
    }
}
