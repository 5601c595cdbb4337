//! The kind of an event, weighed from what the network says, the weapons named around the place, and all words of its report.
//!
//! In: the signals of a report and a reading. Out: how probable each kind is. A word counts by where it stands: in the sentence of the
//! place, the nearer the more; in a sentence beside it; in the report; in its first sentence. Where a report speaks of one kind alone,
//! the words of the whole report decide.

use std::collections::BTreeMap;

use super::blob::{EVENTS, Weights, ZONES};
use super::layers::softmax;
use super::network::Reading;
use super::signals::Signals;

const SENTENCE: usize = 0;
const BESIDE: usize = 1;
const REPORT: usize = 2;
const FIRST: usize = 3;
/// What a word is worth in each; in the sentence of the place, at the place itself.
const WORTH: [f32; ZONES] = [1.0, 0.5, 0.25, 0.5];
/// Tokens at which a word of the sentence is worth half.
const HALF: f32 = 8.0;
/// No kind of event is less probable than this before the words are weighed.
const LEAST: f32 = 1e-3;
/// How much likelier the weapon that the sentence goes on about makes its kind.
const CARRIED: f32 = 5.0;
/// How much the logarithm of what the network says counts.
const TOLD: f32 = 0.5;

/// How probable each kind of event is at the place `index`, of which the network says `reading`.
pub(crate) fn kinds(signals: &Signals, index: usize, reading: &Reading, weights: &Weights) -> [f32; EVENTS] {
    let mut kinds = [0.0; EVENTS];
    let Some(spot) = signals.spots.get(index) else { return reading.events };
    let mut told: Vec<f32> = reading.events.iter().map(|event| TOLD * event.max(LEAST).ln()).collect();
    told.extend_from_slice(&spot.tools);
    kinds.copy_from_slice(&weights.kind.one(&told));
    let mut words: BTreeMap<(usize, usize), f32> = BTreeMap::new();
    for (number, sentence) in signals.sentences.iter().enumerate() {
        for at in sentence.clone() {
            let Some(word) = weights.number(&signals.words[at]) else { continue };
            let mut add = |zone: usize, worth: f32| {
                let known = words.entry((word, zone)).or_default();
                *known = known.max(worth);
            };
            add(REPORT, WORTH[REPORT]);
            if number == 0 {
                add(FIRST, WORTH[FIRST]);
            }
            match number.abs_diff(spot.sentence) {
                0 => add(SENTENCE, WORTH[SENTENCE] / (1.0 + at.abs_diff(spot.first) as f32 / HALF)),
                1 => add(BESIDE, WORTH[BESIDE]),
                _ => {}
            }
        }
    }
    for ((word, zone), worth) in words {
        for (kind, said) in kinds.iter_mut().zip(weights.kinds_of(word, zone)) {
            *kind += worth * said;
        }
    }
    softmax(&mut kinds);
    // The classes of weapons stand in the order of the kinds of event.
    if let Some(carried) = spot.carried {
        kinds[carried] *= CARRIED;
        let all: f32 = kinds.iter().sum();
        kinds = kinds.map(|kind| kind / all);
    }
    kinds
}
