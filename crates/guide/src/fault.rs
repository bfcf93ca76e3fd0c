//! What can be wrong with a value that somebody enters.

/// What is wrong with a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueFault {
    /// There is none.
    Empty,
    /// A label is too long.
    LongLabel,
    /// It is no API name.
    ApiName,
    /// It is no name of a class.
    ApexClass,
    /// It is no e-mail address, nor of the form of one.
    Address,
    /// It is no URL.
    Url,
    /// An alias is too long.
    LongAlias,
    /// It is no path of a class.
    ApexRestPath,
    /// It looks like the consumer secret, and must not be kept.
    ConsumerSecret,
    /// It is no consumer key, and may be anything, so it is not kept.
    NoConsumerKey,
    /// Of a consumer key only the beginning is there.
    ConsumerKeyCut,
}
