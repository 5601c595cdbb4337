//! GPX (Topografix 1.1): waypoints as points, tracks and routes as lines.

use super::geojson::Columns;
use super::xml::{self, Element};
use super::{Cell, File, Format, Kept, MOST_ROWS, Pair, Row, Rows, Shape, too_many};
use crate::error::{Error, Result};

/// GPX.
pub const FORMAT: Format = Format { name: "GPX", endings: &["gpx"], is, read };

fn is(file: &File<'_>) -> bool {
    let head = file.head(4 << 10);
    head.trim_start().starts_with('<') && (head.contains("<gpx") || head.contains(":gpx"))
}

fn read(file: &File<'_>) -> Result<Rows> {
    let text = file.text()?;
    let mut rows = Rows { kept: Kept::Features, ..Rows::default() };
    let mut columns = Columns::default();
    let mut visit = |element: Element, _: &[Element]| {
        if rows.rows.len() == MOST_ROWS {
            return Err(too_many("waypoints"));
        }
        let mut cells = Vec::new();
        for (column, name) in
            [("name", "name"), ("date", "time"), ("type", "type"), ("description", "desc"), ("comment", "cmt")]
        {
            if let Some(text) = element.text_of(name) {
                columns.set(&mut cells, column, Cell::text(text));
            }
        }
        rows.rows.push(Row { number: rows.rows.len() + 1, shape: shape(&element), cells });
        Ok(())
    };
    xml::each(&text, &["wpt", "trk", "rte"], &mut visit).map_err(|why| {
        Error::input(format!("the list is not GPX: {why}"), "export it again, or save it as GeoJSON")
    })??;
    rows.columns = columns.names;
    Ok(rows)
}

fn shape(element: &Element) -> Option<Shape> {
    let line =
        |of: &Element, name: &str| of.children.iter().filter(|child| child.name == name).filter_map(pair).collect();
    match element.name.as_str() {
        "wpt" => Some(Shape::Points(vec![pair(element)?])),
        "rte" => Some(Shape::Lines(vec![line(element, "rtept")])),
        _ => {
            let segments = element.children.iter().filter(|child| child.name == "trkseg");
            Some(Shape::Lines(segments.map(|segment| line(segment, "trkpt")).collect()))
        }
    }
}

fn pair(point: &Element) -> Option<Pair> {
    let degrees = |name: &str| point.attribute(name)?.trim().parse().ok();
    Some([degrees("lon")?, degrees("lat")?])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waypoints_are_points_and_tracks_are_lines() {
        let source = r#"<gpx version="1.1"><wpt lat="50.4" lon="30.5"><name>A</name><time>2025-06-13T10:00:00Z</time></wpt>
            <trk><name>Way</name><trkseg><trkpt lat="1" lon="2"/><trkpt lat="3" lon="4"/></trkseg></trk></gpx>"#;
        let file = File { name: "list", content: source.as_bytes() };
        assert!(is(&file));
        let rows = read(&file).unwrap();
        assert_eq!(rows.columns, ["name", "date"]);
        assert_eq!(rows.rows[0].shape, Some(Shape::Points(vec![[30.5, 50.4]])));
        assert_eq!(rows.rows[1].shape, Some(Shape::Lines(vec![vec![[2.0, 1.0], [4.0, 3.0]]])));
    }
}
