//! The classes of text on a map: size, weight, spacing, colour, and how far each cuts into the lines beneath it.

use crate::map::page::Medium;
use crate::map::style::Token;
use crate::typography::{Face, TextStyle};

/// A class of text; one class has one look on a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lettering {
    /// The headline of the map.
    Title,
    /// The line below it.
    Deck,
    /// The name of a site.
    CalloutName,
    /// What happened there.
    CalloutFact,
    /// A country of the story with room for its name.
    Focus,
    /// A country of the story that is small on the page.
    FocusSmall,
    /// A neighbour, from large (0) to small (3).
    Country(u8),
    /// A first-level division.
    Division,
    /// A city for orientation.
    City,
    /// A city at the end of an arc, or named by the report.
    CityStrong,
    /// A sea or gulf, from large (0) to small (2).
    Sea(u8),
    /// A river.
    River,
    /// The length of an arc or ring.
    Arc,
    /// A territory of disputed status.
    Territory,
    /// The title of an inset.
    InsetTitle,
    /// An entry of the legend or key.
    Legend,
    /// The name in a key entry.
    KeyName,
    /// The figure in a number badge.
    Badge,
    /// The figures of a scale bar.
    ScaleBar,
    /// The figures of the scale bar of an inset.
    InsetScaleBar,
    /// Sources and policy.
    Credit,
}

/// Sizes of one class: pixels on a landscape page, pixels on a portrait page 1080 wide, points in print.
struct Sizes(f32, f32, f32);

impl Lettering {
    /// How the class is set on a page of this medium, whose sizes are multiplied by `scale`.
    pub(crate) fn style(self, medium: Medium, scale: f32) -> TextStyle {
        let Sizes(landscape, portrait, points) = self.sizes();
        let (size, least) = match medium {
            Medium::Landscape => (landscape, 9.0),
            Medium::Portrait => (portrait, 9.0),
            Medium::Print { dpi } => (points * dpi / 72.0, 5.0 * dpi / 72.0),
        };
        TextStyle { face: self.face(), size: (size * scale).max(least), tracking: self.tracking() }
    }

    const fn sizes(self) -> Sizes {
        match self {
            Self::Title => Sizes(39.0, 58.0, 12.0),
            Self::Deck => Sizes(20.0, 29.0, 8.0),
            Self::CalloutName => Sizes(21.0, 33.0, 7.6),
            Self::CalloutFact => Sizes(16.5, 27.0, 6.4),
            Self::Focus => Sizes(28.0, 42.0, 10.0),
            Self::FocusSmall => Sizes(17.0, 26.0, 7.0),
            Self::Country(0) => Sizes(15.0, 23.5, 6.2),
            Self::Country(1) => Sizes(14.0, 22.5, 6.0),
            Self::Country(2) => Sizes(13.0, 21.5, 5.8),
            Self::Country(_) => Sizes(11.0, 18.5, 5.2),
            Self::Division | Self::River => Sizes(12.5, 20.0, 5.4),
            Self::City => Sizes(15.0, 25.0, 6.5),
            Self::CityStrong => Sizes(16.0, 25.0, 6.6),
            Self::Sea(0) => Sizes(17.0, 27.0, 6.8),
            Self::Sea(1) => Sizes(16.0, 25.5, 6.5),
            Self::Sea(_) => Sizes(15.0, 24.0, 6.2),
            Self::Arc => Sizes(17.0, 27.0, 6.8),
            Self::Territory => Sizes(13.0, 21.0, 5.6),
            Self::InsetTitle => Sizes(15.0, 24.0, 6.2),
            Self::Legend | Self::KeyName => Sizes(15.0, 26.0, 6.2),
            Self::Badge => Sizes(12.5, 20.0, 5.4),
            Self::ScaleBar => Sizes(13.0, 22.5, 5.6),
            Self::InsetScaleBar => Sizes(12.0, 20.5, 5.4),
            Self::Credit => Sizes(13.5, 21.5, 5.4),
        }
    }

    const fn face(self) -> Face {
        match self {
            Self::Title | Self::CalloutName | Self::KeyName | Self::Badge => Face::Bold,
            Self::Focus | Self::FocusSmall | Self::CityStrong | Self::Arc | Self::InsetTitle => Face::Semibold,
            Self::Sea(_) | Self::River => Face::Italic,
            _ => Face::Regular,
        }
    }

    const fn tracking(self) -> f32 {
        match self {
            Self::Title => -0.005,
            Self::Focus => 0.42,
            Self::FocusSmall => 0.12,
            Self::Country(_) => 0.10,
            Self::Division => 0.04,
            Self::Sea(_) => 0.06,
            Self::River => 0.03,
            _ => 0.0,
        }
    }

    /// The colour of the class.
    pub(crate) const fn token(self) -> Token {
        match self {
            Self::Deck | Self::InsetTitle | Self::Credit => Token::Muted,
            Self::Focus | Self::FocusSmall => Token::FocusLabel,
            Self::Country(_) | Self::Division | Self::Territory => Token::CountryLabel,
            Self::City => Token::CityLabel,
            Self::Sea(_) | Self::River => Token::WaterLabel,
            Self::Arc => Token::Arc,
            _ => Token::Text,
        }
    }

    /// How far beyond its letters the class cuts into lines, in pixels of a landscape page.
    pub(crate) const fn knockout(self) -> f32 {
        match self {
            Self::CalloutName | Self::CalloutFact | Self::Arc => 3.0,
            Self::Focus | Self::FocusSmall | Self::Country(_) | Self::Territory => 2.5,
            Self::City | Self::CityStrong => 2.2,
            _ => 2.0,
        }
    }

    /// The text as the class writes it: countries in capitals, apostrophes as printers set them.
    pub(crate) fn cased(self, text: &str) -> String {
        let text = text.replace('\'', "’");
        match self {
            Self::Focus | Self::FocusSmall | Self::Country(_) => text.to_uppercase(),
            _ => text,
        }
    }
}
