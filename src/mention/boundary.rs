//! Where a name ends by the policy of this project: a facility keeps its noun ("Mashhad airport"), a division, town or
//! region does not ("Fars province"), a water keeps the words before it ("strait of Hormuz").

use std::ops::Range;

use crate::lang::{Lexicon, WordClass};
use crate::text::{Article, Token};
use crate::world::gazetteer::lexicon::FacilityNoun;
use crate::world::gazetteer::{self, FeatureKind, Gazetteer, fold, fold_into};

/// Tokens that the noun of a facility may have.
const LONGEST_NOUN: usize = 5;

/// The tokens of the name that the tagger found at `name`, within the sentence `sentence`.
pub(super) fn settle(
    article: &Article,
    sentence: Range<usize>,
    name: Range<usize>,
    gazetteer: &dyn Gazetteer,
) -> Range<usize> {
    let tokens = &article.tokens;
    let name = hyphenated(tokens, &sentence, without_division(tokens, before_office(tokens, name)), gazetteer);
    let name = articled(tokens, &sentence, name);
    let start = opened(tokens, &sentence, name.start);
    let end = if is_expanse(tokens, &name, gazetteer) {
        name.end
    } else {
        closed(article.lexicon, tokens, &sentence, name.end, gazetteer.lexicon())
    };
    start..end
}

/// Whether the name is only part of an adjective or a compound: "Iran-backed", "US-Israeli", "Iran–Israel war".
pub(super) fn is_compound(tokens: &[Token], name: &Range<usize>, lexicon: &gazetteer::Lexicon<'_>) -> bool {
    if is_relation(tokens, name) {
        return true;
    }
    let [hyphen, word, ..] = &tokens[name.end..] else { return false };
    let joined =
        hyphen.text == "-" && hyphen.span.start == tokens[name.end - 1].span.end && word.span.start == hyphen.span.end;
    let adjective = word.is_small(WordClass::CompoundAdjective);
    joined && (adjective || lexicon.demonym(&fold(&word.text)).next().is_some())
}

/// Whether the name only says whose clock: "2:30 a.m. Moscow time".
pub(super) fn is_clock(tokens: &[Token], name: &Range<usize>) -> bool {
    let before = name.start.checked_sub(1).and_then(|at| tokens.get(at));
    let hour = |token: &Token| token.text.starts_with(|c: char| c.is_ascii_digit()) || token.is(WordClass::Meridiem);
    tokens.get(name.end).is_some_and(|noun| noun.is_small(WordClass::ClockNoun)) && before.is_some_and(hour)
}

/// Whether a dash joins the name to another, and what the two have between them follows: "Iran–Israel war".
fn is_relation(tokens: &[Token], name: &Range<usize>) -> bool {
    const LONGEST_NAME: usize = 6;
    let dash = |at: usize| {
        let (Some(before), Some(here), Some(after)) =
            (at.checked_sub(1).and_then(|at| tokens.get(at)), tokens.get(at), tokens.get(at + 1))
        else {
            return false;
        };
        matches!(here.text.as_str(), "-" | "–")
            && before.span.end == here.span.start
            && here.span.end == after.span.start
            && [before, after].iter().all(|word| word.text.starts_with(char::is_uppercase))
    };
    let is_relation = |at: usize| tokens.get(at).is_some_and(|word| word.is_small(WordClass::RelationNoun));
    if name.start.checked_sub(1).is_some_and(dash) && is_relation(name.end) {
        return true;
    }
    let other = name.end + 1..tokens.len().min(name.end + 1 + LONGEST_NAME);
    let noun = other
        .clone()
        .find(|&at| tokens[at].text.starts_with(char::is_lowercase) && !tokens[at].is(WordClass::RunJoiner));
    dash(name.end) && noun.is_some_and(is_relation)
}

/// The whole of a name with hyphens, where the tagger found a part of it and the gazetteer knows the whole.
fn hyphenated(
    tokens: &[Token],
    sentence: &Range<usize>,
    name: Range<usize>,
    gazetteer: &dyn Gazetteer,
) -> Range<usize> {
    let joined = |left: usize| tokens[left].span.end == tokens[left + 1].span.start;
    let (mut start, mut end) = (name.start, name.end);
    while start >= sentence.start + 2 && tokens[start - 1].text == "-" && joined(start - 2) && joined(start - 1) {
        start -= 2;
    }
    while end + 2 <= sentence.end && tokens[end].text == "-" && joined(end - 1) && joined(end) {
        end += 2;
    }
    if (start, end) == (name.start, name.end) {
        return name;
    }
    let words: Vec<&str> = tokens[start..end].iter().map(|token| token.text.as_str()).collect();
    if gazetteer.lookup(&words.join(" ")).next().is_some() { start..end } else { name }
}

/// The whole of "Dar al-Arqam", where the tagger found "Dar": an Arabic article joins the word after it to the name.
fn articled(tokens: &[Token], sentence: &Range<usize>, name: Range<usize>) -> Range<usize> {
    let rest = &tokens[name.end..sentence.end.max(name.end)];
    let [article, hyphen, word, ..] = rest else { return name };
    let joined = hyphen.text == "-"
        && article.span.end == hyphen.span.start
        && hyphen.span.end == word.span.start
        && word.text.starts_with(char::is_uppercase);
    if joined && article.is(WordClass::ArabicArticle) { name.start..name.end + 3 } else { name }
}

/// Leaves off who holds an office there: "Dnipropetrovsk Governor Ivan Petrenko".
fn before_office(tokens: &[Token], name: Range<usize>) -> Range<usize> {
    let is_office = |at: &usize| tokens[*at].is(WordClass::OfficeTitle);
    // The office is followed by its holder; "Governor" at the end may belong to the name.
    let office = (name.start + 1..name.end.saturating_sub(1)).find(is_office);
    name.start..office.unwrap_or(name.end)
}

/// Leaves off a small "province", "city" or the like at the end.
fn without_division(tokens: &[Token], name: Range<usize>) -> Range<usize> {
    let is_division = tokens[name.end - 1].is_small(WordClass::TrailingDivision);
    if is_division && name.len() > 1 { name.start..name.end - 1 } else { name }
}

/// "Strait of", "Gulf of" before the name belong to it; so does "Port of", if it is written as a name.
fn opened(tokens: &[Token], sentence: &Range<usize>, start: usize) -> usize {
    let noun = start.checked_sub(2).filter(|at| *at >= sentence.start && tokens[start - 1].is_small(WordClass::Of));
    if noun.is_some_and(|at| tokens[at].is(WordClass::NameOpening)) { start - 2 } else { start }
}

/// The longest small-letter noun of a facility right after the name belongs to it.
fn closed(
    language: &Lexicon,
    tokens: &[Token],
    sentence: &Range<usize>,
    end: usize,
    lexicon: &gazetteer::Lexicon<'_>,
) -> usize {
    let mut walk = lexicon.walk_facility_nouns();
    let (mut folded, mut phrase) = (String::new(), String::new());
    let mut best = end;
    for (at, token) in tokens.iter().enumerate().take(sentence.end.min(end + LONGEST_NOUN)).skip(end) {
        let text = token.text.as_str();
        if !text.starts_with(char::is_lowercase) {
            break;
        }
        fold_into(text, &mut folded);
        if !walk.push(&folded) {
            break;
        }
        phrase.push_str(if phrase.is_empty() { "" } else { " " });
        phrase.push_str(&folded);
        let named =
            walk.is_name() && lexicon.facility_noun(&phrase).is_some_and(|noun| makes_a_name(language, noun, &phrase));
        if named && !tokens.get(at + 1).is_some_and(goes_on) {
            best = at + 1;
        }
    }
    best
}

/// Whether a place name and this noun together name one site; "Haifa school" is rather some school in Haifa.
fn makes_a_name(lexicon: &Lexicon, noun: FacilityNoun, phrase: &str) -> bool {
    use FacilityNoun as N;
    match noun {
        N::AirBase
        | N::NavalBase
        | N::Nuclear
        | N::Refinery
        | N::OilTerminal
        | N::OilField
        | N::GasField
        | N::PowerPlant
        | N::Dam => true,
        N::Airport | N::Military | N::Port | N::Camp | N::Prison | N::Bridge | N::Crossing | N::Hospital => {
            phrase.split(' ').next_back().and_then(|last| lexicon.get(WordClass::SiteHead, last)) == Some(noun)
        }
        N::Industrial | N::MissileSite => {
            phrase.split(' ').next().is_some_and(|first| lexicon.is(WordClass::SiteOpening, first))
        }
        _ => false,
    }
}

/// "Odesa port city", "Haifa port authority": the noun describes another.
pub(super) fn goes_on(next: &Token) -> bool {
    next.is_small(WordClass::SiteNounGoesOn)
}

/// "a U.S. air base" is no name of a base, "the Baltic Sea port of" none of a port.
fn is_expanse(tokens: &[Token], name: &Range<usize>, gazetteer: &dyn Gazetteer) -> bool {
    let words: Vec<&str> = tokens[name.clone()].iter().map(|token| token.text.as_str()).collect();
    let first = gazetteer.lookup_folded(&fold(&words.join(" "))).next();
    first.is_some_and(|(id, _)| {
        matches!(gazetteer.feature(id).kind, FeatureKind::Country | FeatureKind::Region | FeatureKind::Water)
    })
}
