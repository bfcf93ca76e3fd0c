//! The external client app: what is asked about it, and what the answers say.

pub(super) mod components;

use super::aim::Aim;
use super::answers::{self, Answers};
use super::question::{Question, ask_if};
use super::{certificate, older, outsider, survey, user};
use crate::org::{
    App, AppId, AppPolicy, GlobalOauthSettings, Holder, Moment, OauthPolicy, OauthSettings, Observed,
    OtherFlow, PermissionSetId, PermissionSetOnApp, Reason, UserId,
};
use components::Found;
use salesforce::answer::{MetadataRecord, MetadataType, Record};
use salesforce::{Answer, Soql};
use words::{Text, read};

/// Which kinds of components describe an app, beside the app itself.
const KINDS: [MetadataType; 4] = [
    MetadataType::ExtlClntAppOauthSettings,
    MetadataType::ExtlClntAppGlobalOauthSettings,
    MetadataType::ExtlClntAppOauthConfigurablePolicies,
    MetadataType::ExtlClntAppConfigurablePolicies,
];

/// The questions whose time has come, answered or not.
pub(super) fn open(wanted: &Aim, answers: &Answers) -> Vec<Question> {
    use Question as Q;
    let mut all = ask_if(wanted.app.is_some(), &[Q::App, Q::ListSettings, Q::ListPolicies]);
    all.extend(ask_if(wanted.app.is_some(), &[Q::AppAccess]));
    all.extend(ask_if(!let_in(wanted, answers).is_empty(), &[Q::AppHolders]));
    let (by_data, by_tooling) = (answers.failed(&Q::App), answers.failed(&Q::AppByTooling));
    all.extend(ask_if(by_data, &[Q::AppByTooling]));
    all.extend(ask_if(by_data && by_tooling, &[Q::AppByMetadata]));
    if let Some(app) = name(wanted, answers).filter(|_| answers.app_exists(wanted)) {
        for kind in KINDS {
            if let Found::Unread { call } = components::find(kind, app, wanted, answers) {
                all.push(Q::Components(kind, call));
            }
        }
    }
    all
}

/// The API name of the app that is taken, else of the one that is named.
pub(super) fn name<'a>(wanted: &'a Aim, answers: &'a Answers) -> Option<&'a str> {
    let named = wanted.app.as_deref()?;
    Some(answers.picks.app.one().unwrap_or(named))
}

/// The rows of all apps, in whichever API.
pub(super) fn query() -> Soql {
    let fields = ["Id", "DeveloperName", "MasterLabel", "ContactEmail", "DistributionState"];
    Soql::select(&fields, "ExternalClientApplication").build()
}

/// Who may use them.
pub(super) fn access_query() -> Soql {
    let fields = [
        "SetupEntityId",
        "ParentId",
        "Parent.Name",
        "Parent.Label",
        "Parent.NamespacePrefix",
        "Parent.Type",
        "Parent.Profile.Name",
    ];
    let query = Soql::select(&fields, "SetupEntityAccess");
    query.where_among("SetupEntityType", ["ExternalClientApplication", "ConnectedApplication"]).build()
}

/// The permission sets that the taken app lets in, and the one that is taken.
fn let_in(wanted: &Aim, answers: &Answers) -> Vec<String> {
    if wanted.app.is_none() {
        return Vec::new();
    }
    let id = answers.app_row(wanted).and_then(|row| row.some_text("Id").ok()).map(AppId::new);
    let id = older::taken(answers).and_then(|older| older.id).or(id);
    let on_app = id.and_then(|id| permission_sets(&id, answers).ok()).unwrap_or_default();
    let by_set = on_app.into_iter().filter(|row| row.profile.is_none()).map(|row| row.id.to_string());
    let mut ids: Vec<String> = by_set.chain(answers.picks.set.one().map(str::to_owned)).collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}

/// Who holds these: the first of them, where that are very many.
pub(super) fn holders_query(wanted: &Aim, answers: &Answers) -> Soql {
    let sets = let_in(wanted, answers);
    // `IsRevoked` is a field only where user access policies are on, so it can't be named.
    let query = Soql::select(&["FIELDS(ALL)"], "PermissionSetAssignment");
    query.where_among("PermissionSetId", sets.iter().map(String::as_str)).at_most(200).build()
}

/// Who holds what the app lets in, or the permission set that is taken.
pub(super) fn holders(wanted: &Aim, answers: &Answers) -> Result<Vec<Holder>, Reason> {
    if let_in(wanted, answers).is_empty() {
        return Ok(Vec::new());
    }
    let found = answers.found(&Question::AppHolders).map(|found| found.rows.as_slice());
    let Some(rows) = found else {
        return answers::rows(Question::AppHolders, answers).map(|_| Vec::new());
    };
    let known = user::users(wanted, answers).unwrap_or_default();
    let holder = |row: &Record| {
        let id = UserId::new(row.some_text("AssigneeId")?);
        let set = PermissionSetId::new(row.some_text("PermissionSetId")?);
        if let Some(user) = known.iter().find(|user| user.id == id) {
            let (username, is_active) = (Some(user.username.clone()), Some(user.is_active));
            return Ok(Holder { id, set, username, is_active });
        }
        let row = outsider::named(&id, answers);
        let username = row.and_then(|row| row.some_text("Username").ok()).map(str::to_owned);
        Ok(Holder { id, set, username, is_active: row.and_then(|row| row.flag("IsActive").ok()) })
    };
    rows.iter().map(holder).collect::<Result<_, _>>().map_err(answers::missing_field(Question::AppHolders))
}

/// Whether a row says that this assignment was taken back.
pub(super) fn is_revoked(assignee: &str, set: &str, answers: &Answers) -> bool {
    let rows = answers.found(&Question::AppHolders).map(|found| found.rows.as_slice()).unwrap_or_default();
    rows.iter().any(|row| {
        let is = |field: &str, id: &str| row.some_text(field) == Ok(id);
        is("AssigneeId", assignee) && is("PermissionSetId", set) && row.flag("IsRevoked") == Ok(true)
    })
}

/// The app, or that there is none of that name.
pub(super) fn app(wanted: &Aim, answers: &Answers) -> Result<Option<App>, Reason> {
    let Some(name) = name(wanted, answers) else {
        return Err(Reason::ValueMissing { what: Question::App.what() });
    };
    survey::is_clear(Question::App, &survey::offered_apps(answers))?;
    if let Some(older) = older::taken(answers) {
        return Err(Reason::Older { app: older.label });
    }
    let Some(head) = head(name, wanted, answers)? else { return Ok(None) };
    let component = |kind: MetadataType| component(kind, name, wanted, answers);
    let permission_sets = match &head.id {
        Some(id) => permission_sets(id, answers),
        None => Err(Reason::NeedsOther { what: Question::AppAccess.what(), needs: read::AppId.into() }),
    };
    Ok(Some(App {
        id: head.id,
        api_name: head.api_name,
        label: head.label,
        contact_email: head.contact_email,
        distribution: head.distribution,
        oauth_settings: component(MetadataType::ExtlClntAppOauthSettings)
            .map(|found| found.map(oauth_settings))
            .into(),
        global_settings: component(MetadataType::ExtlClntAppGlobalOauthSettings)
            .map(|found| found.map(global_settings))
            .into(),
        oauth_policy: component(MetadataType::ExtlClntAppOauthConfigurablePolicies)
            .map(|found| found.map(oauth_policy))
            .into(),
        policy: component(MetadataType::ExtlClntAppConfigurablePolicies)
            .map(|found| found.map(policy))
            .into(),
        permission_sets: permission_sets.into(),
        changed: changed(name, wanted, answers).into(),
    }))
}

/// The app that is taken, of whichever kind, where it is there.
pub(super) fn taken(wanted: &Aim, answers: &Answers) -> Option<App> {
    older::app(answers).or_else(|| app(wanted, answers).ok().flatten())
}

/// What the app says of itself.
struct Head {
    id: Option<AppId>,
    api_name: String,
    label: String,
    contact_email: Observed<Option<String>>,
    distribution: Observed<Option<String>>,
}

/// By the data API, else by the Tooling API, else by its metadata: which of them
/// knows the object differs between orgs (all three were seen).
fn head(name: &str, wanted: &Aim, answers: &Answers) -> Result<Option<Head>, Reason> {
    for question in [Question::App, Question::AppByTooling] {
        if let Ok(rows) = answers::rows(question, answers) {
            for row in rows {
                row.some_text("DeveloperName").map_err(answers::missing_field(question))?;
            }
            return answers.app_row(wanted).map(|row| head_of_row(row, question)).transpose();
        }
    }
    match answers.outcome(&Question::AppByMetadata) {
        Some(Ok(Answer::Metadata(records))) => Ok(records.first().map(|record| head_of_record(name, record))),
        Some(Ok(_)) => Err(answers::unexpected(Question::AppByMetadata)),
        Some(Err(error)) => Err(answers::failed(Question::AppByMetadata, error)),
        // The first refusal says more than those that followed from it.
        None => Err(answers::rows(Question::App, answers).err().unwrap_or(Reason::NotAsked)),
    }
}

fn head_of_row(row: &Record, question: Question) -> Result<Head, Reason> {
    let lacking = answers::missing_field(question);
    let text = |field: &str| row.text(field).map(|text| text.map(str::to_owned)).map_err(&lacking);
    Ok(Head {
        id: Some(AppId::new(row.some_text("Id").map_err(&lacking)?)),
        api_name: row.some_text("DeveloperName").map_err(&lacking)?.to_owned(),
        label: row.some_text("MasterLabel").map_err(&lacking)?.to_owned(),
        contact_email: text("ContactEmail").into(),
        distribution: text("DistributionState").into(),
    })
}

fn head_of_record(name: &str, record: &MetadataRecord) -> Head {
    let text = |element: &str| Observed::Known(record.text(element).map(str::to_owned));
    Head {
        id: None,
        api_name: name.to_owned(),
        label: record.text("label").unwrap_or_default().to_owned(),
        contact_email: text("contactEmail"),
        distribution: text("distributionState"),
    }
}

fn component<'a>(
    kind: MetadataType,
    app: &str,
    wanted: &Aim,
    answers: &'a Answers,
) -> Result<Option<&'a MetadataRecord>, Reason> {
    match components::find(kind, app, wanted, answers) {
        Found::Here(record) => Ok(Some(record)),
        Found::Nowhere => Ok(None),
        Found::Unread { .. } => Err(Reason::NotAsked),
        Found::Unknown(reason) => Err(reason),
    }
}

fn oauth_settings(record: &MetadataRecord) -> OauthSettings {
    let mut scopes = listed(record, "commaSeparatedOauthScopes");
    scopes.extend(listed(record, "commaSeparatedCustomScopes"));
    OauthSettings { scopes }
}

/// The elements that switch on a flow.
const FLOWS: [(&str, OtherFlow); 4] = [
    ("isClientCredentialsFlowEnabled", OtherFlow::ClientCredentials),
    ("isCodeCredFlowEnabled", OtherFlow::CodeAndCredentials),
    ("isDeviceFlowEnabled", OtherFlow::Device),
    ("isTokenExchangeEnabled", OtherFlow::TokenExchange),
];

fn global_settings(record: &MetadataRecord) -> GlobalOauthSettings {
    // Several callback URLs stand on lines of their own (seen in deployments).
    let callback_urls = record.text("callbackUrl").unwrap_or_default().split_whitespace().map(str::to_owned);
    GlobalOauthSettings {
        callback_urls: callback_urls.collect(),
        certificate: certificate::read(record.text("certificate")),
        consumer_key: record.text("consumerKey").map(str::to_owned),
        // Documented default: the secret is required.
        is_secret_optional: record.flag("isConsumerSecretOptional").unwrap_or(false),
        other_flows: FLOWS
            .iter()
            .filter(|(element, _)| record.flag(element) == Some(true))
            .map(|(_, flow)| *flow)
            .collect(),
        gives_jwt_tokens: record.flag("isNamedUserJwtEnabled").unwrap_or(false),
    }
}

fn oauth_policy(record: &MetadataRecord) -> OauthPolicy {
    let text = |element: &str| record.text(element).map(str::to_owned);
    let validity = record.text("refreshTokenValidityPeriod").zip(record.text("refreshTokenValidityUnit"));
    OauthPolicy {
        permitted_users: text("permittedUsersPolicyType"),
        refresh_token: text("refreshTokenPolicyType"),
        refresh_token_validity: validity.map(|(period, unit)| format!("{period} {unit}")),
        ip_relaxation: text("ipRelaxationPolicyType"),
        session_level: text("requiredSessionLevel"),
        permission_sets: listed(record, "commaSeparatedPermissionSet"),
        profiles: listed(record, "commaSeparatedProfile"),
    }
}

fn policy(record: &MetadataRecord) -> AppPolicy {
    AppPolicy {
        is_enabled: record.flag("isEnabled"),
        is_oauth_enabled: record.flag("isOauthPluginEnabled"),
        start_page: record.text("startPage").map(str::to_owned),
    }
}

fn listed(record: &MetadataRecord, element: &str) -> Vec<String> {
    let items = record.text(element).unwrap_or_default().split(',').map(str::trim);
    items.filter(|item| !item.is_empty()).map(str::to_owned).collect()
}

pub(super) fn permission_sets(app: &AppId, answers: &Answers) -> Result<Vec<PermissionSetOnApp>, Reason> {
    let lacking = answers::missing_field(Question::AppAccess);
    let mut all = Vec::new();
    for row in answers::rows(Question::AppAccess, answers)? {
        if AppId::new(row.some_text("SetupEntityId").map_err(&lacking)?) == *app {
            all.push(permission_set(row).map_err(&lacking)?);
        }
    }
    Ok(all)
}

fn permission_set(row: &Record) -> Result<PermissionSetOnApp, salesforce::answer::MissingField> {
    Ok(PermissionSetOnApp {
        id: PermissionSetId::new(row.some_text("ParentId")?),
        name: row.some_text("Parent.Name")?.to_owned(),
        label: row.some_text("Parent.Label")?.to_owned(),
        profile: row.text("Parent.Profile.Name")?.map(str::to_owned),
    })
}

/// The latest change of the app itself or of any component that belongs to it.
fn changed(app: &str, wanted: &Aim, answers: &Answers) -> Result<Moment, Reason> {
    let mut times = Vec::new();
    let mut note = |kind: MetadataType, name: &str| {
        let listed = components::listed(kind, answers)?;
        let of_this_name = listed.into_iter().filter(|listed| listed.full_name.eq_ignore_ascii_case(name));
        times.extend(of_this_name.filter_map(|listed| Moment::parse(listed.last_modified.as_deref()?)));
        Ok::<_, Reason>(())
    };
    note(MetadataType::ExternalClientApplication, app)?;
    for kind in KINDS {
        if let Some(record) = component(kind, app, wanted, answers)? {
            note(kind, &record.full_name)?;
        }
    }
    let unknown =
        || Reason::Lacking { what: Question::ListSettings.what(), field: Text::quoted("lastModifiedDate") };
    times.into_iter().max().ok_or_else(unknown)
}

impl Answers {
    /// The row of the app that is taken.
    pub(super) fn app_row(&self, wanted: &Aim) -> Option<&Record> {
        let name = name(wanted, self)?;
        let is_it = |row: &&Record| {
            row.some_text("DeveloperName").is_ok_and(|found| found.eq_ignore_ascii_case(name))
        };
        self.app_rows()?.iter().find(is_it)
    }

    pub(super) fn app_exists(&self, wanted: &Aim) -> bool {
        let by_metadata = self.outcome(&Question::AppByMetadata);
        let described = matches!(by_metadata, Some(Ok(Answer::Metadata(records))) if !records.is_empty());
        described || self.app_row(wanted).is_some()
    }
}
