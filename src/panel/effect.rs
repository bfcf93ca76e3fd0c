//! Everything that the panel can do to the world.

use super::event::{DescribePurpose, Report};
use super::model::RingTag;
use super::saved::Saved;
use crate::protocol::background::{Afterwards, ReachClass, Route, Run, TestLogin, TryRoute};
use crate::protocol::keystore;
use pages::catalog::{Catalog, SitePolicy};
use pages::command::{DocumentId, Frame, Handle, PageCommand};
use salesforce::answer::Identity;
use salesforce::oauth::Audience;
use salesforce::read::Read;
use std::rc::Rc;
use words::Text;

/// Something to do.
#[derive(Debug)]
pub enum Effect {
    /// Look at the tab.
    Look,
    /// Fetch what was remembered of the org at this host.
    Recall {
        /// The host.
        host: String,
    },
    /// Remember.
    Remember {
        /// The host.
        host: String,
        /// What.
        saved: Box<Saved>,
    },
    /// Ask the keystore about the key.
    Keystore(keystore::Request),
    /// Describe the frames of the tab.
    Describe(DescribePurpose),
    /// Fill a control.
    Fill(DocumentId, PageCommand),
    /// Ring a control.
    Ring {
        /// The document that has it.
        document: DocumentId,
        /// The control.
        what: ToRing,
        /// What stands beside the ring.
        tag: RingTag,
    },
    /// Keep the panel beside the page clear of what is ringed.
    KeepClear(DocumentId, PageCommand),
    /// Speak the language of this tag, from now on and after the next start.
    Speak(&'static str),
    /// Look up which key moves the focus.
    LookUpKey,
    /// Move the focus to a control.
    Focus(DocumentId, PageCommand),
    /// Move the focus into the panel.
    TakeFocus,
    /// Let the admin click a control in one of these documents.
    Pick {
        /// The documents.
        documents: Vec<DocumentId>,
        /// What may be clicked.
        command: PageCommand,
    },
    /// Take the ring away in these documents.
    Unring(Vec<DocumentId>),
    /// Open a page of Setup.
    Open {
        /// Path and query.
        path: String,
    },
    /// Read the org, all at once.
    Read {
        /// Who is expected to ask; none where that is told by the answer.
        expected: Option<Identity>,
        /// What.
        reads: Vec<Read>,
    },
    /// Test the login.
    TestLogin(TestLogin),
    /// Ask the class as the integration user.
    ReachClass(ReachClass),
    /// Try a pair of host and audience.
    TryRoute(TryRoute),
    /// Stop what is asked of the org.
    StopAsking(Run),
    /// Say when what is asked of the org has taken too long.
    Deadline {
        /// Milliseconds.
        ms: u32,
    },
    /// Ask the browser for access to the session.
    RequestSession,
    /// Give it back.
    ReturnSession,
    /// Ask the browser for access to the general host, for one try.
    RequestHost {
        /// The host.
        general: Audience,
        /// The pair.
        route: Route,
        /// What becomes of the session.
        afterwards: Afterwards,
    },
    /// Give it back: there was no try.
    ReturnHost(Audience),
    /// Open the browser's side panel in this window.
    OpenSidePanel {
        /// The window.
        window: i32,
    },
    /// Move the panel beside the page, and close the side panel.
    StandBesidePage,
    /// Write down how the page is made, without anything of the org's.
    Record {
        /// The locators; their words are Salesforce's own.
        catalog: Rc<Catalog>,
        /// What the page shows.
        frames: Vec<Frame>,
    },
    /// Save a public file.
    SaveFile {
        /// Its name.
        name: String,
        /// Its media type.
        mime: &'static str,
        /// Its contents.
        text: String,
    },
    /// Save the private key.
    SavePrivateKey(keystore::KeyForm),
    /// Have the keystore load these files, then take their addresses back.
    LoadFiles(keystore::Files),
    /// Take the addresses of files back.
    DropFiles(Vec<keystore::FileAddress>),
    /// Copy a public text.
    Copy {
        /// What it is.
        label: Text,
        /// The text.
        text: String,
    },
    /// Come back later.
    After {
        /// Milliseconds.
        ms: u32,
        /// With this.
        then: Report,
    },
}

impl Effect {
    /// Whether what comes of it matters only while what it is a part of goes on.
    pub fn is_of_run(&self) -> bool {
        matches!(
            self,
            Self::Read { .. }
                | Self::TestLogin(_)
                | Self::ReachClass(_)
                | Self::TryRoute(_)
                | Self::Deadline { .. }
                | Self::After { then: Report::AskAgain, .. }
        )
    }
}

/// What is to be ringed.
#[derive(Clone, Debug, PartialEq)]
pub enum ToRing {
    /// This control.
    Control(Handle),
    /// The one button of a page that is never described, see [`PageCommand::RingUnseen`].
    Unseen {
        /// What the site's pages have in common.
        marks: Box<SitePolicy>,
        /// How the button's name begins.
        starts: Vec<String>,
        /// The words that it stands beside.
        beside: Vec<String>,
    },
}

impl ToRing {
    /// The command for it, with the words beside the ring.
    pub fn command(self, label: String) -> PageCommand {
        match self {
            Self::Control(handle) => PageCommand::Ring { handle, label },
            Self::Unseen { marks, starts, beside } => {
                PageCommand::RingUnseen { marks: *marks, starts, beside, label }
            }
        }
    }
}
