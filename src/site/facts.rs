//! At most two short facts about a site in the report's own words, shortened by rule and never invented.
//!
//! In: the sentence that tells of the site. Out: what was hit, how many people suffered, who denies it. Words are left out (articles,
//! demonyms, "people"), and "reportedly" is kept wherever the sentence hedges; nothing is added but the participle of its own verb.

use super::casualties;
use super::demonym::is_demonym;
use super::grammar;
use super::link;
use super::roles::Finding;
use super::triggers::Trigger;
use super::view::View;
use super::{Certainty, event};
use crate::gazetteer::FeatureKind;
use crate::resolve::Place;

/// Facts kept.
pub(super) const MOST: usize = 2;
/// Letters that a fact may have on a map.
const LONGEST: usize = 44;
/// Words kept of what was hit.
const WORDS: usize = 4;

/// The facts that the sentence of `finding` holds, the most telling first.
pub(super) fn facts(view: &View<'_>, finding: &Finding, places: &[Place]) -> Vec<String> {
    let mut facts = Vec::new();
    facts.extend(struck(view, finding));
    facts.extend(casualties::figures(view));
    facts.extend(denial(view, places));
    facts.retain(|fact| fact.chars().count() <= LONGEST);
    // Lives come before things where there is no room for both.
    if facts.len() > MOST {
        facts.sort_by_key(|fact| !fact.contains(|c: char| c.is_ascii_digit()));
    }
    facts.truncate(MOST);
    facts.iter().map(|fact| capitalized(fact)).collect()
}

/// The casualty figures of a sentence.
pub(super) fn casualties(view: &View<'_>) -> Vec<String> {
    casualties::figures(view).iter().map(|fact| capitalized(fact)).collect()
}

/// What was hit: "refueling plane reportedly struck", "five car bombs exploded", "oil refinery sustained confirmed damage".
fn struck(view: &View<'_>, finding: &Finding) -> Option<String> {
    let at = finding.link.trigger;
    let reportedly = if event::certainty(view) == Certainty::Claimed && view.any(|word| word == "reportedly") {
        "reportedly "
    } else {
        ""
    };
    match finding.trigger {
        Trigger::Strike | Trigger::Striking | Trigger::Bare if !link::is_noun(view, at, finding.trigger) => {
            let passive = matches!(view.before(at), "was" | "were" | "been" | "being");
            let object = if passive { phrase_before(view, at) } else { phrase_after(view, at, finding) }?;
            Some(format!("{object} {reportedly}{}", participle(view.word(at))?))
        }
        Trigger::Burst => Some(format!("{} {reportedly}{}", phrase_before(view, at)?, view.word(at))),
        Trigger::Damage if matches!(view.word(at), "damaged" | "destroyed" | "burned" | "gutted" | "demolished") => {
            Some(format!("{} {reportedly}{}", phrase_before(view, at)?, view.word(at)))
        }
        Trigger::Damage if view.word(at) == "damage" => {
            let verb = (at.saturating_sub(3)..at).find(|&verb| matches!(view.word(verb), "sustained" | "suffered"))?;
            let subject = phrase_before(view, verb)?;
            let words: Vec<&str> = (verb..=at).map(|word| view.word(word)).collect();
            Some(format!("{subject} {}", words.join(" ")))
        }
        _ => None,
    }
}

/// The last noun phrase between the trigger and the preposition before the place.
fn phrase_after(view: &View<'_>, at: usize, finding: &Finding) -> Option<String> {
    let place = (at..view.len()).find(|&token| view.place[token] == Some(finding.place))?;
    let end = (at + 1..place).rev().find(|&token| grammar::is_locative(view.word(token)))?;
    let start = (at + 1..end).rev().find(|&token| is_phrase_end(view, token)).map_or(at + 1, |token| token + 1);
    phrase(view, start..end)
}

/// The noun phrase that is the subject of the verb at `verb`, without what stands in it after a preposition.
fn phrase_before(view: &View<'_>, verb: usize) -> Option<String> {
    let mut end = verb;
    while end > 0
        && (grammar::is_auxiliary(view.word(end - 1))
            || view.word(end - 1).ends_with("ly")
            || matches!(view.word(end - 1), "also" | "again"))
    {
        end -= 1;
    }
    let clause = super::status::clause_start(view, end);
    let start = (clause..end)
        .rev()
        .find(|&token| matches!(view.word(token), "," | "said" | "that" | "“" | "\""))
        .map_or(clause, |token| token + 1);
    let stop = (start..end).find(|&token| token > start && grammar::is_preposition(view.word(token))).unwrap_or(end);
    phrase(view, start..stop)
}

fn is_phrase_end(view: &View<'_>, at: usize) -> bool {
    let word = view.word(at);
    grammar::is_preposition(word)
        || matches!(word, "," | "and" | "or" | "including" | "even" | ";")
        || view.place[at].is_some()
}

/// The words of a noun phrase without what a map has no room for; `None` when nothing but such is left.
fn phrase(view: &View<'_>, tokens: std::ops::Range<usize>) -> Option<String> {
    let mut words: Vec<String> = Vec::new();
    let mut glued = false;
    for at in tokens {
        let word = view.word(at);
        let article = matches!(
            word,
            "a" | "an"
                | "the"
                | "its"
                | "their"
                | "his"
                | "her"
                | "’s"
                | "'s"
                | "this"
                | "that"
                | "one"
                | "even"
                | "also"
        );
        let demonym = words.is_empty() && is_demonym(&view.tokens[at].text);
        if article || demonym || view.place[at].is_some() || matches!(word, "“" | "”" | "\"" | "(" | ")" | "[" | "]")
        {
            continue;
        }
        match words.last_mut() {
            Some(last) if glued || word == "-" => last.push_str(&view.tokens[at].text),
            _ => words.push(view.tokens[at].text.clone()),
        }
        glued = word == "-";
    }
    let from = words.len().saturating_sub(WORDS);
    let kept = &words[from..];
    if kept.first().is_some_and(|first| matches!(first.as_str(), "and" | "or" | "there" | "There"))
        || kept.iter().any(|word| tells(word))
    {
        return None;
    }
    let real = kept
        .iter()
        .any(|word| word.chars().count() > 2 && word.chars().all(|c| c.is_alphanumeric() || "-’'".contains(c)));
    let pronoun = kept.len() == 1 && grammar::is_subject_pronoun(&kept[0].to_lowercase());
    (real && !pronoun).then(|| kept.join(" "))
}

/// Whether the word is a verb or a fate, so that the words around it are no noun phrase.
fn tells(word: &str) -> bool {
    let word = word.to_lowercase();
    grammar::is_auxiliary(&word)
        || grammar::is_saying(&word)
        || matches!(word.as_str(), "killed" | "injured" | "wounded" | "died" | "fighting" | "time" | "times" | "enemy")
}

/// The participle of a trigger's own verb.
fn participle(word: &str) -> Option<&str> {
    Some(match word {
        "striking" | "strike" | "strikes" | "struck" => "struck",
        "hitting" | "hit" | "hits" => "hit",
        "attacking" | "attack" | "attacks" | "attacked" => "attacked",
        "bombing" | "bomb" | "bombs" | "bombed" => "bombed",
        "shelling" | "shell" | "shelled" => "shelled",
        "targeting" | "target" | "targets" | "targeted" => "targeted",
        "pounding" | "pound" | "pounded" => "pounded",
        "raiding" | "raid" | "raids" | "raided" => "raided",
        _ if word.ends_with("ed") => word,
        _ => return None,
    })
}

/// "Israel denied involvement".
fn denial(view: &View<'_>, places: &[Place]) -> Option<String> {
    let at = (1..view.len()).find(|&at| matches!(view.word(at), "denied" | "denies"))?;
    let object = view.word(at + 1);
    let place = view.place[at - 1].filter(|place| places[*place].kind == FeatureKind::Country)?;
    matches!(object, "involvement" | "responsibility")
        .then(|| format!("{} {} {object}", places[place].name, view.word(at)))
}

fn capitalized(fact: &str) -> String {
    let mut letters = fact.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
