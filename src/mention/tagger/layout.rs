//! How a sentence stands on the page: a heading without a full stop, a title in capitals, an item of a list.
//!
//! In: the words and the sentences. Out: one [`Layout`] a sentence, in their order.

use super::words::{Case, Word};
use crate::text::{Article, BlockKind, Sentence};

/// Tokens from which on a line without a full stop is rather a paragraph that lost it.
const LONGEST_HEADING: usize = 24;

/// The looks of a sentence.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Layout {
    /// Whether it opens its block.
    pub(crate) opens: bool,
    /// Whether it closes its block without a full stop, as headings do.
    pub(crate) is_heading: bool,
    /// Whether its block is an item of a list, or opens with a mark or a time as one.
    pub(crate) is_item: bool,
    /// How many of its words have a capital: 0 for few, 3 for all but the smallest.
    pub(crate) capitals: u8,
    /// How long it is: 0 for a word or two, 3 for a long one.
    pub(crate) length: u8,
}

impl Layout {
    /// All as one number, for features.
    pub(crate) const fn code(self) -> u64 {
        self.opens as u64
            | (self.is_heading as u64) << 1
            | (self.is_item as u64) << 2
            | (self.capitals as u64) << 3
            | (self.length as u64) << 5
    }
}

/// The layout of each sentence.
pub(crate) fn find(article: &Article, words: &[Word<'_>]) -> Vec<Layout> {
    let mut blocks = article.blocks.iter().peekable();
    let mut layouts = Vec::with_capacity(article.sentences.len());
    for sentence in &article.sentences {
        while blocks.peek().is_some_and(|block| block.tokens.end <= sentence.tokens.start) {
            blocks.next();
        }
        let Some(block) = blocks.peek() else {
            layouts.push(Layout::default());
            continue;
        };
        let first = &words[block.tokens.start];
        let marked = matches!(first.case, Case::Number) || first.case == Case::Mark && !is_quote(first.text);
        layouts.push(Layout {
            opens: sentence.tokens.start == block.tokens.start,
            is_heading: sentence.tokens.end == block.tokens.end && is_heading(words, sentence),
            is_item: block.kind == BlockKind::Item || marked,
            capitals: capitals(&words[sentence.tokens.clone()]),
            length: match sentence.tokens.len() {
                0..=3 => 0,
                4..=10 => 1,
                11..=24 => 2,
                _ => 3,
            },
        });
    }
    layouts
}

fn is_quote(text: &str) -> bool {
    matches!(text, "\"" | "'" | "“" | "‘" | "«" | "(")
}

fn is_heading(words: &[Word<'_>], sentence: &Sentence) -> bool {
    let last = words[sentence.tokens.end - 1].text;
    sentence.tokens.len() <= LONGEST_HEADING && !last.ends_with(['.', '!', '?', '"', '”', ')'])
}

/// The share of capitals among the words of more than three letters, in quarters.
fn capitals(words: &[Word<'_>]) -> u8 {
    const SMALLEST: usize = 3;
    let counted = words.iter().filter(|word| word.case.is_capital() || word.case == Case::Lower);
    let (mut capital, mut all) = (0, 0);
    for word in counted.filter(|word| word.text.len() > SMALLEST) {
        all += 1;
        capital += usize::from(word.case.is_capital());
    }
    (capital * 4 / (all.max(1))).min(3) as u8
}
