//! From what each aim found to the org, by the roles of the guide.

use super::aim::Aim;
use super::assemble::Part;
use crate::org::{FoundApp, FoundProfile, FoundSet, FoundUser, Observed, Org, Reason};
use std::collections::BTreeMap;

/// The org as all aims found it. What several of them read is taken from the first.
pub(super) fn org(found: Vec<(&Aim, Part)>) -> Org {
    let mut org = Org::default();
    for (place, (aim, part)) in found.into_iter().enumerate() {
        let roles = &aim.roles;
        let key = |role: &guide::Role| role.0.clone();
        if place == 0 {
            org.organization = part.organization;
            org.admin = part.admin;
            org.rights = part.rights;
            org.user_licenses = part.user_licenses;
            org.permission_set_licenses = part.permission_set_licenses;
            org.session_levels = part.session_levels;
            org.approved_apps_only = part.approved_apps_only;
        }
        extend(&mut org.permission_labels, part.permission_labels);
        extend(&mut org.class_names, part.class_names);
        extend(&mut org.app_labels, part.app_labels);
        if let Some(role) = &roles.package {
            org.packages.entry(key(role)).or_insert(part.package);
        }
        if let Some(role) = &roles.class {
            org.classes.entry(key(role)).or_insert(part.apex_class);
        }
        if let Some(role) = &roles.permission_set {
            let set = FoundSet {
                set: part.permission_set,
                namesakes: part.set_namesakes,
                grants: part.grants,
                offered: part.offered_sets,
                perhaps: part.perhaps_sets,
            };
            org.permission_sets.entry(key(role)).or_insert(set);
        }
        if let Some(role) = &roles.profile {
            let profile = FoundProfile { profile: part.profile, others: part.other_profiles };
            org.profiles.entry(key(role)).or_insert(profile);
        }
        if let Some(role) = &roles.app {
            let app = FoundApp {
                app: part.app,
                namesakes: part.namesakes,
                offered: part.offered_apps,
                perhaps: part.perhaps_apps,
                older: part.older_app.as_ref().and_then(|app| app.id.clone()),
                older_app: part.older_app,
                holders: part.app_holders,
                user: part.integration_user.clone(),
            };
            org.apps.entry(key(role)).or_insert(app);
        }
        let Some(role) = &roles.user else { continue };
        let user = org.users.entry(key(role)).or_insert_with(|| FoundUser {
            candidates: part.users,
            chosen: part.integration_user.clone(),
            fitting: part.fitting_users,
            perhaps: part.perhaps_users,
            free_username: part.free_username,
            held_licenses: part.held_licenses,
            api_client_grants: part.api_client_grants,
            held: part.held,
            assignments: BTreeMap::new(),
            groups: BTreeMap::new(),
        });
        if let Some(set) = &roles.permission_set {
            // Groups are asked for of one user: those of another say nothing of this one.
            let id = |user: &Observed<Option<crate::org::IntegrationUser>>| {
                user.known().and_then(Option::as_ref).map(|user| user.id.clone())
            };
            let is_same = id(&user.chosen) == id(&part.integration_user);
            let groups = if is_same { part.groups } else { Observed::Unknown(Reason::NotAsked) };
            user.assignments.entry(key(set)).or_insert(part.assignments);
            user.groups.entry(key(set)).or_insert(groups);
        }
    }
    org
}

fn extend(all: &mut BTreeMap<String, String>, more: BTreeMap<String, String>) {
    for (name, value) in more {
        all.entry(name).or_insert(value);
    }
}
