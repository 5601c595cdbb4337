//! The readings of a name before it is looked up: as it stands, without an article, a class word, a direction, an abbreviation.
//!
//! In: the words of a toponym. Out: the strings to look up, most literal first, each with what the words taken away say
//! about the place ("province" → a first-level division, "airport" → an airport in or near the town that is left).

use super::lookup::Lookup;
use crate::lang::{Lexicon, WordClass};
use crate::world::gazetteer::FeatureKind;

/// How the looked-up string was made from the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// The words as they stand.
    Whole,
    /// Without an article, a possessive, or an abbreviation written out.
    Tidied,
    /// Without a class word ("province", "City of"): only features of the class are meant.
    Class(FeatureKind),
    /// Without a direction or part ("northern", "downtown"): the thing named lies within the feature.
    PartOf,
    /// A facility of the kind, in or near the town that is left.
    FacilityAt(FeatureKind),
    /// Spelled nearly so, where nothing is spelled so.
    NearSpelling,
    /// A facility that the gazetteer does not know, at the town that is left.
    NearTown(FeatureKind),
}

/// A string to look up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Query {
    /// The string.
    pub(super) text: String,
    /// How it was made.
    pub(super) form: Form,
}

/// The strings to look up for `words`, most literal first.
pub(super) fn queries(lookup: Lookup<'_>, words: &str) -> Vec<Query> {
    let lexicon = lookup.lexicon;
    let whole = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut queries = vec![Query { text: whole.clone(), form: Form::Whole }];
    let tidy = tidied(lexicon, &whole);
    let lower = tidy.to_lowercase();
    push(&mut queries, &tidy, Form::Tidied);
    if let Some((first, rest)) = tidy.split_once(' ') {
        let long = lexicon.value(WordClass::ShortFirst, first.trim_end_matches('.'));
        for other in long.into_iter().chain(lexicon.value(WordClass::LongFirst, first)) {
            push(&mut queries, &format!("{other} {rest}"), Form::Tidied);
        }
    }
    if tidy.contains(". ") {
        push(&mut queries, &tidy.replace(". ", "."), Form::Tidied);
    }
    for (before, after) in [(" - ", "-"), ("- ", "-"), (" -", "-")] {
        if tidy.contains(before) {
            push(&mut queries, &tidy.replace(before, after), Form::Tidied);
        }
    }
    if let Some((head, _)) = tidy.split_once(", ") {
        push(&mut queries, head, Form::Tidied);
    }
    if let Some((head, _)) = tidy.split_once(" (") {
        push(&mut queries, head, Form::Tidied);
    }
    let name = Name { text: &tidy, lower: &lower };
    for (rest, kind) in name.without(lexicon, WordClass::ClassAfter, Name::before_word) {
        push_kind(&mut queries, rest, kind, Form::Class);
    }
    for (rest, kind) in name.without(lexicon, WordClass::ClassBefore, Name::after_word) {
        push_kind(&mut queries, rest, kind, Form::Class);
    }
    if let Some((rest, kind)) = before_facility(lookup, &tidy) {
        push(&mut queries, rest, Form::FacilityAt(kind));
    }
    for (rest, kind) in name.without(lexicon, WordClass::FacilityBefore, Name::after_word) {
        push_kind(&mut queries, rest, kind, Form::FacilityAt);
    }
    for (rest, _) in name.without(lexicon, WordClass::PartBefore, Name::after_word) {
        push(&mut queries, rest, Form::PartOf);
    }
    for (rest, _) in name.without(lexicon, WordClass::PartAfter, Name::before_word) {
        push(&mut queries, rest, Form::PartOf);
    }
    queries
}

/// The towns that a Slavic adjective may come from: "Temryuksky" of Temryuk, "Krasnopilska" of Krasnopillia.
pub(super) fn of_adjective(lexicon: &Lexicon, words: &str) -> Vec<String> {
    /// Letters of a town's name that its adjective keeps.
    const LEAST_STEM: usize = 3;
    let mut towns = Vec::new();
    let name = Name { text: words, lower: &words.to_lowercase() };
    for (ending, bases) in lexicon.entries(WordClass::AdjectiveEnding) {
        let stem = name.lower.strip_suffix(ending).and_then(|stem| words.get(..stem.len()));
        let stem = stem.filter(|stem| stem.chars().count() >= LEAST_STEM && name.lower.len() == words.len());
        towns.extend(
            stem.into_iter()
                .flat_map(|stem| bases.split('+').map(move |base| format!("{stem}{}", base.trim_matches('-')))),
        );
    }
    towns
}

/// The kind that a class word after a name asks for.
pub(super) fn class_after(lookup: Lookup<'_>, words: &str) -> Option<FeatureKind> {
    let lexicon = lookup.lexicon;
    let tight = |class, loose| lexicon.get(class, words).filter(|_| !lexicon.is(loose, words));
    // "City" and "state" after a name are too often part of a longer one.
    tight(WordClass::ClassAfter, WordClass::LooseClassAfter)
        .or_else(|| facility(lookup, words).filter(|_| !lexicon.is(WordClass::LooseFacilityAfter, words)))
}

/// The kind of facility that a noun, or phrase of nouns, in lower case names.
fn facility(lookup: Lookup<'_>, words: &str) -> Option<FeatureKind> {
    let own = lookup.lexicon.get(WordClass::FacilityAfter, words);
    own.or_else(|| lookup.facility_noun(words)).filter(|kind| kind.is_facility())
}

/// The town that a name begins with, and the kind of facility that the rest of it names; the longest rest decides ("thermal power
/// plant", not "power plant").
fn before_facility<'n>(lookup: Lookup<'_>, name: &'n str) -> Option<(&'n str, FeatureKind)> {
    let breaks = name.match_indices([' ', '-']).map(|(at, _)| at);
    breaks.filter(|at| *at > 0).find_map(|at| Some((&name[..at], facility(lookup, &name[at + 1..].to_lowercase())?)))
}

/// The kind that a name itself says: "Red Sea", "Lake Chad", "Gulf of Aden", "Madison County".
pub(super) fn own_class(lexicon: &Lexicon, words: &str) -> Option<FeatureKind> {
    let own = |word: &str| lexicon.get(WordClass::OwnClass, word);
    let first = words.split_whitespace().find(|word| !lexicon.is(WordClass::The, word))?;
    let opens = |kind: &FeatureKind| *kind == FeatureKind::Water && !lexicon.is(WordClass::ClosingWater, first);
    own(words.split_whitespace().next_back()?).or_else(|| own(first).filter(opens))
}

/// The kind that a class word before "of" and a name asks for.
pub(super) fn class_before(lexicon: &Lexicon, class: &str, of: &str) -> Option<FeatureKind> {
    lexicon.get_phrase(WordClass::ClassBefore, [class, of]).filter(|kind| *kind != FeatureKind::Country)
}

/// A name, and the same in lower case.
#[derive(Clone, Copy)]
struct Name<'n> {
    text: &'n str,
    lower: &'n str,
}

impl<'n> Name<'n> {
    /// What is left of the name without each word of a class that it has where `cut` looks, and what the class says of the word.
    fn without<'l>(
        self,
        lexicon: &'l Lexicon,
        class: WordClass,
        cut: impl Fn(Self, &str) -> Option<&'n str>,
    ) -> impl Iterator<Item = (&'n str, &'l str)> {
        lexicon.entries(class).filter_map(move |(word, value)| Some((cut(self, word)?, value)))
    }

    /// What stands before the final `word`, if the name ends in it.
    fn before_word(self, word: &str) -> Option<&'n str> {
        let rest = self.lower.strip_suffix(word)?.strip_suffix([' ', '-'])?;
        let same_length = self.lower.len() == self.text.len();
        same_length.then(|| self.text.get(..rest.len()))?.filter(|rest| !rest.is_empty())
    }

    /// What stands after the leading `word`, if the name begins with it.
    fn after_word(self, word: &str) -> Option<&'n str> {
        let rest = self.lower.strip_prefix(word)?.strip_prefix([' ', '-'])?;
        let same_length = self.lower.len() == self.text.len();
        same_length.then(|| self.text.get(self.text.len() - rest.len()..))?.filter(|rest| !rest.is_empty())
    }
}

fn push_kind(queries: &mut Vec<Query>, text: &str, kind: &str, form: impl Fn(FeatureKind) -> Form) {
    if let Ok(kind) = kind.parse() {
        push(queries, text, form(kind));
    }
}

fn push(queries: &mut Vec<Query>, text: &str, form: Form) {
    let text = text.trim();
    if text.chars().count() >= 2 && !queries.iter().any(|query| query.text == text && !matches!(form, Form::Class(_))) {
        queries.push(Query { text: text.to_owned(), form });
    }
}

/// Without a leading article, a trailing possessive and stray marks.
fn tidied(lexicon: &Lexicon, words: &str) -> String {
    let mut rest = words.trim_matches(|c: char| !c.is_alphanumeric() && c != '.' && c != ')');
    for (article, _) in lexicon.entries(WordClass::LeadingArticle) {
        rest = rest.strip_prefix(article).and_then(|rest| rest.strip_prefix(' ')).unwrap_or(rest);
    }
    if let Some(apostrophe) = rest.rfind(['\'', '’'])
        && lexicon.is(WordClass::Possessive, &rest[apostrophe..])
    {
        rest = &rest[..apostrophe];
    }
    rest.trim_end_matches(['\'', '’']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::world::gazetteer::CompiledGazetteer;

    fn forms(words: &str) -> Vec<(String, Form)> {
        queries(Lookup::new(CompiledGazetteer::embedded(), Lexicon::english()), words)
            .into_iter()
            .map(|query| (query.text, query.form))
            .collect()
    }

    #[test]
    fn an_airport_is_also_sought_by_its_town() {
        assert!(forms("Mashhad airport").contains(&("Mashhad".into(), Form::FacilityAt(FeatureKind::Airport))));
    }

    #[test]
    fn the_longest_noun_is_taken_off() {
        let town = ("Sloviansk".to_owned(), Form::FacilityAt(FeatureKind::Energy));
        assert!(forms("Sloviansk thermal power plant").contains(&town));
    }

    #[test]
    fn a_class_word_narrows_the_kind() {
        assert!(forms("Fars province").contains(&("Fars".into(), Form::Class(FeatureKind::Admin1))));
    }

    #[test]
    fn a_line_end_within_a_name_is_a_space() {
        assert_eq!(forms("Bat\nYam")[0].0, "Bat Yam");
    }
}
