//! Who may ask what: a table, and nothing but a table.
//!
//! [`decide`] answers from who asks and what is asked, [`Decision::permits`] adds
//! what is known of the key, and the background carries out what they say. Both are
//! pure, and no request goes without a line here: a new one does not compile until
//! it has its own.
//!
//! To which pages the page agent goes ([`pages`]) stands beside that table and is no
//! part of it: it holds for every asker alike, and its refusal says that the page is
//! the wrong one, not the surface.

mod outgoing;
#[cfg(test)]
mod tests;

pub(super) use outgoing::only_reads;

use crate::protocol::background::{Place, Request};
use crate::protocol::keystore::{self, KeyState};
use crate::protocol::launcher::Word;
use pages::command::PageCommand;
use salesforce::read::Read;

/// Who asks, as the browser says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asker {
    /// The panel in the browser's own side panel, which no page can disguise.
    SidePanel,
    /// The panel in a frame beside the page, which the page around it can disguise.
    Embedded,
    /// The launcher in Setup's own frame.
    Launcher,
    /// Anybody else.
    Nobody,
}

/// What is asked.
#[derive(Clone, Copy, Debug)]
pub(super) enum Question<'a> {
    /// A panel's question.
    Request(&'a Request),
    /// What a launcher says.
    Word(Word),
}

/// What the background does with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Decision {
    /// Carries it out.
    Yes,
    /// Carries it out while the keystore holds neither a key nor a certificate.
    IfNoKeyIsHeld,
    /// Refuses it to this asker, who can go on in the side panel.
    NotHere,
    /// Turns it away: no such question is taken from this sender.
    NotServed,
}

/// Whether the keystore holds a key or a certificate, as far as that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum KeyHeld {
    /// The keystore was not asked, or did not say.
    Unknown,
    /// It holds nothing, though it may be searching.
    None,
    /// It holds a key or a certificate.
    Held,
}

impl From<&KeyState> for KeyHeld {
    fn from(state: &KeyState) -> Self {
        let is_held = match state {
            KeyState::None => false,
            KeyState::Ready(_) | KeyState::CertificateOnly(_) => true,
            KeyState::Making { replaces_existing, .. } | KeyState::Failed { replaces_existing, .. } => {
                *replaces_existing
            }
        };
        if is_held { Self::Held } else { Self::None }
    }
}

impl Decision {
    /// Whether that is carried out, with what is known of the key. Who does not know
    /// whether a key is held may not lose it.
    pub(super) fn permits(self, key: KeyHeld) -> bool {
        match (self, key) {
            (Self::Yes, _) | (Self::IfNoKeyIsHeld, KeyHeld::None) => true,
            (Self::IfNoKeyIsHeld, KeyHeld::Unknown | KeyHeld::Held)
            | (Self::NotHere | Self::NotServed, _) => false,
        }
    }
}

/// What the two panels are answered.
#[derive(Clone, Copy)]
struct Panels {
    side_panel: Decision,
    embedded: Decision,
}

const BOTH: Panels = Panels { side_panel: Decision::Yes, embedded: Decision::Yes };
const SIDE_PANEL: Panels = Panels { side_panel: Decision::Yes, embedded: Decision::NotHere };
const EMBEDDED_WITHOUT_KEY: Panels = Panels { side_panel: Decision::Yes, embedded: Decision::IfNoKeyIsHeld };
const NOBODY: Panels = Panels { side_panel: Decision::NotServed, embedded: Decision::NotServed };
const NEITHER: Panels = Panels { side_panel: Decision::NotHere, embedded: Decision::NotHere };

/// What the background does with what that asker asks.
pub(super) fn decide(asker: Asker, question: Question<'_>) -> Decision {
    match (question, asker) {
        (Question::Request(request), Asker::SidePanel) => panels(request).side_panel,
        (Question::Request(request), Asker::Embedded) => panels(request).embedded,
        (Question::Word(word), Asker::Launcher) => launcher(word),
        (Question::Request(_), Asker::Launcher)
        | (Question::Word(_), Asker::SidePanel | Asker::Embedded)
        | (_, Asker::Nobody) => Decision::NotServed,
    }
}

/// Whatever brings in, reveals, saves or loses a key, and the place of the panel, is
/// the side panel's alone: a page could lure a click into the frame beside it.
#[expect(clippy::match_same_arms, reason = "a line for each kind of request")]
fn panels(request: &Request) -> Panels {
    match request {
        // The page.
        Request::Look(_)
        | Request::SeePanel(_)
        | Request::DescribePage(_)
        | Request::OpenSetup(_)
        | Request::LeaveTab(_) => BOTH,
        Request::CommandPage(call) => commands(&call.command),
        // The org, by the session that was allowed in the side panel.
        Request::ReadOrg(call) => reads(&call.reads),
        // The key.
        Request::AskKeystore(call) => keystore(&call.request),
        // What logs in: a page could lure the click to it.
        Request::TestLogin(_) | Request::ReachClass(_) | Request::TryRoute(_) => SIDE_PANEL,
        // Who began something may end it.
        Request::StopAsking(_) => BOTH,
        // The place of the panel.
        Request::TakeSurface(_) => SIDE_PANEL,
    }
}

/// So many reads are asked at once: twice what a reading ever has open.
const MOST_READS: usize = 60;

/// Each of them is looked at; one that is for nobody takes all others with it.
#[expect(clippy::match_same_arms, reason = "a line for each kind of read")]
fn reads(reads: &[Read]) -> Panels {
    let is_read = |read: &Read| match read {
        Read::Versions | Read::Identity => true,
        Read::Query(_) | Read::ToolingQuery(_) | Read::PermissionLabels => true,
        Read::ListMetadata(_) | Read::ReadMetadata { .. } => true,
    };
    if reads.len() <= MOST_READS && reads.iter().all(is_read) { BOTH } else { NOBODY }
}

fn keystore(request: &keystore::Request) -> Panels {
    use keystore::Request;
    match request {
        Request::Status | Request::Certificate | Request::Cancel => BOTH,
        // A new key takes the place of the one that is held.
        Request::Make { .. } => EMBEDDED_WITHOUT_KEY,
        Request::Load { .. } | Request::OfferPrivateKey { .. } | Request::RevokeOffer | Request::Forget => {
            SIDE_PANEL
        }
        // An assertion is as good as a password: only the test of the login has one signed.
        Request::Sign { .. } => NEITHER,
    }
}

fn commands(command: &PageCommand) -> Panels {
    match command {
        PageCommand::Describe { .. }
        | PageCommand::Read { .. }
        | PageCommand::Fill { .. }
        | PageCommand::Ring { .. }
        | PageCommand::FocusTarget { .. }
        | PageCommand::KeepClear { .. }
        | PageCommand::SeePanel
        | PageCommand::RingUnseen { .. }
        | PageCommand::Pick { .. }
        | PageCommand::Clear => BOTH,
    }
}

fn launcher(word: Word) -> Decision {
    match word {
        Word::Loaded | Word::Opened | Word::Closed => Decision::Yes,
    }
}

/// Pages that the page agent works on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pages {
    /// Those of Setup.
    Setup,
    /// Those, and the withheld ones, of which the agent tells nothing but the address.
    SetupAndWithheld,
    /// Those, and any other page of the org where somebody is signed in.
    OfTheOrg,
}

/// The pages that are described.
pub(super) const DESCRIBED: Pages = Pages::SetupAndWithheld;

/// The pages that a command may go to. To a page with a secret goes one alone, with
/// its end; on any other page but that, the agent refuses it.
pub(super) fn pages(command: &PageCommand) -> Pages {
    match command {
        PageCommand::SeePanel | PageCommand::RingUnseen { .. } | PageCommand::Clear => Pages::OfTheOrg,
        PageCommand::Describe { .. }
        | PageCommand::Read { .. }
        | PageCommand::Fill { .. }
        | PageCommand::Ring { .. }
        | PageCommand::FocusTarget { .. }
        | PageCommand::KeepClear { .. }
        | PageCommand::Pick { .. } => Pages::Setup,
    }
}

impl Pages {
    /// Whether a page is one of them; none is where no page of an org is.
    pub(super) fn include(self, place: Option<Place>) -> bool {
        match place {
            Some(Place::Setup) => true,
            Some(Place::Withheld) => matches!(self, Self::SetupAndWithheld | Self::OfTheOrg),
            Some(Place::Elsewhere) => self == Self::OfTheOrg,
            Some(Place::SignedOut | Place::Maintenance) | None => false,
        }
    }
}
