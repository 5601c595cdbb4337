//! Any style file is read or refused.

#![no_main]

use dateline::map::Style;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|source: &str| {
    let _ = Style::read(source);
});
