//! Weapons named around a place and in its report, by their classes of words: what the kind of an event is read from beside the network.
//!
//! In: the words of a report, and where a place stands. Out: numbers for each class of weapon.

use std::ops::Range;

use crate::site::lexicon;
use crate::text::Token;

/// Classes of weapons: those of the air, missiles, drones, guns, charges, flames, arms in hand.
pub(super) const TOOLS: usize = 7;
/// Numbers told of each place: how near a weapon of each class is named in its sentence, whether in the one before and the one after, which
/// share of all weapons of the report are of the class, and whether its first sentence names one.
pub(super) const TOOL_SIGNALS: usize = 5 * TOOLS;
/// Tokens at which the nearness of a weapon has fallen by half.
const HALF: f32 = 5.0;

/// Sentences over which a report goes on about a weapon.
const BACK: usize = 4;

/// The weapons of a report.
pub(super) struct Arms {
    /// For each token, a bit for each class of weapon that it names; none within the name of a place.
    named: Vec<u8>,
    /// The class of the weapon that each sentence names last.
    last: Vec<Option<usize>>,
    /// How often each sentence names each class.
    counts: Vec<[f32; TOOLS]>,
    /// Which share of all is of each class.
    shares: [f32; TOOLS],
}

fn has(classes: u8, class: usize) -> bool {
    classes & (1 << class) != 0
}

impl Arms {
    /// The weapons named by `tokens` outside of the names of places, which `owner` tells.
    pub(super) fn of(tokens: &[Token], owner: &[Option<usize>], sentences: &[Range<usize>]) -> Self {
        let name = |(token, owner): (&Token, &Option<usize>)| match owner {
            Some(_) => 0,
            None => lexicon::tools(&token.text.to_lowercase()),
        };
        let named: Vec<u8> = tokens.iter().zip(owner).map(name).collect();
        let count = |sentence: &Range<usize>| {
            let mut counts = [0.0; TOOLS];
            for &classes in &named[sentence.clone()] {
                for (class, count) in counts.iter_mut().enumerate() {
                    *count += f32::from(u8::from(has(classes, class)));
                }
            }
            counts
        };
        let counts: Vec<[f32; TOOLS]> = sentences.iter().map(count).collect();
        let named_last = |sentence: &Range<usize>| {
            let classes = named[sentence.clone()].iter().rev().find(|&&classes| classes != 0)?;
            (0..TOOLS).rev().find(|&class| has(*classes, class))
        };
        let last = sentences.iter().map(named_last).collect();
        let mut shares = [0.0; TOOLS];
        for counts in &counts {
            for (share, count) in shares.iter_mut().zip(counts) {
                *share += count;
            }
        }
        let all = shares.iter().sum::<f32>().max(1.0);
        Self { named, last, counts, shares: shares.map(|share| share / all) }
    }

    /// What is told of the weapons around the place that begins at the token `first`, in the sentence `number` with these tokens.
    pub(super) fn around(&self, first: usize, number: usize, sentence: Range<usize>) -> Vec<f32> {
        let mut near = [0.0_f32; TOOLS];
        for at in sentence {
            for (class, near) in near.iter_mut().enumerate() {
                if has(self.named[at], class) {
                    *near = near.max(1.0 / (1.0 + at.abs_diff(first) as f32 / HALF));
                }
            }
        }
        let flags = |sentence: Option<usize>| {
            let counts = sentence.and_then(|at| self.counts.get(at)).copied().unwrap_or_default();
            counts.map(|count| f32::from(u8::from(count > 0.0)))
        };
        let (before, after) = (flags(number.checked_sub(1)), flags(Some(number + 1)));
        [near, before, after, self.shares, flags(Some(0))].concat()
    }

    /// The class of the weapon that a sentence goes on about without naming one: the last one named before it, of its paragraph.
    /// `paragraph` tells which each sentence is of.
    pub(super) fn carried(&self, sentence: usize, paragraph: &[usize]) -> Option<usize> {
        if self.last.get(sentence)?.is_some() {
            return None;
        }
        let before = (sentence.saturating_sub(BACK)..sentence).rev();
        before.take_while(|&one| paragraph.get(one) == paragraph.get(sentence)).find_map(|one| self.last[one])
    }
}
