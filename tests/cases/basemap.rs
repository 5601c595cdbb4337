//! The compiled basemap against published figures: whose ground a position is, how far borders are.

use dateline::country::CountryCode;
use dateline::geodesy::{self, Outline};
use dateline::geometry::LonLat;
use dateline::world::World;
use dateline::world::ground::Policy;

fn at(lon: f64, lat: f64) -> LonLat {
    LonLat::new(lon, lat).unwrap()
}

fn code(text: &str) -> CountryCode {
    let bytes = text.as_bytes();
    CountryCode([bytes[0], bytes[1]])
}

fn kilometres_to(country: &str, policy: Policy, from: LonLat) -> f64 {
    let area = World::embedded().ground.country_area(code(country), policy).unwrap();
    geodesy::nearest(from, &Outline::new(&area)).unwrap().distance().km()
}

#[test]
fn a_position_lies_in_the_country_that_administers_it() {
    let basemap = World::embedded().ground;
    for (lon, lat, country) in [
        (51.389, 35.689, "IR"),
        (34.781, 32.085, "IL"),
        (44.361, 33.315, "IQ"),
        (-114.07, 51.05, "CA"),
        (178.44, -18.14, "FJ"),
        (179.3, 67.0, "RU"),
        (-175.0, 66.5, "RU"),
        (34.1, 44.95, "RU"),
        (0.0, -89.9, "AQ"),
        (0.0, 89.9, ""),
        (2.0, 46.5, "FR"),
        (28.2, -29.5, "LS"),
        (-30.0, 30.0, ""),
    ] {
        let found = basemap.country_at(at(lon, lat)).map_or(String::new(), |c| c.as_str().to_owned());
        assert_eq!(found, country, "{lon} {lat}");
    }
}

#[test]
fn distances_to_borders_agree_with_natural_earth() {
    let golan = Policy::DeFacto;
    for (name, from, country, km) in [
        ("Mashhad airport", at(59.6410, 36.2352), "IL", 2195.9),
        ("Baalbek", at(36.2181, 34.0058), "IL", 75.8),
        ("Lviv", at(24.0297, 49.8397), "PL", 57.1),
        ("Bahawalpur", at(71.6833, 29.4), "IN", 95.5),
        ("Damascus", at(36.2765, 33.5138), "LB", 24.7),
    ] {
        let found = kilometres_to(country, golan, from);
        assert!((found - km).abs() < 2.0, "{name} to {country}: {found:.1} km, stated {km}");
    }
}
