//! Any list of sites is read or refused, and what was read is drawn.

#![no_main]

use dateline::map::{MapOptions, Subject, compose};
use dateline::site::list::{Columns, read_csv, read_geojson};
use dateline::world::World;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|source: &str| {
    let list = if source.starts_with('{') { read_geojson(source) } else { read_csv(source, &Columns::default()) };
    if let Ok(list) = list {
        compose(&Subject::from_list(&list), World::embedded(), &MapOptions::default());
    }
});
