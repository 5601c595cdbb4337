//! The patterns by which a language words its messages.

use std::fmt::Write as _;

use crate::message::{Argument, Message};

/// A piece of the pattern of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// Words as they are.
    Text(String),
    /// The argument of this name.
    Argument(String),
    /// One of several patterns, by the value of an argument.
    Select {
        /// The name of the argument.
        argument: String,
        /// The patterns by their keys: a text, a number, or `one` for a count of one.
        variants: Vec<(String, Vec<Part>)>,
        /// The variant for every other value.
        default: usize,
    },
}

/// Words `message` by the pattern of a language; `nested` words the arguments that are messages.
pub fn word(pattern: &[Part], message: &Message, nested: &dyn Fn(&Argument) -> String, text: &mut String) {
    for part in pattern {
        match part {
            Part::Text(words) => text.push_str(words),
            Part::Argument(name) => match message.argument(name) {
                Some(Argument::Text(words)) => text.push_str(words),
                // Writing to a string cannot fail.
                Some(Argument::Count(count)) => drop(write!(text, "{count}")),
                Some(argument) => text.push_str(&nested(argument)),
                None => {}
            },
            Part::Select { argument, variants, default } => {
                let value = message.argument(argument);
                let chosen = variants.iter().find(|(key, _)| value.is_some_and(|value| is_meant(key, value)));
                if let Some((_, pattern)) = chosen.or_else(|| variants.get(*default)) {
                    word(pattern, message, nested, text);
                }
            }
        }
    }
}

fn is_meant(key: &str, value: &Argument) -> bool {
    match value {
        Argument::Said(_) | Argument::Named(_) => false,
        Argument::Text(text) => text == key,
        Argument::Count(count) => (key == "one" && *count == 1) || key.parse() == Ok(*count),
    }
}
