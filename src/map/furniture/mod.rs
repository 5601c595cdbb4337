//! What stands on the page beside the map's own content: legend, key, scale bar, north arrow, globe, credit, and where they stand.

pub(in crate::map) mod credit;
pub(in crate::map) mod density;
pub(in crate::map) mod entries;
pub(in crate::map) mod globe;
pub(in crate::map) mod key;
pub(in crate::map) mod layout;
pub(in crate::map) mod legend;
pub(in crate::map) mod north;
pub(in crate::map) mod piece;
pub(in crate::map) mod scalebar;
pub(in crate::map) mod texts;
