//! Which object of the guide a record is that a page is about.

use super::Model;
use guide::{App, Form, Learned, Parameter, Role};
use guidepost_core::org::FoundApp;
use words::Text;

/// An object of the guide that a page may be about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::panel) struct Subject<'a> {
    /// Its role.
    pub(in crate::panel) role: &'a Role,
    /// What its id is called among the values.
    pub(in crate::panel) learned: Learned,
    kind: Kind,
}

/// Of what kind a record is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    PermissionSet,
    Profile,
    /// The profile that one of the guide is a clone of.
    StandardProfile,
    User,
    App,
}

/// The kinds, as the locators name the ids in addresses.
const KINDS: [(&str, Kind); 5] = [
    ("permission-set", Kind::PermissionSet),
    ("profile", Kind::Profile),
    ("standard-profile", Kind::StandardProfile),
    ("user", Kind::User),
    ("app", Kind::App),
];

impl Model {
    /// The object that a record on a page stands for, if it is the right one: of those of its
    /// kind the one that the step is about, or the only one that the guide has. `name` is what
    /// the locators call the id.
    pub(in crate::panel) fn subject(&self, name: &str, id: &str) -> Option<Subject<'_>> {
        let (_, kind) = *KINDS.iter().find(|(known, _)| *known == name)?;
        let objects = &self.guide.objects;
        let (learned, roles): (_, Vec<&Role>) = match kind {
            Kind::PermissionSet => (Learned::Id, objects.permission_sets.keys().collect()),
            Kind::Profile => (Learned::Id, objects.profiles.keys().collect()),
            Kind::StandardProfile => (Learned::SourceId, objects.profiles.keys().collect()),
            Kind::User => (Learned::Id, objects.users.keys().collect()),
            Kind::App => (Learned::Id, objects.apps.keys().collect()),
        };
        let of_step = self.guide.concerns(self.current());
        let concerned: Vec<_> = roles.iter().copied().filter(|role| of_step.contains(role)).collect();
        let is_known = |role: &&&Role| {
            self.entered.values.get(&learned.of(role)).is_some_and(|known| is_same(known, id))
        };
        let only = || match roles.as_slice() {
            [only] => Some(*only),
            _ => None,
        };
        let role = concerned.iter().find(is_known).or(concerned.first()).copied().or_else(only)?;
        Some(Subject { role, learned, kind })
    }

    /// What was found of the app whose login is tested.
    pub(in crate::panel) fn receiver_app(&self) -> Option<&FoundApp> {
        self.read.org.as_ref()?.apps.get(self.guide.receiver_app()?.0.as_str())
    }

    /// What logs in through the app whose login is tested.
    pub(in crate::panel) fn client(&self) -> Text {
        Text::value(self.guide.client())
    }

    /// Where that is set up.
    pub(in crate::panel) fn console(&self) -> Text {
        Text::value(self.guide.console())
    }

    /// The consumer key that the org told of the app for which this value is entered.
    pub(in crate::panel) fn told_consumer_key(&self, parameter: &Parameter) -> Option<&str> {
        let is_entered_for = |app: &App| {
            app.entered_consumer_key.as_ref().is_some_and(|key| key.names().contains(&parameter.id))
        };
        let mut apps = self.guide.objects.apps.iter().filter(|(_, app)| is_entered_for(app));
        let (role, _) = apps.next().filter(|_| parameter.form == Form::ConsumerKey)?;
        self.entered.values.get(&Learned::ConsumerKey.of(role))
    }

    /// What the guide calls the record.
    pub(in crate::panel) fn meant(&self, subject: Subject) -> Option<String> {
        let (objects, role) = (&self.guide.objects, subject.role);
        let name = match subject.kind {
            Kind::PermissionSet => objects.permission_sets.get(role)?.label.as_ref()?,
            Kind::Profile => &objects.profiles.get(role)?.name,
            Kind::StandardProfile => objects.profiles.get(role)?.clone_of.as_ref()?,
            Kind::App => &objects.apps.get(role)?.label,
            Kind::User => return None,
        };
        name.fill(&self.entered.values).ok()
    }

    /// What the org calls the record, as it was last read.
    pub(in crate::panel) fn name_in_org(&self, subject: Subject) -> Option<&str> {
        let (org, role) = (self.read.org.as_ref()?, subject.role.as_str());
        match subject.kind {
            Kind::PermissionSet => Some(&org.permission_sets.get(role)?.set.known()?.as_ref()?.label),
            Kind::Profile => Some(&org.profiles.get(role)?.profile.known()?.as_ref()?.name),
            Kind::App => Some(&org.apps.get(role)?.there()?.label),
            Kind::StandardProfile | Kind::User => None,
        }
    }
}

impl Subject<'_> {
    /// Whether the title of a page that carries its id names it: that of an assignment names
    /// whom something is assigned to.
    pub(in crate::panel) fn has_page(self) -> bool {
        matches!(self.kind, Kind::PermissionSet | Kind::Profile | Kind::App)
    }
}

/// Ids are written with 15 or 18 characters; the first 15 are the id itself.
pub(in crate::panel) fn is_same(id: &str, other: &str) -> bool {
    id.get(..15) == other.get(..15)
}
