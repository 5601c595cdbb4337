//! Reading a report: plain text, Markdown or HTML to sentences and tokens, without losing where each came from.
//!
//! In: the report as given. Out: an [`Article`], whose spans count code points of just that input. [`read`] takes time
//! in proportion to the length of the input, never fails and never panics; what is odd becomes a diagnostic.
//!
//! Reading order of the files: `article` (what comes out), `decode` (bytes to text); `visible` (what a reader would see, with its way back to the input), `format` (which
//! reader it takes), `plain`, `markdown`, `html`, `entities`; then `tokens`, `sentences`, `abbreviations`; then what
//! stands out in a report: `dateline`, `dates`, `quotes`; `offsets` (from code points to bytes).

mod abbreviations;
mod article;
mod assemble;
mod dateline;
mod dates;
mod decode;
mod entities;
mod format;
mod html;
mod markdown;
mod offsets;
mod plain;
mod quotes;
mod sentences;
mod tokens;
mod visible;

pub use crate::date::Date;
pub use article::{Article, Block, BlockKind, Sentence, Token};
pub use decode::decode;

use crate::lang::{self, Lexicon};
use crate::limits;
use crate::world::gazetteer::Gazetteer;

/// The largest report that a caller should pass to [`read`], in bytes. Reading itself has no limit; this is the figure
/// that the command line holds to, a hundred times the longest feature story.
pub const MAX_BYTES: usize = limits::REPORT_BYTES;

/// Reads a report: plain text, Markdown or HTML, whichever it looks like. The gazetteer says whether the end of a line breaks a
/// name.
///
/// # Examples
///
/// ```
/// # use dateline::world::gazetteer::CompiledGazetteer;
/// let gazetteer = CompiledGazetteer::embedded();
/// let article = dateline::text::read("TEHRAN, June 15 (Reuters) — Smoke rose over the U.S. embassy. It was closed.", gazetteer);
/// assert_eq!(article.sentences.len(), 2);
/// assert_eq!(article.slice(article.datelines[0]), "TEHRAN, June 15 (Reuters)");
/// ```
pub fn read(source: &str, gazetteer: &dyn Gazetteer) -> Article {
    read_in(source, lang::choose(source), gazetteer)
}

/// Reads a report in a language that the caller knows.
pub fn read_in(source: &str, lexicon: &'static Lexicon, gazetteer: &dyn Gazetteer) -> Article {
    assemble::article(source, format::detect(source), lexicon, gazetteer)
}
