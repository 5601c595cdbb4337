//! The layers of an analysis as a reader of maps opens them.

use std::collections::HashSet;

use dateline::export::layers::{Layer, Shape, Value, layers};
use dateline::pipeline::{Context, analyze};
use dateline::world::World;

const REPORT: &str = "Tehran said on Monday that it would answer. A missile fired from Yemen hit a warehouse in Haifa, Israel, on Sunday. \
    In Haifa, crews fought the fire. Yemen lies nearly 1,300 miles from Haifa.";

fn layer(shape: Shape) -> Layer {
    layers(&analyze(REPORT, World::embedded(), Context::default()))
        .into_iter()
        .find(|layer| layer.shape == shape)
        .unwrap()
}

fn cell<'a>(layer: &'a Layer, row: usize, column: &str) -> &'a Value {
    let at = layer.columns.iter().position(|known| known.name == column).unwrap();
    &layer.rows[row].cells[at]
}

fn text(value: &Value) -> &str {
    match value {
        Value::Text(text) => text,
        other => panic!("{other:?} is no text"),
    }
}

#[test]
fn each_point_stands_once_and_the_site_is_drawn_last() {
    let points = layer(Shape::Points);
    let places: HashSet<String> = points.rows.iter().map(|row| format!("{:?}", row.geometry)).collect();
    assert_eq!(places.len(), points.rows.len(), "two points on one place hide each other");
    let last = points.rows.len() - 1;
    assert_eq!(text(cell(&points, last, "name")), "Haifa");
    assert_eq!(text(cell(&points, last, "role")), "strike_site");
    assert_eq!(cell(&points, last, "mentions"), &Value::Integer(3));
}

#[test]
fn a_line_names_both_ends_and_the_reading() {
    let lines = layer(Shape::Lines);
    let name = text(cell(&lines, 0, "name"));
    assert!(name.contains("Yemen") && name.contains("Haifa"), "{name}");
}
