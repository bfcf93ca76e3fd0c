//! What must be there before anybody begins.

use super::{Asked, Doubt, Judged, Remark, differs, doubt, ending, listed, met, met_but};
use crate::org::{License, Moment, Org, User};
use std::collections::BTreeMap;

/// The statuses are those of the Object Reference (`PackageLicense`): `Free` means that no
/// license is needed, `Trial` that it counts until its date. Without a date it has no end.
pub(super) fn package_installed(asked: &Asked) -> Judged {
    let namespace = asked.one()?;
    let expected = format!("{namespace}, with a license in force");
    let Some(license) = asked.org.package.get()? else {
        // Not every package comes with a license row; its class is proof enough.
        return match asked.org.apex_class.get()? {
            Some(_) => met(format!("The classes of {namespace} are there.")),
            None => differs(expected, "It is not installed."),
        };
    };
    let status = license.status.as_str();
    match (license.expires, status) {
        (Some(end), _) if end <= asked.local.now => {
            differs(expected, format!("Its license ({status}) ended on {end}."))
        }
        (Some(end), "Active" | "Free" | "Trial") => met_but(
            format!("{namespace}, license: {status}, until {end}"),
            ending::near(
                end,
                asked.local.now,
                "From then on the package may not work any more. Ask whoever sells it.",
            ),
        ),
        (None, "Active" | "Free" | "Trial") => met(format!("{namespace}, license: {status}")),
        (_, "Expired") => differs(expected, "Its license has expired."),
        _ => doubt(format!("{UNKNOWN_STATUS} of the package's license: {status}.")),
    }
}

pub(super) fn apex_class_usable(asked: &Asked) -> Judged {
    let name = asked.one()?;
    match asked.org.apex_class.get()? {
        None => differs(name, "There is no such class."),
        // Object Reference, `ApexClass.Status`.
        Some(class) => match class.status.as_str() {
            "Active" if class.is_valid => met(name),
            "Active" => differs(name, "The class is there, but not valid: it must be compiled."),
            "Inactive" | "Deleted" => differs(name, format!("The class is {}.", class.status)),
            status => doubt(format!("{UNKNOWN_STATUS} of the class: {status}.")),
        },
    }
}

pub(super) fn user_license_seat(asked: &Asked) -> Judged {
    let name = asked.one()?;
    let user = asked.username.and_then(|username| asked.org.user(username));
    let holder = user.filter(|user| user.license.as_deref() == Some(name));
    let licenses = asked.org.user_licenses.get()?;
    let license = licenses.iter().find(|license| license.name.eq_ignore_ascii_case(name));
    if asked.username.is_some() && license.is_some_and(|license| license.free() == 0) {
        // Who holds the last seat decides, so the users must be known.
        asked.org.users.get()?;
    }
    seat(asked, name, license, holder)
}

pub(super) fn permission_set_license_seat(asked: &Asked) -> Judged {
    let name = asked.one()?;
    let held = asked.org.held_licenses.get();
    let user = asked.username.and_then(|username| asked.org.user(username));
    let holds = |user: &&User| {
        let held = held.map(Vec::as_slice).unwrap_or_default();
        held.iter().any(|held| held.assignee == user.id && held.name.eq_ignore_ascii_case(name))
    };
    let licenses = asked.org.permission_set_licenses.get()?;
    let license = licenses.iter().find(|license| license.name.eq_ignore_ascii_case(name));
    if asked.username.is_some() && license.is_some_and(|license| license.free() == 0) {
        // As above.
        held?;
        asked.org.users.get()?;
    }
    seat(asked, name, license, user.filter(holds))
}

/// A seat is free, or the integration user has one; either counts while the license is in force.
fn seat(asked: &Asked, name: &str, license: Option<&License>, holder: Option<&User>) -> Judged {
    let Some(license) = license else {
        return match holder {
            Some(_) => doubt("The user has one, but this org does not list such a license."),
            None => differs(format!("a free seat of {name}"), "This org has no such license."),
        };
    };
    let expected = format!("a free seat of {}", license.label);
    match (standing(license, asked.local.now)?, holder, license.free()) {
        (Standing::Over(why), ..) => differs(expected, why),
        (Standing::InForce(remark), Some(user), _) => met_but(format!("{} has one.", user.name), remark),
        (Standing::InForce(_), None, 0) => differs(expected, format!("All {} are in use.", license.total)),
        (Standing::InForce(remark), None, free) => {
            met_but(format!("{free} of {} are free.", license.total), remark)
        }
    }
}

/// Whether a license counts today.
pub(super) enum Standing {
    /// It does; with the risk that its end is, if that is near.
    InForce(Option<Remark>),
    /// It does not any more, for this reason.
    Over(String),
}

/// The statuses are those of the Object Reference (`UserLicense`, `PermissionSetLicense`);
/// any other one tells nothing.
pub(super) fn standing(license: &License, now: Moment) -> Result<Standing, Doubt> {
    const THEN: &str = "From then on nobody holds it. Renew it with Salesforce.";
    Ok(match (license.expires, license.status.as_str()) {
        (Some(end), _) if end <= now => Standing::Over(format!("The license expired on {end}.")),
        (end, "Active") => Standing::InForce(end.and_then(|end| ending::near(end, now, THEN))),
        (_, "Disabled") => Standing::Over("The license is disabled.".to_owned()),
        (_, status) => return doubt(format!("{UNKNOWN_STATUS} of the license: {status}.")),
    })
}

const UNKNOWN_STATUS: &str = "Guidepost does not know what Salesforce means by this status";

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
