//! The types of the messages.

use crate::pattern::rust_kind;
use crate::read::{self, Argument, Kind, Message, Said};
use crate::signs::hash;
use fluent_syntax::ast::{Entry, Identifier, Message as FluentMessage, Resource};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// A module per subject with a type per message, the names of all, and the tables of the languages.
pub(crate) fn types(messages: &[Message], guides: &[Message], languages: &[&str]) -> String {
    let mut subjects: BTreeMap<&str, Vec<&Message>> = BTreeMap::new();
    for message in messages {
        subjects.entry(&message.subject).or_default().push(message);
    }
    let mut rust = String::new();
    for (subject, messages) in &subjects {
        let module = subject.replace('-', "_");
        writeln!(rust, "/// `en/{subject}.ftl`.\npub mod {module} {{").expect(WRITES);
        rust.push_str("    #[allow(unused_imports, reason = \"not every subject has all kinds\")]\n");
        rust.push_str("    use crate::{Advised, Id, Text};\n");
        for message in messages {
            rust.push_str(&one(message));
        }
        rust.push_str("}\n");
    }
    rust.push_str("\n/// Every message and attribute by its id; for tests, and never shipped.\n");
    rust.push_str("pub const NAMES: &[(Id, &str)] = &[\n");
    for (name, _) in messages.iter().chain(guides).flat_map(Message::parts) {
        writeln!(rust, "    (Id({:#x}), {name:?}),", hash(&name)).expect(WRITES);
    }
    rust.push_str("];\n\n/// The words of guides, each with the values that come in; for the build, and never shipped.\n");
    rust.push_str("pub const GUIDES: &[(&str, &[&str])] = &[\n");
    for message in guides {
        let values: Vec<&str> = message.arguments.iter().map(|argument| argument.name.as_str()).collect();
        writeln!(rust, "    ({:?}, &{values:?}),", message.name).expect(WRITES);
    }
    rust.push_str("];\n\n/// The type of every message; for tests, and never shipped.\n");
    rust.push_str("pub const TYPES: &[Type] = &[\n");
    let within = read::within(messages);
    for message in messages {
        let module = message.subject.replace('-', "_");
        let (name, is_within) = (type_name(message), within.contains(&message.name));
        writeln!(rust, "    Type {{ module: {module:?}, name: {name:?}, is_within: {is_within} }},")
            .expect(WRITES);
    }
    rust.push_str(
        "];\n\n/// The table of every language by its tag, for whoever builds the extension and for tests.\n",
    );
    rust.push_str("pub const TABLES: &[(&str, &str)] = &[\n");
    for language in languages {
        writeln!(rust, "    ({language:?}, include_str!(concat!(env!(\"OUT_DIR\"), \"/{language}.txt\"))),")
            .expect(WRITES);
    }
    rust.push_str("];\n");
    rust
}

const WRITES: &str = "a string takes what is written";

fn type_name(message: &Message) -> String {
    let rest = message.name.get(message.subject.len() + 1..).unwrap_or_default();
    rest.split('-').map(capital).collect()
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn one(message: &Message) -> String {
    let name = type_name(message);
    let mut rust = documentation(message);
    if message.arguments.is_empty() {
        writeln!(rust, "    #[derive(Clone, Copy, Debug)]\n    pub struct {name};").expect(WRITES);
    } else {
        writeln!(rust, "    #[derive(Clone, Debug)]\n    pub struct {name} {{").expect(WRITES);
        for Argument { name, kind, meaning } in &message.arguments {
            let (field, kind) = (name.replace('-', "_"), rust_kind(*kind));
            writeln!(rust, "        /// {meaning}\n        pub {field}: {kind},").expect(WRITES);
        }
        rust.push_str("    }\n");
    }
    let id = hash(&message.name);
    writeln!(rust, "    impl {name} {{\n        /// Its id.\n        pub const ID: Id = Id({id:#x});")
        .expect(WRITES);
    if message.arguments.is_empty() {
        rust.push_str(
            "        /// The message.\n        pub const TEXT: Text = Text::Message(Self::ID, Vec::new());\n",
        );
    }
    let is_advised = is_advised(message);
    if message.arguments.is_empty() {
        for (attribute, _) in &message.attributes {
            let id = hash(&format!("{}.{attribute}", message.name));
            let constant = format!("{}_TEXT", attribute.replace('-', "_").to_uppercase());
            writeln!(
                rust,
                "        /// See the method.\n        pub const {constant}: Text = Text::Message(Id({id:#x}), Vec::new());"
            )
            .expect(WRITES);
        }
    }
    for (attribute, _) in &message.attributes {
        if !(is_advised && ["text", "advice"].contains(&attribute.as_str())) {
            rust.push_str(&method(message, "pub ", attribute));
        }
    }
    rust.push_str("    }\n");
    let made = made(message, &format!("{name}::ID"), "message", "");
    let parameter = if message.arguments.is_empty() { "_" } else { "message" };
    writeln!(
        rust,
        "    impl From<{name}> for Text {{\n        fn from({parameter}: {name}) -> Self {{\n            {made}\n        }}\n    }}"
    )
    .expect(WRITES);
    if is_advised {
        let title = if message.arguments.is_empty() { "Self::TEXT" } else { "self.clone().into()" };
        writeln!(
            rust,
            "    impl Advised for {name} {{\n        fn title(&self) -> Text {{\n            {title}\n        }}\n{}{}    }}",
            method(message, "", "text"),
            method(message, "", "advice")
        )
        .expect(WRITES);
    }
    rust
}

fn is_advised(message: &Message) -> bool {
    let has = |wanted: &str| message.attributes.iter().any(|(name, _)| name == wanted);
    has("text") && has("advice")
}

fn method(message: &Message, public: &str, attribute: &str) -> String {
    let id = hash(&format!("{}.{attribute}", message.name));
    let made = made(message, &format!("Id({id:#x})"), "self", ".clone()");
    let said = message.attributes.iter().find(|(name, _)| name == attribute).map(|(_, said)| source(said));
    format!(
        "        /// {}\n        {public}fn {}(&self) -> Text {{\n            {made}\n        }}\n",
        said.unwrap_or_default(),
        attribute.replace('-', "_")
    )
}

/// The text that a message makes of its arguments. One function for each number of them keeps
/// what stands at every place where something is said small.
fn made(message: &Message, id: &str, of: &str, then: &str) -> String {
    let each = message.arguments.iter().map(|argument| {
        let into = if argument.kind == Kind::Text { "" } else { ".into()" };
        let is_copied = matches!(argument.kind, Kind::Number | Kind::Day | Kind::Time | Kind::Moment);
        let then = if is_copied { "" } else { then };
        format!("{of}.{}{then}{into}", argument.name.replace('-', "_"))
    });
    let each: Vec<String> = each.collect();
    match each.as_slice() {
        [] => format!("Text::Message({id}, Vec::new())"),
        [one] => format!("Text::with_one({id}, {one})"),
        [one, other] => format!("Text::with_two({id}, {one}, {other})"),
        more => format!("Text::Message({id}, vec![{}])", more.join(", ")),
    }
}

/// What a message says in English, and what is explained above it.
fn documentation(message: &Message) -> String {
    let mut rust = format!("    /// {}\n", source(&message.value));
    for line in &message.comment {
        write!(rust, "    ///\n    /// {line}\n").expect(WRITES);
    }
    rust
}

/// A pattern as it stands in the file, on one line.
fn source(said: &Said) -> String {
    let message = FluentMessage {
        id: Identifier { name: "m".to_owned() },
        value: Some(said.clone()),
        attributes: Vec::new(),
        comment: None,
    };
    let text = fluent_syntax::serializer::serialize(&Resource { body: vec![Entry::Message(message)] });
    let text = text.strip_prefix("m =").unwrap_or(&text).split_whitespace().collect::<Vec<_>>().join(" ");
    text.replace('[', "\\[").replace(']', "\\]").replace('<', "\\<")
}
