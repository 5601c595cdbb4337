//! What a name in a distance stands for: a town where a division shares its name, a site where one is named at a town.
//!
//! "40 km northwest of Vratsa" is measured from the town, not from the edge of the province that bears its name; "the
//! airport at Lutsk" is the airport. A site that is not known is measured from its town, with a wider radius.

use crate::geodesy::inverse;
use crate::resolve::Place;
use crate::world::gazetteer::{Feature, FeatureKind, Gazetteer, NameKind};

use super::atlas::{Atlas, Spot};
use super::containment::outside_by;
use super::senses::reread;
use super::view::View;

/// Kilometres from a division's outline, or from its point, within which the town of its name lies.
const SEAT_KM: f64 = 50.0;
/// Kilometres from a town within which its airport or plant lies.
const SITE_KM: f64 = 60.0;
/// Radius in kilometres of a site that is measured from its town.
const STAND_IN_KM: f64 = 15.0;

/// The spot as a distance or a direction means it.
pub(super) fn settled(view: &View<'_>, spot: Spot) -> Spot {
    let Some(index) = spot.place else { return by_its_town(view, spot) };
    let place = &view.places[index];
    if spot.point.is_none() {
        return by_its_town(view, spot);
    }
    match place.kind {
        FeatureKind::Admin1 | FeatureKind::Admin2 if !is_named_as_division(view, place) => {
            match town(view.gazetteer(), &spot, place) {
                Some(town) => as_feature(&view.atlas, &spot, place, &town),
                None => spot,
            }
        }
        FeatureKind::City | FeatureKind::Locality => {
            territory(view, &spot, place).unwrap_or_else(|| site(view, spot, place))
        }
        _ => spot,
    }
}

/// The most populous town of a division's own name, if it has one.
fn town<'g>(gazetteer: &'g dyn Gazetteer, spot: &Spot, division: &Place) -> Option<Feature<'g>> {
    let id = division.position.as_ref()?.feature?;
    let own = gazetteer.feature(id);
    let near = |town: &Feature<'_>| {
        let by_outline = spot.shape.as_ref().is_some_and(|shape| outside_by(town.point, shape) <= SEAT_KM);
        let by_point = spot.point.is_some_and(|point| inverse(point, town.point).length.km() <= SEAT_KM);
        // The town of Perth lies in another county of Ontario than Perth County.
        let by_division = own.kind == FeatureKind::Admin2 && own.admin1.is_some() && town.admin1 == own.admin1;
        gazetteer.contains(id, town.id) || by_outline || by_point || by_division
    };
    let named = |name: NameKind| matches!(name, NameKind::Primary | NameKind::Alias | NameKind::Alternate);
    let name = division.text.split(',').next().unwrap_or(&division.text);
    let towns = gazetteer.lookup(name).filter(|(_, name)| named(*name)).map(|(id, _)| gazetteer.feature(id));
    towns
        .filter(|town| town.kind == FeatureKind::City && town.country == division.country && near(town))
        .max_by_key(|town| (town.population, std::cmp::Reverse(town.id)))
}

/// The place that is asked for by its name alone: the town where a division shares its name.
pub(super) fn asked_for(atlas: &Atlas<'_>, place: &Place) -> Place {
    let class = place.text.split_whitespace().any(|word| is_division_noun(&word.to_lowercase()));
    let division = matches!(place.kind, FeatureKind::Admin1 | FeatureKind::Admin2);
    let mut place = place.clone();
    if division
        && !class
        && let Some(town) = town(atlas.gazetteer(), &atlas.of_place(None, &place), &place)
    {
        reread(atlas.gazetteer(), &mut place, &town);
    }
    place
}

/// The spot at another feature, still the place of the text that it was.
pub(super) fn as_feature(atlas: &Atlas<'_>, spot: &Spot, place: &Place, feature: &Feature<'_>) -> Spot {
    let mut place = place.clone();
    reread(atlas.gazetteer(), &mut place, feature);
    Spot { place: spot.place, ..atlas.of_place(spot.place, &place) }
}

/// "43 km from Gaza": a territory with an identity of its own that bears its town's name is meant before the town.
fn territory(view: &View<'_>, spot: &Spot, town: &Place) -> Option<Spot> {
    let gazetteer = view.gazetteer();
    let bearers = gazetteer.lookup(&town.text).map(|(id, _)| gazetteer.feature(id));
    let own = town.position.as_ref().and_then(|position| position.feature)?;
    let area = bearers
        .filter(|area| area.kind == FeatureKind::Admin1 && area.country == town.country)
        .find(|area| gazetteer.contains(area.id, own) && view.atlas.is_territory(area.point))?;
    Some(Spot { town: spot.point, ..as_feature(&view.atlas, spot, town, &area) })
}

/// "the airport at Lutsk": the airport of that town, else the town with a wider radius.
fn site(view: &View<'_>, spot: Spot, town: &Place) -> Spot {
    let tokens = &view.article.tokens;
    let start = view.article.tokens_in(town.span).start;
    let word = |back: usize| start.checked_sub(back).map_or("", |at| tokens[at].text.as_str());
    if !matches!(word(1), "at" | "in" | "of" | "near" | "outside") {
        return spot;
    }
    let noun = word(2).to_lowercase();
    if !is_site_noun(&noun) {
        return spot;
    }
    let gazetteer = view.gazetteer();
    let known = gazetteer
        .lookup(&format!("{} {noun}", town.text))
        .map(|(id, _)| gazetteer.feature(id))
        .find(|site| spot.point.is_some_and(|point| inverse(point, site.point).length.km() <= SITE_KM));
    let name = format!("the {noun} {} {}", word(1), spot.name);
    match known {
        Some(site) => Spot { name, ..as_feature(&view.atlas, &spot, town, &site) },
        None => Spot { name, radius: spot.radius.max(STAND_IN_KM), ..spot },
    }
}

fn is_site_noun(word: &str) -> bool {
    matches!(
        word,
        "airport"
            | "airfield"
            | "airbase"
            | "base"
            | "plant"
            | "reactor"
            | "refinery"
            | "facility"
            | "complex"
            | "camp"
            | "mine"
            | "dam"
            | "depot"
            | "terminal"
    )
}

/// "Copenhagen City Hall Square", which no gazetteer knows, in a report that names Copenhagen: measured from the town.
fn by_its_town(view: &View<'_>, spot: Spot) -> Spot {
    if spot.point.is_some() || spot.name.starts_with(char::is_lowercase) {
        return spot;
    }
    let begins = |place: &&Place| {
        let rest = spot.name.strip_prefix(place.text.as_str());
        matches!(place.kind, FeatureKind::City | FeatureKind::Locality)
            && place.position.is_some()
            && rest.is_some_and(|rest| rest.starts_with(' '))
    };
    let Some(town) = view.places.iter().filter(begins).max_by_key(|place| place.text.len()) else { return spot };
    let at = view.atlas.of_place(None, town);
    Spot { name: spot.name, place: spot.place, radius: at.radius.max(STAND_IN_KM), ..at }
}

/// Whether a division of a town's own name surrounds it, or the words say that one is meant.
pub(super) fn has_division(view: &View<'_>, town: &Place) -> bool {
    let gazetteer = view.gazetteer();
    let own = town.position.as_ref().and_then(|position| position.feature);
    let surrounds = |id| own.is_some_and(|own| gazetteer.contains(id, own));
    is_named_as_division(view, town) || gazetteer.lookup(&town.text).any(|(id, _)| surrounds(id))
}

/// "Varna Province", "the province of Varna": the words say that the division is meant.
fn is_named_as_division(view: &View<'_>, place: &Place) -> bool {
    let tokens = &view.article.tokens;
    let own = view.article.tokens_in(place.span);
    let word = |at: Option<usize>| at.and_then(|at| tokens.get(at)).map_or("", |token| token.text.as_str());
    let is_class = |at: Option<usize>| is_division_noun(&word(at).to_lowercase());
    let of = word(own.start.checked_sub(1)) == "of" && is_class(own.start.checked_sub(2));
    own.clone().any(|at| is_class(Some(at))) || is_class(Some(own.end)) || of
}

fn is_division_noun(word: &str) -> bool {
    matches!(
        word,
        "province"
            | "provinces"
            | "county"
            | "counties"
            | "region"
            | "state"
            | "states"
            | "district"
            | "oblast"
            | "governorate"
            | "prefecture"
            | "department"
            | "raion"
            | "parish"
            | "canton"
            | "emirate"
            | "territory"
            | "voivodeship"
            | "krai"
            | "republic"
    )
}
