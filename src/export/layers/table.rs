//! A table with geometry: what every layer is.

use std::borrow::Cow;

use geo::Geometry;

/// What the columns begin with that hold what was made of a row of a list; where they are read again they are passed over.
pub const OWN: &str = "dateline_";

/// What one layer file holds; a reader sees one type of geometry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Sites and other places.
    Points,
    /// Geodesics of the checked distances.
    Lines,
    /// Approximate places as discs of their uncertainty.
    Areas,
}

impl Layer {
    /// The name of a column of ours in it.
    pub fn own(&self, name: &str) -> String {
        if self.is_list { format!("{OWN}{name}") } else { name.to_owned() }
    }
}

impl Shape {
    /// The word that ends the layer's name.
    pub const fn suffix(self) -> &'static str {
        match self {
            Self::Points => "points",
            Self::Lines => "lines",
            Self::Areas => "areas",
        }
    }
}

/// The type of a column, the same in every row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ColumnType {
    /// Text.
    Text,
    /// Whole number.
    Integer,
    /// Number.
    Real,
    /// Calendar day, `YYYY-MM-DD`.
    Date,
    /// Yes or no.
    Boolean,
}

/// A column of a layer.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Column {
    /// Its name; of our own tables never `id` or `fid`, which readers keep for themselves.
    pub name: Cow<'static, str>,
    /// Its type.
    pub kind: ColumnType,
}

/// One cell.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Value {
    /// Missing.
    Null,
    /// Text, also a calendar day.
    Text(String),
    /// Whole number.
    Integer(i64),
    /// Number.
    Real(f64),
    /// Yes or no.
    Flag(bool),
    /// Several values or a structure, as JSON.
    Json(String),
}

/// One row: a geometry and a cell for each column.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Unique in its layer and stable for the same input.
    pub uid: String,
    /// Longitude and latitude on WGS 84.
    pub geometry: Geometry<f64>,
    /// As many as the layer has columns.
    pub cells: Vec<Value>,
}

/// A table with geometry.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Layer {
    /// What it holds.
    pub shape: Shape,
    /// Its columns, `uid` not among them.
    pub columns: Cow<'static, [Column]>,
    /// Whether its columns are those of a list: it has no `uid`, and what is said of it is in columns that begin with [`OWN`].
    pub is_list: bool,
    /// Its rows.
    pub rows: Vec<Row>,
}
