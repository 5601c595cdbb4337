//! The layout of `tagger.bin`: what training writes and tagging reads in place.
//!
//! | bytes | holds |
//! |---|---|
//! | 0..8 | `DLTAGGR1` |
//! | 8..12 | bits of the weight table: it has 2^bits rows |
//! | 12..16 | slots of the cluster table, a power of two or 0 |
//! | 16..20 | the value of one step of a weight |
//! | 20..24 | what is added to `Outside`, chosen for the best balance |
//! | 24..124 | transitions, a row of five for each label before |
//! | 124.. | weights, five signed bytes a row; then slots of fingerprint and cluster |
//!
//! All numbers are little-endian.

/// How many labels there are: what a token is to a name.
pub const LABELS: usize = 5;

/// One number for each label.
pub type Row = [f32; LABELS];

const MAGIC: &[u8; 8] = b"DLTAGGR1";
const HEADER: usize = 24 + 4 * LABELS * LABELS;
/// Slots looked at before a word counts as unknown.
const PROBES: usize = 16;

/// A view of the compiled weights.
#[derive(Debug, Clone, Copy)]
pub struct Weights<'b> {
    bits: u32,
    step: f32,
    outside: f32,
    transitions: [Row; LABELS],
    rows: &'b [u8],
    clusters: &'b [u8],
}

impl<'b> Weights<'b> {
    /// Reads a blob; `None` when it is none, or damaged.
    pub fn read(blob: &'b [u8]) -> Option<Self> {
        let word = |at: usize| Some(u32::from_le_bytes(blob.get(at..at + 4)?.try_into().ok()?));
        let real = |at: usize| Some(f32::from_le_bytes(blob.get(at..at + 4)?.try_into().ok()?));
        if blob.get(..8)? != MAGIC {
            return None;
        }
        let (bits, slots) = (word(8)?, word(12)? as usize);
        let mut transitions = [Row::default(); LABELS];
        for (at, value) in transitions.iter_mut().flatten().enumerate() {
            *value = real(24 + 4 * at)?;
        }
        if bits > 24 || !(slots == 0 || slots.is_power_of_two()) {
            return None;
        }
        let end = HEADER + (LABELS << bits);
        let (rows, clusters) = (blob.get(HEADER..end)?, blob.get(end..end + 2 * slots)?);
        Some(Self { bits, step: real(16)?, outside: real(20)?, transitions, rows, clusters })
    }

    /// Writes a blob.
    pub fn write(
        bits: u32,
        step: f32,
        outside: f32,
        transitions: &[Row; LABELS],
        rows: &[i8],
        clusters: &[u8],
    ) -> Vec<u8> {
        let mut blob = MAGIC.to_vec();
        blob.extend(bits.to_le_bytes());
        blob.extend((clusters.len() as u32 / 2).to_le_bytes());
        for value in [step, outside].iter().chain(transitions.iter().flatten()) {
            blob.extend(value.to_le_bytes());
        }
        blob.extend(rows.iter().map(|&weight| weight as u8));
        blob.extend(clusters);
        blob
    }

    /// Transitions between labels.
    pub fn transitions(&self) -> &[Row; LABELS] {
        &self.transitions
    }

    /// The score of each label for a token with these features.
    pub fn score(&self, features: &[u32]) -> Row {
        let mask = (1_u32 << self.bits) - 1;
        let mut sums = [0_i32; LABELS];
        for feature in features {
            let at = (feature & mask) as usize * LABELS;
            let Some(row) = self.rows.get(at..at + LABELS) else { continue };
            for (sum, &weight) in sums.iter_mut().zip(row) {
                *sum += i32::from(weight as i8);
            }
        }
        let mut scores = sums.map(|sum| sum as f32 * self.step);
        scores[0] += self.outside;
        scores
    }

    /// The cluster of the word with this key, 0 where unknown.
    pub fn cluster(&self, key: u64) -> u8 {
        lookup(self.clusters, key)
    }
}

/// The cluster that `table` holds for `key`, 0 where none.
pub fn lookup(table: &[u8], key: u64) -> u8 {
    let slots = table.len() / 2;
    if slots == 0 {
        return 0;
    }
    let (mut slot, fingerprint) = place(key, slots);
    for _ in 0..PROBES {
        match (table[2 * slot], table[2 * slot + 1]) {
            (_, 0) => return 0,
            (found, cluster) if found == fingerprint => return cluster,
            _ => slot = (slot + 1) & (slots - 1),
        }
    }
    0
}

/// Enters a cluster into `table`; answers whether there was room.
pub fn enter(table: &mut [u8], key: u64, cluster: u8) -> bool {
    let slots = table.len() / 2;
    let (mut slot, fingerprint) = place(key, slots);
    for _ in 0..PROBES {
        if table[2 * slot + 1] == 0 {
            table[2 * slot] = fingerprint;
            table[2 * slot + 1] = cluster;
            return true;
        }
        if table[2 * slot] == fingerprint {
            return false;
        }
        slot = (slot + 1) & (slots - 1);
    }
    false
}

fn place(key: u64, slots: usize) -> (usize, u8) {
    let mixed = (key ^ (key >> 32)).wrapping_mul(0xd6e8_feb8_6659_fd93);
    ((mixed >> 20) as usize & (slots - 1), (mixed >> 56) as u8)
}
