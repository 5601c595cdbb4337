//! What an editor corrects: typed corrections, applied to a story in one place.
//!
//! In: a finished story and corrections in order. Out: a new story; the old one is as it was. A correction of a part that there is not
//! changes nothing and is reported. What an editor's hand set is left alone by what is made later: facts that were written get nothing
//! added to them.

mod apply;

pub use apply::apply;

use crate::analysis::Analysis;
use crate::date::Date;
use crate::event::{Certainty, EventKind, Role};
use crate::geometry::{Extent, LonLat};
use crate::id::{EventId, PlaceId};
use crate::units::Meters;
use crate::world::gazetteer::fold;

/// One correction.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Correction {
    /// The place lies here, to within `precision`; so do the sites that were put where it lay.
    Pin {
        /// Which place.
        place: PlaceId,
        /// Where it lies.
        point: LonLat,
        /// Radius within which the thing named lies.
        precision: Meters,
    },
    /// The place is called so, and so are the sites that were called as it was.
    RenamePlace(PlaceId, String),
    /// The site is called so.
    RenameEvent(EventId, String),
    /// The place is none; a site that is told of by no other place goes with it.
    DropPlace(PlaceId),
    /// Nothing happened there; its places stay, as mentions.
    DropEvent(EventId),
    /// What the place does in the report.
    Role(PlaceId, Role),
    /// What happened.
    Kind(EventId, EventKind),
    /// How sure it is.
    Certainty(EventId, Certainty),
    /// When it happened.
    Day(EventId, Option<Date>),
    /// What is written under its name; nothing leaves the name alone.
    Facts(EventId, Vec<String>),
    /// Something happened here as well.
    Add(NewSite),
    /// The title of the map.
    Title(String),
    /// What the map shows.
    Extent(Extent),
}

/// A site that the report or list lacks.
#[derive(Debug, Clone, PartialEq)]
pub struct NewSite {
    /// The name to show.
    pub name: String,
    /// Where it lies.
    pub point: LonLat,
    /// Radius within which it lies.
    pub precision: Meters,
    /// What happened; [`EventKind::Intercepted`] makes it an interception.
    pub event: EventKind,
    /// How sure it is.
    pub certainty: Certainty,
    /// When.
    pub when: Option<Date>,
    /// At most two short facts.
    pub facts: Vec<String>,
}

/// The sites that an editor calls `name`, in any case of letters: the one place where a name finds its parts.
pub fn events_named(analysis: &Analysis, name: &str) -> Vec<EventId> {
    let key = fold(name);
    analysis.events().into_iter().filter(|(_, site)| fold(&site.name) == key).map(|(id, _)| id).collect()
}
