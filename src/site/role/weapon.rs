//! What a place was struck with: asked of all words of the report, since the weapon is often named sentences away from the place.
//!
//! In: what the network knows of each place, and its words. Out: how probable each kind of event is. Words are weighed by what they mean
//! and by how far they stand from the place: in steps within its sentence, in sentences beyond it.

use super::blob::{AWAY, EVENTS, STEPS, Weights};
use super::layers::softmax;
use super::signals::{Signals, Spot};

/// The kinds of event of the place at `spot`, of which the network knows `state`.
pub(super) fn events(signals: &Signals, rows: &[f32], spot: &Spot, state: &[f32], weights: &Weights) -> [f32; EVENTS] {
    let width = weights.projection.outputs;
    let asked = weights.tool.one(state);
    // The key of a word times the question is the word times this.
    let direction = weights.tool_key.one(&asked);
    let scale = (asked.len() as f32).sqrt();
    let free = || {
        let words = signals
            .sentences
            .iter()
            .enumerate()
            .flat_map(|(number, tokens)| tokens.clone().map(move |at| (number, at)));
        words.filter(|&(_, at)| signals.words[at].kind == 0)
    };
    let row = |at: usize| &rows[at * width..(at + 1) * width];
    let score = |(sentence, at): (usize, usize)| {
        let product: f32 = row(at).iter().zip(&direction).map(|(a, b)| a * b).sum();
        product / scale + weights.far[far(spot, sentence, at)]
    };
    let mut shares: Vec<f32> = free().map(score).collect();
    softmax(&mut shares);
    let mut told = state.to_vec();
    told.resize(state.len() + width, 0.0);
    let (_, found) = told.split_at_mut(state.len());
    for ((_, at), share) in free().zip(&shares) {
        for (sum, value) in found.iter_mut().zip(row(at)) {
            *sum += share * value;
        }
    }
    let mut events = [0.0; EVENTS];
    events.copy_from_slice(&weights.event.one(&told));
    softmax(&mut events);
    events
}

/// The number of the distance between a place and the word `at` of a sentence.
fn far(spot: &Spot, sentence: usize, at: usize) -> usize {
    let (inside, middle) = (STEPS.len() + 1, 2 * (STEPS.len() + 1) + AWAY);
    if sentence == spot.sentence {
        let apart = at.abs_diff(spot.first);
        let after = if at > spot.first { inside } else { 0 };
        return after + STEPS.iter().filter(|&&step| step < apart).count();
    }
    if sentence == 0 {
        return middle;
    }
    let apart = sentence.abs_diff(spot.sentence).min(AWAY);
    if sentence > spot.sentence { middle + apart } else { middle - apart }
}
