//! The proof of a login: a token for a signed assertion, and its revocation.
//!
//! OAuth 2.0 JWT bearer flow (RFC 7523, 2.1; Salesforce Help, "OAuth 2.0 JWT
//! Bearer Flow for Server-to-Server Integration").

use super::answer::Identity;
use super::error::{ApiError, LoginError, Quoting};
use super::host::ApiHost;
use super::http::{Bound, Reply, Request};
use super::rest::percent_encoded;
use super::session::{AccessToken, Bearer};
use super::wire::{RefusalReply, TokenReply};
use zeroize::Zeroizing;

const FORM: &str = "application/x-www-form-urlencoded";

/// For whom an assertion is meant: the `aud` claim (RFC 7519, 4.1.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Production and Developer Edition.
    Production,
    /// Sandboxes and scratch orgs.
    Sandbox,
}

impl Audience {
    /// The claim's value: the origin of the general host of this kind of org.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Production => "https://login.salesforce.com",
            Self::Sandbox => "https://test.salesforce.com",
        }
    }

    /// The name of that host.
    pub fn host(self) -> &'static str {
        match self {
            Self::Production => "login.salesforce.com",
            Self::Sandbox => "test.salesforce.com",
        }
    }
}

/// A host that gives tokens. Nothing but a request for one goes to a general host: a session
/// is sent to the org that it is of, and nowhere else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TokenHost {
    /// The org's own.
    Org(ApiHost),
    /// The one for all orgs of a kind.
    General(Audience),
}

impl TokenHost {
    /// Its origin, without a slash at the end.
    pub fn origin(&self) -> String {
        match self {
            Self::Org(host) => host.origin(),
            Self::General(general) => general.as_str().to_owned(),
        }
    }
}

/// A login that Salesforce granted.
pub struct Granted {
    /// The token.
    pub token: AccessToken,
    /// What it may be used for, as Salesforce writes it: words between spaces.
    pub scope: String,
    /// The origin of the org that granted it.
    pub instance_url: String,
    /// Org and user of the login.
    pub identity: Identity,
}

/// Asks for a token in exchange for a signed assertion. Client and user are named
/// in the assertion; there is no secret.
pub fn token_request(assertion: &str) -> Request {
    let begin = "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=";
    let assertion = Zeroizing::new(percent_encoded(assertion));
    let mut body = Zeroizing::new(String::with_capacity(begin.len() + assertion.len()));
    body.push_str(begin);
    body.push_str(&assertion);
    Request::post("/services/oauth2/token".to_owned(), FORM, body, Bound::NOTE)
        .with("Accept", "application/json")
}

/// Gives a token back (RFC 7009, 2.1).
pub fn revoke_request(token: &AccessToken) -> Request {
    let encoded = Zeroizing::new(percent_encoded(token.secret()));
    let mut body = Zeroizing::new(String::with_capacity(6 + encoded.len()));
    body.push_str("token=");
    body.push_str(&encoded);
    Request::post("/services/oauth2/revoke".to_owned(), FORM, body, Bound::NOTE)
}

/// Whether the token is revoked now.
///
/// # Errors
/// Whatever Salesforce answered instead of success.
pub fn parse_revoked(reply: &Reply) -> Result<(), ApiError> {
    if reply.succeeded() && !reply.is_html() {
        Ok(())
    } else {
        Err(ApiError::from_stranger(reply, Quoting::Never))
    }
}

/// What the token endpoint said.
///
/// # Errors
/// [`LoginError::Refused`] with Salesforce's reason; [`LoginError::Api`] for
/// everything that is neither a token nor a refusal.
pub fn parse_token(reply: &Reply) -> Result<Granted, LoginError> {
    let stranger = || LoginError::Api(ApiError::from_stranger(reply, Quoting::Never));
    if reply.is_html() {
        return Err(stranger());
    }
    if reply.succeeded() {
        let granted: TokenReply = serde_json::from_str(&reply.body).map_err(|_| stranger())?;
        return checked(granted).ok_or_else(stranger);
    }
    let refusal: RefusalReply = serde_json::from_str(&reply.body).map_err(|_| stranger())?;
    Err(LoginError::Refused { error: refusal.error, description: refusal.error_description })
}

/// A token in an answer that is no grant otherwise: one that is cut short, or of another
/// form. It is good for nothing but to be given back.
pub fn stray_token(reply: &Reply) -> Option<AccessToken> {
    let (_, after) = reply.body.split_once("\"access_token\"")?;
    let value = after.trim_start().strip_prefix(':')?.trim_start().strip_prefix('"')?;
    let (token, _) = value.split_once('"')?;
    AccessToken::new(Zeroizing::new(token.to_owned()))
}

/// Whether it is known that no session was opened, going by why there is no grant: whoever
/// answers so did not get to the login, or refused it.
pub fn opened_nothing(why: &LoginError) -> bool {
    match why {
        LoginError::Refused { .. } => true,
        LoginError::Api(error) => match error {
            ApiError::NotSent { .. }
            | ApiError::Busy { .. }
            | ApiError::Limit { .. }
            | ApiError::Maintenance
            | ApiError::WebPage { .. }
            | ApiError::SignedOut
            | ApiError::NotForApi
            | ApiError::TooOld { .. } => true,
            ApiError::Refused { status, .. }
            | ApiError::NotXml { status, .. }
            | ApiError::NotUnderstood { status, .. } => *status >= 300,
            ApiError::NoAnswer
            | ApiError::TooSlow { .. }
            | ApiError::TooLarge { .. }
            | ApiError::Stopped
            | ApiError::Interrupted { .. } => false,
        },
    }
}

/// Whether the org says that there is no such token (any more): an access token is of a
/// kind that it does revoke (seen: `unsupported_token_type` for a token that it does not know).
pub fn is_unknown(reply: &Reply) -> bool {
    let refusal: Option<RefusalReply> = serde_json::from_str(&reply.body).ok();
    reply.status == 400
        && refusal.is_some_and(|refusal| {
            matches!(refusal.error.as_str(), "unsupported_token_type" | "invalid_token")
        })
}

fn checked(reply: TokenReply) -> Option<Granted> {
    if !reply.token_type.eq_ignore_ascii_case("bearer") {
        return None;
    }
    Some(Granted {
        token: AccessToken::new(reply.access_token)?,
        scope: reply.scope,
        instance_url: reply.instance_url,
        identity: Identity::of_address(&reply.id)?,
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::error::Excerpt;

    const GRANTED: &str = r#"{"access_token":"00D5g000004kXyZ!AQ.x","scope":"api","instance_url":"https://acme.my.salesforce.com",
        "id":"https://login.salesforce.com/id/00D5g000004kXyZEAU/0055g00000AbCdEAAV","token_type":"Bearer"}"#;

    #[test]
    fn a_grant_tells_org_and_user() {
        let granted = parse_token(&Reply::of(200, GRANTED)).ok().unwrap();
        assert_eq!(granted.identity.org_id, "00D5g000004kXyZEAU");
        assert_eq!(granted.identity.user_id, "0055g00000AbCdEAAV");
        assert_eq!(granted.scope, "api");
        let request = revoke_request(&granted.token);
        assert_eq!(request.body(), Some("token=00D5g000004kXyZ%21AQ.x"));
        assert_eq!(request.path(), "/services/oauth2/revoke");
    }

    #[test]
    fn the_assertion_goes_into_the_form_and_nowhere_else() {
        let request = token_request("aaa.b-b_.ccc=&x");
        assert_eq!(
            request.body(),
            Some(
                "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=aaa.b-b_.ccc%3D%26x"
            )
        );
        assert!(!request.path().contains("aaa"));
        assert!(request.headers().iter().all(|header| header.name != "Authorization"));
    }

    #[test]
    fn a_refusal_keeps_salesforces_words() {
        let body = r#"{"error":"invalid_grant","error_description":"invalid assertion"}"#;
        let expected = LoginError::Refused {
            error: "invalid_grant".to_owned(),
            description: "invalid assertion".to_owned(),
        };
        assert_eq!(parse_token(&Reply::of(400, body)).err(), Some(expected));
    }

    #[test]
    fn what_is_neither_is_not_quoted() {
        let maintenance = parse_token(&Reply::of(200, "<html><body>down</body></html>")).err();
        assert_eq!(maintenance, Some(LoginError::Api(ApiError::WebPage { status: 200 })));
        let half = GRANTED.replace("\"id\"", "\"other\"");
        let without_id = parse_token(&Reply::of(200, &half)).err().unwrap();
        assert!(!format!("{without_id:?}").contains("AQ.x"), "{without_id:?}");
        let truncated = parse_token(&Reply::of(200, GRANTED.get(..60).unwrap())).err().unwrap();
        assert!(!format!("{truncated:?}").contains("00D5"), "{truncated:?}");
        for strange in
            [r#"{"access_token":"a b","instance_url":"x","id":"y","token_type":"Bearer"}"#, "[]", "null", ""]
        {
            assert!(parse_token(&Reply::of(200, strange)).is_err(), "{strange}");
            assert!(parse_token(&Reply::of(400, strange)).is_err(), "{strange}");
        }
    }

    #[test]
    fn a_token_is_found_in_whatever_is_no_grant() {
        let secret = |body: &str| stray_token(&Reply::of(200, body)).map(|token| token.secret().to_owned());
        let token = Some("00D5g000004kXyZ!AQ.x".to_owned());
        assert_eq!(secret(GRANTED), token);
        assert_eq!(secret(GRANTED.get(..60).unwrap()), token, "cut short");
        assert_eq!(secret(r#"["access_token" : "00D5g000004kXyZ!AQ.x""#), token);
        for nothing in
            ["", "{}", GRANTED.get(..30).unwrap(), r#"{"access_token":null}"#, r#"{"access_token":"a b"}"#]
        {
            assert_eq!(secret(nothing), None, "{nothing}");
        }
    }

    #[test]
    fn only_who_refused_or_never_asked_is_known_to_have_opened_nothing() {
        let opened_nothing = |error: ApiError| opened_nothing(&LoginError::Api(error));
        assert!(opened_nothing(ApiError::Busy { status: 429, seconds: None }));
        assert!(opened_nothing(ApiError::NotUnderstood { status: 502, excerpt: Excerpt::Empty }));
        assert!(!opened_nothing(ApiError::NotUnderstood { status: 200, excerpt: Excerpt::Empty }));
        assert!(!opened_nothing(ApiError::NoAnswer));
        assert!(!opened_nothing(ApiError::TooSlow { seconds: 30 }));
    }

    #[test]
    fn a_token_that_the_org_does_not_know_is_told_from_other_refusals() {
        assert!(is_unknown(&Reply::of(400, r#"{"error":"unsupported_token_type","error_description":"x"}"#)));
        assert!(!is_unknown(&Reply::of(400, r#"{"error":"invalid_request"}"#)));
        assert!(!is_unknown(&Reply::of(200, r#"{"error":"unsupported_token_type"}"#)));
    }

    #[test]
    fn a_revocation_succeeds_or_says_why_not() {
        assert_eq!(parse_revoked(&Reply::of(200, "")), Ok(()));
        assert_eq!(parse_revoked(&Reply::of(503, "")), Err(ApiError::Maintenance));
        assert!(parse_revoked(&Reply::of(400, r#"{"error":"unsupported_token_type"}"#)).is_err());
    }
}
