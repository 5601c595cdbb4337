//! Paragraphs to lines: breaks where Unicode Standard Annex 14 allows them.

use std::collections::BTreeMap;

use unicode_linebreak::{BreakOpportunity, linebreaks};

use super::{ShapedLine, TextStyle, shape_line};

/// Breaks text into lines no wider than `width` pixels, as few as possible, the first lines full.
///
/// A word that is wider than the line stands alone on one and runs over: nothing is cut or hyphenated.
pub fn wrap(text: &str, style: TextStyle, width: f32) -> Vec<ShapedLine> {
    shaped(&Breaker::new(text, style).lines(width), style)
}

/// Breaks text into as few lines as [`wrap`] does, of lengths as equal as the words allow; for titles and facts.
pub fn wrap_balanced(text: &str, style: TextStyle, width: f32) -> Vec<ShapedLine> {
    let mut breaker = Breaker::new(text, style);
    let full = breaker.lines(width);
    if full.len() < 2 {
        return shaped(&full, style);
    }
    let (mut narrow, mut wide) = (0.0, width);
    while wide - narrow > 0.5 {
        let middle = 0.5 * (narrow + wide);
        let lines = breaker.lines(middle);
        let fits = lines.len() <= full.len() && lines.iter().all(|line| breaker.width(line) <= middle);
        if fits { wide = middle } else { narrow = middle }
    }
    shaped(&breaker.lines(wide), style)
}

fn shaped(lines: &[&str], style: TextStyle) -> Vec<ShapedLine> {
    lines.iter().map(|line| shape_line(line, style)).collect()
}

/// A text with its breaks and the widths of its parts, each shaped once.
struct Breaker<'t> {
    text: &'t str,
    style: TextStyle,
    breaks: Vec<(usize, BreakOpportunity)>,
    widths: BTreeMap<&'t str, f32>,
}

impl<'t> Breaker<'t> {
    fn new(text: &'t str, style: TextStyle) -> Self {
        Self { text, style, breaks: linebreaks(text).collect(), widths: BTreeMap::new() }
    }

    fn width(&mut self, part: &'t str) -> f32 {
        let style = self.style;
        *self.widths.entry(part).or_insert_with(|| shape_line(part, style).width)
    }

    fn lines(&mut self, width: f32) -> Vec<&'t str> {
        let text = self.text;
        let mut lines = Vec::new();
        let (mut start, mut fitting) = (0, 0);
        for index in 0..self.breaks.len() {
            let (at, kind) = self.breaks[index];
            if fitting > start && self.width(text[start..at].trim_end()) > width {
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
