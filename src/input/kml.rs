//! KML (OGC 12-007r2), also in an archive as KMZ: a row a placemark, its data and folder as columns.

use std::io::{Cursor, Read};

use super::geojson::Columns;
use super::xml::{self, Element};
use super::{Cell, File, Format, Kept, MAX_BYTES, MOST_ROWS, Pair, Row, Rows, Shape, too_many};
use crate::error::{Error, Result};

/// KML and KMZ.
pub const FORMAT: Format = Format { name: "KML", endings: &["kml", "kmz"], is, read };

const LOOKED_AT: usize = 4 << 10;

/// Whether it is XML of that name, or an archive with such a file in it.
fn is(file: &File<'_>) -> bool {
    let head = file.head(LOOKED_AT);
    let is_xml = head.trim_start().starts_with('<') && (head.contains("<kml") || head.contains(":kml"));
    is_xml || file.content.starts_with(b"PK") && archived(file.content).is_some()
}

/// The first document of an archive.
fn archived(content: &[u8]) -> Option<Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(content)).ok()?;
    let is_document = |name: &&str| name.to_lowercase().ends_with(".kml");
    let name = archive.file_names().find(is_document)?.to_owned();
    let mut document = Vec::new();
    archive.by_name(&name).ok()?.take(MAX_BYTES + 1).read_to_end(&mut document).ok()?;
    Some(document)
}

fn read(file: &File<'_>) -> Result<Rows> {
    let unzipped = if file.content.starts_with(b"PK") { archived(file.content) } else { None };
    let content = unzipped.as_deref().unwrap_or(file.content);
    if content.len() as u64 > MAX_BYTES {
        return Err(Error::input("the archived list is too long", "split it, or thin it out before mapping"));
    }
    let text = File { name: file.name, content }.text()?;
    let mut rows = Rows { kept: Kept::Features, ..Rows::default() };
    let mut columns = Columns::default();
    let mut visit = |placemark: Element, within: &[Element]| {
        if rows.rows.len() == MOST_ROWS {
            return Err(too_many("placemarks"));
        }
        let mut cells = Vec::new();
        fill(&mut columns, &mut cells, &placemark, within);
        let shape = Shape::joined(placemark.children.iter().filter_map(geometry).collect());
        rows.rows.push(Row { number: rows.rows.len() + 1, shape, cells });
        Ok(())
    };
    xml::each(&text, &["Placemark"], &mut visit).map_err(|why| {
        Error::input(format!("the list is not KML: {why}"), "export it again, or save it as GeoJSON")
    })??;
    rows.columns = columns.names;
    Ok(rows)
}

/// Name, description, time, data and folder of a placemark as cells.
fn fill(columns: &mut Columns, cells: &mut Vec<Cell>, placemark: &Element, within: &[Element]) {
    let mut set = |name: &str, text: Option<&str>| {
        if let Some(text) = text {
            columns.set(cells, name, Cell::text(text));
        }
    };
    set("name", placemark.text_of("name"));
    let description = placemark.text_of("description").map(without_markup);
    set("description", description.as_deref());
    let time = |of: &str, at: &str| placemark.child(of).and_then(|time| time.text_of(at).map(str::to_owned));
    set("date", time("TimeStamp", "when").or_else(|| time("TimeSpan", "begin")).as_deref());
    set("address", placemark.text_of("address"));
    for data in placemark.child("ExtendedData").into_iter().flat_map(|extended| &extended.children) {
        if let Some(name) = data.attribute("name").filter(|_| data.name == "Data") {
            set(name, data.text_of("value"));
        }
        for simple in data.children.iter().filter(|child| child.name == "SimpleData") {
            if let Some(name) = simple.attribute("name") {
                set(name, Some(simple.text.as_str()).filter(|text| !text.is_empty()));
            }
        }
    }
    let folders = within.iter().filter(|element| element.name == "Folder").filter_map(|folder| folder.text_of("name"));
    let folders: Vec<&str> = folders.collect();
    if !folders.is_empty() {
        set("folder", Some(&folders.join(" / ")));
    }
}

/// The words of a description that is written in HTML.
fn without_markup(text: &str) -> String {
    let mut words = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        words.push_str(&rest[..at]);
        match rest[at..].find('>') {
            Some(end) => {
                words.push(' ');
                rest = &rest[at + end + 1..];
            }
            None => break,
        }
    }
    words.push_str(if rest.contains('<') { "" } else { rest });
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The geometry that an element is.
fn geometry(element: &Element) -> Option<Shape> {
    match element.name.as_str() {
        "Point" => Some(Shape::Points(coordinates(element.text_of("coordinates")?).into_iter().take(1).collect())),
        "LineString" => Some(Shape::Lines(vec![coordinates(element.text_of("coordinates")?)])),
        "LinearRing" => Some(Shape::Areas(vec![vec![coordinates(element.text_of("coordinates")?)]])),
        "Polygon" => {
            let ring = |boundary: &Element| Some(coordinates(boundary.child("LinearRing")?.text_of("coordinates")?));
            let of =
                |name: &'static str| element.children.iter().filter(move |child| child.name == name).filter_map(ring);
            Some(Shape::Areas(vec![of("outerBoundaryIs").chain(of("innerBoundaryIs")).collect()]))
        }
        "Track" => {
            let track = element.children.iter().filter(|child| child.name == "coord").filter_map(|child| {
                let mut numbers = child.text.split_whitespace().map(str::parse);
                Some([numbers.next()?.ok()?, numbers.next()?.ok()?])
            });
            Some(Shape::Lines(vec![track.collect()]))
        }
        "MultiGeometry" | "MultiTrack" => Shape::joined(element.children.iter().filter_map(geometry).collect()),
        _ => None,
    }
}

/// Tuples of longitude, latitude and perhaps height.
fn coordinates(text: &str) -> Vec<Pair> {
    let pair = |tuple: &str| {
        let mut numbers = tuple.split(',').map(str::parse);
        Some([numbers.next()?.ok()?, numbers.next()?.ok()?])
    };
    text.split_whitespace().filter_map(pair).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const DOCUMENT: &str = r#"<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>All</name>
        <Folder><name>East</name>
        <Placemark><name>Depot &amp; hall</name><description><![CDATA[Two <b>halls</b><br>burnt]]></description>
        <TimeStamp><when>2025-06-13</when></TimeStamp><ExtendedData><Data name="kind"><value>missile</value></Data></ExtendedData>
        <Point><coordinates>30.5,50.4,0</coordinates></Point></Placemark></Folder>
        <Placemark><name>Front</name><MultiGeometry><LineString><coordinates>1,2 3,4</coordinates></LineString>
        <Polygon><outerBoundaryIs><LinearRing><coordinates>0,0 1,0 1,1 0,0</coordinates></LinearRing></outerBoundaryIs></Polygon>
        </MultiGeometry></Placemark></Document></kml>"#;

    fn check(content: &[u8]) {
        let file = File { name: "list", content };
        assert!(is(&file));
        let rows = read(&file).unwrap();
        assert_eq!(rows.columns, ["name", "description", "date", "kind", "folder"]);
        let cells = ["Depot & hall", "Two halls burnt", "2025-06-13", "missile", "East"].map(Cell::text);
        assert_eq!(rows.rows[0].cells, cells);
        assert_eq!(rows.rows[0].shape, Some(Shape::Points(vec![[30.5, 50.4]])));
        assert!(matches!(&rows.rows[1].shape, Some(Shape::Mixed(parts)) if parts.len() == 2));
    }

    #[test]
    fn placemarks_are_rows_with_their_data_as_columns() {
        check(DOCUMENT.as_bytes());
    }

    #[test]
    fn an_archive_is_opened() {
        use std::io::Write;
        let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
        archive.start_file("doc.kml", zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(DOCUMENT.as_bytes()).unwrap();
        check(&archive.finish().unwrap().into_inner());
    }

    #[test]
    fn a_broken_document_is_refused() {
        let broken = &DOCUMENT[..DOCUMENT.len() - 40];
        assert!(read(&File { name: "x", content: broken.as_bytes() }).unwrap_err().to_string().contains("not KML"));
    }
}
