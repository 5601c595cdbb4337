//! Names that are nearly the one given, for suggestions after a miss.
//!
//! Levenshtein distance over bytes of the folded name, one row of the table for each step down the FST (Oflazer 1996).
//! A subtree is left as soon as its whole row exceeds the limit.

use std::cmp::Reverse;

use dateline_format::gazetteer::{Cursor, Index, fold};

use super::Gazetteer;
use super::matches::Matches;

/// Names beyond this length are not searched for.
const LONGEST: usize = 60;

/// A name that is nearly the one asked for.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Suggestion<'g> {
    /// The folded name.
    pub folded: String,
    /// Letters to insert, delete or replace.
    pub edits: u8,
    /// What it may mean.
    pub matches: Matches<'g>,
}

/// The names of an index within so many edits, at most 2, of a name, in no order.
pub(super) fn search<'g>(names: &'g Index<'g>, name: &str, max_edits: u8, first: First) -> Vec<Suggestion<'g>> {
    let folded = fold(name);
    if folded.is_empty() || folded.len() > LONGEST {
        return Vec::new();
    }
    let mut search = Search {
        wanted: folded.as_bytes(),
        limit: max_edits.min(2),
        first,
        path: Vec::with_capacity(LONGEST),
        found: Vec::new(),
    };
    let first_row: Vec<u8> = (0..=folded.len() as u8).collect();
    search.descend(names.walk(), &first_row);
    search.found
}

/// Sorts by edits, then the most populous first.
pub(super) fn best_first(found: &mut [Suggestion<'_>], gazetteer: &dyn Gazetteer) {
    let population = |matches: &Matches<'_>| matches.clone().map(|(id, _)| gazetteer.feature(id).population).max();
    found.sort_by_cached_key(|s| (s.edits, Reverse(population(&s.matches)), s.folded.clone()));
}

/// Whether the first letter may differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum First {
    Any,
    Same,
}

struct Search<'s, 'g> {
    wanted: &'s [u8],
    limit: u8,
    first: First,
    path: Vec<u8>,
    found: Vec<Suggestion<'g>>,
}

impl<'g> Search<'_, 'g> {
    fn descend(&mut self, cursor: Cursor<'g>, row: &[u8]) {
        let edits = row.last().copied().unwrap_or(u8::MAX);
        if cursor.is_name()
            && edits <= self.limit
            && let Ok(folded) = String::from_utf8(self.path.clone())
        {
            self.found.push(Suggestion { folded, edits, matches: cursor.postings().into() });
        }
        for (byte, next) in cursor.branches() {
            if self.first == First::Same && self.path.is_empty() && self.wanted.first() != Some(&byte) {
                continue;
            }
            let row = self.next_row(row, byte);
            if row.iter().min().is_some_and(|least| *least <= self.limit) {
                self.path.push(byte);
                self.descend(next, &row);
                self.path.pop();
            }
        }
    }

    /// The row of the table after one more byte of the name in the index.
    fn next_row(&self, row: &[u8], byte: u8) -> Vec<u8> {
        let mut next = Vec::with_capacity(row.len());
        next.push(row[0].saturating_add(1));
        for (at, wanted) in self.wanted.iter().enumerate() {
            let replaced = row[at] + u8::from(*wanted != byte);
            next.push(replaced.min(row[at + 1] + 1).min(next[at] + 1));
        }
        next
    }
}
