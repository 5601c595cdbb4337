//! Which feature a name means: each row of `tests/resolution.tsv` is a case, and how sure the resolver may be.

use std::path::Path;

use dateline::geodesy;
use dateline::geometry::LonLat;
use dateline::mention::{self, Toponym};
use dateline::resolve::{self, Place};
use dateline::span::Span;
use dateline::text;
use dateline::world::World;

/// The place given to the first occurrence of `name` in `context`, among the names that the recognizer finds.
fn placed(name: &str, context: &str) -> Place {
    let article = text::read(context, World::embedded().gazetteer);
    let at = context.find(name).unwrap_or_else(|| panic!("{name} does not occur in: {context}"));
    let start = context[..at].chars().count();
    let span = Span::new(start, start + name.chars().count());
    let mut toponyms: Vec<Toponym> = mention::recognize(&article, World::embedded().gazetteer);
    toponyms.retain(|toponym| !toponym.span.overlaps(span));
    toponyms.extend(mention::given(&article, &[span]));
    toponyms.sort_by_key(|toponym| toponym.span);
    let (places, _) = resolve::resolve(&article, &toponyms, World::embedded().gazetteer);
    places.into_iter().find(|place| place.span == span).unwrap()
}

#[test]
fn every_name_of_the_table_is_put_where_it_belongs() {
    let table = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/resolution.tsv")).unwrap();
    let mut wrong = Vec::new();
    for row in table.lines().filter(|line| !line.starts_with('#')) {
        let cells: Vec<&str> = row.split('\t').collect();
        let [name, context, expected, lat, lon, km, country] = cells.as_slice() else {
            panic!("seven cells in: {row}")
        };
        let (open, name) = name.strip_prefix('!').map_or((false, *name), |name| (true, name));
        let place = placed(name, context);
        let right = LonLat::new(lon.parse().unwrap(), lat.parse().unwrap()).unwrap();
        let apart = place.position.as_ref().map(|position| geodesy::inverse(position.point, right).length.km());
        let there = apart.is_some_and(|apart| apart <= km.parse().unwrap());
        let found_country = place.country.map_or("-".to_owned(), |country| country.as_str().to_owned());
        let missed = !there || (*country != "-" && found_country != *country);
        if open {
            if !missed {
                wrong.push(format!("{name} in \"{context}\" is right now: take its ! away"));
            }
        } else if missed {
            wrong.push(format!(
                "{name} in \"{context}\": wanted {expected}, got {} ({found_country}), {apart:?} km off",
                place.name
            ));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn a_place_at_a_distance_is_computed_with_what_the_words_leave_open() {
    let place = placed("Kismayo", "A camp 82 miles northwest of Kismayo in Somalia was destroyed.");
    let relative = place.relative.unwrap();
    let kismayo = place.position.unwrap().point;
    let line = geodesy::inverse(kismayo, relative.position.point);
    assert!((line.length.km() - 131.966).abs() < 0.01, "82 statute miles, got {:?}", line.length);
    assert!((line.azi1.degrees() - 315.0).abs() < 0.01, "northwest, got {:?}", line.azi1);
    assert!((30.0..90.0).contains(&relative.position.precision.km()), "{:?}", relative.position.precision);
}

#[test]
fn a_village_near_a_town_is_less_precise_than_the_town() {
    let place = placed("Kupiansk", "Shells fell on a village near Kupiansk in Ukraine.");
    assert!(place.relative.unwrap().position.precision > place.position.unwrap().precision);
}

#[test]
fn one_name_without_a_feature_does_not_empty_the_rest() {
    let article = text::read("They went from Qwxyzzk to Tehran.", World::embedded().gazetteer);
    let toponyms = mention::given(&article, &[Span::new(15, 22), Span::new(26, 32)]);
    let (places, diagnostics) = resolve::resolve(&article, &toponyms, World::embedded().gazetteer);
    assert!(places[0].position.is_none());
    assert_eq!(places[1].name, "Tehran");
    assert_eq!(diagnostics.len(), 1);
    assert_eq!(diagnostics[0].code, "unplaced-name");
}

#[test]
fn a_facility_that_nobody_knows_stands_at_its_town_and_says_so() {
    let place = placed("Kupiansk power plant", "Engineers left the Kupiansk power plant in Ukraine.");
    let position = place.position.unwrap();
    let town = LonLat::new(37.61, 49.71).unwrap();
    assert!(geodesy::inverse(position.point, town).length.km() < 10.0);
    assert!(position.precision.km() >= 10.0, "{:?}", position.precision);
}

#[test]
fn every_placed_name_says_why_and_how_sure() {
    let place = placed("Paris", "The family drove from Paris, Texas to Dallas.");
    assert!(!place.reasons.is_empty());
    assert!((0.0..=1.0).contains(&place.confidence));
    assert!(!place.rivals.is_empty());
}
