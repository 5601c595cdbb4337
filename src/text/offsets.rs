//! Code points to bytes: how a span finds its text without walking the whole input.

use crate::span::Span;

/// Code points between two remembered byte offsets.
const STRIDE: usize = 64;

/// Byte offsets of every 64th code point; empty for pure ASCII, where the two counts agree.
#[derive(Debug, Clone, Default)]
pub(super) struct Offsets {
    samples: Vec<u32>,
    ascii: bool,
}

impl Offsets {
    /// Measures `text`.
    pub(super) fn of(text: &str) -> Self {
        if text.is_ascii() {
            return Self { samples: Vec::new(), ascii: true };
        }
        let samples = text.char_indices().step_by(STRIDE).map(|(at, _)| at as u32).collect();
        Self { samples, ascii: false }
    }

    /// The text of `span`; what lies beyond the end is left out.
    pub(super) fn slice<'t>(&self, text: &'t str, span: Span) -> &'t str {
        let start = self.byte(text, span.start);
        let end = if span.end <= span.start { start } else { self.byte(text, span.end) };
        text.get(start..end).unwrap_or_default()
    }

    fn byte(&self, text: &str, position: usize) -> usize {
        if self.ascii {
            return position.min(text.len());
        }
        let Some(&sample) = self.samples.get(position / STRIDE) else { return text.len() };
        let from = sample as usize;
        let rest = text.get(from..).unwrap_or_default();
        rest.char_indices().nth(position % STRIDE).map_or(text.len(), |(at, _)| from + at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_is_found_in_text_of_several_scripts() {
        let text = "Żuraw ".repeat(50) + "حلب" + " fell";
        let offsets = Offsets::of(&text);
        assert_eq!(offsets.slice(&text, Span::new(300, 303)), "حلب");
        assert_eq!(offsets.slice(&text, Span::new(304, 900)), "fell");
        assert_eq!(offsets.slice(&text, Span::new(900, 901)), "");
    }
}
