//! What the other side gets: public values and the private key, each on a card of its own.

use super::Button;
use words::Text;

/// What the other side gets.
#[derive(Clone, Debug, PartialEq)]
pub struct HandOverScreen {
    /// The values that anybody may see.
    pub values: HandOverCard,
    /// The private key.
    pub key: HandOverCard,
}

/// What goes one way.
#[derive(Clone, Debug, PartialEq)]
pub struct HandOverCard {
    /// Its heading.
    pub title: Text,
    /// To whom.
    pub whom: Text,
    /// Where it belongs, or by which way it goes.
    pub way: HandOverWay,
    /// The values.
    pub lines: Vec<HandOverLine>,
    /// Warnings about them.
    pub warnings: Vec<Text>,
    /// What can be pressed.
    pub actions: Vec<Button>,
}

/// Where something belongs, or by which way it goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HandOverWay {
    /// The place where it is entered.
    Where(Text),
    /// How it is brought there.
    How(Text),
}

/// One value for the other side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandOverLine {
    /// The field there.
    pub theirs: Text,
    /// Salesforce's name, where Salesforce has it too.
    pub ours: Option<Text>,
    /// The value; none while it is not known.
    pub value: Option<String>,
    /// Words on it.
    pub notes: Vec<Text>,
}
