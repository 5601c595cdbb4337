//! What a panel is to show, and the measures that all of it is drawn with.

use crate::geometry::LonLat;
use crate::lang::Message;
use crate::map::frame::graticule::Graticule;
use crate::map::furniture::density::Density;
use crate::map::ground::context::ContextCity;
use crate::map::ground::layers::Ground;
use crate::map::ground::scale::Scale;
use crate::map::labels::placed::Numbers;
use crate::map::labels::solve::Budget;
use crate::map::page::Page;
use crate::map::page::rect::Rect;
use crate::map::panel::local::Local;
use crate::map::style::Style;
use crate::map::style::markers::LEAST_DISC;
use crate::map::subject::entity::Entity;
use crate::map::subject::{ArcSpec, AreaSpec, CityMark, Origin, RingSpec, SiteMark};
use crate::projection::Frame;
use crate::scene::Point;
use crate::units::LengthUnit;

/// Radius of a city's dot and the width of its rim.
pub(in crate::map) const DOT: f32 = 2.9;
pub(in crate::map) const DOT_RIM: f32 = 1.2;
/// Radius of the dot of a place of a list, which is what the map is about.
pub(in crate::map) const LISTED_DOT: f32 = 4.6;
/// The least space between text and text, and text and markers.
pub(in crate::map) const SPACE: f32 = 5.0;
/// How a site is shown on a panel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::map) enum Display {
    /// Marker, name and facts.
    Callout,
    /// Marker and name, one among many.
    Name,
    /// Its number, which the key explains.
    Number,
    /// A small marker without name: an inset shows it.
    Repeat,
}

/// How a named city is shown on a panel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::map) enum CityDisplay {
    /// Dot and name, or number.
    Name,
    /// Dot, and name where there is room: an inset names it.
    NameIfRoom,
    /// A dot alone: an inset names it.
    Dot,
}

/// What a panel is to show.
pub(in crate::map) struct PanelSpec<'p> {
    /// `map` or `inset`.
    pub(in crate::map) name: &'static str,
    /// The page that sizes follow from.
    pub(in crate::map) page: &'p Page,
    pub(in crate::map) style: &'p Style,
    pub(in crate::map) frame: Frame,
    pub(in crate::map) rect: Rect,
    pub(in crate::map) scale: Scale,
    pub(in crate::map) ground: Ground,
    /// With their numbers in the subject.
    pub(in crate::map) sites: Vec<(usize, &'p SiteMark, Display)>,
    /// With their numbers in the subject.
    pub(in crate::map) cities: Vec<(usize, &'p CityMark, CityDisplay)>,
    pub(in crate::map) context: Vec<ContextCity>,
    pub(in crate::map) arcs: &'p [ArcSpec],
    pub(in crate::map) rings: &'p [RingSpec],
    pub(in crate::map) areas: &'p [AreaSpec],
    /// Whether the cities are what a list holds: they are drawn larger than those for orientation.
    pub(in crate::map) origin: Origin,
    pub(in crate::map) unit: Option<LengthUnit>,
    /// Names of the ground's countries, in its order.
    pub(in crate::map) names: Vec<Option<String>>,
    /// The names in the language of second lines.
    pub(in crate::map) local: Local<'p>,
    /// Which of them the story is about.
    pub(in crate::map) focus: Vec<bool>,
    /// What stands on the panel already: insets.
    pub(in crate::map) reserved: Vec<Rect>,
    /// The rectangle and connector that show where an inset lies.
    pub(in crate::map) locator: Vec<Vec<Point>>,
    pub(in crate::map) title: Option<Message>,
    /// Meridians and parallels, where they were asked for.
    pub(in crate::map) graticule: Option<Graticule>,
    /// Points counted in place of marked.
    pub(in crate::map) density: Option<Density>,
    pub(in crate::map) numbers: Numbers,
    pub(in crate::map) budget: Budget,
}

impl PanelSpec<'_> {
    /// The name of a place in the language of second lines.
    pub(in crate::map) fn second(&self, entity: Entity) -> Option<&str> {
        self.local.places.get(&entity).map(String::as_str)
    }
}

/// The radius on the page of the disc of a place that is only roughly known; `None` where the marker itself covers
/// what is not known.
pub(in crate::map) fn disc_radius(site: &SiteMark, frame: &Frame, page: &Page) -> Option<f32> {
    let resolution = resolution(frame, site.point)?;
    let radius = (site.precision.0 / resolution) as f32;
    let unit = page.unit();
    let covered = radius < 0.5 * page.marker();
    (site.is_approximate() && !covered).then(|| radius.clamp(LEAST_DISC * unit, 400.0 * unit))
}

fn resolution(frame: &Frame, point: LonLat) -> Option<f64> {
    frame.resolution_at(point).map(|r| r.0).filter(|r| *r > 0.0)
}
