//! Names one after another: with commas, and "and" before the last.

use crate::lang::{Argument, Message};

/// "A, B and C"; `None` where there are none.
pub(in crate::map) fn listed(names: impl IntoIterator<Item = Argument>) -> Option<Argument> {
    let mut names: Vec<Argument> = names.into_iter().collect();
    let last = names.pop()?;
    Some(match commas(names) {
        Some(names) => Message::ListLast { names, last }.into(),
        None => last,
    })
}

/// "A, B, C"; `None` where there are none.
pub(in crate::map) fn commas(names: impl IntoIterator<Item = Argument>) -> Option<Argument> {
    names.into_iter().reduce(|names, next| Message::ListNext { names, next }.into())
}

/// "Fact; fact"; `None` where there are none.
pub(in crate::map) fn facts(facts: &[String]) -> Option<Argument> {
    let facts = facts.iter().map(|fact| Argument::from(fact.as_str()));
    facts.reduce(|facts, next| Message::FactsNext { facts, next }.into())
}
