//! The town where a division shares its name: "40 km northwest of Vratsa" is measured from the town, not from the edge of the
//! province.

use super::atlas::{Atlas, outside_by};
use super::bearer::reread;
use super::place::Place;
use crate::geodesy::inverse;
use crate::lang::{Lexicon, Message, WordClass};
use crate::text::Article;
use crate::world::gazetteer::{Feature, FeatureId, FeatureKind, NameKind};

/// Kilometres from a division's outline, or from its point, within which the town of its name lies.
const SEAT_KM: f64 = 50.0;

/// Reads each of `ends`, the places that something is measured from or to, as the town where it is a division of a town's
/// name and the words do not say that the division is meant; answers which were.
pub(super) fn settle(atlas: &Atlas<'_>, article: &Article, ends: &[usize], places: &mut [Place]) -> Vec<usize> {
    let mut changed = Vec::new();
    for &at in ends {
        let place = &mut places[at];
        let division = matches!(place.kind, FeatureKind::Admin1 | FeatureKind::Admin2);
        if !division || is_named_as_division(article, place) {
            continue;
        }
        // "43 km from Gaza": a territory with an identity of its own is meant before its town.
        let territory = place.position.as_ref().is_some_and(|position| atlas.is_territory(position.point));
        if let Some(town) = town(atlas, place).filter(|_| !territory) {
            instead_of_division(atlas, place, &town);
            changed.push(at);
        }
    }
    changed
}

/// The two share the belief in their name: the confidence stays, and the division takes the town's place among the rivals.
fn instead_of_division(atlas: &Atlas<'_>, place: &mut Place, town: &Feature<'_>) {
    let (confidence, mut rivals) = (place.confidence, std::mem::take(&mut place.rivals));
    let division: Option<FeatureId> = place.position.as_ref().and_then(|position| position.feature);
    for (rival, _) in &mut rivals {
        if let Some(division) = division.filter(|_| *rival == town.id) {
            *rival = division;
        }
    }
    reread(atlas.gazetteer(), place, town);
    (place.confidence, place.rivals) = (confidence, rivals);
    place.reasons.insert(0, Message::ReasonTownMeasured {});
}

/// The most populous town of a division's own name, if it has one.
pub(crate) fn town<'w>(atlas: &Atlas<'w>, division: &Place) -> Option<Feature<'w>> {
    let gazetteer = atlas.gazetteer();
    let position = division.position.as_ref()?;
    let id = position.feature?;
    let own = gazetteer.feature(id);
    let shape = atlas.of_place(division);
    let within = |town: &Feature<'_>| {
        // The town of Perth lies in another county of Ontario than Perth County.
        let by_division = own.kind == FeatureKind::Admin2 && own.admin1.is_some() && town.admin1 == own.admin1;
        gazetteer.contains(id, town.id) || by_division
    };
    let near = |town: &Feature<'_>| {
        shape.as_ref().is_some_and(|shape| outside_by(town.point, shape) <= SEAT_KM)
            || inverse(position.point, town.point).length.km() <= SEAT_KM
    };
    let is_meant = |town: &Feature<'_>, name: NameKind| match name {
        NameKind::Primary | NameKind::Alias => within(town) || near(town),
        // A suburb across the river from Illinois is called so too.
        NameKind::Alternate => within(town),
        _ => false,
    };
    let name = division.text.split(',').next().unwrap_or(&division.text);
    gazetteer
        .lookup(name)
        .map(|(id, name)| (gazetteer.feature(id), name))
        .filter(|(town, name)| {
            town.kind == FeatureKind::City && town.country == division.country && is_meant(town, *name)
        })
        .map(|(town, _)| town)
        .max_by_key(|town| (town.population, std::cmp::Reverse(town.id)))
}

/// The place that is asked for by its name alone: the town where a division shares its name.
pub(crate) fn asked_for(atlas: &Atlas<'_>, place: &Place) -> Place {
    let class = place.text.split_whitespace().any(|word| Lexicon::english().is(WordClass::DivisionNoun, word));
    let division = matches!(place.kind, FeatureKind::Admin1 | FeatureKind::Admin2);
    let mut place = place.clone();
    if division
        && !class
        && let Some(town) = town(atlas, &place)
    {
        reread(atlas.gazetteer(), &mut place, &town);
    }
    place
}

/// "Varna Province", "the province of Varna": the words say that the division is meant.
pub(crate) fn is_named_as_division(article: &Article, place: &Place) -> bool {
    let tokens = &article.tokens;
    let own = article.tokens_in(place.span);
    let word = |at: Option<usize>| at.and_then(|at| tokens.get(at));
    let is_class = |at: Option<usize>| word(at).is_some_and(|token| token.is(WordClass::DivisionNoun));
    let is_of = word(own.start.checked_sub(1)).is_some_and(|token| token.is_small(WordClass::Of));
    let of = is_of && is_class(own.start.checked_sub(2));
    own.clone().any(|at| is_class(Some(at))) || is_class(Some(own.end)) || of
}
