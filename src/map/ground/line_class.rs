//! The classes of lines on the ground: how each is drawn, and in which order.

use crate::map::style::{Style, Token};
use crate::scene::Stroke;

/// How a line of the ground is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum LineClass {
    /// Border of a division.
    Division,
    /// River.
    River,
    /// Shore of a lake.
    Shore,
    /// Coast.
    Coast,
    /// Border between countries that the story is not about.
    Border,
    /// Border of a country of the story.
    FocusBorder,
    /// Disputed border, line of control, claim.
    Disputed,
}

impl LineClass {
    /// Width on a landscape page, dashes on it, and colour.
    pub(in crate::map) fn stroke(self, style: &Style, factor: f32) -> Stroke {
        let (width, token) = match self {
            Self::Division => (0.9, Token::Division),
            Self::River => (1.1, Token::River),
            Self::Shore => (0.8, Token::Coast),
            Self::Coast => (0.9, Token::Coast),
            Self::Border => (1.0, Token::Border),
            Self::FocusBorder => (1.3, Token::FocusBorder),
            Self::Disputed => {
                let color = style.color(Token::FocusBorder);
                return Stroke::dashed(color, 1.2 * factor, 4.5 * factor, 2.8 * factor);
            }
        };
        Stroke::solid(style.color(token), width * factor)
    }

    /// The name of the group of these lines.
    pub(in crate::map) const fn group(self) -> &'static str {
        match self {
            Self::Division => "divisions",
            Self::River => "rivers",
            Self::Shore => "shores",
            Self::Coast => "coast",
            Self::Border => "borders",
            Self::FocusBorder => "focus-borders",
            Self::Disputed => "disputed-borders",
        }
    }

    /// In painting order.
    pub(in crate::map) const ALL: [Self; 7] =
        [Self::Division, Self::River, Self::Shore, Self::Coast, Self::Border, Self::FocusBorder, Self::Disputed];
}
