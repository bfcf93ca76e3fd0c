//! What Guidepost says: messages as data, and the languages they are said in.
//!
//! # For whoever writes code
//!
//! A text on its way is a [`Text`]: a message with its arguments, never a sentence. It can be
//! compared, stored and sent, and says the same in every language. Only the edge makes words of
//! it, by [`Language::say`].
//!
//! Each message of `en/*.ftl` is a type here, with an argument a field: `busy-waiting` in
//! `en/busy.ftl` is `busy::Waiting { seconds }`, and `.into()` makes it a [`Text`]. A message that
//! does not exist, an argument that is missing, has another name or another kind does not
//! compile. The English text stands in the documentation of the type. An attribute (`.advice`)
//! belongs to the message that it stands under and is a method of its type; what has a title, a
//! text and an advice is [`Advised`].
//!
//! A new sentence is a new message in the file of its subject, and `cargo build`. A message that
//! nothing uses is named by `tests/architecture`.
//!
//! # For whoever translates
//!
//! A language is a folder with the same files; `en` is the first one, and the others say all that
//! it says, or do not compile. `de` is whole, but nobody has read it from end to end yet, so
//! it is not built (`build.rs`) and nobody sees it. Names are
//! `subject-what-is-said`, where the subject is the name of the file, so that a name leads to
//! its file and to its place on the screen. Every argument is explained above its message, with
//! its kind:
//!
//! | kind | what comes in |
//! | --- | --- |
//! | `number` | a whole number; the only kind to choose a form by: `{ $count -> [one] … *[other] … }` |
//! | `day`, `time`, `moment` | a day, a time of day, both; written as the reader is used to |
//! | `value` | data of the org, of a file, or typed by the admin: shown as it is |
//! | `quoted` | words of Salesforce, the browser or a standard: shown as they are |
//! | `text` | another message |
//!
//! The words of a guide stand in a file of its own, beside the guide: `extension/guides/en`. What
//! comes in there are values of the guide, by their names, and need no explanation.
//!
//! `{ button-check }` puts another message in place, so that a button is called the same wherever
//! it is spoken of. `{ CAPITAL($why) }` begins a sentence with what else stands within one, and
//! `{ WITHIN($found) }` takes the full stop off what is else a sentence. `{ SETUP("API Enabled") }`
//! are words of Salesforce's own pages, in English: they are shown as this admin's Salesforce
//! shows them, as far as that is known. English itself has them as they are. There is nothing
//! more of Fluent: no other functions, no arguments for terms, a form chosen by
//! numbers alone; what is not understood does not compile. No marks of direction are put around
//! arguments, because what is shown can be copied and is compared in tests.
//!
//! # How it is built
//!
//! `build.rs` reads the files with `fluent-syntax` and writes the types, and per language a
//! table: a line per message, its id and its pattern. Patterns are text with signs for what comes
//! in ([`signs`]); [`Language`] follows them in some sixty lines. The extension ships a table per
//! language as a file and loads one. An id is a hash of the message's name: it stays what it is
//! while other messages come and go, and no names are shipped.

pub mod calendar;
mod formats;
mod language;
mod messages;
mod plural;
pub mod pseudo;
pub mod signs;
mod text;

pub use formats::{Formats, Leaf, Plain};
pub use language::Language;
#[cfg(not(target_arch = "wasm32"))]
pub use language::in_english;
pub use messages::*;
pub use text::{Advised, Day, Id, Join, Moment, Number, Quoted, Text, Time, Value};
