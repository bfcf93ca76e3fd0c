//! What a guide calls the other side, in what is said of its logins.

use guide::{AppLogin, Guide};
use words::Text;

/// What a guide calls the other side.
#[derive(Clone, Copy)]
pub(super) struct OtherSide<'a> {
    client: &'a str,
    console: &'a str,
    username: &'a str,
}

impl<'a> OtherSide<'a> {
    /// That of the login through an app.
    pub(super) fn of(login: &'a AppLogin, guide: &'a Guide) -> Self {
        Self { client: &login.client, console: &login.console, username: guide.username_there(login) }
    }

    /// That of the receiver.
    pub(super) fn receiver(guide: &'a Guide) -> Self {
        let name = guide.receiver.name.as_str();
        guide
            .login()
            .map_or(Self { client: name, console: name, username: name }, |login| Self::of(login.by, guide))
    }

    /// What logs in.
    pub(super) fn client(self) -> Text {
        Text::value(self.client)
    }

    /// Where that is set up.
    pub(super) fn console(self) -> Text {
        Text::value(self.console)
    }

    /// What the Username is called there.
    pub(super) fn username(self) -> Text {
        Text::value(self.username)
    }
}

/// What is said in any case, or with the names of the other side.
#[derive(Clone)]
pub(super) enum Saying {
    /// In any case the same.
    Plain(Text),
    /// With its names.
    Named(fn(OtherSide) -> Text),
}

impl Saying {
    /// What is said.
    pub(super) fn text(&self, side: OtherSide) -> Text {
        match self {
            Self::Plain(text) => text.clone(),
            Self::Named(say) => say(side),
        }
    }
}
