//! Why a key or certificate was not loaded from a file, and what to do then.

use super::super::screen::Notice;
use super::warned::warned;
use crate::protocol::keystore::{FileFault, FileKind};
use words::{Day, Text, file};

/// A file was not loaded. What was held before is still held.
pub(super) fn file_refused(kind: FileKind, fault: &FileFault) -> Notice {
    let title = match kind {
        FileKind::PrivateKey => file::KeyNotLoaded::TEXT,
        FileKind::Certificate => file::CertificateNotLoaded::TEXT,
    };
    let why = file::Why { why: self::fault(fault) };
    warned(title, why.into(), advice(kind, fault))
}

fn advice(kind: FileKind, fault: &FileFault) -> Text {
    match (fault, kind) {
        (FileFault::Unreadable, _) => file::ChooseAgain.into(),
        (FileFault::TooLarge | FileFault::Empty, FileKind::PrivateKey) => file::ChooseKey.into(),
        (FileFault::TooLarge | FileFault::Empty, FileKind::Certificate) => file::ChooseCertificate.into(),
        (FileFault::Unknown, FileKind::PrivateKey) => file::KeyForms.into(),
        (FileFault::Unknown, FileKind::Certificate) => file::CertificateForms.into(),
        (FileFault::Several, _) => file::KeepOne.into(),
        (FileFault::IsCertificate | FileFault::IsPrivateKey, _) => file::OwnPlaces.into(),
        (FileFault::IsPublicKey | FileFault::IsRequest, FileKind::PrivateKey) => file::FirstLineOfKey.into(),
        (FileFault::IsPublicKey | FileFault::IsRequest, FileKind::Certificate) => {
            file::FirstLineOfCertificate.into()
        }
        (FileFault::Encrypted, _) => file::WithoutPassPhrase.into(),
        (FileFault::OpenSsh, _) => file::RewriteOpenssh.into(),
        (FileFault::Elliptic | FileFault::NotRsa, _) => file::RsaNeeded.into(),
        (FileFault::Length { .. }, _) => file::LengthNeeded.into(),
        (FileFault::Damaged, _) => file::CopyAgain.into(),
        (FileFault::OtherKey, _) => file::MatchingCertificate.into(),
        (FileFault::Expired { .. }, _) => file::Expired.into(),
        (FileFault::NotYetValid { .. }, _) => file::NotYetValid.into(),
    }
}

/// Why a file was not loaded, within a sentence.
pub(super) fn fault(fault: &FileFault) -> Text {
    match fault {
        FileFault::Unreadable => file::Unreadable.into(),
        FileFault::TooLarge => file::TooLarge.into(),
        FileFault::Empty => file::Empty.into(),
        FileFault::Unknown => file::Unknown.into(),
        FileFault::Several => file::Several.into(),
        FileFault::IsCertificate => file::IsCertificate.into(),
        FileFault::IsPrivateKey => file::IsPrivateKey.into(),
        FileFault::IsPublicKey => file::IsPublicKey.into(),
        FileFault::IsRequest => file::IsRequest.into(),
        FileFault::Encrypted => file::Encrypted.into(),
        FileFault::OpenSsh => file::Openssh.into(),
        FileFault::Elliptic => file::Elliptic.into(),
        FileFault::NotRsa => file::NotRsa.into(),
        FileFault::Length { bits } => file::Length { bits: (*bits).into() }.into(),
        FileFault::Damaged => file::Damaged.into(),
        FileFault::OtherKey => file::OtherKey.into(),
        FileFault::Expired { not_after_ms } => {
            file::CertificateExpired { date: Day::of_milliseconds(*not_after_ms) }.into()
        }
        FileFault::NotYetValid { not_before_ms } => {
            file::CertificateNotYet { date: Day::of_milliseconds(*not_before_ms) }.into()
        }
    }
}
