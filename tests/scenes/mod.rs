//! Random maps over the globe, and an eye for what must not happen on them: text over text, text over dots, text off the
//! page, a name lost without a word. It looks at the report and, apart from it, at the glyphs that are drawn.

use dateline::geometry::LonLat;
use dateline::input::File;
use dateline::map::{ArcSpec, CityMark, Composition, MapOptions, Origin, Page, RingSpec, SiteMark, Style, Subject};
use dateline::pipeline::{self, Context};
use dateline::scene::{GlyphRun, Item, Path, Scene};
use dateline::site::{Certainty, EventKind};
use dateline::units::{LengthUnit, Meters, Range};
use dateline::world::World;

/// The subject of whatever a file of this content holds.
pub(crate) fn subject_of(name: &str, content: &str) -> Subject {
    let file = File { name, content: content.as_bytes() };
    Subject::from_analysis(&pipeline::read(&file, World::embedded(), Context::default()).unwrap()).0
}

/// SplitMix64, so that every run draws the same scenes.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn unit(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) >> 11) as f64 / (1u64 << 53) as f64
    }

    pub(crate) fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.unit()
    }

    fn below(&mut self, limit: f64) -> usize {
        self.between(0.0, limit) as usize
    }

    fn of<T: Clone>(&mut self, choices: &[T]) -> T {
        choices[(self.unit() * choices.len() as f64) as usize].clone()
    }
}

const KINDS: [EventKind; 7] = [
    EventKind::Airstrike,
    EventKind::Missile,
    EventKind::Drone,
    EventKind::Explosion,
    EventKind::Shelling,
    EventKind::Damage,
    EventKind::Intercepted,
];
const ASPECTS: [&str; 8] = ["16:10", "16:9", "4:5", "1:1", "9:16", "3:2", "120mm@300", "4:3"];
const SIZES: [&str; 4] = ["640x400", "900x1200", "2400x1500", "1200x500"];
const NAMES: [&str; 9] =
    ["Ostrava", "Bir al-Abd", "San Juan de la Maguana", "Ust-Kut", "Þórshöfn", "Qom", "Nova Iguaçu", "تبریز", "חיפה"];
const FACTS: [&str; 4] = [
    "Oil depot damaged",
    "at least 35 missing",
    "Three halls burnt; army denies involvement",
    "no casualties reported",
];

/// A map to be made.
pub(crate) struct RandomScene {
    pub(crate) subject: Subject,
    pub(crate) options: MapOptions,
}

impl RandomScene {
    /// The scene of a seed: 1 to 60 places within a street or over half the globe, on a page of any shape and style.
    pub(crate) fn new(seed: u64) -> Self {
        let mut random = Random(seed);
        let mut subject = random_subject(&mut random);
        let page = match random.unit() {
            share if share < 0.75 => Page::from_aspect(random.of(&ASPECTS)),
            _ => Page::from_size(random.of(&SIZES)),
        };
        let style = Style::built_in(random.of(&["light", "dark", "print", "contrast"])).unwrap();
        subject.title =
            (random.unit() < 0.3).then(|| "A title that is long enough to be set in two or three lines".to_owned());
        let options = MapOptions { page: page.unwrap(), style, ..MapOptions::default() };
        Self { subject, options }
    }
}

/// A subject of 1 to 60 places.
pub(crate) fn random_subject(random: &mut Random) -> Subject {
    let (lon, lat) = (random.between(-180.0, 180.0), random.between(-85.0, 85.0));
    let spread = 10f64.powf(random.between(-1.5, 1.5));
    // Half of the scenes have crowds.
    let crowd = if random.unit() < 0.5 { 0.0 } else { random.between(0.2, 0.8) };
    let point = |random: &mut Random| {
        let near = if random.unit() < crowd { 0.06 * spread } else { spread };
        let lat = (lat + random.between(-near, near)).clamp(-89.9, 89.9);
        LonLat::new(lon + random.between(-1.6, 1.6) * near, lat).unwrap()
    };
    let few = random.unit() < 0.6;
    let (most_sites, most_cities) = if few { (9.0, 9.0) } else { (32.0, 30.0) };
    let sites = (0..random.below(most_sites)).map(|at| SiteMark {
        name: format!("{} {at}", random.of(&NAMES)),
        point: point(random),
        event: random.of(&KINDS),
        certainty: random.of(&[Certainty::Confirmed, Certainty::Claimed]),
        precision: Meters(random.of(&[500.0, 500.0, 30_000.0])),
        facts: if random.unit() < 0.6 { vec![random.of(&FACTS).to_owned()] } else { Vec::new() },
        count: 1 + random.below(4.0) as u32,
        weight: 1.0 + random.below(3.0) as f64,
    });
    let sites: Vec<SiteMark> = sites.collect();
    let first = sites.len();
    let cities = (0..1 + random.below(most_cities)).map(|at| CityMark {
        name: format!("{} {}", random.of(&NAMES), first + at),
        point: point(random),
        weight: 1.0 + random.below(8.0) as f64,
    });
    let cities: Vec<CityMark> = cities.collect();
    let arcs = (0..random.below(3.0)).map(|_| ArcSpec {
        points: vec![point(random), point(random)],
        ends: (None, None),
        measured: true,
    });
    let arcs: Vec<ArcSpec> = arcs.collect();
    let rings = (random.unit() < 0.25).then(|| RingSpec {
        center: point(random),
        name: random.of(&NAMES).to_owned(),
        range: Range { value: (spread * random.between(20.0, 90.0)).round().max(1.0), unit: LengthUnit::Kilometer },
    });
    Subject { sites, cities, arcs, rings: rings.into_iter().collect(), origin: Origin::List, ..Subject::default() }
}

/// What is wrong with a map.
pub(crate) fn faults(scene: &RandomScene, map: &Composition) -> Vec<String> {
    let mut faults: Vec<String> =
        map.report.overlaps().into_iter().map(|(a, b)| format!("`{a}` overlaps `{b}`")).collect();
    faults.extend(overlaps_drawn(&map.scene));
    let page = scene.options.page;
    let inside = |b: &[f32; 4]| b[0] >= -0.5 && b[1] >= -0.5 && b[2] <= page.width + 0.5 && b[3] <= page.height + 0.5;
    for body in map.report.boxes.iter().filter(|body| !matches!(body.class, "marker" | "dot")) {
        if !body.boxes.iter().all(inside) {
            faults.push(format!("`{}` leaves the page: {:?}", body.name, body.boxes));
        }
    }
    for name in lost(scene, map) {
        let reported =
            map.diagnostics.iter().any(|diagnostic| dateline::lang::voice().say(&diagnostic.message).contains(&name));
        if !reported {
            faults.push(format!("`{name}` is lost without a word"));
        }
    }
    faults
}

/// Sites that the map does not name.
pub(crate) fn lost(scene: &RandomScene, map: &Composition) -> Vec<String> {
    let named = |name: &str| map.report.boxes.iter().any(|body| body.name.split(", ").any(|part| part == name));
    let names = scene.subject.sites.iter().map(|site| &site.name);
    names.filter(|name| !named(name)).cloned().collect()
}

/// A box of a letter or dot: its middle, half its sides, and the direction of its width.
#[derive(Debug, Clone, Copy)]
struct Body {
    center: (f32, f32),
    half: (f32, f32),
    axis: (f32, f32),
}

impl Body {
    fn overlaps(&self, other: &Self) -> bool {
        let d = (other.center.0 - self.center.0, other.center.1 - self.center.1);
        let part = |axis: (f32, f32), of: &Self| {
            of.half.0 * (axis.0 * of.axis.0 + axis.1 * of.axis.1).abs()
                + of.half.1 * (axis.1 * of.axis.0 - axis.0 * of.axis.1).abs()
        };
        let axes = [self.axis, (-self.axis.1, self.axis.0), other.axis, (-other.axis.1, other.axis.0)];
        axes.iter().all(|&axis| (d.0 * axis.0 + d.1 * axis.1).abs() < part(axis, self) + part(axis, other))
    }
}

/// The bodies of a run's letters: from the baseline to the height of small letters, as wide as they advance.
fn letters(run: &GlyphRun) -> Vec<Body> {
    let bodies = run.glyphs.iter().filter(|glyph| glyph.advance > 1.0).map(|glyph| {
        let (sin, cos) = glyph.angle.to_radians().sin_cos();
        let (x, y) = (0.5 * (glyph.advance - run.tracking), -0.24 * run.size);
        Body {
            center: (glyph.at.0 + x * cos - y * sin, glyph.at.1 + x * sin + y * cos),
            half: (0.42 * (glyph.advance - run.tracking), 0.22 * run.size),
            axis: (cos, sin),
        }
    });
    bodies.collect()
}

/// The square within a disc or marker.
fn mark(path: &Path) -> Option<Body> {
    let b = path.bounds()?;
    let (w, h) = (b.right - b.left, b.bottom - b.top);
    let center = ((b.left + b.right) / 2.0, (b.top + b.bottom) / 2.0);
    Some(Body { center, half: (0.33 * w, 0.33 * h), axis: (1.0, 0.0) })
}

/// What is drawn: texts, and the dots and markers that none may cover.
#[derive(Default)]
struct Drawn {
    texts: Vec<(String, Vec<Body>)>,
    marks: Vec<Body>,
    badges: Vec<Body>,
}

fn gather(items: &[Item], group: &str, drawn: &mut Drawn) {
    let mut disc: Option<Body> = None;
    for item in items {
        match item {
            Item::Group { name, items, .. } => gather(items, name, drawn),
            Item::Path { path, fill: Some(color), .. } if matches!(group, "cities" | "markers") && color.a == 255 => {
                drawn.marks.extend(mark(path));
            }
            Item::Path { path, fill: Some(_), .. } if group == "labels" => disc = mark(path),
            Item::Path { .. } => disc = None,
            // A figure in its badge covers what the badge covers.
            Item::Text(run) => match disc {
                Some(body) => drawn.badges.push(body),
                None => drawn.texts.push((run.text.clone(), letters(run))),
            },
        }
        if matches!(item, Item::Text(_)) {
            disc = None;
        }
    }
}

/// Letters that are drawn over letters, dots, markers or badges of others.
pub(crate) fn overlaps_drawn(scene: &Scene) -> Vec<String> {
    let mut drawn = Drawn::default();
    gather(&scene.items, "", &mut drawn);
    let touch = |a: &[Body], b: &[Body]| a.iter().any(|x| b.iter().any(|y| x.overlaps(y)));
    let mut found = Vec::new();
    for (at, (text, bodies)) in drawn.texts.iter().enumerate() {
        for (other, others) in &drawn.texts[at + 1..] {
            if touch(bodies, others) {
                found.push(format!("the letters of `{text}` and `{other}` touch"));
            }
        }
        if touch(bodies, &drawn.marks) {
            found.push(format!("the letters of `{text}` touch a mark"));
        }
        if touch(bodies, &drawn.badges) {
            found.push(format!("the letters of `{text}` touch a badge"));
        }
    }
    found
}

/// The map's texts once more, moved.
pub(crate) fn shifted_text(scene: &Scene, (dx, dy): (f32, f32)) -> Vec<Item> {
    fn texts(items: &[Item], into: &mut Vec<Item>, by: (f32, f32)) {
        for item in items {
            match item {
                Item::Group { items, .. } => texts(items, into, by),
                Item::Text(run) => {
                    let mut run = run.clone();
                    run.glyphs.iter_mut().for_each(|glyph| glyph.at = (glyph.at.0 + by.0, glyph.at.1 + by.1));
                    into.push(Item::Text(run));
                }
                Item::Path { .. } => {}
            }
        }
    }
    let mut into = Vec::new();
    texts(&scene.items, &mut into, (dx, dy));
    into
}
