//! An Apex REST class: where it answers, and whether it does.
//!
//! It is only ever asked by GET; what it then does is the class's own affair.
//! (Apex Developer Guide, annotation `RestResource` and "Apex REST".)

use super::error::shortened;
use super::http::{Bound, Reply, Request};
use super::rest::problems;
use super::session::AccessToken;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// Below this path each class has one of its own.
const ROOT: &str = "/services/apexrest";
/// How long the path of a class may be.
const LONGEST: usize = 255;

/// The path of a class below `/services/apexrest`, with its namespace: `/cnxscv/v1/routing`.
///
/// It holds nothing but segments of unreserved characters (RFC 3986, 2.3), so it can
/// neither leave its place nor carry a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApexRestPath(String);

/// The text is not the path of an Apex REST class.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this is not the path of an Apex REST class")]
pub struct NotAPath;

impl TryFrom<String> for ApexRestPath {
    type Error = NotAPath;

    fn try_from(path: String) -> Result<Self, NotAPath> {
        let is_segment = |segment: &str| {
            let letters = segment.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte));
            letters && !matches!(segment, "" | "." | "..")
        };
        let segments = path.strip_prefix('/').map(|rest| rest.strip_suffix('/').unwrap_or(rest));
        let sound = path.len() <= LONGEST
            && !path.starts_with("/services/")
            && segments.is_some_and(|segments| segments.split('/').all(is_segment));
        if sound { Ok(Self(path)) } else { Err(NotAPath) }
    }
}

impl fmt::Display for ApexRestPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Serialize for ApexRestPath {
    fn serialize<S: Serializer>(&self, target: S) -> Result<S::Ok, S::Error> {
        target.serialize_str(&self.0)
    }
}

/// A path that comes from another context is examined like any other text.
impl<'de> Deserialize<'de> for ApexRestPath {
    fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        Self::try_from(String::deserialize(source)?).map_err(serde::de::Error::custom)
    }
}

/// Whether the class answered. Of its answer nothing is kept but the text of a refusal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "reach", rename_all = "snake_case")]
pub enum Reach {
    /// It did.
    Reached {
        /// The status code of HTTP, 200 to 299.
        status: u16,
    },
    /// Salesforce keeps the user from it (403, `FORBIDDEN`).
    NoAccess {
        /// Salesforce's own words.
        text: String,
    },
    /// Nothing answers at this path (404, `NOT_FOUND`): the path is another one, or the
    /// class is not there.
    NoSuchPath {
        /// Salesforce's own words.
        text: String,
    },
    /// There was another answer, from which it can't be told.
    Unclear {
        /// The status code of HTTP.
        status: u16,
        /// Salesforce's own words, where the answer is a refusal in its usual form.
        text: Option<String>,
    },
    /// Nothing came back.
    NoAnswer,
}

/// Asks the class.
pub fn request(path: &ApexRestPath, token: &AccessToken) -> Request {
    Request::get(format!("{ROOT}{path}"), Bound::GLANCE).bearing(token)
}

/// What the reply says.
pub fn parse(reply: &Reply) -> Reach {
    let status = reply.status;
    if reply.is_html() {
        return Reach::Unclear { status, text: None };
    }
    if reply.succeeded() {
        return Reach::Reached { status };
    }
    let problems = problems(reply).unwrap_or_default();
    let with_code = |code: &str| problems.iter().find(|problem| problem.code == code);
    let said = |message: &str| shortened(message);
    match (status, with_code("FORBIDDEN"), with_code("NOT_FOUND")) {
        (403, Some(problem), _) => Reach::NoAccess { text: said(&problem.message) },
        (404, _, Some(problem)) => Reach::NoSuchPath { text: said(&problem.message) },
        _ => {
            let first = problems.first();
            let text = first.map(|problem| format!("{} ({})", said(&problem.message), problem.code));
            Reach::Unclear { status, text }
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use zeroize::Zeroizing;

    fn path(text: &str) -> Result<ApexRestPath, NotAPath> {
        ApexRestPath::try_from(text.to_owned())
    }

    #[test]
    fn a_path_stays_below_the_place_of_classes_and_carries_nothing() {
        for good in ["/cnxscv/v1/routing", "/a", "/abc/your_url/", "/a-b.c~d"] {
            assert!(path(good).is_ok(), "{good}");
        }
        for bad in [
            "",
            "/",
            "cnxscv/v1",
            "//evil.example",
            "/a//b",
            "/../data/v67.0/sobjects",
            "/a/../../data",
            "/a/./b",
            "/a?sid=1",
            "/a#b",
            "/%2e%2e/data",
            "/a\\b",
            "/a b",
            "/a\nb",
            "/\u{e4}",
            "/v1/*",
            "/services/apexrest/cnxscv",
            "https://acme.my.salesforce.com/services/apexrest/a",
        ] {
            assert_eq!(path(bad), Err(NotAPath), "{bad:?}");
            let text = serde_json::to_string(bad).unwrap();
            assert!(serde_json::from_str::<ApexRestPath>(&text).is_err(), "{bad:?}");
        }
        assert!(path(&format!("/{}", "a".repeat(254))).is_ok());
        assert!(path(&format!("/{}", "a".repeat(255))).is_err());
    }

    #[test]
    fn the_class_is_asked_by_get_with_the_token_and_nothing_else() {
        let token = AccessToken::new(Zeroizing::new("00D5g000004kXyZ!AQ.x".to_owned())).unwrap();
        let request = request(&path("/cnxscv/v1/routing").unwrap(), &token);
        assert_eq!(request.method().as_str(), "GET");
        assert_eq!(request.path(), "/services/apexrest/cnxscv/v1/routing");
        assert_eq!(request.body(), None);
        assert!(
            request.headers().iter().any(|header| header.value.as_str() == "Bearer 00D5g000004kXyZ!AQ.x")
        );
    }

    #[test]
    fn only_an_answer_of_the_class_is_called_reached() {
        let problem = |code: &str, text: &str| format!(r#"[{{"errorCode":"{code}","message":"{text}"}}]"#);
        let no_class = "You do not have access to the Apex class named: cnxscv.ServiceRouting";
        let no_match = "Could not find a match for URL";
        let cases = [
            (Reply::of(200, r#"{"secret":"x"}"#), Reach::Reached { status: 200 }),
            (Reply::of(204, ""), Reach::Reached { status: 204 }),
            (Reply::of(200, "<html>down</html>"), Reach::Unclear { status: 200, text: None }),
            (Reply::of(403, &problem("FORBIDDEN", no_class)), Reach::NoAccess { text: no_class.to_owned() }),
            (
                Reply::of(403, &problem("REQUEST_LIMIT_EXCEEDED", "Too many")),
                Reach::Unclear { status: 403, text: Some("Too many (REQUEST_LIMIT_EXCEEDED)".to_owned()) },
            ),
            (
                Reply::of(404, &problem("NOT_FOUND", no_match)),
                Reach::NoSuchPath { text: no_match.to_owned() },
            ),
            (Reply::of(404, r#"{"customer":"unknown"}"#), Reach::Unclear { status: 404, text: None }),
            (
                Reply::of(405, &problem("METHOD_NOT_ALLOWED", "HTTP Method 'GET' not allowed.")),
                Reach::Unclear {
                    status: 405,
                    text: Some("HTTP Method 'GET' not allowed. (METHOD_NOT_ALLOWED)".to_owned()),
                },
            ),
            (
                Reply::of(401, &problem("INVALID_SESSION_ID", "Session expired or invalid")),
                Reach::Unclear {
                    status: 401,
                    text: Some("Session expired or invalid (INVALID_SESSION_ID)".to_owned()),
                },
            ),
            (Reply::of(500, "boom"), Reach::Unclear { status: 500, text: None }),
        ];
        for (reply, expected) in cases {
            assert_eq!(parse(&reply), expected, "{}", reply.status);
        }
    }
}
