//! What a column of a list may hold.

macro_rules! fields {
    ($($(#[$note:meta])* $name:ident,)*) => {
        /// What a column may hold.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Field {
            $($(#[$note])* $name,)*
        }

        impl Field {
            pub(super) const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The field of that name in the tables.
            pub(super) fn named(name: &str) -> Option<Self> {
                match name {
                    $(stringify!($name) => Some(Self::$name),)*
                    _ => None,
                }
            }
        }
    };
}

fields! {
    /// Latitude.
    Lat,
    /// Longitude.
    Lon,
    /// Both in one cell.
    Position,
    /// Metres east, of the grid of a zone.
    Easting,
    /// Metres north.
    Northing,
    /// The zone.
    Zone,
    /// The name to show.
    Label,
    /// What happened.
    Kind,
    /// When.
    Date,
    /// The year, apart from month and day.
    Year,
    /// The month.
    Month,
    /// The day of the month.
    Day,
    /// Who did it.
    Actor,
    /// What is told of it.
    Facts,
    /// How sure it is.
    Certainty,
    /// The weight of its label.
    Priority,
    /// The radius of a ring about it.
    Range,
    /// A distance within which it lies.
    Precision,
    /// The code of its precision in a known export.
    Code,
    /// How many died.
    Fatalities,
    /// The country.
    Country,
    /// The first-level division.
    Admin,
    /// What only people have: where there is such a column, names are those of people.
    Person,
}

impl Field {
    /// What a caller names its column with.
    pub(super) fn flag(self) -> &'static str {
        match self {
            Self::Lat => "--lat",
            Self::Lon => "--lon",
            Self::Label => "--label",
            Self::Kind => "--kind",
            _ => "--date-column",
        }
    }
}
