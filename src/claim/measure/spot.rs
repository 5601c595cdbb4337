//! What an end of a relation stands for on the ground.

use std::sync::Arc;

use crate::claim::measure::bands::town_radius;
use crate::claim::model::{Datum, Party, Referent};
use crate::claim::parse::noun::End;
use crate::claim::parse::view::{View, is_stretch};
use crate::country::CountryCode;
use crate::geometry::LonLat;
use crate::id::{Id, PlaceId};
use crate::lang::{Argument, Message};
use crate::resolve::atlas::Atlas;
use crate::resolve::bearer::whereabouts;
use crate::resolve::{Place, Refuted};
use crate::world::Shape;
use crate::world::gazetteer::FeatureKind;
use crate::world::ground::Policy;

/// Precision in kilometres beyond which a region, range or desert without an outline has no position to measure from.
const VAGUE_KM: f64 = 30.0;

/// One end of a relation, ready to be measured from.
#[derive(Debug, Clone)]
pub(in crate::claim) struct Spot {
    /// What the report calls it, with the gazetteer's name where that is another.
    pub(in crate::claim) name: Message,
    /// What it is.
    pub(in crate::claim) referent: Referent,
    pub(in crate::claim) point: Option<LonLat>,
    /// Radius in kilometres within which the thing lies.
    pub(in crate::claim) radius: f64,
    pub(in crate::claim) kind: FeatureKind,
    pub(in crate::claim) country: Option<CountryCode>,
    /// Its outline, where it is an area that has one.
    pub(in crate::claim) shape: Option<Arc<Shape>>,
    /// Why it has no position, where the document says.
    pub(in crate::claim) absent: Option<Message>,
    /// The town that bears its name, where it is a territory: Gaza.
    pub(in crate::claim) town: Option<LonLat>,
}

impl Spot {
    /// What an end of a relation stands for.
    pub(in crate::claim) fn of(view: &View<'_>, end: &End) -> Self {
        match end {
            End::Place(place) => Self::of_place(&view.atlas, Some(*place), &view.places[*place]),
            End::Country(country) => Self::of_country(&view.atlas, *country),
            End::Point(point, name) => Self {
                referent: Referent::Point(*point),
                point: Some(*point),
                radius: 0.5,
                ..Self::nowhere(name.clone())
            },
            End::Defined(name) => Self { referent: Referent::Thing, ..Self::words(name) },
            End::Unplaced(name) => Self::words(name),
            End::Anaphor(noun) => Self::nowhere(Message::TheNoun { noun: noun.word.as_str().into() }),
        }
    }

    fn of_country(atlas: &Atlas<'_>, country: CountryCode) -> Self {
        let shape = atlas.country(country, Policy::DeFacto);
        let point = shape.as_ref().and_then(|shape| shape.mainland).map(|mainland| mainland.centroid());
        Self {
            referent: Referent::Country(country),
            point,
            kind: FeatureKind::Country,
            country: Some(country),
            shape,
            ..Self::words(&atlas.country_name(country))
        }
    }

    /// The capital of a country.
    pub(in crate::claim) fn capital(atlas: &Atlas<'_>, country: CountryCode) -> Option<Self> {
        let capital = atlas.capital(country)?;
        Some(Self {
            point: Some(capital.point),
            radius: town_radius(capital.population),
            kind: FeatureKind::City,
            country: Some(country),
            referent: Referent::Country(country),
            ..Self::words(capital.name)
        })
    }

    /// What a place stands for, and its index among the article's places.
    pub(in crate::claim) fn of_place(atlas: &Atlas<'_>, index: Option<usize>, place: &Place) -> Self {
        let point = place.position.as_ref().map(|position| position.point);
        let shape = atlas.of_place(place);
        // What stretches over a country or two and has no outline is nowhere in particular.
        let vague = is_stretch(place.kind) && place.position.as_ref().is_some_and(|p| p.precision.km() > VAGUE_KM);
        let point = point.filter(|_| shape.is_some() || !vague && place.kind != FeatureKind::River);
        Self {
            name: name_of(place),
            referent: index.map_or(Referent::Words, |index| Referent::Place(PlaceId::of(index))),
            point,
            radius: radius(atlas, place),
            kind: place.kind,
            country: place.country,
            shape,
            absent: place.refuted.as_ref().map(|refuted| absence(atlas, place, refuted)),
            town: None,
        }
    }

    /// The place that it is, by its index.
    pub(in crate::claim) fn place(&self) -> Option<usize> {
        match self.referent {
            Referent::Place(place) => Some(place.index()),
            _ => None,
        }
    }

    /// The end of a claim that it is.
    pub(in crate::claim) fn party(&self) -> Party {
        Party { referent: self.referent, name: self.name.clone() }
    }

    /// What is measured from or to where it is taken as a whole.
    pub(in crate::claim) fn datum(&self) -> Datum {
        Datum::Party(self.party())
    }

    /// Its name within a sentence.
    pub(in crate::claim) fn named(&self) -> Argument {
        Argument::Named(Box::new(self.name.clone()))
    }

    /// Its name as it is.
    pub(in crate::claim) fn said(&self) -> Argument {
        self.name.clone().into()
    }

    /// Words without a position.
    pub(in crate::claim) fn words(name: &str) -> Self {
        Self::nowhere(Message::Name { name: name.into() })
    }

    /// A thing without a position.
    pub(in crate::claim) fn nowhere(name: Message) -> Self {
        Self {
            name,
            referent: Referent::Words,
            point: None,
            radius: 0.0,
            kind: FeatureKind::Facility,
            country: None,
            shape: None,
            absent: None,
            town: None,
        }
    }
}

/// The words of the report, with the gazetteer's name in brackets where it is quite another.
fn name_of(place: &Place) -> Message {
    let plain =
        |text: &str| text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    let (said, known) = (plain(&place.text), plain(&place.name));
    if said.contains(&known) || known.contains(&said) {
        Message::Name { name: place.text.as_str().into() }
    } else {
        Message::NameAsKnown { said: place.text.as_str().into(), known: place.name.as_str().into() }
    }
}

/// A town reaches as far as its inhabitants need, any other thing as far as its position is known.
fn radius(atlas: &Atlas<'_>, place: &Place) -> f64 {
    let feature = place.position.as_ref().and_then(|position| position.feature);
    let population = feature.map_or(0, |id| atlas.gazetteer().feature(id).population);
    let precision = place.position.as_ref().map_or(0.0, |position| position.precision.km());
    match place.kind {
        FeatureKind::City | FeatureKind::Locality => town_radius(population),
        _ => precision.clamp(0.5, 5.0),
    }
}

/// Why a place has no position: the report puts it where none of its name is known.
fn absence(atlas: &Atlas<'_>, place: &Place, refuted: &Refuted) -> Message {
    let elsewhere = whereabouts(atlas, &atlas.gazetteer().feature(refuted.known));
    Message::RefutedEnd {
        place: place.text.as_str().into(),
        area: refuted.area.as_str().into(),
        elsewhere: elsewhere.into(),
    }
}
