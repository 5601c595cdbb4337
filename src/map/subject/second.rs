//! Second lines of labels in another language: from the list that the map is made of, else from tables of well-known places, of countries
//! and divisions (CLDR, Natural Earth), and of waters. A name that the embedded fonts have not all letters of is none.

use std::collections::BTreeMap;

use crate::country::CountryCode;
use crate::error::{Error, Result};
use crate::geodesy;
use crate::geometry::LonLat;
use crate::lang::Message;
use crate::map::subject::entity::Entity;
use crate::typography::without_glyph;
use crate::world::World;
use crate::world::gazetteer::{Feature, FeatureKind, Gazetteer, fold};

/// A language by its two letters of ISO 639-1, in lower case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Language(pub [u8; 2]);

impl Language {
    /// Reads two letters in any case.
    pub fn parse(code: &str) -> Option<Self> {
        let letters = <[u8; 2]>::try_from(code.trim().to_lowercase().as_bytes()).ok()?;
        letters.iter().all(u8::is_ascii_lowercase).then_some(Self(letters))
    }

    /// The two letters.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("??")
    }
}

const ENGLISH: Language = Language(*b"en");

/// Reads the languages of labels: `en`, or `en` and the language of the second lines, such as `en,fa`.
///
/// # Errors
///
/// When the first is not English, there are more than two, or one is not two letters.
pub fn languages(text: &str) -> Result<Option<Language>> {
    let codes: Vec<Option<Language>> = text.split(',').map(Language::parse).collect();
    match codes.as_slice() {
        [Some(ENGLISH)] => Ok(None),
        [Some(ENGLISH), Some(second)] if *second != ENGLISH => Ok(Some(*second)),
        _ => {
            let what = Message::NoLabelLanguages { languages: text.into() };
            Err(Error::input(what, Message::NoLabelLanguagesHint {}))
        }
    }
}

/// A city lies at a point that is at most this far from its own.
const SAME_KM: f64 = 25.0;

/// Names given by a list, by language and place.
pub type Given = BTreeMap<(Language, Entity), String>;

/// Cities: language, country, name in the gazetteer, local name.
const CITIES: &str = include_str!("second_names.tsv");
/// Waters: name in the base map, then a column a language.
const WATERS: &str = include_str!("second_waters.tsv");
/// The languages of the columns of waters, and of countries and divisions.
const COLUMNS: [Language; 5] =
    [Language(*b"ar"), Language(*b"fa"), Language(*b"he"), Language(*b"ru"), Language(*b"uk")];

/// The rows of a table.
fn rows(table: &'static str) -> impl Iterator<Item = std::str::Split<'static, char>> {
    table.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t'))
}

fn country_code(letters: &str) -> Option<CountryCode> {
    Some(CountryCode(<[u8; 2]>::try_from(letters.as_bytes()).ok()?))
}

/// The rows of the table of cities.
fn cities() -> impl Iterator<Item = (Language, CountryCode, &'static str, &'static str)> {
    rows(CITIES).filter_map(|mut columns| {
        let language = Language::parse(columns.next()?)?;
        Some((language, country_code(columns.next()?)?, columns.next()?, columns.next()?))
    })
}

/// The waters whose name in a language is known.
fn waters(language: Language) -> impl Iterator<Item = (&'static str, &'static str)> {
    let column = COLUMNS.iter().position(|known| *known == language);
    rows(WATERS).filter_map(move |mut columns| {
        let name = columns.next()?;
        columns.nth(column?).filter(|local| !local.is_empty()).map(|local| (name, local))
    })
}

/// The countries (`*`) and divisions whose name in a language is known.
fn grounds(language: Language) -> impl Iterator<Item = (CountryCode, &'static str, &'static str)> {
    let column = COLUMNS.iter().position(|known| *known == language);
    rows(dateline_basemap::LOCAL_NAMES).filter_map(move |mut columns| {
        let (country, name) = (country_code(columns.next()?)?, columns.next()?);
        columns.nth(column?).filter(|local| !local.is_empty()).map(|local| (country, name, local))
    })
}

/// The names in one language.
#[derive(Debug, Clone)]
pub(crate) struct Second<'g> {
    language: Language,
    given: &'g Given,
    cities: BTreeMap<(CountryCode, String), &'static str>,
    waters: BTreeMap<&'static str, &'static str>,
    /// Of divisions by their names in the base map, of countries by `*`.
    grounds: BTreeMap<(CountryCode, &'static str), &'static str>,
}

/// A name, where the embedded fonts have all its letters.
fn drawable(name: &str) -> Option<String> {
    without_glyph(name).is_empty().then(|| name.to_owned())
}

impl<'g> Second<'g> {
    /// The names that a list gives and those of the tables.
    pub(crate) fn new(language: Language, given: &'g Given) -> Self {
        let cities = cities().filter(|row| row.0 == language);
        Self {
            language,
            given,
            cities: cities.map(|(_, country, name, local)| ((country, fold(name)), local)).collect(),
            waters: waters(language).collect(),
            grounds: grounds(language).map(|(country, name, local)| ((country, name), local)).collect(),
        }
    }

    /// Its language.
    pub(crate) fn language(&self) -> Language {
        self.language
    }

    /// The name of a country.
    pub(crate) fn country(&self, code: CountryCode) -> Option<String> {
        self.division(code, "*")
    }

    /// The name of a first-level division of a country, which the base map calls `name`.
    pub(crate) fn division(&self, country: CountryCode, name: &str) -> Option<String> {
        drawable(self.grounds.get(&(country, name))?)
    }

    /// The name of a disputed territory: that of the division, of whichever country, that it is.
    pub(crate) fn territory(&self, name: &str) -> Option<String> {
        drawable(self.grounds.iter().find(|((_, division), _)| *division == name)?.1)
    }

    /// The name of a sea, gulf or strait.
    pub(crate) fn water(&self, name: &str) -> Option<String> {
        drawable(self.waters.get(name)?)
    }

    /// Names in the language that the list gives and no embedded font has all letters of.
    pub(crate) fn undrawable(&self) -> impl Iterator<Item = &str> {
        let given = self.given.iter().filter(|((language, _), _)| *language == self.language);
        given.map(|(_, local)| local.as_str()).filter(|local| !without_glyph(local).is_empty())
    }

    /// The name of a place as the list gives it.
    pub(crate) fn given(&self, entity: Entity) -> Option<String> {
        drawable(self.given.get(&(self.language, entity))?)
    }

    /// The name of a place that the tables have: that of the city of this name in the country where it lies.
    pub(crate) fn place(&self, name: &str, point: LonLat, world: &World<'_>) -> Option<String> {
        if self.cities.is_empty() {
            return None;
        }
        let key = fold(name);
        let Some(country) = world.ground.country_at(point) else { return self.off_the_coast(&key) };
        self.cities
            .get(&(country, key))
            .or_else(|| self.under_its_own_name(world.gazetteer, name, point, country))
            .map(|name| (*name).to_owned())
    }

    /// The name of a place whose point lies a little off the coast: that of the only city of this name.
    fn off_the_coast(&self, key: &str) -> Option<String> {
        let mut same = self.cities.iter().filter(|((_, name), _)| name == key).map(|(_, local)| *local);
        let only = same.next()?;
        same.next().is_none().then(|| only.to_owned())
    }

    /// The name of a city that the report calls by another name than the gazetteer ("Hodeidah"), if it lies there: Stanislav, which
    /// Ivano-Frankivsk was once, is also a village.
    fn under_its_own_name(
        &self,
        gazetteer: &dyn Gazetteer,
        name: &str,
        point: LonLat,
        country: CountryCode,
    ) -> Option<&&'static str> {
        let features = gazetteer.lookup(name).map(|(id, _)| gazetteer.feature(id));
        let there = |feature: &Feature<'_>| {
            geodesy::inverse(feature.point, point).length.km() < SAME_KM.max(f64::from(feature.precision_km))
        };
        let mut cities = features
            .filter(|feature| feature.kind == FeatureKind::City && feature.country == Some(country) && there(feature));
        cities.find_map(|feature| self.cities.get(&(country, fold(feature.name))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whoever adds a name to the table finds it here when GeoNames does not know it for a place of that country.
    #[test]
    fn the_gazetteer_knows_every_name_of_the_table() {
        let gazetteer = World::embedded().gazetteer;
        let known = |name: &str, country: CountryCode| -> Vec<String> {
            let features = gazetteer.lookup(name).map(|(id, _)| gazetteer.feature(id));
            features.filter(|f| f.country == Some(country)).map(|f| fold(f.name)).collect()
        };
        let mut checked = 0;
        let mut unknown = Vec::new();
        for (language, country, name, local) in cities() {
            checked += 1;
            let (of_name, of_local) = (known(name, country), known(local, country));
            if !of_local.iter().any(|feature| of_name.contains(feature)) {
                unknown.push(format!("{} {} {name} {local}", language.as_str(), country.as_str()));
            }
        }
        assert!(checked > 250, "{checked}");
        assert_eq!(unknown, Vec::<String>::new());
    }

    #[test]
    fn a_place_is_found_in_its_own_country_and_by_another_name() {
        let (given, world) = (Given::new(), World::embedded());
        let persian = Second::new(Language(*b"fa"), &given);
        let at = |lon, lat| LonLat::new(lon, lat).unwrap();
        assert_eq!(persian.place("Shiraz", at(52.53, 29.61), world).as_deref(), Some("شیراز"));
        assert_eq!(persian.place("Shiraz", at(2.35, 48.86), world), None);
        assert_eq!(persian.place("Bandar Abbas", at(56.27, 27.18), world).as_deref(), Some("بندر عباس"));
        let arabic = Second::new(Language(*b"ar"), &given);
        assert_eq!(arabic.place("Hodeidah", at(43.0, 14.8), world).as_deref(), Some("الحديدة"));
        assert_eq!(arabic.country(CountryCode(*b"YE")).as_deref(), Some("اليمن"));
        let ukrainian = Second::new(Language(*b"uk"), &given);
        assert_eq!(ukrainian.place("Stanislav", at(32.15, 46.57), world), None);
    }

    #[test]
    fn countries_divisions_territories_and_waters_have_names_in_every_language() {
        let given = Given::new();
        let world = World::embedded();
        for language in COLUMNS {
            let second = Second::new(language, &given);
            let lacking: Vec<_> = grounds(language).filter(|(.., local)| drawable(local).is_none()).collect();
            assert!(grounds(language).count() > 4_500 && lacking.is_empty(), "{lacking:?}");
            for (name, local) in waters(language) {
                assert!(world.ground.sea_area(name).is_some() && drawable(local).is_some(), "{name} {local}");
            }
            assert!(second.country(CountryCode(*b"JP")).is_some() && second.territory("West Bank").is_some());
        }
        let arabic = Second::new(Language(*b"ar"), &given);
        let persian = Second::new(Language(*b"fa"), &given);
        assert_eq!(persian.division(CountryCode(*b"IR"), "Fars").as_deref(), Some("استان فارس"));
        // Each language has its own name for contested water.
        assert_eq!(persian.water("Persian Gulf").as_deref(), Some("خلیج فارس"));
        assert_eq!(arabic.water("Persian Gulf").as_deref(), Some("الخليج العربي"));
        assert_eq!(Second::new(Language(*b"ja"), &given).water("Persian Gulf"), None);
    }

    #[test]
    fn a_name_without_glyphs_is_no_name() {
        let given = Given::from([((Language(*b"ja"), Entity::City(0)), "シーラーズ".to_owned())]);
        let japanese = Second::new(Language(*b"ja"), &given);
        assert_eq!(japanese.given(Entity::City(0)), None);
        assert_eq!(japanese.place("Shiraz", LonLat::new(52.53, 29.61).unwrap(), World::embedded()), None);
        assert_eq!(japanese.undrawable().collect::<Vec<_>>(), ["シーラーズ"]);
    }

    #[test]
    fn a_name_that_a_list_gives_is_that_of_its_own_place() {
        let given = Given::from([((Language(*b"fa"), Entity::Site(1)), "شهر شیراز".to_owned())]);
        let persian = Second::new(Language(*b"fa"), &given);
        assert_eq!(persian.given(Entity::Site(1)).as_deref(), Some("شهر شیراز"));
        assert_eq!(persian.given(Entity::City(1)), None);
    }

    #[test]
    fn languages_are_read_with_a_clear_error() {
        assert_eq!(languages("en").unwrap(), None);
        assert_eq!(languages("EN, fa").unwrap(), Some(Language(*b"fa")));
        for wrong in ["fa", "en,fa,ar", "english", "en,", "en,en"] {
            assert!(languages(wrong).unwrap_err().to_string().contains("en,fa"), "{wrong}");
        }
    }
}
