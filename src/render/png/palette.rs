//! The colours of a picture as the at most 256 of a palette, with one byte for each pixel in place of three.
//!
//! A map has a few dozen colours of areas and letters, which are kept as they are, and a thousand or two where one of them
//! passes into another at an edge. Of those, each takes the place of the ones close to it: how close follows from how
//! many there are, and nothing is moved farther than [`FARTHEST`].

use super::paint::Pixel;

/// Entries of a palette.
const MOST: usize = 256;

/// How far a channel may be moved, of 255. Steps of coverage (see `paint`) leave an edge between black and white as
/// far off; on the maps of the gallery 4 is enough for most, and 1 to 3 of 100 pixels are moved at all.
const FARTHEST: u8 = 6;

/// So many of the most frequent colours are kept, however close they are: two tints of area stay two.
const KEPT: usize = 64;

/// A palette, and where in it each colour of a picture is.
#[derive(Debug)]
pub(super) struct Palette {
    /// At most 256.
    pub(super) entries: Vec<Pixel>,
    /// An entry for each colour that the palette was chosen for.
    pub(super) indices: Vec<u8>,
}

/// Chooses a palette for colours, each with how often it comes; `None` where none is close enough to all of them.
pub(super) fn choose(colors: &[(Pixel, u32)]) -> Option<Palette> {
    let mut by_count: Vec<(u32, Pixel)> = colors.iter().map(|&(color, count)| (count, color)).collect();
    by_count.sort_unstable_by(|a, b| b.cmp(a));
    let nearest = closest(&by_count)?;
    let indices = colors.iter().map(|&(color, _)| nearest.find(color)).collect();
    Some(Palette { entries: nearest.entries, indices })
}

/// The palette whose farthest colour is least far.
fn closest(by_count: &[(u32, Pixel)]) -> Option<Nearest> {
    let mut best = None;
    // What is enough with one reach is with every longer one, or nearly: halving finds the shortest.
    let (mut from, mut to) = (0, FARTHEST + 1);
    while from < to {
        let reach = (from + to) / 2;
        match covering(by_count, reach) {
            Some(found) => (best, to) = (Some(found), reach),
            None => from = reach + 1,
        }
    }
    best
}

/// Entries of which each colour has one within `reach` of each of its channels, the most frequent colours first.
fn covering(by_count: &[(u32, Pixel)], reach: u8) -> Option<Nearest> {
    let mut nearest = Nearest::default();
    for (rank, &(_, color)) in by_count.iter().enumerate() {
        if rank < KEPT || nearest.distance(color) > reach {
            if nearest.entries.len() == MOST {
                return None;
            }
            nearest.push(color);
        }
    }
    Some(nearest)
}

/// Entries, their channels apart so that several are compared at once.
struct Nearest {
    entries: Vec<Pixel>,
    channels: [[u8; MOST]; 3],
}

impl Default for Nearest {
    fn default() -> Self {
        Self { entries: Vec::with_capacity(MOST), channels: [[0; MOST]; 3] }
    }
}

impl Nearest {
    fn push(&mut self, color: Pixel) {
        let [_, channels @ ..] = color.to_be_bytes();
        for (all, value) in self.channels.iter_mut().zip(channels) {
            all[self.entries.len()] = value;
        }
        self.entries.push(color);
    }

    /// How far each entry is from a colour: by the farthest of its channels.
    fn distances(&self, color: Pixel) -> [u8; MOST] {
        let [_, red, green, blue] = color.to_be_bytes();
        let [reds, greens, blues] = &self.channels;
        // A difference that the compiler computes of sixteen entries at once.
        let apart = |a: u8, b: u8| a.max(b) - a.min(b);
        let mut distances = [0; MOST];
        for at in 0..MOST {
            distances[at] = apart(reds[at], red).max(apart(greens[at], green)).max(apart(blues[at], blue));
        }
        // What is no entry yet is as far as can be.
        distances[self.entries.len()..].fill(u8::MAX);
        distances
    }

    /// How far the nearest entry is from a colour.
    fn distance(&self, color: Pixel) -> u8 {
        self.distances(color).into_iter().fold(u8::MAX, u8::min)
    }

    /// The entry nearest to a colour.
    fn find(&self, color: Pixel) -> u8 {
        let distances = self.distances(color);
        let least = distances.into_iter().fold(u8::MAX, u8::min);
        distances.iter().position(|&distance| distance == least).unwrap_or(0) as u8
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moved(a: Pixel, b: Pixel) -> u8 {
        a.to_be_bytes().into_iter().zip(b.to_be_bytes()).map(|(a, b)| a.abs_diff(b)).max().unwrap_or(0)
    }

    #[test]
    fn few_colours_are_kept_as_they_are() {
        let colors: Vec<(Pixel, u32)> = (0..256).map(|at| (at * 3, 1)).collect();
        let palette = choose(&colors).unwrap();
        for (&(color, _), &index) in colors.iter().zip(&palette.indices) {
            assert_eq!(palette.entries[usize::from(index)], color);
        }
    }

    #[test]
    fn many_colours_are_moved_no_farther_than_said_and_frequent_ones_not_at_all() {
        // Two thousand greys of edges between tints that differ by one.
        let tints = (0..8).map(|at| (0x00DB_E6E0 + at, 10_000 + at));
        let edges = (0..2000).map(|at: Pixel| ((at % 200) << 16 | (at % 200) << 8 | (at % 200 + at / 200), 1 + at % 7));
        let colors: Vec<(Pixel, u32)> = tints.chain(edges).collect();
        let palette = choose(&colors).unwrap();
        let far: Vec<u8> =
            colors.iter().zip(&palette.indices).map(|(c, &i)| moved(c.0, palette.entries[usize::from(i)])).collect();
        assert_eq!(far[..8], [0; 8]);
        assert!(far.iter().all(|&far| far <= FARTHEST), "{:?}", far.iter().max());
        assert!(far.iter().any(|&far| far > 0));
    }

    #[test]
    fn a_picture_of_all_colours_has_no_palette() {
        let colors: Vec<(Pixel, u32)> = (0..4096_u32).map(|at| (at.wrapping_mul(0x9E37_79B1) >> 8, 1)).collect();
        assert!(choose(&colors).is_none());
    }
}
