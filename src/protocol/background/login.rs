//! What is asked of the keystore's key by a login, and what comes of it.

use crate::protocol::failure::BrowserError;
use crate::protocol::keystore;
use salesforce::answer::Identity;
use salesforce::apex_rest::{ApexRestPath, Reach};
use salesforce::error::LoginError;
use salesforce::host::ApiHost;
use salesforce::oauth::{Audience, TokenHost};
use serde::{Deserialize, Serialize};

/// Why the keystore gave no answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "error", rename_all = "snake_case")]
pub enum KeyError {
    /// The asker may not ask this.
    NotHere,
    /// The keystore could not be reached.
    Unreachable {
        /// The browser's reason.
        why: BrowserError,
    },
    /// The keystore said no.
    Refused {
        /// Why.
        why: keystore::Refusal,
    },
}

/// See [`Request::TestLogin`].
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct TestLogin {
    /// `iss` (RFC 7523, section 3): the app's consumer key.
    pub consumer_key: String,
    /// `sub`: the Username of the integration user.
    pub username: String,
    /// `aud`: the login host of this kind of org.
    pub org_kind: OrgKind,
    /// What becomes of the session; a panel from before an update does not say it.
    #[serde(default)]
    pub afterwards: Afterwards,
}

/// What becomes of the session of a test that went well.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Afterwards {
    /// It is ended.
    #[default]
    End,
    /// It is left: the other side may have the same session, and calls under way.
    Leave,
}

/// The kinds of org that log in at different hosts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrgKind {
    /// Production and developer editions.
    Production,
    /// Sandboxes and scratch orgs.
    Sandbox,
}

impl From<OrgKind> for Audience {
    fn from(kind: OrgKind) -> Self {
        match kind {
            OrgKind::Production => Self::Production,
            OrgKind::Sandbox => Self::Sandbox,
        }
    }
}

/// A login that the org granted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LoginProof {
    /// The org and the user that the token was for, as the org says.
    pub identity: Identity,
    /// The Username, read with the token itself; none when the org did not tell.
    pub username: Option<String>,
    /// The scopes granted.
    pub scope: String,
    /// What became of the session.
    pub session: TestSession,
}

/// See [`Request::ReachClass`].
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ReachClass {
    /// Who logs in.
    pub login: TestLogin,
    /// Where the class answers.
    pub path: ApexRestPath,
}

/// What came of reaching for the class with a login that the org granted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClassProof {
    /// The org and the user that the token was for, as the org says.
    pub identity: Identity,
    /// The Username, read with the token itself; none when the org did not tell.
    pub username: Option<String>,
    /// Whether the class answered.
    pub reach: Reach,
    /// What became of the session.
    pub session: TestSession,
}

/// Why a login was not tried or not granted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "failure", rename_all = "snake_case")]
pub enum LoginFailure {
    /// There is nothing to sign with.
    Key {
        /// Why.
        why: KeyError,
    },
    /// The org said no, or nothing.
    Org {
        /// What.
        why: LoginError,
        /// What became of a session, if there is one.
        session: TestSession,
    },
    /// The part of the extension that tests did not get to the end.
    Interrupted {
        /// Its reason, or the browser's.
        why: BrowserError,
    },
    /// There is no org in the tab.
    NoOrg,
    /// The general host may not be asked: the admin has not allowed it.
    HostWithheld {
        /// The browser's reason, where it gave one.
        why: Option<BrowserError>,
    },
}

impl LoginFailure {
    /// What is known of a session.
    pub fn session(&self) -> TestSession {
        match self {
            Self::Key { .. } | Self::NoOrg | Self::HostWithheld { .. } => TestSession::NotOpened,
            Self::Org { session, .. } => *session,
            Self::Interrupted { .. } => TestSession::Unsure,
        }
    }
}

/// What is known of the session of a test.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TestSession {
    /// None was opened.
    NotOpened,
    /// The org confirmed that it has ended.
    Ended,
    /// It may be open.
    Unsure,
    /// It was left open, as the admin wanted it.
    Left,
}

/// See [`Request::TryRoute`].
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct TryRoute {
    /// Who logs in.
    pub login: TestLogin,
    /// Where, and for whom.
    pub route: Route,
}

/// A host that is asked for a token, and the audience that the assertion names. Salesforce
/// Help names the general hosts as audience, and both kinds of host for the token; public
/// programs use all three pairs (n8n pull request 29016, simple-salesforce pull request 711).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Route {
    /// The org's My Domain is asked, for itself.
    MyDomain,
    /// The org's My Domain is asked, for the general host.
    MyDomainForGeneral,
    /// The general host is asked, for itself.
    General,
}

impl Route {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::MyDomainForGeneral, Self::MyDomain, Self::General];

    /// The host that is asked.
    pub fn host(self, org: &ApiHost, general: Audience) -> TokenHost {
        match self {
            Self::MyDomain | Self::MyDomainForGeneral => TokenHost::Org(org.clone()),
            Self::General => TokenHost::General(general),
        }
    }

    /// The `aud` claim (RFC 7519, 4.1.3).
    pub fn audience(self, org: &ApiHost, general: Audience) -> String {
        match self {
            Self::MyDomain => org.origin(),
            Self::MyDomainForGeneral | Self::General => general.as_str().to_owned(),
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn a_route_asks_one_host_and_names_one_audience() {
        let org = ApiHost::of_page("https://acme--uat.sandbox.my.salesforce-setup.com/").unwrap();
        let mine = "https://acme--uat.sandbox.my.salesforce.com";
        let general = "https://test.salesforce.com";
        let asked = |route: Route| {
            let general = Audience::Sandbox;
            (route.host(&org, general).origin(), route.audience(&org, general))
        };
        assert_eq!(asked(Route::MyDomain), (mine.to_owned(), mine.to_owned()));
        assert_eq!(asked(Route::MyDomainForGeneral), (mine.to_owned(), general.to_owned()));
        assert_eq!(asked(Route::General), (general.to_owned(), general.to_owned()));
    }
}
