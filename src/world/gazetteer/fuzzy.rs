//! Names that are nearly the one given, for suggestions after a miss.
//!
//! Levenshtein distance over bytes of the folded name, one row of the table for each step down the FST (Oflazer 1996).
//! A subtree is left as soon as its whole row exceeds the limit.

use super::walk::Index;
use super::{Gazetteer, Matches, fold};
use fst::raw::{CompiledAddr, Output};

/// Names beyond this length are not searched for.
const LONGEST: usize = 60;

/// A name that is nearly the one asked for.
#[derive(Debug, Clone)]
pub struct Suggestion {
    /// The folded name.
    pub folded: String,
    /// Letters to insert, delete or replace.
    pub edits: u8,
    /// What it may mean.
    pub matches: Matches,
}

impl Gazetteer {
    /// Names that differ from a name by one letter other than the first, in the order of [`Gazetteer::suggest`]: slips of the
    /// pen, found some thirty times faster.
    pub fn respellings(&self, name: &str) -> Vec<Suggestion> {
        self.search(name, 1, First::Same)
    }

    /// Names within so many edits (at most 2) of a name, the nearest first, the most populous first among equals.
    pub fn suggest(&self, name: &str, max_edits: u8) -> Vec<Suggestion> {
        self.search(name, max_edits, First::Any)
    }

    fn search(&self, name: &str, max_edits: u8, first: First) -> Vec<Suggestion> {
        let folded = fold(name);
        if folded.is_empty() || folded.len() > LONGEST {
            return Vec::new();
        }
        let mut search = Search {
            index: &self.names,
            wanted: folded.as_bytes(),
            limit: max_edits.min(2),
            first,
            path: Vec::with_capacity(LONGEST),
            found: Vec::new(),
        };
        let first_row: Vec<u8> = (0..=folded.len() as u8).collect();
        search.descend(self.names.fst.root().addr(), Output::zero(), &first_row);
        let mut found = search.found;
        let population = |matches: &Matches| matches.clone().map(|(id, _)| self.feature(id).population).max();
        found.sort_by_cached_key(|s| (s.edits, std::cmp::Reverse(population(&s.matches)), s.folded.clone()));
        found
    }
}

/// Whether the first letter may differ.
#[derive(Clone, Copy, PartialEq, Eq)]
enum First {
    Any,
    Same,
}

struct Search<'s> {
    index: &'s Index,
    wanted: &'s [u8],
    limit: u8,
    first: First,
    path: Vec<u8>,
    found: Vec<Suggestion>,
}

impl Search<'_> {
    fn descend(&mut self, address: CompiledAddr, output: Output, row: &[u8]) {
        let node = self.index.fst.node(address);
        let edits = row.last().copied().unwrap_or(u8::MAX);
        if node.is_final()
            && edits <= self.limit
            && let Ok(folded) = String::from_utf8(self.path.clone())
        {
            let matches = self.index.matches(output.cat(node.final_output()).value());
            self.found.push(Suggestion { folded, edits, matches });
        }
        for transition in node.transitions() {
            if self.first == First::Same && self.path.is_empty() && self.wanted.first() != Some(&transition.inp) {
                continue;
            }
            let next = self.next_row(row, transition.inp);
            if next.iter().min().is_some_and(|least| *least <= self.limit) {
                self.path.push(transition.inp);
                self.descend(transition.addr, output.cat(transition.out), &next);
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
