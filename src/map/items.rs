//! The things of a panel that want a label, each with its candidates.

use std::collections::BTreeMap;

use super::context::ContextCity;
use super::furniture::Piece;
use super::graticule::Graticule;
use super::key::{Badge, Entity};
use super::labels::costs::Side;
use super::labels::line::Course;
use super::labels::place::Judged;
use super::labels::point::{self, Anchor, Callout};
use super::labels::setting::{Align, Setting};
use super::labels::{BadgeSpec, Candidate, Class, Detour, Item, Placement, Shape, area, line, water};
use super::layers::{Ground, NamedDivision, Scale};
use super::lettering::Lettering;
use super::north::NorthArrow;
use super::page::Page;
use super::rect::Rect;
use super::scalebar::ScaleBar;
use super::subject::{CityMark, SiteMark};
use super::terrain::{Area, Terrain, WATER};
use crate::gazetteer::fold;
use crate::projection::Frame;
use crate::scene::Point;
use crate::site::{Certainty, EventKind};

/// The label items of a panel and what they are judged by.
#[derive(Debug, Default)]
pub struct Items {
    /// The items.
    pub items: Vec<Item>,
    /// What each is judged by.
    pub judged: Vec<Judged>,
    /// Where the sites are: countries of the story are not named in the midst of the news.
    pub news: Vec<Point>,
    /// The rectangle that shows where an inset lies: small countries are named beside it.
    pub locator: Option<Rect>,
}

/// A country of the story that takes less than this share of the map may be named beside its ground.
const SMALL_COUNTRY: f32 = 0.03;
/// The ground of a country is at most this far from its name, on a landscape page, and is sought in so many steps.
const NEAREST_GROUND: f32 = 24.0;
const NEAREST_GROUND_STEPS: u8 = 6;
/// Places all over the box about a country are so far apart.
const ALL_OVER_STEP: f32 = 24.0;
/// Ground is looked at so far apart; a name beside a country covers at most this share of others' ground.
const GROUND_STEP: f32 = 6.0;
const MOST_FOREIGN: f32 = 0.3;
/// Cost of a country's name beside a site, and how far from the site it is felt, on a landscape page.
const NEWS_COST: f32 = 0.9;
const NEWS_REACH: f32 = 130.0;
/// A division that takes less than this share of the map is not named.
const LEAST_DIVISION: f32 = 0.006;
/// The most divisions that are named: where a country has hundreds, the largest in view.
const MOST_DIVISIONS: usize = 10;
/// What a measure off its line costs.
const OFF_LINE_COST: f32 = 0.8;
/// From a dot's edge to its name, from a marker's centre to its callout beyond its reach.
const CITY_GAP: f32 = 4.5;
const CALLOUT_GAP: f32 = 7.0;

/// How a site is called on the map.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Called {
    /// By name and facts.
    Callout,
    /// By its name.
    Name,
    /// By its number alone.
    Number,
}

impl Items {
    fn push(&mut self, mut item: Item, anchor: Option<Point>, side: Side) -> usize {
        let index = self.items.len();
        item.owner = Some(index);
        self.items.push(item);
        self.judged.push(Judged { anchor, side });
        index
    }

    /// A site: its callout, its name alone in the class of cities, or nothing but its number.
    pub fn site(
        &mut self,
        site: &SiteMark,
        (entity, second): (usize, Option<&str>),
        (at, reach): (Point, f32),
        called: Called,
        page: &Page,
        ground: &Ground,
    ) -> usize {
        let unit = page.unit();
        let anchor = Anchor { at, reach, gap: CALLOUT_GAP * unit };
        let mut item = Item::new(&site.name, Class::Site, site.weight);
        item.entity = Some(Entity::Site(entity));
        item.badge = Some(BadgeSpec { badge: Badge::new(at, site.event, site.certainty, page), dot: reach });
        if called == Called::Name {
            name_beside(&mut item, second, Lettering::CityStrong, Anchor { gap: CITY_GAP * unit, ..anchor }, page);
            item.detours.push(Detour::Leader { anchor, right: 0, left: 0, extra: 0.0 });
        } else if called == Called::Callout {
            item.settings = callout(site, second, page).settings();
            item.candidates = point::callout(anchor, &item.settings, unit);
            item.detours.push(Detour::Leader { anchor, right: 0, left: 1, extra: 0.0 });
            if !site.facts.is_empty() {
                item.detours.push(Detour::Leader { anchor, right: 2, left: 2, extra: point::NAME_ONLY_COST });
            }
        }
        let side = if on_coast(at, ground, page) { Side::Coast } else { Side::Either };
        self.push(item, Some(at), side)
    }

    /// A city that the input names, with the number of its place among the cities of the subject where it may be numbered.
    pub fn named_city(
        &mut self,
        city: &CityMark,
        (entity, second): (Option<usize>, Option<&str>),
        at: Point,
        reach: f32,
        page: &Page,
    ) -> usize {
        let unit = page.unit();
        let anchor = Anchor { at, reach, gap: CITY_GAP * unit };
        let mut item = Item::new(&city.name, Class::NamedCity, city.weight);
        item.entity = entity.map(Entity::City);
        item.badge = entity
            .map(|_| BadgeSpec { badge: Badge::new(at, EventKind::Mention, Certainty::Confirmed, page), dot: reach });
        name_beside(&mut item, second, Lettering::CityStrong, anchor, page);
        item.detours.push(Detour::Leader { anchor, right: 0, left: 0, extra: 0.0 });
        self.push(item, Some(at), Side::Either)
    }

    /// A city for orientation: beside its dot or not at all.
    pub fn context_city(
        &mut self,
        city: &ContextCity,
        weight: f64,
        at: Point,
        reach: f32,
        page: &Page,
        ground: &Ground,
    ) -> usize {
        let anchor = Anchor { at, reach, gap: CITY_GAP * page.unit() };
        let mut item = Item::new(&city.name, Class::City, weight);
        match &city.second {
            Some(second) => name_beside(&mut item, Some(second), Lettering::City, anchor, page),
            None => {
                item.settings.push(Setting::single(&city.name, Lettering::City, page));
                item.candidates = point::beside(anchor, &item.settings);
            }
        }
        let side = if on_coast(at, ground, page) { Side::Coast } else { Side::Inland };
        self.push(item, Some(at), side)
    }

    /// The length of a line, in a gap of it.
    pub fn measure(&mut self, text: &str, course: &Course, preferred: f32, page: &Page) -> usize {
        let mut item = Item::new(text, Class::Measure, 1.0);
        let setting = Setting::single(text, Lettering::Arc, page);
        item.candidates = line::within(course, &setting, preferred, page.unit());
        let mut others = line::above(course, &setting, page.unit());
        others.extend(beside_line(course, &setting, page.unit()));
        others.iter_mut().for_each(|candidate| candidate.cost += OFF_LINE_COST);
        item.detours.push(Detour::Ready(others));
        item.settings.push(setting);
        self.push(item, None, Side::Either)
    }

    /// The scale bar, along the lower edge, else along the upper one; its bars are added to the pieces of furniture.
    pub(super) fn scale_bar(
        &mut self,
        frame: &Frame,
        page: &Page,
        panel: Rect,
        lettering: Lettering,
        pieces: &mut Vec<Piece>,
    ) {
        let unit = page.unit();
        let inset = lettering == Lettering::InsetScaleBar;
        let edge = if inset { 14.0 } else { 28.0 } * unit;
        let mut item = Item::new("scale bar", Class::Furniture, 1.0);
        // How high and wide bars are is the same wherever they stand, to a pixel.
        let Some(probe) = ScaleBar::at(frame, page, lettering, panel.center(), panel.width()) else { return };
        for (top, row_cost) in [(false, 0.0), (true, 0.5)] {
            for step in 0..=12 {
                let t = step as f32 / 12.0;
                // The left corner of an inset, the freest place of the lower edge of a map; corners are best.
                let cost = row_cost + if inset { 0.3 * t } else { 0.25 * (1.0 - (2.0 * t - 1.0).abs()) };
                let drop = probe.half_height();
                let y = if top { panel.top + edge + drop } else { panel.bottom - edge - drop };
                let room = panel.width() - 2.0 * edge - probe.kilometers.1;
                let at = (panel.left + edge + t * room.max(0.0), y);
                let Some(bar) = ScaleBar::at(frame, page, lettering, at, panel.width()) else { continue };
                let shape = Shape::new(bar.boxes(), None);
                item.candidates.push(Candidate { placement: Placement::Furniture(pieces.len()), shape, cost });
                pieces.push(Piece::Bar(bar));
            }
        }
        self.push(item, None, Side::Water);
    }

    /// The north arrow, along the right edge by choice: it shows where north is at its own place.
    pub(super) fn north_arrow(&mut self, frame: &Frame, page: &Page, panel: Rect, pieces: &mut Vec<Piece>) {
        let unit = page.unit();
        let inner = panel.grown(-48.0 * unit);
        let mut item = Item::new("north arrow", Class::Furniture, 0.4);
        for (left, side_cost) in [(false, 0.0), (true, 0.2)] {
            for step in 0..=8u8 {
                let t = f32::from(step) / 8.0;
                let at = (if left { inner.left } else { inner.right }, inner.top + t * inner.height());
                let Some(arrow) = NorthArrow::at(frame, page, at) else { continue };
                let shape = Shape::new(arrow.boxes(), None);
                let cost = side_cost + 0.3 * t;
                item.candidates.push(Candidate { placement: Placement::Furniture(pieces.len()), shape, cost });
                pieces.push(Piece::North(arrow));
            }
        }
        self.push(item, None, Side::Water);
    }

    /// The degrees of the meridians and parallels, where they leave the map.
    pub(super) fn graticule(&mut self, graticule: &Graticule, page: &Page) {
        for (text, spots) in &graticule.marks {
            let mut item = Item::new(text, Class::Minor, 2.0);
            let setting = Setting::single(text, Lettering::ScaleBar, page);
            for (rank, spot) in spots.iter().enumerate() {
                let at = (spot.at.0 - spot.lean * setting.bounds.width(), spot.at.1);
                let shape = Shape::new(setting.boxes_at(at), None);
                let cost = 0.2 * rank as f32;
                item.candidates.push(Candidate { placement: Placement::Upright { setting: 0, at }, shape, cost });
            }
            item.settings.push(setting);
            self.push(item, None, Side::Either);
        }
    }

    /// The names of first-level divisions of the countries of the story, but for those named like a place on the map.
    pub fn divisions(&mut self, ground: &Ground, named: &[&str], page: &Page) {
        let cells = (ground.terrain.rect().area() / 16.0).max(1.0);
        let free = |name: &str| !named.iter().any(|other| fold(other) == fold(name));
        let wanted = ground.divisions.iter().filter(|division| free(&division.name));
        let mut largest: Vec<(f32, Area, &NamedDivision)> = wanted
            .map(|division| {
                let area = ground.terrain.area(&division.rings);
                (area.count() as f32 / cells, area, division)
            })
            .filter(|(share, ..)| *share >= LEAST_DIVISION)
            .collect();
        largest.sort_by(|a, b| b.0.total_cmp(&a.0));
        largest.truncate(MOST_DIVISIONS);
        for (share, area, division) in largest {
            let mask = area.mask();
            let clearance = ground
                .terrain
                .clearance(within(&division.rings), area.count(), |owner, cell| owner != WATER && mask[cell]);
            let center = Rect::bounding(division.rings.iter().flatten().copied()).center();
            let mut item = Item::new(&division.name, Class::Minor, f64::from((10.0 * share).clamp(0.5, 2.0)));
            let single = Setting::single(&division.name, Lettering::Division, page);
            let wrapped = Setting::wrapped(&division.name, Lettering::Division, Align::Center, page);
            for (setting, cost) in std::iter::once((single, 0.0)).chain(wrapped.map(|w| (w, 0.1))) {
                let index = item.settings.len();
                item.candidates.extend(area::inside(&setting, index, &clearance, center, 2.0 * page.unit(), cost));
                item.settings.push(setting);
            }
            self.push(item, None, Side::Either);
        }
    }

    /// The names of the countries in view: those of the story large, neighbours by their share of the map.
    pub fn countries(
        &mut self,
        ground: &Ground,
        names: &[Option<String>],
        seconds: &[Option<String>],
        focus: &[bool],
        scale: Scale,
        page: &Page,
    ) {
        let terrain = &ground.terrain;
        let cells = (terrain.rect().area() / 16.0).max(1.0);
        let tally = terrain.tally(ground.countries.len());
        let rings: Vec<Vec<Point>> = ground.territories.iter().flat_map(|named| named.rings.iter().cloned()).collect();
        let area = terrain.area(&rings);
        let mut disputed_cells: BTreeMap<usize, usize> = BTreeMap::new();
        for owner in terrain.owners_of(&area) {
            *disputed_cells.entry(usize::from(owner)).or_default() += 1;
        }
        let disputed = area.mask();
        for (owner, (count, bounds)) in tally.into_iter().enumerate() {
            let (Some(Some(name)), Some(&focus)) = (names.get(owner), focus.get(owner)) else { continue };
            let share = count as f32 / cells;
            if count == 0 || (!focus && share < 0.0015) {
                continue;
            }
            // A country is not named across ground that is disputed, unless it has no other.
            let own = disputed_cells.get(&owner).is_none_or(|cells| *cells < count);
            let clearance =
                terrain.clearance(bounds, count, |o, cell| usize::from(o) == owner && !(own && disputed[cell]));
            let center = bounds.center();
            let unit = page.unit();
            let class = if focus { Class::Focus } else { Class::Country };
            let mut item = Item::new(name, class, f64::from((8.0 * share).clamp(0.3, 2.0)));
            for (lettering, cost) in country_letterings(focus, share, scale) {
                let second = seconds.get(owner).and_then(Option::as_ref).filter(|_| focus);
                let single = match second {
                    Some(second) => {
                        let lines = vec![(name.clone(), lettering), (second.clone(), Lettering::FocusSmall)];
                        Setting::new(lines, Align::Center, page)
                    }
                    None => Setting::single(name, lettering, page),
                };
                let wrapped = Setting::wrapped(name, lettering, Align::Center, page).filter(|_| second.is_none());
                let margin = 3.0 * unit;
                for (setting, extra) in std::iter::once((single, 0.0)).chain(wrapped.map(|w| (w, 0.1))) {
                    let index = item.settings.len();
                    item.candidates.extend(area::inside(&setting, index, &clearance, center, margin, cost + extra));
                    item.settings.push(setting);
                }
            }
            if focus && share < SMALL_COUNTRY {
                let setting = Setting::single(name, Lettering::FocusSmall, page);
                let index = item.settings.len();
                let beside = area::outside(&setting, index, bounds, 1.0);
                let over = area::all_over(&setting, index, bounds, ALL_OVER_STEP * unit, 1.1);
                let either = beside.into_iter().chain(over);
                item.candidates.extend(either.filter(|c| is_about(&c.shape, owner, terrain, unit)));
                if let Some(locator) = self.locator.filter(|locator| locator.overlaps(&bounds)) {
                    item.candidates.extend(area::outside(&setting, index, locator.grown(3.0 * page.unit()), 1.05));
                }
                item.settings.push(setting);
            }
            item.candidates = outside_of_story(&item, ground, focus);
            if focus {
                for candidate in &mut item.candidates {
                    candidate.cost += self.amid_the_news(&candidate.shape, unit);
                }
            }
            self.push(item, None, Side::Either);
        }
    }

    /// What a name costs that stands close to a site.
    fn amid_the_news(&self, shape: &Shape, unit: f32) -> f32 {
        let distance = |site: &Point| shape.boxes.iter().map(|body| body.distance(*site)).fold(f32::MAX, f32::min);
        let nearest = self.news.iter().map(distance).fold(f32::MAX, f32::min);
        NEWS_COST * (1.0 - nearest / (NEWS_REACH * unit)).clamp(0.0, 1.0)
    }

    /// The names of seas and great lakes.
    pub fn waters(&mut self, ground: &Ground, page: &Page) {
        let cells = (ground.terrain.rect().area() / 16.0).max(1.0);
        for named in &ground.waters {
            let area = ground.terrain.area(&named.rings);
            let share = area.count() as f32 / cells;
            if share < 0.008 {
                continue;
            }
            let mask = area.mask();
            let size = if share > 0.05 { 0 } else { u8::from(share <= 0.015) + 1 };
            let clearance = ground
                .terrain
                .clearance(within(&named.rings), area.count(), |owner, cell| owner == WATER && mask[cell]);
            let mut item = Item::new(&named.name, Class::Water, f64::from((6.0 * share).clamp(0.3, 2.0)));
            item.settings.push(Setting::single(&named.name, Lettering::Sea(size), page));
            item.settings.extend(Setting::wrapped(&named.name, Lettering::Sea(size), Align::Center, page));
            item.candidates = water::candidates(&item.settings, &clearance);
            self.push(item, None, Side::Either);
        }
    }

    /// The names of territories of open status.
    pub fn territories(&mut self, ground: &Ground, page: &Page) {
        for named in &ground.territories {
            let area = ground.terrain.area(&named.rings);
            if area.count() < 40 {
                continue;
            }
            let mask = area.mask();
            let clearance = ground.terrain.clearance(within(&named.rings), area.count(), |_, cell| mask[cell]);
            let mut item = Item::new(&named.name, Class::Territory, 1.0);
            let center = Rect::bounding(named.rings.iter().flatten().copied()).center();
            let single = Setting::single(&named.name, Lettering::Territory, page);
            let wrapped = Setting::wrapped(&named.name, Lettering::Territory, Align::Center, page);
            for (setting, cost) in std::iter::once((single, 0.0)).chain(wrapped.map(|w| (w, 0.1))) {
                let index = item.settings.len();
                item.candidates.extend(area::inside(&setting, index, &clearance, center, page.unit(), cost));
                item.settings.push(setting);
            }
            self.push(item, None, Side::Either);
        }
    }

    /// The names of rivers, along them.
    pub fn rivers(&mut self, ground: &Ground, page: &Page) {
        for named in ground.rivers.iter().filter(|river| !river.name.is_empty()) {
            let mut item = Item::new(&named.name, Class::Minor, 1.0);
            let setting = Setting::single(&named.name, Lettering::River, page);
            for part in &named.lines {
                let course = Course::new(part.clone());
                item.candidates.extend(line::above(&course, &setting, page.unit()));
            }
            item.candidates.truncate(24);
            item.settings.push(setting);
            if !item.candidates.is_empty() {
                self.push(item, None, Side::Either);
            }
        }
    }
}

/// A rectangle that holds every cell of an area.
fn within(rings: &[Vec<Point>]) -> Rect {
    const CELL: f32 = 4.0;
    Rect::bounding(rings.iter().flatten().copied()).grown(CELL)
}

/// Whether a place lies on a coast, at the map's scale.
fn on_coast(at: Point, ground: &Ground, page: &Page) -> bool {
    ground.terrain.wet(Rect::around(at, 24.0 * page.unit(), 24.0 * page.unit())) > 0.15
}

/// The sizes that a country's name may have, the best first.
fn country_letterings(focus: bool, share: f32, scale: Scale) -> Vec<(Lettering, f32)> {
    if focus {
        return match scale {
            Scale::World | Scale::City => vec![(Lettering::FocusSmall, 0.0)],
            _ => vec![(Lettering::Focus, 0.0), (Lettering::FocusSmall, 0.4)],
        };
    }
    let first = match share {
        s if s > 0.07 => 0,
        s if s > 0.035 => 1,
        s if s > 0.012 => 2,
        _ => 3,
    };
    (first..=3).map(|size| (Lettering::Country(size), 0.12 * f32::from(size - first))).collect()
}

/// Whether a name beside a country is read as its: it stands on hardly any foreign ground, and its own is near and nearer
/// than that of others. The box about a country that is scattered over islands has edges far from all of them.
fn is_about(shape: &Shape, owner: usize, terrain: &Terrain, unit: f32) -> bool {
    let is_own = |at: u16| usize::from(at) == owner;
    let ground = |points: &mut dyn Iterator<Item = Point>| {
        let owners = points.map(|p| terrain.owner(p).unwrap_or(WATER));
        owners.fold((0, 0, 0), |(own, foreign, all), at| {
            (own + usize::from(is_own(at)), foreign + usize::from(at != WATER && !is_own(at)), all + 1)
        })
    };
    let (_, foreign, all) = ground(&mut grid(shape.bounds, GROUND_STEP * unit));
    if foreign as f32 > MOST_FOREIGN * all as f32 {
        return false;
    }
    for step in 0..=NEAREST_GROUND_STEPS {
        let ring = shape.bounds.grown(f32::from(step) * NEAREST_GROUND * unit / f32::from(NEAREST_GROUND_STEPS));
        let (own, foreign, _) = ground(&mut edge(ring, GROUND_STEP * unit));
        if own + foreign > 0 {
            return own >= foreign;
        }
    }
    false
}

/// Points within a rectangle, about so far apart.
fn grid(r: Rect, apart: f32) -> impl Iterator<Item = Point> {
    let count = |length: f32| (length / apart).ceil().max(1.0) as usize;
    let (across, down) = (count(r.width()), count(r.height()));
    (0..=down).flat_map(move |row| {
        let y = r.top + r.height() * row as f32 / down as f32;
        (0..=across).map(move |at| (r.left + r.width() * at as f32 / across as f32, y))
    })
}

/// Points along the edge of a rectangle, about so far apart.
fn edge(r: Rect, apart: f32) -> impl Iterator<Item = Point> {
    let count = |length: f32| (length / apart).ceil().max(1.0) as usize;
    let (across, down) = (count(r.width()), count(r.height()));
    let levels = (0..=across).map(move |at| r.left + r.width() * at as f32 / across as f32);
    let sides = (0..=down).map(move |at| r.top + r.height() * at as f32 / down as f32);
    levels.flat_map(move |x| [(x, r.top), (x, r.bottom)]).chain(sides.flat_map(move |y| [(r.left, y), (r.right, y)]))
}

/// Candidates beside a small country of the story must not lie on another country of the story.
fn outside_of_story(item: &Item, ground: &Ground, focus: bool) -> Vec<Candidate> {
    if !focus {
        return item.candidates.clone();
    }
    let wet = |candidate: &Candidate| {
        candidate.shape.boxes.iter().map(|body| ground.terrain.wet(body.bounds())).fold(1.0, f32::min)
    };
    let mut kept = Vec::with_capacity(item.candidates.len());
    for candidate in &item.candidates {
        let mut candidate = candidate.clone();
        if candidate.cost >= 1.0 {
            // Beside the country: the sea is better than a neighbour's ground, half and half is worst.
            let wet = wet(&candidate);
            let crossed =
                candidate.shape.boxes.iter().map(|body| ground.terrain.crossed(body.bounds())).fold(0.0, f32::max);
            candidate.cost += 0.3 * (1.0 - wet) + 2.0 * crossed;
        }
        kept.push(candidate);
    }
    kept
}

/// A name is broken into two lines from this number of letters on.
const SHORTEST_BROKEN: usize = 14;

/// The settings of an item's name and its candidates beside a dot: in one line or two, or above its second line.
fn name_beside(item: &mut Item, second: Option<&str>, lettering: Lettering, anchor: Anchor, page: &Page) {
    let Some(second) = second else {
        name_settings(item, lettering, page);
        item.candidates = point::beside(anchor, &item.settings);
        return;
    };
    let lines = vec![(item.name.clone(), lettering), (second.to_owned(), lettering)];
    item.settings = [Align::Left, Align::Right].map(|align| Setting::new(lines.clone(), align, page)).to_vec();
    // The lines align to the edge that faces the dot.
    for (index, setting) in item.settings.iter().enumerate() {
        let towards = |candidate: &Candidate| (candidate.shape.bounds.center().0 < anchor.at.0) == (index == 1);
        let beside = point::beside(anchor, std::slice::from_ref(setting)).into_iter().filter(towards);
        item.candidates.extend(beside.map(|mut candidate| {
            if let Placement::Upright { setting, .. } = &mut candidate.placement {
                *setting = index;
            }
            candidate
        }));
    }
}

fn name_settings(item: &mut Item, lettering: Lettering, page: &Page) {
    let name = &item.name.clone();
    item.settings.push(Setting::single(name, lettering, page));
    if name.chars().count() < SHORTEST_BROKEN {
        return;
    }
    let wrapped =
        Setting::wrapped(name, lettering, Align::Left, page).zip(Setting::wrapped(name, lettering, Align::Right, page));
    if let Some((left, right)) = wrapped {
        item.settings.extend([left, right]);
    }
}

/// The most letters of a line of fact.
const FACT_LINE: usize = 26;

/// Name and facts of a site, in lines broken at sense.
fn callout(site: &SiteMark, second: Option<&str>, page: &Page) -> Callout {
    let mut name = site.name.clone();
    if site.count > 2 {
        name = format!("{name} ({})", site.count);
    }
    let lines = broken(&name, 22).into_iter().chain(second.map(str::to_owned));
    let names = lines.map(|line| (line, Lettering::CalloutName));
    let facts = facts_in_lines(&site.facts).into_iter().map(|line| (line, Lettering::CalloutFact));
    let all: Vec<(String, Lettering)> = names.clone().chain(facts).collect();
    Callout {
        left: Setting::new(all.clone(), Align::Left, page),
        right: Setting::new(all, Align::Right, page),
        name: Setting::new(names.collect(), Align::Left, page),
    }
}

/// At most two lines of fact: one fact in up to two lines, or two short ones divided by a semicolon.
fn facts_in_lines(facts: &[String]) -> Vec<String> {
    let clean = |fact: &String| fact.trim().trim_end_matches('.').to_owned();
    match facts {
        [] => Vec::new(),
        [one] => broken(&clean(one), FACT_LINE).into_iter().take(2).collect(),
        [first, second, ..] => {
            let (first, second) = (clean(first), clean(second));
            if first.chars().count() <= 30 && second.chars().count() <= 30 {
                vec![format!("{first};"), continued(&second)]
            } else {
                broken(&first, FACT_LINE).into_iter().take(2).collect()
            }
        }
    }
}

/// A measure that is longer than its line stands level beside it.
fn beside_line(course: &Course, setting: &Setting, unit: f32) -> Vec<Candidate> {
    let clear = |candidate: &Candidate| {
        let boxes = candidate.shape.boxes.iter().map(|body| body.grown(3.0 * unit));
        let mut crossed =
            boxes.flat_map(|body| course.points().windows(2).map(move |pair| body.clip_segment(pair[0], pair[1])));
        crossed.all(|part| part.is_none())
    };
    let spots = [0.5, 0.4, 0.6, 0.3, 0.7].map(|share| share * course.length());
    let around = spots.into_iter().flat_map(|distance| {
        let anchor = Anchor { at: course.at(distance), reach: 3.0 * unit, gap: 6.0 * unit };
        point::beside(anchor, std::slice::from_ref(setting))
    });
    around.filter(clear).collect()
}

/// A fact that goes on after a semicolon: a common first word is no longer capitalised.
fn continued(fact: &str) -> String {
    const COMMON: [&str; 24] = [
        "At", "More", "No", "Some", "Dozens", "Hundreds", "Several", "Many", "Over", "Up", "One", "Two", "Three",
        "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "The", "A", "An", "About",
    ];
    match fact.split_once(' ') {
        Some((first, rest)) if COMMON.contains(&first) => format!("{} {rest}", first.to_lowercase()),
        _ => fact.to_owned(),
    }
}

/// A text in two lines as equal as its words allow, when it is longer than `limit` letters.
fn broken(text: &str, limit: usize) -> Vec<String> {
    let length = text.chars().count();
    if length <= limit {
        return vec![text.to_owned()];
    }
    let spaces = text.char_indices().filter(|(_, c)| *c == ' ').map(|(at, _)| at);
    let uneven = |at: usize| {
        let left = text[..at].chars().count();
        // A break after a comma or semicolon is a break at sense.
        let sense = if text[..at].ends_with([',', ';', '–']) { 6 } else { 0 };
        (2 * left).abs_diff(length).saturating_sub(sense)
    };
    match spaces.min_by_key(|&at| uneven(at)) {
        Some(at) => vec![text[..at].to_owned(), text[at + 1..].to_owned()],
        None => vec![text.to_owned()],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facts_are_broken_at_sense_into_two_lines() {
        let lines = |facts: &[&str]| facts_in_lines(&facts.iter().map(|f| (*f).to_owned()).collect::<Vec<_>>());
        assert_eq!(lines(&["Oil depot damaged"]), ["Oil depot damaged"]);
        assert_eq!(
            lines(&["Five lorries burnt", "army denies involvement"]),
            ["Five lorries burnt;", "army denies involvement"]
        );
        assert_eq!(
            lines(&["Apartment block hit, at least 35 missing."]),
            ["Apartment block hit,", "at least 35 missing"]
        );
    }
}
