//! Coasts and borders: which territories are disputed, to whom the ground beside a line counts, and how the line is drawn.
//!
//! Under a country's point of view the lines of disputes that it is a party to are drawn as it draws them, solid or not at
//! all; those of all others stay dashed. This is how the point-of-view themes of Natural Earth's boundary lines are made.

use std::collections::BTreeMap;

use super::claims::Claims;
use super::layers::{LEAST_ISLAND, LineClass, Scale, Wanted, ring_area};
use super::terrain::{Divide, Owner, WATER};
use crate::country::CountryCode;
use crate::projection::{Frame, PagePath};
use crate::scene::Point;
use crate::world::ground::{
    Basemap, BorderStatus, DivisionId, Line, LineKind, Policy, Ring, Sheet, TerritoryId, TerritoryStatus,
};

/// The disputed territories in view and how they are shown.
pub(super) struct Territories {
    pub(super) shown: Vec<ShownTerritory>,
    /// The country whose point of view is taken.
    pub(super) worldview: Option<CountryCode>,
    /// To whom the ground of a territory counts under a point of view.
    claimed: BTreeMap<TerritoryId, CountryCode>,
}

/// A territory that is shown as disputed.
pub(super) struct ShownTerritory {
    pub(super) id: TerritoryId,
    pub(super) status: TerritoryStatus,
    /// Who administers or claims it.
    pub(super) parties: Vec<CountryCode>,
    /// Its name where it has one of its own on the map.
    pub(super) name: Option<String>,
}

impl Territories {
    /// Under a country's point of view what it claims is its own, and settled.
    pub(super) fn new(basemap: &Basemap<'_>, worldview: Option<CountryCode>, in_view: &[TerritoryId]) -> Self {
        let mut all = Self { shown: Vec::new(), worldview, claimed: BTreeMap::new() };
        for territory in in_view.iter().filter_map(|id| basemap.territory(*id)) {
            match worldview.filter(|country| territory.claimants.contains(country)) {
                Some(country) => {
                    all.claimed.insert(territory.id, country);
                }
                None => {
                    let own_name = territory.status != TerritoryStatus::Breakaway;
                    all.shown.push(ShownTerritory {
                        id: territory.id,
                        status: territory.status,
                        parties: territory.claimants.iter().copied().chain([territory.administrator]).collect(),
                        name: own_name.then(|| territory.name.to_owned()),
                    });
                }
            }
        }
        all
    }
}

impl Territories {
    /// The ground of a country: de facto, but for what the country of the point of view claims, which is its own.
    pub(super) fn rings(&self, sheet: &Sheet<'_>, country: CountryCode) -> Vec<Ring> {
        if self.claimed.is_empty() {
            return sheet.country_rings(country, Policy::DeFacto);
        }
        sheet.rings_of(|division| {
            let claimed = division.territory.and_then(|territory| self.claimed.get(&territory));
            claimed.copied().unwrap_or(division.country) == country
        })
    }

    /// Whether the border between these divisions is settled for the country of the point of view: it holds or claims the
    /// ground on a side of it.
    fn settles(&self, basemap: &Basemap<'_>, line: &Line) -> bool {
        let Some(viewer) = self.worldview else { return false };
        let grounds = [line.left, line.right].into_iter().flatten().filter_map(|id| basemap.ground_of(id));
        grounds.into_iter().any(|(country, territory)| {
            country == viewer || territory.is_some_and(|territory| self.claimed.contains_key(&territory))
        })
    }
}

/// Lines as drawn, and their sides.
#[derive(Default)]
pub(super) struct Lines {
    pub(super) drawn: Vec<(LineClass, PagePath)>,
    pub(super) divides: Vec<Divide>,
    pub(super) owners: Vec<CountryCode>,
    numbers: BTreeMap<CountryCode, Owner>,
}

impl Lines {
    pub(super) fn collect(
        &mut self,
        basemap: &Basemap<'_>,
        sheet: &Sheet<'_>,
        frame: &Frame,
        wanted: Wanted<'_>,
        territories: &Territories,
        claims: &Claims,
    ) {
        let with_divisions = !wanted.focus.is_empty() && wanted.scale != Scale::World;
        let sides = |line: &Line| [line.left, line.right].map(|id| id.map(|id| ground_of(basemap, id, territories)));
        let class = |line: &Line, sides: [Option<Side>; 2]| {
            let unsettled = is_unsettled(line.status) && !territories.settles(basemap, line);
            line_class(line.kind, unsettled, sides, wanted.focus, with_divisions)
        };
        let country = |side: Option<Side>| side.map(|(country, _)| country);
        let seen = |line: &Line| {
            // Edges of territories are lines between divisions.
            let kind = line.kind != LineKind::Division || with_divisions || wanted.scale != Scale::World;
            let [left, right] = sides(line);
            kind && (country(left) != country(right) || class(line, [left, right]).is_some())
        };
        for (line, points) in sheet.lines(seen) {
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

/// The country that the ground beside a line counts to, and the disputed territory that it is part of.
type Side = (CountryCode, Option<TerritoryId>);

/// To whom a division counts.
fn ground_of(basemap: &Basemap<'_>, id: DivisionId, territories: &Territories) -> Side {
    let Some((country, territory)) = basemap.ground_of(id) else { return (CountryCode(*b"??"), None) };
    match territory.and_then(|territory| territories.claimed.get(&territory)) {
        Some(&claimant) => (claimant, None),
        None => (country, territory),
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
