//! Literals and copies to a deflate stream: blocks with codes of their own.
//!
//! # References
//!
//! Deutsch 1996, RFC 1951, "DEFLATE Compressed Data Format Specification version 1.3".

use super::huffman;

/// Copies reach no further back than this, in bytes.
pub(super) const REACH: usize = 32_768;
/// The shortest copy, in bytes.
pub(super) const SHORTEST: usize = 3;
/// The longest.
const LONGEST: usize = 258;
/// Steps of a block: enough that its codes cost little, few enough that they suit it.
const BLOCK: usize = 32_768;
/// The symbol that ends a block.
const END: usize = 256;

/// What a block is made of, in one number: a byte, three bytes, or how many bytes that were written before and how far back.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Step(u32);

impl Step {
    /// Set for three bytes, which are the lowest.
    const PIXEL: u32 = 1 << 24;
    /// Set for a copy: its length in nine bits, below it the way back less one in fifteen.
    const COPY: u32 = 1 << 25;

    fn copy(length: usize, distance: usize) -> Self {
        Self(Self::COPY | (length as u32) << 15 | (distance - 1) as u32)
    }
}

/// A deflate stream in the making.
pub(super) struct Deflate {
    steps: Vec<Step>,
    /// How often each literal or length comes in the block.
    literals: [u32; 286],
    /// How often each distance comes.
    distances: [u32; 30],
    bits: Bits,
}

impl Deflate {
    /// Goes on after bytes that are there already.
    pub(super) fn after(bytes: Vec<u8>) -> Self {
        let bits = Bits { bytes, held: 0, count: 0 };
        Self { steps: Vec::with_capacity(BLOCK), literals: [0; 286], distances: [0; 30], bits }
    }

    /// Adds a byte.
    pub(super) fn byte(&mut self, byte: u8) {
        self.literals[usize::from(byte)] += 1;
        self.push(Step(byte.into()));
    }

    /// Adds three bytes.
    pub(super) fn pixel(&mut self, pixel: [u8; 3]) {
        for byte in pixel {
            self.literals[usize::from(byte)] += 1;
        }
        let [red, green, blue] = pixel;
        self.push(Step(Step::PIXEL | u32::from_be_bytes([0, red, green, blue])));
    }

    /// Adds what was written `distance` bytes before, at least [`SHORTEST`] bytes of it.
    pub(super) fn copy(&mut self, mut length: usize, distance: usize) {
        let symbol = distance_code(distance).0;
        // As long as what is left after one of the longest is enough for a copy itself.
        while length >= LONGEST + SHORTEST {
            self.copy_once(LONGEST, distance, symbol);
            length -= LONGEST;
        }
        if length > LONGEST {
            self.copy_once(length - SHORTEST, distance, symbol);
            length = SHORTEST;
        }
        self.copy_once(length, distance, symbol);
    }

    fn copy_once(&mut self, length: usize, distance: usize, symbol: usize) {
        self.literals[257 + length_code(length).0] += 1;
        self.distances[symbol] += 1;
        self.push(Step::copy(length, distance));
    }

    fn push(&mut self, step: Step) {
        self.steps.push(step);
        if self.steps.len() == BLOCK {
            self.block(false);
        }
    }

    /// Ends the stream.
    pub(super) fn finish(mut self) -> Vec<u8> {
        self.block(true);
        self.bits.finish()
    }

    /// Writes what was added since the last block (section 3.2.7).
    fn block(&mut self, is_last: bool) {
        self.literals[END] += 1;
        // Not every reader takes a block that has no code for any distance.
        self.distances[0] += u32::from(self.distances == [0; 30]);
        let literals = huffman::codes(&self.literals, 15);
        let distances = huffman::codes(&self.distances, 15);
        self.bits.put(u32::from(is_last) | 2 << 1, 3);
        self.bits.codes(&literals, &distances);
        // A length with its symbol and further bits, as one code.
        let lengths: Vec<Code> = (SHORTEST..=LONGEST)
            .map(|length| {
                let (symbol, extra, count) = length_code(length);
                Code::new(literals[257 + symbol]).then(Code { bits: extra.into(), count: count.into() })
            })
            .collect();
        let literal: [Code; 256] = std::array::from_fn(|byte| Code::new(literals[byte]));
        let distance: Vec<Code> = distances.into_iter().map(Code::new).collect();
        for Step(step) in self.steps.drain(..) {
            let byte = |at: usize| literal[usize::from(step.to_le_bytes()[at])];
            self.bits.code(if step & Step::COPY != 0 {
                let (symbol, extra, count) = distance_code((step & 0x7FFF) as usize + 1);
                lengths[(step >> 15 & 0x1FF) as usize - SHORTEST]
                    .then(distance[symbol])
                    .then(Code { bits: extra.into(), count: count.into() })
            } else if step & Step::PIXEL != 0 {
                byte(2).then(byte(1)).then(byte(0))
            } else {
                byte(0)
            });
        }
        self.bits.code(Code::new(literals[END]));
        (self.literals, self.distances) = ([0; 286], [0; 30]);
    }
}

/// The symbol of a length less 257, its extra bits and their count (section 3.2.5).
fn length_code(length: usize) -> (usize, u32, u8) {
    if length == LONGEST {
        return (28, 0, 0);
    }
    let rest = (length - SHORTEST) as u32;
    let count = rest.max(4).ilog2() - 2;
    ((4 * count + (rest >> count)) as usize, rest & ((1 << count) - 1), count as u8)
}

/// The symbol of a distance, its extra bits and their count.
fn distance_code(distance: usize) -> (usize, u32, u8) {
    let rest = (distance - 1) as u32;
    let count = rest.max(2).ilog2() - 1;
    ((2 * count + (rest >> count)) as usize, rest & ((1 << count) - 1), count as u8)
}

/// Bits in a row, the first one lowest; those of a step together, which are 48 at most.
#[derive(Clone, Copy)]
struct Code {
    bits: u64,
    count: u32,
}

impl Code {
    fn new((bits, count): (u16, u8)) -> Self {
        Self { bits: bits.into(), count: count.into() }
    }

    fn then(self, next: Self) -> Self {
        Self { bits: self.bits | next.bits << self.count, count: self.count + next.count }
    }
}

/// Bytes to which bits are added, the lowest first.
struct Bits {
    bytes: Vec<u8>,
    /// What does not make eight bytes yet.
    held: u64,
    count: u32,
}

impl Bits {
    /// Adds at most 56 bits.
    fn code(&mut self, code: Code) {
        self.held |= code.bits << self.count;
        let count = self.count + code.count;
        if count >= u64::BITS {
            self.bytes.extend_from_slice(&self.held.to_le_bytes());
            // In two steps: none of the bits may be left, and by 64 no number is shifted.
            self.held = code.bits >> 1 >> (u64::BITS - 1 - self.count);
        }
        self.count = count % u64::BITS;
    }

    /// Adds at most 16 bits.
    fn put(&mut self, bits: u32, count: u8) {
        self.code(Code { bits: bits.into(), count: count.into() });
    }

    /// Says how long the codes of a block are, each by itself: no run of equal ones is worth a code of runs.
    fn codes(&mut self, literals: &[(u16, u8)], distances: &[(u16, u8)]) {
        /// The order in which the lengths of the codes of lengths come.
        const ORDER: [usize; 19] = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
        let lengths = || literals.iter().chain(distances).map(|code| code.1);
        let mut counts = [0; 19];
        lengths().for_each(|length| counts[usize::from(length)] += 1);
        let codes = huffman::codes(&counts, 7);
        self.put((literals.len() - 257) as u32, 5);
        self.put((distances.len() - 1) as u32, 5);
        self.put((ORDER.len() - 4) as u32, 4);
        ORDER.into_iter().for_each(|symbol| self.put(u32::from(codes[symbol].1), 3));
        for (code, count) in lengths().map(|length| codes[usize::from(length)]) {
            self.put(u32::from(code), count);
        }
    }

    fn finish(mut self) -> Vec<u8> {
        let whole = self.count.div_ceil(8) as usize;
        self.bytes.extend_from_slice(&self.held.to_le_bytes()[..whole]);
        self.bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_of_any_length_are_divided_into_copies_that_there_are() {
        for length in SHORTEST..2000 {
            let mut deflate = Deflate::after(Vec::new());
            deflate.copy(length, 4801);
            let copied: Vec<usize> = deflate.steps.iter().map(|step| (step.0 >> 15 & 0x1FF) as usize).collect();
            assert!(copied.iter().all(|length| (SHORTEST..=LONGEST).contains(length)), "{length}: {copied:?}");
            assert!(deflate.steps.iter().zip(&copied).all(|(step, &length)| *step == Step::copy(length, 4801)));
            assert_eq!(copied.iter().sum::<usize>(), length);
        }
    }

    #[test]
    fn lengths_and_distances_have_the_symbols_of_the_standard() {
        for (length, code) in [
            (3, (0, 0, 0)),
            (6, (3, 0, 0)),
            (10, (7, 0, 0)),
            (11, (8, 0, 1)),
            (12, (8, 1, 1)),
            (13, (9, 0, 1)),
            (18, (11, 1, 1)),
            (19, (12, 0, 2)),
            (257, (27, 30, 5)),
            (258, (28, 0, 0)),
        ] {
            assert_eq!(length_code(length), code, "length {length}");
        }
        for (distance, code) in [
            (1, (0, 0, 0)),
            (4, (3, 0, 0)),
            (5, (4, 0, 1)),
            (6, (4, 1, 1)),
            (9, (6, 0, 2)),
            (24_577, (29, 0, 13)),
            (32_768, (29, 8191, 13)),
        ] {
            assert_eq!(distance_code(distance), code, "distance {distance}");
        }
    }
}
