//! What the lands of a story are called in its title and in the words for those who do not see it.

use std::collections::BTreeMap;

use crate::country::CountryCode;
use crate::lang::{self, Argument, Message, WordClass};
use crate::map::ground::context;
use crate::map::subject::Subject;
use crate::map::subject::list::listed;
use crate::world::World;
use crate::world::gazetteer::Gazetteer;
use crate::world::ground::TerritoryStatus;

/// The lands of a story by their codes.
#[derive(Debug, Clone)]
pub(in crate::map) struct Lands<'w> {
    gazetteer: &'w dyn Gazetteer,
    territories: BTreeMap<CountryCode, Vec<String>>,
}

impl<'w> Lands<'w> {
    /// Where all sites on the ground of a country lie in disputed territories, these stand for it: Gaza is not called by the name of a
    /// state, nor Crimea by that of the one that holds it. Under a country's point of view what it claims is its own.
    pub(in crate::map) fn new(subject: &Subject, world: &World<'w>, worldview: Option<CountryCode>) -> Self {
        let mut found: BTreeMap<CountryCode, Option<Vec<String>>> = BTreeMap::new();
        for site in subject.sites.iter().take(crate::map::subject::focus::MOST_ASKED) {
            let Some(division) = world.ground.division_at(site.point) else { continue };
            let territory = division.territory.and_then(|id| world.ground.territory(id)).filter(|territory| {
                territory.status != TerritoryStatus::Breakaway
                    && worldview.is_none_or(|country| !territory.claimants.contains(&country))
            });
            let names = found.entry(division.country).or_insert_with(|| Some(Vec::new()));
            // Parts of one land that the news calls by its name.
            let short = |name| lang::voice().value(WordClass::ShortTerritory, name).unwrap_or(name);
            match (territory.map(|territory| short(territory.name)), names.as_mut()) {
                (Some(name), Some(names)) if names.iter().all(|known| known != name) => names.push(name.to_owned()),
                (Some(_), _) => {}
                (None, _) => *names = None,
            }
        }
        let territories = found.into_iter().filter_map(|(country, names)| Some((country, names?)));
        Self { gazetteer: world.gazetteer, territories: territories.collect() }
    }

    /// What a country of the story is called in a sentence.
    pub(in crate::map) fn name(&self, code: CountryCode) -> Option<Argument> {
        if let Some(names) = self.territories.get(&code) {
            return listed(names.iter().cloned().map(within));
        }
        context::country_name(self.gazetteer, code).map(within)
    }
}

/// A name as it stands in a sentence.
fn within(name: String) -> Argument {
    Argument::Named(Box::new(Message::Name { name: name.into() }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geometry::LonLat;
    use crate::map::subject::SiteMark;
    use crate::site::{Certainty, EventKind};
    use crate::units::Meters;

    fn lands(places: &[(f64, f64)], worldview: Option<CountryCode>) -> Lands<'static> {
        let site = |&(lon, lat): &(f64, f64)| SiteMark {
            name: String::new(),
            point: LonLat::new(lon, lat).unwrap(),
            event: EventKind::Missile,
            certainty: Certainty::Confirmed,
            precision: Meters::default(),
            facts: Vec::new(),
            count: 1,
            weight: 1.0,
        };
        let subject = Subject { sites: places.iter().map(site).collect(), ..Subject::default() };
        Lands::new(&subject, World::embedded(), worldview)
    }

    fn said(lands: &Lands<'_>, code: CountryCode) -> String {
        lands.name(code).map(|name| lang::voice().say(&Message::Name { name })).unwrap_or_default()
    }

    #[test]
    fn a_disputed_territory_stands_for_the_country_that_its_ground_counts_to() {
        let [gaza, jenin, sevastopol, rostov] = [(34.44, 31.5), (35.3, 32.46), (33.52, 44.6), (39.7, 47.23)];
        let (palestine, russia) = (CountryCode(*b"PS"), CountryCode(*b"RU"));
        assert_eq!(said(&lands(&[gaza], None), palestine), "the Gaza Strip");
        assert_eq!(said(&lands(&[gaza, jenin], None), palestine), "the Gaza Strip and the West Bank");
        assert_eq!(said(&lands(&[sevastopol], None), russia), "Crimea");
        assert_eq!(said(&lands(&[sevastopol, rostov], None), russia), "Russia");
        assert_eq!(said(&lands(&[sevastopol], Some(russia)), russia), "Russia");
    }

    #[test]
    fn a_name_has_its_article() {
        assert_eq!(said(&lands(&[], None), CountryCode(*b"AE")), "the United Arab Emirates");
        assert_eq!(said(&lands(&[], None), CountryCode(*b"IR")), "Iran");
    }
}
