//! A text as it is stored and sent.
//!
//! One shape for every kind, since each further one costs the panel code: what kind it is, its
//! number, its words, its parts.

use super::{Day, Id, Join, Moment, Number, Quoted, Text, Time, Value};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
pub(super) struct Stored(char, f64, String, Vec<Stored>);

impl From<Text> for Stored {
    fn from(text: Text) -> Self {
        let parts = |parts: Vec<Text>| parts.into_iter().map(Self::from).collect();
        let number = |kind, number| Self(kind, number, String::new(), Vec::new());
        let words = |kind, words| Self(kind, 0.0, words, Vec::new());
        match text {
            Text::Message(id, arguments) => Self('m', id.0.into(), String::new(), parts(arguments)),
            Text::Number(it) => number('n', exact(it.0)),
            Text::Day(it) => number('d', exact(it.0)),
            Text::Time(it) => number('t', exact(it.0)),
            Text::Moment(it) => number('a', exact(it.0)),
            Text::Value(it) => words('v', it.0),
            Text::Quoted(it) => words('q', it.0),
            Text::Joined(join, all) => Self(letter(join), 0.0, String::new(), parts(all)),
        }
    }
}

/// What is of a kind that this version does not know is cited, as words of others are (`q`).
impl From<Stored> for Text {
    fn from(Stored(kind, number, words, parts): Stored) -> Self {
        let all = parts.into_iter().map(Self::from).collect();
        match kind {
            'm' => Self::Message(Id(whole(number).try_into().unwrap_or_default()), all),
            'n' => Self::Number(Number(whole(number))),
            'd' => Self::Day(Day(whole(number))),
            't' => Self::Time(Time(whole(number))),
            'a' => Self::Moment(Moment(whole(number))),
            'v' => Self::Value(Value(words)),
            ',' => Self::Joined(Join::Commas, all),
            ';' => Self::Joined(Join::Semicolons, all),
            '|' => Self::Joined(Join::Or, all),
            '+' => Self::Joined(Join::Nothing, all),
            '.' => Self::Joined(Join::Sentences, all),
            _ => Self::Quoted(Quoted(words)),
        }
    }
}

fn letter(join: Join) -> char {
    match join {
        Join::Sentences => '.',
        Join::Commas => ',',
        Join::Semicolons => ';',
        Join::Or => '|',
        Join::Nothing => '+',
    }
}

/// A number as JavaScript holds it.
#[expect(clippy::cast_precision_loss, reason = "counts and moments are far from 2 to the 53rd")]
fn exact(number: i64) -> f64 {
    number as f64
}

#[expect(clippy::cast_possible_truncation, reason = "as above")]
fn whole(number: f64) -> i64 {
    number as i64
}
