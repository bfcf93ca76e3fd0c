//! Orgs that answer the panel's reads: what the stand-in org once answered, and changes of it.

use super::names::Names;
use salesforce::answer::{Answer, Calls, Identity, Version};
use salesforce::error::{ApiError, Problem};
use salesforce::exchange::{Exchange, Whose};
use salesforce::http::Reply;
use salesforce::read::Read;
use salesforce::session::SessionId;
use serde::{Deserialize, Deserializer};
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// An org as it answers.
#[derive(Clone)]
pub(crate) struct Org {
    exchanges: Vec<Recorded>,
    /// Whether it tells its admin nothing but who that is and which org it is.
    is_closed: bool,
}

#[derive(Clone, Deserialize)]
struct Recorded {
    #[serde(deserialize_with = "as_text")]
    read: String,
    status: u16,
    content_type: Option<String>,
    body: String,
}

/// What is asked only of an org that is not as the recorded ones: Usernames that may be
/// taken, and groups that the permission set may be assigned by. There are none of either.
const ASKED_SELDOM: [&str; 6] = [
    "FROM User WHERE Id IN",
    "SELECT Username FROM User",
    "PermissionSetGroupComponent",
    "MasterLabel LIKE",
    "FROM ConnectedApplication",
    "SELECT Id, UserId, LoginTime",
];
const NO_ROWS: &str = r#"{"totalSize":0,"done":true,"records":[]}"#;

impl Org {
    /// Nothing was begun.
    pub(crate) fn empty() -> Self {
        static EMPTY: LazyLock<Org> = LazyLock::new(|| Org::recorded("empty"));
        EMPTY.clone()
    }

    /// All is done.
    pub(crate) fn complete() -> Self {
        static COMPLETE: LazyLock<Org> = LazyLock::new(|| Org::recorded("complete"));
        COMPLETE.clone()
    }

    fn recorded(name: &str) -> Self {
        let path = format!("{}/tests/fixtures/salesforce/{name}.json", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(path).unwrap();
        Self { exchanges: serde_json::from_str(&text).unwrap(), is_closed: false }
    }

    /// Its admin may read nothing of what the checks need.
    pub(crate) fn closed(self) -> Self {
        Self { is_closed: true, ..self }
    }

    /// It calls its things otherwise.
    pub(crate) fn named(mut self, names: &Names) -> Self {
        for Recorded { read, body, .. } in &mut self.exchanges {
            *read = names.in_place_of_recorded(read);
            *body = names.in_place_of_recorded(body);
        }
        self
    }

    pub(crate) fn sandbox(self) -> Self {
        self.but(" FROM Organization", r#""IsSandbox":false"#, r#""IsSandbox":true"#)
    }

    pub(crate) fn developer(self) -> Self {
        self.but(" FROM Organization", "Enterprise Edition", "Developer Edition")
    }

    /// Something in the answer to the read with this text is another; of several places the last.
    pub(crate) fn but(mut self, read: &str, before: &str, after: &str) -> Self {
        let exchange = self.exchanges.iter_mut().find(|exchange| exchange.read.contains(read));
        let Recorded { body, .. } = exchange.unwrap_or_else(|| panic!("not recorded: {read}"));
        let place = body.rfind(before).unwrap_or_else(|| panic!("{read} is not answered by {before}"));
        body.replace_range(place..place + before.len(), after);
        self
    }

    /// There is nothing of what the read with this text asks for.
    pub(crate) fn without_rows(mut self, read: &str) -> Self {
        let mut asked = self.exchanges.iter_mut().filter(|exchange| exchange.read.contains(read)).peekable();
        assert!(asked.peek().is_some(), "not recorded: {read}");
        for exchange in asked {
            exchange.body = NO_ROWS.to_owned();
        }
        self
    }

    /// Its app was changed five minutes ago.
    pub(crate) fn just_changed(mut self) -> Self {
        const BEGIN: &str = "<lastModifiedDate>";
        for exchange in self.exchanges.iter_mut().filter(|exchange| exchange.read.contains("list_metadata")) {
            let parts = exchange.body.split(BEGIN).map(|part| match part.split_once("</lastModifiedDate>") {
                Some((_, rest)) => format!("2026-11-24T14:27:00.000Z</lastModifiedDate>{rest}"),
                None => part.to_owned(),
            });
            exchange.body = parts.collect::<Vec<_>>().join(BEGIN);
        }
        self
    }

    /// Its admin may not read the metadata of this type.
    pub(crate) fn without_metadata(mut self, kind: &str) -> Self {
        let asked = format!(r#""read_metadata":{{"kind":"{kind}""#);
        for exchange in self.exchanges.iter_mut().filter(|exchange| exchange.read.contains(&asked)) {
            let fault = "<faultcode>sf:INSUFFICIENT_ACCESS</faultcode><faultstring>INSUFFICIENT_ACCESS: use of the Metadata API requires a user with the ModifyAllData or ModifyMetadata permissions</faultstring>";
            let envelope = "http://schemas.xmlsoap.org/soap/envelope/";
            exchange.status = 500;
            exchange.body = format!(
                r#"<soapenv:Envelope xmlns:soapenv="{envelope}"><soapenv:Body><soapenv:Fault>{fault}</soapenv:Fault></soapenv:Body></soapenv:Envelope>"#
            );
        }
        self
    }

    /// Who the admin is.
    pub(crate) fn identity(&self) -> Identity {
        match self.answer(&Read::Identity) {
            Ok(Answer::Identity(identity)) => identity,
            other => panic!("{other:?}"),
        }
    }

    /// What it costs to ask it these reads at once; who asks first learns its versions before.
    pub(crate) fn cost(&self, reads: &[Read], is_first: bool) -> Calls {
        let identity = self.identity();
        let (org_id, _) = identity.org_id.split_at(15);
        let session = SessionId::new(format!("{org_id}!recorded")).unwrap();
        let whose = Whose { known: (!is_first).then(|| identity.clone()), expected: None };
        let mut exchange = Exchange::begin(&session, Version::NEWEST, whose, reads.to_vec());
        let count = exchange.requests().len().try_into().unwrap();
        let mut calls = Calls { requests: count, round_trips: 1, api_calls: count };
        if is_first {
            calls += Calls::VERSIONS;
        }
        calls
    }

    /// What it answers to a read.
    pub(crate) fn answer(&self, read: &Read) -> Result<Answer, ApiError> {
        let text = serde_json::to_value(read).unwrap().to_string();
        let is_about_admin = text.contains(" FROM Organization") || text.contains(" FROM User WHERE Id = ");
        if self.is_closed && !is_about_admin && !matches!(read, Read::Identity) {
            let message = "insufficient access rights on cross-reference id".to_owned();
            let problems = vec![Problem { code: "INSUFFICIENT_ACCESS".to_owned(), message }];
            return Err(ApiError::Refused { status: 403, problems });
        }
        let known = self.exchanges.iter().find(|exchange| is_same(&exchange.read, &text));
        let (status, content_type, body) = match known {
            Some(Recorded { status, content_type, body, .. }) => {
                (*status, content_type.clone(), body.clone())
            }
            None if matches!(read, Read::PermissionLabels) => {
                let labels = [("AuthorApex", "Author Apex"), ("ViewSetup", "View Setup and Configuration")];
                let label = |(name, label): (&str, &str)| (name.to_owned(), label.to_owned());
                return Ok(Answer::PermissionLabels(BTreeMap::from(labels.map(label))));
            }
            None if ASKED_SELDOM.iter().any(|seldom| text.contains(seldom)) => {
                (200, Some("application/json".to_owned()), NO_ROWS.to_owned())
            }
            // A profile's limits are read only after a refusal by them; nobody was let see them.
            None if text.contains(r#""read_metadata":{"kind":"Profile""#) => {
                let message = "insufficient access rights on cross-reference id".to_owned();
                let problems = vec![Problem { code: "INSUFFICIENT_ACCESS".to_owned(), message }];
                return Err(ApiError::Refused { status: 403, problems });
            }
            None => panic!("not recorded: {text}"),
        };
        read.parse(&Reply {
            status,
            content_type,
            date: None,
            limit_info: None,
            retry_after: None,
            body: body.into(),
        })
    }
}

/// Whether a read is the recorded one. While nobody has named the integration user, the
/// panel asks for those with the license alone; the recorded orgs have no others.
fn is_same(recorded: &str, asked: &str) -> bool {
    let unnamed = || {
        let (before, named) = recorded.split_once("Username = ")?;
        let (_, after) = named.split_once("')")?;
        Some(format!("{before}Profile.UserLicense.Name = 'Salesforce Integration'){after}"))
    };
    recorded == asked || unnamed().is_some_and(|unnamed| unnamed == asked)
}

/// A read as a text, its parts in the order of their names.
fn as_text<'de, D: Deserializer<'de>>(source: D) -> Result<String, D::Error> {
    Value::deserialize(source).map(|read| read.to_string())
}

/// The certificate that the recorded app holds.
pub(crate) fn recorded_certificate() -> String {
    let org = Org::complete();
    let told = org.exchanges.iter().find_map(|exchange| exchange.body.split_once("<certificate>"));
    told.and_then(|(_, rest)| rest.split_once('<')).unwrap().0.to_owned()
}

/// An org in which all is right, and much of it looks otherwise than in most.
pub(crate) fn unusual() -> Org {
    let renewed = include_str!("../../fixtures/certificates/renewed.pem");
    Org::complete()
        .but(r#""kind":"ExtlClntAppGlobalOauthSettings""#, &recorded_certificate(), renewed)
        .but(
            " FROM PackageLicense WHERE",
            r#""Status":"Active","ExpirationDate":null"#,
            r#""Status":"Trial","ExpirationDate":"2026-12-20T00:00:00.000+0000""#,
        )
        .but(
            "PermissionSetGroup.HasActivationRequired FROM PermissionSetAssignment",
            r#""ExpirationDate":null"#,
            r#""ExpirationDate":"2026-12-31T23:00:00.000+0000""#,
        )
}

/// An org whose app was only just created: the policies are those that Salesforce gave it.
pub(crate) fn just_created() -> Org {
    const OAUTH: &str = r#""kind":"ExtlClntAppOauthConfigurablePolicies""#;
    Org::complete()
        .but(OAUTH, "IVR_Access_to_SCV_Apex_Classes", "")
        .but(OAUTH, "AdminApprovedPreAuthorized", "AllSelfAuthorized")
        .but(OAUTH, "<refreshTokenPolicyType>Zero", "<refreshTokenPolicyType>SpecificLifetime")
        .but(r#""kind":"ExtlClntAppConfigurablePolicies""#, "<startPage>None", "<startPage>OAuth")
        .without_rows("Parent.Profile.Name FROM SetupEntityAccess WHERE")
        .without_rows(" FROM LoginHistory")
}

/// An org in which somebody did each step, and none of them right.
pub(crate) fn different() -> Org {
    const SET: &str = "FIELDS(ALL) FROM PermissionSet WHERE Name";
    const CLASS: &str = r#"{"attributes":{"type":"SetupEntityAccess","url":"/services/data/v67.0/sobjects/SetupEntityAccess/0J0gL00000001XUSAY"},"SetupEntityId":"01pgL00000001EOQAY","SetupEntityType":"ApexClass"},"#;
    Org::complete()
        .but(" FROM PackageLicense WHERE", r#""Status":"Active""#, r#""Status":"Expired""#)
        .but(" FROM UserLicense", r#""UsedLicenses":1"#, r#""UsedLicenses":5"#)
        .but(
            " FROM PermissionSetLicense\"",
            r#""TotalLicenses":5,"UsedLicenses":1"#,
            r#""TotalLicenses":5,"UsedLicenses":5"#,
        )
        .but(
            "UserPermissionAccess",
            r#""PermissionsAssignPermissionSets":true"#,
            r#""PermissionsAssignPermissionSets":false"#,
        )
        .but(
            "UserPermissionAccess",
            r#""PermissionsExternalClientAppAdmin":true"#,
            r#""PermissionsExternalClientAppAdmin":false"#,
        )
        .but(SET, r#""Label":"IVR Access to SCV Apex Classes""#, r#""Label":"IVR Access""#)
        .but(SET, r#""LicenseId":null"#, r#""LicenseId":"100gL00000000zTQAQ""#)
        .but(SET, r#""HasActivationRequired":false"#, r#""HasActivationRequired":true"#)
        .but(SET, r#""PermissionsApexRestServices":true"#, r#""PermissionsApexRestServices":false"#)
        .but(SET, r#""PermissionsAuthorApex":false"#, r#""PermissionsAuthorApex":true"#)
        .but("FieldPerms) FROM PermissionSet WHERE Name", CLASS, "")
        .but(" FROM Profile WHERE", r#""Name":"Salesforce Integration""#, r#""Name":"Salesforce""#)
        .but(
            "FIELDS(ALL) FROM PermissionSet WHERE IsOwned",
            r#""PermissionsApiUserOnly":true"#,
            r#""PermissionsApiUserOnly":false"#,
        )
        .but(" FROM User WHERE (", r#""IsActive":true"#, r#""IsActive":false"#)
        .but(
            " FROM User WHERE (",
            r#""Name":"SCV Integration","LastModifiedDate""#,
            r#""Name":"Standard User","LastModifiedDate""#,
        )
        .but(" FROM User WHERE (", r#""Name":"Salesforce Integration""#, r#""Name":"Salesforce""#)
        .but(" FROM UserLogin", "false", "true")
        .but(" FROM PermissionSetLicenseAssign", "SalesforceAPIIntegrationPsl", "ServiceCloudVoicePsl")
        .but(" FROM PermissionSetLicenseAssign", "Salesforce API Integration", "Service Cloud Voice")
        .but(
            "PermissionSetGroup.HasActivationRequired FROM PermissionSetAssignment",
            r#""ExpirationDate":null"#,
            r#""ExpirationDate":"2026-10-31T23:00:00.000+0000""#,
        )
        .but(" FROM ExternalClientApplication", "WxCC - SCV", "Webex Trial")
        .but(" FROM ExternalClientApplication", "ada.admin@acme.example", "trial@acme.example")
        .but(" FROM ExternalClientApplication", r#""Local""#, r#""Packaged""#)
        .but("ExtlClntAppOauthSettings\",\"names", "Api,RefreshToken", "Api,Full")
        .but(
            "GlobalOauthSettings\",\"names",
            "http://localhost:1717/OauthRedirect",
            "https://trial.acme.example/callback",
        )
        .but("GlobalOauthSettings\",\"names", "SecretOptional>true", "SecretOptional>false")
        .but("OauthConfigurablePolicies\",\"names", "AdminApprovedPreAuthorized", "AllSelfAuthorized")
        .but(
            "OauthConfigurablePolicies\",\"names",
            "<refreshTokenPolicyType>Zero",
            "<refreshTokenPolicyType>Infinite",
        )
        .but(
            "OauthConfigurablePolicies\",\"names",
            "<ipRelaxationPolicyType>Enforce",
            "<ipRelaxationPolicyType>Bypass",
        )
        .but("\"ExtlClntAppConfigurablePolicies\",\"names", "<isEnabled>true", "<isEnabled>false")
        .but(
            "\"ExtlClntAppConfigurablePolicies\",\"names",
            "<isOauthPluginEnabled>true",
            "<isOauthPluginEnabled>false",
        )
        .but("\"ExtlClntAppConfigurablePolicies\",\"names", "<startPage>None", "<startPage>OAuth")
        .but(" FROM LoginHistory", r#""Success""#, r#""Failed: Not approved for access""#)
}
