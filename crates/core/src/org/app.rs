//! An external client app, as its five kinds of metadata describe it.

use super::{AppCertificate, AppId, Moment, Observed, PermissionSetId};

/// An external client app.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct App {
    /// Its id; the Metadata API does not tell it.
    pub id: Option<AppId>,
    /// Its API name.
    pub api_name: String,
    /// Its name.
    pub label: String,
    /// Whom Salesforce writes to.
    pub contact_email: Observed<Option<String>>,
    /// `Local`, `Packaged`, ...
    pub distribution: Observed<Option<String>>,
    /// Scopes; none when the app has no OAuth settings.
    pub oauth_settings: Observed<Option<OauthSettings>>,
    /// Callback URL, certificate, key, what the flows require; none as above.
    pub global_settings: Observed<Option<GlobalOauthSettings>>,
    /// Who may use it and for how long; none when the app has no such policy.
    pub oauth_policy: Observed<Option<OauthPolicy>>,
    /// On or off, start page; none as above.
    pub policy: Observed<Option<AppPolicy>>,
    /// The permission sets (and profiles) that the org itself counts as assigned to the app.
    pub permission_sets: Observed<Vec<PermissionSetOnApp>>,
    /// When any of it was changed last.
    pub changed: Observed<Moment>,
}

/// `ExtlClntAppOauthSettings`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OauthSettings {
    /// Tokens such as `Api`, custom scopes included.
    pub scopes: Vec<String>,
}

/// `ExtlClntAppGlobalOauthSettings`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GlobalOauthSettings {
    /// The callback URLs.
    pub callback_urls: Vec<String>,
    /// The certificate; its presence is what enables the JWT bearer flow.
    pub certificate: AppCertificate,
    /// The consumer key.
    pub consumer_key: Option<String>,
    /// Whether the web-server flow requires no secret; false unless said otherwise.
    pub is_secret_optional: bool,
    /// Which other flows are switched on that let in without a page.
    pub other_flows: Vec<OtherFlow>,
    /// Whether it gives tokens in the form of a JWT.
    pub gives_jwt_tokens: bool,
}

/// A flow beside the JWT bearer flow (Metadata API Developer Guide,
/// `ExtlClntAppGlobalOauthSettings`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OtherFlow {
    /// Whoever has the secret logs in as a user whom the policies name.
    ClientCredentials,
    /// A device shows a code.
    Device,
    /// A token of somebody else is exchanged.
    TokenExchange,
    /// A user name and a code, without a page of Salesforce.
    CodeAndCredentials,
}

/// `ExtlClntAppOauthConfigurablePolicies`. Values are Salesforce's tokens; none when absent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OauthPolicy {
    /// `AdminApprovedPreAuthorized` or `AllSelfAuthorized`.
    pub permitted_users: Option<String>,
    /// `Zero`, `Infinite`, `SpecificLifetime`, `SpecificInactivity`.
    pub refresh_token: Option<String>,
    /// How long a refresh token lives, as in `365 Days`.
    pub refresh_token_validity: Option<String>,
    /// `Enforce`, `Bypass`, ...
    pub ip_relaxation: Option<String>,
    /// `STANDARD` or `HIGH_ASSURANCE`.
    pub session_level: Option<String>,
    /// API names or ids of permission sets.
    pub permission_sets: Vec<String>,
    /// Names of profiles.
    pub profiles: Vec<String>,
}

/// `ExtlClntAppConfigurablePolicies`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AppPolicy {
    /// Whether the app is on.
    pub is_enabled: Option<bool>,
    /// Whether OAuth is on.
    pub is_oauth_enabled: Option<bool>,
    /// `None`, `Custom`, `OAuth`, `SAML`.
    pub start_page: Option<String>,
}

/// A row of `SetupEntityAccess` that names the app.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PermissionSetOnApp {
    /// The permission set.
    pub id: PermissionSetId,
    /// Its API name.
    pub name: String,
    /// Its label.
    pub label: String,
    /// The profile it stands for, when it is no permission set of its own.
    pub profile: Option<String>,
}
