//! Any text is read, and every span of what was found lies in it.

#![no_main]

use dateline::pipeline::{Context, analyze};
use dateline::world::World;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|source: &str| {
    let analysis = analyze(source, World::embedded(), Context::default());
    let length = source.chars().count();
    for place in &analysis.places {
        assert!(place.span.start <= place.span.end && place.span.end <= length, "{:?} is outside", place.span);
    }
});
