//! What was struck, and from where: the role of each place, and one site an event.
//!
//! In: an article and its places. Out: a [`Role`] for each place, and a [`Site`] for each event at the most specific place that
//! the text gives. Reading order of the files: `view` (a sentence with its marks), `triggers` (words of attack), `grammar` (closed
//! classes), `link` (how a place hangs on a trigger, with `passing`, `lead`, `subject`, `suffered`, `distant` and `locator`), `status` (denied, feared, past, rehearsed …), `roles` and `governor` (what a
//! sentence tells), `series` (what a list adds), `anaphora` (what a later sentence adds), `specific` (what a document tells), then what is said about a site: `event`, `actor`, `when`, `facts`; last
//! `interception`: where nothing was struck because it was shot down.

mod actor;
mod anaphora;
mod casualties;
mod demonym;
mod distant;
mod event;
mod evidence;
mod facts;
mod gather;
mod governor;
mod grammar;
mod interception;
mod lead;
mod link;
mod locator;
mod mishap;
mod passing;
mod past;
mod roles;
mod series;
mod specific;
mod status;
mod subject;
mod suffered;
mod triggers;
mod view;
mod when;

pub mod list;

use crate::diagnostic::Diagnostic;
use crate::resolve::Place;
use crate::span::Span;
use crate::text::{Article, Date};
use crate::world::World;

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
    /// An attack not further described, or with small arms.
    Attack,
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

/// What became of people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Fate {
    /// Dead.
    Killed,
    /// Alive and hurt.
    Injured,
    /// Missing, trapped or taken.
    Missing,
}

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
    let views = view::View::all(article, places, world);
    let setting = roles::Setting::of(&views, article.date.and_then(|date| u16::try_from(date.year).ok()));
    let findings = roles::findings(&views, places, setting);
    let struck = specific::sites(&findings, places, &views);
    let mut roles = vec![Role::Mention; places.len()];
    for finding in findings.iter().filter(|f| {
        f.link.bond == link::Bond::Origin && matches!(f.status, status::Status::Asserted | status::Status::Intercepted)
    }) {
        roles[finding.place] = Role::Origin;
    }
    for finding in struck.iter().filter(|finding| finding.link.bond == link::Bond::Target) {
        roles[finding.place] = Role::StrikeSite;
    }
    let sites = gather::sites(&views, &struck, places, article.date, setting.latest_year);
    let stopped = specific::interceptions(&interception::findings(&views, places, setting), &struck, places, &views);
    let stopped = gather::interceptions(&views, &stopped, places, article.date, setting.latest_year);
    let interceptions = stopped.into_iter().filter(|one| !gather::is_struck(one, &sites, places)).collect();
    Located { roles, sites, interceptions, diagnostics: Vec::new() }
}
