//! The inset: when sites, or a site and a named city, crowd on the main map, their surroundings are shown larger in a
//! free corner.

use crate::geometry::LonLat;
use crate::lang::Message;
use crate::map::frame::extent::{self, Asked, Framed};
use crate::map::labels;
use crate::map::page::rect::Rect;
use crate::map::page::{Medium, Page};
use crate::map::subject::Subject;
use crate::projection::Frame;
use crate::scene::Point;
use crate::units::Meters;
use crate::world::World;

/// An inset with its place.
#[derive(Debug, Clone)]
pub(crate) struct Inset {
    /// What it shows.
    pub framed: Framed,
    /// Where it stands, without the gutter.
    pub rect: Rect,
    /// The same with the gutter on its open sides.
    pub outer: Rect,
    /// Its title.
    pub title: Message,
    /// The sites that it shows, by number.
    pub sites: Vec<usize>,
    /// The cities that it shows, by number.
    pub cities: Vec<usize>,
}

/// Marks that lie nearer than this crowd each other, on a landscape page.
const CROWD: f32 = 14.0;
/// Sites this near to a crowd belong to it.
const NEAR: f32 = 62.0;
/// An inset shows its crowd at least this many times larger.
const LEAST_GAIN: f32 = 2.2;
/// A crowd of cities without events gets an inset from this number on.
const CROWD_OF_CITIES: usize = 10;
/// Cities of such a crowd lie nearer than this to the next.
const CITY_CROWD: f32 = 24.0;
/// Among more sites than this a pair that crowds is no story of its own: an inset shows at least so many.
const MANY: usize = 20;
const MEMBERS_OF_MANY: usize = 4;
/// The least width of an inset on the ground.
const LEAST: Meters = Meters(36_000.0);
/// A corner that costs more is not free: an inset there would hide a mark.
const MOST_HIDDEN: f32 = 500.0;
/// A connector keeps so far from the marks that its inset does not show.
const KEPT_OFF: f32 = 14.0;
/// Width of the gutter in page colour.
const GUTTER: f32 = 4.0;
/// The connector and the frame of the locator stand off its corners by nothing: they are its exact extent.
const LOCATOR_STEPS: u8 = 12;

/// A site or named city on the main map.
#[derive(Clone, Copy)]
struct Mark {
    at: Point,
    site: Option<usize>,
    city: Option<usize>,
}

/// The share of a story's map that is left to the main map above an inset of full width.
const ABOVE: f32 = 0.57;

/// The main map and the inset of the tall page of a story, the one above the other at full width; `None` where nothing
/// crowds.
pub(crate) fn stacked(
    subject: &Subject,
    world: &World<'_>,
    asked: Asked,
    map: Rect,
    page: &Page,
) -> Option<(Rect, Framed, Vec<Inset>)> {
    let middle = (map.top + ABOVE * map.height()).round();
    let upper = Rect::new(map.left, map.top, map.right, middle);
    let lower = Rect::new(map.left, middle + (GUTTER * page.line()).round(), map.right, map.bottom);
    let framed = extent::frame(subject, world, asked, page, upper);
    let host = Host { subject, world, frame: &framed.frame, map, page };
    let marks = marks(subject, host.frame, upper);
    let crowd = host.crowd(&marks, (lower.width(), lower.height()))?;
    let inset = host.inset(&crowd, lower)?;
    Some((upper, framed, vec![inset]))
}

/// The map that insets stand on.
#[derive(Clone, Copy)]
struct Host<'h> {
    subject: &'h Subject,
    world: &'h World<'h>,
    frame: &'h Frame,
    map: Rect,
    page: &'h Page,
}

/// Marks that crowd each other.
struct Crowd<'c> {
    /// All marks of the map.
    marks: &'c [Mark],
    /// The numbers of those that crowd.
    core: Vec<usize>,
    /// The numbers of those that its inset is to show.
    members: Vec<usize>,
}

/// The insets that a main map needs, at most two: the largest crowds, shown in the corners that cost least.
pub(crate) fn find(subject: &Subject, world: &World<'_>, frame: &Frame, map: Rect, page: &Page) -> Vec<Inset> {
    let mut marks = marks(subject, frame, map);
    let mut insets: Vec<Inset> = Vec::new();
    let most = if page.medium == Medium::Landscape { 2 } else { 1 };
    let host = Host { subject, world, frame, map, page };
    while insets.len() < most {
        let Some(crowd) = host.crowd(&marks, size(page, map)) else { break };
        let Some(inset) = host.inset_in_corner(&crowd, &insets) else { break };
        let shown = |mark: &Mark| {
            mark.site.is_some_and(|at| inset.sites.contains(&at))
                || mark.city.is_some_and(|at| inset.cities.contains(&at))
        };
        marks.retain(|mark| !shown(mark));
        insets.push(inset);
    }
    insets
}

impl Host<'_> {
    /// The largest crowd, to be shown in an inset of a width and height.
    fn crowd<'c>(&self, marks: &'c [Mark], (width, height): (f32, f32)) -> Option<Crowd<'c>> {
        let unit = self.page.unit();
        let only_cities = self.subject.sites.is_empty();
        let link = if only_cities { CITY_CROWD } else { CROWD };
        let core = largest_crowd(marks, link * unit, only_cities)?;
        let members = grown(marks, &core, NEAR * unit);
        let window = (width / LEAST_GAIN / 1.3, height / LEAST_GAIN / 1.3);
        let spread = Rect::bounding(members.iter().map(|&m| marks[m].at));
        if spread.width() <= window.0 && spread.height() <= window.1 {
            return Some(Crowd { marks, core, members });
        }
        // Too wide a crowd to be shown larger as a whole: its densest part is.
        let within = |center: usize| {
            let body = Rect::around(marks[center].at, window.0, window.1);
            (0..marks.len()).filter(|&m| body.contains(marks[m].at)).collect::<Vec<usize>>()
        };
        let members = core.iter().map(|&m| within(m)).rev().max_by_key(Vec::len)?;
        Some(Crowd { marks, core, members })
    }

    /// The inset of a crowd in the best corner from which it neither hides what it shows larger nor is tied to it across
    /// another's line or a mark; where there is none, in the cheapest corner that the `known` ones leave.
    fn inset_in_corner(&self, crowd: &Crowd<'_>, known: &[Inset]) -> Option<Inset> {
        let clear = |inset: &Inset| {
            let lines = locator(inset, self.frame);
            let hidden = lines.first().is_some_and(|edge| Rect::bounding(edge.iter().copied()).overlaps(&inset.outer));
            let crossed = known.iter().any(|other| {
                let others = locator(other, self.frame);
                let pair = lines.get(1).zip(others.get(1));
                pair.is_some_and(|(a, b)| labels::segments_near((a[0], a[1]), (b[0], b[1]), 0.0))
            });
            let near = KEPT_OFF * self.page.unit();
            let run_over = lines.get(1).is_some_and(|line| {
                let mut others = crowd.marks.iter().enumerate().filter(|(at, _)| !crowd.members.contains(at));
                others.any(|(_, mark)| labels::distance_to_segment(mark.at, (line[0], line[1])) < near)
            });
            !hidden && !crossed && !run_over
        };
        let mut found = self.corners(crowd, known).into_iter().filter_map(|rect| self.inset(crowd, rect));
        let best = found.next()?;
        if clear(&best) {
            return Some(best);
        }
        Some(found.find(clear).unwrap_or(best))
    }

    /// The inset of a crowd at its place; `None` where it would show hardly more than the map.
    fn inset(&self, crowd: &Crowd<'_>, rect: Rect) -> Option<Inset> {
        let &Self { subject, world, frame, map, page } = self;
        let Crowd { marks, core, members } = crowd;
        let sites = members.iter().filter_map(|&m| marks[m].site).map(|at| subject.sites[at].point);
        let cities = members.iter().filter_map(|&m| marks[m].city).map(|at| subject.cities[at].point);
        let points: Vec<LonLat> = sites.chain(cities).collect();
        let (width, height) = (rect.width(), rect.height());
        let share = if members.len() > 6 { 0.12 } else { 0.3 };
        let room = [share * width, 0.66 * share * height, share * width, 0.74 * share * height].map(f64::from);
        let mut framed = extent::inset(&points, LEAST, room, rect, frame)?;
        // Callouts of places on a coast stand in the water: the more of it on one side, the more room there.
        let lean = leaning(&points, &framed.frame, world, rect);
        if lean != 0.0 && members.len() <= 6 {
            let [left, top, right, bottom] = room;
            let shift = LEAN * f64::from(lean * width);
            framed = extent::inset(&points, LEAST, [left - shift, top, right + shift, bottom], rect, frame)?;
        }
        // Whatever else the inset shows well inside its edges is repeated, too.
        let inner = rect.grown(-18.0 * page.unit());
        let sites: Vec<usize> = (0..subject.sites.len())
            .filter(|&i| framed.frame.to_page(subject.sites[i].point).is_some_and(|p| inner.contains(p)))
            .collect();
        let cities: Vec<usize> = (0..subject.cities.len())
            .filter(|&i| framed.frame.to_page(subject.cities[i].point).is_some_and(|p| rect.grown(-8.0).contains(p)))
            .collect();
        // An inset that shows hardly more than the map does is of no use.
        let gain = frame.meters_per_pixel() / framed.frame.meters_per_pixel();
        let many = subject.sites.len() > MANY && members.len() < MEMBERS_OF_MANY;
        if gain < f64::from(LEAST_GAIN) || members.len() < 2 || many {
            return None;
        }
        let title = title(subject, &sites, &cities, core, marks);
        Some(Inset { outer: with_gutter(rect, map, GUTTER * page.line()), rect, framed, title, sites, cities })
    }

    /// The corners of the map where an inset hides little, the best first: no site, no line, near its locator, none of the `known` ones.
    fn corners(&self, crowd: &Crowd<'_>, known: &[Inset]) -> Vec<Rect> {
        let &Self { subject, world, frame, map, page } = self;
        let marks = crowd.marks;
        let (width, height) = size(page, map);
        let corners = [
            Rect::new(map.left, map.bottom - height, map.left + width, map.bottom),
            Rect::new(map.right - width, map.bottom - height, map.right, map.bottom),
            Rect::new(map.left, map.top, map.left + width, map.top + height),
            Rect::new(map.right - width, map.top, map.right, map.top + height),
        ];
        let middle = Rect::bounding(crowd.members.iter().map(|&m| marks[m].at)).center();
        let arcs: Vec<Point> = subject
            .arcs
            .iter()
            .flat_map(|arc| arc.points.windows(2))
            .flat_map(|pair| {
                let (a, b) = (frame.to_page(pair[0]), frame.to_page(pair[1]));
                a.zip(b).into_iter().flat_map(|(a, b)| {
                    (0..=40).map(move |i| (a.0 + (b.0 - a.0) * i as f32 / 40.0, a.1 + (b.1 - a.1) * i as f32 / 40.0))
                })
            })
            .collect();
        // A few marks that have only a name may go under where there are very many.
        let weight = if marks.len() > 40 { 40.0 } else { 1000.0 };
        let cost = |rect: &Rect| {
            let margin = rect.grown(18.0 * page.unit());
            // The reader looks for an inset at the foot of a map.
            let high = if rect.top < map.center().1 && rect.bottom < map.bottom - 1.0 { 0.35 } else { 0.0 };
            let hidden = marks.iter().filter(|mark| rect.contains(mark.at)).count() as f32 * 1000.0
                + marks.iter().filter(|mark| margin.contains(mark.at)).count() as f32 * weight;
            let crossed = arcs.iter().filter(|&&p| rect.contains(p)).count() as f32;
            high + hidden
                + 50.0 * crossed
                + 3.0 * on_story(rect, subject, world, frame)
                + distance(rect.center(), middle) / map.width()
        };
        let free = corners.into_iter().filter(|rect| known.iter().all(|other| !other.outer.grown(20.0).overlaps(rect)));
        let mut priced: Vec<(f32, Rect)> =
            free.map(|rect| (cost(&rect), rect)).filter(|(cost, _)| *cost < MOST_HIDDEN).collect();
        priced.sort_by(|a, b| a.0.total_cmp(&b.0));
        priced.into_iter().map(|(_, rect)| rect).collect()
    }
}

/// How much an inset's room moves to the side of the water, as a share of its width.
const LEAN: f64 = 0.14;

/// Towards the water: from -1, where there is water to the left of the places and land to their right, to 1.
fn leaning(points: &[LonLat], frame: &Frame, world: &World<'_>, rect: Rect) -> f32 {
    const STEPS: u8 = 8;
    let wet = |side: f32| {
        let samples = points.iter().filter_map(|&point| frame.to_page(point)).flat_map(|at| {
            (2..=STEPS).map(move |step| (at.0 + side * 0.45 * rect.width() * f32::from(step) / f32::from(STEPS), at.1))
        });
        let (mut water, mut all) = (0.0f32, 0.0f32);
        for position in samples.filter_map(|at| frame.to_position(at)) {
            all += 1.0;
            water += if world.ground.is_land(position) { 0.0 } else { 1.0 };
        }
        water / all.max(1.0)
    };
    let lean = wet(1.0) - wet(-1.0);
    if lean.abs() > 0.4 { lean } else { 0.0 }
}

fn marks(subject: &Subject, frame: &Frame, map: Rect) -> Vec<Mark> {
    let on_map = |p: LonLat| frame.to_page(p).filter(|&at| map.contains(at));
    let sites = subject.sites.iter().enumerate();
    let sites = sites.filter_map(|(i, site)| Some(Mark { at: on_map(site.point)?, site: Some(i), city: None }));
    let cities = subject.cities.iter().enumerate();
    let cities = cities.filter_map(|(i, city)| Some(Mark { at: on_map(city.point)?, site: None, city: Some(i) }));
    sites.chain(cities).collect()
}

fn distance(a: Point, b: Point) -> f32 {
    (a.0 - b.0).hypot(a.1 - b.1)
}

/// The largest group of at least two marks, one of them a site if there is any, linked by steps shorter than `link`.
fn largest_crowd(marks: &[Mark], link: f32, only_cities: bool) -> Option<Vec<usize>> {
    let mut best: Option<Vec<usize>> = None;
    let mut seen = vec![false; marks.len()];
    for start in 0..marks.len() {
        if seen[start] {
            continue;
        }
        let mut group = vec![start];
        seen[start] = true;
        let mut next = 0;
        while next < group.len() {
            let from = marks[group[next]].at;
            for other in 0..marks.len() {
                if !seen[other] && distance(marks[other].at, from) < link {
                    seen[other] = true;
                    group.push(other);
                }
            }
            next += 1;
        }
        let has_site = group.iter().any(|&m| marks[m].site.is_some());
        let wanted = (group.len() > 1 && has_site) || (only_cities && group.len() >= CROWD_OF_CITIES);
        if wanted && best.as_ref().is_none_or(|known| group.len() > known.len()) {
            best = Some(group);
        }
    }
    best
}

/// The crowd with the marks near it.
fn grown(marks: &[Mark], crowd: &[usize], reach: f32) -> Vec<usize> {
    let near = |m: &usize| crowd.iter().any(|&c| distance(marks[c].at, marks[*m].at) < reach);
    (0..marks.len()).filter(near).collect()
}

/// Width and height of an inset on a page.
fn size(page: &Page, map: Rect) -> (f32, f32) {
    let (width, height) = match page.medium {
        Medium::Landscape => (0.276, 0.35),
        Medium::Portrait => (0.575, 0.44),
        Medium::Print { .. } => (0.4, 0.385),
    };
    ((width * map.width()).round(), (height * map.height()).round())
}

/// The share of a rectangle that is ground of the countries of the story, by samples.
fn on_story(rect: &Rect, subject: &Subject, world: &World<'_>, frame: &Frame) -> f32 {
    const STEPS: u8 = 7;
    let step = |i: u8| (f32::from(i) + 0.5) / f32::from(STEPS);
    let samples = (0..STEPS).flat_map(|i| (0..STEPS).map(move |j| (step(i), step(j))));
    let points = samples.map(|(u, v)| (rect.left + u * rect.width(), rect.top + v * rect.height()));
    let story = |p: &Point| {
        let country = frame.to_position(*p).and_then(|p| world.ground.country_at(p));
        country.is_some_and(|country| subject.focus.contains(&country))
    };
    points.filter(story).count() as f32 / f32::from(STEPS * STEPS)
}

/// The rectangle with a gutter on the sides that do not lie on the map's edge.
fn with_gutter(rect: Rect, map: Rect, gutter: f32) -> Rect {
    let open = |inner: f32, edge: f32, by: f32| if (inner - edge).abs() < 0.5 { inner } else { inner + by };
    Rect::new(
        open(rect.left, map.left, -gutter),
        open(rect.top, map.top, -gutter),
        open(rect.right, map.right, gutter),
        open(rect.bottom, map.bottom, gutter),
    )
}

/// "… area", after a named city of the crowd, else after its first site of the shortest name: that of a town rather than of something
/// in it.
fn title(subject: &Subject, sites: &[usize], cities: &[usize], crowd: &[usize], marks: &[Mark]) -> Message {
    let in_crowd = crowd.iter().filter_map(|&m| marks[m].city).next();
    let city = in_crowd.or(cities.first().copied()).map(|at| subject.cities[at].name.clone());
    let site = || {
        let words = |at: &usize| subject.sites[*at].name.split_whitespace().count();
        let crowded = crowd.iter().filter_map(|&m| marks[m].site).filter(|at| !subject.sites[*at].name.is_empty());
        let chosen = crowded.min_by_key(words).or(sites.first().copied());
        chosen.map(|at| subject.sites[at].name.clone())
    };
    let name = city.filter(|name| !name.is_empty()).or_else(site).unwrap_or_default();
    if name.is_empty() { Message::InsetUnnamed {} } else { Message::InsetTitle { name: name.into() } }
}

/// The locator on the main map: the inset's exact extent, and a straight connector to the inset.
pub(crate) fn locator(inset: &Inset, main: &Frame) -> Vec<Vec<Point>> {
    let frame = &inset.framed.frame;
    let r = inset.rect;
    let t = |i: u8| f32::from(i) / f32::from(LOCATOR_STEPS);
    let steps = 0..=LOCATOR_STEPS;
    let sides = steps
        .clone()
        .map(|i| (r.left + t(i) * r.width(), r.top))
        .chain(steps.clone().map(|i| (r.right, r.top + t(i) * r.height())))
        .chain(steps.clone().map(|i| (r.right - t(i) * r.width(), r.bottom)))
        .chain(steps.map(|i| (r.left, r.bottom - t(i) * r.height())));
    let edge: Vec<Point> = sides.filter_map(|p| frame.to_position(p).and_then(|p| main.to_page(p))).collect();
    if edge.len() < 4 {
        return Vec::new();
    }
    let bounds = Rect::bounding(edge.iter().copied());
    let mut lines = vec![edge];
    lines.extend(connector(bounds, inset.outer));
    lines
}

/// A straight line from the locator to the inset, along an edge where they overlap sideways.
fn connector(locator: Rect, inset: Rect) -> Option<Vec<Point>> {
    let shared = |a: (f32, f32), b: (f32, f32)| {
        let (from, to) = (a.0.max(b.0), a.1.min(b.1));
        (from <= to).then_some(from)
    };
    if let Some(x) = shared((locator.left, locator.right), (inset.left, inset.right)) {
        return if locator.bottom < inset.top {
            Some(vec![(x, locator.bottom), (x, inset.top)])
        } else if inset.bottom < locator.top {
            Some(vec![(x, locator.top), (x, inset.bottom)])
        } else {
            None
        };
    }
    if let Some(y) = shared((locator.top, locator.bottom), (inset.top, inset.bottom)) {
        let (from, to) =
            if locator.left > inset.right { (locator.left, inset.right) } else { (locator.right, inset.left) };
        return Some(vec![(from, y), (to, y)]);
    }
    let from = inset.nearest(locator.center());
    Some(vec![locator.nearest(from), from])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_gutter_is_on_the_open_sides_only() {
        let map = Rect::new(0.0, 126.0, 1600.0, 942.0);
        let rect = Rect::new(0.0, 657.0, 440.0, 942.0);
        assert_eq!(with_gutter(rect, map, 4.0), Rect::new(0.0, 653.0, 444.0, 942.0));
    }

    #[test]
    fn the_connector_is_straight_where_the_inset_lies_below() {
        let line = connector(Rect::new(100.0, 300.0, 200.0, 400.0), Rect::new(0.0, 600.0, 440.0, 900.0)).unwrap();
        assert_eq!(line, vec![(100.0, 400.0), (100.0, 600.0)]);
    }
}
