//! Plain text: which line ends close a paragraph, and which only fill a page.

use super::BlockKind;
use super::visible::{BlockStart, Visible};
use crate::lang::{Lexicon, WordClass};
use crate::world::gazetteer::{Gazetteer, NameKind};

/// Lines longer than this are paragraphs of their own, not filled lines.
const FILLED: usize = 120;

/// Reads plain text as it is. A blank line closes a block; a single line end does so unless the text is filled to a
/// width and the line had no room for the next word.
pub(super) fn read<'s>(source: &'s str, lexicon: &Lexicon, gazetteer: &dyn Gazetteer) -> Visible<'s> {
    let mut blocks = Vec::new();
    let mut previous: Option<&str> = None;
    let mut at = 0;
    let width = filled_width(source);
    for line in source.split_inclusive('\n') {
        let trimmed = line.trim();
        if trimmed.is_empty() {
            previous = None;
        } else {
            if !previous.is_some_and(|previous| runs_on(lexicon, previous, trimmed, width, gazetteer)) {
                blocks.push(BlockStart { at, kind: Some(kind(lexicon, trimmed)) });
            }
            previous = Some(trimmed);
        }
        at += line.len();
    }
    Visible::whole(source, blocks)
}

/// The longest line that could be a filled one.
fn filled_width(source: &str) -> usize {
    source.lines().map(|line| line.trim().len()).filter(|&length| length <= FILLED).max().unwrap_or(0)
}

/// Whether the sentence of `line` goes on in `next`.
fn runs_on(lexicon: &Lexicon, line: &str, next: &str, width: usize, gazetteer: &dyn Gazetteer) -> bool {
    let first = next.split_whitespace().next().unwrap_or_default();
    if line.len() > FILLED || matches!(first, "-" | "*" | "•") {
        return false;
    }
    let begins_low = first.chars().next().is_some_and(char::is_lowercase);
    let links = |word: &str| lexicon.is_small(WordClass::LineLink, word);
    let ends_open = line.ends_with([',', '-']) || line.split_whitespace().next_back().is_some_and(links);
    let no_room = line.len() + first.len() >= width;
    begins_low || ends_open || no_room || breaks_a_name(line, first, gazetteer)
}

/// Whether the last word of the line and the first of the next are one name of the gazetteer: "Bat" and "Yam".
fn breaks_a_name(line: &str, first: &str, gazetteer: &dyn Gazetteer) -> bool {
    let last = line.split_whitespace().next_back().unwrap_or_default();
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    let bare = first.trim_end_matches(|c: char| !c.is_alphanumeric());
    let one_of_several = line.contains(char::is_whitespace);
    one_of_several
        && capital(last)
        && capital(bare)
        && gazetteer.lookup(&format!("{last} {bare}")).any(|(_, name)| name == NameKind::Primary)
}

/// What a line is by its first words.
fn kind(lexicon: &Lexicon, line: &str) -> BlockKind {
    let is_caption = lexicon.entries(WordClass::CaptionOpening).any(|(opening, _)| line.starts_with(opening));
    if is_caption {
        BlockKind::Caption
    } else if line.starts_with(['-', '*', '•']) {
        BlockKind::Item
    } else {
        BlockKind::Paragraph
    }
}
