//! What the compiled basemap answers.

use dateline_format::basemap::{Level, TerritoryStatus, layout};
use geo_types::{Coord, MultiPolygon};

use super::basemap::Basemap;
use super::decode::arc_points;
use super::rings::FaceSet;
use super::sheet::BasemapSheet;
use super::types::{DisputedLine, Division, DivisionId, Lake, Policy, Ring, River, Sea, Territory, TerritoryId};
use super::{Ground, Sheet, layers, lookup, overview};
use crate::country::CountryCode;
use crate::geometry::{LonLat, View};

impl Ground for Basemap<'_> {
    fn sheet(&self, view: &View) -> Box<dyn Sheet + '_> {
        Box::new(BasemapSheet::new(*self, view))
    }

    fn land(&self, view: &View) -> Vec<Ring> {
        match self.overview.filter(|_| overview::suffices(view)) {
            Some(bytes) => overview::rings(bytes),
            None => self.sheet(view).land(),
        }
    }

    fn division(&self, id: DivisionId) -> Option<Division<'_>> {
        let face = self.blob.faces.get(usize::from(id.0))?;
        let geonameid = face.geonameid.get();
        Some(Division {
            id,
            name: self.blob.string(face.name),
            country: CountryCode(face.country),
            code: self.blob.string(face.code),
            geonameid: (geonameid != 0).then_some(geonameid),
            territory: (face.territory != layout::NO_TERRITORY).then_some(TerritoryId(face.territory)),
        })
    }

    fn ground_of(&self, id: DivisionId) -> Option<(CountryCode, Option<TerritoryId>)> {
        let face = self.blob.faces.get(usize::from(id.0))?;
        let territory = (face.territory != layout::NO_TERRITORY).then_some(TerritoryId(face.territory));
        Some((CountryCode(face.country), territory))
    }

    fn territories(&self) -> Vec<Territory<'_>> {
        (0..self.blob.territories.len()).filter_map(|index| self.territory(TerritoryId(index as u8))).collect()
    }

    fn territory(&self, id: TerritoryId) -> Option<Territory<'_>> {
        let record = self.blob.territories.get(usize::from(id.0))?;
        Some(Territory {
            id,
            name: self.blob.string(record.name),
            administrator: CountryCode(record.administrator),
            claimants: self.claimants(id).collect(),
            status: TerritoryStatus::from_number(record.status),
        })
    }

    fn country_area(&self, country: CountryCode, policy: Policy) -> Option<MultiPolygon<f64>> {
        self.area(&self.ground(country, policy))
    }

    fn division_area(&self, country: CountryCode, code: &str) -> Option<MultiPolygon<f64>> {
        // Crimea stands under Russia and keeps its Ukrainian codes, written in full.
        let foreign = format!("{}.{code}", country.as_str());
        self.area(&FaceSet::new(&self.blob, |face| {
            let own = &self.blob.faces[face];
            let known = self.blob.string(own.code);
            !known.is_empty() && ((own.country == country.0 && known == code) || known == foreign)
        }))
    }

    fn territory_area(&self, territory: TerritoryId) -> Option<MultiPolygon<f64>> {
        self.area(&self.territory_ground(territory))
    }

    fn division_at(&self, p: LonLat) -> Option<Division<'_>> {
        self.division(DivisionId(lookup::face_at(&self.blob, p)?))
    }

    fn is_land(&self, p: LonLat) -> bool {
        lookup::face_at(&self.blob, p).is_some()
    }

    fn is_surely_land(&self, p: LonLat) -> Option<bool> {
        lookup::whole_cell(&self.blob, p).map(|face| face != layout::SEA)
    }

    fn neighbours(&self, country: CountryCode, policy: Policy) -> Vec<CountryCode> {
        let ground = self.ground(country, policy);
        let mut found: Vec<CountryCode> = self
            .blob
            .arcs
            .iter()
            .filter_map(|arc| match (ground.has(arc.left.get()), ground.has(arc.right.get())) {
                (true, false) => self.blob.faces.get(usize::from(arc.right.get())),
                (false, true) => self.blob.faces.get(usize::from(arc.left.get())),
                _ => None,
            })
            .map(|face| CountryCode(face.country))
            .filter(|other| *other != country)
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    fn shared_border(&self, a: CountryCode, b: CountryCode, policy: Policy) -> Vec<Vec<Coord<f64>>> {
        let (one, other) = (self.ground(a, policy), self.ground(b, policy));
        let mut lines = Vec::new();
        for (index, arc) in self.blob.arcs.iter().enumerate() {
            let (left, right) = (arc.left.get(), arc.right.get());
            if (one.has(left) && other.has(right)) || (other.has(left) && one.has(right)) {
                let mut points = Vec::new();
                arc_points(&self.blob, index, Level::FINEST, &mut points);
                lines.push(points);
            }
        }
        lines
    }

    fn divisions(&self) -> usize {
        self.blob.faces.len()
    }

    fn sea_area(&self, name: &str) -> Option<MultiPolygon<f64>> {
        layers::area_named(&self.blob, self.blob.seas, name)
    }

    fn lake_area(&self, name: &str) -> Option<MultiPolygon<f64>> {
        layers::area_named(&self.blob, self.blob.lakes, name)
    }

    fn river_course(&self, name: &str) -> Vec<Vec<Coord<f64>>> {
        layers::course_named(&self.blob, name)
    }

    fn lakes(&self, view: &View, least_km2: f64) -> Vec<Lake<'_>> {
        layers::lakes(&self.blob, view, least_km2)
    }

    fn rivers(&self, view: &View, max_rank: u8) -> Vec<River<'_>> {
        layers::rivers(&self.blob, view, max_rank)
    }

    fn seas(&self, view: &View) -> Vec<Sea<'_>> {
        layers::seas(&self.blob, view)
    }

    fn disputed_lines(&self, view: &View) -> Vec<DisputedLine<'_>> {
        layers::disputed_lines(&self.blob, view)
    }
}
