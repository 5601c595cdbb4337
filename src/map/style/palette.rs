//! The colour of everything on the page, by token.

use crate::scene::Color;

macro_rules! tokens {
    ($($(#[doc = $doc:literal])* $variant:ident = $key:literal,)*) => {
        /// What a colour is for.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Token {
            $($(#[doc = $doc])* $variant,)*
        }

        impl Token {
            /// Every token, in the order of the built-in files.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The key in a style file.
            pub const fn key(self) -> &'static str {
                match self { $(Self::$variant => $key,)* }
            }
        }
    };
}

tokens! {
    /// Ground of head, foot and gutters.
    Page = "page",
    /// Sea and lakes.
    Sea = "sea",
    /// Land that the story is not about.
    Land = "land",
    /// Land of the countries of the story.
    FocusLand = "focus-land",
    /// Bars over land that one country holds and another claims.
    Hatch = "hatch",
    /// Coasts and lake shores.
    Coast = "coast",
    /// Borders between countries that the story is not about.
    Border = "border",
    /// Borders of a country of the story, and every disputed line.
    FocusBorder = "focus-border",
    /// Borders of divisions.
    Division = "division",
    /// Rivers.
    River = "river",
    /// Names of seas, lakes and rivers.
    WaterLabel = "water-label",
    /// Names of neighbours and of divisions.
    CountryLabel = "country-label",
    /// Names of the countries of the story.
    FocusLabel = "focus-label",
    /// Names of cities given for orientation.
    CityLabel = "city-label",
    /// Dots of cities given for orientation.
    CityDot = "city-dot",
    /// Markers of attacks.
    Attack = "attack",
    /// Markers of effects: fire, damage.
    Effect = "effect",
    /// Markers of what was averted.
    Averted = "averted",
    /// Markers of places only mentioned.
    Mention = "mention",
    /// Rims and hollow centres of markers, halo of text.
    Rim = "rim",
    /// Arcs, rings and their labels.
    Arc = "arc",
    /// Leader lines.
    Leader = "leader",
    /// The rectangle that shows where an inset lies.
    Locator = "locator",
    /// Title, callouts, legend.
    Text = "text",
    /// Deck, credit, inset titles.
    Muted = "muted",
    /// Sea of the overview globe.
    GlobeSea = "globe-sea",
    /// Land of the overview globe.
    GlobeLand = "globe-land",
}

/// A complete set of colours.
#[derive(Debug, Clone, PartialEq)]
pub struct Style {
    /// Its name, for the layout report.
    pub name: String,
    /// In the order of [`Token::ALL`].
    pub(super) colors: Vec<Color>,
}

impl Style {
    /// The colour of a token.
    pub fn color(&self, token: Token) -> Color {
        self.colors[token as usize]
    }

    /// The colour of a token at an opacity from 0 to 1.
    pub fn faint(&self, token: Token, opacity: f32) -> Color {
        Color { a: (opacity.clamp(0.0, 1.0) * 255.0).round() as u8, ..self.color(token) }
    }
}
