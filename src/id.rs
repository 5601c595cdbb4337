//! Identifiers of the parts of a story: what refers to a place, site or claim does so by its identifier, never by its name.
//!
//! An identifier is the part's number in the reading that found it. It stays with the part when others are added or dropped, and when a
//! record is written and read back.

use std::fmt;
use std::str::FromStr;

/// A typed number of a part.
pub trait Id: Copy + Ord {
    /// The identifier of the part numbered `index`, counted from 0.
    fn of(index: usize) -> Self;

    /// Its number, counted from 0.
    fn index(self) -> usize;
}

macro_rules! id {
    ($(#[doc = $doc:literal] $name:ident = $word:literal;)*) => {
        $(
            #[doc = $doc]
            #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
            pub struct $name(u32);

            impl Id for $name {
                fn of(index: usize) -> Self {
                    // No input has as many parts as there are numbers: every reader has a limit far below.
                    Self(u32::try_from(index).unwrap_or(u32::MAX))
                }

                fn index(self) -> usize {
                    self.0 as usize
                }
            }

            #[doc = concat!("`", $word, "-1` for the first.")]
            impl fmt::Display for $name {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    write!(f, concat!($word, "-{}"), u64::from(self.0) + 1)
                }
            }

            impl FromStr for $name {
                type Err = ();

                fn from_str(text: &str) -> Result<Self, ()> {
                    let number = text.strip_prefix(concat!($word, "-")).and_then(|number| number.parse::<u32>().ok());
                    number.and_then(|number| number.checked_sub(1)).map(Self).ok_or(())
                }
            }
        )*
    };
}

id! {
    #[doc = "A place that is named."] PlaceId = "place";
    #[doc = "A place that something happened to."] SiteId = "site";
    #[doc = "A place over which something was stopped in the air."] InterceptionId = "interception";
    #[doc = "A statement that can be checked."] ClaimId = "claim";
    #[doc = "An area that a list gives."] AreaId = "area";
    #[doc = "A line that a list gives."] LineId = "line";
    #[doc = "A circle of equal distance."] RingId = "ring";
}

/// What carries an event: a site, or an interception.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EventId {
    /// Something was struck.
    Site(SiteId),
    /// Something was stopped in the air.
    Interception(InterceptionId),
}

impl fmt::Display for EventId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Site(id) => id.fmt(f),
            Self::Interception(id) => id.fmt(f),
        }
    }
}

impl FromStr for EventId {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        text.parse().map(Self::Site).or_else(|()| text.parse().map(Self::Interception))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_identifier_reads_back_as_it_was_written() {
        assert_eq!(PlaceId::of(6).to_string(), "place-7");
        assert_eq!("place-7".parse(), Ok(PlaceId::of(6)));
        assert_eq!("interception-1".parse(), Ok(EventId::Interception(InterceptionId::of(0))));
        for wrong in ["", "place", "place-", "place-0", "place--1", "site-7"] {
            assert_eq!(wrong.parse::<PlaceId>(), Err(()), "{wrong}");
        }
    }
}
