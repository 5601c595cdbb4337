//! What the lands of a story are called in its title and in the words for those who do not see it.

use std::collections::BTreeMap;

use crate::country::CountryCode;
use crate::map::ground::context;
use crate::map::subject::Subject;
use crate::map::subject::title::listed;
use crate::world::World;
use crate::world::gazetteer::Gazetteer;
use crate::world::ground::TerritoryStatus;

/// Names that stand with an article wherever they are not alone on a map, by their beginnings and ends.
const BEGIN: [&str; 9] = [
    "United ",
    "Democratic Republic",
    "Central African",
    "Dominican Republic",
    "Netherlands",
    "Philippines",
    "Maldives",
    "Bahamas",
    "Gambia",
];
const END: [&str; 4] = [" Islands", " Strip", " Bank", " Heights"];

/// Parts of one land that the news calls by its name.
const SHORT: [(&str, &str); 2] = [("Jammu and Kashmir", "Kashmir"), ("Azad Kashmir and Gilgit-Baltistan", "Kashmir")];

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
            let short = |name| SHORT.iter().find(|(long, _)| *long == name).map_or(name, |(_, short)| *short);
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
    pub(in crate::map) fn name(&self, code: CountryCode) -> Option<String> {
        if let Some(names) = self.territories.get(&code) {
            let names: Vec<String> = names.iter().map(|name| with_article(name)).collect();
            return Some(listed(&names.iter().map(String::as_str).collect::<Vec<_>>()));
        }
        context::country_name(self.gazetteer, code).map(|name| with_article(&name))
    }
}

/// A name as it stands in a sentence.
fn with_article(name: &str) -> String {
    let takes = BEGIN.iter().any(|begin| name.starts_with(begin)) || END.iter().any(|end| name.ends_with(end));
    if takes { format!("the {name}") } else { name.to_owned() }
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

    #[test]
    fn a_disputed_territory_stands_for_the_country_that_its_ground_counts_to() {
        let [gaza, jenin, sevastopol, rostov] = [(34.44, 31.5), (35.3, 32.46), (33.52, 44.6), (39.7, 47.23)];
        let (palestine, russia) = (CountryCode(*b"PS"), CountryCode(*b"RU"));
        assert_eq!(lands(&[gaza], None).name(palestine).as_deref(), Some("the Gaza Strip"));
        let both = lands(&[gaza, jenin], None).name(palestine);
        assert_eq!(both.as_deref(), Some("the Gaza Strip and the West Bank"));
        assert_eq!(lands(&[sevastopol], None).name(russia).as_deref(), Some("Crimea"));
        assert_eq!(lands(&[sevastopol, rostov], None).name(russia).as_deref(), Some("Russia"));
        assert_eq!(lands(&[sevastopol], Some(russia)).name(russia).as_deref(), Some("Russia"));
    }

    #[test]
    fn a_name_has_its_article() {
        assert_eq!(lands(&[], None).name(CountryCode(*b"AE")).as_deref(), Some("the United Arab Emirates"));
        assert_eq!(lands(&[], None).name(CountryCode(*b"IR")).as_deref(), Some("Iran"));
    }
}
