//! How much of the compiled basemap a picture needs: its level of detail, and which boxes are in view.

use dateline_format::basemap::Level;
use dateline_format::basemap::layout::{BOX_UNITS, Box4, TOLERANCES};

use crate::geometry::{Extent, View};

/// How much of the source a picture needs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Detail {
    /// The level that is decoded.
    pub(super) level: Level,
    /// How far, in degrees of latitude, what is decoded is simplified.
    pub(super) tolerance: f64,
    /// The least area of a loop, in square metres.
    speck: f64,
}

impl Detail {
    /// A level that departs from the source by no more than 0.28 pixel, simplified to half a pixel: what nobody sees. To
    /// 0.35 pixel the map of a region takes a tenth more of SVG and 4 % more work.
    pub(super) fn of(view: &View) -> Self {
        const LEVEL: f64 = 0.28;
        const SIMPLIFIED: f64 = 0.5;
        /// Pixels that the box of a loop covers at least; what is drawn has to be larger still.
        const SPECK: f64 = 0.4;
        let pixel = view.resolution.0;
        // Below the finest level there is no more detail to leave out.
        let tolerance = (SIMPLIFIED * pixel - 0.5 * TOLERANCES[0]).max(0.0) / DEGREE;
        Self { level: Level::within(LEVEL * pixel), tolerance, speck: SPECK * pixel * pixel }
    }

    /// Whether a loop within a box is too small to be seen.
    pub(super) fn is_speck(&self, stored: &Box4) -> bool {
        const UNIT: f64 = DEGREE / BOX_UNITS;
        let side = |low: i16, high: i16| f64::from(i32::from(high) - i32::from(low)) * UNIT;
        let (width, height) =
            (side(stored.west.get(), stored.east.get()), side(stored.south.get(), stored.north.get()));
        // The cosine is no larger than 1; where that may matter it is computed.
        width * height < self.speck || {
            let middle = f64::from(i32::from(stored.south.get()) + i32::from(stored.north.get())) / 2.0 / BOX_UNITS;
            width * height * middle.to_radians().cos() < self.speck
        }
    }
}

/// Metres of a degree of latitude.
const DEGREE: f64 = 111_195.0;

/// An extent as one or two boxes in the units of [`Box4`], widened by a unit.
#[derive(Debug, Clone, Copy)]
pub(super) struct Windows {
    boxes: [[i32; 4]; 2],
}

impl Windows {
    /// Of an extent that may cross the antimeridian.
    pub(super) fn of(extent: &Extent) -> Self {
        let scale = |v: f64| (v * BOX_UNITS) as i32;
        let window =
            |west: f64, east: f64| [scale(west) - 1, scale(extent.south) - 1, scale(east) + 1, scale(extent.north) + 1];
        if extent.west <= extent.east {
            Self { boxes: [window(extent.west, extent.east); 2] }
        } else {
            Self { boxes: [window(extent.west, 180.0), window(-180.0, extent.east)] }
        }
    }

    /// Whether a stored box meets the extent.
    pub(super) fn meet(&self, stored: &Box4) -> bool {
        let (west, south) = (i32::from(stored.west.get()), i32::from(stored.south.get()));
        let (east, north) = (i32::from(stored.east.get()), i32::from(stored.north.get()));
        self.boxes.iter().any(|w| west <= w[2] && east >= w[0] && south <= w[3] && north >= w[1])
    }
}
