//! The names of the ground: divisions, countries, seas, territories and rivers.

use std::collections::BTreeMap;

use super::Items;
use crate::map::ground::clearance::Clearance;
use crate::map::ground::layers::Ground;
use crate::map::ground::named::NamedDivision;
use crate::map::ground::scale::Scale;
use crate::map::ground::terrain::{Area, Terrain, WATER};
use crate::map::labels::costs::Side;
use crate::map::labels::items::second_line::{in_one_line, named_in_two, settings};
use crate::map::labels::line::Course;
use crate::map::labels::setting::Setting;
use crate::map::labels::{Class, Item, Shape, area, line, water};
use crate::map::page::Page;
use crate::map::page::rect::Rect;
use crate::map::style::lettering::Lettering;
use crate::map::subject::second::Second;
use crate::scene::Point;
use crate::world::gazetteer::fold;

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

impl Items {
    /// The names of first-level divisions of the countries of the story, but for those named like a place on the map.
    pub(crate) fn divisions(&mut self, ground: &Ground, named: &[&str], second: Option<&Second<'_>>, page: &Page) {
        let cells = (ground.terrain.rect().area() / 16.0).max(1.0);
        let called = |other: &str, name: &str| {
            // "Khuzestan province" names Khuzestan.
            other.strip_prefix(name).is_some_and(|noun| noun.is_empty() || noun.starts_with(' '))
        };
        let free = |name: &str| !named.iter().any(|other| called(&fold(other), &fold(name)));
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
            let local = second.map(|second| second.division(division.country, &division.base_name));
            named_in_two(&mut item, local, |item, second, cost| {
                for (setting, extra) in settings(&division.name, Lettering::Division, second, Lettering::Division, page)
                {
                    let margin = 2.0 * page.unit();
                    let index = item.settings.len();
                    item.candidates.extend(area::inside(&setting, index, &clearance, center, margin, cost + extra));
                    item.settings.push(setting);
                }
            });
            self.push(item, None, Side::Either);
        }
    }

    /// The names of the countries in view: those of the story large, neighbours by their share of the map.
    pub(crate) fn countries(
        &mut self,
        ground: &Ground,
        names: &[Option<String>],
        second: Option<&Second<'_>>,
        focus: &[bool],
        scale: Scale,
        page: &Page,
    ) {
        let terrain = &ground.terrain;
        let cells = (terrain.rect().area() / 16.0).max(1.0);
        let tally = terrain.tally(ground.countries.len());
        let rings: Vec<Vec<Point>> = ground.territories.iter().flat_map(|named| named.rings.iter().cloned()).collect();
        let area = terrain.area(&rings);
        let disputed_cells = cells_by_owner(terrain, &area);
        let disputed = area.mask();
        for (owner, (count, bounds)) in tally.into_iter().enumerate() {
            let (Some(Some(name)), Some(&focus)) = (names.get(owner), focus.get(owner)) else { continue };
            let share = count as f32 / cells;
            if count == 0 || (!focus && share < 0.0015) {
                continue;
            }
            // A country is not named across ground that is disputed: the territory has a name of its own.
            if is_disputed(disputed_cells.get(&owner).copied(), count) {
                continue;
            }
            let clearance = terrain.clearance(bounds, count, |o, cell| usize::from(o) == owner && !disputed[cell]);
            let local = second.zip(ground.countries.get(owner)).map(|(second, &code)| second.country(code));
            let named = Country { name, owner, focus, share, bounds };
            let mut item = self.country(&named, terrain, &clearance, local, scale, page);
            if focus {
                outside_of_story(&mut item, ground);
                for candidate in &mut item.candidates {
                    candidate.cost += self.amid_the_news(&candidate.shape, page.unit());
                }
            }
            self.push(item, None, Side::Either);
        }
    }

    /// The name of one country with its candidates: within its ground, or about it when it is small.
    fn country(
        &self,
        country: &Country<'_>,
        terrain: &Terrain,
        clearance: &Clearance,
        second: Option<Option<String>>,
        scale: Scale,
        page: &Page,
    ) -> Item {
        let Country { name, owner, focus, share, bounds } = *country;
        let unit = page.unit();
        let class = if focus { Class::Focus } else { Class::Country };
        let mut item = Item::new(name, class, f64::from((8.0 * share).clamp(0.3, 2.0)));
        let locator = self.locator.filter(|locator| locator.overlaps(&bounds));
        named_in_two(&mut item, second, |item, second, left_off| {
            for (lettering, cost) in country_letterings(focus, share, scale) {
                let below = if focus { Lettering::FocusSmall } else { lettering };
                for (setting, extra) in settings(name, lettering, second, below, page) {
                    let (index, cost) = (item.settings.len(), cost + extra + left_off);
                    let inside = area::inside(&setting, index, clearance, bounds.center(), 3.0 * unit, cost);
                    item.candidates.extend(inside);
                    item.settings.push(setting);
                }
            }
            if focus && share < SMALL_COUNTRY {
                let setting = in_one_line(name, Lettering::FocusSmall, second, Lettering::FocusSmall, page);
                let index = item.settings.len();
                let beside = area::outside(&setting, index, bounds, 1.0 + left_off);
                let over = area::all_over(&setting, index, bounds, ALL_OVER_STEP * unit, 1.1 + left_off);
                let either = beside.into_iter().chain(over);
                item.candidates.extend(either.filter(|c| is_about(&c.shape, owner, terrain, unit)));
                if let Some(locator) = locator {
                    let around = locator.grown(3.0 * unit);
                    item.candidates.extend(area::outside(&setting, index, around, 1.05 + left_off));
                }
                item.settings.push(setting);
            }
        });
        item
    }

    /// What a name costs that stands close to a site.
    fn amid_the_news(&self, shape: &Shape, unit: f32) -> f32 {
        let distance = |site: &Point| shape.boxes.iter().map(|body| body.distance(*site)).fold(f32::MAX, f32::min);
        let nearest = self.news.iter().map(distance).fold(f32::MAX, f32::min);
        NEWS_COST * (1.0 - nearest / (NEWS_REACH * unit)).clamp(0.0, 1.0)
    }

    /// The names of seas and great lakes.
    pub(crate) fn waters(&mut self, ground: &Ground, second: Option<&Second<'_>>, page: &Page) {
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
            let local = second.map(|second| second.water(&named.name));
            named_in_two(&mut item, local, |item, second, cost| {
                let class = Lettering::Sea(size);
                let set: Vec<Setting> =
                    settings(&named.name, class, second, class, page).into_iter().map(|(setting, _)| setting).collect();
                let mut candidates = water::candidates(&set, item.settings.len(), &clearance);
                candidates.iter_mut().for_each(|candidate| candidate.cost += cost);
                item.candidates.extend(candidates);
                item.settings.extend(set);
            });
            self.push(item, None, Side::Either);
        }
    }

    /// The names of territories of open status but for those that are marked by name. Those that are all the ground of a country of
    /// the story stand for its name.
    pub(crate) fn territories(
        &mut self,
        ground: &Ground,
        marked: &[&str],
        focus: &[bool],
        second: Option<&Second<'_>>,
        page: &Page,
    ) {
        let terrain = &ground.terrain;
        let rings: Vec<Vec<Point>> = ground.territories.iter().flat_map(|named| named.rings.iter().cloned()).collect();
        let disputed = cells_by_owner(terrain, &terrain.area(&rings));
        let tally = terrain.tally(ground.countries.len());
        for named in &ground.territories {
            let area = terrain.area(&named.rings);
            if area.count() < 40 || marked.iter().any(|mark| fold(mark) == fold(&named.name)) {
                continue;
            }
            let holder = cells_by_owner(terrain, &area).into_iter().max_by_key(|(_, cells)| *cells);
            let holder = holder.filter(|_| self.news.iter().any(|&site| terrain.is_in(&area, site)));
            let holder = holder.map(|(owner, _)| owner).filter(|&owner| focus.get(owner) == Some(&true));
            let story = holder.filter(|owner| {
                tally.get(*owner).is_some_and(|(count, _)| is_disputed(disputed.get(owner).copied(), *count))
            });
            let mask = area.mask();
            let clearance = ground.terrain.clearance(within(&named.rings), area.count(), |_, cell| mask[cell]);
            let mut item = Item::new(&named.name, Class::Territory, 1.0);
            let center = Rect::bounding(named.rings.iter().flatten().copied()).center();
            let letterings: &[_] = match story {
                Some(_) => &[(Lettering::FocusSmall, 0.0), (Lettering::Territory, 0.4)],
                None => &[(Lettering::Territory, 0.0)],
            };
            let local = second.map(|second| second.territory(&named.name));
            named_in_two(&mut item, local, |item, second, left_off| {
                for &(class, dearer) in letterings {
                    for (setting, extra) in settings(&named.name, class, second, class, page) {
                        let (index, cost) = (item.settings.len(), extra + dearer + left_off);
                        item.candidates.extend(area::inside(&setting, index, &clearance, center, page.unit(), cost));
                        item.settings.push(setting);
                    }
                }
                if let Some(owner) = story {
                    let class = Lettering::FocusSmall;
                    let setting = in_one_line(&named.name, class, second, class, page);
                    let bounds = within(&named.rings).common(&terrain.rect());
                    let beside = area::outside(&setting, item.settings.len(), bounds, 1.0 + left_off).into_iter();
                    item.candidates.extend(beside.filter(|c| is_about(&c.shape, owner, terrain, page.unit())));
                    item.settings.push(setting);
                }
            });
            if story.is_some() {
                outside_of_story(&mut item, ground);
                for candidate in &mut item.candidates {
                    candidate.cost += self.amid_the_news(&candidate.shape, page.unit());
                }
            }
            self.push(item, None, Side::Either);
        }
    }

    /// The names of rivers, along them.
    pub(crate) fn rivers(&mut self, ground: &Ground, page: &Page) {
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

/// Ground of which less than this share is undisputed has no name but those of its territories.
const LEAST_OWN: f32 = 0.1;

/// Whether the ground of a country in view, of which so many of its cells are disputed, is so as a whole.
fn is_disputed(disputed: Option<usize>, cells: usize) -> bool {
    disputed.is_some_and(|disputed| disputed as f32 > (1.0 - LEAST_OWN) * cells as f32)
}

/// How many cells of an area each country has.
fn cells_by_owner(terrain: &Terrain, area: &Area) -> BTreeMap<usize, usize> {
    let mut cells = BTreeMap::new();
    for owner in terrain.owners_of(area).filter(|owner| *owner != WATER) {
        *cells.entry(usize::from(owner)).or_default() += 1;
    }
    cells
}

/// A rectangle that holds every cell of an area.
fn within(rings: &[Vec<Point>]) -> Rect {
    const CELL: f32 = 4.0;
    Rect::bounding(rings.iter().flatten().copied()).grown(CELL)
}

/// A country that a panel names.
struct Country<'n> {
    name: &'n str,
    /// Its number among the owners of the terrain.
    owner: usize,
    /// Whether the story is about it.
    focus: bool,
    /// Its share of the panel.
    share: f32,
    bounds: Rect,
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
    // The largest ground has room for all but the smallest if it has any.
    let sizes = (first..=3).filter(|&size| first > 0 || size != 2);
    sizes.map(|size| (Lettering::Country(size), 0.12 * f32::from(size - first))).collect()
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
fn outside_of_story(item: &mut Item, ground: &Ground) {
    for candidate in item.candidates.iter_mut().filter(|candidate| candidate.cost >= 1.0) {
        // Beside the country: the sea is better than a neighbour's ground, half and half is worst.
        let boxes = candidate.shape.boxes.iter().map(|body| body.bounds());
        let wet = boxes.clone().map(|body| ground.terrain.wet(body)).fold(1.0, f32::min);
        let crossed = boxes.map(|body| ground.terrain.crossed(body)).fold(0.0, f32::max);
        candidate.cost += 0.3 * (1.0 - wet) + 2.0 * crossed;
    }
}
