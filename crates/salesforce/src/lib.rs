//! Requests to Salesforce as values, and its replies parsed; no input or output.
//!
//! Nothing here can change an org: what can be asked is the closed list in
//! [`read`], and beside it stand the token request and its revocation in
//! [`oauth`], and the GET to a class in [`apex_rest`]. A [`http::Request`] cannot be made outside this module.

pub mod answer;
pub mod apex_rest;
pub mod error;
pub mod exchange;
pub mod host;
pub mod http;
pub mod oauth;
pub mod read;
pub mod session;
pub mod xml;

mod composite;
mod metadata;
mod patience;
mod rest;
mod wire;

pub use answer::{Answer, Calls, Identity, Readings, Version};
pub use error::{ApiError, LoginError, Recovery};
pub use exchange::Exchange;
pub use host::ApiHost;
pub use patience::turned_away;
pub use read::Read;
pub use read::soql::Soql;
pub use session::{AccessToken, Bearer, SessionId};
