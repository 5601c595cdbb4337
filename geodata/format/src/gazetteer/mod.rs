//! The compiled gazetteer.
//!
//! - [`layout`]: sections and records
//! - [`fold()`]: the form in which names are compared, the keys of every index; `marks`: names to show
//! - `kinds`, `words`: the closed choices that are stored by number
//! - `blob`: the sections as typed slices; `index`: names and where they lead

mod blob;
mod fold;
mod index;
mod kinds;
pub mod layout;
mod marks;
mod words;

pub use blob::Blob;
pub use fold::{fold, fold_into};
pub use index::{Cursor, Index, Postings};
pub use kinds::{FeatureKind, NameKind};
pub use marks::{composed, without_marks};
pub use words::{AbbreviationKind, FacilityNoun, OrganisationKind, StopReason};
