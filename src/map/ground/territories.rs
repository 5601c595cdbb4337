//! Disputed territories in view: whether each is shown as disputed, and to whom its ground counts.
//!
//! Under a country's point of view what it claims is its own, and settled.

use std::collections::BTreeMap;

use crate::country::CountryCode;
use crate::world::World;
use crate::world::ground::{DivisionId, Line, Policy, Ring, Sheet, TerritoryId, TerritoryStatus};

/// The country that the ground beside a line counts to, and the disputed territory that it is part of.
pub(in crate::map) type Side = (CountryCode, Option<TerritoryId>);

/// The disputed territories in view and how they are shown.
pub(in crate::map) struct Territories {
    pub(in crate::map) shown: Vec<ShownTerritory>,
    /// The country whose point of view is taken.
    pub(in crate::map) worldview: Option<CountryCode>,
    /// To whom the ground of a territory counts under a point of view.
    claimed: BTreeMap<TerritoryId, CountryCode>,
}

/// A territory that is shown as disputed.
pub(in crate::map) struct ShownTerritory {
    pub(in crate::map) id: TerritoryId,
    pub(in crate::map) status: TerritoryStatus,
    /// Who administers or claims it.
    pub(in crate::map) parties: Vec<CountryCode>,
    /// Its name where it has one of its own on the map.
    pub(in crate::map) name: Option<String>,
}

impl Territories {
    /// Under a country's point of view what it claims is its own, and settled.
    pub(in crate::map) fn new(world: &World<'_>, worldview: Option<CountryCode>, in_view: &[TerritoryId]) -> Self {
        let mut all = Self { shown: Vec::new(), worldview, claimed: BTreeMap::new() };
        for territory in in_view.iter().filter_map(|id| world.ground.territory(*id)) {
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

    /// The ground of a country: de facto, but for what the country of the point of view claims, which is its own.
    pub(in crate::map) fn rings(&self, sheet: &dyn Sheet, country: CountryCode) -> Vec<Ring> {
        if self.claimed.is_empty() {
            return sheet.country_rings(country, Policy::DeFacto);
        }
        sheet.rings_of(&|division| {
            let claimed = division.territory.and_then(|territory| self.claimed.get(&territory));
            claimed.copied().unwrap_or(division.country) == country
        })
    }

    /// To whom a division counts, and the disputed territory that it is part of.
    pub(in crate::map) fn ground_of(&self, world: &World<'_>, id: DivisionId) -> Side {
        let Some((country, territory)) = world.ground.ground_of(id) else { return (CountryCode(*b"??"), None) };
        match territory.and_then(|territory| self.claimed.get(&territory)) {
            Some(&claimant) => (claimant, None),
            None => (country, territory),
        }
    }

    /// Whether the border between these divisions is settled for the country of the point of view: it holds or claims the
    /// ground on a side of it.
    pub(in crate::map) fn settles(&self, world: &World<'_>, line: &Line) -> bool {
        let Some(viewer) = self.worldview else { return false };
        let grounds = [line.left, line.right].into_iter().flatten().filter_map(|id| world.ground.ground_of(id));
        grounds.into_iter().any(|(country, territory)| {
            country == viewer || territory.is_some_and(|territory| self.claimed.contains_key(&territory))
        })
    }
}
