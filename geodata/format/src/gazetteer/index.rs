//! Indices of folded names, read whole or walked token by token, so that "is there a longer name?" costs one step and no
//! second search.

use std::fmt;

use fst::raw::{CompiledAddr, Fst, Node, Output};
use zerocopy::little_endian::U32;

use super::NameKind;
use super::layout::KIND_BITS;

/// An index of folded names, with the lists that its values point to.
#[derive(Clone)]
pub struct Index<'b> {
    fst: Fst<&'b [u8]>,
    lists: &'b [U32],
}

impl<'b> Index<'b> {
    pub(super) fn new(fst: Fst<&'b [u8]>, lists: &'b [U32]) -> Self {
        Self { fst, lists }
    }

    /// The number stored for a key.
    #[inline]
    pub fn value(&self, key: &str) -> Option<u64> {
        self.fst.get(key).map(|value| value.value())
    }

    /// The features that a whole folded name may mean.
    #[inline]
    pub fn get(&self, folded: &str) -> Postings<'b> {
        self.value(folded).map_or_else(Postings::default, |value| self.postings(value))
    }

    /// A walk from the start of the names.
    pub fn walk(&self) -> Cursor<'_> {
        Cursor { index: self, node: self.fst.root().addr(), output: Output::zero(), begun: false }
    }

    /// What the value of a name stands for.
    fn postings(&self, value: u64) -> Postings<'b> {
        if value & 1 == 0 {
            return Postings { single: Some((value >> 1) as u32), list: [].iter() };
        }
        let at = (value >> 1) as usize;
        let count = self.lists.get(at).map_or(0, |count| count.get() as usize);
        Postings { single: None, list: self.lists.get(at + 1..at + 1 + count).unwrap_or_default().iter() }
    }
}

impl fmt::Debug for Index<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Index").field("names", &self.fst.len()).finish_non_exhaustive()
    }
}

/// The numbers of the features that a name may mean, best standing first, with how the name belongs to each.
#[derive(Debug, Clone, Default)]
pub struct Postings<'b> {
    single: Option<u32>,
    list: std::slice::Iter<'b, U32>,
}

impl Iterator for Postings<'_> {
    type Item = (u32, NameKind);

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        let posting = self.single.take().or_else(|| self.list.next().map(|posting| posting.get()))?;
        Some((posting >> KIND_BITS, NameKind::from_number((posting & ((1 << KIND_BITS) - 1)) as u8)))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let count = self.list.len() + usize::from(self.single.is_some());
        (count, Some(count))
    }
}

impl ExactSizeIterator for Postings<'_> {}

/// A position in an index after some bytes or tokens. Cheap to copy: keep one to come back to it.
#[derive(Clone, Copy)]
pub struct Cursor<'i> {
    index: &'i Index<'i>,
    node: CompiledAddr,
    output: Output,
    begun: bool,
}

impl<'i> Cursor<'i> {
    /// Goes on by one folded token, after a space where it is not the first. `false` when no name continues so; the cursor
    /// is then unchanged.
    ///
    /// A token that folds to several words ("U.S." to "u s") or to none (",") may be given as it is.
    #[inline]
    pub fn push(&mut self, folded: &str) -> bool {
        if folded.is_empty() {
            return true;
        }
        let mut next = *self;
        if self.begun && !next.step(b' ') {
            return false;
        }
        if !folded.bytes().all(|byte| next.step(byte)) {
            return false;
        }
        next.begun = true;
        *self = next;
        true
    }

    /// The features named by exactly what was walked.
    pub fn postings(&self) -> Postings<'i> {
        let node = self.node();
        if self.begun && node.is_final() {
            self.index.postings(self.output.cat(node.final_output()).value())
        } else {
            Postings::default()
        }
    }

    /// Whether what was walked is a name.
    pub fn is_name(&self) -> bool {
        self.begun && self.node().is_final()
    }

    /// Each byte that goes on, with the position after it.
    pub fn branches(&self) -> impl Iterator<Item = (u8, Self)> {
        let at = *self;
        let node = self.node();
        (0..node.len()).map(move |branch| {
            let transition = node.transition(branch);
            let output = at.output.cat(transition.out);
            (transition.inp, Self { node: transition.addr, output, begun: true, ..at })
        })
    }

    fn node(&self) -> Node<'i> {
        self.index.fst.node(self.node)
    }

    #[inline]
    fn step(&mut self, byte: u8) -> bool {
        let node = self.node();
        let Some(at) = node.find_input(byte) else { return false };
        let transition = node.transition(at);
        self.output = self.output.cat(transition.out);
        self.node = transition.addr;
        true
    }
}

impl fmt::Debug for Cursor<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Cursor").field("node", &self.node).finish_non_exhaustive()
    }
}
