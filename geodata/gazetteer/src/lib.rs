//! The compiled gazetteer of `dateline`, read in place. Layout: `dateline::world::gazetteer::format`.

/// Names and features, compiled by `dateline-compile`.
pub static GAZETTEER: &[u8] = include_bytes!("../gazetteer.bin");
