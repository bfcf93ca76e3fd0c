//! Connected apps, the older kind: which of them could be meant, and what they say.
//!
//! Few orgs log in through one, so what one says is read only where it could be the door: it lets
//! in a permission set with the class or of a user who could be meant, one of them has tried it,
//! the consumer key that was handed over is no external client app's, or none of these fits.

use super::aim::Aim;
use super::answers::{self, Answers};
use super::question::{Question, ask_if};
use super::{app, certificate, survey, user};
use crate::org::{
    App, AppCertificate, AppId, AppSeen, GlobalOauthSettings, Moment, OauthPolicy, OauthSettings, Observed,
    OtherFlow, Pick, Reason, as_application,
};
use gather::Gather as _;
use salesforce::answer::{Listed, MetadataRecord, Record};
use salesforce::read::MOST_NAMES;
use salesforce::{Answer, Soql};
use std::collections::BTreeSet;
use words::Text;

/// The questions whose time has come, answered or not.
pub(super) fn open(wanted: &Aim, answers: &Answers) -> Vec<Question> {
    use Question as Q;
    let mut all = ask_if(wanted.app.is_some() && answers.has_any(), &[Q::ConnectedApps]);
    all.extend(ask_if(matter(wanted, answers), &[Q::OlderList]));
    all.extend(ask_if(!names(wanted, answers).is_empty(), &[Q::OlderApps]));
    all
}

/// All connected apps.
pub(super) fn query() -> Soql {
    Soql::select(&["Id", "Name"], "ConnectedApplication").build()
}

pub(super) fn rows(answers: &Answers) -> &[Record] {
    answers.found(&Question::ConnectedApps).map(|found| found.rows.as_slice()).unwrap_or_default()
}

/// Whether one could be the door.
fn matter(wanted: &Aim, answers: &Answers) -> bool {
    if wanted.app.is_none() {
        return false;
    }
    !doors(wanted, answers).is_empty() || (!rows(answers).is_empty() && none_else_fits(wanted, answers))
}

/// Whether no external client app is the one, or the key that was handed over is none of theirs.
fn none_else_fits(wanted: &Aim, answers: &Answers) -> bool {
    let settings = survey::settings(answers);
    let is_of_none = |key: &str| settings.iter().all(|record| record.text("consumerKey") != Some(key));
    let is_strange = wanted.consumer_key.as_deref().is_some_and(is_of_none);
    let is_nobody = answers.picks.app == Pick::Nobody && !answers.app_exists(wanted);
    answers.app_rows().is_some() && (is_strange || is_nobody)
}

/// The connected apps that could be the door, by their ids.
fn doors(wanted: &Aim, answers: &Answers) -> Vec<AppId> {
    let found = |question| answers.found(&question).map(|found| found.rows.as_slice()).unwrap_or_default();
    let text = |row: &Record, field: &str| row.some_text(field).ok().map(str::to_owned);
    let with_class = found(Question::ClassHolders).iter().filter_map(|row| text(row, "ParentId"));
    let held = found(Question::Assignments).iter().filter_map(|row| text(row, "PermissionSetId"));
    let sets: BTreeSet<String> = with_class.chain(held).gather();
    let is_older = |id: &AppId| {
        let apps = answers.app_rows().unwrap_or_default();
        apps.iter().all(|row| row.some_text("Id").is_ok_and(|other| AppId::new(other) != *id))
    };
    let mut all = Vec::new();
    for row in found(Question::AppAccess) {
        let (Some(id), Some(set)) = (text(row, "SetupEntityId"), text(row, "ParentId")) else { continue };
        let id = AppId::new(&id);
        if sets.contains(&set) && answers.app_rows().is_some() && is_older(&id) {
            all.push(id);
        }
    }
    let users = user::users(wanted, answers).unwrap_or_default();
    let tried: BTreeSet<String> =
        survey::seen_logins(wanted, answers, &users).into_iter().map(|login| login.application).gather();
    for row in rows(answers) {
        if let (Some(id), Some(label)) = (text(row, "Id"), text(row, "Name"))
            && tried.contains(&as_application(&label))
        {
            all.push(AppId::new(&id));
        }
    }
    all
}

fn listed(answers: &Answers) -> &[Listed] {
    match answers.outcome(&Question::OlderList) {
        Some(Ok(Answer::Listed(all))) => all,
        _ => &[],
    }
}

/// The connected apps to read, by their names in the Metadata API: those that could be the
/// door; as many as one call reads where their list tells no ids.
pub(super) fn names(wanted: &Aim, answers: &Answers) -> Vec<String> {
    let doors = doors(wanted, answers);
    let is_door = |app: &&Listed| app.id.as_deref().is_some_and(|id| doors.contains(&AppId::new(id)));
    let all = listed(answers);
    let known: Vec<&Listed> = all.iter().filter(is_door).collect();
    let chosen = if known.is_empty() { all.iter().collect() } else { known };
    let mut names: Vec<String> = chosen.into_iter().map(|app| app.full_name.clone()).collect();
    names.sort_unstable();
    names.truncate(MOST_NAMES);
    names
}

/// What the connected app of this label says, where it was read and no other one has its label.
fn record<'a>(label: &str, answers: &'a Answers) -> Option<&'a MetadataRecord> {
    let Some(Ok(Answer::Metadata(records))) = answers.outcome(&Question::OlderApps) else { return None };
    let mut alike = records.iter().filter(|record| record.text("label") == Some(label));
    let first = alike.next()?;
    alike.next().is_none().then_some(first)
}

/// The connected apps as candidates, by their ids.
pub(super) fn seen(answers: &Answers) -> Vec<AppSeen> {
    let app = |row: &Record| {
        let id = row.some_text("Id").ok()?;
        let label = row.some_text("Name").ok()?;
        let found = record(label, answers);
        let held = found.map(|found| certificate::read(found.within("oauthConfig", "certificate")));
        Some(AppSeen {
            id: Some(AppId::new(id)),
            api_name: id.to_owned(),
            label: label.to_owned(),
            has_certificate: held.as_ref().map(|held| *held != AppCertificate::None),
            key: match held {
                Some(AppCertificate::Readable(certificate)) => Some(certificate.key_digest),
                _ => None,
            },
            consumer_key: found
                .and_then(|found| found.within("oauthConfig", "consumerKey"))
                .map(str::to_owned),
            is_older: true,
            sets: survey::sets_of(id, answers),
        })
    };
    rows(answers).iter().filter_map(app).collect()
}

/// The connected app that is taken, by id and label.
pub(super) fn taken(answers: &Answers) -> Option<AppSeen> {
    let taken = answers.picks.app.one()?;
    seen(answers).into_iter().find(|app| app.api_name == taken)
}

/// The connected app that is taken, as far as it can be read. Whether an admin has blocked it is
/// told by no API.
pub(super) fn app(answers: &Answers) -> Option<App> {
    let taken = taken(answers)?;
    let found = record(&taken.label, answers);
    let unread = || match answers.outcome(&Question::OlderApps) {
        Some(Err(error)) => answers::failed(Question::OlderApps, error),
        _ => Reason::NotAsked,
    };
    let id = taken.id.clone()?;
    let known = found.ok_or_else(unread);
    let has_oauth = |found: &&MetadataRecord| found.all("oauthConfig").next().is_some();
    Some(App {
        id: Some(id.clone()),
        api_name: found.map_or(taken.api_name, |found| found.full_name.clone()),
        label: taken.label.clone(),
        contact_email: known.clone().map(|found| found.text("contactEmail").map(str::to_owned)).into(),
        distribution: Observed::Unknown(Reason::Older { app: taken.label.clone() }),
        oauth_settings: known.clone().map(|found| Some(found).filter(has_oauth).map(scopes)).into(),
        global_settings: known.clone().map(|found| Some(found).filter(has_oauth).map(settings)).into(),
        oauth_policy: known.map(|found| Some(policy(found))).into(),
        policy: Observed::Unknown(Reason::Older { app: taken.label }),
        permission_sets: app::permission_sets(&id, answers).into(),
        changed: changed(&id, found, answers).into(),
    })
}

fn scopes(found: &MetadataRecord) -> OauthSettings {
    let config = found.all("oauthConfig").flat_map(|config| &config.parts);
    let scopes = config.filter(|part| part.name == "scopes").map(|part| part.text.clone());
    OauthSettings { scopes: scopes.collect() }
}

const FLOWS: [(&str, OtherFlow); 3] = [
    ("isClientCredentialEnabled", OtherFlow::ClientCredentials),
    ("isCodeCredentialEnabled", OtherFlow::CodeAndCredentials),
    ("isTokenExchangeEnabled", OtherFlow::TokenExchange),
];

fn settings(found: &MetadataRecord) -> GlobalOauthSettings {
    let text = |element: &str| found.within("oauthConfig", element);
    let flag = |element: &str| found.flag_within("oauthConfig", element) == Some(true);
    GlobalOauthSettings {
        callback_urls: text("callbackUrl")
            .unwrap_or_default()
            .split_whitespace()
            .map(str::to_owned)
            .collect(),
        certificate: certificate::read(text("certificate")),
        consumer_key: text("consumerKey").map(str::to_owned),
        is_secret_optional: flag("isConsumerSecretOptional"),
        other_flows: FLOWS.iter().filter(|(element, _)| flag(element)).map(|(_, flow)| *flow).collect(),
        gives_jwt_tokens: flag("isNamedUserJwtEnabled"),
    }
}

fn policy(found: &MetadataRecord) -> OauthPolicy {
    let is_approved = found.flag_within("oauthConfig", "isAdminApproved");
    let permitted =
        |is_approved| if is_approved { "AdminApprovedPreAuthorized" } else { "AllSelfAuthorized" };
    OauthPolicy {
        permitted_users: is_approved.map(permitted).map(str::to_owned),
        refresh_token: found.within("oauthPolicy", "refreshTokenPolicy").map(str::to_owned),
        ip_relaxation: found.within("oauthPolicy", "ipRelaxation").map(str::to_owned),
        session_level: found.within("sessionPolicy", "sessionLevel").map(str::to_owned),
        ..OauthPolicy::default()
    }
}

fn changed(id: &AppId, found: Option<&MetadataRecord>, answers: &Answers) -> Result<Moment, Reason> {
    let is_it = |app: &&Listed| {
        app.id.as_deref().map(AppId::new).as_ref() == Some(id)
            || found.is_some_and(|found| found.full_name == app.full_name)
    };
    let listed = listed(answers).iter().find(is_it).and_then(|app| app.last_modified.as_deref());
    let missing =
        || Reason::Lacking { what: Question::OlderList.what(), field: Text::quoted("lastModifiedDate") };
    listed.and_then(Moment::parse).ok_or_else(missing)
}
