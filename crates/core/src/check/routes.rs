//! Host and audience of a login: what a refusal tells of them, and at which host the other side
//! was seen.
//!
//! Salesforce Help ("OAuth 2.0 JWT Bearer Flow") names the general hosts as audience. Whether an
//! org takes its own My Domain as audience, and whether a general host knows its external client
//! apps, public reports answer in both ways (n8n issue 28990, simple-salesforce issues 672 and
//! 814, forcedotcom/cli issue 3482); so nothing is concluded from one pair for another.

use super::{Local, proof};
use crate::org::{FoundApp, Moment, Older};

/// What the words of a refusal tell of host and audience.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RefusedFor {
    /// The audience is not taken.
    Audience,
    /// The host does not know the app.
    App,
    /// Something that the words do not lay to either.
    Other,
}

impl RefusedFor {
    /// What code and description of a refusal tell (RFC 6749, 5.2; the Salesforce DX Developer
    /// Guide, "Resolve Common Authorization Errors").
    pub fn of(error: &str, description: &str) -> Self {
        let says = description.to_lowercase();
        match error.to_lowercase().as_str() {
            "app_not_found" => Self::App,
            "invalid_grant" if says.contains("audience") => Self::Audience,
            _ => Self::Other,
        }
    }
}

/// At which host the other side was seen last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OtherSideAt {
    /// The login history was not read, or does not tell the host.
    Unread,
    /// It shows no login of the other side.
    Nowhere,
    /// Another app has the same name there, so it can't be told whose a login is.
    Unsure,
    /// There.
    Host {
        /// Its name, in small letters.
        host: String,
        /// When.
        time: Moment,
        /// Whether it was let in.
        granted: bool,
    },
}

/// Where the newest attempt of the other side through the app went (`LoginHistory.LoginUrl`).
/// For which audience, no row of the history tells.
pub fn other_side_at(found: Option<&FoundApp>, local: &Local) -> OtherSideAt {
    let Some((found, logins)) = found.and_then(|found| Some((found, found.logins()?))) else {
        return OtherSideAt::Unread;
    };
    let Some(login) = proof::newest_through_app(found, local) else {
        return match logins.older {
            Older::Nothing => OtherSideAt::Nowhere,
            Older::Unread => OtherSideAt::Unread,
        };
    };
    if !found.namesakes.known().is_some_and(Vec::is_empty) {
        return OtherSideAt::Unsure;
    }
    match &login.host {
        Some(host) => {
            let host = host.trim().to_ascii_lowercase();
            let host = host.strip_prefix("https://").unwrap_or(&host).trim_end_matches('/').to_owned();
            OtherSideAt::Host { host, time: login.time, granted: login.is_granted() }
        }
        None => OtherSideAt::Unread,
    }
}
