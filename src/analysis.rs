//! Everything found in a report, with its evidence: the value that all output is made from.

use crate::claim::Claim;
use crate::diagnostic::Diagnostic;
use crate::resolve::Place;
use crate::site::{Role, Site};
use crate::text::Article;

/// The finished result of reading a report or a site list.
#[derive(Debug, Clone, Default)]
pub struct Analysis {
    /// The caller's name for the document.
    pub id: String,
    /// The report as read; empty for a site list.
    pub article: Article,
    /// Every place name, in reading order.
    pub places: Vec<Place>,
    /// What each of them does in the report; as long as `places`.
    pub roles: Vec<Role>,
    /// What was struck.
    pub sites: Vec<Site>,
    /// Where missiles or drones were stopped in the air. Nothing was struck there: none of them is a site.
    pub interceptions: Vec<Site>,
    /// What was stated about space, and whether it holds.
    pub claims: Vec<Claim>,
    /// What was odd.
    pub diagnostics: Vec<Diagnostic>,
}
