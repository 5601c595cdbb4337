//! The compiled basemap and fonts of `dateline`, read in place. Layout: `dateline::basemap::format`.

/// Land, borders, water and area outlines, compiled by `dateline-compile`.
pub static BASEMAP: &[u8] = include_bytes!("../basemap.bin");
