//! The admin's session: read for each request, never kept.

use super::{overwrite, page};
use crate::browser::fetch::{self, Fault, Stop, Terms};
use crate::browser::{cookies, permissions};
use salesforce::answer::{Answer, Calls, Identity, Version};
use salesforce::error::{ApiError, Obstacle};
use salesforce::host::ApiHost;
use salesforce::http::{Excess, Reply, Request};
use salesforce::oauth::TokenHost;
use salesforce::read::Read;
use salesforce::session::{Bearer, SessionId};
use salesforce::turned_away;
use sha2::{Digest, Sha256};
use std::cell::RefCell;
use std::time::Duration;

/// What was learned of a credential, so that it need not be asked each time.
/// The credential itself is not kept, only its digest.
struct Learned {
    host: ApiHost,
    digest: [u8; 32],
    version: Version,
    identity: Identity,
}

thread_local! {
    static LEARNED: RefCell<Option<Learned>> = const { RefCell::new(None) };
}

/// An open session with all that is needed to ask.
pub(super) struct Session {
    /// The org's host.
    pub(super) host: ApiHost,
    /// The credential.
    pub(super) id: SessionId,
    /// The version of the API to speak.
    pub(super) version: Version,
    /// Whose it is, where this credential was seen before.
    pub(super) identity: Option<Identity>,
    /// What it cost to open it.
    pub(super) calls: Calls,
    digest: [u8; 32],
}

impl Session {
    /// Keeps in mind whose it is, for the next one with this credential.
    pub(super) fn learn(&self, identity: &Identity) {
        let (host, digest, version) = (self.host.clone(), self.digest, self.version);
        LEARNED.with_borrow_mut(|learned| {
            *learned = Some(Learned { host, digest, version, identity: identity.clone() });
        });
    }
}

/// Until status and headers must be here. Chrome ends a worker whose fetch takes more than
/// thirty seconds for that (Chrome for Developers, "The extension service worker lifecycle").
const HEADERS: Duration = Duration::from_secs(20);
/// Until the whole answer must be here.
const WHOLE: Duration = Duration::from_secs(30);

fn not_sent(why: Obstacle) -> ApiError {
    ApiError::NotSent { why }
}

/// Opens the session of that tab's org: reads the cookie, and which version of the API to speak.
/// Whose it is is asked along with the first reads, when this credential was not seen before.
pub(super) async fn open(tab: i32, stop: &Stop) -> Result<Session, ApiError> {
    let host = page::host_of(tab).await.ok_or(not_sent(Obstacle::NoSession))?;
    if !permissions::has_cookies().await.unwrap_or(false) {
        return Err(not_sent(Obstacle::NoPermission));
    }
    let id = cookie(&host.origin(), tab).await?.ok_or(not_sent(Obstacle::NoSession))?;
    // Setup has a session of its own; both must be of the same org.
    if let Some(setup) = cookie(&host.setup_origin(), tab).await?
        && setup.org_prefix() != id.org_prefix()
    {
        return Err(not_sent(Obstacle::OtherOrg));
    }
    let digest: [u8; 32] = Sha256::digest(id.secret().as_bytes()).into();
    let identity = LEARNED.with_borrow(|learned| {
        let known = learned.as_ref().filter(|known| known.host == host && known.digest == digest);
        known.map(|known| known.identity.clone())
    });
    let (version, calls) = match known_version(&host) {
        Some(version) => (version, Calls::default()),
        None => (ask_version(&host, stop).await?, Calls::VERSIONS),
    };
    Ok(Session { host, id, version, identity, calls, digest })
}

/// The version of the API to speak with that org. Needs no session.
pub(super) async fn version(host: &ApiHost, stop: &Stop) -> Result<Version, ApiError> {
    match known_version(host) {
        Some(version) => Ok(version),
        None => ask_version(host, stop).await,
    }
}

fn known_version(host: &ApiHost) -> Option<Version> {
    LEARNED.with_borrow(|learned| {
        learned.as_ref().filter(|known| known.host == *host).map(|known| known.version)
    })
}

async fn ask_version(host: &ApiHost, stop: &Stop) -> Result<Version, ApiError> {
    match Read::Versions.parse(&send(host, &Read::versions_request(), stop).await?)? {
        Answer::Versions(offered) => Version::choose(&offered),
        _ => Err(ApiError::NoAnswer),
    }
}

async fn cookie(origin: &str, tab: i32) -> Result<Option<SessionId>, ApiError> {
    let value = cookies::session_cookie(origin, tab).await.map_err(|_| not_sent(Obstacle::NoPermission))?;
    value.map(SessionId::new).transpose().map_err(|_| not_sent(Obstacle::NoSession))
}

/// A read with that credential.
pub(super) async fn ask(
    host: &ApiHost,
    version: Version,
    bearer: &impl Bearer,
    read: &Read,
    stop: &Stop,
) -> Result<Answer, ApiError> {
    let request = read.request(version, bearer)?;
    read.parse(&send(host, &request, stop).await?)
}

/// Sends a request to that org's own host and nowhere else, and takes an answer that is
/// whole and none that turns the request away for now.
pub(super) async fn send(host: &ApiHost, request: &Request, stop: &Stop) -> Result<Reply, ApiError> {
    let Delivery { reply, fault } = deliver(host, request, stop).await?;
    match fault.or_else(|| turned_away(&reply)) {
        Some(error) => Err(error),
        None => Ok(reply),
    }
}

/// An answer, as far as it came.
pub(super) struct Delivery {
    /// The answer.
    pub(super) reply: Reply,
    /// Why it is not whole.
    pub(super) fault: Option<ApiError>,
}

/// Sends a request to that org's own host and nowhere else, and gives whatever came back.
///
/// # Errors
/// When nothing did.
pub(super) async fn deliver(host: &ApiHost, request: &Request, stop: &Stop) -> Result<Delivery, ApiError> {
    carry(&host.origin(), request, stop).await
}

/// Asks a host for a token, by the assertion that is in the request.
///
/// # Errors
/// When nothing came back.
pub(super) async fn ask_token(host: &TokenHost, request: &Request) -> Result<Delivery, ApiError> {
    carry(&host.origin(), request, &Stop::default()).await
}

async fn carry(origin: &str, request: &Request, stop: &Stop) -> Result<Delivery, ApiError> {
    let url = format!("{origin}{}", request.path());
    let headers: Vec<(&str, &str)> =
        request.headers().iter().map(|header| (header.name, header.value.as_str())).collect();
    let bound = request.bound();
    let terms = Terms { headers: HEADERS, whole: WHOLE, most_bytes: bound.bytes };
    let answer = fetch::send(request.method().as_str(), &url, &headers, request.body(), &terms, stop)
        .await
        .map_err(|fault| error_of(fault, HEADERS, bound.bytes));
    overwrite::after(&url, request);
    let answer = answer?;
    // Of an answer that may be cut, what stands beyond the bound or came too late is not missed.
    let is_missed = |fault: &Fault| match fault {
        Fault::TooLarge | Fault::TooSlow => bound.excess == Excess::Refused,
        Fault::NoAnswer | Fault::Stopped => true,
    };
    let fault = answer.fault.filter(is_missed).map(|fault| error_of(fault, WHOLE, bound.bytes));
    let reply = Reply {
        status: answer.status,
        content_type: answer.header("Content-Type"),
        date: answer.header("Date"),
        limit_info: answer.header("Sforce-Limit-Info"),
        retry_after: answer.header("Retry-After"),
        body: answer.body,
    };
    Ok(Delivery { reply, fault })
}

fn error_of(fault: Fault, waited: Duration, most_bytes: usize) -> ApiError {
    let small = |number: u64| u32::try_from(number).unwrap_or(u32::MAX);
    match fault {
        Fault::NoAnswer => ApiError::NoAnswer,
        Fault::TooSlow => ApiError::TooSlow { seconds: small(waited.as_secs()) },
        Fault::TooLarge => ApiError::TooLarge { kibibytes: small(most_bytes as u64 >> 10) },
        Fault::Stopped => ApiError::Stopped,
    }
}
