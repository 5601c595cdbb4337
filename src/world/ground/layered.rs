//! Several grounds as one: a later one adds to those before it and overrides them.
//!
//! - Land, water, lines and the ground of a country are those of all together.
//! - A division, sea, lake or river asked for by its name is that of the last ground that has it.
//! - What lies at a position is what the last ground says that has land there.
//! - Divisions and territories of the first keep their identifiers; those of each further one follow.

use geo::BooleanOps;
use geo_types::{Coord, LineString, MultiPolygon, Polygon};

use super::types::{DisputedLine, Division, DivisionId, Lake, Line, Policy, Ring, River, Sea, Territory, TerritoryId};
use super::{Ground, Sheet};
use crate::country::CountryCode;
use crate::error::{Error, Result};
use crate::geometry::{LonLat, View};
use crate::lang::Message;

/// Grounds in layers.
#[derive(Debug)]
pub struct LayeredGround<'g>(Vec<Layer<'g>>);

/// A ground and what its first division and territory are called in the whole.
#[derive(Debug, Clone, Copy)]
struct Layer<'g> {
    ground: &'g dyn Ground,
    numbers: Numbers,
}

#[derive(Debug, Clone, Copy)]
struct Numbers {
    division: u16,
    territory: u8,
}

impl<'g> LayeredGround<'g> {
    /// Lays grounds over one, each over those before it.
    ///
    /// # Errors
    ///
    /// When there are more divisions or territories than there are identifiers.
    pub fn new(base: &'g dyn Ground, further: impl IntoIterator<Item = &'g dyn Ground>) -> Result<Self> {
        let (mut divisions, mut territories) = (0_usize, 0_usize);
        let mut layers = Vec::new();
        for ground in std::iter::once(base).chain(further) {
            let (division, territory) = (u16::try_from(divisions), u8::try_from(territories));
            divisions += ground.divisions();
            territories += ground.territories().len();
            let (Ok(division), Ok(territory), true) =
                (division, territory, divisions < usize::from(u16::MAX) && territories < usize::from(u8::MAX))
            else {
                return Err(Error::input(Message::TooManyDivisions {}, Message::TooManyDivisionsHint {}));
            };
            layers.push(Layer { ground, numbers: Numbers { division, territory } });
        }
        Ok(Self(layers))
    }

    /// The grounds, the last one first.
    fn latest(&self) -> impl Iterator<Item = &'g dyn Ground> {
        self.0.iter().rev().map(|layer| layer.ground)
    }

    fn of_division(&self, id: DivisionId) -> Option<(&Layer<'g>, DivisionId)> {
        let layer = self.0.iter().rfind(|layer| layer.numbers.division <= id.0)?;
        Some((layer, DivisionId(id.0 - layer.numbers.division)))
    }

    fn of_territory(&self, id: TerritoryId) -> Option<(&Layer<'g>, TerritoryId)> {
        let layer = self.0.iter().rfind(|layer| layer.numbers.territory <= id.0)?;
        Some((layer, TerritoryId(id.0 - layer.numbers.territory)))
    }

    fn all<T>(&self, of: impl Fn(&'g dyn Ground) -> Vec<T>) -> Vec<T> {
        self.0.iter().flat_map(|layer| of(layer.ground)).collect()
    }
}

impl Numbers {
    fn division_id(self, id: DivisionId) -> DivisionId {
        DivisionId(self.division + id.0)
    }

    fn territory_id(self, id: TerritoryId) -> TerritoryId {
        TerritoryId(self.territory + id.0)
    }

    fn division(self, division: Division<'_>) -> Division<'_> {
        let territory = division.territory.map(|id| self.territory_id(id));
        Division { id: self.division_id(division.id), territory, ..division }
    }

    fn territory(self, territory: Territory<'_>) -> Territory<'_> {
        Territory { id: self.territory_id(territory.id), ..territory }
    }

    fn line(self, line: Line) -> Line {
        let side = |id: Option<DivisionId>| id.map(|id| self.division_id(id));
        Line { left: side(line.left), right: side(line.right), ..line }
    }
}

impl Ground for LayeredGround<'_> {
    fn sheet(&self, view: &View) -> Box<dyn Sheet + '_> {
        Box::new(LayeredSheet(self.0.iter().map(|layer| (layer.numbers, layer.ground.sheet(view))).collect()))
    }

    fn land(&self, view: &View) -> Vec<Ring> {
        together(self.0.iter().map(|layer| layer.ground.land(view)))
    }

    fn divisions(&self) -> usize {
        self.0.iter().map(|layer| layer.ground.divisions()).sum()
    }

    fn division(&self, id: DivisionId) -> Option<Division<'_>> {
        let (layer, own) = self.of_division(id)?;
        layer.ground.division(own).map(|division| layer.numbers.division(division))
    }

    fn territories(&self) -> Vec<Territory<'_>> {
        let mut all = Vec::new();
        for layer in &self.0 {
            all.extend(layer.ground.territories().into_iter().map(|own| layer.numbers.territory(own)));
        }
        all
    }

    fn territory(&self, id: TerritoryId) -> Option<Territory<'_>> {
        let (layer, own) = self.of_territory(id)?;
        layer.ground.territory(own).map(|territory| layer.numbers.territory(territory))
    }

    fn division_at(&self, p: LonLat) -> Option<Division<'_>> {
        self.0.iter().rev().find_map(|layer| Some(layer.numbers.division(layer.ground.division_at(p)?)))
    }

    fn is_land(&self, p: LonLat) -> bool {
        self.0.iter().any(|layer| layer.ground.is_land(p))
    }

    fn is_surely_land(&self, p: LonLat) -> Option<bool> {
        let mut said = self.0.iter().map(|layer| layer.ground.is_surely_land(p));
        let first = said.next()?;
        // Land of a later ground may lie in a cell that is all sea to the first.
        said.fold(first, |sure, said| match (sure, said) {
            (Some(true), _) | (_, Some(true)) => Some(true),
            (Some(false), Some(false)) => Some(false),
            _ => None,
        })
    }

    fn country_area(&self, country: CountryCode, policy: Policy) -> Option<MultiPolygon<f64>> {
        let areas = self.0.iter().filter_map(|layer| layer.ground.country_area(country, policy));
        areas.reduce(|one, other| one.union(&other))
    }

    fn division_area(&self, country: CountryCode, code: &str) -> Option<MultiPolygon<f64>> {
        self.latest().find_map(|ground| ground.division_area(country, code))
    }

    fn territory_area(&self, territory: TerritoryId) -> Option<MultiPolygon<f64>> {
        let (layer, own) = self.of_territory(territory)?;
        layer.ground.territory_area(own)
    }

    fn sea_area(&self, name: &str) -> Option<MultiPolygon<f64>> {
        self.latest().find_map(|ground| ground.sea_area(name))
    }

    fn lake_area(&self, name: &str) -> Option<MultiPolygon<f64>> {
        self.latest().find_map(|ground| ground.lake_area(name))
    }

    fn river_course(&self, name: &str) -> Vec<Vec<Coord<f64>>> {
        self.latest().map(|ground| ground.river_course(name)).find(|course| !course.is_empty()).unwrap_or_default()
    }

    fn neighbours(&self, country: CountryCode, policy: Policy) -> Vec<CountryCode> {
        let mut found = self.all(|ground| ground.neighbours(country, policy));
        found.sort_unstable();
        found.dedup();
        found
    }

    fn shared_border(&self, a: CountryCode, b: CountryCode, policy: Policy) -> Vec<Vec<Coord<f64>>> {
        self.all(|ground| ground.shared_border(a, b, policy))
    }

    fn lakes(&self, view: &View, least_km2: f64) -> Vec<Lake<'_>> {
        let mut lakes: Vec<Lake<'_>> = self.0.iter().flat_map(|layer| layer.ground.lakes(view, least_km2)).collect();
        lakes.sort_by(|a, b| b.area_km2.total_cmp(&a.area_km2));
        lakes
    }

    fn rivers(&self, view: &View, max_rank: u8) -> Vec<River<'_>> {
        let mut rivers: Vec<River<'_>> = self.0.iter().flat_map(|layer| layer.ground.rivers(view, max_rank)).collect();
        rivers.sort_by_key(|river| river.rank);
        rivers
    }

    fn seas(&self, view: &View) -> Vec<Sea<'_>> {
        let mut seas: Vec<Sea<'_>> = self.0.iter().flat_map(|layer| layer.ground.seas(view)).collect();
        seas.sort_by(|a, b| b.area_km2.total_cmp(&a.area_km2));
        seas
    }

    fn disputed_lines(&self, view: &View) -> Vec<DisputedLine<'_>> {
        self.0.iter().flat_map(|layer| layer.ground.disputed_lines(view)).collect()
    }
}

/// The sheets of one view.
#[derive(Debug)]
struct LayeredSheet<'g>(Vec<(Numbers, Box<dyn Sheet + 'g>)>);

impl LayeredSheet<'_> {
    fn together(&self, of: impl Fn(&dyn Sheet) -> Vec<Ring>) -> Vec<Ring> {
        together(self.0.iter().map(|(_, sheet)| of(&**sheet)))
    }
}

impl Sheet for LayeredSheet<'_> {
    fn land(&self) -> Vec<Ring> {
        self.together(|sheet| sheet.land())
    }

    fn country_rings(&self, country: CountryCode, policy: Policy) -> Vec<Ring> {
        self.together(|sheet| sheet.country_rings(country, policy))
    }

    fn rings_of(&self, chosen: &dyn Fn(&Division<'_>) -> bool) -> Vec<Ring> {
        together(self.0.iter().map(|(numbers, sheet)| sheet.rings_of(&|own| chosen(&numbers.division(*own)))))
    }

    fn territory_rings(&self, territory: TerritoryId) -> Vec<Ring> {
        let layer = self.0.iter().rfind(|(numbers, _)| numbers.territory <= territory.0);
        layer.map_or_else(Vec::new, |(numbers, sheet)| {
            sheet.territory_rings(TerritoryId(territory.0 - numbers.territory))
        })
    }

    fn divisions(&self) -> Vec<DivisionId> {
        let of = |(numbers, sheet): &(Numbers, Box<dyn Sheet + '_>)| {
            sheet.divisions().into_iter().map(|id| numbers.division_id(id)).collect::<Vec<_>>()
        };
        self.0.iter().flat_map(of).collect()
    }

    fn territories(&self) -> Vec<TerritoryId> {
        let of = |(numbers, sheet): &(Numbers, Box<dyn Sheet + '_>)| {
            sheet.territories().into_iter().map(|id| numbers.territory_id(id)).collect::<Vec<_>>()
        };
        self.0.iter().flat_map(of).collect()
    }

    fn lines(&self, wanted: &dyn Fn(&Line) -> bool) -> Vec<(Line, &[Coord<f64>])> {
        let mut found = Vec::new();
        for (numbers, sheet) in &self.0 {
            let own = sheet.lines(&|line| wanted(&numbers.line(*line)));
            found.extend(own.into_iter().map(|(line, points)| (numbers.line(line), points)));
        }
        found
    }
}

/// Rings of several grounds, each to be filled even-odd by itself, as rings to be filled even-odd together: where two of
/// them cover the same ground it must not become a hole.
fn together(grounds: impl Iterator<Item = Vec<Ring>>) -> Vec<Ring> {
    let mut known = grounds.filter(|rings| !rings.is_empty());
    let Some(first) = known.next() else { return Vec::new() };
    known.fold(first, |one, other| {
        let polygons = |rings: Vec<Ring>| -> MultiPolygon<f64> {
            rings.into_iter().map(|ring| Polygon::new(LineString::new(ring), Vec::new())).collect()
        };
        let rings_of = |polygon: Polygon<f64>| {
            let (outer, holes) = polygon.into_inner();
            std::iter::once(outer).chain(holes).map(|ring| {
                let mut ring = ring.into_inner();
                // A ring's last point joins its first.
                ring.pop();
                ring
            })
        };
        polygons(one).union(&polygons(other)).into_iter().flat_map(rings_of).collect()
    })
}
