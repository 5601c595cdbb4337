//! How much the scale of a projection varies: Tissot's indicatrix, Snyder 1987, pages 20-26.

use super::ellipsoid::{A, E2};
use super::{Projection, relative_longitude};
use crate::geometry::{Extent, LonLat};

/// The scale of a map over an extent, against the ground.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ScaleSpread {
    /// The smallest semi-axis of any indicatrix.
    pub smallest: f64,
    /// The largest semi-axis of any indicatrix.
    pub largest: f64,
}

impl ScaleSpread {
    /// The largest over the smallest scale, less one: 0.011 says that the scale varies by 1.1 %.
    pub fn ratio(self) -> f64 {
        self.largest / self.smallest - 1.0
    }
}

/// Both semi-axes of the indicatrix at a position; `None` where the projection is not defined around it.
pub(crate) fn indicatrix(projection: &Projection, p: LonLat) -> Option<(f64, f64)> {
    const STEP: f64 = 1e-4;
    let lat = p.lat().clamp(-89.9, 89.9);
    let at = |dlon: f64, dlat: f64| LonLat::new(p.lon() + dlon, lat + dlat).and_then(|q| projection.forward(q));
    let (west, east, south, north) = (at(-STEP, 0.0)?, at(STEP, 0.0)?, at(0.0, -STEP)?, at(0.0, STEP)?);
    let (sin_phi, cos_phi) = lat.to_radians().sin_cos();
    let root = 1.0 - E2 * sin_phi * sin_phi;
    let meridian = A * (1.0 - E2) / (root * root.sqrt()) * (2.0 * STEP).to_radians();
    let parallel = A / root.sqrt() * cos_phi * (2.0 * STEP).to_radians();
    let (a, b) = ((east.x - west.x) / parallel, (north.x - south.x) / meridian);
    let (c, d) = ((east.y - west.y) / parallel, (north.y - south.y) / meridian);
    // Singular values of the 2 by 2 Jacobian.
    let (sum, difference) = ((a + d).hypot(b - c), (a - d).hypot(b + c));
    Some(((sum + difference) / 2.0, ((sum - difference) / 2.0).abs()))
}

/// The scale spread over an extent, on a grid of 13 by 13 positions; `None` where the projection does not show it all.
pub fn scale_spread(projection: &Projection, extent: &Extent) -> Option<ScaleSpread> {
    const CELLS: u32 = 12;
    let mut spread = ScaleSpread { smallest: f64::INFINITY, largest: 0.0 };
    // Every projection is the same on both sides of its central meridian.
    let middle = relative_longitude(extent.center().lon(), projection.central_meridian());
    let columns = if middle.abs() < 1e-9 { CELLS / 2 } else { CELLS };
    for i in 0..=columns {
        for j in 0..=CELLS {
            let (u, v) = (f64::from(i) / f64::from(CELLS), f64::from(j) / f64::from(CELLS));
            let p = LonLat::new(extent.west + u * extent.width(), extent.south + v * (extent.north - extent.south))?;
            let (largest, smallest) = indicatrix(projection, p)?;
            spread.largest = spread.largest.max(largest);
            spread.smallest = spread.smallest.min(smallest);
        }
    }
    Some(spread)
}
