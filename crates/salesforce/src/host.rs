//! The host of an org's APIs, derived from the address of a page of that org.
//!
//! The org's My Domain name is the same on all three hosts; only the suffix
//! differs (Salesforce Help, "My Domain URL Formats"). The name is never
//! rebuilt: what stands before the suffix is kept as it is, so that sandboxes
//! (`acme--uat.sandbox`) and partitions (`acme-dev-ed.develop`) work unchanged.

/// Whether a path with its query leads to a page of Setup, however the browser reads it:
/// it neither climbs out (RFC 3986, section 5.2.4, also where its dots are written as
/// `%2e`) nor names another host.
pub fn is_setup_path(path: &str) -> bool {
    let Some(below) = path.strip_prefix("/lightning/setup/") else { return false };
    let route = below.split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase().replace("%2e", ".");
    let is_sound = |segment: &str| !matches!(segment, "" | "." | "..");
    let (last, others) = route.rsplit_once('/').map_or((route.as_str(), ""), |(head, last)| (last, head));
    let climbs = !others.is_empty() && !others.split('/').all(is_sound) || matches!(last, "." | "..");
    // A browser leaves out tabs and ends of lines, and takes a backslash for a slash.
    !climbs && !path.contains('\\') && !path.chars().any(|sign| sign.is_control() || sign.is_whitespace())
}

#[cfg(test)]
mod tests;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

const API_SUFFIX: &str = ".my.salesforce.com";
const SETUP_SUFFIX: &str = ".my.salesforce-setup.com";
const LIGHTNING_SUFFIX: &str = ".lightning.force.com";
const SUFFIXES: [&str; 3] = [API_SUFFIX, SETUP_SUFFIX, LIGHTNING_SUFFIX];

/// The host that answers an org's API calls, for example `acme.my.salesforce.com`.
///
/// It exists only for a page of Salesforce, so a session can be sent nowhere else.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ApiHost(String);

/// The text is not the name of an org's API host.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this is not the API host of a Salesforce org")]
pub struct NotAnApiHost;

impl ApiHost {
    /// The API host of the org whose page has this address; nothing for any
    /// other page, whatever its address looks like.
    ///
    /// The page must be https on the default port, without user information.
    pub fn of_page(url: &str) -> Option<Self> {
        let host = Address::parse(url)?.host;
        let my_domain = my_domain(&host)?;
        Some(Self(format!("{my_domain}{API_SUFFIX}")))
    }

    /// The host's name.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The origin of the API host, without a slash at the end.
    pub fn origin(&self) -> String {
        format!("https://{}", self.0)
    }

    /// The origin on which the org shows Setup, without a slash at the end.
    pub fn setup_origin(&self) -> String {
        format!("https://{}{SETUP_SUFFIX}", self.my_domain())
    }

    /// The hosts on which the org shows its pages.
    pub fn page_hosts(&self) -> [String; 3] {
        SUFFIXES.map(|suffix| format!("{}{suffix}", self.my_domain()))
    }

    /// The org's own name within Salesforce, for example `acme--uat.sandbox`.
    pub fn my_domain(&self) -> &str {
        self.0.strip_suffix(API_SUFFIX).unwrap_or(&self.0)
    }
}

impl fmt::Display for ApiHost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for ApiHost {
    type Error = NotAnApiHost;

    fn try_from(host: String) -> Result<Self, NotAnApiHost> {
        let known = host.ends_with(API_SUFFIX) && my_domain(&host).is_some();
        if known { Ok(Self(host)) } else { Err(NotAnApiHost) }
    }
}

impl Serialize for ApiHost {
    fn serialize<S: Serializer>(&self, target: S) -> Result<S::Ok, S::Error> {
        target.serialize_str(&self.0)
    }
}

/// A host that comes from another context is examined like any other text.
impl<'de> Deserialize<'de> for ApiHost {
    fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        let host = String::deserialize(source)?;
        Self::try_from(host).map_err(serde::de::Error::custom)
    }
}

/// What a page of an org is, as far as its address tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A page of Setup.
    Setup,
    /// The login page or the page after a logout: the admin is signed out.
    SignedOut,
    /// Salesforce says that it is being maintained.
    Maintenance,
    /// Any other page of the org.
    Elsewhere,
}

/// What the page with this address is; nothing when it is no page of an org.
///
/// A lost session leads to `/login.jsp`, `/secur/logout.jsp` or
/// `/?ec=302&startURL=...`, a maintenance window to
/// `/msg/maintenanceandavailable.jsp`.
pub fn place_of(url: &str) -> Option<Place> {
    let address = Address::parse(url)?;
    my_domain(&address.host)?;
    let asks_to_log_in =
        address.path == "/" && address.query.split('&').any(|pair| matches!(pair, "ec=301" | "ec=302"));
    Some(match address.path {
        "/login.jsp" | "/secur/logout.jsp" => Place::SignedOut,
        _ if asks_to_log_in => Place::SignedOut,
        "/msg/maintenanceandavailable.jsp" => Place::Maintenance,
        path if path == "/lightning/setup" || path.starts_with("/lightning/setup/") => Place::Setup,
        _ => Place::Elsewhere,
    })
}

/// The path of an https address, with its query where it has one.
pub fn path_and_query(url: &str) -> Option<String> {
    let Address { path, query, .. } = Address::parse(url)?;
    Some(if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") })
}

/// Whether the address is one of Setup's pages.
pub fn is_setup_page(url: &str) -> bool {
    place_of(url) == Some(Place::Setup)
}

/// What stands before the suffix, when the host is one of an org.
fn my_domain(host: &str) -> Option<&str> {
    let name = SUFFIXES.iter().find_map(|suffix| host.strip_suffix(suffix))?;
    let labels_are_sound = name.split('.').all(is_label);
    // A doubled suffix such as `x.my.my.salesforce.com` is a mistake of whoever made the address.
    let doubled = matches!(name.rsplit('.').next(), Some("my" | "lightning"));
    (host.len() <= 253 && labels_are_sound && !doubled).then_some(name)
}

/// A label of a host name (RFC 1123, 2.1), in lower case as browsers give it.
fn is_label(label: &str) -> bool {
    let letters =
        label.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    (1..=63).contains(&label.len()) && letters && !label.starts_with('-') && !label.ends_with('-')
}

/// The parts of an https address that matter here.
struct Address<'a> {
    host: String,
    path: &'a str,
    query: &'a str,
}

impl<'a> Address<'a> {
    /// Reads an address as strictly as it is needed: it comes from the browser,
    /// which has already brought it into its normal form, so every doubt is a refusal.
    fn parse(url: &'a str) -> Option<Self> {
        let (scheme, rest) = url.split_once("://")?;
        if !scheme.eq_ignore_ascii_case("https") {
            return None;
        }
        let end = rest.find(['/', '?', '#', '\\']).unwrap_or(rest.len());
        let (authority, tail) = rest.split_at(end);
        // A backslash counts as a slash for browsers (URL Standard, "special authority"
        // states); no address that a browser reports contains one here.
        if tail.starts_with('\\') {
            return None;
        }
        let host = authority.strip_suffix(":443").unwrap_or(authority).to_ascii_lowercase();
        let before_fragment = tail.split('#').next().unwrap_or_default();
        let (path, query) = before_fragment.split_once('?').unwrap_or((before_fragment, ""));
        Some(Self { host, path: if path.is_empty() { "/" } else { path }, query })
    }
}
