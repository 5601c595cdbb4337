//! A projection laid on a page: scale, centre and the rectangle that the map fills; positions to pixels and back.

use geo_types::{Coord, Rect};

use super::distortion::indicatrix;
use super::{Projection, relative_longitude};
use crate::geometry::{Extent, LonLat, View};
use crate::units::Meters;

/// Edges shorter than this on the page are straight enough as they are on any map, in pixels.
pub(super) const SHORT_EDGE: f64 = 6.0;
/// How far the middle of an edge may lie from the drawn one, in pixels.
pub(super) const TOLERANCE: f64 = 0.1;
/// A rectangle of the page in pixels, y downward.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PageRect {
    /// Left edge.
    pub left: f32,
    /// Upper edge.
    pub top: f32,
    /// Right edge.
    pub right: f32,
    /// Lower edge.
    pub bottom: f32,
}

impl PageRect {
    /// Width in pixels.
    pub fn width(&self) -> f32 {
        self.right - self.left
    }

    /// Height in pixels.
    pub fn height(&self) -> f32 {
        self.bottom - self.top
    }
}

/// Degrees east of the central meridian and latitudes that can appear in a frame.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Window {
    pub(super) west: f64,
    pub(super) south: f64,
    pub(super) east: f64,
    pub(super) north: f64,
    /// Whether the frame reaches beyond the projection's horizon, so that shapes must be cut to it.
    pub(super) horizon: bool,
}

/// A projection laid on a page.
#[derive(Debug, Clone)]
pub struct Frame {
    projection: Projection,
    rect: PageRect,
    /// The plane position shown in the middle of the rectangle.
    center: Coord<f64>,
    /// Metres in the plane for one pixel.
    meters_per_pixel: f64,
    pub(super) window: Window,
    /// Edges that are shorter on the page, in pixels, are straight enough as they are.
    pub(super) short_edge: f64,
}

impl Frame {
    /// Shows the plane position `center` in the middle of `rect`, at a scale of the plane in metres a pixel.
    pub fn new(projection: Projection, rect: PageRect, center: Coord<f64>, meters_per_pixel: f64) -> Self {
        let window = Window { west: -180.0, south: -90.0, east: 180.0, north: 90.0, horizon: false };
        let mut frame = Self { projection, rect, center, meters_per_pixel, window, short_edge: SHORT_EDGE };
        frame.window = frame.find_window();
        frame.short_edge = frame.find_short_edge();
        frame
    }

    /// Shows the whole of `extent`, as large as `rect` allows; `None` when the projection shows none of it.
    pub fn fit(projection: Projection, extent: &Extent, rect: PageRect) -> Option<Self> {
        const STEPS: u32 = 48;
        // All longitudes end at the cut of the map, wherever the extent says that they begin.
        let (west, width) = if extent.width() >= 359.0 {
            (projection.central_meridian() - 179.999_999, 359.999_998)
        } else {
            (extent.west, extent.width())
        };
        let mut points = Vec::new();
        for i in 0..=STEPS {
            let t = f64::from(i) / f64::from(STEPS);
            let (lon, lat) = (west + t * width, extent.south + t * (extent.north - extent.south));
            let (east, middle) = (west + width, west + width / 2.0);
            points.extend([(lon, extent.south), (lon, extent.north), (west, lat), (east, lat), (middle, lat)]);
        }
        Self::fit_points(projection, points.into_iter().filter_map(|(lon, lat)| LonLat::new(lon, lat)), rect)
    }

    /// Shows all the positions, as large as `rect` allows; `None` when the projection shows none of them, or only one point.
    pub fn fit_points(
        projection: Projection,
        points: impl IntoIterator<Item = LonLat>,
        rect: PageRect,
    ) -> Option<Self> {
        let mut bounds: Option<Rect<f64>> = None;
        for xy in points.into_iter().filter_map(|p| projection.forward(p)) {
            bounds = Some(bounds.map_or(Rect::new(xy, xy), |b| {
                let (min, max) = (b.min(), b.max());
                Rect::new((min.x.min(xy.x), min.y.min(xy.y)), (max.x.max(xy.x), max.y.max(xy.y)))
            }));
        }
        let bounds = bounds?;
        let scale = (bounds.width() / f64::from(rect.width())).max(bounds.height() / f64::from(rect.height()));
        (scale > 0.0 && scale.is_finite()).then(|| Self::new(projection, rect, bounds.center(), scale))
    }

    /// The projection.
    pub const fn projection(&self) -> &Projection {
        &self.projection
    }

    /// The rectangle of the page that the map fills.
    pub const fn rect(&self) -> PageRect {
        self.rect
    }

    /// Metres in the plane for one pixel.
    pub const fn meters_per_pixel(&self) -> f64 {
        self.meters_per_pixel
    }

    /// Where `p` stands on the page, also outside the rectangle; `None` where the projection does not show it.
    pub fn to_page(&self, p: LonLat) -> Option<(f32, f32)> {
        let xy = self.page(self.projection.forward(p)?);
        Some((xy.x as f32, xy.y as f32))
    }

    /// The position shown at a point of the page.
    pub fn to_position(&self, (x, y): (f32, f32)) -> Option<LonLat> {
        let (width, height) = (f64::from(self.rect.width()), f64::from(self.rect.height()));
        let dx = f64::from(x - self.rect.left) - width / 2.0;
        let dy = f64::from(y - self.rect.top) - height / 2.0;
        let plane =
            Coord { x: self.center.x + dx * self.meters_per_pixel, y: self.center.y - dy * self.meters_per_pixel };
        self.projection.inverse(plane)
    }

    /// Whether `p` is shown within the rectangle.
    pub fn shows(&self, p: LonLat) -> bool {
        self.to_page(p).is_some_and(|(x, y)| {
            (self.rect.left..=self.rect.right).contains(&x) && (self.rect.top..=self.rect.bottom).contains(&y)
        })
    }

    /// Ground covered by one pixel around `p`: the geometric mean of the least and the most.
    pub fn resolution_at(&self, p: LonLat) -> Option<Meters> {
        let (largest, smallest) = indicatrix(&self.projection, p)?;
        Some(Meters(self.meters_per_pixel / (largest * smallest).sqrt()))
    }

    /// Ground covered by one pixel in the middle of the frame.
    pub fn resolution(&self) -> Meters {
        self.middle().and_then(|p| self.resolution_at(p)).unwrap_or(Meters(self.meters_per_pixel))
    }

    /// The position in the middle of the frame.
    pub fn middle(&self) -> Option<LonLat> {
        self.projection.inverse(self.center)
    }

    /// The positions that may be shown, and the resolution: what to ask the basemap for.
    pub fn view(&self) -> View {
        let Window { west, south, east, north, .. } = self.window;
        let lon0 = self.projection.central_meridian();
        let extent = if east - west >= 359.0 {
            Extent { west: -180.0, south, east: 180.0, north }
        } else {
            Extent { west: wrapped(lon0 + west), south, east: wrapped(lon0 + east), north }
        };
        View { extent, resolution: self.resolution() }
    }

    /// Plane to page.
    pub(super) fn page(&self, plane: Coord<f64>) -> Coord<f64> {
        let (width, height) = (f64::from(self.rect.width()), f64::from(self.rect.height()));
        Coord {
            x: f64::from(self.rect.left) + width / 2.0 + (plane.x - self.center.x) / self.meters_per_pixel,
            y: f64::from(self.rect.top) + height / 2.0 - (plane.y - self.center.y) / self.meters_per_pixel,
        }
    }

    /// The length of edges that need not be halved, from how far the middles of some on the page are bent aside: with
    /// its square, which is why half of what may be is allowed where it was not measured.
    fn find_short_edge(&self) -> f64 {
        const PROBE: f32 = 40.0;
        let Window { west, east, horizon, .. } = self.window;
        if horizon || east - west > 90.0 {
            return SHORT_EDGE;
        }
        let lon0 = self.projection.central_meridian();
        let degrees = |p: (f32, f32)| {
            let position = self.to_position(p)?;
            Some((relative_longitude(position.lon(), lon0), position.lat()))
        };
        let mut most = 0.0_f64;
        for place in 0..9_u8 {
            let (column, row) = (f32::from(place % 3), f32::from(place / 3));
            let (width, height) = ((self.rect.width() - PROBE) / 2.0, (self.rect.height() - PROBE) / 2.0);
            let (x, y) = (self.rect.left + column * width.max(0.0), self.rect.top + row * height.max(0.0));
            let Some(from) = degrees((x, y)) else { return SHORT_EDGE };
            for (dx, dy) in [(PROBE, 0.0), (0.0, PROBE), (0.7 * PROBE, 0.7 * PROBE)] {
                let to = degrees((x + dx, y + dy));
                let plane =
                    to.and_then(|to| self.projection.forward_relative((from.0 + to.0) / 2.0, (from.1 + to.1) / 2.0));
                let Some(plane) = plane else { return SHORT_EDGE };
                let page = self.page(plane);
                most = most.max((page.x - f64::from(x + dx / 2.0)).hypot(page.y - f64::from(y + dy / 2.0)));
            }
        }
        (f64::from(PROBE) * (0.5 * TOLERANCE / most.max(1e-6)).sqrt()).clamp(SHORT_EDGE, 2.0 * f64::from(PROBE))
    }

    /// Bounds of the positions along the rectangle's edge, widened to all longitudes where a pole is inside.
    fn find_window(&self) -> Window {
        const STEPS: u8 = 40;
        let (south, north) = self.projection.latitudes();
        let half = self.projection.half_width();
        let whole = Window { west: -half, south, east: half, north, horizon: self.projection.horizon().is_some() };
        let lon0 = self.projection.central_meridian();
        let mut window = Window { west: 180.0, south: 90.0, east: -180.0, north: -90.0, horizon: false };
        for i in 0..=STEPS {
            let t = f32::from(i) / f32::from(STEPS);
            let (x, y) = (self.rect.left + t * self.rect.width(), self.rect.top + t * self.rect.height());
            for point in [(x, self.rect.top), (x, self.rect.bottom), (self.rect.left, y), (self.rect.right, y)] {
                let Some(p) = self.to_position(point) else { return whole };
                let lambda = relative_longitude(p.lon(), lon0);
                window.west = window.west.min(lambda);
                window.east = window.east.max(lambda);
                window.south = window.south.min(p.lat());
                window.north = window.north.max(p.lat());
            }
        }
        // Between two samples the edge may bulge a little beyond both.
        let margin = 0.5 + 0.02 * (window.east - window.west).max(window.north - window.south);
        window.west = (window.west - margin).max(-half);
        window.east = (window.east + margin).min(half);
        window.south = (window.south - margin).max(south);
        window.north = (window.north + margin).min(north);
        for (pole, bound) in [(90.0, &mut window.north), (-90.0, &mut window.south)] {
            if LonLat::new(lon0, pole).is_some_and(|p| self.shows(p)) {
                *bound = pole.clamp(south, north);
                (window.west, window.east) = (-half, half);
            }
        }
        window
    }
}

/// A longitude brought within ±180 degrees.
fn wrapped(lon: f64) -> f64 {
    relative_longitude(lon, 0.0)
}
