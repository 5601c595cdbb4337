//! Second lines of labels in another language: from the list that the map is made of, else from a table of well-known
//! places and countries.

use std::collections::BTreeMap;

use crate::basemap::Basemap;
use crate::country::CountryCode;
use crate::error::{Error, Result};
use crate::gazetteer::{FeatureKind, Gazetteer, fold};
use crate::geometry::LonLat;

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
        _ => Err(Error::input(
            format!("`{text}` names no languages of labels"),
            "write en, or en and the language of the second lines, such as en,fa",
        )),
    }
}

/// Names given by a list: by language and folded name.
pub type Given = BTreeMap<(Language, String), String>;

/// The table: language, country, name in the gazetteer or `*` for the country itself, local name.
const TABLE: &str = include_str!("second_names.tsv");

/// The rows of the table.
fn rows() -> impl Iterator<Item = (Language, CountryCode, &'static str, &'static str)> {
    TABLE.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
        let mut columns = line.split('\t');
        let language = Language::parse(columns.next()?)?;
        let country = CountryCode(<[u8; 2]>::try_from(columns.next()?.as_bytes()).ok()?);
        Some((language, country, columns.next()?, columns.next()?))
    })
}

/// The names in one language.
#[derive(Debug, Clone)]
pub struct Second<'g> {
    language: Language,
    given: &'g Given,
    cities: BTreeMap<(CountryCode, String), &'static str>,
    countries: BTreeMap<CountryCode, &'static str>,
}

impl<'g> Second<'g> {
    /// The names that a list gives and those of the table.
    pub fn new(language: Language, given: &'g Given) -> Self {
        let (mut cities, mut countries) = (BTreeMap::new(), BTreeMap::new());
        for (_, country, name, local) in rows().filter(|row| row.0 == language) {
            if name == "*" {
                countries.insert(country, local);
            } else {
                cities.insert((country, fold(name)), local);
            }
        }
        Self { language, given, cities, countries }
    }

    /// Its language.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The name of a country.
    pub fn country(&self, code: CountryCode) -> Option<String> {
        self.countries.get(&code).map(|name| (*name).to_owned())
    }

    /// The name of a place: as the list gives it, else that of the city of this name in the country where it lies.
    pub fn place(&self, name: &str, point: LonLat, basemap: &Basemap<'_>) -> Option<String> {
        let key = fold(name);
        if let Some(given) = self.given.get(&(self.language, key.clone())) {
            return Some(given.clone());
        }
        if self.cities.is_empty() {
            return None;
        }
        let Some(country) = basemap.country_at(point) else { return self.off_the_coast(&key) };
        self.cities
            .get(&(country, key))
            .or_else(|| self.under_its_own_name(name, country))
            .map(|name| (*name).to_owned())
    }

    /// The name of a place whose point lies a little off the coast: that of the only city of this name.
    fn off_the_coast(&self, key: &str) -> Option<String> {
        let mut same = self.cities.iter().filter(|((_, name), _)| name == key).map(|(_, local)| *local);
        let only = same.next()?;
        same.next().is_none().then(|| only.to_owned())
    }

    /// The name of a city that the report calls by another name than the gazetteer ("Hodeidah").
    fn under_its_own_name(&self, name: &str, country: CountryCode) -> Option<&&'static str> {
        let gazetteer = Gazetteer::embedded();
        let features = gazetteer.lookup(name).map(|(id, _)| gazetteer.feature(id));
        let mut cities =
            features.filter(|feature| feature.kind == FeatureKind::City && feature.country == Some(country));
        cities.find_map(|feature| self.cities.get(&(country, fold(feature.name))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whoever adds a name to the table finds it here when GeoNames does not know it for a place of that country.
    #[test]
    fn the_gazetteer_knows_every_name_of_the_table() {
        let gazetteer = Gazetteer::embedded();
        let known = |name: &str, country: CountryCode| -> Vec<String> {
            let features = gazetteer.lookup(name).map(|(id, _)| gazetteer.feature(id));
            features.filter(|f| f.country == Some(country)).map(|f| fold(f.name)).collect()
        };
        let mut checked = 0;
        let mut unknown = Vec::new();
        for (language, country, name, local) in rows().filter(|row| row.2 != "*") {
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
        let (given, basemap) = (Given::new(), Basemap::embedded());
        let persian = Second::new(Language(*b"fa"), &given);
        let at = |lon, lat| LonLat::new(lon, lat).unwrap();
        assert_eq!(persian.place("Shiraz", at(52.53, 29.61), &basemap).as_deref(), Some("شیراز"));
        assert_eq!(persian.place("Shiraz", at(2.35, 48.86), &basemap), None);
        assert_eq!(persian.place("Bandar Abbas", at(56.27, 27.18), &basemap).as_deref(), Some("بندر عباس"));
        let arabic = Second::new(Language(*b"ar"), &given);
        assert_eq!(arabic.place("Hodeidah", at(43.0, 14.8), &basemap).as_deref(), Some("الحديدة"));
        assert_eq!(arabic.country(CountryCode(*b"YE")).as_deref(), Some("اليمن"));
    }

    #[test]
    fn the_name_that_a_list_gives_wins() {
        let given = Given::from([((Language(*b"fa"), "shiraz".to_owned()), "شهر شیراز".to_owned())]);
        let persian = Second::new(Language(*b"fa"), &given);
        let point = LonLat::new(52.53, 29.61).unwrap();
        assert_eq!(persian.place("Shiraz", point, &Basemap::embedded()).as_deref(), Some("شهر شیراز"));
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
