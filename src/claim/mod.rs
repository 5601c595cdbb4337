//! Statements about space that can be checked, and their verdicts.
//!
//! In: an article and its placed names. Out: a [`Claim`] for each statement, with every reading of it measured, a verdict,
//! and a sentence that could be sent to the author; and diagnostics for figures that disagree with each other.
//!
//! Reading order: `model` (what a claim is); `parse` (from clauses to statements); `measure` (from statements to figures);
//! `kinds` (one kind of claim a file); `message` (what is said of it); `check`, which runs them, and `compare`, a distance
//! asked for outside a report.
//!
//! A kind is a function from the statements to claims: adding one takes its file and a line in the registry of `kinds`.

mod check;
mod compare;
mod figure;
mod kinds;
mod measure;
mod message;
mod model;
mod parse;

pub use check::{borne_out, check, follow, said};
pub use compare::{Comparison, Side, compare};
pub use model::{Claim, ClaimKind, Datum, Heading, Party, Reading, Referent, Verdict};
