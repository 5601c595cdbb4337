//! The ground of a panel: sea, land, the countries of the story lit, lakes, rivers, coasts and borders by class, on the
//! page. What lies on either side of each line is kept, for the labels.

use crate::country::CountryCode;
use crate::geometry::View;
use crate::map::ground::borders::Lines;
use crate::map::ground::claim_lines::Claims;
use crate::map::ground::context;
use crate::map::ground::line_class::LineClass;
use crate::map::ground::named::{NamedDivision, NamedRiver, NamedTerritory, NamedWater};
use crate::map::ground::ring::{LEAST_ISLAND, hatch, ring_area, sizeable};
use crate::map::ground::scale::{Scale, Wanted};
use crate::map::ground::terrain::{Owner, Terrain, WATER};
use crate::map::ground::territories::Territories;
use crate::map::page::draw::{self, Drawn};
use crate::map::page::rect::Rect;
use crate::map::style::{Style, Token};
use crate::projection::{Frame, PagePath};
use crate::scene::{Canvas, Point, Stroke};
use crate::units::Meters;
use crate::world::World;
use crate::world::ground::{Ring, Sheet, TerritoryStatus};

/// The ground of a panel on the page.
#[derive(Debug, Clone)]
pub(crate) struct Ground {
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

impl Ground {
    /// Takes what a frame shows from the world, and projects it.
    pub(crate) fn new(world: &World<'_>, frame: &Frame, rect: Rect, wanted: Wanted<'_>) -> Self {
        let view = frame.view();
        let sheet = world.ground.sheet(&view);
        let territories = Territories::new(world, wanted.worldview, &sheet.territories());
        let mut lines = Lines::default();
        let claims = Claims::new(world, &*sheet, &view, &territories, wanted.focus);
        lines.collect(world, &*sheet, frame, wanted, &territories, &claims);
        let lakes = lakes(world, frame, &view, wanted.least_lake);
        lines.drawn.extend(lakes.iter().flatten().map(|(_, ring)| (LineClass::Shore, closed(ring))));
        let rivers = rivers(world, frame, &view, wanted.scale);
        lines
            .drawn
            .extend(rivers.iter().flat_map(|river| river.lines.iter().map(|line| (LineClass::River, line.clone()))));
        let Lit { focus, open, hatched, named, changed } =
            Lit::of(&*sheet, frame, wanted, &territories, claims.grounds);
        let lake_rings: Vec<Vec<PagePath>> =
            lakes.iter().map(|lake| lake.iter().map(|(_, ring)| ring.clone()).collect()).collect();
        let strokes: Vec<PagePath> = rivers.iter().flat_map(|river| river.lines.iter().cloned()).collect();
        let countries = lines.owners.clone();
        let mut terrain = Terrain::new(rect, &lines.divides, &strokes, &lake_rings, |p| {
            let country = frame.to_position(p).and_then(|p| world.ground.country_at(p));
            country.and_then(|code| countries.iter().position(|c| *c == code)).map_or(WATER, |at| at as Owner)
        });
        let viewer = wanted.worldview.and_then(|viewer| countries.iter().position(|country| *country == viewer));
        if let Some(viewer) = viewer {
            changed.iter().for_each(|rings| terrain.grant(rings, viewer as Owner));
        }
        let disputed = lines.drawn.iter().any(|(class, line)| *class == LineClass::Disputed && shows(rect, line));
        Self {
            rect,
            land: land(world, &*sheet, frame, rect),
            focus: sizeable(frame.area(&focus), LEAST_ISLAND),
            has_hatch: !hatched.is_empty(),
            open,
            hatched,
            lakes: lake_rings,
            lines: lines.drawn,
            terrain,
            countries,
            waters: waters(world, frame, &view, &lakes),
            territories: named,
            divisions: if wanted.scale <= Scale::Country {
                named_divisions(world, &*sheet, frame, wanted.focus)
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
    pub(in crate::map) fn draw_areas(
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
    pub(in crate::map) fn lines<'g>(
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

/// The ground that the story lights, and the disputed ground with its names.
#[derive(Default)]
struct Lit {
    /// Rings of the countries of the story, not yet projected.
    focus: Vec<Ring>,
    open: Vec<PagePath>,
    hatched: Vec<PagePath>,
    named: Vec<NamedTerritory>,
    /// Ground that changes hands under the point of view taken.
    changed: Vec<Vec<PagePath>>,
}

impl Lit {
    fn of(
        sheet: &dyn Sheet,
        frame: &Frame,
        wanted: Wanted<'_>,
        territories: &Territories,
        claimed: Vec<(CountryCode, Ring)>,
    ) -> Self {
        let focus = wanted.focus.iter().flat_map(|&country| territories.rings(sheet, country)).collect();
        let mut lit = Self { focus, ..Self::default() };
        let of_story = |country| wanted.focus.contains(&country);
        // Ground that changes hands is lit with whom it counts to.
        for (holder, ring) in claimed {
            lit.changed.push(frame.area(std::slice::from_ref(&ring)));
            match (wanted.worldview.is_some_and(of_story), of_story(holder)) {
                (true, false) => lit.focus.push(ring),
                (false, true) => lit.open.extend(frame.area(&[ring])),
                _ => {}
            }
        }
        for shown in &territories.shown {
            let of_focus = shown.parties.iter().any(|party| wanted.focus.contains(party));
            if !of_focus && shown.name.is_none() {
                continue;
            }
            let rings = frame.area(&sheet.territory_rings(shown.id));
            match shown.status {
                TerritoryStatus::Held if of_focus => lit.hatched.extend(rings.iter().cloned()),
                TerritoryStatus::Open | TerritoryStatus::Breakaway if of_focus => {
                    lit.open.extend(rings.iter().cloned());
                }
                _ => {}
            }
            if let Some(name) = shown.name.as_ref().filter(|_| !rings.is_empty()) {
                lit.named.push(NamedTerritory { name: name.clone(), rings });
            }
        }
        lit
    }
}

/// All land, checked against the world where the frame reaches beyond what its projection shows.
fn land(world: &World<'_>, sheet: &dyn Sheet, frame: &Frame, rect: Rect) -> Vec<PagePath> {
    let rings = sizeable(frame.area(&sheet.land()), LEAST_ISLAND);
    let edge = rect.grown(6.0);
    let outline =
        vec![(edge.left, edge.top), (edge.right, edge.top), (edge.right, edge.bottom), (edge.left, edge.bottom)];
    crate::map::ground::land_check::righted(rings, world, frame, rect, outline)
}

/// Lakes with their names, largest ring first.
fn lakes(world: &World<'_>, frame: &Frame, view: &View, least: f32) -> Vec<Vec<(String, PagePath)>> {
    // Half the size in the middle of the map: elsewhere the scale may be larger.
    let least_km2 = 0.5 * f64::from(least) * view.resolution.km().powi(2);
    let mut lakes = Vec::new();
    for lake in world.ground.lakes(view, least_km2) {
        let rings = frame.area(&lake.rings);
        let area: f32 = rings.iter().map(|ring| ring_area(ring)).fold(0.0, f32::max);
        if area >= least {
            lakes.push(rings.into_iter().map(|ring| (lake.name.to_owned(), ring)).collect());
        }
    }
    lakes
}

fn rivers(world: &World<'_>, frame: &Frame, view: &View, scale: Scale) -> Vec<NamedRiver> {
    let Some(rank) = scale.river_rank() else { return Vec::new() };
    let mut rivers = Vec::new();
    for river in world.ground.rivers(view, rank).iter().filter(|river| !river.in_lake) {
        let lines: Vec<PagePath> = river.lines.iter().flat_map(|line| frame.line(line)).collect();
        if !lines.is_empty() {
            rivers.push(NamedRiver { name: context::plain(river.name), lines });
        }
    }
    rivers
}

/// How many times coarser than the page the areas of seas are taken from the world.
const WATER_DETAIL: f64 = 4.0;

/// Lakes at least this large on the page are named like seas, in square pixels of a landscape page.
const LEAST_NAMED_LAKE: f32 = 4_000.0;

fn waters(world: &World<'_>, frame: &Frame, view: &View, lakes: &[Vec<(String, PagePath)>]) -> Vec<NamedWater> {
    // Only which cells of the terrain are whose water is asked, and the shore is known there.
    let coarse = View { resolution: Meters(WATER_DETAIL * view.resolution.0), ..*view };
    let mut waters: Vec<NamedWater> = world
        .ground
        .seas(&coarse)
        .iter()
        .map(|sea| NamedWater { name: sea.name.to_owned(), rings: frame.area(&sea.rings) })
        .filter(|water| !water.rings.is_empty())
        .collect();
    for lake in lakes {
        let area = lake.iter().map(|(_, ring)| ring_area(ring)).fold(0.0, f32::max);
        let Some((name, _)) = lake.first().filter(|(name, _)| !name.is_empty() && area >= LEAST_NAMED_LAKE) else {
            continue;
        };
        if waters.iter().all(|water| water.name != *name) {
            let rings = lake.iter().map(|(_, ring)| ring.clone()).collect();
            waters.push(NamedWater { name: name.clone(), rings });
        }
    }
    waters
}

/// The divisions of the story's countries that are in view.
fn named_divisions(world: &World<'_>, sheet: &dyn Sheet, frame: &Frame, focus: &[CountryCode]) -> Vec<NamedDivision> {
    let wanted = sheet.divisions().into_iter().filter_map(|id| world.ground.division(id));
    let wanted = wanted.filter(|division| focus.contains(&division.country) && division.territory.is_none());
    let named = wanted.map(|division| NamedDivision {
        name: context::division_name(world.gazetteer, &division),
        country: division.country,
        base_name: division.name.to_owned(),
        rings: frame.area(&sheet.rings_of(&|other| other.id == division.id)),
    });
    named.filter(|division| !division.name.is_empty() && !division.rings.is_empty()).collect()
}

fn shows(rect: Rect, line: &[Point]) -> bool {
    line.iter().any(|&p| rect.contains(p))
}

fn closed(ring: &[Point]) -> PagePath {
    ring.iter().chain(ring.first()).copied().collect()
}
