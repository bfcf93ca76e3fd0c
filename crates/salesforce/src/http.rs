//! Requests and replies of HTTP, as far as Salesforce needs them.

use super::session::Bearer;
use zeroize::Zeroizing;

/// The method of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Asks for something.
    Get,
    /// Sends something: a SOAP call, or a form for OAuth.
    Post,
}

impl Method {
    /// The method as HTTP writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
        }
    }
}

/// A header of a request. Its value may be a secret, so it is wiped.
pub struct Header {
    /// Its name.
    pub name: &'static str,
    /// Its value.
    pub value: Zeroizing<String>,
}

/// How much of an answer is taken, and what becomes of one that goes on.
///
/// Each is several times what Salesforce documents or was seen to send, so that an answer
/// beyond it is none of Salesforce's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bound {
    /// The most that is taken, in bytes after unpacking.
    pub bytes: usize,
    /// What becomes of more.
    pub excess: Excess,
}

/// What becomes of an answer that is larger than its bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Excess {
    /// It is no answer.
    Refused,
    /// Its beginning is the answer: the rest is of no interest.
    Cut,
}

impl Bound {
    /// A token or its revocation: some hundred bytes.
    pub(crate) const NOTE: Self = Self { bytes: 64 << 10, excess: Excess::Refused };
    /// A list of versions or resources: some kilobytes.
    pub(crate) const LIST: Self = Self { bytes: 256 << 10, excess: Excess::Refused };
    /// The rows of a query: at most 2000 at once (SOQL and SOSL Reference, "queryMore").
    pub(crate) const ROWS: Self = Self { bytes: 4 << 20, excess: Excess::Refused };
    /// Descriptions of objects and metadata: about a kilobyte for each of some hundred fields.
    pub(crate) const DESCRIPTION: Self = Self { bytes: 8 << 20, excess: Excess::Refused };
    /// What several queries find: in an org with hundreds of profiles some hundred kilobytes.
    pub(crate) const BUNDLE: Self = Self { bytes: 8 << 20, excess: Excess::Refused };
    /// An answer of which only the status and the text of a refusal count.
    pub(crate) const GLANCE: Self = Self { bytes: 64 << 10, excess: Excess::Cut };
}

/// A request to the org's own API host.
///
/// It is made only by the modules beside this one, so whoever sends requests of
/// this type sends nothing but what they allow. It cannot be printed or copied:
/// it may hold a session, a token or an assertion.
pub struct Request {
    method: Method,
    path: String,
    headers: Vec<Header>,
    body: Option<Zeroizing<String>>,
    bound: Bound,
}

impl Request {
    pub(super) fn get(path: String, bound: Bound) -> Self {
        let headers = vec![header("Accept", "application/json")];
        Self { method: Method::Get, path, headers, body: None, bound }
    }

    pub(super) fn post(path: String, content_type: &str, body: Zeroizing<String>, bound: Bound) -> Self {
        let headers = vec![header("Content-Type", content_type)];
        Self { method: Method::Post, path, headers, body: Some(body), bound }
    }

    pub(super) fn with(mut self, name: &'static str, value: &str) -> Self {
        self.headers.push(header(name, value));
        self
    }

    pub(super) fn bearing(mut self, bearer: &impl Bearer) -> Self {
        self.headers.push(Header { name: "Authorization", value: bearer.for_header() });
        self
    }

    /// The method.
    pub fn method(&self) -> Method {
        self.method
    }

    /// Path and query, starting with a slash.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// How much of the answer is taken.
    pub fn bound(&self) -> Bound {
        self.bound
    }

    /// The headers.
    pub fn headers(&self) -> &[Header] {
        &self.headers
    }

    /// The body, when there is one.
    pub fn body(&self) -> Option<&str> {
        self.body.as_deref().map(String::as_str)
    }
}

/// What came back.
///
/// The body may hold a secret (a token, a consumer secret), so the type cannot be
/// printed or copied and wipes the body.
pub struct Reply {
    /// The status code.
    pub status: u16,
    /// The `Content-Type` header.
    pub content_type: Option<String>,
    /// The `Date` header: Salesforce's clock (RFC 9110, 6.6.1).
    pub date: Option<String>,
    /// The `Sforce-Limit-Info` header: API calls used and allowed.
    pub limit_info: Option<String>,
    /// The `Retry-After` header: seconds, or a date (RFC 9110, 10.2.3).
    pub retry_after: Option<String>,
    /// The body.
    pub body: Zeroizing<String>,
}

impl Reply {
    /// An answer with this status and body, its kind told from the body.
    #[cfg(test)]
    pub(super) fn of(status: u16, body: &str) -> Self {
        let kind = if body.starts_with('<') { "text/html" } else { "application/json" };
        Self {
            status,
            content_type: Some(kind.to_owned()),
            date: None,
            limit_info: None,
            retry_after: None,
            body: Zeroizing::new(body.to_owned()),
        }
    }

    pub(super) fn succeeded(&self) -> bool {
        (200..300).contains(&self.status)
    }

    /// Whether a web page came where data was asked for, as in maintenance or
    /// behind a proxy.
    pub(super) fn is_html(&self) -> bool {
        let declared =
            self.content_type.as_deref().is_some_and(|kind| kind.trim_start().starts_with("text/html"));
        let start = self.body.trim_start().as_bytes();
        let looks_so =
            |prefix: &[u8]| start.get(..prefix.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(prefix));
        declared || looks_so(b"<!doctype html") || looks_so(b"<html")
    }
}

fn header(name: &'static str, value: &str) -> Header {
    Header { name, value: Zeroizing::new(value.to_owned()) }
}
