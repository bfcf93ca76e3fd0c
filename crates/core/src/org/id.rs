//! Ids of Salesforce records.

use std::fmt;
use std::hash::{Hash, Hasher};

/// The part of an id that identifies; the last three characters of the long
/// form only repeat its capitals (Salesforce Help, "ID Field Type").
const SHORT: usize = 15;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        ///
        /// The short and the long form of an id are equal.
        #[derive(Clone, Debug)]
        pub struct $name(String);

        impl $name {
            /// Takes an id as Salesforce gave it, of 15 or 18 characters.
            pub fn new(id: &str) -> Self {
                Self(id.to_owned())
            }

            /// The form of 15 characters.
            pub fn short(&self) -> &str {
                self.0.get(..SHORT).unwrap_or(&self.0)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl PartialEq for $name {
            fn eq(&self, other: &Self) -> bool {
                self.short() == other.short()
            }
        }

        impl Eq for $name {}

        impl Hash for $name {
            fn hash<H: Hasher>(&self, state: &mut H) {
                self.short().hash(state);
            }
        }
    )*};
}

ids! {
    /// The id of an org, `00D...`.
    OrgId;
    /// The id of a user, `005...`.
    UserId;
    /// The id of a permission set, `0PS...`.
    PermissionSetId;
    /// The id of a profile, `00e...`.
    ProfileId;
    /// The id of an Apex class, `01p...`.
    ApexClassId;
    /// The id of an external client app, `0xI...`.
    AppId;
    /// The id of a row of the login history, `0Ya...`.
    LoginId;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_forms_of_an_id_are_equal() {
        assert_eq!(UserId::new("005gL00000001C0"), UserId::new("005gL00000001C0QAI"));
        assert_ne!(UserId::new("005gL00000001C0"), UserId::new("005gL00000001c0"));
        assert_eq!(AppId::new("0xIgL00000001Y5UAI").short(), "0xIgL00000001Y5");
    }
}
