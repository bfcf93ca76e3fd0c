//! What follows from the objects of a guide: which facts there are, and which of them rest on
//! which. The build works it out and hands it on with the guide.

use super::fact::{About, AppFact, Fact, PermissionSetFact, ProfileFact, UserFact};
use super::object::{App, Objects, PermissionSet, Profile, User, UserProfile};
use super::{CheckId, CheckSpec, FORMAT, Guide, Role};
use serde_json::Value;

/// Why a file is no guide.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// It has another format, or does not say which one.
    #[error("the guide must say `format = {FORMAT}`, the only format that is known here; it says {0}")]
    Format(String),
    /// It does not fit the format.
    #[error("{0}")]
    Form(#[from] serde_json::Error),
}

/// Reads a guide as its file gives it; with the table that holds all that follows from it.
///
/// # Errors
/// As [`LoadError`] says.
pub fn load(mut table: Value) -> Result<(Guide, Value), LoadError> {
    let format = table.get("format");
    if format.and_then(Value::as_u64) != Some(u64::from(FORMAT)) {
        return Err(LoadError::Format(format.map_or_else(|| "nothing".to_owned(), Value::to_string)));
    }
    let guide: Guide = serde_json::from_value(table.clone())?;
    let checks = table.get_mut("check").and_then(Value::as_array_mut).into_iter().flatten();
    for (table, check) in checks.filter_map(Value::as_object_mut).zip(&guide.checks) {
        table.entry("after").or_insert_with(|| guide.follows(check).into_iter().map(|id| id.0).collect());
    }
    Ok((serde_json::from_value(table.clone())?, table))
}

impl Guide {
    /// The checks on which this one rests by what its fact is, the first one first that is to
    /// be named where several are not OK.
    fn follows(&self, check: &CheckSpec) -> Vec<CheckId> {
        let Some(fact) = self.fact(check) else { return Vec::new() };
        let awaited = self.objects.awaited_by(&fact).into_iter().map(|awaited| awaited.id());
        let check_of = |fact| self.checks.iter().find(|other| other.fact == fact);
        awaited.filter_map(check_of).map(|other| other.id.clone()).collect()
    }
}

impl Objects {
    /// All facts that the org must show.
    pub fn facts(&self) -> Vec<Fact<'_>> {
        let mut facts = Vec::new();
        let mut add = |role, about| facts.push(Fact { role, about, item: "" });
        self.packages.iter().for_each(|(role, it)| add(role, About::Package(it)));
        self.classes.iter().for_each(|(role, it)| add(role, About::Class(it)));
        self.user_licenses.iter().for_each(|(role, it)| add(role, About::UserLicense(it)));
        self.permission_set_licenses.iter().for_each(|(role, it)| add(role, About::PermissionSetLicense(it)));
        self.rights.iter().for_each(|(role, it)| add(role, About::Rights(it)));
        facts.extend(self.permission_sets.iter().flat_map(|(role, set)| facts_of_set(role, set)));
        facts.extend(self.profiles.iter().flat_map(|(role, profile)| facts_of_profile(role, profile)));
        facts.extend(self.users.iter().flat_map(|(role, user)| facts_of_user(role, user)));
        facts.extend(self.apps.iter().flat_map(|(role, app)| facts_of_app(role, app)));
        facts
    }

    /// The facts without which this one can't be told: that its object exists, and those that it
    /// refers to; and what else it stands or falls with. What a setup makes earlier stands first.
    fn awaited_by<'a>(&'a self, fact: &Fact<'a>) -> Vec<Fact<'a>> {
        let own = |about| Some(Fact { role: fact.role, about, item: "" });
        match fact.about {
            About::Package(_)
            | About::UserLicense(_)
            | About::PermissionSetLicense(_)
            | About::Rights(_)
            | About::PermissionSet(_, PermissionSetFact::Exists)
            | About::Profile(_, ProfileFact::Exists)
            | About::User(_, UserFact::Exists)
            | About::App(_, AppFact::Exists) => Vec::new(),
            About::Class(class) => {
                let package = class.package.as_ref().and_then(|role| self.packages.get_key_value(role));
                package
                    .map(|(role, it)| Fact { role, about: About::Package(it), item: "" })
                    .into_iter()
                    .collect()
            }
            About::PermissionSet(set, which) => {
                let class =
                    self.classes.get_key_value(fact.item).filter(|_| which == PermissionSetFact::Class);
                let class = class.map(|(role, it)| Fact { role, about: About::Class(it), item: "" });
                class.into_iter().chain(own(About::PermissionSet(set, PermissionSetFact::Exists))).collect()
            }
            About::Profile(profile, which) => {
                // What a license forces is seen from its other profiles.
                let is_compared = which == ProfileFact::NothingElse && profile.license.is_some();
                let license = own(About::Profile(profile, ProfileFact::License)).filter(|_| is_compared);
                own(About::Profile(profile, ProfileFact::Exists)).into_iter().chain(license).collect()
            }
            About::User(user, which) => {
                let exists = own(About::User(user, UserFact::Exists));
                let of_profile = match &user.profile {
                    Some(UserProfile::Role(role)) if which == UserFact::Profile => {
                        self.profiles.get_key_value(role)
                    }
                    _ => None,
                };
                let profile = of_profile.map(|(role, it)| (role, About::Profile(it, ProfileFact::Exists)));
                let of_set = self
                    .permission_sets
                    .get_key_value(fact.item)
                    .filter(|_| which == UserFact::PermissionSet);
                // An assignment of a set that waits for an activation counts for nothing.
                let set = [PermissionSetFact::Exists, PermissionSetFact::SessionActivation]
                    .into_iter()
                    .filter_map(|which| of_set.map(|(role, it)| (role, About::PermissionSet(it, which))));
                let others = profile.into_iter().chain(set);
                others.map(|(role, about)| Fact { role, about, item: "" }).chain(exists).collect()
            }
            About::App(app, which) => {
                let exists = own(About::App(app, AppFact::Exists)).into_iter();
                match which {
                    AppFact::PermissionSets => exists.chain(self.sets_of(app)).collect(),
                    AppFact::LoginSeen => {
                        let mut user = self.logs_in(app).into_iter();
                        user.next().into_iter().chain(exists).chain(user).collect()
                    }
                    _ => exists.collect(),
                }
            }
        }
    }

    /// That the permission sets exist which an app selects.
    fn sets_of<'a>(&'a self, app: &'a App) -> Vec<Fact<'a>> {
        let sets = app.permission_sets.iter().flatten();
        let sets = sets.filter_map(|role| self.permission_sets.get_key_value(role));
        let exists = |it| About::PermissionSet(it, PermissionSetFact::Exists);
        sets.map(|(role, it)| Fact { role, about: exists(it), item: "" }).collect()
    }

    /// What the user needs who logs in through an app; that the user exists comes first.
    fn logs_in<'a>(&'a self, app: &'a App) -> Vec<Fact<'a>> {
        let Some(login) = &app.login else { return Vec::new() };
        let Some((role, user)) = self.users.get_key_value(&login.user) else { return Vec::new() };
        let fact = |which, item| Fact { role, about: About::User(user, which), item };
        let selected = app.permission_sets.iter().flatten();
        let sets = selected.filter(|set| user.permission_sets.contains(set));
        [UserFact::Exists, UserFact::Active, UserFact::NotFrozen]
            .into_iter()
            .map(|which| fact(which, ""))
            .chain(sets.map(|set| fact(UserFact::PermissionSet, set.as_str())))
            .collect()
    }
}

/// This one, where it is wanted.
fn only_if<T>(is_wanted: bool, which: T) -> Option<(T, &'static str)> {
    is_wanted.then_some((which, ""))
}

fn facts_of_set<'a>(role: &'a Role, set: &'a PermissionSet) -> impl Iterator<Item = Fact<'a>> {
    use PermissionSetFact as F;
    let classes = set.classes.iter().map(|class| (F::Class, class.as_str()));
    let permissions = set.permissions.iter().map(|name| (F::Permission, name.as_str()));
    [(F::Exists, ""), (F::License, ""), (F::SessionActivation, ""), (F::NothingElse, "")]
        .into_iter()
        .chain(only_if(set.label.is_some(), F::Label))
        .chain(classes)
        .chain(permissions)
        .map(move |(which, item)| Fact { role, about: About::PermissionSet(set, which), item })
}

fn facts_of_profile<'a>(role: &'a Role, profile: &'a Profile) -> impl Iterator<Item = Fact<'a>> {
    use ProfileFact as F;
    let permissions = profile.permissions.iter().map(|name| (F::Permission, name.as_str()));
    std::iter::once((F::Exists, ""))
        .chain(only_if(profile.license.is_some(), F::License))
        .chain(permissions)
        .chain(std::iter::once((F::NothingElse, "")))
        .map(move |(which, item)| Fact { role, about: About::Profile(profile, which), item })
}

fn facts_of_user<'a>(role: &'a Role, user: &'a User) -> impl Iterator<Item = Fact<'a>> {
    use UserFact as F;
    let licenses = user.permission_set_licenses.iter().map(|held| (F::PermissionSetLicense, held.as_str()));
    let sets = user.permission_sets.iter().map(|set| (F::PermissionSet, set.as_str()));
    [(F::Exists, ""), (F::Active, ""), (F::NotFrozen, ""), (F::NoAnyApiClient, "")]
        .into_iter()
        .chain(only_if(user.license.is_some(), F::License))
        .chain(only_if(user.profile.is_some(), F::Profile))
        .chain(only_if(user.unpaid.is_some(), F::Unpaid))
        .chain(licenses)
        .chain(sets)
        .map(move |(which, item)| Fact { role, about: About::User(user, which), item })
}

fn facts_of_app<'a>(role: &'a Role, app: &'a App) -> impl Iterator<Item = Fact<'a>> {
    use AppFact as F;
    let given = [
        (F::ContactEmail, app.contact_email.is_some()),
        (F::Distribution, app.distribution.is_some()),
        (F::CallbackUrl, app.callback_url.is_some()),
        (F::Scopes, app.scopes.is_some()),
        (F::Certificate, app.key.is_some()),
        (F::CertificateValid, app.key.is_some()),
        (F::PermittedUsers, app.permitted_users.is_some()),
        (F::RefreshToken, app.refresh_token.is_some()),
        (F::IpRelaxation, app.ip_relaxation.is_some()),
        (F::StartPage, app.start_page.is_some()),
        (F::PermissionSets, app.permission_sets.is_some()),
        (F::LoginSeen, app.login.is_some()),
    ];
    [F::Exists, F::Label, F::Enabled, F::Oauth, F::SecretOptional, F::ConsumerKey]
        .into_iter()
        .chain(given.into_iter().filter(|(_, is_given)| *is_given).map(|(which, _)| which))
        .map(move |which| Fact { role, about: About::App(app, which), item: "" })
}
