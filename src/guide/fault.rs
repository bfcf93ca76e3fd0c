//! What can be wrong with a value that somebody enters.

use thiserror::Error;

/// What is wrong with a value, in a sentence for the admin that does not repeat it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum ValueFault {
    /// There is none.
    #[error("This value is needed.")]
    Empty,
    /// A label is too long.
    #[error("Salesforce allows at most 80 characters here.")]
    LongLabel,
    /// It is no API name.
    #[error(
        "Only letters, digits and single underscores; it starts with a letter, does not end with an underscore, and has at most 80 characters."
    )]
    ApiName,
    /// It is no name of a class.
    #[error("A class name, with its namespace before a dot, for example cnxscv.ServiceRouting.")]
    ApexClass,
    /// It is no e-mail address, nor of the form of one.
    #[error("It has the form of an e-mail address, for example name@example.com.")]
    Address,
    /// It is no URL.
    #[error("A URL that starts with https:// (or http://localhost).")]
    Url,
    /// An alias is too long.
    #[error("Salesforce allows at most 8 characters here.")]
    LongAlias,
    /// It is no path of a class.
    #[error(
        "The path alone, beginning with a slash and without /services/apexrest and what stands before it: letters, digits, dots, hyphens and slashes."
    )]
    ApexRestPath,
    /// It looks like the consumer secret, and must not be kept.
    #[error("This looks like the consumer secret. Webex does not need it, and Guidepost did not keep it.")]
    ConsumerSecret,
    /// It is no consumer key, and may be anything, so it is not kept.
    #[error(
        "This does not look like a consumer key: those that Salesforce makes begin with 3MVG. Guidepost did not keep it. If this app was given another one, press Check, which reads it from the org."
    )]
    NoConsumerKey,
    /// Of a consumer key only the beginning is there.
    #[error("This is only the beginning of a consumer key.")]
    ConsumerKeyCut,
}
