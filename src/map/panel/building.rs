//! What stands on a panel, gathered before anything is placed: markers, dots, lines and all that is to be named.

use crate::lang::{self, Message};
use crate::map::furniture::density::Density;
use crate::map::ground::scale::Scale;
use crate::map::labels::costs::Dot;
use crate::map::labels::items::{Badged, Called, Items};
use crate::map::page::draw::Words;
use crate::map::page::rect::Rect;
use crate::map::panel::spec::CityDisplay;
use crate::map::panel::spec::DOT;
use crate::map::panel::spec::DOT_RIM;
use crate::map::panel::spec::Display;
use crate::map::panel::spec::LISTED_DOT;
use crate::map::panel::spec::PanelSpec;
use crate::map::panel::spec::SPACE;
use crate::map::panel::spec::disc_radius;
use crate::map::style::Token;
use crate::map::style::lettering::Lettering;
use crate::map::style::markers::Marker;
use crate::map::subject::Origin;
use crate::map::subject::arcs::{self, PageArc};
use crate::map::subject::entity::Entity;
use crate::scene::Point;
use crate::typography::shape_line;
use crate::world::gazetteer::fold;

/// Share of a site's marker that one repeated beside an inset has.
const REPEAT: f32 = 15.0 / 22.0;
/// The disc of an approximate place that is wider than this holds names, on a landscape page.
const WIDE_DISC: f32 = 70.0;

/// A panel while its parts are gathered.
pub(in crate::map) struct Building {
    pub(in crate::map) items: Items,
    pub(in crate::map) obstacle_dots: Vec<Dot>,
    /// With the item that names each.
    pub(in crate::map) markers: Vec<(Point, Marker, usize)>,
    pub(in crate::map) dots: Vec<(Point, usize)>,
    /// How many of them, from the first, are of a list.
    pub(in crate::map) listed_dots: usize,
    pub(in crate::map) arcs: Vec<PageArc>,
    /// Edges of wide discs, which names had better not lie on.
    pub(in crate::map) rims: Vec<Vec<Point>>,
    pub(in crate::map) title: Option<Words>,
    pub(in crate::map) unit: f32,
}

impl Building {
    pub(in crate::map) fn new(spec: &PanelSpec<'_>) -> Self {
        let unit = spec.page.unit();
        let counted = spec.density.iter().flat_map(Density::discs);
        Self {
            items: Items::default(),
            obstacle_dots: counted.map(|(at, radius)| Dot { at, radius, owner: usize::MAX }).collect(),
            markers: Vec::new(),
            dots: Vec::new(),
            listed_dots: 0,
            arcs: Vec::new(),
            rims: Vec::new(),
            title: None,
            unit,
        }
    }

    /// Sets the title of an inset where it covers no dot; where there is no such place it has none.
    pub(in crate::map) fn add_title(&mut self, spec: &PanelSpec<'_>) {
        let Some(title) = &spec.title else { return };
        let line =
            shape_line(&lang::voice().say(title), Lettering::InsetTitle.style(spec.page.medium, spec.page.scale()));
        let color = spec.style.color(Token::Muted);
        let words = title_places(spec.rect, line.width, line.cap_height, self.unit)
            .into_iter()
            .map(|at| Words::new(line.clone(), at, color))
            .find(|words| {
                let body = words.body();
                let free = |dot: &Dot| body.distance(dot.at) > dot.radius + 0.6 * SPACE * self.unit;
                spec.rect.holds(&body.bounds()) && self.obstacle_dots.iter().all(free)
            });
        self.title = words;
    }

    pub(in crate::map) fn add_sites(&mut self, spec: &PanelSpec<'_>) {
        for &(index, site, display) in &spec.sites {
            let Some(at) = spec.frame.to_page(site.point).filter(|&at| spec.rect.contains(at)) else { continue };
            let side = spec.page.marker()
                * match display {
                    Display::Repeat => REPEAT,
                    Display::Name => 0.8,
                    _ => 1.0,
                };
            let approximate = disc_radius(site, &spec.frame, spec.page).filter(|_| display != Display::Repeat);
            let marker =
                Marker { event: site.event, certainty: site.certainty, approximate, side, line: spec.page.line() };
            let called = match display {
                Display::Callout => Some(Called::Callout),
                Display::Name => Some(Called::Name),
                Display::Number => Some(Called::Number),
                Display::Repeat => None,
            };
            // In a wide disc the name stands beside the marker, else beside the disc.
            let wide = called.is_some() && approximate.is_some_and(|radius| radius > WIDE_DISC * self.unit);
            let reach = if wide { marker.own_reach() } else { marker.reach() };
            if let Some(radius) = approximate.filter(|_| wide) {
                self.rims.push(circle(at, radius));
            }
            let owner = match called.filter(|_| !site.name.is_empty()) {
                Some(called) => {
                    let named = (index, spec.second(Entity::Site(index)));
                    self.items.site(site, named, (at, reach), called, spec.page, &spec.ground)
                }
                None => usize::MAX,
            };
            self.markers.push((at, marker, owner));
            self.obstacle_dots.push(Dot { at, radius: reach, owner });
        }
        // The gravest on top.
        self.markers.sort_by_key(|(_, marker, _)| crate::map::style::markers::gravity(marker.event));
    }

    pub(in crate::map) fn add_cities(&mut self, spec: &PanelSpec<'_>) {
        let is_list = spec.origin == Origin::List;
        let dot = if is_list { LISTED_DOT } else { DOT };
        let reach = (dot + DOT_RIM) * self.unit;
        for &(index, city, display) in &spec.cities {
            let Some(at) = spec.frame.to_page(city.point).filter(|&at| spec.rect.contains(at)) else { continue };
            // A city beneath a marker is named beside the marker.
            let host = self.markers.iter().find(|(other, marker, _)| {
                (other.0 - at.0).hypot(other.1 - at.1) < marker.own_reach() + 2.0 * self.unit
            });
            let (anchor, anchor_reach) = host.map_or((at, reach), |(other, marker, _)| (*other, marker.own_reach()));
            let covered = spec.reserved.iter().any(|r| r.contains(at));
            let owner = match display {
                _ if covered || city.name.is_empty() => usize::MAX,
                CityDisplay::Dot => usize::MAX,
                CityDisplay::Name => {
                    let named = (index, Badged::Yes, spec.second(Entity::City(index)));
                    self.items.named_city(city, named, anchor, anchor_reach, spec.page)
                }
                CityDisplay::NameIfRoom => {
                    let named = (index, Badged::No, spec.second(Entity::City(index)));
                    self.items.named_city(city, named, anchor, anchor_reach, spec.page)
                }
            };
            if anchor == at && !self.hidden(at) {
                self.dots.push((at, owner));
            }
            for dot in self.obstacle_dots.iter_mut().filter(|dot| dot.at == anchor && dot.owner == usize::MAX) {
                dot.owner = owner;
            }
            self.obstacle_dots.push(Dot { at, radius: reach, owner });
        }
        self.listed_dots = if is_list { self.dots.len() } else { 0 };
        let reach = (DOT + DOT_RIM) * self.unit;
        for (rank, city) in spec.context.iter().enumerate() {
            let Some(at) = spec.frame.to_page(city.point) else { continue };
            let inside = spec.rect.grown(-10.0 * self.unit).contains(at);
            if !inside || spec.reserved.iter().any(|r| r.contains(at)) || self.hidden(at) {
                continue;
            }
            let weight = 1.0 - 0.6 * rank as f64 / spec.context.len() as f64;
            let owner = self.items.context_city(city, weight, at, reach, spec.page, &spec.ground);
            self.dots.push((at, owner));
            self.obstacle_dots.push(Dot { at, radius: reach, owner });
        }
    }

    /// Whether a marker or dot stands on the place already.
    fn hidden(&self, at: Point) -> bool {
        let near = |other: Point, radius: f32| (other.0 - at.0).hypot(other.1 - at.1) < radius;
        self.markers.iter().any(|(other, marker, _)| near(*other, marker.own_reach() + 2.0 * self.unit))
            || self.dots.iter().any(|&(other, _)| near(other, 2.0 * DOT * self.unit))
    }

    pub(in crate::map) fn add_lines(&mut self, spec: &PanelSpec<'_>) {
        let ends: Vec<(Point, f32)> = self
            .markers
            .iter()
            .map(|(at, marker, _)| (*at, marker.own_reach() + 4.0 * self.unit))
            .chain(self.dots.iter().map(|&(at, _)| (at, 13.0 * self.unit)))
            .collect();
        for arc in spec.arcs {
            let mut found = arcs::arc(arc, &spec.frame, spec.rect, &ends);
            let length = arc.measured.then(|| arcs::length_words(&arc.points, spec.unit));
            self.add_measure(&mut found, length, 0.4, spec);
        }
        for ring in spec.rings {
            let mut found = arcs::ring(ring, &spec.frame, spec.rect);
            self.add_measure(&mut found, Some(arcs::ring_words(ring)), 0.5, spec);
        }
    }

    /// Adds the parts of one line; its label goes to the longest.
    fn add_measure(&mut self, found: &mut [PageArc], words: Option<Message>, preferred: f32, spec: &PanelSpec<'_>) {
        if let (Some(words), Some(longest)) = (words, found.iter_mut().max_by(|a, b| a.length().total_cmp(&b.length())))
        {
            let (course, text) = (longest.course(), lang::voice().say(&words));
            longest.item = Some(self.items.measure(&text, &course, longest.preferred.unwrap_or(preferred), spec.page));
        }
        self.arcs.extend(found.iter().cloned());
    }

    pub(in crate::map) fn add_names(&mut self, spec: &PanelSpec<'_>) {
        let sites = spec.sites.iter().map(|(_, site, _)| site.name.as_str());
        let marked: Vec<&str> = sites.chain(spec.cities.iter().map(|(_, city, _)| city.name.as_str())).collect();
        // The news is where the sites are, or what is named where nothing was struck.
        let dots =
            self.dots.iter().map(|&(at, _)| at).take(if self.markers.is_empty() { spec.cities.len() } else { 0 });
        self.items.news = self.markers.iter().map(|(at, _, _)| *at).chain(dots).collect();
        if spec.name == "inset" {
            // The main map names countries and waters; an inset has room for territories only.
            self.items.territories(&spec.ground, &marked, &spec.focus, spec.local.second, spec.page);
            return;
        }
        self.items.locator = spec.locator.first().map(|edge| Rect::bounding(edge.iter().copied()));
        // A country that is itself marked, for want of a place in it, is named by its mark.
        let unmarked = |name: &String| marked.iter().all(|mark| fold(mark) != fold(name));
        let names: Vec<Option<String>> = spec.names.iter().map(|name| name.clone().filter(unmarked)).collect();
        self.items.countries(&spec.ground, &names, spec.local.second, &spec.focus, spec.scale, spec.page);
        self.items.waters(&spec.ground, spec.local.second, spec.page);
        if spec.scale <= Scale::Region {
            self.items.territories(&spec.ground, &marked, &spec.focus, spec.local.second, spec.page);
        }
        if spec.scale <= Scale::Country {
            self.items.rivers(&spec.ground, spec.page);
            let context = spec.context.iter().map(|city| city.name.as_str());
            let named: Vec<&str> = marked.into_iter().chain(context).collect();
            self.items.divisions(&spec.ground, &named, spec.local.second, spec.page);
        }
        if let Some(graticule) = &spec.graticule {
            self.items.graticule(graticule, spec.page);
        }
    }
}

/// Where the title of a panel may stand, the upper left corner first.
fn title_places(r: Rect, width: f32, cap: f32, unit: f32) -> Vec<Point> {
    let (left, right) = (r.left + 16.0 * unit, r.right - 16.0 * unit - width);
    let (top, bottom) = (r.top + 14.0 * unit + cap, r.bottom - 14.0 * unit);
    let corners = [(left, top), (right, top), (left, bottom), (right, bottom)];
    let between = (1..12).map(|step| left + (right - left) * step as f32 / 12.0);
    let between = between.flat_map(|x| [(x, top), (x, bottom)]);
    corners.into_iter().chain(between).collect()
}

/// The corners of a polygon that follows a circle, closed.
fn circle(at: Point, radius: f32) -> Vec<Point> {
    (0..=48u8)
        .map(|corner| {
            let (sin, cos) = (std::f32::consts::TAU * f32::from(corner) / 48.0).sin_cos();
            (at.0 + radius * cos, at.1 + radius * sin)
        })
        .collect()
}
