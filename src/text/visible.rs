//! What a reader of the page would see, and where each of its characters stands in the input.
//!
//! In: pieces of the input in reading order, copied or decoded. Out: one running text, cut into blocks, and a map from
//! its code points back to those of the input. The map is a list of runs, so text that is copied whole costs one entry.

use std::borrow::Cow;

use super::{BlockKind, Date};
use crate::span::Span;

/// The running text with its blocks and its way back to the input.
#[derive(Debug, Default)]
pub(super) struct Visible<'s> {
    /// The text as it would be read.
    pub(super) text: Cow<'s, str>,
    /// Stretches that map evenly to the input, by their first code point.
    pub(super) runs: Vec<Run>,
    /// Starts of the blocks in reading order.
    pub(super) blocks: Vec<BlockStart>,
}

/// Where a block begins; it ends where the next one begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct BlockStart {
    /// Byte offset in the running text.
    pub(super) at: usize,
    /// What the block is; `None` for what is not part of the report (the furniture of a page).
    pub(super) kind: Option<BlockKind>,
}

/// A stretch of the running text that maps evenly to the input.
#[derive(Debug, Clone, Copy)]
pub(super) struct Run {
    /// Its first code point in the running text.
    pub(super) at: usize,
    /// The code point of the input that it stands for.
    pub(super) source: usize,
    /// For decoded text the code points of the input that each of its characters covers; 0 for copied text.
    pub(super) covers: usize,
}

/// What a page says about itself beside its text.
#[derive(Debug, Default)]
pub(super) struct Header {
    /// The day it was published.
    pub(super) date: Option<Date>,
    /// Its title, where that is not part of the text.
    pub(super) title: Option<Span>,
}

impl<'s> Visible<'s> {
    /// The whole input as it is.
    pub(super) fn whole(source: &'s str, blocks: Vec<BlockStart>) -> Self {
        Self { text: Cow::Borrowed(source), runs: vec![Run { at: 0, source: 0, covers: 0 }], blocks }
    }
}

/// Builds a [`Visible`] whose text differs from the input.
#[derive(Debug, Default)]
pub(super) struct Builder {
    text: String,
    length: usize,
    runs: Vec<Run>,
    blocks: Vec<BlockStart>,
    /// Whether the last block has any words yet.
    has_words: bool,
}

impl Builder {
    /// Copies a piece of the input that begins at code point `source`, which holds `length` code points.
    pub(super) fn copy(&mut self, piece: &str, source: usize, length: usize) {
        if piece.is_empty() {
            return;
        }
        let continues =
            self.runs.last().is_some_and(|run| run.covers == 0 && source == run.source + self.length - run.at);
        if !continues {
            self.runs.push(Run { at: self.length, source, covers: 0 });
        }
        self.text.push_str(piece);
        self.length += length;
        self.has_words |= !piece.trim_start().is_empty();
    }

    /// Adds decoded text that stands for `covers` code points of the input from `source` on.
    pub(super) fn decode(&mut self, text: &str, source: usize, covers: usize) {
        self.runs.push(Run { at: self.length, source, covers: covers.max(1) });
        self.text.push_str(text);
        self.length += text.chars().count();
        self.has_words |= !text.trim_start().is_empty();
    }

    /// Begins a new block; one that received no text is replaced.
    pub(super) fn block(&mut self, kind: BlockKind, source: usize) {
        if let Some(last) = self.blocks.last_mut()
            && !self.has_words
        {
            last.kind = Some(kind);
            return;
        }
        if !self.text.is_empty() {
            self.decode("\n", source, 1);
        }
        self.has_words = false;
        self.blocks.push(BlockStart { at: self.text.len(), kind: Some(kind) });
    }

    /// Whether the last block has any words yet.
    pub(super) fn has_words(&self) -> bool {
        self.has_words
    }

    /// How many blocks were begun so far.
    pub(super) fn block_count(&self) -> usize {
        self.blocks.len()
    }

    /// The finished value.
    pub(super) fn finish(self) -> Visible<'static> {
        Visible { text: Cow::Owned(self.text), runs: self.runs, blocks: self.blocks }
    }
}

/// Maps code points of the running text to the input; ask in ascending order.
#[derive(Debug)]
pub(super) struct Mapper<'v> {
    runs: &'v [Run],
    at: usize,
}

impl<'v> Mapper<'v> {
    /// Starts at the first run.
    pub(super) fn new(runs: &'v [Run]) -> Self {
        Self { runs, at: 0 }
    }

    /// The code point of the input where the running text's code point `position` begins.
    pub(super) fn start(&mut self, position: usize) -> usize {
        let run = self.run(position);
        if run.covers == 0 { run.source + position - run.at } else { run.source }
    }

    /// One past the code point of the input where the running text's code point `position` ends.
    pub(super) fn end(&mut self, position: usize) -> usize {
        let run = self.run(position);
        if run.covers == 0 { run.source + position - run.at + 1 } else { run.source + run.covers }
    }

    fn run(&mut self, position: usize) -> Run {
        while self.runs.get(self.at + 1).is_some_and(|next| next.at <= position) {
            self.at += 1;
        }
        self.runs.get(self.at).copied().unwrap_or(Run { at: 0, source: 0, covers: 0 })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decoded_character_covers_its_whole_entity() {
        let mut builder = Builder::default();
        builder.copy("AT", 3, 2);
        builder.decode("&", 5, 5);
        builder.copy("T", 10, 1);
        let visible = builder.finish();
        let mut mapper = Mapper::new(&visible.runs);
        assert_eq!((mapper.start(0), mapper.end(1)), (3, 5));
        assert_eq!((mapper.start(2), mapper.end(2)), (5, 10));
        assert_eq!((mapper.start(3), mapper.end(3)), (10, 11));
    }
}
