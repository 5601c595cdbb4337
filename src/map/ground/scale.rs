//! What the ground of a panel is made for: how much it shows, for which story, from whose point of view.

use crate::country::CountryCode;

/// How much a panel shows, by its width on the ground.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Scale {
    /// Below 300 km.
    City,
    /// Up to 1,500 km.
    Country,
    /// Up to 8,000 km.
    Region,
    /// Beyond.
    World,
}

impl Scale {
    /// The scale of a panel of this width.
    pub(crate) fn of(kilometers: f64) -> Self {
        match kilometers {
            km if km < 300.0 => Self::City,
            km if km < 1_500.0 => Self::Country,
            km if km < 8_000.0 => Self::Region,
            _ => Self::World,
        }
    }

    /// The greatest scale rank of rivers that are drawn; `None` for no rivers.
    pub(in crate::map) const fn river_rank(self) -> Option<u8> {
        match self {
            Self::City => Some(8),
            Self::Country => Some(5),
            Self::Region => Some(3),
            Self::World => None,
        }
    }
}

/// What the ground is made for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Wanted<'w> {
    /// The countries of the story.
    pub focus: &'w [CountryCode],
    /// The country whose point of view the borders follow; `None` for de facto.
    pub worldview: Option<CountryCode>,
    /// How much is shown.
    pub scale: Scale,
    /// Lakes smaller than this on the page are left out, in square pixels.
    pub least_lake: f32,
}
