//! Whether all that the tab shows could be read.
//!
//! With access to Salesforce's hosts, Chromium (measured with 156) lets the agent
//! into every frame whose address is of those hosts, and into those without an
//! address of their own that such a page made: `srcdoc`, `about:blank`, `data:`
//! and `blob:`, sandboxed or not, and frames within them. It lets it into no frame
//! of another site, and into no error page of its own.

use super::command::Frame;

/// Whether a frame is shown that did not answer, or one that is too large to be
/// read. Frames are told apart by their names as far as these go; of those without
/// a name, or with another one than the page around them gave, only the number is known.
#[must_use]
pub fn is_partly_unread(frames: &[Frame]) -> bool {
    let mut answered: Vec<&str> =
        frames.iter().filter(|frame| !frame.seen.top).map(|frame| frame.seen.frame_name.as_str()).collect();
    let mut unnamed = 0;
    for shown in frames.iter().flat_map(|frame| &frame.seen.frames) {
        match answered.iter().position(|name| *name == shown.name) {
            Some(place) => {
                answered.swap_remove(place);
            }
            None if shown.visible => unnamed += 1,
            None => {}
        }
    }
    unnamed > answered.len() || frames.iter().any(|frame| frame.seen.visible && frame.seen.too_large)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::{DocumentId, FrameSeen, InnerFrame};

    fn frame(name: &str, inner: &[(&str, bool)]) -> Frame {
        let frames =
            inner.iter().map(|&(name, visible)| InnerFrame { name: name.to_owned(), visible }).collect();
        let seen = FrameSeen {
            frame_name: name.to_owned(),
            top: name == "top",
            visible: true,
            frames,
            ..FrameSeen::default()
        };
        Frame { document: DocumentId(name.to_owned()), seen }
    }

    #[test]
    fn frames_that_answered_are_read() {
        assert!(!is_partly_unread(&[frame("top", &[])]));
        assert!(!is_partly_unread(&[
            frame("top", &[("form", true), ("", true)]),
            frame("form", &[]),
            frame("", &[])
        ]));
        assert!(!is_partly_unread(&[frame("top", &[("form", true)]), frame("renamed by its page", &[])]));
    }

    #[test]
    fn a_shown_frame_without_an_answer_is_not() {
        assert!(is_partly_unread(&[frame("top", &[("form", true)])]));
        assert!(is_partly_unread(&[frame("top", &[("form", true), ("other", true)]), frame("form", &[])]));
        assert!(is_partly_unread(&[frame("top", &[("", true), ("", true)]), frame("", &[("", true)])]));
    }

    #[test]
    fn what_nobody_sees_is_not_missed() {
        assert!(!is_partly_unread(&[frame("top", &[("measuring", false)])]));
    }

    #[test]
    fn a_page_too_large_is_not_read() {
        let mut large = frame("top", &[]);
        large.seen.too_large = true;
        assert!(is_partly_unread(&[large]));
    }
}
