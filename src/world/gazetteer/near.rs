//! Cities by position: those of an extent, for the context of a map, and the one nearest to a point.
//!
//! The cities lie in the blob by cells of one degree, in each cell the most populous first.

use super::format::{GRID_COLUMNS, GRID_ROWS, grid_cell};
use super::{Feature, FeatureId, Gazetteer, point_of};
use crate::geometry::{Extent, LonLat};

/// Mean radius of the earth, to order candidates only.
const EARTH_KM: f64 = 6371.0;

/// Kilometres of one degree of latitude, rounded down so that no cell is left out too early.
const DEGREE_KM: f64 = 110.5;

impl Gazetteer {
    /// Cities of an extent with at least that many inhabitants, the most populous first.
    pub fn cities_in(&self, extent: Extent, min_population: u64) -> Vec<Feature<'static>> {
        let west = if extent.width() >= 360.0 { -180.0 } else { extent.west };
        let columns = (extent.width().min(360.0).ceil() as usize + 1).min(GRID_COLUMNS);
        let first_column = grid_cell(west, 0.0) % GRID_COLUMNS;
        let rows = grid_cell(0.0, extent.south) / GRID_COLUMNS..=grid_cell(0.0, extent.north) / GRID_COLUMNS;
        let mut found = Vec::new();
        for row in rows {
            for column in (0..columns).map(|step| (first_column + step) % GRID_COLUMNS) {
                let cell = self.cell(row * GRID_COLUMNS + column);
                let big = cell.take_while(|at| u64::from(self.features[*at].population.get()) >= min_population);
                found.extend(big.filter(|at| extent.contains(point_of(&self.features[*at]))));
            }
        }
        found.sort_by_key(|at| (std::cmp::Reverse(self.features[*at].population.get()), *at));
        found.into_iter().map(|at| self.feature(FeatureId(at as u32))).collect()
    }

    /// The city or village nearest to a position, with its distance in kilometres on a sphere.
    ///
    /// # Accuracy
    ///
    /// The distance is within 0.6 % of the geodesic; it is meant for "near which town", not for a figure.
    pub fn nearest_city(&self, point: LonLat) -> Option<(Feature<'static>, f64)> {
        let mut best: Option<(f64, usize)> = None;
        for ring in 0..GRID_COLUMNS / 2 {
            for at in self.ring(point, ring).flat_map(|cell| self.cell(cell)) {
                let distance = sphere_km(point, point_of(&self.features[at]));
                if best.is_none_or(|(least, _)| distance < least) {
                    best = Some((distance, at));
                }
            }
            let shrink = (point.lat().abs() + ring as f64 + 1.0).min(90.0).to_radians().cos();
            if best.is_some_and(|(least, _)| least <= ring as f64 * DEGREE_KM * shrink) {
                break;
            }
        }
        best.map(|(distance, at)| (self.feature(FeatureId(at as u32)), distance))
    }

    /// The features of one cell of the grid.
    fn cell(&self, cell: usize) -> std::ops::Range<usize> {
        let bound = |at: usize| self.grid.get(at).map_or(self.cities.end, |start| start.get() as usize);
        bound(cell)..bound(cell + 1)
    }

    /// The cells at that many steps around a position; beyond a pole there are none, across ±180° they go on.
    fn ring(&self, point: LonLat, steps: usize) -> impl Iterator<Item = usize> + use<> {
        let steps = steps as i64;
        let centre = grid_cell(point.lon(), point.lat()) as i64;
        let (row, column) = (centre / GRID_COLUMNS as i64, centre % GRID_COLUMNS as i64);
        (row - steps..=row + steps).filter(|row| (0..GRID_ROWS as i64).contains(row)).flat_map(move |at| {
            let stride = if (at - row).abs() == steps { 1 } else { (2 * steps).max(1) };
            (column - steps..=column + steps)
                .step_by(stride as usize)
                .map(move |column| (at * GRID_COLUMNS as i64 + column.rem_euclid(GRID_COLUMNS as i64)) as usize)
        })
    }
}

/// Great-circle distance on the mean sphere; haversine formula.
fn sphere_km(a: LonLat, b: LonLat) -> f64 {
    let (phi1, phi2) = (a.lat().to_radians(), b.lat().to_radians());
    let half_phi = ((phi2 - phi1) / 2.0).sin();
    let half_lambda = ((b.lon() - a.lon()).to_radians() / 2.0).sin();
    let h = half_phi * half_phi + phi1.cos() * phi2.cos() * half_lambda * half_lambda;
    2.0 * EARTH_KM * h.sqrt().min(1.0).asin()
}
