//! What is answered to whom the background does not serve.

use super::{KeyError, LoginFailure, PageError};
use crate::protocol::failure::BrowserError;
use crate::protocol::keystore;
use salesforce::error::{ApiError, Obstacle};

/// Why the background did not do what it was asked. Every reply can say so in its own words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Denial {
    /// The asker may not ask this.
    NotHere,
    /// Whether it may depends on the key, and nobody told of that.
    KeyUnknown {
        /// The browser's reason.
        why: BrowserError,
    },
}

impl<T, E: From<Denial>> From<Denial> for Result<T, E> {
    fn from(denial: Denial) -> Self {
        Err(denial.into())
    }
}

impl From<Denial> for PageError {
    fn from(denial: Denial) -> Self {
        match denial {
            Denial::NotHere => Self::NotHere,
            Denial::KeyUnknown { why } => Self::Browser { why },
        }
    }
}

impl From<KeyError> for LoginFailure {
    fn from(why: KeyError) -> Self {
        Self::Key { why }
    }
}

impl From<keystore::Refusal> for KeyError {
    fn from(why: keystore::Refusal) -> Self {
        Self::Refused { why }
    }
}

impl From<Denial> for KeyError {
    fn from(denial: Denial) -> Self {
        match denial {
            Denial::NotHere => Self::NotHere,
            Denial::KeyUnknown { why } => Self::Unreachable { why },
        }
    }
}

impl From<Denial> for LoginFailure {
    fn from(denial: Denial) -> Self {
        KeyError::from(denial).into()
    }
}

impl From<Denial> for ApiError {
    fn from(denial: Denial) -> Self {
        match denial {
            Denial::NotHere | Denial::KeyUnknown { .. } => Self::NotSent { why: Obstacle::NotHere },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{AskKeystore, Call, Look, ReachClass, ReadOrg, TakeSurface, TestLogin, TryRoute};
    use super::*;
    use serde_json::{Value, json, to_value};

    fn wire<C: Call>(denial: Denial) -> Value {
        to_value(C::Reply::from(denial)).unwrap_or_default()
    }

    #[test]
    fn each_reply_says_it_in_its_own_words() {
        let here = || Denial::NotHere;
        let not_here = json!({"Err": {"error": "not_here"}});
        assert_eq!(wire::<Look>(here()), not_here);
        assert_eq!(wire::<TakeSurface>(here()), not_here);
        assert_eq!(wire::<AskKeystore>(here()), not_here);
        let not_sent = json!({"Err": {"error": "not_sent", "why": "not_here"}});
        assert_eq!(wire::<ReadOrg>(here()), not_sent);
        let failed = json!({"Err": {"failure": "key", "why": {"error": "not_here"}}});
        assert_eq!(wire::<TestLogin>(here()), failed);
        assert_eq!(wire::<ReachClass>(here()), failed);
        assert_eq!(wire::<TryRoute>(here()), failed);
    }

    #[test]
    fn a_keystore_that_was_not_reached_is_said_to_be_so() {
        let unknown = || Denial::KeyUnknown { why: BrowserError::said("no receiver") };
        let unreachable = json!({"error": "unreachable", "why": {"said": "no receiver"}});
        assert_eq!(wire::<AskKeystore>(unknown()), json!({"Err": unreachable}));
        assert_eq!(wire::<TestLogin>(unknown()), json!({"Err": {"failure": "key", "why": unreachable}}));
        assert_eq!(
            wire::<Look>(unknown()),
            json!({"Err": {"error": "browser", "why": {"said": "no receiver"}}})
        );
    }
}
