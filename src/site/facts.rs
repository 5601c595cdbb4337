//! At most two short facts about a site in the report's own words, shortened by rule and never invented.
//!
//! In: the sentence that tells of the site. Out: what was hit, how many people suffered, who denies it. Words are left out (articles,
//! demonyms, "people"), and "reportedly" is kept wherever the sentence hedges; nothing is added but the participle of its own verb.

use super::casualties;
use super::demonym::is_demonym;
use super::lexicon::{self, Class};
use super::marked::Marked;
use super::verdict::Finding;
use super::{Certainty, Toll};
use crate::resolve::Place;
use crate::world::gazetteer::FeatureKind;

/// Facts kept.
pub(super) const MOST: usize = 2;
/// Letters that a fact may have on a map.
const LONGEST: usize = 44;
/// Letters of one line of a callout.
const LINE: usize = 24;
/// Letters that the verb of a fact may need of these.
const VERB: usize = 9;
/// Words kept of what was hit.
const WORDS: usize = 5;

/// The facts for a map: what was hit, who suffered, who denies it, the most telling first and at most [`MOST`].
pub(super) fn chosen(damage: Option<&str>, tolls: &[Toll], denial: Option<&str>) -> Vec<String> {
    let mut facts: Vec<&str> = damage.into_iter().collect();
    facts.extend(tolls.iter().map(|toll| toll.words.as_str()));
    facts.extend(denial);
    facts.retain(|fact| fact.chars().count() <= LONGEST);
    // Lives come before things where there is no room for both.
    if facts.len() > MOST {
        facts.sort_by_key(|fact| !tolls.iter().any(|toll| toll.words == **fact));
    }
    facts.truncate(MOST);
    let alone = facts.len() < MOST;
    facts.into_iter().map(|fact| capitalized(if alone { fact } else { one_line(fact) })).collect()
}

/// `fact` on one line of a callout, where its first words only describe: "eight-story residential building hit" without the
/// storeys. Figures and hedges stay.
fn one_line(fact: &str) -> &str {
    let mut kept = fact;
    while kept.chars().count() > LINE {
        let Some((first, rest)) = kept.split_once(' ') else { break };
        let counts = first.starts_with(|c: char| c.is_ascii_digit() || c.is_uppercase())
            || matches!(
                first,
                "at" | "more" | "up" | "about" | "nearly" | "as" | "dozens" | "several" | "hundreds" | "and"
            )
            || casualties::value(first).is_some();
        if counts || rest.split(' ').count() < 3 || rest.starts_with("and ") {
            break;
        }
        kept = rest;
    }
    kept
}

/// What was hit: "refueling plane reportedly struck", "five car bombs exploded", "oil refinery damaged".
pub(super) fn damage(view: &Marked<'_>, finding: &Finding) -> Option<String> {
    let at = finding.at;
    let word = view.word(at);
    let reportedly = if finding.certainty == Certainty::Claimed && view.any(|word| word == "reportedly") {
        "reportedly "
    } else {
        ""
    };
    let passive =
        (at.saturating_sub(3)..at).any(|before| matches!(view.word(before), "was" | "were" | "been" | "being" | "got"));
    match view.attack[at]? {
        _ if is_of_another(view, at, finding) || passive && is_owned_elsewhere(view, at, finding) => None,
        Class::Strike | Class::Striking | Class::Bare if !view.is_noun(at) => {
            let object = if passive { phrase_before(view, at) } else { phrase_after(view, at, finding) }?;
            Some(format!("{object} {reportedly}{}", participle(word)?))
        }
        Class::Damage
            if matches!(
                word,
                "damaged" | "damaging" | "destroyed" | "destroying" | "burned" | "gutted" | "demolished"
            ) =>
        {
            let object = if passive { phrase_before(view, at) } else { phrase_after(view, at, finding) }?;
            let done = if word.starts_with("destroy") { "destroyed" } else { word.trim_end_matches("ing") };
            let done = if word == "damaging" { "damaged" } else { done };
            Some(format!("{object} {reportedly}{done}"))
        }
        Class::Damage if word == "damage" => {
            let verb = (at.saturating_sub(4)..at)
                .find(|&verb| matches!(view.word(verb), "sustained" | "suffered" | "caused"))?;
            let subject = (view.word(verb) != "caused").then(|| phrase_before(view, verb))??;
            Some(format!("{subject} {reportedly}damaged"))
        }
        Class::Burst if matches!(word, "exploded" | "detonated" | "landed" | "crashed" | "fell") => {
            Some(format!("{} {reportedly}{word}", phrase_before(view, at)?))
        }
        Class::Launch if matches!(word, "dropped" | "dropping") && !passive => {
            Some(format!("{} {reportedly}dropped", phrase_after(view, at, finding)?))
        }
        _ => None,
    }
}

/// What a sentence that goes on about a site tells of things: "grain silos and a passenger terminal were damaged".
pub(super) fn aftermath(view: &Marked<'_>) -> Option<String> {
    (0..view.len()).find_map(|at| {
        let word = view.word(at);
        let harm = matches!(
            word,
            "damaged" | "destroyed" | "gutted" | "hit" | "struck" | "burned" | "demolished" | "flattened"
        );
        let passive =
            matches!(view.before(at), "was" | "were" | "been" | "badly" | "partially" | "completely" | "also");
        let told =
            harm && passive && !(at.saturating_sub(4)..at).any(|before| matches!(view.word(before), "not" | "no"));
        told.then(|| Some(format!("{} {word}", phrase_before(view, at)?)))?
    })
}

/// Whether what the verb at `at` tells is of the place that a relative clause goes with: "B will go the way of A, whose market was razed".
fn is_of_another(view: &Marked<'_>, at: usize, finding: &Finding) -> bool {
    let Some(whose) = (0..at).rev().find(|&before| view.word(before) == "whose") else { return false };
    let end = whose - usize::from(view.before(whose) == ",");
    end.checked_sub(1).and_then(|last| view.place[last]).is_some_and(|place| place != finding.place)
}

/// Whether what was hit is said to be of another town than the one found after it: "A's cathedral was damaged, and a hangar in B burned".
fn is_owned_elsewhere(view: &Marked<'_>, at: usize, finding: &Finding) -> bool {
    let owner = |token: usize| {
        view.place[token].is_some_and(|place| place != finding.place && view.places[place].kind != FeatureKind::Country)
            && matches!(view.word(token + 1), "'s" | "’s")
    };
    let first = view.place.iter().position(|place| *place == Some(finding.place));
    first.is_some_and(|first| first > at) && (view.clause_start(at)..at).any(owner)
}

/// What the verb at `at` did it to: the noun phrase after it, up to a preposition or the place.
fn phrase_after(view: &Marked<'_>, at: usize, finding: &Finding) -> Option<String> {
    let place = (at..view.len()).find(|&token| view.place[token] == Some(finding.place)).unwrap_or(view.len());
    // "hit power stations in Kobani and a bakery in Qamishli": each place has what stands before it.
    let between = (at + 1..place).rev().find(|&token| view.place[token].is_some());
    if let Some(and) = between.map(|other| other + 1).filter(|&and| view.word(and) == "and") {
        let end = (and + 1..place).find(|&token| is_phrase_end(view, token, and + 1)).unwrap_or(place);
        return phrase(view, and + 1..end);
    }
    let direct = (at + 1..view.len()).find(|&token| is_phrase_end(view, token, at + 1)).unwrap_or(view.len());
    let listed = direct < place && view.word(direct) == ",";
    let hedged = view.word(at + 1) == "what";
    if !listed && !hedged {
        // "destroyed the unfinished Osirak reactor": the place itself is what was hit. "struck a depot in A, and the B refinery": so is B.
        let itself = view.place.get(direct).is_some_and(Option::is_some)
            || between.is_some() && view.before(place) == "the" && !lexicon::is_preposition(view.before(place - 1));
        return if itself { None } else { phrase(view, at + 1..direct) };
    }
    // "striking residential areas, depots and even a plane at X": the last one stands at the place.
    let end = (at + 1..place).rev().find(|&token| lexicon::is(view.word(token), Class::Locative))?;
    let start = (at + 1..end).rev().find(|&token| is_phrase_end(view, token, end)).map_or(at + 1, |token| token + 1);
    phrase(view, start..end)
}

/// The noun phrase that is the subject of the verb at `verb`, without what stands in it after a preposition.
fn phrase_before(view: &Marked<'_>, verb: usize) -> Option<String> {
    let mut end = verb;
    while end > 0
        && (lexicon::is(view.word(end - 1), Class::Auxiliary)
            || view.word(end - 1).ends_with("ly")
            || matches!(view.word(end - 1), "also" | "again"))
    {
        end -= 1;
    }
    let clause = view.clause_start(end);
    let start = (clause..end)
        .rev()
        .find(|&token| {
            matches!(view.word(token), "," | "said" | "that" | "“" | "\"" | "as" | "when" | "where" | "whose")
        })
        .map_or(clause, |token| token + 1);
    let start = after_opening(view, start..end)?;
    let stop = (start..end).find(|&token| token > start && lexicon::is_preposition(view.word(token))).unwrap_or(end);
    phrase(view, start..stop)
}

/// Where the subject begins after words that only tell when or where: "In June a missile", "The same night two halls"; `None` where
/// nothing shows where they end.
fn after_opening(view: &Marked<'_>, tokens: std::ops::Range<usize>) -> Option<usize> {
    let timed = |at: usize| {
        let time = matches!(
            view.word(at),
            "night" | "day" | "morning" | "evening" | "afternoon" | "week" | "weekend" | "month" | "year"
        );
        let which = matches!(view.before(at), "same" | "next" | "previous" | "following" | "last" | "this" | "that");
        time && which || matches!(view.word(at), "later" | "earlier" | "elsewhere")
    };
    let start = tokens.clone().rev().find(|&at| timed(at)).map_or(tokens.start, |at| at + 1);
    if !lexicon::is_preposition(view.word(start)) {
        return Some(start);
    }
    (start + 2..tokens.end).find(|&at| {
        let word = view.word(at);
        (matches!(word, "a" | "an" | "the" | "its" | "some" | "several") || casualties::value(word).is_some())
            && !lexicon::is_preposition(view.before(at))
    })
}

/// Whether a noun phrase that begins at `start` has ended before `at`. "An oil depot and a power station" is one.
fn is_phrase_end(view: &Marked<'_>, at: usize, start: usize) -> bool {
    let word = view.word(at);
    lexicon::is_preposition(word)
        || lexicon::is(word, Class::Boundary)
        || matches!(
            word,
            "," | "or"
                | "including"
                | "even"
                | ";"
                | "("
                | "that"
                | "which"
                | "who"
                | "whose"
                | "overnight"
                | "early"
                | "late"
                | "earlier"
                | "later"
                | "there"
                | "here"
                | "ago"
        )
        || word == "and" && (at + 1 - start.min(at) > WORDS || at < start)
        || view.attack[at].is_some() && !matches!(word, "target" | "targets")
        || view.place[at].is_some() && !is_in_adjective(view, at)
        || is_day(word)
}

/// Whether the place at `at` describes what follows: "Israel's embassy", "a Panama-flagged carrier".
fn is_in_adjective(view: &Marked<'_>, at: usize) -> bool {
    let next = view.word(at + 1);
    matches!(next, "'s" | "’s") || next == "-" && view.place.get(at + 1).is_some_and(Option::is_none)
}

fn is_day(word: &str) -> bool {
    matches!(
        word,
        "monday"
            | "tuesday"
            | "wednesday"
            | "thursday"
            | "friday"
            | "saturday"
            | "sunday"
            | "today"
            | "yesterday"
            | "midday"
    )
}

/// The words of a noun phrase without what a map has no room for; `None` when nothing but such is left.
fn phrase(view: &Marked<'_>, tokens: std::ops::Range<usize>) -> Option<String> {
    let mut words: Vec<String> = Vec::new();
    let mut glued = false;
    for at in tokens {
        let word = view.word(at);
        // A man's house is not the man: whose it was stays said, or is left out.
        if matches!(word, "’s" | "'s") && view.place[at].is_none() {
            match words.as_mut_slice() {
                [owner] => owner.push_str(&view.tokens[at].text),
                _ => words.clear(),
            }
            continue;
        }
        // "Panama-flagged": without the place the rest of the word is left out as well.
        if glued && words.is_empty() {
            glued = false;
            continue;
        }
        let article = matches!(
            word,
            "a" | "an"
                | "the"
                | "its"
                | "their"
                | "his"
                | "her"
                | "this"
                | "that"
                | "one"
                | "even"
                | "also"
                | "another"
        );
        let demonym = words.is_empty() && is_demonym(view.world.gazetteer, &view.tokens[at].text);
        // A superlative has lost what it was measured against.
        let superlative = matches!(word, "largest" | "biggest" | "main" | "busiest" | "oldest" | "one" | "several");
        let article = article || superlative;
        if article || demonym || view.place[at].is_some() || matches!(word, "“" | "”" | "\"" | "(" | ")" | "[" | "]")
        {
            continue;
        }
        match words.last_mut() {
            None if word == "-" => {}
            Some(last) if glued || word == "-" => last.push_str(&view.tokens[at].text),
            _ => words.push(view.tokens[at].text.clone()),
        }
        glued = word == "-";
    }
    // Cut at the last "and" that leaves a phrase short enough, never within a name.
    let mut kept = words.as_slice();
    let long = |words: &[String]| words.join(" ").chars().count() > LONGEST - VERB;
    while kept.len() > WORDS || long(kept) {
        let whole = |and: &usize| *and > 0 && !is_adjective(&kept[and - 1]);
        let Some(and) = kept.iter().rposition(|word| word == "and").filter(whole) else { break };
        kept = &kept[..and];
    }
    while kept.len() > 1 && kept.last().is_some_and(|word| trails(word)) {
        kept = &kept[..kept.len() - 1];
    }
    let mut kept = &kept[kept.len().saturating_sub(WORDS)..];
    // "concert marking the anniversary": the participle goes on about what stands before it.
    if let Some(at) = kept.iter().rposition(|word| goes_on(word)).filter(|&at| at + 1 < kept.len()) {
        kept = &kept[..at];
    }
    if kept.first().is_some_and(|first| matches!(first.as_str(), "and" | "or" | "there" | "There"))
        || kept.iter().any(|word| tells(word))
    {
        return None;
    }
    let real = kept
        .iter()
        .any(|word| word.chars().count() > 2 && word.chars().all(|c| c.is_alphanumeric() || "-’'".contains(c)));
    let empty = kept.iter().all(|word| {
        let word = word.to_lowercase();
        lexicon::is(&word, Class::Part)
            || lexicon::is(&word, Class::Settlement)
            || matches!(word.as_str(), "country" | "nation" | "state" | "back" | "out" | "up" | "down" | "off" | "hard")
    });
    let pronoun = kept.len() == 1 && lexicon::is(&kept[0].to_lowercase(), Class::Pronoun);
    // "19 settlements were struck": the place is one of them. Where only a name went with the adjective it is gone.
    let itself = kept.last().is_some_and(|word| {
        let word = word.to_lowercase();
        matches!(
            word.as_str(),
            "city" | "town" | "village" | "settlement" | "cities" | "towns" | "villages" | "settlements"
        )
    });
    (real && !pronoun && !empty && !itself).then(|| kept.join(" "))
}

/// Whether the word looks like one that goes before a noun: "strategic and military sites" is one phrase.
fn is_adjective(word: &str) -> bool {
    ["al", "ic", "ive", "ary", "ian", "ous", "ern"].iter().any(|end| word.ends_with(end))
}

/// Whether a noun phrase does not end in the word: what it led to was cut off.
fn trails(word: &str) -> bool {
    goes_on(word) || matches!(word, "next" | "close" | "just" | "and" | "number" | "group" | "earlier" | "later")
}

/// Whether the word is a participle that begins a clause about the noun before it: "a college used as a prison", "a drone launched from X".
fn goes_on(word: &str) -> bool {
    matches!(
        word,
        "used"
            | "launched"
            | "fired"
            | "known"
            | "called"
            | "named"
            | "located"
            | "based"
            | "belonging"
            | "housing"
            | "holding"
            | "hosting"
            | "carrying"
            | "containing"
            | "marking"
            | "serving"
            | "sheltering"
            | "transporting"
            | "linked"
            | "believed"
            | "operated"
            | "owned"
    )
}

/// Whether the word is a verb or a fate, so that the words around it are no noun phrase.
fn tells(word: &str) -> bool {
    let word = word.to_lowercase();
    lexicon::is(&word, Class::Auxiliary)
        || lexicon::is(&word, Class::Saying)
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
        // "The targets included launchers" tells of no harm by that word.
        "included" => return None,
        _ if word.ends_with("ed") => word,
        _ => return None,
    })
}

/// "Israel denied involvement".
pub(super) fn denial(view: &Marked<'_>, places: &[Place]) -> Option<String> {
    let at = (1..view.len()).find(|&at| matches!(view.word(at), "denied" | "denies"))?;
    let object = view.word(at + 1);
    let place = view.place[at - 1].filter(|place| places[*place].kind == FeatureKind::Country)?;
    matches!(object, "involvement" | "responsibility")
        .then(|| format!("{} {} {object}", places[place].name, view.word(at)))
}

/// `fact` with a capital.
fn capitalized(fact: &str) -> String {
    let mut letters = fact.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
