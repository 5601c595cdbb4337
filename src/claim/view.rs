//! A report as the claims see it: clauses made of places, quantities, directions and words.

use std::ops::Range;

use crate::country::CountryCode;
use crate::geodesy::notation;
use crate::geometry::LonLat;
use crate::mention::direction::{Direction, direction_at};
use crate::mention::quantity::{Quantity, quantities};
use crate::resolve::Place;
use crate::span::Span;
use crate::text::{Article, Token};
use crate::world::World;
use crate::world::gazetteer::{FeatureKind, Gazetteer};

use super::atlas::Atlas;

/// A report with what claims are made of.
pub(super) struct View<'a> {
    pub(super) article: &'a Article,
    pub(super) places: &'a [Place],
    pub(super) quantities: Vec<Quantity>,
    pub(super) clauses: Vec<Clause>,
    /// Places that no known bearer of their name can be, and why.
    pub(super) absent: Vec<(usize, String)>,
    pub(super) atlas: Atlas<'a>,
}

/// A stretch of a sentence without a semicolon.
#[derive(Debug)]
pub(super) struct Clause {
    /// Index of the sentence that it belongs to.
    pub(super) sentence: usize,
    pub(super) items: Vec<Item>,
}

/// The smallest thing that a pattern can ask for.
#[derive(Debug, Clone)]
pub(super) struct Item {
    pub(super) what: What,
    /// Its text in lower case.
    pub(super) word: String,
    /// Whether it begins with a capital.
    pub(super) capital: bool,
    /// How many round brackets are open around it.
    pub(super) depth: usize,
    pub(super) tokens: Range<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum What {
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
    pub(super) fn new(article: &'a Article, places: &'a [Place], world: &'a World<'a>) -> Self {
        let quantities = quantities(article);
        let atlas = Atlas::new(world);
        let mut clauses = Vec::new();
        for (sentence, found) in article.sentences.iter().enumerate() {
            let items = Reader { article, places, quantities: &quantities, atlas: &atlas }.items(found.tokens.clone());
            for part in items.split(|item| item.word == ";" && item.depth == 0) {
                clauses.push(Clause { sentence, items: part.to_vec() });
            }
        }
        Self { article, places, quantities, clauses, absent: Vec::new(), atlas }
    }

    /// Names and features.
    pub(super) fn gazetteer(&self) -> &'a dyn Gazetteer {
        self.atlas.gazetteer()
    }

    /// The code points of some items of a clause.
    pub(super) fn span(&self, clause: &Clause, items: Range<usize>) -> Span {
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
    pub(super) fn sentence(&self, clause: &Clause) -> Span {
        self.article.sentences.get(clause.sentence).map_or(Span::new(0, 0), |sentence| sentence.span)
    }
}

impl Clause {
    /// The lower-case word at `at`; empty beyond the ends and for what is no word.
    pub(super) fn word(&self, at: usize) -> &str {
        self.items.get(at).map_or("", |item| item.word.as_str())
    }

    pub(super) fn what(&self, at: usize) -> What {
        self.items.get(at).map_or(What::Mark, |item| item.what)
    }

    pub(super) fn place(&self, at: usize) -> Option<usize> {
        match self.what(at) {
            What::Place(place) => Some(place),
            _ => None,
        }
    }
}

/// Whether a kind is an area with a boundary, not a spot.
pub(super) const fn is_area(kind: FeatureKind) -> bool {
    matches!(kind, FeatureKind::Region | FeatureKind::Country | FeatureKind::Admin1 | FeatureKind::Admin2)
}

/// Whether a kind stretches too far, and is named too often in passing, to be what a distance is measured from.
pub(super) const fn is_stretch(kind: FeatureKind) -> bool {
    matches!(kind, FeatureKind::Water | FeatureKind::River | FeatureKind::Terrain | FeatureKind::Region)
}

struct Reader<'r> {
    article: &'r Article,
    places: &'r [Place],
    quantities: &'r [Quantity],
    atlas: &'r Atlas<'r>,
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
    let first = tokens[at].text.as_str();
    let opens = first.starts_with(|c: char| c.is_ascii_digit()) || matches!(first, "N" | "S" | "-" | "−");
    if !opens {
        return None;
    }
    let is_part = |token: &Token| {
        let text = token.text.as_str();
        text.starts_with(|c: char| c.is_ascii_digit())
            || matches!(
                text,
                "N" | "S" | "E" | "W" | "°" | "º" | "′" | "'" | "’" | "″" | "\"" | "”" | "," | "-" | "−" | "/"
            )
            || (text.len() <= 6
                && text.chars().next_back().is_some_and(|c| "NSEW".contains(c))
                && text.contains(['°', '′', '″']))
    };
    let reach = tokens[at..limit.min(at + COORDINATE_TOKENS)].iter().take_while(|token| is_part(token)).count();
    (2..=reach).rev().find_map(|length| {
        let span = Span::new(tokens[at].span.start, tokens[at + length - 1].span.end);
        let text = article.slice(span);
        let marked =
            text.contains('°') || tokens[at..at + length].iter().any(|t| matches!(t.text.as_str(), "N" | "S")) || {
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
