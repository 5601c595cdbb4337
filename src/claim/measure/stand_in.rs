//! What a name in a distance stands for beside its place: a territory where a town shares its name, a site where one is named at a
//! town.
//!
//! "43 km from Gaza" is measured from the territory or the town; "the airport at Lutsk" is the airport. A site that is not known is measured from its town, with a wider radius.

use crate::claim::measure::spot::Spot;
use crate::claim::parse::view::View;
use crate::geodesy::inverse;
use crate::lang::{Argument, Message, WordClass};
use crate::resolve::Place;
use crate::resolve::atlas::Atlas;
use crate::resolve::bearer::reread;
use crate::resolve::town::{is_named_as_division, town};
use crate::world::gazetteer::{Feature, FeatureKind, NameKind};

/// Kilometres from a town within which its airport or plant lies.
const SITE_KM: f64 = 60.0;
/// Radius in kilometres of a site that is measured from its town.
const STAND_IN_KM: f64 = 15.0;

/// The spot as a distance or a direction means it.
pub(in crate::claim) fn settled(view: &View<'_>, spot: Spot) -> Spot {
    let Some(index) = spot.place() else { return by_its_town(view, spot) };
    let place = &view.places[index];
    if spot.point.is_none() {
        return by_its_town(view, spot);
    }
    match place.kind {
        FeatureKind::Admin1 if spot.point.is_some_and(|point| view.atlas.is_territory(point)) => {
            let own = town(&view.atlas, place).filter(|_| !is_named_as_division(view.article, place));
            Spot { town: own.map(|town| town.point), ..spot }
        }
        FeatureKind::City | FeatureKind::Locality => {
            territory(view, &spot, place).unwrap_or_else(|| site(view, spot, place))
        }
        _ => spot,
    }
}

/// The spot at another feature, still the place of the text that it was.
pub(in crate::claim) fn as_feature(atlas: &Atlas<'_>, spot: &Spot, place: &Place, feature: &Feature<'_>) -> Spot {
    let mut place = place.clone();
    reread(atlas.gazetteer(), &mut place, feature);
    Spot { referent: spot.referent, ..Spot::of_place(atlas, spot.place(), &place) }
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
    let word = |back: usize| start.checked_sub(back).and_then(|at| tokens.get(at));
    let (Some(noun), Some(link)) = (word(2), word(1)) else { return spot };
    if !link.is_small(WordClass::SitePreposition) || !noun.is(WordClass::SiteNoun) {
        return spot;
    }
    let noun = noun.text.to_lowercase();
    let gazetteer = view.gazetteer();
    let known = gazetteer
        .lookup(&format!("{} {noun}", town.text))
        .map(|(id, _)| gazetteer.feature(id))
        .find(|site| spot.point.is_some_and(|point| inverse(point, site.point).length.km() <= SITE_KM));
    let name = Message::SiteAt { noun: noun.into(), link: link.text.as_str().into(), place: spot.said() };
    match known {
        Some(site) => Spot { name, ..as_feature(&view.atlas, &spot, town, &site) },
        None => Spot { name, radius: spot.radius.max(STAND_IN_KM), ..spot },
    }
}

/// "Copenhagen City Hall Square", which no gazetteer knows, in a report that names Copenhagen: measured from the town.
fn by_its_town(view: &View<'_>, spot: Spot) -> Spot {
    let Message::Name { name: Argument::Text(words) } = &spot.name else { return spot };
    if spot.point.is_some() || words.starts_with(char::is_lowercase) {
        return spot;
    }
    let begins = |place: &&Place| {
        let rest = words.strip_prefix(place.text.as_str());
        matches!(place.kind, FeatureKind::City | FeatureKind::Locality)
            && place.position.is_some()
            && rest.is_some_and(|rest| rest.starts_with(' '))
    };
    let named = view.places.iter().filter(begins).max_by_key(|place| place.text.len());
    let known = || if spot.absent.is_none() { known_town(view, words) } else { None };
    let Some(town) = named.cloned().or_else(known) else { return spot };
    let at = Spot::of_place(&view.atlas, None, &town);
    Spot { name: spot.name, referent: spot.referent, radius: at.radius.max(STAND_IN_KM), ..at }
}

/// "Cu Chi Tunnels" in a report on Vietnam: the one settlement that the name begins with in a country that the report speaks of.
fn known_town(view: &View<'_>, words: &str) -> Option<Place> {
    let gazetteer = view.gazetteer();
    let spoken_of = |town: &Feature<'_>| view.places.iter().any(|place| place.country == town.country);
    let ends = words.match_indices(' ').map(|(at, _)| at);
    ends.rev().map(|end| &words[..end]).find_map(|part| {
        let bearers = gazetteer.lookup(part).filter(|(_, name)| *name <= NameKind::Alternate);
        let towns = bearers.map(|(id, _)| gazetteer.feature(id)).filter(|town| {
            matches!(town.kind, FeatureKind::City | FeatureKind::Locality) && town.country.is_some() && spoken_of(town)
        });
        let towns: Vec<Feature<'_>> = towns.collect();
        let first = towns.first()?;
        let one = towns.iter().all(|town| inverse(first.point, town.point).length.km() <= SITE_KM);
        let mut place = view.places.first().filter(|_| one)?.clone();
        part.clone_into(&mut place.text);
        reread(gazetteer, &mut place, first);
        Some(place)
    })
}

/// Whether a division of a town's own name surrounds it, or the words say that one is meant.
pub(in crate::claim) fn has_division(view: &View<'_>, town: &Place) -> bool {
    let gazetteer = view.gazetteer();
    let own = town.position.as_ref().and_then(|position| position.feature);
    let surrounds = |id| own.is_some_and(|own| gazetteer.contains(id, own));
    is_named_as_division(view.article, town) || gazetteer.lookup(&town.text).any(|(id, _)| surrounds(id))
}
