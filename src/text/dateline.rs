//! The line of place and day that opens a report: "TEHRAN, June 15 (Reuters) —".

use super::{Block, BlockKind, Token};
use crate::lang::WordClass;
use crate::span::Span;

/// Tokens that a dateline may have at most.
const LONGEST: usize = 24;
/// Blocks from the top in which one may stand.
const BLOCKS: usize = 6;

/// Datelines in reading order, each from its first word up to its dash or colon.
pub(super) fn find(tokens: &[Token], blocks: &[Block]) -> Vec<Span> {
    let bodies = blocks.iter().take(BLOCKS).filter(|block| block.kind != BlockKind::Heading);
    bodies.filter_map(|block| at_start(&tokens[block.tokens.clone()])).collect()
}

fn at_start(tokens: &[Token]) -> Option<Span> {
    let first = tokens.first()?;
    let dash = tokens.iter().take(LONGEST).position(|token| is_dash(&token.text))?;
    let spaced = dash > 0 && tokens[dash].span.start > tokens[dash - 1].span.end;
    let head = &tokens[..dash];
    let shouted = dash > 0
        && first.text.chars().count() > 1
        && first.text.chars().all(|c| c.is_uppercase() || c == '.' || c == '\'');
    let agency = head.last().is_some_and(|token| token.text == ")");
    let short = head.iter().all(is_part);
    (short && (agency || (shouted && spaced))).then(|| Span::new(first.span.start, head[head.len() - 1].span.end))
}

fn is_dash(word: &str) -> bool {
    matches!(word, "—" | "–" | "--" | "-" | "―" | "---")
}

/// Capitalised words, numbers, commas, brackets and the slash of "Kyiv/Moscow".
fn is_part(token: &Token) -> bool {
    let word = token.text.as_str();
    matches!(word, "," | "(" | ")" | "/" | ".")
        || token.is(WordClass::DatelineJoiner)
        || word.chars().next().is_some_and(|c| c.is_uppercase() || c.is_numeric())
}
