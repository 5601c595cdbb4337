//! The bytes of a file as the text of a report, or a clear word for what is none.

use std::borrow::Cow;

use crate::diagnostic::Diagnostic;
use crate::encoding;
use crate::error::{Error, Result};
use crate::lang::Message;

/// The text of the report `name`: UTF-8 as it stands, else what a byte order mark says, else the encoding of the web that it looks
/// most like, which the diagnostic names.
///
/// # Errors
///
/// When it is binary data, or empty; without the feature `encodings` also when it is not UTF-8.
///
/// # Examples
///
/// ```
/// # #[cfg(feature = "encodings")] {
/// let (text, note) = dateline::text::decode("report.txt", b"El ataque alcanz\xF3 M\xE9rida")?;
/// assert_eq!(text, "El ataque alcanzó Mérida");
/// assert_eq!(note.map(|note| note.code).as_deref(), Some("not-utf8"));
/// # }
/// # Ok::<(), dateline::error::Error>(())
/// ```
pub fn decode<'c>(name: &str, content: &'c [u8]) -> Result<(Cow<'c, str>, Option<Diagnostic>)> {
    if encoding::is_binary(content) {
        return Err(Error::input(Message::BinaryFile { file: name.into() }, Message::BinaryFileHint {}));
    }
    let Some(decoded) = encoding::decode(content) else {
        let valid = content.utf8_chunks().next().map_or(0, |chunk| chunk.valid().len());
        let line = content[..valid].iter().filter(|&&byte| byte == b'\n').count() + 1;
        let what = Message::NotUtf8File { file: name.into(), line: line.into() };
        return Err(Error::input(what, Message::NotUtf8FileHint {}));
    };
    if decoded.text.trim().is_empty() {
        return Err(Error::input(Message::EmptyFile { file: name.into() }, Message::EmptyFileHint {}));
    }
    let note = decoded.encoding.map(|encoding| {
        let hint =
            if decoded.is_damaged { Message::OtherEncodingDamagedHint {} } else { Message::OtherEncodingHint {} };
        Diagnostic::note("not-utf8", None, Message::OtherEncoding { encoding: encoding.into() }).with_hint(hint)
    });
    Ok((decoded.text, note))
}

#[cfg(all(test, feature = "encodings"))]
mod tests {
    use encoding_rs::Encoding;

    use super::*;

    #[test]
    fn texts_in_other_encodings_are_read_in_their_letters() {
        for (label, text) in [
            ("windows-1252", "El ataque alcanzó Mérida y Cancún, según el ministerio; “nadie” resultó herido."),
            ("windows-1251", "Ракеты попали в Харьков и Одессу, сообщили местные власти."),
            ("windows-1256", "قصفت الطائرات مدينة حلب ومطار دمشق فجر اليوم."),
            ("shift_jis", "ミサイルが東京の近くに落下したと政府が発表した。"),
            ("euc-kr", "미사일이 서울 인근에 떨어졌다고 정부가 밝혔다."),
        ] {
            let encoding = Encoding::for_label(label.as_bytes()).unwrap();
            let bytes = encoding.encode(text).0;
            let (read, note) = decode("a.txt", &bytes).unwrap();
            assert_eq!(read, text, "{label}");
            assert!(format!("{:?}", note.unwrap().message).to_lowercase().contains(label));
        }
    }

    #[test]
    fn utf_16_is_known_by_its_mark_and_utf_8_is_left_as_it_is() {
        let utf_16: Vec<u8> = "\u{feff}Haïfa".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode("a.txt", &utf_16).unwrap().0, "Haïfa");
        assert_eq!(decode("a.txt", "\u{feff}Haïfa".as_bytes()).unwrap(), ("\u{feff}Haïfa".into(), None));
    }
}
