//! A message as one line: text with signs for what comes in.

use crate::read::{Kind, Message, Said};
use crate::signs::{ARGUMENT, BODY, CAPITAL, CATEGORIES, END, SELECT, SETUP, VARIANT, WITHIN, hash, letter};
use fluent_syntax::ast::{Expression, InlineExpression, PatternElement, VariantKey};
use std::collections::BTreeMap;

/// The table of a language: its tag, then a line per message in the order of ids.
pub(crate) fn table(language: &str, sets: &[&[Message]]) -> Result<String, Vec<String>> {
    let mut lines: BTreeMap<u32, (String, String)> = BTreeMap::new();
    let mut faults = Vec::new();
    for (messages, message) in sets.iter().flat_map(|set| set.iter().map(move |message| (*set, message))) {
        for (name, said) in message.parts() {
            let writer = Writer { messages, message, depth: 0 };
            match writer.pattern(said) {
                Ok(pattern) => {
                    let before = lines.insert(hash(&name), (name.clone(), pattern));
                    faults.extend(before.map(|(other, _)| format!("{name} has the number of {other}")));
                }
                Err(fault) => faults.push(format!("{name}: {fault}")),
            }
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let lines = lines.iter().map(|(id, (_, pattern))| format!("{id:08x}{pattern}\n"));
    Ok(std::iter::once(format!("{language}\n")).chain(lines).collect())
}

#[derive(Clone, Copy)]
struct Writer<'a> {
    messages: &'a [Message],
    message: &'a Message,
    /// How many messages stand in one another here.
    depth: usize,
}

impl Writer<'_> {
    fn pattern(self, said: &Said) -> Result<String, String> {
        let mut pattern = String::new();
        for element in &said.elements {
            match element {
                PatternElement::TextElement { value } => pattern.push_str(&text(value)?),
                PatternElement::Placeable { expression } => pattern.push_str(&self.expression(expression)?),
            }
        }
        Ok(pattern)
    }

    fn expression(self, expression: &Expression<String>) -> Result<String, String> {
        let (selector, variants) = match expression {
            Expression::Inline(inline) => return self.inline(inline),
            Expression::Select { selector, variants } => (selector, variants),
        };
        let InlineExpression::VariableReference { id } = selector else {
            return Err("a form is chosen by an argument alone".to_owned());
        };
        let mut pattern = format!("{SELECT}{}", self.place(&id.name)?);
        for (place, variant) in variants.iter().enumerate() {
            let key = match &variant.key {
                VariantKey::Identifier { name } if CATEGORIES.contains(&name.as_str()) => name,
                VariantKey::NumberLiteral { value } if value.parse::<i64>().is_ok() => value,
                VariantKey::Identifier { name: key } | VariantKey::NumberLiteral { value: key } => {
                    return Err(format!("{key} is neither a whole number nor a form of CLDR"));
                }
            };
            let is_last = place + 1 == variants.len();
            if is_last != (key == "other") || is_last != variant.default {
                return Err("the last form, and no other, is *[other]".to_owned());
            }
            pattern.extend([VARIANT.to_string(), key.clone(), BODY.to_string()]);
            pattern.push_str(&self.pattern(&variant.value)?);
        }
        pattern.push(END);
        Ok(pattern)
    }

    fn inline(self, inline: &InlineExpression<String>) -> Result<String, String> {
        match inline {
            InlineExpression::StringLiteral { value } => text(value),
            InlineExpression::VariableReference { id } => Ok(format!("{ARGUMENT}{}", self.place(&id.name)?)),
            InlineExpression::FunctionReference { id, arguments } => {
                if id.name == "SETUP" {
                    return match (arguments.positional.as_slice(), arguments.named.as_slice()) {
                        ([InlineExpression::StringLiteral { value }], []) => {
                            Ok(format!("{SETUP}{}{END}", text(value)?))
                        }
                        _ => Err("SETUP takes words of Salesforce's pages, in English".to_owned()),
                    };
                }
                let sign = match id.name.as_str() {
                    "CAPITAL" => CAPITAL,
                    "WITHIN" => WITHIN,
                    name => return Err(format!("there is no function {name}")),
                };
                match (arguments.positional.as_slice(), arguments.named.as_slice()) {
                    ([InlineExpression::VariableReference { id }], []) => {
                        Ok(format!("{sign}{}", self.place(&id.name)?))
                    }
                    _ => Err(format!("{} takes an argument", id.name)),
                }
            }
            InlineExpression::MessageReference { id, attribute: None } => self.other(&id.name),
            InlineExpression::Placeable { expression } => self.expression(expression),
            InlineExpression::NumberLiteral { .. }
            | InlineExpression::MessageReference { .. }
            | InlineExpression::TermReference { .. } => Err("this is not used here".to_owned()),
        }
    }

    /// Another message, put in place.
    fn other(self, name: &str) -> Result<String, String> {
        let Some(message) = self.messages.iter().find(|message| message.name == name) else {
            return Err(format!("there is no message {name}"));
        };
        if !message.arguments.is_empty() {
            return Err(format!("{name} has arguments, and can't stand in another one"));
        }
        if self.depth > 3 {
            return Err(format!("{name} stands in itself, or too deep in others"));
        }
        Writer { messages: self.messages, message, depth: self.depth + 1 }.pattern(&message.value)
    }

    fn place(self, name: &str) -> Result<char, String> {
        let place = self.message.arguments.iter().position(|argument| argument.name == name);
        place.and_then(letter).ok_or_else(|| format!("${name} is not explained above it"))
    }
}

fn text(text: &str) -> Result<String, String> {
    if text.contains(char::is_control) {
        return Err("a text is one line without control characters".to_owned());
    }
    Ok(text.to_owned())
}

/// What an argument's kind is called in Rust.
pub(crate) fn rust_kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Number => "crate::Number",
        Kind::Day => "crate::Day",
        Kind::Time => "crate::Time",
        Kind::Moment => "crate::Moment",
        Kind::Value => "crate::Value",
        Kind::Quoted => "crate::Quoted",
        Kind::Text => "Text",
    }
}
