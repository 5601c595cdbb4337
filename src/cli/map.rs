//! `dateline map`: a report or a list of sites to PNG, SVG and PDF.

use std::path::{Path, PathBuf};

use clap::ValueEnum;

use super::outcome::Outcome;
use super::{files, input, output};
use crate::analysis::Analysis;
use crate::correct::{self, Correction};
use crate::country::CountryCode;
use crate::error::{Error, Result};
use crate::geometry::{Extent, LonLat};
use crate::lang::{Argument, Message};
use crate::limits;
use crate::map::{self, Asked, MapOptions, Meridians, Page, ProjectionChoice, Style, Subject};
use crate::render::{self, FORMATS, Format, Settings, SvgText};
use crate::resolve::Keep;
use crate::world::World;
use crate::world::gazetteer::Gazetteer;

/// Arguments of `dateline map`.
#[derive(clap::Args)]
pub(super) struct Arguments {
    /// A report (text, Markdown, HTML), a list (CSV, GeoJSON) or a record; `-` for standard input
    report: PathBuf,
    /// Where the map goes, by ending: .png, .svg or .pdf; may be given several times
    #[arg(short, long, required = true)]
    output: Vec<PathBuf>,
    /// Size of the page in pixels
    #[arg(long, value_name = "WIDTHxHEIGHT", conflicts_with = "aspect")]
    size: Option<String>,
    /// Preset: 16:9, 16:10, 3:2, 4:5, 1:1, 9:16, or a printed column such as 120mm@300
    #[arg(long)]
    aspect: Option<String>,
    /// Title; one is made from the sites
    #[arg(long)]
    title: Option<String>,
    /// Line below the title; one is made from the sites
    #[arg(long)]
    subtitle: Option<String>,
    /// Where the sites come from, for the credit
    #[arg(long)]
    source: Option<String>,
    /// The day up to which the map is true, in your words
    #[arg(long, value_name = "DAY")]
    as_of: Option<String>,
    /// light, dark, print, contrast, or the path of a TOML file
    #[arg(long, default_value = "light")]
    style: String,
    /// Borders as this country draws them (two letters), those of others' disputes dashed; otherwise de facto, all disputed
    /// ones dashed
    #[arg(long, value_name = "COUNTRY")]
    worldview: Option<String>,
    /// Position in the middle of the map
    #[arg(long, value_name = "LON,LAT", allow_hyphen_values = true)]
    center: Option<String>,
    /// Extent of the map; west may be greater than east
    #[arg(long, value_name = "W,S,E,N", allow_hyphen_values = true)]
    bbox: Option<String>,
    /// Languages of labels: en, or en and that of a second line (en,fa; known: ar, fa, he, ru, uk, and what a list
    /// gives as name:xx)
    #[arg(long, default_value = "en", value_name = "LANGUAGES")]
    labels: String,
    /// Draw meridians and parallels with their degrees
    #[arg(long)]
    graticule: bool,
    /// The facts of a site in your own words, at most two, divided by a semicolon; nothing after `=` leaves the name
    /// alone; may be given several times
    #[arg(long, value_name = "SITE=FACT[; FACT]")]
    callout: Vec<String>,
    /// Projection, in place of the one with the least distortion
    #[arg(long, value_enum, default_value_t = ProjectionName::Best)]
    projection: ProjectionName,
    /// Device pixels per pixel of the page, for PNG
    #[arg(long, default_value_t = 1.0, value_name = "1-4")]
    scale: f32,
    /// Physical resolution that is written into PNG and PDF
    #[arg(long)]
    dpi: Option<f32>,
    /// Text of the SVG as text that can be edited, in place of outlines
    #[arg(long)]
    live_text: bool,
    /// Write where everything stands, and how well it was placed, as JSON
    #[arg(long, value_name = "FILE")]
    layout_report: Option<PathBuf>,
    /// Print the alternative text
    #[arg(long)]
    alt: bool,
    #[command(flatten)]
    about: input::About,
}

/// Projections by their short names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ProjectionName {
    /// The one with the least scale spread
    Best,
    /// Lambert conformal conic
    Lcc,
    /// Mercator
    Mercator,
    /// Transverse Mercator
    Tm,
    /// Azimuthal equidistant
    Aeqd,
    /// Lambert azimuthal equal-area
    Laea,
    /// Polar stereographic
    Stere,
    /// Equal Earth
    EqualEarth,
    /// Orthographic
    Ortho,
}

impl From<ProjectionName> for ProjectionChoice {
    fn from(name: ProjectionName) -> Self {
        match name {
            ProjectionName::Best => Self::Best,
            ProjectionName::Lcc => Self::LambertConformalConic,
            ProjectionName::Mercator => Self::Mercator,
            ProjectionName::Tm => Self::TransverseMercator,
            ProjectionName::Aeqd => Self::AzimuthalEquidistant,
            ProjectionName::Laea => Self::LambertAzimuthal,
            ProjectionName::Stere => Self::PolarStereographic,
            ProjectionName::EqualEarth => Self::EqualEarth,
            ProjectionName::Ortho => Self::Orthographic,
        }
    }
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome> {
    // Whatever can be wrong with the request is said before anything is read.
    let formats = arguments.output.iter().map(|path| format_of(path)).collect::<Result<Vec<_>>>()?;
    let world = World::embedded();
    let options = options(arguments, world)?;
    checked(arguments, &formats, &options)?;
    let wishes = wishes(arguments)?;
    let story = story(arguments, wishes)?;
    let (subject, diagnostics) = Subject::from_analysis(&story);
    output::report(&diagnostics);
    let composition = map::compose(&subject, world, &options);
    output::report(&composition.diagnostics);
    let settings = Settings {
        ratio: arguments.scale,
        dpi: arguments.dpi,
        page_dpi: options.page.print_dpi(),
        text: if arguments.live_text { SvgText::Live } else { SvgText::Outlines },
    };
    let mut written = Vec::new();
    for (path, format) in arguments.output.iter().zip(formats) {
        written.push((path.clone(), (format.encode)(&composition.scene, &settings)?));
    }
    if let Some(path) = &arguments.layout_report {
        let json = serde_json::to_vec_pretty(&composition.report)
            .map_err(|error| Error::Encode { what: "layout", why: error.to_string() })?;
        written.push((path.clone(), json));
    }
    output::write(written)?;
    if arguments.alt {
        output::print_text(&format!("{}\n", composition.alt))?;
    }
    // The process ends here: its memory goes back whole, not piece by piece, which takes a thirtieth of the time of a map.
    std::mem::forget((composition, subject, story));
    Ok(Outcome::Done)
}

/// Whether what is asked for can be drawn and written, as far as the request tells.
fn checked(arguments: &Arguments, formats: &[&Format], options: &MapOptions) -> Result<()> {
    let targets: Vec<&Path> = arguments.output.iter().chain(&arguments.layout_report).map(PathBuf::as_path).collect();
    files::check(&targets, &[&arguments.report])?;
    if let Some(dpi) = arguments.dpi.filter(|dpi| !limits::DPI.contains(dpi)) {
        return Err(Error::input(
            Message::NotAResolution { dpi: dpi.to_string().into() },
            Message::NotAResolutionHint {},
        ));
    }
    if !limits::SCALE.contains(&arguments.scale) {
        let scale = arguments.scale.to_string().into();
        return Err(Error::input(Message::NotAScale { scale }, Message::NotAScaleHint {}));
    }
    let ratio = if formats.iter().any(|format| format.ending == "png") { arguments.scale } else { 1.0 };
    render::check_raster(options.page.width, options.page.height, ratio).map(drop)
}

/// Formats that a build may leave out.
const OPTIONAL: [&str; 2] = ["png", "pdf"];

/// The format that the name of a file asks for; standard output takes PNG.
fn format_of(path: &Path) -> Result<&'static Format> {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    let ending = if path == Path::new("-") { "png" } else { ending.as_deref().unwrap_or_default() };
    render::format_of(ending).ok_or_else(|| {
        let (file, endings): (Argument, _) = (path.display().to_string().into(), endings());
        if OPTIONAL.contains(&ending) {
            Error::input(Message::LeftOutFormat { file }, Message::LeftOutFormatHint { endings })
        } else {
            Error::input(Message::NotAMapFile { file }, Message::NotAMapFileHint { endings })
        }
    })
}

/// ".png, .svg or .pdf".
fn endings() -> Argument {
    let ending = |format: &Format| Argument::from(format!(".{}", format.ending));
    let (last, rest) = FORMATS.split_last().expect("SVG is in every build");
    let rest = rest.iter().map(ending).reduce(|names, next| Message::ListNext { names, next }.into());
    match rest {
        Some(names) => Message::ListOr { names, next: ending(last) }.into(),
        None => ending(last),
    }
}

fn options(arguments: &Arguments, world: &World<'_>) -> Result<MapOptions> {
    let page = match (&arguments.size, &arguments.aspect) {
        (Some(size), _) => Page::from_size(size)?,
        (None, Some(aspect)) => Page::from_aspect(aspect)?,
        (None, None) => Page::default(),
    };
    let asked = Asked {
        // The extent is a correction of the story.
        bbox: None,
        center: arguments.center.as_deref().map(position).transpose()?,
        projection: arguments.projection.into(),
    };
    Ok(MapOptions {
        page,
        style: style(&arguments.style)?,
        subtitle: arguments.subtitle.clone(),
        source: arguments.source.clone(),
        as_of: arguments.as_of.clone(),
        asked,
        second: map::languages(&arguments.labels)?,
        graticule: if arguments.graticule { Meridians::Drawn } else { Meridians::Absent },
        worldview: arguments.worldview.as_deref().map(|code| worldview(world.gazetteer, code)).transpose()?,
        ..MapOptions::default()
    })
}

/// A site and the facts to write under its name.
fn callout_of(text: &str) -> Result<(&str, Vec<String>)> {
    let Some((name, facts)) = text.split_once('=').filter(|(name, _)| !name.trim().is_empty()) else {
        return Err(Error::input(Message::NotACallout { text: text.into() }, Message::NotACalloutHint {}));
    };
    let facts: Vec<String> =
        facts.split(';').map(str::trim).filter(|fact| !fact.is_empty()).map(str::to_owned).collect();
    if facts.len() > 2 {
        let what = Message::CalloutTooFull { site: name.trim().into(), count: facts.len().into() };
        return Err(Error::input(what, Message::CalloutTooFullHint {}));
    }
    Ok((name, facts))
}

/// A built-in style, or the user's own file.
fn style(name: &str) -> Result<Style> {
    if !name.ends_with(".toml") {
        return Style::built_in(name);
    }
    let bytes = input::bytes(Path::new(name), 1 << 20)?;
    let source = String::from_utf8_lossy(&bytes);
    let (style, faults) = Style::read(&source)?;
    output::report(&faults);
    Ok(style)
}

/// What the user wishes of the story, before it is read: sites are still called by their names.
struct Wishes<'a> {
    callouts: Vec<(&'a str, Vec<String>)>,
    corrections: Vec<Correction>,
}

fn wishes(arguments: &Arguments) -> Result<Wishes<'_>> {
    let title = arguments.title.clone().map(Correction::Title);
    let extent = arguments.bbox.as_deref().map(bbox).transpose()?.map(Correction::Extent);
    Ok(Wishes {
        callouts: arguments.callout.iter().map(|callout| callout_of(callout)).collect::<Result<_>>()?,
        corrections: title.into_iter().chain(extent).collect(),
    })
}

/// The story to be drawn, as the user corrects it.
fn story(arguments: &Arguments, wishes: Wishes<'_>) -> Result<Analysis> {
    let analysis = input::analysis(&arguments.report, &arguments.about, Keep::Places)?;
    output::report(&analysis.diagnostics);
    let mut corrections = wishes.corrections;
    for (name, facts) in wishes.callouts {
        corrections.extend(called_out(&analysis, name, &facts)?);
    }
    if corrections.is_empty() { Ok(analysis) } else { Ok(correct::apply(&analysis, &corrections)) }
}

/// The editor's words under each site of this name.
fn called_out(analysis: &Analysis, name: &str, facts: &[String]) -> Result<Vec<Correction>> {
    let events = correct::events_named(analysis, name);
    if !events.is_empty() {
        return Ok(events.into_iter().map(|event| Correction::Facts(event, facts.to_vec())).collect());
    }
    let mut names: Vec<&str> = Vec::new();
    for (_, site) in analysis.events() {
        if !site.name.is_empty() && !names.contains(&site.name.as_str()) && names.len() < 20 {
            names.push(&site.name);
        }
    }
    let names = names.into_iter().map(Argument::from);
    let hint = match names.reduce(|names, next| Message::ListNext { names, next }.into()) {
        None => Message::NoSiteHint {},
        Some(names) => Message::SitesHint { names },
    };
    Err(Error::input(Message::NoSuchSite { site: name.trim().into() }, hint))
}

fn numbers<const N: usize>(text: &str) -> Option<[f64; N]> {
    let parts: Vec<f64> = text.split(',').map(|part| part.trim().parse().ok()).collect::<Option<_>>()?;
    parts.try_into().ok()
}

fn position(text: &str) -> Result<LonLat> {
    numbers(text)
        .and_then(|[lon, lat]| LonLat::new(lon, lat))
        .ok_or_else(|| Error::input(Message::NotAPosition { text: text.into() }, Message::NotAPositionHint {}))
}

fn bbox(text: &str) -> Result<Extent> {
    let parsed = numbers(text).and_then(|[west, south, east, north]| {
        let (lower, upper) = (LonLat::new(west, south)?, LonLat::new(east, north)?);
        (south < north && west != east).then_some(Extent { west: lower.lon(), south, east: upper.lon(), north })
    });
    parsed.ok_or_else(|| Error::input(Message::NotAnExtent { text: text.into() }, Message::NotAnExtentHint {}))
}

/// A country that the map knows.
fn worldview(gazetteer: &dyn Gazetteer, code: &str) -> Result<CountryCode> {
    let code = country(code)?;
    match map::ground::context::country_name(gazetteer, code) {
        Some(_) => Ok(code),
        None => Err(Error::input(Message::NoSuchCountry { code: code.as_str().into() }, Message::CountryHint {})),
    }
}

fn country(code: &str) -> Result<CountryCode> {
    CountryCode::parse(code)
        .ok_or_else(|| Error::input(Message::NotACountry { code: code.into() }, Message::CountryHint {}))
}
