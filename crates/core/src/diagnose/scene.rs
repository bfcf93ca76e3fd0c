//! The login that is looked at: its app, its user, and what the user has.

use super::heard::Heard;
use super::place::{Place, Refused, of_words};
use crate::check::{Local, SortedLogins};
use crate::org::{
    App, AppCertificate, Barrier, EntityAccess, FoundApp, FoundSet, FoundUser, GlobalOauthSettings, Held,
    IntegrationUser, Login, LoginWay, Moment, OauthPolicy, Observed, Org, PermissionSet, Profile, ProfileId,
    User, Whose, as_application, as_metadata_name, whose,
};
use guide::{self, Guide, Values};

/// So long Salesforce may take to follow a change.
const MINUTES_TO_FOLLOW: i64 = 30;

/// The login that is looked at.
#[derive(Clone)]
pub(super) struct Scene<'a> {
    pub(super) guide: &'a Guide,
    pub(super) org: &'a Org,
    pub(super) local: &'a Local<'a>,
    pub(super) heard: &'a Heard,
    pub(super) wanted_user: &'a guide::User,
    pub(super) found_app: &'a FoundApp,
    pub(super) found_user: &'a FoundUser,
    pub(super) user: Option<&'a User>,
    pub(super) found_set: Option<&'a FoundSet>,
}

impl<'a> Scene<'a> {
    pub(super) fn of(
        guide: &'a Guide,
        values: &Values,
        org: &'a Org,
        local: &'a Local<'a>,
        heard: &'a Heard,
    ) -> Option<Self> {
        let login = guide.login()?;
        let found_app = org.apps.get(login.app_role.as_str())?;
        let found_user = org.users.get(login.user_role.as_str())?;
        let username = login.user.username.fill(values).ok();
        let named = username.and_then(|username| found_user.named(&username));
        let selected = login.app.permission_sets.iter().flatten();
        let set_role = selected
            .clone()
            .find(|set| login.user.permission_sets.contains(set))
            .or(login.user.permission_sets.first());
        Some(Self {
            guide,
            org,
            local,
            heard,
            wanted_user: login.user,
            found_app,
            found_user,
            user: named.or_else(|| found_user.taken()),
            found_set: set_role.and_then(|role| org.permission_sets.get(role.as_str())),
        })
    }

    pub(super) fn app(&self) -> Option<&'a App> {
        self.found_app.there().or(self.found_app.older_app.as_ref())
    }

    /// Whether one of some apps could be meant, or none is there.
    pub(super) fn is_app_unclear(&self) -> bool {
        self.app().is_none() && !(self.found_app.offered.is_empty() && self.found_app.perhaps.is_empty())
    }

    /// The app's settings, where it has any.
    pub(super) fn settings(&self) -> Option<&'a GlobalOauthSettings> {
        self.app()?.global_settings.known()?.as_ref()
    }

    pub(super) fn certificate(&self) -> Option<&'a AppCertificate> {
        Some(&self.settings()?.certificate)
    }

    pub(super) fn oauth_policy(&self) -> Option<&'a OauthPolicy> {
        self.app()?.oauth_policy.known()?.as_ref()
    }

    pub(super) fn set(&self) -> Option<&'a PermissionSet> {
        self.found_set?.set.known()?.as_ref()
    }

    pub(super) fn details(&self) -> Option<&'a IntegrationUser> {
        let details = self.found_app.user.known()?.as_ref()?;
        (Some(&details.id) == self.user.map(|user| &user.id)).then_some(details)
    }

    /// The user's profile, where it was read.
    pub(super) fn profile(&self) -> Option<&'a Profile> {
        let name = self.user?.profile.as_deref()?;
        let found = self.org.profiles.values();
        let all = found.flat_map(|found| {
            let others = found.others.known().map(Vec::as_slice).unwrap_or_default();
            found.profile.known().and_then(Option::as_ref).into_iter().chain(others)
        });
        let mut all = all.filter(|profile| profile.name.eq_ignore_ascii_case(name));
        all.next()
    }

    /// All that the user holds; nothing where that was not read.
    pub(super) fn held(&self) -> Option<Vec<&'a Held>> {
        let user = self.user?;
        let held = self.found_user.held.known()?;
        Some(held.iter().filter(|held| held.assignee == user.id).collect())
    }

    /// What of it counts.
    pub(super) fn in_force(&self) -> Option<Vec<&'a Held>> {
        let now = self.local.now;
        Some(self.held()?.into_iter().filter(|held| held.force.holds(now)).collect())
    }

    /// Whether the user has a system permission; nothing where that is not known.
    pub(super) fn has(&self, permission: &str) -> Option<bool> {
        let granted = |permissions: &Observed<std::collections::BTreeMap<String, bool>>| {
            Some(permissions.known()?.get(permission).copied().unwrap_or(false))
        };
        let held = self.in_force()?;
        let mut all: Vec<Option<bool>> = held.iter().map(|held| granted(&held.permissions)).collect();
        all.push(self.profile_gives(permission));
        any(&all)
    }

    /// Whether the user's profile gives a system permission; nothing where that is not known.
    pub(super) fn profile_gives(&self, permission: &str) -> Option<bool> {
        self.profile()?.grants.known()?.permissions.get(permission).copied()
    }

    /// Whether the user may run the class; nothing where that is not known. With Author Apex one
    /// runs every class (Salesforce Help, "How Does Apex Class Security Work?").
    pub(super) fn may_run(&self) -> Option<bool> {
        let held = self.in_force()?;
        if self.has("AuthorApex") == Some(true) {
            return Some(true);
        }
        let mut all: Vec<Option<bool>> = held.iter().map(|held| held.has_class.known().copied()).collect();
        all.push(self.profile_may_run());
        any(&all)
    }

    /// Whether the profile gives access to the class.
    pub(super) fn profile_may_run(&self) -> Option<bool> {
        let role = self.guide.receiver.class.as_ref()?;
        let class = self.org.classes.get(role.as_str())?.known()?.as_ref()?;
        let access = self.profile()?.access.known()?;
        Some(access.iter().any(|grant| {
            matches!(grant, crate::org::Grant::Entity { kind, id } if kind == "ApexClass" && id == class.id.short())
        }))
    }

    /// Whether the org has no such class, so that nothing is linked by it.
    pub(super) fn is_class_gone(&self) -> bool {
        let class = self.guide.receiver.class.as_ref();
        class.and_then(|role| self.org.classes.get(role.as_str())?.known()) == Some(&None)
    }

    /// Whether the permission set that is taken gives access to the class.
    pub(super) fn set_has_class(&self) -> bool {
        let class = self.guide.receiver.class.as_ref();
        let class = class.and_then(|role| self.org.classes.get(role.as_str())?.known()?.as_ref());
        let grants = self.found_set.and_then(|found| found.grants.known());
        let (Some(class), Some(grants)) = (class, grants) else { return false };
        let is_it =
            |grant: &EntityAccess| matches!(grant, EntityAccess::ApexClass { id, .. } if *id == class.id);
        grants.entities.iter().any(is_it)
    }

    /// Whether the user's profile asks for sessions of high assurance. The Metadata API writes
    /// signs in a profile's name as in an address (seen).
    pub(super) fn asks_high_assurance(&self) -> Option<bool> {
        let profile = self.user?.profile.as_deref()?;
        let levels = self.org.session_levels.known()?;
        let names = [profile.to_lowercase(), as_metadata_name(profile).to_lowercase()];
        Some(names.iter().any(|name| levels.get(name).is_some_and(|level| level == "HIGH_ASSURANCE")))
    }

    /// Whether the app lets in a permission set, by its id.
    pub(super) fn is_on_app(&self, held: &Held) -> Option<bool> {
        let rows = self.app()?.permission_sets.known()?;
        let parts = held.group.as_ref().map(|group| group.parts.as_slice()).unwrap_or_default();
        Some(rows.iter().any(|row| row.id == held.set || parts.contains(&row.id)))
    }

    /// Whether the app lets in the user's profile.
    pub(super) fn profile_is_on_app(&self) -> Option<bool> {
        let profile = self.user?.profile.as_deref();
        let rows = self.app()?.permission_sets.known()?;
        Some(rows.iter().any(|row| row.profile.is_some() && row.profile.as_deref() == profile))
    }

    /// The user, else all who could be meant.
    fn users(&self) -> Vec<&'a User> {
        let several = || self.found_user.several().unwrap_or_else(|| self.found_user.perhaps());
        self.user.map_or_else(several, |user| vec![user])
    }

    /// Whether no user that could be meant may run the class, which is there; where nobody is known
    /// to be the one, and somebody could be.
    pub(super) fn may_nobody_run(&self) -> bool {
        let users = self.users();
        let may_not = |user: &&'a User| Self { user: Some(user), ..self.clone() }.may_run() == Some(false);
        self.user.is_none() && !users.is_empty() && !self.is_class_gone() && users.iter().all(may_not)
    }

    /// The profile of the user; where several could be meant, the one that all of them have.
    pub(super) fn profile_id(&self) -> Option<ProfileId> {
        let mut users = self.users().into_iter();
        let first = users.next()?.profile_id.clone()?;
        users.all(|user| user.profile_id.as_ref() == Some(&first)).then_some(first)
    }

    /// Whether there is no user who could be meant, as far as all of them were read.
    pub(super) fn is_user_missing(&self) -> bool {
        self.user.is_none()
            && self.found_user.candidates.known().is_some()
            && self.users().is_empty()
            && matches!(self.found_user.chosen.known(), Some(None))
    }

    /// The attempts of the other side through the app, the newest first.
    pub(super) fn attempts(&self) -> Vec<&'a Login> {
        let (Some(app), Some(logins)) = (self.app(), self.found_app.logins()) else { return Vec::new() };
        let mut all = SortedLogins::of(&self.local.own_tests, app, logins).theirs;
        all.sort_by_key(|row| std::cmp::Reverse(row.time));
        all
    }

    /// The newest attempt with a Username that the org does not know, of which nothing tells whose
    /// it was: the row names no app. Nothing where the other side was seen after it.
    pub(super) fn unknown_username(&self) -> Option<&'a Login> {
        let (app, logins) = (self.app()?, self.found_app.logins()?);
        let sorted = SortedLogins::of(&self.local.own_tests, app, logins);
        let is_of_nobody = |row: &&&Login| {
            row.application.is_none()
                && row.way == LoginWay::MayBeJwt
                && row.browser.is_none()
                && of_words(&row.status).is_some_and(|seen| seen.places == [Place::Consent])
        };
        let newest = sorted.others.iter().filter(is_of_nobody).max_by_key(|row| row.time)?;
        let is_last = sorted.theirs.iter().all(|row| row.time < newest.time);
        is_last.then_some(newest)
    }

    /// Whether the last attempt to log in as this user named an app that is not there.
    pub(super) fn asked_for_no_app(&self) -> bool {
        let Some(logins) = self.found_app.logins() else { return false };
        let marks = whose(&logins.rows, &self.local.own_tests);
        let theirs = logins.rows.iter().zip(marks).filter(|(row, whose)| {
            *whose == Whose::NotOwn && row.way == LoginWay::MayBeJwt && row.browser.is_none()
        });
        let newest = theirs.map(|(row, _)| row).max_by_key(|row| row.time);
        newest.is_some_and(|row| {
            row.application.is_none()
                && of_words(&row.status).is_some_and(|seen| seen.places == [Place::Client])
        })
    }

    /// When what a login goes through was changed last, as far as that is told.
    pub(super) fn changed(&self) -> Option<Moment> {
        self.app()?.changed.known().copied()
    }

    /// The other side's newest attempt since the app was changed.
    pub(super) fn newest_since(&self) -> Option<&'a Login> {
        let changed = self.changed()?;
        self.attempts().into_iter().next().filter(|row| row.time >= changed)
    }

    /// Whether the other side's newest attempt was refused so soon after a change of the app that
    /// Salesforce may not have followed yet (Salesforce Help: up to thirty minutes).
    pub(super) fn is_early(&self) -> bool {
        let (Some(newest), Some(changed)) = (self.newest_since(), self.changed()) else { return false };
        !newest.is_granted() && newest.time.minutes_since(changed) <= MINUTES_TO_FOLLOW
    }

    /// Whether somebody signs as this user for another app, which has never let that in, and
    /// nobody comes through this one.
    pub(super) fn asks_another_app(&self) -> bool {
        let (Some(app), Some(logins)) = (self.app(), self.found_app.logins()) else { return false };
        let own = as_application(&app.label);
        let marks = whose(&logins.rows, &self.local.own_tests);
        let theirs = logins.rows.iter().zip(marks).filter(|(row, whose)| {
            *whose == Whose::NotOwn && row.way == LoginWay::MayBeJwt && row.browser.is_none()
        });
        let mut newest_first: Vec<&Login> = theirs.map(|(row, _)| row).collect();
        newest_first.sort_by_key(|row| std::cmp::Reverse(row.time));
        let Some(newest) = newest_first.first() else { return false };
        let Some(other) = newest.application.as_deref().filter(|name| as_application(name) != own) else {
            return false;
        };
        let of_other = newest_first.iter().filter(|row| row.application.as_deref() == Some(other));
        let is_of_signature =
            |row: &&&Login| of_words(&row.status).is_some_and(|seen| seen.is_at(Place::Certificate));
        let count = of_other.clone().count();
        count > 0 && of_other.filter(is_of_signature).count() == count
    }

    /// Whether the history tells this app from every other one.
    pub(super) fn is_unmistakable(&self) -> bool {
        self.found_app.namesakes.known().is_some_and(Vec::is_empty)
    }

    /// Whether the other side was let in since the last change, as its last word.
    pub(super) fn was_let_in_since(&self) -> bool {
        let newest = self.newest_since();
        let is_let_in = newest.is_some_and(|row| row.is_granted() && row.application.is_some());
        let profile = self.user.and_then(|user| user.profile_changed);
        let is_after_profile = newest.is_some_and(|row| profile.is_none_or(|changed| row.time >= changed));
        let handed = self.heard.handed_over.as_ref();
        let is_after_handing = newest.is_some_and(|row| handed.is_none_or(|handed| row.time >= handed.at));
        is_let_in && is_after_profile && is_after_handing && self.is_unmistakable()
    }

    /// The refusals that can be seen: of the other side's last attempt, of a test, of its call.
    pub(super) fn refusals(&self) -> Vec<Refused> {
        let mut all = Vec::new();
        if let Some(newest) = self.newest_since().filter(|row| !row.is_granted()) {
            all.extend(of_words(&newest.status));
        }
        if let Some(test) = self.heard.test.as_ref().filter(|test| !test.is_granted) {
            // From where the test came says nothing of where the other side comes from.
            all.extend(of_words(&test.refusal).filter(|seen| !seen.is_at(Place::Limits)));
        }
        if let Some(call) = self.heard.call.as_ref().filter(|call| call.status != 200) {
            all.extend(of_words(&call.body));
        }
        all
    }

    /// Whether a token was given since the last change, which disproves what would refuse one.
    pub(super) fn token_was_given(&self) -> bool {
        self.heard.test.as_ref().is_some_and(|test| test.is_granted)
            || self.newest_since().is_some_and(|row| row.is_granted() && self.is_unmistakable())
    }

    /// Whether what the words of a refusal tell is no longer so: the user was frozen or inactive,
    /// or kept out by the profile's limits, and the org shows that it is not any more.
    pub(super) fn is_over(&self, seen: &Refused) -> bool {
        if seen.names.is_some() {
            return false;
        }
        if seen.places == [Place::User] {
            let is_frozen = self.details().and_then(|details| details.is_frozen.known().copied());
            return self.user.is_some_and(|user| user.is_active) && is_frozen == Some(false);
        }
        let (Some(newest), Some(user), Some(details)) = (self.newest_since(), self.user, self.details())
        else {
            return false;
        };
        let Some(limits) = details.login_limits.known().filter(|_| seen.places == [Place::Limits]) else {
            return false;
        };
        if newest.barrier() == Some(Barrier::Hours) && self.hours().is_some_and(|hours| hours.is_open) {
            return true;
        }
        let is_changed_since = user.profile_changed.is_some_and(|changed| changed > newest.time);
        is_changed_since
            && match newest.barrier() {
                Some(Barrier::Address) => {
                    newest.source.as_deref().and_then(|address| limits.lets_in(address)) == Some(true)
                }
                Some(Barrier::Hours) => limits.hours.is_empty(),
                None => false,
            }
    }

    /// Whether a rule about this place is disproved by a token that was given.
    pub(super) fn is_disproved(&self, place: Place) -> bool {
        // Users and their assignments change without a change of the app.
        let got_further = |seen: &Refused| seen.places.iter().min().is_some_and(|at| *at > place);
        if place < Place::CallSession && self.refusals().iter().any(got_further) {
            return true;
        }
        let by_app = [Place::Client, Place::Certificate, Place::Consent, Place::Scope];
        by_app.contains(&place) && self.token_was_given()
            || place < Place::CallSession && self.heard.test.as_ref().is_some_and(|test| test.is_granted)
    }
}

/// Whether any is so; nothing where none is and of one that is not known.
fn any(all: &[Option<bool>]) -> Option<bool> {
    if all.contains(&Some(true)) {
        Some(true)
    } else if all.contains(&None) {
        None
    } else {
        Some(false)
    }
}
