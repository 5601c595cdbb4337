//! The compiled gazetteer: what names find, where features lie, and what the word lists say.

use std::collections::BTreeMap;

use dateline::geodesy::{self, Outline};
use dateline::geometry::{Extent, LonLat};
use dateline::world::World;
use dateline::world::gazetteer::{
    CompiledGazetteer, CountryCode, Feature, FeatureId, FeatureKind, Gazetteer, NameKind, fold,
};

fn gazetteer() -> &'static CompiledGazetteer<'static> {
    CompiledGazetteer::embedded()
}

/// The first meaning of a name.
fn first(name: &str) -> Feature<'static> {
    let (id, _) = gazetteer().lookup(name).next().unwrap_or_else(|| panic!("{name} is known"));
    gazetteer().feature(id)
}

fn is_near(feature: &Feature<'_>, lat: f64, lon: f64) -> bool {
    (feature.point.lat() - lat).abs() < 0.05 && (feature.point.lon() - lon).abs() < 0.05
}

#[test]
fn cities_of_a_report_are_found_where_they_lie() {
    for (name, lat, lon) in [
        ("Tehran", 35.694, 51.422),
        ("Bat Yam", 32.024, 34.750),
        ("Haifa", 32.818, 34.989),
        ("Mashhad", 36.316, 59.568),
        ("Calgary", 51.050, -114.085),
        ("Isfahan", 32.657, 51.677),
        ("Beersheba", 31.252, 34.791),
        ("Kyiv", 50.454, 30.524),
    ] {
        let found = first(name);
        assert!(is_near(&found, lat, lon), "{name} is at {:?}", found.point);
        assert_eq!(found.kind, FeatureKind::City, "{name}");
    }
}

#[test]
fn countries_go_by_their_short_names_and_abbreviations() {
    for (name, code) in [
        ("U.S.", "US"),
        ("United States", "US"),
        ("UK", "GB"),
        ("Britain", "GB"),
        ("Ivory Coast", "CI"),
        ("Iran", "IR"),
        ("North Korea", "KP"),
        ("Kosovo", "XK"),
    ] {
        let found = first(name);
        assert_eq!(found.kind, FeatureKind::Country, "{name} is {found:?}");
        assert_eq!(found.country.map(|code| code.0), code.as_bytes().try_into().ok(), "{name}");
    }
}

#[test]
fn a_curated_site_wins_over_a_village_of_nearly_its_name() {
    let fordow = first("Fordow");
    assert_eq!(fordow.kind, FeatureKind::Nuclear);
    assert!(is_near(&fordow, 34.885, 50.996), "{:?}", fordow.point);
}

#[test]
fn articles_marks_and_apostrophes_do_not_hide_a_place() {
    for name in ["Hudaydah", "al-Hudaydah", "Al Ḩudaydah"] {
        let country = gazetteer().lookup(name).next().map(|(id, _)| gazetteer().feature(id).country);
        assert_eq!(country, Some(Some(CountryCode(*b"YE"))), "{name}");
    }
    assert_eq!(first("Asaluyeh").country, Some(CountryCode(*b"IR")));
    assert_eq!(first("Petah Tiqva").country, Some(CountryCode(*b"IL")));
}

#[test]
fn an_airport_is_found_by_city_by_name_and_by_code() {
    for name in ["Mashhad airport", "Mashhad International Airport", "OIMM"] {
        let airport = first(name);
        assert_eq!(airport.kind, FeatureKind::Airport, "{name}");
        assert!(is_near(&airport, 36.235, 59.641), "{name} is at {:?}", airport.point);
    }
    assert_eq!(first("Ben Gurion airport").kind, FeatureKind::Airport);
    let codes = gazetteer().lookup("OIMM").map(|(_, kind)| kind).collect::<Vec<_>>();
    assert!(codes.contains(&NameKind::Code));
}

#[test]
fn a_walk_finds_the_longest_name() {
    let mut walk = gazetteer().walk();
    let mut longest = 0;
    for (at, token) in "new york city council voted".split(' ').enumerate() {
        if !walk.push(token) {
            break;
        }
        longest = if walk.is_name() { at + 1 } else { longest };
    }
    assert_eq!(longest, 3);
}

#[test]
fn a_walk_that_fails_stays_where_it_was() {
    let mut walk = gazetteer().walk();
    assert!(walk.push("tel") && walk.push("aviv"));
    assert!(!walk.push("zebra"));
    assert!(walk.is_name());
}

#[test]
fn divisions_contain_their_places_at_every_depth() {
    let gazetteer = gazetteer();
    let long_beach = gazetteer.lookup("Long Beach").map(|(id, _)| gazetteer.feature(id));
    let in_california = long_beach.into_iter().find(|feature| feature.population > 400_000).expect("Long Beach, CA");
    let chain: Vec<&str> = gazetteer.containing(in_california.id).map(|id| gazetteer.feature(id).name).collect();
    assert_eq!(chain, ["Los Angeles County", "California", "United States"]);
}

#[test]
fn a_division_goes_by_its_own_name_and_lies_on_its_own_ground() {
    for (name, shown, lat, lon) in [
        ("Duhok province", "Duhok", 37.0, 43.1),
        ("Erbil province", "Erbil", 36.1, 44.0),
        ("Sulaymaniyah province", "Sulaymaniyah", 35.6, 45.4),
        ("Daykundi Province", "Daykundi", 33.7, 66.2),
        ("Panjshir Province", "Panjshir", 35.4, 69.8),
        ("Île-de-France", "Île-de-France", 48.8, 2.4),
        ("Davao", "Davao", 7.3, 125.4),
        ("Beqaa Governorate", "Beqaa", 33.8, 35.9),
        ("Altai Krai", "Altayskiy kray", 52.6, 82.6),
    ] {
        let divisions = gazetteer().lookup(name).map(|(id, _)| gazetteer().feature(id));
        let found = divisions.into_iter().find(|feature| feature.kind == FeatureKind::Admin1);
        let found = found.unwrap_or_else(|| panic!("{name} is a division"));
        assert_eq!(found.name, shown);
        let near = (found.point.lat() - lat).abs() < 0.3 && (found.point.lon() - lon).abs() < 0.3;
        assert!(near, "{name} is at {:?}", found.point);
    }
}

/// Bamba on the Niger once lay 900 km off, at the place of a namesake.
#[test]
fn a_place_does_not_lie_where_its_namesake_is() {
    for (name, country, lat, lon) in [
        ("Bamba", b"ML", 17.03, -1.40),
        ("Dungu", b"CD", 3.62, 28.57),
        ("Kenge", b"CD", -4.81, 17.04),
        ("Bratske", b"UA", 47.866, 31.577),
        ("Oktyabrsky", b"RU", 50.42, 36.38),
        ("Mubambiro", b"CD", -1.59, 29.08),
    ] {
        let country = Some(CountryCode(*country));
        let found = gazetteer().lookup(name).map(|(id, _)| gazetteer().feature(id));
        let here = found.filter(|feature| feature.country == country).any(|feature| is_near(&feature, lat, lon));
        assert!(here, "{name} lies elsewhere");
    }
}

/// Places that lie apart from the outline of their division and are right: Slavutych and its quarters belong to Kyiv, Ferdows and Boshruyeh
/// to South Khorasan since the outlines were drawn.
const APART: usize = 40;

#[test]
fn a_place_lies_in_the_division_that_it_is_listed_under() {
    const COUNTRIES: &str = "UA RU IL PS LB SY IQ IR YE SD SS ET SO ML BF NE CD MM PK IN AF AM AZ LY TR SA EG";
    let (gazetteer, basemap) = (gazetteer(), World::embedded().ground);
    let is_asked = |city: &Feature<'_>| city.country.is_some_and(|country| COUNTRIES.contains(country.as_str()));
    let ground = |division: FeatureId| {
        let feature = gazetteer.feature(division);
        let around = basemap.division_at(feature.point).filter(|around| around.geonameid == feature.geonameid)?;
        basemap.division_area(around.country, around.code).map(|area| Outline::new(&area))
    };
    let mut grounds: BTreeMap<FeatureId, Option<Outline>> = BTreeMap::new();
    let (mut checked, mut apart) = (0, Vec::new());
    for city in gazetteer.ids().map(|id| gazetteer.feature(id)).filter(|city| city.kind == FeatureKind::City) {
        let Some(division) = city.admin1.filter(|_| is_asked(&city)) else { continue };
        let Some(ground) = grounds.entry(division).or_insert_with(|| ground(division)) else { continue };
        checked += 1;
        let km = || geodesy::nearest(city.point, ground).map_or(f64::INFINITY, |nearest| nearest.distance().km());
        if !ground.contains(city.point) && km() > 25.0 {
            apart.push(format!("{} ({}): {:.0} km", city.name, gazetteer.feature(division).name, km()));
        }
    }
    assert!(checked > 25_000, "only {checked} places were checked");
    assert!(apart.len() <= APART, "{} places\n{}", apart.len(), apart.join("\n"));
}

#[test]
fn countries_know_capital_and_neighbours() {
    let gazetteer = gazetteer();
    let capital = gazetteer.capital_of(CountryCode(*b"IR")).map(|id| gazetteer.feature(id).name);
    assert_eq!(capital, Some("Tehran"));
    assert!(gazetteer.are_neighbours(CountryCode(*b"IL"), CountryCode(*b"LB")));
    assert!(!gazetteer.are_neighbours(CountryCode(*b"IL"), CountryCode(*b"IR")));
    let languages: Vec<&str> = gazetteer.country(CountryCode(*b"IR")).expect("Iran").languages().collect();
    assert_eq!(languages.first(), Some(&"fa-IR"));
}

#[test]
fn the_cities_of_an_extent_come_by_size() {
    let israel_to_iran = Extent { west: 34.0, south: 24.0, east: 62.0, north: 40.0 };
    let cities = gazetteer().cities_in(israel_to_iran, 1_000_000);
    assert!(cities.iter().any(|city| city.name == "Tehran"));
    assert!(cities.windows(2).all(|pair| pair[0].population >= pair[1].population));
    assert!(cities.iter().all(|city| israel_to_iran.contains(city.point)));
}

#[test]
fn an_extent_across_the_antimeridian_has_cities_on_both_sides() {
    let pacific = Extent { west: 170.0, south: -30.0, east: -165.0, north: 0.0 };
    let found: Vec<CountryCode> = gazetteer().cities_in(pacific, 0).iter().filter_map(|city| city.country).collect();
    assert!(found.contains(&CountryCode(*b"FJ")) && found.contains(&CountryCode(*b"WS")), "{found:?}");
}

#[test]
fn the_nearest_city_is_the_one_that_a_full_search_finds() {
    let gazetteer = gazetteer();
    for (lon, lat) in [(51.7, 33.7), (-179.9, -18.0), (0.0, 89.0), (-115.1, 50.9), (25.0, 64.5)] {
        let point = LonLat::new(lon, lat).expect("a position");
        let (_, distance) = gazetteer.nearest_city(point).expect("a city");
        let cities = gazetteer.ids().map(|id| gazetteer.feature(id)).filter(|f| matches!(f.kind, FeatureKind::City));
        let least = cities.map(|city| haversine(point, city.point)).fold(f64::INFINITY, f64::min);
        assert!(distance <= least + 1e-6, "{lon} {lat}: {distance} against {least}");
    }
}

fn haversine(a: LonLat, b: LonLat) -> f64 {
    let (phi1, phi2) = (a.lat().to_radians(), b.lat().to_radians());
    let half = ((b.lon() - a.lon()).to_radians() / 2.0).sin();
    let h = ((phi2 - phi1) / 2.0).sin().powi(2) + phi1.cos() * phi2.cos() * half * half;
    2.0 * 6371.0 * h.sqrt().min(1.0).asin()
}

#[test]
fn a_misspelt_name_gets_suggestions_by_likeness_and_size() {
    let suggestions = gazetteer().suggest("Teheram", 2);
    let names: Vec<&str> = suggestions.iter().map(|s| s.folded.as_str()).collect();
    assert!(names.iter().take(3).any(|name| *name == "teheran"), "{names:?}");
    assert!(gazetteer().suggest("", 2).is_empty());
}

#[test]
fn demonyms_stop_words_and_nouns_are_known() {
    let (gazetteer, lexicon) = (gazetteer(), gazetteer().lexicon());
    let iran = lexicon.demonym(&fold("Iranian")).next().map(|(id, _)| gazetteer.feature(id).name);
    assert_eq!(iran, Some("Iran"));
    assert!(lexicon.stop_word("of").is_some());
    assert!(lexicon.stop_word("tehran").is_none());
    assert_eq!(lexicon.facility_noun("air base").and_then(|noun| noun.feature_kind()), Some(FeatureKind::Airport));
    assert!(lexicon.organisation("reuters").is_some());
    assert!(lexicon.abbreviation("Conn.").is_some());
    assert!(lexicon.organisation_patterns().any(|(pattern, _)| pattern == "University of *"));
}

#[test]
fn nothing_panics_on_odd_names() {
    for name in ["", " ", "\u{0}", "🗺", "‏", &"x".repeat(10_000)] {
        assert_eq!(gazetteer().lookup(name).count(), 0, "{name:?}");
        assert!(gazetteer().suggest(name, 2).len() < 100_000);
    }
}
