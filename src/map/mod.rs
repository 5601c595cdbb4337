//! Composes a scene from an analysis or a list: extent, projection, layers, markers, labels, furniture, style.
//!
//! Reading order, each room over those before it: `page` (its size, boxes, drawing), `style` (colours, letters, markers), `subject` (what the
//! map is about, its title and words), `frame` (extent, insets, graticule), `ground` (land, water, borders, what lies where), `furniture` (legend,
//! key, scale bar, globe, credit, head and foot), `labels` (what is named where), `panel` (one map with everything on it), `pass` (one
//! composition of the page), [`compose`](compose()) (passes until nothing is lost). All is drawn through plotters on the scene's recorder; nothing
//! here reads, writes or asks the clock.

mod compose;
mod frame;
mod furniture;
pub(crate) mod ground;
pub(crate) mod labels;
mod options;
mod page;
mod panel;
mod pass;
mod style;
mod subject;

pub use compose::compose;
pub use frame::extent::{Asked, ProjectionChoice};
pub use frame::graticule::Meridians;
pub use labels::report::{BoxReport, ComponentReport, Dropped, LayoutReport};
pub use labels::solve::Budget;
pub use options::{Composition, MapOptions};
pub use page::{Medium, Page};
pub use style::{Style, Token};
pub use subject::entity::Entity;
pub use subject::second::{Given, Language, languages};
pub use subject::{ArcSpec, CityMark, Origin, RingSpec, SiteMark, Subject};
