//! A line of text to runs of one direction and one font, in visual order.
//!
//! The base direction of a line is that of its first strong character (Unicode Standard Annex 9, rules P2 and P3), so
//! that a Persian name reads right to left beside an English one in the same picture. Within a level run the font
//! follows the script; digits, spaces and punctuation stay with the letters before them when their font has them.

use std::ops::Range;

use unicode_bidi::{BidiInfo, Level};

use super::{Face, FontId};

/// Part of a line that one font sets in one direction.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct FontRun {
    pub(super) range: Range<usize>,
    pub(super) font: FontId,
    pub(super) right_to_left: bool,
}

/// What a line falls into.
pub(super) struct Itemized {
    /// In visual order, left to right.
    pub(super) runs: Vec<FontRun>,
    /// Whether the line as a whole reads from right to left.
    pub(super) right_to_left: bool,
    /// Characters that no embedded font has.
    pub(super) missing: Vec<char>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    European,
    Arabic,
    Hebrew,
    /// Digits, spaces, punctuation, marks: whatever stands before them.
    Common,
}

/// Splits a line without line breaks or control characters.
pub(super) fn itemize(text: &str, face: Face) -> Itemized {
    let mut fonts = FontChooser { face, missing: Vec::new() };
    if text.is_ascii() {
        let runs = match text.len() {
            0 => Vec::new(),
            n => vec![FontRun { range: 0..n, font: face.latin(), right_to_left: false }],
        };
        return Itemized { runs, right_to_left: false, missing: Vec::new() };
    }
    let info = BidiInfo::new(text, None);
    let mut runs = Vec::new();
    let mut right_to_left = false;
    for paragraph in &info.paragraphs {
        right_to_left |= paragraph.level.is_rtl();
        let (levels, visual) = info.visual_runs(paragraph, paragraph.range.clone());
        for range in visual {
            let rtl = levels.get(range.start).is_some_and(Level::is_rtl);
            let mut pieces = fonts.split(text, range, rtl);
            if rtl {
                pieces.reverse();
            }
            runs.append(&mut pieces);
        }
    }
    Itemized { runs, right_to_left, missing: fonts.missing }
}

/// The characters of a text that no embedded font has, each once: they would come out as empty boxes.
pub fn without_glyph(text: &str) -> Vec<char> {
    itemize(text, Face::Regular).missing
}

struct FontChooser {
    face: Face,
    missing: Vec<char>,
}

impl FontChooser {
    /// Cuts a level run wherever the font changes, in logical order.
    fn split(&mut self, text: &str, range: Range<usize>, right_to_left: bool) -> Vec<FontRun> {
        let mut runs: Vec<FontRun> = Vec::new();
        let mut current = self.first_font(&text[range.clone()], right_to_left);
        for (at, c) in text[range.clone()].char_indices() {
            let start = range.start + at;
            let end = start + c.len_utf8();
            current = self.font_for(c, current);
            match runs.last_mut() {
                Some(run) if run.font == current => run.range.end = end,
                _ => runs.push(FontRun { range: start..end, font: current, right_to_left }),
            }
        }
        runs
    }

    /// The font of the first letter, which leading punctuation takes too.
    fn first_font(&self, text: &str, right_to_left: bool) -> FontId {
        match text.chars().map(script).find(|&s| s != Script::Common) {
            Some(found) => self.preferred(found),
            None if right_to_left => self.face.arabic(),
            None => self.face.latin(),
        }
    }

    fn preferred(&self, script: Script) -> FontId {
        match script {
            Script::European | Script::Common => self.face.latin(),
            Script::Arabic => self.face.arabic(),
            Script::Hebrew => self.face.hebrew(),
        }
    }

    fn font_for(&mut self, c: char, current: FontId) -> FontId {
        let wanted = match script(c) {
            Script::Common => current,
            letters => self.preferred(letters),
        };
        if is_invisible(c) {
            return current;
        }
        let choices = [wanted, self.face.latin(), self.face.arabic(), self.face.hebrew()];
        if let Some(font) = choices.into_iter().find(|font| font.covers(c)) {
            return font;
        }
        if !self.missing.contains(&c) {
            self.missing.push(c);
        }
        wanted
    }
}

fn script(c: char) -> Script {
    match c {
        '\u{0590}'..='\u{05FF}' | '\u{FB1D}'..='\u{FB4F}' => Script::Hebrew,
        '\u{0600}'..='\u{06FF}'
        | '\u{0750}'..='\u{077F}'
        | '\u{08A0}'..='\u{08FF}'
        | '\u{FB50}'..='\u{FDFF}'
        | '\u{FE70}'..='\u{FEFC}' => Script::Arabic,
        _ if c.is_alphabetic() => Script::European,
        _ => Script::Common,
    }
}

/// Joiners and direction marks: they act on their neighbours and are never drawn.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{00AD}' | '\u{061C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str) -> Vec<(&str, bool)> {
        itemize(text, Face::Regular).runs.iter().map(|r| (&text[r.range.clone()], r.right_to_left)).collect()
    }

    #[test]
    fn a_persian_name_before_an_english_one_stands_at_the_right() {
        assert_eq!(pieces("تهران Tehran"), [("Tehran", false), ("تهران ", true)]);
        assert!(itemize("تهران Tehran", Face::Regular).right_to_left);
    }

    #[test]
    fn an_english_name_before_a_persian_one_stands_at_the_left() {
        assert_eq!(pieces("Tehran تهران"), [("Tehran ", false), ("تهران", true)]);
    }

    #[test]
    fn digits_in_persian_text_read_left_to_right() {
        assert_eq!(pieces("تهران 25"), [("25", false), ("تهران ", true)]);
    }

    #[test]
    fn a_character_without_glyph_is_reported_once() {
        assert_eq!(itemize("東京 東", Face::Bold).missing, ['東', '京']);
    }
}
