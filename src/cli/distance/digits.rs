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
    let (mut mantissa, mut count, mut decimals) = (0u64, 0, None);
    for &byte in digits {
        match byte {
            b'0'..=b'9' if count < 15 => {
                mantissa = mantissa * 10 + u64::from(byte - b'0');
                count += 1;
                decimals = decimals.map(|d: usize| d + 1);
            }
            b'.' if decimals.is_none() => decimals = Some(0),
            _ => return std::str::from_utf8(field).ok()?.parse().ok().filter(|value: &f64| value.is_finite()),
        }
    }
    if count == 0 {
        return None;
    }
    let value = mantissa as f64 / POWERS[decimals.unwrap_or(0)];
    Some(if negative { -value } else { value })
}

/// Appends `value`, not negative and below 10⁹, with `decimals` digits after the point.
pub(super) fn push(out: &mut Vec<u8>, value: f64, decimals: usize) {
    let scaled = (value * POWERS[decimals]).round() as u64;
    let mut buffer = [0u8; 24];
    let mut at = buffer.len();
    let mut rest = scaled;
    let mut written = 0;
    while rest > 0 || written <= decimals {
        if written == decimals && decimals > 0 {
            at -= 1;
            buffer[at] = b'.';
        }
        at -= 1;
        buffer[at] = b'0' + (rest % 10) as u8;
        rest /= 10;
        written += 1;
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

    #[test]
    fn numbers_are_written_as_the_standard_library_writes_them() {
        for value in [0.0, 0.5, 1.0, 9.999_999_9, 2_195.902_123, 20_003.931_458_6, 0.000_001] {
            for decimals in [0, 1, 4, 6] {
                let mut out = Vec::new();
                push(&mut out, value, decimals);
                assert_eq!(String::from_utf8(out).expect("ASCII"), format!("{:.*}", decimals, value + 1e-12));
            }
        }
    }
}
