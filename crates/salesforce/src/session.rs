//! The two secrets that open an org: the session of the signed-in admin, and a token.
//!
//! Neither type can be printed, copied or written into a message, and both wipe
//! themselves when dropped.

use zeroize::Zeroizing;

/// The length of an org's id without its checksum (Salesforce Help, "ID Field Type").
const ORG_ID_LENGTH: usize = 15;

/// Something that Salesforce accepts in place of a password.
pub trait Bearer {
    /// The secret itself.
    fn secret(&self) -> &str;

    /// The value of the `Authorization` header (RFC 6750, 2.1).
    fn for_header(&self) -> Zeroizing<String> {
        let mut value = Zeroizing::new(String::with_capacity(7 + self.secret().len()));
        value.push_str("Bearer ");
        value.push_str(self.secret());
        value
    }
}

/// The value of the `sid` cookie of an org's `my.salesforce.com` host.
pub struct SessionId(Zeroizing<String>);

/// The cookie's value is not a session id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotASession;

impl SessionId {
    /// Accepts the value of the cookie: the org's 15-character id, `!`, and the secret part.
    ///
    /// Anything else is refused, above all what could break out of a header.
    pub fn new(cookie: String) -> Result<Self, NotASession> {
        let cookie = Zeroizing::new(cookie);
        let (org, rest) = cookie.split_once('!').ok_or(NotASession)?;
        let org_is_sound = org.len() == ORG_ID_LENGTH
            && org.starts_with("00D")
            && org.bytes().all(|byte| byte.is_ascii_alphanumeric());
        let rest_is_sound = !rest.is_empty() && is_header_text(rest);
        if org_is_sound && rest_is_sound { Ok(Self(cookie)) } else { Err(NotASession) }
    }

    /// The 15-character id of the org that the session belongs to.
    pub fn org_prefix(&self) -> &str {
        self.0.split_once('!').map_or("", |(org, _)| org)
    }

    /// Whether the session belongs to the org with this id, of 15 or 18 characters.
    pub(crate) fn belongs_to(&self, org_id: &str) -> bool {
        org_id.get(..ORG_ID_LENGTH) == Some(self.org_prefix())
    }
}

impl Bearer for SessionId {
    fn secret(&self) -> &str {
        &self.0
    }
}

/// An access token that Salesforce granted.
pub struct AccessToken(Zeroizing<String>);

impl AccessToken {
    /// Accepts a token that can stand in a header.
    pub(super) fn new(token: Zeroizing<String>) -> Option<Self> {
        (!token.is_empty() && is_header_text(&token)).then_some(Self(token))
    }
}

impl Bearer for AccessToken {
    fn secret(&self) -> &str {
        &self.0
    }
}

/// Printable ASCII without a space: nothing that ends or splits a header (RFC 9110, 5.5).
fn is_header_text(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_graphic())
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn a_session_names_its_org() {
        let session = SessionId::new("00D5g000004kXyZ!AQEA.q_x".to_owned()).unwrap();
        assert_eq!(session.org_prefix(), "00D5g000004kXyZ");
        assert!(session.belongs_to("00D5g000004kXyZ"));
        assert!(session.belongs_to("00D5g000004kXyZEAU"));
        assert!(!session.belongs_to("00D5g000004kXyA"));
        assert!(!session.belongs_to("00D5g"));
        assert_eq!(session.for_header().as_str(), "Bearer 00D5g000004kXyZ!AQEA.q_x");
    }

    #[test]
    fn what_is_no_session_is_refused() {
        let bad = [
            "",
            "!",
            "00D5g000004kXyZ",
            "00D5g000004kXyZ!",
            "00D5g000004kXy!AQEA",
            "00D5g000004kXyZEAU!AQEA",
            "0055g000004kXyZ!AQEA",
            "00D5g000004kX Z!AQEA",
            "00D5g000004kXyZ!AQ\r\nX-Other: 1",
            "00D5g000004kXyZ!AQ EA",
            "00D5g000004kXyZ!\u{e9}",
        ];
        for text in bad {
            assert!(SessionId::new(text.to_owned()).is_err(), "{text:?}");
        }
    }
}
