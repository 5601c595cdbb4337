//! The labels of a crowded page: `SCENE=FILE cargo bench --features tools --bench labels`.

use dateline::geometry::LonLat;
use dateline::input::File;
use dateline::map::{Budget, CityMark, MapOptions, Origin, Page, Subject, compose};
use dateline::pipeline::{self, Context};
use dateline::tools::labels::{problems, solve};
use dateline::world::World;
use divan::Bencher;

fn main() {
    divan::main();
}

/// The choice of the labels of a page with two crowds, by the problem that it is.
#[divan::bench(name = "labels, dense scene: the choice")]
fn choose_labels(bencher: Bencher) {
    let page = Page::from_size("1600x1000").expect("a size");
    let map = compose(&crowds(), World::embedded(), &MapOptions { page, ..MapOptions::default() });
    bencher.bench(|| problems(&map).iter().map(|graph| solve(graph, Budget::default()).value).sum::<i64>());
}

/// The whole page with its labels: candidates, what they cover, exclusions and the choice, without and with a key.
#[divan::bench(name = "labels, dense scene: the page")]
fn compose_crowds(bencher: Bencher) {
    let subject = crowds();
    bencher.bench(|| compose(&subject, World::embedded(), &MapOptions::default()));
}

/// The list that `SCENE` names, else 131 names, most of them in two crowds, a tenth of double the priority.
fn crowds() -> Subject {
    if let Ok(path) = std::env::var("SCENE") {
        let source = std::fs::read_to_string(path).expect("SCENE names a file");
        let file = File { name: "list.geojson", content: source.as_bytes() };
        let list = pipeline::read(&file, World::embedded(), Context::default()).expect("the list is well formed");
        return Subject::from_analysis(&list).0;
    }
    let mut noise = Noise(11);
    let cities = (0..131).map(|at| {
        let (lon, lat, spread) = match at % 5 {
            0 | 1 => (35.0, 32.0, 1.3),
            2 | 3 => (51.0, 34.5, 1.9),
            _ => (46.0, 31.0, 12.0),
        };
        let (x, y) = (f64::from(noise.next()), f64::from(noise.next()));
        let point = LonLat::new(lon + 1.2 * spread * x, lat + 0.7 * spread * y).unwrap_or_default();
        CityMark { name: format!("Place {at}"), point, weight: if at % 10 == 0 { 10.0 } else { 5.0 } }
    });
    Subject { cities: cities.collect(), origin: Origin::List, ..Subject::default() }
}

/// Numbers between -1 and 1, the same on every run (Park and Miller 1988).
struct Noise(u64);

impl Noise {
    fn next(&mut self) -> f32 {
        self.0 = self.0 * 48_271 % 0x7FFF_FFFF;
        self.0 as f32 / 0x4000_0000 as f32 - 1.0
    }
}
