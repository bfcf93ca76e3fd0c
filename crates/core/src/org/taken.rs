//! Which app, user and permission set of an org play the roles of a login: told by what they do.
//!
//! A name says how somebody called a thing. What tells that it plays a role is what it does: the
//! app lets a user in by a certificate, the user holds a permission set that the app selects, the
//! permission set gives access to the class. Names decide only between equals.

mod pick;
mod unlinked;

use super::{AppId, Force, KeyDigest, Moment, PermissionSetId, UserId};
pub use pick::Pick;
use std::collections::BTreeSet;

/// What an org shows of all who could play the roles of a login.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Survey {
    /// The external client apps.
    pub apps: Vec<AppSeen>,
    /// The permission sets that matter: those with the class, on an app, or held by a user.
    pub sets: Vec<SetSeen>,
    /// The users who could be meant.
    pub users: Vec<UserSeen>,
    /// Which permission sets they hold, themselves or through a group.
    pub held: Vec<HeldSet>,
    /// Their attempts to log in that may have been by a certificate, tests made here left out.
    pub logins: Vec<LoginSeen>,
    /// The apps that tests made here went through, as the login history calls them.
    pub tested: BTreeSet<String>,
}

/// An app, as far as it tells whether it is the one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AppSeen {
    /// Its id, where it is known.
    pub id: Option<AppId>,
    /// Its API name.
    pub api_name: String,
    /// Its name.
    pub label: String,
    /// Whether it holds a certificate; nothing where that could not be read.
    pub has_certificate: Option<bool>,
    /// Which public key that certifies, where it can be read.
    pub key: Option<KeyDigest>,
    /// Its consumer key, where it can be read.
    pub consumer_key: Option<String>,
    /// Whether it is a connected app, the older kind.
    pub is_older: bool,
    /// The permission sets that it lets in.
    pub sets: Vec<PermissionSetId>,
}

/// A permission set, as far as it tells whether it is the one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetSeen {
    /// Its id.
    pub id: PermissionSetId,
    /// Its API name.
    pub name: String,
    /// Its label.
    pub label: String,
    /// Whether it comes with a package.
    pub is_packaged: bool,
    /// Whether Salesforce keeps it for a permission set group.
    pub is_of_group: bool,
    /// Whether it gives access to the class.
    pub has_class: bool,
}

/// A user who could be meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UserSeen {
    /// Its id.
    pub id: UserId,
    /// Its Username.
    pub username: String,
    /// The name of its profile.
    pub profile: Option<String>,
    /// Whether it may log in at all.
    pub is_active: bool,
    /// When somebody logged in as this user last.
    pub last_login: Option<Moment>,
}

/// Somebody holds a permission set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldSet {
    /// Who.
    pub user: UserId,
    /// What.
    pub set: PermissionSetId,
    /// Whether it counts.
    pub force: Force,
}

/// An attempt to log in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoginSeen {
    /// As whom.
    pub user: UserId,
    /// Through which app, as the login history calls it.
    pub application: String,
    /// Whether it was granted.
    pub is_granted: bool,
    /// When.
    pub time: Moment,
}

/// What is known beforehand of those who are looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hints {
    /// The API name of the app.
    pub app: Option<String>,
    /// The API name of the permission set.
    pub set: Option<String>,
    /// The name of the profile.
    pub profile: Option<String>,
    /// The Username, where somebody named the user.
    pub username: Option<String>,
    /// The Username that the other side was given: with it the other side logs in.
    pub handed_username: Option<String>,
    /// The consumer key that the admin entered.
    pub consumer_key: Option<String>,
    /// The key pair that is held here.
    pub key: Option<KeyDigest>,
    /// The names of what plays another role: API names, Usernames.
    pub others: BTreeSet<String>,
}

/// What plays the roles of a login.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picks {
    /// The app, by API name.
    pub app: Pick,
    /// The user, by id; nobody where what they do tells nothing.
    pub user: Pick,
    /// The permission set, by id.
    pub set: Pick,
    /// Who could play a role that is not known to be played.
    pub perhaps: Perhaps,
}

/// Who could play a role, though nothing links app and user: what is asked about before it is
/// said that there is none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Perhaps {
    /// Apps, by API name.
    pub apps: Vec<String>,
    /// Users, by id.
    pub users: Vec<String>,
    /// Permission sets, by id.
    pub sets: Vec<String>,
}

/// How much speaks for an app; what comes later speaks louder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum ForApp {
    /// Its name, a certificate beside a permission set with the class, or somebody has tried.
    Little,
    /// A user was let in through it by a permission set, perhaps for something else.
    Used,
    /// It has a certificate and lets in a user who holds a permission set with the class.
    Whole,
    /// A user was let in through it, and it lets in a permission set with the class; is it whole?
    LoggedIn { is_whole: bool },
    /// Its certificate is that of the pair held here.
    HeldKey,
    /// Its consumer key was entered.
    EnteredKey,
}

/// What speaks loudest but the pair and the key themselves.
const LOGGED_IN: Option<ForApp> = Some(ForApp::LoggedIn { is_whole: true });

/// How much speaks for a permission set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum ForSet {
    /// Its name, or it has the class and the user or the app has it.
    Linked,
    /// The app lets it in, and the user holds it.
    LetsIn,
    /// The app lets it in, and it has the class: what the user should hold.
    Gives,
    /// And it has the class.
    Whole,
}

/// How much speaks for a user.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum ForUser {
    /// It holds a permission set with the class.
    HasClass,
    /// It holds one that the app lets in; and that has the class, too.
    LetIn { has_class: bool },
    /// Its Username is the one that the other side was given.
    Handed,
    /// It was let in through the app; and still holds what the app lets in.
    LoggedIn { is_let_in: bool },
}

impl Survey {
    /// Who plays the roles, by what they do.
    pub fn picks(&self, hints: &Hints) -> Picks {
        let app = self.app(hints);
        let is_among = |name: &String| matches!(&app, Pick::Several(names) if names.contains(name));
        let may_be = |seen: &&AppSeen| app.one() == Some(&seen.api_name) || is_among(&seen.api_name);
        let apps: Vec<&AppSeen> = self.apps.iter().filter(may_be).collect();
        let user = self.user(hints, app.one().and(apps.first().copied()));
        let set = self.set(hints, &app, &apps, &user.all());
        let perhaps = self.perhaps(hints, &app, &user, &set);
        Picks { app, user, set, perhaps }
    }

    fn app(&self, hints: &Hints) -> Pick {
        let candidates = self.apps.iter().filter(|app| !hints.others.contains(&app.api_name));
        let ranked = candidates.filter_map(|app| {
            let is_named = is_called(hints.app.as_deref(), &app.api_name);
            Some((self.for_app(app, is_named, hints)?, is_named, app.api_name.clone()))
        });
        let ranked: Vec<_> = ranked.collect();
        if ranked.is_empty() {
            return self.unlinked_app(hints);
        }
        let named = ranked.iter().find(|(_, is_named, _)| *is_named).map(|(_, _, name)| name.clone());
        let rank = |app: &str| ranked.iter().find(|(_, _, name)| name == app).map(|(rank, _, _)| *rank);
        match (Pick::best(ranked.clone()), named) {
            // A name that is there decides, but where it leads to nothing and another one works.
            (Pick::One(found), Some(named)) if found != named => {
                let is_idle = self.apps.iter().any(|app| app.api_name == named && self.is_idle(app));
                let is_begun = rank(&named) == Some(ForApp::Little)
                    && self.apps.iter().any(|app| app.api_name == named && self.is_begun(app));
                if (is_idle || is_begun) && rank(&found) > Some(ForApp::Whole) || rank(&found) > LOGGED_IN {
                    Pick::One(found)
                } else {
                    Pick::One(named)
                }
            }
            (Pick::Several(several), Some(named)) if !several.contains(&named) => Pick::One(named),
            (Pick::One(found), None) if rank(&found) == Some(ForApp::Whole) => self.or_a_rival(found, hints),
            (pick, _) => pick,
        }
    }

    /// Whether it neither has a certificate nor lets in a permission set with the class.
    fn is_idle(&self, app: &AppSeen) -> bool {
        app.has_certificate != Some(true) && !app.sets.iter().any(|set| self.has_class(set))
    }

    /// Whether nobody has tried it, and it has not both a certificate and a permission set with
    /// the class: what lets nobody in but by what its user lacks is not only begun.
    fn is_begun(&self, app: &AppSeen) -> bool {
        let is_set_up = app.has_certificate == Some(true) && app.sets.iter().any(|set| self.has_class(set));
        !is_set_up && !self.is_used(app)
    }

    fn has_class(&self, set: &PermissionSetId) -> bool {
        self.sets.iter().any(|seen| seen.id == *set && seen.has_class)
    }

    fn for_app(&self, app: &AppSeen, is_named: bool, hints: &Hints) -> Option<ForApp> {
        if hints.consumer_key.is_some() && hints.consumer_key == app.consumer_key {
            return Some(ForApp::EnteredKey);
        }
        if hints.key.is_some() && hints.key == app.key {
            return Some(ForApp::HeldKey);
        }
        let has_certificate = app.has_certificate.unwrap_or(false);
        let of_class = || self.sets.iter().filter(|set| set.has_class && app.sets.contains(&set.id));
        let has_link = of_class().next().is_some();
        let is_whole =
            has_certificate && of_class().any(|set| self.held.iter().any(|held| held.set == set.id));
        let rows = || self.logins.iter().filter(|row| row.application == super::as_application(&app.label));
        // Two apps of one label: the history does not tell which of them it was.
        let is_alone = self.is_alone(app);
        let is_used = is_alone && rows().any(|row| row.is_granted);
        if is_used && has_link {
            return Some(ForApp::LoggedIn { is_whole });
        }
        if is_whole {
            return Some(ForApp::Whole);
        }
        let is_tried = is_alone && rows().next().is_some();
        let lets_in = |held: &HeldSet| app.sets.contains(&held.set);
        if is_used && (has_certificate || rows().any(|row| !row.is_granted)) && self.held.iter().any(lets_in)
        {
            return Some(ForApp::Used);
        }
        (is_named || has_certificate && (has_link || is_tried && !is_used)).then_some(ForApp::Little)
    }

    fn user(&self, hints: &Hints, app: Option<&AppSeen>) -> Pick {
        if let Some(username) = hints.username.as_deref() {
            let named = self.users.iter().find(|user| user.username.eq_ignore_ascii_case(username));
            return named.map_or(Pick::Nobody, |user| Pick::One(user.id.to_string()));
        }
        let users = self.users.iter().filter(|user| !hints.others.contains(&user.username));
        let ranked = users.filter_map(|user| {
            let is_handed = is_called(hints.handed_username.as_deref(), &user.username);
            let rank = self.for_user(user, app).max(is_handed.then_some(ForUser::Handed))?;
            let is_named = is_called(hints.profile.as_deref(), user.profile.as_deref().unwrap_or_default());
            Some(((rank, user.is_active), is_named, user.id.to_string()))
        });
        let ranked: Vec<_> = ranked.collect();
        if ranked.is_empty() {
            return self.user_by_license(hints, app);
        }
        let best = Pick::best(ranked.clone());
        let is_best = |id: &str| best.one() == Some(id);
        let is_gone = ranked.iter().any(|((_, is_active), _, id)| is_best(id) && !is_active);
        // Somebody was switched off; who came in its place has not logged in yet.
        let heirs = ranked.iter().filter(|((rank, is_active), _, _)| *is_active && *rank > ForUser::HasClass);
        let heirs: Vec<String> = heirs.map(|(_, _, id)| id.clone()).collect();
        let is_handed = ranked.iter().any(|((rank, _), _, id)| is_best(id) && *rank == ForUser::Handed);
        if is_gone && !is_handed && !heirs.is_empty() {
            return Pick::Several(best.one().map(str::to_owned).into_iter().chain(heirs).collect());
        }
        best
    }

    fn for_user(&self, user: &UserSeen, app: Option<&AppSeen>) -> Option<ForUser> {
        let held: Vec<&SetSeen> = self.sets.iter().filter(|set| self.holds(&user.id, &set.id)).collect();
        let is_on_app = |set: &SetSeen| app.is_some_and(|app| app.sets.contains(&set.id));
        let let_in = held.iter().filter(|set| is_on_app(set));
        let is_let_in = let_in.clone().next().is_some();
        let came = |row: &LoginSeen| {
            let through = app.is_some_and(|app| row.application == super::as_application(&app.label));
            row.user == user.id && row.is_granted && through
        };
        if self.logins.iter().any(came) {
            return Some(ForUser::LoggedIn { is_let_in });
        }
        if is_let_in {
            return Some(ForUser::LetIn { has_class: let_in.clone().any(|set| set.has_class) });
        }
        held.iter().any(|set| set.has_class).then_some(ForUser::HasClass)
    }

    fn set(&self, hints: &Hints, app: &Pick, apps: &[&AppSeen], users: &[UserId]) -> Pick {
        let is_clear = app.one().is_some();
        let sets = self.sets.iter().filter(|set| !set.is_of_group && !hints.others.contains(&set.name));
        let ranked = sets.filter_map(|set| {
            let is_on_app = apps.iter().any(|app| app.sets.contains(&set.id));
            let is_held = users.iter().any(|user| self.holds(user, &set.id));
            let is_named = !set.is_packaged && is_called(hints.set.as_deref(), &set.name);
            let rank = match (is_on_app, is_held, set.has_class) {
                (true, true, true) => ForSet::Whole,
                // What an app that is only asked about lets in may be for something else.
                (true, true, false) if is_clear => ForSet::LetsIn,
                (true, false, true) => ForSet::Gives,
                (false, true, true) => ForSet::Linked,
                _ if is_named => ForSet::Linked,
                _ => return None,
            };
            Some((rank, is_named, set.id.to_string()))
        });
        Pick::best(ranked.collect())
    }

    fn holds(&self, user: &UserId, set: &PermissionSetId) -> bool {
        self.held.iter().any(|held| held.user == *user && held.set == *set)
    }
}

fn is_called(name: Option<&str>, found: &str) -> bool {
    name.is_some_and(|name| name.eq_ignore_ascii_case(found))
}

fn is_same_in_history(app: &AppSeen, other: &AppSeen) -> bool {
    super::as_application(&app.label).eq_ignore_ascii_case(&super::as_application(&other.label))
}

#[cfg(test)]
mod tests;
