//! What is told of a place that something happened to.

use crate::event::{Certainty, EventKind, Fate};
use crate::id::PlaceId;
use crate::resolve::Position;
use crate::span::Span;
use crate::text::Date;

/// A casualty figure.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Toll {
    /// What became of them.
    pub fate: Fate,
    /// How many; `None` for "dozens".
    pub count: Option<u32>,
    /// The report's words, with the hedge ("at least 35 missing").
    pub words: String,
    /// The sentence that says so.
    pub sentence: Span,
}

/// The sentences that tell what a site says beside its event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Evidence {
    /// Of the day.
    pub when: Option<Span>,
    /// Of the actor.
    pub actor: Option<Span>,
    /// Of what was damaged.
    pub damage: Option<Span>,
    /// Of the claim, doubt or denial.
    pub certainty: Option<Span>,
}

/// How a report gives a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Siting {
    /// By its name; what its position leaves open is the size of the thing named.
    #[default]
    Named,
    /// Only about: "near X", "outside X", "in X province".
    Approximate,
}

/// A place that something happened to.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Site {
    /// The name to show.
    pub name: String,
    /// All mentions of this site among the places.
    pub mentions: Vec<PlaceId>,
    /// Where it lies.
    pub position: Position,
    /// What happened.
    pub event: EventKind,
    /// How sure the report is.
    pub certainty: Certainty,
    /// When, resolved against the report's date.
    pub when: Option<Date>,
    /// Who did it, in the report's words.
    pub actor: Option<String>,
    /// The sentence that says so.
    pub quote: Option<Span>,
    /// At most two short facts in the report's own words ("at least 35 missing").
    pub facts: Vec<String>,
    /// How the report gives the place.
    pub siting: Siting,
    /// Casualty figures, one for each fate.
    pub tolls: Vec<Toll>,
    /// What was hit or damaged, in the report's own words.
    pub damage: Option<String>,
    /// Who denies it, in the report's own words.
    pub denial: Option<String>,
    /// Where in the report it says so.
    pub evidence: Evidence,
    /// How probable it is that it was struck and stands where it is put.
    pub probability: f32,
}
