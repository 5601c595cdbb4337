//! Bytes as text: UTF-8 as it stands, else what a byte order mark says, else the encoding of the web that they look most like.

use std::borrow::Cow;

/// A NUL among the first so many bytes tells that a file is no text.
const LOOKED_AT: usize = 8192;

/// Bytes as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded<'c> {
    /// The text, without a byte order mark where it was in another encoding.
    pub text: Cow<'c, str>,
    /// The encoding where it is not UTF-8.
    pub encoding: Option<&'static str>,
    /// Whether some of it could not be read.
    pub is_damaged: bool,
}

/// Whether bytes are no text in any encoding that is known here.
pub fn is_binary(content: &[u8]) -> bool {
    let is_wide = content.starts_with(&[0xFE, 0xFF]) || content.starts_with(&[0xFF, 0xFE]);
    !is_wide && content.iter().take(LOOKED_AT).any(|&byte| byte == 0)
}

/// The text of bytes; `None` where they are not UTF-8 and the feature `encodings` is left out.
pub fn decode(content: &[u8]) -> Option<Decoded<'_>> {
    match std::str::from_utf8(content) {
        Ok(text) => Some(Decoded { text: Cow::Borrowed(text), encoding: None, is_damaged: false }),
        Err(_) => other(content),
    }
}

/// Text that is not UTF-8.
#[cfg(feature = "encodings")]
fn other(content: &[u8]) -> Option<Decoded<'_>> {
    use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
    use encoding_rs::Encoding;

    let guess = || {
        let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
        detector.feed(content, true);
        detector.guess(None, Utf8Detection::Deny)
    };
    let encoding = Encoding::for_bom(content).map_or_else(guess, |(encoding, _)| encoding);
    let (text, _, is_damaged) = encoding.decode(content);
    Some(Decoded { text, encoding: Some(encoding.name()), is_damaged })
}

/// Text that is not UTF-8 is not read.
#[cfg(not(feature = "encodings"))]
fn other(_: &[u8]) -> Option<Decoded<'_>> {
    None
}
