//! Every limit of every input and output, in one place; `docs/limits.md` is the same as a table, and a test holds the two together.
//!
//! A limit is either *refused* beyond (an error before work begins) or *cut* (the rest is worked on, and a diagnostic says so).
//! What lies within them takes time in proportion to its length.

use std::ops::RangeInclusive;

/// Bytes of a report. Beyond: refused.
pub const REPORT_BYTES: usize = 16 << 20;
/// Bytes of a line of `batch`: a report at its limit, with quotes and line ends escaped. Beyond: a record with `error`.
pub const BATCH_LINE_BYTES: usize = 4 * REPORT_BYTES;
/// Names given with a report of `batch`. Beyond: a record with `error`.
pub const SPANS: usize = 20_000;
/// Code points of a name given with a report of `batch`. Beyond: a record with `error`.
pub const SPAN_LENGTH: usize = 200;
/// Names given that may hold one code point. Beyond: a record with `error`.
pub const SPANS_OVERLAPPING: usize = 8;
/// Words and marks of a sentence; a longer one is read in pieces of this many. The longest sentence of 20,000 published reports has
/// 341, and of the lists of places in a military communiqué some 500.
pub const SENTENCE_TOKENS: usize = 600;
/// How many names before a name, and how many after it, are weighed together with it in a report of more.
pub const NEIGHBOURS: usize = 160;
/// Bytes of a list or record. Beyond: refused.
pub const LIST_BYTES: u64 = 64 << 20;
/// Entries of a list: rows, points of a set of points, lines, rings. Beyond: refused.
pub const ROWS: usize = 100_000;
/// Bytes of a line of `distance --pairs`, and of a place asked for. Beyond: an error.
pub const PAIR_LINE_BYTES: usize = 1 << 16;
/// Words of a place asked for. Beyond: an error.
pub const ASKED_WORDS: usize = 200;
/// Code points of the name or a fact of a site on a map. Beyond: cut, with an ellipsis.
pub const LABEL_LENGTH: usize = 300;
/// Diagnostics of one code that are told one by one; the rest is counted.
pub const TOLD_OF_A_KIND: usize = 20;
/// Pixels of a map. Beyond: refused.
pub const PIXELS: u64 = 64_000_000;
/// Pixels of a side of a map. Beyond: refused.
pub const SIDE: u32 = 16_384;
/// Device pixels per pixel of a page that the library draws. Beyond: refused.
pub const RATIO: RangeInclusive<f32> = 0.1..=8.0;
/// The same at the command line.
pub const SCALE: RangeInclusive<f32> = 1.0..=4.0;
/// Pixels an inch that are written into a picture. Beyond: refused.
pub const DPI: RangeInclusive<f32> = 24.0..=2400.0;

#[cfg(test)]
mod tests {
    #[test]
    fn the_table_in_the_documentation_has_every_limit_with_its_value() {
        let page = include_str!("../docs/limits.md");
        let source = include_str!("limits.rs").split("#[cfg(test)]").next().unwrap_or_default();
        let constants = source.lines().filter_map(|line| line.strip_prefix("pub const ")).filter_map(|line| {
            let (name, rest) = line.split_once(':')?;
            Some((name, rest.split_once(" = ")?.1.trim_end_matches(';')))
        });
        let constants: Vec<(&str, &str)> = constants.collect();
        assert!(constants.len() > 15);
        for (name, value) in &constants {
            let row = format!("| `{name}` | `{value}` |");
            assert!(page.contains(&row), "docs/limits.md has no row that begins with {row}");
        }
        let rows = page.lines().filter(|line| line.starts_with("| `")).count();
        assert_eq!(rows, constants.len(), "a row of docs/limits.md is of no limit");
    }
}
