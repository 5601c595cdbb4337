//! The layout of `roles.bin`: what training writes and [`super::network`] works with.
//!
//! | bytes | holds |
//! |---|---|
//! | 0..8 | `DLROLES2` |
//! | 8..60 | thirteen sizes, in the order of [`Sizes`] |
//! | then | slots of two bytes of fingerprint and two of row: which word has which general vector |
//! | then | general vectors, a signed byte a number, the first of unknown words |
//! | then | slots of the words of the labelled reports, and the vectors learned of them, the second of all other words |
//! | then | 32-bit numbers: the two steps of those bytes, then the matrices in the order of [`Weights::read`] |
//!
//! All numbers are little-endian.

use super::layers::{Convolution, Linear};
use super::signals::{PLACE_SIGNALS, TIES, Word};
use super::tools::TOOL_SIGNALS;

const MAGIC: &[u8; 8] = b"DLROLES2";
/// Slots looked at before a word counts as unknown.
const PROBES: usize = 32;
/// Vectors of how a word is written, of the kind of place, of the block: how many, how long.
const MARKS: [(usize, usize); 3] = [(8, 4), (10, 16), (5, 4)];

/// Words to either side that a place may attend to.
pub(super) const REACH: usize = 30;
/// Roles that are told apart.
pub(super) const ROLES: usize = 5;
/// Kinds of event that are told apart.
pub(crate) const EVENTS: usize = 7;

/// Steps of distance within a sentence that are told apart where a place asks what it was struck with, in tokens.
pub(super) const STEPS: [usize; 5] = [2, 5, 9, 15, 25];
/// Sentences to either side that are told apart.
pub(super) const AWAY: usize = 3;
/// How many distances are told apart: before and after the place, sentences before and after, and the first sentence.
const FAR: usize = 2 * (STEPS.len() + 1) + 2 * AWAY + 1;
/// Where a word may stand for what it says of the kind of an event.
pub(super) const ZONES: usize = 4;

/// Figures that speak for a name having been struck.
pub(crate) const EVIDENCE: usize = 11;

/// How large the parts are.
#[derive(Debug, Clone, Copy)]
struct Sizes {
    slots: usize,
    vectors: usize,
    vector: usize,
    own_slots: usize,
    own_vectors: usize,
    own_vector: usize,
    hidden: usize,
    convolutions: usize,
    summary: usize,
    query: usize,
    numbers: usize,
    state: usize,
    rounds: usize,
}

/// Words with their vectors.
#[derive(Debug)]
struct Words {
    slots: &'static [u8],
    vectors: &'static [u8],
    length: usize,
    step: f32,
}

/// The weights of the network.
#[derive(Debug)]
pub struct Weights {
    general: Words,
    own: Words,
    marks: [Vec<f32>; 3],
    pub(super) projection: Linear,
    pub(super) convolutions: Vec<Convolution>,
    pub(super) summary: Linear,
    pub(super) query: Linear,
    /// From a question to the direction in which its answers lie.
    pub(super) key: Linear,
    pub(super) distance: Vec<f32>,
    pub(super) numbers: Linear,
    pub(super) place: Linear,
    /// For each round, what a place knows, then what it hears in each way.
    pub(super) rounds: Vec<Vec<Linear>>,
    pub(super) role: Linear,
    pub(super) certainty: Linear,
    /// Whether anything was struck in a report.
    pub(super) report: Linear,
    /// What a place asks of the words of its report, and the direction in which the answers lie.
    pub(super) tool: Linear,
    pub(super) tool_key: Linear,
    pub(super) far: Vec<f32>,
    pub(super) event: Linear,
    struck: Linear,
    sure: Linear,
    /// The kind of event, by what the network says and by the weapons named around the place.
    pub(super) kind: Linear,
    kind_step: f32,
    /// For each word of the vocabulary and zone, what it says of each kind of event: a signed byte a number.
    kind_words: &'static [u8],
}

fn logistic(linear: &Linear, evidence: &[f32]) -> f32 {
    let sum = linear.one(evidence).first().copied().unwrap_or_default();
    1.0 / (1.0 + (-sum).exp())
}

/// Takes parts off the front of a blob.
struct Reader<'b> {
    rest: &'b [u8],
}

impl<'b> Reader<'b> {
    fn bytes(&mut self, count: usize) -> Option<&'b [u8]> {
        let (taken, rest) = self.rest.split_at_checked(count)?;
        self.rest = rest;
        Some(taken)
    }

    fn size(&mut self) -> Option<usize> {
        Some(u32::from_le_bytes(self.bytes(4)?.try_into().ok()?) as usize)
    }

    fn reals(&mut self, count: usize) -> Option<Vec<f32>> {
        let bytes = self.bytes(4 * count)?;
        Some(bytes.chunks_exact(4).map(|b| f32::from_le_bytes([b[0], b[1], b[2], b[3]])).collect())
    }

    fn real(&mut self) -> Option<f32> {
        self.reals(1)?.first().copied()
    }

    fn linear(&mut self, inputs: usize, outputs: usize) -> Option<Linear> {
        let weights = self.reals(inputs * outputs)?;
        let bias = self.reals(outputs)?;
        Some(Linear::new(inputs, outputs, &weights, &bias))
    }
}

impl Weights {
    /// Reads a blob; `None` when it is none, or damaged.
    pub fn read(blob: &'static [u8]) -> Option<Self> {
        let mut reader = Reader { rest: blob };
        if reader.bytes(8)? != MAGIC {
            return None;
        }
        let mut next = || reader.size();
        let sizes = Sizes {
            slots: next()?,
            vectors: next()?,
            vector: next()?,
            own_slots: next()?,
            own_vectors: next()?,
            own_vector: next()?,
            hidden: next()?,
            convolutions: next()?,
            summary: next()?,
            query: next()?,
            numbers: next()?,
            state: next()?,
            rounds: next()?,
        };
        let powers = sizes.slots.is_power_of_two() && sizes.own_slots.is_power_of_two();
        if !powers || sizes.own_vectors < 2 || sizes.vectors < 1 || sizes.convolutions > 8 || sizes.rounds > 8 {
            return None;
        }
        let slots = reader.bytes(4 * sizes.slots)?;
        let vectors = reader.bytes(sizes.vectors * sizes.vector)?;
        let own_slots = reader.bytes(4 * sizes.own_slots)?;
        let own_vectors = reader.bytes(sizes.own_vectors * sizes.own_vector)?;
        let general = Words { slots, vectors, length: sizes.vector, step: reader.real()? };
        let own = Words { slots: own_slots, vectors: own_vectors, length: sizes.own_vector, step: reader.real()? };
        let mut mark = |(count, length): (usize, usize)| reader.reals(count * length);
        let marks = [mark(MARKS[0])?, mark(MARKS[1])?, mark(MARKS[2])?];
        let embedded = sizes.vector + sizes.own_vector + MARKS.iter().map(|(_, length)| length).sum::<usize>();
        let hidden = sizes.hidden;
        let projection = reader.linear(embedded, hidden)?;
        let mut convolutions = Vec::new();
        for number in 0..sizes.convolutions {
            let [before, here, after] =
                [reader.reals(hidden * hidden)?, reader.reals(hidden * hidden)?, reader.reals(hidden * hidden)?];
            let bias = reader.reals(hidden)?;
            let tap = |weights: &[f32], bias: &[f32]| Linear::new(hidden, hidden, weights, bias);
            convolutions.push(Convolution {
                step: 1 << number,
                taps: [tap(&before, &[]), tap(&here, &bias), tap(&after, &[])],
            });
        }
        let summary = reader.linear(hidden, sizes.summary)?;
        let query = reader.linear(hidden, sizes.query)?;
        let key = Linear::new(sizes.query, hidden, &reader.reals(hidden * sizes.query)?, &[]);
        let distance = reader.reals(2 * REACH + 1)?;
        let numbers = reader.linear(PLACE_SIGNALS, sizes.numbers)?;
        let place = reader.linear(6 * hidden + 6 * sizes.summary + sizes.numbers, sizes.state)?;
        let mut rounds = Vec::new();
        for _ in 0..sizes.rounds {
            let mut round = vec![reader.linear(sizes.state, sizes.state)?];
            for _ in 0..TIES {
                let weights = reader.reals(sizes.state * sizes.state)?;
                round.push(Linear::new(sizes.state, sizes.state, &weights, &[]));
            }
            rounds.push(round);
        }
        let (role, certainty) = (reader.linear(sizes.state, ROLES)?, reader.linear(sizes.state, 2)?);
        let report = reader.linear(2 * sizes.summary, 1)?;
        let tool = reader.linear(sizes.state, sizes.query)?;
        let tool_key = Linear::new(sizes.query, hidden, &reader.reals(hidden * sizes.query)?, &[]);
        let far = reader.reals(FAR)?;
        let event = reader.linear(sizes.state + hidden, EVENTS)?;
        let (struck, sure) = (reader.linear(EVIDENCE, 1)?, reader.linear(EVIDENCE, 1)?);
        let kind = reader.linear(EVENTS + TOOL_SIGNALS, EVENTS)?;
        let kind_step = reader.real()?;
        let kind_words = reader.bytes(sizes.own_vectors * ZONES * EVENTS)?;
        Some(Self {
            general,
            own,
            marks,
            projection,
            convolutions,
            summary,
            query,
            key,
            distance,
            numbers,
            place,
            rounds,
            role,
            certainty,
            report,
            tool,
            tool_key,
            far,
            event,
            struck,
            sure,
            kind,
            kind_step,
            kind_words,
        })
    }

    /// How probable it is that a name was struck, by what speaks for it in its report.
    pub(crate) fn struck(&self, evidence: &[f32; EVIDENCE]) -> f32 {
        logistic(&self.struck, evidence)
    }

    /// How probable it is that it was struck and stands where it is put.
    pub(crate) fn sure(&self, evidence: &[f32; EVIDENCE]) -> f32 {
        logistic(&self.sure, evidence)
    }

    /// The number of a word in the vocabulary of the labelled reports; `None` for one that is not in it, a name or a number.
    pub(super) fn number(&self, word: &Word) -> Option<usize> {
        let row = if word.key == 0 { 0 } else { self.own.row(word.key) };
        (row > 1).then_some(row)
    }

    /// What the word with this number says of each kind of event where it stands in `zone`.
    pub(super) fn kinds_of(&self, number: usize, zone: usize) -> impl Iterator<Item = f32> {
        let at = (number * ZONES + zone) * EVENTS;
        self.kind_words[at..at + EVENTS].iter().map(|&byte| f32::from(byte as i8) * self.kind_step)
    }

    /// Appends the vector of `word`.
    pub(super) fn embed(&self, word: &Word, out: &mut Vec<f32>) {
        let (general, own) = match word.key {
            0 => (0, 0),
            key => (self.general.row(key), self.own.row(key).max(1)),
        };
        self.general.append(general, out);
        self.own.append(own, out);
        for ((table, (_, length)), code) in self.marks.iter().zip(MARKS).zip([word.case, word.kind, word.block]) {
            out.extend_from_slice(&table[usize::from(code) * length..(usize::from(code) + 1) * length]);
        }
    }
}

impl Words {
    fn append(&self, row: usize, out: &mut Vec<f32>) {
        let bytes = &self.vectors[row * self.length..(row + 1) * self.length];
        out.extend(bytes.iter().map(|&byte| f32::from(byte as i8) * self.step));
    }

    /// The row of the word with this key, 0 where unknown.
    fn row(&self, key: u64) -> usize {
        let slots = self.slots.len() / 4;
        let mixed = (key ^ (key >> 32)).wrapping_mul(0xd6e8_feb8_6659_fd93);
        let (mut slot, fingerprint) = ((mixed >> 20) as usize & (slots - 1), (mixed >> 48) as u16);
        for _ in 0..PROBES {
            let at = &self.slots[4 * slot..4 * slot + 4];
            match (u16::from_le_bytes([at[0], at[1]]), u16::from_le_bytes([at[2], at[3]])) {
                (_, 0) => return 0,
                (found, row) if found == fingerprint => return usize::from(row),
                _ => slot = (slot + 1) & (slots - 1),
            }
        }
        0
    }
}
