//! Why a key or certificate was not loaded from a file, and what to do then.

use super::super::screen::Notice;
use super::capital;
use super::notice::warning;
use crate::protocol::keeper::{FileFault, FileKind};

/// A file was not loaded. What was held before is still held.
pub(super) fn file_refused(file: FileKind, fault: &FileFault) -> Notice {
    let title = match file {
        FileKind::PrivateKey => "The private key was not loaded",
        FileKind::Certificate => "The certificate was not loaded",
    };
    warning(title, &format!("{}.", capital(&fault.to_string())), advice(file, fault))
}

fn advice(file: FileKind, fault: &FileFault) -> &'static str {
    match (fault, file) {
        (FileFault::Unreadable, _) => {
            "It may have been moved or changed since it was chosen. Choose it again."
        }
        (FileFault::TooLarge | FileFault::Empty, FileKind::PrivateKey) => {
            "Choose the file that holds the private key, often named server.key."
        }
        (FileFault::TooLarge | FileFault::Empty, FileKind::Certificate) => {
            "Choose the file that holds the certificate, often named server.crt."
        }
        (FileFault::Unknown, FileKind::PrivateKey) => {
            "Guidepost reads a text that begins with BEGIN PRIVATE KEY or BEGIN RSA PRIVATE KEY. OpenSSL writes one from a binary file: openssl pkey -inform DER -in FILE -out server.key; and from a .p12 or .pfx file: openssl pkcs12 -in FILE -nocerts -nodes -out server.key"
        }
        (FileFault::Unknown, FileKind::Certificate) => {
            "Guidepost reads a text that begins with BEGIN CERTIFICATE, or the binary form (DER). OpenSSL takes the certificate out of a .p12 or .pfx file: openssl pkcs12 -in FILE -clcerts -nokeys -out server.crt"
        }
        (FileFault::Several, _) => {
            "Keep only the one that belongs to this setup in the file, and load it again."
        }
        (FileFault::IsCertificate | FileFault::IsPrivateKey, _) => {
            "Choose each file in its own place: the private key above, the certificate below."
        }
        (FileFault::IsPublicKey | FileFault::IsRequest, FileKind::PrivateKey) => {
            "Choose the file that holds the private key: its first line says PRIVATE KEY."
        }
        (FileFault::IsPublicKey | FileFault::IsRequest, FileKind::Certificate) => {
            "Choose the file that holds the certificate: its first line says BEGIN CERTIFICATE. Or choose the private key alone, and Guidepost makes a certificate for it."
        }
        (FileFault::Encrypted, _) => {
            "Write a copy without the pass phrase, load it, and delete it afterwards: openssl pkey -in server.key -out server-plain.key"
        }
        (FileFault::OpenSsh, _) => {
            "OpenSSH rewrites a copy of it in the form that is read here: ssh-keygen -p -m PEM -f COPY"
        }
        (FileFault::Elliptic | FileFault::NotRsa, _) => {
            "Salesforce checks this login with RSA (RS256). Load an RSA key, or make a new private key here."
        }
        (FileFault::Length { .. }, _) => {
            "A private key of 2048 to 8192 bits is needed. Load another private key, or make a new one here."
        }
        (FileFault::Damaged, _) => {
            "Copy the file once more from where it was made, and load the new copy. Or make a new private key here."
        }
        (FileFault::OtherKey, _) => {
            "Choose the certificate that was made for this private key. Or choose the private key alone, and Guidepost makes a new certificate for it."
        }
        (FileFault::Expired { .. }, _) => {
            "It is not certain that Salesforce still accepts an expired certificate, so nothing new is set up with one. Choose the private key alone, and Guidepost makes a new certificate for it; or get a new certificate from whoever holds the private key."
        }
        (FileFault::NotYetValid { .. }, _) => {
            "See whether the clock of this computer is right. Else choose the private key alone, and Guidepost makes a new certificate for it."
        }
    }
}
