//! The bytes of a file as the text of a report, or a clear word for what is none.

use crate::error::{Error, Result};

/// A NUL among the first so many bytes tells that a file is no text.
const LOOKED_AT: usize = 8192;

/// The text of the report `name`, as it stands: spans count its code points.
///
/// # Errors
///
/// When it is binary data, not UTF-8, or empty.
pub fn decode<'c>(name: &str, content: &'c [u8]) -> Result<&'c str> {
    if content.iter().take(LOOKED_AT).any(|&byte| byte == 0) {
        return Err(Error::input(
            format!("{name} holds binary data, not text"),
            "give a report as plain text, Markdown or HTML in UTF-8",
        ));
    }
    let text = std::str::from_utf8(content).map_err(|error| {
        let line = content[..error.valid_up_to()].iter().filter(|&&byte| byte == b'\n').count() + 1;
        Error::input(
            format!("{name} is not valid UTF-8 (line {line})"),
            "convert it first, for instance with `iconv -f WINDOWS-1252 -t UTF-8`",
        )
    })?;
    if text.trim().is_empty() {
        return Err(Error::input(format!("{name} is empty"), "give a report with text in it"));
    }
    Ok(text)
}
