//! Any text is a coordinate or it is not; one that is can be printed and read again.

#![no_main]

use dateline::geodesy::notation;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Some(point) = notation::parse(text) {
        assert!(notation::parse(&notation::sexagesimal(point)).is_some(), "{point:?} is not read back");
    }
});
