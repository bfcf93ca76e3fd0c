//! Who plays the roles where no app lets in whoever may run the class: told by who has tried it,
//! else by who could be meant at all.

use super::{AppSeen, Hints, Perhaps, Pick, SetSeen, Survey, UserSeen, is_same_in_history};
use crate::org::as_application;

impl Survey {
    /// Where no app lets in a user for the class: the one that was tested here, the only one that
    /// lets in nobody and is refused, else those that a user of the class uses or is let in by.
    pub(super) fn unlinked_app(&self, hints: &Hints) -> Pick {
        let one = |app: &AppSeen| Pick::One(app.api_name.clone());
        let tested: Vec<&AppSeen> = self.free_apps(hints).filter(|app| self.is_tested(app)).collect();
        if let [only] = tested.as_slice() {
            return one(only);
        }
        let used: Vec<&AppSeen> = self.signing(hints).filter(|app| self.is_used(app)).collect();
        // It lets in nobody and lets nobody in: whatever it was for, that is what is mended.
        if let [only] = used.as_slice()
            && only.sets.is_empty()
            && self.is_alone(only)
            && self.is_refused(only)
        {
            return one(only);
        }
        if !self.held.iter().any(|held| self.has_class(&held.set)) {
            return Pick::Nobody;
        }
        let is_linked = |app: &AppSeen| app.key.is_some() && self.is_used(app) || self.is_beside(app);
        let linked = self.free_apps(hints).filter(|app| is_linked(app));
        let linked: Vec<String> = linked.map(|app| app.api_name.clone()).collect();
        // Nobody has tried it yet, and no other one could be meant.
        let signing: Vec<&AppSeen> = self.apps.iter().filter(|app| app.key.is_some()).collect();
        if let ([only], []) = (signing.as_slice(), linked.as_slice())
            && !only.is_older
            && only.sets.is_empty()
            && !hints.others.contains(&only.api_name)
        {
            return one(only);
        }
        // Through the only one with a certificate whoever has the class comes.
        let comes = |name: &str| self.signing(hints).any(|app| app.api_name == name && self.is_used(app));
        match linked.as_slice() {
            [] => Pick::Nobody,
            [only] if comes(only) => Pick::One(only.clone()),
            _ => Pick::Several(linked),
        }
    }

    /// Where nobody has tried the app that is found: the one that let users in, lets in nobody any
    /// more and refuses them; else, beside the found one, the others that could be the door: those
    /// that were tested here, those with a certificate that the users have tried and that refuse
    /// them or let in nobody, and beside an older app those of the new kind that are begun.
    pub(super) fn or_a_rival(&self, found: String, hints: &Hints) -> Pick {
        let Some(app) = self.apps.iter().find(|app| app.api_name == found && !self.is_used(app)) else {
            return Pick::One(found);
        };
        let (is_older, name) = (app.is_older, app.api_name.as_str());
        let is_lost = |app: &AppSeen| app.sets.is_empty() || self.is_refused(app);
        let is_tried = |app: &AppSeen| self.is_used(app) && self.is_alone(app) && is_lost(app);
        let is_begun = |app: &AppSeen| is_older && !app.is_older && app.sets.is_empty() && !self.is_used(app);
        let is_rival =
            |app: &&AppSeen| self.is_tested(app) || app.key.is_some() && (is_tried(app) || is_begun(app));
        let others = self.free_apps(hints).filter(|app| app.api_name != name);
        let rivals: Vec<&AppSeen> = others.filter(is_rival).collect();
        let was_door = |app: &AppSeen| {
            app.sets.is_empty() && self.is_refused(app) && self.has_let_in(app) && self.is_alone(app)
        };
        match rivals.as_slice() {
            [] => Pick::One(found),
            [only] if was_door(only) => Pick::One(only.api_name.clone()),
            rivals => {
                let rivals = rivals.iter().map(|app| app.api_name.clone());
                Pick::Several([found].into_iter().chain(rivals).collect())
            }
        }
    }

    /// Who could be meant all the same, where nobody is taken.
    pub(super) fn perhaps(&self, hints: &Hints, app: &Pick, user: &Pick, set: &Pick) -> Perhaps {
        let mut perhaps = Perhaps::default();
        let tried_apps: Vec<&AppSeen> = self.signing(hints).filter(|app| self.is_used(app)).collect();
        if *app == Pick::Nobody {
            // What lets in others alone is theirs.
            let lets_in = |app: &AppSeen| self.held.iter().any(|held| app.sets.contains(&held.set));
            let idle = self.signing(hints).filter(|app| app.sets.is_empty() || lets_in(app));
            let apps: Vec<&AppSeen> = if tried_apps.is_empty() { idle.collect() } else { tried_apps.clone() };
            perhaps.apps = apps.into_iter().map(|app| app.api_name.clone()).collect();
        }
        if *user == Pick::Nobody && hints.username.is_none() {
            let came = |user: &&&UserSeen| tried_apps.iter().any(|app| self.came(user, app));
            let users: Vec<&UserSeen> = self.free_users(hints).collect();
            let tried: Vec<&UserSeen> = users.iter().filter(came).copied().collect();
            let active = users.into_iter().filter(|user| user.is_active);
            let users: Vec<&UserSeen> = if tried.is_empty() { active.collect() } else { tried };
            perhaps.users = users.into_iter().map(|user| user.id.to_string()).collect();
        }
        if *set == Pick::Nobody {
            // Somebody made it for the class, though neither app nor user has it yet.
            let made = |set: &&SetSeen| set.has_class && !set.is_packaged && !set.is_of_group;
            let free = self.sets.iter().filter(|set| !hints.others.contains(&set.name)).filter(made);
            perhaps.sets = free.map(|set| set.id.to_string()).collect();
        }
        perhaps
    }

    /// Where there is an app, and nothing that they hold links any user with it: as whom it was
    /// tried, else those who do nothing else could be meant.
    pub(super) fn user_by_license(&self, hints: &Hints, app: Option<&AppSeen>) -> Pick {
        let Some(app) = app else { return Pick::Nobody };
        let name = as_application(&app.label);
        let is_busy = |user: &UserSeen| {
            self.logins.iter().any(|row| row.user == user.id && row.is_granted && row.application != name)
        };
        let users = self.free_users(hints);
        let free: Vec<&UserSeen> = users.clone().filter(|user| !is_busy(user)).collect();
        let tried = users.filter(|user| self.came(user, app));
        let tried: Vec<String> = tried.map(|user| user.id.to_string()).collect();
        match (tried.as_slice(), free.as_slice()) {
            ([only], _) => Pick::One(only.clone()),
            ([], []) => Pick::Nobody,
            ([], [only]) if only.is_active => Pick::One(only.id.to_string()),
            ([], free) => Pick::Several(free.iter().map(|user| user.id.to_string()).collect()),
            (tried, _) => Pick::Several(tried.to_vec()),
        }
    }

    /// The apps that play no other role.
    fn free_apps<'a>(&'a self, hints: &'a Hints) -> impl Iterator<Item = &'a AppSeen> + Clone {
        self.apps.iter().filter(|app| !hints.others.contains(&app.api_name))
    }

    /// Those of them with a certificate.
    fn signing<'a>(&'a self, hints: &'a Hints) -> impl Iterator<Item = &'a AppSeen> + Clone {
        self.free_apps(hints).filter(|app| app.key.is_some())
    }

    /// The users that play no other role.
    fn free_users<'a>(&'a self, hints: &'a Hints) -> impl Iterator<Item = &'a UserSeen> + Clone {
        self.users.iter().filter(|user| !hints.others.contains(&user.username))
    }

    /// Whether somebody has tried it.
    pub(super) fn is_used(&self, app: &AppSeen) -> bool {
        let name = as_application(&app.label);
        self.logins.iter().any(|row| row.application == name)
    }

    /// Whether somebody has tried it as this user.
    fn came(&self, user: &UserSeen, app: &AppSeen) -> bool {
        let name = as_application(&app.label);
        self.logins.iter().any(|row| row.user == user.id && row.application == name)
    }

    /// Whether a test that was made here went through it.
    fn is_tested(&self, app: &AppSeen) -> bool {
        self.is_alone(app) && self.tested.contains(&as_application(&app.label))
    }

    /// Whether it has ever let in a user.
    fn has_let_in(&self, app: &AppSeen) -> bool {
        let name = as_application(&app.label);
        self.logins.iter().any(|row| row.application == name && row.is_granted)
    }

    /// Whether the last attempt through it was refused.
    fn is_refused(&self, app: &AppSeen) -> bool {
        let name = as_application(&app.label);
        let rows = self.logins.iter().filter(|row| row.application == name);
        rows.max_by_key(|row| row.time).is_some_and(|row| !row.is_granted)
    }

    /// Whether the login history can tell it from every other app.
    pub(super) fn is_alone(&self, app: &AppSeen) -> bool {
        self.apps.iter().filter(|other| is_same_in_history(app, other)).count() == 1
    }

    /// Whether it lets in a user who has the class by another permission set.
    fn is_beside(&self, app: &AppSeen) -> bool {
        let has = |user| self.sets.iter().any(|set| set.has_class && self.holds(user, &set.id));
        self.held.iter().any(|held| app.sets.contains(&held.set) && has(&held.user))
    }
}
