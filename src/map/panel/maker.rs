//! Panels of one page made of its subject: what each names, what stands on it already, how much of the ground it shows.

use crate::geodesy;
use crate::lang::{self, WordClass};
use crate::map::frame::graticule::{Graticule, Meridians};
use crate::map::frame::inset::{self, Inset};
use crate::map::furniture::density::Density;
use crate::map::ground::context;
use crate::map::ground::layers::Ground;
use crate::map::ground::scale::Scale;
use crate::map::ground::scale::Wanted;
use crate::map::labels::orientation::context_cities;
use crate::map::labels::placed::Numbers;
use crate::map::options::MapOptions;
use crate::map::page::rect::Rect;
use crate::map::page::{Medium, Page};
use crate::map::panel::Panel;
use crate::map::panel::local::Local;
use crate::map::panel::spec::CityDisplay;
use crate::map::panel::spec::Display;
use crate::map::panel::spec::PanelSpec;
use crate::map::subject::{CityMark, SiteMark, Subject};
use crate::projection::Frame;
use crate::world::World;
use crate::world::gazetteer::fold;

/// What all panels of a page share.
pub(in crate::map) struct Maker<'p, 'b> {
    pub(in crate::map) subject: &'p Subject,
    pub(in crate::map) world: &'b World<'b>,
    pub(in crate::map) options: &'p MapOptions,
    pub(in crate::map) local: Local<'p>,
    pub(in crate::map) numbers: Numbers,
}

/// Which panel of the page is made.
pub(in crate::map) enum Part<'i> {
    Main(&'i [Inset], Option<Density>),
    Inset(&'i Inset),
}

impl<'p> Maker<'p, '_> {
    /// A panel with its own ground.
    pub(in crate::map) fn panel(
        &self,
        frame: &Frame,
        rect: Rect,
        ground: Ground,
        sites: Vec<(usize, &'p SiteMark, Display)>,
        cities: Vec<(usize, &'p CityMark, CityDisplay)>,
        part: Part<'_>,
    ) -> Panel<'p> {
        let page = &self.options.page;
        let scale = Scale::of(width_on_ground(frame, rect));
        let is_main = matches!(part, Part::Main(..));
        let mut context = context_cities(self.world.gazetteer, frame, rect, scale, page, is_main, &self.subject.focus);
        // A town called like a place of the story would read as that place.
        let named: Vec<String> = sites
            .iter()
            .map(|(_, site, _)| without_article(&site.name))
            .chain(cities.iter().map(|(_, city, _)| without_article(&city.name)))
            .collect();
        context.retain(|city| !named.contains(&without_article(&city.name)));
        for city in &mut context {
            city.second = self.local.second.and_then(|second| second.place(&city.name, city.point, self.world));
        }
        let (reserved, locator, title, density) = match part {
            Part::Main(insets, density) => (
                insets.iter().map(|inset| inset.outer).collect(),
                insets.iter().flat_map(|inset| inset::locator(inset, frame)).collect(),
                None,
                density,
            ),
            Part::Inset(inset) => (Vec::new(), Vec::new(), Some(inset.title.clone()), None),
        };
        Panel::compose(PanelSpec {
            name: if is_main { "map" } else { "inset" },
            page,
            style: &self.options.style,
            frame: frame.clone(),
            rect,
            scale,
            names: ground.countries.iter().map(|&code| context::country_name(self.world.gazetteer, code)).collect(),
            local: self.local,
            focus: ground.countries.iter().map(|code| self.subject.focus.contains(code)).collect(),
            ground,
            context,
            // Points that are counted are not marked.
            sites: if density.is_some() { Vec::new() } else { sites },
            cities: if density.is_some() { Vec::new() } else { cities },
            density,
            arcs: if is_main { &self.subject.arcs } else { &[] },
            rings: if is_main { &self.subject.rings } else { &[] },
            areas: &self.subject.areas,
            origin: self.subject.origin,
            unit: self.subject.unit,
            reserved,
            locator,
            title,
            graticule: (is_main && self.options.graticule == Meridians::Drawn)
                .then(|| Graticule::new(frame, rect, page)),
            numbers: self.numbers,
            budget: self.options.budget,
        })
    }
}

/// What of the ground a panel shows.
pub(in crate::map) fn wanted<'w>(subject: &'w Subject, options: &MapOptions, frame: &Frame, rect: Rect) -> Wanted<'w> {
    Wanted {
        focus: &subject.focus,
        worldview: options.worldview,
        scale: Scale::of(width_on_ground(frame, rect)),
        least_lake: least_lake(&options.page),
    }
}

/// Lakes smaller than this are left out, by medium, in square pixels of a landscape page.
fn least_lake(page: &Page) -> f32 {
    let least = if page.medium == Medium::Landscape { 45.0 } else { 90.0 };
    least * page.scale() * page.scale()
}

/// The width of the middle of a panel in kilometres.
fn width_on_ground(frame: &Frame, rect: Rect) -> f64 {
    let (x, y) = rect.center();
    let quarter = rect.width() / 4.0;
    let ends = frame.to_position((x - quarter, y)).zip(frame.to_position((x + quarter, y)));
    ends.map_or(40_000.0, |(a, b)| 2.0 * geodesy::inverse(a, b).length.km())
}

/// A name folded and without an Arabic article: Ad Dawadmi is Dawadmi.
fn without_article(name: &str) -> String {
    let folded = fold(name);
    match folded.split_once([' ', '-']) {
        Some((first, rest)) if lang::voice().is(WordClass::ArabicArticle, first) => rest.to_owned(),
        _ => folded,
    }
}
