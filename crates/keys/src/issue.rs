//! Issues the self-signed certificate of a key pair.

use super::{Certificate, CertificateError, KeyPair, Subject, UnixTime};
use rsa::rand_core::CryptoRng;
use rsa::signature::RandomizedSigner;
use x509_cert::builder::profile::BuilderProfile;
use x509_cert::builder::{self, Builder, CertificateBuilder};
use x509_cert::certificate::TbsCertificate;
use x509_cert::der::Encode;
use x509_cert::ext::pkix::{BasicConstraints, KeyUsage, KeyUsages, SubjectKeyIdentifier};
use x509_cert::ext::{Extension, ToExtension};
use x509_cert::name::Name;
use x509_cert::serial_number::SerialNumber;
use x509_cert::spki::{SignatureBitStringEncoding, SubjectPublicKeyInfoRef};
use x509_cert::time::Validity;

/// The validity of Salesforce's own recipe, in days.
pub const DEFAULT_DAYS: u16 = 365;

/// The longest validity that is issued, in days: ten years. The guide asks
/// that pairs be replaced regularly, so a longer one would be a mistake.
pub const LONGEST_DAYS: u16 = 3653;

/// RFC 5280, section 4.1.2.2, allows 20 octets; 16 keep the first one free of
/// leading zeros and of the sign, with 126 random bits left.
const SERIAL_OCTETS: usize = 16;

/// Issues an X.509 v3 certificate for `pair`, signed by itself with
/// sha256WithRSAEncryption, valid from `not_before` for `days` times 24 hours.
///
/// The signature is verified with the pair's public key before the certificate
/// is returned, so a fault in the arithmetic cannot leave with it.
pub fn self_signed(
    pair: &KeyPair,
    subject: &Subject,
    not_before: UnixTime,
    days: u16,
    random: &mut impl CryptoRng,
) -> Result<Certificate, CertificateError> {
    if !(1..=LONGEST_DAYS).contains(&days) {
        return Err(CertificateError::Days(days));
    }
    let validity = Validity::new(not_before.to_x509()?, not_before.plus_days(days).to_x509()?);
    let mut builder = CertificateBuilder::new(
        SelfSignedEndEntity { subject: subject.to_name()? },
        serial_number(random)?,
        validity,
        pair.public_key().to_info()?,
    )
    .map_err(|_| CertificateError::Encoding)?;
    let signer = pair.signing_key();
    let to_be_signed = builder.finalize(signer).map_err(|_| CertificateError::Encoding)?;
    let signature =
        signer.try_sign_with_rng(random, &to_be_signed).map_err(|_| CertificateError::Signature)?;
    pair.public_key().verify(&to_be_signed, &signature)?;
    let signature = signature.to_bitstring().map_err(|_| CertificateError::Encoding)?;
    let der = builder
        .assemble(signature, signer)
        .and_then(|certificate| Ok(certificate.to_der()?))
        .map_err(|_| CertificateError::Encoding)?;
    Certificate::from_der(der)
}

/// What the certificate is for: signing assertions, and nothing below it.
struct SelfSignedEndEntity {
    subject: Name,
}

impl BuilderProfile for SelfSignedEndEntity {
    fn get_issuer(&self, subject: &Name) -> Name {
        subject.clone()
    }

    fn get_subject(&self) -> Name {
        self.subject.clone()
    }

    fn build_extensions(
        &self,
        public_key: SubjectPublicKeyInfoRef<'_>,
        _issuer_public_key: SubjectPublicKeyInfoRef<'_>,
        certificate: &TbsCertificate,
    ) -> builder::Result<Vec<Extension>> {
        let mut extensions = Vec::new();
        // RFC 5280, 4.2.1.9: not a certification authority. A stolen key can then
        // sign assertions, but no certificate that somebody might trust.
        let constraints = BasicConstraints { ca: false, path_len_constraint: None };
        extensions.push(constraints.to_extension(certificate.subject(), &extensions)?);
        // RFC 5280, 4.2.1.3: signatures other than those on certificates and revocation lists.
        let usage = KeyUsage(KeyUsages::DigitalSignature.into());
        extensions.push(usage.to_extension(certificate.subject(), &extensions)?);
        // RFC 5280, 4.2.1.2. The authority's identifier may be left out when
        // the certificate is self-signed (4.2.1.1).
        let identifier = SubjectKeyIdentifier::try_from(public_key)?;
        extensions.push(identifier.to_extension(certificate.subject(), &extensions)?);
        Ok(extensions)
    }
}

fn serial_number(random: &mut impl CryptoRng) -> Result<SerialNumber, CertificateError> {
    let mut octets = [0; SERIAL_OCTETS];
    random.fill_bytes(&mut octets);
    let [first, ..] = &mut octets;
    *first = (*first & 0b0011_1111) | 0b0100_0000;
    SerialNumber::new(&octets).map_err(|_| CertificateError::Encoding)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::super::KeyBits;
    use super::super::seeded::Seeded;
    use super::*;

    const NOW: UnixTime = UnixTime::from_seconds(1_795_449_600);

    #[test]
    fn a_serial_number_is_positive_and_always_sixteen_octets() {
        for seed in 0..200 {
            let serial = serial_number(&mut Seeded::new(seed)).unwrap();
            let octets = serial.as_bytes();
            assert_eq!(octets.len(), 16);
            assert!((0x40..=0x7f).contains(octets.first().unwrap()), "{octets:?}");
        }
    }

    #[test]
    fn the_certificate_says_what_was_asked_for() {
        let mut random = Seeded::new(4);
        let pair = KeyPair::make(KeyBits::Rsa2048, &mut random).unwrap();
        let subject = Subject::new("Webex", Some("ACME"), Some("DE")).unwrap();
        let certificate = self_signed(&pair, &subject, NOW, 365, &mut random).unwrap();
        assert_eq!(certificate.subject(), "CN=Webex,O=ACME,C=DE");
        assert_eq!(certificate.not_before(), NOW);
        assert_eq!(certificate.not_after(), NOW.plus_seconds(365 * 86_400));
        assert_eq!(certificate.public_key(), pair.public_key());
        assert_eq!(certificate.public_key().bits(), 2048);
    }

    #[test]
    fn two_certificates_of_one_pair_differ_in_serial_and_fingerprint() {
        let mut random = Seeded::new(5);
        let pair = KeyPair::make(KeyBits::Rsa2048, &mut random).unwrap();
        let subject = Subject::new("Webex", None, None).unwrap();
        let first = self_signed(&pair, &subject, NOW, 1, &mut random).unwrap();
        let second = self_signed(&pair, &subject, NOW, 1, &mut random).unwrap();
        assert_ne!(first.fingerprint(), second.fingerprint());
    }

    #[test]
    fn a_validity_outside_the_bounds_is_refused() {
        let mut random = Seeded::new(6);
        let pair = KeyPair::make(KeyBits::Rsa2048, &mut random).unwrap();
        let subject = Subject::new("Webex", None, None).unwrap();
        for days in [0, LONGEST_DAYS + 1, u16::MAX] {
            let refused = self_signed(&pair, &subject, NOW, days, &mut random);
            assert_eq!(refused.unwrap_err(), CertificateError::Days(days));
        }
        let never = UnixTime::from_seconds(u64::MAX);
        let refused = self_signed(&pair, &subject, never, 1, &mut random);
        assert_eq!(refused.unwrap_err(), CertificateError::Time);
    }
}
