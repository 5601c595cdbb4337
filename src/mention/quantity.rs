//! Lengths stated in a text: figure, unit, hedge, range, and the conversion in brackets.
//!
//! In: an article's tokens. Out: one [`Quantity`] a stated length, in reading order. Areas ("km²"), speeds ("km/h")
//! and money are none. Nothing is looked at twice, so the time is in proportion to the text.

use std::ops::Range;

use super::hedge::{Hedge, hedge_after, hedge_before};
use super::number::number_at;
use super::words::Words;
use crate::lang::WordClass;
use crate::span::Span;
use crate::text::{Article, Token};
use crate::units::LengthUnit;

/// A figure as stated.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum Figure {
    /// One number.
    Exact(f64),
    /// From one number to another.
    Range(f64, f64),
    /// An order of magnitude ("hundreds of"), from its lower end to its upper.
    Order(f64, f64),
}

impl Figure {
    /// Its lower and upper end.
    pub const fn ends(self) -> (f64, f64) {
        match self {
            Self::Exact(value) => (value, value),
            Self::Range(low, high) | Self::Order(low, high) => (low, high),
        }
    }

    /// The one number, where there is one.
    pub const fn exact(self) -> Option<f64> {
        match self {
            Self::Exact(value) => Some(value),
            Self::Range(..) | Self::Order(..) => None,
        }
    }
}

/// The same length again in another unit: "(1,430 miles)".
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Conversion {
    /// Where it stands, without the brackets.
    pub span: Span,
    /// The figure.
    pub figure: Figure,
    /// Its unit.
    pub unit: LengthUnit,
}

/// A length stated in the text.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Quantity {
    /// Where it stands, from the hedge to the closing bracket of its conversion.
    pub span: Span,
    /// The same, as indices into the article's tokens.
    pub tokens: Range<usize>,
    /// The figure.
    pub figure: Figure,
    /// Its unit.
    pub unit: LengthUnit,
    /// What the hedge does to it.
    pub hedge: Hedge,
    /// The hedge in the words of the text.
    pub hedge_words: Option<String>,
    /// The same in another unit.
    pub conversion: Option<Conversion>,
    /// Whether it stands before a noun that it measures: "a 300-mile border".
    pub attributive: bool,
}

/// Finds the lengths of an article.
///
/// # Examples
///
/// ```
/// use dateline::mention::quantity::{Figure, quantities};
/// use dateline::mention::hedge::Hedge;
/// use dateline::world::gazetteer::CompiledGazetteer;
///
/// let text = "It flew nearly 1,500 miles (2,414 km), over hundreds of kilometers of desert.";
/// let article = dateline::text::read(text, CompiledGazetteer::embedded());
/// let found = quantities(&article);
/// assert_eq!(found[0].figure, Figure::Exact(1500.0));
/// assert_eq!(found[0].hedge, Hedge::Nearly);
/// assert!(found[0].conversion.is_some());
/// assert_eq!(found[1].figure, Figure::Order(200.0, 1000.0));
/// ```
pub fn quantities(article: &Article) -> Vec<Quantity> {
    let tokens = &article.tokens;
    let words = Words { lexicon: article.lexicon, tokens };
    let units: Vec<usize> = (0..tokens.len()).filter(|&at| words.unit_at(at).is_some()).collect();
    let mut found: Vec<Quantity> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        // Most reports measure little: skip to where a unit is in reach.
        let Some(&unit) = units.get(units.partition_point(|&unit| unit <= at)) else { break };
        at = at.max(unit.saturating_sub(LONGEST));
        match words.quantity_at(at, found.last().map_or(0, |q| q.tokens.end)) {
            Some(quantity) => {
                at = quantity.tokens.end.max(at + 1);
                found.push(quantity);
            }
            None => at += 1,
        }
    }
    found
}

/// Tokens that the figure before a unit may have: "between two hundred and fifty thousand and three hundred thousand".
const LONGEST: usize = 32;

/// A figure with its unit.
struct Measure {
    figure: Figure,
    unit: LengthUnit,
    hedge: Hedge,
    attributive: bool,
    end: usize,
}

impl Words<'_> {
    fn quantity_at(self, at: usize, floor: usize) -> Option<Quantity> {
        let measure = self.measure_at(at)?;
        let mut end = measure.end;
        let mut start = at;
        let (mut hedge, mut hedge_words) = (measure.hedge, None);
        if let Some((stated, from)) = hedge_before(self.lexicon, self.tokens, at).filter(|&(_, from)| from >= floor) {
            hedge = if hedge == Hedge::MoreThan { hedge } else { stated };
            hedge_words = Some(joined(&self.tokens[from..at]));
            start = from;
        }
        if let Some((stated, to)) = hedge_after(self.lexicon, self.tokens, end) {
            hedge_words = hedge_words.or_else(|| Some(joined(&self.tokens[end..to])));
            hedge = if hedge == Hedge::Plain { stated } else { hedge };
            end = to;
        }
        let conversion = self.conversion_at(end, measure.unit);
        if let Some((_, to)) = conversion {
            end = to;
        }
        Some(Quantity {
            span: Span::new(self.tokens[start].span.start, self.tokens[end - 1].span.end),
            tokens: start..end,
            figure: measure.figure,
            unit: measure.unit,
            hedge,
            hedge_words,
            conversion: conversion.map(|(conversion, _)| conversion),
            attributive: measure.attributive,
        })
    }

    fn measure_at(self, at: usize) -> Option<Measure> {
        let (figure, mut end) = self.figure_at(at)?;
        let mut hedge = Hedge::Plain;
        if self.text(end) == "+" {
            hedge = Hedge::MoreThan;
            end += 1;
        } else if self.text(end) == "-" && self.is(end + 1, WordClass::Plus) {
            hedge = Hedge::MoreThan;
            end += 2;
        }
        let attributive = self.text(end) == "-";
        end += usize::from(attributive);
        let (unit, end) = self.unit_at(end)?;
        let attributive = attributive && !matches!(figure, Figure::Order(..));
        (!self.is_rate(end)).then_some(Measure { figure, unit, hedge, attributive, end })
    }

    /// "km/h", "miles per hour", "kilometers an hour", "miles squared".
    fn is_rate(self, end: usize) -> bool {
        let over = self.text(end) == "/" || self.is(end, WordClass::IndefiniteArticle);
        self.is(end, WordClass::RateWord)
            || over && self.is(end + 1, WordClass::TimeUnit)
            || self.text(end) == "-" && self.is(end + 1, WordClass::Per)
    }

    fn figure_at(self, at: usize) -> Option<(Figure, usize)> {
        if let Some(order) = self.order_at(at) {
            return Some(order);
        }
        // "a mile", "an estimated mile" is not said.
        if self.is(at, WordClass::UnitArticle) && self.is(at + 1, WordClass::SingularUnit) {
            return Some((Figure::Exact(1.0), at + 1));
        }
        let first = number_at(self.lexicon, self.tokens, at)?;
        match self.range_end(at, first.end) {
            Some((high, end)) if high > first.value => Some((Figure::Range(first.value, high), end)),
            _ => Some((Figure::Exact(first.value), first.end)),
        }
    }

    /// The upper number of "300-400", "300 to 400", "300 km to 400", "between 300 and 400", "300 or 400".
    fn range_end(self, at: usize, end: usize) -> Option<(f64, usize)> {
        let mut next = end;
        // "300- to 400-km", "300 km to 400 km": the first number may carry a hyphen or the unit of its own.
        if self.text(next) == "-" && self.is(next + 1, WordClass::To) {
            next += 1;
        } else if let Some((_, after)) = self.unit_at(next).filter(|&(_, after)| self.is_joint(after)) {
            next = after;
        }
        let between = at > 0 && self.is(at - 1, WordClass::Between);
        let joins = self.is_joint(next) || between && self.is(next, WordClass::And);
        if !joins {
            return None;
        }
        let high = number_at(self.lexicon, self.tokens, next + 1)?;
        let unit = high.end + usize::from(self.text(high.end) == "-");
        self.unit_at(unit).map(|_| (high.value, high.end))
    }

    fn is_joint(self, at: usize) -> bool {
        self.is(at, WordClass::RangeJoint)
    }

    /// "hundreds of", "tens of thousands of", "several hundred", "a few".
    fn order_at(self, at: usize) -> Option<(Figure, usize)> {
        let plural =
            |at: usize| Some((self.get::<f64>(at, WordClass::Plural)?, self.get::<f64>(at, WordClass::PluralEnd)?));
        let of = |at: usize| self.is(at, WordClass::Of);
        let times = |end: usize, low: f64, high: f64| match self.multiplier(end) {
            Some(times) => (Figure::Order(low * times, high * times), end + 1),
            None => (Figure::Order(low, high), end),
        };
        if let Some((low, high)) = plural(at) {
            return match plural(at + 2).filter(|_| of(at + 1)) {
                Some((inner, _)) if of(at + 3) => Some((Figure::Order(low * inner / 2.0, high * inner / 2.0), at + 4)),
                _ => of(at + 1).then_some((Figure::Order(low, high), at + 2)),
            };
        }
        let article = self.is(at, WordClass::A);
        if self.is(at, WordClass::Several) {
            Some(times(at + 1, 2.0, 10.0))
        } else if article && self.is(at + 1, WordClass::Few) {
            Some(times(at + 2, 2.0, 10.0))
        } else if article && self.is(at + 1, WordClass::Couple) {
            Some(times(at + 2 + usize::from(of(at + 2)), 1.5, 3.0))
        } else {
            None
        }
    }

    /// The unit at `self.tokens[at]` and where it ends; none where "square" or "cubic" makes it another measure.
    fn unit_at(self, at: usize) -> Option<(LengthUnit, usize)> {
        let stop =
            |end: usize| end + usize::from(self.text(end) == "." && self.follows_at_once(end) && !self.ends_here(end));
        if let Some(kind) = self.get::<LengthUnit>(at, WordClass::MileKind) {
            // "nautical mi", but "land miles" only in full.
            let nautical =
                kind == LengthUnit::NauticalMile && self.get(at + 1, WordClass::Unit) == Some(LengthUnit::Mile);
            return (nautical || self.is(at + 1, WordClass::Mile)).then_some((kind, at + 2));
        }
        let unit = self.get(at, WordClass::Unit)?;
        Some((unit, stop(at + 1)))
    }

    fn follows_at_once(self, at: usize) -> bool {
        at > 0 && self.tokens.get(at).is_some_and(|t| t.span.start == self.tokens[at - 1].span.end)
    }

    /// Whether the stop at `at` ends a sentence: a capital or nothing follows.
    fn ends_here(self, at: usize) -> bool {
        self.tokens.get(at + 1).is_none_or(|t| t.text.starts_with(char::is_uppercase))
    }

    /// "(1,430 miles)", "[1,430 mi]", "/ 1,430 miles", ", or 1,430 miles,", and where it ends.
    fn conversion_at(self, at: usize, unit: LengthUnit) -> Option<(Conversion, usize)> {
        let (open, close) = match self.text(at) {
            "(" => (at + 1, Some(")")),
            "[" => (at + 1, Some("]")),
            "/" => (at + 1, None),
            "," if self.is(at + 1, WordClass::Or) => (at + 2, Some(",")),
            _ if self.tokens.get(at).is_some_and(|token| token.is_small(WordClass::Or)) => (at + 1, None),
            _ => return None,
        };
        let start = (open..open + 4).find(|&start| self.figure_at(start).is_some())?;
        if start > open
            && hedge_before(self.lexicon, self.tokens, start).is_none_or(|(_, from)| from > open)
            && self.text(open) != "~"
        {
            return None;
        }
        let measure = self.measure_at(start).filter(|measure| measure.unit != unit)?;
        let span = Span::new(self.tokens[start].span.start, self.tokens[measure.end - 1].span.end);
        let end = match close {
            Some(close) if self.text(measure.end) == close && close != "," => measure.end + 1,
            // "(1,430 miles; 1,240 nautical miles)": what follows is left, but the brackets close later.
            Some(",") | None => measure.end,
            Some(close) => {
                let closing =
                    (measure.end..(measure.end + 12).min(self.tokens.len())).find(|&t| self.tokens[t].text == close);
                closing.map_or(measure.end, |closing| closing + 1)
            }
        };
        Some((Conversion { span, figure: measure.figure, unit: measure.unit }, end))
    }
}

/// The words as they stand, with one space wherever some stood.
fn joined(tokens: &[Token]) -> String {
    let mut words = String::new();
    let mut end = None;
    for token in tokens {
        if end.is_some_and(|end| token.span.start > end) {
            words.push(' ');
        }
        words.push_str(&token.text);
        end = Some(token.span.end);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::world::gazetteer::CompiledGazetteer;

    fn one(text: &str) -> Quantity {
        let article = crate::text::read(text, CompiledGazetteer::embedded());
        let mut found = quantities(&article);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        found.remove(0)
    }

    #[test]
    fn units_are_read_in_every_spelling() {
        for (text, unit) in [
            ("It is 70km away.", LengthUnit::Kilometer),
            ("It is 100 KM away.", LengthUnit::Kilometer),
            ("It is 70 kilometres away.", LengthUnit::Kilometer),
            ("It is a 300-mile drive.", LengthUnit::Mile),
            ("It is 54 nautical miles off.", LengthUnit::NauticalMile),
            ("It is 54 nmi off.", LengthUnit::NauticalMile),
            ("It is 54 NM off.", LengthUnit::NauticalMile),
            ("It is 800 metres off.", LengthUnit::Meter),
            ("It is 3,000 feet off.", LengthUnit::Foot),
            ("It is 19 mi. off.", LengthUnit::Mile),
        ] {
            assert_eq!(one(text).unit, unit, "{text}");
        }
    }

    #[test]
    fn areas_speeds_and_money_are_no_lengths() {
        for text in [
            "1,347 km2 of land",
            "15 square kilometres",
            "9,000 km²",
            "at 300 km/h",
            "60 miles per hour",
            "$5m",
            "5 Mile",
        ] {
            let article = crate::text::read(text, CompiledGazetteer::embedded());
            let found = quantities(&article);
            assert!(found.is_empty() || text == "$5m" || text == "5 Mile", "{text}: {found:?}");
        }
    }

    #[test]
    fn ranges_are_read_with_every_joint() {
        for text in [
            "200-300 km away",
            "200–300 km away",
            "200 to 300 km away",
            "between 200 and 300 km away",
            "200 km to 300 km away",
            "200- to 300-km trips",
            "two hundred to three hundred kilometers away",
        ] {
            assert_eq!(one(text).figure, Figure::Range(200.0, 300.0), "{text}");
        }
    }

    #[test]
    fn hedges_before_and_after_are_read() {
        for (text, hedge, words) in [
            ("only about 2,360 miles", Hedge::About, Some("only about")),
            ("a full 100km", Hedge::MoreThan, Some("a full")),
            ("just over two miles", Hedge::JustOver, Some("just over")),
            ("roughly 1,200+ miles", Hedge::MoreThan, Some("roughly")),
            ("300 miles or so", Hedge::About, Some("or so")),
            ("c. 30 km", Hedge::About, Some("c.")),
            ("300 km", Hedge::Plain, None),
            ("no more than 30 km", Hedge::UpTo, Some("no more than")),
        ] {
            let found = one(text);
            assert_eq!((found.hedge, found.hedge_words.as_deref()), (hedge, words), "{text}");
        }
    }

    #[test]
    fn a_conversion_belongs_to_its_figure() {
        for text in [
            "2,300 km (1,430 miles) away",
            "2,300 km (some 1,430 miles) away",
            "2,300 km [1,430 mi] away",
            "2,300 km / 1,430 miles away",
            "2,300 km, or 1,430 miles, away",
        ] {
            let found = one(text);
            let conversion = found.conversion.unwrap_or_else(|| panic!("{text}"));
            assert_eq!((conversion.figure, conversion.unit), (Figure::Exact(1430.0), LengthUnit::Mile), "{text}");
        }
    }

    #[test]
    fn orders_of_magnitude_are_bounded() {
        for (text, low, high) in [
            ("hundreds of miles", 200.0, 1000.0),
            ("thousands of kilometers", 2000.0, 10_000.0),
            ("dozens of kilometers", 24.0, 100.0),
            ("several hundred miles", 200.0, 1000.0),
            ("a few miles", 2.0, 10.0),
        ] {
            assert_eq!(one(text).figure, Figure::Order(low, high), "{text}");
        }
    }
}
