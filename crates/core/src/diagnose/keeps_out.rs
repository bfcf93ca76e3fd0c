//! What keeps the other side out: facts that block, in the order in which Salesforce looks at
//! them, and refusals that no fact explains.

use super::cause::Cause;
use super::finding::{Finding, Weight};
use super::place::{Place, Refused};
use super::scene::Scene;
use crate::org::{ApiUsage, AppCertificate, Barrier, Held, Login, PermissionSetOnApp, PublicKey};

/// What RSA key an app's certificate must at least have (Salesforce DX Developer Guide,
/// "Create a Private Key and Self-Signed Digital Certificate").
const FEWEST_BITS: u32 = 2048;

/// A finding of something that blocks.
fn out(cause: Cause, place: Place) -> Finding {
    Finding { weight: Weight::KeepsOut, cause, says: cause.text(), place: Some(place) }
}

/// All facts that block and are not disproved.
pub(super) fn findings(scene: &Scene) -> Vec<Finding> {
    let mut found: Vec<Finding> = Vec::new();
    found.extend(app(scene));
    found.extend(certificate(scene));
    found.extend(user(scene));
    found.extend(approval(scene));
    found.extend(limits(scene));
    found.extend(call(scene));
    found.retain(|finding| finding.place.is_none_or(|place| !scene.is_disproved(place)));
    found.extend(handed_over(scene));
    found
}

/// What was handed over belongs to something else.
fn handed_over(scene: &Scene) -> Vec<Finding> {
    let Some(handed) = &scene.heard.handed_over else { return Vec::new() };
    // A login that was granted since may be from before the key or the name was changed: of
    // neither the org tells when.
    let mut found = Vec::new();
    let org = scene.org.organization.known();
    if org.is_some_and(|org| org.id != handed.org) {
        found.push(out(Cause::OrgOther, Place::Client));
        return found;
    }
    let key = scene.settings().and_then(|settings| settings.consumer_key.as_deref());
    if key.is_some_and(|key| key != handed.consumer_key) {
        found.push(out(Cause::ConsumerKeyOther, Place::Client));
    }
    if scene.user.is_some_and(|user| !user.username.eq_ignore_ascii_case(&handed.username)) {
        found.push(out(Cause::UsernameOther, Place::Consent));
    }
    found
}

fn app(scene: &Scene) -> Vec<Finding> {
    let mut found = Vec::new();
    let Some(app) = scene.app() else {
        // What is there and unlinked may have been linked by the class; a login that named an app
        // which is not there tells.
        let is_gone = !scene.is_class_gone() || scene.asked_for_no_app();
        let is_nowhere = scene.found_app.app.known().is_some() && scene.found_app.perhaps.is_empty();
        // Whatever else could be meant, the one that the other side asks for is not there.
        if is_nowhere && is_gone || scene.is_app_unclear() && scene.asked_for_no_app() {
            found.push(out(Cause::AppMissing, Place::Client));
        }
        return found;
    };
    if app.global_settings.known() == Some(&None) {
        found.push(out(Cause::AppWithoutOauth, Place::Client));
        return found;
    }
    if let Some(Some(policy)) = app.policy.known().map(Option::as_ref) {
        if policy.is_enabled == Some(false) {
            found.push(out(Cause::AppDisabled, Place::Off));
        }
        if policy.is_oauth_enabled == Some(false) {
            found.push(out(Cause::AppOauthOff, Place::Off));
        }
    }
    if let Some(Some(settings)) = app.oauth_settings.known().map(Option::as_ref) {
        let has = |names: &[&str]| {
            settings.scopes.iter().any(|scope| names.iter().any(|name| scope.eq_ignore_ascii_case(name)))
        };
        if !has(&["RefreshToken"]) {
            found.push(out(Cause::ScopeRefreshMissing, Place::Scope));
        }
        if !has(&["Api", "Full"]) {
            found.push(out(Cause::ScopeApiMissing, Place::Scope));
        }
    }
    if scene.oauth_policy().and_then(|policy| policy.session_level.as_deref()) == Some("HIGH_ASSURANCE") {
        found.push(out(Cause::AppHighAssurance, Place::Session));
    }
    found
}

fn certificate(scene: &Scene) -> Vec<Finding> {
    let Some(certificate) = scene.certificate() else { return Vec::new() };
    let certificate = match certificate {
        AppCertificate::None => return vec![out(Cause::CertificateMissing, Place::Certificate)],
        AppCertificate::Unreadable => return Vec::new(),
        AppCertificate::Readable(certificate) => certificate,
    };
    if matches!(certificate.key, PublicKey::Rsa(bits) if bits < FEWEST_BITS) {
        return vec![out(Cause::CertificateWeak, Place::Certificate)];
    }
    let is_of_other_pair =
        scene.local.certificate.is_some_and(|own| own.key_digest != certificate.key_digest);
    if is_of_other_pair {
        return vec![out(Cause::CertificateOther, Place::Certificate)];
    }
    Vec::new()
}

fn user(scene: &Scene) -> Vec<Finding> {
    let Some(user) = scene.user else {
        let is_nobody = scene.is_user_missing() && (!scene.is_class_gone() || scene.app().is_some());
        return is_nobody.then(|| out(Cause::UserMissing, Place::Consent)).into_iter().collect();
    };
    let mut found = Vec::new();
    if !user.is_active {
        found.push(out(Cause::UserInactive, Place::User));
    }
    if scene.details().is_some_and(|details| details.is_frozen.known() == Some(&true)) {
        found.push(out(Cause::UserFrozen, Place::User));
    }
    found
}

/// Whether the app lets this user in.
fn approval(scene: &Scene) -> Vec<Finding> {
    // Whichever app and user it is.
    if scene.app().is_none() && scene.may_nobody_run() {
        return vec![out(Cause::SetMissing, Place::Approval)];
    }
    let Some(policy) = scene.oauth_policy() else { return Vec::new() };
    // "Use Any API Client" stands in for an admin's approval, not for that of the user itself.
    if policy.permitted_users.as_deref().is_some_and(|who| who.eq_ignore_ascii_case("AllSelfAuthorized")) {
        let is_barred = scene.org.approved_apps_only.known() == Some(&true) && !scene.any_client();
        if !is_barred && scene.may_have_approved() {
            return Vec::new();
        }
        return vec![if is_barred {
            out(Cause::ApiAccessControl, Place::Approval)
        } else {
            out(Cause::AppSelfAuthorize, Place::Consent)
        }];
    }
    if scene.any_client() {
        return Vec::new();
    }
    if scene.user.is_none() {
        return of_nobody(scene);
    }
    let (Some(held), Some(false)) = (scene.held(), scene.profile_is_on_app()) else { return Vec::new() };
    let on_app: Vec<&Held> =
        held.iter().copied().filter(|held| scene.is_on_app(held) == Some(true)).collect();
    if on_app.iter().any(|held| held.force.holds(scene.local.now)) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let is_taken = |held: &&&Held| scene.set().is_some_and(|set| set.id == held.set);
    if let Some(own) = held.iter().find(is_taken).filter(|held| !held.force.holds(scene.local.now)) {
        found.push(out(not_in_force(scene, own), Place::Approval));
    }
    let rows = scene.app().and_then(|app| app.permission_sets.known());
    let set = scene.set();
    let is_set_on_app =
        set.is_some_and(|set| rows.is_some_and(|rows| rows.iter().any(|row| row.id == set.id)));
    let is_set_gone = scene.found_set.is_some_and(|found| matches!(found.set.known(), Some(None)));
    let cause = if let Some(held) = on_app.first() {
        not_in_force(scene, held)
    } else if is_set_gone
        && !rows.is_some_and(|rows| is_of_a_set(rows))
        && !held.iter().any(|held| held.force.holds(scene.local.now))
    {
        Cause::SetMissing
    } else if is_set_on_app
        || rows.is_some_and(|rows| is_of_a_set(rows)) && lacks_rights(scene) && found.is_empty()
    {
        // Where the call would not get through either, what the app lets in is what it lost; but
        // where another assignment that is not in force explains that.
        Cause::AssignmentMissing
    } else {
        Cause::AppSetMissing
    };
    if found.iter().all(|other| other.cause != cause) {
        found.push(out(cause, Place::Approval));
    }
    found
}

fn is_of_a_set(rows: &[PermissionSetOnApp]) -> bool {
    rows.iter().any(|row| row.profile.is_none())
}

/// Whether the user holds nothing by which the call could get through: who holds what gives Apex
/// REST and not the class has lost the class alone.
fn lacks_rights(scene: &Scene) -> bool {
    let lacks = |permission: &str| scene.has(permission) == Some(false);
    let is_by_profile = scene.profile_gives("ApexRestServices") == Some(true);
    lacks("ApiEnabled") || lacks("ApexRestServices") || is_by_profile && scene.may_run() == Some(false)
}

/// Whoever of those is the user that could be meant: none of them holds what the app lets in.
fn of_nobody(scene: &Scene) -> Vec<Finding> {
    let rows = scene.app().and_then(|app| app.permission_sets.known());
    let (Some(rows), Some(held)) = (rows, scene.found_user.held.known()) else { return Vec::new() };
    if rows.is_empty() {
        return vec![out(Cause::AppSetMissing, Place::Approval)];
    }
    let is_let_in = |held: &Held| scene.is_on_app(held) == Some(true);
    let is_by_profile = rows.iter().any(|row| row.profile.is_some());
    if is_by_profile || held.iter().any(is_let_in) {
        return Vec::new();
    }
    vec![out(Cause::AssignmentMissing, Place::Approval)]
}

fn not_in_force(scene: &Scene, held: &Held) -> Cause {
    if held.is_revoked {
        Cause::AssignmentRevoked
    } else if held.force.expires.is_some_and(|end| end <= scene.local.now) {
        Cause::AssignmentExpired
    } else if !held.force.is_active {
        Cause::AssignmentInactive
    } else {
        Cause::SetSessionActivation
    }
}

fn limits(scene: &Scene) -> Vec<Finding> {
    let Some(details) = scene.details() else { return Vec::new() };
    let limits = details.login_limits.known();
    let attempts = scene.attempts();
    let newest = attempts.first();
    // Where the limits can't be read, the words of the refusal still tell.
    let barrier = newest.and_then(|row| row.barrier());
    let said = scene.newest_since().and_then(Login::barrier).filter(|_| limits.is_none());
    let mut found = Vec::new();
    let address = newest.and_then(|row| row.source.as_deref());
    let is_outside =
        limits.is_some_and(|limits| address.and_then(|address| limits.lets_in(address)) == Some(false));
    if is_outside || said == Some(Barrier::Address) {
        found.push(out(Cause::LoginRanges, Place::Limits));
    }
    let is_closed = limits.is_some_and(|limits| {
        let was_closed = || barrier == Some(Barrier::Hours) && !limits.hours.is_empty();
        limits.is_always_closed() || scene.hours().map_or_else(was_closed, |hours| !hours.is_open)
    });
    if is_closed || said == Some(Barrier::Hours) {
        found.push(out(Cause::LoginHours, Place::Limits));
    }
    found
}

/// What refuses the call of the class.
fn call(scene: &Scene) -> Vec<Finding> {
    let mut found = Vec::new();
    let class = scene.guide.receiver.class.as_ref();
    let class = class.and_then(|role| scene.org.classes.get(role.as_str())?.known());
    if class == Some(&None) {
        let packages = &scene.org.packages;
        let is_package_gone = packages.values().all(|found| matches!(found.known(), Some(None)));
        let is_gone = is_package_gone && !packages.is_empty();
        let cause = if is_gone { Cause::PackageMissing } else { Cause::ClassMissing };
        found.push(out(cause, Place::Class));
    }
    if scene.org.api_usage == Some(ApiUsage::UsedUp) {
        found.push(out(Cause::ApiLimit, Place::Calls));
    }
    if scene.asks_high_assurance() == Some(true) {
        found.push(out(Cause::ProfileHighAssurance, Place::CallSession));
    }
    if scene.user.is_none() {
        return found;
    }
    if let Some(lack) = lack(scene) {
        found.push(lack);
        found.extend(still_lacking(scene));
        return found;
    }
    if scene.has("ApiEnabled") == Some(false) {
        found.push(out(Cause::ApiDisabled, Place::Api));
    }
    let group = scene.in_force().and_then(|held| held.into_iter().find(|held| held.group.is_some()));
    let is_stale = group.and_then(|held| held.group.as_ref()).is_some_and(|group| group.status != "Updated");
    if scene.has("ApexRestServices") == Some(false) {
        let cause = if group.is_some() && scene.is_muted("ApexRestServices") {
            Cause::GroupMuted
        } else {
            Cause::ApexRestOff
        };
        found.push(out(cause, Place::Rest));
    }
    if class.is_some_and(Option::is_some) && scene.may_run() == Some(false) {
        let cause = if is_stale { Cause::GroupOutdated } else { Cause::ClassAccessMissing };
        found.push(out(cause, Place::Access));
    }
    found
}

/// What the user would lack even if all that it holds, and the permission set, were in force.
fn still_lacking(scene: &Scene) -> Vec<Finding> {
    let needed = [
        ("ApiEnabled", Place::Api, Cause::ApiDisabled),
        ("ApexRestServices", Place::Rest, Cause::ApexRestOff),
    ];
    let (Some(set), Some(held)) = (scene.set(), scene.held()) else { return Vec::new() };
    let gives = |held: &Held, permission: &str| {
        let known = held.permissions.known();
        known.is_none_or(|permissions| permissions.get(permission) == Some(&true))
    };
    let lacks = needed.into_iter().filter(|(permission, ..)| {
        set.permissions.get(*permission) == Some(&false)
            && scene.profile_gives(permission) == Some(false)
            && !held.iter().any(|held| gives(held, permission))
    });
    lacks.map(|(_, place, cause)| out(cause, place)).collect()
}

/// That the user does not have the permission set which gives what the call needs: all else that
/// it lacks follows from that.
fn lack(scene: &Scene) -> Option<Finding> {
    let lacks = [("ApiEnabled", Place::Api), ("ApexRestServices", Place::Rest)];
    let set = scene.set()?;
    // Where the class is gone, the set still tells what else it gives.
    let gives = |permission: &str| set.permissions.get(permission) == Some(&true);
    let has_class = scene.set_has_class();
    let lacks = lacks.iter().filter(|(permission, _)| {
        scene.has(permission) == Some(false) && (has_class || scene.is_class_gone() && gives(permission))
    });
    let may_not_run = || (has_class && scene.may_run() == Some(false)).then_some(Place::Access);
    let place = lacks.map(|(_, place)| *place).next().or_else(may_not_run)?;
    let held = scene.held()?;
    let has_it = |held: &&&Held| {
        let parts = held.group.as_ref().map(|group| group.parts.as_slice()).unwrap_or_default();
        held.set == set.id || parts.contains(&set.id)
    };
    let all: Vec<&Held> = held.iter().filter(has_it).copied().collect();
    if all.iter().any(|held| held.force.holds(scene.local.now)) {
        return None;
    }
    let cause = all.first().map_or(Cause::AssignmentMissing, |held| not_in_force(scene, held));
    Some(out(cause, place))
}

/// What was refused although no fact that blocks explains it.
pub(super) fn unexplained(scene: &Scene, found: &[Finding], refused: &[Refused]) -> Vec<Finding> {
    let explains =
        |seen: &Refused| found.iter().any(|finding| finding.place.is_some_and(|place| seen.is_at(place)));
    let mut more: Vec<Finding> = Vec::new();
    for seen in refused.iter().filter(|seen| !explains(seen) && !scene.is_over(seen)) {
        let first = seen.places.first().copied();
        let cause = match (seen.names, first) {
            (Some(cause), _) => cause,
            (_, Some(Place::Client)) => Cause::ConsumerKeyOther,
            (_, Some(Place::Audience)) => Cause::OtherSideHost,
            // An app that is not known or not read may as well have none; the only one that could be
            // meant has one.
            (_, Some(Place::Certificate))
                if scene.certificate().is_none() && scene.found_app.perhaps.len() != 1 =>
            {
                continue;
            }
            (_, Some(Place::Certificate)) => Cause::CertificateOther,
            (_, Some(Place::Consent)) if seen.places.len() == 1 => Cause::OtherSideUsername,
            (_, Some(Place::Consent)) if found.is_empty() && scene.is_early() => Cause::TooEarly,
            (_, Some(Place::Class | Place::Path)) => Cause::OtherSideFlow,
            (_, Some(Place::CallSession)) => Cause::ProfileHighAssurance,
            (_, Some(Place::Calls)) => Cause::ApiLimit,
            // What the user holds could not be read whole: the words tell.
            (_, Some(Place::Api)) if scene.has("ApiEnabled").is_none() => Cause::ApiDisabled,
            (_, Some(Place::Rest)) if scene.has("ApexRestServices").is_none() => Cause::ApexRestOff,
            (_, Some(Place::Access)) if scene.may_run().is_none() => Cause::ClassAccessMissing,
            // The facts that block may be others than the words tell.
            _ if !found.is_empty() => continue,
            _ if scene.is_early() => Cause::TooEarly,
            _ => Cause::RefusedUnknown,
        };
        if let Some(place) = first
            && more.iter().all(|other| other.cause != cause)
        {
            more.push(out(cause, place));
        }
    }
    let is_refused = scene.newest_since().is_some_and(|row| !row.is_granted())
        && !refused.iter().any(|seen| scene.is_over(seen));
    let is_call_refused = scene.heard.call.as_ref().is_some_and(|call| call.status != 200);
    let is_explained = !found.is_empty() || !more.is_empty();
    if !is_explained && (is_refused || is_call_refused) {
        let cause = if scene.is_early() { Cause::TooEarly } else { Cause::RefusedUnknown };
        more.push(out(cause, Place::Path));
    }
    if found.is_empty() && more.is_empty() && scene.asks_another_app() {
        more.push(out(Cause::ConsumerKeyOther, Place::Client));
    }
    more
}
