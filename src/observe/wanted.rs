//! What an observation looks for.

use crate::guide::{Guide, Template, Values};
use crate::org::OwnTest;

/// What an observation looks for. What is not named is not asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// The namespace of the package.
    pub package: Option<String>,
    /// The Apex class, with its namespace before a dot.
    pub apex_class: Option<String>,
    /// The user license of integration users, by name.
    pub user_license: Option<String>,
    /// The permission set, by API name.
    pub permission_set: Option<String>,
    /// The profile, by name.
    pub profile: Option<String>,
    /// The external client app, by API name.
    pub app: Option<String>,
    /// The integration user, by Username.
    pub integration_user: Option<String>,
    /// What a Username begins with that is proposed for the integration user.
    pub proposed_username: Option<String>,
    /// The logins that were made here to test: the history is read until one of others is seen.
    pub own_tests: Vec<OwnTest>,
}

impl Wanted {
    /// What the checks of a guide need, as far as the values are known.
    pub fn of(guide: &Guide, values: &Values) -> Self {
        let objects = &guide.objects;
        let text = |template: &Template| template.fill(values).ok();
        let user = objects.users.values().next();
        Self {
            package: objects.packages.values().next().and_then(|it| text(&it.namespace)),
            apex_class: objects.classes.values().next().and_then(|it| text(&it.name)),
            user_license: objects.user_licenses.values().next().and_then(|it| text(&it.name)),
            permission_set: objects.permission_sets.values().next().and_then(|it| text(&it.api_name)),
            profile: objects.profiles.values().next().and_then(|it| text(&it.name)),
            app: objects.apps.values().next().and_then(|it| text(&it.api_name)),
            integration_user: user.and_then(|it| text(&it.username)),
            proposed_username: user.and_then(|it| it.proposed_username.clone()),
            own_tests: Vec::new(),
        }
    }

    /// Whether it is known whom among the users to look for.
    pub(super) fn names_users(&self) -> bool {
        self.integration_user.is_some() || self.user_license.is_some()
    }

    /// The integration user, or whoever could be meant while none is named: by these
    /// fields for the Username and for the name of the user license.
    pub(super) fn users(&self, username: &'static str, license: &'static str) -> Vec<(&'static str, &str)> {
        let named = self.integration_user.as_deref().map(|name| (username, name));
        let licensed = || self.user_license.as_deref().map(|name| (license, name));
        named.or_else(licensed).into_iter().collect()
    }

    /// The profile, and those that it is compared with, as in [`Wanted::users`].
    pub(super) fn profiles(
        &self,
        name: &'static str,
        license: &'static str,
    ) -> Option<Vec<(&'static str, &str)>> {
        let named = (name, self.profile.as_deref()?);
        Some([named].into_iter().chain(self.user_license.as_deref().map(|name| (license, name))).collect())
    }

    /// Namespace and name of the class; a class of one's own has no namespace.
    pub(super) fn class_parts(&self) -> Option<(Option<&str>, &str)> {
        let class = self.apex_class.as_deref()?;
        Some(match class.split_once('.') {
            Some((namespace, name)) => (Some(namespace), name),
            None => (None, class),
        })
    }
}
