//! What part of the world is shown, and how: the extent, the insets, the graticule on request.

pub mod extent;
pub mod graticule;
pub mod inset;
