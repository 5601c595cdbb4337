//! Identifiers that no other picture has, so that several may stand in one page.

/// Stands at the end of every identifier until the whole picture is written; no text holds it, as XML forbids it.
pub(super) const END: char = '\u{1}';

/// Letters and figures of the end: one in a million pictures has that of another.
const LENGTH: usize = 4;

/// The picture with letters that are made of it at the end of every identifier: equal pictures have equal ones.
pub(super) fn made_unique(picture: &str) -> String {
    let mut end = String::from("-");
    let mut rest = hash(picture.as_bytes());
    for _ in 0..LENGTH {
        end.extend(char::from_digit((rest % 36) as u32, 36));
        rest /= 36;
    }
    picture.replace(END, &end)
}

/// FNV-1a (Fowler, Noll, Vo), mixed once more, as its lowest digits alone are weak.
fn hash(bytes: &[u8]) -> u64 {
    let step = |hash: u64, &byte: &u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    let hash = bytes.iter().fold(0xcbf2_9ce4_8422_2325, step);
    (hash ^ (hash >> 32)).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 16
}
