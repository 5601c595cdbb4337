//! Reading a report: plain text, Markdown or HTML to sentences and tokens, without losing where each came from.

use crate::diagnostic::Diagnostic;
use crate::span::Span;

/// A report as read.
#[derive(Debug, Clone, Default)]
pub struct Article {
    /// The input as given; all spans count its code points.
    pub source: String,
    /// Tokens in reading order.
    pub tokens: Vec<Token>,
    /// Sentences in reading order, as ranges of `tokens`.
    pub sentences: Vec<Sentence>,
    /// The day the report was published, where it says so or the caller does (year, month, day).
    pub date: Option<Date>,
    /// Its headline, where it has one.
    pub headline: Option<Span>,
    /// What was odd in the input.
    pub diagnostics: Vec<Diagnostic>,
}

/// A calendar day; month or day is 0 where the text leaves it open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// Year of the Gregorian calendar.
    pub year: i16,
    /// 1 to 12, or 0.
    pub month: u8,
    /// 1 to 31, or 0.
    pub day: u8,
}

/// A word, number or mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Code points of the input.
    pub span: Span,
    /// Its text, entities decoded.
    pub text: String,
}

/// A sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Code points of the input.
    pub span: Span,
    /// Its tokens, as indices into [`Article::tokens`].
    pub tokens: std::ops::Range<usize>,
}

impl Article {
    /// The text of `span`, as it stands in the input.
    pub fn slice(&self, span: Span) -> &str {
        let mut boundaries = self.source.char_indices().map(|(at, _)| at).chain([self.source.len()]);
        let start = boundaries.nth(span.start).unwrap_or(self.source.len());
        let end = if span.end > span.start {
            boundaries.nth(span.end - span.start - 1).unwrap_or(self.source.len())
        } else {
            start
        };
        &self.source[start..end]
    }
}

/// Reads a report.
pub fn read(source: &str) -> Article {
    Article { source: source.to_owned(), ..Article::default() }
}
