//! What works today and may not tomorrow.

use super::cause::Cause;
use super::finding::{Finding, Weight};
use super::scene::Scene;
use crate::org::{ApiUsage, AppCertificate, License, LoginLimits, Moment};

/// From so many days before its end on, something is a risk.
const NEAR_DAYS: i64 = 60;
/// From this part of the day's API calls on, their end is near.
const NEAR_PERCENT: u64 = 90;
const MINUTES_OF_DAY: i64 = 24 * 60;

/// A finding of a risk.
pub(super) fn risk(cause: Cause) -> Finding {
    Finding { weight: Weight::Risk, cause, says: cause.text(), place: None }
}

/// What ends, is missing though nothing blocks yet, or was not proved.
pub(super) fn findings(scene: &Scene) -> Vec<Finding> {
    let now = scene.local.now;
    let is_near = |end: Moment| end > now && end.minutes_since(now) <= NEAR_DAYS * MINUTES_OF_DAY;
    let mut found = Vec::new();
    if let Some(AppCertificate::Readable(certificate)) = scene.certificate() {
        if certificate.not_after <= now {
            found.push(risk(Cause::CertificateExpired));
        } else if is_near(certificate.not_after) {
            found.push(risk(Cause::CertificateEndsSoon));
        }
        // It may still certify the same key.
        let handed = scene.heard.handed_over.as_ref().and_then(|handed| handed.fingerprint.as_deref());
        if handed.is_some_and(|handed| handed != certificate.fingerprint.to_string()) {
            found.push(risk(Cause::CertificateChanged));
        }
        if certificate.not_before > now {
            found.push(risk(Cause::CertificateNotYetValid));
        }
    }
    let in_force = scene.in_force().unwrap_or_default();
    let needed = in_force
        .iter()
        .filter(|held| scene.is_on_app(held) == Some(true) || held.has_class.known() == Some(&true));
    if needed.clone().any(|held| held.force.expires.is_some_and(is_near)) {
        found.push(risk(Cause::AssignmentEndsSoon));
    }
    let permitted = scene.oauth_policy().and_then(|policy| policy.permitted_users.as_deref());
    if permitted.is_some_and(|who| who.eq_ignore_ascii_case("AllSelfAuthorized")) && scene.may_have_approved()
    {
        found.push(risk(Cause::AppSelfAuthorize));
    }
    found.extend(licenses(scene, is_near));
    let package = scene.org.packages.values().filter_map(|found| found.known()?.as_ref());
    let is_over = |ended: Option<Moment>, status: &str| {
        ended.is_some_and(|end| end <= now) || status.eq_ignore_ascii_case("Expired")
    };
    if package.clone().any(|license| is_over(license.expires, &license.status)) {
        found.push(risk(Cause::PackageLicenseEnded));
    }
    if let Some(ApiUsage::Of { used, allowed }) = scene.org.api_usage
        && u64::from(used) * 100 >= u64::from(allowed) * NEAR_PERCENT
    {
        found.push(risk(Cause::ApiLimitNear));
    }
    let limits = scene.details().and_then(|details| details.login_limits.known());
    let has_limits = limits.is_some_and(|limits| !limits.ranges.is_empty() || !limits.hours.is_empty());
    if has_limits && scene.attempts().is_empty() {
        found.push(risk(Cause::RangesWithoutLogin));
    }
    let is_limited = |limits: &LoginLimits| limits.has_closed_hours() && !limits.is_always_closed();
    // Where they are closed now, that is what keeps it out.
    if limits.is_some_and(is_limited) && scene.hours().is_none_or(|hours| hours.is_open) {
        found.push(risk(Cause::HoursLimited));
    }
    if let Some(user) = scene.user
        && user.email.as_deref().is_some_and(|email| !email.eq_ignore_ascii_case(&user.username))
    {
        found.push(risk(Cause::EmailNotUsername));
    }
    found
}

/// The permission set licenses that the user must hold.
fn licenses(scene: &Scene, is_near: impl Fn(Moment) -> bool) -> Vec<Finding> {
    let (Some(user), Some(held), Some(all)) =
        (scene.user, scene.found_user.held_licenses.known(), scene.org.permission_set_licenses.known())
    else {
        return Vec::new();
    };
    let objects = &scene.guide.objects;
    let names = scene.wanted_user.permission_set_licenses.iter();
    let names =
        names.filter_map(|role| Some(objects.permission_set_licenses.get(role)?.developer_name.0.as_str()));
    let mut found = Vec::new();
    for name in names {
        let is_it = |other: &str| other.eq_ignore_ascii_case(name);
        let license = all.iter().find(|license| is_it(&license.name));
        let is_over = |license: &License| {
            !license.status.eq_ignore_ascii_case("Active")
                || license.expires.is_some_and(|end| end <= scene.local.now)
        };
        if !held.iter().any(|held| held.assignee == user.id && is_it(&held.name)) {
            found.push(risk(Cause::PslMissing));
        } else if license.is_some_and(is_over) {
            found.push(risk(Cause::PslEnded));
        } else if license.is_some_and(|license| license.expires.is_some_and(&is_near)) {
            found.push(risk(Cause::PslEndsSoon));
        }
        if license.and_then(|license| license.holds_apex_rest) == Some(false) {
            found.push(risk(Cause::LicenseCannotHold));
        }
    }
    found
}
