//! Coasts and borders: which territories are disputed, to whom the ground beside a line counts, and how the line is drawn.
//!
//! Under a country's point of view the lines of disputes that it is a party to are drawn as it draws them, solid or not at
//! all; those of all others stay dashed. This is how the point-of-view themes of Natural Earth's boundary lines are made.

use std::collections::BTreeMap;

use crate::country::CountryCode;
use crate::map::ground::claim_lines::Claims;
use crate::map::ground::line_class::LineClass;
use crate::map::ground::ring::LEAST_ISLAND;
use crate::map::ground::ring::ring_area;
use crate::map::ground::scale::Scale;
use crate::map::ground::scale::Wanted;
use crate::map::ground::terrain::{Divide, Owner, WATER};
use crate::map::ground::territories::{Side, Territories};
use crate::projection::{Frame, PagePath};
use crate::scene::Point;
use crate::world::World;
use crate::world::ground::{BorderStatus, Line, LineKind, Sheet};

/// Lines as drawn, and their sides.
#[derive(Default)]
pub(in crate::map) struct Lines {
    pub(in crate::map) drawn: Vec<(LineClass, PagePath)>,
    pub(in crate::map) divides: Vec<Divide>,
    pub(in crate::map) owners: Vec<CountryCode>,
    numbers: BTreeMap<CountryCode, Owner>,
}

impl Lines {
    pub(in crate::map) fn collect(
        &mut self,
        world: &World<'_>,
        sheet: &dyn Sheet,
        frame: &Frame,
        wanted: Wanted<'_>,
        territories: &Territories,
        claims: &Claims,
    ) {
        let with_divisions = !wanted.focus.is_empty() && wanted.scale != Scale::World;
        let sides = |line: &Line| [line.left, line.right].map(|id| id.map(|id| territories.ground_of(world, id)));
        let class = |line: &Line, sides: [Option<Side>; 2]| {
            let unsettled = is_unsettled(line.status) && !territories.settles(world, line);
            line_class(line.kind, unsettled, sides, wanted.focus, with_divisions)
        };
        let country = |side: Option<Side>| side.map(|(country, _)| country);
        let seen = |line: &Line| {
            // Edges of territories are lines between divisions.
            let kind = line.kind != LineKind::Division || with_divisions || wanted.scale != Scale::World;
            let [left, right] = sides(line);
            kind && (country(left) != country(right) || class(line, [left, right]).is_some())
        };
        for (line, points) in sheet.lines(&seen) {
            let [left, right] = sides(&line);
            let (a, b) = (self.owner(country(left)), self.owner(country(right)));
            let class = class(&line, [left, right]);
            let parts = if is_unsettled(line.status) { claims.left(points) } else { vec![points] };
            let replaced = parts.iter().map(|part| part.len()).sum::<usize>() < points.len();
            if let Some(class) = class.filter(|_| replaced) {
                let left = parts.into_iter().flat_map(|part| frame.line(part));
                self.drawn.extend(left.map(|path| (class, path)));
            }
            for points in frame.line(points) {
                if line.kind == LineKind::Coast && is_islet(&points) {
                    continue;
                }
                if a != b {
                    self.divides.push(Divide { points: points.clone(), left: a, right: b });
                }
                if let Some(class) = class.filter(|_| !replaced) {
                    self.drawn.push((class, points));
                }
            }
        }
        let drawn = claims.drawn.iter().filter(|_| wanted.scale != Scale::World);
        self.drawn.extend(drawn.flat_map(|(class, line)| frame.line(line).into_iter().map(|path| (*class, path))));
    }

    fn owner(&mut self, country: Option<CountryCode>) -> Owner {
        let Some(country) = country else { return WATER };
        *self.numbers.entry(country).or_insert_with(|| {
            self.owners.push(country);
            (self.owners.len() - 1) as Owner
        })
    }
}

/// Whether a border is one that the base map does not hold for settled.
const fn is_unsettled(status: BorderStatus) -> bool {
    matches!(status, BorderStatus::Disputed | BorderStatus::LineOfControl | BorderStatus::Indefinite)
}

/// How a line is drawn; `None` when it is not.
fn line_class(
    kind: LineKind,
    unsettled: bool,
    [left, right]: [Option<Side>; 2],
    focus: &[CountryCode],
    with_divisions: bool,
) -> Option<LineClass> {
    if kind == LineKind::Coast {
        return Some(LineClass::Coast);
    }
    let (Some((a, of_a)), Some((b, of_b))) = (left, right) else { return Some(LineClass::Coast) };
    let edge_of_territory = of_a != of_b;
    if edge_of_territory || unsettled {
        return Some(LineClass::Disputed);
    }
    let in_focus = focus.contains(&a) || focus.contains(&b);
    match (a == b, in_focus) {
        (false, true) => Some(LineClass::FocusBorder),
        (false, false) => Some(LineClass::Border),
        (true, true) if with_divisions && of_a.is_none() => Some(LineClass::Division),
        (true, _) => None,
    }
}

/// Whether a coast is that of an island too small to be drawn.
fn is_islet(coast: &[Point]) -> bool {
    coast.first() == coast.last() && ring_area(coast) < LEAST_ISLAND
}
