//! A world of several gazetteers and grounds: what a later one adds, and what it overrides.

use std::collections::BTreeMap;

use dateline::country::CountryCode;
use dateline::geometry::{Extent, LonLat, View};
use dateline::input::File;
use dateline::map::{MapOptions, Subject, compose};
use dateline::pipeline::{Context, analyze, read};
use dateline::render::svg::{self, SvgText};
use dateline::units::Meters;
use dateline::world::World;
use dateline::world::gazetteer::{
    CompiledGazetteer, Feature, FeatureId, FeatureKind, Gazetteer, LayeredGazetteer, NameKind,
};
use dateline::world::ground::{Division, DivisionId, Ground, LayeredGround, Policy, Ring, Sheet};
use dateline_format::gazetteer::fold;
use dateline_format::gazetteer::layout::{
    DEGREE, FeatureRecord, GRID_COLUMNS, GRID_ROWS, Header, KIND_BITS, MAGIC, SECTIONS, Section, SectionRecord,
    UNRANKED, grid_cell,
};
use geo::{Contains, Coord, MultiPolygon, Rect};
use zerocopy::IntoBytes;
use zerocopy::little_endian::{I32, U16, U32};

/// A feature of a small gazetteer: its names, kind, position and GeoNames identifier.
struct Own {
    names: &'static [&'static str],
    kind: FeatureKind,
    at: (f64, f64),
    geonameid: u32,
}

/// The blob of a gazetteer of at most one city, which comes first, and other features of Israel.
fn blob(features: &[Own]) -> Vec<u8> {
    let mut strings = vec![0_u8];
    let mut names: BTreeMap<String, u64> = BTreeMap::new();
    let mut records = Vec::new();
    for (at, own) in features.iter().enumerate() {
        let name = strings.len() as u32;
        strings.push(own.names[0].len() as u8);
        strings.extend_from_slice(own.names[0].as_bytes());
        let posting = (at as u64) << KIND_BITS | NameKind::Primary as u64;
        names.extend(own.names.iter().map(|name| (fold(name), posting << 1)));
        records.push(FeatureRecord {
            lon: I32::new((own.at.0 * DEGREE) as i32),
            lat: I32::new((own.at.1 * DEGREE) as i32),
            name: U32::new(name),
            population: U32::new(9_000_000),
            geonameid: U32::new(own.geonameid),
            country: *b"IL",
            admin1: U16::new(0),
            admin2: U16::new(0),
            precision: U16::new(10),
            kind: own.kind as u8,
            code: 0,
            label_rank: UNRANKED,
        });
    }
    let index = |keys: &BTreeMap<String, u64>| {
        let map = fst::Map::from_iter(keys.iter().map(|(key, value)| (key.as_str(), *value))).unwrap();
        map.into_fst().into_inner()
    };
    let cities = usize::from(features[0].kind == FeatureKind::City);
    let home = grid_cell(features[0].at.0, features[0].at.1);
    let starts = (0..=GRID_COLUMNS * GRID_ROWS).map(|cell| U32::new(if cell > home { cities as u32 } else { 0 }));
    let mut sections: [Vec<u8>; SECTIONS] = Default::default();
    let words =
        [Section::StopWords, Section::Demonyms, Section::Organisations, Section::FacilityNouns, Section::Abbreviations];
    for words in words {
        sections[words as usize] = index(&BTreeMap::new());
    }
    sections[Section::Names as usize] = index(&names);
    sections[Section::Features as usize] = records.as_bytes().to_vec();
    sections[Section::Strings as usize] = strings;
    sections[Section::Codes as usize] = U32::new(0).as_bytes().to_vec();
    sections[Section::Grid as usize] = starts.collect::<Vec<_>>().as_bytes().to_vec();
    let mut offset = size_of::<Header>();
    let table = sections.each_ref().map(|section| {
        offset += section.len();
        let start = offset - section.len();
        SectionRecord { offset: U32::new(start as u32), length: U32::new(section.len() as u32) }
    });
    let (first_city, end_of_cities) = (U32::new(0), U32::new(cities as u32));
    let header = Header { magic: MAGIC, sections: table, first_city, end_of_cities };
    [header.as_bytes().to_vec(), sections.concat()].concat()
}

/// Bat Yam moved to where a later survey puts it, and a camp that no gazetteer has.
fn own() -> Vec<u8> {
    let bat_yam = embedded("Bat Yam");
    let camp = Own { names: &["Camp Zebulon"], kind: FeatureKind::Military, at: (35.1, 32.7), geonameid: 0 };
    let moved =
        Own { names: &["Bat Yam"], kind: FeatureKind::City, at: (34.7, 31.9), geonameid: bat_yam.geonameid.unwrap() };
    blob(&[moved, camp])
}

fn embedded(name: &str) -> Feature<'static> {
    let gazetteer = CompiledGazetteer::embedded();
    gazetteer.feature(gazetteer.lookup(name).next().unwrap().0)
}

fn is_at(point: LonLat, (lon, lat): (f64, f64)) -> bool {
    (point.lon() - lon).abs() < 1e-4 && (point.lat() - lat).abs() < 1e-4
}

#[test]
fn a_gazetteer_of_ones_own_adds_to_the_embedded_one() {
    let (bytes, base) = (own(), CompiledGazetteer::embedded());
    let own = CompiledGazetteer::open(&bytes).unwrap();
    let both = LayeredGazetteer::new(base, [&own as &dyn Gazetteer]);
    assert_eq!(base.lookup("Camp Zebulon").len(), 0);
    let (camp, kind) = both.lookup("camp zebulon").next().unwrap();
    assert_eq!((camp, kind), (FeatureId(base.len() as u32 + 1), NameKind::Primary));
    assert_eq!((both.feature(camp).name, both.feature(camp).kind), ("Camp Zebulon", FeatureKind::Military));
    let haifa = base.lookup("Haifa").collect::<Vec<_>>();
    assert_eq!(both.lookup("Haifa").collect::<Vec<_>>(), haifa, "the rest is as it was");
    assert_eq!(both.suggest("Camp Zebulom", 1)[0].matches.clone().next(), Some((camp, NameKind::Primary)));
    assert_eq!(both.capital_of(CountryCode(*b"IL")), base.capital_of(CountryCode(*b"IL")));
}

#[test]
fn a_feature_of_ones_own_takes_the_place_of_the_embedded_one_under_all_its_names() {
    let (bytes, base) = (own(), CompiledGazetteer::embedded());
    let own = CompiledGazetteer::open(&bytes).unwrap();
    let both = LayeredGazetteer::new(base, [&own as &dyn Gazetteer]);
    let old = embedded("Bat Yam");
    for name in ["Bat Yam", "בת ים"] {
        let found: Vec<_> = both.lookup(name).map(|(id, _)| both.feature(id)).collect();
        let here: Vec<_> = found.iter().filter(|feature| feature.geonameid == old.geonameid).collect();
        assert_eq!(here.len(), 1, "{name}");
        assert!(is_at(here[0].point, (34.7, 31.9)), "{name}");
    }
    assert!(is_at(both.feature(old.id).point, (34.7, 31.9)), "an identifier kept from before means it too");
    let around = Extent { west: 34.5, south: 31.8, east: 34.9, north: 32.1 };
    let cities = both.cities_in(around, 1_000);
    assert_eq!(cities.iter().filter(|city| city.geonameid == old.geonameid).count(), 1);
    assert!(is_at(cities[0].point, (34.7, 31.9)), "nine million live there");
    let (nearest, _) = both.nearest_city(LonLat::new(34.7, 31.9).unwrap()).unwrap();
    assert_eq!(nearest.geonameid, old.geonameid);
}

#[test]
fn a_walk_goes_through_all_layers_at_once() {
    let (bytes, base) = (own(), CompiledGazetteer::embedded());
    let own = CompiledGazetteer::open(&bytes).unwrap();
    let both = LayeredGazetteer::new(base, [&own as &dyn Gazetteer]);
    let mut walk = both.walk();
    assert!(walk.push("camp") && walk.push("zebulon") && walk.is_name());
    assert_eq!(walk.matches().next(), both.lookup("Camp Zebulon").next());
    assert!(!walk.push("zebra") && walk.is_name(), "it stays where it was");
    let mut walk = both.walk();
    assert!(walk.push("tel") && walk.push("aviv") && walk.is_name());
    assert_eq!(walk.matches().collect::<Vec<_>>(), both.lookup("Tel Aviv").collect::<Vec<_>>());
}

#[test]
fn a_report_is_read_by_the_world_that_is_handed_in() {
    let report =
        "JERUSALEM, June 15 (Reuters) - A missile struck Camp Zebulon in northern Israel on Sunday, the army said.";
    let bytes = own();
    let own = CompiledGazetteer::open(&bytes).unwrap();
    let base = World::embedded();
    let both = LayeredGazetteer::new(base.gazetteer, [&own as &dyn Gazetteer]);
    let camp = |world: &World<'_>| {
        let analysis = analyze(report, world, Context::default());
        let place = analysis.places.into_iter().find(|place| place.text == "Camp Zebulon");
        place.and_then(|place| place.position.clone()).map(|position| position.point)
    };
    assert!(camp(&World::new(&both, base.ground)).is_some_and(|point| is_at(point, (35.1, 32.7))));
    assert_eq!(camp(base), None);
}

/// An island of a degree in the middle of the Arabian Sea, and a strip of the coast of Oman that is land already.
#[derive(Debug)]
struct Island;

const ISLAND: [f64; 4] = [64.0, 15.0, 65.0, 16.0];
const STRIP: [f64; 4] = [57.0, 20.5, 58.0, 21.5];
const OWNER: CountryCode = CountryCode(*b"OM");

fn square([west, south, east, north]: [f64; 4]) -> Rect<f64> {
    Rect::new(Coord { x: west, y: south }, Coord { x: east, y: north })
}

impl Ground for Island {
    fn sheet(&self, _: &View) -> Box<dyn Sheet + '_> {
        Box::new(IslandSheet)
    }

    fn divisions(&self) -> usize {
        1
    }

    fn division(&self, id: DivisionId) -> Option<Division<'_>> {
        let new = Division { id, name: "New Island", country: OWNER, code: "99", geonameid: None, territory: None };
        (id.0 == 0).then_some(new)
    }

    fn division_at(&self, p: LonLat) -> Option<Division<'_>> {
        square(ISLAND).contains(&Coord::from(p)).then(|| self.division(DivisionId(0)))?
    }

    fn country_area(&self, country: CountryCode, _: Policy) -> Option<MultiPolygon<f64>> {
        (country == OWNER).then(|| MultiPolygon::new(vec![square(ISLAND).to_polygon()]))
    }
}

#[derive(Debug)]
struct IslandSheet;

impl Sheet for IslandSheet {
    fn land(&self) -> Vec<Ring> {
        [ISLAND, STRIP].map(|land| square(land).to_polygon().exterior().0[..4].to_vec()).into()
    }

    fn divisions(&self) -> Vec<DivisionId> {
        vec![DivisionId(0)]
    }

    fn rings_of(&self, chosen: &dyn Fn(&Division<'_>) -> bool) -> Vec<Ring> {
        let own = Island.division(DivisionId(0)).filter(|own| chosen(own));
        own.map_or_else(Vec::new, |_| self.land()[..1].to_vec())
    }
}

/// Whether rings filled even-odd together cover a position.
fn covered(rings: &[Ring], x: f64, y: f64) -> bool {
    let crosses =
        |a: &Coord<f64>, b: &Coord<f64>| (a.y > y) != (b.y > y) && x < a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x);
    let edges = rings.iter().flat_map(|ring| ring.iter().zip(ring.iter().cycle().skip(1)));
    edges.filter(|(a, b)| crosses(a, b)).count() % 2 == 1
}

fn arabian_sea() -> View {
    let extent = Extent { west: 50.0, south: 5.0, east: 75.0, north: 28.0 };
    View { extent, resolution: Meters(1_500.0) }
}

#[test]
fn a_ground_of_ones_own_adds_land_and_covers_none() {
    let base = World::embedded().ground;
    let both = LayeredGround::new(base, [&Island as &dyn Ground]).unwrap();
    let at = |lon, lat| LonLat::new(lon, lat).unwrap();
    assert!(!base.is_land(at(64.5, 15.5)) && both.is_land(at(64.5, 15.5)));
    assert_eq!((both.country_at(at(64.5, 15.5)), both.country_at(at(58.4, 23.55))), (Some(OWNER), Some(OWNER)));
    let land = both.sheet(&arabian_sea()).land();
    assert!(covered(&land, 64.5, 15.5), "the island is there");
    assert!(covered(&land, 57.4, 21.0), "what both grounds have is no hole");
    assert!(covered(&land, 73.0, 20.0) && !covered(&land, 60.0, 12.0), "the rest is as it was");
    let area = |ground: &dyn Ground| ground.country_area(OWNER, Policy::DeFacto).unwrap();
    assert!(area(&both).contains(&Coord { x: 64.5, y: 15.5 }) && area(&both).contains(&Coord { x: 57.4, y: 21.0 }));
    assert!(!area(base).contains(&Coord { x: 64.5, y: 15.5 }));
}

#[test]
fn divisions_of_a_further_ground_follow_those_of_the_first() {
    let base = World::embedded().ground;
    let both = LayeredGround::new(base, [&Island as &dyn Ground]).unwrap();
    let new = DivisionId(base.divisions() as u16);
    assert_eq!(both.division(new).map(|division| division.name), Some("New Island"));
    assert_eq!(both.division_at(LonLat::new(64.5, 15.5).unwrap()).map(|division| division.id), Some(new));
    let first = DivisionId(0);
    assert_eq!(both.division(first).unwrap().name, base.division(first).unwrap().name);
    let sheet = both.sheet(&arabian_sea());
    assert!(sheet.divisions().contains(&new));
    assert!(covered(&sheet.rings_of(&|division| division.id == new), 64.5, 15.5));
    assert!(!covered(&sheet.rings_of(&|division| division.id != new), 64.5, 15.5));
}

#[test]
fn a_map_is_drawn_on_the_ground_that_is_handed_in() {
    let base = World::embedded();
    let both = LayeredGround::new(base.ground, [&Island as &dyn Ground]).unwrap();
    let list = File { name: "list.csv", content: b"name,lat,lon\nA,15.4,64.5\nB,17.0,66.0\n" };
    let (subject, _) = Subject::from_analysis(&read(&list, base, Context::default()).unwrap());
    let drawn = |world: &World<'_>| {
        let map = compose(&subject, world, &MapOptions::default());
        svg::encode(&map.scene, SvgText::Outlines).unwrap()
    };
    let far = World::new(base.gazetteer, base.ground);
    assert_eq!(drawn(base), drawn(&far));
    assert_ne!(drawn(base), drawn(&World::new(base.gazetteer, &both)), "the island is on the map");
}
