//! Prefix codes from how often symbols come.
//!
//! # References
//!
//! Huffman 1952, "A method for the construction of minimum-redundancy codes", Proc. IRE 40(9):1098-1101; canonical codes
//! as in RFC 1951, section 3.2.2.

/// The code of each symbol: its bits, the first one lowest, and how many they are; none for a symbol that never comes.
pub(super) fn codes(counts: &[u32], longest: u8) -> Vec<(u16, u8)> {
    let lengths = lengths(counts, longest);
    let mut starts = [0_u16; 16];
    for &length in lengths.iter().filter(|length| **length > 0) {
        starts[usize::from(length)] += 1;
    }
    let mut code = 0_u16;
    for start in &mut starts[1..] {
        let count = std::mem::replace(start, code);
        code = (code + count) << 1;
    }
    let canonical = lengths.iter().map(|&length| {
        if length == 0 {
            return (0, 0);
        }
        let own = starts[usize::from(length)];
        starts[usize::from(length)] += 1;
        (own.reverse_bits() >> (16 - length), length)
    });
    canonical.collect()
}

/// How many bits each symbol takes, at most `longest`; 0 for one that never comes.
fn lengths(counts: &[u32], longest: u8) -> Vec<u8> {
    let mut leaves: Vec<(u32, usize)> = counts.iter().copied().zip(0..).filter(|(count, _)| *count > 0).collect();
    leaves.sort_unstable();
    let mut lengths = vec![0; counts.len()];
    if let [(_, only)] = leaves[..] {
        lengths[only] = 1;
    }
    if leaves.len() < 2 {
        return lengths;
    }
    let mut of_length = limited(&depths(&leaves), longest);
    // The rarest take the longest codes.
    let mut length = usize::from(longest);
    for &(_, symbol) in &leaves {
        while of_length[length] == 0 {
            length -= 1;
        }
        of_length[length] -= 1;
        lengths[symbol] = length as u8;
    }
    lengths
}

/// How many leaves lie at each depth of the tree of least weight: the two lightest nodes are joined until one is left.
/// Leaves come sorted, and joined nodes are made in order of weight, so two queues are enough.
fn depths(leaves: &[(u32, usize)]) -> Vec<u32> {
    let count = leaves.len();
    let mut weights: Vec<u64> = leaves.iter().map(|leaf| u64::from(leaf.0)).collect();
    let mut parents = vec![0; 2 * count - 1];
    let (mut leaf, mut joint) = (0, count);
    for node in count..2 * count - 1 {
        let mut weight = 0;
        for _ in 0..2 {
            let takes_leaf = leaf < count && (joint == node || weights[leaf] <= weights[joint]);
            let next = if takes_leaf { &mut leaf } else { &mut joint };
            weight += weights[*next];
            parents[*next] = node;
            *next += 1;
        }
        weights.push(weight);
    }
    let mut depth = vec![0_usize; 2 * count - 1];
    let mut found = vec![0; count];
    for node in (0..2 * count - 2).rev() {
        depth[node] = depth[parents[node]] + 1;
        if node < count {
            found[depth[node]] += 1;
        }
    }
    found
}

/// The same with no leaf deeper than `longest`: those that were are drawn up, and the deepest ones above make room.
fn limited(depths: &[u32], longest: u8) -> Vec<u32> {
    let longest = usize::from(longest);
    let mut found = vec![0; longest + 1];
    for (depth, count) in depths.iter().enumerate() {
        found[depth.min(longest)] += count;
    }
    // Kraft's sum in units of the longest code: a tree has no more than one.
    let mut sum: u32 = (1..=longest).map(|depth| found[depth] << (longest - depth)).sum();
    while sum > 1 << longest {
        found[longest] -= 1;
        let above = (1..longest).rev().find(|depth| found[*depth] > 0).unwrap_or(1);
        found[above] -= 1;
        found[above + 1] += 2;
        sum -= 1;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frequent_symbols_have_short_codes_and_no_code_begins_another() {
        let codes = codes(&[50, 0, 1, 20, 20, 3], 15);
        assert_eq!(codes[1].1, 0);
        assert!(codes[0].1 < codes[3].1 && codes[3].1 < codes[2].1);
        for (i, &(a, la)) in codes.iter().enumerate().filter(|(_, code)| code.1 > 0) {
            for &(b, _) in codes[i + 1..].iter().filter(|code| code.1 >= la) {
                assert_ne!(b & ((1 << la) - 1), a, "{codes:?}");
            }
        }
    }

    #[test]
    fn codes_are_complete_and_never_too_long() {
        // Counts as Fibonacci's numbers make the deepest tree.
        let mut fibonacci = vec![1_u32, 1];
        for i in 2..40 {
            fibonacci.push(fibonacci[i - 1] + fibonacci[i - 2]);
        }
        for longest in [7, 15] {
            let codes = codes(&fibonacci, longest);
            assert!(codes.iter().all(|code| (1..=longest).contains(&code.1)));
            assert_eq!(codes.iter().map(|code| 1_u32 << (longest - code.1)).sum::<u32>(), 1 << longest);
        }
    }

    #[test]
    fn one_symbol_has_a_code_of_one_bit() {
        assert_eq!(codes(&[0, 9, 0], 15), [(0, 0), (0, 1), (0, 0)]);
        assert_eq!(codes(&[0, 0], 15), [(0, 0), (0, 0)]);
    }
}
