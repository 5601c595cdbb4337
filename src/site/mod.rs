//! What was struck, and from where: the role of each place, and one site an event.

pub mod list;

use crate::diagnostic::Diagnostic;
use crate::resolve::Place;
use crate::span::Span;
use crate::text::{Article, Date};

/// What a place does in the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// Something happened to it.
    StrikeSite,
    /// An attack came from it.
    Origin,
    /// It is named.
    Mention,
}

/// What happened at a site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum EventKind {
    /// Air strike, or a strike not further described.
    Airstrike,
    /// Missile or rocket.
    Missile,
    /// Drone.
    Drone,
    /// Explosion, bomb.
    Explosion,
    /// Artillery, mortar.
    Shelling,
    /// Fire or damage.
    Damage,
    /// Intercepted.
    Intercepted,
    /// Named only; no event.
    Mention,
}

/// How sure the report is of the event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Certainty {
    /// Stated as fact.
    Confirmed,
    /// Claimed by a party or "reportedly".
    Claimed,
}

/// A place that something happened to.
#[derive(Debug, Clone, PartialEq)]
pub struct Site {
    /// The name to show.
    pub name: String,
    /// Indices into the analysis' places: all mentions of this site.
    pub mentions: Vec<usize>,
    /// Where it lies.
    pub position: crate::resolve::Position,
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
}

/// Gives each place its role, and gathers the sites.
pub fn locate_sites(_article: &Article, places: &[Place]) -> (Vec<Role>, Vec<Site>, Vec<Diagnostic>) {
    (vec![Role::Mention; places.len()], Vec::new(), Vec::new())
}
