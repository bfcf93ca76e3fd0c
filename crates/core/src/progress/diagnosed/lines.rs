//! The findings, each with what the org shows, what to do and where.
//!
//! What the checks say of the same fact stands beside a finding; whatever of theirs no finding
//! speaks of is a line of its own.

use super::cause;
use super::found::{First, FoundLine, FoundWeight};
use super::hours;
use super::read::Read;
use super::told::Side;
use crate::check::{Difference, Finding as Verdicts, Remark, SortedLogins, Verdict, list};
use crate::diagnose::{Cause, Diagnosis, Finding, GetsIn, Weight, others, powers};
use crate::org::User;
use gather::Gather as _;
use guide::{AppFact, CheckSpec, FactKind, UserFact};
use std::collections::BTreeSet;
use words::{Join, Text, overview};

/// What is to be mended first, and the rest by its weight.
pub(super) fn lines(read: &Read, diagnosis: &Diagnosis) -> (Option<First>, Vec<FoundLine>) {
    let side = Side::of(read.guide);
    let mut first = None;
    let mut lines = Vec::new();
    for (place, finding) in diagnosis.findings.iter().enumerate() {
        let is_own = matches!(finding.cause, Cause::Guide | Cause::Unread);
        let is_idle = finding.weight == Weight::Differs
            && (is_to_do(read, diagnosis, finding) || is_said(diagnosis, finding));
        if is_own || is_idle {
            continue;
        }
        let line = line(read, &side, diagnosis, finding);
        if diagnosis.first == Some(place) {
            first = Some(First { line, chain: side.chain(finding.cause) });
        } else {
            lines.push(line);
        }
    }
    lines.extend(not_so(read, diagnosis));
    lines.extend(unread(read, diagnosis));
    lines.sort_by_key(|line| line.weight);
    (first, lines)
}

fn line(read: &Read, side: &Side, diagnosis: &Diagnosis, finding: &Finding) -> FoundLine {
    let shown = shown(read, diagnosis, finding);
    FoundLine {
        weight: finding.weight.into(),
        says: finding.cause.text(),
        remedy: if shown.is_all { Text::nothing() } else { side.remedy(finding.cause) },
        found: shown.found,
        wanted: shown.wanted,
        step: cause::step(read.guide, finding.cause),
    }
}

/// A check of the guide, of which kind its fact is, and what it says.
fn judged<'a>(read: &Read<'a>) -> impl Iterator<Item = (&'a CheckSpec, FactKind, &'a Verdict)> {
    let guide = read.guide;
    read.verdicts.iter().filter_map(move |Verdicts { check, verdict }| {
        let check = guide.check(check)?;
        Some((check, guide.fact(check)?.kind(), verdict))
    })
}

/// Whether it is only that the guide has not been followed so far.
fn is_to_do(read: &Read, diagnosis: &Diagnosis, finding: &Finding) -> bool {
    let facts = cause::facts(finding.cause);
    let mut differs = judged(read)
        .filter(|(_, kind, verdict)| facts.contains(kind) && matches!(verdict, Verdict::Differs { .. }));
    diagnosis.gets_in == GetsIn::No
        && differs.next().is_some_and(|(_, _, verdict)| {
            matches!(verdict, Verdict::Differs { kind: Difference::Missing, .. })
        })
}

/// Whether something that weighs more says the same of its fact.
fn is_said(diagnosis: &Diagnosis, finding: &Finding) -> bool {
    let facts = cause::facts(finding.cause);
    let mut heavier = diagnosis.findings.iter().filter(|other| other.weight < finding.weight);
    facts.first().is_some_and(|fact| heavier.any(|other| cause::facts(other.cause).contains(fact)))
}

/// What the org shows of a cause.
#[derive(Default)]
struct Shown {
    found: Text,
    /// What the guide has in its place.
    wanted: Text,
    /// Whether it tells what to do as well.
    is_all: bool,
}

fn shown(read: &Read, diagnosis: &Diagnosis, finding: &Finding) -> Shown {
    let only = |found| Shown { found, ..Shown::default() };
    match (finding.cause, finding.weight) {
        (Cause::EmailNotUsername, _) => return only(addresses(read)),
        (Cause::UserUsedElsewhere, _) => return only(other_apps(read)),
        (Cause::UserTooPowerful, _) => return only(other_sets(read)),
        (Cause::OthersHoldApp, _) => return only(other_holders(read)),
        (Cause::LoginHours, _) => return only(hours::now(diagnosis)),
        (Cause::HoursLimited, _) => {
            return Shown { found: hours::all(read, diagnosis), is_all: true, ..Shown::default() };
        }
        (Cause::CertificateOther | Cause::CertificateWeak | Cause::AppSetMissing, _) => {}
        // What these are says what the org shows.
        (_, Weight::KeepsOut) => return Shown::default(),
        _ => {}
    }
    let of_fact = |wanted: &FactKind| {
        judged(read).filter(|(_, kind, _)| kind == wanted).find_map(|(_, _, verdict)| match verdict {
            Verdict::Differs { found, expected, .. } => {
                Some(Shown { found: found.clone(), wanted: expected.clone(), is_all: false })
            }
            Verdict::Met { remark: Some(Remark::Risk(says)), .. } => {
                Some(Shown { found: says.clone(), is_all: true, ..Shown::default() })
            }
            Verdict::Met { .. } | Verdict::Unknown { .. } => None,
        })
    };
    cause::facts(finding.cause).iter().find_map(of_fact).unwrap_or_default()
}

/// The user who is gone by.
fn user<'a>(read: &Read<'a>) -> Option<&'a User> {
    let login = read.guide.login()?;
    let found = read.org.users.get(login.user_role.as_str())?;
    let username = login.user.username.fill(read.values).ok();
    username.and_then(|username| found.named(&username)).or_else(|| found.taken())
}

/// The Username and the e-mail address of the user.
fn addresses(read: &Read) -> Text {
    let addresses = user(read).and_then(|user| {
        let (username, email) = ((&user.username).into(), user.email.as_ref()?.into());
        Some(overview::Addresses { username, email }.into())
    });
    addresses.unwrap_or_default()
}

/// The names of the other apps through which the user was let in.
fn other_apps(read: &Read) -> Text {
    let found = read.guide.receiver_app().and_then(|(role, _)| read.org.apps.get(role.as_str()));
    let Some((app, logins)) = found.and_then(|found| Some((found.there()?, found.logins()?))) else {
        return Text::nothing();
    };
    let others = SortedLogins::of(&read.local.own_tests, app, logins).others;
    let granted = others.into_iter().filter(|row| row.is_granted());
    let names: BTreeSet<&str> = granted.filter_map(|row| row.application.as_deref()).gather();
    Text::commas(names.into_iter().map(Text::value))
}

/// What else the user holds that counts and gives far-reaching permissions, with these.
fn other_sets(read: &Read) -> Text {
    let Some(login) = read.guide.login() else { return Text::nothing() };
    let Some(found) = read.org.users.get(login.user_role.as_str()) else { return Text::nothing() };
    let own = login.user.permission_sets.iter().filter_map(|role| {
        let set = read.org.permission_sets.get(role.as_str())?.set.known()?.as_ref()?;
        Some(&set.id)
    });
    let own: Vec<_> = own.collect();
    let held = found.held.known().into_iter().flatten();
    let user = user(read).map(|user| &user.id);
    let others = held.filter(|held| {
        Some(&held.assignee) == user && held.force.holds(read.local.now) && !own.contains(&&held.set)
    });
    let gives = others.filter_map(|held| {
        let powers = powers(held);
        let rights = powers.iter().map(|power| Text::value(read.org.permission_label(power)));
        let rights = (!powers.is_empty()).then(|| Text::commas(rights))?;
        Some(overview::Gives { held: (&held.label).into(), rights }.into())
    });
    Text::Joined(Join::Semicolons, gives.collect())
}

/// Who else may log in through the app, by Username.
fn other_holders(read: &Read) -> Text {
    let found = read.guide.login().and_then(|login| read.org.apps.get(login.app_role.as_str()));
    let Some(found) = found else { return Text::nothing() };
    let others = others(found, user(read).map(|user| &user.id));
    list(others.into_iter().map(|holder| {
        holder.username.as_ref().map_or_else(|| Text::value(holder.id.to_string()), Text::value)
    }))
}

/// What differs, and no finding speaks of.
fn not_so(read: &Read, diagnosis: &Diagnosis) -> Vec<FoundLine> {
    let is_spoken_of = |kind: FactKind| {
        let mut causes = diagnosis.findings.iter().map(|finding| finding.cause);
        kind == FactKind::App(AppFact::LoginSeen) || causes.any(|cause| cause::facts(cause).contains(&kind))
    };
    let not_so = judged(read).filter_map(|(check, kind, verdict)| {
        let Verdict::Differs { kind: difference, expected, found, remedy } = verdict else { return None };
        let is_to_do = *difference == Difference::Missing && diagnosis.gets_in == GetsIn::No;
        if is_to_do || is_spoken_of(kind) {
            return None;
        }
        let step = read.guide.step(&check.step)?;
        let not_so = overview::NotSo { step: (&step.title).into(), check: check.title.say(read.values) };
        Some(FoundLine {
            weight: FoundWeight::Differs,
            says: not_so.into(),
            found: found.clone(),
            wanted: expected.clone(),
            remedy: remedy.clone(),
            step: Some(step.id.0.clone()),
        })
    });
    not_so.collect()
}

/// What could not be checked, by the reason.
fn unread(read: &Read, diagnosis: &Diagnosis) -> Vec<FoundLine> {
    let is_by_group = diagnosis.findings.iter().any(|finding| finding.cause == Cause::HeldThroughGroup);
    let mut reasons: Vec<(&Text, Vec<&CheckSpec>)> = Vec::new();
    for (check, kind, verdict) in judged(read) {
        let Verdict::Unknown { why, waits_for: None } = verdict else { continue };
        let is_said = is_by_group && kind == FactKind::User(UserFact::PermissionSet);
        // The other side's login is the evidence for the answer.
        if is_said || kind == FactKind::App(AppFact::LoginSeen) {
            continue;
        }
        match reasons.iter_mut().find(|(known, _)| *known == why) {
            Some((_, checks)) if checks.iter().any(|other| other.step == check.step) => {}
            Some((_, checks)) => checks.push(check),
            None => reasons.push((why, vec![check])),
        }
    }
    let line = |(why, checks): (&Text, Vec<&CheckSpec>)| {
        let steps = checks.iter().filter_map(|check| read.guide.step(&check.step));
        FoundLine {
            weight: FoundWeight::CouldNotCheck,
            says: Text::Joined(Join::Semicolons, steps.map(|step| (&step.title).into()).collect()),
            found: why.clone(),
            wanted: Text::nothing(),
            remedy: Text::nothing(),
            step: checks.first().map(|check| check.step.0.clone()),
        }
    };
    reasons.into_iter().map(line).collect()
}
