//! What the text says that a place lies in, held against where it was put.
//!
//! In: the places as their names alone would have them. Out: a namesake that lies elsewhere is given up ("Kyivskyi district of
//! Kharkiv" is not the one of Donetsk), and a place that no gazetteer knows stands at the town or county that holds it, as precisely as
//! that; of a place in a province only the province is told.

use super::{Place, Position};
use crate::diagnostic::Diagnostic;
use crate::geodesy;
use crate::lang::{ClassSet, Message, WordClass};
use crate::mention::Toponym;
use crate::text::{Article, Token};
use crate::units::Meters;
use crate::world::gazetteer::FeatureKind;

/// Names that a row of places in one container may have.
const LONGEST_ROW: usize = 30;
/// Tokens that may stand between a name and what it lies in: ", a village in the southern".
pub(super) const LONGEST_LINK: usize = 7;
/// A container less precise than this says too little about where in it a place lies to draw it there.
const WIDEST: Meters = Meters::from_km(30.0);
/// The least radius of a place that stands at what holds it.
const LEAST: Meters = Meters::from_km(15.0);
/// How far beyond the radius of its container a place may lie: gazetteers give one radius for all of a level.
const MARGIN: Meters = Meters::from_km(100.0);
/// The same for a town or county.
const TOWN_MARGIN: Meters = Meters::from_km(45.0);
/// Confidence from which on a place is not given up for what the words after it say.
const SURE: f32 = 0.95;
/// The same where the container is a town: "in Odesa, in Dnipro" is a row.
const SURE_OF_TOWN: f32 = 0.9;
/// The same where the container is a country: disputed ground is put in one by some and in another by others.
const SURE_OF_COUNTRY: f32 = 0.8;
/// The same for the earlier items of a row, of which perhaps only the last lies there.
const SURE_IN_ROW: f32 = 0.6;
/// The least confidence in a container.
const LEAST_CONTAINER: f32 = 0.5;
/// How often a place lies near the town or county that it is said to lie in.
const WITHIN: f32 = 0.85;

/// Words between a place and what it lies in.
const PLAIN: ClassSet = ClassSet::of(&[
    WordClass::ContainerWord,
    WordClass::ContainerDirection,
    WordClass::FollowingNoun,
    WordClass::HeadNoun,
    WordClass::IndefiniteArticle,
    WordClass::Introduction,
    WordClass::The,
]);
/// Words that say that the one lies in the other.
const WITHIN_WORDS: ClassSet = ClassSet::of(&[WordClass::In, WordClass::Of]);

/// Gives up the places that lie outside of what the text puts them in, and says which of the unknown now stand at
/// what holds them.
pub(super) fn settle(article: &Article, toponyms: &[Toponym], places: &mut [Place]) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for at in 0..places.len() {
        let Some(container) = holder(article, places, at) else { continue };
        let outer = places[container].clone();
        let named_so = is_named_so(article, &outer);
        let Some(position) = outer.position.as_ref().filter(|_| named_so && outer.confidence >= LEAST_CONTAINER) else {
            continue;
        };
        let sure = match container.abs_diff(at) {
            // "Aghdam village of Tovuz" is no other Aghdam, however famous.
            1 if is_part_by_noun(article, places, at, container) => f32::INFINITY,
            1 => SURE,
            _ => SURE_IN_ROW,
        };
        if lies_outside(&places[at], &outer, sure) {
            places[at] = Place::unplaced(&toponyms[at]);
        }
        let place = &mut places[at];
        if place.position.is_some() || is_expanse(place.kind) {
            continue;
        }
        place.country = outer.country;
        place.admin1 = if outer.kind == FeatureKind::Admin1 { Some(outer.name.clone()) } else { outer.admin1.clone() };
        if position.precision.0 <= WIDEST.0 && !is_expanse(outer.kind) {
            let precision = Meters(position.precision.0.max(LEAST.0));
            place.position = Some(Position { point: position.point, precision, feature: None });
            place.confidence = outer.confidence * toponyms[at].confidence * WITHIN;
            place.reasons = vec![Message::ReasonTextPutsItThere {}];
            let message =
                Message::ApproximatePlace { name: place.name.as_str().into(), container: outer.name.as_str().into() };
            diagnostics.push(Diagnostic::note("approximate-place", Some(place.span), message));
        }
    }
    diagnostics
}

/// Whether the container was put where its words say: not at the town for "Odesa region" or "Lugansk People's Republic".
fn is_named_so(article: &Article, outer: &Place) -> bool {
    let next = article.tokens.get(article.tokens_in(outer.span).end);
    let division = next.is_some_and(|next| next.is(WordClass::HeadNoun) || next.is(WordClass::FollowingNoun));
    let goes_on = next.is_some_and(|next| next.text.starts_with(char::is_uppercase) && is_beside(article, outer, next));
    !matches!(outer.kind, FeatureKind::City | FeatureKind::Locality) || !(division || goes_on)
}

/// Whether a noun and "of" make the one a part of the other: "X village of Y".
fn is_part_by_noun(article: &Article, places: &[Place], at: usize, container: usize) -> bool {
    let (inner, outer) = (article.tokens_in(places[at].span), article.tokens_in(places[container].span));
    let words = article.tokens.get(inner.end..outer.start).unwrap_or_default();
    let is_noun = |word: &Token| word.is(WordClass::HeadNoun) || word.is(WordClass::FollowingNoun);
    matches!(words, [noun, of] if is_noun(noun) && of.is(WordClass::Of))
}

/// Whether the token stands in the sentence of the place.
fn is_beside(article: &Article, place: &Place, token: &Token) -> bool {
    article.sentence_at(place.span.start).is_some_and(|sentence| token.span.start < sentence.span.end)
}

/// Countries, provinces, regions and waters.
const fn is_expanse(kind: FeatureKind) -> bool {
    use FeatureKind::{Admin1, Country, Region, River, Terrain, Water};
    matches!(kind, Country | Admin1 | Region | Water | River | Terrain)
}

/// The place that the text says the one at `at` lies in: "X in Y", "X, a village of Y", "Y's X", also at the end of a row.
fn holder(article: &Article, places: &[Place], at: usize) -> Option<usize> {
    let tokens = |at: usize| article.tokens_in(places[at].span);
    let between = |first: usize, next: usize| article.tokens.get(tokens(first).end..tokens(next).start);
    if let Some(before) = at.checked_sub(1)
        && matches!(between(before, at), Some([only]) if only.is(WordClass::Possessive))
    {
        return Some(before);
    }
    for (next, place) in places.iter().enumerate().skip(at + 1).take(LONGEST_ROW) {
        let words = between(next - 1, next)?;
        if links(words, place.kind) {
            return Some(next);
        }
        if !joins_a_row(words) {
            return None;
        }
    }
    None
}

/// Whether the words say that what stands before them lies in what follows, which is of the kind `outer`.
fn links(words: &[Token], outer: FeatureKind) -> bool {
    let within = words.iter().position(|word| word.is_any(&WITHIN_WORDS));
    // "north of" leads away.
    let away = |pair: &[Token]| pair[0].is(WordClass::ContainerDirection) && pair[1].is(WordClass::Of);
    if words.windows(2).any(away) {
        return false;
    }
    let plain = |word: &Token| word.text == "," || word.is_any(&PLAIN) || word.is_any(&WITHIN_WORDS);
    let noun = |word: &Token| word.is(WordClass::FollowingNoun) || word.is(WordClass::HeadNoun);
    if is_part_beside(words) {
        return outer == FeatureKind::City;
    }
    let Some(within) = within.filter(|_| words.len() <= LONGEST_LINK && words.iter().all(plain)) else { return false };
    // "Luhansk of" is no link, "village of" is one, and so is "of Luhansk Region".
    words[within].is(WordClass::In) || words[..within].iter().any(noun) || is_expanse(outer)
}

/// Whether the words name a part of what follows: ", central" Baghdad.
fn is_part_beside(words: &[Token]) -> bool {
    matches!(words, [comma, part] if comma.text == "," && part.is_small(WordClass::ContainerDirection))
}

/// Whether the words between two names make them items of one row.
pub(super) fn joins_a_row(words: &[Token]) -> bool {
    const LONGEST: usize = 3;
    let joins = |word: &Token| matches!(word.text.as_str(), "," | ";" | "&") || word.is(WordClass::RowJoiner);
    (1..=LONGEST).contains(&words.len())
        && words.iter().any(joins)
        && words.iter().all(|word| joins(word) || word.is(WordClass::The))
}

/// Whether a place was put where its container is not.
fn lies_outside(place: &Place, outer: &Place, sure: f32) -> bool {
    let (Some(inner), Some(around)) = (&place.position, &outer.position) else { return false };
    let apart = geodesy::inverse(inner.point, around.point).length;
    let beyond = |margin: Meters| apart.0 > around.precision.0 + margin.0;
    match outer.kind {
        FeatureKind::Admin1 if place.kind == FeatureKind::Admin1 => place.confidence < sure && beyond(MARGIN),
        _ if is_expanse(place.kind) => false,
        FeatureKind::Country => {
            place.country.is_some() && place.country != outer.country && place.confidence < sure.min(SURE_OF_COUNTRY)
        }
        FeatureKind::Admin1 => place.confidence < sure && place.admin1.as_ref() != Some(&outer.name) && beyond(MARGIN),
        FeatureKind::Admin2 => place.confidence < sure && beyond(TOWN_MARGIN),
        FeatureKind::City => place.confidence < sure.min(SURE_OF_TOWN) && beyond(TOWN_MARGIN),
        _ => false,
    }
}
