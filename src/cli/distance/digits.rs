//! Decimal numbers to and from bytes, for tables of millions of rows.
//!
//! Reading is exact: a mantissa of up to 15 digits and a power of ten up to 10²² are both doubles, and their quotient is
//! rounded once (Clinger 1990, the fast path). Anything else goes the slow way of the standard library.

/// Powers of ten that are exact in a double.
const POWERS: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
];

/// The number that `field` writes, blanks around it left out.
pub(super) fn parse(field: &[u8]) -> Option<f64> {
    let field = field.trim_ascii();
    let (negative, digits) = match field.first()? {
        b'-' => (true, &field[1..]),
        b'+' => (false, &field[1..]),
        _ => (false, field),
    };
    if digits.len() > 16 {
        return slowly(field);
    }
    let (mut mantissa, mut decimals, mut point) = (0u64, 0, false);
    for &byte in digits {
        let digit = byte.wrapping_sub(b'0');
        if digit <= 9 {
            mantissa = mantissa * 10 + u64::from(digit);
            decimals += usize::from(point);
        } else if byte == b'.' && !point {
            point = true;
        } else {
            return slowly(field);
        }
    }
    let count = digits.len() - usize::from(point);
    if count == 0 || count > 15 {
        return slowly(field);
    }
    let value = mantissa as f64 / POWERS[decimals];
    Some(if negative { -value } else { value })
}

fn slowly(field: &[u8]) -> Option<f64> {
    std::str::from_utf8(field).ok()?.parse().ok().filter(|value: &f64| value.is_finite())
}

/// Two digits for each number below 100.
const PAIRS: [[u8; 2]; 100] = {
    let mut pairs = [[0; 2]; 100];
    let mut at = 0;
    while at < 100 {
        pairs[at] = [b'0' + (at / 10) as u8, b'0' + (at % 10) as u8];
        at += 1;
    }
    pairs
};

/// Appends `value`, not negative and below 10⁹, with `decimals` digits after the point, an even number of them.
pub(super) fn push(out: &mut Vec<u8>, value: f64, decimals: usize) {
    // Halves go up, as in `round`; below 2⁵² the sum is exact enough to be cut off.
    let mut rest = (value * POWERS[decimals] + 0.5) as u64;
    let mut buffer = [0u8; 24];
    let mut at = buffer.len();
    for _ in 0..decimals / 2 {
        at -= 2;
        buffer[at..at + 2].copy_from_slice(&PAIRS[(rest % 100) as usize]);
        rest /= 100;
    }
    let point = at;
    at -= usize::from(decimals > 0);
    let whole = at;
    while rest >= 10 {
        at -= 2;
        buffer[at..at + 2].copy_from_slice(&PAIRS[(rest % 100) as usize]);
        rest /= 100;
    }
    if rest > 0 || at == whole {
        at -= 1;
        buffer[at] = b'0' + rest as u8;
    }
    if decimals > 0 {
        buffer[point - 1] = b'.';
    }
    out.extend_from_slice(&buffer[at..]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_the_standard_library_reads_them() {
        for text in ["36.2352", "-0.000001", "179.99999999999", "+7", " 12.5 ", "1e2", "123456789012345678", ".5", "5."]
        {
            let expected: f64 = text.trim().parse().expect("a number");
            assert_eq!(parse(text.as_bytes()), Some(expected), "{text}");
        }
        for text in ["", "-", ".", "abc", "1.2.3", "nan", "inf", "1,2"] {
            assert_eq!(parse(text.as_bytes()), None, "{text}");
        }
    }

    /// Knuth's linear congruential generator (MMIX): the same numbers on every run.
    fn noise(state: &mut u64) -> u64 {
        *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        *state >> 11
    }

    #[test]
    fn random_numbers_are_read_and_written_as_the_standard_library_does() {
        let mut state = 20_250_613;
        for _ in 0..200_000 {
            let digits = noise(&mut state) % 10u64.pow(1 + (noise(&mut state) % 17) as u32);
            let mut text = digits.to_string();
            let point = (noise(&mut state) % (text.len() as u64 + 2)) as usize;
            if point <= text.len() {
                text.insert(point, '.');
            }
            if noise(&mut state).is_multiple_of(2) {
                text.insert(0, '-');
            }
            let expected: Option<f64> = text.parse().ok();
            assert_eq!(parse(text.as_bytes()).map(f64::to_bits), expected.map(f64::to_bits), "{text}");
        }
        for _ in 0..200_000 {
            let value = noise(&mut state) as f64 / (1u64 << 53) as f64 * 20_004.0;
            for decimals in [4, 6] {
                let mut out = Vec::new();
                push(&mut out, value, decimals);
                let written: f64 = std::str::from_utf8(&out).expect("ASCII").parse().expect("a number");
                assert!((written - value).abs() <= 0.500_001 * 10f64.powi(-(decimals as i32)), "{value}: {written}");
                assert_eq!(format!("{written:.decimals$}").as_bytes(), out, "{value}");
            }
        }
    }

    #[test]
    fn numbers_are_written_as_the_standard_library_writes_them() {
        for value in [0.0, 0.5, 1.0, 9.999_999_9, 2_195.902_123, 20_003.931_458_6, 0.000_001] {
            for decimals in [0, 2, 4, 6] {
                let mut out = Vec::new();
                push(&mut out, value, decimals);
                assert_eq!(String::from_utf8(out).expect("ASCII"), format!("{:.*}", decimals, value + 1e-12));
            }
        }
    }
}
