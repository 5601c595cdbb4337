//! The role of each place, read by a small network: struck, launched from, shot down over, reference point, or merely named.
//!
//! In: an article and its places. Out: a [`Reading`] for each place. Reading order of the files: `signals` and `tools` (what the network is told),
//! `network` (how it reads), `weapon` and `kinds` (what it was struck with), `layers` (its arithmetic), `blob` (the weights' layout). Training is `geodata/train-roles`.

mod blob;
mod kinds;
mod layers;
mod network;
pub(super) mod signals;
mod tools;
mod weapon;

use std::sync::OnceLock;

pub use blob::Weights;
pub(crate) use blob::{EVENTS, EVIDENCE};
pub(crate) use kinds::kinds;
pub use network::{Reading, Readings, read};
pub use signals::Signals;

/// The weights that come with the program; `None` only when the blob that was compiled in is damaged.
pub(crate) fn shipped() -> Option<&'static Weights> {
    static WEIGHTS: OnceLock<Option<Weights>> = OnceLock::new();
    WEIGHTS.get_or_init(|| Weights::read(dateline_roles::ROLES)).as_ref()
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;

    /// What training read of a report.
    #[derive(Deserialize)]
    struct Read {
        signals: Signals,
        roles: Vec<[f32; 5]>,
        events: Vec<[f32; 7]>,
        claimed: Vec<f32>,
        anything: f32,
        kinds: Vec<[f32; 7]>,
    }

    #[test]
    fn the_program_reads_what_training_read() {
        let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/roles.json"))
            .expect("written by geodata/train-roles/train.py");
        let told: Read = serde_json::from_str(&text).expect("as train.py writes it");
        let weights = shipped().expect("the weights that are built in");
        let found = read(&told.signals, weights);
        assert_eq!(found.places.len(), told.roles.len());
        assert!(found.places.len() > 5);
        // The vectors and weights of single words are stored as bytes: that alone moves a probability by some thousandths.
        let near = |one: f32, other: f32| assert!((one - other).abs() < 0.02, "{one} is read, {other} was");
        assert!((found.anything - told.anything).abs() < 0.1, "{} is read, {} was", found.anything, told.anything);
        for (at, place) in found.places.iter().enumerate() {
            let kinds = kinds(&told.signals, at, place, weights);
            place.roles.into_iter().zip(told.roles[at]).for_each(|(one, other)| near(one, other));
            place.events.into_iter().zip(told.events[at]).for_each(|(one, other)| near(one, other));
            near(place.claimed, told.claimed[at]);
            kinds.into_iter().zip(told.kinds[at]).for_each(|(one, other)| near(one, other));
        }
    }
}
