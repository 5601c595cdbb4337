//! A report, a list and an earlier output of our own are one story, from which every command draws, writes and checks.

use std::path::Path;

use dateline::analysis::{Analysis, Origin, Source};
use dateline::correct::{Correction, apply};
use dateline::export::layers::{Shape, layers};
use dateline::export::{geojson, record};
use dateline::geometry::Extent;
use dateline::id::{EventId, Id, PlaceId, SiteId};
use dateline::input::File;
use dateline::lang::voice;
use dateline::map::Subject;
use dateline::pipeline::{Context, analyze, read};
use dateline::world::World;

const REPORT: &str = "Tehran said on Monday that it would answer. A missile fired from Yemen hit a warehouse in Haifa, Israel, on Sunday, \
    killing two people. In Natanz, drones reportedly set a plant on fire. Yemen lies nearly 1,300 miles from Haifa.";

const LIST: &str = "name,lat,lon,kind,status,date,range,priority,name:fa\n\
    Haifa,32.8,35.0,missile,claimed,2025-06-13,,3,حیفا\n\
    Tel Aviv,32.0853,34.7818,,,2025-06-13,1500 mi,2,\n\
    Ashdod,31.8,34.65,intercepted,,2025-06-14,,,\n\
    Natanz,33.72,51.73,fire,,2025-06-15,,,\n";

fn story(name: &str, content: &str) -> Analysis {
    read(&File { name, content: content.as_bytes() }, World::embedded(), Context::default()).unwrap()
}

fn refusal(name: &str, content: &str) -> String {
    read(&File { name, content: content.as_bytes() }, World::embedded(), Context::default()).unwrap_err().to_string()
}

fn example(path: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// Marks, days and extent of a map, without what only the report itself tells.
fn marks(story: &Analysis) -> String {
    let (subject, _) = Subject::from_analysis(story);
    let Subject { mut sites, cities, rings, focus, days, extent, names, origin, .. } = subject;
    // A record rounds to the metre.
    sites.iter_mut().for_each(|site| site.precision.0 = site.precision.0.round());
    format!("{sites:?}\n{cities:?}\n{rings:?}\n{focus:?}\n{days:?}\n{extent:?}\n{names:?}\n{origin:?}")
}

#[test]
fn a_record_reads_back_to_the_record_that_it_was() {
    let report = example("examples/june-2025.txt");
    for analysis in [
        analyze(&report, World::embedded(), Context::default()),
        analyze(REPORT, World::embedded(), Context::default()),
        story("l.csv", LIST),
    ] {
        let written = record::json(&analysis).unwrap();
        let again = record::read(&File { name: "record", content: written.as_bytes() }).unwrap();
        assert_eq!(record::json(&again).unwrap(), written);
        let ids = |story: &Analysis| -> Vec<String> {
            let places = story.places.ids().map(|id| id.to_string());
            places.chain(story.sites.ids().map(|id| id.to_string())).collect()
        };
        assert_eq!(ids(&again), ids(&analysis));
    }
}

#[test]
fn identifiers_survive_a_drop_and_a_record() {
    let dropped = [Correction::DropPlace(PlaceId::of(0)), Correction::DropEvent(EventId::Site(SiteId::of(0)))];
    let corrected = apply(&story("list.csv", LIST), &dropped);
    let again = story("record.json", &record::json(&corrected).unwrap());
    assert_eq!(again.places.ids().collect::<Vec<_>>(), [1, 2, 3].map(PlaceId::of));
    assert_eq!(again.sites.ids().collect::<Vec<_>>(), [SiteId::of(1)]);
    assert_eq!(again.first_place(&again.sites[0]).unwrap().name, "Natanz");
    assert_eq!(again.places.source(PlaceId::of(3)), Some(Source::Row(5)));
}

#[test]
fn what_an_editor_set_is_in_the_record() {
    let extent = Extent { west: 30.0, south: 29.0, east: 56.0, north: 36.0 };
    let site = EventId::Site(SiteId::of(0));
    let corrections = [
        Correction::Title("One night".to_owned()),
        Correction::Extent(extent),
        Correction::Facts(site, vec!["Port closed".to_owned()]),
    ];
    let corrected = apply(&analyze(REPORT, World::embedded(), Context::default()), &corrections);
    let again = story("record.json", &record::json(&corrected).unwrap());
    assert_eq!((again.title.as_deref(), again.extent), (Some("One night"), Some(extent)));
    assert!(again.edited.contains(&site) && again.sites[0].facts == ["Port closed"]);
}

#[test]
fn a_record_draws_the_map_of_its_report_or_list() {
    for analysis in [analyze(REPORT, World::embedded(), Context::default()), story("list.csv", LIST)] {
        assert!(analysis.sites.len() > 1, "{:?}", analysis.sites);
        let again = story("record.json", &record::json(&analysis).unwrap());
        assert_eq!(marks(&again), marks(&analysis));
    }
}

#[test]
fn a_record_tells_what_it_cannot_draw() {
    let analysis = analyze(REPORT, World::embedded(), Context::default());
    assert!(analysis.claims.iter().any(|claim| claim.distance.is_some()) && analysis.not_drawn().is_none());
    let again = story("record.json", &record::json(&analysis).unwrap());
    let (_, told) = Subject::from_analysis(&again);
    assert_eq!(told.iter().map(|diagnostic| diagnostic.code.as_ref()).collect::<Vec<_>>(), ["record-without-ends"]);
    let told = |analysis: &Analysis| voice().tell(&analysis.claims[0].message);
    assert_eq!(told(&again), told(&analysis));
}

#[test]
fn a_layer_of_points_reads_back_to_its_sites_and_places() {
    let analysis = analyze(REPORT, World::embedded(), Context::default());
    let points = layers(&analysis).into_iter().find(|layer| layer.shape == Shape::Points).unwrap();
    let written = geojson::collection(&points, "points").unwrap();
    let again = story("points.geojson", &written);
    assert_eq!(again.origin, Origin::Report);
    let told = |story: &Analysis| -> Vec<String> {
        let one = |(id, site): (EventId, &dateline::site::Site)| {
            format!("{id} {} {:?} {:?} {:?} {:?}", site.name, site.event, site.certainty, site.when, site.facts)
        };
        story.events().into_iter().map(one).collect()
    };
    assert_eq!(told(&again), told(&analysis));
    let names = |story: &Analysis| story.places.iter().map(|place| place.name.clone()).collect::<Vec<_>>();
    assert!(names(&again).contains(&"Tehran".to_owned()), "{:?}", names(&again));
    let (before, after) = (Subject::from_analysis(&analysis).0, Subject::from_analysis(&again).0);
    assert_eq!(after.struck, before.struck);
}

#[test]
fn a_list_has_layers_in_time_that_grows_with_its_rows() {
    let rows: String =
        (0..20_000).map(|at| format!("P{at},{:.4},{:.4},drone\n", 40.0 + at as f64 * 5e-4, 30.0)).collect();
    let list = story("list.csv", &format!("name,lat,lon,kind\n{rows}"));
    let started = std::time::Instant::now();
    let points = layers(&list).into_iter().find(|layer| layer.shape == Shape::Points).unwrap();
    assert_eq!(points.rows.len(), 20_000);
    assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
}

#[test]
fn what_is_no_whole_record_is_refused_with_the_reason() {
    let whole = record::json(&analyze(REPORT, World::embedded(), Context::default())).unwrap();
    assert!(refusal("r", &whole[..whole.len() / 2]).contains("no whole record"));
    assert!(refusal("r", &format!("{whole}{whole}")).contains("more than one record"));
    assert!(refusal("r", r#"{"version":2,"id":"a"}"#).contains("version 2"));
    assert!(refusal("r", r#"{"version":1,"id":"a","error":"too long"}"#).contains("too long"));
    let elsewhere = whole.replacen("\"kind\":\"", "\"kind\":\"moon ", 1);
    assert!(refusal("r", &elsewhere).contains("is no kind of place"), "{}", refusal("r", &elsewhere));
    assert!(refusal("r", &whole.replace("\"mentions\":[", "\"mentions\":[99,")).contains("a place that there is not"));
}

#[test]
fn each_part_knows_what_it_was_taken_from() {
    let report = analyze(REPORT, World::embedded(), Context::default());
    for (place, source) in report.places.with_sources() {
        assert_eq!(source, Source::Text(place.span));
    }
    for (claim, source) in report.claims.with_sources() {
        assert_eq!(source, Source::Text(claim.span));
    }
    let list = story("list.csv", LIST);
    assert_eq!(list.sites.with_sources().map(|(_, source)| source).collect::<Vec<_>>(), [2, 5].map(Source::Row));
    let ring = list.rings[0];
    assert_eq!(list.places.by_id(ring.center).unwrap().name, "Tel Aviv");
}

#[test]
fn names_alike_in_a_list_keep_their_own_names_in_other_languages() {
    let list = "name,lat,lon,name:fa\nAli Abad,32.0,50.0,علی‌آباد\nAli Abad,36.0,54.0,\n";
    let (subject, _) = Subject::from_analysis(&story("list.csv", list));
    assert_eq!((subject.cities.len(), subject.names.len()), (2, 1));
}

/// "43 km from Gaza": a territory with an identity of its own is meant before the town that has its name.
#[test]
fn a_distance_from_a_territory_is_not_from_its_town() {
    let kind = |report: &str, name: &str| {
        let story = analyze(report, World::embedded(), Context::default());
        let place = story.places.iter().find(|place| place.text == name).cloned();
        place.map(|place| format!("{:?}", place.kind)).unwrap_or_default()
    };
    let gaza =
        kind("JERUSALEM, June 15, 2023 (Reuters) - A rocket fell in Beersheba, 43 km from Gaza, on Thursday.", "Gaza");
    assert!(gaza != "City" && gaza != "Locality", "{gaza}");
    let vratsa = "SOFIA, June 15, 2023 (Reuters) - An explosion shook a depot 40 km northwest of Vratsa in Bulgaria on Thursday.";
    assert_eq!(kind(vratsa, "Vratsa"), "City", "elsewhere the town of the name is measured from");
}
