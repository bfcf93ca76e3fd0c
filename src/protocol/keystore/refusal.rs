//! Why the keystore made no pair, or did not serve a request.

use super::{FileFault, FileKind};
use keys::{CertificateError, Claim as CertificateClaim, SubjectPart as CertificateSubjectPart};
use serde::{Deserialize, Serialize};

/// Why no pair was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Failure {
    /// A part of the subject is empty, too long, or has characters it may not have.
    Subject {
        /// The part to correct.
        part: SubjectPart,
    },
    /// The validity is too short or too long.
    Days {
        /// The days that were asked for.
        days: u16,
    },
    /// The modulus length is not offered.
    Bits {
        /// The bits that were asked for.
        bits: u32,
    },
    /// The result did not pass its own checks: a defect, not a matter of input.
    Unsound,
    /// The worker ended without an answer, for instance for want of memory, or took too long.
    Stopped,
    /// The worker with the pair has ended, and the pair is lost.
    Lost,
}

/// A part of a subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SubjectPart {
    /// CN.
    CommonName,
    /// O.
    Organization,
    /// C.
    Country,
}

/// Why a request is not served.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Refusal {
    /// There is no pair.
    NoKey,
    /// There is a certificate whose private key is somewhere else.
    CertificateOnly,
    /// A file was not loaded.
    File {
        /// Which one.
        file: FileKind,
        /// The reason.
        why: FileFault,
    },
    /// The new certificate for a loaded key was not issued.
    NotIssued {
        /// The reason.
        why: Failure,
    },
    /// A claim of the assertion is empty.
    Claim {
        /// The claim to fill.
        claim: Claim,
    },
    /// The signature or the encoding failed its own check: a defect.
    Unsound,
    /// Something else is held than whoever asked had seen.
    OtherKey,
    /// The worker with the pair ended; the pair is lost.
    Stopped,
    /// No answer came in time, or another request has taken the place of this one.
    Unanswered,
    /// The request has a shape that this version does not know.
    NotUnderstood,
}

/// A claim of an assertion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Claim {
    /// `iss`.
    Iss,
    /// `sub`.
    Sub,
    /// `aud`.
    Aud,
}

impl From<CertificateError> for Failure {
    fn from(error: CertificateError) -> Failure {
        match error {
            CertificateError::Subject(part) => Failure::Subject { part: part.into() },
            CertificateError::Days(days) => Failure::Days { days },
            CertificateError::KeyBits(bits) => Failure::Bits { bits },
            _ => Failure::Unsound,
        }
    }
}

impl From<CertificateError> for Refusal {
    fn from(error: CertificateError) -> Refusal {
        match error {
            CertificateError::Claim(claim) => Refusal::Claim { claim: claim.into() },
            _ => Refusal::Unsound,
        }
    }
}

impl From<CertificateSubjectPart> for SubjectPart {
    fn from(part: CertificateSubjectPart) -> SubjectPart {
        match part {
            CertificateSubjectPart::CommonName => SubjectPart::CommonName,
            CertificateSubjectPart::Organization => SubjectPart::Organization,
            CertificateSubjectPart::Country => SubjectPart::Country,
        }
    }
}

impl From<SubjectPart> for CertificateSubjectPart {
    fn from(part: SubjectPart) -> CertificateSubjectPart {
        match part {
            SubjectPart::CommonName => CertificateSubjectPart::CommonName,
            SubjectPart::Organization => CertificateSubjectPart::Organization,
            SubjectPart::Country => CertificateSubjectPart::Country,
        }
    }
}

impl From<CertificateClaim> for Claim {
    fn from(claim: CertificateClaim) -> Claim {
        match claim {
            CertificateClaim::Issuer => Claim::Iss,
            CertificateClaim::Subject => Claim::Sub,
            CertificateClaim::Audience => Claim::Aud,
        }
    }
}

impl From<Claim> for CertificateClaim {
    fn from(claim: Claim) -> CertificateClaim {
        match claim {
            Claim::Iss => CertificateClaim::Issuer,
            Claim::Sub => CertificateClaim::Subject,
            Claim::Aud => CertificateClaim::Audience,
        }
    }
}
