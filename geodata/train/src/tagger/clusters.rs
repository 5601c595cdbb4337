//! Clusters of words used alike, as the hashed table that the tagger reads.
//!
//! Spherical k-means over the word vectors; rows that many words share weigh more.
//!
//! # References
//!
//! Dhillon and Modha 2001, *Concept decompositions for large sparse text data using clustering*.

use dateline::tools::tagger::{enter, key};

use super::vectors::Vectors;

/// Clusters; number 0 means unknown.
const CLUSTERS: usize = 255;
const ROUNDS: usize = 20;

/// The table of the clusters of all words, with one slot in five or more left free.
pub(crate) fn table(vectors: &Vectors) -> Vec<u8> {
    let mut counts = vec![0_u32; vectors.rows.len()];
    for (_, row) in &vectors.words {
        counts[*row] += 1;
    }
    let used: Vec<usize> = (0..counts.len()).filter(|row| counts[*row] > 0).collect();
    let mut centres: Vec<Vec<f32>> =
        (0..CLUSTERS).map(|at| vectors.rows[used[at * used.len() / CLUSTERS]].clone()).collect();
    let mut nearest = vec![0; counts.len()];
    for _ in 0..ROUNDS {
        for &row in &used {
            nearest[row] = closest(&vectors.rows[row], &centres);
        }
        centres = means(vectors, &used, &counts, &nearest, &centres);
    }
    let mut table = vec![0; 2 * (vectors.words.len() * 5 / 4).next_power_of_two()];
    for (word, row) in &vectors.words {
        // A word that finds no room is left unknown, which costs next to nothing.
        enter(&mut table, key(word), nearest[*row] as u8 + 1);
    }
    table
}

fn closest(row: &[f32], centres: &[Vec<f32>]) -> usize {
    let mut best = (0, f32::MIN);
    for (at, centre) in centres.iter().enumerate() {
        let cosine = dot(row, centre);
        if cosine > best.1 {
            best = (at, cosine);
        }
    }
    best.0
}

/// The sum of products in eight lanes, which the compiler turns into vector instructions.
fn dot(a: &[f32], b: &[f32]) -> f32 {
    let mut lanes = [0.0_f32; 8];
    for (a, b) in a.chunks_exact(8).zip(b.chunks_exact(8)) {
        for lane in 0..8 {
            lanes[lane] += a[lane] * b[lane];
        }
    }
    let tail = a.len() / 8 * 8;
    lanes.iter().sum::<f32>() + a[tail..].iter().zip(&b[tail..]).map(|(a, b)| a * b).sum::<f32>()
}

/// New centres of length one; a cluster that lost all its rows keeps its old one.
fn means(vectors: &Vectors, used: &[usize], counts: &[u32], nearest: &[usize], old: &[Vec<f32>]) -> Vec<Vec<f32>> {
    let mut sums = vec![vec![0.0_f32; old[0].len()]; old.len()];
    for &row in used {
        let weight = 1.0 + (counts[row] as f32).ln_1p();
        for (sum, x) in sums[nearest[row]].iter_mut().zip(&vectors.rows[row]) {
            *sum += weight * x;
        }
    }
    for (sum, old) in sums.iter_mut().zip(old) {
        let length = dot(sum, sum).sqrt();
        if length > 0.0 {
            sum.iter_mut().for_each(|x| *x /= length);
        } else {
            sum.clone_from(old);
        }
    }
    sums
}
