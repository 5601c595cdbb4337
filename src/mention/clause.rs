//! A report as clauses made of places, quantities, directions and words: what statements about space are read from.

use std::ops::Range;

use super::direction::{Direction, direction_at};
use super::quantity::{Quantity, quantities};
use crate::country::CountryCode;
use crate::geodesy::notation;
use crate::geometry::LonLat;
use crate::lang::{ClassSet, WordClass};
use crate::span::Span;
use crate::text::{Article, Token};
use crate::world::gazetteer::{FeatureKind, Gazetteer, fold};

/// The clauses of a report, with the lengths that they state.
#[derive(Debug)]
pub(crate) struct Clauses {
    /// In reading order.
    pub clauses: Vec<Clause>,
    /// In reading order; the clauses point to them.
    pub quantities: Vec<Quantity>,
}

/// A stretch of a sentence without a semicolon.
#[derive(Debug)]
pub(crate) struct Clause {
    /// Index of the sentence that it belongs to.
    pub sentence: usize,
    /// Its items.
    pub items: Vec<Item>,
}

/// The smallest thing that a pattern can ask for.
#[derive(Debug, Clone)]
pub(crate) struct Item {
    /// What it is.
    pub what: What,
    /// Its text in lower case.
    pub word: String,
    /// The word classes that it belongs to; none for what is more than one token.
    pub classes: &'static ClassSet,
    /// Whether it begins with a capital.
    pub capital: bool,
    /// How many round brackets are open around it.
    pub depth: usize,
    /// Its tokens.
    pub tokens: Range<usize>,
}

/// What an item is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum What {
    /// A place name, by its index among those given.
    Place(usize),
    /// A length.
    Quantity(usize),
    /// A direction.
    Direction(Direction),
    /// "Polish", where it is no place of its own.
    Demonym(CountryCode),
    /// A coordinate.
    Point(LonLat),
    /// A word.
    Word,
    /// A mark of punctuation.
    Mark,
}

impl Clauses {
    /// Reads the clauses of an article whose place names stand at `names`, in reading order.
    pub(crate) fn read(article: &Article, names: &[Span], gazetteer: &dyn Gazetteer) -> Self {
        let quantities = quantities(article);
        let mut clauses = Vec::new();
        for (sentence, found) in article.sentences.iter().enumerate() {
            let items = Reader { article, names, quantities: &quantities, gazetteer }.items(found.tokens.clone());
            for part in items.split(|item| item.word == ";" && item.depth == 0) {
                clauses.push(Clause { sentence, items: part.to_vec() });
            }
        }
        Self { clauses, quantities }
    }
}

impl Clause {
    /// The lower-case word at `at`; empty beyond the ends and for what is no word.
    pub(crate) fn word(&self, at: usize) -> &str {
        self.items.get(at).map_or("", |item| item.word.as_str())
    }

    /// Whether the word at `at` is of a class.
    pub(crate) fn is(&self, at: usize, class: WordClass) -> bool {
        self.items.get(at).is_some_and(|item| item.classes.has(class))
    }

    /// Whether it is of one of several classes.
    pub(crate) fn is_any(&self, at: usize, classes: &ClassSet) -> bool {
        self.items.get(at).is_some_and(|item| item.classes.meets(classes))
    }

    /// Whether a word and those after it are of these classes, one each.
    pub(crate) fn reads(&self, at: usize, classes: &[WordClass]) -> bool {
        classes.iter().enumerate().all(|(ahead, class)| self.is(at + ahead, *class))
    }

    /// "It", "the city": whether the words at `at` take up what was said before, whatever else the clause names.
    pub(crate) fn takes_up(&self, at: usize) -> bool {
        // "The base at X" is another one; "this city in X" is still the one spoken of.
        let described = (at + 1..at + 3).take_while(|&here| self.is(here, WordClass::PlaceAdjective)).count();
        let noun = at + 1 + described;
        let linked =
            !self.is(at, WordClass::This) && self.is(noun + 1, WordClass::NounLink) || self.place(noun + 1).is_some();
        let named = self.is_any(at, &DEMONSTRATIVE) && self.is(noun, WordClass::TakenNoun) && !linked;
        self.is(at, WordClass::It) || named
    }

    /// The code points of some items.
    pub(crate) fn span(&self, article: &Article, items: Range<usize>) -> Span {
        let first = self.items.get(items.start).and_then(|item| article.tokens.get(item.tokens.start));
        let last = self.items.get(items.end.saturating_sub(1));
        let last = last.and_then(|item| article.tokens.get(item.tokens.end.saturating_sub(1)));
        match (first, last) {
            (Some(first), Some(last)) => Span::new(first.span.start, last.span.end.max(first.span.end)),
            _ => Span::new(0, 0),
        }
    }

    /// What stands at `at`; a mark beyond the ends.
    pub(crate) fn what(&self, at: usize) -> What {
        self.items.get(at).map_or(What::Mark, |item| item.what)
    }

    /// The place that stands at `at`.
    pub(crate) fn place(&self, at: usize) -> Option<usize> {
        match self.what(at) {
            What::Place(place) => Some(place),
            _ => None,
        }
    }
}

/// Stands before a noun that takes up what was said before.
const DEMONSTRATIVE: ClassSet = ClassSet::of(&[WordClass::The, WordClass::This]);

struct Reader<'r> {
    article: &'r Article,
    names: &'r [Span],
    quantities: &'r [Quantity],
    gazetteer: &'r dyn Gazetteer,
}

impl Reader<'_> {
    fn items(&self, tokens: Range<usize>) -> Vec<Item> {
        let mut items: Vec<Item> = Vec::new();
        let mut depth = 0usize;
        let mut at = tokens.start;
        while at < tokens.end {
            let (what, end) = self.what_at(at, tokens.end);
            let token = &self.article.tokens[at];
            if matches!(token.text.as_str(), ")" | "]") {
                depth = depth.saturating_sub(1);
            }
            items.push(Item {
                what,
                word: lower(&self.article.tokens[at..end]),
                classes: if end == at + 1 { token.classes } else { &ClassSet::EMPTY },
                capital: token.text.starts_with(char::is_uppercase),
                depth,
                tokens: at..end,
            });
            if matches!(token.text.as_str(), "(" | "[") {
                depth += 1;
            }
            at = end;
        }
        items
    }

    fn what_at(&self, at: usize, limit: usize) -> (What, usize) {
        let tokens = &self.article.tokens;
        let span = tokens[at].span;
        let quantity = self.quantities.partition_point(|q| q.tokens.start < at);
        if self.quantities.get(quantity).is_some_and(|q| q.tokens.start == at && q.tokens.end <= limit) {
            return (What::Quantity(quantity), self.quantities[quantity].tokens.end);
        }
        if let Some((point, end)) = coordinates_at(self.article, at, limit) {
            return (What::Point(point), end);
        }
        // "30 miles SE. of Lincoln" speaks of no place of the name Se.
        let measured = quantity > 0 && self.quantities[quantity - 1].tokens.end == at;
        if measured
            && let Some(direction) = direction_at(self.article.lexicon, tokens, at).filter(|found| found.end <= limit)
        {
            return (What::Direction(direction), direction.end);
        }
        if let Some((place, end)) = self.place_at(span, at, limit) {
            return (What::Place(place), end);
        }
        if let Some(direction) =
            direction_at(self.article.lexicon, tokens, at).filter(|direction| direction.end <= limit)
        {
            return (What::Direction(direction), direction.end);
        }
        let text = &tokens[at].text;
        if !text.starts_with(char::is_alphanumeric) {
            return (What::Mark, at + 1);
        }
        if let Some(country) = demonym(self.gazetteer, text) {
            return (What::Demonym(country), at + 1);
        }
        (What::Word, at + 1)
    }

    /// The longest name that begins with the token at `at`.
    fn place_at(&self, span: Span, at: usize, limit: usize) -> Option<(usize, usize)> {
        let first = self.names.partition_point(|name| name.end <= span.start);
        let near = self.names.iter().enumerate().skip(first).take(8);
        let begins = |(_, name): &(usize, &Span)| name.start >= span.start && name.start < span.end;
        let (index, name) = near.filter(begins).max_by_key(|(_, name)| name.end)?;
        let mut end = at + 1;
        while end < limit && self.article.tokens[end].span.start < name.end {
            end += 1;
        }
        Some((index, end))
    }
}

/// The country that `word` is the adjective of ("Polish").
fn demonym(gazetteer: &dyn Gazetteer, word: &str) -> Option<CountryCode> {
    if !word.starts_with(char::is_uppercase) {
        return None;
    }
    gazetteer.lexicon().demonym(&fold(word)).find_map(|(id, _)| {
        let feature = gazetteer.feature(id);
        feature.country.filter(|_| feature.kind == FeatureKind::Country)
    })
}

/// Tokens that a coordinate may have: "36 ° 14 ′ 06.72 ″ N , 59 ° 38 ′ 27.6 ″ E" has sixteen.
const COORDINATE_TOKENS: usize = 18;

/// The coordinate that begins at `at`: the longest stretch that reads as one and shows by a degree sign, a hemisphere or
/// decimals that it is one.
fn coordinates_at(article: &Article, at: usize, limit: usize) -> Option<(LonLat, usize)> {
    let tokens = &article.tokens;
    let first = &tokens[at];
    let opens = first.text.starts_with(|c: char| c.is_ascii_digit())
        || first.is(WordClass::LatitudeLetter)
        || matches!(first.text.as_str(), "-" | "−");
    if !opens {
        return None;
    }
    let is_part = |token: &Token| {
        let text = token.text.as_str();
        let letter = |last: char| article.lexicon.is(WordClass::HemisphereLetter, last.encode_utf8(&mut [0; 4]));
        text.starts_with(|c: char| c.is_ascii_digit())
            || token.is(WordClass::HemisphereLetter)
            || text.chars().count() == 1
                && text.starts_with(['°', 'º', '′', '\'', '’', '″', '"', '”', ',', '-', '−', '/'])
            || (text.len() <= 6 && text.contains(['°', '′', '″']) && text.chars().next_back().is_some_and(letter))
    };
    let reach = tokens[at..limit.min(at + COORDINATE_TOKENS)].iter().take_while(|token| is_part(token)).count();
    (2..=reach).rev().find_map(|length| {
        let span = Span::new(tokens[at].span.start, tokens[at + length - 1].span.end);
        let text = article.slice(span);
        let marked =
            text.contains('°') || tokens[at..at + length].iter().any(|token| token.is(WordClass::LatitudeLetter)) || {
                let fine = |token: &Token| token.text.split_once('.').is_some_and(|(_, decimals)| decimals.len() >= 3);
                tokens[at..at + length].iter().filter(|token| fine(token)).count() == 2
            };
        marked.then(|| notation::parse(text)).flatten().map(|point| (point, at + length))
    })
}

fn lower(tokens: &[Token]) -> String {
    match tokens {
        [token] => token.text.to_lowercase(),
        tokens => tokens.iter().map(|token| token.text.to_lowercase()).collect::<Vec<_>>().join(" "),
    }
}
