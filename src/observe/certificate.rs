//! Reads certificates: the one that an app holds, and the one that is held here.

use crate::org::{AppCertificate, Certificate, Fingerprint, KeyDigest, Moment, PublicKey};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use der::Decode;
use rsa::pkcs1::RsaPublicKeyRef;
use sha2::{Digest, Sha256};

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

fn of_der(der: &[u8]) -> Option<Certificate> {
    let certificate = x509_cert::Certificate::from_der(der).ok()?;
    let tbs = certificate.tbs_certificate();
    let validity = tbs.validity();
    let moment = |time: x509_cert::time::Time| {
        i64::try_from(time.to_unix_duration().as_secs()).ok().map(Moment::from_seconds)
    };
    let key = tbs.subject_public_key_info().subject_public_key.raw_bytes();
    Some(Certificate {
        fingerprint: Fingerprint::new(Sha256::digest(der).into()),
        not_before: moment(validity.not_before)?,
        not_after: moment(validity.not_after)?,
        key: key_of(key),
        key_digest: KeyDigest::new(Sha256::digest(key).into()),
    })
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
