//! Runs of capitalised words: the whole phrase that a word stands in, and what frames it.
//!
//! "the Ohio Department of Transportation said": for each of its words, the run is what tells that "Ohio" is part of an
//! organisation's name.

use super::lexicon::Classes;
use super::words::{Case, Word};
use crate::lang::WordClass;
use crate::text::Sentence;

/// The capitalised phrase around a word.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Run {
    /// Its first token.
    pub(crate) start: usize,
    /// One past its last token.
    pub(crate) end: usize,
    /// The token before it, articles passed over.
    pub(crate) before: Option<usize>,
    /// The token after it.
    pub(crate) after: Option<usize>,
}

/// The run of each token; `None` for a token in none.
pub(crate) fn find(words: &[Word<'_>], sentences: &[Sentence]) -> Vec<Option<Run>> {
    let mut runs = vec![None; words.len()];
    for sentence in sentences {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            if !words[at].case.is_capital() {
                at += 1;
                continue;
            }
            let end = run_end(words, at, sentence.tokens.end);
            let run = Run {
                start: at,
                end,
                before: before(words, sentence.tokens.start, at),
                after: (end < sentence.tokens.end).then_some(end),
            };
            runs[at..end].fill(Some(run));
            at = end;
        }
    }
    runs
}

/// One past the last capital that joiners connect to the one at `start`.
fn run_end(words: &[Word<'_>], start: usize, limit: usize) -> usize {
    let mut end = start + 1;
    let mut at = end;
    while at < limit && at - end <= 2 {
        let word = &words[at];
        if word.case.is_capital() {
            end = at + 1;
        } else if !joins(word) {
            break;
        }
        at += 1;
    }
    end
}

fn joins(word: &Word<'_>) -> bool {
    word.token.is_small(WordClass::RunJoiner) && word.case != Case::Number
}

fn before(words: &[Word<'_>], first: usize, at: usize) -> Option<usize> {
    let article = |at: usize| words[at].token.is(WordClass::RunArticle);
    (first..at).rev().find(|&at| !article(at) || words[at].classes.any(Classes::LOCATIVE))
}
