//! What a claim is: its words, its ends, its readings and its verdict.

use crate::geometry::LonLat;
use crate::span::Span;
use crate::units::{LengthUnit, Meters};

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
