//! Composes a scene from an analysis or a list: extent, projection, layers, markers, labels, furniture, style.
//!
//! Reading order, each room over those before it: [`page`] (its size, boxes, drawing), [`style`] (colours, letters, markers), [`subject`] (what the
//! map is about, its title and words), [`frame`] (extent, insets, graticule), [`ground`] (land, water, borders, what lies where), [`furniture`] (legend,
//! key, scale bar, globe, credit, head and foot), [`labels`] (what is named where), `panel` (one map with everything on it), `pass` (one
//! composition of the page), [`compose`](compose()) (passes until nothing is lost). All is drawn through plotters on the scene's recorder; nothing
//! here reads, writes or asks the clock.

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
