//! Why a key or certificate was not loaded from a file, and what to do then.

use super::super::screen::Notice;
use super::warned::warned;
use crate::protocol::keystore::{ContentFault, FileFault, FileKind};
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
    match fault {
        FileFault::Unreadable => file::ChooseAgain.into(),
        FileFault::Content { why: ContentFault(why) } => advice_on_content(kind, *why),
        FileFault::OtherKey => file::MatchingCertificate.into(),
        FileFault::Expired { .. } => file::Expired.into(),
        FileFault::NotYetValid { .. } => file::NotYetValid.into(),
    }
}

fn advice_on_content(kind: FileKind, fault: keys::FileFault) -> Text {
    use keys::FileFault as Fault;
    match (fault, kind) {
        (Fault::TooLarge | Fault::Empty, FileKind::PrivateKey) => file::ChooseKey.into(),
        (Fault::TooLarge | Fault::Empty, FileKind::Certificate) => file::ChooseCertificate.into(),
        (Fault::Unknown, FileKind::PrivateKey) => file::KeyForms.into(),
        (Fault::Unknown, FileKind::Certificate) => file::CertificateForms.into(),
        (Fault::Several, _) => file::KeepOne.into(),
        (Fault::Certificate | Fault::PrivateKey, _) => file::OwnPlaces.into(),
        (Fault::PublicKey | Fault::SshPublic | Fault::Request | Fault::RevocationList, kind) => match kind {
            FileKind::PrivateKey => file::FirstLineOfKey.into(),
            FileKind::Certificate => file::FirstLineOfCertificate.into(),
        },
        (Fault::Encrypted | Fault::OtherLock | Fault::PassPhraseWrong, _) => file::WithoutPassPhrase.into(),
        (Fault::OpenSsh, _) => file::RewriteOpenssh.into(),
        (Fault::Pkcs12, FileKind::PrivateKey) => file::KeyOutOfStore.into(),
        (Fault::Pkcs12, FileKind::Certificate) => file::CertificateOutOfStore.into(),
        (Fault::JavaKeyStore, _) => file::OutOfJava.into(),
        (Fault::Putty, _) => file::OutOfPutty.into(),
        (
            Fault::Pss
            | Fault::Elliptic
            | Fault::Edwards
            | Fault::KeyAgreement
            | Fault::Dsa
            | Fault::NotRsa
            | Fault::MultiPrime,
            _,
        ) => file::RsaNeeded.into(),
        (Fault::Exponent, _) => file::ExponentNeeded.into(),
        (Fault::Length { .. }, _) => file::LengthNeeded.into(),
        (Fault::WebPage, _) => file::DownloadAgain.into(),
        (Fault::Document, _) => file::AsPlainText.into(),
        (Fault::Archive, _) => file::Unpack.into(),
        (Fault::CutOff, _) => file::CopyWhole.into(),
        (Fault::Damaged, _) => file::CopyAgain.into(),
    }
}

/// Why a file was not loaded, within a sentence.
pub(super) fn fault(fault: &FileFault) -> Text {
    match fault {
        FileFault::Unreadable => file::Unreadable.into(),
        FileFault::Content { why: ContentFault(why) } => content_fault(*why),
        FileFault::OtherKey => file::OtherKey.into(),
        FileFault::Expired { not_after_ms } => {
            file::CertificateExpired { date: Day::of_milliseconds(*not_after_ms) }.into()
        }
        FileFault::NotYetValid { not_before_ms } => {
            file::CertificateNotYet { date: Day::of_milliseconds(*not_before_ms) }.into()
        }
    }
}

fn content_fault(fault: keys::FileFault) -> Text {
    use keys::FileFault as Fault;
    match fault {
        Fault::TooLarge => file::TooLarge.into(),
        Fault::Empty => file::Empty.into(),
        Fault::Unknown => file::Unknown.into(),
        Fault::Several => file::Several.into(),
        Fault::Certificate => file::IsCertificate.into(),
        Fault::PrivateKey => file::IsPrivateKey.into(),
        Fault::PublicKey => file::IsPublicKey.into(),
        Fault::SshPublic => file::IsSshPublic.into(),
        Fault::Request => file::IsRequest.into(),
        Fault::RevocationList => file::IsRevocationList.into(),
        Fault::Encrypted => file::Encrypted.into(),
        Fault::OtherLock => file::OtherLock.into(),
        Fault::PassPhraseWrong => file::PassPhraseWrong.into(),
        Fault::OpenSsh => file::Openssh.into(),
        Fault::Pkcs12 => file::Pkcs12.into(),
        Fault::JavaKeyStore => file::JavaKeyStore.into(),
        Fault::Putty => file::Putty.into(),
        Fault::Pss => file::Pss.into(),
        Fault::Elliptic => file::Elliptic.into(),
        Fault::Edwards => file::Edwards.into(),
        Fault::KeyAgreement => file::KeyAgreement.into(),
        Fault::Dsa => file::Dsa.into(),
        Fault::NotRsa => file::NotRsa.into(),
        Fault::MultiPrime => file::MultiPrime.into(),
        Fault::Exponent => file::Exponent.into(),
        Fault::Length { bits } => file::Length { bits: bits.into() }.into(),
        Fault::WebPage => file::WebPage.into(),
        Fault::Document => file::Document.into(),
        Fault::Archive => file::Archive.into(),
        Fault::CutOff => file::CutOff.into(),
        Fault::Damaged => file::Damaged.into(),
    }
}
