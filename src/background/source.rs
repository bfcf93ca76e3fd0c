//! Who is speaking, from what the browser itself says of the sender.

use crate::browser::runtime::{self, Sender};
use crate::salesforce::host::is_setup_page;

/// Who sent a message. A claim inside the message is no source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Source {
    /// The browser's side panel: a top-level page of the extension.
    SidePanel,
    /// A panel in a frame of this tab; the page around it can disguise it.
    Embedded {
        /// The tab.
        tab: i32,
    },
    /// The launcher in the top frame of a Setup page.
    Launcher {
        /// The tab.
        tab: i32,
        /// Its window.
        window: i32,
    },
}

impl Source {
    /// The source, or nothing for anybody else.
    pub(super) fn of(sender: &Sender) -> Option<Self> {
        if sender.id.is_none() || sender.id != runtime::id() {
            return None;
        }
        let url = sender.url.as_deref()?;
        let own_page = |name: &str| {
            url.strip_prefix("chrome-extension://")
                .and_then(|rest| rest.split_once('/'))
                .is_some_and(|(_, path)| path.split(['?', '#']).next() == Some(name))
        };
        match &sender.tab {
            None if own_page("sidepanel.html") => Some(Self::SidePanel),
            Some(tab) if own_page("panel.html") && sender.frame_id.is_some_and(|frame| frame > 0.0) => {
                Some(Self::Embedded { tab: tab.id })
            }
            Some(tab) if is_setup_page(url) && sender.frame_id == Some(0.0) => {
                Some(Self::Launcher { tab: tab.id, window: tab.window_id })
            }
            _ => None,
        }
    }
}
