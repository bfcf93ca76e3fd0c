//! Components as the Metadata API gives them: those of an external client app, connected apps, and
//! what profiles and the org ask of logins.

use serde::{Deserialize, Serialize};

/// The types that make up an external client app (since 59.0, the policies since 60.0), and
/// what else decides on a login.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum MetadataType {
    /// The app: name, contact, distribution.
    ExternalClientApplication,
    /// Scopes.
    ExtlClntAppOauthSettings,
    /// Callback URL, certificate, consumer key, what the flows require.
    ExtlClntAppGlobalOauthSettings,
    /// Permitted users, permission sets, refresh tokens, IP relaxation.
    ExtlClntAppOauthConfigurablePolicies,
    /// On or off, start page.
    ExtlClntAppConfigurablePolicies,
    /// A profile; of it nothing is kept but from where and when its users may log in.
    Profile,
    /// What a profile asks of the sessions of its users. Its name tells nothing (seen).
    ProfileSessionSetting,
    /// An app of the older kind, whole.
    ConnectedApp,
    /// Whether the org lets in approved apps alone; there is one, named `ConnectedApp`.
    ConnectedAppSettings,
}

impl MetadataType {
    /// The name in the API.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ExternalClientApplication => "ExternalClientApplication",
            Self::ExtlClntAppOauthSettings => "ExtlClntAppOauthSettings",
            Self::ExtlClntAppGlobalOauthSettings => "ExtlClntAppGlobalOauthSettings",
            Self::ExtlClntAppOauthConfigurablePolicies => "ExtlClntAppOauthConfigurablePolicies",
            Self::ExtlClntAppConfigurablePolicies => "ExtlClntAppConfigurablePolicies",
            Self::Profile => "Profile",
            Self::ProfileSessionSetting => "ProfileSessionSetting",
            Self::ConnectedApp => "ConnectedApp",
            Self::ConnectedAppSettings => "ConnectedAppSettings",
        }
    }

    pub(crate) fn parse(name: &str) -> Option<Self> {
        ALL.into_iter().find(|kind| kind.as_str() == name)
    }

    /// The elements that are kept of a reply. What is not named here is dropped
    /// while parsing; `consumerSecret` must never be named here.
    pub(crate) fn kept(self) -> &'static [&'static str] {
        match self {
            Self::ExternalClientApplication => &[
                "contactEmail",
                "description",
                "distributionState",
                "isProtected",
                "label",
                "orgScopedExternalApp",
            ],
            Self::ExtlClntAppOauthSettings => &[
                "commaSeparatedCustomScopes",
                "commaSeparatedOauthScopes",
                "externalClientApplication",
                "label",
            ],
            Self::ExtlClntAppGlobalOauthSettings => &[
                "callbackUrl",
                "certificate",
                "consumerKey",
                "externalClientApplication",
                "isClientCredentialsFlowEnabled",
                "isCodeCredFlowEnabled",
                "isConsumerSecretOptional",
                "isDeviceFlowEnabled",
                "isNamedUserJwtEnabled",
                "isPkceRequired",
                "isSecretRequiredForRefreshToken",
                "isTokenExchangeEnabled",
                "label",
            ],
            Self::ExtlClntAppOauthConfigurablePolicies => &[
                "clientCredentialsFlowUser",
                "commaSeparatedPermissionSet",
                "commaSeparatedProfile",
                "externalClientApplication",
                "ipRelaxationPolicyType",
                "isClientCredentialsFlowEnabled",
                "label",
                "permittedUsersPolicyType",
                "refreshTokenPolicyType",
                "refreshTokenValidityPeriod",
                "refreshTokenValidityUnit",
                "requiredSessionLevel",
                "startUrl",
            ],
            Self::ExtlClntAppConfigurablePolicies => &[
                "externalClientApplication",
                "isEnabled",
                "isOauthPluginEnabled",
                "label",
                "startPage",
                "startUrl",
            ],
            Self::Profile => &["loginHours", "loginIpRanges"],
            Self::ProfileSessionSetting => &["profile", "requiredSessionLevel"],
            Self::ConnectedApp => &["contactEmail", "label", "oauthConfig", "oauthPolicy", "sessionPolicy"],
            Self::ConnectedAppSettings => &["enableAdminApprovedAppsOnly"],
        }
    }

    /// The elements that are kept within one of those; all of them where nothing is said. The
    /// `oauthConfig` of a connected app has a `consumerSecret`.
    pub(crate) fn kept_within(name: &str) -> Option<&'static [&'static str]> {
        (name == "oauthConfig").then_some(&[
            "callbackUrl",
            "certificate",
            "consumerKey",
            "isAdminApproved",
            "isClientCredentialEnabled",
            "isCodeCredentialEnabled",
            "isConsumerSecretOptional",
            "isNamedUserJwtEnabled",
            "isTokenExchangeEnabled",
            "scopes",
        ])
    }

    /// Whether an element of that name can stand there several times (Metadata API Developer
    /// Guide; of what is kept).
    pub(crate) fn is_list(name: &str) -> bool {
        matches!(name, "loginIpRanges" | "scopes")
    }
}

const ALL: [MetadataType; 9] = [
    MetadataType::ExternalClientApplication,
    MetadataType::ExtlClntAppOauthSettings,
    MetadataType::ExtlClntAppGlobalOauthSettings,
    MetadataType::ExtlClntAppOauthConfigurablePolicies,
    MetadataType::ExtlClntAppConfigurablePolicies,
    MetadataType::Profile,
    MetadataType::ProfileSessionSetting,
    MetadataType::ConnectedApp,
    MetadataType::ConnectedAppSettings,
];

/// A component that the org has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listed {
    /// Its type.
    pub kind: MetadataType,
    /// Its name.
    pub full_name: String,
    /// Its id, where it has one.
    #[serde(default)]
    pub id: Option<String>,
    /// When it was changed last, as `2026-09-07T10:00:00.000Z`.
    pub last_modified: Option<String>,
}

/// What is kept of a component.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MetadataRecord {
    /// Its type.
    pub kind: MetadataType,
    /// Its name.
    pub full_name: String,
    /// Its elements that are kept, in their order.
    pub parts: Vec<MetadataPart>,
}

/// An element of a component: a text, or elements within.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MetadataPart {
    /// Its name without a prefix.
    pub name: String,
    /// Its text, without the spaces around it.
    pub text: String,
    /// The elements within, in their order.
    pub parts: Vec<MetadataPart>,
}

impl MetadataRecord {
    /// The text of an element, when there is one and it is not empty.
    pub fn text(&self, element: &str) -> Option<&str> {
        text(&self.parts, element)
    }

    /// The truth value of an element (XML Schema 2, 3.2.2); nothing when it is absent.
    pub fn flag(&self, element: &str) -> Option<bool> {
        truth(self.text(element)?)
    }

    /// The text of an element within another one, when there is one and it is not empty.
    pub fn within(&self, outer: &str, element: &str) -> Option<&str> {
        self.all(outer).next()?.text(element)
    }

    /// The truth value of an element within another one; nothing when it is absent.
    pub fn flag_within(&self, outer: &str, element: &str) -> Option<bool> {
        truth(self.within(outer, element)?)
    }

    /// The elements of that name, in their order.
    pub fn all<'a>(&'a self, element: &str) -> impl Iterator<Item = &'a MetadataPart> {
        self.parts.iter().filter(move |part| part.name == element)
    }
}

impl MetadataPart {
    /// The text of an element within, when there is one and it is not empty.
    pub fn text(&self, element: &str) -> Option<&str> {
        text(&self.parts, element)
    }
}

fn truth(text: &str) -> Option<bool> {
    match text {
        "true" | "1" => Some(true),
        "false" | "0" => Some(false),
        _ => None,
    }
}

fn text<'a>(parts: &'a [MetadataPart], element: &str) -> Option<&'a str> {
    parts
        .iter()
        .find(|part| part.name == element)
        .map(|part| part.text.as_str())
        .filter(|text| !text.is_empty())
}
