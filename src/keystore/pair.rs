//! A key pair with its certificate, and what may be asked of the two.

use crate::protocol::keystore::{
    ASSERTION_SECONDS, CertificateFacts, Failure, KeyForm, Refusal, Reply, SignedAssertion, Subject,
    Weaknesses,
};
use keys::{
    self, Certificate, CertificateError, Claims, KeyBits, KeyPair, LONGEST_DAYS, UnixTime, assertion,
    self_signed,
};
use rsa::rand_core::CryptoRng;
use zeroize::Zeroizing;

/// The names that Salesforce's recipe and the guides use for the two files, and one
/// for the key's other form that tells it apart.
const CERTIFICATE_FILE: &str = "server.crt";
const PRIVATE_KEY_FILE: &str = "server.key";
const TRADITIONAL_KEY_FILE: &str = "server-rsa.key";

/// A certificate begins this much before its making, so that an org accepts it
/// although the clock of the admin's machine is somewhat ahead.
pub(super) const CLOCK_TOLERANCE_SECONDS: u64 = 10 * 60;

/// What a pair is made of.
pub(super) struct Order {
    pub(super) certificate: CertificateOrder,
    pub(super) bits: u16,
}

/// What a certificate shall say.
pub(super) struct CertificateOrder {
    pub(super) subject: Subject,
    pub(super) days: u16,
}

/// A usable pair.
pub(super) struct Pair {
    key: KeyPair,
    facts: CertificateFacts,
}

impl Pair {
    /// Makes a pair. The input is checked before the search, which takes about a second.
    pub(super) fn make(order: &Order, now: UnixTime, random: &mut impl CryptoRng) -> Result<Pair, Failure> {
        let bits = KeyBits::try_from(order.bits)?;
        order.certificate.check()?;
        let key = KeyPair::make(bits, random)?;
        Pair::with_new_certificate(key, &order.certificate, now, random)
    }

    /// A key with a certificate that is issued for it now.
    pub(super) fn with_new_certificate(
        key: KeyPair,
        order: &CertificateOrder,
        now: UnixTime,
        random: &mut impl CryptoRng,
    ) -> Result<Pair, Failure> {
        let subject = order.check()?;
        let not_before = now.minus_seconds(CLOCK_TOLERANCE_SECONDS);
        let certificate = self_signed(&key, &subject, not_before, order.days, random)?;
        Ok(Pair::of(key, &certificate, now)?)
    }

    /// A key with the certificate that belongs to it.
    pub(super) fn of(
        key: KeyPair,
        certificate: &Certificate,
        now: UnixTime,
    ) -> Result<Pair, CertificateError> {
        Ok(Pair { key, facts: facts(certificate, now)? })
    }

    /// What anybody may know.
    pub(super) fn facts(&self) -> &CertificateFacts {
        &self.facts
    }

    /// An assertion that is valid from `now` on for [`ASSERTION_SECONDS`].
    pub(super) fn sign(
        &self,
        iss: &str,
        sub: &str,
        aud: &str,
        now: UnixTime,
        random: &mut impl CryptoRng,
    ) -> Result<Reply, Refusal> {
        let expires = now.plus_seconds(ASSERTION_SECONDS);
        let claims = Claims { issuer: iss, subject: sub, audience: aud, expires };
        let signed = assertion(&self.key, claims, random)?;
        Ok(Reply::Assertion {
            assertion: SignedAssertion::new(signed.reveal().to_owned()),
            expires_ms: expires.milliseconds(),
        })
    }

    /// The private key in PEM, for the file alone.
    pub(super) fn private_key_pem(&self, form: KeyForm) -> Result<Zeroizing<String>, Refusal> {
        Ok(match form {
            KeyForm::Pkcs8 => self.key.private_key_pem()?,
            KeyForm::Pkcs1 => self.key.traditional_pem()?,
        })
    }
}

impl CertificateOrder {
    /// The subject, when subject and validity are such as a certificate can have.
    fn check(&self) -> Result<keys::Subject, CertificateError> {
        if !(1..=LONGEST_DAYS).contains(&self.days) {
            return Err(CertificateError::Days(self.days));
        }
        let Subject { common_name, organization, country } = &self.subject;
        keys::Subject::new(common_name, organization.as_deref(), country.as_deref())
    }
}

/// The name of the private key's file.
pub(super) fn key_file_name(form: KeyForm) -> &'static str {
    match form {
        KeyForm::Pkcs8 => PRIVATE_KEY_FILE,
        KeyForm::Pkcs1 => TRADITIONAL_KEY_FILE,
    }
}

/// The certificate as a file.
pub(super) fn certificate_file(facts: &CertificateFacts) -> Reply {
    Reply::Certificate { pem: facts.certificate_pem.clone(), file_name: CERTIFICATE_FILE.to_owned() }
}

/// What anybody may know about a certificate and its key that came here `now`.
pub(super) fn facts(certificate: &Certificate, now: UnixTime) -> Result<CertificateFacts, CertificateError> {
    Ok(CertificateFacts {
        fingerprint: certificate.fingerprint().to_string(),
        certificate_pem: certificate.pem()?,
        subject: certificate.subject().to_owned(),
        not_after_ms: certificate.not_after().milliseconds(),
        bits: u16::try_from(certificate.public_key().bits()).map_err(|_| CertificateError::Encoding)?,
        created_ms: now.milliseconds(),
        weaknesses: Weaknesses::of(&certificate.weaknesses()),
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::super::seeded::Seeded;
    use super::*;
    use crate::protocol::keystore::{Claim, SubjectPart};
    use rsa::rand_core::Rng;

    const NOW: UnixTime = UnixTime::from_seconds(1_795_449_600);

    fn order() -> Order {
        let subject =
            Subject { common_name: "Webex Contact Center".to_owned(), organization: None, country: None };
        Order { certificate: CertificateOrder { subject, days: 365 }, bits: 2048 }
    }

    #[test]
    fn a_pair_states_its_facts() {
        let pair = Pair::make(&order(), NOW, &mut Seeded::new(1)).unwrap();
        let facts = pair.facts();
        let certificate = Certificate::parse(&facts.certificate_pem).unwrap();
        assert_eq!(facts.fingerprint, certificate.fingerprint().to_string());
        assert_eq!(facts.subject, "CN=Webex Contact Center");
        assert_eq!(facts.bits, 2048);
        assert_eq!(facts.created_ms, NOW.milliseconds());
        assert_eq!(facts.not_after(), certificate.not_after());
        assert!(certificate.not_before() < NOW && NOW < certificate.not_after());
        assert_eq!(pair.key.public_key(), certificate.public_key());
    }

    #[test]
    fn wrong_input_is_refused_by_name_before_the_search() {
        let mut without_name = order();
        without_name.certificate.subject.common_name.clear();
        let mut wrong_country = order();
        wrong_country.certificate.subject.country = Some("Germany".to_owned());
        let mut without_days = order();
        without_days.certificate.days = 0;
        for (order, failure) in [
            (Order { bits: 1024, ..order() }, Failure::Bits { bits: 1024 }),
            (without_days, Failure::Days { days: 0 }),
            (without_name, Failure::Subject { part: SubjectPart::CommonName }),
            (wrong_country, Failure::Subject { part: SubjectPart::Country }),
        ] {
            let mut random = Seeded::new(4);
            let made = Pair::make(&order, NOW, &mut random);
            assert_eq!(made.err(), Some(failure));
            assert_eq!(random.next_u64(), Seeded::new(4).next_u64(), "the search had begun");
        }
    }

    #[test]
    fn an_assertion_expires_after_three_minutes() {
        let mut random = Seeded::new(2);
        let pair = Pair::make(&order(), NOW, &mut random).unwrap();
        let reply = pair.sign("key", "user@acme.example", "https://host", NOW, &mut random);
        let Ok(Reply::Assertion { assertion, expires_ms }) = reply else { panic!("{reply:?}") };
        assert_eq!(expires_ms, NOW.plus_seconds(180).milliseconds());
        assert_eq!(assertion.reveal().split('.').count(), 3);
        let refused = pair.sign("key", "", "https://host", NOW, &mut random);
        assert_eq!(refused.unwrap_err(), Refusal::Claim { claim: Claim::Sub });
    }

    #[test]
    fn the_certificate_is_a_file_and_no_reply_holds_the_key() {
        let pair = Pair::make(&order(), NOW, &mut Seeded::new(3)).unwrap();
        let reply = certificate_file(pair.facts());
        let wire = serde_json::to_string(&reply).unwrap();
        assert!(wire.contains("BEGIN CERTIFICATE") && wire.contains("server.crt"));
        assert!(pair.private_key_pem(KeyForm::Pkcs8).unwrap().contains("BEGIN PRIVATE KEY"));
        assert!(pair.private_key_pem(KeyForm::Pkcs1).unwrap().contains("BEGIN RSA PRIVATE KEY"));
        assert!(!wire.contains("PRIVATE"));
    }
}
