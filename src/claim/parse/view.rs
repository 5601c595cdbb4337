//! A report as the claims see it: clauses made of places, quantities, directions and words.

use std::ops::Range;

use crate::country::CountryCode;
use crate::geodesy::notation;
use crate::geometry::LonLat;
use crate::lang::{ClassSet, WordClass};
use crate::mention::direction::{Direction, direction_at};
use crate::mention::quantity::{Quantity, quantities};
use crate::resolve::Place;
use crate::resolve::atlas::Atlas;
use crate::span::Span;
use crate::text::{Article, Token};
use crate::world::gazetteer::FeatureKind;

/// A report with what claims are made of.
pub(in crate::claim) struct View<'a> {
    pub(in crate::claim) article: &'a Article,
    pub(in crate::claim) places: &'a [Place],
    pub(in crate::claim) quantities: Vec<Quantity>,
    pub(in crate::claim) clauses: Vec<Clause>,
    /// Places that no known bearer of their name can be, and why.
    pub(in crate::claim) absent: Vec<(usize, String)>,
    pub(in crate::claim) atlas: Atlas,
}

/// A stretch of a sentence without a semicolon.
#[derive(Debug)]
pub(in crate::claim) struct Clause {
    /// Index of the sentence that it belongs to.
    pub(in crate::claim) sentence: usize,
    pub(in crate::claim) items: Vec<Item>,
}

/// The smallest thing that a pattern can ask for.
#[derive(Debug, Clone)]
pub(in crate::claim) struct Item {
    pub(in crate::claim) what: What,
    /// Its text in lower case.
    pub(in crate::claim) word: String,
    /// The word classes that it belongs to; none for what is more than one token.
    pub(in crate::claim) classes: &'static ClassSet,
    /// Whether it begins with a capital.
    pub(in crate::claim) capital: bool,
    /// How many round brackets are open around it.
    pub(in crate::claim) depth: usize,
    pub(in crate::claim) tokens: Range<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::claim) enum What {
    /// A place of the article.
    Place(usize),
    /// A length.
    Quantity(usize),
    /// A direction.
    Direction(Direction),
    /// "Polish", where it is no place of its own.
    Demonym(CountryCode),
    /// A coordinate.
    Point(LonLat),
    Word,
    Mark,
}

impl<'a> View<'a> {
    pub(in crate::claim) fn new(article: &'a Article, places: &'a [Place]) -> Self {
        let quantities = quantities(article);
        let atlas = Atlas::default();
        let mut clauses = Vec::new();
        for (sentence, found) in article.sentences.iter().enumerate() {
            let items = Reader { article, places, quantities: &quantities, atlas: &atlas }.items(found.tokens.clone());
            for part in items.split(|item| item.word == ";" && item.depth == 0) {
                clauses.push(Clause { sentence, items: part.to_vec() });
            }
        }
        Self { article, places, quantities, clauses, absent: Vec::new(), atlas }
    }

    /// The code points of some items of a clause.
    pub(in crate::claim) fn span(&self, clause: &Clause, items: Range<usize>) -> Span {
        let tokens = &self.article.tokens;
        let first = clause.items.get(items.start).and_then(|item| tokens.get(item.tokens.start));
        let last = clause
            .items
            .get(items.end.saturating_sub(1))
            .and_then(|item| tokens.get(item.tokens.end.saturating_sub(1)));
        match (first, last) {
            (Some(first), Some(last)) => Span::new(first.span.start, last.span.end.max(first.span.end)),
            _ => Span::new(0, 0),
        }
    }

    /// The sentence that a clause belongs to.
    pub(in crate::claim) fn sentence(&self, clause: &Clause) -> Span {
        self.article.sentences.get(clause.sentence).map_or(Span::new(0, 0), |sentence| sentence.span)
    }
}

impl Clause {
    /// The lower-case word at `at`; empty beyond the ends and for what is no word.
    pub(in crate::claim) fn word(&self, at: usize) -> &str {
        self.items.get(at).map_or("", |item| item.word.as_str())
    }

    /// Whether the word at `at` is of a class.
    pub(in crate::claim) fn is(&self, at: usize, class: WordClass) -> bool {
        self.items.get(at).is_some_and(|item| item.classes.has(class))
    }

    /// Whether it is of one of several classes.
    pub(in crate::claim) fn is_any(&self, at: usize, classes: &ClassSet) -> bool {
        self.items.get(at).is_some_and(|item| item.classes.meets(classes))
    }

    /// Whether a word and those after it are of these classes, one each.
    pub(in crate::claim) fn reads(&self, at: usize, classes: &[WordClass]) -> bool {
        classes.iter().enumerate().all(|(ahead, class)| self.is(at + ahead, *class))
    }

    pub(in crate::claim) fn what(&self, at: usize) -> What {
        self.items.get(at).map_or(What::Mark, |item| item.what)
    }

    pub(in crate::claim) fn place(&self, at: usize) -> Option<usize> {
        match self.what(at) {
            What::Place(place) => Some(place),
            _ => None,
        }
    }
}

/// Whether a kind is an area with a boundary, not a spot.
pub(in crate::claim) const fn is_area(kind: FeatureKind) -> bool {
    matches!(kind, FeatureKind::Region | FeatureKind::Country | FeatureKind::Admin1 | FeatureKind::Admin2)
}

/// Whether a kind stretches too far, and is named too often in passing, to be what a distance is measured from.
pub(in crate::claim) const fn is_stretch(kind: FeatureKind) -> bool {
    matches!(kind, FeatureKind::Water | FeatureKind::River | FeatureKind::Terrain | FeatureKind::Region)
}

struct Reader<'r> {
    article: &'r Article,
    places: &'r [Place],
    quantities: &'r [Quantity],
    atlas: &'r Atlas,
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
        if let Some(country) = self.atlas.demonym(text) {
            return (What::Demonym(country), at + 1);
        }
        (What::Word, at + 1)
    }

    /// The longest place that begins with the token at `at`.
    fn place_at(&self, span: Span, at: usize, limit: usize) -> Option<(usize, usize)> {
        let first = self.places.partition_point(|place| place.span.end <= span.start);
        let begins = |place: &&(usize, &Place)| place.1.span.start >= span.start && place.1.span.start < span.end;
        let near: Vec<(usize, &Place)> = self.places.iter().enumerate().skip(first).take(8).collect();
        let (index, place) = near.iter().filter(begins).max_by_key(|(_, place)| place.span.end).copied()?;
        let mut end = at + 1;
        while end < limit && self.article.tokens[end].span.start < place.span.end {
            end += 1;
        }
        Some((index, end))
    }
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
            || matches!(text, "°" | "º" | "′" | "'" | "’" | "″" | "\"" | "”" | "," | "-" | "−" | "/")
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
