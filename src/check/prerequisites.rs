//! What must be there before anybody begins.

use super::{Asked, Doubt, Judged, differs, doubt, listed, met};
use crate::org::{License, Org};
use std::collections::BTreeMap;

pub(super) fn package_installed(asked: &Asked) -> Judged {
    let namespace = asked.one()?;
    let expected = format!("{namespace}, with an active license");
    let Some(license) = asked.org.package.get()? else {
        // Not every package comes with a license row; its class is proof enough.
        return match asked.org.apex_class.get()? {
            Some(_) => met(format!("The classes of {namespace} are there.")),
            None => differs(expected, "It is not installed."),
        };
    };
    match license.expires {
        Some(end) if end <= asked.local.now => differs(expected, format!("Its license expired on {end}.")),
        // `Free` means that no license is needed (Object Reference, `PackageLicense`).
        _ if matches!(license.status.as_str(), "Active" | "Free") => {
            met(format!("{namespace}, license: {}", license.status))
        }
        _ => differs(expected, format!("Its license is {}.", license.status)),
    }
}

pub(super) fn apex_class_usable(asked: &Asked) -> Judged {
    let name = asked.one()?;
    match asked.org.apex_class.get()? {
        None => differs(name, "There is no such class."),
        Some(class) if class.status != "Active" => differs(name, format!("The class is {}.", class.status)),
        Some(class) if !class.is_valid => {
            differs(name, "The class is there, but not valid: it must be compiled.")
        }
        Some(_) => met(name),
    }
}

pub(super) fn user_license_seat(asked: &Asked) -> Judged {
    let name = asked.one()?;
    let user = asked.username.and_then(|username| asked.org.user(username));
    if let Some(user) = user
        && user.license.as_deref() == Some(name)
    {
        return met(format!("{} has one.", user.name));
    }
    let licenses = asked.org.user_licenses.get()?;
    let license = licenses.iter().find(|license| license.name.eq_ignore_ascii_case(name));
    if asked.username.is_some() && license.is_some_and(|license| license.free() == 0) {
        // Who holds the last seat decides, so the users must be known.
        asked.org.users.get()?;
    }
    seat(asked, name, license)
}

pub(super) fn permission_set_license_seat(asked: &Asked) -> Judged {
    let name = asked.one()?;
    let held = asked.org.held_licenses.get();
    let user = asked.username.and_then(|username| asked.org.user(username));
    if let (Some(user), Ok(held)) = (user, held)
        && held.iter().any(|held| held.assignee == user.id && held.name.eq_ignore_ascii_case(name))
    {
        return met("The integration user has one.");
    }
    let licenses = asked.org.permission_set_licenses.get()?;
    let license = licenses.iter().find(|license| license.name.eq_ignore_ascii_case(name));
    if asked.username.is_some() && license.is_some_and(|license| license.free() == 0) {
        // As above.
        held?;
        asked.org.users.get()?;
    }
    seat(asked, name, license)
}

fn seat(asked: &Asked, name: &str, license: Option<&License>) -> Judged {
    let Some(license) = license else {
        return differs(format!("a free seat of {name}"), "This org has no such license.");
    };
    let expected = format!("a free seat of {}", license.label);
    if let Some(end) = license.expires.filter(|end| *end <= asked.local.now) {
        return differs(expected, format!("The license expired on {end}."));
    }
    match (license.status.as_str(), license.free()) {
        ("Active", 0) => differs(expected, format!("All {} are in use.", license.total)),
        ("Active", free) => met(format!("{free} of {} are free.", license.total)),
        (status, _) => differs(expected, format!("The license is {status}.")),
    }
}

pub(super) fn rights_held(asked: &Asked) -> Judged {
    let rights = asked.org.rights.get()?;
    if asked.expected.is_empty() {
        return Err(Doubt("The guide does not say what is expected.".to_owned()));
    }
    let with = |wanted: Option<bool>| {
        let found = asked.expected.iter().filter(move |entry| held(rights, entry) == wanted);
        found.map(|entry| in_words(asked.org, entry)).collect::<Vec<_>>()
    };
    let all = || listed(asked.expected.iter().map(|entry| in_words(asked.org, entry)));
    let (unlisted, lacking) = (with(None), with(Some(false)));
    if !lacking.is_empty() {
        return differs(all(), format!("You lack: {}", listed(lacking)));
    }
    if !unlisted.is_empty() {
        return doubt(format!("This org does not say whether you have: {}", listed(unlisted)));
    }
    met(all())
}

/// Whether one of the permissions of an entry such as `ModifyMetadata|ModifyAllData`
/// is held; none when the org does not say so of all that might be.
fn held(rights: &BTreeMap<String, bool>, entry: &str) -> Option<bool> {
    let each: Vec<Option<bool>> = entry.split('|').map(|name| rights.get(name).copied()).collect();
    if each.contains(&Some(true)) {
        return Some(true);
    }
    each.iter().all(|held| *held == Some(false)).then_some(false)
}

fn in_words(org: &Org, entry: &str) -> String {
    entry.split('|').map(|name| org.permission_label(name)).collect::<Vec<_>>().join(" or ")
}
