//! Each stage by itself: `cargo bench`. Whole cold processes are measured by `benches/cold.sh`.
//!
//! `map_*` make a whole map, from its list of places to bytes: items a second are maps a second on one core.

use dateline::country::CountryCode;
use dateline::geodesy::{Outline, nearest};
use dateline::geometry::LonLat;
use dateline::input::File;
use dateline::map::{MapOptions, Subject, compose};
use dateline::pipeline::{self, Context, analyze};
use dateline::projection::{Frame, PageRect, Projection, choose};
use dateline::render::{pdf, png, svg};
use dateline::scene::{Bounds, Color, Item, Path, Scene, Stroke};
use dateline::typography::{Face, TextStyle, shape_line};
use dateline::world::World;
use dateline::world::gazetteer::{CompiledGazetteer, Gazetteer};
use dateline::world::ground::Policy;
use dateline::{claim, export, mention, resolve, site, text};
use divan::Bencher;
use divan::counter::ItemsCount;

const REPORT: &str = include_str!("../examples/june-2025.txt");

fn main() {
    divan::main();
}

#[divan::bench]
fn read(bencher: Bencher) {
    bencher.bench(|| text::read(REPORT, World::embedded().gazetteer));
}

#[divan::bench]
fn recognize(bencher: Bencher) {
    let article = text::read(REPORT, World::embedded().gazetteer);
    bencher.bench(|| mention::recognize(&article, World::embedded().gazetteer));
}

#[divan::bench]
fn resolve_names(bencher: Bencher) {
    let article = text::read(REPORT, World::embedded().gazetteer);
    let toponyms = mention::recognize(&article, World::embedded().gazetteer);
    bencher.bench(|| resolve::resolve(&article, &toponyms, World::embedded().gazetteer));
}

#[divan::bench]
fn claims(bencher: Bencher) {
    let article = text::read(REPORT, World::embedded().gazetteer);
    let (places, _) = resolve::resolve(
        &article,
        &mention::recognize(&article, World::embedded().gazetteer),
        World::embedded().gazetteer,
    );
    bencher.bench(|| claim::check(&article, &places, World::embedded()));
}

/// Mashhad's distance from Iran's boundary, the outline taken from the basemap and indexed anew each time.
#[divan::bench]
fn distance_to_iran(bencher: Bencher) {
    let basemap = World::embedded().ground;
    bencher.bench(|| {
        let area = basemap.country_area(CountryCode(*b"IR"), Policy::DeFacto)?;
        nearest(LonLat::new(59.641, 36.2352)?, &Outline::new(&area))
    });
}

/// The same with the outline at hand.
#[divan::bench]
fn nearest_of_iran(bencher: Bencher) {
    let area = World::embedded().ground.country_area(CountryCode(*b"IR"), Policy::DeFacto);
    let outline = area.as_ref().map(Outline::new);
    bencher.bench(|| nearest(LonLat::new(34.7818, 32.0853)?, outline.as_ref()?));
}

#[divan::bench]
fn sites(bencher: Bencher) {
    let article = text::read(REPORT, World::embedded().gazetteer);
    let (places, _) = resolve::resolve(
        &article,
        &mention::recognize(&article, World::embedded().gazetteer),
        World::embedded().gazetteer,
    );
    bencher.bench(|| site::locate_sites(&article, &places, World::embedded()));
}

#[divan::bench]
fn compose_report(bencher: Bencher) {
    let (subject, _) = Subject::from_analysis(&analyze(REPORT, World::embedded(), Context::default()));
    bencher.bench(|| compose(&subject, World::embedded(), &MapOptions::default()));
}

#[divan::bench]
fn compose_scene(bencher: Bencher) {
    let subject = scene();
    bencher.bench(|| compose(&subject, World::embedded(), &MapOptions::default()));
}

#[divan::bench]
fn map_svg(bencher: Bencher) {
    let subject = scene();
    bencher.counter(ItemsCount::new(1_u32)).bench(|| {
        let map = compose(&subject, World::embedded(), &MapOptions::default());
        svg::encode(&map.scene, svg::SvgText::Outlines)
    });
}

#[divan::bench]
fn map_png(bencher: Bencher) {
    let subject = scene();
    bencher.counter(ItemsCount::new(1_u32)).bench(|| {
        let map = compose(&subject, World::embedded(), &MapOptions::default());
        png::encode(&map.scene, png::PngOptions::default())
    });
}

#[divan::bench]
fn basemap_land(bencher: Bencher) {
    let frame = region();
    let basemap = World::embedded().ground;
    bencher.bench(|| frame.area(&basemap.sheet(&frame.view()).land()));
}

#[divan::bench]
fn export_layers(bencher: Bencher) {
    let analysis = analyze(REPORT, World::embedded(), Context::default());
    bencher.bench(|| export::bundle::bundle(&analysis, "report"));
}

#[divan::bench(args = ["Mashhad", "Ben Gurion International Airport", "no such place"])]
fn gazetteer_lookup(bencher: Bencher, name: &str) {
    let gazetteer = CompiledGazetteer::embedded();
    bencher.bench(|| gazetteer.lookup(divan::black_box(name)));
}

/// The places, the line and the range ring of a map between the Mediterranean and the east of Iran.
fn scene() -> Subject {
    const PLACES: [(&str, f64, f64); 12] = [
        ("Tehran", 51.389, 35.689),
        ("Natanz", 51.916, 33.513),
        ("Fordow", 50.996, 34.885),
        ("Isfahan", 51.668, 32.654),
        ("Mashhad", 59.606, 36.297),
        ("Tabriz", 46.291, 38.080),
        ("Kermanshah", 47.065, 34.314),
        ("Tel Aviv", 34.781, 32.085),
        ("Bat Yam", 34.751, 32.017),
        ("Haifa", 34.989, 32.794),
        ("Jerusalem", 35.217, 31.768),
        ("Baghdad", 44.361, 33.315),
    ];
    let points = PLACES.map(|(name, lon, lat)| {
        format!(
            r#"{{"type":"Feature","properties":{{"name":"{name}"}},"geometry":{{"type":"Point","coordinates":[{lon},{lat}]}}}}"#
        )
    });
    let source = format!(
        r#"{{"type":"FeatureCollection","bbox":[32,24,64,41],"features":[{},
        {{"type":"Feature","properties":{{"kind":"arc"}},
          "geometry":{{"type":"LineString","coordinates":[[34.781,32.085],[59.606,36.297]]}}}},
        {{"type":"Feature","properties":{{"range":"1500 mi"}},
          "geometry":{{"type":"Point","coordinates":[34.781,32.085]}}}}]}}"#,
        points.join(",")
    );
    subject_of(&source)
}

/// The subject of a list.
fn subject_of(source: &str) -> Subject {
    let file = File { name: "list.geojson", content: source.as_bytes() };
    Subject::from_analysis(
        &pipeline::read(&file, World::embedded(), Context::default()).expect("the list is well formed"),
    )
    .0
}

/// The frame of that map.
fn region() -> Frame {
    let extent = dateline::geometry::Extent { west: 32.0, south: 24.0, east: 64.0, north: 41.0 };
    let rect = PageRect { left: 0.0, top: 126.0, right: 1600.0, bottom: 942.0 };
    let projection: Projection = choose(&extent).projection;
    Frame::fit(projection, &extent, rect).expect("the projection shows its extent")
}

#[divan::bench]
fn shape(bencher: Bencher) {
    let style = TextStyle::new(Face::Semibold, 16.0);
    bencher.bench(|| shape_line("Mashhad airport – مشهد", style));
}

#[divan::bench]
fn encode_svg(bencher: Bencher) {
    let page = page();
    bencher.bench(|| svg::encode(&page, svg::SvgText::Outlines));
}

#[divan::bench]
fn encode_png(bencher: Bencher) {
    let page = page();
    bencher.bench(|| png::encode(&page, png::PngOptions::default()));
}

#[divan::bench]
fn encode_pdf(bencher: Bencher) {
    let page = page();
    bencher.bench(|| pdf::encode(&page, &pdf::PdfOptions::default()));
}

/// A page as busy as a regional map: 20 countries of 800 vertices, filled and stroked, and 60 names.
fn page() -> Scene {
    let mut noise = Noise(7);
    let mut items = Vec::new();
    for i in 0..20 {
        let centre = (160.0 + 320.0 * (i % 5) as f32, 160.0 + 220.0 * (i / 5) as f32);
        let land = Path::polyline(outline(&mut noise, centre, 140.0, 800), true);
        items.push(Item::Path { path: land.clone(), fill: Some(Color::rgb(234, 232, 225)), stroke: None });
        items.push(Item::Path { path: land, fill: None, stroke: Some(Stroke::solid(Color::rgb(141, 168, 181), 0.9)) });
    }
    let style = TextStyle::new(Face::Regular, 15.0);
    for i in 0..60 {
        let at = (30.0 + 150.0 * (i % 10) as f32, 100.0 + 140.0 * (i / 10) as f32);
        let runs = shape_line("Kermanshah", style).place(at, 0.0, &Color::rgb(69, 66, 57).into());
        items.extend(runs.into_iter().map(Item::Text));
    }
    let clip = Some(Bounds { left: 0.0, top: 126.0, right: 1600.0, bottom: 942.0 });
    Scene {
        width: 1600.0,
        height: 1000.0,
        background: Color::rgb(219, 230, 235),
        title: "Bench".into(),
        description: "Twenty countries".into(),
        items: vec![Item::Group { name: "map", clip, items }],
    }
}

/// A ragged ring about a centre.
fn outline(noise: &mut Noise, (x, y): (f32, f32), radius: f32, vertices: usize) -> Vec<(f32, f32)> {
    let mut reach = 1.0_f32;
    let ring = (0..vertices).map(|i| {
        reach = (reach + 0.04 * noise.next()).clamp(0.7, 1.2);
        let (sin, cos) = (i as f32 / vertices as f32 * std::f32::consts::TAU).sin_cos();
        (x + radius * reach * cos, y + radius * reach * sin)
    });
    ring.collect()
}

/// Numbers between −1 and 1, the same on every run (Park and Miller 1988).
struct Noise(u64);

impl Noise {
    fn next(&mut self) -> f32 {
        self.0 = self.0 * 48_271 % 0x7FFF_FFFF;
        self.0 as f32 / 0x4000_0000 as f32 - 1.0
    }
}
