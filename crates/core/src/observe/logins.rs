//! The login history of the integration user, page by page, and which other apps it
//! can't tell from the guide's.

use super::aim::Aim;
use super::answers::{self, Answers};
use super::question::{Question, ask_if};
use super::user::{self, queries};
use super::{app, older, survey};
use crate::org::{
    App, AppId, AppKind, DayHours, IpRange, Login, LoginId, LoginLimits, LoginWay, Logins, Moment, Namesake,
    Observed, Older, Reason, UserId, Whose, as_application, as_metadata_name, whose,
};
use gather::Gather as _;
use salesforce::answer::{Extent, MissingField, Record, Records};
use salesforce::{Answer, Soql};
use std::collections::BTreeSet;
use words::{Text, read};

/// What is read of an attempt.
pub(super) const FIELDS: [&str; 9] = [
    "Id",
    "LoginTime",
    "Status",
    "Application",
    "SourceIp",
    "LoginType",
    "LoginSubType",
    "LoginUrl",
    "Browser",
];
/// So many attempts the first page shows: most users have fewer, or the one that matters is among them.
const FIRST_PAGE: u16 = 200;
/// So many each further page: what one answer holds (SOQL and SOSL Reference, "queryMore").
const FURTHER_PAGE: u16 = 2000;
/// So many pages are read.
const MOST_PAGES: usize = 4;

/// The questions about the integration user's logins whose time has come.
pub(super) fn open(wanted: &Aim, answers: &Answers) -> Vec<Question> {
    let mut all: Vec<_> = next_page(wanted, answers).map(Question::Logins).into_iter().collect();
    all.extend(ask_if(profile_name(wanted, answers).is_some(), &[Question::LoginLimits]));
    all
}

/// How many rows of this page are asked for.
fn size(page: usize) -> u16 {
    if page == 0 { FIRST_PAGE } else { FURTHER_PAGE }
}

/// A page as a read. `Application` can't be filtered by, so pages go by user and time.
pub(super) fn page(page: usize, wanted: &Aim, answers: &Answers) -> Option<Soql> {
    let query = Soql::select(&FIELDS, "LoginHistory").where_eq("UserId", &queries::user(wanted, answers)?);
    let query = match page.checked_sub(1) {
        // The second of the last row may have more rows: they come again, and are known by their ids.
        Some(before) => query.not_after("LoginTime", last_time(before, answers)?),
        None => query,
    };
    Some(query.latest_first("LoginTime").at_most(size(page)).build())
}

fn last_time(page: usize, answers: &Answers) -> Option<&str> {
    answers.found(&Question::Logins(page))?.rows.last()?.some_text("LoginTime").ok()
}

/// The page to read next, if one is needed: not once a login of the other side through the
/// app was seen, nor where all that is left is older than the app's last change.
fn next_page(wanted: &Aim, answers: &Answers) -> Option<usize> {
    let read = (0..MOST_PAGES).take_while(|page| answers.found(&Question::Logins(*page)).is_some()).count();
    let Some(last) = read.checked_sub(1) else { return Some(0) };
    let logins = logins(answers).ok()?;
    let is_all = !is_full(answers.found(&Question::Logins(last))?, last) || read == MOST_PAGES;
    let app = app::taken(wanted, answers);
    let is_outdated = |time: Moment| {
        app.as_ref().and_then(|app| app.changed.known()).is_some_and(|changed| time < *changed)
    };
    let is_seen = || !of_theirs(app.as_ref(), &logins, wanted).is_empty();
    let is_past = logins.rows.last().is_some_and(|row| is_outdated(row.time));
    // Without an app there is nothing to look for.
    (!is_all && app.is_some() && !is_past && !is_seen()).then_some(read)
}

/// The attempts of the other side through the app.
fn of_theirs<'a>(app: Option<&App>, logins: &'a Logins, wanted: &Aim) -> Vec<&'a Login> {
    let names = own_names(app.map(|app| app.label.as_str()), logins, wanted);
    let is_theirs = |row: &Login, whose: Whose| {
        whose == Whose::NotOwn
            && row.browser.is_none()
            && row.way == LoginWay::MayBeJwt
            && row.application.as_ref().is_some_and(|name| names.contains(&as_application(name)))
    };
    let marked = logins.rows.iter().zip(whose(&logins.rows, &wanted.own_tests));
    marked.filter(|(row, whose)| is_theirs(row, *whose)).map(|(row, _)| row).collect()
}

fn own_names(label: Option<&str>, logins: &Logins, wanted: &Aim) -> BTreeSet<String> {
    let marks = whose(&logins.rows, &wanted.own_tests);
    let shown = logins.rows.iter().zip(marks);
    let shown = shown.filter(|(row, whose)| *whose == Whose::Own && row.browser.is_some());
    let shown = shown.filter_map(|(row, _)| row.application.as_deref().map(as_application));
    shown.chain(label.map(as_application)).gather()
}

fn is_full(records: &Records, page: usize) -> bool {
    records.extent == Extent::Truncated || records.rows.len() >= usize::from(size(page))
}

/// All that was read of it.
pub(super) fn logins(answers: &Answers) -> Result<Logins, Reason> {
    let mut rows: Vec<Login> = Vec::new();
    let mut seen: BTreeSet<String> = BTreeSet::new();
    let mut older = Older::Nothing;
    for page in 0..MOST_PAGES {
        let question = Question::Logins(page);
        let records = match answers.outcome(&question) {
            Some(Ok(Answer::Records(records))) => records,
            // What is missing behind the first page is unread, and no more than that.
            _ if page > 0 => break,
            _ => {
                return Err(answers::rows(question, answers)
                    .err()
                    .unwrap_or_else(|| answers::unexpected(question)));
            }
        };
        for record in &records.rows {
            let login = login(record).map_err(answers::missing_field(question))?;
            if seen.insert(login.id.short().to_owned()) {
                rows.push(login);
            }
        }
        older = if is_full(records, page) { Older::Unread } else { Older::Nothing };
    }
    Ok(Logins { rows, older })
}

pub(super) fn login(row: &Record) -> Result<Login, MissingField> {
    let missing = || MissingField { field: "LoginTime".to_owned() };
    let text = |field: &str| row.text(field).map(|text| text.map(str::to_owned));
    Ok(Login {
        id: LoginId::new(row.some_text("Id")?),
        time: Moment::parse(row.some_text("LoginTime")?).ok_or_else(missing)?,
        status: row.some_text("Status")?.to_owned(),
        application: text("Application")?,
        source: text("SourceIp")?,
        host: text("LoginUrl")?,
        kind: row.some_text("LoginType")?.to_owned(),
        subtype: text("LoginSubType")?,
        way: way(row.some_text("LoginType")?, row.text("LoginSubType")?),
        browser: text("Browser")?.filter(|browser| is_browser(browser)),
    })
}

/// What `LoginType` says of a login by OAuth 2.0 (seen; public lists of login types).
const OAUTH: &str = "Remote Access 2.0";

/// The subtypes that are published, as value and as label (Platform Events Developer Guide,
/// `LoginEvent`): each is a flow of its own, and none is the JWT bearer flow.
const OTHER_FLOWS: [(&str, &str); 8] = [
    ("uiup", "UI Username-Password"),
    ("oauthpassword", "OAuth Username-Password"),
    ("oauthtoken", "OAuth User-Agent"),
    ("oauthhybridtoken", "OAuth User-Agent for Hybrid Apps"),
    ("oauthtokenidtoken", "OAuth User-Agent with ID Token"),
    ("oauthclientcredential", "OAuth Client Credential"),
    ("oauthcode", "OAuth Web Server"),
    ("oauthhybridauthcode", "OAuth Web Server for Hybrid Apps"),
];

fn way(kind: &str, flow: Option<&str>) -> LoginWay {
    let other = flow.and_then(|flow| {
        let is_it = |(value, label): &&(&str, &str)| {
            value.eq_ignore_ascii_case(flow) || label.eq_ignore_ascii_case(flow)
        };
        OTHER_FLOWS.iter().find(is_it)
    });
    match other {
        Some((_, label)) => LoginWay::Other((*label).to_owned()),
        None if kind.eq_ignore_ascii_case(OAUTH) => LoginWay::MayBeJwt,
        None => LoginWay::Other(kind.to_owned()),
    }
}

/// How the history names browsers that people use; any other program is no browser (inferred).
const BROWSERS: [&str; 6] = ["Chrome", "Edge", "Firefox", "Opera", "Safari", "Samsung"];

fn is_browser(name: &str) -> bool {
    BROWSERS.iter().any(|browser| name.starts_with(browser))
}

/// The apps of both kinds that have the same name in the login history.
pub(super) fn all_namesakes(wanted: &Aim, answers: &Answers) -> Observed<Vec<Namesake>> {
    let app = match (app::taken(wanted, answers), app::app(wanted, answers)) {
        (Some(app), _) => app,
        (None, Ok(_)) => return Observed::Known(Vec::new()),
        (None, Err(reason)) => return Observed::Unknown(reason),
    };
    let name = as_application(&app.label);
    // Somebody has begun to move from a connected app that lets in: the new app lets in nobody yet.
    let is_in_use = older::taken(answers).is_some_and(|older| !older.sets.is_empty());
    let is_alike = |label: &str| as_application(label).eq_ignore_ascii_case(&name);
    let question = if answers.failed(&Question::App) { Question::AppByTooling } else { Question::App };
    let apps = answers::all(question, answers, |row| {
        let api_name = row.some_text("DeveloperName")?;
        let is_own = match &app.id {
            Some(id) => *id == AppId::new(row.some_text("Id")?),
            None => api_name.eq_ignore_ascii_case(&app.api_name),
        };
        let label = row.some_text("MasterLabel")?;
        let is_begun = survey::sets_of(row.some_text("Id")?, answers).is_empty();
        Ok((!is_own && is_alike(label) && !(is_in_use && is_begun)).then(|| Namesake {
            kind: AppKind::ExternalClientApp,
            label: label.to_owned(),
            api_name: Some(api_name.to_owned()),
        }))
    });
    let connected = answers::all(Question::ConnectedApps, answers, |row| {
        let label = row.some_text("Name")?;
        let is_own = app.id == Some(AppId::new(row.some_text("Id")?));
        Ok((!is_own && is_alike(label)).then(|| Namesake {
            kind: AppKind::ConnectedApp,
            label: label.to_owned(),
            api_name: None,
        }))
    });
    apps.and_then(|apps| Ok(apps.into_iter().chain(connected?).flatten().collect())).into()
}

/// The name of the integration user's profile in the Metadata API, where its limits matter: a
/// login was refused for its address or its time, the other side was not let in since the profile
/// was changed, or the profile was changed after the app: who was let in since is within the
/// ranges, but hours close again while nothing in the org changes. Reading a whole profile takes
/// long, so nobody else needs to know.
pub(super) fn profile_name(wanted: &Aim, answers: &Answers) -> Option<String> {
    let id = UserId::new(&queries::user(wanted, answers)?);
    let users = user::users(wanted, answers).ok()?;
    let found = users.into_iter().find(|user| user.id == id)?;
    let profile = found.profile?;
    let logins = logins(answers).ok()?;
    let is_barred = || logins.rows.iter().any(|row| row.barrier().is_some());
    let is_changed_since = || {
        let Some(app) = app::taken(wanted, answers) else { return false };
        let theirs = of_theirs(Some(&app), &logins, wanted);
        // Only who was let in is known to be within them.
        let granted = theirs.iter().filter(|login| login.is_granted()).map(|login| login.time).max();
        let is_older = |time: Moment| found.profile_changed.is_some_and(|changed| time < changed);
        let times = app.changed.known().zip(found.profile_changed);
        let is_later = times.is_some_and(|(app, profile)| *app < profile);
        is_later || granted.map_or(!theirs.is_empty(), is_older)
    };
    (is_barred() || is_changed_since()).then(|| as_metadata_name(&profile))
}

const DAYS: [(&str, &str); 7] = [
    ("monday", "Monday"),
    ("tuesday", "Tuesday"),
    ("wednesday", "Wednesday"),
    ("thursday", "Thursday"),
    ("friday", "Friday"),
    ("saturday", "Saturday"),
    ("sunday", "Sunday"),
];

/// From where and when the integration user may log in.
pub(super) fn limits(answers: &Answers) -> Result<LoginLimits, Reason> {
    let question = Question::LoginLimits;
    let records = match answers.outcome(&question) {
        Some(Ok(Answer::Metadata(records))) => records,
        Some(Ok(_)) => return Err(answers::unexpected(question)),
        Some(Err(error)) => return Err(answers::failed(question, error)),
        None => return Err(Reason::NotAsked),
    };
    let lacking = |field: Text| Reason::Lacking { what: question.what(), field };
    let record = records.first().ok_or_else(|| lacking(read::Profile.into()))?;
    let mut limits = LoginLimits::default();
    for range in record.all("loginIpRanges") {
        let end = |word: &str| range.text(word).map(str::to_owned).ok_or_else(|| lacking(Text::quoted(word)));
        let range = IpRange { start: end("startAddress")?, end: end("endAddress")? };
        limits.ranges.push(range);
    }
    for (name, day) in DAYS {
        let minute = |word: &str| record.all("loginHours").next()?.text(&format!("{name}{word}"));
        if let (Some(start), Some(end)) = (minute("Start"), minute("End")) {
            let number = |text: &str| text.parse().map_err(|_| lacking(Text::quoted(name)));
            limits.hours.push(DayHours { day, start: number(start)?, end: number(end)? });
        }
    }
    Ok(limits)
}
