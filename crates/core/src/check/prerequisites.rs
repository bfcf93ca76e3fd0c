//! What must be there before anybody begins.

use super::ending::{self, day};
use super::{Asked, Judged, Remark, Undecided, differs, doubt, list, met, met_but};
use crate::org::{FoundUser, License, Moment, Org, User};
use guide::{self, PermissionSetLicense, Rights, UserLicense};
use std::collections::{BTreeMap, BTreeSet};
use words::{Join, Text, check, ready};

/// The statuses are those of the Object Reference (`PackageLicense`): `Free` means that no
/// license is needed, `Trial` that it counts until its date. Without a date it has no end.
pub(super) fn package_installed(package: &guide::Package, asked: &Asked) -> Judged {
    let namespace = &asked.text(&package.namespace)?;
    let expected = ready::Package { namespace: namespace.into() };
    let Some(license) = Asked::found(&asked.org.packages, asked.role.as_str())?.get()? else {
        // Not every package comes with a license row; its class is proof enough.
        let of_package = asked.guide.objects.classes.iter();
        let of_package = of_package.filter(|(_, class)| class.package.as_ref() == Some(asked.role));
        for (class, _) in of_package {
            if Asked::found(&asked.org.classes, class.as_str())?.get()?.is_some() {
                return met(ready::ClassesThere { namespace: namespace.into() });
            }
        }
        return differs(expected, ready::NotInstalled);
    };
    let status = license.status.as_str();
    match (license.expires, status) {
        (Some(end), _) if end <= asked.local.now => {
            differs(expected, ready::PackageEnded { status: status.into(), date: day(end) })
        }
        (Some(end), "Active" | "Free" | "Trial") => met_but(
            ready::PackageUntil { namespace: namespace.into(), status: status.into(), date: day(end) },
            ending::near(end, asked.local.now, ready::PackageThen),
        ),
        (None, "Active" | "Free" | "Trial") => {
            met(ready::PackageLicensed { namespace: namespace.into(), status: status.into() })
        }
        (_, "Expired") => differs(expected, ready::PackageExpired),
        _ => doubt(check::UnknownStatus { of: check::OfPackageLicense.into(), status: status.into() }),
    }
}

pub(super) fn class_usable(class: &guide::Class, asked: &Asked) -> Judged {
    let name = asked.text(&class.name)?;
    match Asked::found(&asked.org.classes, asked.role.as_str())?.get()? {
        None => differs(Text::value(name), ready::NoClass),
        // Object Reference, `ApexClass.Status`.
        Some(class) => match class.status.as_str() {
            "Active" if class.is_valid => met(Text::value(name)),
            "Active" => differs(Text::value(name), ready::ClassNotValid),
            "Inactive" | "Deleted" => {
                differs(Text::value(name), ready::ClassIs { status: (&class.status).into() })
            }
            status => doubt(check::UnknownStatus { of: check::OfClass.into(), status: status.into() }),
        },
    }
}

/// A user of the setup who is named, with what was found.
type Taker<'a> = (&'a FoundUser, Option<&'a User>);

/// The users of the setup who take a seat and are named; two of one Username take one.
fn takers<'a>(asked: &Asked<'a>, takes: impl Fn(&guide::User) -> bool) -> Result<Vec<Taker<'a>>, Undecided> {
    let wanted = asked.guide.objects.users.iter().filter(|(_, user)| takes(user));
    let named = wanted.filter_map(|(role, user)| Some((role, asked.username(user)?)));
    let mut seen = BTreeSet::new();
    let named = named.filter(|(_, username)| seen.insert(username.to_ascii_lowercase()));
    let found = named.map(|(role, username)| {
        let found = Asked::found(&asked.org.users, role.as_str())?;
        Ok((found, found.named(&username)))
    });
    found.collect()
}

pub(super) fn user_license_seat(license: &UserLicense, asked: &Asked) -> Judged {
    let name = &asked.text(&license.name)?;
    let takers = takers(asked, |user| user.license.as_ref() == Some(asked.role))?;
    let licenses = asked.org.user_licenses.get()?;
    let license = licenses.iter().find(|license| license.name.eq_ignore_ascii_case(name));
    if license.is_some_and(|license| license.free() == 0) {
        // Who holds the last seat decides, so the users must be known.
        takers.iter().try_for_each(|(found, _)| found.candidates.get().map(|_| ()))?;
    }
    // Who is deactivated keeps the license's name, and gives the seat back (Salesforce Help,
    // "Deactivate Users").
    let holds = |_: &FoundUser, user: &User| user.is_active && user.license.as_deref() == Some(name.as_str());
    seat(asked, name, license, &Takers::of(&takers, holds))
}

pub(super) fn permission_set_license_seat(license: &PermissionSetLicense, asked: &Asked) -> Judged {
    let name = &asked.text(&license.developer_name)?;
    let takers = takers(asked, |user| user.permission_set_licenses.contains(asked.role))?;
    let licenses = asked.org.permission_set_licenses.get()?;
    let license = licenses.iter().find(|license| license.name.eq_ignore_ascii_case(name));
    if license.is_some_and(|license| license.free() == 0) {
        // As above.
        takers.iter().try_for_each(|(found, _)| found.held_licenses.get().map(|_| ()))?;
        takers.iter().try_for_each(|(found, _)| found.candidates.get().map(|_| ()))?;
    }
    let holds = |found: &FoundUser, user: &User| {
        let mut held = found.held_licenses.known().into_iter().flatten();
        held.any(|held| held.assignee == user.id && held.name.eq_ignore_ascii_case(name))
    };
    seat(asked, name, license, &Takers::of(&takers, holds))
}

/// Who of the setup takes a seat of a license.
struct Takers<'a> {
    /// The first who holds one, where all do.
    holder: Option<&'a User>,
    /// How many still need one, at least one where nobody is named.
    open: i64,
}

impl<'a> Takers<'a> {
    fn of(named: &[Taker<'a>], holds: impl Fn(&FoundUser, &User) -> bool) -> Self {
        let there = named.iter().filter_map(|(found, user)| Some((*found, (*user)?)));
        let holders: Vec<&User> =
            there.filter(|(found, user)| holds(found, user)).map(|(_, user)| user).collect();
        let open = named.len().max(1) - holders.len();
        Self {
            holder: holders.first().copied().filter(|_| open == 0),
            open: i64::try_from(open).unwrap_or(i64::MAX),
        }
    }
}

/// Seats are free for the users, or they have them; either counts while the license is in force.
fn seat(asked: &Asked, name: &str, license: Option<&License>, takers: &Takers) -> Judged {
    let Some(license) = license else {
        return match takers.holder {
            Some(_) => doubt(ready::NotListed),
            None => differs(ready::FreeSeat { license: name.into() }, ready::NoLicense),
        };
    };
    let expected = ready::FreeSeat { license: (&license.label).into() };
    let total = license.total;
    match (standing(license, asked.local.now)?, takers.holder, license.free()) {
        (Standing::Over(why), ..) => differs(expected, why),
        (Standing::InForce(remark), Some(user), _) => {
            met_but(ready::HasOne { user: (&user.name).into() }, remark)
        }
        (Standing::InForce(_), None, 0) => differs(expected, ready::AllInUse { total: total.into() }),
        (Standing::InForce(_), None, free) if free < takers.open => {
            differs(expected, ready::TooFew { free: free.into(), needed: takers.open.into() })
        }
        (Standing::InForce(remark), None, free) => {
            met_but(ready::Free { free: free.into(), total: total.into() }, remark)
        }
    }
}

/// Whether a license counts today.
pub(super) enum Standing {
    /// It does; with the risk that its end is, if that is near.
    InForce(Option<Remark>),
    /// It does not any more, for this reason.
    Over(Text),
}

/// The statuses are those of the Object Reference (`UserLicense`, `PermissionSetLicense`);
/// any other one tells nothing.
pub(super) fn standing(license: &License, now: Moment) -> Result<Standing, Undecided> {
    Ok(match (license.expires, license.status.as_str()) {
        (Some(end), _) if end <= now => Standing::Over(ready::LicenseExpired { date: day(end) }.into()),
        (end, "Active") => Standing::InForce(end.and_then(|end| ending::near(end, now, ready::LicenseThen))),
        (_, "Disabled") => Standing::Over(ready::LicenseDisabled.into()),
        (_, status) => {
            return doubt(check::UnknownStatus { of: check::OfLicense.into(), status: status.into() });
        }
    })
}

pub(super) fn rights_held(wanted: &Rights, asked: &Asked) -> Judged {
    let rights = asked.org.rights.get()?;
    let entries = &wanted.permissions;
    if entries.is_empty() {
        return Err(Undecided(check::NothingExpected.into()));
    }
    let with = |wanted: Option<bool>| {
        let found = entries.iter().filter(move |entry| held(rights, entry) == wanted);
        found.map(|entry| in_words(asked.org, entry)).collect::<Vec<_>>()
    };
    let all = || list(entries.iter().map(|entry| in_words(asked.org, entry)));
    let (unlisted, lacking) = (with(None), with(Some(false)));
    if !lacking.is_empty() {
        return differs(all(), ready::YouLack { rights: list(lacking) });
    }
    if !unlisted.is_empty() {
        return doubt(ready::RightsUnknown { rights: list(unlisted) });
    }
    met(all())
}

/// Whether one of these permissions is held; none when the org does not say so of all that
/// might be.
fn held(rights: &BTreeMap<String, bool>, entry: &[String]) -> Option<bool> {
    let each: Vec<Option<bool>> = entry.iter().map(|name| rights.get(name).copied()).collect();
    if each.contains(&Some(true)) {
        return Some(true);
    }
    each.iter().all(|held| *held == Some(false)).then_some(false)
}

fn in_words(org: &Org, entry: &[String]) -> Text {
    let each = entry.iter().map(|name| Text::value(org.permission_label(name)));
    Text::Joined(Join::Or, each.collect())
}
