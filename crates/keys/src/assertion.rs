//! The signed assertion that asks Salesforce for a login.

use super::error::{CertificateError, Claim};
use super::{KeyPair, UnixTime};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rsa::rand_core::CryptoRng;
use rsa::signature::{RandomizedSigner, SignatureEncoding};
use zeroize::Zeroizing;

/// The protected header. RFC 7515, section 4.1, requires no more than `alg`.
const HEADER: &str = r#"{"alg":"RS256"}"#;

/// What an assertion claims (RFC 7523, section 3).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Claims<'a> {
    /// `iss`: the app's consumer key.
    pub issuer: &'a str,
    /// `sub`: the user name to log in as.
    pub subject: &'a str,
    /// `aud`: the login host for which the assertion is meant.
    pub audience: &'a str,
    /// `exp`: after this moment the assertion is worthless.
    pub expires: UnixTime,
}

/// A signed assertion. Until it expires it is as good as a password, hence a
/// type without `Debug` and `Clone` that wipes itself.
pub struct Assertion(Zeroizing<String>);

impl Assertion {
    /// The compact serialization (RFC 7515, section 7.1), for the token request alone.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

/// Signs `claims` with RS256 (RFC 7518, section 3.3).
///
/// The signature itself is deterministic; the randomness blinds the private
/// key operation. It is verified with the pair's public key before it is returned.
pub fn assertion(
    pair: &KeyPair,
    claims: Claims<'_>,
    random: &mut impl CryptoRng,
) -> Result<Assertion, CertificateError> {
    for (value, claim) in
        [(claims.issuer, Claim::Issuer), (claims.subject, Claim::Subject), (claims.audience, Claim::Audience)]
    {
        if value.trim().is_empty() {
            return Err(CertificateError::Claim(claim));
        }
    }
    let payload = serde_json::json!({
        "iss": claims.issuer,
        "sub": claims.subject,
        "aud": claims.audience,
        "exp": claims.expires.seconds(),
    });
    let signed =
        format!("{}.{}", URL_SAFE_NO_PAD.encode(HEADER), URL_SAFE_NO_PAD.encode(payload.to_string()));
    let signature = pair
        .signing_key()
        .try_sign_with_rng(random, signed.as_bytes())
        .map_err(|_| CertificateError::Signature)?;
    pair.public_key().verify(signed.as_bytes(), &signature)?;
    let signature = Zeroizing::new(URL_SAFE_NO_PAD.encode(signature.to_bytes()));
    // Sized once, so that growing leaves no copy of a part behind.
    let mut compact = Zeroizing::new(String::with_capacity(signed.len() + 1 + signature.len()));
    compact.push_str(&signed);
    compact.push('.');
    compact.push_str(&signature);
    Ok(Assertion(compact))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::super::KeyBits;
    use super::super::seeded::Seeded;
    use super::*;
    use serde_json::{Value, json};

    const CLAIMS: Claims<'static> = Claims {
        issuer: "3MVG9.consumer_key",
        subject: "integration\"user@acme.example",
        audience: "https://login.salesforce.com",
        expires: UnixTime::from_seconds(1_795_449_780),
    };

    #[test]
    fn an_assertion_is_header_claims_and_a_signature_of_the_modulus_length() {
        let mut random = Seeded::new(7);
        let pair = KeyPair::make(KeyBits::Rsa2048, &mut random).unwrap();
        let assertion = assertion(&pair, CLAIMS, &mut random).unwrap();
        let [header, claims, signature]: [&str; 3] =
            assertion.reveal().split('.').collect::<Vec<_>>().try_into().unwrap();
        let json =
            |part| -> Value { serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).unwrap()).unwrap() };
        assert_eq!(json(header), json!({"alg": "RS256"}));
        assert_eq!(
            json(claims),
            json!({
                "iss": "3MVG9.consumer_key",
                "sub": "integration\"user@acme.example",
                "aud": "https://login.salesforce.com",
                "exp": 1_795_449_780,
            })
        );
        assert_eq!(URL_SAFE_NO_PAD.decode(signature).unwrap().len(), 256);
    }

    #[test]
    fn blinding_does_not_change_the_signature() {
        let pair = KeyPair::make(KeyBits::Rsa2048, &mut Seeded::new(8)).unwrap();
        let first = assertion(&pair, CLAIMS, &mut Seeded::new(9)).unwrap();
        let second = assertion(&pair, CLAIMS, &mut Seeded::new(10)).unwrap();
        assert_eq!(first.reveal(), second.reveal());
    }

    #[test]
    fn an_empty_claim_is_refused_by_name() {
        let mut random = Seeded::new(11);
        let pair = KeyPair::make(KeyBits::Rsa2048, &mut random).unwrap();
        let cases = [
            (Claims { issuer: "", ..CLAIMS }, Claim::Issuer),
            (Claims { subject: " ", ..CLAIMS }, Claim::Subject),
            (Claims { audience: "", ..CLAIMS }, Claim::Audience),
        ];
        for (claims, claim) in cases {
            let refused = assertion(&pair, claims, &mut random).err();
            assert_eq!(refused, Some(CertificateError::Claim(claim)));
        }
    }
}
