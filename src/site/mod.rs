//! What was struck, and from where: the role of each place, and one site an event.
//!
//! In: an article and its places. Out: a [`Role`] for each place, and a [`Site`] for each event at the most specific place that
//! the text gives. Reading order of the files: `role` (what a network reads of each mention), `verdict` (what a document tells of
//! each name), `gather` (from mentions to sites), then what is said about a site: `actor`, `when`, `casualties`, `facts`, from a
//! sentence with its marks (`view`) and closed classes of words (`lexicon`, `demonym`).

mod actor;
mod casualties;
mod demonym;
mod facts;
mod gather;
mod lexicon;
mod marked;
pub mod role;
mod verdict;
mod when;

pub use crate::event::{Certainty, EventKind, Fate, Role};

use crate::diagnostic::Diagnostic;
use crate::id::PlaceId;
use crate::resolve::Place;
use crate::span::Span;
use crate::text::{Article, Date};
use crate::world::World;
use role::Signals;

/// A casualty figure.
#[derive(Debug, Clone, PartialEq, Eq)]
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
pub struct Site {
    /// The name to show.
    pub name: String,
    /// All mentions of this site among the places.
    pub mentions: Vec<PlaceId>,
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

/// What a report tells of its places.
#[derive(Debug, Clone, Default)]
pub struct Located {
    /// What each place does, as long as the places.
    pub roles: Vec<Role>,
    /// What was struck.
    pub sites: Vec<Site>,
    /// Where missiles or drones were stopped in the air, and nothing was struck.
    pub interceptions: Vec<Site>,
    /// What was odd.
    pub diagnostics: Vec<Diagnostic>,
}

/// Gives each place its role, and gathers the sites and the interceptions.
pub fn locate_sites(article: &Article, places: &[Place], world: &World<'_>) -> Located {
    let Some(weights) = role::shipped() else {
        return Located { roles: vec![Role::Mention; places.len()], ..Located::default() };
    };
    let views = marked::Marked::all(article, places, world);
    let signals = Signals::of(article, places);
    let readings = role::read(&signals, weights);
    let verdict = verdict::verdict(&signals, &readings, places, &views, weights);
    let words = || article.tokens.iter().filter_map(|token| role::signals::year(&token.text));
    let latest_year = words().chain(article.date.and_then(|date| u16::try_from(date.year).ok())).max();
    let sites = gather::sites(&views, &verdict.struck, places, article.date, latest_year);
    let interceptions = gather::interceptions(&views, &verdict.stopped, places, article.date, latest_year);
    let interceptions = gather::apart(interceptions, &sites, places);
    Located { roles: verdict.roles, sites, interceptions, diagnostics: Vec::new() }
}
