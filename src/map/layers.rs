//! The ground of a panel: sea, land, the countries of the story lit, lakes, rivers, coasts and borders by class, on the
//! page. What lies on either side of each line is kept, for the labels.

use super::borders::{Lines, Territories};
use super::claims::Claims;
use super::context;
use super::draw::{self, Drawn};
use super::rect::Rect;
use super::style::{Style, Token};
use super::terrain::{Owner, Terrain, WATER};
use crate::country::CountryCode;
use crate::geometry::View;
use crate::projection::{Frame, PagePath};
use crate::scene::{Canvas, Point, Stroke};
use crate::units::Meters;
use crate::world::ground::{Basemap, Sheet, TerritoryStatus};

/// How a line of the ground is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LineClass {
    /// Border of a division.
    Division,
    /// River.
    River,
    /// Shore of a lake.
    Shore,
    /// Coast.
    Coast,
    /// Border between countries that the story is not about.
    Border,
    /// Border of a country of the story.
    FocusBorder,
    /// Disputed border, line of control, claim.
    Disputed,
}

impl LineClass {
    /// Width on a landscape page, dashes on it, and colour.
    fn stroke(self, style: &Style, factor: f32) -> Stroke {
        let (width, token) = match self {
            Self::Division => (0.9, Token::Division),
            Self::River => (1.1, Token::River),
            Self::Shore => (0.8, Token::Coast),
            Self::Coast => (0.9, Token::Coast),
            Self::Border => (1.0, Token::Border),
            Self::FocusBorder => (1.3, Token::FocusBorder),
            Self::Disputed => {
                let color = style.color(Token::FocusBorder);
                return Stroke::dashed(color, 1.2 * factor, 4.5 * factor, 2.8 * factor);
            }
        };
        Stroke::solid(style.color(token), width * factor)
    }

    /// The name of the group of these lines.
    const fn group(self) -> &'static str {
        match self {
            Self::Division => "divisions",
            Self::River => "rivers",
            Self::Shore => "shores",
            Self::Coast => "coast",
            Self::Border => "borders",
            Self::FocusBorder => "focus-borders",
            Self::Disputed => "disputed-borders",
        }
    }

    /// In painting order.
    const ALL: [Self; 7] =
        [Self::Division, Self::River, Self::Shore, Self::Coast, Self::Border, Self::FocusBorder, Self::Disputed];
}

/// How much a panel shows, by its width on the ground.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scale {
    /// Below 300 km.
    City,
    /// Up to 1,500 km.
    Country,
    /// Up to 8,000 km.
    Region,
    /// Beyond.
    World,
}

impl Scale {
    /// The scale of a panel of this width.
    pub fn of(kilometers: f64) -> Self {
        match kilometers {
            km if km < 300.0 => Self::City,
            km if km < 1_500.0 => Self::Country,
            km if km < 8_000.0 => Self::Region,
            _ => Self::World,
        }
    }

    /// The greatest scale rank of rivers that are drawn; `None` for no rivers.
    const fn river_rank(self) -> Option<u8> {
        match self {
            Self::City => Some(8),
            Self::Country => Some(5),
            Self::Region => Some(3),
            Self::World => None,
        }
    }
}

/// A named area of water with its parts on the page.
#[derive(Debug, Clone)]
pub struct NamedWater {
    /// Its name.
    pub name: String,
    /// Natural Earth's scale rank, smaller for greater waters.
    pub rank: u8,
    /// Its rings on the page.
    pub rings: Vec<PagePath>,
}

/// A territory whose status is open, with its ground on the page.
#[derive(Debug, Clone)]
pub struct NamedTerritory {
    /// Its name.
    pub name: String,
    /// Its rings on the page.
    pub rings: Vec<PagePath>,
}

/// A river with its course on the page.
#[derive(Debug, Clone)]
pub struct NamedRiver {
    /// Its name.
    pub name: String,
    /// Its parts.
    pub lines: Vec<PagePath>,
}

/// A first-level division of a country of the story, with its ground on the page.
#[derive(Debug, Clone)]
pub struct NamedDivision {
    /// Its name in plain letters.
    pub name: String,
    /// The country that it is part of.
    pub country: CountryCode,
    /// Its name in the base map, which tables of names know it by.
    pub base_name: String,
    /// Its rings on the page.
    pub rings: Vec<PagePath>,
}

/// The ground of a panel on the page.
#[derive(Debug, Clone)]
pub struct Ground {
    rect: Rect,
    land: Vec<PagePath>,
    focus: Vec<PagePath>,
    open: Vec<PagePath>,
    hatched: Vec<PagePath>,
    lakes: Vec<Vec<PagePath>>,
    lines: Vec<(LineClass, PagePath)>,
    /// What lies where, for the labels.
    pub terrain: Terrain,
    /// The countries that the terrain's owners stand for.
    pub countries: Vec<CountryCode>,
    /// Seas and great lakes in view.
    pub waters: Vec<NamedWater>,
    /// Territories of open status in view.
    pub territories: Vec<NamedTerritory>,
    /// Divisions of the countries of the story in view, on maps of a country or a city.
    pub divisions: Vec<NamedDivision>,
    /// Rivers in view.
    pub rivers: Vec<NamedRiver>,
    /// Whether a disputed line is shown.
    pub disputed: bool,
    /// Whether land is hatched.
    pub has_hatch: bool,
}

/// What the ground is made for.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'w> {
    /// The countries of the story.
    pub focus: &'w [CountryCode],
    /// The country whose point of view the borders follow; `None` for de facto.
    pub worldview: Option<CountryCode>,
    /// How much is shown.
    pub scale: Scale,
    /// Lakes smaller than this on the page are left out, in square pixels.
    pub least_lake: f32,
}

/// Islands smaller than this on the page are left out, in square pixels.
pub(super) const LEAST_ISLAND: f32 = 1.5;

impl Ground {
    /// Takes what a frame shows from the basemap, and projects it.
    pub fn new(basemap: &Basemap<'_>, frame: &Frame, rect: Rect, wanted: Wanted<'_>) -> Self {
        let view = frame.view();
        let sheet = basemap.sheet(&view);
        let territories = Territories::new(basemap, wanted.worldview, &sheet.territories());
        let mut lines = Lines::default();
        let claims = Claims::new(basemap, &sheet, &view, &territories, wanted.focus);
        lines.collect(basemap, &sheet, frame, wanted, &territories, &claims);
        let lakes = lakes(basemap, frame, &view, wanted.least_lake);
        lines.drawn.extend(lakes.iter().flatten().map(|(_, ring)| (LineClass::Shore, closed(ring))));
        let rivers = rivers(basemap, frame, &view, wanted.scale);
        lines
            .drawn
            .extend(rivers.iter().flat_map(|river| river.lines.iter().map(|line| (LineClass::River, line.clone()))));
        let mut focus_rings: Vec<_> =
            wanted.focus.iter().flat_map(|&country| territories.rings(&sheet, country)).collect();
        let mut named = Vec::new();
        let mut open = Vec::new();
        // Ground that changes hands is lit with whom it counts to.
        let mut changed = Vec::new();
        for (holder, ring) in claims.grounds {
            changed.push(frame.area(std::slice::from_ref(&ring)));
            let of_story = |country| wanted.focus.contains(&country);
            match (wanted.worldview.is_some_and(of_story), of_story(holder)) {
                (true, false) => focus_rings.push(ring),
                (false, true) => open.extend(frame.area(&[ring])),
                _ => {}
            }
        }
        let mut hatched = Vec::new();
        for shown in &territories.shown {
            let of_focus = shown.parties.iter().any(|party| wanted.focus.contains(party));
            if !of_focus && shown.name.is_none() {
                continue;
            }
            let rings = frame.area(&sheet.territory_rings(shown.id));
            match shown.status {
                TerritoryStatus::Held if of_focus => hatched.extend(rings.iter().cloned()),
                TerritoryStatus::Open | TerritoryStatus::Breakaway if of_focus => open.extend(rings.iter().cloned()),
                _ => {}
            }
            if let Some(name) = shown.name.as_ref().filter(|_| !rings.is_empty()) {
                named.push(NamedTerritory { name: name.clone(), rings });
            }
        }
        let lake_rings: Vec<Vec<PagePath>> =
            lakes.iter().map(|lake| lake.iter().map(|(_, ring)| ring.clone()).collect()).collect();
        let strokes: Vec<PagePath> = rivers.iter().flat_map(|river| river.lines.iter().cloned()).collect();
        let countries = lines.owners.clone();
        let mut terrain = Terrain::new(rect, &lines.divides, &strokes, &lake_rings, |p| {
            let country = frame.to_position(p).and_then(|p| basemap.country_at(p));
            country.and_then(|code| countries.iter().position(|c| *c == code)).map_or(WATER, |at| at as Owner)
        });
        let viewer = wanted.worldview.and_then(|viewer| countries.iter().position(|country| *country == viewer));
        if let Some(viewer) = viewer {
            changed.iter().for_each(|rings| terrain.grant(rings, viewer as Owner));
        }
        let disputed = lines.drawn.iter().any(|(class, line)| *class == LineClass::Disputed && shows(rect, line));
        Self {
            rect,
            land: land(basemap, &sheet, frame, rect),
            focus: sizeable(frame.area(&focus_rings), LEAST_ISLAND),
            has_hatch: !hatched.is_empty(),
            open,
            hatched,
            lakes: lake_rings,
            lines: lines.drawn,
            terrain,
            countries,
            waters: waters(basemap, frame, &view, &lakes),
            territories: named,
            divisions: if wanted.scale <= Scale::Country {
                named_divisions(basemap, &sheet, frame, wanted.focus)
            } else {
                Vec::new()
            },
            rivers,
            disputed,
        }
    }

    /// Draws the areas: sea, land, focus, open territories, hatch, lakes.
    ///
    /// A shore that no label cuts, for which `whole` says so, is the edge of its lake; [`lines`](Self::lines) has the others.
    pub(super) fn draw_areas(
        &self,
        canvas: &Canvas<'_>,
        style: &Style,
        factor: f32,
        whole: impl Fn(&[Point]) -> bool,
    ) -> Drawn {
        draw::fill(canvas, self.rect, style.color(Token::Sea))?;
        let area = |canvas: &Canvas<'_>, rings: &[PagePath], token: Token| {
            draw::area(canvas, rings.iter().map(Vec::as_slice), style.color(token))
        };
        area(canvas, &self.land, Token::Land)?;
        area(canvas, &self.focus, Token::FocusLand)?;
        area(canvas, &self.open, Token::Land)?;
        if self.has_hatch {
            area(canvas, &self.hatched, Token::FocusLand)?;
            let bars = hatch(&self.hatched, factor);
            let stroke = Stroke::dashed(style.color(Token::Hatch), 2.2 * factor, 10_000.0, 0.001);
            draw::lines(canvas, bars.iter().map(Vec::as_slice), stroke)?;
        }
        let shore = LineClass::Shore.stroke(style, factor);
        for lake in &self.lakes {
            let edge = lake.iter().all(|ring| whole(ring)).then(|| shore.clone());
            draw::edged_area(canvas, lake.iter().map(Vec::as_slice), style.color(Token::Sea), edge)?;
        }
        Ok(())
    }

    /// The lines of each class in painting order, with the name of their group and their stroke.
    pub(super) fn lines<'g>(
        &'g self,
        style: &'g Style,
        factor: f32,
        whole: impl Fn(&[Point]) -> bool + Copy + 'g,
    ) -> impl Iterator<Item = (&'static str, Stroke, Vec<&'g [Point]>)> + 'g {
        LineClass::ALL.into_iter().map(move |class| {
            let of_class = self.lines.iter().filter(|(known, _)| *known == class).map(|(_, line)| line.as_slice());
            let lines = if class == LineClass::Shore {
                // The shores are the rings of the lakes in their order.
                let drawn = self.lakes.iter().flat_map(|lake| vec![lake.iter().all(|ring| whole(ring)); lake.len()]);
                of_class.zip(drawn).filter(|(_, drawn)| !drawn).map(|(line, _)| line).collect()
            } else {
                of_class.collect()
            };
            (class.group(), class.stroke(style, factor), lines)
        })
    }
}

/// All land, checked against the basemap where the frame reaches beyond what its projection shows.
fn land(basemap: &Basemap<'_>, sheet: &Sheet<'_>, frame: &Frame, rect: Rect) -> Vec<PagePath> {
    let rings = sizeable(frame.area(&sheet.land()), LEAST_ISLAND);
    let edge = rect.grown(6.0);
    let outline =
        vec![(edge.left, edge.top), (edge.right, edge.top), (edge.right, edge.bottom), (edge.left, edge.bottom)];
    super::land_check::righted(rings, basemap, frame, rect, outline)
}

/// Lakes with their names, largest ring first.
fn lakes(basemap: &Basemap<'_>, frame: &Frame, view: &View, least: f32) -> Vec<Vec<(String, PagePath)>> {
    // Half the size in the middle of the map: elsewhere the scale may be larger.
    let least_km2 = 0.5 * f64::from(least) * view.resolution.km().powi(2);
    let mut lakes = Vec::new();
    for lake in basemap.lakes(view, least_km2) {
        let rings = frame.area(&lake.rings);
        let area: f32 = rings.iter().map(|ring| ring_area(ring)).fold(0.0, f32::max);
        if area >= least {
            lakes.push(rings.into_iter().map(|ring| (lake.name.to_owned(), ring)).collect());
        }
    }
    lakes
}

fn rivers(basemap: &Basemap<'_>, frame: &Frame, view: &View, scale: Scale) -> Vec<NamedRiver> {
    let Some(rank) = scale.river_rank() else { return Vec::new() };
    let mut rivers = Vec::new();
    for river in basemap.rivers(view, rank).iter().filter(|river| !river.in_lake) {
        let lines: Vec<PagePath> = river.lines.iter().flat_map(|line| frame.line(line)).collect();
        if !lines.is_empty() {
            rivers.push(NamedRiver { name: context::plain(river.name), lines });
        }
    }
    rivers
}

/// How many times coarser than the page the areas of seas are taken from the basemap.
const WATER_DETAIL: f64 = 4.0;

/// Lakes at least this large on the page are named like seas, in square pixels of a landscape page.
const LEAST_NAMED_LAKE: f32 = 4_000.0;

fn waters(basemap: &Basemap<'_>, frame: &Frame, view: &View, lakes: &[Vec<(String, PagePath)>]) -> Vec<NamedWater> {
    // Only which cells of the terrain are whose water is asked, and the shore is known there.
    let coarse = View { resolution: Meters(WATER_DETAIL * view.resolution.0), ..*view };
    let mut waters: Vec<NamedWater> = basemap
        .seas(&coarse)
        .iter()
        .map(|sea| NamedWater { name: sea.name.to_owned(), rank: sea.rank, rings: frame.area(&sea.rings) })
        .filter(|water| !water.rings.is_empty())
        .collect();
    for lake in lakes {
        let area = lake.iter().map(|(_, ring)| ring_area(ring)).fold(0.0, f32::max);
        let Some((name, _)) = lake.first().filter(|(name, _)| !name.is_empty() && area >= LEAST_NAMED_LAKE) else {
            continue;
        };
        if waters.iter().all(|water| water.name != *name) {
            let rings = lake.iter().map(|(_, ring)| ring.clone()).collect();
            waters.push(NamedWater { name: name.clone(), rank: 5, rings });
        }
    }
    waters
}

/// The divisions of the story's countries that are in view.
fn named_divisions(
    basemap: &Basemap<'_>,
    sheet: &Sheet<'_>,
    frame: &Frame,
    focus: &[CountryCode],
) -> Vec<NamedDivision> {
    let wanted = sheet.divisions().into_iter().filter_map(|id| basemap.division(id));
    let wanted = wanted.filter(|division| focus.contains(&division.country) && division.territory.is_none());
    let named = wanted.map(|division| NamedDivision {
        name: context::division_name(&division),
        country: division.country,
        base_name: division.name.to_owned(),
        rings: frame.area(&sheet.rings_of(|other| other.id == division.id)),
    });
    named.filter(|division| !division.name.is_empty() && !division.rings.is_empty()).collect()
}

fn shows(rect: Rect, line: &[Point]) -> bool {
    line.iter().any(|&p| rect.contains(p))
}

fn closed(ring: &[Point]) -> PagePath {
    ring.iter().chain(ring.first()).copied().collect()
}

/// The area of a ring in square pixels (shoelace formula).
pub fn ring_area(ring: &[Point]) -> f32 {
    let Some(&origin) = ring.first() else { return 0.0 };
    let twice: f32 = ring
        .windows(2)
        .map(|pair| {
            let (a, b) = ((pair[0].0 - origin.0, pair[0].1 - origin.1), (pair[1].0 - origin.0, pair[1].1 - origin.1));
            a.0 * b.1 - a.1 * b.0
        })
        .sum();
    (twice / 2.0).abs()
}

fn sizeable(rings: Vec<PagePath>, least: f32) -> Vec<PagePath> {
    rings.into_iter().filter(|ring| ring_area(ring) >= least).collect()
}

/// Lines at 45° through an area, even-odd: the middle lines of hatching bars, 5 pixels apart on a landscape page.
pub fn hatch(rings: &[Vec<Point>], factor: f32) -> Vec<Vec<Point>> {
    let pitch = 5.0 * std::f32::consts::SQRT_2 * factor.max(0.2);
    let bounds = Rect::bounding(rings.iter().flatten().copied());
    // A bar is where x + y is constant.
    let first = ((bounds.left + bounds.top) / pitch).ceil() as i32;
    let last = ((bounds.right + bounds.bottom) / pitch).floor() as i32;
    let mut bars = Vec::new();
    for at in first..=last {
        let sum = at as f32 * pitch;
        let mut crossings: Vec<f32> = Vec::new();
        for ring in rings {
            for (a, b) in ring.iter().zip(ring.iter().cycle().skip(1)) {
                let (sa, sb) = (a.0 + a.1 - sum, b.0 + b.1 - sum);
                if (sa >= 0.0) != (sb >= 0.0) {
                    crossings.push(a.0 + sa / (sa - sb) * (b.0 - a.0));
                }
            }
        }
        crossings.sort_by(f32::total_cmp);
        bars.extend(crossings.chunks_exact(2).map(|pair| vec![(pair[0], sum - pair[0]), (pair[1], sum - pair[1])]));
    }
    bars
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hatching_stays_within_its_area_and_out_of_holes() {
        let outer = vec![(0.0, 0.0), (60.0, 0.0), (60.0, 60.0), (0.0, 60.0)];
        let hole = vec![(20.0, 20.0), (40.0, 20.0), (40.0, 40.0), (20.0, 40.0)];
        let bars = hatch(&[outer, hole], 1.0);
        assert!(bars.len() > 10);
        for bar in &bars {
            let middle = ((bar[0].0 + bar[1].0) / 2.0, (bar[0].1 + bar[1].1) / 2.0);
            let inside = |r: &Rect| r.grown(-0.1).contains(middle);
            assert!(inside(&Rect::new(0.0, 0.0, 60.0, 60.0)) && !inside(&Rect::new(20.0, 20.0, 40.0, 40.0)));
        }
    }

    #[test]
    fn the_area_of_a_ring_needs_no_closing_point() {
        assert_eq!(ring_area(&[(0.0, 0.0), (4.0, 0.0), (4.0, 3.0), (0.0, 3.0)]), 12.0);
    }
}
