//! Who is speaking, from what the browser itself says of the sender.

use super::policy::Asker;
use crate::browser::runtime::Sender;
use salesforce::host::is_setup_page;

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
    /// Anybody else.
    Nobody,
}

impl Source {
    /// The source of a message, in the eyes of the extension with the id `own`.
    pub(super) fn of(sender: &Sender, own: Option<&str>) -> Self {
        let (Some(id), Some(url)) = (&sender.id, &sender.url) else { return Self::Nobody };
        if Some(id.as_str()) != own {
            return Self::Nobody;
        }
        match &sender.tab {
            None if is_page_called("sidepanel.html", url) => Self::SidePanel,
            Some(tab) if is_page_called("panel.html", url) && sender.frame_id.is_some_and(|id| id > 0.0) => {
                Self::Embedded { tab: tab.id }
            }
            Some(tab) if is_setup_page(url) && sender.frame_id == Some(0.0) => {
                Self::Launcher { tab: tab.id, window: tab.window_id }
            }
            _ => Self::Nobody,
        }
    }

    /// Who that is to the policy.
    pub(super) fn asker(self) -> Asker {
        match self {
            Self::SidePanel => Asker::SidePanel,
            Self::Embedded { .. } => Asker::Embedded,
            Self::Launcher { .. } => Asker::Launcher,
            Self::Nobody => Asker::Nobody,
        }
    }

    /// The tab that it speaks of: its own where it is in one, whatever it names.
    pub(super) fn tab(self, named: Option<i32>) -> Option<i32> {
        match self {
            Self::Embedded { tab } | Self::Launcher { tab, .. } => Some(tab),
            Self::SidePanel => named,
            Self::Nobody => None,
        }
    }
}

/// Whether an address is that of the extension's page of this name. Which extension's,
/// the sender's id says: the host of a page that others may load is not the id.
fn is_page_called(name: &str, url: &str) -> bool {
    url.strip_prefix("chrome-extension://")
        .and_then(|rest| rest.split_once('/'))
        .is_some_and(|(_, path)| path.split(['?', '#']).next() == Some(name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::browser::runtime::SenderTab;

    const OWN: &str = "abcdefghijklmnopabcdefghijklmnop";
    const SETUP: &str = "https://acme.my.salesforce-setup.com/lightning/setup/SetupOneHome/home";

    fn sender(url: &str, frame: Option<f64>) -> Sender {
        Sender {
            id: Some(OWN.to_owned()),
            url: Some(url.to_owned()),
            tab: frame.map(|_| SenderTab { id: 7, window_id: 3 }),
            frame_id: frame,
        }
    }

    /// The source of a message from that frame of a tab, or from no tab.
    fn source(url: &str, frame: Option<f64>) -> Source {
        Source::of(&sender(url, frame), Some(OWN))
    }

    fn page(path: &str) -> String {
        format!("chrome-extension://{OWN}/{path}")
    }

    #[test]
    fn the_three_that_speak_here_are_known() {
        assert_eq!(source(&page("sidepanel.html"), None), Source::SidePanel);
        assert_eq!(source(&page("panel.html"), Some(4.0)), Source::Embedded { tab: 7 });
        assert_eq!(source(SETUP, Some(0.0)), Source::Launcher { tab: 7, window: 3 });
        // What stands behind the path makes no other page of it.
        for path in ["panel.html?x", "panel.html#", "panel.html#/../sidepanel.html"] {
            assert_eq!(source(&page(path), Some(4.0)), Source::Embedded { tab: 7 }, "{path}");
        }
        // The browser gives a page that others may load another host for each session.
        let under_another_host = "chrome-extension://6ba7b810-9dad-11d1-80b4-00c04fd430c8/panel.html";
        assert_eq!(source(under_another_host, Some(4.0)), Source::Embedded { tab: 7 });
    }

    #[test]
    fn the_side_panel_alone_names_the_tab_that_it_speaks_of() {
        assert_eq!(Source::SidePanel.tab(Some(9)), Some(9));
        assert_eq!(Source::SidePanel.tab(None), None);
        assert_eq!(Source::Embedded { tab: 7 }.tab(Some(9)), Some(7));
        assert_eq!(Source::Launcher { tab: 7, window: 3 }.tab(Some(9)), Some(7));
        assert_eq!(Source::Nobody.tab(Some(9)), None);
    }

    #[test]
    fn another_extension_or_a_sender_without_an_id_is_nobody() {
        for (url, frame) in
            [(page("sidepanel.html"), None), (page("panel.html"), Some(4.0)), (SETUP.to_owned(), Some(0.0))]
        {
            let known = sender(&url, frame);
            let other = Sender { id: Some("ponmlkjihgfedcbaponmlkjihgfedcba".to_owned()), ..known.clone() };
            assert_eq!(Source::of(&other, Some(OWN)), Source::Nobody, "{url}");
            let unnamed = Sender { id: None, ..known.clone() };
            assert_eq!(Source::of(&unnamed, Some(OWN)), Source::Nobody, "{url}");
            assert_eq!(Source::of(&unnamed, None), Source::Nobody, "{url}");
            assert_eq!(Source::of(&known, None), Source::Nobody, "{url}");
            let without_address = Sender { url: None, ..known };
            assert_eq!(Source::of(&without_address, Some(OWN)), Source::Nobody, "{url}");
        }
    }

    #[test]
    fn a_panel_at_another_place_than_its_own_is_nobody() {
        assert_eq!(source(&page("panel.html"), Some(0.0)), Source::Nobody, "a tab of its own");
        assert_eq!(source(&page("panel.html"), None), Source::Nobody, "no tab");
        assert_eq!(source(&page("sidepanel.html"), Some(0.0)), Source::Nobody, "a tab of its own");
        assert_eq!(source(&page("sidepanel.html"), Some(4.0)), Source::Nobody, "a frame");
        let in_an_unknown_frame = Sender { frame_id: None, ..sender(&page("panel.html"), Some(4.0)) };
        assert_eq!(Source::of(&in_an_unknown_frame, Some(OWN)), Source::Nobody);
    }

    #[test]
    fn another_page_is_nobody_however_its_address_looks() {
        let own = ["keystore.html", "evil/panel.html", "panel.html/", "/panel.html", "Panel.html", ""];
        let addresses = own.map(page).into_iter().chain(
            [
                "chrome-extension:/panel.html",
                "chrome-extension://panel.html",
                "https://evil.example/panel.html",
                "https://evil.example/?chrome-extension://abc/panel.html",
                "blob:chrome-extension://abc/panel.html",
                "filesystem:chrome-extension://abc/panel.html",
                "view-source:chrome-extension://abc/panel.html",
                "about:blank",
                "",
            ]
            .map(str::to_owned),
        );
        for address in addresses {
            for frame in [None, Some(0.0), Some(4.0)] {
                assert_eq!(source(&address, frame), Source::Nobody, "{address} in {frame:?}");
                let beside = address.replace("panel.html", "sidepanel.html");
                assert_eq!(source(&beside, frame), Source::Nobody, "{beside} in {frame:?}");
            }
        }
    }

    #[test]
    fn a_launcher_stands_in_the_top_frame_of_a_setup_page() {
        assert_eq!(source(SETUP, Some(4.0)), Source::Nobody, "a frame within Setup");
        assert_eq!(source(SETUP, None), Source::Nobody, "no tab");
        let in_an_unknown_frame = Sender { frame_id: None, ..sender(SETUP, Some(0.0)) };
        assert_eq!(Source::of(&in_an_unknown_frame, Some(OWN)), Source::Nobody);
        for address in [
            "http://acme.my.salesforce-setup.com/lightning/setup/SetupOneHome/home",
            "https://acme.my.salesforce-setup.com.evil.example/lightning/setup/SetupOneHome/home",
            "https://acme.my.salesforce-setup.com@evil.example/lightning/setup/SetupOneHome/home",
            "https://evil.example/acme.my.salesforce-setup.com/lightning/setup/SetupOneHome/home",
            "https://evil-my.salesforce-setup.com/lightning/setup/SetupOneHome/home",
            "https://acme.my.salesforce-setup.com:8443/lightning/setup/SetupOneHome/home",
            "https://acme.my.salesforce-setup.com/lightning/setupx",
            "https://acme.my.salesforce.com/one/one.app",
            "https://acme.my.salesforce.com/login.jsp",
        ] {
            assert_eq!(source(address, Some(0.0)), Source::Nobody, "{address}");
        }
    }
}
