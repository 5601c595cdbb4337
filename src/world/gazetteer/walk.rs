//! Walking the name index token by token, so that "is there a longer name?" costs one step and no second search.

use super::format;
use super::{FeatureId, NameKind};
use fst::raw::{CompiledAddr, Fst, Output};
use zerocopy::little_endian::U32;

/// An index of folded names, with the lists that its values point to.
#[derive(Clone)]
pub(super) struct Index {
    pub(super) fst: Fst<&'static [u8]>,
    pub(super) lists: &'static [U32],
}

impl Index {
    /// What the value of a name stands for.
    pub(super) fn matches(&self, value: u64) -> Matches {
        if value & 1 == 0 {
            return Matches { single: Some((value >> 1) as u32), list: [].iter() };
        }
        let at = (value >> 1) as usize;
        let count = self.lists.get(at).map_or(0, |count| count.get() as usize);
        Matches { single: None, list: self.lists.get(at + 1..at + 1 + count).unwrap_or_default().iter() }
    }

    /// What a whole folded name stands for.
    pub(super) fn get(&self, folded: &str) -> Matches {
        self.fst.get(folded).map_or_else(Matches::none, |value| self.matches(value.value()))
    }
}

/// The features that a name may mean, best standing first, with how the name belongs to each.
#[derive(Debug, Clone)]
pub struct Matches {
    single: Option<u32>,
    list: std::slice::Iter<'static, U32>,
}

impl Matches {
    fn none() -> Self {
        Self { single: None, list: [].iter() }
    }
}

impl Iterator for Matches {
    type Item = (FeatureId, NameKind);

    fn next(&mut self) -> Option<Self::Item> {
        let posting = self.single.take().or_else(|| self.list.next().map(|posting| posting.get()))?;
        Some((FeatureId(posting >> format::KIND_BITS), NameKind::from_bits(posting & ((1 << format::KIND_BITS) - 1))))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let count = self.list.len() + usize::from(self.single.is_some());
        (count, Some(count))
    }
}

impl ExactSizeIterator for Matches {}

/// A position in the index after some tokens of a text. Cheap to copy: keep one to come back to it.
///
/// ```
/// use dateline::world::gazetteer::Gazetteer;
/// let gazetteer = Gazetteer::embedded();
/// let mut walk = gazetteer.walk();
/// assert!(walk.push("tel"), "a name begins with it");
/// assert!(walk.push("aviv"));
/// assert!(walk.matches().next().is_some());
/// assert!(!walk.push("zebra"), "no name goes on like this");
/// ```
#[derive(Clone, Copy)]
pub struct Walk<'g> {
    index: &'g Index,
    node: CompiledAddr,
    output: Output,
    begun: bool,
}

impl<'g> Walk<'g> {
    pub(super) fn new(index: &'g Index) -> Self {
        Self { index, node: index.fst.root().addr(), output: Output::zero(), begun: false }
    }

    /// Goes on by one folded token. `false` when no name continues so; the walk is then unchanged.
    ///
    /// A token that folds to several words ("U.S." to "u s") or to none (",") may be given as it is.
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

    /// The features named by exactly the tokens pushed so far.
    pub fn matches(&self) -> Matches {
        let node = self.index.fst.node(self.node);
        if self.begun && node.is_final() {
            self.index.matches(self.output.cat(node.final_output()).value())
        } else {
            Matches::none()
        }
    }

    /// Whether the tokens pushed so far are a name.
    pub fn is_name(&self) -> bool {
        self.begun && self.index.fst.node(self.node).is_final()
    }

    fn step(&mut self, byte: u8) -> bool {
        let node = self.index.fst.node(self.node);
        let Some(at) = node.find_input(byte) else { return false };
        let transition = node.transition(at);
        self.output = self.output.cat(transition.out);
        self.node = transition.addr;
        true
    }
}

impl std::fmt::Debug for Walk<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Walk").field("node", &self.node).finish_non_exhaustive()
    }
}
