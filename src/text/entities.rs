//! Character references of HTML: "&amp;", "&#8217;", "&#x5d0;".

use std::borrow::Cow;

use html_escape::NAMED_ENTITIES;

/// Bytes that a reference may have between "&" and ";": those of the longest name, and one more.
const LONGEST: usize = 32;

/// Reads the reference with which `text` begins; answers what it stands for and its length in bytes.
pub(super) fn decode(text: &str) -> Option<(Cow<'static, str>, usize)> {
    let rest = text.strip_prefix('&')?;
    let length = rest.bytes().take(LONGEST).position(|b| b == b';')?;
    let name = rest.get(..length)?;
    let decoded = match name.strip_prefix('#') {
        Some(number) => Cow::Owned(numbered(number)?.to_string()),
        None => Cow::Borrowed(named(name)?),
    };
    Some((decoded, length + 2))
}

fn numbered(number: &str) -> Option<char> {
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => number.parse().ok()?,
    };
    char::from_u32(code).filter(|&c| c != '\0')
}

/// What a name stands for, of all that the standard of HTML lists: mostly one character, sometimes two.
fn named(name: &str) -> Option<&'static str> {
    let at = NAMED_ENTITIES.binary_search_by(|(known, _)| known.cmp(&name.as_bytes())).ok()?;
    Some(NAMED_ENTITIES[at].1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(text: &str) -> Option<(String, usize)> {
        decode(text).map(|(decoded, length)| (decoded.into_owned(), length))
    }

    #[test]
    fn references_are_read_by_name_and_by_number() {
        for (text, stands_for, length) in [
            ("&amp; more", "&", 5),
            ("&#8217;s", "’", 7),
            ("&#x5D0;", "א", 7),
            ("&yacute;", "ý", 8),
            ("&zcaron;", "ž", 8),
            ("&NotEqualTilde;", "≂\u{338}", 15),
            ("&CounterClockwiseContourIntegral;", "∳", 33),
        ] {
            assert_eq!(decoded(text), Some((stands_for.to_owned(), length)), "{text}");
        }
        assert_eq!(decoded("AT&T; x".get(2..).unwrap_or_default()), None);
        assert_eq!(decoded("&#x110000;"), None);
        assert_eq!(decoded("&copy=1"), None);
    }

    #[test]
    fn the_table_is_sorted_and_no_name_in_it_is_too_long() {
        assert!(NAMED_ENTITIES.is_sorted_by(|a, b| a.0 < b.0));
        assert_eq!(NAMED_ENTITIES.iter().map(|(name, _)| name.len()).max(), Some(LONGEST - 1));
    }
}
