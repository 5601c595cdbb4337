//! A panel: the main map or an inset. Ground, dots, lines, labels and scale bar, composed and drawn in the same way.

pub(in crate::map) mod building;
pub(in crate::map) mod local;
pub(in crate::map) mod maker;
pub(in crate::map) mod spec;

use geo::Coord;

use crate::lang::{self, Message};
use crate::map::furniture::north;
use crate::map::furniture::piece::Piece;
use crate::map::labels::costs::{Bar, Obstacles};
use crate::map::labels::graph::Graph;
use crate::map::labels::items::Items;
use crate::map::labels::knockout::Knockout;
use crate::map::labels::place::{self, Outcome};
use crate::map::labels::placed::{Numbers, Placed};
use crate::map::labels::report::{BoxReport, Dropped, LayoutReport, corners};
use crate::map::labels::{Class, Item, Placement, SecondLine, line};
use crate::map::page::draw::{self, Drawn, Words};
use crate::map::page::rect::{Rect, Turned};
use crate::map::panel::building::Building;
use crate::map::panel::local::WithoutSecond;
use crate::map::panel::spec::{DOT, DOT_RIM, LISTED_DOT, PanelSpec, SPACE};
use crate::map::style::Token;
use crate::map::style::lettering::Lettering;
use crate::map::style::markers::Marker;
use crate::map::subject::arcs::PageArc;
use crate::map::subject::entity::Entity;
use crate::scene::{self, Canvas, Label, Path, Point, Stroke, TextPaint};

/// A composed panel.
pub(in crate::map) struct Panel<'p> {
    spec: PanelSpec<'p>,
    /// With the item that names each.
    markers: Vec<(Point, Marker, usize)>,
    dots: Vec<(Point, usize)>,
    /// How many of them, from the first, are of a list.
    listed_dots: usize,
    arcs: Vec<PageArc>,
    pieces: Vec<Piece>,
    items: Items,
    outcome: Outcome,
    /// Items that lie beneath a badge which no longer names them, for the key had no room: their markers would be hit by it.
    unlisted_beneath: Vec<usize>,
    /// What would be numbered if there were a key, where a name is lost.
    wanting: Option<Vec<Vec<Entity>>>,
    title: Option<Words>,
}

/// The sites and cities that each badge of a choice stands for.
fn entities(items: &Items, outcome: &Outcome) -> Vec<Vec<Entity>> {
    let badges = outcome.placed.iter().filter(|placed| placed.is_badge());
    badges.map(|placed| placed.items().filter_map(|item| items.items[item].entity).collect()).collect()
}

/// From the panel's edge to the nearest text.
const EDGE: f32 = 12.0;

impl<'p> Panel<'p> {
    /// Places everything on the panel.
    pub(in crate::map) fn compose(spec: PanelSpec<'p>) -> Self {
        let mut building = Building::new(&spec);
        building.add_sites(&spec);
        building.add_cities(&spec);
        building.add_lines(&spec);
        building.add_names(&spec);
        building.add_title(&spec);
        let Building { mut items, obstacle_dots, markers, dots, listed_dots, arcs, title, rims, .. } = building;
        let lettering = if spec.name == "inset" { Lettering::InsetScaleBar } else { Lettering::ScaleBar };
        let mut pieces: Vec<Piece> = Vec::new();
        items.scale_bar(&spec.frame, spec.page, spec.rect, lettering, &mut pieces);
        if spec.name != "inset" && north::is_wanted(&spec.frame, spec.rect) {
            items.north_arrow(&spec.frame, spec.page, spec.rect, &mut pieces);
        }
        let unit = spec.page.unit();
        let mut boxes: Vec<Turned> = spec.reserved.iter().map(|r| Turned::from(*r)).collect();
        boxes.extend(title.iter().map(Words::body));
        let obstacles = Obstacles {
            frame: spec.rect.grown(-EDGE * unit.min(1.4)),
            dots: obstacle_dots,
            bars: arcs
                .iter()
                .flat_map(|arc| arc.parts.iter().map(|part| Bar::new(part.clone(), SPACE * unit, arc.item)))
                .collect(),
            soft: spec.locator.iter().chain(&rims).map(|line| Bar::new(line.clone(), 2.0 * unit, None)).collect(),
            boxes,
            terrain: Some(&spec.ground.terrain),
            space: SPACE * unit,
            unit,
        };
        // What only orients the reader is left out rather than struck through by a locator.
        let minor = |class: Class| !class.must_not_be_lost() && class != Class::Focus;
        for item in items.items.iter_mut().filter(|item| minor(item.class)) {
            item.candidates.retain(|candidate| !obstacles.soft.iter().any(|bar| bar.touches(&candidate.shape)));
        }
        let outcome = place::place(&items.items, &items.judged, &obstacles, spec.numbers, spec.budget);
        // Whoever has no key must say how many entries one would need.
        let numbered = match spec.numbers {
            Numbers::Without if outcome.lost.iter().any(|&item| items.items[item].badge.is_some()) => {
                Some(place::place(&items.items, &items.judged, &obstacles, Numbers::With, spec.budget.rough()))
            }
            _ => None,
        };
        Self {
            markers,
            dots,
            listed_dots,
            arcs,
            pieces,
            outcome,
            unlisted_beneath: Vec::new(),
            wanting: numbered.map(|n| entities(&items, &n)),
            items,
            title,
            spec,
        }
    }

    /// The rectangle of the panel.
    pub(in crate::map) fn rect(&self) -> Rect {
        self.spec.rect
    }

    /// The box of its title.
    pub(in crate::map) fn title_box(&self) -> Option<Rect> {
        self.title.as_ref().map(|title| title.body().bounds())
    }

    /// What must not be lost and has no place, in order; `named` tells what another panel names.
    pub(in crate::map) fn lost(&self, named: &dyn Fn(&Item) -> bool) -> Vec<(&str, Class)> {
        let items = self.outcome.lost.iter().map(|&at| &self.items.items[at]);
        let lost = items.filter(|item| item.class.must_not_be_lost() && !named(item));
        lost.map(|item| (item.name.as_str(), item.class)).collect()
    }

    /// Whether the panel names what an item of any panel names; what is nothing of the subject is the same by its words.
    pub(in crate::map) fn names(&self, item: &Item) -> bool {
        let same = |own: &Item| match item.of {
            Some(of) => own.of == Some(of),
            None => own.of.is_none() && own.class == item.class && own.name == item.name,
        };
        self.outcome.placed.iter().flat_map(Placed::items).any(|at| same(&self.items.items[at]))
    }

    /// The names of the ground on the panel that stand without their second line, by what became of it.
    pub(in crate::map) fn without_second(&self) -> impl Iterator<Item = (&str, WithoutSecond)> {
        self.outcome.placed.iter().filter_map(|placed| {
            let item = &self.items.items[placed.item];
            let setting = match placed.candidate.placement {
                Placement::Upright { setting, .. } | Placement::Along { setting, .. } => setting,
                Placement::Badge(_) | Placement::Furniture(_) => return None,
            };
            let lacking = match item.second {
                SecondLine::Unknown => WithoutSecond::Unknown,
                SecondLine::Before(first) if setting >= first => WithoutSecond::NoRoom,
                SecondLine::Unasked | SecondLine::Before(_) => return None,
            };
            Some((item.name.as_str(), lacking))
        })
    }

    /// Whether the panel shows a site or city, named or not.
    pub(in crate::map) fn shows(&self, entity: Entity) -> bool {
        self.items.items.iter().any(|item| item.entity == Some(entity))
    }

    /// The sites and cities that each badge on the panel stands for.
    pub(in crate::map) fn badges(&self) -> Vec<Vec<Entity>> {
        entities(&self.items, &self.outcome)
    }

    /// The same if the page had a key, where a name has no place without one.
    pub(in crate::map) fn wanting(&self) -> Option<&[Vec<Entity>]> {
        self.wanting.as_deref()
    }

    /// Gives the badges their numbers; those that the key has no room for are taken off.
    pub(in crate::map) fn number(&mut self, number: &dyn Fn(Entity) -> Option<usize>) {
        let items = &self.items.items;
        let judged = &self.items.judged;
        let mut lost = Vec::new();
        let mut unlisted_beneath = Vec::new();
        self.outcome.placed.retain_mut(|placed| {
            let named: Vec<usize> = placed.items().collect();
            let Placement::Badge(badge) = &mut placed.candidate.placement else { return true };
            let numbers: Vec<usize> = named.iter().filter_map(|&item| number(items[item].entity?)).collect();
            let ends = numbers.iter().min().zip(numbers.iter().max());
            badge.numbers = ends.map_or((0, 0), |(first, last)| (*first, *last));
            let unlisted = named.iter().copied().filter(|&item| items[item].entity.and_then(number).is_none());
            let first = lost.len();
            lost.extend(unlisted);
            if ends.is_some() {
                let covered = |item: &usize| judged[*item].anchor.is_some_and(|at| placed.covers(at));
                unlisted_beneath.extend(lost[first..].iter().copied().filter(covered));
            }
            ends.is_some()
        });
        self.unlisted_beneath = unlisted_beneath;
        for placed in &mut self.outcome.placed {
            let named: Vec<usize> = placed.items().filter(|item| !lost.contains(item)).collect();
            if let Some((&first, rest)) = named.split_first() {
                (placed.item, placed.also) = (first, rest.to_vec());
            }
        }
        self.outcome.lost.extend(lost);
        self.outcome.lost.sort_unstable();
    }

    /// Whether an arc bends visibly on this panel.
    pub(in crate::map) fn bends(&self) -> bool {
        self.arcs.iter().any(|arc| arc.bends)
    }

    /// Whether a place is drawn as a disc.
    pub(in crate::map) fn has_disc(&self) -> bool {
        self.markers.iter().any(|(_, marker, _)| marker.approximate.is_some())
    }

    /// Draws the panel.
    pub(in crate::map) fn draw(&self, size: (u32, u32), into: &mut Vec<scene::Item>) {
        let (style, factor, clip) = (self.spec.style, self.spec.page.line(), Some(self.spec.rect));
        let knockout = self.knockout();
        let whole = |ring: &[Point]| knockout.spares(ring);
        into.extend(draw::group("ground", clip, size, |canvas| {
            self.spec.ground.draw_areas(canvas, style, factor, whole)
        }));
        if let Some(graticule) = &self.spec.graticule {
            let cut: Vec<Vec<Point>> = graticule.lines.iter().flat_map(|line| knockout.cut(line)).collect();
            into.extend(draw::group("graticule", clip, size, |canvas| {
                let stroke = Stroke::solid(style.faint(Token::Coast, 0.55), 0.6 * factor);
                draw::lines(canvas, cut.iter().map(Vec::as_slice), stroke)
            }));
        }
        for (name, stroke, lines) in self.spec.ground.lines(style, factor, whole) {
            let cut: Vec<Vec<Point>> = lines.into_iter().flat_map(|line| knockout.cut(line)).collect();
            into.extend(draw::group(name, clip, size, |canvas| {
                draw::lines(canvas, cut.iter().map(Vec::as_slice), stroke)
            }));
        }
        into.extend(draw::group("locator", clip, size, |canvas| {
            let cut: Vec<Vec<Point>> = self.spec.locator.iter().flat_map(|line| knockout.cut(line)).collect();
            draw::lines(canvas, cut.iter().map(Vec::as_slice), Stroke::solid(style.color(Token::Locator), 1.2 * factor))
        }));
        into.extend(draw::group("areas", clip, size, |canvas| self.draw_areas(canvas)));
        if let Some(density) = &self.spec.density {
            into.extend(draw::group("density", clip, size, |canvas| density.draw(canvas, style, factor)));
        }
        into.extend(draw::group("arcs", clip, size, |canvas| self.draw_arcs(canvas)));
        into.extend(draw::group("leaders", clip, size, |canvas| self.draw_leaders(canvas)));
        into.extend(draw::group("cities", clip, size, |canvas| self.draw_dots(canvas)));
        into.extend(draw::group("markers", clip, size, |canvas| {
            self.markers.iter().try_for_each(|(at, marker, owner)| match self.is_beneath_badge(*owner) {
                true => marker.draw_disc(canvas, *at, style),
                false => marker.draw(canvas, *at, style),
            })
        }));
        into.extend(draw::group("labels", clip, size, |canvas| self.draw_labels(canvas)));
    }

    /// Whether a badge stands on the marker of an item, in its place.
    fn is_beneath_badge(&self, item: usize) -> bool {
        let own = self.outcome.placed.iter().find(|placed| placed.items().any(|of| of == item));
        self.unlisted_beneath.contains(&item)
            || own.is_some_and(|placed| {
                placed.is_badge() && self.items.judged[item].anchor.is_some_and(|at| placed.covers(at))
            })
    }

    /// What lines are cut out of: the boxes of all labels.
    fn knockout(&self) -> Knockout {
        let mut knockout = Knockout::default();
        let unit = self.spec.page.unit();
        for placed in &self.outcome.placed {
            let item = &self.items.items[placed.item];
            let space = match placed.candidate.placement {
                Placement::Upright { setting, .. } | Placement::Along { setting, .. } => {
                    item.settings.get(setting).map_or(0.0, |setting| setting.knockout)
                }
                Placement::Badge(_) => 1.0 * unit,
                Placement::Furniture(_) => 2.0 * unit,
            };
            placed.candidate.shape.boxes.iter().for_each(|body| knockout.add(body, space));
        }
        if let Some(title) = &self.title {
            knockout.add(&title.body(), 3.0 * unit);
        }
        knockout
    }

    /// The areas of a list, lightly filled so that what lies on them is read.
    fn draw_areas(&self, canvas: &Canvas<'_>) -> Drawn {
        let (color, line) = (self.spec.style.color(Token::Arc), self.spec.page.line());
        for polygon in self.spec.areas.iter().flat_map(|area| &area.polygons) {
            let rings: Vec<Vec<Coord<f64>>> =
                polygon.iter().map(|ring| ring.iter().map(|&at| Coord::from(at)).collect()).collect();
            let rings = self.spec.frame.area(&rings);
            let edge = Stroke::solid(color.with_opacity(0.8), 1.3 * line);
            draw::edged_area(canvas, rings.iter().map(Vec::as_slice), color.with_opacity(0.22), Some(edge))?;
        }
        Ok(())
    }

    fn draw_arcs(&self, canvas: &Canvas<'_>) -> Drawn {
        let gaps = |arc: usize| {
            self.outcome.placed.iter().filter_map(move |placed| match &placed.candidate.placement {
                Placement::Along { gap: Some(gap), .. } if self.arcs[arc].item == Some(placed.item) => Some(*gap),
                _ => None,
            })
        };
        for (index, arc) in self.arcs.iter().enumerate() {
            let color = self.spec.style.color(Token::Arc);
            let line = self.spec.page.line();
            let stroke = if arc.dashed {
                Stroke::dashed(color, 1.4 * line, 8.0 * line, 5.0 * line)
            } else {
                Stroke::solid(color, 1.8 * line)
            };
            let parts = arc.stroked(gaps(index));
            draw::lines(canvas, parts.iter().map(Vec::as_slice), stroke)?;
        }
        Ok(())
    }

    fn draw_leaders(&self, canvas: &Canvas<'_>) -> Drawn {
        let leaders = self.outcome.placed.iter().filter_map(|placed| placed.candidate.shape.leader);
        let parts: Vec<[Point; 2]> = leaders.map(|(a, b)| [a, b]).collect();
        let stroke = Stroke::solid(self.spec.style.color(Token::Leader), 1.1 * self.spec.page.line());
        draw::lines(canvas, parts.iter().map(|part| part.as_slice()), stroke)
    }

    /// The dots with the items that name them; a city for orientation without a name has none.
    fn dots_drawn(&self) -> impl Iterator<Item = (Point, usize, f32)> + '_ {
        let lost = |item: &usize| {
            self.items.items.get(*item).is_some_and(|of| of.class == Class::City) && self.outcome.lost.contains(item)
        };
        let dots = self.dots.iter().enumerate().filter(move |(_, (_, item))| !lost(item));
        dots.map(|(at, (point, item))| (*point, *item, if at < self.listed_dots { LISTED_DOT } else { DOT }))
    }

    fn draw_dots(&self, canvas: &Canvas<'_>) -> Drawn {
        let (style, unit) = (self.spec.style, self.spec.page.unit());
        for (at, _, dot) in self.dots_drawn() {
            let disc = |radius: f32| Path::circle((0.0, 0.0), radius);
            let token = if dot > DOT { Token::Arc } else { Token::CityDot };
            draw::path(canvas, at, disc((dot + DOT_RIM) * unit), Some(style.color(Token::Rim)), None)?;
            draw::path(canvas, at, disc(dot * unit), Some(style.color(token)), None)?;
        }
        Ok(())
    }

    fn draw_labels(&self, canvas: &Canvas<'_>) -> Drawn {
        let style = self.spec.style;
        if let Some(title) = &self.title {
            title.draw(canvas)?;
        }
        for placed in &self.outcome.placed {
            let item = &self.items.items[placed.item];
            match &placed.candidate.placement {
                Placement::Upright { setting, at } => {
                    for set in item.settings.get(*setting).iter().flat_map(|setting| &setting.lines) {
                        let at = (at.0 + set.at.0, at.1 + set.at.1);
                        Words::new(set.line.clone(), at, style.color(set.token)).draw(canvas)?;
                    }
                }
                Placement::Along { setting, curve, start, .. } => {
                    let Some(setting) = item.settings.get(*setting) else { continue };
                    let first = line::Course::new(curve.clone());
                    for (at, set) in setting.lines.iter().enumerate() {
                        let Some((course, start)) = line::below(&first, *start, setting, at) else { continue };
                        let paint = TextPaint::from(style.color(set.token));
                        if let Some(runs) = set.line.place_along(course.points(), start, &paint) {
                            draw::put(canvas, &Label { at: (0.0, 0.0), runs })?;
                        }
                    }
                }
                Placement::Badge(badge) => badge.draw(canvas, style)?,
                Placement::Furniture(at) => {
                    if let Some(piece) = self.pieces.get(*at) {
                        piece.draw(canvas, style)?;
                    }
                }
            }
        }
        Ok(())
    }

    /// Adds what the panel shows to the layout report.
    pub(in crate::map) fn report(&self, report: &mut LayoutReport) {
        let panel = self.spec.name;
        let name = |item: usize| self.items.items.get(item).map_or("", |item| item.name.as_str());
        for (at, marker, owner) in self.markers.iter().filter(|(_, _, owner)| !self.is_beneath_badge(*owner)) {
            report.boxes.push(BoxReport::mark(name(*owner), "marker", panel, (*at, marker.own_reach()), *owner));
        }
        for (at, owner, dot) in self.dots_drawn() {
            report.boxes.push(BoxReport::mark(name(owner), "dot", panel, (at, dot * self.spec.page.unit()), owner));
        }
        for placed in &self.outcome.placed {
            let item = &self.items.items[placed.item];
            let items: Vec<usize> = placed.items().collect();
            let how = match (&placed.candidate.placement, placed.candidate.shape.leader) {
                (Placement::Badge(_), _) => "badge",
                (_, Some(_)) => "leader",
                (Placement::Along { .. }, _) => "along",
                (Placement::Furniture(_), _) => "fixed",
                (Placement::Upright { .. }, None) => "beside",
            };
            let points = items.iter().filter(|&&item| self.items.items[item].entity.is_some()).count();
            report.placed += points;
            report.leaders += if how == "leader" { points } else { 0 };
            report.badges += if how == "badge" { points } else { 0 };
            report.labels += usize::from(item.class != Class::Furniture);
            let names: Vec<&str> = items.iter().map(|&item| name(item)).collect();
            if let Some(leader) = placed.candidate.shape.leader {
                report.boxes.push(BoxReport::leader(&names.join(", "), panel, leader, items.clone()));
            }
            report.boxes.push(BoxReport {
                boxes: placed.candidate.shape.boxes.iter().map(|body| corners(body.bounds())).collect(),
                bodies: placed.candidate.shape.boxes.clone(),
                name: names.join(", "),
                class: item.class.key(),
                how,
                panel,
                items,
            });
        }
        report.points += self.items.items.iter().filter(|item| item.entity.is_some()).count();
        report.dropped.extend(self.outcome.lost.iter().map(|&at| {
            let item = &self.items.items[at];
            let reason =
                if item.candidates.is_empty() { Message::DroppedForGround {} } else { Message::DroppedForOthers {} };
            let reason = lang::voice().say(&reason);
            Dropped { name: item.name.clone(), class: item.class.key(), priority: item.weight, reason }
        }));
    }

    /// The problem that its labels were.
    pub(in crate::map) fn into_problem(self) -> Graph {
        self.outcome.graph
    }

    /// How well the labels were solved.
    pub(in crate::map) fn summary(&self) -> crate::map::labels::report::Summary {
        self.outcome.summary.clone()
    }
}
