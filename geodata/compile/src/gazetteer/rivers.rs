//! Rivers and lakes of Natural Earth that have a name; the point is the middle of the longest line.

use super::draft::{Draft, distance_km};
use dateline_compile::Result;
use dateline_compile::packages::Packages;
use dateline_format::gazetteer::{FeatureKind, NameKind};
use shapefile::dbase::FieldValue;
use std::collections::BTreeMap;
use std::io::Cursor;

const LINES: &str = "usr/share/magics/10m/ne_10m_rivers_lake_centerlines";

/// Lines of one name, gathered.
#[derive(Default)]
struct Course {
    length_km: f64,
    longest_km: f64,
    middle: (f64, f64),
    other_names: Vec<String>,
    rank: Option<u8>,
}

/// Reads all named rivers and lakes.
pub(crate) fn read(packages: &Packages) -> Result<Vec<Draft>> {
    let paths = ["shp", "shx", "dbf"].map(|extension| format!("{LINES}.{extension}"));
    let files = packages.files("libmagics++-data", &paths.each_ref().map(String::as_str))?;
    packages.release("libmagics++-data");
    let [shp, shx, dbf] = <[Vec<u8>; 3]>::try_from(files).map_err(|_| "three files were asked for")?;
    let shapes = shapefile::ShapeReader::with_shx(Cursor::new(shp), Cursor::new(shx))?;
    let mut reader = shapefile::Reader::new(shapes, shapefile::dbase::Reader::new(Cursor::new(dbf))?);
    let mut courses: BTreeMap<(String, bool), Course> = BTreeMap::new();
    for pair in reader.iter_shapes_and_records_as::<shapefile::Polyline, shapefile::dbase::Record>() {
        let (line, record) = pair?;
        let text = |column: &str| match record.get(column) {
            Some(FieldValue::Character(Some(text))) => text.trim().to_owned(),
            _ => String::new(),
        };
        let name = text("name");
        if name.is_empty() || name == "Magics" {
            continue;
        }
        let course = courses.entry((name, text("featurecla") == "River")).or_default();
        course.other_names.extend(text("name_alt").split('|').map(str::to_owned));
        course.rank = course.rank.or(super::ranks::number(&record, "scalerank").map(|rank| rank as u8));
        line.parts().iter().for_each(|part| course.add(part));
    }
    Ok(courses.into_iter().map(|((name, is_river), course)| draft(name, is_river, course)).collect())
}

impl Course {
    fn add(&mut self, part: &[shapefile::Point]) {
        let step = |pair: &[shapefile::Point]| distance_km((pair[0].x, pair[0].y), (pair[1].x, pair[1].y));
        let length: f64 = part.windows(2).map(step).sum();
        self.length_km += length;
        if length > self.longest_km {
            self.longest_km = length;
            let mut gone = 0.0;
            let middle = part.windows(2).find(|pair| {
                gone += step(pair);
                gone >= length / 2.0
            });
            self.middle = middle.map_or(self.middle, |pair| (pair[0].x, pair[0].y));
        }
    }
}

fn draft(name: String, is_river: bool, course: Course) -> Draft {
    let (lon, lat) = course.middle;
    let kind = if is_river { FeatureKind::River } else { FeatureKind::Water };
    let bare = name.strip_suffix(" River").or(name.strip_prefix("Lake ")).unwrap_or(&name).to_owned();
    let mut draft = Draft::new(name, kind, lon, lat);
    if is_river {
        draft.also(&format!("{bare} River"), NameKind::Primary);
        draft.also(&format!("River {bare}"), NameKind::Alias);
    } else {
        draft.also(&format!("Lake {bare}"), NameKind::Alias);
        draft.also(&format!("{bare} Lake"), NameKind::Alias);
    }
    course.other_names.iter().for_each(|other| draft.also(other, NameKind::Alternate));
    draft.code = if is_river { "STM" } else { "LK" }.to_owned();
    draft.label_rank = course.rank;
    draft.precision_km = (course.length_km as f32 / 2.0).clamp(5.0, 2000.0);
    draft
}
