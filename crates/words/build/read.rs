//! The messages of a language, read with Fluent's own parser and held to the rules of this house.

use fluent_syntax::ast::{Comment, Entry, Expression, InlineExpression, Pattern, PatternElement};
use std::collections::{BTreeMap, BTreeSet};

/// A message.
#[derive(Debug)]
pub(crate) struct Message {
    /// The file that it stands in.
    pub(crate) subject: String,
    /// Its name, which begins with the subject.
    pub(crate) name: String,
    /// What is explained above it, without its arguments.
    pub(crate) comment: Vec<String>,
    /// What comes in, in the order in which it is explained.
    pub(crate) arguments: Vec<Argument>,
    /// What it says.
    pub(crate) value: Said,
    /// What its attributes say.
    pub(crate) attributes: Vec<(String, Said)>,
}

/// An argument.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Argument {
    pub(crate) name: String,
    pub(crate) kind: Kind,
    pub(crate) meaning: String,
}

/// What can come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Number,
    Day,
    Time,
    Moment,
    Value,
    Quoted,
    Text,
}

/// A pattern.
pub(crate) type Said = Pattern<String>;

impl Kind {
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "number" => Self::Number,
            "day" => Self::Day,
            "time" => Self::Time,
            "moment" => Self::Moment,
            "value" => Self::Value,
            "quoted" => Self::Quoted,
            "text" => Self::Text,
            _ => return None,
        })
    }
}

impl Message {
    /// The names of all that it says: its own, and `name.attribute`.
    pub(crate) fn parts(&self) -> impl Iterator<Item = (String, &Said)> {
        let attributes = self.attributes.iter().map(|(name, said)| (format!("{}.{name}", self.name), said));
        std::iter::once((self.name.clone(), &self.value)).chain(attributes)
    }
}

/// Reads files, each with its subject; or says all that is wrong with them.
pub(crate) fn read(files: &[(String, String)]) -> Result<Vec<Message>, Vec<String>> {
    read_all(files, |_| {})
}

/// Reads the words of guides. What comes in are values of the guide, in the order of their names.
pub(crate) fn read_guides(files: &[(String, String)]) -> Result<Vec<Message>, Vec<String>> {
    read_all(files, |message| {
        let mut used = BTreeMap::new();
        message.parts().for_each(|(_, said)| collect(said, &mut used));
        let value = |name| Argument { name, kind: Kind::Value, meaning: String::new() };
        message.arguments = used.into_keys().map(value).collect();
    })
}

fn read_all(files: &[(String, String)], explain: fn(&mut Message)) -> Result<Vec<Message>, Vec<String>> {
    let mut messages = Vec::new();
    let mut faults = Vec::new();
    for (subject, text) in files {
        let resource = match fluent_syntax::parser::parse(text.clone()) {
            Ok(resource) => resource,
            Err((_, errors)) => {
                for error in errors {
                    let line = text.get(..error.pos.start).unwrap_or_default().lines().count();
                    faults.push(format!("{subject}.ftl, line {line}: {error}"));
                }
                continue;
            }
        };
        if !matches!(resource.body.first(), Some(Entry::ResourceComment(_))) {
            faults.push(format!("{subject}.ftl: the first lines, `### …`, say what the file is about"));
        }
        for entry in resource.body {
            match entry {
                Entry::Message(message) => match one(subject, message) {
                    Ok(mut message) => {
                        explain(&mut message);
                        messages.push(message);
                    }
                    Err(fault) => faults.push(fault),
                },
                Entry::Term(term) => {
                    faults.push(format!("{subject}.ftl: -{} is a term; a message will do", term.id.name));
                }
                Entry::Junk { content } => faults.push(format!("{subject}.ftl: not understood: {content}")),
                Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => {}
            }
        }
    }
    let mut names = BTreeSet::new();
    for message in &messages {
        if !names.insert(&message.name) {
            faults.push(format!("{}: there are two of this name", message.name));
        }
        faults.extend(argument_faults(message).into_iter().map(|fault| format!("{}: {fault}", message.name)));
    }
    if faults.is_empty() { Ok(messages) } else { Err(faults) }
}

fn one(subject: &str, message: fluent_syntax::ast::Message<String>) -> Result<Message, String> {
    let name = message.id.name;
    let fault = |what: &str| format!("{subject}.ftl: {name}: {what}");
    let is_named =
        name.strip_prefix(subject).is_some_and(|rest| rest.strip_prefix('-').is_some_and(is_plain));
    if !is_named {
        return Err(fault("a name is its subject, a hyphen, and small letters, digits and hyphens"));
    }
    let value = message.value.ok_or_else(|| fault("it says nothing by itself"))?;
    let mut attributes = Vec::new();
    for attribute in message.attributes {
        if !is_plain(&attribute.id.name) {
            return Err(fault("an attribute has small letters, digits and hyphens"));
        }
        attributes.push((attribute.id.name, attribute.value));
    }
    let (comment, arguments) = explained(message.comment.as_ref()).map_err(|what| fault(&what))?;
    Ok(Message { subject: subject.to_owned(), name, comment, arguments, value, attributes })
}

fn is_plain(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_lowercase())
        && name.chars().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-')
}

/// The comment above a message: `$name (kind): meaning` a line for what comes in, and the rest.
fn explained(comment: Option<&Comment<String>>) -> Result<(Vec<String>, Vec<Argument>), String> {
    let (mut words, mut arguments) = (Vec::new(), Vec::new());
    for line in comment.iter().flat_map(|comment| &comment.content) {
        let Some(rest) = line.trim().strip_prefix('$') else {
            words.push(line.trim().to_owned());
            continue;
        };
        let parts = rest.split_once(" (").and_then(|(name, rest)| Some((name, rest.split_once("): ")?)));
        let Some((name, (kind, meaning))) = parts else {
            return Err(format!("`{line}` is not `$name (kind): meaning`"));
        };
        let kind = Kind::named(kind).ok_or_else(|| format!("${name} is of no known kind: {kind}"))?;
        arguments.push(Argument { name: name.to_owned(), kind, meaning: meaning.to_owned() });
    }
    Ok((words, arguments))
}

/// Arguments that are used and not explained, or explained and not used, or chosen by and no number.
fn argument_faults(message: &Message) -> Vec<String> {
    let mut used = BTreeMap::new();
    for (_, said) in message.parts() {
        collect(said, &mut used);
    }
    let mut faults = Vec::new();
    for (name, chooses) in &used {
        match message.arguments.iter().find(|argument| argument.name == *name) {
            None => faults.push(format!("${name} is not explained above it")),
            Some(argument) if *chooses && argument.kind != Kind::Number => {
                faults.push(format!("a form is chosen by ${name}, which is no number"));
            }
            Some(_) => {}
        }
    }
    let unused = message.arguments.iter().filter(|argument| !used.contains_key(&argument.name));
    faults.extend(unused.map(|argument| format!("${} is explained, and not used", argument.name)));
    faults
}

/// The arguments in a pattern, and whether a form is chosen by them.
fn collect(said: &Said, used: &mut BTreeMap<String, bool>) {
    for element in &said.elements {
        if let PatternElement::Placeable { expression } = element {
            collect_expression(expression, used);
        }
    }
}

fn collect_expression(expression: &Expression<String>, used: &mut BTreeMap<String, bool>) {
    match expression {
        Expression::Inline(inline) => collect_inline(inline, false, used),
        Expression::Select { selector, variants } => {
            collect_inline(selector, true, used);
            for variant in variants {
                collect(&variant.value, used);
            }
        }
    }
}

fn collect_inline(inline: &InlineExpression<String>, chooses: bool, used: &mut BTreeMap<String, bool>) {
    match inline {
        InlineExpression::VariableReference { id } => *used.entry(id.name.clone()).or_default() |= chooses,
        InlineExpression::FunctionReference { arguments, .. } => {
            for argument in &arguments.positional {
                collect_inline(argument, chooses, used);
            }
        }
        InlineExpression::Placeable { expression } => collect_expression(expression, used),
        _ => {}
    }
}

/// The names of the messages that stand in others.
pub(crate) fn within(messages: &[Message]) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (_, said) in messages.iter().flat_map(Message::parts) {
        for element in &said.elements {
            if let PatternElement::Placeable {
                expression: Expression::Inline(InlineExpression::MessageReference { id, .. }),
            } = element
            {
                found.insert(id.name.clone());
            }
        }
    }
    found
}

/// What another language lacks of the first one, or has beside it.
pub(crate) fn compare(first: &[Message], other: &[Message]) -> Result<(), Vec<String>> {
    let parts = |messages: &[Message]| -> BTreeMap<String, Vec<(String, Kind)>> {
        let arguments = |message: &Message| {
            message.arguments.iter().map(|argument| (argument.name.clone(), argument.kind)).collect()
        };
        let all = messages.iter().flat_map(|message| {
            let arguments: Vec<_> = arguments(message);
            message.parts().map(move |(name, _)| (name, arguments.clone())).collect::<Vec<_>>()
        });
        all.collect()
    };
    let (first, other) = (parts(first), parts(other));
    let mut faults = Vec::new();
    for (name, arguments) in &first {
        match other.get(name) {
            None => faults.push(format!("{name}: not translated")),
            Some(theirs) if theirs != arguments => faults.push(format!("{name}: its arguments differ")),
            Some(_) => {}
        }
    }
    let strange = other.keys().filter(|name| !first.contains_key(*name));
    faults.extend(strange.map(|name| format!("{name}: there is no such message")));
    if faults.is_empty() { Ok(()) } else { Err(faults) }
}
