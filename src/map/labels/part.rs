//! A component of the label problem with its candidates renumbered, and sets of them as bits.

use crate::map::labels::graph::Graph;

/// A set of candidates as bits.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::map) struct Bits(pub(in crate::map) Vec<u64>);

impl Clone for Bits {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }

    fn clone_from(&mut self, other: &Self) {
        self.0.clone_from(&other.0);
    }
}

impl Bits {
    pub(in crate::map) fn empty(len: usize) -> Self {
        Self(vec![0; len.div_ceil(64)])
    }

    pub(in crate::map) fn full(len: usize) -> Self {
        let mut bits = Self::empty(len);
        (0..len).for_each(|at| bits.set(at));
        bits
    }

    pub(in crate::map) fn set(&mut self, at: usize) {
        self.0[at / 64] |= 1 << (at % 64);
    }

    pub(in crate::map) fn clear(&mut self, at: usize) {
        self.0[at / 64] &= !(1 << (at % 64));
    }

    pub(in crate::map) fn has(&self, at: usize) -> bool {
        self.0[at / 64] & (1 << (at % 64)) != 0
    }

    pub(in crate::map) fn keep(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(a, b)| *a &= b);
    }

    /// Keeps what another set holds too, from a word on.
    pub(in crate::map) fn keep_from(&mut self, word: usize, other: &Self) {
        self.0[word..].iter_mut().zip(&other.0[word..]).for_each(|(a, b)| *a &= b);
    }

    pub(in crate::map) fn remove(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(a, b)| *a &= !b);
    }

    /// What the two have in common.
    pub(in crate::map) fn common<'b>(&'b self, other: &'b Self) -> impl Iterator<Item = usize> + 'b {
        self.0.iter().zip(&other.0).enumerate().flat_map(|(at, (&a, &b))| ones(at, a & b))
    }

    pub(in crate::map) fn first(&self) -> Option<usize> {
        let mut words = self.0.iter().enumerate();
        words.find(|(_, word)| **word != 0).map(|(at, word)| at * 64 + word.trailing_zeros() as usize)
    }

    pub(in crate::map) fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        self.0.iter().enumerate().flat_map(|(at, &word)| ones(at, word))
    }
}

/// The numbers that stand in the word at a place.
fn ones(at: usize, word: u64) -> impl Iterator<Item = usize> {
    std::iter::successors((word != 0).then_some(word), |w| Some(w & (w - 1)).filter(|w| *w != 0))
        .map(move |w| at * 64 + w.trailing_zeros() as usize)
}

/// Sets as lists, one after the other, and where each begins.
fn lists(sets: &[Bits]) -> (Vec<u32>, Vec<u32>) {
    let members = sets.iter().flat_map(|set| &set.0).map(|word| word.count_ones() as usize).sum();
    let (mut rivals, mut first) = (Vec::with_capacity(members), Vec::with_capacity(sets.len() + 1));
    first.push(0);
    for set in sets {
        for (at, &word) in set.0.iter().enumerate() {
            let mut word = word;
            while word != 0 {
                rivals.push(64 * at as u32 + word.trailing_zeros());
                word &= word - 1;
            }
        }
        first.push(rivals.len() as u32);
    }
    (rivals, first)
}

/// One component: candidates renumbered by falling value; those of one item exclude each other too.
pub(in crate::map) struct Part {
    /// The candidate's number in the whole problem.
    pub(in crate::map) origin: Vec<usize>,
    pub(in crate::map) value: Vec<i64>,
    /// Items renumbered from 0.
    pub(in crate::map) item: Vec<u32>,
    pub(in crate::map) items: usize,
    pub(in crate::map) excludes: Vec<Bits>,
    /// The same as lists, one after the other, and where each begins.
    rivals: Vec<u32>,
    first: Vec<u32>,
}

impl Part {
    /// The part of a problem that these candidates make.
    pub(in crate::map) fn new(graph: &Graph, candidates: &[usize]) -> Self {
        let mut origin = candidates.to_vec();
        origin.sort_by_key(|&c| (-graph.value[c], c));
        let mut place = vec![u32::MAX; graph.len()];
        origin.iter().enumerate().for_each(|(new, &old)| place[old] = new as u32);
        let mut known: Vec<u32> = origin.iter().map(|&c| graph.item[c]).collect();
        known.sort_unstable();
        known.dedup();
        let item: Vec<u32> =
            origin.iter().map(|&c| known.binary_search(&graph.item[c]).unwrap_or_default() as u32).collect();
        let mut siblings = vec![Bits::empty(origin.len()); known.len()];
        item.iter().enumerate().for_each(|(c, &of)| siblings[of as usize].set(c));
        let mut excludes = Vec::with_capacity(origin.len());
        for (new, &old) in origin.iter().enumerate() {
            let mut bits = siblings[item[new] as usize].clone();
            bits.clear(new);
            let known = graph.conflicts[old].iter().map(|&c| place[c as usize]).filter(|&c| c != u32::MAX);
            known.for_each(|c| bits.set(c as usize));
            excludes.push(bits);
        }
        let (rivals, first) = lists(&excludes);
        let value = origin.iter().map(|&c| graph.value[c]).collect();
        Self { origin, value, item, items: known.len(), excludes, rivals, first }
    }

    /// The part that some candidates make alone; they are given ascending.
    pub(in crate::map) fn within(&self, kept: &[usize]) -> Self {
        let mut place = vec![u32::MAX; self.value.len()];
        kept.iter().enumerate().for_each(|(new, &old)| place[old] = new as u32);
        let mut number = vec![u32::MAX; self.items];
        kept.iter().for_each(|&c| number[self.item[c] as usize] = 0);
        let mut items = 0;
        for number in number.iter_mut().filter(|number| **number == 0) {
            *number = items;
            items += 1;
        }
        let mut excludes = Vec::with_capacity(kept.len());
        for &old in kept {
            let mut bits = Bits::empty(kept.len());
            let known = self.rivals(old).iter().map(|&c| place[c as usize]).filter(|&c| c != u32::MAX);
            known.for_each(|c| bits.set(c as usize));
            excludes.push(bits);
        }
        let (rivals, first) = lists(&excludes);
        Self {
            origin: kept.iter().map(|&c| self.origin[c]).collect(),
            value: kept.iter().map(|&c| self.value[c]).collect(),
            item: kept.iter().map(|&c| number[self.item[c] as usize]).collect(),
            items: items as usize,
            excludes,
            rivals,
            first,
        }
    }

    /// The candidates that one excludes, ascending.
    pub(in crate::map) fn rivals(&self, candidate: usize) -> &[u32] {
        &self.rivals[self.first[candidate] as usize..self.first[candidate + 1] as usize]
    }

    /// The numbers of candidates in the whole problem.
    pub(in crate::map) fn origins(&self, candidates: &[usize]) -> Vec<usize> {
        candidates.iter().map(|&c| self.origin[c]).collect()
    }

    /// What these candidates are worth together.
    pub(in crate::map) fn worth(&self, chosen: &[usize]) -> i64 {
        chosen.iter().map(|&c| self.value[c]).sum()
    }

    /// Takes candidates in an order as long as they fit.
    pub(in crate::map) fn taken_in(&self, order: impl IntoIterator<Item = usize>) -> Vec<usize> {
        let mut free = Bits::full(self.value.len());
        let mut chosen = Vec::new();
        for c in order {
            if free.has(c) {
                free.clear(c);
                free.remove(&self.excludes[c]);
                chosen.push(c);
            }
        }
        chosen
    }

    /// How many of a set a candidate excludes.
    pub(in crate::map) fn shared(&self, set: &Bits, candidate: usize) -> u32 {
        set.0.iter().zip(&self.excludes[candidate].0).map(|(a, b)| (a & b).count_ones()).sum()
    }
}
