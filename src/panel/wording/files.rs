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
        (
            FileFault::IsPublicKey
            | FileFault::IsSshPublic
            | FileFault::IsRequest
            | FileFault::IsRevocationList,
            kind,
        ) => match kind {
            FileKind::PrivateKey => file::FirstLineOfKey.into(),
            FileKind::Certificate => file::FirstLineOfCertificate.into(),
        },
        (FileFault::Encrypted, _) => file::WithoutPassPhrase.into(),
        (FileFault::OpenSsh, _) => file::RewriteOpenssh.into(),
        (FileFault::Pkcs12, FileKind::PrivateKey) => file::KeyOutOfStore.into(),
        (FileFault::Pkcs12, FileKind::Certificate) => file::CertificateOutOfStore.into(),
        (FileFault::JavaKeyStore, _) => file::OutOfJava.into(),
        (FileFault::Putty, _) => file::OutOfPutty.into(),
        (
            FileFault::Pss
            | FileFault::Elliptic
            | FileFault::Edwards
            | FileFault::KeyAgreement
            | FileFault::Dsa
            | FileFault::NotRsa
            | FileFault::MultiPrime,
            _,
        ) => file::RsaNeeded.into(),
        (FileFault::Exponent, _) => file::ExponentNeeded.into(),
        (FileFault::Length { .. }, _) => file::LengthNeeded.into(),
        (FileFault::WebPage, _) => file::DownloadAgain.into(),
        (FileFault::Document, _) => file::AsPlainText.into(),
        (FileFault::Archive, _) => file::Unpack.into(),
        (FileFault::CutOff, _) => file::CopyWhole.into(),
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
        FileFault::IsSshPublic => file::IsSshPublic.into(),
        FileFault::IsRequest => file::IsRequest.into(),
        FileFault::IsRevocationList => file::IsRevocationList.into(),
        FileFault::Encrypted => file::Encrypted.into(),
        FileFault::OpenSsh => file::Openssh.into(),
        FileFault::Pkcs12 => file::Pkcs12.into(),
        FileFault::JavaKeyStore => file::JavaKeyStore.into(),
        FileFault::Putty => file::Putty.into(),
        FileFault::Pss => file::Pss.into(),
        FileFault::Elliptic => file::Elliptic.into(),
        FileFault::Edwards => file::Edwards.into(),
        FileFault::KeyAgreement => file::KeyAgreement.into(),
        FileFault::Dsa => file::Dsa.into(),
        FileFault::NotRsa => file::NotRsa.into(),
        FileFault::MultiPrime => file::MultiPrime.into(),
        FileFault::Exponent => file::Exponent.into(),
        FileFault::Length { bits } => file::Length { bits: (*bits).into() }.into(),
        FileFault::WebPage => file::WebPage.into(),
        FileFault::Document => file::Document.into(),
        FileFault::Archive => file::Archive.into(),
        FileFault::CutOff => file::CutOff.into(),
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
