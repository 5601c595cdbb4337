//! Who did it, as the report says: the country of a demonym before the attack, a force named there, or who stands after "by".

use super::demonym::is_demonym;
use super::link;
use super::roles::Finding;
use super::triggers::Trigger;
use super::view::View;
use crate::gazetteer::FeatureKind;
use crate::resolve::Place;

/// How far before the trigger its author may be named, in tokens.
const REACH: usize = 9;

/// The actor of the event that `finding` tells of.
pub(super) fn actor(view: &View<'_>, finding: &Finding, places: &[Place]) -> Option<String> {
    let at = finding.link.trigger;
    after_by(view, at, places).or_else(|| before(view, finding, places))
}

/// "struck by Israeli jets", "an attack by the Houthis".
fn after_by(view: &View<'_>, at: usize, places: &[Place]) -> Option<String> {
    let by = (at + 1..view.len().min(at + 6)).find(|&next| view.word(next) == "by")?;
    (by + 1..view.len().min(by + 5)).find_map(|next| named(view, next, places))
}

/// "Israeli strikes", "a Russian drone hit", "Israel bombed".
fn before(view: &View<'_>, finding: &Finding, places: &[Place]) -> Option<String> {
    let at = finding.link.trigger;
    let own = |index: usize| view.place[index] == Some(finding.place);
    let noun = link::is_noun(view, at, finding.trigger);
    let passive = !noun && matches!(view.word(at.saturating_sub(1)), "was" | "were" | "been" | "being");
    if passive || finding.trigger == Trigger::Damage {
        return None;
    }
    let from = at.saturating_sub(if noun { 4 } else { REACH });
    (from..at)
        .rev()
        .take_while(|&index| !matches!(view.word(index), ";" | "." | "after" | "that" | "said"))
        .filter(|&index| !own(index))
        .find_map(|index| {
            let sender = view.place[index].is_none_or(|place| {
                places[place].kind == FeatureKind::Country
                    && !matches!(view.before(index), "in" | "on" | "at" | "of" | "near")
            });
            sender.then(|| named(view, index, places))?
        })
}

/// The actor that the word at `at` names.
fn named(view: &View<'_>, at: usize, places: &[Place]) -> Option<String> {
    if let Some(place) = view.place[at] {
        return (places[place].kind == FeatureKind::Country).then(|| places[place].name.clone());
    }
    let token = view.tokens.get(at)?;
    if !token.text.starts_with(char::is_uppercase) {
        return None;
    }
    (is_demonym(&token.text) || is_force(view.word(at))).then(|| token.text.clone())
}

/// Armed forces and groups that reports name without a country.
fn is_force(word: &str) -> bool {
    matches!(
        word,
        "idf"
            | "irgc"
            | "rsf"
            | "saf"
            | "hamas"
            | "hezbollah"
            | "houthis"
            | "isis"
            | "isil"
            | "nato"
            | "centcom"
            | "taliban"
            | "al-shabaab"
            | "pkk"
            | "m23"
            | "bla"
            | "ttp"
            | "pentagon"
    )
}
