//! Words in quotation marks: where direct speech begins and ends.

use super::{Block, Token};
use crate::span::Span;

/// Quotes in reading order, with their marks. A quote that its block leaves open ends with the block, as in speech that
/// runs over several paragraphs.
pub(super) fn find(tokens: &[Token], blocks: &[Block]) -> Vec<Span> {
    let mut quotes = Vec::new();
    for block in blocks {
        let mut open: Option<(usize, &str)> = None;
        for token in &tokens[block.tokens.clone()] {
            match (open, token.text.as_str()) {
                (None, mark @ ("“" | "\"" | "«" | "„")) => open = Some((token.span.start, mark)),
                (Some((start, mark)), close) if closes(mark, close) => {
                    quotes.push(Span::new(start, token.span.end));
                    open = None;
                }
                _ => {}
            }
        }
        if let Some((start, _)) = open {
            quotes.push(Span::new(start, block.span.end));
        }
    }
    quotes
}

fn closes(open: &str, close: &str) -> bool {
    matches!((open, close), ("“" | "„", "”" | "“") | ("\"", "\"") | ("«", "»"))
}
