//! The layouts of the compiled geodata of `dateline`: what the compiler writes and the library reads in place.
//!
//! Each blob is a magic number, a table of sections and the sections. All numbers are little-endian and unaligned, so that
//! a blob can lie anywhere in memory: in the program file, in a mapped file, in a vector. Opening one checks that the
//! sections lie within it; nothing is parsed, copied or decompressed, and every later access tolerates a wrong index.
//!
//! - [`gazetteer`]: names, the features that they may mean, and word lists
//! - [`basemap`]: one topology of first-level divisions, water, claim lines
//! - [`tagger`]: the weights of the tagger of place names

pub mod basemap;
pub mod gazetteer;
mod kinds;
pub mod tagger;

use zerocopy::{FromBytes, Immutable, KnownLayout, Unaligned};

/// Bytes that are no such blob, or of another version, or cut short.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the compiled {what} is unusable: {why}")]
pub struct Damaged {
    /// Which blob.
    pub what: &'static str,
    /// What is wrong with it.
    pub why: &'static str,
}

/// Records of one type that fill a section.
fn records<'b, T>(section: &'b [u8], what: &'static str) -> Result<&'b [T], Damaged>
where
    T: FromBytes + Immutable + KnownLayout + Unaligned,
{
    <[T]>::ref_from_bytes(section).map_err(|_| Damaged { what, why: "a section has a broken length" })
}
