//! What a claim is: its words, its ends, its readings and its verdict.

use crate::country::CountryCode;
use crate::geometry::LonLat;
use crate::id::PlaceId;
use crate::lang::Message;
use crate::mention::direction::Wind;
use crate::span::Span;
use crate::units::{LengthUnit, Meters};
use crate::world::gazetteer::FeatureId;

/// What kind of statement it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ClaimKind {
    /// X is N from Y.
    Distance,
    /// X is south of Y.
    Direction,
    /// X is in northeastern Y.
    PartOf,
    /// X is in Y.
    Containment,
    /// X borders Y.
    Border,
}

/// What the measurement says of a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// It holds.
    Supported,
    /// It nearly holds, or holds only under a reading that is not the obvious one.
    Approximately,
    /// It does not hold.
    Contradicted,
    /// It cannot be decided from geometry.
    Uncheckable,
}

/// What an end of a statement is.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum Referent {
    /// A place of the analysis.
    Place(PlaceId),
    /// A country that only its adjective names, or a capital that only its country does.
    Country(CountryCode),
    /// A coordinate in the text.
    Point(LonLat),
    /// A thing with no position of its own, such as a ship.
    Thing,
    /// Words that no place was found for.
    Words,
}

/// One end of a statement.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Party {
    /// What it is.
    pub referent: Referent,
    /// What it is called.
    pub name: Message,
}

impl Party {
    /// The place of the analysis that it is.
    pub const fn place(&self) -> Option<PlaceId> {
        match self.referent {
            Referent::Place(place) => Some(place),
            _ => None,
        }
    }
}

/// What a reading measures from or to.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Datum {
    /// The end itself.
    Party(Party),
    /// A city that stands for its country.
    City {
        /// The city.
        city: FeatureId,
        /// Its name.
        name: String,
    },
    /// The nearest point of an area's boundary; of a named one where both ends are areas.
    NearestBorder(Option<Message>),
    /// The same without ground that is disputed.
    UndisputedBorder,
    /// The border that two named countries share.
    SharedBorder,
    /// The border with a neighbour, without disputed ground where `undisputed`.
    Neighbour {
        /// The neighbour.
        country: CountryCode,
        /// Its name.
        name: String,
        /// Whether disputed ground is left out.
        undisputed: bool,
    },
    /// The middle of an area's mainland; of a named one where both ends are areas.
    Middle(Option<Message>),
    /// The same with all ground that the country claims.
    ClaimedMiddle,
    /// The point of an area that is farthest away.
    Farthest,
    /// The town that a territory shares its name with.
    Town(Message),
    /// An outline that a place lies in or not.
    Outline,
    /// The same with all ground that the country claims.
    ClaimedOutline,
    /// The position that the statement itself gives.
    Given,
}

impl Datum {
    /// Whether it is a spot that has a name of its own, not a part of an area.
    pub const fn is_named(&self) -> bool {
        matches!(self, Self::Party(_) | Self::City { .. } | Self::Town(_))
    }

    /// What it is called.
    pub fn message(&self) -> Message {
        match self {
            Self::Party(party) => party.name.clone(),
            Self::City { name, .. } => Message::Name { name: name.as_str().into() },
            Self::NearestBorder(None) => Message::NearestBorder {},
            Self::NearestBorder(Some(area)) => Message::NearestBorderOf { place: area.clone().into() },
            Self::UndisputedBorder => Message::UndisputedBorder {},
            Self::SharedBorder => Message::BorderTheyShare {},
            Self::Neighbour { name, undisputed: false, .. } => Message::BorderWith { country: name.as_str().into() },
            Self::Neighbour { name, undisputed: true, .. } => {
                Message::UndisputedBorderWith { country: name.as_str().into() }
            }
            Self::Middle(None) => Message::MiddleOfMainland {},
            Self::Middle(Some(area)) => Message::MiddleOf { place: area.clone().into() },
            Self::ClaimedMiddle => Message::MiddleWithClaimed {},
            Self::Farthest => Message::FarthestPoint {},
            Self::Town(territory) => Message::TownOf { place: territory.clone().into() },
            Self::Outline => Message::Outline {},
            Self::ClaimedOutline => Message::OutlineWithClaimed {},
            Self::Given => Message::PositionGiven {},
        }
    }
}

/// The wind of a direction, or the middle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heading {
    /// One of sixteen winds.
    Wind(Wind),
    /// The middle of an area.
    Central,
}

/// One way to understand a statement, measured.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Reading {
    /// From what, such as Mashhad airport.
    pub from: Datum,
    /// To what, such as the nearest border.
    pub to: Datum,
    /// The two points measured between.
    pub ends: Option<(LonLat, LonLat)>,
    /// The distance measured.
    pub distance: Option<Meters>,
    /// What it says of the statement.
    pub verdict: Verdict,
}

/// A statement that can be checked.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Claim {
    /// The words that make the statement.
    pub span: Span,
    /// The sentence that holds it.
    pub sentence: Span,
    /// What kind of statement.
    pub kind: ClaimKind,
    /// What it is about.
    pub subject: Party,
    /// What it is related to.
    pub object: Party,
    /// The figure stated.
    pub value: Option<f64>,
    /// Its unit.
    pub unit: Option<LengthUnit>,
    /// The hedge, as it stands or as the words make it.
    pub qualifier: Option<Message>,
    /// A direction.
    pub direction: Option<Heading>,
    /// The verdict over all readings.
    pub verdict: Verdict,
    /// Of a contradiction, the probability that it is right: that both ends are the places meant and the first is what it is said of.
    pub probability: Option<f32>,
    /// The distance measured for the reading that the verdict rests on.
    pub distance: Option<Meters>,
    /// Every reading, most natural first.
    pub readings: Vec<Reading>,
    /// Sentences that could be sent to the author, worded by [`crate::lang::Lexicon::tell`].
    pub message: Vec<Message>,
}

impl Verdict {
    /// Best first.
    pub(in crate::claim) const fn rank(self) -> u8 {
        match self {
            Self::Supported => 0,
            Self::Approximately => 1,
            Self::Uncheckable => 2,
            Self::Contradicted => 3,
        }
    }
}
