//! Reads certificates: the one that an app holds, and the one that is held here.

use crate::org::{AppCertificate, Certificate, Fingerprint, KeyDigest, Moment, PublicKey};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use der::asn1::{AnyRef, BitStringRef};
use der::{Decode, Reader, SliceReader, Tag};
use rsa::pkcs1::RsaPublicKeyRef;
use sha2::{Digest, Sha256};
use x509_cert::time::Time;

/// Reads the text of an app's `certificate`: PEM (RFC 7468), or its base64 alone;
/// both forms were seen in answers.
pub(super) fn read(text: Option<&str>) -> AppCertificate {
    let Some(text) = text else { return AppCertificate::None };
    match read_certificate(text) {
        Some(certificate) => AppCertificate::Readable(certificate),
        None => AppCertificate::Unreadable,
    }
}

/// Reads a certificate from PEM (RFC 7468) or its base64 alone; none when it is not understood.
pub fn read_certificate(text: &str) -> Option<Certificate> {
    of_der(&der_of(text)?)
}

fn der_of(text: &str) -> Option<Vec<u8>> {
    let inner = match text.split_once("-----BEGIN CERTIFICATE-----") {
        Some((_, rest)) => rest.split_once("-----END CERTIFICATE-----")?.0,
        None => text,
    };
    let base64: String = inner.split_whitespace().collect();
    STANDARD.decode(base64).ok()
}

/// Takes validity and key out of a certificate (RFC 5280, 4.1). What stands beside them is gone
/// by without being understood, as reading names and extensions would be a fifth of this module's
/// code.
fn of_der(der: &[u8]) -> Option<Certificate> {
    let mut certificate = sequence(AnyRef::from_der(der).ok()?)?;
    let mut signed = sequence(certificate.decode().ok()?)?;
    sequence(certificate.decode().ok()?)?;
    let _signature: BitStringRef<'_> = certificate.decode().ok()?;
    certificate.finish().ok()?;
    // The version stands before the serial number in all but the first one.
    let first: AnyRef<'_> = signed.decode().ok()?;
    if first.header().tag() != Tag::Integer {
        let _serial_number: AnyRef<'_> = signed.decode().ok()?;
    }
    sequence(signed.decode().ok()?)?;
    sequence(signed.decode().ok()?)?;
    let mut validity = sequence(signed.decode().ok()?)?;
    sequence(signed.decode().ok()?)?;
    let mut key_info = sequence(signed.decode().ok()?)?;
    let _algorithm: AnyRef<'_> = key_info.decode().ok()?;
    let key: BitStringRef<'_> = key_info.decode().ok()?;
    key_info.finish().ok()?;
    let (not_before, not_after) = (moment(&mut validity)?, moment(&mut validity)?);
    validity.finish().ok()?;
    let key = key.raw_bytes();
    Some(Certificate {
        fingerprint: Fingerprint::new(Sha256::digest(der).into()),
        not_before,
        not_after,
        key: key_of(key),
        key_digest: KeyDigest::new(Sha256::digest(key).into()),
    })
}

fn sequence(any: AnyRef<'_>) -> Option<SliceReader<'_>> {
    if any.header().tag() == Tag::Sequence { SliceReader::new(any.value()).ok() } else { None }
}

fn moment(validity: &mut SliceReader<'_>) -> Option<Moment> {
    let time: Time = validity.decode().ok()?;
    i64::try_from(time.to_unix_duration().as_secs()).ok().map(Moment::from_seconds)
}

/// An RSA key is a sequence of modulus and exponent (RFC 8017, A.1.1); other kinds
/// of keys have another form.
fn key_of(key: &[u8]) -> PublicKey {
    let Ok(key) = RsaPublicKeyRef::from_der(key) else { return PublicKey::Other };
    let modulus = key.modulus.as_bytes();
    let leading = modulus.first().map_or(0, |byte| byte.leading_zeros());
    let bits = u32::try_from(modulus.len() * 8).map_or(0, |bits| bits - leading);
    PublicKey::Rsa(bits)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use rsa::pkcs8::DecodePublicKey as _;
    use x509_cert::der::Encode as _;

    const OTHERS: [&str; 2] = [
        include_str!("../../../../tests/fixtures/certificates/another.pem"),
        include_str!("../../../../tests/fixtures/certificates/renewed.pem"),
    ];

    #[test]
    fn what_is_taken_out_is_what_a_whole_reading_finds() {
        for text in OTHERS {
            let der = der_of(text).unwrap();
            let found = of_der(&der).unwrap();
            let whole = x509_cert::Certificate::from_der(&der).unwrap();
            let whole = whole.tbs_certificate();
            let seconds = |time: Time| i64::try_from(time.to_unix_duration().as_secs()).unwrap();
            assert_eq!(found.not_before.seconds(), seconds(whole.validity().not_before));
            assert_eq!(found.not_after.seconds(), seconds(whole.validity().not_after));
            let info = whole.subject_public_key_info();
            assert!(rsa::PublicKey::from_public_key_der(&info.to_der().unwrap()).is_ok());
            assert_eq!(found.key, key_of(info.subject_public_key.raw_bytes()));
            assert!(matches!(found.key, PublicKey::Rsa(bits) if bits >= 1024), "{:?}", found.key);
        }
    }

    #[test]
    fn what_is_cut_short_or_goes_on_is_no_certificate() {
        for text in OTHERS {
            let mut der = der_of(text).unwrap();
            for end in 0..der.len() {
                assert_eq!(of_der(der.get(..end).unwrap()), None, "{end} bytes");
            }
            der.push(0);
            assert_eq!(of_der(&der), None);
        }
    }
}
