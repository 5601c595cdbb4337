//! From statements to figures: where the ends lie, what can be measured between them, and what that says of the words.

pub(in crate::claim) mod bands;
pub(in crate::claim) mod by_road;
pub(in crate::claim) mod certainty;
pub(in crate::claim) mod conversion;
pub(in crate::claim) mod doubt;
pub(in crate::claim) mod ends;
pub(in crate::claim) mod judged;
pub(in crate::claim) mod namesake;
pub(in crate::claim) mod readings;
pub(in crate::claim) mod spot;
pub(in crate::claim) mod stand_in;
pub(in crate::claim) mod swap;
