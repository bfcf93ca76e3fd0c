//! A pair, or a certificate alone, from the contents of files.

use super::pair::{CLOCK_TOLERANCE_SECONDS, CertificateOrder, Pair, facts};
use crate::protocol::keystore::{CertificateFacts, FileFault, FileKind, Refusal};
use keys::{Certificate, KeyPair, UnixTime};
use rsa::rand_core::CryptoRng;

/// A pair whose two files belong together and whose certificate is valid `now`. Of several keys
/// and of a chain of certificates those count that belong together.
pub(super) fn pair(private_key: &[u8], certificate: &[u8], now: UnixTime) -> Result<Pair, Refusal> {
    let keys = KeyPair::load_all(private_key).map_err(|fault| refused(FileKind::PrivateKey, fault.into()))?;
    let mut certificates = read_certificates(certificate)?;
    certificates.retain(|certificate| keys.iter().any(|key| key.public_key() == certificate.public_key()));
    let certificate = match certificates.as_slice() {
        [] => return Err(refused(FileKind::Certificate, FileFault::OtherKey)),
        [only] => only,
        _ => return Err(refused(FileKind::Certificate, FileFault::from(keys::FileFault::Several))),
    };
    check_validity(certificate, now)?;
    let key = keys.into_iter().find(|key| key.public_key() == certificate.public_key());
    let key = key.ok_or(refused(FileKind::Certificate, FileFault::OtherKey))?;
    Ok(Pair::of(key, certificate, now)?)
}

/// A key with a new certificate.
pub(super) fn key_alone(
    private_key: &[u8],
    order: &CertificateOrder,
    now: UnixTime,
    random: &mut impl CryptoRng,
) -> Result<Pair, Refusal> {
    let key = read_key(private_key)?;
    Pair::with_new_certificate(key, order, now, random).map_err(|why| Refusal::NotIssued { why })
}

/// A certificate that is valid `now` and whose key is somewhere else.
pub(super) fn certificate_alone(file: &[u8], now: UnixTime) -> Result<CertificateFacts, Refusal> {
    let certificates = read_certificates(file)?;
    let [certificate] = certificates.as_slice() else {
        return Err(refused(FileKind::Certificate, FileFault::from(keys::FileFault::Several)));
    };
    check_validity(certificate, now)?;
    Ok(facts(certificate, now)?)
}

fn read_key(file: &[u8]) -> Result<KeyPair, Refusal> {
    KeyPair::load(file).map_err(|fault| refused(FileKind::PrivateKey, fault.into()))
}

fn read_certificates(file: &[u8]) -> Result<Vec<Certificate>, Refusal> {
    Certificate::load_all(file).map_err(|fault| refused(FileKind::Certificate, fault.into()))
}

/// A certificate outside its validity is refused. Whether Salesforce goes on accepting
/// what is signed for an expired one is not documented; a new setup must not depend on it.
fn check_validity(certificate: &Certificate, now: UnixTime) -> Result<(), Refusal> {
    if certificate.not_after() < now {
        let not_after_ms = certificate.not_after().milliseconds();
        return Err(refused(FileKind::Certificate, FileFault::Expired { not_after_ms }));
    }
    // The clock of the machine that issued it may be somewhat ahead.
    if certificate.not_before() > now.plus_seconds(CLOCK_TOLERANCE_SECONDS) {
        let not_before_ms = certificate.not_before().milliseconds();
        return Err(refused(FileKind::Certificate, FileFault::NotYetValid { not_before_ms }));
    }
    Ok(())
}

fn refused(file: FileKind, why: FileFault) -> Refusal {
    Refusal::File { file, why }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::super::seeded::Seeded;
    use super::*;
    use crate::protocol::keystore::{Failure, KeyForm, SubjectPart};
    use keys::{KeyBits, Subject, self_signed};

    const NOW: UnixTime = UnixTime::from_seconds(1_795_449_600);

    /// The files of a pair whose certificate is valid from `start` for ten days.
    fn files(seed: u64, start: UnixTime) -> (String, String) {
        let mut random = Seeded::new(seed);
        let key = KeyPair::make(KeyBits::Rsa2048, &mut random).unwrap();
        let subject = Subject::new("Somebody", Some("ACME"), None).unwrap();
        let certificate = self_signed(&key, &subject, start, 10, &mut random).unwrap();
        (key.traditional_pem().unwrap().to_string(), certificate.pem().unwrap())
    }

    fn order(common_name: &str) -> CertificateOrder {
        let subject = crate::protocol::keystore::Subject {
            common_name: common_name.to_owned(),
            organization: None,
            country: None,
        };
        CertificateOrder { subject, days: 365 }
    }

    #[test]
    fn a_pair_keeps_its_certificate_and_gives_its_key_back_in_either_form() {
        let (key, certificate) = files(1, NOW);
        let pair = pair(key.as_bytes(), certificate.as_bytes(), NOW).unwrap();
        assert_eq!(pair.facts().certificate_pem, certificate);
        assert_eq!(pair.facts().subject, "CN=Somebody,O=ACME");
        assert_eq!(pair.facts().bits, 2048);
        assert_eq!(pair.facts().created_ms, NOW.milliseconds());
        assert_eq!(*pair.private_key_pem(KeyForm::Pkcs1).unwrap(), key);
        let other_form = pair.private_key_pem(KeyForm::Pkcs8).unwrap();
        let loaded = KeyPair::load(other_form.as_bytes()).unwrap();
        assert_eq!(*loaded.traditional_pem().unwrap(), key);
    }

    #[test]
    fn a_key_alone_gets_a_certificate_that_belongs_to_it() {
        let (key, certificate) = files(1, NOW);
        let mut random = Seeded::new(7);
        let pair = key_alone(key.as_bytes(), &order("Webex"), NOW, &mut random).unwrap();
        let issued = Certificate::parse(&pair.facts().certificate_pem).unwrap();
        assert_eq!(issued.subject(), "CN=Webex");
        assert_eq!(issued.public_key(), Certificate::parse(&certificate).unwrap().public_key());
        let refused = key_alone(key.as_bytes(), &order(""), NOW, &mut random).err();
        let why = Failure::Subject { part: SubjectPart::CommonName };
        assert_eq!(refused, Some(Refusal::NotIssued { why }));
    }

    #[test]
    fn files_that_do_not_belong_together_are_refused() {
        let (key, _) = files(1, NOW);
        let (_, certificate) = files(2, NOW);
        let refusal = pair(key.as_bytes(), certificate.as_bytes(), NOW).err();
        assert_eq!(refusal, Some(refused(FileKind::Certificate, FileFault::OtherKey)));
    }

    #[test]
    fn of_several_keys_and_of_a_chain_those_count_that_belong_together() {
        let (key, certificate) = files(1, NOW);
        let (other_key, other_certificate) = files(2, NOW);
        let keys = format!("{other_key}{key}");
        let chain = format!("{certificate}{other_certificate}");
        let loaded = pair(keys.as_bytes(), certificate.as_bytes(), NOW).unwrap();
        assert_eq!(loaded.facts().certificate_pem, certificate);
        assert_eq!(*loaded.private_key_pem(KeyForm::Pkcs1).unwrap(), key);
        let loaded = pair(other_key.as_bytes(), chain.as_bytes(), NOW).unwrap();
        assert_eq!(loaded.facts().certificate_pem, other_certificate);
        let several = |file| Some(refused(file, FileFault::from(keys::FileFault::Several)));
        assert_eq!(pair(keys.as_bytes(), chain.as_bytes(), NOW).err(), several(FileKind::Certificate));
        assert_eq!(certificate_alone(chain.as_bytes(), NOW).err(), several(FileKind::Certificate));
        let alone = key_alone(keys.as_bytes(), &order("Webex"), NOW, &mut Seeded::new(7)).err();
        assert_eq!(alone, several(FileKind::PrivateKey));
    }

    #[test]
    fn a_certificate_is_loaded_within_its_validity_alone() {
        let (key, certificate) = files(1, NOW);
        let end = NOW.plus_days(10);
        let earliest = NOW.minus_seconds(CLOCK_TOLERANCE_SECONDS);
        for moment in [earliest, NOW, end] {
            assert!(certificate_alone(certificate.as_bytes(), moment).is_ok(), "{moment:?}");
        }
        let early = FileFault::NotYetValid { not_before_ms: NOW.milliseconds() };
        let late = FileFault::Expired { not_after_ms: end.milliseconds() };
        for (moment, fault) in [(earliest.minus_seconds(1), early), (end.plus_seconds(1), late)] {
            let expected = Some(refused(FileKind::Certificate, fault));
            assert_eq!(certificate_alone(certificate.as_bytes(), moment).err(), expected);
            assert_eq!(pair(key.as_bytes(), certificate.as_bytes(), moment).err(), expected);
        }
    }

    #[test]
    fn exchanged_files_are_recognised() {
        let (key, certificate) = files(1, NOW);
        let expected = refused(FileKind::PrivateKey, keys::FileFault::Certificate.into());
        assert_eq!(pair(certificate.as_bytes(), key.as_bytes(), NOW).err(), Some(expected));
        let expected = refused(FileKind::Certificate, keys::FileFault::PrivateKey.into());
        assert_eq!(certificate_alone(key.as_bytes(), NOW).err(), Some(expected));
    }
}
