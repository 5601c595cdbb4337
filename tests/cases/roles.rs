//! The network of roles reads the same here as where it was trained.

use dateline::site::role::{self, Signals};
use serde::Deserialize;

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
    let text = std::fs::read_to_string("tests/data/roles.json").expect("written by geodata/train-roles/train.py");
    let read: Read = serde_json::from_str(&text).expect("as train.py writes it");
    let weights = role::shipped().expect("the weights that are built in");
    let found = role::read(&read.signals, weights);
    assert_eq!(found.places.len(), read.roles.len());
    assert!(found.places.len() > 5);
    // The vectors and weights of single words are stored as bytes: that alone moves a probability by some thousandths.
    let near = |one: f32, other: f32| assert!((one - other).abs() < 0.02, "{one} is read, {other} was");
    assert!((found.anything - read.anything).abs() < 0.1, "{} is read, {} was", found.anything, read.anything);
    for (at, place) in found.places.iter().enumerate() {
        let kinds = role::kinds(&read.signals, at, place, weights);
        place.roles.into_iter().zip(read.roles[at]).for_each(|(one, other)| near(one, other));
        place.events.into_iter().zip(read.events[at]).for_each(|(one, other)| near(one, other));
        near(place.claimed, read.claimed[at]);
        kinds.into_iter().zip(read.kinds[at]).for_each(|(one, other)| near(one, other));
    }
}
