//! What was struck, and from where: the role of each place, and one site an event.
//!
//! In: an article and its places. Out: a [`Role`] for each place, and a [`Site`] for each event at the most specific place that
//! the text gives. Reading order of the files: `model` (what a site is), `role` (what a network reads of each mention), `verdict` (what a document tells of
//! each name), `gather` (from mentions to sites), then what is said about a site: `actor`, `when`, `casualties`, `facts`, from a
//! sentence with its marks (`view`) and closed classes of words (`lexicon`, `demonym`).

mod actor;
mod casualties;
mod demonym;
mod facts;
mod gather;
mod lexicon;
mod marked;
mod model;
#[cfg_attr(not(feature = "tools"), allow(unreachable_pub, dead_code, reason = "`tools` opens the rest of it"))]
pub(crate) mod role;
mod verdict;
mod when;

pub use crate::event::{Certainty, EventKind, Fate, Role};
pub use model::{Evidence, Site, Siting, Toll};

use crate::diagnostic::Diagnostic;
use crate::resolve::Place;
use crate::text::Article;
use crate::world::World;
use role::Signals;

/// What a report tells of its places.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
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
