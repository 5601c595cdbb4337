//! Composes a scene from an analysis or a list: extent, projection, layers, markers, labels, furniture, style.
//!
//! Reading order: [`subject`] (what the map is about), `focus` (what of it is the story), [`page`] and [`layout`] (head, map, foot), [`extent`] (what the
//! map shows), [`layers`], `borders`, `claims`, [`terrain`] and [`clearance`] (the ground), [`items`] and [`labels`] (what is named where), [`inset`],
//! `panel` and `building` (one map with everything on it), [`compose`](compose()) (the page). All is drawn through plotters on the
//! scene's recorder; nothing here reads, writes or asks the clock.

mod compose;
pub mod frame;
pub mod furniture;
pub mod ground;
pub mod labels;
mod options;
pub mod page;
mod panel;
mod pass;
pub mod style;
pub mod subject;

pub use compose::compose;
pub use options::{Composition, MapOptions};
pub use page::Page;
pub use style::Style;
pub use subject::Subject;
