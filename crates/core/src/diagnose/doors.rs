//! Other doors: what else the user may do, and by which other ways somebody gets in.

use super::cause::Cause;
use super::finding::{Finding, Weight};
use super::place::Place;
use super::risks::risk;
use super::scene::Scene;
use crate::org::{
    ApiClientGrants, FoundApp, Held, Holder, PermissionSetId, Reason, UserId, Whose, as_application, whose,
};

/// Permissions with which a user may change or see everything, or give itself more.
const POWERS: [&str; 12] = [
    "AssignPermissionSets",
    "AuthorApex",
    "CustomizeApplication",
    "ManageInternalUsers",
    "ManageProfilesPermissionsets",
    "ManageRoles",
    "ManageSharing",
    "ManageUsers",
    "ModifyAllData",
    "ModifyMetadata",
    "ViewAllData",
    "ViewAllUsers",
];

/// Which permissions something that a user holds gives with which one may change or see
/// everything, by API name.
pub fn powers(held: &Held) -> Vec<&'static str> {
    let Some(all) = held.permissions.known() else { return Vec::new() };
    POWERS.into_iter().filter(|power| all.get(*power) == Some(&true)).collect()
}

/// Who else holds what the app lets in, and may log in; nobody where there is no app.
pub fn others<'a>(found: &'a FoundApp, user: Option<&UserId>) -> Vec<&'a Holder> {
    let mut others: Vec<&Holder> = Vec::new();
    let Some(app) = found.there().or(found.older_app.as_ref()) else { return others };
    let lets_in = |set: &PermissionSetId| {
        app.permission_sets.known().is_none_or(|rows| rows.iter().any(|row| row.id == *set))
    };
    for holder in found.holders.known().into_iter().flatten() {
        let is_known = others.iter().any(|other| other.id == holder.id);
        if lets_in(&holder.set) && Some(&holder.id) != user && holder.is_active != Some(false) && !is_known {
            others.push(holder);
        }
    }
    others
}

/// Whether what the call needs comes by a single group, while another group of the user has the
/// permission set that would give it and mutes that.
fn hangs_on_a_group(scene: &Scene) -> bool {
    let held = scene.in_force().unwrap_or_default();
    let gives = |held: &Held, permission: &str| {
        held.permissions.known().and_then(|all| all.get(permission)) == Some(&true)
    };
    ["ApexRestServices", "ApiEnabled"].into_iter().any(|permission| {
        let sources: Vec<&&Held> = held.iter().filter(|held| gives(held, permission)).collect();
        let [only] = sources.as_slice() else { return false };
        let Some(own) = &only.group else { return false };
        // What the profile gives hangs on no group.
        let is_of_profile = scene.profile_gives(permission) != Some(false);
        let has_a_part_of_it = |other: &&Held| {
            let parts = other.group.as_ref().map(|group| group.parts.as_slice()).unwrap_or_default();
            parts.iter().any(|part| own.parts.contains(part))
        };
        let is_muted = |other: &&Held| {
            other.set != only.set && other.permissions.known().is_some() && !gives(other, permission)
        };
        !is_of_profile && held.iter().copied().filter(is_muted).any(|other| has_a_part_of_it(&other))
    })
}

/// All doors that stand open.
pub(super) fn findings(scene: &Scene) -> Vec<Finding> {
    let mut found = Vec::new();
    if scene.any_client() {
        found.push(risk(Cause::AnyClient));
    }
    if let Some(settings) = scene.settings() {
        if !settings.other_flows.is_empty() {
            found.push(risk(Cause::OtherFlow));
        }
        if settings.gives_jwt_tokens {
            found.push(risk(Cause::NamedUserJwt));
        }
    }
    let own = scene.set().map(|set| &set.id);
    let is_other = |held: &&Held| Some(&held.set) != own;
    let is_powerful = |held: &Held| !powers(held).is_empty();
    if scene.in_force().unwrap_or_default().into_iter().filter(is_other).any(is_powerful) {
        found.push(risk(Cause::UserTooPowerful));
    }
    if hangs_on_a_group(scene) {
        found.push(risk(Cause::HangsOnGroup));
    }
    if (scene.user.is_some() || scene.is_user_missing())
        && !others(scene.found_app, scene.user.map(|user| &user.id)).is_empty()
    {
        found.push(risk(Cause::OthersHoldApp));
    }
    if matches!(scene.found_app.app.get(), Err(Reason::Older { .. })) {
        found.push(Finding { weight: Weight::Differs, ..risk(Cause::OlderSetup) });
        found.push(Finding { weight: Weight::CouldNotCheck, ..risk(Cause::OlderBlockUnread) });
    }
    if is_used_elsewhere(scene) {
        found.push(risk(Cause::UserUsedElsewhere));
    }
    found
}

fn is_used_elsewhere(scene: &Scene) -> bool {
    let (Some(app), Some(logins)) = (scene.app(), scene.found_app.logins()) else { return false };
    let name = as_application(&app.label);
    let marks = whose(&logins.rows, &scene.local.own_tests);
    let mut rows = logins.rows.iter().zip(marks);
    rows.any(|(row, whose)| {
        let is_other = row.application.as_ref().is_some_and(|seen| as_application(seen) != name);
        whose == Whose::NotOwn && row.is_granted() && is_other
    })
}

impl Scene<'_> {
    /// Whether the user may use any API client, whatever the app lists.
    pub(super) fn any_client(&self) -> bool {
        let (Some(user), Some(ApiClientGrants::By(grants))) =
            (self.user, self.found_user.api_client_grants.known())
        else {
            return false;
        };
        let now = self.local.now;
        grants.iter().any(|grant| grant.assignee == user.id && grant.force.holds(now))
    }

    /// Whether the user may have approved the app itself: no login tells, since none was read.
    pub(super) fn may_have_approved(&self) -> bool {
        let is_refused = self.refusals().iter().any(|seen| seen.is_at(Place::Consent));
        self.user.is_some() && self.found_app.logins().is_none() && !is_refused
    }

    /// Whether it is not known that the call gets through: the permission set does not give what
    /// it needs, and of something else that the user has it was not read.
    pub(super) fn may_lack_rights(&self) -> bool {
        let gives =
            |permission: &str| self.set().is_none_or(|set| set.permissions.get(permission) != Some(&false));
        let mut needed = ["ApiEnabled", "ApexRestServices"].into_iter();
        needed.any(|permission| self.has(permission).is_none() && !gives(permission))
    }

    /// Whether a token was given to the user, who has the permission set by a group alone.
    pub(super) fn is_let_in_by_group(&self) -> bool {
        let (Some(set), Some(held)) = (self.set(), self.in_force()) else { return false };
        let is_part = |held: &&Held| held.group.as_ref().is_some_and(|group| group.parts.contains(&set.id));
        self.token_was_given() && held.iter().all(|held| held.set != set.id) && held.iter().any(is_part)
    }

    /// Whether a group of the user has a part that would grant this, and does not grant it.
    pub(super) fn is_muted(&self, permission: &str) -> bool {
        let held = self.in_force().unwrap_or_default();
        let mut groups = held.iter().filter(|held| held.group.is_some());
        groups.any(|held| {
            let is_current = held.group.as_ref().is_some_and(|group| group.status == "Updated");
            let grants = held.permissions.known().and_then(|all| all.get(permission)) == Some(&true);
            is_current && !grants && held.has_class.known() == Some(&true)
        })
    }
}
