//! The gallery in `output/gallery/`: maps of every kind from texts written for it. `BLESS=1` remakes the files.

use std::path::PathBuf;

use dateline::map::{Composition, Language, MapOptions, Page, Style, Subject, compose};
use dateline::render::png::{self, PngOptions};
use dateline::world::World;

use crate::scenes::subject_of;

/// Name of the picture, its source, aspect and style.
pub(crate) const GALLERY: [(&str, &str, &str, &str); 12] = [
    ("report", "report.txt", "16:10", "light"),
    ("report-phone", "report.txt", "4:5", "light"),
    ("report-dark", "report.txt", "16:9", "dark"),
    ("report-print", "report.txt", "120mm@300", "print"),
    ("report-contrast", "report.txt", "1:1", "contrast"),
    ("city", "city.geojson", "16:10", "light"),
    ("world", "world.csv", "16:10", "light"),
    ("antimeridian", "antimeridian.geojson", "16:10", "light"),
    ("pole", "pole.geojson", "1:1", "light"),
    ("sixty", "sixty.csv", "16:10", "light"),
    ("persian", "persian.geojson", "16:10", "light"),
    ("acled", "acled.csv", "16:10", "light"),
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn subject(source: &str) -> Subject {
    let text = std::fs::read_to_string(root().join("tests/data/gallery").join(source)).unwrap();
    subject_of(source, &text)
}

pub(crate) fn composed(source: &str, aspect: &str, style: &str) -> Composition {
    let page = Page::from_aspect(aspect).unwrap();
    let second = (source == "persian.geojson").then_some(Language(*b"fa"));
    let options = MapOptions { page, style: Style::built_in(style).unwrap(), second, ..MapOptions::default() };
    compose(&subject(source), World::embedded(), &options)
}

#[test]
fn no_map_of_the_gallery_has_an_overlap_or_a_lost_name() {
    for (name, source, aspect, style) in GALLERY {
        let map = composed(source, aspect, style);
        assert_eq!(map.report.overlaps(), Vec::new(), "{name}");
        assert!(map.diagnostics.is_empty(), "{name}: {:?}", map.diagnostics);
        assert!(!map.alt.is_empty());
        if std::env::var_os("BLESS").is_some() {
            let folder = root().join("output/gallery");
            std::fs::create_dir_all(&folder).unwrap();
            let picture = png::encode(&map.scene, PngOptions::default()).unwrap();
            std::fs::write(folder.join(format!("{name}.png")), picture).unwrap();
            std::fs::write(folder.join(format!("{name}.txt")), format!("{}\n", map.alt)).unwrap();
        }
    }
}

#[test]
fn every_picture_of_the_gallery_is_there() {
    for (name, ..) in GALLERY {
        let path = root().join(format!("output/gallery/{name}.png"));
        assert!(path.exists(), "{} is missing; run the tests once with BLESS=1", path.display());
    }
}
