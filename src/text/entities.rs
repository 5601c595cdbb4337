//! Character references of HTML: "&amp;", "&#8217;", "&#x5d0;".

/// Bytes that a reference may have between "&" and ";".
const LONGEST: usize = 10;

/// Reads the reference with which `text` begins; answers its character and its length in bytes.
pub(super) fn decode(text: &str) -> Option<(char, usize)> {
    let rest = text.strip_prefix('&')?;
    let length = rest.bytes().take(LONGEST).position(|b| b == b';')?;
    let name = rest.get(..length)?;
    let decoded = match name.strip_prefix('#') {
        Some(number) => numbered(number)?,
        None => named(name)?,
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

/// The names that news pages use: punctuation, currency and the accented letters of Latin 1.
fn named(name: &str) -> Option<char> {
    const NAMES: [(&str, char); 96] = [
        ("AElig", 'Æ'),
        ("Aacute", 'Á'),
        ("Acirc", 'Â'),
        ("Agrave", 'À'),
        ("Aring", 'Å'),
        ("Atilde", 'Ã'),
        ("Auml", 'Ä'),
        ("Ccedil", 'Ç'),
        ("ETH", 'Ð'),
        ("Eacute", 'É'),
        ("Ecirc", 'Ê'),
        ("Egrave", 'È'),
        ("Euml", 'Ë'),
        ("Iacute", 'Í'),
        ("Icirc", 'Î'),
        ("Igrave", 'Ì'),
        ("Iuml", 'Ï'),
        ("Ntilde", 'Ñ'),
        ("OElig", 'Œ'),
        ("Oacute", 'Ó'),
        ("Ocirc", 'Ô'),
        ("Ograve", 'Ò'),
        ("Oslash", 'Ø'),
        ("Otilde", 'Õ'),
        ("Ouml", 'Ö'),
        ("Scaron", 'Š'),
        ("THORN", 'Þ'),
        ("Uacute", 'Ú'),
        ("Ucirc", 'Û'),
        ("Ugrave", 'Ù'),
        ("Uuml", 'Ü'),
        ("Yacute", 'Ý'),
        ("aacute", 'á'),
        ("acirc", 'â'),
        ("acute", '´'),
        ("aelig", 'æ'),
        ("agrave", 'à'),
        ("amp", '&'),
        ("apos", '\''),
        ("aring", 'å'),
        ("atilde", 'ã'),
        ("auml", 'ä'),
        ("bdquo", '„'),
        ("bull", '•'),
        ("ccedil", 'ç'),
        ("cent", '¢'),
        ("copy", '©'),
        ("deg", '°'),
        ("eacute", 'é'),
        ("ecirc", 'ê'),
        ("egrave", 'è'),
        ("eth", 'ð'),
        ("euml", 'ë'),
        ("euro", '€'),
        ("frac12", '½'),
        ("frac14", '¼'),
        ("frac34", '¾'),
        ("gt", '>'),
        ("hellip", '…'),
        ("iacute", 'í'),
        ("icirc", 'î'),
        ("igrave", 'ì'),
        ("iuml", 'ï'),
        ("laquo", '«'),
        ("ldquo", '“'),
        ("lsquo", '‘'),
        ("lt", '<'),
        ("mdash", '—'),
        ("middot", '·'),
        ("nbsp", '\u{A0}'),
        ("ndash", '–'),
        ("ntilde", 'ñ'),
        ("oacute", 'ó'),
        ("ocirc", 'ô'),
        ("oelig", 'œ'),
        ("ograve", 'ò'),
        ("oslash", 'ø'),
        ("otilde", 'õ'),
        ("ouml", 'ö'),
        ("para", '¶'),
        ("pound", '£'),
        ("quot", '"'),
        ("raquo", '»'),
        ("rdquo", '”'),
        ("reg", '®'),
        ("rsquo", '’'),
        ("scaron", 'š'),
        ("shy", '\u{AD}'),
        ("szlig", 'ß'),
        ("thorn", 'þ'),
        ("times", '×'),
        ("uacute", 'ú'),
        ("ucirc", 'û'),
        ("ugrave", 'ù'),
        ("uuml", 'ü'),
        ("yacute", 'ý'),
    ];
    let at = NAMES.binary_search_by_key(&name, |&(known, _)| known).ok()?;
    Some(NAMES[at].1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_read_by_name_and_by_number() {
        assert_eq!(decode("&amp; more"), Some(('&', 5)));
        assert_eq!(decode("&#8217;s"), Some(('’', 7)));
        assert_eq!(decode("&#x5D0;"), Some(('א', 7)));
        assert_eq!(decode("&yacute;"), Some(('ý', 8)));
        assert_eq!(decode("AT&T; x".get(2..).unwrap_or_default()), None);
        assert_eq!(decode("&#x110000;"), None);
    }
}
