//! Page pixels and the backend units that plotters counts in.

use plotters::coord::CoordTranslate;
use plotters_backend::BackendCoord;

/// Backend units per page pixel.
pub const SUBPIXELS: i32 = 64;

/// Page pixels to backend units.
#[derive(Debug, Clone, Copy)]
pub struct PagePixels;

impl CoordTranslate for PagePixels {
    type From = (f64, f64);

    fn translate(&self, &(x, y): &(f64, f64)) -> BackendCoord {
        let units = f64::from(SUBPIXELS);
        ((x * units).round() as i32, (y * units).round() as i32)
    }
}
