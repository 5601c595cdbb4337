//! What a picture shows, as the data beneath it needs to know it.

use super::Extent;
use crate::units::Meters;

/// An extent and how much ground one pixel covers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct View {
    /// The box of positions that the picture may show; -180 to 180 for all longitudes.
    pub extent: Extent,
    /// Ground covered by one pixel.
    pub resolution: Meters,
}
