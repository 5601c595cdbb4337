//! The network that reads what a report says of each place.
//!
//! In: [`Signals`]. Out: for each place a [`Reading`]. Each sentence is read by three convolutions that reach seven words to either
//! side; a place takes in its own words, those around the list that it stands in, the words of its sentence that it attends to, and a
//! summary of the sentences around and of the report; then the places of a report that belong together exchange what they know.
//!
//! # References
//!
//! Yu and Koltun 2016, *Multi-scale context aggregation by dilated convolutions*; Schlichtkrull et al. 2018, *Modeling relational
//! data with graph convolutional networks*.

use super::blob::{EVENTS, REACH, ROLES, Weights};
use super::layers::{Linear, rectify, softmax};
use super::signals::{Signals, Spot};
use super::weapon;

/// What the network says of a place.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Reading {
    /// How probable each role is: merely named, struck, launched from, shot down over, reference point.
    pub roles: [f32; ROLES],
    /// How probable each kind of event is, should it be struck: air strike, missile, drone, shelling, explosion, fire, attack.
    pub events: [f32; EVENTS],
    /// How probable it is that the event is only claimed.
    pub claimed: f32,
    /// The token that it attends to most.
    pub witness: Option<usize>,
}

/// What the network says of a report.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct Readings {
    /// Of each of its places.
    pub places: Vec<Reading>,
    /// Whether anything was struck at all: the logarithm of the odds.
    pub anything: f32,
}

/// What is known of the words and sentences of a report.
struct Encoded {
    /// A row for each token.
    words: Vec<f32>,
    /// A row for each sentence.
    sentences: Vec<f32>,
    /// The mean of those.
    report: Vec<f32>,
    /// The most of each of their numbers.
    loudest: Vec<f32>,
}

/// Reads what is said of each place.
pub fn read(signals: &Signals, weights: &Weights) -> Readings {
    if signals.spots.is_empty() {
        return Readings::default();
    }
    let encoded = encode(signals, weights);
    let mut witnesses = Vec::with_capacity(signals.spots.len());
    let mut state: Vec<Vec<f32>> = Vec::with_capacity(signals.spots.len());
    for spot in &signals.spots {
        let (attended, witness) = attend(signals, &encoded, spot, weights);
        witnesses.push(witness);
        let mut told = weights.place.one(&gather(&encoded, spot, attended, weights));
        rectify(&mut told);
        state.push(told);
    }
    for round in &weights.rounds {
        state = exchange(signals, &state, round);
    }
    let places = state.iter().zip(&signals.spots).zip(witnesses).map(|((state, spot), witness)| {
        let mut roles = [0.0; ROLES];
        roles.copy_from_slice(&weights.role.one(state));
        let mut certain = weights.certainty.one(state);
        softmax(&mut roles);
        softmax(&mut certain);
        let events = weapon::events(signals, &encoded.words, spot, state, weights);
        Reading { roles, events, claimed: certain[1], witness }
    });
    let places = places.collect();
    let whole = [encoded.report.as_slice(), &encoded.loudest].concat();
    Readings { places, anything: weights.report.one(&whole).first().copied().unwrap_or_default() }
}

/// The words of all sentences, each with those around it, and the sentences.
fn encode(signals: &Signals, weights: &Weights) -> Encoded {
    let (width, short) = (weights.projection.outputs, weights.summary.outputs);
    let mut words = vec![0.0; signals.words.len() * width];
    let mut sentences = vec![-1.0; signals.sentences.len() * short];
    let pad = weights.convolutions.iter().map(|convolution| convolution.step).max().unwrap_or(0);
    let (mut input, mut rows, mut next, mut brief) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for (number, sentence) in signals.sentences.iter().enumerate() {
        let length = sentence.len();
        input.clear();
        for word in &signals.words[sentence.clone()] {
            weights.embed(word, &mut input);
        }
        // Nothing stands before the first word and after the last.
        rows.clear();
        rows.resize((length + 2 * pad) * width, 0.0);
        let inner = pad * width..(pad + length) * width;
        weights.projection.rows(&input, &mut rows[inner.clone()]);
        rectify(&mut rows[inner.clone()]);
        for convolution in &weights.convolutions {
            next.clear();
            next.resize(length * width, 0.0);
            let [before, here, after] = &convolution.taps;
            let from = |start: usize| &rows[start * width..(start + length) * width];
            here.rows(from(pad), &mut next);
            before.add(from(pad - convolution.step), &mut next);
            after.add(from(pad + convolution.step), &mut next);
            rectify(&mut next);
            for (row, next) in rows[inner.clone()].iter_mut().zip(&next) {
                *row += next;
            }
        }
        words[sentence.start * width..sentence.end * width].copy_from_slice(&rows[inner.clone()]);
        brief.clear();
        brief.resize(length * short, 0.0);
        weights.summary.rows(&rows[inner], &mut brief);
        let summary = &mut sentences[number * short..(number + 1) * short];
        summary.fill(f32::NEG_INFINITY);
        for word in brief.chunks_exact(short) {
            for (most, value) in summary.iter_mut().zip(word) {
                *most = most.max(*value);
            }
        }
        for value in summary {
            *value = value.tanh();
        }
    }
    let (mut report, mut loudest) = (vec![0.0; short], vec![-1.0_f32; short]);
    for sentence in sentences.chunks_exact(short) {
        for ((sum, most), value) in report.iter_mut().zip(&mut loudest).zip(sentence) {
            *sum += value / signals.sentences.len() as f32;
            *most = most.max(*value);
        }
    }
    Encoded { words, sentences, report, loudest }
}

/// What a place attends to in its sentence, and the word that it attends to most.
fn attend(signals: &Signals, encoded: &Encoded, spot: &Spot, weights: &Weights) -> (Vec<f32>, Option<usize>) {
    let width = weights.projection.outputs;
    let row = |at: usize| &encoded.words[at * width..(at + 1) * width];
    let asked = weights.query.one(row(spot.first));
    // The key of a word times the question is the word times this.
    let direction = weights.key.one(&asked);
    let scale = (asked.len() as f32).sqrt();
    let bounds = signals.sentences.get(spot.sentence).cloned().unwrap_or_default();
    let near = bounds.start.max(spot.first.saturating_sub(REACH))..bounds.end.min(spot.first + REACH + 1);
    let near: Vec<usize> = near.filter(|&at| signals.words[at].kind == 0).collect();
    let mut shares: Vec<f32> = near
        .iter()
        .map(|&at| {
            let product: f32 = row(at).iter().zip(&direction).map(|(a, b)| a * b).sum();
            product / scale + weights.distance[at + REACH - spot.first]
        })
        .collect();
    softmax(&mut shares);
    let mut sum = vec![0.0; width];
    for (&at, share) in near.iter().zip(&shares) {
        for (sum, value) in sum.iter_mut().zip(row(at)) {
            *sum += share * value;
        }
    }
    let most = shares.iter().zip(&near).max_by(|one, other| one.0.total_cmp(other.0));
    (sum, most.map(|(_, &at)| at))
}

/// All that is known of a place before it hears of the others.
fn gather(encoded: &Encoded, spot: &Spot, attended: Vec<f32>, weights: &Weights) -> Vec<f32> {
    let (width, short) = (weights.projection.outputs, weights.summary.outputs);
    let mut all = Vec::with_capacity(weights.place.inputs);
    for at in [Some(spot.first), Some(spot.last), spot.before, spot.head, spot.tail] {
        match at {
            Some(at) => all.extend_from_slice(&encoded.words[at * width..(at + 1) * width]),
            None => all.resize(all.len() + width, 0.0),
        }
    }
    for at in [Some(spot.sentence), spot.sentence.checked_sub(1), Some(spot.sentence + 1), Some(0)] {
        match at.and_then(|at| encoded.sentences.get(at * short..(at + 1) * short)) {
            Some(sentence) => all.extend_from_slice(sentence),
            None => all.resize(all.len() + short, 0.0),
        }
    }
    all.extend_from_slice(&encoded.report);
    all.extend_from_slice(&encoded.loudest);
    let mut numbers = weights.numbers.one(&spot.numbers);
    rectify(&mut numbers);
    all.extend(numbers);
    all.extend(attended);
    all
}

/// One round in which each place hears from those that it belongs together with.
fn exchange(signals: &Signals, state: &[Vec<f32>], round: &[Linear]) -> Vec<Vec<f32>> {
    let Some((own, ways)) = round.split_first() else { return state.to_vec() };
    let heard = |(place, state_of): (usize, &Vec<f32>)| {
        let mut sum = own.one(state_of);
        for (way, ties) in ways.iter().zip(&signals.ties) {
            let others = &ties[place];
            if others.is_empty() {
                continue;
            }
            let mut mean = vec![0.0; state_of.len()];
            for &other in others {
                for (mean, value) in mean.iter_mut().zip(&state[other]) {
                    *mean += value / others.len() as f32;
                }
            }
            way.add(&mean, &mut sum);
        }
        rectify(&mut sum);
        sum.iter().zip(state_of).map(|(heard, known)| heard + known).collect()
    };
    state.iter().enumerate().map(heard).collect()
}
