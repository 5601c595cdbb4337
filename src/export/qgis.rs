//! Styles and a project for QGIS: a `.qml` beside each layer, and one `.qgs` that opens all of them.
//!
//! The project repeats the styles inline, because QGIS does not apply sidecars to project layers; its layer ids are
//! longer than ten characters, because shorter ones are renamed and vanish from the tree; and it carries both the proj4
//! text and the authority of the reference system, because one alone is not valid. Measured with QGIS 3.22.16.

use geo::CoordsIter;

use super::geojson;
use super::layers::{Layer, Shape, Value};
use super::material::{Files, Material};
use crate::error::Result;
use crate::geometry::Extent;
use crate::lang::{self, Message};

/// Share of the extent added on every side, so that no marker stands on the frame.
const MARGIN: f64 = 0.08;

/// The least half-width of the extent in degrees, about a city.
const LEAST: f64 = 0.1;

/// Text and rim colours of the light map style.
const LABEL_COLOR: &str = "28,27,25,255";
const RIM_COLOR: &str = "255,255,255,255";

const WGS84: &str =
    "<spatialrefsys><proj4>+proj=longlat +datum=WGS84 +no_defs</proj4><authid>EPSG:4326</authid></spatialrefsys>";

/// A GeoJSON file and a style for each layer, and a project that opens them all.
pub(super) fn files(material: &Material<'_>) -> Result<Files> {
    let mut files = Files::new();
    for layer in material.layers {
        let base = material.layer_name(layer);
        files.push((format!("{base}.geojson"), geojson::collection(layer, &base)?.into_bytes()));
        files.push((format!("{base}.qml"), style(layer).into_bytes()));
    }
    if !material.layers.is_empty() {
        let sources = material.layers.iter().map(|layer| (layer, format!("{}.geojson", material.layer_name(layer))));
        let project = project(material.stem, &sources.collect::<Vec<_>>(), &extent(material.layers));
        files.push((format!("{}.qgs", material.stem), project.into_bytes()));
    }
    Ok(files)
}

/// The box of all coordinates, or the whole band of latitudes when they lie on both sides of the antimeridian.
fn extent(layers: &[Layer]) -> Extent {
    let coords = || layers.iter().flat_map(|layer| layer.rows.iter()).flat_map(|row| row.geometry.coords_iter());
    let fold = |value: fn(geo::Coord<f64>) -> f64, pick: fn(f64, f64) -> f64, start: f64| {
        coords().map(value).fold(start, pick)
    };
    let (west, east) = (fold(|c| c.x, f64::min, f64::INFINITY), fold(|c| c.x, f64::max, f64::NEG_INFINITY));
    let (south, north) = (fold(|c| c.y, f64::min, f64::INFINITY), fold(|c| c.y, f64::max, f64::NEG_INFINITY));
    let pad_x = ((east - west) * MARGIN).max(LEAST);
    let pad_y = ((north - south) * MARGIN).max(LEAST);
    Extent {
        west: (west - pad_x).max(-180.0),
        south: (south - pad_y).max(-90.0),
        east: (east + pad_x).min(180.0),
        north: (north + pad_y).min(90.0),
    }
}

/// How one value of the `symbol` or `verdict` column is drawn.
struct Symbol {
    code: &'static str,
    color: &'static str,
    /// Marker name, or line style.
    form: &'static str,
    /// Millimetres.
    size: f32,
    hollow: bool,
}

const fn marker(code: &'static str, color: &'static str, form: &'static str, hollow: bool) -> Symbol {
    Symbol { code, color, form, size: 4.0, hollow }
}

const ATTACK: &str = "179,18,46,255";
const EFFECT: &str = "194,124,0,255";
const AVERTED: &str = "27,103,156,255";
const MENTION: &str = "105,100,91,255";

/// Shape says which kind, colour says what class of thing; a claimed event is hollow.
const POINT_SYMBOLS: &[Symbol] = &[
    marker("airstrike", ATTACK, "circle", false),
    marker("airstrike_claimed", ATTACK, "circle", true),
    marker("attack", ATTACK, "diamond", false),
    marker("attack_claimed", ATTACK, "diamond", true),
    marker("missile", ATTACK, "triangle", false),
    marker("missile_claimed", ATTACK, "triangle", true),
    marker("drone", ATTACK, "arrowhead_filled", false),
    marker("drone_claimed", ATTACK, "arrowhead_filled", true),
    marker("explosion", ATTACK, "star", false),
    marker("explosion_claimed", ATTACK, "star", true),
    marker("shelling", ATTACK, "square", false),
    marker("shelling_claimed", ATTACK, "square", true),
    marker("damage", EFFECT, "pentagon", false),
    marker("damage_claimed", EFFECT, "pentagon", true),
    marker("intercepted", AVERTED, "cross_fill", false),
    marker("intercepted_claimed", AVERTED, "cross_fill", true),
    Symbol { code: "origin", color: AVERTED, form: "diamond", size: 3.4, hollow: false },
    Symbol { code: "strike_site", color: ATTACK, form: "circle", size: 2.6, hollow: true },
    Symbol { code: "mention", color: MENTION, form: "circle", size: 2.2, hollow: false },
];

const fn line(code: &'static str, color: &'static str, form: &'static str) -> Symbol {
    Symbol { code, color, form, size: 0.5, hollow: false }
}

const LINE_SYMBOLS: &[Symbol] = &[
    line("supported", "46,71,86,255", "solid"),
    line("approximately", "46,71,86,255", "dash"),
    line("contradicted", ATTACK, "solid"),
    line("uncheckable", MENTION, "dot"),
];

const AREA_SYMBOLS: &[Symbol] = &[
    Symbol { code: "strike_site", color: "179,18,46,31", form: "dash", size: 0.4, hollow: false },
    Symbol { code: "mention", color: "105,100,91,31", form: "dash", size: 0.3, hollow: false },
];

/// The style of a layer as a `.qml` file of its base name.
pub fn style(layer: &Layer) -> String {
    format!(
        "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n\
         <qgis version=\"3.22\" styleCategories=\"Symbology|Labeling\" labelsEnabled=\"1\">\n{}{}</qgis>\n",
        renderer(layer),
        labeling(layer)
    )
}

/// A project that opens the layers `(layer, file name)`, first on the bottom, on `extent`.
pub fn project(title: &str, layers: &[(&Layer, String)], extent: &Extent) -> String {
    let title = escaped(title);
    let mut tree = String::new();
    let mut maps = String::new();
    let mut order = String::new();
    for (layer, file) in layers.iter().rev() {
        let (id, name, file) = (layer_id(layer.shape), layer.shape.suffix(), escaped(file));
        tree += &format!(
            "  <layer-tree-layer id=\"{id}\" name=\"{name}\" checked=\"Qt::Checked\" source=\"./{file}\" providerKey=\"ogr\"/>\n"
        );
        order += &format!("<layer id=\"{id}\"/>");
        maps += &format!(
            "  <maplayer type=\"vector\" geometry=\"{}\" labelsEnabled=\"1\">\n   <id>{id}</id>\
             <datasource>./{file}</datasource><layername>{name}</layername>\n   <srs>{WGS84}</srs>\n   \
             <provider encoding=\"UTF-8\">ogr</provider>\n{}{}  </maplayer>\n",
            geometry_name(layer.shape),
            renderer(layer),
            labeling(layer)
        );
    }
    let Extent { west, south, east, north } = extent;
    // QGIS has no extents across the antimeridian: such a project opens on the whole band of latitudes.
    let (west, east) = if west <= east { (*west, *east) } else { (-180.0, 180.0) };
    format!(
        "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n\
         <qgis projectname=\"{title}\" version=\"3.22.16\">\n <homePath path=\"\"/><title>{title}</title>\n \
         <projectCrs>{WGS84}</projectCrs>\n <layer-tree-group>\n{tree} </layer-tree-group>\n \
         <projectlayers>\n{maps} </projectlayers>\n <layerorder>{order}</layerorder>\n \
         <ProjectViewSettings UseProjectScales=\"0\"><Scales/><DefaultViewExtent xmin=\"{west}\" ymin=\"{south}\" \
         xmax=\"{east}\" ymax=\"{north}\">{WGS84}</DefaultViewExtent></ProjectViewSettings>\n <properties>\n  \
         <SpatialRefSys><ProjectionsEnabled type=\"int\">1</ProjectionsEnabled></SpatialRefSys>\n  \
         <Measure><Ellipsoid type=\"QString\">EPSG:7030</Ellipsoid></Measure>\n  \
         <Paths><Absolute type=\"bool\">false</Absolute></Paths>\n </properties>\n</qgis>\n"
    )
}

const fn layer_id(shape: Shape) -> &'static str {
    match shape {
        Shape::Points => "dateline_points_layer_0001",
        Shape::Lines => "dateline_lines_layer_0002",
        Shape::Areas => "dateline_areas_layer_0003",
    }
}

const fn geometry_name(shape: Shape) -> &'static str {
    match shape {
        Shape::Points => "Point",
        Shape::Lines => "Line",
        Shape::Areas => "Polygon",
    }
}

/// What the legend says of a value of the column that tells the symbols of a layer apart.
fn label(shape: Shape, code: &str) -> Message {
    let code = code.into();
    match shape {
        Shape::Points => Message::LayerSymbol { code },
        Shape::Lines => Message::LayerVerdict { code },
        Shape::Areas => Message::LayerArea { code },
    }
}

fn renderer(layer: &Layer) -> String {
    let (attribute, all) = match layer.shape {
        Shape::Points => ("symbol", POINT_SYMBOLS),
        Shape::Lines => ("verdict", LINE_SYMBOLS),
        Shape::Areas => ("symbol", AREA_SYMBOLS),
    };
    let attribute = &layer.own(attribute);
    let mut categories = String::new();
    let mut symbols = String::new();
    for (number, symbol) in all.iter().filter(|symbol| occurs(layer, attribute, symbol.code)).enumerate() {
        let code = symbol.code;
        let label = lang::voice().say(&label(layer.shape, code));
        categories += &format!("<category value=\"{code}\" symbol=\"{number}\" label=\"{label}\" render=\"true\"/>");
        symbols += &drawn(layer.shape, symbol, number);
    }
    format!(
        " <renderer-v2 type=\"categorizedSymbol\" attr=\"{attribute}\">\n  <categories>{categories}</categories>\n  \
         <symbols>\n{symbols}  </symbols>\n </renderer-v2>\n"
    )
}

fn occurs(layer: &Layer, attribute: &str, code: &str) -> bool {
    let Some(column) = layer.columns.iter().position(|column| column.name == attribute) else { return false };
    layer.rows.iter().any(|row| matches!(&row.cells[column], Value::Text(text) if text == code))
}

fn drawn(shape: Shape, symbol: &Symbol, number: usize) -> String {
    let Symbol { color, form, size, hollow, .. } = symbol;
    let (kind, class, options) = match shape {
        Shape::Points => {
            let (fill, rim) = if *hollow { (RIM_COLOR, *color) } else { (*color, RIM_COLOR) };
            let width = if *hollow { 0.7 } else { 0.4 };
            let options = [
                ("color", fill.to_owned()),
                ("outline_color", rim.to_owned()),
                ("outline_width", width.to_string()),
                ("name", (*form).to_owned()),
                ("size", size.to_string()),
            ];
            ("marker", "SimpleMarker", options.to_vec())
        }
        Shape::Lines => {
            let options = [
                ("line_color", (*color).to_owned()),
                ("line_width", size.to_string()),
                ("line_style", (*form).to_owned()),
            ];
            ("line", "SimpleLine", options.to_vec())
        }
        Shape::Areas => {
            let edge = color.rsplit_once(',').map_or(*color, |(rgb, _)| rgb);
            let options = [
                ("color", (*color).to_owned()),
                ("style", "solid".to_owned()),
                ("outline_color", format!("{edge},255")),
                ("outline_width", size.to_string()),
                ("outline_style", (*form).to_owned()),
            ];
            ("fill", "SimpleFill", options.to_vec())
        }
    };
    let options: String = options
        .iter()
        .map(|(name, value)| format!("<Option name=\"{name}\" type=\"QString\" value=\"{value}\"/>"))
        .collect();
    format!(
        "   <symbol type=\"{kind}\" name=\"{number}\" alpha=\"1\"><layer class=\"{class}\" enabled=\"1\" pass=\"0\" \
         locked=\"0\"><Option type=\"Map\">{options}</Option></layer></symbol>\n"
    )
}

fn labeling(layer: &Layer) -> String {
    let (shape, name) = (layer.shape, layer.own("name"));
    // Placement 6: around the point in cartographic order; 3: curved along the line; 1: around the centroid.
    let placement = match shape {
        Shape::Points => 6,
        Shape::Lines => 3,
        Shape::Areas => 1,
    };
    format!(
        " <labeling type=\"simple\"><settings><text-style fieldName=\"{name}\" fontFamily=\"Noto Sans\" fontSize=\"9\" \
         textColor=\"{LABEL_COLOR}\"><text-buffer bufferDraw=\"1\" bufferSize=\"0.8\" bufferColor=\"{RIM_COLOR}\"/>\
         </text-style><placement placement=\"{placement}\" dist=\"1\"/><rendering drawLabels=\"{}\"/></settings></labeling>\n",
        u8::from(shape != Shape::Areas)
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
