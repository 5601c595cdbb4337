//! Paragraphs to lines: breaks where Unicode Standard Annex 14 allows them.

use unicode_linebreak::{BreakOpportunity, linebreaks};

use super::{ShapedLine, TextStyle, shape_line};

/// Breaks text into lines no wider than `width` pixels, as few as possible, the first lines full.
///
/// A word that is wider than the line stands alone on one and runs over: nothing is cut or hyphenated.
pub fn wrap(text: &str, style: TextStyle, width: f32) -> Vec<ShapedLine> {
    break_lines(text, style, width).into_iter().map(|line| shape_line(line, style)).collect()
}

/// Breaks text into as few lines as [`wrap`] does, of lengths as equal as the words allow; for titles and facts.
pub fn wrap_balanced(text: &str, style: TextStyle, width: f32) -> Vec<ShapedLine> {
    let count = break_lines(text, style, width).len();
    if count < 2 {
        return wrap(text, style, width);
    }
    let (mut narrow, mut wide) = (0.0, width);
    while wide - narrow > 0.5 {
        let middle = 0.5 * (narrow + wide);
        let lines = break_lines(text, style, middle);
        let fits = lines.len() <= count && lines.iter().all(|line| shape_line(line, style).width <= middle);
        if fits { wide = middle } else { narrow = middle }
    }
    wrap(text, style, wide)
}

fn break_lines(text: &str, style: TextStyle, width: f32) -> Vec<&str> {
    let mut lines = Vec::new();
    let (mut start, mut fitting) = (0, 0);
    for (at, kind) in linebreaks(text) {
        let whole = text[start..at].trim_end();
        if fitting > start && shape_line(whole, style).width > width {
            lines.push(text[start..fitting].trim());
            start = fitting;
        }
        fitting = at;
        if kind == BreakOpportunity::Mandatory {
            lines.push(text[start..at].trim());
            start = at;
        }
    }
    // A break at the end of a text without final newline is mandatory too, so nothing is left over here.
    lines.retain(|line| !line.is_empty());
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::typography::Face;

    const STYLE: TextStyle = TextStyle::new(Face::Regular, 20.0);

    fn texts(lines: &[ShapedLine]) -> Vec<String> {
        lines.iter().map(|l| l.runs.iter().map(|r| r.text.as_str()).collect()).collect()
    }

    #[test]
    fn lines_stay_within_the_width_and_keep_every_word() {
        let text = "Sites hit in the exchange that began with the offensive of June 13, as named in reports";
        let lines = wrap(text, STYLE, 220.0);
        assert!(lines.len() > 2 && lines.iter().all(|l| l.width <= 220.0));
        assert_eq!(texts(&lines).join(" "), text);
    }

    #[test]
    fn balanced_lines_are_as_few_and_more_equal() {
        let text = "Israel–Iran strikes reach from Bat Yam to Mashhad and beyond it";
        let (full, even) = (wrap(text, STYLE, 400.0), wrap_balanced(text, STYLE, 400.0));
        let spread = |l: &[ShapedLine]| l[0].width - l[l.len() - 1].width;
        assert_eq!(full.len(), even.len());
        assert!(spread(&even).abs() < spread(&full).abs());
    }

    #[test]
    fn a_word_wider_than_the_line_stands_alone() {
        assert_eq!(texts(&wrap("a Llanfairpwllgwyngyll b", STYLE, 40.0)), ["a", "Llanfairpwllgwyngyll", "b"]);
    }

    #[test]
    fn a_line_break_in_the_text_is_kept() {
        assert_eq!(texts(&wrap("one\ntwo", STYLE, 400.0)), ["one", "two"]);
    }
}
