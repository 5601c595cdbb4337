//! What part of the world is shown, and how: the extent, the insets, the graticule on request.

pub(in crate::map) mod extent;
pub(in crate::map) mod graticule;
pub(in crate::map) mod inset;
