//! Places that a text gives by their distance and direction from a named one: "82 miles northwest of Kismayo", "a village near
//! Kupiansk".
//!
//! In: the article, its lengths and a place. Out: the point (the geodesic direct problem on WGS 84) and a radius that covers what
//! the words leave open: the rounding and hedge of the figure, the sector of the wind, the extent of the place itself.

use std::ops::Range;

use super::place::{Place, Position, Relative};
use crate::geodesy;
use crate::lang::{Lexicon, WordClass};
use crate::mention::direction::{self, Order, Wind};
use crate::mention::hedge::Hedge;
use crate::mention::quantity::Quantity;
use crate::text::{Article, Token};
use crate::units::Meters;

/// What "near" and "outside" leave open.
const NEAR: Meters = Meters::from_km(15.0);
/// What a bare direction leaves open: "north of Damascus".
const BESIDE: Meters = Meters::from_km(30.0);
/// Words that may stand between "of" and the name: "of the port city of".
const INTRODUCTION: usize = 6;

/// Notes for each placed name what the words before it give relative to it, where that is not known yet.
pub(super) fn find_all(article: &Article, quantities: &[Quantity], places: &mut [Place]) {
    for place in places.iter_mut().filter(|place| place.relative.is_none()) {
        place.relative = find(article, quantities, place);
    }
}

/// The place that the words before `place` give relative to it, if they do.
pub(super) fn find(article: &Article, quantities: &[Quantity], place: &Place) -> Option<Relative> {
    let anchor = place.position.as_ref()?;
    let name = article.tokens_in(place.span);
    let link = link_before(&article.tokens, name.start)?;
    let word = &article.tokens[link];
    let (start, point, precision) = if word.is(WordClass::OfOrFrom) {
        match wind_before(article.lexicon, &article.tokens, link) {
            Some((wind, from)) => match quantity_before(article, quantities, from) {
                Some(quantity) => {
                    let distance = length(quantity);
                    let point = geodesy::direct(anchor.point, wind.azimuth(), distance);
                    (quantity.tokens.start, point, Meters(spread(quantity, Some(wind)).0 + anchor.precision.0))
                }
                None => (from, anchor.point, Meters(BESIDE.0 + anchor.precision.0)),
            },
            None => {
                let quantity = quantity_before(article, quantities, link)?;
                (
                    quantity.tokens.start,
                    anchor.point,
                    Meters(length(quantity).0 + spread(quantity, None).0 + anchor.precision.0),
                )
            }
        }
    } else if word.is(WordClass::NearPreposition) {
        (link, anchor.point, Meters(NEAR.0 + anchor.precision.0))
    } else {
        return None;
    };
    let span = span(article, start..name.end)?;
    Some(Relative { span, position: Position { point, precision, feature: None } })
}

fn span(article: &Article, tokens: Range<usize>) -> Option<crate::span::Span> {
    let last = article.tokens.get(tokens.end.checked_sub(1)?)?;
    Some(crate::span::Span::new(article.tokens.get(tokens.start)?.span.start, last.span.end))
}

/// The preposition on which the name at `at` hangs, past words that introduce it.
fn link_before(tokens: &[Token], at: usize) -> Option<usize> {
    let from = at.saturating_sub(INTRODUCTION);
    let mut found = None;
    for link in (from..at).rev() {
        let word = &tokens[link];
        if word.is(WordClass::AnchorPreposition) {
            found = Some(link);
            // "of the city of": the outer one governs.
            if !word.is(WordClass::Of) || link == 0 || !is_introduction(&tokens[link - 1]) {
                return found;
            }
        } else if !is_introduction(word) {
            return found;
        }
    }
    found
}

fn is_introduction(word: &Token) -> bool {
    word.text == "," || word.is(WordClass::Introduction)
}

/// The wind that ends right before `end`, with the token at which it begins.
fn wind_before(lexicon: &Lexicon, tokens: &[Token], end: usize) -> Option<(Wind, usize)> {
    const LONGEST: usize = 5;
    (end.saturating_sub(LONGEST)..end).find_map(|at| {
        let found = direction::direction_at(lexicon, tokens, at)?;
        (found.end == end).then_some((found.wind?, at))
    })
}

/// The length that ends before `end`, with at most "to the" or "due" between.
fn quantity_before<'q>(article: &Article, quantities: &'q [Quantity], end: usize) -> Option<&'q Quantity> {
    let first = quantities.partition_point(|quantity| quantity.tokens.end + 2 < end);
    quantities[first..].iter().take_while(|quantity| quantity.tokens.end <= end).find(|quantity| {
        let gap = quantity.tokens.end..end;
        article.tokens[gap].iter().all(|token| token.text == ")" || token.is(WordClass::DirectionLink))
    })
}

/// The length meant: the middle of a range.
fn length(quantity: &Quantity) -> Meters {
    let (low, high) = quantity.figure.ends();
    Meters::from_unit((low + high) / 2.0, quantity.unit)
}

/// How far the place may lie from the computed point.
fn spread(quantity: &Quantity, wind: Option<Wind>) -> Meters {
    let (low, high) = quantity.figure.ends();
    let share = match quantity.hedge {
        Hedge::Plain => 0.05,
        Hedge::Only | Hedge::JustOver => 0.07,
        Hedge::About | Hedge::Nearly => 0.1,
        Hedge::MoreThan | Hedge::UpTo => 0.2,
    };
    let along = Meters::from_unit((high - low) / 2.0 + share * high, quantity.unit).0;
    let half_sector = wind.map_or(0.0, |wind| match wind.order() {
        Order::Four | Order::Eight => 22.5_f64,
        Order::Sixteen => 11.25,
    });
    let across = length(quantity).0 * half_sector.to_radians().sin();
    Meters(along.hypot(across))
}
