//! Requests to Salesforce as values, and its replies parsed; no input or output.
//!
//! Nothing here can change an org: what can be asked is the closed list in
//! [`read`], and beside it stand the token request and its revocation in
//! [`oauth`]. A [`http::Request`] cannot be made outside this module.

pub mod error;
pub mod host;
pub mod http;
pub mod oauth;
pub mod read;
pub mod record;
pub mod session;
pub mod soql;
pub mod version;

mod metadata;
mod rest;
mod xml;

pub use error::{ApiError, Recovery};
pub use host::ApiHost;
pub use metadata::{Listed, MetadataRecord, MetadataType};
pub use read::{Answer, Identity, Read};
pub use record::{Extent, MissingField, Record, Records};
pub use session::{AccessToken, Bearer, SessionId};
pub use soql::Soql;
pub use version::Version;
