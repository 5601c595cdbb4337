//! A report as read: its tokens, sentences and blocks, each with where it stands in the input.

use std::ops::Range;

use super::dates;
use super::offsets::Offsets;
use crate::date::Date;
use crate::diagnostic::Diagnostic;
use crate::lang::{ClassSet, Lexicon, WordClass};
use crate::span::Span;

/// A report as read.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
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
    pub(super) offsets: Offsets,
}

/// A word, number or mark.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
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
#[non_exhaustive]
pub struct Sentence {
    /// Code points of the input.
    pub span: Span,
    /// Its tokens, as indices into [`Article::tokens`].
    pub tokens: Range<usize>,
}

/// What a block of a report is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
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
#[non_exhaustive]
pub struct Block {
    /// Code points of the input.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
    /// Its tokens, as indices into [`Article::tokens`].
    pub tokens: Range<usize>,
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
    pub fn tokens_in(&self, span: Span) -> Range<usize> {
        let start = self.tokens.partition_point(|token| token.span.end <= span.start);
        let end = self.tokens.partition_point(|token| token.span.start < span.end);
        start..end.max(start)
    }
}
