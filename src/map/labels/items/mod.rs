//! The things of a panel that want a label, each with its candidates; those of the ground itself are in `ground`, with their
//! second lines in `second_line`.

mod ground;
mod second_line;

use crate::lang::{self, WordClass};
use crate::map::frame::graticule::Graticule;
use crate::map::furniture::key::Badge;
use crate::map::furniture::north::NorthArrow;
use crate::map::furniture::piece::Piece;
use crate::map::furniture::scalebar::ScaleBar;
use crate::map::ground::context::ContextCity;
use crate::map::ground::layers::Ground;
use crate::map::labels::Anchor;
use crate::map::labels::costs::Side;
use crate::map::labels::line::Course;
use crate::map::labels::place::Judged;
use crate::map::labels::point::{self, Callout};
use crate::map::labels::setting::{Align, Setting};
use crate::map::labels::{BadgeSpec, Candidate, Class, Detour, Item, Placement, Shape, line};
use crate::map::page::Page;
use crate::map::page::rect::Rect;
use crate::map::style::lettering::Lettering;
use crate::map::subject::entity::Entity;
use crate::map::subject::{CityMark, SiteMark};
use crate::projection::Frame;
use crate::scene::Point;
use crate::site::{Certainty, EventKind};

/// The label items of a panel and what they are judged by.
#[derive(Debug, Default)]
pub(crate) struct Items {
    /// The items.
    pub items: Vec<Item>,
    /// What each is judged by.
    pub judged: Vec<Judged>,
    /// Where the sites are: countries of the story are not named in the midst of the news.
    pub news: Vec<Point>,
    /// The rectangle that shows where an inset lies: small countries are named beside it.
    pub locator: Option<Rect>,
}

/// What a measure off its line costs.
const OFF_LINE_COST: f32 = 0.8;
/// Room beyond the usual about a scale bar, and what one costs that stands closer to others, on a landscape page.
const BAR_ROOM: f32 = 14.0;
const TIGHT_BAR_COST: f32 = 0.6;
/// Room beyond the usual about a callout of several lines: the name below would read as one of them.
const CALLOUT_ROOM: f32 = 3.0;
/// From a dot's edge to its name, from a marker's centre to its callout beyond its reach.
const CITY_GAP: f32 = 4.5;
const CALLOUT_GAP: f32 = 7.0;

/// How a site is called on the map.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Called {
    /// By name and facts.
    Callout,
    /// By its name.
    Name,
    /// By its number alone.
    Number,
}

/// Whether a city may be numbered where its name finds no room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Badged {
    /// It may.
    Yes,
    /// An inset names it.
    No,
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
    pub(crate) fn site(
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
        item.of = Some(Entity::Site(entity));
        item.entity = item.of;
        item.badge = Some(BadgeSpec { badge: Badge::new(at, site.event, site.certainty, page), dot: reach });
        if called == Called::Name {
            name_beside(&mut item, second, Lettering::CityStrong, Anchor { gap: CITY_GAP * unit, ..anchor }, page);
            item.detours.push(Detour::Leader { anchor, right: 0, left: 0, extra: 0.0 });
        } else if called == Called::Callout {
            item.settings = callout(site, second, page).settings();
            item.candidates = point::callout(anchor, &item.settings, unit);
            for candidate in &mut item.candidates {
                let Placement::Upright { setting, .. } = candidate.placement else { continue };
                if item.settings.get(setting).is_some_and(|setting| setting.lines.len() > 1) {
                    candidate.shape = candidate.shape.clone().with_room(CALLOUT_ROOM * unit);
                }
            }
            item.detours.push(Detour::Leader { anchor, right: 0, left: 1, extra: 0.0 });
            if !site.facts.is_empty() {
                item.detours.push(Detour::Leader { anchor, right: 2, left: 2, extra: point::NAME_ONLY_COST });
            }
        }
        let side = if on_coast(at, ground, page) { Side::Coast } else { Side::Either };
        self.push(item, Some(at), side)
    }

    /// A city that the input names, with its number among the cities of the subject; where an inset names it, it has no badge.
    pub(crate) fn named_city(
        &mut self,
        city: &CityMark,
        (entity, numbered, second): (usize, Badged, Option<&str>),
        at: Point,
        reach: f32,
        page: &Page,
    ) -> usize {
        let unit = page.unit();
        let anchor = Anchor { at, reach, gap: CITY_GAP * unit };
        let mut item = Item::new(&city.name, Class::NamedCity, city.weight);
        item.of = Some(Entity::City(entity));
        item.entity = item.of.filter(|_| numbered == Badged::Yes);
        item.badge = item
            .entity
            .map(|_| BadgeSpec { badge: Badge::new(at, EventKind::Mention, Certainty::Confirmed, page), dot: reach });
        name_beside(&mut item, second, Lettering::CityStrong, anchor, page);
        item.detours.push(Detour::Leader { anchor, right: 0, left: 0, extra: 0.0 });
        self.push(item, Some(at), Side::Either)
    }

    /// A city for orientation: beside its dot or not at all.
    pub(crate) fn context_city(
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
    pub(crate) fn measure(&mut self, text: &str, course: &Course, preferred: f32, page: &Page) -> usize {
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
    pub(in crate::map) fn scale_bar(
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
                // A bar between two names reads as one of them: close to others only where no place is free.
                let free = shape.clone().with_room(BAR_ROOM * unit);
                let placement = || Placement::Furniture(pieces.len());
                item.candidates.push(Candidate { placement: placement(), shape: free, cost });
                item.candidates.push(Candidate { placement: placement(), shape, cost: cost + TIGHT_BAR_COST });
                pieces.push(Piece::Bar(bar));
            }
        }
        self.push(item, None, Side::Water);
    }

    /// The north arrow, along the right edge by choice: it shows where north is at its own place.
    pub(in crate::map) fn north_arrow(&mut self, frame: &Frame, page: &Page, panel: Rect, pieces: &mut Vec<Piece>) {
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
    pub(in crate::map) fn graticule(&mut self, graticule: &Graticule, page: &Page) {
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
}

/// Whether a place lies on a coast, at the map's scale.
fn on_coast(at: Point, ground: &Ground, page: &Page) -> bool {
    ground.terrain.wet(Rect::around(at, 24.0 * page.unit(), 24.0 * page.unit())) > 0.15
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
    match fact.split_once(' ') {
        Some((first, rest)) if is_common(first) => format!("{} {rest}", first.to_lowercase()),
        _ => fact.to_owned(),
    }
}

/// Whether a word is common and written so at the beginning of a sentence: "At", not "AT".
fn is_common(word: &str) -> bool {
    lang::voice().is(WordClass::FactOpening, word) && !word.chars().skip(1).any(char::is_uppercase)
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
