//! Reading a report: plain text, Markdown or HTML to sentences and tokens, without losing where each came from.
//!
//! In: the report as given. Out: an [`Article`], whose spans count code points of just that input. [`read`] takes time
//! in proportion to the length of the input, never fails and never panics; what is odd becomes a diagnostic.
//!
//! Reading order of the files: `decode` (bytes to text); `visible` (what a reader would see, with its way back to the input), `format` (which
//! reader it takes), `plain`, `markdown`, `html`, `entities`; then `tokens`, `sentences`, `abbreviations`; then what
//! stands out in a report: `dateline`, `dates`, `quotes`; `offsets` (from code points to bytes).

mod abbreviations;
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
pub use decode::decode;

use crate::diagnostic::Diagnostic;
use crate::lang::{self, ClassSet, Lexicon, WordClass};
use crate::span::Span;
use crate::world::gazetteer::Gazetteer;

/// The largest report that a caller should pass to [`read`], in bytes. Reading itself has no limit; this is the figure
/// that the command line holds to, a hundred times the longest feature story.
pub const MAX_BYTES: usize = 16 << 20;

/// A report as read.
#[derive(Debug, Clone, Default)]
pub struct Article {
    /// The input as given; all spans count its code points.
    pub source: String,
    /// The language that it was read in; later stages take their words from here.
    pub lexicon: &'static Lexicon,
    /// Tokens in reading order.
    pub tokens: Vec<Token>,
    /// Sentences in reading order, as ranges of `tokens`.
    pub sentences: Vec<Sentence>,
    /// Paragraphs, headings, items and captions in reading order; together they hold every token.
    pub blocks: Vec<Block>,
    /// The day the report was published, where it says so or the caller does (year, month, day).
    pub date: Option<Date>,
    /// Its headline, where it has one.
    pub headline: Option<Span>,
    /// The lines of place and day that open it ("TEHRAN, June 15 (Reuters)"), without their dash.
    pub datelines: Vec<Span>,
    /// Words in quotation marks, with the marks, in reading order.
    pub quotes: Vec<Span>,
    /// What was odd in the input.
    pub diagnostics: Vec<Diagnostic>,
    offsets: offsets::Offsets,
}

/// A word, number or mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Code points of the input.
    pub span: Span,
    /// Its text, entities decoded.
    pub text: String,
    /// The word classes that it belongs to in the language of the article.
    pub classes: &'static ClassSet,
}

impl Token {
    /// Whether the word is of a class, however it is written.
    pub const fn is(&self, class: WordClass) -> bool {
        self.classes.has(class)
    }

    /// Whether it is of one of the classes of a set.
    pub fn is_any(&self, classes: &ClassSet) -> bool {
        self.classes.meets(classes)
    }

    /// Whether it is of a class and written in small letters: "may", but neither "May" nor "MAY".
    pub fn is_small(&self, class: WordClass) -> bool {
        self.is(class) && !self.text.contains(char::is_uppercase)
    }
}

/// A sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Code points of the input.
    pub span: Span,
    /// Its tokens, as indices into [`Article::tokens`].
    pub tokens: std::ops::Range<usize>,
}

/// What a block of a report is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// Running text.
    Paragraph,
    /// A headline or a heading within the report.
    Heading,
    /// An item of a list, or a cell of a table.
    Item,
    /// The words under a picture.
    Caption,
}

/// A paragraph, heading, item or caption.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// Code points of the input.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
    /// Its tokens, as indices into [`Article::tokens`].
    pub tokens: std::ops::Range<usize>,
}

impl Article {
    /// The day that one of the report's datelines states in full.
    pub fn dateline_day(&self) -> Option<Date> {
        self.datelines.iter().find_map(|span| dates::in_dateline(self.lexicon, self.slice(*span)))
    }

    /// The text of `span`, as it stands in the input; what lies beyond the end is left out.
    pub fn slice(&self, span: Span) -> &str {
        self.offsets.slice(&self.source, span)
    }

    /// The sentence that holds the code point `position`, if one does.
    pub fn sentence_at(&self, position: usize) -> Option<&Sentence> {
        let at = self.sentences.partition_point(|sentence| sentence.span.end <= position);
        self.sentences.get(at).filter(|sentence| sentence.span.start <= position)
    }

    /// The tokens that lie within `span`, as indices into `tokens`.
    pub fn tokens_in(&self, span: Span) -> std::ops::Range<usize> {
        let start = self.tokens.partition_point(|token| token.span.end <= span.start);
        let end = self.tokens.partition_point(|token| token.span.start < span.end);
        start..end.max(start)
    }
}

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
