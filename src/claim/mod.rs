//! Statements about space that can be checked, and their verdicts. One kind a file.
//!
//! In: an article and its placed names. Out: a [`Claim`] for each statement, with every reading of it measured, a verdict,
//! and a sentence that could be sent to the author; and diagnostics for figures that disagree with each other.
//!
//! Reading order: `slots` (names that only a place can fill); `view` (clauses of places, quantities, directions and words), `noun` (what a phrase points at),
//! `relation` (how far and which way), `subject` (of what), `statement` (all three together); `senses` and `town` (which
//! bearer of a name the document means), `doubt` (when a contradiction may be a namesake); `atlas` (outlines and facts), `bands` (from words to intervals and verdicts); then the kinds: `distance`, `direction`, `part_of`,
//! `containment`, `border`, `range`, and those that state no figure, over `link`: `near`, `outside`, `on_border`, `coast`,
//! `between`; `swap` (mixed-up units), `conversion` (pairs that disagree), `message`.
//!
//! A kind is a function from the statements to claims: adding one takes its file and a line in `KINDS`.

mod atlas;
mod bands;
mod between;
mod border;
mod coast;
mod compare;
mod containment;
mod conversion;
mod direction;
mod distance;
mod doubt;
mod draft;
mod link;
mod message;
mod near;
mod noun;
mod on_border;
mod outside;
mod part_of;
mod range;
mod readings;
mod relation;
mod senses;
mod slots;
mod statement;
mod subject;
mod swap;
mod town;
mod view;

pub use compare::{Comparison, Side, compare};
#[cfg(feature = "map")]
pub(crate) use message::named;

use draft::Draft;
use statement::Statement;
use view::View;

use crate::diagnostic::Diagnostic;
use crate::geometry::LonLat;
use crate::resolve::Place;
use crate::span::Span;
use crate::text::Article;
use crate::units::{LengthUnit, Meters};
use crate::world::World;

/// What kind of statement it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
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

/// One way to understand a statement, measured.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// From where, such as `Mashhad airport`.
    pub from: String,
    /// To where, such as `nearest border`.
    pub to: String,
    /// The two points measured between.
    pub ends: Option<(LonLat, LonLat)>,
    /// The distance measured.
    pub distance: Option<Meters>,
    /// What it says of the statement.
    pub verdict: Verdict,
}

/// A statement that can be checked.
#[derive(Debug, Clone, PartialEq)]
pub struct Claim {
    /// The words that make the statement.
    pub span: Span,
    /// The sentence that holds it.
    pub sentence: Span,
    /// What kind of statement.
    pub kind: ClaimKind,
    /// What it is about.
    pub subject: String,
    /// What it is related to.
    pub object: String,
    /// Indices into the analysis' places, where the ends are mentions.
    pub ends: (Option<usize>, Option<usize>),
    /// The figure stated.
    pub value: Option<f64>,
    /// Its unit.
    pub unit: Option<LengthUnit>,
    /// The hedge, as it stands.
    pub qualifier: Option<String>,
    /// A direction, an 8- or 16-wind name in lower case, or `central`.
    pub direction: Option<String>,
    /// The verdict over all readings.
    pub verdict: Verdict,
    /// The distance measured for the reading that the verdict rests on.
    pub distance: Option<Meters>,
    /// Every reading, most natural first.
    pub readings: Vec<Reading>,
    /// A sentence that could be sent to the author.
    pub message: String,
}

/// One kind of claim: what finds it among the statements.
type Kind = fn(&View<'_>, &[Statement]) -> Vec<Claim>;

/// Every kind that is looked for.
const KINDS: &[Kind] = &[
    distance::find,
    direction::find,
    part_of::find,
    containment::find,
    border::find,
    range::find,
    near::find,
    outside::find,
    on_border::find,
    coast::find,
    between::find,
];

/// Finds the statements of an article and checks them.
pub fn check(article: &Article, places: &[Place], world: &World<'_>) -> (Vec<Claim>, Vec<Diagnostic>) {
    let (places, mut given) = slots::filled(article, places, world);
    let view = View::new(article, &places, world);
    let senses = senses::settled(&view);
    for &place in &senses.reread {
        given[place] = None;
    }
    // What is read anew keeps its place in the text, so the clauses stay as they are.
    let view = View { absent: senses.absent, places: &senses.places, ..view };
    let statements = statement::statements(&view);
    let mut claims: Vec<Claim> = KINDS.iter().flat_map(|find| find(&view, &statements)).collect();
    let index = |end: Option<usize>| end.and_then(|at| given.get(at).copied().flatten());
    for claim in &mut claims {
        claim.ends = (index(claim.ends.0), index(claim.ends.1));
    }
    claims.sort_by_key(|claim| (claim.span.start, claim.span.end));
    (claims, conversion::disagreements(&view))
}
