//! A certificate read from DER, PEM or bare base64, with the facts that are compared.

use super::{CertificateError, Fingerprint, UnixTime};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use core::fmt;
use rsa::pkcs1v15::{Signature, VerifyingKey};
use rsa::pkcs8::{DecodePublicKey, EncodePublicKey};
use rsa::signature::Verifier;
use rsa::traits::PublicKeyParts;
use sha2::Sha256;
use x509_cert::der::pem::LineEnding;
use x509_cert::der::{Decode, Encode, pem};
use x509_cert::spki::SubjectPublicKeyInfoOwned;

const LABEL: &str = "CERTIFICATE";
const BEGIN: &str = "-----BEGIN CERTIFICATE-----";
const END: &str = "-----END CERTIFICATE-----";

/// An X.509 certificate with an RSA key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Certificate {
    der: Vec<u8>,
    subject: String,
    not_before: UnixTime,
    not_after: UnixTime,
    public_key: PublicKey,
}

impl Certificate {
    /// Reads the DER bytes of one certificate.
    pub fn from_der(der: Vec<u8>) -> Result<Certificate, CertificateError> {
        let read = x509_cert::Certificate::from_der(&der).map_err(|_| CertificateError::NotACertificate)?;
        let read = read.tbs_certificate();
        let info = read.subject_public_key_info().to_der().map_err(|_| CertificateError::NotACertificate)?;
        Ok(Certificate {
            subject: read.subject().to_string(),
            not_before: UnixTime::from_x509(read.validity().not_before),
            not_after: UnixTime::from_x509(read.validity().not_after),
            public_key: PublicKey::from_info(&info)?,
            der,
        })
    }

    /// Reads the text in which Salesforce hands a certificate back: PEM, or its
    /// base64 alone, with whatever line ends and spaces the way there has left.
    pub fn parse(text: &str) -> Result<Certificate, CertificateError> {
        let text = text.trim();
        if text.matches("-----BEGIN").count() > 1 {
            return Err(CertificateError::Several);
        }
        let body = text
            .strip_prefix(BEGIN)
            .map_or(Some(text), |rest| rest.strip_suffix(END))
            .ok_or(CertificateError::NotBase64)?;
        let base64: String = body.chars().filter(|letter| !letter.is_ascii_whitespace()).collect();
        let der = STANDARD.decode(base64).map_err(|_| CertificateError::NotBase64)?;
        if der.is_empty() {
            return Err(CertificateError::NotBase64);
        }
        Certificate::from_der(der)
    }

    /// The DER bytes.
    pub fn der(&self) -> &[u8] {
        &self.der
    }

    /// PEM with lines of 64 characters (RFC 7468, section 5), the content of `server.crt`.
    pub fn pem(&self) -> Result<String, CertificateError> {
        pem::encode_string(LABEL, LineEnding::LF, &self.der).map_err(|_| CertificateError::Encoding)
    }

    /// SHA-256 over the DER bytes.
    pub fn fingerprint(&self) -> Fingerprint {
        Fingerprint::of(&self.der)
    }

    /// The subject's distinguished name as RFC 4514 writes it, for instance `CN=server,O=ACME`.
    pub fn subject(&self) -> &str {
        &self.subject
    }

    /// The first second of the validity.
    pub fn not_before(&self) -> UnixTime {
        self.not_before
    }

    /// The last second of the validity.
    pub fn not_after(&self) -> UnixTime {
        self.not_after
    }

    /// The certified key. Two certificates with equal keys serve the same private key.
    pub fn public_key(&self) -> &PublicKey {
        &self.public_key
    }
}

/// An RSA public key, equal to another when modulus and exponent are.
#[derive(Clone, PartialEq, Eq)]
pub struct PublicKey(rsa::PublicKey);

impl PublicKey {
    /// The modulus length in bits.
    pub fn bits(&self) -> u32 {
        self.0.n().bit_width_vartime()
    }

    /// The public exponent, with its highest octet first.
    pub(super) fn exponent(&self) -> Box<[u8]> {
        self.0.e().to_be_bytes()
    }

    pub(super) fn of(pair: &rsa::PrivateKey) -> PublicKey {
        PublicKey(pair.to_public_key())
    }

    pub(super) fn to_info(&self) -> Result<SubjectPublicKeyInfoOwned, CertificateError> {
        let der = self.0.to_public_key_der().map_err(|_| CertificateError::Encoding)?;
        SubjectPublicKeyInfoOwned::from_der(der.as_bytes()).map_err(|_| CertificateError::Encoding)
    }

    pub(super) fn verify(&self, message: &[u8], signature: &Signature) -> Result<(), CertificateError> {
        VerifyingKey::<Sha256>::new(self.0.clone())
            .verify(message, signature)
            .map_err(|_| CertificateError::Signature)
    }

    fn from_info(der: &[u8]) -> Result<PublicKey, CertificateError> {
        rsa::PublicKey::from_public_key_der(der).map(PublicKey).map_err(|_| CertificateError::NotRsa)
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PublicKey(RSA, {} bits)", self.bits())
    }
}
