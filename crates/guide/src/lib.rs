//! Guides as data: what is wanted, step by step, in words and in facts.
//!
//! A guide is a file in `extension/guides/`, validated at build. The types here
//! are its format; they know no browser, no page and no org.

mod consumer_key;
mod derive;
mod fact;
mod fault;
mod learned;
mod object;
pub mod parameters;
mod phrase;
mod step;
#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests;
pub mod validate;

pub use derive::{LoadError, load};
pub use fact::{About, AppFact, Fact, FactKind, PermissionSetFact, ProfileFact, UserFact};
pub use fault::ValueFault;
pub use learned::{Learned, Login};
pub use object::{
    ApexRest, App, AppLogin, Class, Key, Objects, Package, PermissionSet, PermissionSetLicense, Profile,
    Rights, Unpaid, User, UserLicense, UserProfile,
};
pub use parameters::{Template, Values};
pub use phrase::Phrase;
pub use step::{Checkbox, FieldContent, FieldValue, Item, Stage, Step, Task};

use serde::Deserialize;
use std::borrow::Borrow;
use std::fmt;

/// The format of guides that is known here; a file says which one it has.
pub const FORMAT: u32 = 2;

/// Declares newtypes over `String` for the names that a guide gives its things.
macro_rules! names {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl $name {
            /// The name as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }
    )*};
}

names! {
    /// The stable name of a guide, for example `webex-contact-center`.
    GuideId;
    /// The stable name of a part, for example `permission-set`.
    PartId;
    /// The stable name of a step, for example `permission-set.create`.
    StepId;
    /// The stable name of a check, for example `permission-set.exists`.
    CheckId;
    /// What an object does in the setup: its name in the guide, for example `access`.
    Role;
    /// The name of a fact: the role of the object, its attribute, and of a list the thing,
    /// for example `access.permissions.ApiEnabled`.
    FactId;
    /// A page of Setup, as named in `extension/locators/setup.toml`.
    PageId;
    /// A control of such a page.
    FieldId;
    /// A value of the guide that the admin may change, for example `app_name`.
    ParameterId;
}

impl Borrow<str> for Role {
    fn borrow(&self) -> &str {
        &self.0
    }
}

/// A whole guide.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Guide {
    /// The format of its file; see [`FORMAT`].
    pub format: u32,
    /// Its stable name.
    pub id: GuideId,
    /// Its title as shown.
    pub title: Phrase,
    /// One sentence that says what the admin has at the end.
    pub summary: Phrase,
    /// Where it comes from.
    pub source: Source,
    /// The values that the admin may change.
    #[serde(rename = "parameter")]
    pub parameters: Vec<Parameter>,
    /// What the org shall hold, by kind and role.
    #[serde(rename = "object")]
    pub objects: Objects,
    /// The facts that nothing is said of.
    #[serde(default, rename = "left-out")]
    pub left_out: Vec<LeftOut>,
    /// The parts, in order.
    #[serde(rename = "part")]
    pub parts: Vec<Part>,
    /// The steps, in order; those of one part stand together.
    #[serde(rename = "step")]
    pub steps: Vec<Step>,
    /// The facts that the org must show.
    #[serde(rename = "check")]
    pub checks: Vec<CheckSpec>,
    /// To whom the values go that come out of the guide.
    pub receiver: Receiver,
    /// The values that the receiver asks for, in its own words.
    #[serde(rename = "handover")]
    pub handovers: Vec<Handover>,
}

impl Guide {
    /// The step of that name.
    pub fn step(&self, id: &StepId) -> Option<&Step> {
        self.steps.iter().find(|step| step.id == *id)
    }

    /// The check of that name.
    pub fn check(&self, id: &CheckId) -> Option<&CheckSpec> {
        self.checks.iter().find(|check| check.id == *id)
    }

    /// What a check compares; nothing where no object has such an attribute, which the build
    /// refuses.
    pub fn fact<'a>(&'a self, check: &'a CheckSpec) -> Option<Fact<'a>> {
        self.objects.fact(&check.fact)
    }

    /// Whether a check compares a fact of this kind.
    pub fn is_about(&self, check: &CheckSpec, kind: FactKind) -> bool {
        self.fact(check).is_some_and(|fact| fact.kind() == kind)
    }

    /// The checks that decide about a step, in the guide's order.
    pub fn checks_of<'a>(&'a self, step: &'a StepId) -> impl Iterator<Item = &'a CheckSpec> {
        self.checks.iter().filter(move |check| check.step == *step)
    }

    /// The roles of the objects that a step is about.
    pub fn concerns<'a>(&'a self, step: &'a Step) -> Vec<&'a Role> {
        let facts = self.checks_of(&step.id).filter_map(|check| self.fact(check));
        let mut roles: Vec<&Role> = Vec::new();
        for fact in facts {
            roles.push(fact.role);
            if fact.kind() == FactKind::User(UserFact::PermissionSet) {
                roles.extend(self.objects.permission_sets.get_key_value(fact.item).map(|(role, _)| role));
            }
        }
        roles
    }

    /// The check and all that can only be said once it is met, however indirectly.
    pub fn dependents(&self, id: &CheckId) -> Vec<CheckId> {
        let mut found = vec![id.clone()];
        let mut next = 0;
        while let Some(current) = found.get(next).cloned() {
            next += 1;
            for check in &self.checks {
                if check.after.contains(&current) && !found.contains(&check.id) {
                    found.push(check.id.clone());
                }
            }
        }
        found
    }
}

/// The published text that a guide implements.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The title of the page.
    pub title: String,
    /// Its publisher.
    pub publisher: String,
    /// The version implemented.
    pub version: String,
}

/// A value that the admin may change.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parameter {
    /// Its name in templates.
    pub id: ParameterId,
    /// Its label in the panel.
    pub label: Phrase,
    /// What it is good for.
    pub help: Phrase,
    /// The source's example; none where only the admin or the org can know.
    pub default: Option<String>,
    /// Where the org itself knows a good value.
    pub from: Option<Origin>,
    /// What the value must look like.
    pub form: Form,
}

/// Where in the org a parameter's value is found when nobody typed one.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Origin {
    /// The signed-in admin's own address.
    AdminEmail,
    /// The Username of the user that an observation takes for the one of this role, else one
    /// that is free in this org.
    UsernameOf(Role),
    /// That user's first name.
    FirstNameOf(Role),
    /// That user's last name.
    LastNameOf(Role),
    /// That user's alias.
    AliasOf(Role),
    /// That user's e-mail address, else the signed-in admin's own.
    EmailOf(Role),
    /// The name of Salesforce's own profile that the one of this role is to be a clone of,
    /// where only one is found.
    CloneSourceOf(Role),
    /// The API name of the permission set or app that plays this role.
    ApiNameOf(Role),
    /// Its label, where it plays the role under another API name than the guide's own: under
    /// that one, another label is a difference.
    LabelOf(Role),
    /// The name of the profile that plays this role.
    NameOf(Role),
}

/// What a parameter's value must look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Form {
    /// Any text of 1 to 80 characters.
    Label,
    /// Letters, digits and single underscores; starts with a letter
    /// (Salesforce Object Reference, `PermissionSet.Name`).
    ApiName,
    /// An Apex class, with its namespace before a dot.
    ApexClass,
    /// An e-mail address.
    Email,
    /// A Salesforce Username: it has the form of an e-mail address.
    Username,
    /// An absolute URL.
    Url,
    /// The consumer key of an app, as somebody enters it by hand.
    ConsumerKey,
    /// The path of an Apex REST class below `/services/apexrest`; it may stay unknown.
    ApexRestPath,
    /// A user's alias: 1 to 8 characters (Salesforce Object Reference, `User.Alias`).
    Alias,
}

/// A stretch of the guide under one heading.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// Its stable name.
    pub id: PartId,
    /// Its heading.
    pub title: Phrase,
}

/// A fact that the org must show.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CheckSpec {
    /// Its stable name.
    pub id: CheckId,
    /// The step that brings it about.
    pub step: StepId,
    /// The fact in words, as it reads when it holds.
    pub title: Phrase,
    /// Which fact of the org is compared.
    pub fact: FactId,
    /// The checks that must be OK before this one can say anything. They follow from the
    /// objects; where a guide names them, these are taken instead.
    #[serde(default)]
    pub after: Vec<CheckId>,
    /// How to put it right.
    pub remedy: Phrase,
}

/// A fact that no check is about.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LeftOut {
    /// The fact.
    pub fact: FactId,
    /// Why nothing is said of it.
    pub why: String,
}

/// The other side.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Receiver {
    /// Its name.
    pub name: String,
    /// Who works there.
    pub who: Phrase,
    /// Where the values are entered there.
    pub place: Phrase,
    /// The app that it logs in through: the one whose login is tested.
    pub app: Option<Role>,
    /// The class that it reaches for after the login.
    pub class: Option<Role>,
}

/// A value for the other side.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Handover {
    /// The name of the field there.
    pub theirs: String,
    /// Salesforce's name for the same thing, where Salesforce has it too.
    pub ours: Option<Phrase>,
    /// The value.
    pub value: Template,
    /// A word on it.
    pub note: Option<Phrase>,
}
