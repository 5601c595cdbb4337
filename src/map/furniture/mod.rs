//! What stands on the page beside the map's own content: legend, key, scale bar, north arrow, globe, credit, and where they stand.

pub mod credit;
pub mod density;
pub(in crate::map) mod entries;
pub mod globe;
pub mod key;
pub mod layout;
pub mod legend;
pub mod north;
pub(in crate::map) mod piece;
pub mod scalebar;
pub(in crate::map) mod texts;
