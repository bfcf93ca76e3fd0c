//! What an observation looks for.

use super::aim::{Aim, aim, together};
use crate::org::{KeyDigest, OwnTest};
use guide::{Guide, Values};

/// What an observation looks for. What is not named is not asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    pub(super) aims: Vec<Aim>,
}

impl Wanted {
    /// What the objects of a guide need, as far as the values are known; `own_tests` are the
    /// logins that were made here to test.
    pub fn of(guide: &Guide, values: &Values, own_tests: &[OwnTest]) -> Self {
        let aims = together(guide).into_iter().map(|roles| aim(roles, guide, values, own_tests));
        Self { aims: aims.collect() }
    }

    /// The same, where the other side was given this consumer key.
    #[must_use]
    pub fn handed_over(mut self, consumer_key: Option<&str>) -> Self {
        for aim in self.aims.iter_mut().filter(|aim| aim.consumer_key.is_none()) {
            aim.consumer_key = consumer_key.map(str::to_owned);
        }
        self
    }

    /// The same, where the other side was given this Username.
    #[must_use]
    pub fn handed_username(mut self, username: Option<&str>) -> Self {
        for aim in &mut self.aims {
            aim.handed_username = username.map(str::to_owned);
        }
        self
    }

    /// The same, where this key pair is held here: an app with its certificate is the one.
    #[must_use]
    pub fn holding(mut self, key: Option<KeyDigest>) -> Self {
        for aim in &mut self.aims {
            aim.held_key = key;
        }
        self
    }
}
