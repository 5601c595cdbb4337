//! Any list, record or layer is read or refused, and what was read is drawn.

#![no_main]

use dateline::input::File;
use dateline::map::{MapOptions, Subject, compose};
use dateline::pipeline::{Content, Context, content, read};
use dateline::world::World;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|source: &str| {
    let context = Context::default();
    let name = if source.starts_with('{') { "list.geojson" } else { "list.csv" };
    let file = File { name, content: source.as_bytes() };
    if matches!(content(&file, &context.columns), Content::Report) {
        return;
    }
    if let Ok(story) = read(&file, World::embedded(), context) {
        compose(&Subject::from_analysis(&story).0, World::embedded(), &MapOptions::default());
    }
});
