//! Quantities with their units in the type: no bare `f64` with a unit crosses a module border.

use serde::{Deserialize, Serialize};

/// A length on the ground in metres.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Default)]
pub struct Meters(pub f64);

impl Meters {
    /// A length given in kilometres.
    pub const fn from_km(km: f64) -> Self {
        Self(km * 1000.0)
    }

    /// A length given in `unit`.
    pub const fn from_unit(value: f64, unit: LengthUnit) -> Self {
        Self(value * unit.meters())
    }

    /// This length in kilometres.
    pub const fn km(self) -> f64 {
        self.0 / 1000.0
    }

    /// This length in `unit`.
    pub const fn in_unit(self, unit: LengthUnit) -> f64 {
        self.0 / unit.meters()
    }
}

/// A unit in which a report states a length.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum LengthUnit {
    /// Kilometre.
    #[serde(rename = "km")]
    Kilometer,
    /// International statute mile, 1,609.344 m.
    #[serde(rename = "mi")]
    Mile,
    /// Nautical mile, 1,852 m.
    #[serde(rename = "nmi")]
    NauticalMile,
    /// Metre.
    #[serde(rename = "m")]
    Meter,
    /// International foot, 0.3048 m.
    #[serde(rename = "ft")]
    Foot,
}

impl LengthUnit {
    /// How many metres one of this unit is.
    ///
    /// # References
    ///
    /// BIPM, *The International System of Units*, 9th edition (2019), table 8; NIST Special Publication 811 (2008), appendix B.
    pub const fn meters(self) -> f64 {
        match self {
            Self::Kilometer => 1000.0,
            Self::Mile => 1609.344,
            Self::NauticalMile => 1852.0,
            Self::Meter => 1.0,
            Self::Foot => 0.3048,
        }
    }

    /// The symbol used in records: `km`, `mi`, `nmi`, `m`, `ft`.
    pub const fn symbol(self) -> &'static str {
        match self {
            Self::Kilometer => "km",
            Self::Mile => "mi",
            Self::NauticalMile => "nmi",
            Self::Meter => "m",
            Self::Foot => "ft",
        }
    }
}

impl std::str::FromStr for LengthUnit {
    type Err = ();

    /// The unit of a symbol.
    fn from_str(symbol: &str) -> Result<Self, ()> {
        let units = [Self::Kilometer, Self::Mile, Self::NauticalMile, Self::Meter, Self::Foot];
        units.into_iter().find(|unit| unit.symbol() == symbol).ok_or(())
    }
}

/// A distance as it was stated, with the unit that it was stated in.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Range {
    /// The figure.
    pub value: f64,
    /// Its unit.
    pub unit: LengthUnit,
}

impl Range {
    /// The length on the ground.
    pub fn meters(self) -> Meters {
        Meters::from_unit(self.value, self.unit)
    }
}

/// A direction in degrees clockwise from north, in `0.0..360.0`.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct Azimuth(f64);

impl Azimuth {
    /// The azimuth of any finite angle in degrees, reduced to `0.0..360.0`.
    pub fn from_degrees(degrees: f64) -> Self {
        // Tables of millions of lines pass here, and a remainder costs as much as the rest of a row's text.
        if (0.0..360.0).contains(&degrees) {
            return Self(degrees);
        }
        let reduced = if (-360.0..0.0).contains(&degrees) { degrees + 360.0 } else { degrees.rem_euclid(360.0) };
        Self(if reduced >= 360.0 { 0.0 } else { reduced })
    }

    /// Degrees clockwise from north.
    pub const fn degrees(self) -> f64 {
        self.0
    }

    /// The unsigned angle between two azimuths, in degrees, at most 180.
    pub fn angle_to(self, other: Self) -> f64 {
        let difference = (self.0 - other.0).abs();
        difference.min(360.0 - difference)
    }
}

/// A length on the page in CSS pixels (1/96 inch at 1×).
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Default)]
pub struct Px(pub f32);
