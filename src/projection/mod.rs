//! Map projections on WGS 84, their distortion and their choice, and the frame that puts one on a page.
//!
//! In: positions. Out: metres in a plane, and from [`Frame`] pixels on a page. Formulas follow Snyder 1987, *Map
//! Projections: A Working Manual*, USGS Professional Paper 1395, unless a file says otherwise.
//!
//! Reading order: `ellipsoid` (auxiliary latitudes), one file a projection, `distortion`, `choice`, `frame`, `draw`.

mod azimuthal_equidistant;
mod choice;
mod distortion;
mod draw;
mod ellipsoid;
mod equal_earth;
mod frame;
mod lambert_azimuthal;
mod lambert_conformal;
mod mercator;
mod orthographic;
mod polar_stereographic;
mod transverse_mercator;

pub use azimuthal_equidistant::AzimuthalEquidistant;
pub use choice::{Choice, choose};
pub use distortion::{ScaleSpread, scale_spread};
pub use draw::PagePath;
pub use equal_earth::EqualEarth;
pub use frame::{Frame, PageRect};
pub use lambert_azimuthal::LambertAzimuthal;
pub use lambert_conformal::LambertConformalConic;
pub use mercator::Mercator;
pub use orthographic::Orthographic;
pub use polar_stereographic::{PolarStereographic, Pole};
pub use transverse_mercator::TransverseMercator;

use geo_types::Coord;

use crate::geometry::LonLat;

/// A map projection with its parameters; plane coordinates are metres, x to the right, y up.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Projection {
    /// For middle latitudes.
    LambertConformalConic(LambertConformalConic),
    /// For the belt about the equator.
    Mercator(Mercator),
    /// For land that stretches from north to south.
    TransverseMercator(TransverseMercator),
    /// True distances from its centre.
    AzimuthalEquidistant(AzimuthalEquidistant),
    /// True areas, for continents.
    LambertAzimuthal(LambertAzimuthal),
    /// For the polar regions.
    PolarStereographic(PolarStereographic),
    /// For the world.
    EqualEarth(EqualEarth),
    /// The globe seen from far away.
    Orthographic(Orthographic),
}

/// Hands one call to whichever projection it is.
macro_rules! each {
    ($projection:expr, $inner:ident => $call:expr) => {
        match $projection {
            Projection::LambertConformalConic($inner) => $call,
            Projection::Mercator($inner) => $call,
            Projection::TransverseMercator($inner) => $call,
            Projection::AzimuthalEquidistant($inner) => $call,
            Projection::LambertAzimuthal($inner) => $call,
            Projection::PolarStereographic($inner) => $call,
            Projection::EqualEarth($inner) => $call,
            Projection::Orthographic($inner) => $call,
        }
    };
}

impl Projection {
    /// The place of `p` in the plane, in metres; `None` where the projection does not show it.
    pub fn forward(&self, p: LonLat) -> Option<Coord<f64>> {
        self.forward_relative(relative_longitude(p.lon(), self.central_meridian()), p.lat())
    }

    /// The position shown at `xy`; `None` outside the map.
    pub fn inverse(&self, xy: Coord<f64>) -> Option<LonLat> {
        let (lon, lat) = each!(self, inner => inner.inverse(xy))?;
        LonLat::new(lon, lat.clamp(-90.0, 90.0))
    }

    /// Its name in the message files.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::LambertConformalConic(_) => "lambert-conformal-conic",
            Self::Mercator(_) => "mercator",
            Self::TransverseMercator(_) => "transverse-mercator",
            Self::AzimuthalEquidistant(_) => "azimuthal-equidistant",
            Self::LambertAzimuthal(_) => "lambert-azimuthal",
            Self::PolarStereographic(_) => "polar-stereographic",
            Self::EqualEarth(_) => "equal-earth",
            Self::Orthographic(_) => "orthographic",
        }
    }

    /// Its name for layout reports, such as `Lambert conformal conic projection`.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::LambertConformalConic(_) => "Lambert conformal conic projection",
            Self::Mercator(_) => "Mercator projection",
            Self::TransverseMercator(_) => "transverse Mercator projection",
            Self::AzimuthalEquidistant(_) => "azimuthal equidistant projection",
            Self::LambertAzimuthal(_) => "Lambert azimuthal equal-area projection",
            Self::PolarStereographic(_) => "polar stereographic projection",
            Self::EqualEarth(_) => "Equal Earth projection",
            Self::Orthographic(_) => "orthographic projection",
        }
    }

    /// The central meridian in degrees; the map is cut along the one opposite.
    pub const fn central_meridian(&self) -> f64 {
        each!(self, inner => inner.lon0())
    }

    /// The cap of the sphere outside which nothing is shown, for projections that have a horizon: centre, radius in degrees.
    pub fn horizon(&self) -> Option<(LonLat, f64)> {
        match self {
            Self::AzimuthalEquidistant(p) => Some((p.center(), 175.0)),
            Self::LambertAzimuthal(p) => Some((p.center(), 165.0)),
            Self::Orthographic(p) => Some((p.center(), 90.0)),
            _ => None,
        }
    }

    /// The southernmost and northernmost latitude that can be drawn.
    pub const fn latitudes(&self) -> (f64, f64) {
        match self {
            Self::LambertConformalConic(p) => p.latitudes(),
            Self::Mercator(_) => (-85.05, 85.05),
            Self::PolarStereographic(p) => p.latitudes(),
            _ => (-90.0, 90.0),
        }
    }

    /// Half the longitudes that can be drawn on each side of the central meridian, in degrees.
    pub const fn half_width(&self) -> f64 {
        match self {
            Self::TransverseMercator(_) => 85.0,
            _ => 180.0,
        }
    }

    /// As [`forward`](Self::forward), from degrees east of the central meridian: unlike a longitude, they tell the two
    /// sides of the cut apart.
    pub(crate) fn forward_relative(&self, lambda: f64, lat: f64) -> Option<Coord<f64>> {
        let xy = each!(self, inner => inner.forward(lambda, lat))?;
        (xy.x.is_finite() && xy.y.is_finite()).then_some(xy)
    }
}

/// Longitude relative to `lon0`, within ±180 degrees; exactly opposite stays on the side that it came from.
pub(crate) fn relative_longitude(lon: f64, lon0: f64) -> f64 {
    let difference = lon - lon0;
    if (-180.0..=180.0).contains(&difference) { difference } else { (difference + 180.0).rem_euclid(360.0) - 180.0 }
}
