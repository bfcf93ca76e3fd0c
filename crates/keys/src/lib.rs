//! RSA key pairs, self-signed certificates and signed assertions, from given randomness and time.
//!
//! Deliberately absent: a clock, a random source, the browser, and any way to
//! write a private key other than [`KeyPair::private_key_pem`] and
//! [`KeyPair::traditional_pem`].

mod assertion;
mod error;
mod fingerprint;
mod issue;
mod key_pair;
mod load;
mod read;
#[cfg(test)]
mod seeded;
mod subject;
mod time;
mod weakness;

pub use assertion::{Assertion, Claims, assertion};
pub use error::{CertificateError, Claim, SubjectPart};
pub use fingerprint::Fingerprint;
pub use issue::{DEFAULT_DAYS, LONGEST_DAYS, self_signed};
pub use key_pair::{KeyBits, KeyPair};
pub use load::{FEWEST_BITS, FileFault, LARGEST_FILE, unlocked};
pub use read::{Certificate, PublicKey};
pub use subject::Subject;
pub use time::UnixTime;
pub use weakness::Weakness;
