//! Reading the message files of a language: the part of Fluent that the program's messages need, which is text, arguments and
//! selection by an argument.

use std::collections::BTreeMap;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey};

use crate::message::Message;
use crate::pattern::Part;

/// Reads the messages of `source` into `messages`, and answers the faults of `file`.
pub(crate) fn read(file: &str, source: &str, messages: &mut BTreeMap<&'static str, Vec<Part>>) -> Vec<String> {
    let mut faults = Vec::new();
    let resource = fluent_syntax::parser::parse(source).unwrap_or_else(|(resource, errors)| {
        faults.extend(errors.iter().map(|error| format!("{file}: {error}")));
        resource
    });
    for entry in resource.body {
        let Entry::Message(message) = entry else { continue };
        let name = message.id.name;
        let Some((id, arguments)) = Message::ALL.iter().find(|(id, _)| *id == name) else {
            faults.push(format!("{file}: there is no message {name}"));
            continue;
        };
        let pattern = message.value.map_or_else(|| Err("has no text".to_owned()), |value| parts(&value, arguments));
        let known = match pattern {
            Ok(pattern) => messages.insert(id, pattern).map(|_| "is told twice".to_owned()),
            Err(fault) => Some(fault),
        };
        faults.extend(known.map(|fault| format!("{file}: {id} {fault}")));
    }
    faults
}

fn parts(pattern: &Pattern<&str>, arguments: &[&str]) -> Result<Vec<Part>, String> {
    pattern.elements.iter().map(|element| part(element, arguments)).collect()
}

fn part(element: &PatternElement<&str>, arguments: &[&str]) -> Result<Part, String> {
    let expression = match element {
        PatternElement::TextElement { value } => return Ok(Part::Text((*value).to_owned())),
        PatternElement::Placeable { expression } => expression,
    };
    match expression {
        Expression::Inline(InlineExpression::StringLiteral { value }) => Ok(Part::Text((*value).to_owned())),
        Expression::Inline(inline) => Ok(Part::Argument(argument(inline, arguments)?)),
        Expression::Select { selector, variants } => {
            let argument = argument(selector, arguments)?;
            let default = variants.iter().position(|variant| variant.default).unwrap_or(0);
            let variant = |variant: &fluent_syntax::ast::Variant<&str>| {
                let (VariantKey::Identifier { name: key } | VariantKey::NumberLiteral { value: key }) = variant.key;
                Ok((key.to_owned(), parts(&variant.value, arguments)?))
            };
            Ok(Part::Select {
                argument,
                variants: variants.iter().map(variant).collect::<Result<_, String>>()?,
                default,
            })
        }
    }
}

fn argument(inline: &InlineExpression<&str>, arguments: &[&str]) -> Result<String, String> {
    match inline {
        InlineExpression::VariableReference { id } if arguments.contains(&id.name) => Ok(id.name.to_owned()),
        InlineExpression::VariableReference { id } => Err(format!("has no argument ${}", id.name)),
        _ => Err("holds an expression that is neither text, an argument nor a selection by one".to_owned()),
    }
}
