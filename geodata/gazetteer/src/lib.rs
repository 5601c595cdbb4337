//! The compiled gazetteer of `dateline`, read in place. Layout: `dateline_format::gazetteer`.

/// Names and features, compiled by `dateline-compile`.
pub static GAZETTEER: &[u8] = include_bytes!("../gazetteer.bin");
