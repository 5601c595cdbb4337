//! Bytes of a file to its text.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::Encoding;

use crate::diagnostic::Diagnostic;

/// The text of a file: UTF-8, else what a byte order mark says, else the encoding of the web that it looks most like, which
/// the diagnostic names.
///
/// # Examples
///
/// ```
/// let (text, note) = dateline::text::decode(b"Vinnytsia \x96 \xABZmi\x9Fna\xBB".to_vec());
/// assert_eq!(text, "Vinnytsia – «ZmiŸna»");
/// assert_eq!(note.map(|note| note.code), Some("not-utf8"));
/// ```
pub fn decode(bytes: Vec<u8>) -> (String, Option<Diagnostic>) {
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return (text, None),
        Err(error) => error.into_bytes(),
    };
    let encoding = Encoding::for_bom(&bytes).map_or_else(|| guess(&bytes), |(encoding, _)| encoding);
    let (text, _, is_damaged) = encoding.decode(&bytes);
    let note = Diagnostic::note("not-utf8", None, format!("the file is not UTF-8 and was read as {}", encoding.name()));
    let hint = if is_damaged {
        "some characters could not be read: save it as UTF-8"
    } else {
        "save it as UTF-8 if letters are wrong"
    };
    (text.into_owned(), Some(note.with_hint(hint)))
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny)
}

#[cfg(test)]
mod tests {
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
            let (read, note) = decode(encoding.encode(text).0.into_owned());
            assert_eq!(read, text, "{label}");
            assert!(format!("{:?}", note.unwrap().message).to_lowercase().contains(label));
        }
    }

    #[test]
    fn utf_16_is_known_by_its_mark_and_utf_8_is_left_as_it_is() {
        let utf_16: Vec<u8> = "\u{feff}Haïfa".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode(utf_16).0, "Haïfa");
        assert_eq!(decode("\u{feff}Haïfa".as_bytes().to_vec()), ("\u{feff}Haïfa".to_owned(), None));
    }
}
