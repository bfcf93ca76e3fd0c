//! The policies of the app.

use super::{Asked, Judged, Judgement, Undecided, app, differs, doubt, list, met, missing, names, proof};
use crate::org::{FoundApp, OauthPolicy, PermissionSet, PermissionSetOnApp};
use gather::Gather as _;
use std::collections::BTreeSet;
use words::{Text, check, policy};

fn oauth_policy<'a>(asked: &Asked<'a>) -> Result<&'a OauthPolicy, Undecided> {
    let policy = app::observed(asked)?.oauth_policy.get()?;
    policy.as_ref().ok_or_else(|| Undecided(policy::NoOauthPolicies.into()))
}

/// Compares a token and shows both by the words of Salesforce's page. Two
/// spellings that differ only in capitals were seen for the same token.
fn token(
    expected: Option<&String>,
    asked: &Asked,
    found: Option<&String>,
    name: &str,
    shown: impl Fn(&str) -> Text,
) -> Judged {
    let expected = app::given(expected)?;
    match found {
        Some(found) if is(found, expected) => met(shown(found)),
        Some(found) => unlike(asked, shown(expected), shown(found)),
        None => doubt(policy::LacksValue { name: name.into() }),
    }
}

fn is(found: &str, token: &str) -> bool {
    found.eq_ignore_ascii_case(token)
}

/// A policy that nobody has set yet is still to do; any other one that is not as wanted is wrong.
fn unlike(asked: &Asked, expected: Text, found: Text) -> Judged {
    if is_untouched(asked) { missing(expected, found) } else { differs(expected, found) }
}

/// Whether the app's policies are those that Salesforce gave it (seen; of the start page
/// inferred), and the integration user has not tried to log in through it: where it has, they
/// are what keeps the login out. What can't be read says nothing against it.
fn is_untouched(asked: &Asked) -> bool {
    let Ok(app) = app::observed(asked) else { return false };
    let has = |found: &Option<String>, tokens: &[&str]| {
        found.as_ref().is_none_or(|found| tokens.iter().any(|token| is(found, token)))
    };
    let start_page = app::policies(asked).ok().and_then(|policy| policy.start_page.clone());
    let on_app = app.permission_sets.known().is_some_and(|rows| !rows.is_empty());
    let logins = asked.org.apps.get(asked.role.as_str()).and_then(FoundApp::logins);
    let is_tried = logins.is_some_and(|logins| {
        logins.rows.iter().any(|login| login.application.as_deref() == Some(app.label.as_str()))
    });
    let is_default = oauth_policy(asked).ok().is_none_or(|oauth| {
        has(&oauth.permitted_users, &["AllSelfAuthorized"])
            && has(&oauth.refresh_token, &["SpecificLifetime", "Infinite"])
            && has(&oauth.ip_relaxation, &["Enforce"])
            && oauth.permission_sets.is_empty()
            && oauth.profiles.is_empty()
    });
    is_default && has(&start_page, &["OAuth", "None"]) && !on_app && !is_tried
}

pub(super) fn permitted_users(app: &guide::App, asked: &Asked) -> Judged {
    let policy = oauth_policy(asked)?;
    token(
        app.permitted_users.as_ref(),
        asked,
        policy.permitted_users.as_ref(),
        "Permitted Users",
        names::permitted_users,
    )
}

pub(super) fn refresh_token(app: &guide::App, asked: &Asked) -> Judged {
    let policy = oauth_policy(asked)?;
    let period = policy.refresh_token_validity.as_deref();
    let shown = |token: &str| names::refresh_token(token, period);
    token(app.refresh_token.as_ref(), asked, policy.refresh_token.as_ref(), "Refresh Token Policy", shown)
}

pub(super) fn ip_relaxation(app: &guide::App, asked: &Asked) -> Judged {
    let policy = oauth_policy(asked)?;
    token(
        app.ip_relaxation.as_ref(),
        asked,
        policy.ip_relaxation.as_ref(),
        "IP Relaxation",
        names::ip_relaxation,
    )
}

pub(super) fn start_page(app: &guide::App, asked: &Asked) -> Judged {
    let policies = app::policies(asked)?;
    token(app.start_page.as_ref(), asked, policies.start_page.as_ref(), "Start Page", |token| {
        Text::quoted(token)
    })
}

/// The app's permission sets are told twice: in its policy, and as access to the
/// app. Both must say what is expected; where only one can be read, it decides.
pub(super) fn permission_sets(spec: &guide::App, asked: &Asked) -> Judged {
    let wanted_names = app::given(spec.permission_sets.as_ref())?.iter().map(|role| {
        let set = Asked::of(&asked.guide.objects.permission_sets, role.as_str())?;
        asked.text(&set.api_name)
    });
    let wanted_names = wanted_names.collect::<Result<Vec<_>, _>>()?;
    let app = app::observed(asked)?;
    let wanted: BTreeSet<_> = wanted_names.iter().map(|name| name.to_ascii_lowercase()).gather();
    let by_access = app.permission_sets.get();
    let by_policy = app.oauth_policy.get().map(Option::as_ref);
    let access_rows = by_access.map(Vec::as_slice).unwrap_or_default();
    let found = asked.org.permission_sets.values();
    let sets: Vec<&PermissionSet> = found.filter_map(|found| found.set.known()?.as_ref()).collect();
    let set = sets.as_slice();
    let views = [
        by_access.ok().map(|rows| rows.iter().map(|row| named_by_access(row, set)).collect::<Vec<_>>()),
        by_policy.ok().flatten().map(|policy| named_by_policy(policy, access_rows, set)),
    ];
    let views: Vec<_> = views.into_iter().flatten().collect();
    let expected = list(wanted_names.iter().map(|name| permission_set_named(name, set).shown));
    let names = |view: &[Named]| -> BTreeSet<String> {
        view.iter().map(|named| named.name.to_ascii_lowercase()).gather()
    };
    if let Some(profile) = profile_of_user(spec, asked)
        && !views.is_empty()
        && views.iter().all(|view| names(view) == names(&[profile_named(profile)]))
    {
        return profile_in_place(spec, asked, expected, profile);
    }
    if let Some(view) = views.iter().find(|view| names(view) != wanted) {
        return unlike(asked, expected, list(view.iter().map(|named| &named.shown)));
    }
    match (views.last(), by_access) {
        (Some(view), _) => met(list(view.iter().map(|named| &named.shown))),
        (None, Err(reason)) => Err(reason.into()),
        (None, Ok(_)) => doubt(policy::NoPermissionSets),
    }
}

/// The profile of the user who logs in through the app.
fn profile_of_user<'a>(spec: &guide::App, asked: &Asked<'a>) -> Option<&'a str> {
    let user = asked.guide.objects.users.get(&spec.login.as_ref()?.user)?;
    let found = asked.org.users.get(spec.login.as_ref()?.user.as_str())?;
    found.named(&asked.username(user)?)?.profile.as_deref()
}

/// The user's own profile is on the app, and no permission set. Salesforce Help ("Manage
/// External Client App Policies") allows both; in one public run the login was refused with
/// `invalid_app_access` until a permission set was on the app. So a login decides.
fn profile_in_place(spec: &guide::App, asked: &Asked, expected: Text, profile: &str) -> Judged {
    let profile = profile.into();
    match proof::login_seen(spec, asked) {
        Ok(Judgement::Met { .. }) => differs(expected, policy::ProfileWorks { profile }),
        Ok(Judgement::Differs { .. }) => differs(expected, policy::ProfileRefused { profile }),
        Err(_) => doubt(policy::ProfileUnclear { profile }),
    }
}

/// A permission set or profile on the app: by what it is compared, and how it is shown.
struct Named {
    name: String,
    shown: Text,
}

/// A permission set group, or a package, may bring a permission set of the same name: only
/// the id tells which one is meant.
fn named_by_access(row: &PermissionSetOnApp, sets: &[&PermissionSet]) -> Named {
    if let Some(profile) = &row.profile {
        return profile_named(profile);
    }
    let is_namesake =
        |set: &PermissionSet| set.name.eq_ignore_ascii_case(&row.name) && set.id.short() != row.id.short();
    if sets.iter().copied().any(is_namesake) {
        let shown = policy::Namesake { label: (&row.label).into() }.into();
        return Named { name: format!("namesake {}", row.id.short()), shown };
    }
    let shown = check::Named { name: (&row.label).into(), api_name: (&row.name).into() };
    Named { name: row.name.clone(), shown: shown.into() }
}

/// A permission set of which the API name is known, shown as every other one where it can be.
fn permission_set_named(name: &str, sets: &[&PermissionSet]) -> Named {
    let set = sets.iter().find(|set| set.name.eq_ignore_ascii_case(name));
    let named = |set: &&PermissionSet| {
        check::Named { name: (&set.label).into(), api_name: (&set.name).into() }.into()
    };
    let shown = set.map_or_else(|| Text::value(name), named);
    Named { name: name.to_owned(), shown }
}

/// A profile's name cannot be the API name of a permission set once it is marked as one.
fn profile_named(profile: &str) -> Named {
    Named { name: format!("profile {profile}"), shown: policy::Profile { profile: profile.into() }.into() }
}

/// The policy names permission sets by API name (seen in answers) or by id (as
/// documented); an id is looked up among the rows of the app's access.
fn named_by_policy(policy: &OauthPolicy, rows: &[PermissionSetOnApp], sets: &[&PermissionSet]) -> Vec<Named> {
    let sets = policy.permission_sets.iter().map(|entry| {
        let row = rows
            .iter()
            .find(|row| row.name.eq_ignore_ascii_case(entry) || entry.get(..15) == Some(row.id.short()));
        match row {
            Some(row) => named_by_access(row, sets),
            None => permission_set_named(entry, sets),
        }
    });
    sets.chain(policy.profiles.iter().map(|profile| profile_named(profile))).collect()
}
