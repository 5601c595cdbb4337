//! The projection with the smallest scale spread over an extent.
//!
//! The candidates are those of Šavrič, Jenny, Jenny 2016, "Projection Wizard", Cartographic Journal 53(2):177-185; the
//! parallels of the conic lie a sixth of the height inside the extent (Snyder 1987, page 99).

use super::{
    EqualEarth, LambertAzimuthal, LambertConformalConic, Mercator, PolarStereographic, Pole, Projection, ScaleSpread,
    TransverseMercator, scale_spread,
};
use crate::geometry::{Extent, LonLat};

/// A projection and how well it fits.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Choice {
    /// The projection.
    pub projection: Projection,
    /// Its scale over the extent; `None` for the world, where no figure says much.
    pub spread: Option<ScaleSpread>,
}

/// Wider than this, and not about a pole, an extent is drawn as part of the world.
const WORLD_WIDTH: f64 = 170.0;

/// Chooses the projection of an extent.
pub fn choose(extent: &Extent) -> Choice {
    let middle = extent.center();
    if extent.width() >= WORLD_WIDTH || extent.north - extent.south >= 120.0 {
        return choose_for_the_world(extent, middle);
    }
    candidates(extent, middle)
        .into_iter()
        .filter_map(|projection| Some((projection, scale_spread(&projection, extent)?)))
        .min_by(|a, b| a.1.ratio().total_cmp(&b.1.ratio()))
        .map_or(
            Choice { projection: Projection::LambertAzimuthal(LambertAzimuthal::new(middle)), spread: None },
            |best| Choice { projection: best.0, spread: Some(best.1) },
        )
}

fn choose_for_the_world(extent: &Extent, middle: LonLat) -> Choice {
    let projection = if extent.south >= 30.0 {
        Projection::PolarStereographic(PolarStereographic::new(Pole::North, middle.lon(), 75.0))
    } else if extent.north <= -30.0 {
        Projection::PolarStereographic(PolarStereographic::new(Pole::South, middle.lon(), 75.0))
    } else {
        Projection::EqualEarth(EqualEarth::new(middle.lon()))
    };
    Choice { projection, spread: None }
}

fn candidates(extent: &Extent, middle: LonLat) -> Vec<Projection> {
    let (lon0, lat0) = (middle.lon(), middle.lat());
    let sixth = (extent.north - extent.south) / 6.0;
    let mut found = vec![
        Projection::Mercator(Mercator::new(lon0, lat0)),
        Projection::TransverseMercator(TransverseMercator::new(lon0, lat0, 1.0)),
        Projection::LambertAzimuthal(LambertAzimuthal::new(middle)),
    ];
    found.extend(
        LambertConformalConic::new(lon0, lat0, extent.south + sixth, extent.north - sixth)
            .map(Projection::LambertConformalConic),
    );
    if extent.south > 50.0 {
        found.push(Projection::PolarStereographic(PolarStereographic::new(Pole::North, lon0, lat0)));
    } else if extent.north < -50.0 {
        found.push(Projection::PolarStereographic(PolarStereographic::new(Pole::South, lon0, lat0)));
    }
    found
}
