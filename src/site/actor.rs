//! Who did it, as the report says: the country of a demonym before the attack, a force named there, who stands after "by", or who
//! claims it afterwards.

use super::demonym;
use super::lexicon::{self, Class};
use super::marked::Marked;
use super::verdict::Finding;
use crate::resolve::Place;
use crate::span::Span;
use crate::world::gazetteer::FeatureKind;

/// How far before the trigger its author may be named, in tokens.
const REACH: usize = 12;
/// Sentences after the event in which someone may claim it.
const CLAIM_REACH: usize = 3;

/// The actor of the event that `finding` tells of, and the sentence that names it.
pub(super) fn actor(
    views: &[Marked<'_>],
    view: &Marked<'_>,
    finding: &Finding,
    places: &[Place],
) -> Option<(String, Span)> {
    let at = finding.at;
    let here = after_by(view, at, places).or_else(|| before(view, finding, places));
    here.map(|name| (name, view.span)).or_else(|| claimed(views, view.number, places))
}

/// "struck by Israeli jets", "an attack by the Houthis".
fn after_by(view: &Marked<'_>, at: usize, places: &[Place]) -> Option<String> {
    let by = (at + 1..view.len().min(at + 6)).find(|&next| view.word(next) == "by")?;
    (by + 1..view.len().min(by + 5)).find_map(|next| named(view, next, places))
}

/// "Israeli strikes", "a Russian drone hit", "Israel bombed".
fn before(view: &Marked<'_>, finding: &Finding, places: &[Place]) -> Option<String> {
    let at = finding.at;
    let own = |index: usize| view.place[index] == Some(finding.place);
    let noun = view.is_noun(at);
    let passive = !noun && matches!(view.before(at), "was" | "were" | "been" | "being");
    if passive || view.attack[at] == Some(Class::Damage) && !matches!(view.word(at), "destroyed" | "damaged" | "burned")
    {
        return None;
    }
    let from = at.saturating_sub(if noun { 4 } else { REACH });
    (from..at)
        .rev()
        .take_while(|&index| !is_stop(view.word(index)) || is_own_deed(view, index))
        .filter(|&index| !own(index))
        .find_map(|index| {
            let sender = view.place[index].is_none_or(|place| {
                let part = usize::from(lexicon::is(view.before(index), Class::Part));
                places[place].kind == FeatureKind::Country
                    && !matches!(
                        view.before(index.saturating_sub(part)),
                        "in" | "on" | "at" | "of" | "near" | "to" | "with"
                    )
            });
            sender.then(|| named(view, index, places))?
        })
}

/// Whether who speaks at `at` speaks of what it did: "said its air force had struck", "said they had attacked".
fn is_own_deed(view: &Marked<'_>, at: usize) -> bool {
    let next = at + 1 + usize::from(view.word(at + 1) == "that");
    matches!(view.word(at), "said" | "that") && matches!(view.word(next), "it" | "its" | "they" | "their")
}

/// Words before which another clause, and so another actor, stands.
fn is_stop(word: &str) -> bool {
    matches!(word, ";" | "." | "after" | "that" | "said" | "as" | "when" | "while" | "where" | "before" | "but")
}

/// The actor that the word at `at` names or begins.
fn named(view: &Marked<'_>, at: usize, places: &[Place]) -> Option<String> {
    if let Some(place) = view.place[at] {
        return (places[place].kind == FeatureKind::Country).then(|| places[place].name.clone());
    }
    let token = view.tokens.get(at)?;
    let words = view.tokens[at..].iter().map(|token| token.text.as_str());
    if let Some(length) =
        demonym::force(view.world.gazetteer, words).filter(|_| token.text.starts_with(char::is_alphabetic))
    {
        // "An al Qaeda-linked group" is not al Qaeda.
        if view.word(at + length) == "-" {
            return None;
        }
        let name: Vec<&str> = view.tokens[at..at + length].iter().map(|token| token.text.as_str()).collect();
        return Some(name.join(" ").replace(" - ", "-"));
    }
    demonym::country(view.world.gazetteer, &token.text).filter(|_| !view.is(at + 1, Class::Sufferer)).map(str::to_owned)
}

/// "The Houthis claimed responsibility": within a few sentences, before another attack is told.
fn claimed(views: &[Marked<'_>], number: usize, places: &[Place]) -> Option<(String, Span)> {
    let after = views.get(number..views.len().min(number + 1 + CLAIM_REACH))?;
    after.iter().find_map(|view| {
        let at = (0..view.len()).find(|&at| {
            matches!(view.word(at), "claimed" | "claims")
                && matches!(view.word(at + 1), "responsibility" | "the" | "credit")
                && matches!(
                    view.word(at + if view.word(at + 1) == "the" { 2 } else { 1 }),
                    "responsibility" | "attack" | "attacks" | "bombing" | "credit"
                )
        })?;
        let denied =
            (at.saturating_sub(4)..at).any(|before| matches!(view.word(before), "no" | "not" | "nobody" | "without"));
        if denied {
            return None;
        }
        (at.saturating_sub(16)..at).find_map(|index| named(view, index, places)).map(|name| (name, view.span))
    })
}
