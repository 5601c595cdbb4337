//! No text makes the program panic: reports broken in a thousand ways, the same ways on each run. `fuzz/` searches further.

use std::path::PathBuf;

use dateline::geodesy::notation;
use dateline::input::File;
use dateline::map::{MapOptions, Style, Subject, compose};
use dateline::pipeline::{self, Context, analyze};
use dateline::world::World;

/// Marsaglia's xorshift (2003): the same numbers on every machine.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit.max(1) as u64).unwrap()
    }
}

/// What breaks readers: marks of other scripts and directions, quotes, markup, numbers without end, controls.
const STRANGE: [&str; 24] = [
    "\u{202e}",
    "\u{feff}",
    "\u{301}",
    "\u{0}",
    "\r",
    "\n\n",
    "\u{2019}",
    "“",
    "<",
    "</p>",
    "&#x110000;",
    "[](",
    "|",
    "```",
    "9999999999999999999",
    "1,2,3,4",
    "0 miles",
    "-",
    ".",
    "½",
    "تهران",
    "תל אביב",
    "𝕳",
    "ﬁ",
];

fn broken(source: &str, numbers: &mut Numbers) -> String {
    let mut chars: Vec<char> = source.chars().collect();
    for _ in 0..=numbers.below(6) {
        let at = numbers.below(chars.len());
        let end = (at + numbers.below(40)).min(chars.len());
        match numbers.below(4) {
            0 => drop(chars.drain(at..end)),
            1 => {
                let piece: Vec<char> = chars[at..end].to_vec();
                let to = numbers.below(chars.len());
                chars.splice(to..to, piece);
            }
            2 => chars.truncate(end),
            _ => drop(chars.splice(at..at, STRANGE[numbers.below(STRANGE.len())].chars())),
        }
    }
    chars.into_iter().collect()
}

fn example(path: &str) -> String {
    std::fs::read_to_string(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

#[test]
fn a_broken_report_is_read_and_every_span_lies_in_it() {
    let source = example("examples/june-2025.txt");
    let mut numbers = Numbers(20_250_613);
    for _ in 0..400 {
        let text = broken(&source, &mut numbers);
        let length = text.chars().count();
        let analysis = analyze(&text, World::embedded(), Context::default());
        let spans =
            analysis.places.iter().map(|place| place.span).chain(analysis.claims.iter().map(|claim| claim.span));
        for span in spans {
            assert!(span.start <= span.end && span.end <= length, "{span:?} is outside of {text:?}");
        }
    }
}

#[test]
fn a_broken_list_of_sites_is_refused_or_drawn() {
    let mut numbers = Numbers(1_948_221);
    for (path, rounds) in [("tests/data/gallery/city.geojson", 30), ("tests/data/gallery/world.csv", 30)] {
        let source = example(path);
        for _ in 0..rounds {
            let text = broken(&source, &mut numbers);
            let file = File { name: path, content: text.as_bytes() };
            if let Ok(story) = pipeline::read(&file, World::embedded(), Context::default()) {
                compose(&Subject::from_analysis(&story).0, World::embedded(), &MapOptions::default());
            }
        }
    }
}

#[test]
fn a_broken_coordinate_or_style_is_refused() {
    let mut numbers = Numbers(77_003);
    for text in ["32°05'07\"N 34°46'54\"E", "36SYB1234567890", "geo:32.08,34.78;u=5", "36.2352, 59.6410"] {
        for _ in 0..2_000 {
            notation::parse(&broken(text, &mut numbers));
        }
    }
    let style = example("src/map/style/light.toml");
    for _ in 0..500 {
        Style::read(&broken(&style, &mut numbers)).ok();
    }
}
